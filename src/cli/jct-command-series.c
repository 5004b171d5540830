/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/jct-cli-selection.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/jct-csv-text.h"
#include "model/jct-model-json.h"
#include "model/jct-vintage-published.h"

typedef struct
{
  const JctDocument *document;
  const JctView *view;
  const JctResolvedView *resolved;
  const JctCliRange *range;
  JctSeriesSet *series;
  JctPeriod first; /* the periods that are written: the series may reach beyond them */
  gsize n;
  gboolean ranges;          /* in CSV: JSON always has them */
  gboolean published;       /* the figures as published earlier as well */
  JctPublishedSet *earlier; /* (nullable) of them, where there are any */
  gboolean with_provenance; /* in JSON */
} Result;

/* The rest of a split, told apart from a value that is called so itself. */
static const char *
name_others (const Result *result)
{
  for (guint i = 0; i < jct_series_set_get_n (result->series); i++)
    if (g_str_equal (jct_series_get_key (jct_series_set_get (result->series, i)), "Other"))
      return "All other";
  return "Other";
}

/* Without a split there is one series: it is named after its definition. */
static const char *
series_name (const Result *result, const JctSeries *series)
{
  if (jct_series_is_other (series))
    return name_others (result);
  if (result->resolved->by == NULL && result->resolved->definition != NULL)
    return result->resolved->definition->id;
  return jct_series_get_key (series);
}

static const char *
series_label (const Result *result, const JctSeries *series)
{
  if (result->resolved->by == NULL && result->resolved->definition != NULL)
    return result->resolved->definition->title;
  return jct_series_get_label (series);
}

/* ---- CSV ---- */

/* The written periods of a series. */
static void
find_written (const Result *result, const JctSeries *series, gsize *begin, gsize *end)
{
  gssize first = jct_series_find (series, result->first);

  *begin = first >= 0 ? (gsize) first : 0;
  *end = MIN (*begin + result->n, jct_series_get_n (series));
}

/* A count whole. */
static void
append_value (GString *csv, double value, gboolean integer)
{
  if (integer)
    g_string_append_printf (csv, "%" G_GINT64_FORMAT, (gint64) value);
  else
    jct_csv_append_number (csv, value);
}

/* An end in the digits that it has: 1.1 times 1.5 is 1.65, not a hair more. */
static double
round_end (double end)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  return g_ascii_strtod (g_ascii_formatd (digits, sizeof digits, "%.14g", end), NULL);
}

/* Of a figure that is not exact; what has no end stays empty. */
static void
append_range (GString *csv, const JctSeries *series, gsize index)
{
  gboolean inexact = jct_series_get_qualifier (series, index) != JCT_QUALIFIER_EXACT;
  JctInterval range;

  if (!inexact || !jct_series_get_range (series, index, &range))
    range = (JctInterval){ -INFINITY, INFINITY, FALSE, FALSE };
  g_string_append_c (csv, ',');
  if (isfinite (range.low))
    jct_csv_append_number (csv, round_end (range.low));
  g_string_append_c (csv, ',');
  if (isfinite (range.high))
    jct_csv_append_number (csv, round_end (range.high));
}

/* The first publication: its figure, word and date, and how many publications there are. */
static void
append_published (GString *csv, const Result *result, guint index, JctPeriod period)
{
  const JctSeries *series = jct_series_set_get (result->series, index);
  guint n;
  const JctPublished *first = jct_published_set_find (result->earlier, index, period, &n);

  if (first == NULL)
    {
      g_string_append (csv, ",,,,");
      return;
    }
  g_autofree char *date = jct_edtf_to_text (first->date);
  g_string_append_c (csv, ',');
  append_value (csv, first->value, jct_series_is_integer (series));
  g_string_append_c (csv, ',');
  if (first->qualifier != JCT_QUALIFIER_EXACT)
    g_string_append (csv, jct_qualifier_to_name (first->qualifier));
  g_string_append_printf (csv, ",%s,%u", date, n);
}

static void
append_csv_series (GString *csv, const Result *result, guint index)
{
  const JctSeries *series = jct_series_set_get (result->series, index);
  gsize begin, end;

  find_written (result, series, &begin, &end);
  for (gsize i = begin; i < end; i++)
    {
      g_autofree char *period = jct_period_to_text (jct_series_get_period (series, i));
      JctQualifier qualifier = jct_series_get_qualifier (series, i);

      g_string_append (csv, period);
      g_string_append_c (csv, ',');
      jct_csv_append_text (csv, ',', series_name (result, series));
      g_string_append_c (csv, ',');
      if (jct_series_get_state (series, i) != JCT_VALUE_MISSING)
        append_value (csv, jct_series_get_value (series, i), jct_series_is_integer (series));
      g_string_append_c (csv, ',');
      if (qualifier != JCT_QUALIFIER_EXACT)
        g_string_append (csv, jct_qualifier_to_name (qualifier));
      if (result->ranges)
        append_range (csv, series, i);
      if (result->published)
        append_published (csv, result, index, jct_series_get_period (series, i));
      g_string_append_c (csv, '\n');
    }
}

static gboolean
write_csv (const Result *result)
{
  g_autoptr (GString) csv = g_string_new ("period,series,value,qualifier");

  if (result->ranges)
    g_string_append (csv, ",lower,upper");
  if (result->published)
    g_string_append (csv, ",published,published_qualifier,published_date,publications");
  g_string_append_c (csv, '\n');
  for (guint i = 0; i < jct_series_set_get_n (result->series); i++)
    append_csv_series (csv, result, i);
  return jct_cli_write (csv->str);
}

/* ---- JSON ---- */

static json_t *
json_number (double value, gboolean integer)
{
  return integer ? json_integer ((json_int_t) value) : json_real (value);
}

static json_t *
json_end (double end)
{
  return isfinite (end) ? json_real (round_end (end)) : json_null ();
}

static void
set_range (json_t *value, const JctSeries *series, gsize index)
{
  JctInterval range;

  if (!jct_series_get_range (series, index, &range))
    return;
  json_object_set_new (value, "lower", json_end (range.low));
  json_object_set_new (value, "lower_included", json_boolean (range.with_low));
  json_object_set_new (value, "upper", json_end (range.high));
  json_object_set_new (value, "upper_included", json_boolean (range.with_high));
}

/* All publications, the earliest first. */
static json_t *
json_published (const Result *result, guint index, JctPeriod period)
{
  gboolean integer = jct_series_is_integer (jct_series_set_get (result->series, index));
  json_t *array = json_array ();
  guint n;
  const JctPublished *published = jct_published_set_find (result->earlier, index, period, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *date = jct_edtf_to_text (published[i].date);
      json_t *object = json_object ();

      json_object_set_new (object, "date", json_string (date));
      json_object_set_new (object, "value", json_number (published[i].value, integer));
      json_object_set_new (object, "qualifier",
                           json_string (jct_qualifier_to_name (published[i].qualifier)));
      json_object_set_new (object, "sources",
                           jct_table_sources_to_json (result->document, jct_vintage_get_table (
                                                                          published[i].vintage)));
      json_array_append_new (array, object);
    }
  return array;
}

static json_t *
json_value (const Result *result, guint index, gsize i)
{
  const JctSeries *series = jct_series_set_get (result->series, index);
  g_autofree char *period = jct_period_to_text (jct_series_get_period (series, i));
  JctValueState state = jct_series_get_state (series, i);
  json_t *value = json_object ();

  json_object_set_new (value, "period", json_string (period));
  json_object_set_new (value, "value",
                       state == JCT_VALUE_MISSING ? json_null ()
                                                  : json_number (jct_series_get_value (series, i),
                                                                 jct_series_is_integer (series)));
  json_object_set_new (value, "qualifier",
                       json_string (jct_qualifier_to_name (jct_series_get_qualifier (series, i))));
  if (jct_series_get_qualifier (series, i) != JCT_QUALIFIER_EXACT)
    set_range (value, series, i);
  json_object_set_new (value, "complete", json_boolean (state == JCT_VALUE_PRESENT));
  if (state == JCT_VALUE_PARTIAL)
    {
      guint n_parts;
      guint n_whole;

      jct_series_get_parts (series, i, &n_parts, &n_whole);
      json_object_set_new (value, "parts", json_integer (n_parts));
      json_object_set_new (value, "parts_whole", json_integer (n_whole));
    }
  if (result->published)
    json_object_set_new (value, "published",
                         json_published (result, index, jct_series_get_period (series, i)));
  return value;
}

/* What the values are of. (transfer full) */
static json_t *
json_unit (const Result *result, const JctSeries *series)
{
  const JctTransform *transform = &result->view->transform;
  const char *unit = jct_series_get_unit (series);
  g_autofree char *rate = NULL;

  if (transform->kind == JCT_TRANSFORM_INDEX)
    return json_string ("index");
  if (jct_transform_is_percent (transform))
    return json_string ("%");
  if (!transform->per_day || unit == NULL)
    return jct_cli_json_string (unit);
  rate = g_strconcat (unit, "/day", NULL);
  return json_string (rate);
}

/* Where the values of a series come from: what they share, and at each value its own rows. */
static gboolean
add_provenance (const Result *result, const JctSeries *series, json_t *object, GError **error)
{
  json_t *values = json_object_get (object, "values");
  g_autoptr (JctProvenance) provenance
    = jct_provenance_new_points ((JctDocument *) result->document, result->view,
                                 jct_series_get_key (series), error);
  json_t *shared;
  gsize begin, end;

  if (provenance == NULL)
    return FALSE;
  shared = jct_provenance_to_json (provenance, FALSE);
  json_object_del (shared, "parts");
  json_object_set_new (object, "provenance", shared);
  find_written (result, series, &begin, &end);
  for (gsize v = begin; v < end; v++)
    {
      if (!jct_provenance_set_point (provenance, result->view, jct_series_get_period (series, v),
                                     error))
        return FALSE;
      json_object_set_new (json_array_get (values, v - begin), "made_of",
                           jct_provenance_parts_to_json (provenance));
    }
  return TRUE;
}

/* (nullable): NULL where it cannot be said where a value comes from. */
static json_t *
json_series (const Result *result, GError **error)
{
  json_t *array = json_array ();

  for (guint i = 0; i < jct_series_set_get_n (result->series); i++)
    {
      const JctSeries *series = jct_series_set_get (result->series, i);
      json_t *object = json_object ();
      json_t *values = json_array ();
      gsize begin, end;

      find_written (result, series, &begin, &end);
      for (gsize v = begin; v < end; v++)
        json_array_append_new (values, json_value (result, i, v));
      json_object_set_new (object, "id", json_string (series_name (result, series)));
      json_object_set_new (object, "title", json_string (series_label (result, series)));
      json_object_set_new (object, "unit", json_unit (result, series));
      if (jct_series_is_other (series))
        json_object_set_new (object, "others", json_integer (jct_series_get_n_others (series)));
      json_object_set_new (object, "values", values);
      json_array_append_new (array, object);
      if (result->with_provenance && !add_provenance (result, series, object, error))
        {
          json_decref (array);
          return NULL;
        }
    }
  return array;
}

static json_t *
json_definition (const JctDefinition *definition)
{
  json_t *object;

  if (definition == NULL)
    return json_null ();
  object = json_object ();
  json_object_set_new (object, "id", json_string (definition->id));
  json_object_set_new (object, "title", json_string (definition->title));
  json_object_set_new (object, "description", jct_cli_json_string (definition->description));
  json_object_set_new (object, "unit", jct_cli_json_string (definition->unit));
  return object;
}

static json_t *
json_measure (const JctResolvedView *resolved)
{
  int measure = jct_table_find_measure (resolved->table, resolved->measure);
  json_t *object = json_object ();

  json_object_set_new (object, "id", json_string (resolved->measure));
  json_object_set_new (object, "title",
                       json_string (jct_table_get_measure_title (resolved->table, measure)));
  json_object_set_new (object, "unit",
                       jct_cli_json_string (jct_table_get_measure_unit (resolved->table, measure)));
  return object;
}

static json_t *
json_range_end (gboolean has, JctPeriod period)
{
  g_autofree char *text = has ? jct_period_to_text (period) : NULL;

  return jct_cli_json_string (text);
}

static gboolean
write_json (const Result *result)
{
  g_autoptr (GError) error = NULL;
  json_t *series = json_series (result, &error);
  const JctResolvedView *resolved = result->resolved;
  g_autofree char *transform = jct_transform_to_text (&result->view->transform);
  json_t *root, *table, *period;

  if (series == NULL)
    {
      jct_cli_fail (error);
      return FALSE;
    }
  root = json_object ();
  table = json_object ();
  period = json_object ();
  json_object_set_new (table, "id", json_string (jct_table_get_name (resolved->table)));
  json_object_set_new (table, "title", json_string (jct_table_get_title (resolved->table)));
  json_object_set_new (table, "data_date",
                       jct_cli_json_string (jct_table_get_data_date (resolved->table)));
  json_object_set_new (period, "kind", json_string (jct_period_unit_to_name (resolved->kind.unit)));
  json_object_set_new (period, "fiscal_year_start_month",
                       resolved->kind.unit == JCT_PERIOD_FISCAL_YEAR
                         ? json_integer (resolved->kind.fiscal_start)
                         : json_null ());
  json_object_set_new (root, "document", json_string (jct_document_get_title (result->document)));
  json_object_set_new (root, "table", table);
  json_object_set_new (root, "measure", json_measure (resolved));
  json_object_set_new (root, "definition", json_definition (resolved->definition));
  json_object_set_new (root, "filter", jct_filter_to_json (resolved->filter));
  json_object_set_new (root, "by", jct_cli_json_string (resolved->by));
  json_object_set_new (root, "period", period);
  json_object_set_new (root, "from", json_range_end (result->range->has_from, result->range->from));
  json_object_set_new (root, "to", json_range_end (result->range->has_to, result->range->to));
  json_object_set_new (root, "transform", json_string (*transform != '\0' ? transform : "none"));
  json_object_set_new (root, "sources",
                       jct_table_sources_to_json (result->document, resolved->table));
  json_object_set_new (root, "program", json_string ("Juncture " JCT_VERSION));
  json_object_set_new (root, "series", series);
  return jct_cli_write_json (root);
}

/* ---- the command ---- */

/* A sum of three months must not pass for a year's. Each period is named once, however many series
 * it has. */
static void
print_partial_periods (const Result *result)
{
  g_autoptr (GHashTable) named = g_hash_table_new (NULL, NULL);
  JctPeriodUnit part = jct_table_get_period_kind (result->resolved->table).unit;

  for (guint s = 0; s < jct_series_set_get_n (result->series); s++)
    {
      const JctSeries *series = jct_series_set_get (result->series, s);
      gsize begin, end;

      find_written (result, series, &begin, &end);
      for (gsize i = begin; i < end; i++)
        {
          g_autofree char *label = NULL;
          g_autofree char *note = NULL;
          guint n_parts;
          guint n_whole;

          if (jct_series_get_state (series, i) != JCT_VALUE_PARTIAL
              || !g_hash_table_add (named, GSIZE_TO_POINTER (i + 1)))
            continue;
          jct_series_get_parts (series, i, &n_parts, &n_whole);
          label = jct_period_to_label (jct_series_get_period (series, i), JCT_LABEL_LONG);
          /* Translators: such as "2019 holds 3 of 12 months": a period, two numbers, and the
           * second's noun. */
          note = g_strdup_printf (_ ("%s holds %u of %u %s"), label, n_parts, n_whole,
                                  jct_period_unit_to_noun (part, n_whole));
          jct_cli_print_note (note);
        }
    }
}

/* The figures of the range alone. */
static JctSeriesSet *
compute_range (const JctResolvedView *resolved, const JctCliRange *range, GError **error)
{
  const JctSeriesQuery query = {
    .filter = resolved->filter,
    .measure = resolved->measure,
    .by = resolved->by,
    .kind = resolved->kind,
    .has_from = range->has_from,
    .has_to = range->has_to,
    .from = range->from,
    .to = range->to,
  };

  return jct_series_set_compute (resolved->table, &query, error);
}

/* A transform looks back, beyond where the range begins, and which series of a split are the largest does not hang on
 * it: both are made of all figures, as in a chart, and then cut. */
static gboolean
compute (Result *result, GError **error)
{
  JctSeriesSet *set = compute_range (result->resolved, result->range, error);

  if (set == NULL)
    return FALSE;
  result->series = set;
  if (jct_series_set_get_n (set) == 0)
    return TRUE;
  result->first = jct_series_get_first (jct_series_set_get (set, 0));
  result->n = jct_series_get_n (jct_series_set_get (set, 0));
  if (jct_transform_is_none (&result->view->transform) && result->view->top == 0)
    return TRUE;
  result->series = jct_document_compute_series (result->document, result->view, error);
  jct_series_set_unref (set);
  return result->series != NULL;
}

/* How the figures are written. */
typedef struct
{
  gboolean as_json;
  gboolean ranges;
  gboolean published;
  gboolean provenance;
} Form;

static JctExit
run (const char *path, const JctCliSelection *selection, const Form *form)
{
  g_autoptr (JctDocument) document = jct_cli_load (path);
  g_autoptr (JctView) view = NULL;
  g_auto (JctResolvedView) resolved = { 0 };
  g_autoptr (JctSeriesSet) series = NULL;
  g_autoptr (JctPublishedSet) earlier = NULL;
  g_autoptr (GError) error = NULL;
  JctCliRange range = { 0 };
  JctExit status;
  Result result;
  gboolean computed;

  if (document == NULL)
    return JCT_EXIT_FAULT;
  if (selection->view != NULL)
    {
      const JctView *saved = jct_cli_find_view (document, selection->view);

      if (saved == NULL)
        return JCT_EXIT_FAULT;
      view = jct_view_copy (saved);
    }
  else
    view = jct_view_new ();
  if (!jct_cli_selection_apply (selection, "series", document, view, &range, &status))
    return status;
  if (!jct_document_resolve_view (document, view, &resolved, &error))
    return jct_cli_fail (error);
  result = (Result){ document, view, &resolved, &range, .ranges = form->ranges };
  result.published = form->published;
  result.with_provenance = form->provenance;
  computed = compute (&result, &error);
  series = result.series;
  if (!computed)
    return jct_cli_fail (error);
  if (form->published)
    earlier = jct_document_compute_published (document, view, series);
  result.earlier = earlier;
  print_partial_periods (&result);
  return (form->as_json ? write_json (&result) : write_csv (&result)) ? JCT_EXIT_OK
                                                                      : JCT_EXIT_FAULT;
}

JctExit
jct_command_series (char **argv)
{
  g_auto (JctCliParser) parser = { 0 };
  g_auto (JctCliSelection) selection = { 0 };
  g_autofree char *format = NULL;
  Form form = { 0 };
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format, N_ ("csv (the default) or json"),
      N_ ("FORMAT") },
    { "ranges", 0, 0, G_OPTION_ARG_NONE, &form.ranges,
      N_ ("In CSV, two more columns: what a figure that is not exact may be"), NULL },
    { "published", 0, 0, G_OPTION_ARG_NONE, &form.published,
      N_ ("The figures as published earlier as well, where the file has them"), NULL },
    { "provenance", 0, 0, G_OPTION_ARG_NONE, &form.provenance,
      N_ (
        "In JSON, of each value: the rows that it was made of, and where these stand in the file"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };
  JctExit status;

  jct_cli_parser_init (
    &parser, "series", _ ("FILE"),
    _ ("Writes the figures of a selection, period by period. Without --definition and --view "
       "everything in the first table is counted, under --where alone."));
  jct_cli_selection_add_options (&selection, JCT_CLI_TRANSFORMS, parser.options);
  g_option_context_add_main_entries (parser.options, entries, GETTEXT_PACKAGE);
  if (!jct_cli_parser_run (&parser, argv, 1, 1, &status))
    return status;
  if (format != NULL && !g_str_equal (format, "csv") && !g_str_equal (format, "json"))
    return jct_cli_fail_usage ("series", _ ("--format is csv or json."));
  form.as_json = format != NULL && g_str_equal (format, "json");
  if (form.provenance && !form.as_json)
    return jct_cli_fail_usage ("series", _ ("--provenance is only for --format json."));
  return run (parser.files[0], &selection, &form);
}
