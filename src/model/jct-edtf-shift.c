/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates that are moved: by whole units of what is known of them. */
#include "model/jct-edtf.h"

#include <math.h>

/* From small to large. */
typedef enum
{
  UNIT_NONE, /* nothing is known to move */
  UNIT_DAY,
  UNIT_MONTH,
  UNIT_YEAR,
  UNIT_DECADE,
  UNIT_CENTURY,
} Unit;

static Unit
date_unit (const JctEdtfDate *date)
{
  switch (date->precision)
    {
    case JCT_EDTF_DAY:
      return date->month == 0 ? UNIT_YEAR : date->day == 0 ? UNIT_MONTH : UNIT_DAY;
    case JCT_EDTF_MONTH:
      return date->month == 0 ? UNIT_YEAR : UNIT_MONTH;
    case JCT_EDTF_YEAR:
      return UNIT_YEAR;
    case JCT_EDTF_DECADE:
      return UNIT_DECADE;
    case JCT_EDTF_CENTURY:
      return UNIT_CENTURY;
    case JCT_EDTF_UNKNOWN:
    case JCT_EDTF_OPEN:
    default:
      return UNIT_NONE;
    }
}

static Unit
part_unit (const JctEdtf *edtf, JctEdtfPart part)
{
  if (part == JCT_EDTF_FROM)
    return edtf->is_interval ? date_unit (&edtf->start) : UNIT_NONE;
  if (part == JCT_EDTF_TO)
    return edtf->is_interval ? date_unit (&edtf->end) : UNIT_NONE;
  return MAX (date_unit (&edtf->start), date_unit (&edtf->end));
}

static int
years_of (Unit unit)
{
  return unit == UNIT_CENTURY ? 100 : unit == UNIT_DECADE ? 10 : 1;
}

static int
floor_divide (int value, int by)
{
  return value / by - (value % by < 0);
}

/* The number of the unit that a day is in. */
static int
unit_at (Unit unit, JctDay day)
{
  int year, month, day_of_month;

  if (unit == UNIT_DAY)
    return day;
  jct_day_to_date (day, &year, &month, &day_of_month);
  return unit == UNIT_MONTH ? year * 12 + month - 1 : floor_divide (year, years_of (unit));
}

static gboolean
set_year (JctEdtfDate *date, gint64 year)
{
  gboolean is_range = date->precision == JCT_EDTF_DECADE || date->precision == JCT_EDTF_CENTURY;

  /* The notation has no decades and centuries before the first. */
  if (year > JCT_YEAR_MAX || year < (is_range ? 0 : JCT_YEAR_MIN))
    return FALSE;
  date->year = (int) year;
  if (date->day > 0)
    date->day = MIN (date->day, jct_days_in_month (date->year, date->month));
  return TRUE;
}

static gboolean
shift_days (JctEdtfDate *date, int by)
{
  gint64 day = (gint64) jct_day_from_date (date->year, date->month, date->day) + by;

  if (day < jct_day_from_date (JCT_YEAR_MIN, 1, 1)
      || day > jct_day_from_date (JCT_YEAR_MAX, 12, 31))
    return FALSE;
  jct_day_to_date ((JctDay) day, &date->year, &date->month, &date->day);
  return TRUE;
}

static gboolean
shift_date (JctEdtfDate *date, Unit unit, int by)
{
  gint64 months;
  gint64 year;

  if (date_unit (date) == UNIT_NONE)
    return TRUE;
  if (unit == UNIT_DAY)
    return shift_days (date, by);
  if (unit != UNIT_MONTH)
    return set_year (date, date->year + (gint64) by * years_of (unit));
  months = (gint64) date->year * 12 + date->month - 1 + by;
  year = months / 12 - (months % 12 < 0);
  date->month = (int) (months - year * 12) + 1;
  return set_year (date, year);
}

JctEdtf
jct_edtf_from_day (JctDay day, JctEdtfPrecision precision)
{
  JctEdtf edtf = { 0 };

  jct_day_to_date (day, &edtf.start.year, &edtf.start.month, &edtf.start.day);
  edtf.start.precision = precision;
  if (precision != JCT_EDTF_DAY)
    edtf.start.day = 0;
  if (precision != JCT_EDTF_DAY && precision != JCT_EDTF_MONTH)
    edtf.start.month = 0;
  edtf.end = edtf.start;
  return edtf;
}

gboolean
jct_edtf_shift (const JctEdtf *edtf, JctEdtfPart part, int by, JctEdtf *shifted)
{
  JctEdtf result;
  Unit unit;

  g_return_val_if_fail (edtf != NULL && shifted != NULL, FALSE);

  result = *edtf;
  unit = part_unit (edtf, part);
  if (unit == UNIT_NONE || (part != JCT_EDTF_TO && !shift_date (&result.start, unit, by))
      || (part != JCT_EDTF_FROM && !shift_date (&result.end, unit, by))
      || jct_span_is_empty (jct_edtf_span (&result)))
    return FALSE;
  *shifted = result;
  return TRUE;
}

int
jct_edtf_count_units (const JctEdtf *edtf, JctEdtfPart part, double days)
{
  JctEdtf end;
  JctDay anchor;
  Unit unit;
  double first = jct_day_from_date (JCT_YEAR_MIN, 1, 1);
  double last = jct_day_from_date (JCT_YEAR_MAX, 12, 31);

  g_return_val_if_fail (edtf != NULL, 0);

  unit = part_unit (edtf, part);
  if (unit == UNIT_NONE)
    return 0;
  end = (JctEdtf){ .start = edtf->end, .end = edtf->end };
  anchor = jct_edtf_anchor (part == JCT_EDTF_TO ? &end : edtf);
  /* From the middle of the first day, so that half a day either way is none. */
  return unit_at (unit, (JctDay) CLAMP (floor (anchor + 0.5 + days), first, last))
         - unit_at (unit, anchor);
}
