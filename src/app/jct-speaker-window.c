/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/jct-speaker-window.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-slide-preview.h"
#include "widgets/jct-widgets.h"
#include "widgets/jct-tooltip-text.h"

struct _JctSpeakerWindow
{
  AdwWindow parent_instance;

  /* Template */
  AdwToastOverlay *toasts;
  AdwWindowTitle *title;
  GtkLabel *headline, *notes, *now_label, *next_label, *elapsed, *clock, *place;
  GtkButton *pause, *names;
  AdwBin *now, *next;

  JctSlidePreview *now_preview, *next_preview; /* borrowed: children */
  JctPresentWindow *present;                   /* weak */
  guint second_timeout;
};

G_DEFINE_FINAL_TYPE (JctSpeakerWindow, jct_speaker_window, ADW_TYPE_WINDOW)

/* ---- time ---- */

static void
update_time (JctSpeakerWindow *self)
{
  const JctStopwatch *watch = jct_present_window_get_stopwatch (self->present);
  g_autofree char *elapsed = jct_stopwatch_to_text (watch, g_get_monotonic_time ());
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  /* Translators: the time of day, as g_date_time_format() takes it. */
  g_autofree char *clock = g_date_time_format (now, C_ ("presenting", "%H:%M"));

  gtk_label_set_label (self->elapsed, elapsed);
  gtk_label_set_label (self->clock, clock);
  gtk_button_set_icon_name (self->pause, watch->is_running ? "media-playback-pause-symbolic"
                                                           : "media-playback-start-symbolic");
}

static gboolean
on_second (gpointer data)
{
  update_time (data);
  return G_SOURCE_CONTINUE;
}

static void
jct_speaker_window_map (GtkWidget *widget)
{
  JctSpeakerWindow *self = JCT_SPEAKER_WINDOW (widget);

  GTK_WIDGET_CLASS (jct_speaker_window_parent_class)->map (widget);
  if (self->second_timeout == 0)
    self->second_timeout = g_timeout_add_seconds (1, on_second, self);
}

static void
jct_speaker_window_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&JCT_SPEAKER_WINDOW (widget)->second_timeout, g_source_remove);
  GTK_WIDGET_CLASS (jct_speaker_window_parent_class)->unmap (widget);
}

/* ---- the slide ---- */

static void
update_notes (JctSpeakerWindow *self)
{
  PangoAttrList *attributes = NULL;
  g_autofree char *notes = jct_present_window_dup_notes (self->present, &attributes);

  pango_attr_list_insert (attributes, pango_attr_scale_new (
                                        jct_present_window_get_notes_scale (self->present)));
  jct_set_label_text (self->notes,
                      *notes != '\0' ? notes : C_ ("presenting", "This slide has no notes."));
  gtk_label_set_attributes (self->notes, attributes);
  pango_attr_list_unref (attributes);
}

static void
update_place (JctSpeakerWindow *self)
{
  JctPresentation *presentation = jct_present_window_get_presentation (self->present);
  guint n_steps = jct_presentation_get_n_steps (presentation);
  g_autofree char *slide = g_strdup_printf (C_ ("presenting", "Slide %u of %u"),
                                            jct_presentation_get_slide_index (presentation) + 1,
                                            jct_presentation_get_n_slides (presentation));
  g_autofree char *step = NULL, *text = NULL;

  if (n_steps > 1)
    step = g_strdup_printf (C_ ("presenting", "step %u of %u"),
                            jct_presentation_get_step (presentation) + 1, n_steps);
  text = step != NULL ? g_strdup_printf ("%s, %s", slide, step) : g_strdup (slide);
  jct_set_label_text (self->place, text);
  adw_window_title_set_title (self->title, jct_presentation_get_story (presentation)->title);
  adw_window_title_set_subtitle (self->title, text);
}

static void
update_slides (JctSpeakerWindow *self)
{
  JctPresentation *presentation = jct_present_window_get_presentation (self->present);
  JctSlideDeck *deck = jct_present_window_get_deck (self->present);
  JctSlideFrame *frame = jct_stage_get_frame (jct_present_window_get_stage (self->present));
  JctSlideFrame *next = jct_slide_deck_get_next (deck);
  guint slide, step;
  gboolean has_next = jct_presentation_peek_next (presentation, &slide, &step);
  const char *label = C_ ("presenting", "This is the last step");
  g_autofree char *headline = NULL;

  jct_slide_preview_set_frame (self->now_preview, frame);
  jct_slide_preview_set_frame (self->next_preview, next);
  headline = jct_dup_tooltip_text (frame != NULL ? jct_slide_frame_get_title (frame) : "");
  jct_set_label_text (self->headline, headline);
  if (has_next)
    label = step > 0 ? C_ ("presenting", "The next step") : C_ ("presenting", "The next slide");
  jct_set_label_text (self->next_label, label);
}

/* Beside the slide, since it is about what the audience sees of it; the words say it, not the icon alone. */
static void
update_names (JctSpeakerWindow *self)
{
  gboolean hidden = jct_present_window_hides_names (self->present);

  jct_set_label_text (self->now_label,
                      hidden ? C_ ("presenting", "Shown now, without names (A shows them)")
                             : C_ ("presenting", "Shown now"));
  gtk_button_set_icon_name (self->names, hidden ? "view-conceal-symbolic" : "view-reveal-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->names),
                               hidden ? C_ ("presenting", "Show names, places and years (A)")
                                      : C_ ("presenting", "Hide names, places and years (A)"));
}

static void
update (JctSpeakerWindow *self)
{
  update_names (self);
  update_notes (self);
  update_place (self);
  update_slides (self);
  update_time (self);
}

static void
action_do (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctSpeakerWindow *self = JCT_SPEAKER_WINDOW (widget);

  if (self->present != NULL)
    jct_present_window_run (self->present,
                            jct_present_command_from_name (g_variant_get_string (parameter, NULL)),
                            0);
}

/* ---- the window ---- */

static void
jct_speaker_window_dispose (GObject *object)
{
  JctSpeakerWindow *self = JCT_SPEAKER_WINDOW (object);

  g_clear_handle_id (&self->second_timeout, g_source_remove);
  g_clear_weak_pointer (&self->present);
  gtk_widget_dispose_template (GTK_WIDGET (object), JCT_TYPE_SPEAKER_WINDOW);
  G_OBJECT_CLASS (jct_speaker_window_parent_class)->dispose (object);
}

static void
jct_speaker_window_class_init (JctSpeakerWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jct_speaker_window_dispose;
  widget_class->map = jct_speaker_window_map;
  widget_class->unmap = jct_speaker_window_unmap;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               JCT_RESOURCE_BASE "/jct-speaker-window.ui");
  gtk_widget_class_bind_template_child (widget_class, JctSpeakerWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, JctSpeakerWindow, title);
  gtk_widget_class_bind_template_child (widget_class, JctSpeakerWindow, headline);
  gtk_widget_class_bind_template_child (widget_class, JctSpeakerWindow, notes);
  gtk_widget_class_bind_template_child (widget_class, JctSpeakerWindow, now_label);
  gtk_widget_class_bind_template_child (widget_class, JctSpeakerWindow, next_label);
  gtk_widget_class_bind_template_child (widget_class, JctSpeakerWindow, names);
  gtk_widget_class_bind_template_child (widget_class, JctSpeakerWindow, elapsed);
  gtk_widget_class_bind_template_child (widget_class, JctSpeakerWindow, clock);
  gtk_widget_class_bind_template_child (widget_class, JctSpeakerWindow, place);
  gtk_widget_class_bind_template_child (widget_class, JctSpeakerWindow, pause);
  gtk_widget_class_bind_template_child (widget_class, JctSpeakerWindow, now);
  gtk_widget_class_bind_template_child (widget_class, JctSpeakerWindow, next);
  gtk_widget_class_install_action (widget_class, "speaker.do", "s", action_do);
}

static void
jct_speaker_window_init (JctSpeakerWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->now_preview = JCT_SLIDE_PREVIEW (jct_slide_preview_new ());
  self->next_preview = JCT_SLIDE_PREVIEW (jct_slide_preview_new ());
  adw_bin_set_child (self->now, GTK_WIDGET (self->now_preview));
  adw_bin_set_child (self->next, GTK_WIDGET (self->next_preview));
}

void
jct_speaker_window_add_toast (JctSpeakerWindow *self, AdwToast *toast)
{
  g_return_if_fail (JCT_IS_SPEAKER_WINDOW (self));

  adw_toast_overlay_add_toast (self->toasts, toast);
}

GtkWindow *
jct_speaker_window_new (JctPresentWindow *present)
{
  JctSpeakerWindow *self;

  g_return_val_if_fail (JCT_IS_PRESENT_WINDOW (present), NULL);

  self = g_object_new (JCT_TYPE_SPEAKER_WINDOW, "application",
                       gtk_window_get_application (GTK_WINDOW (present)), NULL);
  g_set_weak_pointer (&self->present, present);
  jct_present_window_catch_keys (present, GTK_WIDGET (self));
  g_signal_connect_object (jct_present_window_get_presentation (present), "changed",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (jct_present_window_get_stage (present), "frame-changed",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (present, "clock-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WINDOW (self);
}
