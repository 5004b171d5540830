/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/jct-ticks.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A tick at every `count`-th period of a unit: those whose ordinal is a multiple of it. */
typedef struct
{
  JctPeriodUnit unit;
  gint32 count;
  int least_days; /* between two ticks */
} Step;

/* From fine to coarse. */
static const Step steps[] = {
  { JCT_PERIOD_DAY, 1, 1 },           { JCT_PERIOD_DAY, 2, 2 },
  { JCT_PERIOD_WEEK, 1, 7 },          { JCT_PERIOD_MONTH, 1, 28 },
  { JCT_PERIOD_MONTH, 2, 59 },        { JCT_PERIOD_MONTH, 3, 90 },
  { JCT_PERIOD_MONTH, 6, 181 },       { JCT_PERIOD_YEAR, 1, 365 },
  { JCT_PERIOD_YEAR, 2, 730 },        { JCT_PERIOD_YEAR, 5, 1826 },
  { JCT_PERIOD_YEAR, 10, 3652 },      { JCT_PERIOD_YEAR, 20, 7304 },
  { JCT_PERIOD_YEAR, 50, 18262 },     { JCT_PERIOD_YEAR, 100, 36524 },
  { JCT_PERIOD_YEAR, 200, 73048 },    { JCT_PERIOD_YEAR, 500, 182621 },
  { JCT_PERIOD_YEAR, 1000, 365242 },  { JCT_PERIOD_YEAR, 2000, 730484 },
  { JCT_PERIOD_YEAR, 5000, 1826211 },
};

#define LONGEST_AXIS 1e6
#define LEAST_GAP 2.0
/* Air between labels: a part of a label's width, so that it grows with the type. */
#define MINOR_AIR 1.0
#define MAJOR_AIR 0.4

typedef struct
{
  JctSpan domain; /* within the years that periods support */
  double px_per_day;
  JctPeriodKind kind;
  double min_gap;
  double (*measure) (const char *text, gboolean major, gpointer data);
  gpointer data;
} Axis;

static void
tick_clear (gpointer data)
{
  JctTimeTick *tick = data;

  g_free (tick->minor);
  g_free (tick->major);
}

static GArray *
ticks_new (void)
{
  GArray *ticks = g_array_new (FALSE, TRUE, sizeof (JctTimeTick));

  g_array_set_clear_func (ticks, tick_clear);
  return ticks;
}

static JctPeriodKind
step_kind (const Axis *axis, const Step *step)
{
  if (step->unit == JCT_PERIOD_YEAR && axis->kind.unit == JCT_PERIOD_FISCAL_YEAR)
    return axis->kind;
  return jct_period_kind (step->unit, 1);
}

/* No ticks finer than the data: yearly data have no months. */
static gboolean
step_suits (const Axis *axis, const Step *step)
{
  switch (axis->kind.unit)
    {
    case JCT_PERIOD_WEEK:
      return step->unit != JCT_PERIOD_DAY;
    case JCT_PERIOD_MONTH:
      return step->unit == JCT_PERIOD_MONTH || step->unit == JCT_PERIOD_YEAR;
    case JCT_PERIOD_QUARTER:
      return (step->unit == JCT_PERIOD_MONTH && step->count % 3 == 0)
             || step->unit == JCT_PERIOD_YEAR;
    case JCT_PERIOD_YEAR:
    case JCT_PERIOD_FISCAL_YEAR:
      return step->unit == JCT_PERIOD_YEAR;
    case JCT_PERIOD_DAY:
    default:
      return TRUE;
    }
}

/* Whether every tick of `coarse` is one of `fine`; two-month ticks between others would not be
 * recognised. */
static gboolean
step_nests (const Step *fine, const Step *coarse)
{
  if (fine->unit == coarse->unit && fine->count == coarse->count)
    return TRUE;
  if (fine->unit == JCT_PERIOD_MONTH && fine->count == 2)
    return FALSE;
  if (fine->unit == coarse->unit)
    return coarse->count % fine->count == 0;
  if (fine->unit == JCT_PERIOD_DAY && fine->count == 1)
    return coarse->unit == JCT_PERIOD_WEEK || coarse->unit == JCT_PERIOD_MONTH;
  return fine->unit == JCT_PERIOD_MONTH && coarse->unit == JCT_PERIOD_YEAR;
}

static gboolean
is_multiple (gint32 ordinal, gint32 of)
{
  return ordinal % of == 0;
}

static gint32
first_ordinal (const Axis *axis, JctPeriodKind kind, gint32 count)
{
  JctPeriod period = jct_period_from_day (kind, axis->domain.start);

  if (jct_period_first_day (period) < axis->domain.start)
    period.ordinal++;
  while (!is_multiple (period.ordinal, count))
    period.ordinal++;
  return period.ordinal;
}

static double
px_of_days (const Axis *axis, double days)
{
  return days * axis->px_per_day;
}

/* The small label of a tick, and NULL where its period is named by the large one alone. */
static char *
minor_label (const Axis *axis, JctPeriod period)
{
  int year, month, day;

  jct_day_to_date (jct_period_first_day (period), &year, &month, &day);
  switch (period.kind.unit)
    {
    case JCT_PERIOD_DAY:
    case JCT_PERIOD_WEEK:
      return g_strdup_printf ("%d", day);
    case JCT_PERIOD_MONTH:
      /* Translators: a quarter of a year on a time axis, where the year stands beside it. */
      if (axis->kind.unit == JCT_PERIOD_QUARTER)
        return g_strdup_printf (C_ ("quarter on an axis", "Q%d"), (month - 1) / 3 + 1);
      return g_strdup (jct_month_name (month, JCT_LABEL_SHORT));
    case JCT_PERIOD_QUARTER:
    case JCT_PERIOD_YEAR:
    case JCT_PERIOD_FISCAL_YEAR:
    default:
      return NULL;
    }
}

/* What the large label names: the year of a month, the month of a day. */
static JctPeriod
major_period (const Axis *axis, JctPeriod period)
{
  switch (period.kind.unit)
    {
    case JCT_PERIOD_DAY:
    case JCT_PERIOD_WEEK:
      return jct_period_from_day (jct_period_kind (JCT_PERIOD_MONTH, 1),
                                  jct_period_first_day (period));
    case JCT_PERIOD_MONTH:
      return jct_period_from_day (jct_period_kind (JCT_PERIOD_YEAR, 1),
                                  jct_period_first_day (period));
    case JCT_PERIOD_QUARTER:
    case JCT_PERIOD_YEAR:
    case JCT_PERIOD_FISCAL_YEAR:
    default:
      return period;
    }
}

static double
label_room (const Axis *axis, const char *text, gboolean major)
{
  double width = text != NULL ? axis->measure (text, major, axis->data) : 0;

  return width > 0 ? width * (1 + (major ? MAJOR_AIR : MINOR_AIR)) : 0;
}

/* The room that the widest label of a step takes. */
static double
widest_label (const Axis *axis, const Step *step)
{
  JctPeriodKind kind = step_kind (axis, step);
  JctPeriod first = jct_period_from_day (kind, axis->domain.start);
  JctPeriod last = jct_period_from_day (kind, axis->domain.end - 1);
  double widest = 0;

  if (step->unit == JCT_PERIOD_YEAR)
    {
      g_autofree char *a = jct_period_to_label (first, JCT_LABEL_SHORT);
      g_autofree char *b = jct_period_to_label (last, JCT_LABEL_SHORT);

      return MAX (label_room (axis, a, TRUE), label_room (axis, b, TRUE));
    }
  if (step->unit != JCT_PERIOD_MONTH)
    return label_room (axis, "30", FALSE);
  for (int month = 0; month < 12; month += step->count)
    {
      g_autofree char *label = minor_label (axis, jct_period (kind, month));

      widest = MAX (widest, label_room (axis, label, FALSE));
    }
  return widest;
}

/* The finest step whose labels stand apart. */
static const Step *
choose_labels (const Axis *axis)
{
  const Step *coarsest = &steps[G_N_ELEMENTS (steps) - 1];

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      double gap = px_of_days (axis, steps[i].least_days);

      if (step_suits (axis, &steps[i]) && gap >= axis->min_gap
          && gap >= widest_label (axis, &steps[i]))
        return &steps[i];
    }
  return coarsest;
}

/* The finest step with room for ticks among those labels. */
static const Step *
choose_ticks (const Axis *axis, const Step *labels)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (step_suits (axis, &steps[i]) && step_nests (&steps[i], labels)
        && px_of_days (axis, steps[i].least_days) >= axis->min_gap)
      return &steps[i];
  return labels;
}

static void
append_tick (GArray *ticks, JctDay day, char *minor, char *major)
{
  JctTimeTick tick = { day, minor, major };

  g_array_append_val (ticks, tick);
}

static GArray *
place_ticks (const Axis *axis, const Step *step, const Step *labels)
{
  GArray *ticks = ticks_new ();
  JctPeriodKind kind = step_kind (axis, step), label_kind = step_kind (axis, labels);
  JctPeriod named = { 0 };
  gboolean any_named = FALSE;

  for (gint32 ordinal = first_ordinal (axis, kind, step->count);; ordinal += step->count)
    {
      JctDay day = jct_period_first_day (jct_period (kind, ordinal));
      JctPeriod period = jct_period_from_day (label_kind, day);
      JctPeriod major = major_period (axis, period);
      gboolean labelled
        = jct_period_first_day (period) == day && is_multiple (period.ordinal, labels->count);
      gboolean changes = !any_named || major.ordinal != named.ordinal;

      if (day >= axis->domain.end)
        break;
      append_tick (ticks, day, labelled ? minor_label (axis, period) : NULL,
                   labelled && changes ? jct_period_to_label (major, JCT_LABEL_SHORT) : NULL);
      if (labelled)
        {
          named = major;
          any_named = TRUE;
        }
    }
  return ticks;
}

/* The large label of the first tick names what began before it; where the next one comes too soon
 * it goes. Any other that comes too soon goes itself. */
static void
part_major_labels (const Axis *axis, GArray *ticks)
{
  JctTimeTick *last = NULL;
  gboolean last_is_first = FALSE;

  for (guint i = 0; i < ticks->len; i++)
    {
      JctTimeTick *tick = &g_array_index (ticks, JctTimeTick, i);

      if (tick->major == NULL)
        continue;
      if (last != NULL)
        {
          double gap = px_of_days (axis, (double) tick->day - last->day);
          double room
            = MAX (label_room (axis, last->major, TRUE), label_room (axis, tick->major, TRUE));

          if (gap < room && last_is_first)
            g_clear_pointer (&last->major, g_free);
          else if (gap < room)
            {
              g_clear_pointer (&tick->major, g_free);
              continue;
            }
        }
      last_is_first = last == NULL;
      last = tick;
    }
}

static guint
count_labelled (GArray *ticks)
{
  guint n = 0;

  for (guint i = 0; i < ticks->len; i++)
    {
      JctTimeTick *tick = &g_array_index (ticks, JctTimeTick, i);

      if (tick->minor != NULL || tick->major != NULL)
        n++;
    }
  return n;
}

/* One label alone says nothing of the scale: the first and the last period of the finest step that
 * has two, when there is room to name both. */
static GArray *
two_ticks (const Axis *axis)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      JctPeriodKind kind = step_kind (axis, &steps[i]);
      JctPeriod ends[2];
      GArray *ticks;
      double room = 0;

      if (!step_suits (axis, &steps[i]) || steps[i].count > 1)
        continue;
      ends[0] = jct_period (kind, first_ordinal (axis, kind, 1));
      ends[1] = jct_period_from_day (kind, axis->domain.end - 1);
      if (ends[1].ordinal <= ends[0].ordinal)
        continue;

      ticks = ticks_new ();
      for (guint end = 0; end < 2; end++)
        {
          JctPeriod major = major_period (axis, ends[end]);
          char *large = end == 0 || major.ordinal != major_period (axis, ends[0]).ordinal
                          ? jct_period_to_label (major, JCT_LABEL_SHORT)
                          : NULL;
          char *small = minor_label (axis, ends[end]);

          room = MAX (room, MAX (label_room (axis, large, TRUE), label_room (axis, small, FALSE)));
          append_tick (ticks, jct_period_first_day (ends[end]), small, large);
        }
      if (px_of_days (axis, (double) g_array_index (ticks, JctTimeTick, 1).day
                              - g_array_index (ticks, JctTimeTick, 0).day)
          >= MAX (room, axis->min_gap))
        return ticks;
      g_array_unref (ticks);
    }
  return NULL;
}

GArray *
jct_time_ticks (const JctTimeScale *scale,
                JctPeriodKind kind,
                double min_gap,
                double (*measure) (const char *text, gboolean major, gpointer data),
                gpointer data)
{
  JctSpan supported
    = { jct_day_from_date (JCT_YEAR_MIN, 1, 1), jct_day_from_date (JCT_YEAR_MAX, 12, 31) };
  const Step *labels;
  GArray *ticks, *two;
  double px, days;
  Axis axis;

  g_return_val_if_fail (scale != NULL && measure != NULL, NULL);

  px = MIN (fabs (scale->range_end - scale->range_start), LONGEST_AXIS);
  days = (double) scale->domain.end - scale->domain.start;
  axis = (Axis){
    .domain = jct_span_intersect (scale->domain, supported),
    .px_per_day = days > 0 ? px / days : 0,
    .kind = kind,
    .min_gap = min_gap > LEAST_GAP ? min_gap : LEAST_GAP,
    .measure = measure,
    .data = data,
  };
  if (!(axis.px_per_day > 0) || jct_span_is_empty (axis.domain))
    return ticks_new ();

  labels = choose_labels (&axis);
  ticks = place_ticks (&axis, choose_ticks (&axis, labels), labels);
  part_major_labels (&axis, ticks);
  if (count_labelled (ticks) >= 2)
    return ticks;
  two = two_ticks (&axis);
  if (two == NULL)
    return ticks;
  g_array_unref (ticks);
  return two;
}
