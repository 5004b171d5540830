/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening: the file chooser, the menu of recent files, dropped files, and reading in the
 * background. */
#include "config.h"

#include "app/jct-window-private.h"

#include <glib/gi18n-lib.h>
#include <sys/stat.h>

#include "io/jct-reader.h"
#include "widgets/jct-datasets.h"
#include "widgets/jct-explore-page.h"
#include "widgets/jct-recent-files.h"
#include "widgets/jct-tooltip-text.h"

#define N_RECENT 8
#define MENU_CHARS 48
/* A reading that ends sooner shows no progress: a bar that only flashes tells nothing. */
#define QUIET_TIME (250 * G_TIME_SPAN_MILLISECOND)

/* ---- reading ---- */

static JctLoadRun *
load_run_new (JctWindow *window, GFile *file, JctReload reload)
{
  JctLoadRun *run = g_new0 (JctLoadRun, 1);

  g_weak_ref_init (&run->window, window);
  run->file = g_object_ref (file);
  run->reload = reload;
  run->stamp = jct_file_stamp_take (file);
  run->cancellable = g_cancellable_new ();
  return run;
}

static void
load_run_free (JctLoadRun *run)
{
  g_weak_ref_clear (&run->window);
  g_object_unref (run->file);
  g_object_unref (run->cancellable);
  g_free (run);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctLoadRun, load_run_free)

static void
on_progress (double fraction, gpointer user_data)
{
  JctLoadRun *run = user_data;

  g_atomic_int_set (&run->permille, (int) (CLAMP (fraction, 0, 1) * 1000));
}

static void
present_if_due (JctWindow *self)
{
  if (!self->present_is_due)
    return;
  self->present_is_due = FALSE;
  gtk_window_present (GTK_WINDOW (self));
}

static gboolean
on_load_tick (gpointer user_data)
{
  JctWindow *self = user_data;

  if (g_get_monotonic_time () - self->load_started < QUIET_TIME)
    return G_SOURCE_CONTINUE;
  present_if_due (self);
  gtk_widget_set_visible (GTK_WIDGET (self->load_progress), TRUE);
  gtk_widget_set_visible (self->load_card, TRUE);
  gtk_progress_bar_set_fraction (self->load_progress,
                                 g_atomic_int_get (&self->run->permille) / 1000.0);
  return G_SOURCE_CONTINUE;
}

/* The run is no longer the current one: whatever it brings is dropped. */
static void
forget_run (JctWindow *self)
{
  self->run = NULL;
  g_clear_handle_id (&self->load_tick, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self->load_progress), FALSE);
  gtk_widget_set_visible (self->load_card, FALSE);
}

gboolean
jct_window_is_bundled (GFile *file)
{
  g_autofree char *path = jct_dup_datasets_folder ();
  g_autoptr (GFile) folder = g_file_new_for_path (path);

  return g_file_has_parent (file, folder);
}

/* Equal addresses, or the same file on the disk by two paths. */
static gboolean
is_same_file (GFile *a, GFile *b)
{
  struct stat stat_a, stat_b;

  if (a == NULL || b == NULL)
    return FALSE;
  if (g_file_equal (a, b))
    return TRUE;
  return g_file_peek_path (a) != NULL && g_file_peek_path (b) != NULL
         && stat (g_file_peek_path (a), &stat_a) == 0 && stat (g_file_peek_path (b), &stat_b) == 0
         && stat_a.st_dev == stat_b.st_dev && stat_a.st_ino == stat_b.st_ino;
}

static void
show_load_error (JctWindow *self, const JctLoadRun *run, const GError *error)
{
  g_autofree char *name = jct_file_dup_name (run->file);
  /* Translators: %s is a file's name. */
  g_autofree char *heading
    = g_strdup_printf (run->reload == JCT_RELOAD_NONE ? _ ("“%s” could not be opened")
                                                      /* Translators: %s is a file's name. */
                                                      : _ ("“%s” could not be read again"),
                       name);

  jct_window_show_error (self, heading, error->message);
  if (error->domain == JCT_IO_ERROR)
    jct_window_look_at_failed (self, run->file);
}

void
jct_window_take_opened (JctWindow *self, GFile *file, JctDocument *document)
{
  if (!is_same_file (self->file, file))
    jct_window_close_import (self);
  g_set_object (&self->file, file);
  self->is_package = jct_window_can_write (file, document);
  jct_view_state_set_document (self->state, document);
  jct_window_update_notes (self);
  if (!jct_window_is_bundled (file))
    {
      jct_recent_files_add (file);
      jct_window_keep_last_folder (self, file);
    }
  jct_window_update (self);
  jct_window_apply_receipt (self, file);
  /* The arrow keys go from event to event at once. */
  if (jct_window_shows_page (self, "explore"))
    jct_figure_view_focus (jct_explore_page_get_figure (JCT_EXPLORE_PAGE (self->explore_page)));
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JctLoadRun) run = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JctImported) imported = jct_import_load_finish (result, &error);
  g_autoptr (JctWindow) self = g_weak_ref_get (&run->window);
  JctDocument *document = imported != NULL ? imported->document : NULL;

  if (self == NULL || self->run != run)
    return;
  forget_run (self);
  if (imported != NULL)
    jct_window_take_plan (self, imported->plan, imported->origin);
  if (g_error_matches (error, JCT_IO_ERROR, JCT_IO_ERROR_RECEIPT))
    jct_window_take_receipt (self, run->file);
  else if (document == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_load_error (self, run, error);
  else if (document != NULL && run->reload != JCT_RELOAD_NONE)
    jct_window_take_reloaded (self, run, document);
  else if (document != NULL)
    jct_window_take_opened (self, run->file, document);
  /* A version that cannot be read is not spoken of again. */
  if (document != NULL || run->reload != JCT_RELOAD_NONE)
    jct_window_watch_file (self, &run->stamp);
  jct_window_update (self);
  present_if_due (self);
  jct_window_present_due (self);
}

void
jct_window_cancel_load (JctWindow *self)
{
  if (self->run == NULL)
    return;
  g_cancellable_cancel (self->run->cancellable);
  forget_run (self);
  jct_window_update (self);
}

gboolean
jct_window_has_file (JctWindow *self, GFile *file)
{
  g_return_val_if_fail (JCT_IS_WINDOW (self), FALSE);

  return is_same_file (self->run != NULL ? self->run->file : self->file, file);
}

/* The window, maybe this one, in which the file is open already. */
static GtkWindow *
find_window_of (JctWindow *self, GFile *file)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  return application != NULL ? jct_application_find_window (JCT_APPLICATION (application), file)
                             : NULL;
}

static void
start_run (JctWindow *self, GFile *file, JctReload reload)
{
  g_autofree char *name = jct_file_dup_name (file);
  /* Translators: %s is a file's name. */
  g_autofree char *text = g_strdup_printf (_ ("Opening “%s”…"), name);
  g_autofree char *memory = jct_import_memory_dup_folder ();

  jct_window_cancel_load (self);
  jct_window_hide_error (self);
  jct_set_label_text (self->load_label, text);
  gtk_progress_bar_set_fraction (self->load_progress, 0);
  self->run = load_run_new (self, file, reload);
  self->load_started = g_get_monotonic_time ();
  self->load_tick = g_timeout_add (50, on_load_tick, self);
  jct_window_update (self);
  jct_import_load_async (file, memory, on_progress, self->run, self->run->cancellable, on_loaded,
                         self->run);
}

void
jct_window_start_load (JctWindow *self, GFile *file)
{
  start_run (self, file, JCT_RELOAD_NONE);
}

void
jct_window_read_again (JctWindow *self, JctReload reload)
{
  start_run (self, self->file, reload);
}

void
jct_window_open_file (JctWindow *self, GFile *file)
{
  g_return_if_fail (JCT_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  GtkWindow *other = find_window_of (self, file);

  if (other != NULL)
    gtk_window_present (other);
  else
    jct_window_settle (self, jct_window_start_load, file);
}

void
jct_window_present_loaded (JctWindow *self)
{
  g_return_if_fail (JCT_IS_WINDOW (self));

  if (self->run == NULL || gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_window_present (GTK_WINDOW (self));
  else
    self->present_is_due = TRUE;
}

gboolean
jct_window_is_loading (JctWindow *self)
{
  g_return_val_if_fail (JCT_IS_WINDOW (self), FALSE);

  return self->run != NULL;
}

/* ---- the chooser ---- */

typedef struct
{
  JctWindow *window;
  JctWindowTakeFile take;
} Choice;

static void
on_chosen (GtkNativeDialog *dialog, int response, gpointer data)
{
  Choice *choice = data;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      if (file != NULL)
        choice->take (choice->window, file);
    }
  g_clear_object (&choice->window->chooser);
}

static void
free_choice (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
add_file_filters (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) datasets = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  static const char *const suffixes[] = { "json", "jsonl", "ndjson", "csv", "tsv", "gz" };

  gtk_file_filter_set_name (datasets, _ ("Datasets (JSON, CSV)"));
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (datasets, suffixes[i]);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, datasets);
  gtk_file_chooser_add_filter (chooser, all);
}

void
jct_window_choose_to_read (JctWindow *self,
                           const char *title,
                           const char *accept,
                           JctWindowTakeFile take)
{
  g_autoptr (GFile) folder = jct_window_dup_last_folder (self);
  GtkFileChooserNative *chooser;
  Choice *choice;

  if (self->chooser != NULL)
    return;
  chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN,
                                         accept, _ ("_Cancel"));
  self->chooser = GTK_NATIVE_DIALOG (chooser);
  add_file_filters (GTK_FILE_CHOOSER (chooser));
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  gtk_native_dialog_set_modal (self->chooser, TRUE);
  choice = g_new0 (Choice, 1);
  choice->window = self;
  choice->take = take;
  g_signal_connect_data (chooser, "response", G_CALLBACK (on_chosen), choice, free_choice, 0);
  gtk_native_dialog_show (self->chooser);
}

void
jct_window_choose_file (JctWindow *self)
{
  jct_window_choose_to_read (self, _ ("Open a File"), _ ("_Open"), jct_window_open_file);
}

/* ---- the menu of the Open button ---- */

/* In a menu's label an underscore marks a mnemonic, and nothing is shortened. */
char *
jct_window_dup_menu_label (const char *text)
{
  g_autofree char *shortened = NULL;
  glong length = g_utf8_strlen (text, -1);

  if (length > MENU_CHARS)
    {
      g_autofree char *head = g_utf8_substring (text, 0, MENU_CHARS / 2);
      g_autofree char *tail = g_utf8_substring (text, length - MENU_CHARS / 2 + 1, length);
      shortened = g_strconcat (head, "…", tail, NULL);
    }

  g_auto (GStrv) parts = g_strsplit (shortened != NULL ? shortened : text, "_", -1);
  return g_strjoinv ("__", parts);
}

static void
append_files (GMenu *menu, const char *heading, GPtrArray *files)
{
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; i < files->len; i++)
    {
      GFile *file = g_ptr_array_index (files, i);
      const char *title = jct_datasets_get_title (file);
      g_autofree char *name = jct_file_dup_name (file);
      g_autofree char *label
        = jct_window_dup_menu_label (jct_window_is_bundled (file) && title != NULL ? title : name);
      g_autofree char *uri = g_file_get_uri (file);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.open-uri", "s", uri);
      g_menu_append_item (section, item);
    }
  if (files->len > 0)
    g_menu_append_section (menu, heading, G_MENU_MODEL (section));
}

static void
update_open_menu (JctWindow *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *folder = jct_dup_datasets_folder ();
  g_autoptr (GPtrArray) recent = jct_recent_files_list (N_RECENT, FALSE);
  g_autoptr (GPtrArray) datasets = jct_datasets_list (folder);

  append_files (menu, _ ("Recent files"), recent);
  append_files (menu, _ ("Included datasets"), datasets);
  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) == 0)
    {
      /* An item without an action is shown insensitive. */
      g_menu_append (menu, _ ("No recent files"), "win.none");
    }
  adw_split_button_set_menu_model (self->open_button, G_MENU_MODEL (menu));
}

/* ---- dropped files ---- */

/* In the lower half of a window that shows a document, a file is opened beside it. */
static gboolean
drops_beside (JctWindow *self, double y)
{
  return jct_view_state_get_document (self->state) != NULL
         && y > gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;
}

static GdkDragAction
on_drop_motion (GtkDropTarget *target, double x, double y, JctWindow *self)
{
  if (drops_beside (self, y))
    gtk_widget_add_css_class (self->drop_beside, "drop-here");
  else
    gtk_widget_remove_css_class (self->drop_beside, "drop-here");
  return GDK_ACTION_COPY;
}

static GdkDragAction
on_drop_enter (GtkDropTarget *target, double x, double y, JctWindow *self)
{
  gtk_widget_set_visible (self->drop_beside, jct_view_state_get_document (self->state) != NULL);
  gtk_widget_set_visible (self->drop_hint, TRUE);
  return on_drop_motion (target, x, y, self);
}

static void
on_drop_leave (GtkDropTarget *target, JctWindow *self)
{
  gtk_widget_set_visible (self->drop_hint, FALSE);
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, JctWindow *self)
{
  const GSList *files = g_value_get_boxed (value);

  gtk_widget_set_visible (self->drop_hint, FALSE);
  if (files == NULL)
    return FALSE;
  if (drops_beside (self, y))
    {
      jct_window_open_beside (self, files->data);
      return TRUE;
    }
  jct_window_open_file (self, files->data);
  /* One window a file: the others find windows of their own. */
  for (const GSList *l = files->next; l != NULL; l = l->next)
    g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))),
                        (GFile **) &l->data, 1, "");
  return TRUE;
}

void
jct_window_init_open (JctWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "enter", G_CALLBACK (on_drop_enter), self, 0);
  g_signal_connect_object (target, "motion", G_CALLBACK (on_drop_motion), self, 0);
  g_signal_connect_object (target, "leave", G_CALLBACK (on_drop_leave), self, 0);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed",
                           G_CALLBACK (update_open_menu), self, G_CONNECT_SWAPPED);
  update_open_menu (self);
}
