/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-step-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-task.h"
#include "widgets/jct-widgets.h"

enum
{
  TOLD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JctStepDialog, jct_step_dialog, ADW_TYPE_WINDOW)

/* ---- laying out ------------------------------------------------------------------------------ */

/* What is asked for, for a thread. */
typedef struct
{
  JctDocument *document;
  JctStory *story;
  JctStoryExport export;
} Layout;

static void
layout_free (gpointer data)
{
  Layout *layout = data;

  jct_document_unref (layout->document);
  jct_story_free (layout->story);
  g_free (layout);
}

static Layout *
layout_new (JctStepDialog *self)
{
  Layout *layout = g_new0 (Layout, 1);
  guint step = adw_combo_row_get_selected (self->step);

  layout->document = jct_document_ref (self->document);
  layout->story = jct_story_copy (self->story);
  layout->export = (JctStoryExport){
    .document = layout->document,
    .story = layout->story,
    .theme = (JctThemeKind) adw_combo_row_get_selected (self->theme),
    .width = JCT_STORY_WIDTH,
    .height = JCT_STORY_HEIGHT,
    .steps = TRUE,
    .slide = adw_combo_row_get_selected (self->slide) + 1,
    .step = step < jct_step_dialog_count_steps (self) ? step + 1 : 0,
    .nameless = gtk_switch_get_active (self->anonymous),
  };
  return layout;
}

static gboolean
take_scene (JctScene *scene,
            const char *title,
            const char *description,
            guint number,
            guint n,
            gpointer data,
            GError **error)
{
  g_ptr_array_add (data, jct_slide_sheet_new (scene, title, description));
  return TRUE;
}

static void
layout_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Layout *layout = data;
  g_autoptr (GPtrArray) sheets
    = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_slide_sheet_unref);
  g_autoptr (GError) error = NULL;

  if (jct_story_export_scenes (&layout->export, take_scene, sheets, cancellable, &error))
    g_task_return_pointer (task, g_steal_pointer (&sheets), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* ---- what is seen ---------------------------------------------------------------------------- */

static void
update_buttons (JctStepDialog *self)
{
  gboolean ready = self->sheets != NULL;

  gtk_widget_set_sensitive (self->print_button, ready);
  gtk_widget_set_sensitive (self->save_button, ready);
  gtk_widget_set_sensitive (self->copy_button, ready && self->sheets->len == 1);
}

static void
show_sheets (JctStepDialog *self)
{
  const JctSlideSheet *first = g_ptr_array_index (self->sheets, 0);
  guint n = self->sheets->len;
  g_autofree char *text
    /* Translators: %u is how many pages a print or PDF will have, of which the first is shown. */
    = g_strdup_printf (ngettext ("The first of %u page", "The first of %u pages", n), n);

  jct_export_preview_set_scene (self->preview, jct_scene_copy (jct_slide_sheet_get_scene (first)),
                                JCT_PREVIEW_PAGE, jct_slide_sheet_get_description (first));
  gtk_label_set_label (self->pages, n > 1 ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->pages), n > 1);
  gtk_stack_set_visible_child_name (self->stack, "picture");
}

static void
laid_out_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  JctStepDialog *self = JCT_STEP_DIALOG (source);
  g_autoptr (GError) error = NULL;
  GPtrArray *sheets = g_task_propagate_pointer (G_TASK (result), &error);

  /* Another choice was made since, or the dialog is gone. */
  if (g_task_get_cancellable (G_TASK (result)) != self->running)
    {
      g_clear_pointer (&sheets, g_ptr_array_unref);
      return;
    }
  g_clear_object (&self->running);
  self->sheets = sheets;
  if (sheets != NULL)
    show_sheets (self);
  else
    {
      g_autofree char *escaped = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (self->fault, escaped);
      gtk_stack_set_visible_child_name (self->stack, "fault");
    }
  update_buttons (self);
}

static void
forget (JctStepDialog *self)
{
  g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
}

void
jct_step_dialog_lay_out (JctStepDialog *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->is_filling)
    return;
  forget (self);
  update_buttons (self);
  self->running = g_cancellable_new ();
  task = g_task_new (self, self->running, laid_out_cb, NULL);
  g_task_set_source_tag (task, jct_step_dialog_lay_out);
  g_task_set_task_data (task, layout_new (self), layout_free);
  jct_task_run_in_thread (task, layout_thread);
}

/* ---- the ways out ---------------------------------------------------------------------------- */

GPtrArray *
jct_step_dialog_get_sheets (JctStepDialog *self)
{
  g_return_val_if_fail (JCT_IS_STEP_DIALOG (self), NULL);

  return self->sheets;
}

gboolean
jct_step_dialog_print (JctStepDialog *self, GtkPrintOperationAction action, const char *path)
{
  g_return_val_if_fail (JCT_IS_STEP_DIALOG (self), FALSE);

  return self->sheets != NULL
         && jct_sheet_out_print (self->out, GTK_WINDOW (self), self->sheets, action, path);
}

void
jct_step_dialog_save (JctStepDialog *self, GFile *chosen)
{
  g_return_if_fail (JCT_IS_STEP_DIALOG (self));

  if (self->sheets == NULL)
    return;
  if (chosen != NULL)
    jct_sheet_out_save (self->out, GTK_WINDOW (self), self->sheets, chosen);
  else
    jct_sheet_out_choose (self->out, GTK_WINDOW (self), self->sheets);
}

void
jct_step_dialog_copy (JctStepDialog *self)
{
  g_return_if_fail (JCT_IS_STEP_DIALOG (self));

  if (self->sheets != NULL)
    jct_sheet_out_copy (self->out, GTK_WINDOW (self), self->sheets);
}

static void
print_cb (JctStepDialog *self)
{
  jct_step_dialog_print (self, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, NULL);
}

static void
save_cb (JctStepDialog *self)
{
  jct_step_dialog_save (self, NULL);
}

static void
copy_cb (JctStepDialog *self)
{
  jct_step_dialog_copy (self);
}

static void
action_do (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctStepDialog *self = JCT_STEP_DIALOG (widget);

  if (g_str_equal (name, "step.print"))
    print_cb (self);
  else if (g_str_equal (name, "step.save"))
    save_cb (self);
  else
    copy_cb (self);
}

static void
told_cb (JctStepDialog *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
  g_signal_emit (self, signals[TOLD], 0, text);
}

/* ---- class ----------------------------------------------------------------------------------- */

static void
jct_step_dialog_dispose (GObject *object)
{
  JctStepDialog *self = JCT_STEP_DIALOG (object);

  forget (self);
  g_clear_object (&self->out);
  gtk_widget_dispose_template (GTK_WIDGET (object), JCT_TYPE_STEP_DIALOG);
  G_OBJECT_CLASS (jct_step_dialog_parent_class)->dispose (object);
}

static void
jct_step_dialog_finalize (GObject *object)
{
  JctStepDialog *self = JCT_STEP_DIALOG (object);

  g_clear_pointer (&self->story, jct_story_free);
  g_clear_pointer (&self->document, jct_document_unref);
  G_OBJECT_CLASS (jct_step_dialog_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, JctStepDialog, name)

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               JCT_RESOURCE_BASE "/jct-step-dialog.ui");
  BIND (toasts);
  BIND (print_button);
  BIND (save_button);
  BIND (copy_button);
  BIND (stack);
  BIND (preview);
  BIND (fault);
  BIND (pages);
  BIND (slide);
  BIND (step);
  BIND (theme);
  BIND (anonymous);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  jct_step_dialog_bind_choices (widget_class);
}

static void
jct_step_dialog_class_init (JctStepDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jct_step_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = jct_step_dialog_finalize;
  signals[TOLD] = g_signal_new ("told", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (JCT_TYPE_EXPORT_PREVIEW);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "step.print", NULL, action_do);
  gtk_widget_class_install_action (widget_class, "step.save", NULL, action_do);
  gtk_widget_class_install_action (widget_class, "step.copy", NULL, action_do);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "step.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "step.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "step.copy",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
jct_step_dialog_init (JctStepDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

JctStepDialog *
jct_step_dialog_new (GtkWindow *parent,
                     JctDocument *document,
                     const JctStory *story,
                     guint slide,
                     guint step,
                     GSettings *settings)
{
  JctStepDialog *self;

  g_return_val_if_fail (document != NULL && story != NULL && story->slides->len > 0, NULL);

  self = g_object_new (JCT_TYPE_STEP_DIALOG, "transient-for", parent, NULL);
  self->document = jct_document_ref (document);
  self->story = jct_story_copy (story);
  self->out = jct_sheet_out_new (settings);
  g_signal_connect_object (self->out, "told", G_CALLBACK (told_cb), self, G_CONNECT_SWAPPED);
  jct_step_dialog_fill (self, slide, step);
  jct_step_dialog_lay_out (self);
  return self;
}
