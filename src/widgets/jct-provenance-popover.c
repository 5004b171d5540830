/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-provenance-popover.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-source-list.h"
#include "widgets/jct-widgets.h"

struct _JctProvenancePopover
{
  GtkPopover parent_instance;

  /* Template */
  GtkLabel *title;
  GtkLabel *description;
  GtkLabel *filters;
  GtkLabel *table;
  GtkLabel *row;
  GtkWidget *rows_section;
  GtkBox *parts;
  GtkWidget *steps_section;
  GtkBox *steps;
  JctSourceList *sources;
  GtkWidget *copy;

  /* Owned */
  JctViewState *state;
  char *text; /* (nullable): to be copied */
};

G_DEFINE_FINAL_TYPE (JctProvenancePopover, jct_provenance_popover, GTK_TYPE_POPOVER)

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static GtkWidget *
new_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), JCT_WRAPPED_CHARS);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

/* The popover goes first: what shows the rows may take away the button that it stands at. */
static void
show_rows_cb (GtkButton *button, JctProvenancePopover *self)
{
  g_autoptr (JctViewState) state = g_object_ref (self->state);
  g_autoptr (JctProvenancePart) part
    = jct_provenance_part_copy (g_object_get_data (G_OBJECT (button), "jct-part"));

  gtk_popover_popdown (GTK_POPOVER (self));
  jct_view_state_show_rows (state, part);
}

static GtkWidget *
new_rows_button (JctProvenancePopover *self, const JctProvenancePart *part, const char *words)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Show Rows"));
  g_autofree char *name = g_strdup_printf ("%s: %s", _ ("Show Rows"), words);

  gtk_widget_add_css_class (button, "small-action");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "jct-part", jct_provenance_part_copy (part),
                          (GDestroyNotify) jct_provenance_part_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (show_rows_cb), self, 0);
  return button;
}

static void
append_part (JctProvenancePopover *self, const JctProvenancePart *part)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  g_autofree char *words = jct_provenance_part_to_words (part);
  const char *role = jct_provenance_role_to_label (part->role);

  if (role != NULL)
    {
      GtkWidget *label = new_label (role);

      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (text), label);
    }
  gtk_box_append (GTK_BOX (text), new_label (words));
  gtk_box_append (GTK_BOX (row), text);
  if (part->n_rows > 0)
    gtk_box_append (GTK_BOX (row), new_rows_button (self, part, words));
  gtk_box_append (self->parts, row);
}

static void
show_provenance (JctProvenancePopover *self, const JctProvenance *provenance)
{
  g_autofree char *title = jct_provenance_to_title (provenance);
  g_autofree char *filters = jct_provenance_to_filters (provenance);
  g_autofree char *table = jct_provenance_to_table (provenance);
  g_autofree char *row = jct_provenance_to_row (provenance);

  set_text (self->title, title);
  set_text (self->description,
            provenance->definition != NULL ? provenance->definition->description : NULL);
  set_text (self->filters, filters);
  set_text (self->table, table);
  set_text (self->row, row);
  for (guint i = 0; i < provenance->parts->len; i++)
    append_part (self, g_ptr_array_index (provenance->parts, i));
  gtk_widget_set_visible (self->rows_section, provenance->parts->len > 0);
  for (guint i = 0; i < provenance->steps->len; i++)
    gtk_box_append (self->steps, new_label (g_ptr_array_index (provenance->steps, i)));
  gtk_widget_set_visible (self->steps_section, provenance->steps->len > 0);
  jct_source_list_set_keys (self->sources, provenance->document,
                            jct_table_get_source_keys (provenance->table));
  jct_source_list_unfold (self->sources);
  self->text = jct_provenance_to_text (provenance);
}

static void
show_fault (JctProvenancePopover *self, const GError *error)
{
  set_text (self->title, _ ("Not Known"));
  set_text (self->description, error != NULL ? error->message : NULL);
  set_text (self->filters, NULL);
  set_text (self->table, NULL);
  set_text (self->row, NULL);
  gtk_widget_set_visible (self->rows_section, FALSE);
  gtk_widget_set_visible (self->steps_section, FALSE);
  gtk_widget_set_visible (self->copy, FALSE);
}

static void
copy_cb (JctProvenancePopover *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->text);
  gtk_popover_popdown (GTK_POPOVER (self));
}

/* ---- the object ------------------------------------------------------------------------------
 */

static void
jct_provenance_popover_finalize (GObject *object)
{
  JctProvenancePopover *self = JCT_PROVENANCE_POPOVER (object);

  g_clear_object (&self->state);
  g_free (self->text);
  G_OBJECT_CLASS (jct_provenance_popover_parent_class)->finalize (object);
}

static void
jct_provenance_popover_class_init (JctProvenancePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jct_provenance_popover_finalize;
  g_type_ensure (JCT_TYPE_SOURCE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               JCT_RESOURCE_BASE "/jct-provenance-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, JctProvenancePopover, title);
  gtk_widget_class_bind_template_child (widget_class, JctProvenancePopover, description);
  gtk_widget_class_bind_template_child (widget_class, JctProvenancePopover, filters);
  gtk_widget_class_bind_template_child (widget_class, JctProvenancePopover, table);
  gtk_widget_class_bind_template_child (widget_class, JctProvenancePopover, row);
  gtk_widget_class_bind_template_child (widget_class, JctProvenancePopover, rows_section);
  gtk_widget_class_bind_template_child (widget_class, JctProvenancePopover, parts);
  gtk_widget_class_bind_template_child (widget_class, JctProvenancePopover, steps_section);
  gtk_widget_class_bind_template_child (widget_class, JctProvenancePopover, steps);
  gtk_widget_class_bind_template_child (widget_class, JctProvenancePopover, sources);
  gtk_widget_class_bind_template_child (widget_class, JctProvenancePopover, copy);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
}

static void
jct_provenance_popover_init (JctProvenancePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* ---- at a button ------------------------------------------------------------------------------
 */

typedef struct
{
  JctProvenanceAsk ask;
  gpointer data;
} Asked;

/* Anew each time: what it says may no longer be so. */
static void
create_cb (GtkMenuButton *button, gpointer data)
{
  const Asked *asked = data;
  g_autoptr (GError) error = NULL;
  JctViewState *state = NULL;
  g_autoptr (JctProvenance) provenance = asked->ask (asked->data, &state, &error);
  JctProvenancePopover *popover = g_object_new (JCT_TYPE_PROVENANCE_POPOVER, NULL);

  if (state != NULL)
    popover->state = g_object_ref (state);
  if (provenance != NULL && state != NULL)
    show_provenance (popover, provenance);
  else
    show_fault (popover, error);
  gtk_menu_button_set_popover (button, GTK_WIDGET (popover));
}

void
jct_menu_button_set_provenance (GtkMenuButton *button, JctProvenanceAsk ask, gpointer data)
{
  Asked *asked;

  g_return_if_fail (GTK_IS_MENU_BUTTON (button));
  g_return_if_fail (ask != NULL);

  asked = g_new (Asked, 1);
  *asked = (Asked){ ask, data };
  gtk_menu_button_set_create_popup_func (button, create_cb, asked, g_free);
}
