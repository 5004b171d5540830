/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/jct-value-words.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "model/jct-number-format.h"

void
jct_value_context_init (JctValueContext *context,
                        JctSeriesSet *set,
                        guint fiscal_start,
                        const char *unit)
{
  g_return_if_fail (context != NULL && set != NULL);

  *context = (JctValueContext){ .kind = jct_series_set_get_kind (set),
                                .fiscal_start = fiscal_start,
                                .unit = unit };
  context->first = (JctPeriod){ context->kind, 0 };
  if (jct_series_set_get_n (set) > 0)
    context->first = jct_series_get_first (jct_series_set_get (set, 0));
}

/* ---- what is counted ------------------------------------------------------------------------- */

static char *
count_by_period (const char *unit, JctPeriodUnit period)
{
  switch (period)
    {
    case JCT_PERIOD_DAY:
      return g_strdup_printf (C_ ("what is counted", "%s per day"), unit);
    case JCT_PERIOD_WEEK:
      return g_strdup_printf (C_ ("what is counted", "%s per week"), unit);
    case JCT_PERIOD_MONTH:
      return g_strdup_printf (C_ ("what is counted", "%s per month"), unit);
    case JCT_PERIOD_QUARTER:
      return g_strdup_printf (C_ ("what is counted", "%s per quarter"), unit);
    case JCT_PERIOD_FISCAL_YEAR:
      return g_strdup_printf (C_ ("what is counted", "%s per fiscal year"), unit);
    case JCT_PERIOD_YEAR:
    default:
      return g_strdup_printf (C_ ("what is counted", "%s per year"), unit);
    }
}

/* The mean of the days of each period. */
static char *
count_by_day (const char *unit, JctPeriodUnit period)
{
  switch (period)
    {
    case JCT_PERIOD_DAY:
      return g_strdup_printf (C_ ("what is counted", "%s per day"), unit);
    case JCT_PERIOD_WEEK:
      return g_strdup_printf (C_ ("what is counted", "%s per day, mean of each week"), unit);
    case JCT_PERIOD_MONTH:
      return g_strdup_printf (C_ ("what is counted", "%s per day, mean of each month"), unit);
    case JCT_PERIOD_QUARTER:
      return g_strdup_printf (C_ ("what is counted", "%s per day, mean of each quarter"), unit);
    case JCT_PERIOD_FISCAL_YEAR:
      return g_strdup_printf (C_ ("what is counted", "%s per day, mean of each fiscal year"), unit);
    case JCT_PERIOD_YEAR:
    default:
      return g_strdup_printf (C_ ("what is counted", "%s per day, mean of each year"), unit);
    }
}

char *
jct_value_words_counted (const JctTransform *transform, const JctValueContext *context)
{
  const char *unit = context->unit != NULL ? context->unit : C_ ("what is counted", "figures");

  /* A running sum is no longer of one period. */
  if (transform->kind == JCT_TRANSFORM_CUMULATIVE)
    return g_strdup (unit);
  return transform->per_day ? count_by_day (unit, context->kind.unit)
                            : count_by_period (unit, context->kind.unit);
}

/* ---- steps ----------------------------------------------------------------------------------- */

static char *
describe_rolling (const JctTransform *transform, JctPeriodKind kind)
{
  const char *noun = jct_period_unit_to_noun (kind.unit, transform->rolling);

  return g_strdup_printf (
    transform->centred
      /* Translators: a number and "months", "days" or the like. Each mean is of the periods around its own. */
      ? C_ ("transform", "rolling mean of %u %s (centred)")
      /* Translators: a number and "months", "days" or the like. Each mean ends with its own period. */
      : C_ ("transform", "rolling mean of %u %s (trailing)"),
    transform->rolling, noun);
}

static const char *
describe_change (gboolean percent, JctPeriodUnit unit)
{
  if (unit == JCT_PERIOD_MONTH)
    return percent ? C_ ("transform", "change on the same month a year before, per cent")
                   : C_ ("transform", "change on the same month a year before");
  if (unit == JCT_PERIOD_QUARTER)
    return percent ? C_ ("transform", "change on the same quarter a year before, per cent")
                   : C_ ("transform", "change on the same quarter a year before");
  return percent ? C_ ("transform", "change on the year before, per cent")
                 : C_ ("transform", "change on the year before");
}

static char *
describe_index (const JctTransform *transform, const JctValueContext *context)
{
  JctPeriod base = transform->has_base
                     ? jct_period_from_day (context->kind, jct_period_first_day (transform->base))
                     : context->first;
  g_autofree char *period = jct_period_to_label (base, JCT_LABEL_LONG);

  /* Translators: %s is the period on which an index stands at 100. */
  return g_strdup_printf (C_ ("transform", "index, %s = 100"), period);
}

static char *
describe_share (const JctValueContext *context)
{
  if (context->unit == NULL)
    return g_strdup (C_ ("transform", "share of all, per cent"));
  /* Translators: %s is what is counted: "share of all apprehensions, per cent". */
  return g_strdup_printf (C_ ("transform", "share of all %s, per cent"), context->unit);
}

static char *
describe_sum (const JctValueContext *context)
{
  const char *month = jct_month_name ((int) context->fiscal_start, JCT_LABEL_LONG);
  /* Translators: %s is the month in which fiscal years start. */
  const char *words
    = C_ ("transform", "running sum within the fiscal year (from %s), month by month");

  if (context->kind.unit == JCT_PERIOD_DAY)
    words = C_ ("transform", "running sum within the fiscal year (from %s), day by day");
  else if (context->kind.unit == JCT_PERIOD_QUARTER)
    words = C_ ("transform", "running sum within the fiscal year (from %s), quarter by quarter");
  return g_strdup_printf (words, month);
}

/* The last step. (transfer full) (nullable) */
static char *
describe_kind (const JctTransform *transform, const JctValueContext *context)
{
  switch (transform->kind)
    {
    case JCT_TRANSFORM_CHANGE:
    case JCT_TRANSFORM_PERCENT:
      return g_strdup (
        describe_change (transform->kind == JCT_TRANSFORM_PERCENT, context->kind.unit));
    case JCT_TRANSFORM_INDEX:
      return describe_index (transform, context);
    case JCT_TRANSFORM_SHARE:
      return describe_share (context);
    case JCT_TRANSFORM_CUMULATIVE:
      return describe_sum (context);
    case JCT_TRANSFORM_NONE:
    default:
      return NULL;
    }
}

char *
jct_value_words_steps (const JctTransform *transform, const JctValueContext *context)
{
  g_autofree char *kind = describe_kind (transform, context);

  if (transform->rolling < 2)
    return g_steal_pointer (&kind);
  g_autofree char *rolling = describe_rolling (transform, context->kind);
  if (kind == NULL)
    return g_steal_pointer (&rolling);
  /* Translators: two steps, the second made of the result of the first: "rolling mean of 3 months (centred), change on
   * the same month a year before". */
  return g_strdup_printf (C_ ("transform", "%s, %s"), rolling, kind);
}

char *
jct_value_words_name (const JctTransform *transform, JctPeriodKind kind)
{
  switch (transform->kind)
    {
    case JCT_TRANSFORM_CHANGE:
    case JCT_TRANSFORM_PERCENT:
      return g_strdup (C_ ("transform in a title", "change on a year before"));
    case JCT_TRANSFORM_INDEX:
      return g_strdup (C_ ("transform in a title", "index"));
    case JCT_TRANSFORM_SHARE:
      return g_strdup (C_ ("transform in a title", "share of the total"));
    case JCT_TRANSFORM_CUMULATIVE:
      return g_strdup (C_ ("transform in a title", "sum within the fiscal year"));
    case JCT_TRANSFORM_NONE:
    default:
      break;
    }
  if (transform->rolling > 1)
    /* Translators: a number and "months", "days" or the like. */
    return g_strdup_printf (C_ ("transform in a title", "rolling mean of %u %s"),
                            transform->rolling,
                            jct_period_unit_to_noun (kind.unit, transform->rolling));
  return transform->per_day ? g_strdup (C_ ("transform in a title", "per day")) : NULL;
}

char *
jct_value_words_axis (const JctTransform *transform, const JctValueContext *context)
{
  const char *unit = context->unit;

  switch (transform->kind)
    {
    case JCT_TRANSFORM_CHANGE:
    case JCT_TRANSFORM_PERCENT:
      if (transform->kind == JCT_TRANSFORM_PERCENT || unit == NULL)
        return g_strdup (C_ ("value axis", "change on a year before"));
      if (transform->per_day)
        /* Translators: %s is what is counted. */
        return g_strdup_printf (C_ ("value axis", "change on a year before, %s per day"), unit);
      /* Translators: %s is what is counted. */
      return g_strdup_printf (C_ ("value axis", "change on a year before, %s"), unit);
    case JCT_TRANSFORM_INDEX:
      return describe_index (transform, context);
    case JCT_TRANSFORM_SHARE:
      if (unit == NULL)
        return g_strdup (C_ ("value axis", "share of all"));
      /* Translators: %s is what is counted. */
      return g_strdup_printf (C_ ("value axis", "share of all %s"), unit);
    case JCT_TRANSFORM_CUMULATIVE:
      if (unit == NULL)
        return g_strdup (C_ ("value axis", "since the fiscal year began"));
      /* Translators: %s is what is counted. */
      return g_strdup_printf (C_ ("value axis", "%s since the fiscal year began"), unit);
    case JCT_TRANSFORM_NONE:
    default:
      break;
    }
  if (transform->per_day && unit != NULL)
    return g_strdup_printf (C_ ("what is counted", "%s per day"), unit);
  return g_strdup (unit);
}

/* ---- values ---------------------------------------------------------------------------------- */

int
jct_value_words_decimals (double value, gboolean integer)
{
  double size = fabs (value);

  if (integer || size >= 100 || value == floor (value))
    return 0;
  return size >= 10 ? 1 : size >= 0.1 ? 2 : 4;
}

char *
jct_value_words_format (const JctTransform *transform,
                        double value,
                        gboolean integer,
                        JctQualifier qualifier)
{
  int decimals = jct_value_words_decimals (value, integer);
  g_autofree char *number = jct_format_value (value, decimals);
  gboolean rises = jct_transform_has_sign (transform) && value * pow (10, decimals) >= 0.5;
  g_autofree char *text = g_strconcat (rises ? "+" : "", number, NULL);

  if (transform->kind == JCT_TRANSFORM_PERCENT || transform->kind == JCT_TRANSFORM_SHARE)
    {
      /* Translators: a percentage; the number is formatted and has its sign. */
      char *percent = g_strdup_printf (C_ ("percentage", "%s%%"), text);

      g_free (text);
      text = percent;
    }
  return qualifier == JCT_QUALIFIER_EXACT ? g_steal_pointer (&text)
                                          : jct_qualifier_format (qualifier, text);
}
