/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Transforms: what is drawn in the place of a series' counts. Applied in this order, each step on the result of the
 * one before:
 *
 * 1. per day: the value divided by the days of its period.
 * 2. rolling mean of n periods: trailing, of the n that end with the period; or centred on it, where for an even n the
 *    two ends count half, so that the mean stays centred (Hyndman and Athanasopoulos 2021, Forecasting, 3.3).
 * 3. one of: change on the same period a year before (difference, or per cent of it); index, per cent of the value in
 *    a base period; share, per cent of the whole; the running sum within the fiscal year.
 *
 * A result is missing wherever a value that it needs is: a gap stays a gap and nothing is filled in. An incomplete
 * period takes no part in a rate per day, a mean, a change or an index, for it would pass for a whole one; of a share
 * both sides are equally incomplete, and it stays and is marked. Per cent of a value that is not above zero is missing.
 * Where figures are not exact, the range of a result is computed from theirs (model/jct-imprecise.h). A single value
 * keeps its word (per day; index on an exact base); where several go into one, the word is the one that is true of the
 * range. A part and its whole are taken as such; all other figures as independent: a change of rolling means that have
 * periods in common gets a range that is wider than need be, never too narrow.
 *
 * Analyses never see a transform: they are made on the counts.
 */
#pragma once

#include "model/jct-series.h"

G_BEGIN_DECLS

typedef enum
{
  JCT_TRANSFORM_NONE,
  JCT_TRANSFORM_CHANGE,     /* v(t) - v(t - 1 year) */
  JCT_TRANSFORM_PERCENT,    /* 100 (v(t) / v(t - 1 year) - 1) */
  JCT_TRANSFORM_INDEX,      /* 100 v(t) / v(base) */
  JCT_TRANSFORM_SHARE,      /* 100 v(t) / whole(t) */
  JCT_TRANSFORM_CUMULATIVE, /* the sum since the fiscal year's start */
} JctTransformKind;

#define JCT_ROLLING_MAX 1200

/* A plain value; all zero is no transform. */
typedef struct
{
  gboolean per_day;
  guint rolling;            /* 0: none; else 2 to JCT_ROLLING_MAX periods */
  gboolean centred;         /* of the rolling mean */
  JctTransformKind kind;
  gboolean has_base;        /* of an index; FALSE: the series' first period */
  JctPeriod base;           /* of any kind: the period of the series that holds its first day */
} JctTransform;

#define JCT_TRANSFORM_ERROR (jct_transform_error_quark ())
GQuark jct_transform_error_quark (void);

typedef enum
{
  JCT_TRANSFORM_ERROR_TEXT,        /* not the name of a transform */
  JCT_TRANSFORM_ERROR_COMBINATION, /* steps that do not go together: a running sum of rates or of means */
  JCT_TRANSFORM_ERROR_PERIOD,      /* the series' periods do not make whole years, or years are not divided */
  JCT_TRANSFORM_ERROR_BASE,        /* an index on a period that lies outside the series */
} JctTransformError;

gboolean      jct_transform_is_none   (const JctTransform *transform);
gboolean      jct_transform_equal     (const JctTransform *a, const JctTransform *b);
/*
 * The form in files and on the command line: the steps, separated by commas: "per-day", "rolling:3" or
 * "rolling-centred:3", and one of "change", "percent-change", "index" or "index:2022-08", "share", "cumulative"; ""
 * or "none" for none. `fiscal_start` reads a base such as FY2022.
 */
char         *jct_transform_to_text   (const JctTransform *transform); /* (transfer full) */
gboolean      jct_transform_from_text (const char *text, guint fiscal_start, JctTransform *transform, GError **error);

/* Whether the values may be negative where the counts are not. */
gboolean      jct_transform_has_sign  (const JctTransform *transform);
/* Whether the values are per cent (change in per cent, index, share), and so no longer of the measure's unit. */
gboolean      jct_transform_is_percent (const JctTransform *transform);

/*
 * The transformed series, with the keys and labels of `set`, in its order. `whole` (nullable unless the kind is SHARE)
 * has one series of the same periods: what shares are shares of. `fiscal_start` is the month in which fiscal years
 * start. (transfer full); NULL and a JctTransformError.
 */
JctSeriesSet *jct_transform_apply     (const JctTransform *transform, JctSeriesSet *set, JctSeriesSet *whole,
                                       guint fiscal_start, GError **error);

G_END_DECLS
