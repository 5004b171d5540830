/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of events from the rows of a plan. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/jct-import-plan-private.h"
#include "io/jct-io-error.h"
#include "io/jct-limits.h"
#include "io/jct-plain-text.h"
#include "model/jct-edtf.h"

#define FISCAL_START 1
#define NO_COLUMN (-1)

typedef struct
{
  const JctImportPlan *plan;
  const JctLoadContext *context;
  JctDocumentBuilder *builder;
  int columns[JCT_N_IMPORT_ROLES]; /* by role, NO_COLUMN for none */
  GHashTable *sources;             /* keys by what the source is called */
  gboolean is_past_header;
  guint n_events;
} Events;

/* The text of the row in a role, "" for none. */
static const char *
get_text (const Events *events, const JctCsvRow *row, JctImportRole role)
{
  int column = events->columns[role];

  return column != NO_COLUMN ? row->fields[column] : "";
}

/* ---- dates ---- */

static gboolean
fail_date (const Events *events,
           const JctCsvRow *row,
           JctImportRole role,
           const char *found,
           const char *why,
           GError **error)
{
  const JctImportColumn *column = events->plan->columns->pdata[events->columns[role]];
  g_autofree char *line = jct_io_place_line (row->line, 0);
  g_autofree char *name = jct_io_quote (column->name, -1);
  /* Translators: a place in a CSV file: 'line 3, field "month"'. */
  g_autofree char *place = g_strdup_printf (_ ("%s, field %s"), line, name);
  g_autofree char *quoted = *found != '\0' ? jct_io_quote (found, -1) : g_strdup (_ ("nothing"));

  if (why != NULL)
    jct_io_error_set (error, JCT_IO_ERROR_VALUE, events->context->name, place, "%s", why);
  else
    jct_io_error_set (error, JCT_IO_ERROR_VALUE, events->context->name, place,
                      _ ("Expected %s, found %s."),
                      _ ("a date such as 2024-05-09, 2024-05 or 2024"), quoted);
  return FALSE;
}

/* The days of a period that EDTF has no word for: a quarter or a week. (transfer full) */
static char *
period_to_edtf (JctPeriod period)
{
  JctPeriodKind days = jct_period_kind (JCT_PERIOD_DAY, 1);
  JctPeriod next = jct_period (period.kind, period.ordinal + 1);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (period.kind.unit == JCT_PERIOD_DAY || period.kind.unit == JCT_PERIOD_MONTH
      || period.kind.unit == JCT_PERIOD_YEAR)
    return jct_period_to_text (period);
  first = jct_period_to_text (jct_period (days, jct_period_first_day (period)));
  last = jct_period_to_text (jct_period (days, jct_period_first_day (next) - 1));
  return g_strconcat (first, "/", last, NULL);
}

char *
jct_import_event_dup_date (const JctImportPlan *plan, const char *text)
{
  JctEdtf date;
  JctPeriod period;

  if (jct_edtf_parse (text, &date, NULL))
    return g_strdup (text);
  return jct_time_text_parse (text, plan->notation, FISCAL_START, &period) ? period_to_edtf (period)
                                                                           : NULL;
}

static gboolean
read_date (const Events *events, const JctCsvRow *row, JctEdtf *date, GError **error)
{
  const char *start_text = get_text (events, row, JCT_IMPORT_EVENT_DATE);
  const char *end_text = get_text (events, row, JCT_IMPORT_EVENT_END);
  g_autofree char *start = jct_import_event_dup_date (events->plan, start_text);
  g_autofree char *end = NULL;
  g_autofree char *both = NULL;
  g_autoptr (GError) inner = NULL;

  if (start == NULL)
    return fail_date (events, row, JCT_IMPORT_EVENT_DATE, start_text, NULL, error);
  if (*end_text == '\0' || strcmp (end_text, start_text) == 0)
    return jct_edtf_parse (start, date, NULL);
  end = jct_import_event_dup_date (events->plan, end_text);
  if (end == NULL)
    return fail_date (events, row, JCT_IMPORT_EVENT_END, end_text, NULL, error);
  both = g_strconcat (start, "/", end, NULL);
  return jct_edtf_parse (both, date, &inner)
         || fail_date (events, row, JCT_IMPORT_EVENT_END, end_text, inner->message, error);
}

/* ---- sources ---- */

/* The key of the source of that name, which is made where it is met first. (nullable) */
static const char *
take_source (Events *events, const char *text, GError **error)
{
  char *key = g_hash_table_lookup (events->sources, text);
  JctSource *source;

  if (key != NULL)
    return key;
  key = g_strdup_printf ("source-%u", g_hash_table_size (events->sources) + 1);
  g_hash_table_insert (events->sources, g_strdup (text), key);
  source = jct_source_new ();
  source->key = g_strdup (key);
  source->title = g_strdup (text);
  source->url = jct_url_is_openable (text) ? g_strdup (text) : NULL;
  return jct_document_builder_take_source (events->builder, source, error) ? key : NULL;
}

/* ---- events ---- */

static JctEvent *
make_event (Events *events, const JctCsvRow *row, GError **error)
{
  g_autoptr (JctEvent) event = jct_event_new ();
  const char *summary = get_text (events, row, JCT_IMPORT_EVENT_SUMMARY);
  const char *source = get_text (events, row, JCT_IMPORT_EVENT_SOURCE);
  const char *key;

  if (!read_date (events, row, &event->date, error))
    return NULL;
  event->id = g_strdup_printf ("event-%u", events->n_events);
  event->verified = TRUE;
  event->summary = *summary != '\0' ? g_strdup (summary) : NULL;
  event->title
    = jct_plain_text_dup_title (get_text (events, row, JCT_IMPORT_EVENT_TITLE), event->summary);
  g_free (event->category);
  event->category = g_strdup (get_text (events, row, JCT_IMPORT_EVENT_CATEGORY));
  if (*source == '\0')
    return g_steal_pointer (&event);
  key = take_source (events, source, error);
  if (key == NULL)
    return NULL;
  g_strfreev (event->source_keys);
  event->source_keys = g_new0 (char *, 2);
  event->source_keys[0] = g_strdup (key);
  return g_steal_pointer (&event);
}

/* Spreadsheets leave such rows behind. */
static gboolean
is_empty (const JctCsvRow *row)
{
  for (guint i = 0; i < row->n_fields; i++)
    if (*row->fields[i] != '\0')
      return FALSE;
  return TRUE;
}

static gboolean
take_row (const JctCsvRow *row, gpointer user_data, GError **error)
{
  Events *events = user_data;
  JctEvent *event;

  if (!events->is_past_header)
    {
      events->is_past_header = TRUE;
      return jct_import_plan_check_names (events->plan, events->context, row->fields, row->n_fields,
                                          error);
    }
  if (row->n_fields != events->plan->columns->len || events->n_events == JCT_LIMIT_EVENTS)
    {
      g_autofree char *place = jct_io_place_line (row->line, 0);

      if (row->n_fields != events->plan->columns->len)
        jct_io_error_set_n_values (error, events->context->name, place, row->n_fields,
                                   events->plan->columns->len);
      else
        jct_io_error_set (error, JCT_IO_ERROR_LIMIT, events->context->name, place,
                          _ ("The list has more than %d entries."), JCT_LIMIT_EVENTS);
      return FALSE;
    }
  if (is_empty (row))
    return TRUE;
  events->n_events++;
  event = make_event (events, row, error);
  return event != NULL && jct_document_builder_take_event (events->builder, event, error);
}

/* One column at most in each role, one with the dates and one with the titles, and none that counts. */
static gboolean
find_columns (Events *events, GError **error)
{
  gboolean ok = TRUE;

  for (guint i = 0; i < JCT_N_IMPORT_ROLES; i++)
    events->columns[i] = NO_COLUMN;
  for (guint i = 0; i < events->plan->columns->len; i++)
    {
      JctImportRole role = ((JctImportColumn *) events->plan->columns->pdata[i])->role;

      if (role == JCT_IMPORT_IGNORED)
        continue;
      ok = ok && jct_import_role_is_event (role) && events->columns[role] == NO_COLUMN;
      events->columns[role] = (int) i;
    }
  if (ok && events->columns[JCT_IMPORT_EVENT_DATE] != NO_COLUMN
      && events->columns[JCT_IMPORT_EVENT_TITLE] != NO_COLUMN)
    return TRUE;
  jct_io_error_set (error, JCT_IO_ERROR_STRUCTURE, events->context->name, NULL,
                    _ ("A list of events needs one column of dates and one of titles, at most one "
                       "of each other kind, and no column that counts."));
  return FALSE;
}

static JctDocument *
finish (Events *events, GError **error)
{
  g_autofree char *title = jct_load_context_dup_title (events->context);
  g_auto (GStrv) notes = jct_import_plan_dup_notes (events->plan);

  jct_document_builder_set_title (events->builder, title);
  for (guint i = 0; notes[i] != NULL; i++)
    jct_document_builder_add_problem (events->builder, NULL, notes[i]);
  return jct_document_builder_finish (events->builder, error);
}

JctDocument *
jct_import_make_events (const JctImportPlan *plan,
                        const JctLoadContext *context,
                        const char *text,
                        gsize length,
                        GError **error)
{
  g_autoptr (JctDocumentBuilder) builder
    = jct_document_builder_new (jct_import_format_to_name (plan->format));
  g_autoptr (GHashTable) sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Events events = { .plan = plan,
                    .context = context,
                    .builder = builder,
                    .sources = sources,
                    .is_past_header = !plan->has_header };
  JctDocument *document;
  GError *inner = NULL;

  if (!find_columns (&events, error)
      || !jct_import_plan_for_each_row (plan, context, text, length, take_row, &events, error))
    return NULL;
  document = finish (&events, &inner);
  if (document == NULL)
    jct_io_error_take (error, JCT_IO_ERROR_STRUCTURE, context->name, NULL, inner);
  return document;
}
