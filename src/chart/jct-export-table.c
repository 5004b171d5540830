/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/jct-export-request.h"

#include <glib/gi18n-lib.h>

#include "model/jct-series-table.h"
#include "model/jct-vintage-published.h"

JctRowOrder *
jct_export_subject_dup_rows (const JctExportSubject *subject,
                             GCancellable *cancellable,
                             GError **error)
{
  const JctRowQuery query
    = { .has_span = !jct_span_is_empty (subject->visible), .span = subject->visible };
  g_auto (JctResolvedView) resolved = { 0 };
  g_autoptr (JctPublishedSet) published = NULL;
  g_autoptr (JctTable) table = NULL;
  const JctDefinition *definition;
  const char *title = NULL;
  int measure;

  g_return_val_if_fail (subject != NULL && subject->series != NULL, NULL);

  if (!jct_document_resolve_view (subject->document, subject->view, &resolved, error))
    return NULL;
  measure = jct_table_find_measure (resolved.table, resolved.measure);
  if (measure >= 0 && jct_transform_is_none (&subject->view->transform))
    title = jct_table_get_measure_title (resolved.table, (guint) measure);
  definition = resolved.by == NULL ? resolved.definition : NULL;
  if (!subject->view->vintages_hidden)
    published = jct_document_compute_published (subject->document, subject->view, subject->series);
  table = jct_series_set_to_table (subject->series, published,
                                   jct_table_get_period_kind (resolved.table).unit, title,
                                   definition != NULL ? definition->id : NULL,
                                   definition != NULL ? definition->title : NULL);
  if (table == NULL)
    {
      g_set_error_literal (error, JCT_EXPORT_ERROR, JCT_EXPORT_ERROR_SIZE,
                           _ ("The table would have too many rows."));
      return NULL;
    }
  return jct_row_order_new (table, &query, cancellable, error);
}
