/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/jct-identifier.h"

#define MAX_CHARS 40

char *
jct_identifier_new (const char *title,
                    const char *fallback,
                    JctIsTakenFunc is_taken,
                    gconstpointer owner)
{
  g_autofree char *folded = NULL;
  g_autoptr (GString) id = g_string_new (NULL);
  gsize length;

  g_return_val_if_fail (title != NULL && fallback != NULL && is_taken != NULL, NULL);

  folded = g_str_to_ascii (title, NULL);
  for (const char *c = folded; *c != '\0' && id->len < MAX_CHARS; c++)
    if (g_ascii_isalnum (*c))
      g_string_append_c (id, g_ascii_tolower (*c));
    else if (id->len > 0 && id->str[id->len - 1] != '-' && *c != '?')
      g_string_append_c (id, '-');
  while (id->len > 0 && id->str[id->len - 1] == '-')
    g_string_truncate (id, id->len - 1);
  if (id->len == 0)
    g_string_assign (id, fallback);
  length = id->len;
  for (guint n = 2; is_taken (owner, id->str); n++)
    {
      g_string_truncate (id, length);
      g_string_append_printf (id, "-%u", n);
    }
  return g_strdup (id->str);
}
