/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the lines do at an event, in plain sentences. They say what the figures were, never why. */
#include "config.h"

#include "analysis/jct-its.h"
#include "analysis/jct-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A ratio of counts below this says more than the figures do. */
#define TINY_LEVEL 10

typedef char *(*FormatFunc) (double value);

static char *
format_per_cent (double coef)
{
  g_autofree char *number = jct_words_change (100 * expm1 (coef));

  /* Translators: a change of slope in per cent: "+7.6%"; %s is the number with its sign. */
  return g_strdup_printf (_ ("%s%%"), number);
}

static char *
format_ratio (double coef)
{
  return jct_words_ratio (exp (coef));
}

/* " (95% interval: -24 to +2,917)"; empty where an interval has no meaning. */
static char *
describe_interval (const JctIts *its, guint j, FormatFunc format)
{
  const JctItsInference *shown = &its->ar1[j];
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (!shown->defined || (its->warnings & JCT_ITS_WARNINGS_FEW) != 0)
    return g_strdup ("");
  low = format (shown->ci_t[0]);
  high = format (shown->ci_t[1]);
  return jct_its_describe_interval (low, high);
}

/* The level of the fitted line in the first period of an event's step, without that step. */
static double
level_before (const JctIts *its, guint event)
{
  double fitted = its->fitted[its->design.starts[event]];
  double step = its->coef[2 + 2 * event];

  if (its->options.transform == JCT_ITS_COUNT)
    return fitted - step;
  return MAX (expm1 (log1p (fitted) - step), 0);
}

/* Whether the counts are too small for ratios. */
static gboolean
is_tiny (const JctIts *its, guint event)
{
  return its->options.transform == JCT_ITS_LOG1P
         && MIN (its->fitted[its->design.starts[event]], level_before (its, event)) < TINY_LEVEL;
}

static char *
describe_step (const JctIts *its, guint event, JctPeriod start, const char *unit)
{
  guint j = 2 + 2 * event;
  gsize s = its->design.starts[event];
  gboolean log_scale = its->options.transform == JCT_ITS_LOG1P;
  FormatFunc format = log_scale ? format_ratio : jct_words_change;
  JctPeriod first = jct_period_shift (start, (int) (its->design.first + s));
  g_autofree char *label = jct_period_to_label (first, JCT_LABEL_LONG);
  g_autofree char *with
    = jct_words_count (log_scale ? MAX (its->fitted[s], 0) : its->fitted[s], unit);
  g_autofree char *without = jct_words_mean (level_before (its, event));
  g_autofree char *interval = describe_interval (its, j, format);
  g_autofree char *step = format (its->coef[j]);

  if (is_tiny (its, event))
    /* Translators: a month (or other period), the level that the fitted line has there, and the
     * level of the line before. */
    return g_strdup_printf (_ ("In %s the fitted line stands at %s; the line before, carried on, "
                               "at %s: too few for a ratio."),
                            label, with, without);
  if (log_scale)
    /* Translators: the last two: a ratio, and "(95% interval: 2.0 to 69)" or nothing. */
    return g_strdup_printf (_ ("In %s the fitted line stands at %s; the line before, carried on, "
                               "at %s: %s times as many%s."),
                            label, with, without, step, interval);
  /* Translators: the last two: a number with its sign, and "(95% interval: -24 to +2,917)" or
   * nothing. */
  return g_strdup_printf (_ ("In %s the fitted line stands at %s; the line before, carried on, at "
                             "%s: a step of %s%s."),
                          label, with, without, step, interval);
}

static const char *
format_slope (JctPeriodUnit unit)
{
  switch (unit)
    {
    /* Translators: a change of slope: the number with its sign, and an interval or nothing. */
    case JCT_PERIOD_DAY:
      return _ ("From then on the slope of the line differs by %s a day%s.");
    case JCT_PERIOD_WEEK:
      return _ ("From then on the slope of the line differs by %s a week%s.");
    case JCT_PERIOD_MONTH:
      return _ ("From then on the slope of the line differs by %s a month%s.");
    case JCT_PERIOD_QUARTER:
      return _ ("From then on the slope of the line differs by %s a quarter%s.");
    case JCT_PERIOD_YEAR:
      return _ ("From then on the slope of the line differs by %s a year%s.");
    case JCT_PERIOD_FISCAL_YEAR:
      return _ ("From then on the slope of the line differs by %s a fiscal year%s.");
    default:
      g_return_val_if_reached ("%s%s");
    }
}

static char *
describe_slope (const JctIts *its, guint event, JctPeriodUnit unit)
{
  guint j = 3 + 2 * event;
  FormatFunc format = its->options.transform == JCT_ITS_LOG1P ? format_per_cent : jct_words_change;
  g_autofree char *number = format (its->coef[j]);
  g_autofree char *interval = describe_interval (its, j, format);

  return g_strdup_printf (format_slope (unit), number, interval);
}

char *
jct_its_to_sentence (const JctIts *its, JctPeriod start, const char *unit)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  const char *finding;

  if (its->verdict != JCT_VERDICT_ANSWERED)
    return g_strdup (jct_verdict_to_reason (its->verdict));
  for (guint i = 0; i < its->design.spec.n_events; i++)
    {
      g_ptr_array_add (sentences, describe_step (its, i, start, unit));
      if (!is_tiny (its, i))
        g_ptr_array_add (sentences, describe_slope (its, i, start.kind.unit));
    }
  finding = jct_its_describe_finding (its->warnings, &its->design, &its->ar1[2], &its->ar1[3]);
  if (finding != NULL)
    g_ptr_array_add (sentences, g_strdup (finding));
  g_ptr_array_add (sentences, NULL);
  return g_strjoinv (" ", (char **) sentences->pdata);
}
