/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-series-picker.h"

#include <glib/gi18n-lib.h>

#include "analysis/jct-words.h"
#include "widgets/jct-notes.h"
#include "widgets/jct-series-group.h"

/* Those with the largest totals; more can be told apart by nobody. */
#define N_MOST_VALUES 60
#define LIST_HEIGHT 320

/* From so many rows on there is a search. */
#define N_FEW_ROWS 8

typedef enum
{
  GROUP_SUM,
  GROUP_VALUES,
  GROUP_DEFINITIONS,
} Group;

#define N_GROUPS (GROUP_DEFINITIONS + 1)

struct _JctSeriesPicker
{
  AdwBin parent_instance;

  GtkMenuButton *button;
  GtkEditable *search;
  GtkLabel *empty;
  JctSeriesGroup *groups[N_GROUPS];
  JctNotes *notes;
  GtkWidget *rule;

  char *dimension; /* (nullable) */
  JctFilter *sum;  /* (nullable): all but the analysis's own values */
};

enum
{
  CHANGED,
  RULE,
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

/* ---- what is offered --------------------------------------------------------------------------
 */

static void
show_count (JctSeriesPicker *self)
{
  guint n = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < N_GROUPS; i++)
    n += jct_series_group_get_n_chosen (self->groups[i]);
  if (n > 0)
    /* Translators: how many series are chosen. */
    text = g_strdup_printf (ngettext ("%u series", "%u series", n), n);
  gtk_menu_button_set_label (self->button, text != NULL ? text : C_ ("series", "None"));
}

/* A short list needs no search. */
static void
show_search (JctSeriesPicker *self)
{
  guint n = 0;

  for (guint i = 0; i < N_GROUPS; i++)
    n += jct_series_group_get_n_rows (self->groups[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->search), n >= N_FEW_ROWS);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), n == 0);
}

static void
search_cb (JctSeriesPicker *self)
{
  g_autofree char *folded = g_utf8_casefold (gtk_editable_get_text (self->search), -1);
  guint n = 0;

  for (guint i = 0; i < N_GROUPS; i++)
    n += jct_series_group_search (self->groups[i], folded);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), n == 0);
}

static void
changed_cb (JctSeriesPicker *self)
{
  show_count (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
rule_cb (JctSeriesPicker *self)
{
  g_signal_emit (self, signals[RULE], 0);
}

/* The values of the dimension, the largest first. */
static void
show_values (JctSeriesPicker *self, const JctResolvedView *resolved, guint dimension)
{
  g_autoptr (GArray) values = list_values (resolved, dimension);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; i < values->len; i++)
    {
      guint code = g_array_index (values, Value, i).code;

      g_ptr_array_add (ids, (gpointer) jct_table_get_value (resolved->table, dimension, code));
      g_ptr_array_add (labels,
                       (gpointer) jct_table_get_value_label (resolved->table, dimension, code));
    }
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (labels, NULL);
  jct_series_group_set_heading (self->groups[GROUP_VALUES],
                                jct_table_get_dimension_title (resolved->table, dimension));
  jct_series_group_set_rows (self->groups[GROUP_VALUES], (const char *const *) ids->pdata,
                             (const char *const *) labels->pdata);
}

/* All but the analysis's own values of the dimension, where it has some. */
static void
show_sum (JctSeriesPicker *self,
          const JctAnalysis *analysis,
          JctTable *table,
          const JctFilter *chosen)
{
  const char *const none[] = { NULL };
  const char *const ids[] = { "", NULL };
  const char *const *values
    = self->dimension != NULL ? jct_filter_get_values (analysis->filter, self->dimension) : NULL;
  g_autofree char *label = NULL;

  g_clear_pointer (&self->sum, jct_filter_free);
  if (values == NULL || *values == NULL)
    {
      jct_series_group_set_rows (self->groups[GROUP_SUM], none, none);
      return;
    }
  self->sum = jct_filter_new ();
  jct_filter_set_excluded (self->sum, self->dimension, values);
  label = jct_words_capitalise (jct_analysis_describe_values (table, self->sum, self->dimension));
  jct_series_group_set_rows (self->groups[GROUP_SUM], ids, (const char *const[]){ label, NULL });
  jct_series_group_set_chosen (self->groups[GROUP_SUM],
                               chosen != NULL && jct_filter_has_dimension (chosen, self->dimension)
                                 ? ids
                                 : NULL);
}

static void
show_definitions (JctSeriesPicker *self, const JctAnalysis *analysis, const JctView *view)
{
  g_autoptr (GPtrArray) definitions = jct_analysis_list_control_definitions (analysis, view);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; i < definitions->len; i++)
    {
      const JctDefinition *definition = g_ptr_array_index (definitions, i);

      g_ptr_array_add (ids, definition->id);
      g_ptr_array_add (titles, definition->title);
    }
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (titles, NULL);
  jct_series_group_set_rows (self->groups[GROUP_DEFINITIONS], (const char *const *) ids->pdata,
                             (const char *const *) titles->pdata);
}

/* ---- what is chosen ---------------------------------------------------------------------------
 */

void
jct_series_picker_set (JctSeriesPicker *self, JctViewState *state, const JctFilter *chosen)
{
  g_auto (JctResolvedView) resolved = { 0 };
  const char *const none[] = { NULL };
  const JctView *view = jct_view_state_get_view (state);
  int dimension = -1;

  g_return_if_fail (JCT_IS_SERIES_PICKER (self));

  if (jct_document_resolve_view (jct_view_state_get_document (state), view, &resolved, NULL))
    dimension = find_dimension (view, &resolved);
  g_free (self->dimension);
  self->dimension = dimension >= 0
                      ? g_strdup (jct_table_get_dimension_name (resolved.table, (guint) dimension))
                      : NULL;
  if (dimension >= 0)
    show_values (self, &resolved, (guint) dimension);
  else
    jct_series_group_set_rows (self->groups[GROUP_VALUES], none, none);
  jct_series_group_set_chosen (self->groups[GROUP_VALUES],
                               chosen != NULL && self->dimension != NULL
                                 ? jct_filter_get_values (chosen, self->dimension)
                                 : NULL);
  show_search (self);
  show_count (self);
}

void
jct_series_picker_set_more (JctSeriesPicker *self,
                            const JctAnalysis *analysis,
                            const JctView *view,
                            const JctFilter *sums,
                            const char *const *definitions)
{
  g_auto (JctResolvedView) resolved = { 0 };

  g_return_if_fail (JCT_IS_SERIES_PICKER (self));

  if (!jct_document_resolve_view (analysis->document, view, &resolved, NULL))
    return;
  show_sum (self, analysis, resolved.table, sums);
  show_definitions (self, analysis, view);
  jct_series_group_set_chosen (self->groups[GROUP_DEFINITIONS], definitions);
  show_search (self);
  show_count (self);
}

void
jct_series_picker_set_notes (JctSeriesPicker *self, GPtrArray *notes)
{
  g_return_if_fail (JCT_IS_SERIES_PICKER (self));

  jct_notes_set_texts (self->notes, notes);
}

void
jct_series_picker_offer_rule (JctSeriesPicker *self, gboolean offered)
{
  g_return_if_fail (JCT_IS_SERIES_PICKER (self));

  gtk_widget_set_visible (self->rule, offered);
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
  g_auto (GStrv) values = NULL;
  JctFilter *filter;

  g_return_val_if_fail (JCT_IS_SERIES_PICKER (self), NULL);

  values = jct_series_group_dup_chosen (self->groups[GROUP_VALUES]);
  if (values == NULL || self->dimension == NULL)
    return NULL;
  filter = jct_filter_new ();
  jct_filter_set (filter, self->dimension, (const char *const *) values);
  return filter;
}

JctFilter *
jct_series_picker_dup_sums (JctSeriesPicker *self)
{
  g_return_val_if_fail (JCT_IS_SERIES_PICKER (self), NULL);

  if (self->sum == NULL || jct_series_group_get_n_chosen (self->groups[GROUP_SUM]) == 0)
    return NULL;
  return jct_filter_copy (self->sum);
}

char **
jct_series_picker_dup_definitions (JctSeriesPicker *self)
{
  g_return_val_if_fail (JCT_IS_SERIES_PICKER (self), NULL);

  return jct_series_group_dup_chosen (self->groups[GROUP_DEFINITIONS]);
}

/* ---- class ------------------------------------------------------------------------------------
 */

static void
jct_series_picker_finalize (GObject *object)
{
  JctSeriesPicker *self = JCT_SERIES_PICKER (object);

  g_free (self->dimension);
  g_clear_pointer (&self->sum, jct_filter_free);
  G_OBJECT_CLASS (jct_series_picker_parent_class)->finalize (object);
}

static void
jct_series_picker_class_init (JctSeriesPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = jct_series_picker_finalize;
  signals[CHANGED] = g_signal_new ("changed", JCT_TYPE_SERIES_PICKER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[RULE] = g_signal_new ("rule", JCT_TYPE_SERIES_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
new_groups (JctSeriesPicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->empty = GTK_LABEL (gtk_label_new (_ ("There is no other series to choose.")));
  gtk_widget_add_css_class (GTK_WIDGET (self->empty), "dim-label");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->empty));
  for (guint i = 0; i < N_GROUPS; i++)
    {
      self->groups[i] = JCT_SERIES_GROUP (jct_series_group_new ());
      g_signal_connect_object (self->groups[i], "changed", G_CALLBACK (changed_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->groups[i]));
    }
  /* Translators: the heading of a list: the sum of several series, chosen as a single one. */
  jct_series_group_set_heading (self->groups[GROUP_SUM], _ ("As one series"));
  /* Translators: the heading of a list: the series as other definitions count it. */
  jct_series_group_set_heading (self->groups[GROUP_DEFINITIONS], _ ("Other definitions"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  return scrolled;
}

static void
jct_series_picker_init (JctSeriesPicker *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->search = GTK_EDITABLE (gtk_search_entry_new ());
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_cb), self,
                           G_CONNECT_SWAPPED);
  self->notes = g_object_new (JCT_TYPE_NOTES, "visible", FALSE, NULL);
  self->rule = gtk_button_new_with_label (_ ("Choose by the rule"));
  gtk_widget_set_visible (self->rule, FALSE);
  g_signal_connect_object (self->rule, "clicked", G_CALLBACK (rule_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->search));
  gtk_box_append (GTK_BOX (box), new_groups (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->notes));
  gtk_box_append (GTK_BOX (box), self->rule);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
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
