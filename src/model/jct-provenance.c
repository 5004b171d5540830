/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/jct-provenance.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/jct-row-places.h"

/* ---- parts ---- */

void
jct_provenance_part_free (JctProvenancePart *part)
{
  jct_table_unref (part->table);
  g_free (part->measure);
  jct_filter_free (part->filter);
  g_free (part);
}

JctProvenancePart *
jct_provenance_part_copy (const JctProvenancePart *part)
{
  JctProvenancePart *copy = g_memdup2 (part, sizeof *part);

  jct_table_ref (copy->table);
  copy->measure = g_strdup (part->measure);
  copy->filter = jct_filter_copy (part->filter);
  return copy;
}

JctSpan
jct_provenance_part_get_span (const JctProvenancePart *part)
{
  return jct_span_union (jct_period_span (part->first), jct_period_span (part->last));
}

static JctRowOrder *
order_rows (const JctProvenancePart *part, GError **error)
{
  const JctRowQuery query = {
    .filter = part->filter,
    .has_span = TRUE,
    .span = jct_provenance_part_get_span (part),
  };

  return jct_row_order_new (part->table, &query, NULL, error);
}

GArray *
jct_provenance_part_list_places (const JctProvenancePart *part)
{
  g_autoptr (JctRowOrder) order = NULL;

  g_return_val_if_fail (part != NULL, NULL);

  order = order_rows (part, NULL);
  return order != NULL ? jct_row_places_new (order) : NULL;
}

static gboolean
count_rows (JctProvenancePart *part, GError **error)
{
  g_autoptr (JctRowOrder) order = order_rows (part, error);

  if (order == NULL)
    return FALSE;
  part->n_rows = jct_row_order_get_n (order);
  return TRUE;
}

static void
add_value (JctProvenancePart *part, const JctSeries *series, gsize index)
{
  JctQualifier qualifier = jct_series_get_qualifier (series, index);

  if (jct_series_get_state (series, index) == JCT_VALUE_MISSING)
    return;
  part->sum += jct_series_get_value (series, index);
  part->has_sum = TRUE;
  if (part->qualifier == JCT_QUALIFIER_EXACT || part->qualifier == qualifier)
    part->qualifier = qualifier;
  else if (qualifier != JCT_QUALIFIER_EXACT)
    part->qualifier = JCT_QUALIFIER_ABOUT;
}

/* By the query that makes the chart's figures, so that a sum is what they are. */
static gboolean
add_up (JctProvenancePart *part, GError **error)
{
  const JctSeriesQuery query = {
    .filter = part->filter,
    .measure = part->measure,
    .kind = part->first.kind,
    .has_from = TRUE,
    .has_to = TRUE,
    .from = part->first,
    .to = part->last,
  };
  g_autoptr (JctSeriesSet) set = jct_series_set_compute (part->table, &query, error);

  if (set == NULL)
    return FALSE;
  const JctSeries *series = jct_series_set_get (set, 0);
  part->is_integer = jct_series_is_integer (series);
  for (gsize i = 0; i < jct_series_get_n (series); i++)
    add_value (part, series, i);
  return TRUE;
}

static gboolean
take_part (JctProvenance *self,
           JctProvenanceRole role,
           const JctFilter *filter,
           JctPeriod first,
           JctPeriod last,
           GError **error)
{
  g_autoptr (JctProvenancePart) part = g_new0 (JctProvenancePart, 1);

  part->role = role;
  part->table = jct_table_ref (self->table);
  part->measure = g_strdup (self->measure);
  part->filter = filter != NULL ? jct_filter_copy (filter) : jct_filter_new ();
  part->first = first;
  part->last = last;
  if (!count_rows (part, error) || !add_up (part, error))
    return FALSE;
  g_ptr_array_add (self->parts, g_steal_pointer (&part));
  return TRUE;
}

gboolean
jct_provenance_add_range (
  JctProvenance *self, JctProvenanceRole role, JctPeriod first, JctPeriod last, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (jct_period_kind_equal (first.kind, last.kind), FALSE);
  g_return_val_if_fail (first.ordinal <= last.ordinal, FALSE);

  return take_part (self, role, self->filter, first, last, error);
}

void
jct_provenance_add_step (JctProvenance *self, const char *sentence)
{
  g_return_if_fail (self != NULL && sentence != NULL);

  g_ptr_array_add (self->steps, g_strdup (sentence));
}

void
jct_provenance_set_published (
  JctProvenance *self, const char *words, const JctPublishedSet *set, guint index, JctPeriod period)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  const JctPublished *published;
  guint n;

  g_return_if_fail (self != NULL);

  published = jct_published_set_find (set, index, period, &n);
  if (words == NULL || n == 0)
    return;
  for (guint i = 0; i < n; i++)
    {
      const char *const *key
        = jct_table_get_source_keys (jct_vintage_get_table (published[i].vintage));

      for (; key != NULL && *key != NULL; key++)
        if (!g_ptr_array_find_with_equal_func (keys, *key, g_str_equal, NULL))
          g_ptr_array_add (keys, (gpointer) *key);
    }
  g_ptr_array_add (keys, NULL);
  g_free (self->published);
  self->published = g_strdup (words);
  g_strfreev (self->published_in);
  self->published_in = g_strdupv ((char **) keys->pdata);
}

/* ---- what was counted ---- */

static JctProvenance *
new_of_table (JctDocument *document, JctTable *table)
{
  JctProvenance *self = g_new0 (JctProvenance, 1);

  self->document = jct_document_ref (document);
  self->table = jct_table_ref (table);
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_provenance_part_free);
  self->steps = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
jct_provenance_free (JctProvenance *self)
{
  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->steps);
  g_free (self->series);
  g_free (self->stated_in);
  g_free (self->published);
  g_strfreev (self->published_in);
  g_free (self->measure);
  jct_filter_free (self->filter);
  jct_table_unref (self->table);
  jct_document_unref (self->document);
  g_free (self);
}

/* The rest of a split: all but the values that have a series of their own. */
static JctFilter *
filter_others (JctSeriesSet *set, const char *by)
{
  JctFilter *filter = jct_filter_new ();

  for (guint i = 0; i < jct_series_set_get_n (set); i++)
    if (!jct_series_is_other (jct_series_set_get (set, i)))
      jct_filter_exclude (filter, by, jct_series_get_key (jct_series_set_get (set, i)));
  return filter;
}

/* The rows of one series of a split. The split's series are needed, for which of them are the largest. */
static gboolean
narrow_to_series (JctProvenance *self,
                  const JctView *view,
                  const JctResolvedView *resolved,
                  const char *key,
                  GError **error)
{
  g_autoptr (JctView) counts = jct_view_copy (view);
  g_autoptr (JctSeriesSet) set = NULL;
  g_autoptr (JctFilter) one = NULL;
  int index;

  if (resolved->by == NULL)
    return TRUE;
  counts->transform = (JctTransform){ 0 };
  set = jct_document_compute_series (self->document, counts, error);
  if (set == NULL)
    return FALSE;
  index = jct_series_set_find (set, key);
  if (index < 0)
    {
      g_set_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_BAD_REFERENCE,
                   /* Translators: %s is the name of a series. */
                   _ ("There is no series “%s”."), key != NULL ? key : "");
      return FALSE;
    }
  const JctSeries *series = jct_series_set_get (set, (guint) index);
  self->series = g_strdup (jct_series_get_label (series));
  if (jct_series_is_other (series))
    one = filter_others (set, resolved->by);
  else
    {
      one = jct_filter_new ();
      jct_filter_add (one, resolved->by, key);
    }
  JctFilter *narrowed = jct_filter_intersect (self->filter, one);
  jct_filter_free (self->filter);
  self->filter = narrowed;
  return TRUE;
}

JctProvenance *
jct_provenance_new_range (JctDocument *document,
                          const JctView *view,
                          const char *series,
                          GError **error)
{
  g_auto (JctResolvedView) resolved = { 0 };
  g_autoptr (JctProvenance) self = NULL;

  g_return_val_if_fail (document != NULL && view != NULL, NULL);

  if (!jct_document_resolve_view (document, view, &resolved, error))
    return NULL;
  self = new_of_table (document, resolved.table);
  self->definition = resolved.definition;
  self->measure = g_strdup (resolved.measure);
  self->filter = jct_filter_copy (resolved.filter);
  if (!narrow_to_series (self, view, &resolved, series, error))
    return NULL;
  return g_steal_pointer (&self);
}

JctProvenance *
jct_provenance_new_row (JctDocument *document, JctTable *table, gsize row)
{
  JctProvenance *self;

  g_return_val_if_fail (document != NULL && table != NULL, NULL);
  g_return_val_if_fail (row < jct_table_get_n_rows (table), NULL);

  self = new_of_table (document, table);
  self->filter = jct_filter_new ();
  for (guint i = 0; i < jct_table_get_n_dimensions (table); i++)
    jct_filter_add (self->filter, jct_table_get_dimension_name (table, i),
                    jct_table_get_value (table, i, jct_table_get_code (table, i, row)));
  self->has_row = TRUE;
  self->row = row;
  return self;
}

/* ---- the periods that a transform takes ---- */

/* As jct-transform.c takes them for a rolling mean. */
static void
widen_by_mean (const JctTransform *transform, JctPeriod *first, JctPeriod *last)
{
  int n = (int) transform->rolling;

  if (n < 2)
    return;
  *first = jct_period_shift (*first, transform->centred ? -(n / 2) : -(n - 1));
  *last = jct_period_shift (*last, transform->centred ? n / 2 : 0);
}

static gboolean
take_point (JctProvenance *self,
            const JctView *view,
            JctProvenanceRole role,
            const JctFilter *filter,
            JctPeriod period,
            GError **error)
{
  JctPeriod first = period, last = period;

  widen_by_mean (&view->transform, &first, &last);
  if (view->transform.kind == JCT_TRANSFORM_CUMULATIVE)
    {
      guint start = jct_document_get_fiscal_start (self->document);
      JctPeriod year = jct_period_convert (period, jct_period_kind (JCT_PERIOD_FISCAL_YEAR, start));

      first = jct_period_from_day (period.kind, jct_period_first_day (year));
    }
  return take_part (self, role, filter, first, last, error);
}

static JctPeriod
find_base (const JctProvenance *self, const JctTransform *transform, JctPeriodKind kind)
{
  JctPeriod first = { kind, 0 }, last;

  if (transform->has_base)
    return jct_period_from_day (kind, jct_period_first_day (transform->base));
  if (jct_table_get_range (self->table, &first, &last))
    first = jct_period_convert (first, kind);
  return first;
}

/* What the figure is compared with. */
static gboolean
take_other (JctProvenance *self, const JctView *view, JctPeriod period, GError **error)
{
  const JctFilter *whole = self->definition != NULL ? self->definition->filter : NULL;
  int per_year;

  switch (view->transform.kind)
    {
    case JCT_TRANSFORM_CHANGE:
    case JCT_TRANSFORM_PERCENT:
      per_year = jct_period_kind_per_year (period.kind);
      return per_year == 0
             || take_point (self, view, JCT_PROVENANCE_YEAR_BEFORE, self->filter,
                            jct_period_shift (period, -per_year), error);
    case JCT_TRANSFORM_INDEX:
      return take_point (self, view, JCT_PROVENANCE_BASE, self->filter,
                         find_base (self, &view->transform, period.kind), error);
    case JCT_TRANSFORM_SHARE:
      return take_point (self, view, JCT_PROVENANCE_WHOLE, whole, period, error);
    case JCT_TRANSFORM_CUMULATIVE:
    case JCT_TRANSFORM_NONE:
    default:
      return TRUE;
    }
}

static void
add_mean_step (JctProvenance *self, const JctTransform *transform)
{
  guint n = transform->rolling;
  g_autofree char *step
    = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The mean of %u period is taken.",
                                    "The mean of %u periods is taken.", n),
                       n);

  jct_provenance_add_step (self, step);
  if (transform->centred && n % 2 == 0)
    jct_provenance_add_step (self, _ ("Of the mean’s periods the first and the last count half."));
}

static void
add_steps (JctProvenance *self, const JctTransform *transform)
{
  if (transform->per_day)
    jct_provenance_add_step (self, _ ("Each period’s sum is divided by the period’s days."));
  if (transform->rolling > 1)
    add_mean_step (self, transform);
  switch (transform->kind)
    {
    case JCT_TRANSFORM_CHANGE:
      jct_provenance_add_step (self, _ ("The figure a year before is subtracted."));
      break;
    case JCT_TRANSFORM_PERCENT:
      jct_provenance_add_step (self,
                               _ ("The change is taken, in per cent of the figure a year before."));
      break;
    case JCT_TRANSFORM_INDEX:
      jct_provenance_add_step (self, _ ("It is taken in per cent of the base, which is 100."));
      break;
    case JCT_TRANSFORM_SHARE:
      jct_provenance_add_step (self, _ ("It is taken in per cent of the whole, which is all that "
                                        "the definition counts."));
      break;
    case JCT_TRANSFORM_CUMULATIVE:
      jct_provenance_add_step (
        self, _ ("The periods since the fiscal year’s start are added up; a gap among them leaves "
                 "no sum."));
      break;
    case JCT_TRANSFORM_NONE:
    default:
      break;
    }
}

JctProvenance *
jct_provenance_new_points (JctDocument *document,
                           const JctView *view,
                           const char *series,
                           GError **error)
{
  JctProvenance *self = jct_provenance_new_range (document, view, series, error);

  if (self != NULL)
    add_steps (self, &view->transform);
  return self;
}

gboolean
jct_provenance_set_point (JctProvenance *self,
                          const JctView *view,
                          JctPeriod period,
                          GError **error)
{
  g_return_val_if_fail (self != NULL && view != NULL, FALSE);

  g_ptr_array_set_size (self->parts, 0);
  return take_point (self, view, JCT_PROVENANCE_FIGURE, self->filter, period, error)
         && take_other (self, view, period, error);
}

JctProvenance *
jct_provenance_new (
  JctDocument *document, const JctView *view, const char *series, JctPeriod period, GError **error)
{
  g_autoptr (JctProvenance) self = jct_provenance_new_points (document, view, series, error);

  if (self == NULL || !jct_provenance_set_point (self, view, period, error))
    return NULL;
  return g_steal_pointer (&self);
}

JctProvenance *
jct_provenance_new_change (JctDocument *document,
                           const JctView *view,
                           const char *series,
                           JctPeriod period,
                           JctProvenanceRole role,
                           JctPeriod other,
                           GError **error)
{
  g_autoptr (JctProvenance) self = jct_provenance_new_range (document, view, series, error);
  g_autofree char *since = jct_period_to_label (other, JCT_LABEL_LONG);

  if (self == NULL || !jct_provenance_add_range (self, JCT_PROVENANCE_FIGURE, period, period, error)
      || !jct_provenance_add_range (self, role, other, other, error))
    return NULL;
  /* Translators: %s is a period. */
  g_autofree char *step
    = g_strdup_printf (_ ("The figure of %s is subtracted; in per cent it is of that figure."),
                       since);
  jct_provenance_add_step (self, step);
  return g_steal_pointer (&self);
}
