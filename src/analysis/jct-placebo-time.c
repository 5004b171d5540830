/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "analysis/jct-placebo-time.h"
#include "analysis/jct-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* A rank among the highest such part of the starts is unusual. */
#define UNUSUAL 0.05

/* The columns of the one event's step and ramp. */
#define K 4
#define STEP 2

void
jct_placebo_time_options_init (JctPlaceboTimeOptions *options)
{
  *options = (JctPlaceboTimeOptions){ .transform = JCT_ITS_COUNT,
                                      .min_each_side = JCT_PLACEBO_TIME_MIN_EACH_SIDE };
}

/* The step and its t at one start; no allocation. */
static gboolean
fit_start (
  JctLeastSquares *fit, const double *x, gsize n, double exact, JctPlaceboTime *placebo, gsize i)
{
  double covariance[K * K];
  double se;

  if (!jct_least_squares_fit (fit, n, K, x))
    return FALSE;
  placebo->step[i] = jct_least_squares_get_coef (fit)[STEP];
  jct_least_squares_newey_west (fit, placebo->lag, covariance);
  se = sqrt (MAX (covariance[STEP * K + STEP], 0) * (double) n / (double) (n - K));
  if (!isfinite (se))
    return FALSE;
  if (jct_least_squares_get_rss (fit) <= exact || !(se > 0) || !isfinite (placebo->step[i] / se))
    placebo->has_t = FALSE;
  else
    placebo->t[i] = placebo->step[i] / se;
  return TRUE;
}

static JctVerdict
compute (const double *y, gsize n, JctPlaceboTime *placebo)
{
  g_autofree double *x = NULL;
  g_autoptr (JctLeastSquares) fit = NULL;
  JctItsDesign design;
  JctItsSpec spec;
  JctVerdict verdict;
  double squares = 0;

  if (n == 0)
    return JCT_VERDICT_EMPTY;
  if (n > JCT_PLACEBO_TIME_MAX_N)
    return JCT_VERDICT_TOO_LONG;
  if (n <= K || n / 2 < placebo->options.min_each_side)
    return JCT_VERDICT_TOO_SHORT;
  x = g_new (double, n);
  verdict = jct_its_transform (y, n, placebo->options.transform, x);
  if (verdict != JCT_VERDICT_ANSWERED)
    return verdict;
  placebo->lag = jct_newey_west_lag (n);
  placebo->first = placebo->options.min_each_side;
  placebo->n = n - 2 * placebo->options.min_each_side + 1;
  placebo->step = g_new0 (double, placebo->n);
  placebo->t = g_new0 (double, placebo->n);
  placebo->has_t = TRUE;
  for (gsize t = 0; t < n; t++)
    squares += x[t] * x[t];
  jct_its_spec_init (&spec, placebo->first);
  spec.variant = JCT_ITS_FROM_EVENT;
  verdict = jct_its_design_init (&design, &spec, n);
  if (verdict != JCT_VERDICT_ANSWERED)
    return verdict;
  fit = jct_least_squares_new (n, K);
  jct_its_design_fill (&design, fit);
  for (gsize i = 0; i < placebo->n; i++)
    {
      jct_its_design_fill_event (&design, 0, placebo->first + i, fit);
      if (!fit_start (fit, x, n, JCT_ITS_EXACT_FIT * squares, placebo, i))
        return JCT_VERDICT_OVERFLOW;
    }
  if (!placebo->has_t)
    memset (placebo->t, 0, placebo->n * sizeof *placebo->t);
  return JCT_VERDICT_ANSWERED;
}

static void
decline (JctPlaceboTime *placebo, const JctPlaceboTimeOptions *options, JctVerdict verdict)
{
  jct_placebo_time_clear (placebo);
  placebo->options = *options;
  placebo->verdict = verdict;
}

void
jct_placebo_time_compute (const double *y,
                          gsize n,
                          const JctPlaceboTimeOptions *options,
                          JctPlaceboTime *placebo)
{
  JctVerdict verdict;

  g_return_if_fail (options->min_each_side >= JCT_ITS_MIN_SIDE);

  memset (placebo, 0, sizeof *placebo);
  placebo->options = *options;
  verdict = compute (y, n, placebo);
  if (verdict != JCT_VERDICT_ANSWERED)
    decline (placebo, options, verdict);
}

void
jct_placebo_time_compute_series (const JctSeries *series,
                                 const JctPlaceboTimeOptions *options,
                                 JctPlaceboTime *placebo)
{
  gsize n = jct_series_get_n (series);
  JctVerdict verdict = jct_verdict_check (series, 0, n);

  memset (placebo, 0, sizeof *placebo);
  if (verdict == JCT_VERDICT_ANSWERED)
    jct_placebo_time_compute (jct_series_get_values (series), n, options, placebo);
  else
    decline (placebo, options, verdict);
}

void
jct_placebo_time_clear (JctPlaceboTime *placebo)
{
  g_free (placebo->step);
  g_free (placebo->t);
  memset (placebo, 0, sizeof *placebo);
}

/* How many values are at least as large as the one at `index`, itself included. */
static guint
rank_of (const double *values, gsize n, gsize index)
{
  guint rank = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (fabs (values[i]) >= fabs (values[index]))
        rank++;
    }
  return rank;
}

JctPlaceboRank
jct_placebo_time_rank (const JctPlaceboTime *placebo, gsize event, JctItsVariant variant)
{
  JctPlaceboRank rank = { .event = event, .variant = variant };
  gsize index;

  rank.start = variant == JCT_ITS_AFTER_EVENT ? event + 1 : event;
  if (placebo->verdict != JCT_VERDICT_ANSWERED || rank.start < placebo->first
      || rank.start - placebo->first >= placebo->n)
    return rank;
  index = rank.start - placebo->first;
  rank.admissible = TRUE;
  rank.effect = placebo->step[index];
  rank.rank_effect = rank_of (placebo->step, placebo->n, index);
  rank.p_effect = (double) rank.rank_effect / (double) placebo->n;
  rank.has_t = placebo->has_t;
  if (!rank.has_t)
    return rank;
  rank.t = placebo->t[index];
  rank.rank_t = rank_of (placebo->t, placebo->n, index);
  rank.p_t = (double) rank.rank_t / (double) placebo->n;
  return rank;
}

/* ---- JSON ---- */

static json_t *
rank_to_json (const JctPlaceboTime *placebo, const JctPlaceboRank *rank, JctPeriod start)
{
  gboolean has = rank->admissible;
  gboolean has_t = has && rank->has_t;
  json_t *record = json_object ();

  json_object_set_new (record, "event", jct_its_period_to_json (start, rank->event));
  json_object_set_new (record, "variant",
                       json_string (rank->variant == JCT_ITS_AFTER_EVENT ? "after_event"
                                                                         : "from_event"));
  json_object_set_new (record, "step_index", json_integer ((json_int_t) rank->start));
  json_object_set_new (record, "admissible", json_boolean (has));
  json_object_set_new (record, "abs_effect", jct_its_number_to_json (has, fabs (rank->effect)));
  json_object_set_new (record, "rank_effect",
                       has ? json_integer (rank->rank_effect) : json_null ());
  json_object_set_new (record, "p_effect", jct_its_number_to_json (has, rank->p_effect));
  json_object_set_new (record, "abs_t", jct_its_number_to_json (has_t, fabs (rank->t)));
  json_object_set_new (record, "rank_t", has_t ? json_integer (rank->rank_t) : json_null ());
  json_object_set_new (record, "p_t", jct_its_number_to_json (has_t, rank->p_t));
  json_object_set_new (record, "n_admissible", json_integer ((json_int_t) placebo->n));
  return record;
}

json_t *
jct_placebo_time_to_json (const JctPlaceboTime *placebo,
                          const JctPlaceboRank *ranks,
                          guint n_ranks,
                          const char *series,
                          JctPeriod start)
{
  json_t *indices, *starts, *steps, *ts, *events;
  const char *transform = placebo->options.transform == JCT_ITS_COUNT ? "count" : "log1p";

  if (placebo->verdict != JCT_VERDICT_ANSWERED)
    return NULL;
  indices = json_array ();
  starts = json_array ();
  steps = json_array ();
  ts = json_array ();
  events = json_array ();
  for (gsize i = 0; i < placebo->n; i++)
    {
      json_array_append_new (indices, json_integer ((json_int_t) (placebo->first + i)));
      json_array_append_new (starts, jct_its_period_to_json (start, placebo->first + i));
      json_array_append_new (steps, json_real (placebo->step[i]));
      json_array_append_new (ts, jct_its_number_to_json (placebo->has_t, placebo->t[i]));
    }
  for (guint i = 0; i < n_ranks; i++)
    json_array_append_new (events, rank_to_json (placebo, &ranks[i], start));
  return json_pack ("{ss, ss, sI, si, so, so, so, so, so}", "series", series, "transform",
                    transform, "min_each_side", (json_int_t) placebo->options.min_each_side, "lag",
                    (int) placebo->lag, "step_index", indices, "step_start", starts, "step_coef",
                    steps, "t_hac_adj", ts, "events", events);
}

/* ---- the sentence ---- */

static const char *
judge (const JctPlaceboTime *placebo, const JctPlaceboRank *rank)
{
  /* With fewer starts not even the largest step has a small share. */
  if ((double) placebo->n * UNUSUAL < 1)
    return _ ("These are too few to call any of them unusual.");
  if (rank->p_effect <= UNUSUAL)
    return _ ("A step of this size is unusual in this series.");
  return _ ("A step of this size is nothing unusual in this series.");
}

char *
jct_placebo_time_to_sentence (const JctPlaceboTime *placebo,
                              const JctPlaceboRank *rank,
                              JctPeriod start)
{
  g_autofree char *periods = NULL;
  g_autofree char *label = NULL;
  g_autofree char *first = NULL;

  if (placebo->verdict != JCT_VERDICT_ANSWERED)
    return g_strdup (jct_verdict_to_reason (placebo->verdict));
  if (!rank->admissible)
    return g_strdup (jct_verdict_to_reason (JCT_VERDICT_NOT_ADMISSIBLE));
  periods = jct_words_periods ((guint) placebo->n, start.kind.unit);
  label = jct_period_to_label (jct_period_shift (start, (int) rank->start), JCT_LABEL_LONG);
  if (rank->rank_effect == 1)
    /* Translators: "Of the 49 months at which ... can be computed, none other has a step as large
     * as that of September 2022." */
    first
      = g_strdup_printf (_ ("Of the %s at which the same step can be computed, no other has one "
                            "as large as %s."),
                         periods, label);
  else
    {
      g_autofree char *others = jct_words_number (rank->rank_effect - 1);

      /* Translators: "49 months" or another number of periods; how many others; one of them. */
      first = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE,
                     "Of the %s at which the same step can be computed, %s other has one at "
                     "least as large as %s.",
                     "Of the %s at which the same step can be computed, %s others have one at "
                     "least as large as %s.",
                     rank->rank_effect - 1),
        periods, others, label);
    }
  return g_strconcat (first, " ", judge (placebo, rank), NULL);
}
