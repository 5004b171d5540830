/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/jct-row-places.h"

#include <glib/gi18n-lib.h>

#include "model/jct-number-format.h"
#include "model/jct-table-private.h"

/* So many places are written out; the others are counted. */
#define MOST_NAMED 3

/* ---- of the table ---- */

static void
origin_clear (gpointer data)
{
  JctRowOrigin *origin = data;

  g_free (origin->file);
  g_free (origin->pointer);
}

void
jct_table_add_origin (
  JctTable *table, gsize start, const char *file, const char *pointer, gsize index)
{
  JctRowOrigin origin = { g_strdup (file), g_strdup (pointer), start, index };

  if (table->origins == NULL)
    {
      table->origins = g_array_new (FALSE, FALSE, sizeof (JctRowOrigin));
      g_array_set_clear_func (table->origins, origin_clear);
    }
  g_array_append_val (table->origins, origin);
}

gsize
jct_table_get_added_row (const JctTable *table, gsize row)
{
  g_return_val_if_fail (table != NULL && row < table->n_rows, 0);

  return table->order != NULL ? table->order[row] : row;
}

const JctRowOrigin *
jct_table_find_origin (const JctTable *table, gsize added_row)
{
  guint n;

  g_return_val_if_fail (table != NULL, NULL);

  n = table->origins != NULL ? table->origins->len : 0;
  while (n > 0 && g_array_index (table->origins, JctRowOrigin, n - 1).start > added_row)
    n--;
  return n > 0 ? &g_array_index (table->origins, JctRowOrigin, n - 1) : NULL;
}

/* ---- of rows ---- */

static JctRowPlace
make_place (const JctRowOrigin *origin, gsize added_row)
{
  gsize nth = added_row - origin->start;
  gsize at = origin->pointer != NULL || origin->index > 0 ? origin->index + nth : nth + 1;

  return (JctRowPlace){ origin, at, at };
}

gboolean
jct_row_place_find (const JctTable *table, gsize row, JctRowPlace *place)
{
  const JctRowOrigin *origin;
  gsize added;

  g_return_val_if_fail (table != NULL && place != NULL, FALSE);

  added = jct_table_get_added_row (table, row);
  origin = jct_table_find_origin (table, added);
  if (origin != NULL)
    *place = make_place (origin, added);
  return origin != NULL;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;

  return x < y ? -1 : x > y;
}

static void
append_row (GArray *places, const JctTable *table, gsize added)
{
  JctRowPlace *last
    = places->len > 0 ? &g_array_index (places, JctRowPlace, places->len - 1) : NULL;
  const JctRowOrigin *origin = jct_table_find_origin (table, added);
  JctRowPlace place = make_place (origin, added);

  if (last != NULL && last->origin == origin && last->last + 1 == place.first)
    last->last = place.last;
  else
    g_array_append_val (places, place);
}

/* Rows that all stand one after another, in the table as in the file, need no look at each. */
static gboolean
append_run (GArray *places, const JctTable *table, const JctRowOrder *order, gsize n)
{
  gsize first = jct_row_order_get_row (order, 0);
  gsize last = jct_row_order_get_row (order, n - 1);
  JctRowPlace place, end;

  if (table->order != NULL || last < first || last - first + 1 != n
      || !jct_row_place_find (table, first, &place) || !jct_row_place_find (table, last, &end)
      || place.origin != end.origin)
    return FALSE;
  place.last = end.last;
  g_array_append_val (places, place);
  return TRUE;
}

GArray *
jct_row_places_new (const JctRowOrder *order)
{
  const JctTable *table;
  g_autoptr (GArray) places = NULL;
  g_autofree guint32 *rows = NULL;
  gsize n;

  g_return_val_if_fail (order != NULL, NULL);

  table = jct_row_order_get_table (order);
  n = jct_row_order_get_n (order);
  if (jct_table_find_origin (table, 0) == NULL)
    return NULL;
  places = g_array_new (FALSE, FALSE, sizeof (JctRowPlace));
  if (n == 0 || append_run (places, table, order, n))
    return g_steal_pointer (&places);
  if (n > JCT_ROW_PLACES_MOST)
    return NULL;
  rows = g_new (guint32, n);
  for (gsize i = 0; i < n; i++)
    rows[i] = (guint32) jct_table_get_added_row (table, jct_row_order_get_row (order, i));
  qsort (rows, n, sizeof *rows, compare_rows);
  for (gsize i = 0; i < n; i++)
    append_row (places, table, rows[i]);
  return g_steal_pointer (&places);
}

/* ---- in words ---- */

static gboolean
has_lines (const JctRowOrigin *origin)
{
  return origin->pointer == NULL && origin->index > 0;
}

static char *
describe_pointers (const JctRowPlace *place)
{
  const char *array = place->origin->pointer;

  g_autofree char *first = g_strdup_printf ("%s/%" G_GSIZE_FORMAT, array, place->first);
  g_autofree char *last = g_strdup_printf ("%" G_GSIZE_FORMAT, place->last);
  if (place->first == place->last)
    return g_steal_pointer (&first);
  /* Translators: a JSON Pointer to a row of a file, and the number that stands at its end for the last row:
     "/resources/0/data/17 to 24". */
  return g_strdup_printf (C_ ("place in a file", "%s to %s"), first, last);
}

static char *
describe_place (const JctRowPlace *place)
{
  if (place->origin->pointer != NULL)
    return describe_pointers (place);

  g_autofree char *first = jct_format_value ((double) place->first, 0);
  g_autofree char *last = jct_format_value ((double) place->last, 0);
  if (place->first == place->last)
    return g_strdup_printf (has_lines (place->origin) ? C_ ("place in a file", "line %s")
                                                      : C_ ("place in a file", "row %s"),
                            first);
  return g_strdup_printf (has_lines (place->origin) ? C_ ("place in a file", "lines %s to %s")
                                                    : C_ ("place in a file", "rows %s to %s"),
                          first, last);
}

char *
jct_row_places_to_words (const GArray *places)
{
  g_autoptr (GString) words = g_string_new (NULL);
  const JctRowOrigin *said = NULL;
  guint n_named;

  g_return_val_if_fail (places != NULL, NULL);

  n_named = MIN (places->len, MOST_NAMED);
  for (guint i = 0; i < n_named; i++)
    {
      const JctRowPlace *place = &g_array_index (places, JctRowPlace, i);
      g_autofree char *text = describe_place (place);

      if (i > 0)
        g_string_append (words, C_ ("list separator", ", "));
      if (place->origin != said && place->origin->file != NULL)
        g_string_append_printf (words, "%s: ", place->origin->file);
      g_string_append (words, text);
      said = place->origin;
    }
  if (places->len > n_named)
    {
      guint n = places->len - n_named;

      g_string_append (words, C_ ("list separator", ", "));
      g_string_append_printf (
        words, g_dngettext (GETTEXT_PACKAGE, "and %u more place", "and %u more places", n), n);
    }
  return g_strdup (words->str);
}

/* ---- for machines ---- */

static json_t *
origin_to_json (const JctRowOrigin *origin, json_t *rows)
{
  json_t *object = json_object ();

  json_object_set_new (object, "file",
                       origin->file != NULL ? json_string (origin->file) : json_null ());
  if (origin->pointer != NULL)
    json_object_set_new (object, "pointer", json_string (origin->pointer));
  json_object_set_new (object, has_lines (origin) ? "lines" : "rows", rows);
  return object;
}

json_t *
jct_row_places_to_json (const GArray *places)
{
  json_t *array = json_array (), *rows = NULL;
  const JctRowOrigin *said = NULL;

  for (guint i = 0; places != NULL && i < places->len; i++)
    {
      const JctRowPlace *place = &g_array_index (places, JctRowPlace, i);

      if (place->origin != said)
        {
          rows = json_array ();
          json_array_append_new (array, origin_to_json (place->origin, rows));
        }
      said = place->origin;
      json_array_append_new (rows, json_pack ("[I, I]", (json_int_t) place->first,
                                              (json_int_t) place->last));
    }
  return array;
}
