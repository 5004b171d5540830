/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "made-up.h"

#include <stdlib.h>
#include <string.h>

#include "io/jct-reader.h"

JctPeriod
made_up_month (gsize index)
{
  return jct_period (jct_period_kind (JCT_PERIOD_MONTH, 1), (gint32) (2018 * 12 + index));
}

double *
made_up_step (gsize n, gsize at, double before, double after)
{
  double *values = g_new (double, n);
  guint32 state = 12345;

  for (gsize i = 0; i < n; i++)
    {
      double level = i < at ? before : after;

      /* Numerical Recipes' generator: deviations of up to a tenth. */
      state = state * 1664525u + 1013904223u;
      values[i] = (double) (gint64) (level * (0.9 + 0.2 * (state >> 8) / (double) (1u << 24)));
    }
  return values;
}

static json_t *
observations_to_json (const double *values, gsize n)
{
  json_t *rows = json_array ();

  json_array_append_new (rows, json_pack ("[s,s]", "month", "count"));
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *month = jct_period_to_text (made_up_month (i));

      json_array_append_new (rows, json_pack ("[s,I]", month, (json_int_t) values[i]));
    }
  return json_pack ("{s:s, s:{s:s, s:s, s:s}, s:{s:[{s:s,s:s},{s:s,s:s}]}, s:o}", "name", "counts",
                    "juncture", "role", "observations", "time", "month", "periodKind", "month",
                    "schema", "fields", "name", "month", "type", "yearmonth", "name", "count",
                    "type", "integer", "data", rows);
}

static json_t *
events_to_json (const char *const *events)
{
  json_t *rows = json_array ();

  for (guint i = 0; events != NULL && events[i] != NULL; i++)
    {
      g_autofree char *id = g_strdup_printf ("e%u", i);

      json_array_append_new (rows, json_pack ("{s:s,s:s,s:s}", "id", id, "date", events[i], "title",
                                              "An event"));
    }
  return json_pack ("{s:s,s:{s:s},s:o}", "name", "events", "juncture", "role", "events", "data",
                    rows);
}

JctDocument *
made_up_document (const double *values, gsize n, const char *const *events)
{
  json_t *package = json_pack ("{s:s,s:s,s:{s:i},s:[o,o]}", "$schema",
                               "https://datapackage.org/profiles/2.0/datapackage.json", "name",
                               "made-up", "juncture", "formatVersion", 1, "resources",
                               observations_to_json (values, n), events_to_json (events));
  char *text = json_dumps (package, 0);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  JctDocument *document = jct_document_load_bytes (bytes, "made-up.json", &error);

  g_assert_no_error (error);
  free (text);
  json_decref (package);
  return document;
}
