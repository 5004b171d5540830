/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that change their order by hand: which row is taken, and by whom. */
#include "config.h"

#include "widgets/jct-row-reorder.h"

#include "drop-row.h"

/* The names of the rows of one list, in order. */
static const char *const names[] = { "one", "two" };

static GdkPaintable *
no_icon (GtkListBoxRow *row)
{
  return NULL;
}

/* Puts `dragged` before `row`. */
static void
move_before (GtkListBoxRow *row, GtkListBoxRow *dragged)
{
  GtkListBox *list = GTK_LIST_BOX (gtk_widget_get_parent (GTK_WIDGET (row)));

  g_object_ref (dragged);
  gtk_list_box_remove (list, GTK_WIDGET (dragged));
  gtk_list_box_insert (list, GTK_WIDGET (dragged), gtk_list_box_row_get_index (row));
  g_object_unref (dragged);
}

static GtkListBox *
new_list (void)
{
  GtkListBox *list = GTK_LIST_BOX (g_object_ref_sink (gtk_list_box_new ()));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkWidget *row = gtk_list_box_row_new ();

      gtk_widget_set_name (row, names[i]);
      jct_row_reorder_add (GTK_LIST_BOX_ROW (row), no_icon, move_before);
      gtk_list_box_append (list, row);
    }
  return list;
}

static const char *
name_at (GtkListBox *list, int index)
{
  return gtk_widget_get_name (GTK_WIDGET (gtk_list_box_get_row_at_index (list, index)));
}

static void
test_within (void)
{
  g_autoptr (GtkListBox) list = new_list ();

  g_assert_true (
    drop_row (gtk_list_box_get_row_at_index (list, 1), gtk_list_box_get_row_at_index (list, 0)));
  g_assert_cmpstr (name_at (list, 0), ==, "two");
  g_assert_cmpstr (name_at (list, 1), ==, "one");
}

static void
test_refused (void)
{
  g_autoptr (GtkListBox) list = new_list ();
  g_autoptr (GtkListBox) other = new_list ();
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (list, 0);

  g_assert_false (drop_row (first, first));
  /* Of another window, say, and so of another document. */
  g_assert_false (drop_row (gtk_list_box_get_row_at_index (other, 1), first));
  g_assert_false (drop_row (NULL, first));
  g_assert_cmpstr (name_at (list, 0), ==, "one");
  g_assert_cmpstr (name_at (other, 1), ==, "two");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/row-reorder/within", test_within);
  g_test_add_func ("/row-reorder/refused", test_refused);
  return g_test_run ();
}
