/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-json-stat-category.h"

#include <glib/gi18n-lib.h>

#include "io/jct-io-error.h"

static void
category_free (gpointer data)
{
  JctStatCategory *category = data;

  if (category == NULL)
    return;
  g_free (category->value);
  g_free (category->label);
  g_free (category->unit);
  g_free (category);
}

gboolean
jct_stat_fail_twice (const JctJsonPlace *at, const char *key, const char *name, GError **error)
{
  g_autofree char *quoted = jct_io_quote (name, -1);

  return jct_json_fail_with (at, key, JCT_IO_ERROR_DUPLICATE, error,
                             /* Translators: %s is a text in quotation marks. */
                             _ ("Found %s twice."), quoted);
}

typedef struct
{
  GPtrArray *list;      /* JctStatCategory; NULL for what was not read yet */
  gsize size;           /* how many there are to be */
  GHashTable *by_value; /* borrowed JctStatCategory */
  JctJsonPlace at;      /* of `category` */
} Categories;

static gboolean
add_category (
  Categories *categories, const char *value, gsize position, const JctJsonPlace *at, GError **error)
{
  GPtrArray *list = categories->list;
  JctStatCategory *category;

  if (g_hash_table_contains (categories->by_value, value))
    return jct_stat_fail_twice (at, NULL, value, error);
  if (list->pdata[position] != NULL)
    {
      g_autofree char *quoted
        = jct_io_quote (((JctStatCategory *) list->pdata[position])->value, -1);

      return jct_json_fail_with (
        at, NULL, JCT_IO_ERROR_DUPLICATE, error,
        /* Translators: the number is a place in a list, %s another category's id. */
        _ ("Found the position %u, which %s has already."), (guint) position, quoted);
    }
  category = g_new0 (JctStatCategory, 1);
  category->value = g_strdup (value);
  category->label = g_strdup (value);
  list->pdata[position] = category;
  g_hash_table_insert (categories->by_value, category->value, category);
  return TRUE;
}

static gboolean
read_index_array (Categories *categories, json_t *index, const JctJsonPlace *at, GError **error)
{
  json_t *item;
  gsize i;

  json_array_foreach (index, i, item)
    {
      g_autofree char *pointer = jct_json_pointer_index (at->pointer, i);
      JctJsonPlace place = { at->file, pointer };

      if (!json_is_string (item))
        return jct_json_fail (&place, NULL, _ ("a category's id"), item, error);
      if (!add_category (categories, json_string_value (item), i, &place, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_index_object (Categories *categories, json_t *index, const JctJsonPlace *at, GError **error)
{
  gsize n = categories->size;
  const char *value;
  json_t *position;

  json_object_foreach (index, value, position)
    {
      g_autofree char *pointer = jct_json_pointer_key (at->pointer, value);
      JctJsonPlace place = { at->file, pointer };

      if (!json_is_integer (position) || json_integer_value (position) < 0
          || (guint64) json_integer_value (position) >= n)
        {
          g_autofree char *expected
            = g_strdup_printf (_ ("a position from 0 to %u"), (guint) n - 1);

          return jct_json_fail (&place, NULL, expected, position, error);
        }
      if (!add_category (categories, value, (gsize) json_integer_value (position), &place, error))
        return FALSE;
    }
  return TRUE;
}

/* A dimension of one category may have no index: the label then names it. */
static const char *
get_only_value (const Categories *categories, json_t *object)
{
  json_t *labels = json_object_get (object, "label");

  return categories->size == 1 && json_object_size (labels) == 1
           ? json_object_iter_key (json_object_iter (labels))
           : NULL;
}

static gboolean
read_index (Categories *categories, json_t *object, GError **error)
{
  json_t *index = json_object_get (object, "index");
  g_autofree char *pointer = jct_json_pointer_key (categories->at.pointer, "index");
  JctJsonPlace at = { categories->at.file, pointer };
  const char *only = get_only_value (categories, object);
  gsize found;

  if (index == NULL && only != NULL)
    {
      g_ptr_array_set_size (categories->list, 1);
      return add_category (categories, only, 0, &categories->at, error);
    }
  if (!json_is_array (index) && !json_is_object (index))
    return jct_json_fail (&categories->at, "index", _ ("an array or object of the categories' ids"),
                          index, error);
  found = json_is_array (index) ? json_array_size (index) : json_object_size (index);
  if (found != categories->size)
    return jct_json_fail_with (&at, NULL, JCT_IO_ERROR_STRUCTURE, error,
                               /* Translators: two numbers. */
                               _ ("The number of categories is %u; the dimension's size is %u."),
                               (guint) found, (guint) categories->size);
  /* Only now: a size that the file merely claims takes no memory. */
  g_ptr_array_set_size (categories->list, (gint) categories->size);
  return json_is_array (index) ? read_index_array (categories, index, &at, error)
                               : read_index_object (categories, index, &at, error);
}

static gboolean
read_labels (Categories *categories, json_t *object, GError **error)
{
  g_autofree char *pointer = jct_json_pointer_key (categories->at.pointer, "label");
  JctJsonPlace at = { categories->at.file, pointer };
  json_t *labels = NULL;
  const char *value;
  json_t *label;

  if (!jct_json_get_object (object, &categories->at, "label", FALSE, &labels, error))
    return FALSE;
  json_object_foreach (labels, value, label)
    {
      JctStatCategory *category = g_hash_table_lookup (categories->by_value, value);

      if (!json_is_string (label))
        return jct_json_fail (&at, value, _ ("a text"), label, error);
      if (category == NULL || *json_string_value (label) == '\0')
        continue;
      g_free (category->label);
      category->label = g_strdup (json_string_value (label));
    }
  return TRUE;
}

/* The name of a unit is its label; Statistics Norway's standard has it as `base`. */
static gboolean
read_unit (JctStatCategory *category, json_t *unit, const JctJsonPlace *at, GError **error)
{
  static const char *const keys[] = { "label", "base", "symbol" };
  gint64 decimals = -1;

  if (!jct_json_expect_object (unit, at, error)
      || !jct_json_get_integer (unit, at, "decimals", 0, 100, &decimals, error))
    return FALSE;
  category->is_whole_number = decimals == 0;
  for (guint i = 0; i < G_N_ELEMENTS (keys) && category->unit == NULL; i++)
    {
      if (!jct_json_dup_text (unit, at, keys[i], FALSE, &category->unit, error))
        return FALSE;
      if (category->unit != NULL && *category->unit == '\0')
        g_clear_pointer (&category->unit, g_free);
    }
  return TRUE;
}

static gboolean
read_units (Categories *categories, json_t *object, GError **error)
{
  g_autofree char *pointer = jct_json_pointer_key (categories->at.pointer, "unit");
  json_t *units = NULL;
  const char *value;
  json_t *unit;

  if (!jct_json_get_object (object, &categories->at, "unit", FALSE, &units, error))
    return FALSE;
  json_object_foreach (units, value, unit)
    {
      g_autofree char *unit_pointer = jct_json_pointer_key (pointer, value);
      JctJsonPlace at = { categories->at.file, unit_pointer };
      JctStatCategory *category = g_hash_table_lookup (categories->by_value, value);

      if (category != NULL && !read_unit (category, unit, &at, error))
        return FALSE;
    }
  return TRUE;
}

static JctStatCategory *
find_category (const Categories *categories,
               const char *value,
               const JctJsonPlace *at,
               const char *key,
               GError **error)
{
  JctStatCategory *category = g_hash_table_lookup (categories->by_value, value);
  g_autofree char *quoted = NULL;

  if (category != NULL)
    return category;
  quoted = jct_io_quote (value, -1);
  jct_json_fail_with (at, key, JCT_IO_ERROR_REFERENCE, error,
                      _ ("The dimension has no category %s."), quoted);
  return NULL;
}

static gboolean
read_children (Categories *categories, json_t *object, GError **error)
{
  g_autofree char *pointer = jct_json_pointer_key (categories->at.pointer, "child");
  JctJsonPlace at = { categories->at.file, pointer };
  json_t *parents = NULL;
  const char *value;
  json_t *children;

  if (!jct_json_get_object (object, &categories->at, "child", FALSE, &parents, error))
    return FALSE;
  json_object_foreach (parents, value, children)
    {
      JctStatCategory *parent = find_category (categories, value, &at, NULL, error);
      g_auto (GStrv) names = NULL;

      if (parent == NULL || !jct_json_dup_text_list (parents, &at, value, &names, error))
        return FALSE;
      for (guint i = 0; names != NULL && names[i] != NULL; i++)
        {
          JctStatCategory *child = find_category (categories, names[i], &at, value, error);

          if (child == NULL)
            return FALSE;
          parent->has_parts = TRUE;
          child->is_part = TRUE;
        }
    }
  return TRUE;
}

GPtrArray *
jct_stat_categories_read (json_t *object, gsize size, const JctJsonPlace *at, GError **error)
{
  g_autoptr (GHashTable) by_value = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (category_free);
  Categories categories = { list, size, by_value, *at };

  if (!read_index (&categories, object, error) || !read_labels (&categories, object, error)
      || !read_units (&categories, object, error) || !read_children (&categories, object, error))
    return NULL;
  return g_steal_pointer (&list);
}
