/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Unsaved edits in real windows: kept while they are made, gone when nothing is unsaved, offered after the program was
 * killed. The program that is killed is this one, run as a child with windows of its own.
 */
#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/jct-application-recovery.h"
#include "io/jct-reader.h"
#include "widgets/jct-recovery-dialog.h"
#include "window-fixture.h"

#define SEED 20240509
#define N_KILLS 3

#define PACKAGE                                                                                   \
  "{'name':'p','title':'Counts & <b>','resources':[{'name':'t','juncture':{'role':"               \
  "'observations','time':'when'},'schema':{'fields':[{'name':'when','type':'yearmonth'},{'name':" \
  "'n','type':'integer'}]},'data':[['when','n'],['2024-01',1],['2024-02',2],['2024-03',3]]}]}"

/* ---- the child ---- */

typedef struct
{
  JctWindow *window;
  volatile gint64 *n_edits; /* in a mapped file, which outlives it */
} Child;

static volatile gint64 *
map_log (const char *path)
{
  int fd = open (path, O_RDWR | O_CREAT, 0600);
  gpointer log;

  g_assert_cmpint (ftruncate (fd, sizeof (gint64)), ==, 0);
  log = mmap (NULL, sizeof (gint64), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  g_assert_true (log != MAP_FAILED);
  close (fd);
  return log;
}

/* The number of the last edit is the name of the only saved view. */
static gboolean
edit_more (gpointer user_data)
{
  Child *child = user_data;
  JctViewState *state = jct_window_get_state (child->window);
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT, *child->n_edits + 1);
  JctDocument *document = jct_view_state_get_document (state);

  if (jct_window_is_loading (child->window))
    return G_SOURCE_CONTINUE;
  if (jct_document_get_n_views (document) == 0)
    g_assert_true (jct_view_state_save_view (state, name, NULL));
  else
    jct_view_state_rename_saved_view (state, jct_document_get_view (document, 0)->id, name);
  *child->n_edits += 1;
  return G_SOURCE_CONTINUE;
}

static void
run_child (const char *path, const char *log)
{
  char *arguments[] = { (char *) "child", NULL };
  char **argv = arguments;
  int argc = 1;
  g_autoptr (JctApplication) application = window_fixture_init (&argc, &argv);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  Child child = { .n_edits = map_log (log) };

  g_application_activate (G_APPLICATION (application));
  child.window = JCT_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  jct_window_open_file (child.window, file);
  g_timeout_add (15, edit_more, &child);
  for (;;)
    g_main_context_iteration (NULL, TRUE);
}

/* ---- what is kept ---- */

static char *
dup_kept_folder (void)
{
  return jct_recovery_dup_folder ();
}

static guint
count_edits_in (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_IS_DIR))
        n += g_str_has_suffix (name, ".edits") ? 1 : 0;
      else if (!g_str_equal (name, "damaged"))
        n += count_edits_in (path);
    }
  return n;
}

/* How many documents are kept now, by whatever program. */
static guint
count_kept (void)
{
  g_autofree char *folder = dup_kept_folder ();

  return count_edits_in (folder);
}

static gboolean
wake_up (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* For what no event tells of. */
#define POLL_UNTIL(condition)                       \
  G_STMT_START                                      \
  {                                                 \
    guint poll = g_timeout_add (20, wake_up, NULL); \
    WAIT_UNTIL (condition);                         \
    g_source_remove (poll);                         \
  }                                                 \
  G_STMT_END

static GFile *
write_package (Fixture *fixture)
{
  g_autofree char *text = g_strdelimit (g_strdup (PACKAGE), "'", '"');

  return write_file (fixture, "counts.json", text);
}

static JctWindow *
open_package (Fixture *fixture, GFile **file)
{
  JctWindow *window = activate (fixture);

  *file = write_package (fixture);
  jct_window_open_file (window, *file);
  WAIT_UNTIL (!jct_window_is_loading (window));
  return window;
}

/* A document as a program that was killed has left it: its first edit. */
static void
leave_behind (GFile *file)
{
  g_autofree char *folder = dup_kept_folder ();
  g_autoptr (JctRecoveryStore) store = jct_recovery_store_new (folder);
  g_autoptr (JctRecoverySlot) slot = jct_recovery_slot_new (store);
  g_autoptr (JctViewState) state = jct_view_state_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JctDocument) document = jct_document_load (file, NULL, NULL, NULL, &error);
  g_autoptr (JctRecoveryMoment) moment = NULL;
  JctFileStamp stamp = jct_file_stamp_take (file);

  g_assert_no_error (error);
  jct_view_state_set_document (state, document);
  g_assert_true (jct_view_state_save_view (state, "Left", NULL));
  moment = jct_recovery_moment_new (document, jct_view_state_get_document (state),
                                    jct_view_state_get_view (state), file, TRUE, &stamp);
  g_assert_true (jct_recovery_slot_write (slot, moment, &error));
  g_assert_no_error (error);
}

/* ---- the dialog ---- */

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (JCT_IS_RECOVERY_DIALOG (window))
        return window;
    }
  return NULL;
}

static GtkWidget *
offer (Fixture *fixture)
{
  jct_application_offer_left (fixture->application,
                              jct_application_get_recovery_store (fixture->application));
  WAIT_UNTIL (find_dialog () != NULL);
  return find_dialog ();
}

static gboolean
has_label (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_visible (widget)
         && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), data) == 0;
}

static gboolean
is_row_titled (GtkWidget *widget, gconstpointer data)
{
  return ADW_IS_ACTION_ROW (widget) && gtk_widget_get_mapped (widget)
         && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), data) == 0;
}

static void
click (GtkWidget *dialog, const char *label)
{
  GtkWidget *button = find_widget (dialog, has_label, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

/* ---- tests ---- */

/* Kept soon after an edit, and gone once nothing is unsaved: undone, saved or given up. */
static void
test_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = NULL;
  JctWindow *window = open_package (fixture, &file);
  JctViewState *state = jct_window_get_state (window);

  g_assert_cmpuint (count_kept (), ==, 0);
  g_assert_true (jct_view_state_save_view (state, "One", NULL));
  POLL_UNTIL (count_kept () == 1);
  jct_view_state_undo (state);
  POLL_UNTIL (count_kept () == 0);
  jct_view_state_redo (state);
  POLL_UNTIL (count_kept () == 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.save", NULL);
  WAIT_UNTIL (!jct_view_state_is_modified (state));
  POLL_UNTIL (count_kept () == 0);
  g_assert_true (jct_view_state_save_view (state, "Two", NULL));
  POLL_UNTIL (count_kept () == 1);
  gtk_window_close (GTK_WINDOW (window));
  answer ("discard");
  WAIT_UNTIL (count_windows (fixture) == 0);
  POLL_UNTIL (count_kept () == 0);
}

/* Where nothing can be kept the person is told, once; what stood in the way may go. */
static void
test_not_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = NULL;
  JctWindow *window = open_package (fixture, &file);
  g_autofree char *folder = dup_kept_folder ();
  g_autofree char *away = g_strconcat (folder, "-away", NULL);
  gboolean moved = g_rename (folder, away) == 0;

  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  g_assert_true (jct_view_state_save_view (jct_window_get_state (window), "One", NULL));
  WAIT_UNTIL (jct_window_get_error (window) != NULL);
  g_assert_nonnull (strstr (jct_window_get_error (window), folder));
  g_assert_cmpint (g_unlink (folder), ==, 0);
  if (moved)
    g_assert_cmpint (g_rename (away, folder), ==, 0);
  POLL_UNTIL (count_kept () == 1);
  jct_view_state_undo (jct_window_get_state (window));
}

static void
test_recover (Fixture *fixture, gconstpointer how)
{
  g_autoptr (GFile) file = write_package (fixture);
  JctWindow *window = activate (fixture);
  JctViewState *state = jct_window_get_state (window);
  gboolean changed = g_str_equal (how, "changed");
  g_autofree char *text = NULL;
  GtkWidget *dialog;

  leave_behind (file);
  if (changed)
    g_assert_true (g_file_set_contents (g_file_peek_path (file), "{}", -1, NULL));
  dialog = offer (fixture);
  g_assert_nonnull (find_widget (dialog, is_row_titled, "Counts & <b>"));
  click (dialog, "_Recover");
  WAIT_UNTIL (get_document (window) != NULL);
  WAIT_UNTIL (find_dialog () == NULL);
  g_assert_true (jct_view_state_is_modified (state));
  g_assert_nonnull (jct_document_find_view (get_document (window), "left"));
  g_assert_true (jct_window_has_file (window, file));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.save", NULL);
  g_assert_cmpint (find_question () != NULL, ==, changed);
  if (changed)
    answer ("replace");
  WAIT_UNTIL (!jct_view_state_is_modified (state));
  g_assert_true (g_file_get_contents (g_file_peek_path (file), &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "\"Left\""));
  g_assert_cmpuint (count_kept (), ==, 0);
}

/* Undone, a recovered document is what the file has. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_package (fixture);
  JctWindow *window = activate (fixture);

  leave_behind (file);
  click (offer (fixture), "_Recover");
  WAIT_UNTIL (get_document (window) != NULL);
  jct_view_state_undo (jct_window_get_state (window));
  g_assert_false (jct_view_state_is_modified (jct_window_get_state (window)));
  g_assert_cmpuint (jct_document_get_n_views (get_document (window)), ==, 0);
  g_assert_cmpuint (count_kept (), ==, 0);
}

/* Two documents, two windows; and work that is open in a window is not touched. */
static void
test_several (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = NULL;
  JctWindow *window = open_package (fixture, &file);
  JctDocument *document;

  leave_behind (file);
  leave_behind (file);
  g_assert_true (jct_view_state_save_view (jct_window_get_state (window), "Mine", NULL));
  document = get_document (window);
  click (offer (fixture), "Recover _All");
  WAIT_UNTIL (count_windows (fixture) == 3);
  WAIT_UNTIL (find_dialog () == NULL);
  g_assert_true (get_document (window) == document);
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (fixture->application)); l != NULL;
       l = l->next)
    WAIT_UNTIL (get_document (l->data) != NULL);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "quit", NULL);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpuint (count_windows (fixture), ==, 3 - i);
      answer ("discard");
    }
  WAIT_UNTIL (count_windows (fixture) == 0);
  POLL_UNTIL (count_kept () == 0);
}

static void
test_discard (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_package (fixture);
  GtkWidget *dialog;

  activate (fixture);
  leave_behind (file);
  dialog = offer (fixture);
  click (dialog, "_Discard");
  answer ("cancel");
  g_assert_cmpuint (count_kept (), ==, 1);
  click (dialog, "_Discard");
  answer ("discard");
  g_assert_cmpuint (count_kept (), ==, 0);
  WAIT_UNTIL (find_dialog () == NULL);
}

/* Left for later; a damaged one is only named. */
static void
test_later (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_package (fixture);
  g_autofree char *folder = dup_kept_folder ();
  g_autofree char *session = g_build_filename (folder, "1-1", NULL);
  g_autofree char *path = g_build_filename (session, "1.edits", NULL);
  GtkWidget *dialog;

  activate (fixture);
  leave_behind (file);
  g_assert_cmpint (g_mkdir_with_parents (session, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "{]\n", -1, NULL));
  dialog = offer (fixture);
  g_assert_nonnull (find_widget (dialog, is_row_titled, "Counts & <b>"));
  click (dialog, "_Later");
  WAIT_UNTIL (find_dialog () == NULL);
  g_assert_cmpuint (count_kept (), ==, 1);
}

static void
kill_child (const char *path, const char *log, GRand *rand)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  const char *argv[] = { program, "--child", path, log, NULL };
  g_autoptr (GError) error = NULL;
  int status;
  GPid pid;

  g_spawn_async (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL,
                 NULL, NULL, &pid, &error);
  g_assert_no_error (error);
  POLL_UNTIL (count_kept () == 1 || waitpid (pid, &status, WNOHANG) != 0);
  g_usleep ((gulong) g_rand_int_range (rand, 0, 300000));
  kill (pid, SIGKILL);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
}

/* Killed in the midst of editing; what it had kept comes back, and goes on. */
static void
test_killed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_package (fixture);
  g_autofree char *log = g_build_filename (fixture->folder, "log", NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  volatile gint64 *n_edits = map_log (log);
  gint64 last = 0;

  g_test_message ("seed %d", SEED);
  for (guint i = 0; i < N_KILLS; i++)
    {
      JctWindow *window;
      gint64 found;

      kill_child (g_file_peek_path (file), log, rand);
      window = activate (fixture);
      click (offer (fixture), "_Recover");
      WAIT_UNTIL (get_document (window) != NULL);
      found = g_ascii_strtoll (jct_document_get_view (get_document (window), 0)->title, NULL, 10);
      g_test_message ("%" G_GINT64_FORMAT " of %" G_GINT64_FORMAT " edits came back", found,
                      *n_edits);
      g_assert_cmpint (found, >, last);
      g_assert_cmpint (found, <=, *n_edits);
      last = found;
      gtk_widget_activate_action (GTK_WIDGET (window), "win.save", NULL);
      WAIT_UNTIL (!jct_view_state_is_modified (jct_window_get_state (window)));
      gtk_window_close (GTK_WINDOW (window));
      WAIT_UNTIL (count_windows (fixture) == 0);
      g_assert_cmpuint (count_kept (), ==, 0);
    }
  munmap ((void *) n_edits, sizeof (gint64));
}

#define ADD(path, data, function) \
  g_test_add (path, Fixture, data, window_fixture_set_up, function, window_fixture_tear_down)

int
main (int argc, char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], "--child"))
    run_child (argv[2], argv[3]);

  g_autoptr (JctApplication) application = window_fixture_init (&argc, &argv);

  ADD ("/recover/kept", NULL, test_kept);
  ADD ("/recover/not-kept", NULL, test_not_kept);
  ADD ("/recover/recover", "same", test_recover);
  ADD ("/recover/recover-changed", "changed", test_recover);
  ADD ("/recover/undo", NULL, test_undo);
  ADD ("/recover/several", NULL, test_several);
  ADD ("/recover/discard", NULL, test_discard);
  ADD ("/recover/killed", NULL, test_killed);
  ADD ("/recover/later", NULL, test_later);
  return g_test_run ();
}
