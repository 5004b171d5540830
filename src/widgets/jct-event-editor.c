/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-event-editor.h"

#include <glib/gi18n-lib.h>

#include "model/jct-document-items.h"
#include "widgets/jct-category-editor.h"
#include "widgets/jct-category-symbol.h"
#include "widgets/jct-help-window.h"
#include "widgets/jct-source-picker.h"
#include "widgets/jct-tooltip-text.h"
#include "widgets/jct-widgets.h"

#define MAX_CHARS 1000

struct _JctEventEditor
{
  JctEditor parent_instance;

  /* Template */
  GtkEditable *title;
  GtkEditable *short_title;
  GtkEditable *date;
  GtkLabel *reading;
  GtkEditable *precision_note;
  AdwComboRow *category;
  GtkTextView *summary;
  GtkEditable *actors;
  JctSourcePicker *sources;
  AdwComboRow *claimed;
  GtkEditable *claimed_by;
  AdwComboRow *claimed_source;
  GtkSwitch *verified;

  JctEvent *before;          /* as it was when the dialog opened */
  char *date_before;         /* (nullable): its date as text */
  GtkStringList *categories; /* ids; "" for none */
  GtkStringList *claim_keys; /* keys of sources; "" for none */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (JctEventEditor, jct_event_editor, JCT_TYPE_EDITOR)

/* ---- what is typed ---- */

static char *
dup_summary (JctEventEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->summary);
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
  return text[0] != '\0' ? g_steal_pointer (&text) : NULL;
}

/* (transfer full) */
static GStrv
dup_actors (JctEventEditor *self)
{
  g_auto (GStrv) parts = g_strsplit (gtk_editable_get_text (self->actors), ";", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (char **part = parts; *part != NULL; part++)
    if (g_strstrip (*part)[0] != '\0')
      g_strv_builder_add (builder, *part);
  return g_strv_builder_end (builder);
}

static const char *
get_chosen (AdwComboRow *row, GtkStringList *list)
{
  const char *id = gtk_string_list_get_string (list, adw_combo_row_get_selected (row));

  return id != NULL ? id : "";
}

/* All but the date. (transfer full) */
static JctEvent *
dup_event (JctEventEditor *self)
{
  JctEvent *event = g_new0 (JctEvent, 1);
  const char *key = get_chosen (self->claimed_source, self->claim_keys);

  event->id = g_strdup (self->before->id);
  event->date = self->before->date;
  event->title = jct_editor_dup_text (self->title);
  event->short_title = jct_editor_dup_text (self->short_title);
  event->summary = dup_summary (self);
  event->category = g_strdup (get_chosen (self->category, self->categories));
  event->actors = dup_actors (self);
  event->source_keys = jct_source_picker_dup_keys (self->sources);
  event->precision_note = jct_editor_dup_text (self->precision_note);
  event->verified = gtk_switch_get_active (self->verified);
  event->claimed = (JctDirection) adw_combo_row_get_selected (self->claimed);
  event->claimed_by = jct_editor_dup_text (self->claimed_by);
  event->claimed_source = *key != '\0' ? g_strdup (key) : NULL;
  return event;
}

static gboolean
read_date (JctEventEditor *self, JctEvent *event, GError **error)
{
  g_autofree char *text = jct_editor_dup_text (self->date);

  if (text != NULL)
    return jct_edtf_parse (text, &event->date, error);
  g_set_error_literal (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_INCOMPLETE,
                       _ ("A date is missing."));
  return FALSE;
}

static gboolean
jct_event_editor_check (JctEditor *editor, GError **error)
{
  JctEventEditor *self = JCT_EVENT_EDITOR (editor);
  g_autoptr (JctEvent) event = dup_event (self);

  jct_editor_read_date (self->date, self->reading,
                        _ ("Such as 2022, 2022-08 or 2022-08-05; with ~ where it is approximate, ? "
                           "where it is uncertain; 2022-08-05/2024-05-09 from one date to another, "
                           "2022-08/.. without an end"));
  if (!jct_document_check_event (jct_editor_get_document (editor), event, error))
    return FALSE;
  return read_date (self, event, error);
}

static gboolean
jct_event_editor_is_changed (JctEditor *editor)
{
  JctEventEditor *self = JCT_EVENT_EDITOR (editor);
  g_autoptr (JctEvent) event = dup_event (self);
  g_autofree char *date = jct_editor_dup_text (self->date);

  return g_strcmp0 (date, self->date_before) != 0 || !jct_event_equal (event, self->before);
}

static gboolean
jct_event_editor_save (JctEditor *editor, char **id, GError **error)
{
  JctEventEditor *self = JCT_EVENT_EDITOR (editor);
  g_autoptr (JctEvent) event = dup_event (self);

  return read_date (self, event, error)
         && jct_view_state_put_event (jct_editor_get_state (editor), event, id, error);
}

static void
changed_cb (JctEventEditor *self)
{
  if (!self->filling)
    jct_editor_changed (JCT_EDITOR (self));
}

/* ---- category ---- */

static void
setup_category_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), jct_category_symbol_new ());
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (item, box);
}

static void
bind_category_cb (GtkSignalListItemFactory *factory, GtkListItem *item, JctEventEditor *self)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  const char *id = gtk_string_object_get_string (gtk_list_item_get_item (item));
  JctDocument *document = jct_editor_get_document (JCT_EDITOR (self));
  int index = document != NULL ? jct_document_find_category (document, id) : -1;

  jct_category_symbol_set_category (JCT_CATEGORY_SYMBOL (gtk_widget_get_first_child (box)),
                                    document, id);
  jct_set_label_text (GTK_LABEL (gtk_widget_get_last_child (box)),
                      index >= 0 ? jct_document_get_category (document, (guint) index)->title
                                 : C_ ("category", "None"));
}

static void
show_categories (JctEventEditor *self, const char *chosen)
{
  JctDocument *document = jct_editor_get_document (JCT_EDITOR (self));
  guint n = jct_document_get_n_categories (document);
  int index = jct_document_find_category (document, chosen);

  self->filling = TRUE;
  g_clear_object (&self->categories);
  self->categories = gtk_string_list_new (NULL);
  for (guint i = 0; i < n; i++)
    gtk_string_list_append (self->categories, jct_document_get_category (document, i)->id);
  gtk_string_list_append (self->categories, "");
  adw_combo_row_set_model (self->category, G_LIST_MODEL (self->categories));
  adw_combo_row_set_selected (self->category, index >= 0 ? (guint) index : n);
  self->filling = FALSE;
}

static void
category_saved_cb (JctEditor *editor, const char *id, JctEventEditor *self)
{
  show_categories (self, id);
  changed_cb (self);
}

static void
new_category_cb (JctEventEditor *self)
{
  JctCategoryEditor *editor
    = jct_category_editor_new (GTK_WINDOW (self), jct_editor_get_state (JCT_EDITOR (self)), NULL);

  g_signal_connect_object (editor, "saved", G_CALLBACK (category_saved_cb), self, 0);
  gtk_window_present (GTK_WINDOW (editor));
}

/* ---- what was claimed ---- */

static void
setup_label_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_list_item_set_child (item, label);
}

static void
bind_source_cb (GtkSignalListItemFactory *factory, GtkListItem *item, JctEventEditor *self)
{
  const char *key = gtk_string_object_get_string (gtk_list_item_get_item (item));
  JctDocument *document = jct_editor_get_document (JCT_EDITOR (self));
  const JctSource *source
    = document != NULL && *key != '\0' ? jct_document_find_source (document, key) : NULL;

  jct_set_label_text (GTK_LABEL (gtk_list_item_get_child (item)), source != NULL ? source->title
                                                                  : *key != '\0'
                                                                    ? key
                                                                    : C_ ("source", "None"));
}

static void
append_key (JctEventEditor *self, const char *key, const char *chosen, guint *selected)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->claim_keys));

  if (g_strcmp0 (key, chosen) == 0)
    *selected = n;
  gtk_string_list_append (self->claim_keys, key);
}

/* The sources of the event come into question, and the one that is named already. */
static void
show_claim_sources (JctEventEditor *self, const char *chosen)
{
  g_auto (GStrv) keys = jct_source_picker_dup_keys (self->sources);
  guint selected = 0;

  self->filling = TRUE;
  g_clear_object (&self->claim_keys);
  self->claim_keys = gtk_string_list_new (NULL);
  gtk_string_list_append (self->claim_keys, "");
  for (char **key = keys; *key != NULL; key++)
    append_key (self, *key, chosen, &selected);
  if (chosen != NULL && *chosen != '\0' && selected == 0)
    append_key (self, chosen, chosen, &selected);
  adw_combo_row_set_model (self->claimed_source, G_LIST_MODEL (self->claim_keys));
  adw_combo_row_set_selected (self->claimed_source, selected);
  self->filling = FALSE;
}

static void
sources_cb (JctEventEditor *self)
{
  g_autofree char *chosen = g_strdup (get_chosen (self->claimed_source, self->claim_keys));

  show_claim_sources (self, chosen);
  changed_cb (self);
}

/* ---- class ---- */

static void
jct_event_editor_finalize (GObject *object)
{
  JctEventEditor *self = JCT_EVENT_EDITOR (object);

  g_clear_pointer (&self->before, jct_event_free);
  g_free (self->date_before);
  g_clear_object (&self->categories);
  g_clear_object (&self->claim_keys);
  G_OBJECT_CLASS (jct_event_editor_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, JctEventEditor, title);
  gtk_widget_class_bind_template_child (widget_class, JctEventEditor, short_title);
  gtk_widget_class_bind_template_child (widget_class, JctEventEditor, date);
  gtk_widget_class_bind_template_child (widget_class, JctEventEditor, reading);
  gtk_widget_class_bind_template_child (widget_class, JctEventEditor, precision_note);
  gtk_widget_class_bind_template_child (widget_class, JctEventEditor, category);
  gtk_widget_class_bind_template_child (widget_class, JctEventEditor, summary);
  gtk_widget_class_bind_template_child (widget_class, JctEventEditor, actors);
  gtk_widget_class_bind_template_child (widget_class, JctEventEditor, sources);
  gtk_widget_class_bind_template_child (widget_class, JctEventEditor, claimed);
  gtk_widget_class_bind_template_child (widget_class, JctEventEditor, claimed_by);
  gtk_widget_class_bind_template_child (widget_class, JctEventEditor, claimed_source);
  gtk_widget_class_bind_template_child (widget_class, JctEventEditor, verified);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, sources_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_category_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_category_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_category_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_label_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_source_cb);
}

static void
jct_event_editor_class_init (JctEventEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  JctEditorClass *editor_class = JCT_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jct_event_editor_finalize;
  editor_class->check = jct_event_editor_check;
  editor_class->is_changed = jct_event_editor_is_changed;
  editor_class->save = jct_event_editor_save;
  g_type_ensure (JCT_TYPE_SOURCE_PICKER);
  jct_help_add_key (widget_class, "events");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               JCT_RESOURCE_BASE "/jct-event-editor.ui");
  bind_children (widget_class);
}

static void
jct_event_editor_init (JctEventEditor *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_claimed (JctEventEditor *self)
{
  /* In the order of JctDirection. */
  const char *const words[] = {
    C_ ("claimed direction", "Nothing stated"),
    C_ ("claimed direction", "The numbers would rise"),
    C_ ("claimed direction", "The numbers would fall"),
    C_ ("claimed direction", "No effect on the numbers"),
    C_ ("claimed direction", "An effect of unclear direction"),
    NULL,
  };
  g_autoptr (GtkStringList) list = gtk_string_list_new (words);

  adw_combo_row_set_model (self->claimed, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->claimed, self->before->claimed);
}

static void
fill (JctEventEditor *self)
{
  JctEditor *editor = JCT_EDITOR (self);
  const JctEvent *event = self->before;
  g_autofree char *actors = g_strjoinv ("; ", event->actors);

  jct_editor_bind_text (editor, self->title, event->title, MAX_CHARS);
  jct_editor_bind_text (editor, self->short_title, event->short_title, JCT_ITEM_SHORT_TITLE);
  jct_editor_bind_text (editor, self->date, self->date_before, MAX_CHARS);
  jct_editor_bind_text (editor, self->precision_note, event->precision_note, 0);
  jct_editor_bind_text (editor, self->actors, actors, 0);
  jct_editor_bind_text (editor, self->claimed_by, event->claimed_by, MAX_CHARS);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->summary),
                            event->summary != NULL ? event->summary : "", -1);
  gtk_switch_set_active (self->verified, event->verified);
  jct_source_picker_set_keys (self->sources, jct_editor_get_state (editor),
                              (const char *const *) event->source_keys);
  fill_claimed (self);
  show_categories (self, event->category);
  show_claim_sources (self, event->claimed_source);
  jct_editor_focus (self->title);
}

JctEventEditor *
jct_event_editor_new (GtkWindow *parent,
                      JctViewState *state,
                      const JctEvent *event,
                      gboolean has_date)
{
  JctEventEditor *self;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (state) && event != NULL, NULL);

  self = g_object_new (JCT_TYPE_EVENT_EDITOR, "state", state, "transient-for", parent, "title",
                       event->id != NULL ? _ ("Edit Event") : _ ("New Event"), NULL);
  self->before = jct_event_copy (event);
  self->date_before = has_date ? jct_edtf_to_text (&event->date) : NULL;
  fill (self);
  return self;
}
