/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A view: everything that decides what the chart shows. A plain, owned value: it is what is saved, exported, undone and
 * presented. An absent choice (NULL, has_... FALSE) means the document's own default. How it looks (theme, size) is not
 * part of it.
 */
#pragma once

#include "model/jct-annotation.h"
#include "model/jct-filter.h"
#include "model/jct-transform.h"

G_BEGIN_DECLS

typedef enum
{
  JCT_CHART_LINE,
  JCT_CHART_STEP,
  JCT_CHART_BARS,
  JCT_CHART_MULTIPLES,      /* small multiples: a panel for each series of the split, on one time axis */
  JCT_CHART_AREA,           /* the series of the split on top of each other */
  JCT_CHART_OVERLAY,        /* one series, the years over each other */
  JCT_CHART_HEAT,           /* one series, a row for each year and a column for each of its periods */
  JCT_CHART_RANKED,         /* the series of the split as bars, the longest first, for one period or several summed */
} JctChartType;

#define JCT_N_CHART_TYPES (JCT_CHART_RANKED + 1)

/* The years that a year-on-year overlay and a heat map have as rows. */
typedef enum
{
  JCT_YEARS_CALENDAR,
  JCT_YEARS_FISCAL,
} JctYears;

typedef enum
{
  JCT_EVENT_PERIOD_EXCLUDED, /* the event's own period belongs to neither side */
  JCT_EVENT_PERIOD_INCLUDED, /* it is the first of the periods after */
} JctEventPeriod;

#define JCT_VIEW_DEFAULT_METHOD "before_after"

const char *jct_chart_type_to_name     (JctChartType type);     /* "line", "small-multiples" */
gboolean    jct_chart_type_from_name   (const char *name, JctChartType *type);
const char *jct_years_to_name          (JctYears years);        /* "calendar", "fiscal" */
gboolean    jct_years_from_name        (const char *name, JctYears *years);
const char *jct_view_scale_to_name     (gboolean free_scale);   /* "shared", "free" */
gboolean    jct_view_scale_from_name   (const char *name, gboolean *free_scale);
const char *jct_view_vintages_to_name   (gboolean hidden);    /* "all", "none" */
gboolean    jct_view_vintages_from_name (const char *name, gboolean *hidden);
const char *jct_event_period_to_name   (JctEventPeriod value);  /* "excluded", "included" */
gboolean    jct_event_period_from_name (const char *name, JctEventPeriod *value);

/* The longest side of a window that a person can ask for; a file may say more. */
#define JCT_VIEW_MOST_K 60

/* Series of another definition, drawn beside the view's own as context; see jct-beside.h. */
typedef struct
{
  char *definition;         /* id */
  JctFilter *filter;        /* never NULL; beside what the definition itself filters */
  char *by;                 /* (nullable): as a view's */
} JctBeside;

JctBeside *jct_beside_new        (const char *definition);
JctBeside *jct_beside_copy       (const JctBeside *beside);
void       jct_beside_free       (JctBeside *beside);
gboolean   jct_beside_equal      (const JctBeside *a, const JctBeside *b);
/* Lists of them: (element-type JctBeside) (transfer full) */
GPtrArray *jct_beside_list_new   (void);
GPtrArray *jct_beside_list_copy  (GPtrArray *list);
gboolean   jct_beside_list_equal (GPtrArray *a, GPtrArray *b);

typedef struct
{
  char *id;                 /* (nullable): the view is not a saved one */
  char *title;              /* (nullable): its name in a list of views */
  char *headline;           /* (nullable): the chart's title in place of the generated one */
  char *definition;         /* (nullable): id; NULL for none: `table` and `measure` then serve */
  char *table;              /* (nullable) */
  char *measure;            /* (nullable) */
  JctFilter *filter;        /* never NULL; beside what the definition itself filters */
  char *by;                 /* (nullable): the dimension to split by; "" for none where the definition has one */
  guint top;                /* of a split: 0, or so many values of their own and the rest as one */
  JctTransform transform;   /* what is drawn in the place of the counts */
  gboolean log_axis;        /* the value axis is logarithmic */
  JctYears years;           /* of a year-on-year overlay and a heat map */
  gboolean has_period;      /* FALSE: the table's own */
  JctPeriodUnit period;
  gboolean has_visible;     /* FALSE: the whole range */
  JctSpan visible;
  JctChartType chart;
  gboolean free_scale;      /* of small multiples: a value axis for each panel in place of one for all */
  char *focus;              /* (nullable): the value of the split that stands out, of small multiples the first panel */
  char **categories;        /* (nullable): the event categories shown, zero-terminated; NULL for all */
  char **events;            /* (nullable): the ids of the only events shown; NULL for all (of these categories) */
  gboolean events_shown;
  gboolean vintages_hidden; /* figures as published earlier are not drawn behind today's */
  char *selected_event;     /* (nullable): id */
  char **pinned_events;     /* zero-terminated, never NULL */
  char *method;             /* how the selected event is compared: the method's name in files, never NULL; any text, since
                               a later version may have written it: a name that is not known reads as the default */
  char *claim;              /* (nullable): id of the claim that is drawn beside the figures; one that the document does not
                               have draws nothing */
  guint k;                  /* periods each side of the selected event */
  JctEventPeriod event_period;
  GPtrArray *beside;        /* of JctBeside, never NULL */
  GPtrArray *annotations;   /* of JctAnnotation, never NULL: the notes, in the order in which they were made */
} JctView;

JctView  *jct_view_new   (void);
JctView  *jct_view_copy  (const JctView *view);
void      jct_view_free  (JctView *view);
gboolean  jct_view_equal (const JctView *a, const JctView *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctView, jct_view_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctBeside, jct_beside_free)

G_END_DECLS
