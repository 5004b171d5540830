/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/jct-cli-receipt.h"

#include "chart/jct-export-program.h"
#include "io/jct-writer.h"

void
jct_cli_origin_clear (JctCliOrigin *origin)
{
  g_clear_object (&origin->file);
  g_clear_pointer (&origin->document, jct_document_unref);
  g_clear_object (&origin->beside_file);
  g_clear_pointer (&origin->beside, jct_document_unref);
  g_clear_pointer (&origin->beside_view, jct_view_free);
}

gboolean
jct_cli_receipt_write (const JctCliOrigin *origin,
                       const char *picture,
                       const JctCliDrawing *drawing,
                       const JctExportSettings *settings,
                       GError **error)
{
  const JctExportSubject *subject = &drawing->subject;
  g_autofree char *path = jct_receipt_dup_path (picture);
  g_autoptr (JctReceipt) receipt
    = jct_receipt_new (origin->document, origin->file, subject->view, error);
  g_autoptr (GBytes) text = NULL;

  if (receipt == NULL
      || (origin->beside != NULL
          && !jct_receipt_add_beside (receipt, origin->beside, origin->beside_file,
                                      origin->beside_view, error))
      || !jct_receipt_set_picture (receipt, picture, error))
    return FALSE;
  jct_receipt_set_drawing (receipt, jct_export_settings_to_record (settings),
                           jct_analysis_options_to_variant (&drawing->options),
                           jct_export_program_to_variant ());
  jct_receipt_set_shown (receipt, subject->visible, subject->point);
  text = jct_receipt_to_bytes (receipt);
  return jct_save_bytes (path, text, error);
}

gboolean
jct_cli_receipt_take (const JctReceipt *receipt,
                      const char *name,
                      guint fiscal_start,
                      JctExportSettings *settings,
                      JctAnalysisOptions *options,
                      GError **error)
{
  g_autoptr (GVariant) taken_settings = NULL;
  g_autoptr (GVariant) taken_options = NULL;

  jct_export_settings_from_variant (settings, receipt->settings);
  jct_analysis_options_from_variant (options, receipt->method, fiscal_start);
  taken_settings = g_variant_ref_sink (jct_export_settings_to_record (settings));
  taken_options = g_variant_ref_sink (jct_analysis_options_to_variant (options));
  return jct_receipt_check_taken (receipt, name, "export", taken_settings, error)
         && jct_receipt_check_taken (receipt, name, "method", taken_options, error);
}
