/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/jct-cli-selection.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
jct_cli_selection_add_options (JctCliSelection *selection,
                               const char *transforms,
                               GOptionContext *options)
{
  const GOptionEntry entries[] = {
    { "view", 0, 0, G_OPTION_ARG_FILENAME, &selection->view, N_ ("Start from a saved view"),
      N_ ("ID") },
    { "definition", 0, 0, G_OPTION_ARG_FILENAME, &selection->definition,
      N_ ("Count what a definition says"), N_ ("ID") },
    { "table", 0, 0, G_OPTION_ARG_FILENAME, &selection->table, N_ ("Count in a table"),
      N_ ("NAME") },
    { "measure", 0, 0, G_OPTION_ARG_FILENAME, &selection->measure,
      N_ ("Count a measure of the table"), N_ ("NAME") },
    { "where", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &selection->where,
      N_ ("Only rows with this value, or (DIM!=VALUE) without it; repeated for one dimension, any "
          "of them, or none"),
      N_ ("DIM=VALUE") },
    { "by", 0, 0, G_OPTION_ARG_FILENAME, &selection->by,
      N_ ("One series for each value of a dimension"), N_ ("DIM") },
    { "top", 0, 0, G_OPTION_ARG_FILENAME, &selection->top,
      N_ ("Of a split: so many of its largest series, the rest as one (0: all)"), N_ ("N") },
    { "period", 0, 0, G_OPTION_ARG_FILENAME, &selection->period,
      N_ ("day, week, month, quarter, year or fiscal-year"), N_ ("KIND") },
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &selection->from,
      N_ ("From this period on, such as 2022-08 or FY2023"), N_ ("PERIOD") },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &selection->to, N_ ("Up to this period, included"),
      N_ ("PERIOD") },
    { "transform", 0, 0, G_OPTION_ARG_FILENAME, &selection->transform, transforms, N_ ("NAME,…") },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_add_main_entries (options, entries, GETTEXT_PACKAGE);
}

void
jct_cli_selection_clear (JctCliSelection *selection)
{
  g_strfreev (selection->where);
  g_free (selection->by);
  g_free (selection->top);
  g_free (selection->definition);
  g_free (selection->table);
  g_free (selection->measure);
  g_free (selection->view);
  g_free (selection->period);
  g_free (selection->from);
  g_free (selection->to);
  g_free (selection->transform);
  *selection = (JctCliSelection){ 0 };
}

/* ---- messages ---- */

/* Says that there is no such thing, and what there is. Takes `message`, a whole sentence. */
static void
print_unknown (char *message, const char *wanted, const GPtrArray *names)
{
  jct_cli_print_unknown (message, wanted, (const char *const *) names->pdata, names->len);
  g_free (message);
}

static gboolean
fail_usage (const char *command, JctExit *status, char *message)
{
  *status = jct_cli_fail_usage (command, message);
  g_free (message);
  return FALSE;
}

/* ---- what is named by an id or a title ---- */

static gboolean
is_named (const char *name, const char *id, const char *title)
{
  return g_strcmp0 (name, id) == 0 || g_strcmp0 (name, title) == 0;
}

const JctView *
jct_cli_find_view (const JctDocument *document, const char *name)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < jct_document_get_n_views (document); i++)
    {
      const JctView *view = jct_document_get_view (document, i);

      if (is_named (name, view->id, view->title))
        return view;
      g_ptr_array_add (names, (gpointer) view->id);
    }
  /* Translators: the name of a view. */
  print_unknown (g_strdup_printf (_ ("There is no view “%s”."), name), name, names);
  return NULL;
}

const JctDefinition *
jct_cli_find_definition (const JctDocument *document, const char *name)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < jct_document_get_n_definitions (document); i++)
    {
      const JctDefinition *definition = jct_document_get_definition (document, i);

      if (is_named (name, definition->id, definition->title))
        return definition;
      g_ptr_array_add (names, definition->id);
    }
  /* Translators: the name of a definition. */
  print_unknown (g_strdup_printf (_ ("There is no definition “%s”."), name), name, names);
  return NULL;
}

static JctTable *
find_table (const JctDocument *document, const char *name)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  if (jct_document_get_n_tables (document) == 0)
    {
      jct_cli_print_error (_ ("The file has no table of observations."));
      return NULL;
    }
  if (name == NULL)
    return jct_document_get_table (document, 0);
  for (guint i = 0; i < jct_document_get_n_tables (document); i++)
    {
      JctTable *table = jct_document_get_table (document, i);

      if (is_named (name, jct_table_get_name (table), jct_table_get_title (table)))
        return table;
      g_ptr_array_add (names, (gpointer) jct_table_get_name (table));
    }
  /* Translators: the name of a table. */
  print_unknown (g_strdup_printf (_ ("There is no table “%s”."), name), name, names);
  return NULL;
}

/* ---- dimensions, values and measures of a table ---- */

/* By name; else by title. -1 and a message when there is none. */
static int
find_dimension (JctTable *table, const char *name)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  int found = jct_table_find_dimension (table, name);

  if (found >= 0)
    return found;
  for (guint i = 0; i < jct_table_get_n_dimensions (table); i++)
    {
      if (strcmp (name, jct_table_get_dimension_title (table, i)) == 0)
        return (int) i;
      g_ptr_array_add (names, (gpointer) jct_table_get_dimension_name (table, i));
    }
  /* Translators: the name of a dimension. */
  print_unknown (g_strdup_printf (_ ("There is no dimension “%s”."), name), name, names);
  return -1;
}

static void
print_unknown_value (JctTable *table, guint dimension, const char *value)
{
  guint n = jct_table_get_n_values (table, dimension);
  g_autoptr (GPtrArray) labels = g_ptr_array_sized_new (n);

  for (guint code = 0; code < n; code++)
    g_ptr_array_add (labels, (gpointer) jct_table_get_value_label (table, dimension, code));
  print_unknown (
    /* Translators: the name of a dimension, and a value that it does not have. */
    g_strdup_printf (_ ("The dimension “%s” has no value “%s”."),
                     jct_table_get_dimension_name (table, dimension), value),
    value, labels);
}

/* The value as the file has it; else one with that label, of which `n_found` says how many there
 * are. */
static guint
look_up_value (JctTable *table, guint dimension, const char *value, guint *n_found)
{
  guint found = jct_table_find_value (table, dimension, value);

  *n_found = 1;
  if (found != JCT_CODE_NONE)
    return found;
  *n_found = 0;
  for (guint code = 0; code < jct_table_get_n_values (table, dimension); code++)
    if (strcmp (value, jct_table_get_value_label (table, dimension, code)) == 0)
      {
        found = code;
        ++*n_found;
      }
  return found;
}

/* NULL and a message when there is no such value, or more than one with that label. */
static const char *
find_value (JctTable *table, guint dimension, const char *value)
{
  guint n_found;
  guint found = look_up_value (table, dimension, value, &n_found);

  if (n_found == 1)
    return jct_table_get_value (table, dimension, found);
  if (n_found == 0)
    print_unknown_value (table, dimension, value);
  else
    {
      /* Translators: the name of a dimension, then a text. */
      g_autofree char *message = g_strdup_printf (
        /* Translators: the name of a dimension, then a text. */
        _ ("The dimension “%s” has several values that read “%s”: write the value as the file has "
           "it."),
        jct_table_get_dimension_name (table, dimension), value);

      jct_cli_print_error (message);
    }
  return NULL;
}

/* Of the pieces from `from` on, the longest run that is one value, since a value may have commas of
 * its own; `end` is the piece after it. NULL and a message when there is none. */
static const char *
find_run (JctTable *table, guint dimension, char **pieces, guint from, guint *end)
{
  for (*end = g_strv_length (pieces); *end > from; --*end)
    {
      g_autoptr (GString) run = g_string_new (pieces[from]);
      guint n_found;
      guint found;

      for (guint i = from + 1; i < *end; i++)
        g_string_append_printf (run, ",%s", pieces[i]);
      found = look_up_value (table, dimension, run->str, &n_found);
      if (n_found == 1)
        return jct_table_get_value (table, dimension, found);
    }
  return find_value (table, dimension, pieces[from]);
}

gboolean
jct_cli_is_condition (const char *text)
{
  const char *sign = strchr (text, '=');

  return sign != NULL && sign > text && (sign > text + 1 || *text != '!');
}

/* A dimension before "=" or "!=". -1 and a message when there is none. */
static int
parse_dimension (JctTable *table, const char *text, gboolean *excluding, const char **values)
{
  const char *sign = strchr (text, '=');
  g_autofree char *name = NULL;

  *excluding = sign[-1] == '!';
  *values = sign + 1;
  name = g_strndup (text, (gsize) (sign - text) - (*excluding ? 1 : 0));
  return find_dimension (table, name);
}

static void
name_value (JctFilter *filter, const char *dimension, const char *value, gboolean excluding)
{
  if (excluding)
    jct_filter_exclude (filter, dimension, value);
  else
    jct_filter_add (filter, dimension, value);
}

gboolean
jct_cli_add_values (JctTable *table, const char *text, JctFilter *passing, JctFilter *excluded)
{
  const char *list;
  gboolean excluding;
  int dimension = parse_dimension (table, text, &excluding, &list);
  g_auto (GStrv) pieces = NULL;
  guint end;

  if (dimension < 0)
    return FALSE;
  pieces = g_strsplit (list, ",", -1);
  for (guint i = 0; pieces[i] != NULL; i = end)
    {
      const char *value = find_run (table, (guint) dimension, pieces, i, &end);

      if (value == NULL)
        return FALSE;
      name_value (excluding ? excluded : passing,
                  jct_table_get_dimension_name (table, (guint) dimension), value, excluding);
    }
  return TRUE;
}

static gboolean
find_measure (JctTable *table, const char *name)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  if (jct_table_find_measure (table, name) >= 0)
    return TRUE;
  for (guint i = 0; i < jct_table_get_n_measures (table); i++)
    g_ptr_array_add (names, (gpointer) jct_table_get_measure_name (table, i));
  /* Translators: the name of a measure. */
  print_unknown (g_strdup_printf (_ ("There is no measure “%s”."), name), name, names);
  return FALSE;
}

/* ---- the options, one after the other ---- */

/* All texts are looked up among texts of files, which are UTF-8. */
static gboolean
check_encoding (const JctCliSelection *selection, const char *command, JctExit *status)
{
  const char *const texts[]
    = { selection->by,      selection->top,      selection->definition, selection->table,
        selection->measure, selection->view,     selection->period,     selection->from,
        selection->to,      selection->transform };
  gboolean valid = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    valid = valid && (texts[i] == NULL || g_utf8_validate (texts[i], -1, NULL));
  for (guint i = 0; selection->where != NULL && selection->where[i] != NULL; i++)
    valid = valid && g_utf8_validate (selection->where[i], -1, NULL);
  if (valid)
    return TRUE;
  *status = jct_cli_fail_usage (command, _ ("An argument is not UTF-8."));
  return FALSE;
}

/* What is wrong with the options whatever the file holds. */
static gboolean
check_usage (const JctCliSelection *selection, const char *command, JctExit *status)
{
  JctPeriodUnit unit;
  guint64 top;

  if (!check_encoding (selection, command, status))
    return FALSE;
  if (selection->top != NULL
      && !g_ascii_string_to_unsigned (selection->top, 10, 0, G_MAXUINT16, &top, NULL))
    return fail_usage (command, status,
                       /* Translators: do not translate --top. */
                       g_strdup_printf (_ ("--top “%s”: write a whole number, 0 for all."),
                                        selection->top));
  if (selection->period != NULL && !jct_period_unit_from_name (selection->period, &unit))
    return fail_usage (
      command, status,
      /* Translators: an argument; the kinds are not translated. */
      g_strdup_printf (_ (
                         "“%s” is no kind of period: there are day, week, month, quarter, year and "
                         "fiscal-year."),
                       selection->period));
  for (guint i = 0; selection->where != NULL && selection->where[i] != NULL; i++)
    if (!jct_cli_is_condition (selection->where[i]))
      return fail_usage (command, status,
                         /* Translators: do not translate --where; DIM and VALUE as in the help. */
                         g_strdup_printf (_ ("--where “%s” is not of the form DIM=VALUE or "
                                             "DIM!=VALUE."),
                                          selection->where[i]));
  if (selection->definition != NULL && (selection->table != NULL || selection->measure != NULL))
    return fail_usage (
      command, status,
      g_strdup (_ ("A definition has its own table and measure: give --definition, or --table and "
                   "--measure.")));
  return TRUE;
}

static gboolean
parse_range_end (const char *text,
                 guint fiscal_start,
                 const char *command,
                 gboolean *has,
                 JctPeriod *period,
                 JctExit *status)
{
  *has = text != NULL;
  if (text == NULL || jct_period_parse_any (text, fiscal_start, period))
    return TRUE;
  return fail_usage (
    command, status,
    /* Translators: an argument of the command line. */
    g_strdup_printf (_ ("“%s” is no period: write a period such as 2022, 2022-08, 2022-08-05, "
                        "2022-Q3, 2022-W31 or FY2022."),
                     text));
}

gboolean
jct_cli_selection_apply_range (const JctCliSelection *selection,
                               const char *command,
                               const JctDocument *document,
                               JctCliRange *range,
                               JctExit *status)
{
  guint fiscal_start = jct_document_get_fiscal_start (document);

  if (!parse_range_end (selection->from, fiscal_start, command, &range->has_from, &range->from,
                        status)
      || !parse_range_end (selection->to, fiscal_start, command, &range->has_to, &range->to,
                           status))
    return FALSE;
  if (range->has_from && range->has_to
      && jct_period_end_day (range->to) <= jct_period_first_day (range->from))
    return fail_usage (command, status, g_strdup (_ ("The range ends before it starts.")));
  return TRUE;
}

/* A period such as FY2022 is read as the document has its years. */
static gboolean
apply_transform (const JctCliSelection *selection,
                 const char *command,
                 const JctDocument *document,
                 JctView *view,
                 JctExit *status)
{
  g_autoptr (GError) error = NULL;

  if (selection->transform == NULL
      || jct_transform_from_text (selection->transform, jct_document_get_fiscal_start (document),
                                  &view->transform, &error))
    return TRUE;
  return fail_usage (command, status, g_strdup (error->message));
}

static gboolean
apply_definition (const JctCliSelection *selection, const JctDocument *document, JctView *view)
{
  const JctDefinition *definition;

  if (selection->definition != NULL)
    {
      definition = jct_cli_find_definition (document, selection->definition);
      if (definition == NULL)
        return FALSE;
      g_free (view->definition);
      view->definition = g_strdup (definition->id);
    }
  else if (selection->table != NULL || selection->measure != NULL)
    g_clear_pointer (&view->definition, g_free);
  return TRUE;
}

/* The table that the view then asks. NULL and a message when there is none. */
static JctTable *
apply_table (const JctCliSelection *selection, const JctDocument *document, JctView *view)
{
  const JctDefinition *definition
    = view->definition != NULL ? jct_document_find_definition (document, view->definition) : NULL;
  const char *name = selection->table != NULL ? selection->table : view->table;
  JctTable *table = find_table (document, definition != NULL ? definition->table : name);

  if (table == NULL || definition != NULL)
    return table;
  if (selection->measure != NULL && !find_measure (table, selection->measure))
    return NULL;
  if (selection->measure != NULL || g_strcmp0 (view->table, jct_table_get_name (table)) != 0)
    {
      g_free (view->measure);
      view->measure = g_strdup (selection->measure);
    }
  g_free (view->table);
  view->table = g_strdup (jct_table_get_name (table));
  return table;
}

/* A dimension that the command line names is taken from it whole: what the view had of it goes. */
static gboolean
apply_where (const JctCliSelection *selection, JctTable *table, JctView *view)
{
  g_autoptr (JctFilter) passing = jct_filter_new ();
  g_autoptr (JctFilter) excluded = jct_filter_new ();
  g_autoptr (JctFilter) named = NULL;

  for (guint i = 0; selection->where != NULL && selection->where[i] != NULL; i++)
    {
      const char *text;
      gboolean excluding;
      int dimension = parse_dimension (table, selection->where[i], &excluding, &text);
      const char *value = dimension >= 0 ? find_value (table, (guint) dimension, text) : NULL;

      if (value == NULL)
        return FALSE;
      name_value (excluding ? excluded : passing,
                  jct_table_get_dimension_name (table, (guint) dimension), value, excluding);
    }
  named = jct_filter_intersect (passing, excluded);
  for (guint i = 0; i < jct_filter_get_n_dimensions (named); i++)
    jct_filter_set_as_in (view->filter, jct_filter_get_dimension (named, i), named);
  return TRUE;
}

static gboolean
apply_by (const JctCliSelection *selection, JctTable *table, JctView *view)
{
  int dimension;

  if (selection->by == NULL)
    return TRUE;
  dimension = *selection->by != '\0' ? find_dimension (table, selection->by) : -1;
  if (dimension < 0 && *selection->by != '\0')
    return FALSE;
  g_free (view->by);
  view->by = g_strdup (dimension < 0 ? "" : jct_table_get_dimension_name (table, dimension));
  return TRUE;
}

gboolean
jct_cli_selection_asks_figures (const JctCliSelection *selection)
{
  return selection->where != NULL || selection->by != NULL || selection->top != NULL
         || selection->definition != NULL || selection->table != NULL || selection->measure != NULL
         || selection->period != NULL || selection->transform != NULL;
}

gboolean
jct_cli_selection_apply (const JctCliSelection *selection,
                         const char *command,
                         const JctDocument *document,
                         JctView *view,
                         JctCliRange *range,
                         JctExit *status)
{
  JctTable *table;

  if (!check_usage (selection, command, status)
      || !jct_cli_selection_apply_range (selection, command, document, range, status)
      || !apply_transform (selection, command, document, view, status))
    return FALSE;
  *status = JCT_EXIT_FAULT;
  if (!apply_definition (selection, document, view))
    return FALSE;
  table = apply_table (selection, document, view);
  if (table == NULL || !apply_where (selection, table, view) || !apply_by (selection, table, view))
    return FALSE;
  if (selection->top != NULL)
    view->top = (guint) g_ascii_strtoull (selection->top, NULL, 10);
  if (selection->period != NULL)
    view->has_period = jct_period_unit_from_name (selection->period, &view->period);
  *status = JCT_EXIT_OK;
  return TRUE;
}

JctView *
jct_cli_selection_dup_view (const JctCliSelection *selection, const JctDocument *document)
{
  const JctView *saved;

  if (selection->view != NULL)
    {
      saved = jct_cli_find_view (document, selection->view);
      return saved != NULL ? jct_view_copy (saved) : NULL;
    }
  if (selection->definition != NULL || selection->table != NULL || selection->measure != NULL)
    return jct_view_new ();
  return jct_document_dup_default_view (document);
}
