/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody may have meant who wrote a name that does not exist. */
#include "config.h"

#include "cli/jct-cli.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_LISTED 6
/* Of names beyond these the distance is not computed: a list of a million values shall not take a
 * minute. */
#define MAX_COMPARED 20000
#define MAX_LENGTH 64

typedef struct
{
  const char *name;
  guint distance;
  gsize order;
} Candidate;

/* Levenshtein's distance of two short texts, in bytes. */
static guint
edit_distance (const char *a, const char *b)
{
  gsize n_a = MIN (strlen (a), MAX_LENGTH);
  gsize n_b = MIN (strlen (b), MAX_LENGTH);
  guint row[MAX_LENGTH + 1];

  for (gsize j = 0; j <= n_b; j++)
    row[j] = (guint) j;
  for (gsize i = 1; i <= n_a; i++)
    {
      guint diagonal = row[0];

      row[0] = (guint) i;
      for (gsize j = 1; j <= n_b; j++)
        {
          guint replaced = diagonal + (a[i - 1] != b[j - 1]);

          diagonal = row[j];
          row[j] = MIN (replaced, MIN (row[j], row[j - 1]) + 1);
        }
    }
  return row[n_b];
}

/* A name that contains what was written, or the other way round, is nearer than any that only
 * resembles it. */
static guint
distance (const char *wanted, const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  if (*wanted != '\0' && (strstr (folded, wanted) != NULL || strstr (wanted, folded) != NULL))
    return 0;
  return 1 + edit_distance (wanted, folded);
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *x = a;
  const Candidate *y = b;

  if (x->distance != y->distance)
    return x->distance < y->distance ? -1 : 1;
  return (x->order > y->order) - (x->order < y->order);
}

/* “a”, “b”, “c”, …: the nearest first. */
static char *
list_nearest (const char *wanted, const char *const *names, gsize n_names)
{
  g_autofree char *folded = g_utf8_casefold (wanted, -1);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < MIN (n_names, MAX_COMPARED); i++)
    {
      Candidate candidate = { names[i], distance (folded, names[i]), i };

      g_array_append_val (candidates, candidate);
    }
  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < MIN (candidates->len, MAX_LISTED); i++)
    {
      if (i > 0)
        g_string_append (text, ", ");
      /* Translators: a name in quotation marks. */
      g_string_append_printf (text, C_ ("name", "“%s”"),
                              g_array_index (candidates, Candidate, i).name);
    }
  if (n_names > MAX_LISTED)
    g_string_append (text, ", …");
  return g_string_free (text, FALSE);
}

void
jct_cli_print_unknown (const char *sentence,
                       const char *wanted,
                       const char *const *names,
                       gsize n_names)
{
  g_autofree char *list = list_nearest (wanted, names, n_names);
  g_autofree char *message = NULL;

  if (n_names == 0)
    /* Translators: %s is a sentence that says what does not exist. */
    message = g_strdup_printf (_ ("%s There are none in this file."), sentence);
  else
    /* Translators: a sentence that says what does not exist, then a list of what does. */
    message = g_strdup_printf (_ ("%s There are: %s."), sentence, list);
  jct_cli_print_error (message);
}
