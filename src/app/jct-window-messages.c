/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window says: what failed, what is done, what was odd about the file that is open. */
#include "config.h"

#include "app/jct-window-private.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-recent-files.h"
#include "widgets/jct-tooltip-text.h"

/* Of a toast: the name of the step that it tells of. */
#define STEP_KEY "jct-step"

/* A list of more notes than a person reads takes long to build. */
#define MAX_NOTES 200

void
jct_window_reveal_bar (GtkInfoBar *bar, gboolean revealed)
{
  if (revealed)
    gtk_widget_set_visible (GTK_WIDGET (bar), TRUE);
  gtk_info_bar_set_revealed (bar, revealed);
}

void
jct_window_show_error (JctWindow *self, const char *heading, const char *message)
{
  jct_set_label_text (self->error_heading, heading);
  jct_set_label_text (self->error_label, message);
  /* The label shows eight lines at most; copying from it, and this, give the whole. */
  jct_set_tooltip_text (GTK_WIDGET (self->error_label), message);
  gtk_widget_set_visible (self->error_open_button, TRUE);
  gtk_widget_set_visible (self->error_save_button, FALSE);
  gtk_widget_set_visible (self->error_import_button, FALSE);
  jct_window_forget_failed (self);
  jct_window_reveal_bar (self->error_bar, TRUE);
}

void
jct_window_hide_error (JctWindow *self)
{
  jct_window_forget_failed (self);
  jct_window_reveal_bar (self->error_bar, FALSE);
}

void
jct_window_show_import_button (JctWindow *self)
{
  /* Two buttons would not fit a narrow window, and the header has the other. */
  gtk_widget_set_visible (self->error_open_button, FALSE);
  gtk_widget_set_visible (self->error_import_button, TRUE);
}

const char *
jct_window_get_error (JctWindow *self)
{
  g_return_val_if_fail (JCT_IS_WINDOW (self), NULL);

  return gtk_info_bar_get_revealed (self->error_bar) ? gtk_label_get_text (self->error_label)
                                                     : NULL;
}

void
jct_window_show_toast (JctWindow *self, AdwToast *toast)
{
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* What it offers to undo is no longer the last step: it offers nothing then, and goes in its own time. (libadwaita 1.2
 * frees a toast that is dismissed while it is still coming up twice.) */
static void
step_cb (JctViewState *state, GParamSpec *pspec, AdwToast *toast)
{
  g_autofree char *name = NULL;

  g_object_get (state, "undo-name", &name, NULL);
  if (g_strcmp0 (name, g_object_get_data (G_OBJECT (toast), STEP_KEY)) != 0)
    adw_toast_set_button_label (toast, NULL);
}

/* With the way to undo the step that was just made. */
static AdwToast *
new_step_toast (JctWindow *self, const char *markup)
{
  AdwToast *toast = adw_toast_new (markup);
  char *name = NULL;

  g_object_get (self->state, "undo-name", &name, NULL);
  g_object_set_data_full (G_OBJECT (toast), STEP_KEY, name, g_free);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  g_signal_connect_object (self->state, "notify::undo-name", G_CALLBACK (step_cb), toast, 0);
  return toast;
}

void
jct_window_show_step (JctWindow *self, const char *markup)
{
  jct_window_show_toast (self, new_step_toast (self, markup));
}

static GtkWidget *
new_toast_button (const char *label, const char *action, GVariant *target)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

void
jct_window_show_step_with (
  JctWindow *self, const char *markup, const char *label, const char *action, GVariant *target)
{
  AdwToast *toast = new_step_toast (self, "");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *text = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (text), markup);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_MIDDLE);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), new_toast_button (label, action, target));
  adw_toast_set_custom_title (toast, box);
  jct_window_show_toast (self, toast);
}

void
jct_window_show_saved (JctWindow *self, GFile *file)
{
  g_autofree char *name = jct_file_dup_name (file);
  /* A toast's title is markup. */
  g_autofree char *escaped = g_markup_escape_text (name, -1);
  /* Translators: %s is a file's name. */
  g_autofree char *text = g_strdup_printf (_ ("Saved “%s”"), escaped);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  AdwToast *toast = adw_toast_new (text);

  if (folder != NULL)
    {
      g_autofree char *uri = g_file_get_uri (folder);

      adw_toast_set_button_label (toast, _ ("Open _Folder"));
      adw_toast_set_action_name (toast, "win.show-folder");
      adw_toast_set_action_target (toast, "s", uri);
    }
  jct_window_show_toast (self, toast);
}

void
jct_window_show_save_error (JctWindow *self, GFile *file, const GError *error)
{
  g_autofree char *name = jct_file_dup_name (file);
  /* Translators: %s is a file's name. */
  g_autofree char *heading = g_strdup_printf (_ ("“%s” could not be saved"), name);

  jct_window_show_error (self, heading, error->message);
}

void
jct_window_show_unsaved (JctWindow *self, GFile *file, const GError *error)
{
  jct_window_show_save_error (self, file, error);
  gtk_widget_set_visible (self->error_open_button, FALSE);
  gtk_widget_set_visible (self->error_save_button, TRUE);
}

static void
on_bar_response (GtkInfoBar *bar, int response, JctWindow *self)
{
  if (response == GTK_RESPONSE_CLOSE)
    gtk_info_bar_set_revealed (bar, FALSE);
}

static void
add_note (JctWindow *self, const char *text, const char *place)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (place != NULL)
    {
      GtkWidget *where = gtk_label_new (place);

      gtk_label_set_xalign (GTK_LABEL (where), 0);
      gtk_label_set_ellipsize (GTK_LABEL (where), PANGO_ELLIPSIZE_MIDDLE);
      gtk_widget_add_css_class (where, "caption");
      gtk_widget_add_css_class (where, "dim-label");
      gtk_box_append (GTK_BOX (box), where);
    }
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_append (self->notes_list, row);
}

/* What the reader guessed or found odd: said once, and there to be read. */
void
jct_window_update_notes (JctWindow *self)
{
  const JctDocument *document = jct_view_state_get_document (self->state);
  guint n = document != NULL ? jct_document_get_n_problems (document) : 0;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->notes_list, 0)) != NULL)
    gtk_list_box_remove (self->notes_list, GTK_WIDGET (row));
  for (guint i = 0; i < MIN (n, MAX_NOTES); i++)
    {
      const JctProblem *problem = jct_document_get_problem (document, i);
      add_note (self, problem->message, problem->place);
    }
  if (n > MAX_NOTES)
    {
      /* Translators: %u is the number of notes about a file that the list leaves out. */
      g_autofree char *more
        = g_strdup_printf (ngettext ("And %u more.", "And %u more.", n - MAX_NOTES), n - MAX_NOTES);
      add_note (self, more, NULL);
    }

  /* Translators: %u is a number; notes are guesses and oddities that were found on reading. */
  g_autofree char *text
    = g_strdup_printf (ngettext ("%u note about this file", "%u notes about this file", n), n);
  g_autofree char *plan = jct_window_dup_import_text (self);
  jct_set_label_text (self->notes_label, plan != NULL ? plan : text);
  gtk_widget_set_visible (GTK_WIDGET (self->notes_button), n > 0);
  gtk_widget_set_visible (self->import_change, plan != NULL);
  gtk_widget_set_visible (self->import_forget,
                          plan != NULL && self->origin == JCT_IMPORT_REMEMBERED);
  jct_window_reveal_bar (self->notes_bar, n > 0 || plan != NULL);
}

void
jct_window_bind_messages (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, JctWindow, error_open_button);
  gtk_widget_class_bind_template_child (widget_class, JctWindow, error_save_button);
  gtk_widget_class_bind_template_child (widget_class, JctWindow, error_import_button);
  gtk_widget_class_bind_template_callback (widget_class, on_bar_response);
}
