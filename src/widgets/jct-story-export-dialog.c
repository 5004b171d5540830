/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-story-export-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-widgets.h"

enum
{
  EXPORTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JctStoryExportDialog, jct_story_export_dialog, ADW_TYPE_WINDOW)

/* Of the screens and projectors that there are. */
static const struct
{
  int width, height;
} sizes[]
  = { { JCT_STORY_WIDTH, JCT_STORY_HEIGHT }, { 3840, 2160 }, { 1280, 720 }, { 1440, 1080 } };

/* Of a lesson sheet, whose slides are small: their texts are larger there than on a wide slide. */
#define HANDOUT_WIDTH 1440

/* ---- what is chosen -------------------------------------------------------------------------- */

JctStoryOut
jct_story_export_dialog_get_out (JctStoryExportDialog *self)
{
  return (JctStoryOut) adw_combo_row_get_selected (self->out);
}

void
jct_story_export_dialog_get_size (JctStoryExportDialog *self, double *width, double *height)
{
  guint index = MIN (adw_combo_row_get_selected (self->size), G_N_ELEMENTS (sizes) - 1);

  if (jct_story_export_dialog_get_out (self) == JCT_STORY_OUT_HANDOUT)
    {
      *width = HANDOUT_WIDTH;
      *height = JCT_STORY_HEIGHT;
      return;
    }
  *width = sizes[index].width;
  *height = sizes[index].height;
}

void
jct_story_export_dialog_set_out (JctStoryExportDialog *self, JctStoryOut out)
{
  g_return_if_fail (JCT_IS_STORY_EXPORT_DIALOG (self));

  adw_combo_row_set_selected (self->out, out);
}

void
jct_story_export_dialog_set_steps (JctStoryExportDialog *self, gboolean steps)
{
  g_return_if_fail (JCT_IS_STORY_EXPORT_DIALOG (self));

  gtk_switch_set_active (self->steps, steps);
}

/* A lesson sheet has one small picture of each slide. */
static void
out_cb (JctStoryExportDialog *self)
{
  gboolean handout = jct_story_export_dialog_get_out (self) == JCT_STORY_OUT_HANDOUT;

  gtk_widget_set_visible (self->steps_row, !handout);
  gtk_widget_set_visible (self->anonymous_row, !handout);
  gtk_widget_set_visible (GTK_WIDGET (self->size), !handout);
}

static void
fill (AdwComboRow *row, GtkStringList *entries)
{
  adw_combo_row_set_model (row, G_LIST_MODEL (entries));
  g_object_unref (entries);
}

static GtkStringList *
new_sizes (void)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    gtk_string_list_take (list,
                          /* Translators: width and height of a slide in pixels. */
                          g_strdup_printf (C_ ("story export", "%d × %d"), sizes[i].width,
                                           sizes[i].height));
  return list;
}

static void
fill_choices (JctStoryExportDialog *self)
{
  const char *outs[]
    = { C_ ("story export", "Slides (PDF)"), C_ ("story export", "Lesson sheet (PDF, A4)"),
        C_ ("story export", "Pictures (PNG, in a folder)"), NULL };
  const char *themes[]
    = { C_ ("story export", "Light"), C_ ("story export", "Dark"),
        C_ ("story export", "High contrast"), C_ ("story export", "Print"), NULL };

  G_STATIC_ASSERT (G_N_ELEMENTS (themes) == JCT_N_THEMES + 1);
  fill (self->out, gtk_string_list_new (outs));
  fill (self->theme, gtk_string_list_new (themes));
  fill (self->size, new_sizes ());
}

/* ---- what was chosen ------------------------------------------------------------------------- */

#define KEY "story-export"

static const char *const out_names[] = { "slides", "handout", "pictures", NULL };

/* What is missing or not understood stays as it is at first. */
static void
restore (JctStoryExportDialog *self)
{
  g_autoptr (GVariant) variant = g_settings_get_value (self->remembered, KEY);
  const char *out = NULL, *theme = NULL;
  gboolean steps = FALSE, anonymous = FALSE;
  JctThemeKind kind;
  int width = 0;

  g_variant_lookup (variant, "what", "&s", &out);
  g_variant_lookup (variant, "theme", "&s", &theme);
  g_variant_lookup (variant, "width", "i", &width);
  g_variant_lookup (variant, "steps", "b", &steps);
  g_variant_lookup (variant, "anonymous", "b", &anonymous);
  for (guint i = 0; out != NULL && out_names[i] != NULL; i++)
    if (g_str_equal (out, out_names[i]))
      adw_combo_row_set_selected (self->out, i);
  if (theme != NULL && jct_theme_kind_from_name (theme, &kind))
    adw_combo_row_set_selected (self->theme, kind);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (sizes[i].width == width)
      adw_combo_row_set_selected (self->size, i);
  gtk_switch_set_active (self->steps, steps);
  gtk_switch_set_active (self->anonymous, anonymous);
}

void
jct_story_export_dialog_remember (JctStoryExportDialog *self)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  guint size = MIN (adw_combo_row_get_selected (self->size), G_N_ELEMENTS (sizes) - 1);
  JctThemeKind theme = (JctThemeKind) adw_combo_row_get_selected (self->theme);

  if (self->remembered == NULL)
    return;
  g_variant_dict_insert (&dict, "what", "s", out_names[jct_story_export_dialog_get_out (self)]);
  g_variant_dict_insert (&dict, "theme", "s", jct_theme_kind_to_name (theme));
  g_variant_dict_insert (&dict, "width", "i", sizes[size].width);
  g_variant_dict_insert (&dict, "steps", "b", gtk_switch_get_active (self->steps));
  g_variant_dict_insert (&dict, "anonymous", "b", gtk_switch_get_active (self->anonymous));
  g_settings_set_value (self->remembered, KEY, g_variant_dict_end (&dict));
}

/* ---- what can be done ------------------------------------------------------------------------ */

void
jct_story_export_dialog_update_state (JctStoryExportDialog *self)
{
  gboolean exporting = self->exporting != NULL;

  gtk_widget_set_visible (self->export_button, !exporting);
  gtk_widget_set_visible (self->cancel_button, exporting);
  gtk_widget_set_sensitive (self->options, !exporting);
  gtk_revealer_set_reveal_child (self->progress_bar, exporting);
}

static void
export_cb (JctStoryExportDialog *self)
{
  jct_story_export_dialog_choose (self);
}

static void
cancel_cb (JctStoryExportDialog *self)
{
  jct_story_export_dialog_cancel (self);
}

void
jct_story_export_dialog_cancel (JctStoryExportDialog *self)
{
  g_return_if_fail (JCT_IS_STORY_EXPORT_DIALOG (self));

  g_cancellable_cancel (self->exporting);
}

gboolean
jct_story_export_dialog_is_exporting (JctStoryExportDialog *self)
{
  g_return_val_if_fail (JCT_IS_STORY_EXPORT_DIALOG (self), FALSE);

  return self->exporting != NULL;
}

/* ---- class ----------------------------------------------------------------------------------- */

/* What goes on ends, and has no one left to tell. */
static void
abandon (JctStoryExportDialog *self)
{
  g_cancellable_cancel (self->exporting);
  g_clear_object (&self->exporting);
}

static gboolean
jct_story_export_dialog_close_request (GtkWindow *window)
{
  abandon (JCT_STORY_EXPORT_DIALOG (window));
  return GTK_WINDOW_CLASS (jct_story_export_dialog_parent_class)->close_request (window);
}

static void
jct_story_export_dialog_dispose (GObject *object)
{
  JctStoryExportDialog *self = JCT_STORY_EXPORT_DIALOG (object);

  abandon (self);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (self->chooser);
  g_clear_object (&self->chooser);
  gtk_widget_dispose_template (GTK_WIDGET (object), JCT_TYPE_STORY_EXPORT_DIALOG);
  G_OBJECT_CLASS (jct_story_export_dialog_parent_class)->dispose (object);
}

static void
jct_story_export_dialog_finalize (GObject *object)
{
  JctStoryExportDialog *self = JCT_STORY_EXPORT_DIALOG (object);

  g_clear_pointer (&self->document, jct_document_unref);
  g_clear_object (&self->remembered);
  g_clear_object (&self->folder);
  g_free (self->story);
  G_OBJECT_CLASS (jct_story_export_dialog_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, JctStoryExportDialog, name)

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               JCT_RESOURCE_BASE "/jct-story-export-dialog.ui");
  BIND (heading);
  BIND (export_button);
  BIND (cancel_button);
  BIND (progress_bar);
  BIND (progress);
  BIND (options);
  BIND (out);
  BIND (theme);
  BIND (size);
  BIND (steps_row);
  BIND (steps);
  BIND (anonymous_row);
  BIND (anonymous);
  gtk_widget_class_bind_template_callback (widget_class, out_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
jct_story_export_dialog_class_init (JctStoryExportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = jct_story_export_dialog_dispose;
  object_class->finalize = jct_story_export_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = jct_story_export_dialog_close_request;
  signals[EXPORTED] = g_signal_new ("exported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
  bind_template (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
jct_story_export_dialog_init (JctStoryExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_choices (self);
  jct_story_export_dialog_update_state (self);
}

JctStoryExportDialog *
jct_story_export_dialog_new (
  GtkWindow *parent, JctDocument *document, const char *story, GSettings *remembered, GFile *folder)
{
  JctStoryExportDialog *self;

  g_return_val_if_fail (document != NULL && story != NULL, NULL);
  g_return_val_if_fail (jct_document_find_story (document, story) != NULL, NULL);

  self = g_object_new (JCT_TYPE_STORY_EXPORT_DIALOG, "transient-for", parent, NULL);
  self->document = jct_document_ref (document);
  self->story = g_strdup (story);
  self->folder = folder != NULL ? g_object_ref (folder) : NULL;
  self->remembered = remembered != NULL ? g_object_ref (remembered) : NULL;
  if (remembered != NULL)
    restore (self);
  adw_window_title_set_subtitle (self->heading, jct_document_find_story (document, story)->title);
  return self;
}
