/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-file-row.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-sparkline.h"
#include "widgets/jct-tooltip-text.h"
#include "widgets/jct-wrapped-label.h"

struct _JctFileRow
{
  AdwPreferencesRow parent_instance;

  GFile *file;
  GtkWidget *box; /* borrowed, as are the labels */
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkWidget *arrow;
  JctSparkline *picture; /* (nullable): borrowed, a child */
};

enum
{
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JctFileRow, jct_file_row, ADW_TYPE_PREFERENCES_ROW)

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
  gtk_box_prepend (GTK_BOX (self->box), GTK_WIDGET (self->picture));
}

void
jct_file_row_set_picture (JctFileRow *self, const double *values, gsize n)
{
  g_return_if_fail (JCT_IS_FILE_ROW (self));

  jct_file_row_add_picture (self);
  jct_sparkline_set_values (self->picture, values, n);
}

static void
remove_cb (JctFileRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

void
jct_file_row_set_gone (JctFileRow *self)
{
  GtkWidget *button;

  g_return_if_fail (JCT_IS_FILE_ROW (self));

  button = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Remove from this list"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Remove from this list"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), button);
  gtk_widget_set_visible (self->arrow, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "dim-label");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
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
  signals[REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static GtkLabel *
add_label (GtkWidget *box, const char *css_class, int lines)
{
  GtkWidget *label = jct_wrapped_label_new_lines (NULL, css_class, lines);

  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
jct_file_row_init (JctFileRow *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  /* The names that libadwaita gives the parts of its own rows, and with them their look. */
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->box, "header");
  gtk_widget_add_css_class (texts, "title");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), texts);
  self->title = add_label (texts, "title", 3);
  self->subtitle = add_label (texts, "subtitle", 4);
  gtk_widget_add_css_class (self->arrow, "dim-label");
  gtk_box_append (GTK_BOX (self->box), self->arrow);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), self->box);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
}

void
jct_file_row_set_text (JctFileRow *self, const char *title, const char *subtitle)
{
  g_return_if_fail (JCT_IS_FILE_ROW (self));
  g_return_if_fail (title != NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  jct_set_label_text (self->title, title);
  jct_set_label_text (self->subtitle, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), subtitle != NULL && subtitle[0] != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  subtitle != NULL ? subtitle : "", -1);
}

GtkWidget *
jct_file_row_new (GFile *file, const char *title, const char *subtitle)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  JctFileRow *self = g_object_new (JCT_TYPE_FILE_ROW, NULL);

  self->file = g_object_ref (file);
  jct_file_row_set_text (self, title, subtitle);
  return GTK_WIDGET (self);
}
