/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reader has to know beside the numbers of an interrupted time series, and what sums them
 * up. */
#include "config.h"

#include "analysis/jct-its-design.h"
#include "analysis/jct-words.h"

#include <glib/gi18n-lib.h>

static char *
warn_few_after (const JctItsDesign *design, JctPeriodUnit unit)
{
  gsize n = jct_its_design_n_post (design);
  g_autofree char *periods = jct_words_periods ((guint) n, unit);

  /* Translators: "three months" or another number of periods. */
  return g_strdup_printf (
    _ ("Only %s follow the event: step and slope fit them almost exactly, so that their "
       "standard errors are far too small. Intervals and p-values say nothing here."),
    periods);
}

static char *
warn_few_before (const JctItsDesign *design, JctPeriodUnit unit)
{
  g_autofree char *periods = jct_words_periods ((guint) design->starts[0], unit);

  /* Translators: "three months" or another number of periods. */
  return g_strdup_printf (
    _ ("Only %s come before the change: the line before fits them almost exactly, and where it "
       "would have gone is not known. Intervals and p-values say nothing here."),
    periods);
}

static char *
warn_few_between (const JctItsDesign *design, JctPeriodUnit unit)
{
  gsize n = design->starts[1] - design->starts[0];
  g_autofree char *periods = jct_words_periods ((guint) n, unit);

  /* Translators: "three months" or another number of periods. */
  return g_strdup_printf (
    _ ("Only %s lie between the two events: the step and slope of the first fit them almost "
       "exactly, and their intervals and p-values say nothing."),
    periods);
}

static char *
warn_autocorrelation (JctItsWarnings warnings, double durbin_watson)
{
  g_autofree char *number = g_strdup_printf ("%.2f", durbin_watson);
  const char *format;

  if (durbin_watson >= 2)
    /* Translators: %s is a number such as 2.81. */
    format = _ ("Figures next to each other lie on opposite sides of the line (Durbin–Watson %s, "
                "far from 2). The intervals allow for it.");
  else if ((warnings & JCT_ITS_WARNING_STRONG) != 0)
    /* Translators: %s is a number such as 0.51. */
    format = _ ("Figures next to each other lie on the same side of the line (Durbin–Watson %s, "
                "far from 2): straight lines do not describe this series well. The intervals allow "
                "for it, but dependence may be so strong here that they are still too narrow: in "
                "simulated series of 60 figures with such dependence, intervals meant to hold the "
                "truth 95 times of 100 held it 86 to 92 times.");
  else
    /* Translators: %s is a number such as 0.51. */
    format = _ ("Figures next to each other lie on the same side of the line (Durbin–Watson %s, "
                "far from 2): straight lines do not describe this series well. The intervals allow "
                "for it.");
  return g_strdup_printf (format, number);
}

GPtrArray *
jct_its_warnings_to_text (JctItsWarnings warnings,
                          const JctItsDesign *design,
                          JctPeriodUnit unit,
                          double durbin_watson)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  if (warnings & JCT_ITS_WARNING_FEW_AFTER)
    g_ptr_array_add (texts, warn_few_after (design, unit));
  if (warnings & JCT_ITS_WARNING_FEW_BEFORE)
    g_ptr_array_add (texts, warn_few_before (design, unit));
  if (warnings & JCT_ITS_WARNING_FEW_BETWEEN)
    g_ptr_array_add (texts, warn_few_between (design, unit));
  if (warnings & JCT_ITS_WARNING_EXACT_FIT)
    g_ptr_array_add (texts, g_strdup (_ ("The figures lie exactly on the lines: nothing says how "
                                         "much they vary by chance, so there are no intervals.")));
  if (warnings & JCT_ITS_WARNING_AUTOCORRELATION)
    g_ptr_array_add (texts, warn_autocorrelation (warnings, durbin_watson));
  if (warnings & JCT_ITS_WARNING_BELOW_ZERO)
    g_ptr_array_add (texts, g_strdup (_ ("A line of this model falls below zero, which counts "
                                         "cannot do: compare the logarithmic scale.")));
  if (warnings & JCT_ITS_WARNING_SEASON)
    g_ptr_array_add (texts, g_strdup (_ ("The figures cover less than two years: a yearly pattern "
                                         "cannot be told from a change.")));
  if (warnings & JCT_ITS_WARNING_SHORT)
    g_ptr_array_add (
      texts, g_strdup_printf (
               /* Translators: "months" or another unit. */
               _ ("A part of the series has fewer than twelve %s: a line through so few figures is "
                  "uncertain."),
               jct_period_unit_to_noun (unit, 12)));
  return texts;
}

const char *
jct_its_describe_finding (JctItsWarnings warnings,
                          const JctItsDesign *design,
                          const JctItsInference *step,
                          const JctItsInference *slope)
{
  gboolean step_is_clear = jct_its_inference_is_clear (step);
  gboolean slope_is_clear = jct_its_inference_is_clear (slope);

  if ((warnings & JCT_ITS_WARNINGS_FEW) != 0)
    return _ ("These are too few figures to judge whether that is more than chance.");
  if ((warnings & JCT_ITS_WARNING_EXACT_FIT) != 0)
    return _ ("The figures lie exactly on the lines: nothing says how much they vary by chance.");
  if (design->spec.n_events > 1)
    return NULL;
  if (step_is_clear && slope_is_clear)
    return _ ("Neither the interval of the step nor that of the slope contains “no change”.");
  if (step_is_clear)
    return _ ("The interval of the step does not contain “no change”; that of the slope does.");
  if (slope_is_clear)
    return _ ("The interval of the slope does not contain “no change”; that of the step does.");
  return _ ("Both intervals contain “no change”: no clear change.");
}

char *
jct_its_describe_interval (const char *low, const char *high)
{
  if (low == NULL || high == NULL)
    return g_strdup ("");
  /* Translators: stands behind a number; begins with a blank. */
  return g_strdup_printf (_ (" (95%% interval: %s to %s)"), low, high);
}
