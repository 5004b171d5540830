/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/jct-present-window-private.h"
#include "widgets/jct-tooltip-text.h"
#include "widgets/jct-widgets.h"

/* ms. A number that is not finished waits so long. */
#define TYPED_FOR 4000

enum
{
  PROP_0,
  PROP_THEME,
  PROP_MONITOR,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  CLOCK_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JctPresentWindow, jct_present_window, ADW_TYPE_WINDOW)

/* ---- getters ---- */

JctPresentation *
jct_present_window_get_presentation (JctPresentWindow *self)
{
  g_return_val_if_fail (JCT_IS_PRESENT_WINDOW (self), NULL);

  return self->presentation;
}

JctStage *
jct_present_window_get_stage (JctPresentWindow *self)
{
  g_return_val_if_fail (JCT_IS_PRESENT_WINDOW (self), NULL);

  return self->stage;
}

JctSlideDeck *
jct_present_window_get_deck (JctPresentWindow *self)
{
  g_return_val_if_fail (JCT_IS_PRESENT_WINDOW (self), NULL);

  return self->deck;
}

GtkWindow *
jct_present_window_get_speaker (JctPresentWindow *self)
{
  g_return_val_if_fail (JCT_IS_PRESENT_WINDOW (self), NULL);

  return self->speaker;
}

const JctStopwatch *
jct_present_window_get_stopwatch (JctPresentWindow *self)
{
  g_return_val_if_fail (JCT_IS_PRESENT_WINDOW (self), NULL);

  return &self->watch;
}

double
jct_present_window_get_notes_scale (JctPresentWindow *self)
{
  g_return_val_if_fail (JCT_IS_PRESENT_WINDOW (self), 1);

  return self->notes_scale;
}

gboolean
jct_present_window_hides_names (JctPresentWindow *self)
{
  g_return_val_if_fail (JCT_IS_PRESENT_WINDOW (self), FALSE);

  return jct_presentation_hides_names (self->presentation,
                                       jct_presentation_get_slide_index (self->presentation));
}

void
jct_present_window_tell_clock (JctPresentWindow *self)
{
  jct_present_window_update_notes (self);
  g_signal_emit (self, signals[CLOCK_CHANGED], 0);
}

/* ---- what is shown ---- */

static void
update_place (JctPresentWindow *self)
{
  guint n_steps = jct_presentation_get_n_steps (self->presentation);
  g_autofree char *text
    = g_strdup_printf (C_ ("slide number", "%u / %u"),
                       jct_presentation_get_slide_index (self->presentation) + 1,
                       jct_presentation_get_n_slides (self->presentation));
  g_autofree char *steps = NULL;

  /* Translators: the number of a slide and of how many, and in brackets the same of its steps. */
  if (n_steps > 1)
    steps = g_strdup_printf (C_ ("slide number", "%s (%u / %u)"), text,
                             jct_presentation_get_step (self->presentation) + 1, n_steps);
  jct_set_label_text (self->place, steps != NULL ? steps : text);
}

static gboolean
forget_typed (gpointer data)
{
  JctPresentWindow *self = data;

  self->typed_timeout = 0;
  jct_presentation_forget_typed (self->presentation);
  return G_SOURCE_REMOVE;
}

static void
update_typed (JctPresentWindow *self)
{
  const char *typed = jct_presentation_get_typed (self->presentation);
  g_autofree char *text = g_strdup_printf ("%s ⏎", typed);

  g_clear_handle_id (&self->typed_timeout, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self->typed), *typed != '\0');
  jct_set_label_text (self->typed, text);
  if (*typed != '\0')
    self->typed_timeout = g_timeout_add (TYPED_FOR, forget_typed, self);
}

static void
update (JctPresentWindow *self)
{
  update_place (self);
  update_typed (self);
  gtk_widget_set_visible (self->reset_button, jct_presentation_is_exploring (self->presentation));
  jct_present_window_update_tools (self);
  jct_present_window_update_notes (self);
}

static void
on_frame_changed (JctPresentWindow *self)
{
  gboolean waiting = jct_stage_is_waiting (self->stage);

  gtk_widget_set_visible (GTK_WIDGET (self->spinner), waiting);
  gtk_spinner_set_spinning (self->spinner, waiting);
}

static gboolean
on_second (gpointer data)
{
  jct_present_window_update_notes (data);
  return G_SOURCE_CONTINUE;
}

static void
on_notes_shown (JctPresentWindow *self)
{
  gboolean shown = gtk_widget_get_visible (self->notes_box);

  if (shown && self->second_timeout == 0)
    self->second_timeout = g_timeout_add_seconds (1, on_second, self);
  else if (!shown)
    g_clear_handle_id (&self->second_timeout, g_source_remove);
}

static void
action_do (GtkWidget *widget, const char *name, GVariant *parameter)
{
  jct_present_window_run (JCT_PRESENT_WINDOW (widget),
                          jct_present_command_from_name (g_variant_get_string (parameter, NULL)),
                          0);
}

static void
add_message (JctPresentWindow *self)
{
  self->message = gtk_label_new (_ ("This story has no slides yet."));
  gtk_label_set_wrap (GTK_LABEL (self->message), TRUE);
  gtk_widget_set_halign (self->message, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->message, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->message, "present-card");
  gtk_widget_add_css_class (self->message, "title-2");
  gtk_overlay_add_overlay (self->overlay, self->message);
}

/* ---- the look ---- */

static void
set_theme (JctPresentWindow *self, const char *name)
{
  JctThemeKind theme;

  if (name == NULL || !jct_theme_kind_from_name (name, &theme))
    return;
  jct_slide_deck_set_look (self->deck, theme, jct_slide_deck_get_font (self->deck));
  if (self->settings != NULL)
    g_settings_set_string (self->settings, "present-theme", name);
  jct_present_window_fill_colors (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_THEME]);
}

/* Light is what survives a lit room, whatever the desktop is. */
static void
restore_look (JctPresentWindow *self)
{
  g_autofree char *name
    = self->settings != NULL ? g_settings_get_string (self->settings, "present-theme") : NULL;
  JctThemeKind theme = JCT_THEME_LIGHT;

  jct_theme_kind_from_name (name != NULL ? name : "light", &theme);
  jct_slide_deck_set_look (self->deck, theme, NULL);
  self->notes_scale
    = self->settings != NULL ? g_settings_get_double (self->settings, "present-notes-scale") : 1;
}

/* ---- the window ---- */

void
jct_present_window_start (JctPresentWindow *self, int monitor, GtkWindow *beside)
{
  gboolean with_speaker;

  g_return_if_fail (JCT_IS_PRESENT_WINDOW (self));

  jct_present_window_place (self, monitor, beside);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->stage));
  jct_present_window_show_bar (self);
  self->inhibit_cookie
    = gtk_application_inhibit (gtk_window_get_application (GTK_WINDOW (self)), GTK_WINDOW (self),
                               GTK_APPLICATION_INHIBIT_IDLE, _ ("A story is being presented."));
  g_autoptr (GdkMonitor) other = jct_present_window_dup_other_monitor (self);
  with_speaker
    = self->settings != NULL && g_settings_get_boolean (self->settings, "present-speaker");
  if (other != NULL && with_speaker)
    jct_present_window_run (self, JCT_COMMAND_SPEAKER, 0);
}

static void
jct_present_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  JctPresentWindow *self = JCT_PRESENT_WINDOW (object);

  switch (id)
    {
    case PROP_THEME:
      g_value_set_string (value, self->deck != NULL
                                   ? jct_theme_kind_to_name (jct_slide_deck_get_theme (self->deck))
                                   : "light");
      break;
    case PROP_MONITOR:
      g_value_set_int (value, jct_present_window_get_monitor (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
jct_present_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  JctPresentWindow *self = JCT_PRESENT_WINDOW (object);

  switch (id)
    {
    case PROP_THEME:
      set_theme (self, g_value_get_string (value));
      break;
    case PROP_MONITOR:
      jct_present_window_set_monitor (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
jct_present_window_dispose (GObject *object)
{
  JctPresentWindow *self = JCT_PRESENT_WINDOW (object);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  g_clear_handle_id (&self->hide_timeout, g_source_remove);
  g_clear_handle_id (&self->typed_timeout, g_source_remove);
  g_clear_handle_id (&self->second_timeout, g_source_remove);
  if (self->inhibit_cookie != 0 && application != NULL)
    gtk_application_uninhibit (application, self->inhibit_cookie);
  self->inhibit_cookie = 0;
  if (self->speaker != NULL)
    gtk_window_destroy (self->speaker);
  g_clear_weak_pointer (&self->speaker);
  if (self->deck != NULL)
    jct_slide_deck_stop (self->deck);
  gtk_widget_dispose_template (GTK_WIDGET (object), JCT_TYPE_PRESENT_WINDOW);
  G_OBJECT_CLASS (jct_present_window_parent_class)->dispose (object);
}

static void
jct_present_window_finalize (GObject *object)
{
  JctPresentWindow *self = JCT_PRESENT_WINDOW (object);

  g_clear_object (&self->monitor);
  g_clear_object (&self->out);
  g_clear_object (&self->deck);
  g_clear_object (&self->presentation);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (jct_present_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               JCT_RESOURCE_BASE "/jct-present-window.ui");
  gtk_widget_class_bind_template_child (widget_class, JctPresentWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, JctPresentWindow, overlay);
  gtk_widget_class_bind_template_child (widget_class, JctPresentWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, JctPresentWindow, typed);
  gtk_widget_class_bind_template_child (widget_class, JctPresentWindow, notes_box);
  gtk_widget_class_bind_template_child (widget_class, JctPresentWindow, notes);
  gtk_widget_class_bind_template_child (widget_class, JctPresentWindow, keys_box);
  gtk_widget_class_bind_template_child (widget_class, JctPresentWindow, keys);
  jct_present_window_bind_bar (widget_class);
  jct_present_window_bind_guesses (widget_class);
}

static void
jct_present_window_class_init (JctPresentWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = jct_present_window_get_property;
  object_class->set_property = jct_present_window_set_property;
  object_class->dispose = jct_present_window_dispose;
  object_class->finalize = jct_present_window_finalize;

  properties[PROP_THEME] = g_param_spec_string ("theme", NULL, NULL, "light", flags);
  properties[PROP_MONITOR] = g_param_spec_int ("monitor", NULL, NULL, -1, G_MAXINT, -1, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CLOCK_CHANGED] = g_signal_new ("clock-changed", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "present.do", "s", action_do);
  gtk_widget_class_install_property_action (widget_class, "present.theme", "theme");
  gtk_widget_class_install_property_action (widget_class, "present.monitor", "monitor");
}

static void
jct_present_window_init (JctPresentWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

JctPresentWindow *
jct_present_window_new (GtkApplication *application,
                        JctPresentation *presentation,
                        GSettings *settings)
{
  JctPresentWindow *self;

  g_return_val_if_fail (JCT_IS_PRESENTATION (presentation), NULL);

  self = g_object_new (JCT_TYPE_PRESENT_WINDOW, "application", application, NULL);
  self->presentation = g_object_ref (presentation);
  self->settings = settings != NULL ? g_object_ref (settings) : NULL;
  self->deck = jct_slide_deck_new (presentation);
  restore_look (self);
  self->stage = JCT_STAGE (jct_stage_new (self->deck));
  adw_toast_overlay_set_child (self->toasts, GTK_WIDGET (self->stage));
  g_signal_connect_object (self->stage, "pointer-moved", G_CALLBACK (jct_present_window_show_bar),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stage, "frame-changed", G_CALLBACK (on_frame_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (presentation, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->notes_box, "notify::visible", G_CALLBACK (on_notes_shown), self,
                           G_CONNECT_SWAPPED);
  jct_present_window_catch_keys (self, GTK_WIDGET (self));
  jct_present_window_init_monitors (self);
  jct_present_window_init_out (self);
  jct_present_window_init_guesses (self);
  jct_present_window_fill_colors (self);
  jct_present_window_fill_keys (self);
  if (jct_presentation_get_n_slides (presentation) == 0)
    add_message (self);
  jct_stopwatch_start (&self->watch, g_get_monotonic_time ());
  update (self);
  return self;
}
