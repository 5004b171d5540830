/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-source-list.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-box.h"
#include "widgets/jct-tooltip-text.h"
#include "widgets/jct-wrapped-label.h"

#define N_MOST 300

struct _JctSourceList
{
  AdwBin parent_instance;

  /* Owned by the parent */
  GtkExpander *expander;
  GtkBox *rows;

  /* Owned. What is listed; its rows are made when they are first looked at. */
  JctDocument *document; /* (nullable) */
  GPtrArray *keys;       /* of char * */
  gboolean filled;
};

G_DEFINE_FINAL_TYPE (JctSourceList, jct_source_list, ADW_TYPE_BIN)

char *
jct_source_dup_publication (const JctSource *source)
{
  JctEdtf date;
  g_autofree char *label = NULL;

  if (source->date != NULL && jct_edtf_parse (source->date, &date, NULL))
    label = jct_edtf_to_label (&date, JCT_LABEL_LONG);
  else
    label = g_strdup (source->date);
  if (source->publisher != NULL && label != NULL)
    /* Translators: a publisher and a date. */
    return g_strdup_printf (_ ("%s, %s"), source->publisher, label);
  return source->publisher != NULL ? g_strdup (source->publisher) : g_steal_pointer (&label);
}

static void
open_cb (GtkButton *button)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (button));

  gtk_show_uri (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                g_object_get_data (G_OBJECT (button), "jct-url"), GDK_CURRENT_TIME);
}

static GtkWidget *
new_open_button (const JctSource *source)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("adw-external-link-symbolic");
  /* Translators: opens a source's address in the browser. */
  g_autofree char *name = g_strdup_printf (_ ("Open %s"), source->title);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  jct_set_tooltip_text (button, source->url);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "jct-url", g_strdup (source->url), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (open_cb), NULL);
  return button;
}

static void
append_source (JctSourceList *self, const JctSource *source)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  g_autofree char *publication = jct_source_dup_publication (source);

  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (text), jct_wrapped_label_new (source->title, NULL));
  if (publication != NULL)
    {
      GtkWidget *label = jct_wrapped_label_new (publication, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (text), label);
    }
  if (source->note != NULL)
    gtk_box_append (GTK_BOX (text), jct_wrapped_label_new (source->note, "caption"));
  gtk_box_append (GTK_BOX (row), text);
  if (jct_url_is_openable (source->url))
    gtk_box_append (GTK_BOX (row), new_open_button (source));
  gtk_box_append (self->rows, row);
}

static void
fill (JctSourceList *self)
{
  if (self->filled || !gtk_expander_get_expanded (self->expander))
    return;
  self->filled = TRUE;
  for (guint i = 0; i < MIN (self->keys->len, N_MOST); i++)
    {
      char *key = g_ptr_array_index (self->keys, i);
      const JctSource *source = jct_document_find_source (self->document, key);
      const JctSource unknown = { .key = key, .title = key };

      append_source (self, source != NULL ? source : &unknown);
    }
}

/* Takes the keys. */
static void
list (JctSourceList *self, JctDocument *document, GPtrArray *keys)
{
  guint n = keys->len;
  g_autofree char *label = g_strdup_printf (ngettext ("%u source", "%u sources", n), n);

  jct_box_clear (self->rows);
  jct_document_ref (document);
  g_clear_pointer (&self->document, jct_document_unref);
  self->document = document;
  g_ptr_array_unref (self->keys);
  self->keys = keys;
  self->filled = FALSE;
  gtk_expander_set_expanded (self->expander, FALSE);
  gtk_expander_set_label (self->expander, label);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

static void
jct_source_list_finalize (GObject *object)
{
  JctSourceList *self = JCT_SOURCE_LIST (object);

  g_clear_pointer (&self->document, jct_document_unref);
  g_ptr_array_unref (self->keys);
  G_OBJECT_CLASS (jct_source_list_parent_class)->finalize (object);
}

static void
jct_source_list_class_init (JctSourceListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jct_source_list_finalize;
}

static void
jct_source_list_init (JctSourceList *self)
{
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->expander = GTK_EXPANDER (gtk_expander_new (NULL));
  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 10));
  gtk_widget_set_margin_top (GTK_WIDGET (self->rows), 8);
  gtk_expander_set_child (self->expander, GTK_WIDGET (self->rows));
  /* GtkExpander offers the focus to its child while it is folded away and in no window. */
  g_object_bind_property (self->expander, "expanded", self->rows, "can-focus",
                          G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->expander, "notify::expanded", G_CALLBACK (fill), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->expander));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
jct_source_list_new (void)
{
  return g_object_new (JCT_TYPE_SOURCE_LIST, NULL);
}

void
jct_source_list_set_keys (JctSourceList *self, JctDocument *document, const char *const *keys)
{
  GPtrArray *listed;

  g_return_if_fail (JCT_IS_SOURCE_LIST (self));
  g_return_if_fail (document != NULL);

  listed = g_ptr_array_new_with_free_func (g_free);
  for (; keys != NULL && *keys != NULL; keys++)
    g_ptr_array_add (listed, g_strdup (*keys));
  list (self, document, listed);
}

void
jct_source_list_set_all (JctSourceList *self, JctDocument *document)
{
  GPtrArray *listed;

  g_return_if_fail (JCT_IS_SOURCE_LIST (self));
  g_return_if_fail (document != NULL);

  listed = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < jct_document_get_n_sources (document); i++)
    g_ptr_array_add (listed, g_strdup (jct_document_get_source (document, i)->key));
  list (self, document, listed);
}

void
jct_source_list_unfold (JctSourceList *self)
{
  g_return_if_fail (JCT_IS_SOURCE_LIST (self));

  gtk_expander_set_expanded (self->expander, TRUE);
}
