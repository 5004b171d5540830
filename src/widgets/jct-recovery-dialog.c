/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-recovery-dialog.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-recent-files.h"
#include "widgets/jct-widgets.h"

struct _JctRecoveryDialog
{
  AdwWindow parent_instance;

  /* Template */
  GtkListBox *list;
  GtkWidget *left_group;
  GtkLabel *left_label;
  GtkWidget *damaged_group;
  GtkLabel *damaged_label;
  GtkListBox *damaged;
  GtkWidget *recover_all;

  /* Owned */
  GPtrArray *entries;
};

enum
{
  RECOVER,
  DISCARD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JctRecoveryDialog, jct_recovery_dialog, ADW_TYPE_WINDOW)

/* Of a row: its button. */
#define RECOVER_KEY "jct-recover"

static GQuark
entry_quark (void)
{
  return g_quark_from_static_string ("jct-recovery-entry");
}

static const JctRecoveryEntry *
get_entry (GtkWidget *row)
{
  return g_object_get_qdata (G_OBJECT (row), entry_quark ());
}

/* ---- words ---- */

static char *
dup_time (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (seconds);

  /* Translators: a date and time for g_date_time_format(), as "5 August 2022, 14:30". */
  return time != NULL ? g_date_time_format (time, C_ ("date and time", "%-d %B %Y, %H:%M")) : NULL;
}

static const char *
describe_origin (JctRecoveryOrigin origin)
{
  switch (origin)
    {
    case JCT_ORIGIN_CHANGED:
      return _ ("The file has changed since.");
    case JCT_ORIGIN_GONE:
      return _ ("The file is no longer there.");
    case JCT_ORIGIN_NONE:
    case JCT_ORIGIN_SAME:
    default:
      return NULL;
    }
}

/* "figures.json, edited on 5 August 2022, 14:30" and what has become of the file, a line each. */
static char *
dup_about (const JctRecoveryEntry *entry)
{
  g_autofree char *name = entry->origin != NULL ? jct_file_dup_name (entry->origin) : NULL;
  g_autofree char *time = dup_time (entry->time);
  const char *origin = describe_origin (entry->origin_state);
  GString *text = g_string_new (NULL);

  if (name != NULL)
    g_string_append_printf (text, "%s\n", name);
  /* Translators: %s is a date with the time. */
  g_string_append_printf (text, _ ("Last edited: %s"), time != NULL ? time : "–");
  if (origin != NULL)
    g_string_append_printf (text, "\n%s", origin);
  return g_string_free (text, FALSE);
}

/* ---- answers ---- */

static guint
count_rows (GtkListBox *list)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (list, (int) n) != NULL)
    n++;
  return n;
}

/* Enter recovers the only one. */
static void
suggest_only (JctRecoveryDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);
  GtkWidget *recover = g_object_get_data (G_OBJECT (row), RECOVER_KEY);

  gtk_widget_add_css_class (recover, "suggested-action");
  gtk_widget_grab_focus (recover);
}

static void
update (JctRecoveryDialog *self)
{
  guint n = count_rows (self->list);

  gtk_widget_set_visible (self->left_group, n > 0);
  /* One document has its own button, and no more is to be had. */
  gtk_widget_set_visible (self->recover_all, n > 1);
  if (n == 1)
    suggest_only (self);
  gtk_label_set_label (
    self->left_label, g_dngettext (GETTEXT_PACKAGE,
                                   "Juncture ended before this document was saved. If it is left "
                                   "for later, it is offered again at the next start.",
                                   "Juncture ended before these documents were saved. What is left "
                                   "for later is offered again at the next start.",
                                   n));
  gtk_label_set_label (self->damaged_label,
                       g_dngettext (GETTEXT_PACKAGE,
                                    "This file of unsaved work could not be read. It was put aside "
                                    "and is not offered again.",
                                    "These files of unsaved work could not be read. They were put "
                                    "aside and are not offered again.",
                                    count_rows (self->damaged)));
}

/* What was answered goes from the list, and the dialog with the last of it. */
static void
answer (JctRecoveryDialog *self, GtkWidget *row, guint signal)
{
  g_signal_emit (self, signals[signal], 0, get_entry (row));
  gtk_list_box_remove (self->list, row);
  update (self);
  if (gtk_list_box_get_row_at_index (self->list, 0) == NULL)
    gtk_window_close (GTK_WINDOW (self));
}

static void
on_recover (GtkButton *button, GtkWidget *row)
{
  answer (JCT_RECOVERY_DIALOG (gtk_widget_get_root (row)), row, RECOVER);
}

static void
on_discard_answer (AdwMessageDialog *dialog, const char *response, GtkWidget *row)
{
  /* The last answer closes the window that the question is asked in. */
  gtk_window_set_transient_for (GTK_WINDOW (dialog), NULL);
  if (g_str_equal (response, "discard") && gtk_widget_get_root (row) != NULL)
    answer (JCT_RECOVERY_DIALOG (gtk_widget_get_root (row)), row, DISCARD);
}

/* Nothing brings it back. */
static void
on_discard (GtkButton *button, GtkWidget *row)
{
  /* Translators: %s is the title of a document. */
  g_autofree char *body = g_strdup_printf (
    _ ("The unsaved edits of “%s” will be lost for good. Its file stays as it is."),
    get_entry (row)->title);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (row)),
                                              _ ("Discard Unsaved Edits?"), body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "discard",
                                    _ ("_Discard"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_discard_answer), row, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_recover_all (JctRecoveryDialog *self)
{
  GtkListBoxRow *row;

  /* The last answer closes the dialog. */
  g_object_ref (self);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    answer (self, GTK_WIDGET (row), RECOVER);
  g_object_unref (self);
}

/* ---- rows ---- */

static GtkWidget *
add_button (GtkWidget *row, const char *label, const char *title, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);
  /* Translators: what a button does, and the title of the document that it does it to. */
  g_autofree char *name
    = g_strdup_printf (_ ("%s: %s"), gtk_button_get_label (GTK_BUTTON (button)), title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", callback, row, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}

static GtkWidget *
new_row (const char *title, const char *about)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 6);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static void
add_entry (JctRecoveryDialog *self, JctRecoveryEntry *entry)
{
  g_autofree char *about = entry->damage == NULL ? dup_about (entry) : NULL;
  g_autofree char *path = g_filename_display_name (entry->path);
  GtkWidget *row;

  if (entry->damage != NULL)
    {
      row = new_row (path, entry->damage);
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
      gtk_list_box_append (self->damaged, row);
      gtk_widget_set_visible (self->damaged_group, TRUE);
      return;
    }
  row = new_row (entry->title, about);
  g_object_set_qdata (G_OBJECT (row), entry_quark (), entry);
  add_button (row, _ ("_Discard"), entry->title, G_CALLBACK (on_discard));
  g_object_set_data (G_OBJECT (row), RECOVER_KEY,
                     add_button (row, _ ("_Recover"), entry->title, G_CALLBACK (on_recover)));
  gtk_list_box_append (self->list, row);
}

/* ---- the object ---- */

static void
jct_recovery_dialog_finalize (GObject *object)
{
  g_clear_pointer (&JCT_RECOVERY_DIALOG (object)->entries, g_ptr_array_unref);
  G_OBJECT_CLASS (jct_recovery_dialog_parent_class)->finalize (object);
}

static void
jct_recovery_dialog_class_init (JctRecoveryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jct_recovery_dialog_finalize;
  signals[RECOVER] = g_signal_new ("recover", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[DISCARD] = g_signal_new ("discard", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               JCT_RESOURCE_BASE "/jct-recovery-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, JctRecoveryDialog, list);
  gtk_widget_class_bind_template_child (widget_class, JctRecoveryDialog, left_group);
  gtk_widget_class_bind_template_child (widget_class, JctRecoveryDialog, left_label);
  gtk_widget_class_bind_template_child (widget_class, JctRecoveryDialog, damaged_label);
  gtk_widget_class_bind_template_child (widget_class, JctRecoveryDialog, damaged_group);
  gtk_widget_class_bind_template_child (widget_class, JctRecoveryDialog, damaged);
  gtk_widget_class_bind_template_child (widget_class, JctRecoveryDialog, recover_all);
  gtk_widget_class_bind_template_callback (widget_class, on_recover_all);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
jct_recovery_dialog_init (JctRecoveryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
jct_recovery_dialog_new (GtkWindow *parent, GPtrArray *entries)
{
  JctRecoveryDialog *self;

  g_return_val_if_fail (entries != NULL, NULL);

  self = g_object_new (JCT_TYPE_RECOVERY_DIALOG, "transient-for", parent, NULL);
  self->entries = g_ptr_array_ref (entries);
  for (guint i = 0; i < entries->len; i++)
    add_entry (self, entries->pdata[i]);
  update (self);
  return GTK_WIDGET (self);
}
