/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-start-page.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-dataset-preview.h"
#include "widgets/jct-datasets.h"
#include "widgets/jct-file-row.h"
#include "widgets/jct-recent-files.h"
#include "widgets/jct-widgets.h"

#define N_RECENT 5

struct _JctStartPage
{
  GtkWidget parent_instance;

  /* Template */
  GtkImage *icon;
  GtkWidget *scroller;
  GtkWidget *datasets_group;
  GtkListBox *datasets;
  GtkWidget *recent_group;
  GtkListBox *recent;
  GtkWidget *open_button;

  /* Owned */
  GCancellable *previews; /* (nullable): while previews are wanted */
  guint tick;             /* until the first frame is drawn */
};

enum
{
  OPEN_FILE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JctStartPage, jct_start_page, GTK_TYPE_WIDGET)

static void
on_row_activated (GtkListBox *list, JctFileRow *row, JctStartPage *self)
{
  g_signal_emit (self, signals[OPEN_FILE], 0, jct_file_row_get_file (row));
}

/* The list is made anew when the desktop tells of it. */
static void
on_row_removed (JctFileRow *row)
{
  jct_recent_files_remove (jct_file_row_get_file (row));
}

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

/* A file that is gone says so, and can be taken off the list. */
static GtkWidget *
new_recent_row (GFile *file, const char *name, const char *folder)
{
  gboolean gone = jct_recent_files_is_gone (file);
  /* Translators: %s is the folder in which a file was. */
  g_autofree char *text
    = gone ? g_strdup_printf (_ ("No longer in %s"), folder) : g_strdup (folder);
  GtkWidget *row = jct_file_row_new (file, name, text);

  if (gone)
    {
      jct_file_row_set_gone (JCT_FILE_ROW (row));
      g_signal_connect (row, "remove", G_CALLBACK (on_row_removed), NULL);
    }
  return row;
}

static void
list_recent (JctStartPage *self)
{
  g_autoptr (GPtrArray) files = jct_recent_files_list (N_RECENT, TRUE);

  clear_list (self->recent);
  for (guint i = 0; i < files->len; i++)
    {
      GFile *file = g_ptr_array_index (files, i);
      g_autofree char *name = jct_file_dup_name (file);
      g_autofree char *folder = jct_file_dup_folder (file);

      gtk_list_box_append (self->recent, new_recent_row (file, name, folder));
    }
  gtk_widget_set_visible (self->recent_group, files->len > 0);
}

void
jct_start_page_set_datasets (JctStartPage *self, const char *folder)
{
  g_return_if_fail (JCT_IS_START_PAGE (self));

  g_autoptr (GPtrArray) files = jct_datasets_list (folder);

  clear_list (self->datasets);
  for (guint i = 0; i < files->len; i++)
    {
      GFile *file = g_ptr_array_index (files, i);
      const char *title = jct_datasets_get_title (file);
      g_autofree char *name = jct_file_dup_name (file);
      GtkWidget *row = jct_file_row_new (file, title != NULL ? title : name,
                                         jct_datasets_get_description (file));

      jct_file_row_add_picture (JCT_FILE_ROW (row));
      gtk_list_box_append (self->datasets, row);
    }
  gtk_widget_set_visible (self->datasets_group, files->len > 0);
}

/* ---- previews ---- */

static void
on_preview_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JctFileRow) row = user_data;
  g_autoptr (JctDatasetPreview) preview = jct_dataset_preview_load_finish (result, NULL);

  /* A dataset that cannot be read says so when it is opened; a list is no place for it. */
  if (preview == NULL)
    return;
  if (jct_datasets_get_title (jct_file_row_get_file (row)) == NULL)
    jct_file_row_set_text (row, preview->title, preview->description);
  if (preview->n > 0)
    jct_file_row_set_picture (row, preview->values, preview->n);
}

static void
load_previews (JctStartPage *self)
{
  GtkListBoxRow *row;

  self->previews = g_cancellable_new ();
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->datasets, i)) != NULL; i++)
    jct_dataset_preview_load_async (jct_file_row_get_file (JCT_FILE_ROW (row)), self->previews,
                                    on_preview_loaded, g_object_ref (row));
}

/* The first frame does not wait for pictures: they are read once it is drawn. */
static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  JctStartPage *self = JCT_START_PAGE (widget);
  gint64 *first_frame = user_data;

  if (*first_frame < 0)
    {
      *first_frame = gdk_frame_clock_get_frame_counter (clock);
      return G_SOURCE_CONTINUE;
    }
  if (gdk_frame_clock_get_frame_counter (clock) == *first_frame)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  load_previews (self);
  return G_SOURCE_REMOVE;
}

static void
jct_start_page_map (GtkWidget *widget)
{
  JctStartPage *self = JCT_START_PAGE (widget);
  gint64 *first_frame = g_new (gint64, 1);

  /* Where a file is opened at once, nothing of the page is seen, and what draws the icon need not be loaded. */
  gtk_image_set_from_icon_name (self->icon, JCT_APP_ID);
  GTK_WIDGET_CLASS (jct_start_page_parent_class)->map (widget);
  *first_frame = -1;
  self->tick = gtk_widget_add_tick_callback (widget, on_tick, first_frame, g_free);
}

static void
forget_previews (JctStartPage *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  g_cancellable_cancel (self->previews);
  g_clear_object (&self->previews);
}

/* What is opened next needs the processor more. */
static void
jct_start_page_unmap (GtkWidget *widget)
{
  forget_previews (JCT_START_PAGE (widget));
  GTK_WIDGET_CLASS (jct_start_page_parent_class)->unmap (widget);
}

/* ---- the object ---- */

static gboolean
jct_start_page_grab_focus (GtkWidget *widget)
{
  JctStartPage *self = JCT_START_PAGE (widget);
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->datasets, 0);

  return gtk_widget_grab_focus (first != NULL ? GTK_WIDGET (first) : self->open_button);
}

static void
jct_start_page_dispose (GObject *object)
{
  forget_previews (JCT_START_PAGE (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), JCT_TYPE_START_PAGE);
  G_OBJECT_CLASS (jct_start_page_parent_class)->dispose (object);
}

static void
jct_start_page_class_init (JctStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jct_start_page_dispose;
  widget_class->grab_focus = jct_start_page_grab_focus;
  widget_class->map = jct_start_page_map;
  widget_class->unmap = jct_start_page_unmap;

  signals[OPEN_FILE] = g_signal_new ("open-file", JCT_TYPE_START_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);

  gtk_widget_class_set_css_name (widget_class, "startpage");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               JCT_RESOURCE_BASE "/jct-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JctStartPage, icon);
  gtk_widget_class_bind_template_child (widget_class, JctStartPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, JctStartPage, datasets_group);
  gtk_widget_class_bind_template_child (widget_class, JctStartPage, datasets);
  gtk_widget_class_bind_template_child (widget_class, JctStartPage, recent_group);
  gtk_widget_class_bind_template_child (widget_class, JctStartPage, recent);
  gtk_widget_class_bind_template_child (widget_class, JctStartPage, open_button);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
jct_start_page_init (JctStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed", G_CALLBACK (list_recent),
                           self, G_CONNECT_SWAPPED);
  jct_start_page_set_datasets (self, NULL);
  list_recent (self);
}

GtkWidget *
jct_start_page_new (void)
{
  return g_object_new (JCT_TYPE_START_PAGE, NULL);
}
