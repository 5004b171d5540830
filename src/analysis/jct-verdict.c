/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "analysis/jct-verdict.h"

#include <glib/gi18n-lib.h>
#include <math.h>

const char *
jct_verdict_to_name (JctVerdict verdict)
{
  switch (verdict)
    {
    case JCT_VERDICT_ANSWERED:
      return "answered";
    case JCT_VERDICT_OUTSIDE:
      return "outside";
    case JCT_VERDICT_TOO_SHORT:
      return "too_short";
    case JCT_VERDICT_EMPTY:
      return "empty";
    case JCT_VERDICT_MISSING:
      return "missing";
    case JCT_VERDICT_CONSTANT:
      return "constant";
    case JCT_VERDICT_NEGATIVE:
      return "negative";
    case JCT_VERDICT_SINGULAR:
      return "singular";
    case JCT_VERDICT_NO_CONVERGENCE:
      return "no_convergence";
    case JCT_VERDICT_OVERFLOW:
      return "overflow";
    case JCT_VERDICT_NO_DONORS:
      return "no_donors";
    case JCT_VERDICT_NONE_CHOSEN:
      return "none_chosen";
    case JCT_VERDICT_NOT_ADMISSIBLE:
      return "not_admissible";
    case JCT_VERDICT_TOO_LONG:
      return "too_long";
    default:
      g_return_val_if_reached ("");
    }
}

const char *
jct_verdict_to_reason (JctVerdict verdict)
{
  switch (verdict)
    {
    case JCT_VERDICT_ANSWERED:
      return NULL;
    case JCT_VERDICT_OUTSIDE:
      return _ ("No answer can be given: the event lies outside these data.");
    case JCT_VERDICT_TOO_SHORT:
      return _ ("No answer can be given: too few figures before or after the event.");
    case JCT_VERDICT_EMPTY:
      return _ ("No answer can be given: there are no figures before or after the event.");
    case JCT_VERDICT_MISSING:
      return _ ("No answer can be given: this method needs every period, and some are missing or "
                "incomplete.");
    case JCT_VERDICT_CONSTANT:
      return _ ("No answer can be given: all figures are the same, so nothing says how much they "
                "vary by chance.");
    case JCT_VERDICT_NEGATIVE:
      return _ ("No answer can be given: this method is for counts, and some figures are below "
                "zero.");
    case JCT_VERDICT_SINGULAR:
      return _ ("No answer can be given: these data cannot tell the parts of the model apart.");
    case JCT_VERDICT_NO_CONVERGENCE:
      return _ ("No answer can be given: no best fit exists for these data, or none was found.");
    case JCT_VERDICT_OVERFLOW:
      return _ ("No answer can be given: the figures are too large to compute with.");
    case JCT_VERDICT_NO_DONORS:
      return _ ("No answer can be given: there are too few other series to compare with.");
    case JCT_VERDICT_NONE_CHOSEN:
      return _ ("No answer can be given: no donors are chosen.");
    case JCT_VERDICT_NOT_ADMISSIBLE:
      return _ ("No answer can be given: the event is too near an end of these data.");
    case JCT_VERDICT_TOO_LONG:
      return _ ("No answer can be given: too many periods for this method. Sum them by month or "
                "year.");
    default:
      g_return_val_if_reached (NULL);
    }
}

JctVerdict
jct_verdict_check (const JctSeries *series, gsize first, gsize n)
{
  gsize n_series = jct_series_get_n (series);

  if (n == 0)
    return JCT_VERDICT_EMPTY;
  if (first >= n_series || n > n_series - first)
    return JCT_VERDICT_OUTSIDE;
  for (gsize i = first; i < first + n; i++)
    {
      if (jct_series_get_state (series, i) != JCT_VALUE_PRESENT
          || !isfinite (jct_series_get_value (series, i)))
        return JCT_VERDICT_MISSING;
    }
  return JCT_VERDICT_ANSWERED;
}
