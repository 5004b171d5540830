/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is kept of unsaved edits, and what comes back of it, whatever has become of the files. */
#include "io/jct-recovery.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/jct-autosave.h"
#include "io/jct-reader.h"
#include "io/jct-writer.h"

typedef struct
{
  char *folder; /* of the test */
  char *state;  /* of what is kept */
  GFile *file;  /* the original */
} Fixture;

#define PACKAGE                                                                                                   \
  "{'name':'p','title':'Title','strange':{'kept':[1]},'juncture':{'definitions':[{'id':'d','title'"               \
  ":'D','table':'t','measure':'n','where':{'s':['b']}}]},'resources':[{'name':'t','juncture':{"                   \
  "'role':'observations','time':'when','periodKind':'week'},'schema':{'fields':[{'name':'when','type':'string'}," \
  "{'name':'s','type':'string'},{'name':'n','type':'integer'}]},'data':[['when','s','n'],"                        \
  "['2024-W01','a',1],['2024-W02','b',2],['2024-W03','b',3],['2024-W04','a',4]]},"                                \
  "{'name':'e','juncture':{'role':'events'},'data':[{'id':'one','odd':true,'date':'2024-01-03',"                  \
  "'title':'One'}]},{'name':'other','path':'https://example.org/x.csv'}]}"

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strdelimit (g_strdup (PACKAGE), "'", '"');

  fixture->folder = g_dir_make_tmp ("jct-recovery-XXXXXX", NULL);
  fixture->state = g_build_filename (fixture->folder, "state", "recovery", NULL);
  fixture->file = g_file_new_build_filename (fixture->folder, "file.json", NULL);
  g_assert_true (g_file_set_contents (g_file_peek_path (fixture->file), text, -1, NULL));
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
tear_down (Fixture *fixture, gconstpointer data)
{
  remove_all (fixture->folder);
  g_object_unref (fixture->file);
  g_free (fixture->state);
  g_free (fixture->folder);
}

static JctDocument *
load (GFile *file)
{
  g_autoptr (GError) error = NULL;
  JctDocument *document = jct_document_load (file, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return document;
}

/* A version with an event more. */
static JctDocument *
edit (const JctDocument *document, const char *id)
{
  g_autoptr (JctDocumentBuilder) builder
    = jct_document_builder_new_edit (document, JCT_PART_EVENTS);
  g_autoptr (GError) error = NULL;
  JctEvent *event = jct_event_new ();
  JctDocument *edited;

  for (guint i = 0; i < jct_document_get_n_events (document); i++)
    jct_document_builder_take_event (builder, jct_event_copy (jct_document_get_event (document, i)),
                                     NULL);
  event->id = g_strdup (id);
  event->title = g_strdup (id);
  g_assert_true (jct_edtf_parse ("2024-01-20", &event->date, NULL));
  jct_document_builder_take_event (builder, event, &error);
  g_assert_no_error (error);
  edited = jct_document_builder_finish (builder, &error);
  g_assert_no_error (error);
  return edited;
}

static JctRecoveryMoment *
make_moment (Fixture *fixture, JctDocument *saved, JctDocument *document)
{
  g_autoptr (JctView) view = jct_document_dup_default_view (document);
  JctFileStamp stamp = jct_file_stamp_take (fixture->file);

  jct_file_stamp_add_digest (&stamp, fixture->file);
  view->chart = JCT_CHART_BARS;
  g_free (view->selected_event);
  view->selected_event = g_strdup ("one");
  return jct_recovery_moment_new (saved, document, view, fixture->file, TRUE, &stamp);
}

/* Keeps `document` as a program would that is killed then: its lock goes with it. */
static void
keep (Fixture *fixture, JctDocument *saved, JctDocument *document)
{
  g_autoptr (JctRecoveryStore) store = jct_recovery_store_new (fixture->state);
  g_autoptr (JctRecoverySlot) slot = jct_recovery_slot_new (store);
  g_autoptr (JctRecoveryMoment) moment = make_moment (fixture, saved, document);
  g_autoptr (GError) error = NULL;

  jct_recovery_slot_write (slot, moment, &error);
  g_assert_no_error (error);
}

static void
assert_same_bytes (const JctDocument *a, const JctDocument *b)
{
  g_autoptr (GBytes) x = jct_document_to_bytes (a, NULL);
  g_autoptr (GBytes) y = jct_document_to_bytes (b, NULL);

  g_assert_cmpstr (g_bytes_get_data (x, NULL), ==, g_bytes_get_data (y, NULL));
}

static guint
count_below (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* What is recovered is what was lost, and saves as the same bytes; the original may be another by then, or gone. */
static void
test_recover (Fixture *fixture, gconstpointer how)
{
  g_autoptr (JctDocument) saved = load (fixture->file);
  g_autoptr (JctDocument) once = edit (saved, "two");
  g_autoptr (JctDocument) edited = edit (once, "three");
  g_autoptr (JctRecoveryStore) store = jct_recovery_store_new (fixture->state);
  g_autoptr (GPtrArray) entries = NULL, again = NULL;
  g_autoptr (JctRecovered) recovered = NULL;
  g_autoptr (GError) error = NULL;
  const JctRecoveryEntry *entry;
  JctRecoveryOrigin expected = JCT_ORIGIN_SAME;

  keep (fixture, saved, edited);
  if (g_str_equal (how, "changed"))
    {
      g_assert_true (g_file_set_contents (g_file_peek_path (fixture->file), "{}", -1, NULL));
      expected = JCT_ORIGIN_CHANGED;
    }
  else if (g_str_equal (how, "gone"))
    {
      g_assert_cmpint (g_unlink (g_file_peek_path (fixture->file)), ==, 0);
      expected = JCT_ORIGIN_GONE;
    }
  entries = jct_recovery_store_list (store);
  g_assert_cmpuint (entries->len, ==, 1);
  entry = entries->pdata[0];
  g_assert_null (entry->damage);
  g_assert_cmpstr (entry->title, ==, "Title");
  g_assert_true (g_file_equal (entry->origin, fixture->file));
  g_assert_cmpint (entry->origin_state, ==, expected);
  g_assert_true (entry->is_package);
  g_assert_true (entry->stamp.has_digest);
  g_assert_cmpint (ABS (entry->time - g_get_real_time () / G_USEC_PER_SEC), <, 3600);

  recovered = jct_recovery_entry_load (entry, NULL, &error);
  g_assert_no_error (error);
  assert_same_bytes (recovered->saved, saved);
  assert_same_bytes (recovered->document, edited);
  g_assert_cmpint (jct_document_compare (recovered->saved, recovered->document), ==,
                   jct_document_compare (saved, edited));
  g_assert_cmpint (recovered->view->chart, ==, JCT_CHART_BARS);
  g_assert_cmpstr (recovered->view->selected_event, ==, "one");
  g_assert_null (recovered->view->id);

  /* Listed once by a program, and gone once it is discarded. */
  again = jct_recovery_store_list (store);
  g_assert_cmpuint (again->len, ==, 0);
  jct_recovery_entry_discard (entry);
  g_assert_cmpuint (count_below (fixture->state), ==, 0);
}

/* A document that was no package comes back as one, whatever it was. */
static void
test_records (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) csv = g_file_new_build_filename (fixture->folder, "r.csv", NULL);
  g_autoptr (JctRecoveryStore) store = jct_recovery_store_new (fixture->state);
  g_autoptr (JctDocument) saved = NULL;
  g_autoptr (JctDocument) edited = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (JctRecovered) recovered = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (g_file_peek_path (csv),
                                      "month,who,n\n2024-01,a,1\n2024-02,b,2\n", -1, NULL));
  saved = load (csv);
  edited = edit (saved, "two");
  keep (fixture, saved, edited);
  entries = jct_recovery_store_list (store);
  g_assert_cmpuint (entries->len, ==, 1);
  recovered = jct_recovery_entry_load (entries->pdata[0], NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (jct_document_find_event (recovered->document, "two"));
  g_assert_cmpuint (jct_table_get_n_rows (jct_document_get_table (recovered->document, 0)), ==, 2);
}

/* The tables that are shown are others than the file's, as after a reading that was undone: they are kept. */
static void
test_other_tables (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JctDocument) shown = load (fixture->file);
  g_autoptr (JctDocument) saved = load (fixture->file);
  g_autoptr (JctDocument) edited = edit (shown, "two");
  g_autoptr (JctRecoveryStore) store = jct_recovery_store_new (fixture->state);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (JctRecovered) recovered = NULL;

  keep (fixture, saved, edited);
  entries = jct_recovery_store_list (store);
  recovered = jct_recovery_entry_load (entries->pdata[0], NULL, NULL);
  g_assert_nonnull (recovered);
  g_assert_true (recovered->document != recovered->saved);
  assert_same_bytes (recovered->document, edited);
}

/* A program that runs keeps what is its own. */
static void
test_locked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JctDocument) saved = load (fixture->file);
  g_autoptr (JctDocument) edited = edit (saved, "two");
  g_autoptr (JctRecoveryMoment) moment = make_moment (fixture, saved, edited);
  g_autoptr (JctRecoveryStore) other = jct_recovery_store_new (fixture->state);
  g_autoptr (GPtrArray) none = NULL, entries = NULL;
  JctRecoveryStore *store = jct_recovery_store_new (fixture->state);
  JctRecoverySlot *slot = jct_recovery_slot_new (store);

  g_assert_true (jct_recovery_slot_write (slot, moment, NULL));
  none = jct_recovery_store_list (other);
  g_assert_cmpuint (none->len, ==, 0);
  jct_recovery_slot_free (slot);
  jct_recovery_store_free (store);
  entries = jct_recovery_store_list (other);
  g_assert_cmpuint (entries->len, ==, 1);
}

/* Two documents, each with its own files; what is clean leaves none, and a store without any no folder. */
static void
test_slots (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JctDocument) saved = load (fixture->file);
  g_autoptr (JctDocument) edited = edit (saved, "two");
  g_autoptr (JctDocument) again = edit (edited, "three");
  g_autoptr (JctRecoveryMoment) moment = make_moment (fixture, saved, edited);
  g_autoptr (JctRecoveryMoment) later = make_moment (fixture, edited, again);
  JctRecoveryStore *store = jct_recovery_store_new (fixture->state);
  g_autoptr (JctRecoverySlot) a = jct_recovery_slot_new (store);
  g_autoptr (JctRecoverySlot) b = jct_recovery_slot_new (store);
  g_autofree char *own = NULL;
  g_autoptr (GDir) dir = NULL;

  jct_recovery_slot_clear (a);
  g_assert_true (jct_recovery_slot_write (a, moment, NULL));
  g_assert_true (jct_recovery_slot_write (b, moment, NULL));
  dir = g_dir_open (fixture->state, 0, NULL);
  own = g_build_filename (fixture->state, g_dir_read_name (dir), NULL);
  g_assert_cmpuint (count_below (own), ==, 5);
  /* After saving, the base is another version, and the old one goes. */
  g_assert_true (jct_recovery_slot_write (a, later, NULL));
  g_assert_cmpuint (count_below (own), ==, 5);
  jct_recovery_slot_clear (a);
  g_assert_cmpuint (count_below (own), ==, 3);
  jct_recovery_slot_clear (b);
  jct_recovery_store_free (store);
  g_assert_cmpuint (count_below (fixture->state), ==, 0);
}

static char *
find_file (const char *folder, const char *suffix)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, suffix))
      return g_build_filename (folder, name, NULL);
  g_assert_not_reached ();
}

/* The only folder that is left behind. */
static char *
find_left (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->state, 0, NULL);

  return g_build_filename (fixture->state, g_dir_read_name (dir), NULL);
}

/* Cuts the file anywhere, or changes a byte anywhere. */
static void
damage (const char *path, GRand *rand)
{
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  if (g_rand_boolean (rand))
    length = (gsize) g_rand_int_range (rand, 0, (int) length);
  else
    content[g_rand_int_range (rand, 0, (int) length)]
      ^= (char) (1 << g_rand_int_range (rand, 0, 7));
  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
}

/* A damaged file is named, put aside and never listed again; nothing else suffers. */
static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JctDocument) saved = load (fixture->file);
  g_autoptr (JctDocument) edited = edit (saved, "two");
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (int i = 0; i < 60; i++)
    {
      g_autoptr (JctRecoveryStore) store = jct_recovery_store_new (fixture->state);
      g_autoptr (GPtrArray) entries = NULL;
      g_autofree char *left = NULL, *edits = NULL, *original = NULL, *content = NULL;
      const JctRecoveryEntry *entry;

      keep (fixture, saved, edited);
      left = find_left (fixture);
      edits = find_file (left, ".edits");
      g_assert_true (g_file_get_contents (edits, &original, NULL, NULL));
      damage (edits, rand);
      g_assert_true (g_file_get_contents (edits, &content, NULL, NULL));
      entries = jct_recovery_store_list (store);
      g_assert_cmpuint (entries->len, ==, 1);
      entry = entries->pdata[0];
      /* A changed byte of the line may leave another title, or a base that is not there. */
      if (entry->damage == NULL)
        {
          g_autoptr (JctRecovered) recovered = jct_recovery_entry_load (entry, NULL, NULL);

          jct_recovery_entry_discard (entry);
        }
      else
        {
          g_assert_true (g_file_test (entry->path, G_FILE_TEST_IS_REGULAR));
          g_assert_nonnull (strstr (entry->damage, edits));
        }
      remove_all (fixture->state);
    }
}

/* Whatever stands in the folder, the start goes on. */
static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  g_autofree char *session = g_build_filename (fixture->state, "1-0", NULL);
  g_autofree char *folder = g_build_filename (session, "1.edits", NULL);
  g_autofree char *fifo = g_build_filename (session, "2.edits", NULL);
  g_autofree char *empty = g_build_filename (session, "3.edits", NULL);
  g_autofree char *path = g_build_filename (session, "4.edits", NULL);
  g_autofree char *stray = g_build_filename (session, "5-1.base", NULL);
  g_autofree char *file = g_build_filename (fixture->state, "file", NULL);
  g_autoptr (JctRecoveryStore) store = jct_recovery_store_new (fixture->state);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) none = jct_recovery_store_list (store);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_true (g_file_set_contents (empty, "", 0, NULL));
  g_assert_true (g_file_set_contents (path,
                                      "{\"junctureRecovery\":1,\"title\":\"x\",\"base\":"
                                      "\"../../x\",\"sha256\":\"\"}\n",
                                      -1, NULL));
  g_assert_true (g_file_set_contents (stray, "", 0, NULL));
  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  entries = jct_recovery_store_list (store);
  g_assert_cmpuint (entries->len, ==, 4);
  for (guint i = 0; i < entries->len; i++)
    g_assert_nonnull (((JctRecoveryEntry *) entries->pdata[i])->damage);
  g_assert_false (g_file_test (stray, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (session, G_FILE_TEST_EXISTS));
}

/* A folder in which nothing can be made: an error that says so. */
static void
test_no_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JctDocument) saved = load (fixture->file);
  g_autoptr (JctDocument) edited = edit (saved, "two");
  g_autoptr (JctRecoveryMoment) moment = make_moment (fixture, saved, edited);
  g_autofree char *below = g_build_filename (g_file_peek_path (fixture->file), "state", NULL);
  g_autoptr (JctRecoveryStore) store = jct_recovery_store_new (below);
  g_autoptr (JctRecoverySlot) slot = jct_recovery_slot_new (store);
  g_autoptr (GError) error = NULL;

  g_assert_false (jct_recovery_slot_write (slot, moment, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY);
  g_assert_nonnull (strstr (error->message, below));
  jct_recovery_slot_clear (slot);
}

/* When it is written: by the caller's clock alone. */
static void
test_autosave (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JctDocument) saved = load (fixture->file);
  g_autoptr (JctDocument) edited = edit (saved, "two");
  g_autoptr (JctRecoveryMoment) moment = make_moment (fixture, saved, edited);
  g_autoptr (JctRecoveryStore) store = jct_recovery_store_new (fixture->state);
  g_autoptr (JctAutosave) autosave = jct_autosave_new (store);
  g_autofree char *own = NULL;

  g_assert_cmpint (jct_autosave_get_due (autosave), ==, -1);
  jct_autosave_note (autosave, 100);
  jct_autosave_note (autosave, 900);
  g_assert_cmpint (jct_autosave_get_due (autosave), ==, 100 + JCT_AUTOSAVE_DELAY);
  g_assert_cmpint (JCT_AUTOSAVE_DELAY, <, JCT_AUTOSAVE_MOST);
  jct_autosave_begin (autosave);
  g_assert_cmpint (jct_autosave_get_due (autosave), ==, -1);
  jct_autosave_note (autosave, 5000);
  g_assert_cmpint (jct_autosave_get_due (autosave), ==, -1);
  g_assert_true (jct_autosave_write (autosave, moment, NULL));
  jct_autosave_end (autosave, TRUE, 6000);
  g_assert_cmpint (jct_autosave_get_due (autosave), ==, 5000 + JCT_AUTOSAVE_DELAY);
  own = find_left (fixture);
  g_assert_cmpuint (count_below (own), ==, 3);

  /* What fails is tried again; what became clean while it was written goes when it is. */
  jct_autosave_begin (autosave);
  jct_autosave_end (autosave, FALSE, 7000);
  g_assert_cmpint (jct_autosave_get_due (autosave), ==, 7000 + JCT_AUTOSAVE_DELAY);
  jct_autosave_begin (autosave);
  jct_autosave_clear (autosave);
  g_assert_true (jct_autosave_write (autosave, moment, NULL));
  g_assert_cmpuint (count_below (own), ==, 3);
  jct_autosave_end (autosave, TRUE, 8000);
  g_assert_cmpuint (count_below (own), ==, 1);
  g_assert_cmpint (jct_autosave_get_due (autosave), ==, -1);
}

#define ADD(path, data, function) g_test_add (path, Fixture, data, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/io/recovery/recover", "same", test_recover);
  ADD ("/io/recovery/recover-changed", "changed", test_recover);
  ADD ("/io/recovery/recover-gone", "gone", test_recover);
  ADD ("/io/recovery/records", NULL, test_records);
  ADD ("/io/recovery/other-tables", NULL, test_other_tables);
  ADD ("/io/recovery/locked", NULL, test_locked);
  ADD ("/io/recovery/slots", NULL, test_slots);
  ADD ("/io/recovery/damaged", NULL, test_damaged);
  ADD ("/io/recovery/hostile", NULL, test_hostile);
  ADD ("/io/recovery/no-folder", NULL, test_no_folder);
  ADD ("/io/recovery/autosave", NULL, test_autosave);
  return g_test_run ();
}
