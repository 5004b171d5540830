/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "analysis/jct-break-match.h"

#include <stdlib.h>
#include <string.h>

/* Where an event lies in the series: the periods, as indices (of any sign), in which its date, or
 * the start or the end of its interval, may fall. */
typedef struct
{
  guint n;
  gint64 first[2], last[2];
} Places;

const char *
jct_event_break_to_name (JctEventBreak status)
{
  switch (status)
    {
    case JCT_EVENT_BREAK_NEAR:
      return "break_near";
    case JCT_EVENT_BREAK_ALONE:
      return "no_break_near";
    case JCT_EVENT_BREAK_NOT_TESTABLE:
      return "not_testable";
    case JCT_EVENT_BREAK_OUTSIDE:
      return "outside";
    default:
      g_return_val_if_reached ("");
    }
}

/* ---- events as places ---- */

static void
add_place (Places *places, const JctEdtfDate *date, JctPeriod start)
{
  const JctEdtf alone = { FALSE, *date, *date };
  JctSpan span;
  JctPeriod first, last;

  if (date->precision == JCT_EDTF_OPEN || date->precision == JCT_EDTF_UNKNOWN)
    return;
  span = jct_edtf_span (&alone);
  first = jct_period_from_day (start.kind, span.start);
  last = jct_period_from_day (start.kind, span.end - 1);
  places->first[places->n] = (gint64) first.ordinal - start.ordinal;
  places->last[places->n] = (gint64) last.ordinal - start.ordinal;
  places->n++;
}

static Places
find_places (const JctEvent *event, JctPeriod start)
{
  Places places = { 0 };

  add_place (&places, &event->date.start, start);
  if (event->date.is_interval)
    add_place (&places, &event->date.end, start);
  return places;
}

/* How many periods the index comes after the event; the nearer of two places, the first of equal
 * ones. FALSE where the event has no place. */
static gboolean
measure (const Places *places, gsize index, gint64 *distance)
{
  gint64 at = (gint64) index;

  for (guint i = 0; i < places->n; i++)
    {
      gint64 found = at > places->last[i]    ? at - places->last[i]
                     : at < places->first[i] ? at - places->first[i]
                                             : 0;

      if (i == 0 || ABS (found) < ABS (*distance))
        *distance = found;
    }
  return places->n > 0;
}

static gboolean
is_near (const Places *places, gsize index, guint tolerance, gint64 *distance)
{
  return measure (places, index, distance) && ABS (*distance) <= (gint64) tolerance;
}

static gboolean
touches_series (const Places *places, gsize n)
{
  for (guint i = 0; i < places->n; i++)
    if (places->last[i] >= 0 && places->first[i] < (gint64) n)
      return TRUE;
  return FALSE;
}

/* ---- matching ---- */

static int
compare_near (gconstpointer a, gconstpointer b, gpointer data)
{
  const JctNearEvent *one = a;
  const JctNearEvent *other = b;

  if (abs (one->distance) != abs (other->distance))
    return abs (one->distance) - abs (other->distance);
  return other->distance - one->distance;
}

/* g_qsort_with_data is stable: equal distances stay in the order of the document. */
static void
match_break (const GArray *places, JctMatchedBreak *matched, const JctBreakMatch *result)
{
  matched->events = g_new0 (JctNearEvent, (gsize) result->n_events + 1);
  for (guint i = 0; i < result->n_events; i++)
    {
      const Places *place = &g_array_index (places, Places, i);
      gint64 distance = 0;

      if (is_near (place, matched->index, result->tolerance, &distance))
        matched->events[matched->n_events++]
          = (JctNearEvent){ result->events[i].event, (int) distance };
    }
  g_qsort_with_data (matched->events, (int) matched->n_events, sizeof (JctNearEvent), compare_near,
                     NULL);
}

/* Whether the method could have found a break near the event. */
static gboolean
is_testable (const Places *places, const JctBreakMatch *result)
{
  gint64 distance;

  for (gsize at = result->margin; at + result->margin <= result->n; at++)
    if (is_near (places, at, result->tolerance, &distance))
      return TRUE;
  return FALSE;
}

static void
match_event (const Places *places, JctMatchedEvent *matched, const JctBreakMatch *result)
{
  if (!touches_series (places, result->n))
    {
      matched->status = JCT_EVENT_BREAK_OUTSIDE;
      return;
    }
  for (guint i = 0; i < result->n_breaks; i++)
    {
      gint64 distance = 0;

      measure (places, result->breaks[i].index, &distance);
      if (matched->has_nearest && ABS (distance) >= abs (matched->distance))
        continue;
      matched->has_nearest = TRUE;
      matched->nearest = i;
      matched->distance = (int) distance;
    }
  if (matched->has_nearest && abs (matched->distance) <= (int) result->tolerance)
    matched->status = JCT_EVENT_BREAK_NEAR;
  else
    matched->status
      = is_testable (places, result) ? JCT_EVENT_BREAK_ALONE : JCT_EVENT_BREAK_NOT_TESTABLE;
}

static double
compute_chance (const GArray *places, const JctBreakMatch *result)
{
  gsize n_possible = 0;
  gsize n_near = 0;

  for (gsize at = result->margin; at + result->margin <= result->n; at++)
    {
      gint64 distance;

      n_possible++;
      for (guint i = 0; i < places->len; i++)
        if (is_near (&g_array_index (places, Places, i), at, result->tolerance, &distance))
          {
            n_near++;
            break;
          }
    }
  return n_possible == 0 ? 0 : (double) n_near / (double) n_possible;
}

void
jct_break_match_compute (JctDocument *document,
                         const JctView *view,
                         JctPeriod start,
                         gsize n,
                         const gsize *breaks,
                         gsize n_breaks,
                         gsize margin,
                         guint tolerance,
                         JctBreakMatch *result)
{
  guint n_events = jct_document_get_n_events (document);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Places));

  memset (result, 0, sizeof *result);
  result->document = jct_document_ref (document);
  result->tolerance = MIN (tolerance, (guint) JCT_YEAR_MAX);
  result->n = n;
  result->margin = MAX (margin, 1);
  result->events = g_new0 (JctMatchedEvent, (gsize) n_events + 1);
  for (guint i = 0; i < n_events; i++)
    {
      const JctEvent *event = jct_document_get_event (document, i);
      Places place;

      if (view != NULL && !jct_view_shows_event (view, event))
        continue;
      place = find_places (event, start);
      g_array_append_val (places, place);
      result->events[result->n_events++].event = event;
    }
  result->breaks = g_new0 (JctMatchedBreak, n_breaks + 1);
  for (gsize i = 0; i < n_breaks; i++)
    {
      JctMatchedBreak *matched = &result->breaks[result->n_breaks++];

      matched->index = breaks[i];
      matched->period = jct_period_shift (start, (int) breaks[i]);
      match_break (places, matched, result);
      if (matched->n_events > 0)
        result->n_explained++;
    }
  for (guint i = 0; i < result->n_events; i++)
    {
      match_event (&g_array_index (places, Places, i), &result->events[i], result);
      if (result->events[i].status == JCT_EVENT_BREAK_ALONE)
        result->n_alone++;
    }
  result->chance = compute_chance (places, result);
}

/* ---- by luck ---- */

gboolean
jct_breaks_could_be_near (gsize at, gsize n, gsize margin, gsize tolerance)
{
  return at + tolerance >= margin && at + margin <= n + tolerance;
}

static gsize
measure_distance (gsize a, gsize b)
{
  return a > b ? a - b : b - a;
}

/* -1 for none. */
static gssize
find_nearest (const gsize *breaks, gsize n_breaks, gsize at, gsize tolerance)
{
  gssize found = -1;

  for (gsize i = 0; i < n_breaks; i++)
    {
      gsize away = measure_distance (breaks[i], at);

      if (away <= tolerance && (found < 0 || away < measure_distance (breaks[found], at)))
        found = (gssize) i;
    }
  return found;
}

gssize
jct_breaks_find_near (const gsize *breaks,
                      gsize n_breaks,
                      gsize at,
                      gsize n,
                      gsize margin,
                      gsize tolerance,
                      double *chance)
{
  gssize found = find_nearest (breaks, n_breaks, at, tolerance);
  gsize n_possible = 0;
  gsize n_near = 0;
  gsize distance;

  if (found < 0 || chance == NULL)
    return found;
  distance = measure_distance (breaks[found], at);
  for (gsize other = 0; other < n; other++)
    if (jct_breaks_could_be_near (other, n, margin, tolerance))
      {
        n_possible++;
        n_near += find_nearest (breaks, n_breaks, other, distance) >= 0;
      }
  *chance = (double) n_near / (double) MAX (n_possible, 1);
  return found;
}

gssize
jct_break_match_find_near (const JctBreakMatch *result, gsize at, double *chance)
{
  g_autofree gsize *breaks = g_new (gsize, (gsize) result->n_breaks + 1);

  for (guint i = 0; i < result->n_breaks; i++)
    breaks[i] = result->breaks[i].index;
  return jct_breaks_find_near (breaks, result->n_breaks, at, result->n, result->margin,
                               result->tolerance, chance);
}

void
jct_break_match_clear (JctBreakMatch *result)
{
  for (guint i = 0; i < result->n_breaks; i++)
    g_free (result->breaks[i].events);
  g_free (result->breaks);
  g_free (result->events);
  g_clear_pointer (&result->document, jct_document_unref);
  memset (result, 0, sizeof *result);
}
