/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/jct-cli.h"

#include <glib/gi18n-lib.h>

#include "model/jct-model-json.h"

/* In the text, of a dimension's values; --json lists them all. */
#define MAX_VALUES 8

/* ---- JSON ---- */

static json_t *
json_range (JctTable *table)
{
  JctPeriod first;
  JctPeriod last;
  json_t *object;
  g_autofree char *first_text = NULL;
  g_autofree char *last_text = NULL;

  if (!jct_table_get_range (table, &first, &last))
    return json_null ();
  object = json_object ();
  first_text = jct_period_to_text (first);
  last_text = jct_period_to_text (last);
  json_object_set_new (object, "first", json_string (first_text));
  json_object_set_new (object, "last", json_string (last_text));
  return object;
}

static json_t *
json_dimension (JctTable *table, guint dimension)
{
  json_t *object = json_object ();
  json_t *values = json_array ();

  for (guint code = 0; code < jct_table_get_n_values (table, dimension); code++)
    {
      json_t *value = json_object ();

      json_object_set_new (value, "value",
                           json_string (jct_table_get_value (table, dimension, code)));
      json_object_set_new (value, "label",
                           json_string (jct_table_get_value_label (table, dimension, code)));
      json_array_append_new (values, value);
    }
  json_object_set_new (object, "id", json_string (jct_table_get_dimension_name (table, dimension)));
  json_object_set_new (object, "title",
                       json_string (jct_table_get_dimension_title (table, dimension)));
  json_object_set_new (object, "values", values);
  return object;
}

static json_t *
json_measure (JctTable *table, guint measure)
{
  gboolean integer = jct_table_get_measure_type (table, measure) == JCT_MEASURE_INTEGER;
  json_t *object = json_object ();

  json_object_set_new (object, "id", json_string (jct_table_get_measure_name (table, measure)));
  json_object_set_new (object, "title", json_string (jct_table_get_measure_title (table, measure)));
  json_object_set_new (object, "unit",
                       jct_cli_json_string (jct_table_get_measure_unit (table, measure)));
  json_object_set_new (object, "type", json_string (integer ? "integer" : "number"));
  json_object_set_new (object, "qualified",
                       json_boolean (jct_table_has_qualifier (table, measure)));
  return object;
}

static json_t *
json_table (const JctDocument *document, JctTable *table)
{
  JctPeriodKind kind = jct_table_get_period_kind (table);
  gboolean zero = jct_table_get_missing_periods (table) == JCT_MISSING_IS_ZERO;
  json_t *object = json_object ();
  json_t *dimensions = json_array ();
  json_t *measures = json_array ();

  for (guint i = 0; i < jct_table_get_n_dimensions (table); i++)
    json_array_append_new (dimensions, json_dimension (table, i));
  for (guint i = 0; i < jct_table_get_n_measures (table); i++)
    json_array_append_new (measures, json_measure (table, i));
  json_object_set_new (object, "id", json_string (jct_table_get_name (table)));
  json_object_set_new (object, "name", json_string (jct_table_get_name (table)));
  json_object_set_new (object, "title", json_string (jct_table_get_title (table)));
  json_object_set_new (object, "description",
                       jct_cli_json_string (jct_table_get_description (table)));
  json_object_set_new (object, "rows", json_integer ((json_int_t) jct_table_get_n_rows (table)));
  json_object_set_new (object, "period_kind", json_string (jct_period_unit_to_name (kind.unit)));
  json_object_set_new (object, "period_range", json_range (table));
  json_object_set_new (object, "missing_periods", json_string (zero ? "zero" : "missing"));
  json_object_set_new (object, "data_date", jct_cli_json_string (jct_table_get_data_date (table)));
  json_object_set_new (object, "dimensions", dimensions);
  json_object_set_new (object, "measures", measures);
  json_object_set_new (object, "sources", jct_table_sources_to_json (document, table));
  return object;
}

static json_t *
json_tables (const JctDocument *document)
{
  json_t *array = json_array ();

  for (guint i = 0; i < jct_document_get_n_tables (document); i++)
    json_array_append_new (array, json_table (document, jct_document_get_table (document, i)));
  return array;
}

static json_t *
json_vintages (const JctDocument *document)
{
  json_t *array = json_array ();

  for (guint i = 0; i < jct_document_get_n_vintages (document); i++)
    {
      const JctVintage *vintage = jct_document_get_vintage (document, i);
      json_t *object = json_table (document, jct_vintage_get_table (vintage));
      json_t *dates = json_array ();

      for (guint d = 0; d < jct_vintage_get_n_dates (vintage); d++)
        {
          g_autofree char *date = jct_edtf_to_text (jct_vintage_get_date (vintage, d));

          json_array_append_new (dates, json_string (date));
        }
      json_object_set_new (object, "table", json_string (jct_vintage_get_of (vintage)));
      json_object_set_new (object, "published", dates);
      json_array_append_new (array, object);
    }
  return array;
}

static json_t *
json_definitions (const JctDocument *document)
{
  json_t *array = json_array ();

  for (guint i = 0; i < jct_document_get_n_definitions (document); i++)
    {
      const JctDefinition *definition = jct_document_get_definition (document, i);
      json_t *object = json_object ();

      json_object_set_new (object, "id", json_string (definition->id));
      json_object_set_new (object, "title", jct_cli_json_string (definition->title));
      json_object_set_new (object, "description", jct_cli_json_string (definition->description));
      json_object_set_new (object, "table", json_string (definition->table));
      json_object_set_new (object, "measure", json_string (definition->measure));
      json_object_set_new (object, "unit", jct_cli_json_string (definition->unit));
      json_object_set_new (object, "filter", jct_filter_to_json (definition->filter));
      json_object_set_new (object, "by", jct_cli_json_string (definition->by));
      json_array_append_new (array, object);
    }
  return array;
}

static json_t *
json_events (const JctDocument *document)
{
  json_t *array = json_array ();

  for (guint i = 0; i < jct_document_get_n_events (document); i++)
    {
      const JctEvent *event = jct_document_get_event (document, i);
      g_autofree char *date = jct_edtf_to_text (&event->date);
      json_t *object = json_object ();
      json_t *sources = json_array ();

      for (guint s = 0; event->source_keys[s] != NULL; s++)
        json_array_append_new (sources, json_string (event->source_keys[s]));
      json_object_set_new (object, "id", json_string (event->id));
      json_object_set_new (object, "title", json_string (event->title));
      json_object_set_new (object, "date", json_string (date));
      json_object_set_new (object, "category", json_string (event->category));
      json_object_set_new (object, "verified", json_boolean (event->verified));
      json_object_set_new (object, "sources", sources);
      json_array_append_new (array, object);
    }
  return array;
}

static json_t *
json_sources (const JctDocument *document)
{
  json_t *array = json_array ();

  for (guint i = 0; i < jct_document_get_n_sources (document); i++)
    json_array_append_new (array, jct_source_to_json (jct_document_get_source (document, i)));
  return array;
}

static json_t *
json_claims (const JctDocument *document)
{
  json_t *array = json_array ();

  for (guint i = 0; i < jct_document_get_n_claims (document); i++)
    {
      const JctClaim *claim = jct_document_get_claim (document, i);
      json_t *object = json_object ();

      json_object_set_new (object, "id", json_string (claim->id));
      json_object_set_new (object, "title", jct_cli_json_string (claim->text));
      json_object_set_new (object, "kind", jct_cli_json_string (jct_claim_get_kind_name (claim)));
      json_object_set_new (object, "source", jct_cli_json_string (claim->source));
      json_object_set_new (object, "verbatim", json_boolean (claim->verbatim));
      json_array_append_new (array, object);
    }
  return array;
}

static json_t *
json_views (const JctDocument *document)
{
  json_t *array = json_array ();

  for (guint i = 0; i < jct_document_get_n_views (document); i++)
    {
      const JctView *view = jct_document_get_view (document, i);
      json_t *object = json_object ();

      json_object_set_new (object, "id", jct_cli_json_string (view->id));
      json_object_set_new (object, "title",
                           jct_cli_json_string (view->title != NULL ? view->title : view->id));
      json_array_append_new (array, object);
    }
  return array;
}

static json_t *
json_slides (const JctStory *story)
{
  json_t *array = json_array ();

  for (guint i = 0; i < story->slides->len; i++)
    {
      const JctSlide *slide = story->slides->pdata[i];
      json_t *object = json_object ();

      json_object_set_new (object, "id", json_string (slide->id));
      json_object_set_new (object, "title", jct_cli_json_string (slide->headline));
      json_object_set_new (object, "view", jct_cli_json_string (slide->view_id));
      json_object_set_new (object, "steps", json_integer (jct_slide_step_count (slide)));
      json_object_set_new (object, "predict", json_boolean (slide->has_predict));
      json_object_set_new (object, "anonymous", json_boolean (slide->anonymous));
      json_object_set_new (object, "guesses", json_integer (slide->rounds->len));
      json_array_append_new (array, object);
    }
  return array;
}

static json_t *
json_stories (const JctDocument *document)
{
  json_t *array = json_array ();

  for (guint i = 0; i < jct_document_get_n_stories (document); i++)
    {
      const JctStory *story = jct_document_get_story (document, i);
      json_t *object = json_object ();

      json_object_set_new (object, "id", json_string (story->id));
      json_object_set_new (object, "title", json_string (story->title));
      json_object_set_new (object, "description", jct_cli_json_string (story->description));
      json_object_set_new (object, "slides", json_slides (story));
      json_array_append_new (array, object);
    }
  return array;
}

static json_t *
json_problems (const JctDocument *document)
{
  json_t *array = json_array ();

  for (guint i = 0; i < jct_document_get_n_problems (document); i++)
    {
      const JctProblem *problem = jct_document_get_problem (document, i);
      json_t *object = json_object ();

      json_object_set_new (object, "place", jct_cli_json_string (problem->place));
      json_object_set_new (object, "message", json_string (problem->message));
      json_array_append_new (array, object);
    }
  return array;
}

static gboolean
write_json (const JctDocument *document)
{
  json_t *root = json_object ();

  json_object_set_new (root, "name", jct_cli_json_string (jct_document_get_name (document)));
  json_object_set_new (root, "title", json_string (jct_document_get_title (document)));
  json_object_set_new (root, "description",
                       jct_cli_json_string (jct_document_get_description (document)));
  json_object_set_new (root, "format", json_string (jct_document_get_format (document)));
  json_object_set_new (root, "fiscal_year_start_month",
                       json_integer (jct_document_get_fiscal_start (document)));
  json_object_set_new (root, "tables", json_tables (document));
  json_object_set_new (root, "vintages", json_vintages (document));
  json_object_set_new (root, "definitions", json_definitions (document));
  json_object_set_new (root, "events", json_events (document));
  json_object_set_new (root, "sources", json_sources (document));
  json_object_set_new (root, "claims", json_claims (document));
  json_object_set_new (root, "views", json_views (document));
  json_object_set_new (root, "stories", json_stories (document));
  json_object_set_new (root, "problems", json_problems (document));
  return jct_cli_write_json (root);
}

/* ---- text ---- */

static void
append_values (GString *text, JctTable *table, guint dimension)
{
  guint n = jct_table_get_n_values (table, dimension);

  g_string_append_printf (text, "    %s (%u): ", jct_table_get_dimension_name (table, dimension),
                          n);
  for (guint code = 0; code < MIN (n, MAX_VALUES); code++)
    g_string_append_printf (text, "%s%s", code > 0 ? ", " : "",
                            jct_table_get_value_label (table, dimension, code));
  g_string_append (text, n > MAX_VALUES ? ", …\n" : "\n");
}

static void
append_table (GString *text, JctTable *table)
{
  gsize n_rows = jct_table_get_n_rows (table);
  g_autofree char *count = g_strdup_printf ("%'" G_GSIZE_FORMAT, n_rows);
  JctPeriod first;
  JctPeriod last;

  g_string_append_printf (text, "  %s: %s\n", jct_table_get_name (table),
                          jct_table_get_title (table));
  /* Translators: %s is the number of rows of a table. */
  g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "    %s row", "    %s rows", n_rows),
                          count);
  if (jct_table_get_range (table, &first, &last))
    {
      g_autofree char *range = jct_period_range_to_label (first, last, JCT_LABEL_LONG);

      g_string_append_printf (text, "; %s, %s", jct_period_unit_to_name (first.kind.unit), range);
    }
  g_string_append_c (text, '\n');
  for (guint i = 0; i < jct_table_get_n_dimensions (table); i++)
    append_values (text, table, i);
  for (guint i = 0; i < jct_table_get_n_measures (table); i++)
    {
      const char *unit = jct_table_get_measure_unit (table, i);

      /* Translators: a column of numbers; %s is its name. */
      g_string_append_printf (text, _ ("    measure %s"), jct_table_get_measure_name (table, i));
      g_string_append_printf (text, unit != NULL ? " (%s)\n" : "\n", unit);
    }
}

static void
append_heading (GString *text, const char *heading, guint n)
{
  if (n > 0)
    g_string_append_printf (text, "\n%s (%u)\n", heading, n);
}

static void
append_entry (GString *text, const char *id, const char *title)
{
  g_string_append_printf (text, "  %s: %s\n", id != NULL ? id : "", title != NULL ? title : "");
}

static void
append_events (GString *text, const JctDocument *document)
{
  guint n = jct_document_get_n_events (document);

  append_heading (text, _ ("Events"), n);
  for (guint i = 0; i < n; i++)
    {
      const JctEvent *event = jct_document_get_event (document, i);
      g_autofree char *date = jct_edtf_to_text (&event->date);

      g_string_append_printf (
        text, "  %-21s  %s: %s%s\n", date, event->id, event->title,
        /* Translators: after the title of an event of which the sources are not certain. */
        event->verified ? "" : _ (" (unverified)"));
    }
}

static void
append_named_parts (GString *text, const JctDocument *document)
{
  append_heading (text, _ ("Definitions"), jct_document_get_n_definitions (document));
  for (guint i = 0; i < jct_document_get_n_definitions (document); i++)
    append_entry (text, jct_document_get_definition (document, i)->id,
                  jct_document_get_definition (document, i)->title);
  append_events (text, document);
  append_heading (text, _ ("Views"), jct_document_get_n_views (document));
  for (guint i = 0; i < jct_document_get_n_views (document); i++)
    append_entry (text, jct_document_get_view (document, i)->id,
                  jct_document_get_view (document, i)->title);
  append_heading (text, _ ("Claims"), jct_document_get_n_claims (document));
  for (guint i = 0; i < jct_document_get_n_claims (document); i++)
    append_entry (text, jct_document_get_claim (document, i)->id,
                  jct_document_get_claim (document, i)->text);
  append_heading (text, _ ("Sources"), jct_document_get_n_sources (document));
  for (guint i = 0; i < jct_document_get_n_sources (document); i++)
    append_entry (text, jct_document_get_source (document, i)->key,
                  jct_document_get_source (document, i)->title);
}

static void
append_stories (GString *text, const JctDocument *document)
{
  append_heading (text, _ ("Stories"), jct_document_get_n_stories (document));
  for (guint i = 0; i < jct_document_get_n_stories (document); i++)
    {
      const JctStory *story = jct_document_get_story (document, i);

      append_entry (text, story->id, story->title);
      for (guint k = 0; k < story->slides->len; k++)
        {
          const JctSlide *slide = story->slides->pdata[k];

          g_string_append_printf (text, "    %u  %s: %s\n", k + 1, slide->id,
                                  slide->headline != NULL ? slide->headline : "");
        }
    }
}

static gboolean
write_text (const JctDocument *document)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *printable = NULL;
  const char *description = jct_document_get_description (document);
  guint n_problems = jct_document_get_n_problems (document);

  g_string_append_printf (text, "%s\n", jct_document_get_title (document));
  if (description != NULL)
    g_string_append_printf (text, "%s\n", description);
  /* Translators: the kind of file, such as "datapackage"; do not translate that word. */
  g_string_append_printf (text, _ ("Format: %s\n"), jct_document_get_format (document));
  append_heading (text, _ ("Tables"), jct_document_get_n_tables (document));
  for (guint i = 0; i < jct_document_get_n_tables (document); i++)
    append_table (text, jct_document_get_table (document, i));
  append_heading (text, _ ("Tables of earlier figures"), jct_document_get_n_vintages (document));
  for (guint i = 0; i < jct_document_get_n_vintages (document); i++)
    append_table (text, jct_vintage_get_table (jct_document_get_vintage (document, i)));
  append_named_parts (text, document);
  append_stories (text, document);
  append_heading (text, _ ("Problems"), n_problems);
  for (guint i = 0; i < n_problems; i++)
    {
      const JctProblem *problem = jct_document_get_problem (document, i);

      if (problem->place != NULL)
        append_entry (text, problem->place, problem->message);
      else
        g_string_append_printf (text, "  %s\n", problem->message);
    }
  printable = jct_cli_dup_printable (text->str);
  return jct_cli_write (printable);
}

JctExit
jct_command_info (char **argv)
{
  g_auto (JctCliParser) parser = { 0 };
  g_autoptr (JctDocument) document = NULL;
  gboolean as_json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("As JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  JctExit status;

  jct_cli_parser_init (
    &parser, "info", _ ("FILE"),
    _ ("Says what a file holds: tables, definitions, events, sources, claims, views and stories."));
  g_option_context_add_main_entries (parser.options, entries, GETTEXT_PACKAGE);
  if (!jct_cli_parser_run (&parser, argv, 1, 1, &status))
    return status;
  document = jct_cli_load (parser.files[0]);
  if (document == NULL)
    return JCT_EXIT_FAULT;
  return (as_json ? write_json (document) : write_text (document)) ? JCT_EXIT_OK : JCT_EXIT_FAULT;
}
