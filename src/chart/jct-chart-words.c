/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a chart: title, subtitle, source line. All come from the view and the data,
 * and so stay true. */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "chart/jct-area-private.h"
#include "chart/jct-events-private.h"
#include "chart/jct-heat-private.h"
#include "chart/jct-multiples-private.h"
#include "model/jct-beside.h"
#include "model/jct-filter-words.h"

/* ---- numbers --------------------------------------------------------------------------------- */

char *
jct_chart_format_point (const JctChart *chart, const JctSeries *series, gsize index)
{
  return jct_value_words_format (&chart->input->view->transform,
                                 jct_series_get_value (series, index), chart->integer,
                                 jct_series_get_qualifier (series, index));
}

char *
jct_chart_dup_rate (const char *what, JctPeriodUnit unit)
{
  switch (unit)
    {
    case JCT_PERIOD_DAY:
      return g_strdup_printf (C_ ("rate", "%s a day"), what);
    case JCT_PERIOD_WEEK:
      return g_strdup_printf (C_ ("rate", "%s a week"), what);
    case JCT_PERIOD_MONTH:
      return g_strdup_printf (C_ ("rate", "%s a month"), what);
    case JCT_PERIOD_QUARTER:
      return g_strdup_printf (C_ ("rate", "%s a quarter"), what);
    case JCT_PERIOD_FISCAL_YEAR:
      return g_strdup_printf (C_ ("rate", "%s a fiscal year"), what);
    case JCT_PERIOD_YEAR:
    default:
      return g_strdup_printf (C_ ("rate", "%s a year"), what);
    }
}

char *
jct_chart_format_rate (double mean, gboolean integer, JctPeriodUnit unit)
{
  /* Means of small counts would all read alike without a decimal. */
  int decimals = integer ? (fabs (mean) < 10 && mean != floor (mean) ? 1 : 0)
                         : jct_value_words_decimals (mean, FALSE);
  g_autofree char *number = jct_format_value (mean, decimals);

  return jct_chart_dup_rate (number, unit);
}

/* ---- names ----------------------------------------------------------------------------------- */

static char *
capitalize (const char *text)
{
  g_autofree char *first = g_utf8_substring (text, 0, MIN (1, g_utf8_strlen (text, -1)));
  g_autofree char *upper = g_utf8_strup (first, -1);

  return g_strconcat (upper, text + strlen (first), NULL);
}

/* What is counted, as a unit: "encounters". */
static const char *
get_unit (const JctResolvedView *resolved)
{
  int measure = jct_table_find_measure (resolved->table, resolved->measure);

  if (resolved->definition != NULL && resolved->definition->unit != NULL)
    return resolved->definition->unit;
  if (measure < 0)
    return resolved->measure;
  const char *unit = jct_table_get_measure_unit (resolved->table, measure);
  return unit != NULL ? unit : jct_table_get_measure_title (resolved->table, measure);
}

char *
jct_chart_dup_subject (const JctDocument *document, const JctView *view)
{
  g_auto (JctResolvedView) resolved = { 0 };
  GString *subject = g_string_new (NULL);

  if (jct_document_resolve_view (document, view, &resolved, NULL))
    {
      for (guint i = 0; i < jct_filter_get_n_dimensions (view->filter); i++)
        {
          const char *dimension = jct_filter_get_dimension (view->filter, i);
          const char *const *values = jct_filter_get_named (view->filter, dimension);
          g_autofree char *names = NULL;

          if (g_strv_length ((char **) values) != 1)
            continue;
          names = jct_filter_words_values (resolved.table, view->filter, dimension);
          if (subject->len > 0)
            g_string_append (subject, C_ ("list separator", ", "));
          g_string_append (subject, names);
        }
    }
  return g_string_free (subject, subject->len == 0);
}

char *
jct_chart_dup_split (const JctDocument *document, const JctView *view)
{
  g_auto (JctResolvedView) resolved = { 0 };

  if (!jct_document_resolve_view (document, view, &resolved, NULL) || resolved.by == NULL)
    return NULL;
  return jct_filter_words_dimension (resolved.table, resolved.by);
}

/* Whether `text` holds `word` as a word of its own, in any case. */
static gboolean
has_word (const char *text, const char *word)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autofree char *sought = g_utf8_casefold (word, -1);
  gsize length = strlen (sought);

  if (length == 0)
    return FALSE;
  for (const char *at = strstr (folded, sought); at != NULL; at = strstr (at + length, sought))
    {
      const char *before = g_utf8_find_prev_char (folded, at);

      if ((before == NULL || !g_unichar_isalnum (g_utf8_get_char (before)))
          && !g_unichar_isalnum (g_utf8_get_char_validated (at + length, -1)))
        return TRUE;
    }
  return FALSE;
}

/* ---- title ----------------------------------------------------------------------------------- */

char *
jct_chart_dup_title (const JctDocument *document, const JctView *view)
{
  g_auto (JctResolvedView) resolved = { 0 };

  if (view->headline != NULL && *view->headline != '\0')
    return g_strdup (view->headline);
  if (!jct_document_resolve_view (document, view, &resolved, NULL))
    return g_strdup (jct_document_get_title (document));

  g_autofree char *subject = jct_chart_dup_subject (document, view);
  const char *unit = get_unit (&resolved);
  const char *where = resolved.definition != NULL ? resolved.definition->title
                                                  : jct_table_get_title (resolved.table);
  g_autofree char *split
    = resolved.by != NULL ? jct_filter_words_dimension (resolved.table, resolved.by) : NULL;
  /* "All encounters, southwest border" says already what is counted. */
  gboolean said = has_word (where, unit);
  g_autofree char *what
    = said && split != NULL
        /* Translators: a definition and the dimension that splits the series, as in "All
         * encounters, southwest border, by citizenship". */
        ? g_strdup_printf (C_ ("chart title", "%s, by %s"), where, split)
        : said ? g_strdup (where)
          : split != NULL
            /* Translators: what is counted, the dimension that splits it, and the
             * definition, as in "encounters by citizenship, Border Patrol, southwest border". */
            ? g_strdup_printf (C_ ("chart title", "%s by %s, %s"), unit, split, where)
            /* Translators: what is counted and the definition, as in "encounters, Border Patrol,
               southwest border". */
            : g_strdup_printf (C_ ("chart title", "%s, %s"), unit, where);

  /* Translators: who or what is counted, and the rest: "China: encounters, Border Patrol, southwest
   * border". */
  g_autofree char *title = subject == NULL
                             ? capitalize (what)
                             : g_strdup_printf (C_ ("chart title", "%s: %s"), subject, what);
  g_autofree char *drawn = jct_value_words_name (&view->transform, resolved.kind);
  if (drawn == NULL)
    return g_steal_pointer (&title);
  /* Translators: a title and what is drawn in the place of the counts: "Encounters, southwest border – index". */
  return g_strdup_printf (C_ ("chart title", "%s – %s"), title, drawn);
}

/* ---- subtitle -------------------------------------------------------------------------------- */

static void
append_part (GString *text, const char *part)
{
  if (text->len > 0)
    /* Translators: between the parts of a chart's subtitle and source line. */
    g_string_append (text, C_ ("part separator", "; "));
  g_string_append (text, part);
}

/* "Encounters per month, Border Patrol, southwest border; citizenship: China"; what is summed is not per month. */
static char *
describe_selection (const JctDocument *document,
                    const JctView *view,
                    JctSeriesSet *series,
                    gboolean summed)
{
  g_auto (JctResolvedView) resolved = { 0 };
  JctValueContext context;

  if (!jct_document_resolve_view (document, view, &resolved, NULL))
    return g_strdup ("");

  jct_value_context_init (&context, series, jct_document_get_fiscal_start (document),
                          get_unit (&resolved));
  g_autofree char *per = summed ? g_strdup (get_unit (&resolved))
                                : jct_value_words_counted (&view->transform, &context);
  g_autofree char *figures = capitalize (per);
  g_autofree char *steps = jct_value_words_steps (&view->transform, &context);
  /* Translators: what is counted, and what is drawn of it: "Encounters per month, rolling mean of 3 months (centred)".
   */
  g_autofree char *counted = steps == NULL
                               ? g_strdup (figures)
                               : g_strdup_printf (C_ ("chart subtitle", "%s, %s"), figures, steps);
  g_autoptr (GString) text = g_string_new (NULL);

  if (resolved.definition != NULL)
    /* Translators: what is counted, and the definition: "Encounters per month, Border Patrol,
     * southwest border". */
    g_string_append_printf (text, C_ ("chart subtitle", "%s, %s"), counted,
                            resolved.definition->title);
  else
    g_string_append (text, counted);
  if (!jct_filter_is_empty (view->filter))
    {
      g_autofree char *filters = jct_filter_words (resolved.table, view->filter);
      append_part (text, filters);
    }
  if (resolved.by != NULL)
    {
      g_autofree char *title = jct_filter_words_dimension (resolved.table, resolved.by);
      /* Translators: the dimension that splits the series, as in "by citizenship". */
      g_autofree char *part = g_strdup_printf (C_ ("chart subtitle", "by %s"), title);
      append_part (text, part);
    }
  return g_strdup (text->str);
}

/* "October 2019 to September 2024" */
static void
append_range (GString *text, JctSeriesSet *series, JctSpan visible)
{
  gsize begin, end;

  if (jct_series_set_get_n (series) == 0)
    return;
  JctSeries *first = jct_series_set_get (series, 0);
  jct_series_find_span (first, jct_chart_visible_span (series, visible), &begin, &end);
  if (end <= begin)
    return;
  g_autofree char *range
    = jct_period_range_to_label (jct_series_get_period (first, begin),
                                 jct_series_get_period (first, end - 1), JCT_LABEL_LONG);
  append_part (text, range);
}

static void
append_panels (GString *text, const JctDocument *document, const JctView *view, JctPeriodKind kind)
{
  g_autofree char *scale = jct_multiples_dup_scale (view);
  g_autofree char *window = jct_multiples_dup_window (document, view, kind);

  append_part (text, scale);
  if (window != NULL)
    append_part (text, window);
}

static void
append_stack (GString *text, const JctView *view, JctSeriesSet *series, JctSpan visible)
{
  const char *reason = jct_area_get_reason (jct_area_judge (view, series, visible));

  if (reason != NULL)
    append_part (text, reason);
  else if (jct_series_set_get_n (series) > 1)
    append_part (text, C_ ("chart subtitle", "stacked"));
}

static void
append_beside (GString *text, const JctDocument *document, const JctView *view)
{
  for (guint i = 0; i < view->beside->len; i++)
    {
      g_autofree char *title = jct_beside_dup_title (document, g_ptr_array_index (view->beside, i));
      /* Translators: what is drawn in a panel of its own beside what the chart is about. */
      g_autofree char *part = g_strdup_printf (C_ ("chart subtitle", "beside it: %s"), title);

      append_part (text, part);
    }
}

char *
jct_chart_dup_subtitle (const JctDocument *document,
                        const JctView *view,
                        JctSeriesSet *series,
                        JctSpan visible)
{
  g_auto (JctRanking) ranking = { 0 };

  if (series == NULL)
    return jct_events_dup_subtitle (document, view, visible);
  if (view->chart == JCT_CHART_RANKED)
    jct_ranking_init (&ranking, view, series, visible, NULL);
  g_autofree char *what
    = describe_selection (document, view, series, jct_ranking_is_sum (&ranking));
  g_autofree char *ranked = jct_ranking_dup_periods (&ranking);
  g_autoptr (GString) text = g_string_new (what);
  JctLogRange log_range;

  if (ranked != NULL)
    append_part (text, ranked);
  else
    append_range (text, series, visible);
  if (jct_chart_find_log (view, series, visible, &log_range))
    append_part (text, C_ ("chart subtitle", "logarithmic axis"));
  if (view->chart == JCT_CHART_MULTIPLES)
    append_panels (text, document, view, jct_series_set_get_kind (series));
  if (view->chart == JCT_CHART_AREA)
    append_stack (text, view, series, visible);
  if (jct_chart_type_has_years (view->chart))
    {
      g_autofree char *years = jct_years_dup_words (document, view, series);
      if (years != NULL)
        append_part (text, years);
    }
  if (jct_chart_type_get_form (view->chart)->shares_time)
    append_beside (text, document, view);
  return g_strdup (text->str);
}

/* ---- source line ----------------------------------------------------------------------------- */

static char *
format_data_date (const char *text)
{
  JctEdtf date;

  return jct_edtf_parse (text, &date, NULL) ? jct_edtf_to_label (&date, JCT_LABEL_LONG)
                                            : g_strdup (text);
}

static char *
join_sources (const JctDocument *document, const JctTable *table)
{
  const char *const *keys = jct_table_get_source_keys (table);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      const JctSource *source = jct_document_find_source (document, keys[i]);
      if (source == NULL)
        continue;
      if (source->publisher != NULL)
        /* Translators: a source's title and its publisher. */
        g_ptr_array_add (names, g_strdup_printf (C_ ("source", "%s, %s"), source->title,
                                                 source->publisher));
      else
        g_ptr_array_add (names, g_strdup (source->title));
    }
  if (names->len == 0)
    return NULL;
  g_ptr_array_add (names, NULL);
  return g_strjoinv (C_ ("list separator", ", "), (char **) names->pdata);
}

/* "CBP nationwide encounters (data of October 2024)" */
static char *
describe_source (const JctDocument *document, const JctTable *table)
{
  g_autofree char *joined = join_sources (document, table);
  const char *names = joined != NULL ? joined : jct_document_get_title (document);
  const char *stated = jct_table_get_data_date (table);

  if (stated == NULL)
    return g_strdup (names);
  g_autofree char *date = format_data_date (stated);
  /* Translators: a source and the date of its data, as in "CBP nationwide encounters (data of October 2024)". */
  return g_strdup_printf (C_ ("source line", "%s (data of %s)"), names, date);
}

/* The sources of what stands beside, each under what it is the source of. */
static void
append_beside_sources (GString *text, const JctDocument *document, const JctView *view)
{
  for (guint i = 0; i < view->beside->len; i++)
    {
      const JctBeside *beside = g_ptr_array_index (view->beside, i);
      const JctDefinition *definition = jct_document_find_definition (document, beside->definition);
      JctTable *table
        = definition != NULL ? jct_document_find_table (document, definition->table) : NULL;

      if (table == NULL)
        continue;
      g_autofree char *source = describe_source (document, table);
      /* Translators: what is drawn beside the chart, and its source. */
      g_autofree char *part
        = g_strdup_printf (C_ ("source line", "beside it %s: %s"), definition->title, source);
      append_part (text, part);
    }
}

char *
jct_chart_dup_source_line (const JctDocument *document, const JctView *view)
{
  g_auto (JctResolvedView) resolved = { 0 };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *part = NULL;

  if (!jct_document_resolve_view (document, view, &resolved, NULL))
    return jct_document_get_n_events (document) > 0 ? jct_events_dup_source_line (document)
                                                    : g_strdup (C_ ("source line", "Juncture"));

  g_autofree char *source = describe_source (document, resolved.table);
  part = g_strdup_printf (_ ("Source: %s"), source);
  append_part (text, part);
  if (resolved.definition != NULL)
    {
      g_autofree char *definition
        = g_strdup_printf (C_ ("source line", "definition: %s"), resolved.definition->title);
      append_part (text, definition);
    }
  if (jct_chart_type_get_form (view->chart)->shares_time)
    append_beside_sources (text, document, view);
  append_part (text, C_ ("source line", "Juncture"));
  return g_strdup (text->str);
}
