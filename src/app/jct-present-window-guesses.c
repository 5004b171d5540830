/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Slides to predict: the pad over them, and the bar with whose guess is drawn. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/jct-present-window-private.h"
#include "widgets/jct-desktop-theme.h"

/* In the bar at once: a window is no wider for a large class. */
#define MAX_BUTTONS 6

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

/* ---- the bar ---- */

static void
on_guess_toggled (GtkToggleButton *button, JctPresentWindow *self)
{
  if (!self->is_updating_guesses)
    jct_guess_board_set_active (get_board (self), get_slide (self),
                                GPOINTER_TO_UINT (
                                  g_object_get_data (G_OBJECT (button), "jct-guess")));
}

/* In the colour in which it is drawn, with its number. */
static GtkWidget *
make_button (JctPresentWindow *self, const JctGuess *guess, guint index, gboolean active)
{
  GtkWidget *button = gtk_toggle_button_new (), *label = gtk_label_new (NULL);
  g_autofree char *name = jct_slide_dup_guess_name (guess, index);
  JctSlideFrame *frame = jct_stage_get_frame (self->stage);
  g_autoptr (JctTheme) theme
    = jct_slide_theme_new (jct_slide_deck_get_theme (self->deck), NULL,
                           MAX (gtk_widget_get_height (GTK_WIDGET (self->stage)), 1));
  GdkRGBA rgba = jct_color_to_rgba (
    jct_slide_places_get_guess_color (jct_slide_frame_get_places (frame), theme, guess));
  g_autofree char *markup
    = g_strdup_printf ("<span foreground=\"#%02x%02x%02x\">●</span> %u",
                       (guint) (rgba.red * 255 + 0.5), (guint) (rgba.green * 255 + 0.5),
                       (guint) (rgba.blue * 255 + 0.5), index + 1);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), active);
  g_object_set_data (G_OBJECT (button), "jct-guess", GUINT_TO_POINTER (index));
  g_signal_connect (button, "toggled", G_CALLBACK (on_guess_toggled), self);
  return button;
}

static void
fill_list (JctPresentWindow *self)
{
  GPtrArray *guesses = jct_guess_board_get_guesses (get_board (self), get_slide (self));
  guint active = jct_guess_board_get_active (get_board (self), get_slide (self));
  guint first = 0;
  GtkWidget *child;

  self->is_updating_guesses = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->guess_list))) != NULL)
    gtk_box_remove (self->guess_list, child);
  /* Those around the one that is drawn. */
  if (guesses->len > MAX_BUTTONS)
    first
      = MIN (active > MAX_BUTTONS / 2 ? active - MAX_BUTTONS / 2 : 0, guesses->len - MAX_BUTTONS);
  for (guint i = first; i < MIN (first + MAX_BUTTONS, guesses->len); i++)
    gtk_box_append (self->guess_list, make_button (self, guesses->pdata[i], i, i == active));
  self->is_updating_guesses = FALSE;
}

static void
show_name (JctPresentWindow *self)
{
  GPtrArray *guesses = jct_guess_board_get_guesses (get_board (self), get_slide (self));
  guint active = jct_guess_board_get_active (get_board (self), get_slide (self));
  const JctGuess *guess = active < guesses->len ? guesses->pdata[active] : NULL;
  const char *name = guess != NULL && guess->name != NULL ? guess->name : "";

  gtk_widget_set_sensitive (GTK_WIDGET (self->guess_name), guess != NULL);
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->guess_name)), name) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->guess_name), name);
}

/* A name counts when it is finished, so that it is one step to take back. */
static void
take_name (JctPresentWindow *self)
{
  if (is_open (self))
    jct_guess_board_rename (get_board (self), get_slide (self),
                            gtk_editable_get_text (GTK_EDITABLE (self->guess_name)));
}

static void
on_name_activated (JctPresentWindow *self)
{
  take_name (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->stage));
}

/* ---- what is shown ---- */

static void
update_status (JctPresentWindow *self)
{
  g_autofree char *text = self->pad != NULL ? jct_guess_pad_dup_cursor_text (self->pad) : NULL;

  gtk_label_set_label (self->guess_status, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->guess_status), text != NULL);
}

static void
update_pad (JctPresentWindow *self)
{
  gboolean open = is_open (self) && count_hidden (self) > 0;

  if (open && self->pad == NULL)
    {
      self->pad = JCT_GUESS_PAD (jct_guess_pad_new (self->stage, self->presentation));
      g_signal_connect_object (self->pad, "cursor-changed", G_CALLBACK (update_status), self,
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
  update_pad (self);
  gtk_widget_set_visible (self->guess_box, self->pad != NULL);
  if (self->pad != NULL && !jct_guess_pad_is_drawing (self->pad))
    {
      fill_list (self);
      show_name (self);
    }
  update_status (self);
}

void
jct_present_window_init_guesses (JctPresentWindow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (self->stage, "frame-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->guess_name, "activate", G_CALLBACK (on_name_activated), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (take_name), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->guess_name), focus);
}

/* ---- keys ---- */

gboolean
jct_present_window_types_name (JctPresentWindow *self, guint key)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->guess_name))
      || !gtk_widget_get_mapped (focus))
    return FALSE;
  /* A remote control still moves the slides. */
  if (key == GDK_KEY_Escape || key == GDK_KEY_Page_Up || key == GDK_KEY_Page_Down
      || key == GDK_KEY_F5)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->stage));
      return key == GDK_KEY_Escape;
    }
  return TRUE;
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

gboolean
jct_present_window_run_guesses (JctPresentWindow *self, JctPresentCommand command)
{
  const JctSlide *slide = jct_presentation_get_slide (self->presentation);
  JctGuessBoard *board = get_board (self);

  if (command == JCT_COMMAND_RESET_GUESSES && slide != NULL && slide->has_predict)
    {
      jct_guess_board_reset (board, get_slide (self));
      return TRUE;
    }
  if (self->pad == NULL)
    return FALSE;
  switch ((guint) command)
    {
    case JCT_COMMAND_DRAW_WITH_KEYS:
      jct_guess_pad_set_cursor (self->pad, !jct_guess_pad_has_cursor (self->pad));
      return TRUE;
    case JCT_COMMAND_NEXT_GUESS:
      next_guess (self);
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
