/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The chart: a view's series, laid out as a scene above one time axis. A pure function of its input: the same input
 * gives the same scene, on screen, in a file and on paper.
 *
 * What does not fit is dropped in this order: badge, source line's second line, minor time labels, event guides'
 * labels, second lines of legend, subtitle and title, the notes' texts above the plot, subtitle, source line, value labels, legend, title; never drawn
 * over something else. Small multiples have an order of their own: see jct-multiples-private.h. Series are named at their line ends, as many as have room there, the largest first; where names
 * are too wide for that, in a legend. A series without a name is grey.
 */
#pragma once

#include "analysis/jct-analysis.h"
#include "chart/jct-scale.h"
#include "chart/jct-scene.h"
#include "model/jct-document.h"
#include "model/jct-vintage-published.h"
#include "model/jct-year-grid.h"

G_BEGIN_DECLS

/* Which events are named where they are drawn. */
typedef enum
{
  JCT_EVENT_NAMES_ALL,      /* wherever there is room */
  JCT_EVENT_NAMES_CHOSEN,   /* the selected one and the pinned ones; the others are marks alone */
  JCT_EVENT_NAMES_NONE,     /* all are marks alone */
} JctEventNames;

/* What of the words around the plot is left out, or said in other words; all zero: the program's own words. What the
 * method is and what else happened in its window go with an effect in any case. */
typedef struct
{
  gboolean no_title, no_subtitle, no_source, no_badge;
  JctEventNames event_names;
  const char *subtitle;             /* (nullable): in place of the program's own */
  gboolean no_plot;                 /* the plot is not drawn: nothing is said of its axis */
} JctChartWording;

/* All borrowed, all unchanged. */
typedef struct
{
  const JctDocument *document;
  const JctView *view;
  JctSeriesSet *series;             /* the view's, whole range; NULL for a figure or words of events alone */
  const JctPublishedSet *published; /* (nullable): what was published earlier of the series, drawn unless the view hides it */
  const JctTheme *theme;
  double width, height;             /* px of the page */
  JctSpan visible;                  /* shown out to whole periods of the series; empty: their whole range */

  /* What is shown of the selected event: its means, or what `method` gave in `analysis` (nullable: then nothing, unless
   * the method is the first, before and after, which needs none). */
  JctMethod method;
  const JctAnalysis *analysis;

  const JctPeriod *point;           /* (nullable): the selected one's period, which ranked bars show */
  const char *hovered_event;        /* (nullable): gets a guide beside the selected and pinned ones */
  gboolean show_title;              /* title and subtitle; the window has them above the chart as well */
  gboolean show_source;             /* source line and badge */
  JctChartWording wording;
  gboolean is_context;              /* of a panel beside a chart: grey lines with names, no time labels */
  double value_low, value_high;     /* what the value axis has to hold beside the values; both 0: nothing */
  JctSpan domain;                   /* the time axis exactly so; empty: `visible` out to whole periods */
  gboolean ends_at_domain;          /* nothing leads on to a period outside it: a slide tells of none that it does not show */
  gboolean has_timeline;            /* a timeline below names the selected event: the plot need not; set by figures */
  const guint *hues;                /* (nullable): from jct_chart_find_hues(); found here where NULL */
  guint max_focus;                  /* 0, or no more than so many series in colour */
  /* The plot's left and right edge, from jct_chart_measure_margins(); both 0: measured here. */
  double plot_left, plot_right;
} JctChartInput;

/* One of small multiples. */
typedef struct
{
  guint series;                     /* its index in the set */
  JctRect plot;
  JctTimeScale time;
  JctValueScale value;
} JctChartPanel;

/* More are not told apart on one page. */
#define JCT_MAX_PANELS 24

/* The cells of a heat map. */
typedef struct
{
  JctRect rect;                     /* that all stand in */
  int first_year;
  guint n_years;                    /* 0: there are no cells */
} JctChartCells;

typedef struct
{
  guint series;                     /* its index in the set */
  JctRect row, bar;                 /* the row from its name to its figure; the bar itself */
  JctPoint end;
  double beside;                    /* x past the figure at its end */
} JctChartBar;

/* More are not read on one page. */
#define JCT_MAX_BARS 64

/* Ranked bars, from top to bottom. */
typedef struct
{
  JctChartBar bars[JCT_MAX_BARS];
  guint n;
  JctPeriod period;                 /* of their points; of sums, the last complete one */
} JctChartBars;

typedef struct
{
  JctChartType type;                /* as drawn */
  JctTimeScale time;                /* shared with timeline and overview */
  JctValueScale value;
  JctRect plot;                     /* of small multiples: what all panels stand in */
  JctChartPanel panels[JCT_MAX_PANELS]; /* of small multiples, in reading order */
  guint n_panels;

  int subject;                      /* the only series that is shown, by its index in the set; -1: all of them */
  JctChartCells cells;
  JctChartBars bars;
  gboolean has_years;               /* years over each other */
  JctYearGrid grid;                 /* of these, and of cells */
  int whole_year;                   /* the year that is drawn, for all others */
  JctTimeScale year_time;           /* its time axis */
} JctChartAxes;

/* The panel whose plot holds the point; NULL for none. */
const JctChartPanel *jct_chart_axes_find_panel (const JctChartAxes *axes, double x, double y);

/* Where the value of a series (by its index in the set) stands, in that panel (NULL for a chart without); FALSE where
 * none does. In a stack, that is the upper edge of its layer; of a bar, its end. */
gboolean  jct_chart_axes_find_point (const JctChartAxes *axes, const JctChartPanel *panel, JctSeriesSet *set,
                                     guint series, JctPeriod period, JctPoint *point);
/* The bar of a series; NULL for none. */
const JctChartBar *jct_chart_axes_find_bar (const JctChartAxes *axes, guint series);
/* The cell of a period; FALSE where there is none. */
gboolean  jct_chart_axes_find_cell  (const JctChartAxes *axes, JctPeriod period, JctRect *cell);
/* The period of the series that a place in the plot is about; FALSE for none. */
gboolean  jct_chart_axes_find_period (const JctChartAxes *axes, const JctChartPanel *panel, JctSeriesSet *set,
                                     double x, double y, JctPeriod *period);

/* (transfer full); `axes` (nullable) receives the scales. */
JctScene *jct_chart_layout          (const JctChartInput *input, JctChartAxes *axes);
/* The margins that value labels (left) and end labels (right) need, in px. */
void      jct_chart_measure_margins (const JctChartInput *input, double *left, double *right);

/* The series whose panel stands first, in colour: the view's focus, else the one that the document's default view is
 * about; NULL for none. (transfer none) */
JctSeries *jct_chart_find_focus     (const JctDocument *document, const JctView *view, JctSeriesSet *series);
/* Whether a chart of this type has one series of a split stand out. */
gboolean  jct_chart_type_has_focus  (JctChartType type);
/* Which way the series went around the selected event, counted: jct-elsewhere.h; NULL without an event or a split. */
char     *jct_chart_dup_elsewhere   (const JctDocument *document, const JctView *view, JctSeriesSet *series);

/* Whether a chart of this type can have a logarithmic value axis: what shows sums from zero on cannot. */
gboolean  jct_chart_type_has_log    (JctChartType type);

/* Whether what a method finds for the selected event is drawn in it. */
gboolean  jct_chart_type_shows_methods (JctChartType type);

/* The period on which an index stands at 100; FALSE where the view shows none. */
gboolean  jct_view_find_base        (const JctView *view, JctSeriesSet *series, JctPeriod *base);

/* The words of a chart, all (transfer full), all generated from the view and so never untrue. */
char     *jct_chart_dup_title       (const JctDocument *document, const JctView *view);
char     *jct_chart_dup_subtitle    (const JctDocument *document, const JctView *view, JctSeriesSet *series,
                                     JctSpan visible);
/* The same and, of a selected event, what the input's method shows, or why it has no answer. */
char     *jct_chart_dup_full_subtitle (const JctChartInput *input);
char     *jct_chart_dup_source_line (const JctDocument *document, const JctView *view);
/* "Axis starts at zero. Figures exact. FY2025 incomplete."; `n_colored` series are not grey. */
char     *jct_chart_dup_badge       (const JctDocument *document, const JctView *view, JctSeriesSet *series,
                                     JctSpan visible, guint n_colored);
/* Why the view's claim is not drawn, in a sentence; NULL where it is, or there is none. Not to be freed. (nullable) */
const char *jct_chart_get_claim_note (const JctDocument *document, const JctView *view, JctSeriesSet *series,
                                      JctSpan visible);
/* Alternative text: chart type, what, range, start, end, peak with its date, selected event and its comparison. */
char     *jct_chart_describe        (const JctChartInput *input);

/*
 * The hues of a view's series, in the set's order; JCT_N_SERIES_COLORS for what is grey context. A value keeps its hue
 * wherever it appears: the values of the dimension that splits the view are ranked, first those that the document's
 * default view filters to, then by their totals over the whole table, descending (the dictionary's order breaks ties),
 * and the hue is the rank modulo the number of hues. Only where two series in colour would share a hue, the one of
 * lower rank has the next that is free. (transfer full)
 */
guint    *jct_chart_find_hues       (const JctDocument *document, const JctView *view, JctSeriesSet *series);
JctColor  jct_chart_hue_color       (const JctTheme *theme, guint hue);
/* Of a category that has this hue (not JCT_HUE_BY_PLACE). */
JctColor  jct_chart_category_hue_color (const JctTheme *theme, JctHue hue);
JctColor  jct_chart_category_color  (const JctDocument *document, const JctTheme *theme, const char *category);

G_END_DECLS
