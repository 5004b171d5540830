/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The comparison of events in words. */
#include "config.h"

#include "analysis/jct-compare-events.h"
#include "analysis/jct-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Events of one period are one date. */
static gboolean
is_first_of_period (const JctEventComparison *comparison, guint i)
{
  for (guint j = 0; j < i; j++)
    if (comparison->rows[j].period.ordinal == comparison->rows[i].period.ordinal)
      return FALSE;
  return TRUE;
}

char *
jct_event_comparison_to_sentence (const JctEventComparison *comparison)
{
  g_autofree char *rate = jct_words_decimals (JCT_FALSE_DISCOVERY_RATE, 2);
  g_autofree char *tests = jct_words_number (comparison->n_tests);
  g_autofree char *clear = NULL;
  g_autofree char *sentence = NULL;
  guint n_clear = 0;

  for (guint i = 0; i < comparison->n_rows; i++)
    n_clear += comparison->rows[i].has_q && comparison->rows[i].q <= JCT_FALSE_DISCOVERY_RATE
               && is_first_of_period (comparison, i);
  if (comparison->n_tests == 0)
    return g_strdup (_ ("No event has a p under this method."));
  clear = n_clear > 0 ? jct_words_number (n_clear) : g_strdup (C_ ("count", "none"));
  sentence = g_strdup_printf (
    /* Translators: two numbers in words (the second may be “none”) and a decimal number. */
    g_dngettext (GETTEXT_PACKAGE,
                 "%s date with an event is compared; at a false-discovery rate of %s (Benjamini "
                 "and Hochberg 1995), standing out: %s.",
                 "%s dates with an event are compared; at a false-discovery rate of %s (Benjamini "
                 "and Hochberg 1995), standing out: %s.",
                 comparison->n_tests),
    tests, rate, clear);
  return jct_words_capitalise (g_steal_pointer (&sentence));
}

char *
jct_event_comparison_to_note (const JctEventComparison *comparison)
{
  if (comparison->n_tests == 0)
    return NULL;
  return g_strdup (
    _ ("q is p adjusted for many tests: of the events with a q of 0.05 or less, at most one in "
       "twenty is expected to stand out by chance alone (false-discovery rate, by the method of "
       "Benjamini and Hochberg). Events in one period are one test. All tests share one series, "
       "so q is a guide and no exact rate."));
}

const char *
jct_compared_event_get_name (const JctComparedEvent *compared)
{
  const JctEvent *event = compared->event;

  return event->short_title != NULL ? event->short_title : event->title;
}

char *
jct_compared_event_to_percent (const JctComparedEvent *compared)
{
  g_autofree char *size = NULL;

  if (!compared->has_percent)
    return NULL;
  size = jct_words_decimals (fabs (compared->percent), fabs (compared->percent) < 9.95 ? 1 : 0);
  /* Translators: a change in per cent, the number with its sign: "+25%". */
  return g_strdup_printf (C_ ("change", "%s%s%%"), compared->percent < 0 ? "−" : "+", size);
}
