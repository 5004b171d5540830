/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the chart's layout share: the context of one layout, filled from top to bottom. */
#pragma once

#include "analysis/jct-claim-mark.h"
#include "chart/jct-chart-effect-private.h"
#include "chart/jct-chart-layout.h"
#include "chart/jct-placement-private.h"
#include "chart/jct-ranking.h"
#include "chart/jct-ticks.h"
#include "model/jct-year-grid.h"
#include "chart/jct-value-words.h"

G_BEGIN_DECLS

/* More series than this are not told apart by colour: the smaller ones are drawn as grey context. */
#define JCT_MAX_FOCUS_SERIES 8

typedef struct
{
  JctSeries *series;        /* borrowed */
  guint index;              /* in the set */
  const char *key, *label;
  JctColor color;
  double dash[4];
  gboolean focus;           /* drawn in its colour, and named */
  gsize begin, end;         /* the points that are drawn: the visible ones and a neighbour on each side */
  gsize first, last;        /* the visible points with a value; meaningless unless has_values */
  gboolean has_values;
} JctChartSeries;

/* What is given room; each step of the stated order takes one away. */
typedef struct
{
  guint title_lines, subtitle_lines, method_lines, notes_lines, source_lines, badge_lines, others_lines;
  gboolean keeps_badge;     /* of a method's picture, whose warnings have to go with it */
  gboolean minor_labels, guide_labels, value_labels, mean_labels;
  gboolean keeps_minor;     /* they are the time axis */
  gboolean end_labels;      /* series are named at their ends; else in a legend */
  guint legend_lines;
} JctChartRoom;

/* What stands above a plot for the notes that have no room in it. */
typedef enum
{
  JCT_NOTES_COUNTED, /* how many they are: so nothing is left out unsaid */
  JCT_NOTES_KEYED,   /* their texts, with the numbers that they have in the plot */
} JctNotesKey;

typedef struct
{
  const JctChartInput *input;
  JctChartInput given;      /* what `input` points to, without what its type of chart does not show */
  const JctTheme *theme;
  JctScene *scene;
  JctPlacement placement;
  JctChartRoom room;

  JctPeriodKind kind;
  JctChartType type;        /* steps in the place of bars that would be too thin */
  JctChartSeries *series;   /* the largest first */
  guint n_series;
  guint n_focus;            /* the first so many are drawn in colour and named; the rest is grey */
  gboolean integer;
  const char *unit;         /* (nullable) */
  char *axis_unit;          /* (owned) (nullable): of what is drawn */

  JctTimeScale time;
  JctValueScale value;
  JctValueTicks ticks;
  JctRect plot;
  double legend_y;          /* the top of a legend, above the plot */
  double small, normal, large, title_px; /* type sizes, px */
  double pad;               /* the page's margin */
  double line_height;       /* of a small text */
  double line_width;        /* of a series: grows with the text, but less */

  JctChartPanel panels[JCT_MAX_PANELS]; /* of small multiples */
  guint n_panels;

  JctChartInput told;       /* what the words are about: `given`, before it is cut into years; the periods ranked */
  /* Of years; see jct-years-private.h. */
  JctSeriesSet *words_set;  /* the series that were given: a word may say which of them is shown */
  JctSeriesSet *subject_set; /* (owned) (nullable): the only series that is shown */
  JctSeriesSet *year_set;   /* (owned) (nullable): the same by year */
  JctView *own_view;        /* (owned) (nullable): without what cannot be shown */
  GPtrArray *names;         /* (owned) (nullable): of the years */
  JctYearGrid grid;
  int whole_year;           /* that all others are drawn on */
  JctChartCells cells;
  gboolean hides_years;     /* the time axis is that of any year */
  const JctEvent *shown_event; /* (nullable): the selected one */

  /* Of ranked bars; see jct-ranked-private.h. */
  JctRanking ranking;       /* (owned) */
  JctChartBars bars;

  const char *note;         /* (nullable): in the place of the data, why there are none */

  const JctEvent *selected; /* (nullable) */
  JctBeforeAfter comparison;
  gboolean has_comparison;  /* of the only series in focus, and it is what is shown */
  JctEffect *effect;        /* (owned) (nullable): of another method, of the only series */
  double effect_width;      /* of its lines */

  JctClaimMark claim;       /* of the view's claim, beside the series that it is about */
  gboolean has_claim;
  guint claim_series;       /* in the set */

  GPtrArray *numbered;      /* (nullable): the view's notes without room in the plot, in their order */
  JctNotesKey notes_key;    /* what is said of these above it */
  guint n_keyed;            /* of the first so many: there is no room for more */
} JctChart;

/* ---- jct-chart-context.c --------------------------------------------------------------------------------------- */

void      jct_chart_init            (JctChart *chart, const JctChartInput *input);
void      jct_chart_clear           (JctChart *chart);
/* Nothing is drawn around the selected event, which is then `shown_event`. */
void      jct_chart_hide_event      (JctChart *chart);
/* An analysis is of counts: nothing of it is drawn over what stands in their place. */
void      jct_chart_input_settle    (JctChartInput *input);
/* What a chart shows of the time: `visible`, out to whole periods of the series; all of it where that is empty. */
JctSpan   jct_chart_visible_span    (JctSeriesSet *series, JctSpan visible);
/* What the words tell of: what is visible, of ranked bars the periods that are ranked. */
JctSpan   jct_chart_get_told_span   (const JctChartInput *input);
/* The view's type, or the one in whose place it is drawn because these values do not allow it. */
JctChartType jct_chart_find_type    (const JctView *view, JctSeriesSet *series, JctSpan visible);
/* The points of the series whose periods touch the span: [*begin, *end). */
void      jct_series_find_span      (const JctSeries *series, JctSpan span, gsize *begin, gsize *end);
JctPoint  jct_chart_point           (const JctChart *chart, const JctSeries *series, gsize index);
/* Where an event stands in time: the middle of its possible range when that is soft and bounded, else the middle of
 * the day that stands for it. */
double    jct_event_position        (const JctEvent *event);
gboolean  jct_view_has_pinned       (const JctView *view, const char *event_id);
/* Whether the event may have its name beside its mark. */
gboolean  jct_event_names_include   (JctEventNames names, const JctView *view, const char *event_id);
const char *jct_event_get_short     (const JctEvent *event);
JctMark  *jct_chart_add_label       (JctChart *chart, const JctLabel *label, double x, double y);
/* Whether a line leads from the point before: both are there, and a running sum has not begun anew. */
gboolean  jct_chart_joins_previous  (const JctChart *chart, const JctSeries *series, gsize index);
/* Whether a series' line or bars run through the box. */
gboolean  jct_chart_hits_series     (const JctChart *chart, JctRect box);
/* Whether an event's guide, or a mean's line, runs through it. */
gboolean  jct_chart_hits_means      (const JctChart *chart, JctRect box);
gboolean  jct_chart_hits_guide      (const JctChart *chart, JctRect box);
/* The page's margin. */
double    jct_page_pad              (const JctTheme *theme, double width);
double    jct_text_height           (const JctTheme *theme, double px);
double    jct_text_width            (const JctTheme *theme, const char *text, double px, gboolean bold);
/* A length of a plain chart, in px, as large as the text is: what is measured in characters needs no such. */
double    jct_theme_grow            (const JctTheme *theme, double px);
/* The width of the thinnest lines: whole px. */
double    jct_theme_hairline        (const JctTheme *theme);
void      jct_mark_set_dash         (JctMark *mark, double on, double off);

/* ---- jct-chart-axes.c ------------------------------------------------------------------------------------------ */

/* What the value axis has to hold: the visible values, of areas their sums, and zero where the axis must include it.
 * FALSE when no value is visible. `type` is the one that is drawn. */
gboolean  jct_chart_find_value_range (JctSeriesSet *set, JctSpan visible, JctChartType type,
                                      double *min, double *max);
void      jct_chart_find_value_ticks (JctChart *chart, double plot_height);
/* Ticks of an axis that is not logarithmic. */
void      jct_chart_search_linear   (const JctChart *chart, double min, double max, guint target,
                                     JctValueTicks *ticks);
double    jct_chart_measure_values  (const JctChart *chart);
void      jct_chart_add_grid        (JctChart *chart);
/* Whether a grid line would strike a text in the box through. */
gboolean  jct_chart_hits_grid       (const JctChart *chart, JctRect box);
/* Whether the time axis has small labels beside the years, at this width. */
gboolean  jct_chart_has_minor_labels (JctChart *chart, double left, double right);
void      jct_chart_add_time_axis   (JctChart *chart);
void      jct_chart_add_event_ticks (JctChart *chart);
void      jct_chart_add_event_tick  (JctChart *chart, const JctEvent *event, double x);

/* ---- jct-chart-base.c ------------------------------------------------------------------------------------------ */

/* Where the base of an index stands; FALSE where there is none in sight. */
gboolean  jct_chart_find_base       (const JctChart *chart, double *x);
void      jct_chart_add_base        (JctChart *chart);

/* ---- jct-chart-log.c ------------------------------------------------------------------------------------------- */

typedef struct
{
  double least, max;        /* of the visible values above zero */
  gboolean has_zero;
} JctLogRange;

/* FALSE where the view asks for no logarithmic axis, or none can be drawn. */
gboolean  jct_chart_find_log        (const JctView *view, JctSeriesSet *set, JctSpan visible, JctLogRange *range);
/* Its ticks for these series, up to `max` at least. */
gboolean  jct_chart_search_log      (const JctChart *chart, JctSeriesSet *set, double max, guint target,
                                     JctValueTicks *ticks);
/* What the axis is, or why it is not logarithmic; NULL where none is asked for. (transfer full) (nullable) */
char     *jct_chart_dup_log_words   (const JctView *view, JctSeriesSet *set, JctSpan visible);

/* ---- jct-chart-marks.c ----------------------------------------------------------------------------------------- */

/* Whether every bar of every period would be wide enough to be seen. */
gboolean  jct_chart_bars_fit        (const JctChart *chart);
/* Where a period's bar of the series at that place stands; FALSE where it is out of sight. */
gboolean  jct_chart_find_bar        (const JctChart *chart, guint place, JctPeriod period, double *x, double *width);
void      jct_chart_add_series      (JctChart *chart);

/* ---- jct-chart-ranges.c ---------------------------------------------------------------------------------------- */

/* Whether a chart of the type draws what figures of so many series may be where they are not exact. */
gboolean  jct_chart_type_has_ranges (JctChartType type, guint n_series);
/* What the badge says of such figures. */
const char *jct_chart_describe_ranges (JctChartType type, guint n_series);
/* What a value axis has to hold of them. */
void      jct_chart_widen_for_ranges (const JctSeries *series, gsize begin, gsize end, JctChartType type,
                                      guint n_series, double *min, double *max);
/* At a point or step; nothing where the figure is exact. */
void      jct_chart_add_range       (JctChart *chart, const JctChartSeries *s, gsize index);
/* On a bar; returns where on the page its certain part ends, which is the value itself where it is exact. */
double    jct_chart_add_bar_range   (JctChart *chart, const JctChartSeries *s, gsize index, JctRect bar);
/* The end of a figure's range that is away from zero, on the page. */
double    jct_chart_range_end       (const JctChart *chart, const JctSeries *series, gsize index);
/* The words of few such figures beside them; -1, or the first series' point that has its label already. */
void      jct_chart_add_range_labels (JctChart *chart, gssize named_already);

/* ---- jct-chart-labels.c ---------------------------------------------------------------------------------------- */

double    jct_chart_measure_ends    (const JctChart *chart, double max_width);
/* How many names fit at the ends in a plot of this height. */
guint     jct_chart_count_ends      (const JctChart *chart, double plot_height);
/* The lines that the legend takes at this width, at most `max_lines`, and how many names they hold. */
guint     jct_chart_measure_legend  (const JctChart *chart, double width, guint max_lines, guint *n_names);
void      jct_chart_add_legend      (JctChart *chart, double y);
void      jct_chart_add_end_labels  (JctChart *chart);
/* The figures that are named: the peak, those over bars, those that are not exact. */
void      jct_chart_add_figures     (JctChart *chart);
/* A text beside or above a point of that radius, where it covers nothing; else there is none. */
void      jct_chart_add_point_label (JctChart *chart, const char *text, JctPoint at, double radius, JctColor color);

/* ---- jct-chart-window.c ---------------------------------------------------------------------------------------- */

void      jct_chart_compare         (JctChart *chart);
void      jct_chart_add_windows     (JctChart *chart);
/* Over what is opaque: the same without shades. */
void      jct_chart_add_window_outlines (JctChart *chart);
void      jct_chart_add_means       (JctChart *chart);
void      jct_chart_add_guides      (JctChart *chart);
/* Of the selected event, or of the others that have a guide. */
void      jct_chart_add_guide_labels (JctChart *chart, gboolean selected);

/* Whether a label in the box would cover no line: neither data, nor a mean or an effect, nor an event's guide. */
gboolean  jct_chart_is_clear        (const JctChart *chart, JctRect box);
/* A thin line from a label to what it names; nothing is written over it after this. */
void      jct_chart_add_leader      (JctChart *chart, JctRole role, const char *id, JctLeader leader, JctColor color);

/* ---- jct-chart-effect-draw.c ----------------------------------------------------------------------------------- */

/* The effect of the input's method, if it can be drawn. */
void      jct_chart_find_effect       (JctChart *chart);
void      jct_chart_add_effect_areas  (JctChart *chart);
void      jct_chart_add_effect_lines  (JctChart *chart);
void      jct_chart_add_breaks        (JctChart *chart);
gboolean  jct_chart_hits_effect       (const JctChart *chart, JctRect box);
double    jct_chart_break_position    (const JctChart *chart, const JctEffectBreak *b);
JctColor  jct_chart_effect_color      (const JctChart *chart, JctEffectSide side);
/* (transfer full): an array of JctPoint */
GArray   *jct_chart_map_effect_line   (const JctChart *chart, const JctEffectLine *line);
gboolean  jct_chart_has_bracket       (const JctChart *chart);
/* As a path of four points. */
void      jct_chart_find_bracket      (const JctChart *chart, JctPoint *points);

/* ---- jct-chart-claim.c ----------------------------------------------------------------------------------------- */

void      jct_chart_find_claim        (JctChart *chart);
/* What the value axis has to hold for it. */
void      jct_chart_widen_for_claim   (const JctChart *chart, double *min, double *max);
void      jct_chart_add_claim         (JctChart *chart);
void      jct_chart_add_claim_label   (JctChart *chart);
gboolean  jct_chart_hits_claim        (const JctChart *chart, JctRect box);
/* Where the top of a text over a bar has to be so that no edge of the range strikes it through. */
double    jct_chart_lift_over_claim   (const JctChart *chart, JctRect box);

/* ---- jct-chart-vintages.c: figures as published earlier -------------------------------------------------------- */

/* Whether some are drawn. */
gboolean  jct_chart_input_has_vintages (const JctChartInput *input);
/* What the value axis has to hold for those of a series, or (NULL) of all. */
void      jct_chart_widen_for_vintages (const JctChart *chart, const JctSeries *only, double *min, double *max);
void      jct_chart_add_vintages      (JctChart *chart);
/* Where the top of a text over the first series' bar has to be so that it covers none that stands at the bar's end. */
double    jct_chart_lift_over_vintages (JctChart *chart, gsize index, JctRect box);
/* The figures of few beside their marks. */
void      jct_chart_add_vintage_labels (JctChart *chart);
void      jct_chart_append_vintages   (GString *text, JctChart *chart);

/* ---- jct-chart-effect-labels.c --------------------------------------------------------------------------------- */

void      jct_chart_add_effect_labels (JctChart *chart);
void      jct_chart_add_refusal       (JctChart *chart);

/* ---- jct-chart-colors.c ---------------------------------------------------------------------------------------- */

/* Colours and dashes of all series, once it is known how many are in focus. */
void      jct_chart_style_series    (JctChart *chart);
/* The colours as drawn, of all series in the set's order; the first `n_named` have a name. */
void      jct_chart_find_colors     (const JctChartInput *input, guint n_named, JctColor *colors);

/* ---- jct-chart-badge.c ----------------------------------------------------------------------------------------- */

/* The badge, knowing what the input's method draws. (transfer full) */
char     *jct_chart_dup_whole_badge (const JctChartInput *input, guint n_colored);

/* ---- jct-chart-words.c ----------------------------------------------------------------------------------------- */

/* A value as it is drawn: "5,951", "nearly 6,000", "+12%". (transfer full) */
char     *jct_chart_format_point    (const JctChart *chart, const JctSeries *series, gsize index);
/* "154 a month"; (transfer full) */
char     *jct_chart_format_rate     (double mean, gboolean integer, JctPeriodUnit unit);
/* The same of words: "154 encounters a month". (transfer full) */
char     *jct_chart_dup_rate        (const char *what, JctPeriodUnit unit);
/* What splits the series, inside a sentence: "citizenship"; NULL for nothing. (transfer full) (nullable) */
char     *jct_chart_dup_split       (const JctDocument *document, const JctView *view);
/* The name of the only series: its filter's single value; NULL where it has none. (transfer full) (nullable) */
char     *jct_chart_dup_subject     (const JctDocument *document, const JctView *view);

/* ---- jct-chart-forms.c ----------------------------------------------------------------------------------------- */

/* What a type of chart has of its own. Whoever adds a type adds a row to the table. */
typedef struct
{
  gboolean names_series;    /* at their ends or in a legend; else it names them inside */
  gboolean has_axes;        /* one value axis at the left of the plot and one time axis under it; else its own inside */
  gboolean shares_time;     /* that time axis serves the timeline below as well */
  gboolean shows_event;     /* what is found around the selected event is drawn in it, of panels its means */
  gboolean shows_methods;   /* what a method gives is drawn in it */
  gboolean shows_claims;    /* and what an article claims */
  gboolean has_log;         /* its value axis may be logarithmic */
  double plot_share;        /* of the height that the plot keeps before words around it give way */
  void (*draw) (JctChart *chart); /* all that lies in the plot, and the axes */
} JctChartForm;

const JctChartForm *jct_chart_get_form (const JctChart *chart);
const JctChartForm *jct_chart_type_get_form (JctChartType type);

/* ---- jct-chart-room.c ------------------------------------------------------------------------------------------ */

/* The height from which the chart has room for all its words; of what stands beside a chart, for its axis as well. */
double    jct_chart_measure_least   (const JctChartInput *input);
/* How many series are drawn in colour. */
guint     jct_chart_count_focus     (const JctChartInput *input);
/* The type as drawn: bars that would be too thin are steps. */
JctChartType jct_chart_find_drawn_type (const JctChartInput *input);

/* ---- jct-chart-texts.c ----------------------------------------------------------------------------------------- */

/* Source line and badge alone, at most `max_height` px high; NULL where nothing fits. (transfer full) (nullable) */
JctScene *jct_chart_layout_footer   (const JctChartInput *input, double max_height);

G_END_DECLS
