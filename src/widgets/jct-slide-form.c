/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-slide-form-private.h"

#include <glib/gi18n-lib.h>

#include "chart/jct-chart-layout.h"
#include "widgets/jct-slide-markup.h"
#include "widgets/jct-tooltip-text.h"
#include "widgets/jct-widgets.h"

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JctSlideForm, jct_slide_form, ADW_TYPE_BIN)

void
jct_slide_form_emit_changed (JctSlideForm *self, const char *field)
{
  g_signal_emit (self, signals[CHANGED], g_quark_from_string (field), field);
}

/* ---- texts ----------------------------------------------------------------------------------- */

/* (transfer full) */
static char *
dup_text (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
show_text (GtkTextBuffer *buffer, const char *text)
{
  g_autofree char *old = dup_text (buffer);

  if (g_strcmp0 (old, text != NULL ? text : "") == 0)
    return;
  gtk_text_buffer_set_text (buffer, text != NULL ? text : "", -1);
  /* What another slide said is not what "undo" in the text gives back. */
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_text_buffer_set_enable_undo (buffer, TRUE);
}

/* A text whose words are longer than any is scrolled to the side. */
static void
update_wrapping (GtkTextView *view)
{
  g_autofree char *text = dup_text (gtk_text_view_get_buffer (view));
  GtkWidget *scrolled = gtk_widget_get_parent (GTK_WIDGET (view));
  gboolean is_long = jct_has_long_word (text);

  gtk_text_view_set_wrap_mode (view, is_long ? GTK_WRAP_WORD : GTK_WRAP_WORD_CHAR);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled),
                                  is_long ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
}

/* "" is none. */
static void
take_text (char **place, char *text)
{
  g_free (*place);
  *place = text;
  if (text[0] == '\0')
    g_clear_pointer (place, g_free);
}

static void
headline_cb (JctSlideForm *self)
{
  if (self->is_filling || self->slide == NULL)
    return;
  take_text (&self->slide->headline, g_strdup (gtk_editable_get_text (self->headline)));
  jct_slide_form_emit_changed (self, "headline");
}

static void
text_cb (JctSlideForm *self)
{
  update_wrapping (self->text_view);
  if (self->is_filling || self->slide == NULL)
    return;
  take_text (&self->slide->text, dup_text (self->text));
  jct_slide_form_emit_changed (self, "text");
}

static void
notes_cb (JctSlideForm *self)
{
  update_wrapping (self->notes_view);
  if (self->is_filling || self->slide == NULL)
    return;
  take_text (&self->slide->notes, dup_text (self->notes));
  jct_slide_form_emit_changed (self, "notes");
}

/* A question a line. */
static void
questions_cb (JctSlideForm *self)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) questions = NULL;

  update_wrapping (self->questions_view);
  if (self->is_filling || self->slide == NULL)
    return;
  text = dup_text (self->questions);
  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    if (g_strstrip (*line)[0] != '\0')
      g_strv_builder_add (builder, *line);
  questions = g_strv_builder_end (builder);
  if (g_strv_equal ((const char *const *) questions, (const char *const *) self->slide->questions))
    return;
  g_strfreev (self->slide->questions);
  self->slide->questions = g_steal_pointer (&questions);
  jct_slide_form_emit_changed (self, "questions");
}

/* ---- what else it has ------------------------------------------------------------------------ */

static void
sources_cb (JctSlideForm *self)
{
  if (self->slide == NULL)
    return;
  g_strfreev (self->slide->sources);
  self->slide->sources = jct_source_picker_dup_keys (self->sources);
  jct_slide_form_emit_changed (self, "sources");
}

static void
steps_cb (JctSlideForm *self)
{
  if (self->slide == NULL)
    return;
  jct_slide_steps_apply (self->steps, self->slide);
  jct_slide_form_emit_changed (self, "steps");
}

static void
slow_reveal_cb (JctSlideForm *self)
{
  if (self->slide == NULL)
    return;
  jct_slide_set_slow_reveal (self->slide);
  jct_slide_steps_set_slide (self->steps, self->slide);
  jct_slide_form_emit_changed (self, "steps");
}

static void
all_at_once_cb (JctSlideForm *self)
{
  if (self->slide == NULL)
    return;
  self->slide->n_reveal = 0;
  jct_slide_steps_set_slide (self->steps, self->slide);
  jct_slide_form_emit_changed (self, "steps");
}

static void
anonymous_cb (JctSlideForm *self)
{
  if (self->is_filling || self->slide == NULL)
    return;
  self->slide->anonymous = gtk_switch_get_active (self->anonymous);
  jct_slide_form_emit_changed (self, "anonymous");
}

/* ---- the figure ------------------------------------------------------------------------------ */

static const char *
view_title (const JctView *view)
{
  return view->title != NULL && view->title[0] != '\0' ? view->title : view->id;
}

static void
show_figure (JctSlideForm *self)
{
  const JctDocument *document = jct_view_state_get_document (self->state);
  const JctSlide *slide = self->slide;
  const JctView *saved = slide->view_id != NULL && slide->view == NULL
                           ? jct_document_find_view (document, slide->view_id)
                           : NULL;
  const JctView *view = slide->view != NULL ? slide->view : saved;
  g_autofree char *title
    = view != NULL ? jct_chart_dup_title (document, view) : g_strdup (C_ ("slide", "Words alone"));
  g_autofree char *subtitle = NULL;

  if (saved != NULL)
    /* Translators: %s is the name of a saved view. */
    subtitle = g_strdup_printf (C_ ("slide", "The saved view “%s”"), view_title (saved));
  else if (view != NULL)
    subtitle = g_strdup (C_ ("slide", "This slide’s own view"));
  jct_set_row_title (ADW_PREFERENCES_ROW (self->figure), title);
  jct_set_row_subtitle (self->figure, subtitle);
}

/* ---- the slide ------------------------------------------------------------------------------- */

static void
fill (JctSlideForm *self)
{
  g_autofree char *questions = g_strjoinv ("\n", self->slide->questions);
  const char *headline = self->slide->headline != NULL ? self->slide->headline : "";

  self->is_filling = TRUE;
  if (g_strcmp0 (gtk_editable_get_text (self->headline), headline) != 0)
    gtk_editable_set_text (self->headline, headline);
  show_text (self->text, self->slide->text);
  show_text (self->notes, self->slide->notes);
  show_text (self->questions, questions);
  jct_source_picker_set_keys (self->sources, self->state,
                              (const char *const *) self->slide->sources);
  jct_slide_steps_set_slide (self->steps, self->slide);
  gtk_switch_set_active (self->anonymous, self->slide->anonymous);
  jct_slide_form_fill_predict (self);
  jct_slide_form_fill_rounds (self);
  self->is_filling = FALSE;
}

void
jct_slide_form_set_slide (JctSlideForm *self, JctViewState *state, const JctSlide *slide)
{
  g_return_if_fail (JCT_IS_SLIDE_FORM (self));
  g_return_if_fail (JCT_IS_VIEW_STATE (state) && slide != NULL);

  g_set_object (&self->state, state);
  if (self->slide == NULL || !jct_slide_equal (self->slide, slide))
    {
      g_clear_pointer (&self->slide, jct_slide_free);
      self->slide = jct_slide_copy (slide);
      fill (self);
    }
  show_figure (self);
}

const JctSlide *
jct_slide_form_get_slide (JctSlideForm *self)
{
  g_return_val_if_fail (JCT_IS_SLIDE_FORM (self), NULL);

  return self->slide;
}

void
jct_slide_form_focus (JctSlideForm *self)
{
  g_return_if_fail (JCT_IS_SLIDE_FORM (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->headline));
}

/* ---- the text's tools ------------------------------------------------------------------------ */

static void
action_stars (GtkWidget *widget, const char *name, GVariant *mark)
{
  JctSlideForm *self = JCT_SLIDE_FORM (widget);

  jct_slide_markup_toggle_stars (self->text, g_variant_get_string (mark, NULL));
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}

static void
action_items (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctSlideForm *self = JCT_SLIDE_FORM (widget);

  jct_slide_markup_toggle_items (self->text);
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}

static void
add_text_key (GtkEventController *keys, guint key, GdkModifierType modifiers, const char *action)
{
  GtkShortcut *shortcut
    = gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers), gtk_named_action_new (action));

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
}

static void
add_star_key (GtkEventController *keys, guint key, const char *mark)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key, GDK_CONTROL_MASK),
                                            gtk_named_action_new ("slide.stars"));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_string (mark));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
}

/* Before the application's own keys. */
static void
add_text_keys (JctSlideForm *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  add_star_key (keys, GDK_KEY_b, "**");
  add_star_key (keys, GDK_KEY_i, "*");
  add_text_key (keys, GDK_KEY_L, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "slide.items");
  gtk_widget_add_controller (GTK_WIDGET (self->text_view), keys);
}

/* ---- class ----------------------------------------------------------------------------------- */

static void
jct_slide_form_finalize (GObject *object)
{
  JctSlideForm *self = JCT_SLIDE_FORM (object);

  g_clear_object (&self->state);
  g_clear_pointer (&self->slide, jct_slide_free);
  g_clear_pointer (&self->periods, g_array_unref);
  g_clear_pointer (&self->round_rows, g_ptr_array_unref);
  g_free (self->selected_event);
  G_OBJECT_CLASS (jct_slide_form_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               JCT_RESOURCE_BASE "/jct-slide-form.ui");
  gtk_widget_class_bind_template_child (widget_class, JctSlideForm, headline);
  gtk_widget_class_bind_template_child (widget_class, JctSlideForm, text_view);
  gtk_widget_class_bind_template_child (widget_class, JctSlideForm, notes_view);
  gtk_widget_class_bind_template_child (widget_class, JctSlideForm, questions_view);
  gtk_widget_class_bind_template_child (widget_class, JctSlideForm, text);
  gtk_widget_class_bind_template_child (widget_class, JctSlideForm, notes);
  gtk_widget_class_bind_template_child (widget_class, JctSlideForm, questions);
  gtk_widget_class_bind_template_child (widget_class, JctSlideForm, figure);
  gtk_widget_class_bind_template_child (widget_class, JctSlideForm, sources);
  gtk_widget_class_bind_template_child (widget_class, JctSlideForm, steps);
  gtk_widget_class_bind_template_child (widget_class, JctSlideForm, anonymous);
  gtk_widget_class_bind_template_child (widget_class, JctSlideForm, rounds);
  gtk_widget_class_bind_template_callback (widget_class, headline_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_cb);
  gtk_widget_class_bind_template_callback (widget_class, notes_cb);
  gtk_widget_class_bind_template_callback (widget_class, questions_cb);
  gtk_widget_class_bind_template_callback (widget_class, sources_cb);
  gtk_widget_class_bind_template_callback (widget_class, steps_cb);
  gtk_widget_class_bind_template_callback (widget_class, slow_reveal_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_at_once_cb);
  gtk_widget_class_bind_template_callback (widget_class, anonymous_cb);
}

static void
jct_slide_form_class_init (JctSlideFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jct_slide_form_finalize;
  signals[CHANGED]
    = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED, 0,
                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (JCT_TYPE_SLIDE_STEPS);
  g_type_ensure (JCT_TYPE_SOURCE_PICKER);
  gtk_widget_class_set_css_name (widget_class, "slideform");
  bind_template (widget_class);
  jct_slide_form_bind_predict (widget_class);
  gtk_widget_class_install_action (widget_class, "slide.stars", "s", action_stars);
  gtk_widget_class_install_action (widget_class, "slide.items", NULL, action_items);
}

static void
jct_slide_form_init (JctSlideForm *self)
{
  self->periods = g_array_new (FALSE, FALSE, sizeof (JctPeriod));
  self->round_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_text_keys (self);
}
