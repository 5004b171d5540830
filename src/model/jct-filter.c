/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/jct-filter.h"

typedef struct
{
  char *name;
  GPtrArray *values; /* of char *, owned; always ends with a NULL */
  GHashTable *set;   /* the same texts */
} Clause;

struct _JctFilter
{
  GPtrArray *clauses; /* of Clause */
};

static void
clause_free (gpointer data)
{
  Clause *clause = data;

  g_hash_table_unref (clause->set);
  g_ptr_array_unref (clause->values);
  g_free (clause->name);
  g_free (clause);
}

static Clause *
clause_new (const char *name)
{
  Clause *clause = g_new0 (Clause, 1);

  clause->name = g_strdup (name);
  clause->values = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (clause->values, NULL);
  clause->set = g_hash_table_new (g_str_hash, g_str_equal);
  return clause;
}

static gboolean
clause_add (Clause *clause, const char *value)
{
  char *copy;

  if (g_hash_table_contains (clause->set, value))
    return FALSE;
  copy = g_strdup (value);
  g_hash_table_add (clause->set, copy);
  g_ptr_array_insert (clause->values, (int) clause->values->len - 1, copy);
  return TRUE;
}

static Clause *
find_clause (const JctFilter *filter, const char *dimension, guint *index)
{
  for (guint i = 0; i < filter->clauses->len; i++)
    {
      Clause *clause = g_ptr_array_index (filter->clauses, i);

      if (g_str_equal (clause->name, dimension))
        {
          if (index != NULL)
            *index = i;
          return clause;
        }
    }
  return NULL;
}

static Clause *
ensure_clause (JctFilter *filter, const char *dimension)
{
  Clause *clause = find_clause (filter, dimension, NULL);

  if (clause == NULL)
    {
      clause = clause_new (dimension);
      g_ptr_array_add (filter->clauses, clause);
    }
  return clause;
}

JctFilter *
jct_filter_new (void)
{
  JctFilter *filter = g_new0 (JctFilter, 1);

  filter->clauses = g_ptr_array_new_with_free_func (clause_free);
  return filter;
}

JctFilter *
jct_filter_copy (const JctFilter *filter)
{
  JctFilter *copy;

  g_return_val_if_fail (filter != NULL, NULL);

  copy = jct_filter_new ();
  for (guint i = 0; i < filter->clauses->len; i++)
    {
      const Clause *clause = g_ptr_array_index (filter->clauses, i);

      jct_filter_set (copy, clause->name, (const char *const *) clause->values->pdata);
    }
  return copy;
}

void
jct_filter_free (JctFilter *filter)
{
  if (filter == NULL)
    return;
  g_ptr_array_unref (filter->clauses);
  g_free (filter);
}

static gboolean
clause_equal (const Clause *a, const Clause *b)
{
  if (a->values->len != b->values->len)
    return FALSE;
  for (guint i = 0; i + 1 < a->values->len; i++)
    if (!g_hash_table_contains (b->set, g_ptr_array_index (a->values, i)))
      return FALSE;
  return TRUE;
}

gboolean
jct_filter_equal (const JctFilter *a, const JctFilter *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->clauses->len != b->clauses->len)
    return FALSE;
  for (guint i = 0; i < a->clauses->len; i++)
    {
      const Clause *clause = g_ptr_array_index (a->clauses, i);
      const Clause *other = find_clause (b, clause->name, NULL);

      if (other == NULL || !clause_equal (clause, other))
        return FALSE;
    }
  return TRUE;
}

gboolean
jct_filter_is_empty (const JctFilter *filter)
{
  g_return_val_if_fail (filter != NULL, TRUE);

  return filter->clauses->len == 0;
}

gboolean
jct_filter_add (JctFilter *filter, const char *dimension, const char *value)
{
  g_return_val_if_fail (filter != NULL, FALSE);
  g_return_val_if_fail (dimension != NULL && value != NULL, FALSE);

  return clause_add (ensure_clause (filter, dimension), value);
}

gboolean
jct_filter_remove (JctFilter *filter, const char *dimension, const char *value)
{
  Clause *clause;
  guint index, position;

  g_return_val_if_fail (filter != NULL, FALSE);
  g_return_val_if_fail (dimension != NULL && value != NULL, FALSE);

  clause = find_clause (filter, dimension, &index);
  if (clause == NULL || !g_hash_table_remove (clause->set, value))
    return FALSE;
  if (g_hash_table_size (clause->set) == 0)
    {
      g_ptr_array_remove_index (filter->clauses, index);
      return TRUE;
    }
  for (position = 0; !g_str_equal (g_ptr_array_index (clause->values, position), value);)
    position++;
  g_ptr_array_remove_index (clause->values, position);
  return TRUE;
}

void
jct_filter_set (JctFilter *filter, const char *dimension, const char *const *values)
{
  Clause *clause;
  guint index;

  g_return_if_fail (filter != NULL && dimension != NULL);

  clause = clause_new (dimension);
  for (; values != NULL && *values != NULL; values++)
    clause_add (clause, *values);

  if (find_clause (filter, dimension, &index) != NULL)
    {
      clause_free (g_ptr_array_index (filter->clauses, index));
      g_ptr_array_index (filter->clauses, index) = clause;
    }
  else
    g_ptr_array_add (filter->clauses, clause);
}

void
jct_filter_clear (JctFilter *filter, const char *dimension)
{
  guint index;

  g_return_if_fail (filter != NULL && dimension != NULL);

  if (find_clause (filter, dimension, &index) != NULL)
    g_ptr_array_remove_index (filter->clauses, index);
}

JctFilter *
jct_filter_intersect (const JctFilter *filter, const JctFilter *other)
{
  JctFilter *result;

  g_return_val_if_fail (filter != NULL && other != NULL, NULL);

  result = jct_filter_copy (filter);
  for (guint i = 0; i < other->clauses->len; i++)
    {
      const Clause *theirs = g_ptr_array_index (other->clauses, i);
      const Clause *ours = find_clause (filter, theirs->name, NULL);
      Clause *shared;

      if (ours == NULL)
        {
          jct_filter_set (result, theirs->name, (const char *const *) theirs->values->pdata);
          continue;
        }
      jct_filter_set (result, ours->name, NULL);
      shared = find_clause (result, ours->name, NULL);
      for (guint j = 0; j + 1 < ours->values->len; j++)
        if (g_hash_table_contains (theirs->set, g_ptr_array_index (ours->values, j)))
          clause_add (shared, g_ptr_array_index (ours->values, j));
    }
  return result;
}

gboolean
jct_filter_has_dimension (const JctFilter *filter, const char *dimension)
{
  g_return_val_if_fail (filter != NULL && dimension != NULL, FALSE);

  return find_clause (filter, dimension, NULL) != NULL;
}

gboolean
jct_filter_has_value (const JctFilter *filter, const char *dimension, const char *value)
{
  const Clause *clause;

  g_return_val_if_fail (filter != NULL && dimension != NULL && value != NULL, FALSE);

  clause = find_clause (filter, dimension, NULL);
  return clause != NULL && g_hash_table_contains (clause->set, value);
}

guint
jct_filter_get_n_dimensions (const JctFilter *filter)
{
  g_return_val_if_fail (filter != NULL, 0);

  return filter->clauses->len;
}

const char *
jct_filter_get_dimension (const JctFilter *filter, guint index)
{
  g_return_val_if_fail (filter != NULL && index < filter->clauses->len, NULL);

  return ((const Clause *) g_ptr_array_index (filter->clauses, index))->name;
}

const char *const *
jct_filter_get_values (const JctFilter *filter, const char *dimension)
{
  const Clause *clause;

  g_return_val_if_fail (filter != NULL && dimension != NULL, NULL);

  clause = find_clause (filter, dimension, NULL);
  return clause != NULL ? (const char *const *) clause->values->pdata : NULL;
}
