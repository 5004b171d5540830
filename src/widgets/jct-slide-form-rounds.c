/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The guesses that are kept with a slide: which class drew them, and whether they go. Each is a step of the history. */
#include "config.h"

#include "widgets/jct-slide-form-private.h"

#include <glib/gi18n-lib.h>

#include "model/jct-document-rounds.h"
#include "widgets/jct-tooltip-text.h"

#define ROUND_KEY "jct-round"

static JctGuessRound *
find_round (JctSlideForm *self, gpointer row)
{
  int index = self->slide != NULL
                ? jct_guess_rounds_find (self->slide->rounds, g_object_get_data (row, ROUND_KEY))
                : -1;

  return index >= 0 ? self->slide->rounds->pdata[index] : NULL;
}

/* Typing goes on in one step only for one round. */
static void
tell (JctSlideForm *self, const char *round)
{
  g_autofree char *field = g_strdup_printf ("guesses-%s", round);

  jct_slide_form_emit_changed (self, field);
}

/* A name that cannot be one is not taken, and marked. */
static void
title_cb (JctSlideForm *self, GtkEditable *row)
{
  JctGuessRound *round = find_round (self, row);
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (row)));
  gboolean valid = title[0] == '\0' || jct_guess_round_is_text (title, JCT_MAX_ROUND_TITLE);

  if (self->is_filling || round == NULL)
    return;
  if (!valid)
    {
      gtk_widget_add_css_class (GTK_WIDGET (row), "error");
      return;
    }
  gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  g_free (round->title);
  round->title = title[0] != '\0' ? g_steal_pointer (&title) : NULL;
  tell (self, round->id);
}

static void
remove_cb (JctSlideForm *self, GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ENTRY_ROW);
  JctGuessRound *round = find_round (self, row);
  g_autofree char *id = round != NULL ? g_strdup (round->id) : NULL;

  if (round == NULL)
    return;
  g_ptr_array_remove (self->slide->rounds, round);
  tell (self, id);
  jct_slide_form_fill_rounds (self);
}

static GtkWidget *
new_row (JctSlideForm *self)
{
  GtkWidget *row = adw_entry_row_new (), *button = gtk_button_new ();
  const char *tooltip = C_ ("slide", "Remove these guesses");

  gtk_button_set_icon_name (GTK_BUTTON (button), "user-trash-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  gtk_widget_add_css_class (button, "flat");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
  g_signal_connect_object (row, "changed", G_CALLBACK (title_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  return row;
}

/* "22 Nov 2026, 3 guesses. Class"; where that has no room, the tooltip has all of it. */
static void
fill_row (JctSlideForm *self, GtkWidget *row, const JctGuessRound *round)
{
  const JctDocument *document = jct_view_state_get_document (self->state);
  g_autofree char *day = jct_day_to_label (round->day, JCT_LABEL_SHORT);
  guint n = round->guesses->len;
  g_autofree char *title
    /* Translators: of an entry for which class drew guesses; a day, and how many guesses. */
    = g_strdup_printf (ngettext ("%s, %u guess. Class", "%s, %u guesses. Class", n), day, n);
  g_autofree char *other = NULL;

  if (document != NULL && !jct_document_round_fits (document, self->slide, round))
    /* Translators: %s says which guesses. */
    other = g_strdup_printf (_ ("%s (drawn for other figures, not shown)"), title);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), other != NULL ? other : title);
  jct_set_tooltip_text (row, other != NULL ? other : title);
  g_object_set_data_full (G_OBJECT (row), ROUND_KEY, g_strdup (round->id), g_free);
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (row)),
                 round->title != NULL ? round->title : "")
      != 0)
    gtk_editable_set_text (GTK_EDITABLE (row), round->title != NULL ? round->title : "");
}

/* As many rows as rounds; what is typed in one stays in it. */
void
jct_slide_form_fill_rounds (JctSlideForm *self)
{
  GPtrArray *rounds = self->slide->rounds;
  gboolean filling = self->is_filling;

  self->is_filling = TRUE;
  while (self->round_rows->len > rounds->len)
    {
      adw_preferences_group_remove (self->rounds,
                                    g_ptr_array_steal_index (self->round_rows,
                                                             self->round_rows->len - 1));
    }
  for (guint i = 0; i < rounds->len; i++)
    {
      if (i == self->round_rows->len)
        {
          g_ptr_array_add (self->round_rows, new_row (self));
          adw_preferences_group_add (self->rounds, self->round_rows->pdata[i]);
        }
      fill_row (self, self->round_rows->pdata[i], rounds->pdata[i]);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->rounds), rounds->len > 0);
  self->is_filling = filling;
}
