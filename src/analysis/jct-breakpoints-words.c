/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bai and Perron's breaks in JSON and in words. */
#include "config.h"

#include "analysis/jct-breakpoints.h"
#include "analysis/jct-words.h"

#include <glib/gi18n-lib.h>

/* ---- JSON ---- */

static json_t *
real_or_null (gboolean defined, double value)
{
  return defined ? json_real (value) : json_null ();
}

static json_t *
integer_or_null (gboolean defined, gint64 value)
{
  return defined ? json_integer (value) : json_null ();
}

static json_t *
interval_to_json (const JctBreakInterval *interval)
{
  gboolean defined = interval->has_interval;

  return json_pack ("{s:o, s:o, s:o, s:o, s:o}", "p0",
                    real_or_null (interval->has_p0, interval->p0), "lower",
                    integer_or_null (defined, interval->lower), "upper",
                    integer_or_null (defined, interval->upper), "offset_975",
                    real_or_null (defined, interval->offset_975), "offset_025",
                    real_or_null (defined, interval->offset_025));
}

static json_t *
cut_to_json (const JctBreakpointsCut *cut, JctPeriod start)
{
  json_t *intervals = json_array ();

  for (guint i = 0; i < cut->m; i++)
    json_array_append_new (intervals, interval_to_json (&cut->intervals[i]));
  return json_pack ("{s:i, s:f, s:o, s:o, s:o, s:o, s:o, s:o}", "m", (int) cut->m, "rss", cut->rss,
                    "bic", real_or_null (cut->has_bic, cut->bic), "breaks",
                    jct_breaks_to_json (cut->breaks, cut->m), "last_month_of_old_regime",
                    jct_breaks_to_json_periods (cut->breaks, cut->m, start, -1),
                    "first_month_of_new_regime",
                    jct_breaks_to_json_periods (cut->breaks, cut->m, start, 0), "ci95", intervals,
                    "second_best_rss", real_or_null (cut->has_second, cut->second_rss));
}

json_t *
jct_breakpoints_to_json (const JctBreakpoints *result, const char *series, JctPeriod start)
{
  json_t *by_m;

  if (result->verdict != JCT_VERDICT_ANSWERED)
    return NULL;
  by_m = json_array ();
  for (guint m = 0; m < result->n_cuts; m++)
    json_array_append_new (by_m, cut_to_json (&result->cuts[m], start));
  return json_pack ("{s:s, s:s, s:s, s:I, s:I, s:i, s:o, s:i}", "series", series, "transform",
                    jct_break_transform_to_name (result->transform), "model",
                    result->model == JCT_SEGMENT_TREND ? "y ~ trend" : "y ~ 1", "n",
                    (json_int_t) result->n, "h", (json_int_t) result->h, "max_breaks",
                    (int) result->max_breaks, "by_m", by_m, "bic_best_m", (int) result->best_m);
}

/* ---- words ---- */

static char *
describe_break (const JctBreakpoints *result, guint index, JctPeriod start)
{
  const JctBreakpointsCut *cut = &result->cuts[result->best_m];
  const JctBreakInterval *interval = &cut->intervals[index];
  JctPeriod period = jct_period_shift (start, (int) cut->breaks[index]);
  g_autofree char *label = jct_period_to_label (period, JCT_LABEL_LONG);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (!interval->has_interval)
    /* Translators: %s is a month. */
    return g_strdup_printf (_ ("%s (no interval)"), label);
  if (interval->lower < 0 || interval->upper >= (gint64) result->n)
    /* Translators: %s is a month. */
    return g_strdup_printf (_ ("%s (an interval that leaves these data)"), label);
  first = jct_period_to_label (jct_period_shift (start, (int) interval->lower), JCT_LABEL_LONG);
  last = jct_period_to_label (jct_period_shift (start, (int) interval->upper), JCT_LABEL_LONG);
  /* Translators: a month, and the two ends of an interval. */
  return g_strdup_printf (_ ("%s (95%% interval: %s to %s)"), label, first, last);
}

char *
jct_breakpoints_to_sentence (const JctBreakpoints *result, JctPeriod start)
{
  g_autoptr (GString) list = NULL;
  g_autofree char *number = NULL;
  const char *format;

  if (result->verdict == JCT_VERDICT_TOO_SHORT)
    return g_strdup (_ ("No answer can be given: too few figures to look for breaks."));
  if (result->verdict == JCT_VERDICT_EMPTY)
    return g_strdup (_ ("No answer can be given: there are no figures."));
  if (result->verdict != JCT_VERDICT_ANSWERED)
    return g_strdup (jct_verdict_to_reason (result->verdict));
  if (result->best_m == 0)
    return g_strdup (result->model == JCT_SEGMENT_TREND
                       ? _ ("One straight line serves for the whole series: no break.")
                       : _ ("One level serves for the whole series: no break."));
  list = g_string_new (NULL);
  for (guint i = 0; i < result->best_m; i++)
    {
      g_autofree char *one = describe_break (result, i, start);

      g_string_append (list, i == 0 ? "" : "; ");
      g_string_append (list, one);
    }
  number = jct_words_number (result->best_m);
  if (result->model == JCT_SEGMENT_TREND)
    /* Translators: a number in words, and a list of months with their intervals. */
    format = g_dngettext (GETTEXT_PACKAGE, "Level or slope changes at %s place: %s.",
                          "Level or slope changes at %s places: %s.", result->best_m);
  else
    /* Translators: a number in words, and a list of months with their intervals. */
    format = g_dngettext (GETTEXT_PACKAGE, "The level changes at %s place: %s.",
                          "The level changes at %s places: %s.", result->best_m);
  return g_strdup_printf (format, number, list->str);
}

GPtrArray *
jct_breakpoints_warnings_to_text (const JctBreakpoints *result)
{
  const struct
  {
    JctBreakpointsWarnings warning;
    const char *text;
  } sentences[] = {
    { JCT_BREAKPOINTS_WARNING_EXACT_FIT,
      _ ("The segments fit exactly: nothing says how far the figures vary by chance.") },
    { JCT_BREAKPOINTS_WARNING_OUTSIDE,
      _ ("An interval leaves these data: where that break lies is not known.") },
    { JCT_BREAKPOINTS_WARNING_DEPENDENT,
      _ ("Figures next to each other are alike, which the intervals do not allow for: they are too "
         "narrow. In simulated series of that kind they held the true place of a break 65 to 85 "
         "times of 100.") },
    { JCT_BREAKPOINTS_WARNING_SMALL,
      _ ("A break is small beside the variation: in simulated series of 60 figures with a break of "
         "one standard deviation, intervals meant to hold its place 95 times of 100 held it 89 "
         "times.") },
    { JCT_BREAKPOINTS_WARNING_NO_INTERVAL,
      _ ("A break has no interval: the two sides differ too much in how far they vary.") },
    { JCT_BREAKPOINTS_WARNING_OVERLAP,
      _ ("Intervals of neighbouring breaks overlap: they may be one break.") },
    { JCT_BREAKPOINTS_WARNING_ROUNDING,
      _ ("The end of an interval rests on a rounding: it may lie one period further.") },
  };
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (result->warnings & sentences[i].warning)
      g_ptr_array_add (texts, g_strdup (sentences[i].text));
  return texts;
}
