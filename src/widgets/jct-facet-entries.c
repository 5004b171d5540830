/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-facet-entries.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "model/jct-number-format.h"

/* More values than a person reads are ordered by their bytes, which is a hundred times faster. */
#define MAX_COLLATED 20000

struct _JctFacetEntries
{
  JctTable *table;
  guint dimension;
  GArray *entries; /* JctFacetEntry */
  guint32 *ranks;  /* (nullable): by code, the place of its label among all */
  double sum, smallest, largest;
  JctInterval sum_range; /* of all entries */
};

JctFacetEntries *
jct_facet_entries_new (JctTable *table, guint dimension)
{
  JctFacetEntries *self = g_new0 (JctFacetEntries, 1);

  self->table = jct_table_ref (table);
  self->dimension = dimension;
  self->entries = g_array_new (FALSE, FALSE, sizeof (JctFacetEntry));
  return self;
}

void
jct_facet_entries_free (JctFacetEntries *self)
{
  g_array_unref (self->entries);
  g_free (self->ranks);
  jct_table_unref (self->table);
  g_free (self);
}

/* ---- order ---- */

typedef struct
{
  char *key;
  guint code;
} Named;

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Named *) a)->key, ((const Named *) b)->key);
}

/* Labels do not change: they are compared once. */
static void
rank_names (JctFacetEntries *self)
{
  guint n = jct_table_get_n_values (self->table, self->dimension);
  g_autofree Named *named = g_new (Named, MAX (n, 1));

  for (guint code = 0; code < n; code++)
    {
      const char *label = jct_facet_entries_get_label (self, code);

      named[code].code = code;
      named[code].key
        = n <= MAX_COLLATED ? g_utf8_collate_key_for_filename (label, -1) : g_strdup (label);
    }
  qsort (named, n, sizeof *named, compare_names);
  self->ranks = g_new (guint32, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    {
      self->ranks[named[i].code] = i;
      g_free (named[i].key);
    }
}

static int
compare_by_name (gconstpointer a, gconstpointer b, gpointer data)
{
  const guint32 *ranks = data;
  guint32 first = ranks[((const JctFacetEntry *) a)->code];
  guint32 second = ranks[((const JctFacetEntry *) b)->code];

  return (first > second) - (first < second);
}

static int
compare_by_count (gconstpointer a, gconstpointer b, gpointer data)
{
  double first = ((const JctFacetEntry *) a)->total;
  double second = ((const JctFacetEntry *) b)->total;

  return first != second ? (first < second) - (first > second) : compare_by_name (a, b, data);
}

void
jct_facet_entries_sort (JctFacetEntries *self, gboolean by_name)
{
  if (self->ranks == NULL)
    rank_names (self);
  g_array_sort_with_data (self->entries, by_name ? compare_by_name : compare_by_count, self->ranks);
}

/* ---- what there is ---- */

/* The values that the definition leaves to choose from. */
static gboolean
is_offered (const JctResolvedView *resolved, const char *dimension, const char *value)
{
  return resolved->definition == NULL
         || jct_filter_passes (resolved->definition->filter, dimension, value);
}

static JctFacetRowState
entry_state (const JctFilter *filter, const char *dimension, const char *value)
{
  gboolean passes = jct_filter_passes (filter, dimension, value);

  if (!jct_filter_has_dimension (filter, dimension))
    return JCT_FACET_ROW_OPEN;
  if (jct_filter_is_excluding (filter, dimension))
    return passes ? JCT_FACET_ROW_OPEN : JCT_FACET_ROW_EXCLUDED;
  return passes ? JCT_FACET_ROW_SELECTED : JCT_FACET_ROW_OTHER;
}

static void
add_entry (JctFacetEntries *self, const JctFacetEntry *entry)
{
  double most = isfinite (entry->range.high) ? entry->range.high : entry->total;

  g_array_append_val (self->entries, *entry);
  self->sum += entry->total;
  self->sum_range = jct_interval_add (self->sum_range, entry->range);
  self->smallest = MIN (self->smallest, entry->total);
  self->largest = MAX (self->largest, most);
}

/* By code, of figures that are not exact; NULL of exact ones. */
static JctInterval *
dup_ranges (JctFacetEntries *self, JctCrossfilter *crossfilter, const double *totals, guint n)
{
  g_autofree JctInterval *ranges = NULL;

  if (!jct_crossfilter_is_inexact (crossfilter))
    return NULL;
  ranges = g_new (JctInterval, MAX (n, 1));
  jct_crossfilter_get_ranges (crossfilter, self->dimension, totals, ranges);
  return g_steal_pointer (&ranges);
}

gboolean
jct_facet_entries_update (JctFacetEntries *self,
                          JctCrossfilter *crossfilter,
                          const JctResolvedView *resolved,
                          const JctView *view)
{
  guint n_values = jct_table_get_n_values (self->table, self->dimension);
  g_autofree double *totals = g_new (double, MAX (n_values, 1));
  g_autofree JctInterval *ranges = NULL;
  const char *name = jct_table_get_dimension_name (self->table, self->dimension);

  g_array_set_size (self->entries, 0);
  self->sum = self->smallest = self->largest = 0;
  self->sum_range = jct_interval_exact (0);
  if (crossfilter == NULL
      || !jct_crossfilter_get_totals (crossfilter, self->dimension, totals, NULL, NULL))
    return FALSE;
  ranges = dup_ranges (self, crossfilter, totals, n_values);
  for (guint code = 0; code < n_values; code++)
    {
      const char *value = jct_table_get_value (self->table, self->dimension, code);
      const JctFacetEntry entry
        = { code, totals[code], ranges != NULL ? ranges[code] : jct_interval_exact (totals[code]),
            entry_state (view->filter, name, value) };

      if (is_offered (resolved, name, value))
        add_entry (self, &entry);
    }
  return TRUE;
}

guint
jct_facet_entries_get_n (const JctFacetEntries *self)
{
  return self->entries->len;
}

const JctFacetEntry *
jct_facet_entries_get (const JctFacetEntries *self, guint index)
{
  g_return_val_if_fail (index < self->entries->len, NULL);
  return &g_array_index (self->entries, JctFacetEntry, index);
}

double
jct_facet_entries_get_largest (const JctFacetEntries *self)
{
  return self->largest;
}

const char *
jct_facet_entries_get_label (const JctFacetEntries *self, guint code)
{
  const char *label = jct_table_get_value_label (self->table, self->dimension, code);

  return label[0] != '\0' ? label : _ ("(not stated)");
}

/* ---- in words -------------------------------------------------------------------------------- */

static int
get_decimals (const JctFacetEntry *entry)
{
  return entry->total == floor (entry->total) ? 0 : 1;
}

char *
jct_facet_entries_dup_total (const JctFacetEntries *self, const JctFacetEntry *entry)
{
  g_autofree char *number = jct_format_value (entry->total, get_decimals (entry));

  return jct_qualifier_format (jct_interval_to_qualifier (&entry->range, entry->total), number);
}

char *
jct_facet_entries_dup_range (const JctFacetEntries *self, const JctFacetEntry *entry)
{
  switch (jct_interval_to_qualifier (&entry->range, entry->total))
    {
    case JCT_QUALIFIER_ABOUT:
    case JCT_QUALIFIER_NEARLY:
    case JCT_QUALIFIER_JUST_OVER:
      return jct_claim_interval_to_label (&entry->range, get_decimals (entry));
    case JCT_QUALIFIER_EXACT:
    case JCT_QUALIFIER_MORE_THAN:
    case JCT_QUALIFIER_AT_LEAST:
    case JCT_QUALIFIER_AT_MOST:
    default:
      return NULL;
    }
}

static char *
format_percent (double percent)
{
  g_autofree char *number = NULL;

  if (percent > 0 && percent < 0.5)
    /* Translators: a share that is smaller than half of one per cent. */
    return g_strdup (_ ("<1 %"));
  number = jct_format_value (percent, 0);
  /* Translators: a share; the number is formatted. */
  return g_strdup_printf (C_ ("share", "%s %%"), number);
}

/* One number where all that it may be rounds to that. */
static char *
format_percents (double least, double most)
{
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (round (least) == round (most) && (least > 0) == (most > 0))
    return format_percent (most);
  low = jct_format_value (least, 0);
  high = jct_format_value (MAX (most, 1), 0);
  /* Translators: the least and the most that a share may be, as in "28–34 %"; the numbers are formatted. */
  return g_strdup_printf (C_ ("share", "%s–%s %%"), low, high);
}

char *
jct_facet_entries_dup_share (const JctFacetEntries *self, const JctFacetEntry *entry)
{
  JctInterval share;

  if (self->sum <= 0 || self->smallest < 0)
    return NULL;
  if (jct_interval_is_exact (&self->sum_range))
    return format_percent (100 * entry->total / self->sum);
  share = jct_interval_share (entry->range, self->sum_range);
  if (!isfinite (share.low) || !isfinite (share.high))
    return NULL;
  return format_percents (100 * share.low, 100 * share.high);
}
