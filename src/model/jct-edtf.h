/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Dates of events in the Extended Date/Time Format (Library of Congress, 2019; ISO 8601-2), levels 0 and 1: dates of
 * day, month and year precision, `?` uncertain, `~` approximate, `%` both, unspecified digits (2004-XX, 201X), years
 * with `Y` and negative years within jct-period.h's range, intervals, open (`..`) and unknown (empty) ends. Seasons
 * (2001-21) and times of day are refused with an error of their own.
 *
 * A value knows its earliest and latest possible day, so that an uncertain date can be drawn as uncertain and no
 * computation needs to know the notation. Errors: JCT_EDTF_ERROR; the message says what was found and what was
 * expected.
 */
#pragma once

#include "model/jct-period.h"

G_BEGIN_DECLS

#define JCT_EDTF_ERROR (jct_edtf_error_quark ())
GQuark jct_edtf_error_quark (void);

typedef enum
{
  JCT_EDTF_ERROR_SYNTAX,      /* not EDTF */
  JCT_EDTF_ERROR_RANGE,       /* month 13, 30 February, a year out of range, an interval that ends before it starts */
  JCT_EDTF_ERROR_UNSUPPORTED, /* EDTF, but a part that the program does not take: seasons, times, level 2 */
} JctEdtfError;

typedef enum
{
  JCT_EDTF_DAY,
  JCT_EDTF_MONTH,
  JCT_EDTF_YEAR,
  JCT_EDTF_DECADE,
  JCT_EDTF_CENTURY,
  JCT_EDTF_UNKNOWN, /* an interval's end of which nothing is known */
  JCT_EDTF_OPEN,    /* an interval's end that is open: `..` */
} JctEdtfPrecision;

typedef struct
{
  JctEdtfPrecision precision;
  gboolean uncertain;   /* ? or % */
  gboolean approximate; /* ~ or % */
  int year;             /* of a decade or century: its first year */
  int month;            /* 1-12; 0 when not given or unspecified */
  int day;              /* 1-31; 0 when not given or unspecified */
} JctEdtfDate;

typedef struct
{
  gboolean is_interval;
  JctEdtfDate start; /* the date itself when it is no interval */
  JctEdtfDate end;   /* equal to start when it is no interval */
} JctEdtf;

gboolean  jct_edtf_parse          (const char *text, JctEdtf *edtf, GError **error);
/* The canonical text; parsing it again gives the same value. (transfer full) */
char     *jct_edtf_to_text        (const JctEdtf *edtf);
gboolean  jct_edtf_equal          (const JctEdtf *a, const JctEdtf *b);
/* Every day the date can mean: the first day it may start and the day after the last it may end. An open or unknown
 * start gives JCT_DAY_MIN, an open or unknown end JCT_DAY_MAX. `~` and `?` do not widen it: how far "about" reaches
 * is not in the notation. */
JctSpan   jct_edtf_span           (const JctEdtf *edtf);
/* The day that stands for a date in computations: the first day of a day, month or year; of an interval, its start
 * (its end where the start is open or unknown). */
JctDay    jct_edtf_anchor         (const JctEdtf *edtf);
/* Whether the date's place in time is soft: approximate, uncertain, or less precise than a day. */
gboolean  jct_edtf_is_soft        (const JctEdtf *edtf);
/* For people: "5 August 2022", "about March 2024", "August 2022 to 9 May 2024", "from 2022", "until 2024", "2018,
 * uncertain", "the 2010s". Translated. (transfer full) */
char     *jct_edtf_to_label       (const JctEdtf *edtf, JctLabelLength length);

/* What of a date is moved. */
typedef enum
{
  JCT_EDTF_WHOLE,
  JCT_EDTF_FROM, /* the start of an interval */
  JCT_EDTF_TO,   /* its end */
} JctEdtfPart;

/* A day, month or year that is known no better than so: JCT_EDTF_DAY, _MONTH or _YEAR. */
JctEdtf   jct_edtf_from_day       (JctDay day, JctEdtfPrecision precision);
/*
 * The date, or a part of it, so many units later or (negative) earlier: a day moves by days, a month by months, a
 * decade by decades; an interval as a whole by the larger unit of its two ends. A day that the month does not have
 * becomes its last. FALSE, and nothing changed, where there is nothing to move (no interval, an open end), years leave
 * their range, or the interval would end before it starts.
 */
gboolean  jct_edtf_shift          (const JctEdtf *edtf, JctEdtfPart part, int by, JctEdtf *shifted);
/* By how many of its units a part moves when it is pulled so many days along: to the unit that it is then in. */
int       jct_edtf_count_units    (const JctEdtf *edtf, JctEdtfPart part, double days);

G_END_DECLS
