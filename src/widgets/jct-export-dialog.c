/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-export-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-picture-content.h"
#include "widgets/jct-widgets.h"

/* Narrower, the options stand under the picture. */
#define STACKED_WIDTH 760
/* How high the picture then is, of the dialog. */
#define STACKED_SHARE 0.38

enum
{
  EXPORTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JctExportDialog, jct_export_dialog, ADW_TYPE_WINDOW)

/* ---- what is changed ------------------------------------------------------------------------- */

/* The focus stays in a row's list after that is closed, where no key does anything: it goes back to the row. */
static void
leave_list (JctExportDialog *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *row = NULL;

  if (focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL)
    row = gtk_widget_get_ancestor (focus, ADW_TYPE_COMBO_ROW);
  if (row != NULL)
    gtk_widget_grab_focus (row);
}

static void
option_cb (JctExportDialog *self)
{
  if (self->is_updating)
    return;
  leave_list (self);
  jct_export_dialog_read_controls (self);
  jct_export_dialog_update_preview (self);
}

static void
preset_cb (JctExportDialog *self)
{
  if (self->is_updating)
    return;
  leave_list (self);
  jct_export_dialog_read_preset (self);
  jct_export_dialog_update_preview (self);
}

static void
unit_cb (JctExportDialog *self)
{
  if (self->is_updating)
    return;
  leave_list (self);
  jct_export_dialog_read_unit (self);
  jct_export_dialog_update_preview (self);
}

static void
export_cb (JctExportDialog *self)
{
  jct_export_dialog_choose (self);
}

static void
cancel_cb (JctExportDialog *self)
{
  jct_export_dialog_cancel (self);
}

/* ---- dragging the picture out ---------------------------------------------------------------- */

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, JctExportDialog *self)
{
  g_autoptr (GdkPaintable) icon = jct_export_preview_dup_icon (self->preview);

  if (icon == NULL || self->problem != NULL)
    return NULL;
  gtk_drag_source_set_icon (source, icon, 0, 0);
  return jct_picture_content_new (self->picture, &self->settings, TRUE);
}

/* ---- what is asked of it --------------------------------------------------------------------- */

const JctExportSettings *
jct_export_dialog_get_settings (JctExportDialog *self)
{
  g_return_val_if_fail (JCT_IS_EXPORT_DIALOG (self), NULL);

  return &self->settings;
}

const char *
jct_export_dialog_get_problem (JctExportDialog *self)
{
  g_return_val_if_fail (JCT_IS_EXPORT_DIALOG (self), NULL);

  return self->problem;
}

gboolean
jct_export_dialog_is_settled (JctExportDialog *self)
{
  g_return_val_if_fail (JCT_IS_EXPORT_DIALOG (self), FALSE);

  return self->trial == NULL;
}

gboolean
jct_export_dialog_is_exporting (JctExportDialog *self)
{
  g_return_val_if_fail (JCT_IS_EXPORT_DIALOG (self), FALSE);

  return self->exporting != NULL;
}

/* ---- the window ------------------------------------------------------------------------------ */

static void
layout_cb (GdkSurface *surface, int width, int height, JctExportDialog *self)
{
  gboolean stacked = width < STACKED_WIDTH;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->panes),
                                  stacked ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_vexpand (self->picture_pane, !stacked);
  gtk_widget_set_hexpand (self->options, stacked);
  gtk_widget_set_size_request (self->options, stacked ? -1 : 380, -1);
  gtk_widget_set_size_request (self->picture_pane, -1,
                               stacked ? (int) (height * STACKED_SHARE) : -1);
}

static void
jct_export_dialog_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (jct_export_dialog_parent_class)->realize (widget);
  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (widget)), "layout",
                           G_CALLBACK (layout_cb), widget, 0);
}

static gboolean
jct_export_dialog_close_request (GtkWindow *window)
{
  JctExportDialog *self = JCT_EXPORT_DIALOG (window);

  if (self->exporting != NULL)
    g_cancellable_cancel (self->exporting);
  g_clear_object (&self->exporting);
  return GTK_WINDOW_CLASS (jct_export_dialog_parent_class)->close_request (window);
}

static void
jct_export_dialog_dispose (GObject *object)
{
  JctExportDialog *self = JCT_EXPORT_DIALOG (object);

  if (self->trial != NULL)
    g_cancellable_cancel (self->trial);
  g_clear_object (&self->trial);
  if (self->exporting != NULL)
    g_cancellable_cancel (self->exporting);
  g_clear_object (&self->exporting);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (self->chooser);
  g_clear_object (&self->chooser);
  gtk_widget_dispose_template (GTK_WIDGET (object), JCT_TYPE_EXPORT_DIALOG);
  G_OBJECT_CLASS (jct_export_dialog_parent_class)->dispose (object);
}

static void
jct_export_dialog_finalize (GObject *object)
{
  JctExportDialog *self = JCT_EXPORT_DIALOG (object);

  g_clear_pointer (&self->picture, jct_picture_unref);
  g_clear_object (&self->remembered);
  g_clear_object (&self->folder);
  jct_export_settings_clear (&self->settings);
  g_free (self->problem);
  g_free (self->own_title);
  g_free (self->own_subtitle);
  G_OBJECT_CLASS (jct_export_dialog_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, JctExportDialog, name)

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               JCT_RESOURCE_BASE "/jct-export-dialog.ui");
  BIND (heading);
  BIND (export_button);
  BIND (cancel_button);
  BIND (panes);
  BIND (picture_pane);
  BIND (stack);
  BIND (preview);
  BIND (rows);
  BIND (nothing);
  BIND (spinner);
  BIND (facts);
  BIND (progress_bar);
  BIND (progress);
  BIND (options);
  BIND (what);
  BIND (format);
  BIND (svg_text);
  BIND (size_group);
  BIND (preset);
  BIND (width);
  BIND (height);
  BIND (unit);
  BIND (resolution_row);
  BIND (resolution);
  BIND (look_group);
  BIND (theme);
  BIND (text_scale_row);
  BIND (text_scale);
  BIND (transparent);
  BIND (events);
  BIND (event_names);
  BIND (words_group);
  BIND (title_shown);
  BIND (title_words);
  BIND (subtitle_row);
  BIND (subtitle_shown);
  BIND (subtitle_words);
  BIND (source);
  BIND (badge);
  BIND (receipt_row);
  BIND (receipt);
  gtk_widget_class_bind_template_callback (widget_class, option_cb);
  gtk_widget_class_bind_template_callback (widget_class, preset_cb);
  gtk_widget_class_bind_template_callback (widget_class, unit_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
jct_export_dialog_class_init (JctExportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (JCT_TYPE_EXPORT_PREVIEW);
  object_class->dispose = jct_export_dialog_dispose;
  object_class->finalize = jct_export_dialog_finalize;
  widget_class->realize = jct_export_dialog_realize;
  GTK_WINDOW_CLASS (klass)->close_request = jct_export_dialog_close_request;
  signals[EXPORTED] = g_signal_new ("exported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
  bind_template (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
jct_export_dialog_init (JctExportDialog *self)
{
  GtkDragSource *drag = gtk_drag_source_new ();

  jct_export_settings_init (&self->settings);
  self->is_updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  jct_export_dialog_fill_choices (self);
  self->is_updating = FALSE;
  g_signal_connect (drag, "prepare", G_CALLBACK (drag_prepare_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->preview), GTK_EVENT_CONTROLLER (drag));
}

/* What was exported last may not be there today: then the figure is meant. */
static void
settle_what (JctExportDialog *self)
{
  const JctExportSubject *subject;

  if (self->settings.what == JCT_EXPORT_WHAT_FIGURE || !jct_picture_is_quick (self->picture))
    return;
  subject = jct_picture_get_subject (self->picture, NULL, NULL);
  if (subject != NULL && !jct_export_subject_has (subject, self->settings.what, NULL))
    self->settings.what = JCT_EXPORT_WHAT_FIGURE;
}

JctExportDialog *
jct_export_dialog_new (GtkWindow *parent, JctPicture *picture, GSettings *remembered, GFile *folder)
{
  JctExportDialog *self = g_object_new (JCT_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);

  self->picture = jct_picture_ref (picture);
  self->own_title = jct_picture_dup_title (picture);
  self->own_subtitle = jct_picture_dup_subtitle (picture);
  self->folder = folder != NULL ? g_object_ref (folder) : NULL;
  if (remembered != NULL)
    {
      g_autoptr (GVariant) variant = g_settings_get_value (remembered, "export");

      self->remembered = g_object_ref (remembered);
      jct_export_settings_from_variant (&self->settings, variant);
    }
  if (!jct_picture_has_dataset (picture))
    {
      gtk_widget_set_sensitive (GTK_WIDGET (self->receipt_row), FALSE);
      adw_action_row_set_subtitle (self->receipt_row,
                                   C_ ("export",
                                       "Save the dataset first: a receipt names its file"));
    }
  else if (remembered != NULL)
    g_settings_bind (remembered, "export-receipt", self->receipt, "active",
                     G_SETTINGS_BIND_DEFAULT);
  settle_what (self);
  self->is_free = jct_export_settings_find_preset (&self->settings) == JCT_EXPORT_PRESET_FREE;
  adw_window_title_set_subtitle (self->heading, self->own_title);
  jct_export_dialog_show_settings (self);
  jct_export_dialog_update_preview (self);
  return self;
}
