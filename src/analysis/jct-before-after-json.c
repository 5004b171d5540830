/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "analysis/jct-before-after.h"

static json_t *
period_to_json (JctPeriod period)
{
  g_autofree char *text = jct_period_to_text (period);

  return json_string (text);
}

static json_t *
side_to_json (const JctSide *side)
{
  json_t *object = json_object ();

  json_object_set_new (object, "from", period_to_json (side->first));
  json_object_set_new (object, "to", period_to_json (side->last));
  json_object_set_new (object, "n", json_integer (side->n));
  json_object_set_new (object, "complete", json_boolean (side->complete));
  json_object_set_new (object, "sum", json_real (side->sum));
  json_object_set_new (object, "mean", json_real (side->mean));
  json_object_set_new (object, "median", json_real (side->median));
  json_object_set_new (object, "days", json_real (side->days));
  json_object_set_new (object, "daily_pooled", json_real (side->daily_pooled));
  json_object_set_new (object, "daily_mean", json_real (side->daily_mean));
  return object;
}

static void
set_change (json_t *object, const char *name, const JctChange *change)
{
  g_autofree char *diff = g_strconcat ("diff_", name, NULL);
  g_autofree char *pct = g_strconcat ("pct_", name, NULL);

  json_object_set_new (object, diff, json_real (change->diff));
  json_object_set_new (object, pct, change->has_pct ? json_real (change->pct) : json_null ());
}

json_t *
jct_before_after_to_json (const JctBeforeAfter *result, const char *series)
{
  json_t *object;

  if (result->before.n == 0 || result->after.n == 0)
    return NULL;
  object = json_object ();
  json_object_set_new (object, "series", json_string (series));
  json_object_set_new (object, "event", period_to_json (result->event));
  json_object_set_new (object, "k", json_integer (result->k));
  json_object_set_new (object, "event_month",
                       json_string (jct_event_period_to_name (result->event_period)));
  json_object_set_new (object, "before", side_to_json (&result->before));
  json_object_set_new (object, "after", side_to_json (&result->after));
  set_change (object, "mean", &result->mean);
  set_change (object, "median", &result->median);
  set_change (object, "daily_pooled", &result->daily_pooled);
  set_change (object, "daily_mean", &result->daily_mean);
  return object;
}
