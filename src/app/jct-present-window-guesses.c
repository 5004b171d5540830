/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Slides to predict: the pad over them, and the bar with whose guess is drawn. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/jct-present-window-private.h"

#include "widgets/jct-tooltip-text.h"

static JctGuessBoard *
get_board (JctPresentWindow *self)
{
  return jct_presentation_get_board (self->presentation);
}

static guint
get_slide (JctPresentWindow *self)
{
  return jct_presentation_get_slide_index (self->presentation);
}

/* Whether people can draw now. */
static gboolean
is_open (JctPresentWindow *self)
{
  const JctSlide *slide = jct_presentation_get_slide (self->presentation);

  return slide != NULL && slide->has_predict
         && jct_presentation_get_screen (self->presentation) == JCT_SCREEN_SLIDE
         && !jct_presentation_is_answered (self->presentation, get_slide (self),
                                           jct_presentation_get_step (self->presentation));
}

/* How many periods are hidden; 0 while the slide is not there yet. */
static gsize
count_hidden (JctPresentWindow *self)
{
  JctSlideFrame *frame = jct_stage_get_frame (self->stage);

  return frame != NULL && jct_slide_frame_get_index (frame) == get_slide (self)
           ? jct_slide_frame_get_places (frame)->n_hidden
           : 0;
}

/* The slide to predict as it is shown, answered or not; NULL where there is none. */
static JctSlideFrame *
get_frame (JctPresentWindow *self)
{
  const JctSlide *slide = jct_presentation_get_slide (self->presentation);

  return slide != NULL && slide->has_predict
             && jct_presentation_get_screen (self->presentation) == JCT_SCREEN_SLIDE
             && count_hidden (self) > 0
           ? jct_stage_get_frame (self->stage)
           : NULL;
}

static const JctGuess *
get_active (JctPresentWindow *self)
{
  GPtrArray *guesses = jct_guess_board_get_guesses (get_board (self), get_slide (self));
  guint active = jct_guess_board_get_active (get_board (self), get_slide (self));

  return active < guesses->len ? guesses->pdata[active] : NULL;
}

/* ---- the bar ---- */

/* What is drawn, on the button that leads to all of them. */
static void
show_active (JctPresentWindow *self, JctSlideFrame *frame, const JctTheme *theme)
{
  const JctGuess *guess = get_active (self);
  g_autofree char *name
    = guess != NULL ? jct_slide_dup_guess_name (guess) : g_strdup (C_ ("prediction", "Guesses"));
  g_autofree char *words = NULL;

  /* Translators: of a button that leads to a list; %s is whose guess is drawn. */
  words = g_strdup_printf (C_ ("prediction", "Guesses: %s"), name);
  gtk_widget_set_visible (GTK_WIDGET (self->guess_swatch), guess != NULL);
  if (guess != NULL)
    jct_guess_swatch_set_look (self->guess_swatch, theme->background,
                               jct_slide_places_get_guess_color (jct_slide_frame_get_places (frame),
                                                                 theme, guess->hue),
                               guess->hue, guess->round != NULL);
  jct_set_label_text (self->guess_label, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->guess_menu), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  guess != NULL ? words : name, -1);
}

static void
show_bar (JctPresentWindow *self, JctSlideFrame *frame)
{
  g_autoptr (JctTheme) theme
    = jct_slide_theme_new (jct_slide_deck_get_theme (self->deck), NULL,
                           MAX (gtk_widget_get_height (GTK_WIDGET (self->stage)), 1));

  show_active (self, frame, theme);
  jct_guess_list_update (self->guess_list, self->presentation, frame, theme);
  gtk_widget_set_visible (self->guess_tools, self->pad != NULL);
}

/* ---- what is shown ---- */

static void
update_status (JctPresentWindow *self)
{
  g_autofree char *text = self->pad != NULL ? jct_guess_pad_dup_cursor_text (self->pad) : NULL;

  jct_set_label_text (self->guess_status, text);
  gtk_widget_set_visible (GTK_WIDGET (self->guess_status), text != NULL);
  self->is_updating_guesses = TRUE;
  gtk_toggle_button_set_active (self->eraser,
                                self->pad != NULL && jct_guess_pad_has_eraser (self->pad));
  self->is_updating_guesses = FALSE;
}

static void
on_eraser_toggled (JctPresentWindow *self)
{
  if (!self->is_updating_guesses && self->pad != NULL)
    jct_guess_pad_set_eraser (self->pad, gtk_toggle_button_get_active (self->eraser));
}

static void update (JctPresentWindow *self);

static void
update_pad (JctPresentWindow *self)
{
  gboolean open = is_open (self) && count_hidden (self) > 0;

  if (open && self->pad == NULL)
    {
      self->pad = JCT_GUESS_PAD (jct_guess_pad_new (self->stage, self->presentation));
      g_signal_connect_object (self->pad, "cursor-changed", G_CALLBACK (update_status), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->pad, "stroke-ended", G_CALLBACK (update), self,
                               G_CONNECT_SWAPPED);
      jct_stage_set_pad (self->stage, GTK_WIDGET (self->pad));
    }
  else if (!open && self->pad != NULL)
    {
      self->pad = NULL;
      jct_stage_set_pad (self->stage, NULL);
    }
}

static void
update (JctPresentWindow *self)
{
  JctSlideFrame *frame = get_frame (self);

  update_pad (self);
  if (frame == NULL)
    gtk_menu_button_popdown (self->guess_menu);
  gtk_widget_set_visible (self->guess_box, frame != NULL);
  if (frame != NULL && (self->pad == NULL || !jct_guess_pad_is_drawing (self->pad)))
    show_bar (self, frame);
  update_status (self);
}

void
jct_present_window_init_guesses (JctPresentWindow *self)
{
  g_signal_connect_object (self->stage, "frame-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  /* Who hears the slide hears it from the stage. */
  g_signal_connect_object (gtk_menu_button_get_popover (self->guess_menu), "closed",
                           G_CALLBACK (gtk_widget_grab_focus), self->stage, G_CONNECT_SWAPPED);
}

void
jct_present_window_bind_guesses (GtkWidgetClass *widget_class)
{
  g_type_ensure (JCT_TYPE_GUESS_LIST);
  g_type_ensure (JCT_TYPE_GUESS_SWATCH);
  gtk_widget_class_bind_template_child (widget_class, JctPresentWindow, guess_box);
  gtk_widget_class_bind_template_child (widget_class, JctPresentWindow, guess_menu);
  gtk_widget_class_bind_template_child (widget_class, JctPresentWindow, guess_swatch);
  gtk_widget_class_bind_template_child (widget_class, JctPresentWindow, guess_label);
  gtk_widget_class_bind_template_child (widget_class, JctPresentWindow, guess_list);
  gtk_widget_class_bind_template_child (widget_class, JctPresentWindow, guess_tools);
  gtk_widget_class_bind_template_child (widget_class, JctPresentWindow, eraser);
  gtk_widget_class_bind_template_child (widget_class, JctPresentWindow, guess_status);
  gtk_widget_class_bind_template_callback (widget_class, on_eraser_toggled);
}

/* ---- keys ---- */

gboolean
jct_present_window_is_in_list (JctPresentWindow *self, guint key)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self->guess_list)))
    return FALSE;
  /* A remote control still moves the slides. */
  if (key != GDK_KEY_Page_Up && key != GDK_KEY_Page_Down && key != GDK_KEY_F5)
    return TRUE;
  jct_guess_list_take_name (self->guess_list);
  gtk_menu_button_popdown (self->guess_menu);
  return FALSE;
}

gboolean
jct_present_window_draw_with_key (JctPresentWindow *self, guint key, GdkModifierType state)
{
  return self->pad != NULL && jct_guess_pad_press (self->pad, key, state);
}

static void
next_guess (JctPresentWindow *self)
{
  GPtrArray *guesses = jct_guess_board_get_guesses (get_board (self), get_slide (self));
  guint active = jct_guess_board_get_active (get_board (self), get_slide (self));

  if (guesses->len > 0)
    jct_guess_board_set_active (get_board (self), get_slide (self), (active + 1) % guesses->len);
}

static void
hide_guess (JctPresentWindow *self)
{
  const JctGuess *guess = get_active (self);

  if (guess != NULL)
    jct_guess_board_set_hidden (get_board (self), get_slide (self),
                                jct_guess_board_get_active (get_board (self), get_slide (self)),
                                !guess->hidden);
}

/* What can be done before the answer and after it. */
static gboolean
run_any_time (JctPresentWindow *self, JctPresentCommand command)
{
  switch ((guint) command)
    {
    case JCT_COMMAND_RESET_GUESSES:
      jct_guess_board_reset (get_board (self), get_slide (self));
      return TRUE;
    case JCT_COMMAND_LIST_GUESSES:
      jct_present_window_show_bar (self);
      gtk_menu_button_popup (self->guess_menu);
      return TRUE;
    case JCT_COMMAND_HIDE_GUESS:
      hide_guess (self);
      return TRUE;
    case JCT_COMMAND_NEXT_GUESS:
      next_guess (self);
      return TRUE;
    case JCT_COMMAND_KEEP_GUESSES:
      jct_present_window_ask_to_keep (self);
      return TRUE;
    case JCT_COMMAND_KEPT_GUESSES:
      if (!jct_guess_list_toggle_last_round (self->guess_list))
        jct_present_window_tell (self, _ ("No guesses are kept with this slide."));
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
run_pad (JctPresentWindow *self, JctPresentCommand command)
{
  JctGuessBoard *board = get_board (self);

  switch ((guint) command)
    {
    case JCT_COMMAND_DRAW_WITH_KEYS:
      jct_guess_pad_set_cursor (self->pad, !jct_guess_pad_has_cursor (self->pad));
      return TRUE;
    case JCT_COMMAND_ERASER:
      jct_guess_pad_set_eraser (self->pad, !jct_guess_pad_has_eraser (self->pad));
      return TRUE;
    case JCT_COMMAND_NEW_GUESS:
      jct_guess_board_add (board, get_slide (self), count_hidden (self));
      return TRUE;
    case JCT_COMMAND_REMOVE_GUESS:
      jct_guess_board_remove (board, get_slide (self));
      return TRUE;
    case JCT_COMMAND_UNDO_GUESS:
      jct_guess_board_undo (board, get_slide (self));
      return TRUE;
    case JCT_COMMAND_UNDO_STROKE:
      /* With the pen in hand, or strokes of it on the slide, it is the pen's. */
      return jct_stage_get_tool (self->stage) != JCT_TOOL_PEN
             && jct_stage_get_n_strokes (self->stage) == 0
             && jct_guess_board_undo (board, get_slide (self));
    default:
      return FALSE;
    }
}

gboolean
jct_present_window_run_guesses (JctPresentWindow *self, JctPresentCommand command)
{
  if (get_frame (self) != NULL && run_any_time (self, command))
    return TRUE;
  return self->pad != NULL && run_pad (self, command);
}

/* What is kept: those of this slide. */
JctGuessRound *
jct_present_window_dup_round (JctPresentWindow *self)
{
  JctSlideFrame *frame = get_frame (self);
  const JctSlideFigures *figures = frame != NULL ? jct_slide_frame_get_figures (frame) : NULL;
  GPtrArray *guesses = jct_guess_board_get_guesses (get_board (self), get_slide (self));
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (figures == NULL || figures->seen == NULL)
    return NULL;
  return jct_guesses_to_round ((const JctGuess *const *) guesses->pdata, guesses->len,
                               jct_series_set_get (figures->seen, 0),
                               jct_slide_frame_get_places (frame)->hidden,
                               jct_day_from_date (g_date_time_get_year (now),
                                                  g_date_time_get_month (now),
                                                  g_date_time_get_day_of_month (now)));
}
