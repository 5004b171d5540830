/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-json-stat-dimension.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/jct-io-error.h"
#include "io/jct-limits.h"
#include "io/jct-total.h"

static void
dimension_free (gpointer data)
{
  JctStatDimension *dimension = data;

  g_free (dimension->id);
  g_free (dimension->label);
  g_clear_pointer (&dimension->categories, g_ptr_array_unref);
  g_free (dimension);
}

/* ---- dimensions ---- */

static gboolean
read_dimension (JctStatDimension *dimension, json_t *object, const JctJsonPlace *at, GError **error)
{
  g_autofree char *pointer = jct_json_pointer_key (at->pointer, "category");
  JctJsonPlace place = { at->file, pointer };
  json_t *category = NULL;

  if (!jct_json_expect_object (object, at, error))
    return FALSE;
  if (json_object_get (object, "category") == NULL && json_object_get (object, "href") != NULL)
    return jct_json_fail_with (
      at, NULL, JCT_IO_ERROR_FORMAT, error,
      _ ("The dimension stands in another file; expected its categories here."));
  if (!jct_json_dup_text (object, at, "label", FALSE, &dimension->label, error))
    return FALSE;
  if (*dimension->label == '\0')
    {
      g_free (dimension->label);
      dimension->label = g_strdup (dimension->id);
    }
  if (!jct_json_get_object (object, at, "category", TRUE, &category, error))
    return FALSE;
  dimension->categories = jct_stat_categories_read (category, dimension->size, &place, error);
  return dimension->categories != NULL;
}

static gboolean
read_id (GPtrArray *dimensions, json_t *item, const JctJsonPlace *at, GError **error)
{
  JctStatDimension *dimension;

  if (!json_is_string (item))
    return jct_json_fail (at, NULL, _ ("a dimension's id"), item, error);
  for (guint i = 0; i < dimensions->len; i++)
    if (strcmp (((JctStatDimension *) dimensions->pdata[i])->id, json_string_value (item)) == 0)
      return jct_stat_fail_twice (at, NULL, json_string_value (item), error);
  dimension = g_new0 (JctStatDimension, 1);
  dimension->id = g_strdup (json_string_value (item));
  dimension->label = g_strdup (dimension->id);
  g_ptr_array_add (dimensions, dimension);
  return TRUE;
}

static gboolean
read_ids (GPtrArray *dimensions, const json_t *dataset, const JctJsonPlace *at, GError **error)
{
  g_autofree char *pointer = jct_json_pointer_key (at->pointer, "id");
  json_t *ids = NULL;
  json_t *item;
  gsize i;

  if (!jct_json_get_array (dataset, at, "id", TRUE, &ids, error))
    return FALSE;
  if (json_array_size (ids) == 0)
    return jct_json_fail_with (at, "id", JCT_IO_ERROR_STRUCTURE, error,
                               _ ("The dataset has no dimensions; expected one of time."));
  if (json_array_size (ids) > JCT_LIMIT_COLUMNS)
    return jct_json_fail_with (at, "id", JCT_IO_ERROR_LIMIT, error,
                               _ ("The table has more than %d columns."), JCT_LIMIT_COLUMNS);
  json_array_foreach (ids, i, item)
    {
      g_autofree char *item_pointer = jct_json_pointer_index (pointer, i);
      JctJsonPlace place = { at->file, item_pointer };

      if (!read_id (dimensions, item, &place, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_size (const json_t *size, const JctJsonPlace *at, gsize *out, GError **error)
{
  if (!json_is_integer (size) || json_integer_value (size) < 1)
    return jct_json_fail (at, NULL, _ ("a whole number from 1"), size, error);
  if (json_integer_value (size) > JCT_LIMIT_ROWS)
    return jct_json_fail_with (at, NULL, JCT_IO_ERROR_LIMIT, error,
                               _ ("The dimension has more than %d categories."), JCT_LIMIT_ROWS);
  *out = (gsize) json_integer_value (size);
  return TRUE;
}

static gboolean
read_sizes (GPtrArray *dimensions,
            const json_t *dataset,
            const JctJsonPlace *at,
            guint64 *n_cells,
            GError **error)
{
  g_autofree char *pointer = jct_json_pointer_key (at->pointer, "size");
  json_t *array = NULL;

  if (!jct_json_get_array (dataset, at, "size", TRUE, &array, error))
    return FALSE;
  if (json_array_size (array) != dimensions->len)
    return jct_json_fail_with (at, "size", JCT_IO_ERROR_STRUCTURE, error,
                               /* Translators: two numbers. */
                               _ ("The number of sizes is %u; the dataset has %u dimensions."),
                               (guint) json_array_size (array), dimensions->len);
  *n_cells = 1;
  for (guint i = dimensions->len; i-- > 0;)
    {
      g_autofree char *item_pointer = jct_json_pointer_index (pointer, i);
      JctJsonPlace place = { at->file, item_pointer };
      JctStatDimension *dimension = dimensions->pdata[i];

      if (!read_size (json_array_get (array, i), &place, &dimension->size, error))
        return FALSE;
      dimension->stride = *n_cells;
      if (!g_uint64_checked_mul (n_cells, *n_cells, dimension->size) || *n_cells > G_MAXINT64)
        return jct_json_fail_with (
          at, "size", JCT_IO_ERROR_LIMIT, error,
          _ ("The sizes multiplied give more values than the program can count."));
    }
  return TRUE;
}

/* ---- roles ---- */

static gboolean
read_role (GPtrArray *dimensions,
           const json_t *roles,
           const JctJsonPlace *at,
           const char *role,
           gsize offset,
           GError **error)
{
  g_auto (GStrv) names = NULL;

  if (!jct_json_dup_text_list (roles, at, role, &names, error))
    return FALSE;
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; j < dimensions->len; j++)
        if (strcmp (((JctStatDimension *) dimensions->pdata[j])->id, names[i]) == 0)
          {
            G_STRUCT_MEMBER (gboolean, dimensions->pdata[j], offset) = TRUE;
            found = TRUE;
          }
      if (!found)
        {
          g_autofree char *quoted = jct_io_quote (names[i], -1);

          return jct_json_fail_with (at, role, JCT_IO_ERROR_REFERENCE, error,
                                     _ ("The dataset has no dimension %s."), quoted);
        }
    }
  return TRUE;
}

static gboolean
read_roles (GPtrArray *dimensions, const json_t *dataset, const JctJsonPlace *at, GError **error)
{
  g_autofree char *pointer = jct_json_pointer_key (at->pointer, "role");
  JctJsonPlace place = { at->file, pointer };
  json_t *roles = NULL;

  return jct_json_get_object (dataset, at, "role", FALSE, &roles, error)
         && read_role (dimensions, roles, &place, "time",
                       G_STRUCT_OFFSET (JctStatDimension, is_time), error)
         && read_role (dimensions, roles, &place, "geo", G_STRUCT_OFFSET (JctStatDimension, is_geo),
                       error)
         && read_role (dimensions, roles, &place, "metric",
                       G_STRUCT_OFFSET (JctStatDimension, is_metric), error);
}

GPtrArray *
jct_stat_dimensions_read (const json_t *dataset,
                          const JctJsonPlace *at,
                          guint64 *n_cells,
                          GError **error)
{
  g_autoptr (GPtrArray) dimensions = g_ptr_array_new_with_free_func (dimension_free);
  g_autofree char *pointer = jct_json_pointer_key (at->pointer, "dimension");
  JctJsonPlace dimension_at = { at->file, pointer };
  json_t *objects = NULL;

  if (!read_ids (dimensions, dataset, at, error)
      || !jct_json_get_object (dataset, at, "dimension", TRUE, &objects, error)
      || !read_sizes (dimensions, dataset, at, n_cells, error))
    return NULL;
  for (guint i = 0; i < dimensions->len; i++)
    {
      JctStatDimension *dimension = dimensions->pdata[i];
      g_autofree char *item_pointer = jct_json_pointer_key (pointer, dimension->id);
      JctJsonPlace place = { at->file, item_pointer };
      json_t *object = json_object_get (objects, dimension->id);

      if (object == NULL)
        {
          jct_json_fail (&dimension_at, dimension->id, _ ("an object"), NULL, error);
          return NULL;
        }
      if (!read_dimension (dimension, object, &place, error))
        return NULL;
    }
  return read_roles (dimensions, dataset, at, error) ? g_steal_pointer (&dimensions) : NULL;
}

/* ---- what is known of them ---- */

char *
jct_stat_dimension_pointer (const JctStatDimension *dimension, const JctJsonPlace *at)
{
  g_autofree char *all = jct_json_pointer_key (at->pointer, "dimension");
  g_autofree char *own = jct_json_pointer_key (all, dimension->id);

  return jct_json_pointer_key (own, "category");
}

gboolean
jct_stat_dimension_has_parts (const JctStatDimension *dimension)
{
  for (guint i = 0; i < dimension->categories->len; i++)
    if (((JctStatCategory *) dimension->categories->pdata[i])->is_part)
      return TRUE;
  return FALSE;
}

int
jct_stat_dimension_find_total (const JctStatDimension *dimension)
{
  gboolean has_parts = jct_stat_dimension_has_parts (dimension);

  for (guint i = 0; i < dimension->categories->len; i++)
    {
      const JctStatCategory *category = dimension->categories->pdata[i];

      if (has_parts ? category->has_parts && !category->is_part
                    : dimension->categories->len > 1
                        && jct_total_is_called (category->value, category->label))
        return (int) i;
    }
  return -1;
}
