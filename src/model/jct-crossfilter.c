/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked of a linked selection, and how it differs from what was asked last. */
#include "config.h"

#include "model/jct-crossfilter-private.h"
#include "model/jct-query-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_EXACT (G_GINT64_CONSTANT (1) << 53)

/* ---- lifetime ---- */

/* Which run a row stands in, as a column like any other. */
static void
make_time (JctCrossfilter *self)
{
  const JctTable *table = self->table;
  JctDimension *time = &self->time;

  time->values.n_entries = (guint) table->n_runs;
  time->width = table->n_runs <= 1u << 8 ? 1 : table->n_runs <= 1u << 16 ? 2 : 4;
  time->codes = g_malloc_n (table->n_rows, time->width);
  for (gsize run = 0; run < table->n_runs; run++)
    for (gsize row = table->runs[run].start; row < table->runs[run + 1].start; row++)
      if (time->width == 1)
        ((guint8 *) time->codes)[row] = (guint8) run;
      else if (time->width == 2)
        ((guint16 *) time->codes)[row] = (guint16) run;
      else
        ((guint32 *) time->codes)[row] = (guint32) run;
}

static gboolean
is_exact (const JctMeasure *measure, gsize n_rows)
{
  return measure->type == JCT_MEASURE_INTEGER
         && measure->max_size <= (guint64) G_MAXINT64 / MAX (n_rows, 1);
}

JctCrossfilter *
jct_crossfilter_new (JctTable *table, guint measure)
{
  JctCrossfilter *self;

  g_return_val_if_fail (table != NULL, NULL);
  g_return_val_if_fail (measure < table->n_measures, NULL);

  self = g_new0 (JctCrossfilter, 1);
  self->table = jct_table_ref (table);
  self->measure = &table->measures[measure];
  self->filter = jct_filter_new ();
  self->end = table->n_rows;
  make_time (self);
  self->n_groups = table->n_dimensions + 1;
  self->groups = g_new0 (JctCrossGroup, self->n_groups);
  for (guint i = 0; i < table->n_dimensions; i++)
    self->groups[i].column = &table->dimensions[i];
  self->groups[table->n_dimensions].column = &self->time;
  self->groups[table->n_dimensions].is_time = TRUE;
  self->can_subtract = is_exact (self->measure, table->n_rows);
  if (self->can_subtract)
    self->bits = g_malloc0 (table->n_rows);
  return self;
}

static void
drop_cells (JctCrossfilter *self)
{
  for (guint i = 0; i < self->n_groups; i++)
    {
      g_aligned_free (self->groups[i].cells);
      self->groups[i].cells = NULL;
    }
}

void
jct_crossfilter_free (JctCrossfilter *self)
{
  drop_cells (self);
  for (guint i = 0; i < self->n_groups; i++)
    {
      g_free (self->groups[i].condition.passes);
      g_free (self->groups[i].starts);
      g_free (self->groups[i].rows);
    }
  g_free (self->groups);
  g_free (self->time.codes);
  g_free (self->bits);
  jct_filter_free (self->filter);
  jct_table_unref (self->table);
  g_free (self);
}

/* ---- the filter ---- */

typedef struct
{
  JctCondition *conditions; /* by dimension; `passes` is NULL where all values do */
  guint n;
} Conditions;

static void
conditions_clear (Conditions *conditions)
{
  for (guint i = 0; i < conditions->n; i++)
    g_free (conditions->conditions[i].passes);
  g_free (conditions->conditions);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Conditions, conditions_clear)

static gboolean
resolve (Conditions *conditions, const JctTable *table, const JctFilter *filter, GError **error)
{
  guint n = filter != NULL ? jct_filter_get_n_dimensions (filter) : 0;

  conditions->n = table->n_dimensions;
  conditions->conditions = g_new0 (JctCondition, conditions->n);
  for (guint i = 0; i < n; i++)
    {
      const char *name = jct_filter_get_dimension (filter, i);
      int dimension = jct_selection_find_dimension (table, name, error);
      g_autofree guint8 *passes = NULL;
      guint n_passing;

      if (dimension < 0)
        return FALSE;
      passes = jct_filter_list_passing (filter, table, (guint) dimension, &n_passing, error);
      if (passes == NULL)
        return FALSE;
      if (n_passing < table->dimensions[dimension].values.n_entries)
        jct_condition_init (&conditions->conditions[dimension], &table->dimensions[dimension],
                            g_steal_pointer (&passes), n_passing);
    }
  return TRUE;
}

static gboolean
conditions_equal (const JctCondition *a, const JctCondition *b, guint n_codes)
{
  if (a->passes == NULL || b->passes == NULL)
    return a->passes == b->passes;
  return memcmp (a->passes, b->passes, n_codes) == 0;
}

static void
swap_conditions (JctCondition *a, JctCondition *b)
{
  JctCondition kept = *a;

  *a = *b;
  *b = kept;
}

/* All anew: bits are handed out in the order of dimensions. */
static void
rebuild (JctCrossfilter *self)
{
  guint n_filtered = 0;

  for (guint i = 0; i < self->table->n_dimensions; i++)
    {
      self->groups[i].bit = 0;
      n_filtered += self->groups[i].condition.passes != NULL;
    }
  if (!self->can_subtract || n_filtered > JCT_CROSS_MAX_FILTERED)
    {
      drop_cells (self);
      g_clear_pointer (&self->bits, g_free);
      return;
    }
  if (self->bits == NULL)
    self->bits = g_malloc (self->table->n_rows);
  memset (self->bits, 0, self->table->n_rows);
  n_filtered = 0;
  for (guint i = 0; i < self->table->n_dimensions; i++)
    if (self->groups[i].condition.passes != NULL)
      {
        self->groups[i].bit = (guint8) (1u << n_filtered++);
        jct_crossfilter_write_bits (self, &self->groups[i], self->groups[i].bit);
      }
  jct_crossfilter_fill (self, NULL);
}

static guint8
find_free_bit (const JctCrossfilter *self)
{
  guint used = 0;

  for (guint i = 0; i < self->table->n_dimensions; i++)
    used |= self->groups[i].bit;
  return (guint8) (~used & (used + 1));
}

/* One dimension's condition is another; `before` is the one it had. */
static void
change_one (JctCrossfilter *self, JctCrossGroup *group, const JctCondition *before)
{
  guint n_codes = group->column->values.n_entries;
  const guint8 *after = group->condition.passes;
  g_autofree guint8 *changed = NULL;
  guint8 bit = group->bit != 0 ? group->bit : find_free_bit (self);

  if (self->bits == NULL || bit == 0)
    {
      rebuild (self);
      return;
    }
  changed = g_malloc (n_codes);
  for (guint code = 0; code < n_codes; code++)
    changed[code] = (before->passes != NULL ? before->passes[code] : 0xff)
                    ^ (after != NULL ? after[code] : 0xff);
  jct_crossfilter_flip_codes (self, group, bit, changed);
  group->bit = after != NULL ? bit : 0;
}

gboolean
jct_crossfilter_set_filter (JctCrossfilter *self, const JctFilter *filter, GError **error)
{
  g_auto (Conditions) next = { 0 };
  guint n_changed = 0, last_changed = 0;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!resolve (&next, self->table, filter, error))
    return FALSE;
  for (guint i = 0; i < next.n; i++)
    if (!conditions_equal (&self->groups[i].condition, &next.conditions[i],
                           self->groups[i].column->values.n_entries))
      {
        swap_conditions (&self->groups[i].condition, &next.conditions[i]);
        last_changed = i;
        n_changed++;
      }
  jct_filter_free (self->filter);
  self->filter = filter != NULL ? jct_filter_copy (filter) : jct_filter_new ();
  if (n_changed == 1)
    change_one (self, &self->groups[last_changed], &next.conditions[last_changed]);
  else if (n_changed > 1)
    rebuild (self);
  return TRUE;
}

/* ---- the range ---- */

static void
zero_dimensions (JctCrossfilter *self)
{
  for (guint i = 0; i < self->table->n_dimensions; i++)
    if (self->groups[i].cells != NULL)
      memset (self->groups[i].cells, 0,
              self->groups[i].column->values.n_entries * sizeof *self->groups[i].cells);
}

static gsize
span_length (gsize start, gsize end)
{
  return end > start ? end - start : 0;
}

static void
set_rows (JctCrossfilter *self, gsize start, gsize end)
{
  gsize a = self->start, b = self->end;
  gsize n_leaving = span_length (a, MIN (b, start)) + span_length (MAX (a, end), b);
  gsize n_entering = span_length (start, MIN (end, a)) + span_length (MAX (start, b), end);

  self->start = start;
  self->end = end;
  if (self->bits == NULL || n_leaving + n_entering == 0)
    return;
  if (n_leaving + n_entering > end - start)
    {
      zero_dimensions (self);
      jct_crossfilter_add_range (self, start, end, 1);
      return;
    }
  jct_crossfilter_add_range (self, a, MIN (b, start), -1);
  jct_crossfilter_add_range (self, MAX (a, end), b, -1);
  jct_crossfilter_add_range (self, start, MIN (end, a), 1);
  jct_crossfilter_add_range (self, MAX (start, b), end, 1);
}

void
jct_crossfilter_set_range (JctCrossfilter *self, gint32 first, gint32 last)
{
  gsize start, end;

  g_return_if_fail (self != NULL);

  self->has_range = TRUE;
  self->first = first;
  self->last = last;
  start = self->table->runs[jct_table_find_run (self->table, first)].start;
  end = self->table->runs[jct_table_find_run (self->table, (gint64) last + 1)].start;
  set_rows (self, start, MAX (start, end));
}

void
jct_crossfilter_clear_range (JctCrossfilter *self)
{
  g_return_if_fail (self != NULL);

  self->has_range = FALSE;
  set_rows (self, 0, self->table->n_rows);
}

/* ---- answers ---- */

typedef enum
{
  ASKED_ROWS, /* of some rows, and the query finds them */
  ASKED_NOTHING,
  ASKED_FAILED,
} Asked;

/* What is asked of the group, as everybody else would ask it; the query is to be cleared in any case. */
static Asked
init_query (const JctCrossfilter *self, const JctCrossGroup *group, JctQuery *query, GError **error)
{
  gboolean has_range = self->has_range && !group->is_time;
  const JctSeriesQuery asked = {
    .filter = self->filter,
    .measure = self->measure->name,
    .kind = self->table->kind,
    .has_from = has_range,
    .has_to = has_range,
    .from = jct_period (self->table->kind, self->first),
    .to = jct_period (self->table->kind, self->last),
  };

  if (self->table->n_rows == 0 || (has_range && self->start == self->end))
    return ASKED_NOTHING;
  if (!jct_query_init (query, self->table, &asked, group->column->name, error))
    return ASKED_FAILED;
  query->by = group->column;
  return ASKED_ROWS;
}

/* The whole way round. */
static gboolean
total_afresh (const JctCrossfilter *self,
              const JctCrossGroup *group,
              double *totals,
              guint32 *n_rows,
              GError **error)
{
  g_auto (JctQuery) query = { 0 };
  guint n_codes = group->column->values.n_entries;

  memset (totals, 0, n_codes * sizeof *totals);
  if (n_rows != NULL)
    memset (n_rows, 0, n_codes * sizeof *n_rows);
  switch (init_query (self, group, &query, error))
    {
    case ASKED_ROWS:
      return jct_query_total (&query, totals, n_rows) || jct_query_fail_overflow (&query, error);
    case ASKED_FAILED:
      return FALSE;
    case ASKED_NOTHING:
    default:
      return TRUE;
    }
}

static gboolean
get_totals (
  JctCrossfilter *self, JctCrossGroup *group, double *totals, guint32 *n_rows, GError **error)
{
  guint n_codes = group->column->values.n_entries;
  gboolean exact = TRUE;

  if (self->bits == NULL)
    return total_afresh (self, group, totals, n_rows, error);
  if (group->cells == NULL)
    {
      group->cells
        = g_aligned_alloc0 (MAX (n_codes, 1), sizeof *group->cells, sizeof *group->cells);
      jct_crossfilter_fill (self, group);
    }
  for (guint code = 0; code < n_codes; code++)
    {
      gint64 sum = group->cells[code][0];

      exact = exact && sum >= -MAX_EXACT && sum <= MAX_EXACT;
      totals[code] = (double) sum;
      if (n_rows != NULL)
        n_rows[code] = (guint32) group->cells[code][1];
    }
  return exact
         || jct_query_fail_overflow (&(JctQuery){ .table = self->table, .measure = self->measure },
                                     error);
}

gboolean
jct_crossfilter_get_totals (
  JctCrossfilter *self, guint dimension, double *totals, guint32 *n_rows, GError **error)
{
  g_return_val_if_fail (self != NULL && totals != NULL, FALSE);
  g_return_val_if_fail (dimension < self->table->n_dimensions, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return get_totals (self, &self->groups[dimension], totals, n_rows, error);
}

gboolean
jct_crossfilter_is_inexact (const JctCrossfilter *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->measure->qualifiers != NULL;
}

void
jct_crossfilter_get_ranges (JctCrossfilter *self,
                            guint dimension,
                            const double *totals,
                            JctInterval *ranges)
{
  g_auto (JctQuery) query = { 0 };

  g_return_if_fail (self != NULL && totals != NULL && ranges != NULL);
  g_return_if_fail (dimension < self->table->n_dimensions);

  if (self->measure->qualifiers != NULL
      && init_query (self, &self->groups[dimension], &query, NULL) == ASKED_ROWS)
    {
      jct_query_total_ranges (&query, totals, ranges);
      return;
    }
  for (guint code = 0; code < self->groups[dimension].column->values.n_entries; code++)
    ranges[code] = jct_interval_exact (totals[code]);
}

gboolean
jct_crossfilter_get_by_period (JctCrossfilter *self,
                               double *totals,
                               guint32 *n_rows,
                               GError **error)
{
  g_return_val_if_fail (self != NULL && totals != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return get_totals (self, &self->groups[self->table->n_dimensions], totals, n_rows, error);
}

gsize
jct_crossfilter_get_n_periods (const JctCrossfilter *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->table->n_runs;
}

JctPeriod
jct_crossfilter_get_period (const JctCrossfilter *self, gsize index)
{
  g_return_val_if_fail (self != NULL && index < self->table->n_runs, (JctPeriod){ 0 });

  return jct_period (self->table->kind, self->table->runs[index].ordinal);
}
