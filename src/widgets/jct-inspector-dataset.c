/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Nothing is selected: what the dataset is, what its definitions count, where it is from.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "chart/jct-ticks.h"
#include "model/jct-number-format.h"
#include "widgets/jct-box.h"
#include "widgets/jct-inspector-private.h"
#include "widgets/jct-source-list.h"
#include "widgets/jct-widgets.h"
#include "widgets/jct-wrapped-label.h"

#define N_MOST_PROBLEMS 50

struct _JctInspectorDataset
{
  JctPanel parent_instance;

  /* Template */
  GtkLabel *title;
  GtkLabel *description;
  GtkWidget *tables_heading;
  GtkBox *tables;
  GtkWidget *definitions_heading;
  GtkBox *definitions;
  GtkLabel *events;
  GtkExpander *problems;
  GtkBox *problem_rows;
  JctSourceList *sources;
};

G_DEFINE_FINAL_TYPE (JctInspectorDataset, jct_inspector_dataset, JCT_TYPE_PANEL)

static void
append_label (GtkBox *box, const char *text, const char *style, gboolean dim)
{
  GtkWidget *label = jct_wrapped_label_new (text, style);

  if (dim)
    gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (box, label);
}

/* A title and what is said about it, apart from the next. */
static GtkBox *
append_entry (GtkBox *box, const char *title)
{
  GtkWidget *entry = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  append_label (GTK_BOX (entry), title, NULL, FALSE);
  gtk_box_append (box, entry);
  return GTK_BOX (entry);
}

static char *
dup_table_facts (JctTable *table)
{
  gulong n = jct_table_get_n_rows (table);
  JctPeriod first, last;
  g_autofree char *number = jct_format_value (n, 0);
  g_autofree char *rows = g_strdup_printf (ngettext ("%s row", "%s rows", n), number);

  if (!jct_table_get_range (table, &first, &last))
    return g_steal_pointer (&rows);
  g_autofree char *range = jct_period_range_to_label (first, last, JCT_LABEL_LONG);
  /* Translators: a number of rows and the range of a table's periods. */
  return g_strdup_printf (_ ("%s, %s"), rows, range);
}

static void
show_tables (JctInspectorDataset *self, JctDocument *document)
{
  jct_box_clear (self->tables);
  gtk_widget_set_visible (self->tables_heading, jct_document_get_n_tables (document) > 0);
  for (guint i = 0; i < jct_document_get_n_tables (document); i++)
    {
      JctTable *table = jct_document_get_table (document, i);
      g_autofree char *facts = dup_table_facts (table);
      GtkBox *entry = append_entry (self->tables, jct_table_get_title (table));

      append_label (entry, facts, "caption", TRUE);
      if (jct_table_get_description (table) != NULL)
        append_label (entry, jct_table_get_description (table), "caption", TRUE);
    }
}

static void
show_definitions (JctInspectorDataset *self, JctDocument *document)
{
  guint n = jct_document_get_n_definitions (document);

  jct_box_clear (self->definitions);
  gtk_widget_set_visible (self->definitions_heading, n > 0);
  for (guint i = 0; i < n; i++)
    {
      const JctDefinition *definition = jct_document_get_definition (document, i);
      GtkBox *entry = append_entry (self->definitions, definition->title);

      if (definition->description != NULL)
        append_label (entry, definition->description, "caption", TRUE);
    }
}

static void
show_problems (JctInspectorDataset *self, JctDocument *document)
{
  guint n = jct_document_get_n_problems (document);
  g_autofree char *label
    = g_strdup_printf (ngettext ("%u note on reading", "%u notes on reading", n), n);

  jct_box_clear (self->problem_rows);
  gtk_expander_set_label (self->problems, label);
  gtk_widget_set_visible (GTK_WIDGET (self->problems), n > 0);
  for (guint i = 0; i < MIN (n, N_MOST_PROBLEMS); i++)
    {
      const JctProblem *problem = jct_document_get_problem (document, i);
      GtkWidget *entry = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

      append_label (GTK_BOX (entry), problem->message, "caption", FALSE);
      if (problem->place != NULL)
        append_label (GTK_BOX (entry), problem->place, "caption", TRUE);
      gtk_box_append (self->problem_rows, entry);
    }
}

static void
show_document (JctInspectorDataset *self, JctDocument *document)
{
  guint n_events = jct_document_get_n_events (document);
  g_autofree char *number = jct_format_value (n_events, 0);
  g_autofree char *events = NULL;

  if (n_events > 0 && jct_document_get_n_tables (document) == 0)
    events
      = g_strdup_printf (ngettext ("%s dated event. Select it in the timeline to read of it.",
                                   "%s dated events. Select one in the timeline to read of it.",
                                   n_events),
                         number);
  else if (n_events > 0)
    events = g_strdup_printf (
      ngettext (
        "%s dated event. Select it in the timeline to see what the numbers did around it.",
        "%s dated events. Select one in the timeline to see what the numbers did around it.",
        n_events),
      number);
  jct_inspector_set_text (self->title, jct_document_get_title (document));
  jct_inspector_set_text (self->description, jct_document_get_description (document));
  jct_inspector_set_text (self->events, events);
  show_tables (self, document);
  show_definitions (self, document);
  show_problems (self, document);
  jct_source_list_set_all (self->sources, document);
}

static void
jct_inspector_dataset_changed (JctPanel *panel, guint changes)
{
  JctInspectorDataset *self = JCT_INSPECTOR_DATASET (panel);
  JctDocument *document = jct_panel_get_document (panel);
  JctPeriod period;
  const char *key;

  gtk_widget_set_visible (GTK_WIDGET (self),
                          document != NULL && jct_inspector_get_event (panel) == NULL
                            && !jct_view_state_get_point (jct_panel_get_state (panel), &key,
                                                          &period));
  if (document != NULL && (changes & JCT_PANEL_CHANGE_DOCUMENT))
    show_document (self, document);
}

static void
jct_inspector_dataset_class_init (JctInspectorDatasetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  JCT_PANEL_CLASS (klass)->changed = jct_inspector_dataset_changed;
  g_type_ensure (JCT_TYPE_SOURCE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               JCT_RESOURCE_BASE "/jct-inspector-dataset.ui");
  gtk_widget_class_bind_template_child (widget_class, JctInspectorDataset, title);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorDataset, description);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorDataset, tables_heading);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorDataset, tables);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorDataset, definitions_heading);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorDataset, definitions);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorDataset, events);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorDataset, problems);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorDataset, problem_rows);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorDataset, sources);
}

static void
jct_inspector_dataset_init (JctInspectorDataset *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
