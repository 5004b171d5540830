/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-notes.h"

#include "widgets/jct-box.h"

struct _JctNotes
{
  GtkBox parent_instance;
};

G_DEFINE_FINAL_TYPE (JctNotes, jct_notes, GTK_TYPE_BOX)

static GtkWidget *
new_note (const char *text)
{
  GtkWidget *note = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *sign = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_set_valign (sign, GTK_ALIGN_START);
  gtk_accessible_update_state (GTK_ACCESSIBLE (sign), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (note), sign);
  gtk_box_append (GTK_BOX (note), label);
  gtk_widget_add_css_class (note, "note");
  return note;
}

void
jct_notes_set_texts (JctNotes *self, GPtrArray *texts)
{
  g_return_if_fail (JCT_IS_NOTES (self));

  jct_box_clear (GTK_BOX (self));
  for (guint i = 0; i < texts->len; i++)
    gtk_box_append (GTK_BOX (self), new_note (g_ptr_array_index (texts, i)));
  gtk_widget_set_visible (GTK_WIDGET (self), texts->len > 0);
}

static void
jct_notes_class_init (JctNotesClass *klass)
{
}

static void
jct_notes_init (JctNotes *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
}
