/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rows a change touches, and what they are added to or taken from. */
#include "config.h"

#include "model/jct-crossfilter-private.h"

#include <string.h>

#define BLOCK 1024
#define BATCH 4

/* What a row counts for: all of these where it fails nowhere, the one whose bit it has where that
 * is its only one. */
typedef struct
{
  JctCrossfilter *self;
  JctCrossGroup **all;
  guint n_all;
  JctCrossGroup *single[JCT_CROSS_MAX_FILTERED];
  guint n_single;
  int sign;
} Targets;

typedef enum
{
  TARGET_DIMENSIONS = 1 << 0,
  TARGET_TIME = 1 << 1,
} TargetKinds;

/* Among the groups that somebody asked for; `skip` and `only` may be NULL. */
static void
targets_init (Targets *targets,
              JctCrossfilter *self,
              const JctCrossGroup *skip,
              const JctCrossGroup *only,
              TargetKinds kinds,
              int sign)
{
  *targets = (Targets){ self, g_new (JctCrossGroup *, self->n_groups), .sign = sign };
  for (guint i = 0; i < self->n_groups; i++)
    {
      JctCrossGroup *group = &self->groups[i];

      if (group->cells == NULL || group == skip || (only != NULL && group != only)
          || (kinds & (group->is_time ? TARGET_TIME : TARGET_DIMENSIONS)) == 0)
        continue;
      targets->all[targets->n_all++] = group;
      if (group->bit != 0)
        targets->single[targets->n_single++] = group;
    }
}

static void
targets_clear (Targets *targets)
{
  g_free (targets->all);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Targets, targets_clear)

/* ---- adding ---- */

static void
make_pairs (const JctMeasure *measure, const guint32 *rows, guint n, int sign, JctPairCell *pairs)
{
  if (measure->width == 4)
    for (guint i = 0; i < n; i++)
      pairs[i] = (JctPairCell){ (gint64) ((const gint32 *) measure->values)[rows[i]] * sign, sign };
  else
    for (guint i = 0; i < n; i++)
      pairs[i] = (JctPairCell){ ((const gint64 *) measure->values)[rows[i]] * sign, sign };
}

static void
add_to_group (JctCrossGroup *group, const guint32 *rows, const JctPairCell *pairs, guint n)
{
  gconstpointer codes = group->column->codes;

  if (group->column->width == 1)
    jct_kernel_add_8 (group->cells, codes, rows, pairs, n);
  else if (group->column->width == 2)
    jct_kernel_add_16 (group->cells, codes, rows, pairs, n);
  else
    jct_kernel_add_32 (group->cells, codes, rows, pairs, n);
}

static void
add_rows (const Targets *targets,
          JctCrossGroup *const *groups,
          guint n_groups,
          const guint32 *rows,
          guint n)
{
  JctPairCell pairs[BLOCK];
  JctPairCell *cells[BATCH];
  const guint8 *codes[BATCH];
  JctCrossGroup *batch[BATCH];
  guint n_batch = 0;

  if (n == 0 || n_groups == 0)
    return;
  make_pairs (targets->self->measure, rows, n, targets->sign, pairs);
  for (guint i = 0; i < n_groups; i++)
    {
      if (groups[i]->column->width != 1)
        {
          add_to_group (groups[i], rows, pairs, n);
          continue;
        }
      batch[n_batch] = groups[i];
      cells[n_batch] = groups[i]->cells;
      codes[n_batch] = groups[i]->column->codes;
      if (++n_batch == BATCH)
        {
          jct_kernel_add_4x8 (cells, codes, rows, pairs, n);
          n_batch = 0;
        }
    }
  for (guint i = 0; i < n_batch; i++)
    add_to_group (batch[i], rows, pairs, n);
}

/* `bits` are those of up to BLOCK rows: of the listed ones, or (`listed` NULL) of those from
 * `first` on. */
static void
add_block (
  const Targets *targets, const guint8 *bits, guint n, const guint32 *listed, guint32 first)
{
  guint8 mask[BLOCK];
  guint32 rows[BLOCK];

  for (guint i = 0; i <= targets->n_single; i++)
    {
      guint n_rows;

      jct_kernel_equal (bits, n, i == 0 ? 0 : targets->single[i - 1]->bit, mask);
      n_rows = jct_kernel_list (mask, n, listed == NULL ? first : 0, rows);
      if (listed != NULL)
        for (guint k = 0; k < n_rows; k++)
          rows[k] = listed[rows[k]];
      if (i == 0)
        add_rows (targets, targets->all, targets->n_all, rows, n_rows);
      else
        add_rows (targets, &targets->single[i - 1], 1, rows, n_rows);
    }
}

static void
add_span (const Targets *targets, gsize start, gsize end)
{
  if (targets->n_all == 0)
    return;
  for (gsize row = start; row < end; row += BLOCK)
    add_block (targets, targets->self->bits + row, (guint) MIN (end - row, BLOCK), NULL,
               (guint32) row);
}

void
jct_crossfilter_add_range (JctCrossfilter *self, gsize start, gsize end, int sign)
{
  g_auto (Targets) targets = { 0 };

  targets_init (&targets, self, NULL, NULL, TARGET_DIMENSIONS, sign);
  add_span (&targets, start, end);
}

/* All rows once; those outside the range count for time alone. */
static void
add_all (JctCrossfilter *self, const JctCrossGroup *skip, const JctCrossGroup *only)
{
  g_auto (Targets) inside = { 0 };
  g_auto (Targets) outside = { 0 };

  for (guint i = 0; i < self->n_groups; i++)
    {
      JctCrossGroup *group = &self->groups[i];

      if (group->cells != NULL && group != skip && (only == NULL || group == only))
        memset (group->cells, 0, group->column->values.n_entries * sizeof *group->cells);
    }
  targets_init (&inside, self, skip, only, TARGET_DIMENSIONS | TARGET_TIME, 1);
  targets_init (&outside, self, skip, only, TARGET_TIME, 1);
  add_span (&outside, 0, self->start);
  add_span (&inside, self->start, self->end);
  add_span (&outside, self->end, self->table->n_rows);
}

void
jct_crossfilter_fill (JctCrossfilter *self, JctCrossGroup *only)
{
  add_all (self, NULL, only);
}

void
jct_crossfilter_write_bits (JctCrossfilter *self, const JctCrossGroup *group, guint8 bit)
{
  gsize n_rows = self->table->n_rows;
  guint8 mask[BLOCK];

  for (gsize row = 0; row < n_rows; row += BLOCK)
    {
      guint n = (guint) MIN (n_rows - row, BLOCK);

      memset (mask, 0xff, n);
      if (group->condition.passes != NULL)
        jct_condition_apply (&group->condition, row, n, mask);
      jct_kernel_mark (self->bits + row, mask, n, bit);
    }
}

/* ---- the rows of a value ---- */

static void
count_rows (JctCrossfilter *self, JctCrossGroup *group)
{
  guint n_codes = group->column->values.n_entries;

  if (group->starts != NULL)
    return;
  group->starts = g_new0 (guint32, n_codes + 1);
  for (gsize row = 0; row < self->table->n_rows; row++)
    group->starts[jct_dimension_code (group->column, row) + 1]++;
  for (guint code = 0; code < n_codes; code++)
    group->starts[code + 1] += group->starts[code];
}

static void
index_rows (JctCrossfilter *self, JctCrossGroup *group)
{
  guint n_codes = group->column->values.n_entries;
  g_autofree guint32 *next = NULL;

  if (group->rows != NULL)
    return;
  next = g_memdup2 (group->starts, n_codes * sizeof *next);
  group->rows = g_new (guint32, self->table->n_rows);
  for (gsize row = 0; row < self->table->n_rows; row++)
    group->rows[next[jct_dimension_code (group->column, row)]++] = (guint32) row;
}

/* The first of the code's rows, by place in the index, that is not before `row`. */
static guint32
find_row (const JctCrossGroup *group, guint code, gsize row)
{
  guint32 low = group->starts[code], high = group->starts[code + 1];

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;

      if (group->rows[middle] < row)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
flip_rows (const Targets *targets, const guint32 *rows, guint32 n_rows, guint8 bit)
{
  guint8 *bits = targets->self->bits;
  guint8 others[BLOCK];

  for (guint32 start = 0; start < n_rows; start += BLOCK)
    {
      const guint32 *listed = rows + start;
      guint n = MIN (n_rows - start, BLOCK);

      for (guint i = 0; i < n; i++)
        {
          guint8 flipped = bits[listed[i]] ^ bit;

          bits[listed[i]] = flipped;
          others[i] = flipped & (guint8) ~bit;
        }
      add_block (targets, others, n, listed, 0);
    }
}

static gboolean
code_passes (const JctCrossGroup *group, guint code)
{
  return group->condition.passes == NULL || group->condition.passes[code] != 0;
}

static void
flip_one_by_one (JctCrossfilter *self, JctCrossGroup *group, guint8 bit, const guint8 *changed)
{
  g_auto (Targets) inside = { 0 };
  g_auto (Targets) outside = { 0 };

  index_rows (self, group);
  targets_init (&inside, self, group, NULL, TARGET_DIMENSIONS | TARGET_TIME, 1);
  targets_init (&outside, self, group, NULL, TARGET_TIME, 1);
  for (guint code = 0; code < group->column->values.n_entries; code++)
    {
      guint32 first, last;

      if (changed[code] == 0)
        continue;
      inside.sign = outside.sign = code_passes (group, code) ? 1 : -1;
      first = find_row (group, code, self->start);
      last = find_row (group, code, self->end);
      flip_rows (&outside, group->rows + group->starts[code], first - group->starts[code], bit);
      flip_rows (&inside, group->rows + first, last - first, bit);
      flip_rows (&outside, group->rows + last, group->starts[code + 1] - last, bit);
    }
}

/* Whether the rows that change sides cost more than all that pass afterwards. The group's own
 * totals know how many rows of each value pass all other filters. */
static gboolean
is_afresh_cheaper (const JctCrossfilter *self, const JctCrossGroup *group, const guint8 *changed)
{
  guint64 n_changed = 0, flips = 0, after = 0;
  guint n_cells = 0;

  for (guint i = 0; i < self->n_groups; i++)
    n_cells += self->groups[i].cells != NULL;
  for (guint code = 0; code < group->column->values.n_entries; code++)
    {
      guint32 n_rows = group->starts[code + 1] - group->starts[code];
      guint64 n_counted = group->cells != NULL ? (guint64) group->cells[code][1] : n_rows;

      n_changed += changed[code] != 0 ? n_rows : 0;
      flips += changed[code] != 0 ? n_counted : 0;
      after += code_passes (group, code) ? n_counted : 0;
    }
  return self->table->n_rows / 2 + after * n_cells < 3 * n_changed + flips * n_cells;
}

void
jct_crossfilter_flip_codes (JctCrossfilter *self,
                            JctCrossGroup *group,
                            guint8 bit,
                            const guint8 *changed)
{
  count_rows (self, group);
  if (!is_afresh_cheaper (self, group, changed))
    {
      flip_one_by_one (self, group, bit, changed);
      return;
    }
  jct_crossfilter_write_bits (self, group, bit);
  add_all (self, group, NULL);
}
