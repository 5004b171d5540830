/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-event-row.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-tooltip-text.h"
#include "widgets/jct-wrapped-label.h"

typedef struct
{
  JctViewState *state;
  char *id;
} Target;

static void
target_free (gpointer data, GClosure *closure)
{
  Target *target = data;

  g_object_unref (target->state);
  g_free (target->id);
  g_free (target);
}

static void
clicked_cb (GtkButton *button, Target *target)
{
  /* What the selection changes may take the row away. */
  g_autoptr (JctViewState) state = g_object_ref (target->state);
  g_autofree char *id = g_strdup (target->id);
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
  jct_view_state_select_event (state, id);
}

GtkWidget *
jct_event_row_new (JctViewState *state, const JctEvent *event)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *date = jct_edtf_to_label (&event->date, JCT_LABEL_LONG);
  GtkWidget *when = jct_wrapped_label_new (date, "caption");
  Target *target = g_new0 (Target, 1);

  gtk_widget_add_css_class (when, "dim-label");
  gtk_box_append (GTK_BOX (box), when);
  gtk_box_append (GTK_BOX (box), jct_wrapped_label_new (event->title, NULL));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "event-row");
  target->state = g_object_ref (state);
  target->id = g_strdup (event->id);
  g_signal_connect_data (button, "clicked", G_CALLBACK (clicked_cb), target, target_free, 0);
  return button;
}

void
jct_event_row_set_note (GtkWidget *row, const char *note)
{
  GtkWidget *box = gtk_button_get_child (GTK_BUTTON (row));
  GtkLabel *label = GTK_LABEL (gtk_widget_get_first_child (box));
  /* Translators: a date and what is said of it: "12 May 2022, two months before". */
  g_autofree char *text
    = g_strdup_printf (C_ ("event row", "%s, %s"), gtk_label_get_label (label), note);

  jct_set_label_text (label, text);
}
