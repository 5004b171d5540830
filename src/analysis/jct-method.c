/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "analysis/jct-method.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *name;
  const char *title;
  const char *explanation;
} methods[JCT_N_METHODS] = {
  [JCT_METHOD_BEFORE_AFTER] = {
    "before_after",
    N_ ("Before and after"),
    N_ ("The mean of the periods before the event beside the mean of those after it."),
  },
  [JCT_METHOD_ITS_OLS] = {
    "its_ols",
    N_ ("Interrupted time series"),
    N_ ("A straight line before the event and another after it: does the level jump, does the "
        "slope change?"),
  },
  [JCT_METHOD_ITS_QUASIPOISSON] = {
    "its_quasipoisson",
    N_ ("Interrupted time series for counts"),
    N_ ("Growth at one rate before the event and at another after it, for counts that vary more "
        "where they are large."),
  },
  [JCT_METHOD_COUNTERFACTUAL] = {
    "counterfactual",
    N_ ("Forecast from before"),
    N_ ("What a model of the periods before the event forecasts for those after it, and how far "
        "the figures are from that."),
  },
  [JCT_METHOD_OPTIMAL_PARTITIONING] = {
    "optimal_partitioning",
    N_ ("Breaks in the mean"),
    N_ ("Where the mean changes, found from the figures alone, without looking at the events."),
  },
  [JCT_METHOD_BREAKPOINTS] = {
    "breakpoints",
    N_ ("Breaks with intervals"),
    N_ ("Where the mean changes, found from the figures alone, with a range of dates for each "
        "change."),
  },
  [JCT_METHOD_PLACEBO_TIME] = {
    "placebo_time",
    N_ ("Every other date"),
    N_ ("The jump at the event among the jumps that the same computation finds at all other "
        "dates."),
  },
  [JCT_METHOD_SYNTHETIC_CONTROL] = {
    "synthetic_control",
    N_ ("Synthetic control"),
    N_ ("The same series put together from other series, weighted to be like it before the "
        "event."),
  },
};

const char *
jct_method_to_name (JctMethod method)
{
  g_return_val_if_fail ((guint) method < JCT_N_METHODS, "");

  return methods[method].name;
}

gboolean
jct_method_from_name (const char *name, JctMethod *method)
{
  for (guint i = 0; i < JCT_N_METHODS; i++)
    {
      if (g_str_equal (name, methods[i].name))
        {
          *method = (JctMethod) i;
          return TRUE;
        }
    }
  return FALSE;
}

const char *
jct_method_get_title (JctMethod method)
{
  g_return_val_if_fail ((guint) method < JCT_N_METHODS, "");

  return _ (methods[method].title);
}

const char *
jct_method_get_explanation (JctMethod method)
{
  g_return_val_if_fail ((guint) method < JCT_N_METHODS, "");

  return _ (methods[method].explanation);
}

guint
jct_method_get_margin (JctMethod method, guint k)
{
  k = MIN (k, G_MAXINT16);
  return method == JCT_METHOD_BEFORE_AFTER ? MAX (k / 3, 2) : MAX (2 * k, 6);
}
