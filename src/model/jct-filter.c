/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/jct-filter.h"

typedef struct
{
  char *name;
  gboolean excluding; /* the values are those that do not pass */
  GPtrArray *values;  /* of char *, owned; always ends with a NULL */
  GHashTable *set;    /* the same texts */
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
clause_new (const char *name, gboolean excluding)
{
  Clause *clause = g_new0 (Clause, 1);

  clause->name = g_strdup (name);
  clause->excluding = excluding;
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

static gboolean
clause_remove (Clause *clause, const char *value)
{
  guint position;

  if (!g_hash_table_remove (clause->set, value))
    return FALSE;
  for (position = 0; !g_str_equal (g_ptr_array_index (clause->values, position), value);)
    position++;
  g_ptr_array_remove_index (clause->values, position);
  return TRUE;
}

static gboolean
clause_names (const Clause *clause, const char *value)
{
  return g_hash_table_contains (clause->set, value);
}

static gboolean
clause_passes (const Clause *clause, const char *value)
{
  return clause_names (clause, value) != clause->excluding;
}

static Clause *
clause_copy (const Clause *clause)
{
  Clause *copy = clause_new (clause->name, clause->excluding);

  for (guint i = 0; i + 1 < clause->values->len; i++)
    clause_add (copy, g_ptr_array_index (clause->values, i));
  return copy;
}

/* What passes both. Two sets of passing values, or one less a set of others, is a set of passing
 * values in the order of the first; else nothing but sets of others, together. */
static Clause *
clause_intersect (const Clause *clause, const Clause *other)
{
  const Clause *leading = clause->excluding ? other : clause;
  const Clause *narrowing = clause->excluding ? clause : other;
  Clause *result = clause_new (clause->name, leading->excluding);

  for (guint i = 0; i + 1 < leading->values->len; i++)
    {
      const char *value = g_ptr_array_index (leading->values, i);

      if (leading->excluding || clause_passes (narrowing, value))
        clause_add (result, value);
    }
  for (guint i = 0; leading->excluding && i + 1 < narrowing->values->len; i++)
    clause_add (result, g_ptr_array_index (narrowing->values, i));
  return result;
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
ensure_clause (JctFilter *filter, const char *dimension, gboolean excluding)
{
  Clause *clause = find_clause (filter, dimension, NULL);

  if (clause == NULL)
    {
      clause = clause_new (dimension, excluding);
      g_ptr_array_add (filter->clauses, clause);
    }
  return clause;
}

/* Takes the clause, in the place of one for the same dimension. */
static void
put_clause (JctFilter *filter, Clause *clause)
{
  guint index;

  if (find_clause (filter, clause->name, &index) != NULL)
    {
      clause_free (g_ptr_array_index (filter->clauses, index));
      g_ptr_array_index (filter->clauses, index) = clause;
    }
  else
    g_ptr_array_add (filter->clauses, clause);
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
    g_ptr_array_add (copy->clauses, clause_copy (g_ptr_array_index (filter->clauses, i)));
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
  if (a->excluding != b->excluding || a->values->len != b->values->len)
    return FALSE;
  for (guint i = 0; i + 1 < a->values->len; i++)
    if (!clause_names (b, g_ptr_array_index (a->values, i)))
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
  Clause *clause;

  g_return_val_if_fail (filter != NULL, FALSE);
  g_return_val_if_fail (dimension != NULL && value != NULL, FALSE);

  clause = ensure_clause (filter, dimension, FALSE);
  if (!clause->excluding)
    return clause_add (clause, value);
  if (!clause_remove (clause, value))
    return FALSE;
  if (clause->values->len == 1)
    jct_filter_clear (filter, dimension);
  return TRUE;
}

gboolean
jct_filter_exclude (JctFilter *filter, const char *dimension, const char *value)
{
  Clause *clause;

  g_return_val_if_fail (filter != NULL, FALSE);
  g_return_val_if_fail (dimension != NULL && value != NULL, FALSE);

  clause = ensure_clause (filter, dimension, TRUE);
  return clause->excluding ? clause_add (clause, value) : clause_remove (clause, value);
}

gboolean
jct_filter_remove (JctFilter *filter, const char *dimension, const char *value)
{
  Clause *clause;

  g_return_val_if_fail (filter != NULL, FALSE);
  g_return_val_if_fail (dimension != NULL && value != NULL, FALSE);

  clause = find_clause (filter, dimension, NULL);
  if (clause == NULL || clause->excluding || !clause_remove (clause, value))
    return FALSE;
  if (clause->values->len == 1)
    jct_filter_clear (filter, dimension);
  return TRUE;
}

static void
set_values (JctFilter *filter, const char *dimension, const char *const *values, gboolean excluding)
{
  Clause *clause = clause_new (dimension, excluding);

  for (; values != NULL && *values != NULL; values++)
    clause_add (clause, *values);
  put_clause (filter, clause);
}

void
jct_filter_set (JctFilter *filter, const char *dimension, const char *const *values)
{
  g_return_if_fail (filter != NULL && dimension != NULL);

  set_values (filter, dimension, values, FALSE);
}

void
jct_filter_set_excluded (JctFilter *filter, const char *dimension, const char *const *values)
{
  g_return_if_fail (filter != NULL && dimension != NULL);

  if (values != NULL && *values != NULL)
    set_values (filter, dimension, values, TRUE);
  else
    jct_filter_clear (filter, dimension);
}

void
jct_filter_set_as_in (JctFilter *filter, const char *dimension, const JctFilter *other)
{
  const Clause *clause;

  g_return_if_fail (filter != NULL && dimension != NULL && other != NULL);

  clause = find_clause (other, dimension, NULL);
  if (clause != NULL)
    put_clause (filter, clause_copy (clause));
  else
    jct_filter_clear (filter, dimension);
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

      put_clause (result, ours != NULL ? clause_intersect (ours, theirs) : clause_copy (theirs));
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
  return clause != NULL && !clause->excluding && clause_names (clause, value);
}

gboolean
jct_filter_passes (const JctFilter *filter, const char *dimension, const char *value)
{
  const Clause *clause;

  g_return_val_if_fail (filter != NULL && dimension != NULL && value != NULL, FALSE);

  clause = find_clause (filter, dimension, NULL);
  return clause == NULL || clause_passes (clause, value);
}

gboolean
jct_filter_is_excluding (const JctFilter *filter, const char *dimension)
{
  const Clause *clause;

  g_return_val_if_fail (filter != NULL && dimension != NULL, FALSE);

  clause = find_clause (filter, dimension, NULL);
  return clause != NULL && clause->excluding;
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
jct_filter_get_named (const JctFilter *filter, const char *dimension)
{
  const Clause *clause;

  g_return_val_if_fail (filter != NULL && dimension != NULL, NULL);

  clause = find_clause (filter, dimension, NULL);
  return clause != NULL ? (const char *const *) clause->values->pdata : NULL;
}

const char *const *
jct_filter_get_values (const JctFilter *filter, const char *dimension)
{
  return jct_filter_is_excluding (filter, dimension) ? NULL
                                                     : jct_filter_get_named (filter, dimension);
}

const char *const *
jct_filter_get_excluded (const JctFilter *filter, const char *dimension)
{
  return jct_filter_is_excluding (filter, dimension) ? jct_filter_get_named (filter, dimension)
                                                     : NULL;
}
