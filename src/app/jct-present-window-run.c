/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the presenting window does when it is told to, by a key or a button. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/jct-present-window-private.h"
#include "app/jct-speaker-window.h"
#include "model/jct-slide-text.h"
#include "widgets/jct-tooltip-text.h"

#define SCALE_STEP 1.15
#define LEAST_SCALE 0.6
#define LARGEST_SCALE 4.0

/* ---- notes ---- */

static void
add_style (PangoAttrList *attributes, PangoAttribute *attribute, gsize start, gsize end)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (attributes, attribute);
}

static void
add_run (GString *text, PangoAttrList *attributes, const JctTextRun *run)
{
  g_autofree char *shown = jct_dup_label_text (run->text);
  gsize start = text->len;

  g_string_append (text, shown);
  if ((run->style & JCT_RUN_STRONG) != 0)
    add_style (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, text->len);
  if ((run->style & JCT_RUN_EMPHASIS) != 0)
    add_style (attributes, pango_attr_style_new (PANGO_STYLE_ITALIC), start, text->len);
}

static void
add_text (GString *text, PangoAttrList *attributes, const char *markup, const char *bullet)
{
  g_autoptr (GPtrArray) blocks = jct_slide_text_parse (markup);

  for (guint i = 0; i < blocks->len; i++)
    {
      const JctTextBlock *block = g_ptr_array_index (blocks, i);

      if (text->len > 0)
        g_string_append (text, block->is_item || *bullet != '\0' ? "\n" : "\n\n");
      g_string_append (text, block->is_item ? "• " : bullet);
      for (guint r = 0; r < block->runs->len; r++)
        add_run (text, attributes, g_ptr_array_index (block->runs, r));
    }
}

char *
jct_present_window_dup_notes (JctPresentWindow *self, PangoAttrList **attributes)
{
  const JctSlide *slide;
  GString *text;

  g_return_val_if_fail (JCT_IS_PRESENT_WINDOW (self) && attributes != NULL, NULL);

  slide = jct_presentation_get_slide (self->presentation);
  text = g_string_new (NULL);
  *attributes = pango_attr_list_new ();
  if (slide != NULL && slide->notes != NULL)
    add_text (text, *attributes, slide->notes, "");
  if (slide != NULL && slide->questions[0] != NULL)
    {
      gsize start;

      if (text->len > 0)
        g_string_append (text, "\n\n");
      start = text->len;
      g_string_append (text, C_ ("presenting", "To ask"));
      add_style (*attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, text->len);
      for (char **question = slide->questions; *question != NULL; question++)
        add_text (text, *attributes, *question, "– ");
    }
  return g_string_free (text, FALSE);
}

/* What the audience may read with the speaker. (transfer full) */
static char *
dup_shown_notes (JctPresentWindow *self, PangoAttrList **attributes)
{
  g_autofree char *notes = NULL;

  if (jct_present_window_hides_names (self))
    {
      *attributes = pango_attr_list_new ();
      return g_strdup (C_ ("presenting", "Names are hidden, and so are the notes. The speaker’s "
                                         "window (Shift+N) has them."));
    }
  notes = jct_present_window_dup_notes (self, attributes);
  return g_strdup (*notes != '\0' ? notes : C_ ("presenting", "This slide has no notes."));
}

/* With one screen there is no other place for where one stands and how long. */
void
jct_present_window_update_notes (JctPresentWindow *self)
{
  PangoAttrList *attributes = NULL;
  g_autofree char *notes = NULL, *time = NULL, *shown = NULL;

  if (!gtk_widget_get_visible (self->notes_box))
    return;
  time = jct_stopwatch_to_text (&self->watch, g_get_monotonic_time ());
  notes = dup_shown_notes (self, &attributes);
  /* Behind the notes, so that their attributes stay where they are. */
  shown = g_strdup_printf ("%s\n\n%s · %s", notes, gtk_label_get_text (self->place), time);
  pango_attr_list_insert (attributes, pango_attr_scale_new (self->notes_scale));
  jct_set_label_text (self->notes, shown);
  gtk_label_set_attributes (self->notes, attributes);
  pango_attr_list_unref (attributes);
}

static void
scale_notes (JctPresentWindow *self, double by)
{
  self->notes_scale = CLAMP (self->notes_scale * by, LEAST_SCALE, LARGEST_SCALE);
  if (self->settings != NULL)
    g_settings_set_double (self->settings, "present-notes-scale", self->notes_scale);
  jct_present_window_tell_clock (self);
}

/* ---- the speaker's window ---- */

static gboolean
on_speaker_closed (GtkWindow *speaker, JctPresentWindow *self)
{
  if (self->settings != NULL)
    g_settings_set_boolean (self->settings, "present-speaker", FALSE);
  return FALSE;
}

static void
toggle_speaker (JctPresentWindow *self)
{
  if (self->speaker != NULL)
    {
      gtk_window_close (self->speaker);
      return;
    }
  g_set_weak_pointer (&self->speaker, jct_speaker_window_new (self));
  g_signal_connect_object (self->speaker, "close-request", G_CALLBACK (on_speaker_closed), self, 0);
  if (self->settings != NULL)
    g_settings_set_boolean (self->settings, "present-speaker", TRUE);
  g_autoptr (GdkMonitor) other = jct_present_window_dup_other_monitor (self);
  if (other != NULL)
    gtk_window_fullscreen_on_monitor (self->speaker, other);
  gtk_window_present (self->speaker);
}

/* ---- tools ---- */

static void
toggle_tool (JctPresentWindow *self, JctStageTool tool)
{
  jct_stage_set_tool (self->stage, jct_stage_get_tool (self->stage) == tool ? JCT_TOOL_NONE : tool);
  jct_present_window_update_tools (self);
}

static void
hold_tool (JctPresentWindow *self, JctStageTool tool)
{
  jct_stage_hold_tool (self->stage, tool);
  jct_present_window_update_tools (self);
}

static void
next_color (JctPresentWindow *self)
{
  jct_stage_set_pen_color (self->stage,
                           (jct_stage_get_pen_color (self->stage) + 1) % JCT_N_PEN_COLORS);
  jct_present_window_update_tools (self);
}

/* ---- commands ---- */

static void
toggle_box (JctPresentWindow *self, GtkWidget *box)
{
  gtk_widget_set_visible (box, !gtk_widget_get_visible (box));
  jct_present_window_update_notes (self);
}

/* What lies over the slide goes one by one, and then the presentation. */
static void
close_topmost (JctPresentWindow *self)
{
  if (jct_presentation_forget_typed (self->presentation))
    return;
  if (gtk_widget_get_visible (self->keys_box))
    gtk_widget_set_visible (self->keys_box, FALSE);
  else if (jct_stage_get_tool (self->stage) != JCT_TOOL_NONE)
    toggle_tool (self, jct_stage_get_tool (self->stage));
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
pause_clock (JctPresentWindow *self)
{
  if (self->watch.is_running)
    jct_stopwatch_stop (&self->watch, g_get_monotonic_time ());
  else
    jct_stopwatch_start (&self->watch, g_get_monotonic_time ());
  jct_present_window_tell_clock (self);
}

static gboolean
run_tool (JctPresentWindow *self, JctPresentCommand command)
{
  switch ((guint) command)
    {
    case JCT_COMMAND_PEN:
      toggle_tool (self, JCT_TOOL_PEN);
      return TRUE;
    case JCT_COMMAND_SPOTLIGHT:
      toggle_tool (self, JCT_TOOL_SPOTLIGHT);
      return TRUE;
    case JCT_COMMAND_MAGNIFIER:
      toggle_tool (self, JCT_TOOL_MAGNIFIER);
      return TRUE;
    case JCT_COMMAND_HOLD_SPOTLIGHT:
      hold_tool (self, JCT_TOOL_SPOTLIGHT);
      return TRUE;
    case JCT_COMMAND_HOLD_MAGNIFIER:
      hold_tool (self, JCT_TOOL_MAGNIFIER);
      return TRUE;
    case JCT_COMMAND_PEN_COLOR:
      next_color (self);
      return TRUE;
    case JCT_COMMAND_UNDO_STROKE:
      jct_stage_undo_stroke (self->stage);
      return TRUE;
    case JCT_COMMAND_CLEAR_PEN:
      jct_stage_clear_strokes (self->stage);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
run_window (JctPresentWindow *self, JctPresentCommand command)
{
  switch ((guint) command)
    {
    case JCT_COMMAND_NOTES:
      toggle_box (self, self->notes_box);
      return TRUE;
    case JCT_COMMAND_KEYS:
      toggle_box (self, self->keys_box);
      return TRUE;
    case JCT_COMMAND_SPEAKER:
      toggle_speaker (self);
      return TRUE;
    case JCT_COMMAND_PAUSE:
      pause_clock (self);
      return TRUE;
    case JCT_COMMAND_RESTART_CLOCK:
      jct_stopwatch_reset (&self->watch, g_get_monotonic_time ());
      jct_present_window_tell_clock (self);
      return TRUE;
    case JCT_COMMAND_LARGER:
      scale_notes (self, SCALE_STEP);
      return TRUE;
    case JCT_COMMAND_SMALLER:
      scale_notes (self, 1 / SCALE_STEP);
      return TRUE;
    case JCT_COMMAND_FULLSCREEN:
      if (gtk_window_is_fullscreen (GTK_WINDOW (self)))
        gtk_window_unfullscreen (GTK_WINDOW (self));
      else
        jct_present_window_place (self, jct_present_window_get_monitor (self), NULL);
      return TRUE;
    case JCT_COMMAND_CLOSE:
      close_topmost (self);
      return TRUE;
    case JCT_COMMAND_STOP:
      gtk_window_close (GTK_WINDOW (self));
      return TRUE;
    default:
      return run_tool (self, command);
    }
}

gboolean
jct_present_window_run (JctPresentWindow *self, JctPresentCommand command, guint digit)
{
  JctPresentation *presentation;

  g_return_val_if_fail (JCT_IS_PRESENT_WINDOW (self), FALSE);

  presentation = self->presentation;
  if (jct_present_window_run_guesses (self, command) || jct_present_window_run_out (self, command))
    return TRUE;
  switch ((guint) command)
    {
    case JCT_COMMAND_NONE:
      return FALSE;
    case JCT_COMMAND_NEXT:
      jct_presentation_next (presentation);
      return TRUE;
    case JCT_COMMAND_PREVIOUS:
      jct_presentation_previous (presentation);
      return TRUE;
    case JCT_COMMAND_FIRST:
      jct_presentation_go_to (presentation, 0);
      return TRUE;
    case JCT_COMMAND_LAST:
      jct_presentation_go_to (presentation, G_MAXUINT);
      return TRUE;
    case JCT_COMMAND_DIGIT:
      jct_presentation_type_digit (presentation, digit);
      return TRUE;
    case JCT_COMMAND_ACCEPT:
      /* Without a number it presses the button that has the focus. */
      return jct_presentation_accept_typed (presentation);
    case JCT_COMMAND_BLACK:
      jct_presentation_toggle_screen (presentation, JCT_SCREEN_BLACK);
      return TRUE;
    case JCT_COMMAND_WHITE:
      jct_presentation_toggle_screen (presentation, JCT_SCREEN_WHITE);
      return TRUE;
    case JCT_COMMAND_NEXT_DEFINITION:
      jct_presentation_step_definition (presentation, 1);
      return TRUE;
    case JCT_COMMAND_PREVIOUS_DEFINITION:
      jct_presentation_step_definition (presentation, -1);
      return TRUE;
    case JCT_COMMAND_RESET:
      jct_presentation_reset (presentation);
      return TRUE;
    case JCT_COMMAND_NAMES:
      jct_presentation_toggle_names (presentation);
      return TRUE;
    default:
      return run_window (self, command);
    }
}

void
jct_present_window_release (JctPresentWindow *self, JctPresentCommand command)
{
  g_return_if_fail (JCT_IS_PRESENT_WINDOW (self));

  if (command == JCT_COMMAND_HOLD_SPOTLIGHT || command == JCT_COMMAND_HOLD_MAGNIFIER)
    hold_tool (self, JCT_TOOL_NONE);
}
