/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/jct-document-rounds.h"

#include <string.h>

/* Bytes: of a longer question the checksum does as well. */
#define MAX_QUESTION 500

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Takes the texts; their order does not count. (transfer full) */
static char *
join_sorted (GPtrArray *texts, const char *separator)
{
  char *joined;

  g_ptr_array_sort (texts, compare_texts);
  g_ptr_array_add (texts, NULL);
  joined = g_strjoinv (separator, (char **) texts->pdata);
  g_ptr_array_unref (texts);
  return joined;
}

/* (transfer full) */
static char *
describe_condition (const JctFilter *filter, const char *dimension)
{
  const char *const *values = jct_filter_get_named (filter, dimension);
  GPtrArray *named = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  for (; values != NULL && *values != NULL; values++)
    g_ptr_array_add (named, (gpointer) *values);
  joined = join_sorted (named, ", ");
  return g_strdup_printf ("%s %s %s", dimension,
                          jct_filter_is_excluding (filter, dimension) ? "not" : "=", joined);
}

/* (transfer full) */
static char *
describe_filter (const JctFilter *filter)
{
  GPtrArray *conditions = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < jct_filter_get_n_dimensions (filter); i++)
    g_ptr_array_add (conditions, describe_condition (filter, jct_filter_get_dimension (filter, i)));
  return join_sorted (conditions, "; ");
}

static const char *
find_unit (const JctResolvedView *resolved)
{
  int measure = jct_table_find_measure (resolved->table, resolved->measure);
  const char *unit = resolved->definition != NULL ? resolved->definition->unit : NULL;

  if (unit == NULL && measure >= 0)
    unit = jct_table_get_measure_unit (resolved->table, measure);
  if (unit == NULL && measure >= 0)
    unit = jct_table_get_measure_title (resolved->table, measure);
  return unit != NULL ? unit : resolved->measure;
}

gboolean
jct_document_dup_question (const JctDocument *document,
                           const JctView *view,
                           char **question,
                           char **unit)
{
  g_auto (JctResolvedView) resolved = { 0 };
  g_autofree char *filter = NULL, *transform = NULL, *whole = NULL;

  g_return_val_if_fail (document != NULL && view != NULL, FALSE);
  g_return_val_if_fail (question != NULL && unit != NULL, FALSE);

  if (!jct_document_resolve_view (document, view, &resolved, NULL))
    return FALSE;
  filter = describe_filter (resolved.filter);
  transform = jct_transform_to_text (&view->transform);
  whole = g_strdup_printf ("%s | %s | %s | %s | %s", jct_table_get_name (resolved.table),
                           resolved.measure != NULL ? resolved.measure : "",
                           resolved.by != NULL ? resolved.by : "", filter, transform);
  *question = strlen (whole) > MAX_QUESTION
                ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, whole, -1)
                : g_steal_pointer (&whole);
  *unit = g_strdup (find_unit (&resolved));
  return TRUE;
}

gboolean
jct_document_round_fits (const JctDocument *document,
                         const JctSlide *slide,
                         const JctGuessRound *round)
{
  g_autofree char *question = NULL, *unit = NULL;
  const JctView *view;

  g_return_val_if_fail (document != NULL && slide != NULL && round != NULL, FALSE);

  view = slide->view;
  if (view == NULL && slide->view_id != NULL)
    view = jct_document_find_view (document, slide->view_id);
  if (view == NULL || !jct_document_dup_question (document, view, &question, &unit))
    return FALSE;
  return (round->unit == NULL || g_strcmp0 (round->unit, unit) == 0)
         && (round->of == NULL || g_strcmp0 (round->of, question) == 0);
}
