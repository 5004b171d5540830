/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-note-editor.h"

#include <glib/gi18n-lib.h>

#include "chart/jct-annotations.h"
#include "widgets/jct-help-window.h"
#include "widgets/jct-tooltip-text.h"
#include "widgets/jct-widgets.h"

struct _JctNoteEditor
{
  JctEditor parent_instance;

  /* Template */
  GtkEditable *text;
  GtkEditable *at;
  GtkLabel *reading;

  JctAnnotation *before; /* as it was when the dialog opened */
};

G_DEFINE_FINAL_TYPE (JctNoteEditor, jct_note_editor, JCT_TYPE_EDITOR)

/* What is typed; NULL where it is no period. (transfer full) (nullable) */
static JctAnnotation *
dup_note (JctNoteEditor *self)
{
  g_autoptr (JctAnnotation) note = jct_annotation_copy (self->before);
  g_autofree char *at = jct_editor_dup_text (self->at);
  guint fiscal_start = jct_document_get_fiscal_start (jct_editor_get_document (JCT_EDITOR (self)));

  g_free (note->text);
  note->text = jct_editor_dup_text (self->text);
  if (at == NULL || !jct_annotation_parse_at (at, fiscal_start, note))
    return NULL;
  return g_steal_pointer (&note);
}

static void
show_reading (JctNoteEditor *self, const JctAnnotation *note)
{
  JctSeriesSet *set = jct_view_state_get_series (jct_editor_get_state (JCT_EDITOR (self)), NULL);
  g_autofree char *subject = note != NULL ? jct_annotation_dup_subject (note, set) : NULL;

  jct_set_label_text (self->reading, subject != NULL
                                       ? subject
                                       : _ ("Such as 2023-12, or 2022-08/2024-05 for several"));
}

static gboolean
jct_note_editor_check (JctEditor *editor, GError **error)
{
  JctNoteEditor *self = JCT_NOTE_EDITOR (editor);
  g_autoptr (JctAnnotation) note = dup_note (self);

  show_reading (self, note);
  if (note == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 _ ("What the note is about is a month or year, or two with a slash between."));
  else if (note->text == NULL || !jct_annotation_text_is_valid (note->text))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("The note has no words yet."));
  else
    return TRUE;
  return FALSE;
}

static gboolean
jct_note_editor_is_changed (JctEditor *editor)
{
  JctNoteEditor *self = JCT_NOTE_EDITOR (editor);
  g_autoptr (JctAnnotation) note = dup_note (self);

  return note == NULL || !jct_annotation_equal (self->before, note);
}

static gboolean
jct_note_editor_save (JctEditor *editor, char **id, GError **error)
{
  g_autoptr (JctAnnotation) note = dup_note (JCT_NOTE_EDITOR (editor));
  JctViewState *state = jct_editor_get_state (editor);

  if (note != NULL && jct_view_state_put_note (state, note, id))
    {
      jct_view_state_select_note (state, *id);
      return TRUE;
    }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, _ ("A view has at most %d notes."),
               JCT_MAX_ANNOTATIONS);
  return FALSE;
}

static void
jct_note_editor_finalize (GObject *object)
{
  g_clear_pointer (&JCT_NOTE_EDITOR (object)->before, jct_annotation_free);
  G_OBJECT_CLASS (jct_note_editor_parent_class)->finalize (object);
}

static void
jct_note_editor_class_init (JctNoteEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  JctEditorClass *editor_class = JCT_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jct_note_editor_finalize;
  editor_class->check = jct_note_editor_check;
  editor_class->is_changed = jct_note_editor_is_changed;
  editor_class->save = jct_note_editor_save;
  jct_help_add_key (widget_class, "chart#notes");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               JCT_RESOURCE_BASE "/jct-note-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, JctNoteEditor, text);
  gtk_widget_class_bind_template_child (widget_class, JctNoteEditor, at);
  gtk_widget_class_bind_template_child (widget_class, JctNoteEditor, reading);
}

static void
jct_note_editor_init (JctNoteEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

JctNoteEditor *
jct_note_editor_new (GtkWindow *parent, JctViewState *state, const JctAnnotation *annotation)
{
  JctNoteEditor *self
    = g_object_new (JCT_TYPE_NOTE_EDITOR, "state", state, "transient-for", parent, "title",
                    annotation->id != NULL ? _ ("Edit Note") : C_ ("dialog", "New Note"), NULL);
  g_autofree char *at = jct_annotation_at_to_text (annotation);

  self->before = jct_annotation_copy (annotation);
  jct_editor_bind_text (JCT_EDITOR (self), self->text, annotation->text, JCT_MAX_ANNOTATION_CHARS);
  jct_editor_bind_text (JCT_EDITOR (self), self->at, at, 100);
  jct_editor_focus (self->text);
  return self;
}
