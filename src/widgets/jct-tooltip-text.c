/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-tooltip-text.h"

/* A paragraph; more is to be read elsewhere. */
#define MAX_TOOLTIP_CHARS 600
/* A word longer than this breaks. */
#define MAX_TOOLTIP_WORD 40
#define MAX_LABEL_CHARS 20000
#define MAX_LABEL_WORD 200
#define ZERO_WIDTH_SPACE 0x200b
#define ELLIPSIS 0x2026

/* (transfer full) */
static char *
dup_breakable (const char *text, guint max_chars, guint max_word)
{
  GString *shown = g_string_new (NULL);
  guint n = 0, n_word = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (n++ == max_chars)
        {
          g_string_append_unichar (shown, ELLIPSIS);
          break;
        }
      n_word = g_unichar_isspace (c) ? 0 : n_word + 1;
      /* Not between a letter and the marks upon it. */
      if (n_word > max_word && !g_unichar_ismark (c) && !g_unichar_iszerowidth (c))
        {
          g_string_append_unichar (shown, ZERO_WIDTH_SPACE);
          n_word = 1;
        }
      g_string_append_unichar (shown, c);
    }
  return g_string_free (shown, FALSE);
}

char *
jct_dup_tooltip_text (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return dup_breakable (text, MAX_TOOLTIP_CHARS, MAX_TOOLTIP_WORD);
}

char *
jct_dup_label_text (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return dup_breakable (text, MAX_LABEL_CHARS, MAX_LABEL_WORD);
}

void
jct_set_label_text (GtkLabel *label, const char *text)
{
  g_autofree char *shown = text != NULL ? jct_dup_label_text (text) : NULL;

  g_return_if_fail (GTK_IS_LABEL (label));

  gtk_label_set_text (label, shown != NULL ? shown : "");
}

void
jct_set_row_title (AdwPreferencesRow *row, const char *text)
{
  g_autofree char *shown = text != NULL ? jct_dup_label_text (text) : NULL;

  g_return_if_fail (ADW_IS_PREFERENCES_ROW (row));

  adw_preferences_row_set_use_markup (row, FALSE);
  adw_preferences_row_set_title (row, shown != NULL ? shown : "");
}

void
jct_set_row_subtitle (AdwActionRow *row, const char *text)
{
  g_autofree char *shown = text != NULL ? jct_dup_label_text (text) : NULL;

  g_return_if_fail (ADW_IS_ACTION_ROW (row));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_subtitle (row, shown != NULL ? shown : "");
}

gboolean
jct_has_long_word (const char *text)
{
  guint n_word = 0;

  g_return_val_if_fail (text != NULL, FALSE);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      n_word = g_unichar_isspace (c) || c == ZERO_WIDTH_SPACE ? 0 : n_word + 1;
      if (n_word > MAX_LABEL_WORD)
        return TRUE;
    }
  return FALSE;
}

void
jct_set_tooltip_text (GtkWidget *widget, const char *text)
{
  g_autofree char *shown = text != NULL ? jct_dup_tooltip_text (text) : NULL;

  /* GTK would ask the display where the pointer is. */
  if (g_strcmp0 (shown, gtk_widget_get_tooltip_text (widget)) != 0)
    gtk_widget_set_tooltip_text (widget, shown);
}
