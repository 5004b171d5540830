/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "analysis/jct-compare-events.h"
#include "model/jct-csv-text.h"

static const char *const header[]
  = { "definition", "series",     "method",    "k",    "event_month", "n_tests",
      "rate",       "adjustment", "id",        "date", "title",       "category",
      "period",     "transform",  "direction", "size", "size_kind",   "percent",
      "ci95_low",   "ci95_high",  "p",         "q",    "verdict",     "reason" };

/* A line under way. */
typedef struct
{
  GString *csv;
  char delimiter;
  gboolean is_started;
} Line;

static void
next_field (Line *line)
{
  if (line->is_started)
    g_string_append_c (line->csv, line->delimiter);
  line->is_started = TRUE;
}

static void
add_text (Line *line, const char *text)
{
  next_field (line);
  jct_csv_append_text (line->csv, line->delimiter, text);
}

static void
add_number (Line *line, gboolean has, double value)
{
  next_field (line);
  if (has)
    jct_csv_append_number (line->csv, value);
}

static void
end_line (Line *line)
{
  g_string_append (line->csv, line->delimiter == '\t' ? "\n" : "\r\n");
  line->is_started = FALSE;
}

/* What was asked: the same in every line. */
static void
add_question (Line *line, const JctEventComparison *comparison)
{
  add_text (line, comparison->definition != NULL ? comparison->definition->id : NULL);
  add_text (line, comparison->series_name);
  add_text (line, jct_method_to_name (comparison->method));
  add_number (line, TRUE, comparison->options.k);
  add_text (line, jct_event_period_to_name (comparison->options.event_period));
  add_number (line, TRUE, comparison->n_tests);
  add_number (line, TRUE, JCT_FALSE_DISCOVERY_RATE);
  add_text (line, "benjamini_hochberg_1995");
}

static void
add_row (Line *line, const JctComparedEvent *compared)
{
  const JctAgreementRow *row = &compared->row;
  g_autofree char *date = jct_edtf_to_text (&compared->event->date);
  g_autofree char *period = jct_period_to_text (compared->period);
  const char *kind = row->kind == JCT_SIZE_RATIO ? "ratio" : "count";

  add_text (line, compared->event->id);
  add_text (line, date);
  add_text (line, compared->event->title);
  add_text (line, compared->event->category);
  add_text (line, period);
  add_text (line, jct_scale_to_name (row->scale));
  add_text (line, jct_trend_to_name (row->trend));
  add_number (line, row->has_size, row->size);
  add_text (line, row->has_size ? kind : NULL);
  add_number (line, compared->has_percent, compared->percent);
  add_number (line, row->has_interval, row->interval[0]);
  add_number (line, row->has_interval, row->interval[1]);
  add_number (line, row->has_p, row->p);
  add_number (line, compared->has_q, compared->q);
  add_text (line, jct_finding_to_name (row->finding));
  add_text (line, row->reason);
}

char *
jct_event_comparison_to_csv (const JctEventComparison *comparison,
                             const GPtrArray *rows,
                             char delimiter)
{
  GString *csv = g_string_new (NULL);
  Line line = { csv, delimiter, FALSE };
  guint n = rows != NULL ? rows->len : comparison->n_rows;

  for (guint i = 0; i < G_N_ELEMENTS (header); i++)
    add_text (&line, header[i]);
  end_line (&line);
  for (guint i = 0; i < n; i++)
    {
      add_question (&line, comparison);
      add_row (&line, rows != NULL ? g_ptr_array_index (rows, i) : &comparison->rows[i]);
      end_line (&line);
    }
  return g_string_free (csv, FALSE);
}
