/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "analysis/jct-elsewhere.h"

#include "analysis/jct-agreement-private.h"
#include "analysis/jct-words.h"

#include <glib/gi18n-lib.h>

/* FALSE where there are too few figures to say. */
static gboolean
find_trend (
  const JctSeries *series, JctPeriod event, guint k, JctEventPeriod event_period, JctTrend *trend)
{
  JctBeforeAfter comparison;
  JctAgreementRow row;

  jct_before_after_compute (series, event, k, event_period, &comparison);
  row = jct_agreement_row_of_before_after (&comparison);
  *trend = row.trend;
  g_free (row.reason);
  return comparison.verdict == JCT_VERDICT_ANSWERED;
}

static void
count (JctDirections *directions, gboolean answered, JctTrend trend)
{
  directions->n++;
  if (!answered)
    directions->n_too_few++;
  else if (trend == JCT_TREND_UP)
    directions->n_up++;
  else if (trend == JCT_TREND_DOWN)
    directions->n_down++;
  else
    directions->n_same++;
}

void
jct_elsewhere_compute (JctSeriesSet *set,
                       const char *focus,
                       JctPeriod event,
                       guint k,
                       JctEventPeriod event_period,
                       JctElsewhere *result)
{
  int place = jct_series_set_find (set, focus);
  guint n = jct_series_set_get_n (set);

  *result = (JctElsewhere){ .n_all = place >= 0 ? n - 1 : n };
  if (place >= 0)
    {
      result->focus = jct_series_set_get (set, (guint) place);
      result->focus_answered
        = find_trend (result->focus, event, k, event_period, &result->focus_trend);
    }
  for (guint i = 0; i < n && result->others.n < JCT_ELSEWHERE_MOST; i++)
    {
      JctTrend trend;
      gboolean answered;

      if ((int) i == place)
        continue;
      answered = find_trend (jct_series_set_get (set, i), event, k, event_period, &trend);
      count (&result->others, answered, trend);
    }
}

/* ---- in words ---- */

static char *
describe_focus (const JctElsewhere *result)
{
  const char *name = jct_series_get_label (result->focus);

  if (!result->focus_answered)
    /* Translators: %s is the name of a series, such as "China". */
    return g_strdup_printf (_ ("%s: too few figures around the event to say."), name);
  if (result->focus_trend == JCT_TREND_UP)
    /* Translators: %s is the name of a series, such as "China". */
    return g_strdup_printf (_ ("%s: the mean was higher after the event than before."), name);
  if (result->focus_trend == JCT_TREND_DOWN)
    /* Translators: %s is the name of a series, such as "China". */
    return g_strdup_printf (_ ("%s: the mean was lower after the event than before."), name);
  /* Translators: %s is the name of a series, such as "China". */
  return g_strdup_printf (_ ("%s: the mean was the same before and after the event."), name);
}

static void
add (GPtrArray *parts, const char *format, guint n)
{
  if (n > 0)
    g_ptr_array_add (parts, g_strdup_printf (format, n));
}

/* "9 rose as well, 2 fell, 1 stayed the same" */
static char *
describe_directions (const JctElsewhere *result)
{
  const JctDirections *others = &result->others;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  gboolean known = result->focus != NULL && result->focus_answered;
  gboolean up = known && result->focus_trend == JCT_TREND_UP;
  gboolean down = known && result->focus_trend == JCT_TREND_DOWN;

  add (parts,
       /* Translators: of other series; the one in focus rose, too (or not). */
       up ? ngettext ("%u rose as well", "%u rose as well", others->n_up)
          : ngettext ("%u rose", "%u rose", others->n_up),
       others->n_up);
  add (parts,
       /* Translators: of other series; the one in focus fell, too (or not). */
       down ? ngettext ("%u fell as well", "%u fell as well", others->n_down)
            : ngettext ("%u fell", "%u fell", others->n_down),
       others->n_down);
  add (parts, ngettext ("%u stayed the same", "%u stayed the same", others->n_same),
       others->n_same);
  add (parts,
       ngettext ("%u has too few figures to say", "%u have too few figures to say",
                 others->n_too_few),
       others->n_too_few);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (C_ ("list separator", ", "), (char **) parts->pdata);
}

static char *
describe_others (const JctElsewhere *result, const char *by)
{
  guint n = result->others.n;
  g_autofree char *directions = describe_directions (result);

  if (n == result->n_all)
    /* Translators: how many other series there are, what splits them, and which way they went: "Of
     * the 4 others by citizenship, 3 rose as well, 1 fell." */
    return g_strdup_printf (ngettext ("Of the %u other by %s, %s.", "Of the %u others by %s, %s.",
                                      n),
                            n, by, directions);
  /* Translators: the same, of the largest among more: "Of the 12 largest others by citizenship, 9
   * rose as well, 3 fell." */
  return g_strdup_printf (ngettext ("Of the %u largest other by %s, %s.",
                                    "Of the %u largest others by %s, %s.", n),
                          n, by, directions);
}

char *
jct_elsewhere_to_sentence (const JctElsewhere *result, const char *by)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);

  if (result->focus != NULL)
    g_ptr_array_add (sentences, describe_focus (result));
  if (result->others.n == 0)
    g_ptr_array_add (sentences, g_strdup (_ ("There is no other series to compare with.")));
  else if (result->others.n_too_few == result->others.n)
    g_ptr_array_add (sentences,
                     g_strdup (_ ("The others have too few figures around the event to say.")));
  else
    {
      g_ptr_array_add (sentences, describe_others (result, by));
      g_ptr_array_add (sentences, g_strdup (_ ("Two means describe; they do not say how much "
                                               "varies by chance.")));
    }
  g_ptr_array_add (sentences, NULL);
  return g_strjoinv (" ", (char **) sentences->pdata);
}
