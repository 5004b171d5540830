/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each method computes, for a person who wants to check it; the formulas are in the headers of
 * src/analysis. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "analysis/jct-effect-figures.h"

static const struct
{
  const char *definition;
  const char *literature;
} notes[JCT_N_METHODS] = {
  [JCT_METHOD_BEFORE_AFTER] = {
    N_ ("Before: the periods that end just before the event’s own period. After: those that "
        "follow it, or begin with it when it counts as after. Mean, median and number are of the "
        "periods that have a figure; per day is their sum over their days. The difference is "
        "after minus before; the percentage is of before. Two means have no measure of chance: "
        "they describe."),
    NULL,
  },
  [JCT_METHOD_ITS_OLS] = {
    N_ ("Least squares: a straight line before the event; at the event a jump (the level change) "
        "and another slope (the slope change). On logarithms, ln(1 + count), jumps and slopes are "
        "factors. The limits allow for errors each of which depends on the one before, averaged "
        "over how strongly they may: so they also hold in a short series, in which those of Newey "
        "and West are too narrow (they are in the JSON of “juncture analyse”). It assumes that the "
        "line before would have gone on."),
    "Zellner and Tiao 1964; Harville 1974; Turner, Forbes, Karahalios, Taljaard and McKenzie 2021; "
    "Newey and West 1987; Wagner, Soumerai, Zhang and Ross-Degnan 2002; Bernal, Cummins and "
    "Gasparrini 2017; Durbin and Watson 1950",
  },
  [JCT_METHOD_ITS_QUASIPOISSON] = {
    N_ ("Maximum likelihood for counts with a logarithmic link: one rate of growth before the "
        "event; at the event a jump, given as a rate ratio, and another rate of growth. The "
        "spread is taken in proportion to the level, the proportion estimated. The limits allow "
        "for errors each of which depends on the one before, averaged over how strongly they may."),
    "Zellner and Tiao 1964; Zeger 1988; McCullagh and Nelder 1989; Bernal, Cummins and Gasparrini 2017",
  },
  [JCT_METHOD_COUNTERFACTUAL] = {
    N_ ("A level that wanders, and control series where some are chosen, fitted by maximum "
        "likelihood to the periods before the event and forecast for those after it. The effect "
        "is what was counted less the forecast; the limits of sums respect that neighbouring "
        "forecast errors are alike, and all limits that the variances are estimated: they are "
        "averaged over them (those that take them as known are in the JSON). It assumes that the controls were not touched by the event "
        "and that all else went on as before."),
    "Harvey 1989; Durbin and Koopman 2012; Hamilton 1986; Brodersen, Gallusser, Koehler, Remy and Scott 2015",
  },
  [JCT_METHOD_OPTIMAL_PARTITIONING] = {
    N_ ("Of all ways to cut the series into pieces, each with a mean of its own, the one with the "
        "least squared deviations plus a penalty for each cut, found exactly. The penalty needs "
        "the variance within the pieces; three estimates of it are used, and how many breaks "
        "each gives is told. The events play no part in the search."),
    "Jackson et al. 2005; Killick, Fearnhead and Eckley 2012; Rice 1984",
  },
  [JCT_METHOD_BREAKPOINTS] = {
    /* xgettext:no-c-format */
    N_ ("Of all cuts into pieces of at least 15% of the series, the one with the least squared "
        "deviations, for each number of breaks; the number by the Bayesian information "
        "criterion. The interval of a break is in periods; neighbouring periods that are alike "
        "make it too narrow. The events play no part in the search."),
    "Bai 1997; Bai and Perron 2003; Zeileis, Kleiber, Krämer and Hornik 2003",
  },
  [JCT_METHOD_PLACEBO_TIME] = {
    N_ ("The jump of the interrupted time series, computed as if the event had been in each other "
        "period that leaves enough of them on each side. The rank is the place of the real date "
        "among them by size; p is the rank over their number. Neighbouring dates share their "
        "data: p describes a rank and is no test of known level."),
    "Abadie, Diamond and Hainmueller 2010, section 2.4",
  },
  [JCT_METHOD_SYNTHETIC_CONTROL] = {
    N_ ("Weights of the donors, none negative, summing to one, that make their weighted mean most "
        "like the series before the event; the difference after it is the effect. Each donor is "
        "then treated as if the event had been its own, and the ratio of the error after to that "
        "before is ranked. A poor fit before the event is no evidence of anything after it."),
    "Abadie and Gardeazabal 2003; Abadie, Diamond and Hainmueller 2010",
  },
};

const char *
jct_effect_get_definition (JctMethod method)
{
  g_return_val_if_fail ((guint) method < JCT_N_METHODS, "");

  return _ (notes[method].definition);
}

const char *
jct_effect_get_literature (JctMethod method)
{
  g_return_val_if_fail ((guint) method < JCT_N_METHODS, NULL);

  return notes[method].literature;
}
