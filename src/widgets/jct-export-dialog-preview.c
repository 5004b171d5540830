/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the export dialog shows of the file before it is written. */
#include "config.h"

#include "widgets/jct-export-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "io/jct-rows-write.h"
#include "model/jct-number-format.h"
#include "widgets/jct-task.h"
#include "widgets/jct-tooltip-text.h"

/* Rows of a table that are shown. */
#define SHOWN_ROWS 40

/* What is laid out in a thread, and what comes of it. */
typedef struct
{
  JctPicture *picture;
  JctExportSettings settings;
  JctScene *scene; /* (nullable) */
  char *rows;      /* (nullable): the first of a table */
  gsize n_rows;
  char *description; /* (nullable) */
} Trial;

static void
trial_free (gpointer data)
{
  Trial *trial = data;

  jct_picture_unref (trial->picture);
  jct_export_settings_clear (&trial->settings);
  g_clear_pointer (&trial->scene, jct_scene_free);
  g_free (trial->rows);
  g_free (trial->description);
  g_free (trial);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Trial, trial_free)

static gboolean
try_table (Trial *trial, const JctExportSubject *subject, GCancellable *cancellable, GError **error)
{
  g_autofree char *reason = NULL;
  g_autoptr (JctRowOrder) rows = NULL;
  GString *text;

  if (!jct_export_subject_has (subject, JCT_EXPORT_WHAT_TABLE, &reason))
    {
      g_set_error_literal (error, JCT_EXPORT_ERROR, JCT_EXPORT_ERROR_NOTHING, reason);
      return FALSE;
    }
  rows = jct_export_subject_dup_rows (subject, cancellable, error);
  if (rows == NULL)
    return FALSE;
  text = g_string_new (NULL);
  trial->n_rows = jct_row_order_get_n (rows);
  jct_rows_append_head (text, rows, jct_picture_get_rows_format (&trial->settings), SHOWN_ROWS);
  if (trial->n_rows > SHOWN_ROWS)
    g_string_append (text, trial->settings.table_format == JCT_EXPORT_TABLE_JSON ? ",\n…" : "…");
  trial->rows = g_string_free (text, FALSE);
  return TRUE;
}

static gboolean
trial_run (Trial *trial, GCancellable *cancellable, GError **error)
{
  const JctExportSubject *subject = jct_picture_get_subject (trial->picture, cancellable, error);
  g_autoptr (JctExportRequest) request = NULL;

  if (subject == NULL)
    return FALSE;
  if (trial->settings.what == JCT_EXPORT_WHAT_TABLE)
    return try_table (trial, subject, cancellable, error);
  request = jct_export_request_new (&trial->settings, subject, error);
  if (request == NULL)
    return FALSE;
  trial->scene = jct_export_request_dup_scene (request);
  trial->description = g_strdup (jct_export_request_get_description (request));
  return TRUE;
}

/* ---- showing it ------------------------------------------------------------------------------ */

/* What the file will be, in numbers. (transfer full) */
static char *
dup_facts (const JctExportSettings *settings)
{
  double width, height, w, h;
  g_autofree char *suffix = g_ascii_strup (jct_export_settings_get_suffix (settings), -1);

  jct_export_settings_get_page (settings, &w, &h);
  if (settings->format != JCT_EXPORT_PNG)
    /* Translators: a format, and the sides of a page in millimetres, as in "PDF, 297 × 210 mm". */
    return g_strdup_printf (C_ ("export", "%s, %.0f × %.0f mm"), suffix, w / 96 * 25.4,
                            h / 96 * 25.4);
  jct_export_settings_get_pixels (settings, &width, &height);
  g_autofree char *across = jct_format_value (width, 0);
  g_autofree char *down = jct_format_value (height, 0);
  /* Translators: numbers of pixels, a resolution, and the sides of a page in millimetres. */
  return g_strdup_printf (C_ ("export", "PNG, %s × %s pixels at %.0f dpi: %.0f × %.0f mm"), across,
                          down, jct_export_settings_get_dpi (settings), w / 96 * 25.4,
                          h / 96 * 25.4);
}

static void
show_rows (JctExportDialog *self, const Trial *trial)
{
  g_autofree char *n = jct_format_value ((double) trial->n_rows, 0);
  /* Translators: %s is a number. */
  g_autofree char *count
    = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s row", "%s rows", trial->n_rows), n);

  jct_set_label_text (self->rows, trial->rows);
  gtk_label_set_text (self->facts, count);
  gtk_stack_set_visible_child_name (self->stack, "rows");
}

static void
show_problem (JctExportDialog *self, const GError *error)
{
  g_autofree char *escaped = g_markup_escape_text (error->message, -1);

  self->problem = g_strdup (error->message);
  adw_status_page_set_description (self->nothing, escaped);
  gtk_label_set_text (self->facts, "");
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

static JctPreviewGround
find_ground (const JctExportSettings *settings)
{
  if (!settings->transparent)
    return JCT_PREVIEW_PAGE;
  return settings->theme == JCT_THEME_DARK ? JCT_PREVIEW_DARK_CHECKS : JCT_PREVIEW_CHECKS;
}

/* Takes the trial's scene. */
static void
show_trial (JctExportDialog *self, Trial *trial, const GError *error)
{
  g_clear_pointer (&self->problem, g_free);
  gtk_spinner_stop (self->spinner);
  if (error != NULL)
    show_problem (self, error);
  else if (trial->rows != NULL)
    show_rows (self, trial);
  else
    {
      g_autofree char *facts = dup_facts (&trial->settings);

      jct_export_preview_set_scene (self->preview, g_steal_pointer (&trial->scene),
                                    find_ground (&trial->settings), trial->description);
      jct_set_label_text (self->facts, facts);
      gtk_stack_set_visible_child_name (self->stack, "picture");
    }
  jct_export_dialog_update_state (self);
}

/* ---- in a thread ----------------------------------------------------------------------------- */

static void
trial_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (trial_run (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
trial_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  JctExportDialog *self = JCT_EXPORT_DIALOG (source);
  GTask *task = G_TASK (result);
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (task, &error);
  /* Another was asked for, or there is nobody left to see it. */
  if (g_task_get_cancellable (task) != self->trial)
    return;
  g_clear_object (&self->trial);
  show_trial (self, g_task_get_task_data (task), error);
}

void
jct_export_dialog_update_preview (JctExportDialog *self)
{
  g_autoptr (Trial) trial = g_new0 (Trial, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;

  if (self->trial != NULL)
    g_cancellable_cancel (self->trial);
  g_clear_object (&self->trial);
  trial->picture = jct_picture_ref (self->picture);
  jct_export_settings_copy (&self->settings, &trial->settings);
  if (jct_picture_is_quick (self->picture))
    {
      trial_run (trial, NULL, &error);
      show_trial (self, trial, error);
      return;
    }
  self->trial = g_cancellable_new ();
  task = g_task_new (self, self->trial, trial_cb, NULL);
  g_task_set_source_tag (task, jct_export_dialog_update_preview);
  g_task_set_task_data (task, g_steal_pointer (&trial), trial_free);
  gtk_spinner_start (self->spinner);
  jct_export_dialog_update_state (self);
  jct_task_run_in_thread (task, trial_thread);
}
