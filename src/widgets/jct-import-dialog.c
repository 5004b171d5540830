/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-import-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/jct-import-preview.h"
#include "widgets/jct-help-window.h"
#include "widgets/jct-import-columns.h"
#include "widgets/jct-import-table.h"
#include "widgets/jct-recent-files.h"
#include "widgets/jct-tooltip-text.h"
#include "widgets/jct-widgets.h"

/* Below this width the preview stands under the settings. */
#define STACKED_WIDTH 760

static const char delimiters[] = { ',', ';', '\t', '|' };
static const char decimals[] = { '.', ',' };
static const char *const encodings[] = { "UTF-8", "UTF-16", "windows-1252" };

struct _JctImportDialog
{
  AdwWindow parent_instance;

  /* Template */
  AdwWindowTitle *title;
  GtkWidget *apply;
  GtkWidget *reset;
  GtkSpinner *spinner;
  GtkBox *panes;
  JctImportColumns *columns;
  GtkWidget *file;
  AdwComboRow *unit;
  AdwComboRow *notation;
  AdwComboRow *decimal;
  AdwEntryRow *missing;
  AdwComboRow *delimiter;
  AdwComboRow *encoding;
  GtkSwitch *header;
  GtkImage *result_icon;
  GtkLabel *result;
  GtkColumnView *preview;

  /* Owned */
  GFile *source;
  JctImportPlan *plan;
  JctDocument *document; /* (nullable) */
  GCancellable *trial;   /* (nullable): of the one that runs */

  gboolean is_updating; /* controls are set to what the plan says */
};

G_DEFINE_FINAL_TYPE (JctImportDialog, jct_import_dialog, ADW_TYPE_WINDOW)

enum
{
  APPLY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static JctImportColumn *
get_column (JctImportDialog *self, guint index)
{
  return self->plan->columns->pdata[index];
}

/* ---- the settings ---- */

static guint
find_character (const char *characters, guint n, char wanted)
{
  for (guint i = 0; i < n; i++)
    if (characters[i] == wanted)
      return i;
  return 0;
}

static guint
find_encoding (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    if (g_ascii_strcasecmp (encodings[i], name) == 0)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

/* The decimal mark of the first measure: in the dialog all have the same. */
static char
get_decimal (JctImportDialog *self)
{
  for (guint i = 0; i < self->plan->columns->len; i++)
    {
      const JctImportColumn *column = get_column (self, i);

      if (column->role == JCT_IMPORT_MEASURE || column->role == JCT_IMPORT_PERIOD)
        return column->decimal;
    }
  return self->plan->columns->len > 0 ? get_column (self, 0)->decimal : '.';
}

static void
update_settings (JctImportDialog *self)
{
  const JctImportPlan *plan = self->plan;
  g_autofree char *missing = g_strjoinv ("; ", plan->missing);

  gtk_widget_set_visible (self->file, plan->format == JCT_IMPORT_CSV);
  gtk_widget_set_visible (GTK_WIDGET (self->unit), !jct_import_plan_is_events (plan));
  adw_combo_row_set_selected (self->unit, plan->unit);
  adw_combo_row_set_selected (self->notation, plan->notation);
  adw_combo_row_set_selected (self->decimal, find_character (decimals, G_N_ELEMENTS (decimals),
                                                             get_decimal (self)));
  gtk_editable_set_text (GTK_EDITABLE (self->missing), missing);
  adw_combo_row_set_selected (self->delimiter,
                              find_character (delimiters, G_N_ELEMENTS (delimiters),
                                              plan->delimiter));
  adw_combo_row_set_selected (self->encoding, find_encoding (plan->encoding));
  gtk_switch_set_active (self->header, plan->has_header);
}

static void
update_controls (JctImportDialog *self)
{
  self->is_updating = TRUE;
  jct_import_columns_show (self->columns, self->plan);
  update_settings (self);
  self->is_updating = FALSE;
}

/* ---- trying ---- */

/* An error names the file first, which the title does already. */
static const char *
skip_file_name (JctImportDialog *self, const char *sentence)
{
  g_autofree char *name = g_file_get_parse_name (self->source);
  g_autofree char *prefix = g_strconcat (name, ": ", NULL);

  return g_str_has_prefix (sentence, prefix) ? sentence + strlen (prefix) : sentence;
}

static void
show_result (JctImportDialog *self, const char *sentence)
{
  gboolean ok = self->document != NULL;

  jct_set_label_text (self->result, skip_file_name (self, sentence));
  gtk_image_set_from_icon_name (self->result_icon,
                                ok ? "object-select-symbolic" : "dialog-warning-symbolic");
  if (ok)
    gtk_widget_remove_css_class (GTK_WIDGET (self->result_icon), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->result_icon), "error");
  gtk_widget_set_sensitive (self->apply, ok);
}

static void
stop_trial (JctImportDialog *self)
{
  if (self->trial != NULL)
    g_cancellable_cancel (self->trial);
  g_clear_object (&self->trial);
  gtk_spinner_stop (self->spinner);
}

static void
on_tried (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree GWeakRef *dialog = data;
  g_autoptr (JctImportDialog) self = g_weak_ref_get (dialog);
  g_autoptr (GError) error = NULL;
  g_autoptr (JctImportPreview) preview = jct_import_preview_make_finish (result, &error);

  g_weak_ref_clear (dialog);
  /* The dialog is gone, or another trial took this one's place. */
  if (self == NULL || g_task_get_cancellable (G_TASK (result)) != self->trial)
    return;
  stop_trial (self);
  g_clear_pointer (&self->document, jct_document_unref);
  if (preview == NULL)
    {
      show_result (self, error->message);
      return;
    }
  jct_import_plan_free (self->plan);
  self->plan = g_steal_pointer (&preview->plan);
  self->document = g_steal_pointer (&preview->document);
  update_controls (self);
  preview->plan = jct_import_plan_copy (self->plan);
  jct_import_table_show (self->preview, preview);
  show_result (self, preview->sentence);
}

/* Takes the request. A dialog that is closed is not kept for it: its window may be gone before. */
static void
start_trial (JctImportDialog *self, JctImportRequest *request)
{
  GWeakRef *dialog = g_new0 (GWeakRef, 1);

  g_weak_ref_init (dialog, self);
  stop_trial (self);
  self->trial = g_cancellable_new ();
  gtk_spinner_start (self->spinner);
  gtk_widget_set_sensitive (self->apply, FALSE);
  jct_import_preview_make_async (self->source, request, self->trial, on_tried, dialog);
}

static void
try_plan (JctImportDialog *self, gboolean guess_time)
{
  JctImportRequest *request = jct_import_request_new ();

  request->plan = jct_import_plan_copy (self->plan);
  request->guess_time = guess_time;
  start_trial (self, request);
}

/* ---- what the person does ---- */

/* Roles of which there is one column at most. */
static gboolean
is_single (JctImportRole role)
{
  return role == JCT_IMPORT_TIME || role == JCT_IMPORT_MONTH || jct_import_role_is_event (role);
}

void
jct_import_dialog_set_role (JctImportDialog *self, guint column, JctImportRole role)
{
  g_return_if_fail (JCT_IS_IMPORT_DIALOG (self));
  g_return_if_fail (column < self->plan->columns->len);

  for (guint i = 0; is_single (role) && i < self->plan->columns->len; i++)
    if (get_column (self, i)->role == role)
      get_column (self, i)->role
        = jct_import_role_is_event (role) ? JCT_IMPORT_IGNORED : JCT_IMPORT_DIMENSION;
  get_column (self, column)->decimal = get_decimal (self);
  get_column (self, column)->role = role;
  update_controls (self);
  try_plan (self, role == JCT_IMPORT_TIME || role == JCT_IMPORT_EVENT_DATE
                    || role == JCT_IMPORT_PERIOD || role == JCT_IMPORT_MONTH);
}

/* Texts between semicolons. (transfer full) */
static char **
split_missing (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);
  GPtrArray *texts = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_ptr_array_add (texts, g_strdup (parts[i]));
  g_ptr_array_add (texts, NULL);
  return (char **) g_ptr_array_free (texts, FALSE);
}

static void
value_cb (JctImportDialog *self)
{
  JctImportPlan *plan = self->plan;

  if (self->is_updating)
    return;
  plan->unit = adw_combo_row_get_selected (self->unit);
  plan->notation = adw_combo_row_get_selected (self->notation);
  for (guint i = 0; i < plan->columns->len; i++)
    get_column (self, i)->decimal = decimals[adw_combo_row_get_selected (self->decimal)];
  g_strfreev (plan->missing);
  plan->missing = split_missing (gtk_editable_get_text (GTK_EDITABLE (self->missing)));
  try_plan (self, FALSE);
}

/* Other columns may come of it: everything is guessed anew. */
static void
shape_cb (JctImportDialog *self)
{
  JctImportRequest *request;
  guint encoding = adw_combo_row_get_selected (self->encoding);

  if (self->is_updating)
    return;
  request = jct_import_request_new ();
  request->delimiter = delimiters[adw_combo_row_get_selected (self->delimiter)];
  request->encoding
    = g_strdup (encoding < G_N_ELEMENTS (encodings) ? encodings[encoding] : self->plan->encoding);
  request->header = gtk_switch_get_active (self->header) ? JCT_HEADER_PRESENT : JCT_HEADER_ABSENT;
  start_trial (self, request);
}

void
jct_import_dialog_reset (JctImportDialog *self)
{
  g_return_if_fail (JCT_IS_IMPORT_DIALOG (self));

  start_trial (self, jct_import_request_new ());
}

void
jct_import_dialog_apply (JctImportDialog *self)
{
  g_return_if_fail (JCT_IS_IMPORT_DIALOG (self));

  if (self->document == NULL || self->trial != NULL)
    return;
  /* Who opens another file so takes this dialog away. */
  g_autoptr (JctImportDialog) kept = g_object_ref (self);
  g_signal_emit (self, signals[APPLY], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
role_cb (JctImportDialog *self, guint column, guint role)
{
  jct_import_dialog_set_role (self, column, role);
}

static void
reset_cb (JctImportDialog *self)
{
  jct_import_dialog_reset (self);
}

static void
apply_cb (JctImportDialog *self)
{
  jct_import_dialog_apply (self);
}

/* ---- the object ---- */

GFile *
jct_import_dialog_get_file (JctImportDialog *self)
{
  g_return_val_if_fail (JCT_IS_IMPORT_DIALOG (self), NULL);

  return self->source;
}

const JctImportPlan *
jct_import_dialog_get_plan (JctImportDialog *self)
{
  g_return_val_if_fail (JCT_IS_IMPORT_DIALOG (self), NULL);

  return self->plan;
}

JctDocument *
jct_import_dialog_get_document (JctImportDialog *self)
{
  g_return_val_if_fail (JCT_IS_IMPORT_DIALOG (self), NULL);

  return self->document;
}

const char *
jct_import_dialog_get_sentence (JctImportDialog *self)
{
  g_return_val_if_fail (JCT_IS_IMPORT_DIALOG (self), NULL);

  return gtk_label_get_text (self->result);
}

gboolean
jct_import_dialog_is_busy (JctImportDialog *self)
{
  g_return_val_if_fail (JCT_IS_IMPORT_DIALOG (self), FALSE);

  return self->trial != NULL;
}

static void
on_surface_layout (GdkSurface *surface, int width, int height, JctImportDialog *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->panes), width < STACKED_WIDTH
                                                                  ? GTK_ORIENTATION_VERTICAL
                                                                  : GTK_ORIENTATION_HORIZONTAL);
}

static void
jct_import_dialog_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (jct_import_dialog_parent_class)->realize (widget);
  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (widget)), "layout",
                           G_CALLBACK (on_surface_layout), widget, 0);
}

static void
jct_import_dialog_dispose (GObject *object)
{
  JctImportDialog *self = JCT_IMPORT_DIALOG (object);

  if (self->trial != NULL)
    g_cancellable_cancel (self->trial);
  g_clear_object (&self->trial);
  gtk_widget_dispose_template (GTK_WIDGET (object), JCT_TYPE_IMPORT_DIALOG);
  G_OBJECT_CLASS (jct_import_dialog_parent_class)->dispose (object);
}

static void
jct_import_dialog_finalize (GObject *object)
{
  JctImportDialog *self = JCT_IMPORT_DIALOG (object);

  g_clear_object (&self->source);
  g_clear_pointer (&self->plan, jct_import_plan_free);
  g_clear_pointer (&self->document, jct_document_unref);
  G_OBJECT_CLASS (jct_import_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  jct_help_add_key (widget_class, "opening#guessed");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               JCT_RESOURCE_BASE "/jct-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, JctImportDialog, title);
  gtk_widget_class_bind_template_child (widget_class, JctImportDialog, apply);
  gtk_widget_class_bind_template_child (widget_class, JctImportDialog, reset);
  gtk_widget_class_bind_template_child (widget_class, JctImportDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, JctImportDialog, panes);
  gtk_widget_class_bind_template_child (widget_class, JctImportDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, JctImportDialog, file);
  gtk_widget_class_bind_template_child (widget_class, JctImportDialog, unit);
  gtk_widget_class_bind_template_child (widget_class, JctImportDialog, notation);
  gtk_widget_class_bind_template_child (widget_class, JctImportDialog, decimal);
  gtk_widget_class_bind_template_child (widget_class, JctImportDialog, missing);
  gtk_widget_class_bind_template_child (widget_class, JctImportDialog, delimiter);
  gtk_widget_class_bind_template_child (widget_class, JctImportDialog, encoding);
  gtk_widget_class_bind_template_child (widget_class, JctImportDialog, header);
  gtk_widget_class_bind_template_child (widget_class, JctImportDialog, result_icon);
  gtk_widget_class_bind_template_child (widget_class, JctImportDialog, result);
  gtk_widget_class_bind_template_child (widget_class, JctImportDialog, preview);
  gtk_widget_class_bind_template_callback (widget_class, role_cb);
  gtk_widget_class_bind_template_callback (widget_class, value_cb);
  gtk_widget_class_bind_template_callback (widget_class, shape_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
}

static void
jct_import_dialog_class_init (JctImportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (JCT_TYPE_IMPORT_COLUMNS);
  object_class->dispose = jct_import_dialog_dispose;
  object_class->finalize = jct_import_dialog_finalize;
  widget_class->realize = jct_import_dialog_realize;
  signals[APPLY] = g_signal_new ("apply", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  bind_template (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
set_choices (AdwComboRow *row, const char *const *choices)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (choices);

  adw_combo_row_set_model (row, G_LIST_MODEL (list));
}

static void
fill_choices (JctImportDialog *self)
{
  const char *const delimiter_names[]
    = { C_ ("delimiter", "Commas"), C_ ("delimiter", "Semicolons"), C_ ("delimiter", "Tabs"),
        C_ ("delimiter", "Bars"), NULL };
  const char *const decimal_names[]
    = { C_ ("decimal mark", "Point (1,234.5)"), C_ ("decimal mark", "Comma (1.234,5)"), NULL };
  const char *const encoding_names[] = { "UTF-8", "UTF-16", "Windows-1252", NULL };
  const char *const notation_names[] = { "2020-12-31, 2020M12, 2020Q4",
                                         "Dec 2020",
                                         "12/2020",
                                         "31/12/2020",
                                         "12/31/2020",
                                         "2019/20",
                                         NULL };
  g_autoptr (GtkStringList) units = gtk_string_list_new (NULL);

  for (guint i = 0; i < JCT_N_PERIOD_UNITS; i++)
    gtk_string_list_append (units, jct_period_unit_to_noun (i, 2));
  adw_combo_row_set_model (self->unit, G_LIST_MODEL (units));
  set_choices (self->notation, notation_names);
  set_choices (self->decimal, decimal_names);
  set_choices (self->delimiter, delimiter_names);
  set_choices (self->encoding, encoding_names);
}

static void
jct_import_dialog_init (JctImportDialog *self)
{
  self->is_updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_choices (self);
  self->is_updating = FALSE;
}

JctImportDialog *
jct_import_dialog_new (GtkWindow *parent, GFile *file, const JctImportPlan *plan)
{
  JctImportDialog *self = g_object_new (JCT_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);
  g_autofree char *name = jct_file_dup_name (file);

  self->source = g_object_ref (file);
  self->plan = jct_import_plan_copy (plan);
  adw_window_title_set_subtitle (self->title, name);
  update_controls (self);
  try_plan (self, FALSE);
  return self;
}
