/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A program that edits, saves and keeps its unsaved edits is killed (SIGKILL) at random moments, hundreds of times: the
 * file is always the old or the new document, whole, and recovery lacks at most JCT_AUTOSAVE_MOST of edits.
 *
 * The program is this one, run as a child. Its clock is its own, so that what is held against the promise is the time
 * between edits as the child counts it, and not how busy the machine is. What it has done it writes into a mapped file,
 * which outlives it.
 */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "io/jct-autosave.h"
#include "io/jct-reader.h"
#include "io/jct-writer.h"

#define N_KILLS 320
#define SEED 20240509
/* The longest life of a child. */
#define MOST_MICROSECONDS 30000
/* So many edits are remembered, far more than a child makes between two writes. */
#define N_TIMES 65536
#define N_ROWS 400

/* Of the child, read when it is dead. Edits are numbered through all children. */
typedef struct
{
  volatile gint64 clock;
  volatile gint64 n_edits; /* the last one made */
  volatile gint64 save_begun, save_done;
  volatile gint64 writes_begun, writes_done;
  volatile gboolean ready;
  volatile gint64 times[N_TIMES]; /* of the latest edits, by number */
} Log;

typedef struct
{
  char *folder;
  char *path;
  char *state;
  GFile *file;
  Log *log;
} Place;

static void
place_init (Place *place, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "log", NULL);
  int fd = open (path, O_RDWR | O_CREAT, 0600);

  place->folder = g_strdup (folder);
  place->path = g_build_filename (folder, "document.json", NULL);
  place->state = g_build_filename (folder, "recovery", NULL);
  place->file = g_file_new_for_path (place->path);
  g_assert_cmpint (ftruncate (fd, sizeof (Log)), ==, 0);
  place->log = mmap (NULL, sizeof (Log), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  g_assert_true (place->log != MAP_FAILED);
  close (fd);
}

static void
place_clear (Place *place)
{
  munmap (place->log, sizeof (Log));
  g_object_unref (place->file);
  g_free (place->state);
  g_free (place->path);
  g_free (place->folder);
}

/* ---- the document: its number is the title of its only event ---- */

static gint64
get_number (const JctDocument *document)
{
  g_assert_cmpuint (jct_document_get_n_events (document), ==, 1);
  g_assert_cmpuint (jct_table_get_n_rows (jct_document_get_table (document, 0)), ==, N_ROWS);
  return g_ascii_strtoll (jct_document_get_event (document, 0)->title, NULL, 10);
}

static JctDocument *
edit (const JctDocument *document, gint64 number)
{
  g_autoptr (JctDocumentBuilder) builder
    = jct_document_builder_new_edit (document, JCT_PART_EVENTS);
  g_autoptr (GError) error = NULL;
  JctEvent *event = jct_event_copy (jct_document_get_event (document, 0));
  JctDocument *edited;

  g_free (event->title);
  event->title = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  jct_document_builder_take_event (builder, event, &error);
  g_assert_no_error (error);
  edited = jct_document_builder_finish (builder, &error);
  g_assert_no_error (error);
  return edited;
}

static void
write_first (const Place *place)
{
  GString *text = g_string_new (
    "{\"name\":\"p\",\"resources\":[{\"name\":\"t\",\"juncture\":{\"role\":"
    "\"observations\"},\"schema\":{\"fields\":[{\"name\":\"day\",\"type\":\"date\"},"
    "{\"name\":\"n\",\"type\":\"integer\"}]},\"data\":[[\"day\",\"n\"]");

  for (int i = 0; i < N_ROWS; i++)
    g_string_append_printf (text, ",[\"%04d-%02d-%02d\",%d]", 2000 + i / 300, 1 + i / 25 % 12,
                            1 + i % 25, i);
  g_string_append (text, "]},{\"name\":\"e\",\"juncture\":{\"role\":\"events\"},\"data\":[{\"id\":"
                         "\"e\",\"date\":\"2000-02-01\",\"title\":\"0\"}]}]}");
  g_assert_true (g_file_set_contents (place->path, text->str, -1, NULL));
  g_string_free (text, TRUE);
}

static JctDocument *
load (const Place *place)
{
  g_autoptr (GError) error = NULL;
  JctDocument *document = jct_document_load (place->file, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return document;
}

/* ---- the child ---- */

typedef struct
{
  Place *place;
  Log *log;
  GRand *rand;
  JctAutosave *autosave;
  JctDocument *saved, *document;
  JctFileStamp stamp;
} Child;

static void
child_edit (Child *child)
{
  Log *log = child->log;
  gint64 number = log->n_edits + 1;
  JctDocument *edited = edit (child->document, number);

  jct_document_unref (child->document);
  child->document = edited;
  log->clock += g_rand_int_range (child->rand, 1, G_USEC_PER_SEC / 2);
  log->times[number % N_TIMES] = log->clock;
  log->n_edits = number;
  jct_autosave_note (child->autosave, log->clock);
}

/* Editing goes on while the edits are written. */
static void
child_autosave (Child *child)
{
  Log *log = child->log;
  g_autoptr (JctView) view = jct_document_dup_default_view (child->document);
  g_autoptr (JctRecoveryMoment) moment
    = jct_recovery_moment_new (child->saved, child->document, view, child->place->file, TRUE,
                               &child->stamp);
  g_autoptr (GError) error = NULL;

  jct_autosave_begin (child->autosave);
  log->writes_begun++;
  if (g_rand_boolean (child->rand))
    child_edit (child);
  jct_autosave_write (child->autosave, moment, &error);
  g_assert_no_error (error);
  log->writes_done++;
  jct_autosave_end (child->autosave, TRUE, log->clock);
}

static void
child_save (Child *child)
{
  g_autoptr (GError) error = NULL;

  child->log->save_begun = child->log->n_edits;
  jct_document_save_over (child->document, child->place->path, &child->stamp, &child->stamp,
                          &error);
  g_assert_no_error (error);
  child->log->save_done = child->log->n_edits;
  jct_document_unref (child->saved);
  child->saved = jct_document_ref (child->document);
  jct_autosave_clear (child->autosave);
}

/* Until it is killed. */
static void
run_child (Place *place, guint32 seed)
{
  JctRecoveryStore *store = jct_recovery_store_new (place->state);
  Child child = { .place = place, .log = place->log, .rand = g_rand_new_with_seed (seed) };

  child.autosave = jct_autosave_new (store);
  child.saved = load (place);
  child.document = jct_document_ref (child.saved);
  child.stamp = jct_file_stamp_take (place->file);
  child.log->ready = TRUE;
  for (;;)
    {
      gint64 due;

      child_edit (&child);
      due = jct_autosave_get_due (child.autosave);
      if (due >= 0 && due <= child.log->clock)
        child_autosave (&child);
      if (g_rand_int_range (child.rand, 0, 12) == 0)
        child_save (&child);
    }
}

/* ---- the parent ---- */

static GPid
start_child (const Place *place, guint32 seed)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *text = g_strdup_printf ("%u", seed);
  const char *argv[] = { program, "--child", place->folder, text, NULL };
  g_autoptr (GError) error = NULL;
  GPid pid;

  g_spawn_async (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, &error);
  g_assert_no_error (error);
  return pid;
}

/* It must not have ended by itself, which would be a failed assertion. */
static void
kill_child (const Place *place, GPid pid, GRand *rand)
{
  int status = 0;

  while (!place->log->ready && waitpid (pid, &status, WNOHANG) == 0)
    g_usleep (200);
  g_usleep ((gulong) g_rand_int_range (rand, 0, MOST_MICROSECONDS));
  if (status == 0)
    {
      kill (pid, SIGKILL);
      g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
    }
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
}

/* The number of what was left behind; 0 for nothing. */
static gint64
recover (const Place *place)
{
  g_autoptr (JctRecoveryStore) store = jct_recovery_store_new (place->state);
  g_autoptr (GPtrArray) entries = jct_recovery_store_list (store);
  g_autoptr (JctRecovered) recovered = NULL;
  g_autoptr (GError) error = NULL;
  gint64 number;

  g_assert_cmpuint (entries->len, <=, 1);
  if (entries->len == 0)
    return 0;
  g_assert_cmpstr (((JctRecoveryEntry *) entries->pdata[0])->damage, ==, NULL);
  recovered = jct_recovery_entry_load (entries->pdata[0], NULL, &error);
  g_assert_no_error (error);
  number = get_number (recovered->document);
  jct_recovery_entry_discard (entries->pdata[0]);
  return number;
}

typedef struct
{
  guint in_save, in_write, old_files, new_files, recovered;
  gint64 worst;
} Sums;

static void
check (const Place *place, Sums *sums)
{
  const Log *log = place->log;
  g_autoptr (JctDocument) document = load (place);
  gint64 number = get_number (document);
  gint64 kept = recover (place);
  gint64 have = MAX (number, kept);

  /* The old document or the new one. */
  g_assert_true (number == log->save_done || number == log->save_begun);
  g_assert_cmpint (kept, <=, log->n_edits);
  if (log->save_begun != log->save_done)
    {
      sums->in_save++;
      sums->old_files += number == log->save_done;
      sums->new_files += number == log->save_begun;
    }
  sums->in_write += log->writes_begun != log->writes_done;
  sums->recovered += kept > number;
  if (have < log->n_edits)
    sums->worst = MAX (sums->worst, log->clock - log->times[(have + 1) % N_TIMES]);
  g_assert_cmpint (sums->worst, <=, JCT_AUTOSAVE_MOST);
  /* The next child goes on from the file. */
  memset ((void *) log->times, 0, sizeof log->times);
  place->log->clock = 0;
  place->log->n_edits = place->log->save_begun = place->log->save_done = number;
  place->log->writes_done = place->log->writes_begun;
  place->log->ready = FALSE;
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_all (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
test_killed (void)
{
  g_autofree char *folder = g_dir_make_tmp ("jct-killed-XXXXXX", NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  Sums sums = { 0 };
  Place place;

  g_test_message ("seed %d", SEED);
  place_init (&place, folder);
  write_first (&place);
  for (guint i = 0; i < N_KILLS; i++)
    {
      kill_child (&place, start_child (&place, g_rand_int (rand)), rand);
      check (&place, &sums);
    }
  g_test_message (
    "%d kills: %u while saving (%u left the old file, %u the new one), %u while keeping edits; %u "
    "recovered; at most %.1f s of edits missing; %" G_GINT64_FORMAT " edits",
    N_KILLS, sums.in_save, sums.old_files, sums.new_files, sums.in_write, sums.recovered,
    (double) sums.worst / G_USEC_PER_SEC, place.log->n_edits);
  /* The moments that matter were met. */
  g_assert_cmpuint (sums.old_files, >, 0);
  g_assert_cmpuint (sums.in_write, >, 0);
  g_assert_cmpuint (sums.recovered, >, 0);
  remove_all (folder);
  place_clear (&place);
}

int
main (int argc, char *argv[])
{
  if (argc == 4 && g_str_equal (argv[1], "--child"))
    {
      Place place;

      place_init (&place, argv[2]);
      run_child (&place, (guint32) g_ascii_strtoull (argv[3], NULL, 10));
    }
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/io/killed", test_killed);
  return g_test_run ();
}
