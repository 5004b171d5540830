/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-file-name.h"

#include <string.h>

#define MAX_NAME_CHARS 80

char *
jct_file_name_new (const char *title, const char *fallback, const char *suffix)
{
  g_autoptr (GString) name = g_string_new (NULL);
  guint n = 0;

  for (const char *c = title; *c != '\0' && n < MAX_NAME_CHARS; c = g_utf8_next_char (c), n++)
    {
      gunichar letter = g_utf8_get_char (c);

      if (g_unichar_iscntrl (letter) || (letter < 128 && strchr ("/\\:*?\"<>|", (int) letter)))
        g_string_append_c (name, ' ');
      else
        g_string_append_unichar (name, letter);
    }
  g_strstrip (name->str);
  return g_strdup_printf ("%s.%s",
                          name->str[0] != '\0' && name->str[0] != '.' ? name->str : fallback,
                          suffix);
}

GFile *
jct_file_with_suffix (GFile *file, const char *suffix)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *longer = NULL;
  gsize length, suffix_length = strlen (suffix);

  if (name == NULL || folder == NULL)
    return g_object_ref (file);
  length = strlen (name);
  if (length > suffix_length + 1 && name[length - suffix_length - 1] == '.'
      && g_ascii_strcasecmp (name + length - suffix_length, suffix) == 0)
    return g_object_ref (file);
  longer = g_strconcat (name, ".", suffix, NULL);
  return g_file_get_child (folder, longer);
}
