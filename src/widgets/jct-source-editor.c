/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-source-editor.h"

#include <glib/gi18n-lib.h>

#include "model/jct-document-items.h"
#include "widgets/jct-help-window.h"
#include "widgets/jct-widgets.h"

#define MAX_CHARS 2000

struct _JctSourceEditor
{
  JctEditor parent_instance;

  /* Template */
  GtkEditable *title;
  GtkEditable *publisher;
  GtkEditable *date;
  GtkLabel *reading;
  GtkEditable *url;
  GtkEditable *note;

  JctSource *before; /* as it was when the dialog opened */
};

G_DEFINE_FINAL_TYPE (JctSourceEditor, jct_source_editor, JCT_TYPE_EDITOR)

/* What is typed. (transfer full) */
static JctSource *
dup_source (JctSourceEditor *self)
{
  JctSource *source = jct_source_new ();

  source->key = g_strdup (self->before->key);
  source->title = jct_editor_dup_text (self->title);
  source->publisher = jct_editor_dup_text (self->publisher);
  source->date = jct_editor_dup_text (self->date);
  source->url = jct_editor_dup_text (self->url);
  source->note = jct_editor_dup_text (self->note);
  return source;
}

static gboolean
jct_source_editor_check (JctEditor *editor, GError **error)
{
  JctSourceEditor *self = JCT_SOURCE_EDITOR (editor);
  g_autoptr (JctSource) source = dup_source (self);

  jct_editor_read_date (self->date, self->reading, _ ("Such as 2024, 2024-05 or 2024-05-09"));
  return jct_document_check_source (jct_editor_get_document (editor), source, error);
}

static gboolean
jct_source_editor_is_changed (JctEditor *editor)
{
  JctSourceEditor *self = JCT_SOURCE_EDITOR (editor);
  g_autoptr (JctSource) source = dup_source (self);

  return !jct_source_equal (self->before, source);
}

static gboolean
jct_source_editor_save (JctEditor *editor, char **id, GError **error)
{
  g_autoptr (JctSource) source = dup_source (JCT_SOURCE_EDITOR (editor));

  return jct_view_state_put_source (jct_editor_get_state (editor), source, id, error);
}

static void
jct_source_editor_finalize (GObject *object)
{
  g_clear_pointer (&JCT_SOURCE_EDITOR (object)->before, jct_source_free);
  G_OBJECT_CLASS (jct_source_editor_parent_class)->finalize (object);
}

static void
jct_source_editor_class_init (JctSourceEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  JctEditorClass *editor_class = JCT_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jct_source_editor_finalize;
  editor_class->check = jct_source_editor_check;
  editor_class->is_changed = jct_source_editor_is_changed;
  editor_class->save = jct_source_editor_save;
  jct_help_add_key (widget_class, "events#contents");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               JCT_RESOURCE_BASE "/jct-source-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, JctSourceEditor, title);
  gtk_widget_class_bind_template_child (widget_class, JctSourceEditor, publisher);
  gtk_widget_class_bind_template_child (widget_class, JctSourceEditor, date);
  gtk_widget_class_bind_template_child (widget_class, JctSourceEditor, reading);
  gtk_widget_class_bind_template_child (widget_class, JctSourceEditor, url);
  gtk_widget_class_bind_template_child (widget_class, JctSourceEditor, note);
}

static void
jct_source_editor_init (JctSourceEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

JctSourceEditor *
jct_source_editor_new (GtkWindow *parent, JctViewState *state, const JctSource *source)
{
  JctSourceEditor *self
    = g_object_new (JCT_TYPE_SOURCE_EDITOR, "state", state, "transient-for", parent, "title",
                    source != NULL ? _ ("Edit Source") : _ ("New Source"), NULL);
  JctEditor *editor = JCT_EDITOR (self);

  self->before = source != NULL ? jct_source_copy (source) : jct_source_new ();
  jct_editor_bind_text (editor, self->title, self->before->title, MAX_CHARS);
  jct_editor_bind_text (editor, self->publisher, self->before->publisher, MAX_CHARS);
  jct_editor_bind_text (editor, self->date, self->before->date, MAX_CHARS);
  jct_editor_bind_text (editor, self->url, self->before->url, MAX_CHARS);
  jct_editor_bind_text (editor, self->note, self->before->note, MAX_CHARS);
  jct_editor_focus (self->title);
  return self;
}
