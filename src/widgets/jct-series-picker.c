/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-series-picker.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Those with the largest totals; more can be told apart by nobody. */
#define N_MOST_VALUES 60
#define LIST_HEIGHT 320

struct _JctSeriesPicker
{
  AdwBin parent_instance;

  GtkMenuButton *button;
  GtkBox *list;
  GtkLabel *empty;

  char *dimension;   /* (nullable) */
  JctFilter *chosen; /* of that dimension alone */
  gboolean updating;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JctSeriesPicker, jct_series_picker, ADW_TYPE_BIN)

/* ---- which dimension --------------------------------------------------------------------------
 */

/* Of those that the view's own filter names, the one with the most values; else the split. */
static int
find_dimension (const JctView *view, const JctResolvedView *resolved)
{
  int found = -1;

  for (guint i = 0; i < jct_filter_get_n_dimensions (view->filter); i++)
    {
      int dimension
        = jct_table_find_dimension (resolved->table, jct_filter_get_dimension (view->filter, i));

      if (dimension >= 0
          && (found < 0
              || jct_table_get_n_values (resolved->table, (guint) dimension)
                   > jct_table_get_n_values (resolved->table, (guint) found)))
        found = dimension;
    }
  if (found < 0 && resolved->by != NULL)
    found = jct_table_find_dimension (resolved->table, resolved->by);
  return found;
}

typedef struct
{
  guint code;
  double total;
} Value;

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const Value *one = a, *other = b;

  if (one->total != other->total)
    return one->total > other->total ? -1 : 1;
  return one->code < other->code ? -1 : one->code > other->code;
}

/* The other values of the dimension that have something to count, the largest first. */
static GArray *
list_values (const JctResolvedView *resolved, guint dimension)
{
  guint n = jct_table_get_n_values (resolved->table, dimension);
  const char *name = jct_table_get_dimension_name (resolved->table, dimension);
  g_autofree double *totals = g_new0 (double, n);
  GArray *values = g_array_new (FALSE, FALSE, sizeof (Value));
  const JctSeriesQuery query = {
    .filter = resolved->filter,
    .measure = resolved->measure,
    .kind = resolved->kind,
  };

  if (!jct_table_total_by_value (resolved->table, &query, dimension, totals, NULL))
    return values;
  for (guint code = 0; code < n; code++)
    {
      const Value value = { code, totals[code] };
      const char *text = jct_table_get_value (resolved->table, dimension, code);
      gboolean is_own = jct_filter_has_dimension (resolved->filter, name)
                        && jct_filter_passes (resolved->filter, name, text);

      if (!is_own && totals[code] > 0)
        g_array_append_val (values, value);
    }
  g_array_sort (values, compare_values);
  g_array_set_size (values, MIN (values->len, N_MOST_VALUES));
  return values;
}

/* ---- the list ---------------------------------------------------------------------------------
 */

static void
show_count (JctSeriesPicker *self)
{
  const char *const *values
    = self->dimension != NULL ? jct_filter_get_values (self->chosen, self->dimension) : NULL;
  guint n = values != NULL ? g_strv_length ((char **) values) : 0;
  g_autofree char *text
    /* Translators: how many series are chosen. */
    = n > 0 ? g_strdup_printf (ngettext ("%u series", "%u series", n), n) : NULL;

  gtk_menu_button_set_label (self->button, text != NULL ? text : C_ ("series", "None"));
}

static void
toggled_cb (JctSeriesPicker *self, GtkCheckButton *check)
{
  const char *value = g_object_get_data (G_OBJECT (check), "value");

  if (self->updating)
    return;
  if (gtk_check_button_get_active (check))
    jct_filter_add (self->chosen, self->dimension, value);
  else
    jct_filter_remove (self->chosen, self->dimension, value);
  show_count (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_value (JctSeriesPicker *self, const JctResolvedView *resolved, guint dimension, guint code)
{
  GtkWidget *check = gtk_check_button_new_with_label (
    jct_table_get_value_label (resolved->table, dimension, code));

  g_object_set_data_full (G_OBJECT (check), "value",
                          g_strdup (jct_table_get_value (resolved->table, dimension, code)),
                          g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->list, check);
}

static void
clear_list (JctSeriesPicker *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_box_remove (self->list, child);
}

/* The check marks as `chosen` has them. */
static void
show_chosen (JctSeriesPicker *self)
{
  self->updating = TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *value = g_object_get_data (G_OBJECT (child), "value");

      gtk_check_button_set_active (GTK_CHECK_BUTTON (child),
                                   jct_filter_has_dimension (self->chosen, self->dimension)
                                     && jct_filter_has_value (self->chosen, self->dimension,
                                                              value));
    }
  self->updating = FALSE;
}

static gboolean
shows_values (JctSeriesPicker *self,
              const JctResolvedView *resolved,
              guint dimension,
              GArray *values)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  for (guint i = 0; i < values->len; i++, child = gtk_widget_get_next_sibling (child))
    {
      guint code = g_array_index (values, Value, i).code;

      if (child == NULL
          || !g_str_equal (g_object_get_data (G_OBJECT (child), "value"),
                           jct_table_get_value (resolved->table, dimension, code)))
        return FALSE;
    }
  return child == NULL;
}

/* A list that is open stays as it is while marks are set in it: no row may go from under the
 * pointer. */
static void
show_values (JctSeriesPicker *self, const JctResolvedView *resolved, guint dimension)
{
  g_autoptr (GArray) values = list_values (resolved, dimension);

  if (!shows_values (self, resolved, dimension, values))
    {
      clear_list (self);
      for (guint i = 0; i < values->len; i++)
        add_value (self, resolved, dimension, g_array_index (values, Value, i).code);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->empty), values->len == 0);
}

static void
keep_chosen (JctSeriesPicker *self, const JctFilter *chosen)
{
  const char *const *values = NULL;

  g_clear_pointer (&self->chosen, jct_filter_free);
  self->chosen = jct_filter_new ();
  if (chosen != NULL && self->dimension != NULL)
    values = jct_filter_get_values (chosen, self->dimension);
  for (; values != NULL && *values != NULL; values++)
    jct_filter_add (self->chosen, self->dimension, *values);
}

void
jct_series_picker_set (JctSeriesPicker *self, JctViewState *state, const JctFilter *chosen)
{
  g_auto (JctResolvedView) resolved = { 0 };
  const JctView *view = jct_view_state_get_view (state);
  int dimension = -1;

  g_return_if_fail (JCT_IS_SERIES_PICKER (self));

  if (jct_document_resolve_view (jct_view_state_get_document (state), view, &resolved, NULL))
    dimension = find_dimension (view, &resolved);
  g_free (self->dimension);
  self->dimension = dimension >= 0
                      ? g_strdup (jct_table_get_dimension_name (resolved.table, (guint) dimension))
                      : NULL;
  keep_chosen (self, chosen);
  if (dimension >= 0)
    {
      show_values (self, &resolved, (guint) dimension);
      show_chosen (self);
    }
  else
    {
      clear_list (self);
      gtk_widget_set_visible (GTK_WIDGET (self->empty), TRUE);
    }
  show_count (self);
}

const char *
jct_series_picker_get_dimension (JctSeriesPicker *self)
{
  g_return_val_if_fail (JCT_IS_SERIES_PICKER (self), NULL);

  return self->dimension;
}

JctFilter *
jct_series_picker_dup_filter (JctSeriesPicker *self)
{
  g_return_val_if_fail (JCT_IS_SERIES_PICKER (self), NULL);

  return jct_filter_is_empty (self->chosen) ? NULL : jct_filter_copy (self->chosen);
}

/* ---- class ------------------------------------------------------------------------------------
 */

static void
jct_series_picker_finalize (GObject *object)
{
  JctSeriesPicker *self = JCT_SERIES_PICKER (object);

  g_free (self->dimension);
  jct_filter_free (self->chosen);
  G_OBJECT_CLASS (jct_series_picker_parent_class)->finalize (object);
}

static void
jct_series_picker_class_init (JctSeriesPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = jct_series_picker_finalize;
  signals[CHANGED] = g_signal_new ("changed", JCT_TYPE_SERIES_PICKER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
jct_series_picker_init (JctSeriesPicker *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->chosen = jct_filter_new ();
  self->list = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 2));
  self->empty = GTK_LABEL (gtk_label_new (_ ("There is no other series to choose.")));
  gtk_widget_add_css_class (GTK_WIDGET (self->empty), "dim-label");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->empty));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_popover_set_child (GTK_POPOVER (popover), scrolled);
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_popover (self->button, popover);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
}

GtkWidget *
jct_series_picker_new (const char *title)
{
  JctSeriesPicker *self = g_object_new (JCT_TYPE_SERIES_PICKER, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  return GTK_WIDGET (self);
}
