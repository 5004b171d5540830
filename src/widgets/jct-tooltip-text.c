/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-tooltip-text.h"

/* A paragraph; more is to be read elsewhere. */
#define MAX_CHARS 600
/* A word longer than this breaks. */
#define MAX_WORD 40
#define ZERO_WIDTH_SPACE 0x200b
#define ELLIPSIS 0x2026

char *
jct_dup_tooltip_text (const char *text)
{
  GString *shown = g_string_new (NULL);
  guint n = 0, n_word = 0;

  g_return_val_if_fail (text != NULL, g_string_free (shown, FALSE));

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (n++ == MAX_CHARS)
        {
          g_string_append_unichar (shown, ELLIPSIS);
          break;
        }
      n_word = g_unichar_isspace (c) ? 0 : n_word + 1;
      /* Not between a letter and the marks upon it. */
      if (n_word > MAX_WORD && !g_unichar_ismark (c) && !g_unichar_iszerowidth (c))
        {
          g_string_append_unichar (shown, ZERO_WIDTH_SPACE);
          n_word = 1;
        }
      g_string_append_unichar (shown, c);
    }
  return g_string_free (shown, FALSE);
}

void
jct_set_tooltip_text (GtkWidget *widget, const char *text)
{
  g_autofree char *shown = text != NULL ? jct_dup_tooltip_text (text) : NULL;

  /* GTK would ask the display where the pointer is. */
  if (g_strcmp0 (shown, gtk_widget_get_tooltip_text (widget)) != 0)
    gtk_widget_set_tooltip_text (widget, shown);
}
