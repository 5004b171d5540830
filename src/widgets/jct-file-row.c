/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-file-row.h"

#include "widgets/jct-sparkline.h"

struct _JctFileRow
{
  AdwActionRow parent_instance;

  GFile *file;
  JctSparkline *picture; /* (nullable): borrowed, a child */
};

G_DEFINE_FINAL_TYPE (JctFileRow, jct_file_row, ADW_TYPE_ACTION_ROW)

GFile *
jct_file_row_get_file (JctFileRow *self)
{
  g_return_val_if_fail (JCT_IS_FILE_ROW (self), NULL);

  return self->file;
}

void
jct_file_row_add_picture (JctFileRow *self)
{
  g_return_if_fail (JCT_IS_FILE_ROW (self));

  if (self->picture != NULL)
    return;
  self->picture = JCT_SPARKLINE (jct_sparkline_new ());
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), GTK_WIDGET (self->picture));
}

void
jct_file_row_set_picture (JctFileRow *self, const double *values, gsize n)
{
  g_return_if_fail (JCT_IS_FILE_ROW (self));

  jct_file_row_add_picture (self);
  jct_sparkline_set_values (self->picture, values, n);
}

static void
jct_file_row_finalize (GObject *object)
{
  g_clear_object (&JCT_FILE_ROW (object)->file);
  G_OBJECT_CLASS (jct_file_row_parent_class)->finalize (object);
}

static void
jct_file_row_class_init (JctFileRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jct_file_row_finalize;
}

static void
jct_file_row_init (JctFileRow *self)
{
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_widget_add_css_class (arrow, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), arrow);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
}

GtkWidget *
jct_file_row_new (GFile *file, const char *title, const char *subtitle)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  JctFileRow *self = g_object_new (JCT_TYPE_FILE_ROW, NULL);

  /* Not at construction: the row would take the text as markup before it heard that it is none. */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  self->file = g_object_ref (file);
  return GTK_WIDGET (self);
}
