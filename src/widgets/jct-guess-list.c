/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-guess-list.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-guess-swatch.h"
#include "widgets/jct-tooltip-text.h"
#include "widgets/jct-widgets.h"

#define ROW_KEY "jct-guess-row"
#define ROUND_KEY "jct-round"

struct _JctGuessList
{
  AdwBin parent_instance;

  /* Template */
  GtkWidget *nothing, *scroller, *details, *kept_box;
  GtkListBox *list;
  GtkEntry *name;
  GtkBox *hues, *kept;

  JctPresentation *presentation; /* (nullable) owned */
  JctSlideFrame *frame;          /* (nullable) owned */
  gboolean is_updating;
};

G_DEFINE_FINAL_TYPE (JctGuessList, jct_guess_list, ADW_TYPE_BIN)

/* What a row is made of; all are its children. */
typedef struct
{
  JctGuessSwatch *swatch;
  GtkLabel *label;
  GtkToggleButton *hide;
  GtkWidget *remove;
} Row;

static JctGuessBoard *
get_board (JctGuessList *self)
{
  return jct_presentation_get_board (self->presentation);
}

static guint
get_slide (JctGuessList *self)
{
  return jct_presentation_get_slide_index (self->presentation);
}

static GPtrArray *
get_guesses (JctGuessList *self)
{
  return jct_guess_board_get_guesses (get_board (self), get_slide (self));
}

/* (nullable) */
static const JctGuess *
get_active (JctGuessList *self)
{
  GPtrArray *guesses = get_guesses (self);
  guint active = jct_guess_board_get_active (get_board (self), get_slide (self));

  return active < guesses->len ? guesses->pdata[active] : NULL;
}

/* ---- rows ------------------------------------------------------------------------------------ */

static guint
find_index (GtkWidget *inside)
{
  return (guint) gtk_list_box_row_get_index (
    GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (inside, GTK_TYPE_LIST_BOX_ROW)));
}

static void
hide_cb (JctGuessList *self, GtkToggleButton *button)
{
  if (!self->is_updating)
    jct_guess_board_set_hidden (get_board (self), get_slide (self),
                                find_index (GTK_WIDGET (button)),
                                gtk_toggle_button_get_active (button));
}

static void
remove_guess (JctGuessList *self, guint index)
{
  const JctGuess *guess = index < get_guesses (self)->len ? get_guesses (self)->pdata[index] : NULL;
  g_autofree char *round = guess != NULL ? g_strdup (guess->round) : NULL;

  /* What was kept was shown as a whole and goes as a whole: it is not deleted. */
  if (round != NULL)
    jct_guess_board_drop_round (get_board (self), get_slide (self), round);
  else if (guess != NULL)
    {
      jct_guess_board_set_active (get_board (self), get_slide (self), index);
      jct_guess_board_remove (get_board (self), get_slide (self));
    }
}

static void
remove_cb (JctGuessList *self, GtkWidget *button)
{
  remove_guess (self, find_index (button));
}

static GtkWidget *
new_icon_button (GType type, const char *icon, const char *tooltip)
{
  GtkWidget *button = g_object_new (type, "icon-name", icon, "tooltip-text", tooltip, "valign",
                                    GTK_ALIGN_CENTER, NULL);

  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  return button;
}

static void
append_row (JctGuessList *self)
{
  GtkWidget *line = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  Row *row = g_new0 (Row, 1);

  row->swatch = JCT_GUESS_SWATCH (jct_guess_swatch_new ());
  row->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (row->label, 0);
  gtk_label_set_ellipsize (row->label, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (row->label, 24);
  gtk_widget_set_hexpand (GTK_WIDGET (row->label), TRUE);
  row->hide = GTK_TOGGLE_BUTTON (new_icon_button (GTK_TYPE_TOGGLE_BUTTON, "view-conceal-symbolic",
                                                  C_ ("prediction", "Hide this guess (H)")));
  row->remove = new_icon_button (GTK_TYPE_BUTTON, "user-trash-symbolic",
                                 C_ ("prediction", "Delete this guess"));
  g_signal_connect_object (row->hide, "toggled", G_CALLBACK (hide_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row->remove, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->swatch));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->hide));
  gtk_box_append (GTK_BOX (box), row->remove);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line), box);
  g_object_set_data_full (G_OBJECT (line), ROW_KEY, row, g_free);
  gtk_list_box_append (self->list, line);
}

static JctColor
get_color (JctGuessList *self, const JctTheme *theme, guint hue)
{
  return jct_slide_places_get_guess_color (jct_slide_frame_get_places (self->frame), theme, hue);
}

static void
fill_row (JctGuessList *self, guint index, const JctGuess *guess, const JctTheme *theme)
{
  GtkListBoxRow *line = gtk_list_box_get_row_at_index (self->list, (int) index);
  Row *row = g_object_get_data (G_OBJECT (line), ROW_KEY);
  g_autofree char *name = jct_slide_dup_guess_name (guess);
  g_autofree char *words = NULL;

  jct_guess_swatch_set_look (row->swatch, theme->background, get_color (self, theme, guess->hue),
                             guess->hue, guess->round != NULL);
  jct_set_label_text (row->label, name);
  jct_set_tooltip_text (GTK_WIDGET (row->label), name);
  gtk_toggle_button_set_active (row->hide, guess->hidden);
  gtk_widget_set_tooltip_text (row->remove, guess->round != NULL
                                              ? C_ ("prediction", "Show this no longer")
                                              : C_ ("prediction", "Delete this guess"));
  gtk_button_set_icon_name (GTK_BUTTON (row->remove),
                            guess->round != NULL ? "window-close-symbolic" : "user-trash-symbolic");
  if (guess->hidden)
    /* Translators: %s is the name of a guess. */
    words = g_strdup_printf (C_ ("prediction", "%s, hidden"), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words != NULL ? words : name, -1);
}

/* As many rows as guesses; those that stay keep the focus. */
static void
fill_list (JctGuessList *self, const JctTheme *theme)
{
  GPtrArray *guesses = get_guesses (self);
  guint active = jct_guess_board_get_active (get_board (self), get_slide (self));
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, (int) guesses->len)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < guesses->len; i++)
    {
      if (gtk_list_box_get_row_at_index (self->list, (int) i) == NULL)
        append_row (self);
      fill_row (self, i, guesses->pdata[i], theme);
    }
  if (guesses->len > 0)
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) active));
  gtk_widget_set_visible (self->nothing, guesses->len == 0);
  gtk_widget_set_visible (self->scroller, guesses->len > 0);
}

static void
row_selected_cb (JctGuessList *self, GtkListBoxRow *row)
{
  if (self->is_updating || row == NULL)
    return;
  jct_guess_list_take_name (self);
  jct_guess_board_set_active (get_board (self), get_slide (self),
                              (guint) gtk_list_box_row_get_index (row));
}

/* ---- name and colour ------------------------------------------------------------------------- */

void
jct_guess_list_take_name (JctGuessList *self)
{
  g_return_if_fail (JCT_IS_GUESS_LIST (self));

  if (!self->is_updating && self->presentation != NULL && self->frame != NULL)
    jct_guess_board_rename (get_board (self), get_slide (self),
                            gtk_editable_get_text (GTK_EDITABLE (self->name)));
}

static void
hue_cb (JctGuessList *self, GtkToggleButton *button)
{
  guint hue = 0;

  if (self->is_updating || !gtk_toggle_button_get_active (button))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->hues));
       child != GTK_WIDGET (button); child = gtk_widget_get_next_sibling (child))
    hue++;
  jct_guess_board_set_hue (get_board (self), get_slide (self), hue);
}

static void
add_hues (JctGuessList *self)
{
  GtkWidget *first = NULL;

  for (guint hue = 0; hue < JCT_GUESS_HUES; hue++)
    {
      GtkWidget *button = gtk_toggle_button_new ();
      /* Translators: of a guess; %u is its number. */
      g_autofree char *name = g_strdup_printf (C_ ("prediction", "Colour and shape %u"), hue + 1);

      gtk_button_set_child (GTK_BUTTON (button), jct_guess_swatch_new ());
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "guess-hue");
      gtk_widget_set_tooltip_text (button, name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
      if (first == NULL)
        first = button;
      else
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (first));
      g_signal_connect_object (button, "toggled", G_CALLBACK (hue_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->hues, button);
    }
}

static void
fill_details (JctGuessList *self, const JctTheme *theme)
{
  const JctGuess *guess = get_active (self);
  const char *name = guess != NULL && guess->name != NULL ? guess->name : "";
  guint hue = 0;

  gtk_widget_set_visible (self->details, guess != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->name), guess != NULL && guess->round == NULL);
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->name)), name) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->name), name);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->hues)); child != NULL;
       child = gtk_widget_get_next_sibling (child), hue++)
    {
      jct_guess_swatch_set_look (JCT_GUESS_SWATCH (gtk_button_get_child (GTK_BUTTON (child))),
                                 theme->background, get_color (self, theme, hue), hue, FALSE);
      if (guess != NULL && guess->hue == hue)
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child), TRUE);
    }
}

/* ---- kept earlier ---------------------------------------------------------------------------- */

/* NULL where they cannot be shown here. (transfer full) */
static GPtrArray *
dup_round (JctGuessList *self, const JctGuessRound *round)
{
  return jct_slide_dup_round (jct_slide_frame_get_figures (self->frame),
                              jct_presentation_get_slide (self->presentation), round);
}

static void
show_round (JctGuessList *self, const JctGuessRound *round, gboolean shown)
{
  g_autoptr (GPtrArray) guesses = shown ? dup_round (self, round) : NULL;

  if (guesses != NULL)
    jct_guess_board_show_round (get_board (self), get_slide (self), guesses);
  else
    jct_guess_board_drop_round (get_board (self), get_slide (self), round->id);
}

static GPtrArray *
get_rounds (JctGuessList *self)
{
  return jct_presentation_get_slide (self->presentation)->rounds;
}

static void
round_cb (JctGuessList *self, GtkCheckButton *check)
{
  int index
    = jct_guess_rounds_find (get_rounds (self), g_object_get_data (G_OBJECT (check), ROUND_KEY));

  if (!self->is_updating && index >= 0)
    show_round (self, get_rounds (self)->pdata[index], gtk_check_button_get_active (check));
}

/* Its words may be long, and are broken. */
static void
append_round (JctGuessList *self)
{
  GtkWidget *check = gtk_check_button_new (), *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  g_signal_connect_object (check, "toggled", G_CALLBACK (round_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->kept, check);
}

static void
fill_round (JctGuessList *self, GtkWidget *check, const JctGuessRound *round)
{
  g_autoptr (GPtrArray) guesses = dup_round (self, round);
  g_autofree char *name = jct_guess_round_dup_label (round, JCT_LABEL_LONG);
  guint n = round->guesses->len;
  g_autofree char *label
    /* Translators: which class and when, and how many guesses: "8b, 22 November 2026: 3 guesses". */
    = g_strdup_printf (ngettext ("%s: %u guess", "%s: %u guesses", n), name, n);
  g_autofree char *other = NULL;

  if (guesses == NULL)
    /* Translators: %s says which guesses. */
    other = g_strdup_printf (_ ("%s, for other figures or months"), label);
  jct_set_label_text (GTK_LABEL (gtk_check_button_get_child (GTK_CHECK_BUTTON (check))),
                      other != NULL ? other : label);
  gtk_widget_set_sensitive (check, guesses != NULL);
  g_object_set_data_full (G_OBJECT (check), ROUND_KEY, g_strdup (round->id), g_free);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               jct_guess_board_has_round (get_board (self), get_slide (self),
                                                          round->id));
}

static void
fill_kept (JctGuessList *self)
{
  GPtrArray *rounds = get_rounds (self);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->kept)), *next;

  for (guint i = 0; i < rounds->len; i++)
    {
      if (child == NULL)
        {
          append_round (self);
          child = gtk_widget_get_last_child (GTK_WIDGET (self->kept));
        }
      fill_round (self, child, rounds->pdata[i]);
      child = gtk_widget_get_next_sibling (child);
    }
  for (; child != NULL; child = next)
    {
      next = gtk_widget_get_next_sibling (child);
      gtk_box_remove (self->kept, child);
    }
  gtk_widget_set_visible (self->kept_box, rounds->len > 0);
}

gboolean
jct_guess_list_toggle_last_round (JctGuessList *self)
{
  GPtrArray *rounds;

  g_return_val_if_fail (JCT_IS_GUESS_LIST (self), FALSE);

  if (self->frame == NULL)
    return FALSE;
  rounds = get_rounds (self);
  for (guint i = rounds->len; i-- > 0;)
    {
      const JctGuessRound *round = rounds->pdata[i];
      g_autoptr (GPtrArray) guesses = dup_round (self, round);

      if (guesses == NULL)
        continue;
      show_round (self, round,
                  !jct_guess_board_has_round (get_board (self), get_slide (self), round->id));
      return TRUE;
    }
  return FALSE;
}

/* ---- the widget ------------------------------------------------------------------------------ */

void
jct_guess_list_update (JctGuessList *self,
                       JctPresentation *presentation,
                       JctSlideFrame *frame,
                       const JctTheme *theme)
{
  JctSlideFrame *old;

  g_return_if_fail (JCT_IS_GUESS_LIST (self));
  g_return_if_fail (JCT_IS_PRESENTATION (presentation) && frame != NULL && theme != NULL);

  old = self->frame;
  self->frame = jct_slide_frame_ref (frame);
  g_clear_pointer (&old, jct_slide_frame_unref);
  g_set_object (&self->presentation, presentation);
  self->is_updating = TRUE;
  fill_list (self, theme);
  fill_details (self, theme);
  fill_kept (self);
  self->is_updating = FALSE;
}

static gboolean
delete_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  JctGuessList *self = JCT_GUESS_LIST (data);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row == NULL)
    return FALSE;
  remove_guess (self, (guint) gtk_list_box_row_get_index (row));
  return TRUE;
}

static void
jct_guess_list_dispose (GObject *object)
{
  JctGuessList *self = JCT_GUESS_LIST (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), JCT_TYPE_GUESS_LIST);
  g_clear_object (&self->presentation);
  g_clear_pointer (&self->frame, jct_slide_frame_unref);
  G_OBJECT_CLASS (jct_guess_list_parent_class)->dispose (object);
}

static void
jct_guess_list_class_init (JctGuessListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jct_guess_list_dispose;
  gtk_widget_class_set_css_name (widget_class, "guesslist");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               JCT_RESOURCE_BASE "/jct-guess-list.ui");
  gtk_widget_class_bind_template_child (widget_class, JctGuessList, nothing);
  gtk_widget_class_bind_template_child (widget_class, JctGuessList, scroller);
  gtk_widget_class_bind_template_child (widget_class, JctGuessList, list);
  gtk_widget_class_bind_template_child (widget_class, JctGuessList, details);
  gtk_widget_class_bind_template_child (widget_class, JctGuessList, name);
  gtk_widget_class_bind_template_child (widget_class, JctGuessList, hues);
  gtk_widget_class_bind_template_child (widget_class, JctGuessList, kept_box);
  gtk_widget_class_bind_template_child (widget_class, JctGuessList, kept);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, jct_guess_list_take_name);
}

static void
jct_guess_list_init (JctGuessList *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Delete, 0),
                      gtk_callback_action_new (delete_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (jct_guess_list_take_name), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->name), focus);
  add_hues (self);
}
