/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Breaks beside events in JSON and in words. */
#include "config.h"

#include "analysis/jct-break-match.h"
#include "analysis/jct-words.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

/* ---- JSON ---- */

static json_t *
break_to_json (const JctMatchedBreak *matched)
{
  g_autofree char *period = jct_period_to_text (matched->period);
  json_t *events = json_array ();

  for (guint i = 0; i < matched->n_events; i++)
    json_array_append_new (events, json_pack ("{s:s, s:i}", "event", matched->events[i].event->id,
                                              "distance", matched->events[i].distance));
  return json_pack ("{s:I, s:s, s:s, s:o}", "break", (json_int_t) matched->index, "break_month",
                    period, "status", matched->n_events > 0 ? "explained" : "unexplained", "events",
                    events);
}

static json_t *
event_to_json (const JctBreakMatch *result, const JctMatchedEvent *matched)
{
  json_t *nearest = json_null ();
  json_t *distance = json_null ();

  if (matched->has_nearest)
    {
      nearest = json_integer ((json_int_t) result->breaks[matched->nearest].index);
      distance = json_integer (matched->distance);
    }
  return json_pack ("{s:s, s:s, s:o, s:o}", "event", matched->event->id, "status",
                    jct_event_break_to_name (matched->status), "nearest_break", nearest, "distance",
                    distance);
}

json_t *
jct_break_match_to_json (const JctBreakMatch *result)
{
  json_t *breaks = json_array ();
  json_t *events = json_array ();

  for (guint i = 0; i < result->n_breaks; i++)
    json_array_append_new (breaks, break_to_json (&result->breaks[i]));
  for (guint i = 0; i < result->n_events; i++)
    json_array_append_new (events, event_to_json (result, &result->events[i]));
  return json_pack ("{s:i, s:f, s:o, s:o}", "tolerance", (int) result->tolerance,
                    "share_of_periods_with_an_event_near", result->chance, "breaks", breaks,
                    "events", events);
}

/* ---- words ---- */

static const char *
event_title (const JctEvent *event)
{
  return event->short_title != NULL ? event->short_title : event->title;
}

/* "two months after it", "in the same period" */
static char *
describe_distance (int distance, JctPeriodUnit unit)
{
  gulong n = (gulong) abs (distance);
  g_autofree char *periods = jct_words_periods ((guint) n, unit);

  if (distance == 0)
    return g_strdup (_ ("same period"));
  /* The break's distance from the event, told from the break. */
  if (distance > 0)
    /* Translators: how long an event lies before a break: "two months before". */
    return g_strdup_printf (C_ ("distance", "%s before"), periods);
  /* Translators: how long an event lies after a break: "two months after". */
  return g_strdup_printf (C_ ("distance", "%s after"), periods);
}

static char *
describe_break (const JctMatchedBreak *matched)
{
  g_autofree char *label = jct_period_to_label (matched->period, JCT_LABEL_LONG);
  g_autoptr (GString) list = g_string_new (NULL);

  if (matched->n_events == 0)
    /* Translators: %s is a month in which a series changes. */
    return g_strdup_printf (_ ("%s: no event near."), label);
  for (guint i = 0; i < matched->n_events; i++)
    {
      g_autofree char *distance
        = describe_distance (matched->events[i].distance, matched->period.kind.unit);

      g_string_append (list, i == 0 ? "" : "; ");
      /* Translators: an event's title and how far it is from a break. */
      g_string_append_printf (list, _ ("%s (%s)"), event_title (matched->events[i].event),
                              distance);
    }
  /* Translators: a month in which a series changes, and the events near it. */
  return g_strdup_printf (_ ("%s: near %s."), label, list->str);
}

static char *
describe_alone (const JctBreakMatch *result)
{
  g_autofree char *word = jct_words_capitalise (jct_words_number (result->n_alone));

  if (result->n_alone == 0)
    return NULL;
  /* Translators: %s is a number in words. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s event has no break near.",
                                       "%s events have no break near.", result->n_alone),
                          word);
}

static char *
describe_chance (const JctBreakMatch *result, JctPeriodUnit unit)
{
  g_autofree char *share = jct_words_decimals (100 * result->chance, 0);
  g_autofree char *periods = jct_words_periods (result->tolerance, unit);

  if (result->n_explained == 0)
    return NULL;
  /* Translators: "three months" or another number of periods; a number of per cent. */
  return g_strdup_printf (
    _ ("A break placed by chance would have an event within %s in %s%% of places: nearness "
       "alone says little."),
    periods, share);
}

char *
jct_break_match_to_sentence (const JctBreakMatch *result)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  char *more[2];

  if (result->n_breaks == 0)
    g_ptr_array_add (sentences, g_strdup (_ ("There is no break to compare with the events.")));
  for (guint i = 0; i < result->n_breaks; i++)
    g_ptr_array_add (sentences, describe_break (&result->breaks[i]));
  more[0] = result->n_breaks > 0 ? describe_alone (result) : NULL;
  more[1]
    = result->n_breaks > 0 ? describe_chance (result, result->breaks[0].period.kind.unit) : NULL;
  for (guint i = 0; i < G_N_ELEMENTS (more); i++)
    if (more[i] != NULL)
      g_ptr_array_add (sentences, more[i]);
  g_ptr_array_add (sentences, NULL);
  return g_strjoinv (" ", (char **) sentences->pdata);
}
