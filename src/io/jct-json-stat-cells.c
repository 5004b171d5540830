/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-json-stat-cells.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/jct-io-error.h"

typedef gboolean (*IsGood) (const json_t *item);

/* One of the two lists being checked: what its items are to be. */
typedef struct
{
  const char *key;
  IsGood is_good;
  const char *expected;
} List;

static gboolean
is_value (const json_t *item)
{
  return json_is_number (item) || json_is_null (item);
}

static gboolean
is_status (const json_t *item)
{
  return json_is_string (item) || json_is_null (item);
}

/* Digits without a leading zero, within the cells. */
static gboolean
parse_index (const char *text, guint64 n_cells, guint64 *index)
{
  if (!g_ascii_isdigit (*text) || (*text == '0' && text[1] != '\0'))
    return FALSE;
  return g_ascii_string_to_unsigned (text, 10, 0, n_cells - 1, index, NULL);
}

static gboolean
check_array (
  const List *list, json_t *array, const JctJsonPlace *at, guint64 n_cells, GError **error)
{
  json_t *item;
  gsize i;

  if (json_array_size (array) != n_cells)
    {
      g_autofree char *found
        = g_strdup_printf ("%" G_GUINT64_FORMAT, (guint64) json_array_size (array));
      g_autofree char *expected = g_strdup_printf ("%" G_GUINT64_FORMAT, n_cells);

      return jct_json_fail_with (
        at, NULL, JCT_IO_ERROR_STRUCTURE, error,
        /* Translators: two numbers. */
        _ ("The number of items is %s; the dimensions' sizes multiplied give %s."), found,
        expected);
    }
  json_array_foreach (array, i, item)
    {
      g_autofree char *pointer = NULL;
      JctJsonPlace place = { at->file, NULL };

      if (list->is_good (item))
        continue;
      place.pointer = pointer = jct_json_pointer_index (at->pointer, i);
      return jct_json_fail (&place, NULL, list->expected, item, error);
    }
  return TRUE;
}

static gboolean
check_object (
  const List *list, json_t *object, const JctJsonPlace *at, guint64 n_cells, GError **error)
{
  const char *key;
  json_t *item;

  json_object_foreach (object, key, item)
    {
      guint64 index;

      if (!parse_index (key, n_cells, &index))
        {
          g_autofree char *quoted = jct_io_quote (key, -1);
          g_autofree char *last = g_strdup_printf ("%" G_GUINT64_FORMAT, n_cells - 1);

          return jct_json_fail_with (
            at, key, JCT_IO_ERROR_VALUE, error,
            /* Translators: %s is a key in quotation marks, then the number of the last cell. */
            _ ("Found the key %s; expected the number of a value, from 0 to %s."), quoted, last);
        }
      if (!list->is_good (item))
        return jct_json_fail (at, key, list->expected, item, error);
    }
  return TRUE;
}

static gboolean
check_list (
  const List *list, json_t *items, const JctJsonPlace *at, guint64 n_cells, GError **error)
{
  g_autofree char *pointer = jct_json_pointer_key (at->pointer, list->key);
  JctJsonPlace place = { at->file, pointer };

  if (json_is_array (items))
    return check_array (list, items, &place, n_cells, error);
  return check_object (list, items, &place, n_cells, error);
}

gboolean
jct_stat_cells_init (JctStatCells *cells,
                     const json_t *dataset,
                     const JctJsonPlace *at,
                     guint64 n_cells,
                     GError **error)
{
  const List values = { "value", is_value, _ ("a number or null") };
  const List statuses = { "status", is_status, _ ("a text or null") };
  json_t *value = json_object_get (dataset, "value");
  json_t *status = json_object_get (dataset, "status");

  if (!json_is_array (value) && !json_is_object (value))
    return jct_json_fail (at, "value", _ ("an array or object of numbers"), value, error);
  if (json_is_null (status))
    status = NULL;
  if (status != NULL && !json_is_array (status) && !json_is_object (status)
      && !json_is_string (status))
    return jct_json_fail (at, "status", _ ("an array, an object or a text"), status, error);
  *cells = (JctStatCells){ value, status, n_cells };
  if (!check_list (&values, value, at, n_cells, error))
    return FALSE;
  return status == NULL || json_is_string (status)
         || check_list (&statuses, status, at, n_cells, error);
}

static const json_t *
get_item (const json_t *items, guint64 index)
{
  char key[24];

  if (json_is_array (items))
    return json_array_get (items, (gsize) index);
  g_snprintf (key, sizeof key, "%" G_GUINT64_FORMAT, index);
  return json_object_get (items, key);
}

const json_t *
jct_stat_cells_get_value (const JctStatCells *cells, guint64 index)
{
  const json_t *item = get_item (cells->values, index);

  return json_is_number (item) ? item : NULL;
}

const char *
jct_stat_cells_get_status (const JctStatCells *cells, guint64 index)
{
  const char *text;

  if (cells->status == NULL)
    return NULL;
  text = json_string_value (json_is_string (cells->status) ? cells->status
                                                           : get_item (cells->status, index));
  return text != NULL && *text != '\0' ? text : NULL;
}

static void
append_firsts (
  const JctStatCells *cells, const json_t *object, guint64 stride, guint64 n, GArray *list)
{
  const char *key;
  json_t *item;

  json_object_foreach ((json_t *) object, key, item)
    {
      guint64 index;

      if (json_is_null (item) || !parse_index (key, cells->n_cells, &index))
        continue;
      index -= index / stride % n * stride;
      g_array_append_val (list, index);
    }
}

static int
compare_indexes (gconstpointer a, gconstpointer b)
{
  guint64 left = *(const guint64 *) a;
  guint64 right = *(const guint64 *) b;

  return (left > right) - (left < right);
}

GArray *
jct_stat_cells_list (const JctStatCells *cells, guint64 stride, guint64 n)
{
  GArray *list;
  guint kept = 0;

  if (json_is_array (cells->values) || json_is_array (cells->status))
    return NULL;
  list = g_array_new (FALSE, FALSE, sizeof (guint64));
  append_firsts (cells, cells->values, stride, n, list);
  if (json_is_object (cells->status))
    append_firsts (cells, cells->status, stride, n, list);
  g_array_sort (list, compare_indexes);
  for (guint i = 0; i < list->len; i++)
    {
      guint64 index = g_array_index (list, guint64, i);

      if (kept == 0 || g_array_index (list, guint64, kept - 1) != index)
        g_array_index (list, guint64, kept++) = index;
    }
  return g_array_set_size (list, kept);
}
