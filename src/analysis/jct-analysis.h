/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One request to all methods for one event: which series, which event, with which options; and what each method gave.
 *
 * Computed in any thread and then immutable: it holds its own copies of all that it needs of the view, and a reference
 * to the document. A method that was not asked for is NULL; one that declines is there, with its verdict.
 *
 * The series is the first that the view shows (the whole range, not only what is visible; cut to `from` and `to` where
 * the options say so). Controls and donors are the same view with other values of one of its dimensions, or under
 * another definition. A series that shares figures with the analysis's own is no control and no donor: what happens in
 * the one would be in the other. It is left out, and a warning says so.
 */
#pragma once

#include <gio/gio.h>

#include "analysis/jct-before-after.h"
#include "analysis/jct-break-match.h"
#include "analysis/jct-breakpoints.h"
#include "analysis/jct-counterfactual.h"
#include "analysis/jct-method.h"
#include "analysis/jct-partitioning.h"
#include "analysis/jct-placebo-time.h"
#include "analysis/jct-quasi-poisson.h"
#include "analysis/jct-synthetic-donors.h"

G_BEGIN_DECLS

/* The most periods that a side, a tolerance or a window may have. */
#define JCT_ANALYSIS_MOST_PERIODS 10000

typedef struct
{
  JctMethodSet methods;
  guint k;                      /* periods each side: of the comparison, and of the window of confounders */
  JctEventPeriod event_period;  /* before and after, counterfactual */
  gboolean from_event;          /* the regressions' step begins in the event's own period, not in the one after */
  gboolean log1p;               /* the scale that is shown; both are computed wherever they differ */
  gboolean voting_scale;        /* in its place, of each method the scale that votes in the agreement */
  guint harmonics;              /* 0, 1, 2 */
  gboolean trend;               /* breaks: regimes with a line of their own each, not only a mean */
  gsize min_each_side;          /* placebo in time */
  guint tolerance;              /* in periods: a break this near an event is matched with it */
  gboolean has_second;          /* the regressions: a second event with a step and a slope of its own */
  JctPeriod second;
  gboolean per_day;             /* quasi-Poisson: the days of a period as an offset */
  JctFilter *controls;          /* (nullable): values of dimensions, each a control series */
  JctFilter *control_sums;      /* (nullable): each of its dimensions one control, the sum of what passes */
  char **control_definitions;   /* (nullable): ids, each a control series: the view under that definition */
  JctFilter *donors;            /* (nullable): likewise; an empty one: none; NULL: those that jct-synthetic-donors.h chooses */
  JctScaling scaling;
  gboolean has_from, has_to;
  JctPeriod from, to;           /* both included; of any kind: the periods that lie wholly inside */
} JctAnalysisOptions;

/* All methods, k = 6, the event's period excluded, the step after it, counts, no harmonics, no trend, 6 periods each
 * side, a tolerance of 2, no controls, donors by themselves, the whole range. */
void     jct_analysis_options_init  (JctAnalysisOptions *options);
/* Deep: filters too. `copy` is overwritten. */
void     jct_analysis_options_copy  (const JctAnalysisOptions *options, JctAnalysisOptions *copy);
void     jct_analysis_options_clear (JctAnalysisOptions *options);
gboolean jct_analysis_options_equal (const JctAnalysisOptions *a, const JctAnalysisOptions *b);
/* All but the methods, as a{sv}; filters as in a document. (transfer floating) */
GVariant *jct_analysis_options_to_variant (const JctAnalysisOptions *options);
/* `options` is overwritten. What the variant does not say, or says of the wrong type or outside the limits, is as after
 * jct_analysis_options_init(). `fiscal_start` is the document's. */
void     jct_analysis_options_from_variant (JctAnalysisOptions *options, GVariant *variant, guint fiscal_start);

/* Another event near this one. */
typedef struct
{
  const JctEvent *event;        /* borrowed from the document */
  gint distance;                /* in periods, from the event's to the other's nearest; negative: before */
} JctConfounder;

typedef struct _JctAnalysis JctAnalysis;

struct _JctAnalysis
{
  JctDocument *document;
  JctAnalysisOptions options;   /* as computed */
  JctPeriod event;              /* of the series' kind */
  gboolean has_event_index;
  gsize event_index;            /* in the series; not defined where the event lies outside */
  const JctEvent *about;        /* (nullable): the event with the id asked for */
  JctSeries *series;
  char *series_name;            /* for people: "China", or the definition where the view is not narrowed */
  char *unit;                   /* (nullable): what is counted, in the plural */
  const JctDefinition *definition; /* (nullable) borrowed from the document */
  JctFilter *filter;            /* what the series counts: the definition's and the view's */
  JctSeries **controls;         /* n_controls, of the series' kind and range */
  guint n_controls;
  char **controls_left_out;     /* (nullable): why, a sentence each */
  char **controls_elsewhere;    /* (nullable): the names of those from another table: what they share is not known */
  char **controls_moved;        /* (nullable): the names of those that changed after the event as well: the forecast of
                                 * each without controls, on logarithms where it has them, has p < 0.05 */
  JctSeries **donors;           /* none unless the synthetic control was asked for */
  guint n_donors;
  char **donors_left_out;       /* (nullable): why, a sentence each */
  JctConfounder *confounders;   /* within k periods of the event, by date */
  guint n_confounders;
  JctMethodSet log_methods;     /* those whose logarithms are shown */

  /* ---- the results; each NULL unless asked for ---- */
  JctBeforeAfter *before_after;
  JctIts *its_count, *its_log1p;
  JctQuasiPoisson *quasi_poisson;
  JctCounterfactualPair *counterfactual;
  JctPartitioning *partitioning_count, *partitioning_log1p;
  JctBreakMatch *partitioning_match; /* the breaks on the scale that is shown beside all events; NULL without breaks */
  JctBreakpoints *breakpoints_count, *breakpoints_log1p;
  JctBreakMatch *breakpoints_match;
  JctSynthetic *synthetic;
  JctPlaceboTime *placebo_count, *placebo_log1p;
  JctPlaceboRank placebo_rank_count, placebo_rank_log1p; /* of this event; not admissible where it has none */
};

/* `fraction` from 0 to 1; called in the thread that computes. */
typedef void (*JctAnalysisProgress) (double fraction, gpointer data);

/* Fails where the view cannot be resolved, a filter names what is not there, or it is cancelled; a method that has no
 * answer is no failure. `event_id`: of the event in question, which is not its own confounder; NULL for a bare date.
 * `options`: NULL for the defaults. (transfer full) */
JctAnalysis *jct_analysis_compute     (const JctDocument *document, const JctView *view, JctPeriod event_period,
                                       const char *event_id, const JctAnalysisOptions *options,
                                       GCancellable *cancellable, JctAnalysisProgress progress, gpointer data,
                                       GError **error);
JctAnalysis *jct_analysis_ref         (JctAnalysis *analysis);
void         jct_analysis_unref       (JctAnalysis *analysis);
/* The period that stands for the event in series of that kind. */
JctPeriod    jct_event_get_period     (const JctEvent *event, JctPeriodKind kind);
/* JCT_VERDICT_ANSWERED, or why the method declined; TOO_SHORT and the like of the scale that is shown. The method was
 * asked for. */
JctVerdict   jct_analysis_get_verdict (const JctAnalysis *analysis, JctMethod method);
gboolean     jct_analysis_has         (const JctAnalysis *analysis, JctMethod method);
/* Whether it is the logarithms that are shown; FALSE for a method with one scale only. */
gboolean     jct_analysis_shows_log   (const JctAnalysis *analysis, JctMethod method);
/* On the scale that is shown; NULL where it was not asked for. */
const JctIts         *jct_analysis_get_its          (const JctAnalysis *analysis);
const JctCounterfactual *jct_analysis_get_counterfactual (const JctAnalysis *analysis);
const JctPartitioning *jct_analysis_get_partitioning (const JctAnalysis *analysis);
const JctBreakpoints *jct_analysis_get_breakpoints  (const JctAnalysis *analysis);
const JctPlaceboTime *jct_analysis_get_placebo      (const JctAnalysis *analysis);
const JctPlaceboRank *jct_analysis_get_placebo_rank (const JctAnalysis *analysis);
/* The one plain sentence of a method that was asked for; a declined one's reason. (transfer full) */
char        *jct_analysis_to_sentence (const JctAnalysis *analysis, JctMethod method);
/* What a reader has to know beside it, the gravest first; strings, freed with it, never NULL. (transfer full) */
GPtrArray   *jct_analysis_get_warnings (const JctAnalysis *analysis, JctMethod method);
/* Those of them about controls or donors: which were left out and why, which changed as well. (transfer full) */
GPtrArray   *jct_analysis_get_warnings_of_others (const JctAnalysis *analysis, JctMethod method);

/* The document's definitions but the series' own under which `view`, that of the analysis, can be counted: those that can
 * be asked for as controls. Definitions borrowed from the document. (transfer container) */
GPtrArray   *jct_analysis_list_control_definitions (const JctAnalysis *analysis, const JctView *view);
/* What passes of a dimension that the filter names, for people: "China", "all but China". (transfer full) */
char        *jct_analysis_describe_values (JctTable *table, const JctFilter *filter, const char *dimension);

/* One record for each method and scale, with `method` and what the method writes of itself, and beside it verdict, reason,
 * sentence, warnings, confounders, unit, definition and n. A method that declines has these alone. `both_scales`:
 * counts and logarithms, not only the scale that is shown. (transfer full) */
json_t      *jct_analysis_to_json     (const JctAnalysis *analysis, gboolean both_scales);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctAnalysis, jct_analysis_unref)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JctAnalysisOptions, jct_analysis_options_clear)

G_END_DECLS
