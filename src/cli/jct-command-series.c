/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/jct-command-series-private.h"

#include <glib/gi18n-lib.h>

/* ---- what both ways of writing need ---- */

/* The rest of a split, told apart from a value that is called so itself. */
static const char *
name_others (const JctSeriesResult *result)
{
  for (guint i = 0; i < jct_series_set_get_n (result->series); i++)
    if (g_str_equal (jct_series_get_key (jct_series_set_get (result->series, i)), "Other"))
      return "All other";
  return "Other";
}

/* Without a split there is one series: it is named after its definition. */
const char *
jct_series_result_name (const JctSeriesResult *result, const JctSeries *series)
{
  if (jct_series_is_other (series))
    return name_others (result);
  if (result->resolved->by == NULL && result->resolved->definition != NULL)
    return result->resolved->definition->id;
  return jct_series_get_key (series);
}

const char *
jct_series_result_label (const JctSeriesResult *result, const JctSeries *series)
{
  if (result->resolved->by == NULL && result->resolved->definition != NULL)
    return result->resolved->definition->title;
  return jct_series_get_label (series);
}

/* The written periods of a series. */
void
jct_series_result_find_written (const JctSeriesResult *result,
                                const JctSeries *series,
                                gsize *begin,
                                gsize *end)
{
  gssize first = jct_series_find (series, result->first);

  *begin = first >= 0 ? (gsize) first : 0;
  *end = MIN (*begin + result->n, jct_series_get_n (series));
}

double
jct_series_result_round_end (double end)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  return g_ascii_strtod (g_ascii_formatd (digits, sizeof digits, "%.14g", end), NULL);
}

/* ---- the command ---- */

/* A sum of three months must not pass for a year's. Each period is named once, however many series
 * it has. */
static void
print_partial_periods (const JctSeriesResult *result)
{
  g_autoptr (GHashTable) named = g_hash_table_new (NULL, NULL);
  JctPeriodUnit part = jct_table_get_period_kind (result->resolved->table).unit;

  for (guint s = 0; s < jct_series_set_get_n (result->series); s++)
    {
      const JctSeries *series = jct_series_set_get (result->series, s);
      gsize begin, end;

      jct_series_result_find_written (result, series, &begin, &end);
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
compute (JctSeriesResult *result, GError **error)
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
  JctSeriesResult result;
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
  result = (JctSeriesResult){ document, view, &resolved, &range, .ranges = form->ranges };
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
  return (form->as_json ? jct_series_result_write_json (&result)
                        : jct_series_result_write_csv (&result))
           ? JCT_EXIT_OK
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
