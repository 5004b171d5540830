/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-series-group.h"

#include <string.h>

#include "widgets/jct-tooltip-text.h"

#define ROW_WIDTH_CHARS 34

struct _JctSeriesGroup
{
  AdwBin parent_instance;

  GtkLabel *heading;
  GtkBox *rows;
  GPtrArray *chosen; /* of char * */
  gboolean updating;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JctSeriesGroup, jct_series_group, ADW_TYPE_BIN)

static const char *
get_id (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "id");
}

static gboolean
find_chosen (JctSeriesGroup *self, const char *id, guint *index)
{
  return g_ptr_array_find_with_equal_func (self->chosen, id, g_str_equal, index);
}

/* ---- rows -------------------------------------------------------------------------------------
 */

static void
toggled_cb (JctSeriesGroup *self, GtkCheckButton *check)
{
  const char *id = get_id (GTK_WIDGET (check));
  guint index;

  if (self->updating)
    return;
  if (gtk_check_button_get_active (check))
    g_ptr_array_add (self->chosen, g_strdup (id));
  else if (find_chosen (self, id, &index))
    g_ptr_array_remove_index (self->chosen, index);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_row (JctSeriesGroup *self, const char *id, const char *text)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), ROW_WIDTH_CHARS);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  g_object_set_data_full (G_OBJECT (check), "id", g_strdup (id), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->rows, check);
}

/* The check marks as `chosen` has them. */
static void
show_chosen (JctSeriesGroup *self)
{
  self->updating = TRUE;
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (row), find_chosen (self, get_id (row), NULL));
  self->updating = FALSE;
}

static gboolean
shows_rows (JctSeriesGroup *self, const char *const *ids)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));

  for (; *ids != NULL; ids++, row = gtk_widget_get_next_sibling (row))
    if (row == NULL || !g_str_equal (get_id (row), *ids))
      return FALSE;
  return row == NULL;
}

void
jct_series_group_set_rows (JctSeriesGroup *self, const char *const *ids, const char *const *labels)
{
  GtkWidget *row;

  g_return_if_fail (JCT_IS_SERIES_GROUP (self));

  if (shows_rows (self, ids))
    return;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, row);
  for (guint i = 0; ids[i] != NULL; i++)
    add_row (self, ids[i], labels[i]);
  gtk_widget_set_visible (GTK_WIDGET (self), ids[0] != NULL);
  show_chosen (self);
}

void
jct_series_group_set_heading (JctSeriesGroup *self, const char *heading)
{
  g_return_if_fail (JCT_IS_SERIES_GROUP (self));

  jct_set_label_text (self->heading, heading);
}

guint
jct_series_group_get_n_rows (JctSeriesGroup *self)
{
  guint n = 0;

  g_return_val_if_fail (JCT_IS_SERIES_GROUP (self), 0);

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n++;
  return n;
}

guint
jct_series_group_search (JctSeriesGroup *self, const char *folded)
{
  guint n = 0;

  g_return_val_if_fail (JCT_IS_SERIES_GROUP (self), 0);

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *label = gtk_check_button_get_child (GTK_CHECK_BUTTON (row));
      g_autofree char *text = g_utf8_casefold (gtk_label_get_label (GTK_LABEL (label)), -1);
      gboolean found = strstr (text, folded) != NULL;

      gtk_widget_set_visible (row, found);
      n += found;
    }
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  return n;
}

/* ---- what is chosen ---------------------------------------------------------------------------
 */

void
jct_series_group_set_chosen (JctSeriesGroup *self, const char *const *ids)
{
  g_return_if_fail (JCT_IS_SERIES_GROUP (self));

  g_ptr_array_set_size (self->chosen, 0);
  for (; ids != NULL && *ids != NULL; ids++)
    g_ptr_array_add (self->chosen, g_strdup (*ids));
  show_chosen (self);
}

char **
jct_series_group_dup_chosen (JctSeriesGroup *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  g_return_val_if_fail (JCT_IS_SERIES_GROUP (self), NULL);

  for (guint i = 0; i < self->chosen->len; i++)
    g_strv_builder_add (ids, g_ptr_array_index (self->chosen, i));
  return self->chosen->len > 0 ? g_strv_builder_end (ids) : NULL;
}

guint
jct_series_group_get_n_chosen (JctSeriesGroup *self)
{
  g_return_val_if_fail (JCT_IS_SERIES_GROUP (self), 0);

  return self->chosen->len;
}

/* ---- class ------------------------------------------------------------------------------------
 */

static void
jct_series_group_finalize (GObject *object)
{
  g_ptr_array_unref (JCT_SERIES_GROUP (object)->chosen);
  G_OBJECT_CLASS (jct_series_group_parent_class)->finalize (object);
}

static void
jct_series_group_class_init (JctSeriesGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jct_series_group_finalize;
  signals[CHANGED] = g_signal_new ("changed", JCT_TYPE_SERIES_GROUP, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
jct_series_group_init (JctSeriesGroup *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->chosen = g_ptr_array_new_with_free_func (g_free);
  self->heading = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->heading, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->heading), "heading");
  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 2));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->heading));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->rows));
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
jct_series_group_new (void)
{
  return g_object_new (JCT_TYPE_SERIES_GROUP, NULL);
}
