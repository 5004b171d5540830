/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-definition-editor.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/jct-document-items.h"
#include "model/jct-filter-text.h"
#include "model/jct-number-format.h"
#include "widgets/jct-help-window.h"
#include "widgets/jct-tooltip-text.h"
#include "widgets/jct-widgets.h"

#define MAX_CHARS 1000
/* Of a dimension that has more values, a person would not pick by hand. */
#define MAX_VALUES 1000

struct _JctDefinitionEditor
{
  JctEditor parent_instance;

  /* Template */
  GtkEditable *title;
  GtkEditable *short_title;
  GtkEditable *description;
  GtkEditable *unit;
  GtkEditable *about;
  AdwComboRow *table;
  AdwComboRow *measure;
  AdwPreferencesGroup *dimensions;
  GtkLabel *preview;

  JctDefinition *before; /* as it was when the dialog opened */
  JctFilter *filter;     /* as it is put together */
  GPtrArray *rows;       /* of AdwExpanderRow *, borrowed: of the table's dimensions */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (JctDefinitionEditor, jct_definition_editor, JCT_TYPE_EDITOR)

/* The table that is chosen; NULL without any. */
static JctTable *
get_table (JctDefinitionEditor *self)
{
  JctDocument *document = jct_editor_get_document (JCT_EDITOR (self));
  guint index = adw_combo_row_get_selected (self->table);

  return document != NULL && index < jct_document_get_n_tables (document)
           ? jct_document_get_table (document, index)
           : NULL;
}

static void
take_filter (JctFilter **filter, JctFilter *with)
{
  jct_filter_free (*filter);
  *filter = with;
}

/* What all rows are, as it is typed; as it was where no line can say it. NULL and the error where it is not of the form.
 * (transfer full) (nullable) */
static JctFilter *
dup_about (JctDefinitionEditor *self, GError **error)
{
  g_autofree char *line = jct_filter_to_line (self->before->about);

  if (line == NULL || g_str_equal (line, gtk_editable_get_text (self->about)))
    return jct_filter_copy (self->before->about);
  return jct_filter_parse_line (gtk_editable_get_text (self->about), error);
}

/* What is put together; of what all rows are, what can be read. (transfer full) */
static JctDefinition *
dup_definition (JctDefinitionEditor *self)
{
  g_autoptr (JctFilter) about = dup_about (self, NULL);
  JctDefinition *definition = jct_definition_new ();
  JctTable *table = get_table (self);
  guint measure = adw_combo_row_get_selected (self->measure);

  definition->id = g_strdup (self->before->id);
  definition->by = g_strdup (self->before->by);
  definition->title = jct_editor_dup_text (self->title);
  definition->short_title = jct_editor_dup_text (self->short_title);
  definition->description = jct_editor_dup_text (self->description);
  definition->unit = jct_editor_dup_text (self->unit);
  take_filter (&definition->filter, jct_filter_copy (self->filter));
  if (about != NULL)
    take_filter (&definition->about, g_steal_pointer (&about));
  if (table == NULL)
    return definition;
  definition->table = g_strdup (jct_table_get_name (table));
  if (measure < jct_table_get_n_measures (table))
    definition->measure = g_strdup (jct_table_get_measure_name (table, measure));
  return definition;
}

/* ---- what it selects ---- */

/* "65,410 in all, October 2019 to September 2024"; why it cannot be said otherwise. (transfer full) */
static char *
dup_preview (JctDefinitionEditor *self)
{
  g_autoptr (JctDefinition) definition = dup_definition (self);
  g_autoptr (JctView) view = jct_view_new ();
  g_autoptr (JctSeriesSet) set = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *number = NULL;
  g_autofree char *range = NULL;
  JctSeries *series;
  double sum = 0;
  gsize n;

  view->table = g_strdup (definition->table);
  view->measure = g_strdup (definition->measure);
  take_filter (&view->filter, jct_filter_copy (definition->filter));
  set = jct_document_compute_series (jct_editor_get_document (JCT_EDITOR (self)), view, &error);
  if (set == NULL)
    return g_strdup (error->message);
  series = jct_series_set_get_n (set) > 0 ? jct_series_set_get (set, 0) : NULL;
  n = series != NULL ? jct_series_get_n (series) : 0;
  if (n == 0)
    return g_strdup (_ ("It selects nothing."));
  for (gsize i = 0; i < n; i++)
    sum += isnan (jct_series_get_value (series, i)) ? 0 : jct_series_get_value (series, i);
  number = jct_format_value (sum, 0);
  range = jct_period_range_to_label (jct_series_get_first (series),
                                     jct_series_get_period (series, n - 1), JCT_LABEL_LONG);
  /* Translators: how much a definition counts, and in which time: "65,410 in all, October 2019 to
   * September 2024". */
  return g_strdup_printf (_ ("%s in all, %s"), number, range);
}

static void
update_preview (JctDefinitionEditor *self)
{
  g_autofree char *words = dup_preview (self);

  jct_set_label_text (self->preview, words);
}

static void
selection_changed (JctDefinitionEditor *self)
{
  update_preview (self);
  jct_editor_changed (JCT_EDITOR (self));
}

/* ---- dimensions and their values ---- */

/* "All", or the values that pass by their labels. (transfer full) */
static char *
dup_values (JctDefinitionEditor *self, JctTable *table, guint dimension)
{
  const char *name = jct_table_get_dimension_name (table, dimension);
  guint n = jct_table_get_n_values (table, dimension), n_shown = 0;
  g_autoptr (GString) text = g_string_new (NULL);

  if (!jct_filter_has_dimension (self->filter, name))
    return g_strdup (C_ ("values", "All"));
  for (guint code = 0; code < n; code++)
    if (jct_filter_passes (self->filter, name, jct_table_get_value (table, dimension, code)))
      {
        if (++n_shown > 3)
          {
            g_string_append (text, "…");
            break;
          }
        if (text->len > 0)
          g_string_append (text, ", ");
        g_string_append (text, jct_table_get_value_label (table, dimension, code));
      }
  return g_strdup (text->len > 0 ? text->str : C_ ("values", "None"));
}

static guint
get_dimension (JctDefinitionEditor *self, GtkWidget *row)
{
  guint index = 0;

  g_ptr_array_find (self->rows, row, &index);
  return index;
}

static void
show_values (JctDefinitionEditor *self, AdwExpanderRow *row)
{
  g_autofree char *words
    = dup_values (self, get_table (self), get_dimension (self, GTK_WIDGET (row)));

  adw_expander_row_set_subtitle (row, words);
}

/* None named is all; the last that is taken makes it all again. */
static void
toggled_cb (GtkCheckButton *check, JctDefinitionEditor *self)
{
  GtkWidget *row = g_object_get_data (G_OBJECT (check), "jct-row");
  guint dimension = get_dimension (self, row);
  const char *name = jct_table_get_dimension_name (get_table (self), dimension);
  const char *value = g_object_get_data (G_OBJECT (check), "jct-value");

  if (gtk_check_button_get_active (check))
    jct_filter_add (self->filter, name, value);
  else if (jct_filter_is_excluding (self->filter, name))
    jct_filter_exclude (self->filter, name, value);
  else
    jct_filter_remove (self->filter, name, value);
  show_values (self, ADW_EXPANDER_ROW (row));
  selection_changed (self);
}

static void
add_value (JctDefinitionEditor *self, GtkWidget *row, JctTable *table, guint dimension, guint code)
{
  const char *name = jct_table_get_dimension_name (table, dimension);
  const char *value = jct_table_get_value (table, dimension, code);
  GtkWidget *item = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               jct_filter_has_dimension (self->filter, name)
                                 && jct_filter_passes (self->filter, name, value));
  g_object_set_data_full (G_OBJECT (check), "jct-value", g_strdup (value), g_free);
  g_object_set_data (G_OBJECT (check), "jct-row", row);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, 0);
  jct_set_row_title (ADW_PREFERENCES_ROW (item),
                     jct_table_get_value_label (table, dimension, code));
  adw_action_row_add_prefix (ADW_ACTION_ROW (item), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (item), check);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), item);
}

/* What is not listed counts as it did. */
static void
add_rest (GtkWidget *row, guint n)
{
  GtkWidget *item = adw_action_row_new ();
  g_autofree char *words
    = g_strdup_printf (ngettext ("%u more value is not listed, and counts as it did.",
                                 "%u more values are not listed, and count as they did.", n),
                       n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (item), words);
  gtk_widget_add_css_class (item, "dim-label");
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), item);
}

/* A list that nobody opens has no rows. */
static void
expanded_cb (GtkWidget *row, GParamSpec *pspec, JctDefinitionEditor *self)
{
  JctTable *table = get_table (self);
  guint dimension = get_dimension (self, row), n;

  if (table == NULL || g_object_get_data (G_OBJECT (row), "jct-filled") != NULL)
    return;
  g_object_set_data (G_OBJECT (row), "jct-filled", row);
  n = jct_table_get_n_values (table, dimension);
  for (guint code = 0; code < MIN (n, MAX_VALUES); code++)
    add_value (self, row, table, dimension, code);
  if (n > MAX_VALUES)
    add_rest (row, n - MAX_VALUES);
}

static void
show_dimensions (JctDefinitionEditor *self)
{
  JctTable *table = get_table (self);

  while (self->rows->len > 0)
    adw_preferences_group_remove (self->dimensions, g_ptr_array_steal_index (self->rows, 0));
  for (guint i = 0; table != NULL && i < jct_table_get_n_dimensions (table); i++)
    {
      GtkWidget *row = adw_expander_row_new ();

      jct_set_row_title (ADW_PREFERENCES_ROW (row), jct_table_get_dimension_title (table, i));
      adw_preferences_group_add (self->dimensions, row);
      g_ptr_array_add (self->rows, row);
      show_values (self, ADW_EXPANDER_ROW (row));
      g_signal_connect_object (row, "notify::expanded", G_CALLBACK (expanded_cb), self, 0);
    }
}

/* ---- table and measure ---- */

static void
show_measures (JctDefinitionEditor *self, const char *chosen)
{
  JctTable *table = get_table (self);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  int index = table != NULL && chosen != NULL ? jct_table_find_measure (table, chosen) : -1;

  for (guint i = 0; table != NULL && i < jct_table_get_n_measures (table); i++)
    gtk_string_list_append (titles, jct_table_get_measure_title (table, i));
  adw_combo_row_set_model (self->measure, G_LIST_MODEL (titles));
  if (index >= 0)
    adw_combo_row_set_selected (self->measure, (guint) index);
}

static void
show_tables (JctDefinitionEditor *self)
{
  JctDocument *document = jct_editor_get_document (JCT_EDITOR (self));
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < jct_document_get_n_tables (document); i++)
    {
      JctTable *table = jct_document_get_table (document, i);

      if (g_strcmp0 (jct_table_get_name (table), self->before->table) == 0)
        selected = i;
      gtk_string_list_append (titles, jct_table_get_title (table));
    }
  adw_combo_row_set_model (self->table, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (self->table, selected);
}

static void
table_cb (JctDefinitionEditor *self)
{
  if (self->filling)
    return;
  self->filling = TRUE;
  /* Another table has other dimensions. */
  take_filter (&self->filter, jct_filter_new ());
  show_measures (self, NULL);
  show_dimensions (self);
  self->filling = FALSE;
  selection_changed (self);
}

static void
measure_cb (JctDefinitionEditor *self)
{
  if (!self->filling)
    selection_changed (self);
}

/* ---- class ---- */

static gboolean
jct_definition_editor_check (JctEditor *editor, GError **error)
{
  JctDefinitionEditor *self = JCT_DEFINITION_EDITOR (editor);
  g_autoptr (JctDefinition) definition = dup_definition (self);
  g_autoptr (JctFilter) about = dup_about (self, error);

  return about != NULL
         && jct_document_check_definition (jct_editor_get_document (editor), definition, error);
}

static gboolean
jct_definition_editor_is_changed (JctEditor *editor)
{
  JctDefinitionEditor *self = JCT_DEFINITION_EDITOR (editor);
  g_autoptr (JctDefinition) definition = dup_definition (self);
  g_autoptr (JctFilter) about = dup_about (self, NULL);

  return about == NULL || !jct_definition_equal (self->before, definition);
}

static gboolean
jct_definition_editor_save (JctEditor *editor, char **id, GError **error)
{
  g_autoptr (JctDefinition) definition = NULL;

  if (!jct_definition_editor_check (editor, error))
    return FALSE;
  definition = dup_definition (JCT_DEFINITION_EDITOR (editor));
  return jct_view_state_put_definition (jct_editor_get_state (editor), definition, id, error);
}

static void
jct_definition_editor_finalize (GObject *object)
{
  JctDefinitionEditor *self = JCT_DEFINITION_EDITOR (object);

  g_clear_pointer (&self->before, jct_definition_free);
  g_clear_pointer (&self->filter, jct_filter_free);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (jct_definition_editor_parent_class)->finalize (object);
}

static void
jct_definition_editor_class_init (JctDefinitionEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  JctEditorClass *editor_class = JCT_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jct_definition_editor_finalize;
  editor_class->check = jct_definition_editor_check;
  editor_class->is_changed = jct_definition_editor_is_changed;
  editor_class->save = jct_definition_editor_save;
  jct_help_add_key (widget_class, "definitions#own");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               JCT_RESOURCE_BASE "/jct-definition-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, JctDefinitionEditor, title);
  gtk_widget_class_bind_template_child (widget_class, JctDefinitionEditor, short_title);
  gtk_widget_class_bind_template_child (widget_class, JctDefinitionEditor, description);
  gtk_widget_class_bind_template_child (widget_class, JctDefinitionEditor, unit);
  gtk_widget_class_bind_template_child (widget_class, JctDefinitionEditor, about);
  gtk_widget_class_bind_template_child (widget_class, JctDefinitionEditor, table);
  gtk_widget_class_bind_template_child (widget_class, JctDefinitionEditor, measure);
  gtk_widget_class_bind_template_child (widget_class, JctDefinitionEditor, dimensions);
  gtk_widget_class_bind_template_child (widget_class, JctDefinitionEditor, preview);
  gtk_widget_class_bind_template_callback (widget_class, table_cb);
  gtk_widget_class_bind_template_callback (widget_class, measure_cb);
}

static void
jct_definition_editor_init (JctDefinitionEditor *self)
{
  self->filling = TRUE;
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What the present view selects, its own filters and those of its definition together. */
static JctDefinition *
new_from_view (JctViewState *state)
{
  JctDefinition *definition = jct_definition_new ();
  g_auto (JctResolvedView) resolved = { 0 };

  if (!jct_document_resolve_view (jct_view_state_get_document (state),
                                  jct_view_state_get_view (state), &resolved, NULL))
    return definition;
  definition->table = g_strdup (jct_table_get_name (resolved.table));
  definition->measure = g_strdup (resolved.measure);
  take_filter (&definition->filter, jct_filter_copy (resolved.filter));
  if (resolved.definition != NULL)
    {
      definition->unit = g_strdup (resolved.definition->unit);
      take_filter (&definition->about, jct_filter_copy (resolved.definition->about));
    }
  return definition;
}

JctDefinitionEditor *
jct_definition_editor_new (GtkWindow *parent, JctViewState *state, const JctDefinition *definition)
{
  JctDefinitionEditor *self
    = g_object_new (JCT_TYPE_DEFINITION_EDITOR, "state", state, "transient-for", parent, "title",
                    definition != NULL ? _ ("Edit Definition") : _ ("New Definition"), NULL);
  JctEditor *editor = JCT_EDITOR (self);
  g_autofree char *about = NULL;

  self->before = definition != NULL ? jct_definition_copy (definition) : new_from_view (state);
  self->filter = jct_filter_copy (self->before->filter);
  jct_editor_bind_text (editor, self->title, self->before->title, MAX_CHARS);
  jct_editor_bind_text (editor, self->short_title, self->before->short_title, JCT_ITEM_SHORT_TITLE);
  jct_editor_bind_text (editor, self->description, self->before->description, 0);
  jct_editor_bind_text (editor, self->unit, self->before->unit, MAX_CHARS);
  about = jct_filter_to_line (self->before->about);
  jct_editor_bind_text (editor, self->about, about, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->about), about != NULL);
  show_tables (self);
  show_measures (self, self->before->measure);
  show_dimensions (self);
  update_preview (self);
  self->filling = FALSE;
  jct_editor_focus (self->title);
  return self;
}
