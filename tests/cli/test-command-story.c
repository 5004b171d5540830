/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What `story` writes: pages, pictures, the same bytes each time; and what is wrong with a command line. */
#include "cli-run.h"

#include <string.h>

static char *bundled;

#define PACKAGE                                                                             \
  "{\"name\":\"p\",\"resources\":[{\"name\":\"t\",\"juncture\":{\"role\":\"observations\"," \
  "\"time\":\"when\"},\"schema\":{\"fields\":[{\"name\":\"when\",\"type\":\"yearmonth\"},"  \
  "{\"name\":\"n\",\"type\":\"integer\"}]},\"data\":[[\"when\",\"n\"],[\"2024-01\",1],"     \
  "[\"2024-02\",3]]},{\"name\":\"s\",\"juncture\":{\"role\":\"stories\"},\"data\":[%s]}]}"

static char *
write_story (const char *name, const char *stories)
{
  g_autofree char *json = g_strdup_printf (PACKAGE, stories);

  return cli_write_file (name, json);
}

static GBytes *
read_file (const char *path)
{
  char *content;
  gsize length;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (content, length);
}

/* poppler says it where it is installed; -1 where it is not. */
static int
count_pages (const char *path)
{
  const char *arguments[] = { "pdfinfo", path, NULL };
  g_autofree char *out = NULL;
  g_autofree char *found = g_find_program_in_path ("pdfinfo");
  const char *line;

  if (found == NULL
      || !g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out,
                        NULL, NULL, NULL))
    return -1;
  line = strstr (out, "Pages:");
  return line != NULL ? (int) g_ascii_strtoll (line + strlen ("Pages:"), NULL, 10) : -1;
}

static void
run (const char *first, ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_auto (CliRun) command = { 0 };
  va_list list;

  va_start (list, first);
  for (const char *argument = first; argument != NULL; argument = va_arg (list, const char *))
    g_ptr_array_add (arguments, (char *) argument);
  va_end (list);
  g_ptr_array_add (arguments, NULL);
  cli_run_argv (&command, NULL, (const char *const *) arguments->pdata);
  g_assert_cmpstr (command.err, ==, "");
  g_assert_cmpstr (command.out, ==, "");
  g_assert_cmpint (command.status, ==, 0);
}

static void
assert_pages (const char *path, int expected)
{
  g_autoptr (GBytes) bytes = read_file (path);
  int n = count_pages (path);

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), 5, "%PDF-", 5);
  if (n >= 0)
    g_assert_cmpint (n, ==, expected);
}

static guint
count_in (GBytes *bytes, const char *text)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length), *at = data;
  guint n = 0;

  while ((at = memmem (at, length - (gsize) (at - data), text, strlen (text))) != NULL)
    {
      at += strlen (text);
      n++;
    }
  return n;
}

/* Fonts are in the document, an outline leads to slides and their steps, and the date is the one that builds agree on. */
static void
test_pdf_parts (void)
{
  g_autofree char *path = cli_path ("parts.pdf");
  g_autoptr (GBytes) whole = NULL;
  g_autoptr (GBytes) steps = NULL;
  g_autoptr (GBytes) dated = NULL;

  run ("story", bundled, "-o", path, NULL);
  whole = read_file (path);
  g_assert_cmpuint (count_in (whole, "/FontFile"), ==, count_in (whole, "/Type /FontDescriptor"));
  g_assert_cmpuint (count_in (whole, "/FontFile"), >, 0);
  g_assert_cmpuint (count_in (whole, "/Outlines"), >, 0);
  g_assert_cmpuint (count_in (whole, "/PageLabels"), ==, 1);
  g_assert_cmpuint (count_in (whole, "Date (20000101"), ==, 2);
  run ("story", bundled, "--steps", "-o", path, NULL);
  steps = read_file (path);
  /* A line for each slide, and one for each step of it. */
  g_assert_cmpuint (count_in (steps, "/Dest"), >, count_in (whole, "/Dest") * 2);
  g_setenv ("SOURCE_DATE_EPOCH", "86400", TRUE);
  run ("story", bundled, "-o", path, NULL);
  g_unsetenv ("SOURCE_DATE_EPOCH");
  dated = read_file (path);
  g_assert_cmpuint (count_in (dated, "Date (19700102"), ==, 2);
}

static void
test_pdf (void)
{
  g_autofree char *first = cli_path ("first.pdf");
  g_autofree char *second = cli_path ("second.pdf");
  g_autofree char *steps = cli_path ("steps.pdf");
  g_autoptr (GBytes) a = NULL;
  g_autoptr (GBytes) b = NULL;
  g_autofree char *story
    = write_story ("story.json",
                   "{\"id\":\"s\",\"title\":\"S\",\"slides\":[{\"id\":\"a\",\"view\":{\"table\":"
                   "\"t\"},\"reveal\":[\"axis\",\"source\"],\"anonymous\":true},{\"id\":\"b\","
                   "\"text\":\"words\"}]}");

  run ("story", bundled, "-o", first, NULL);
  run ("story", bundled, "lesson", "-o", second, "--format", "pdf", NULL);
  a = read_file (first);
  b = read_file (second);
  g_assert_true (g_bytes_equal (a, b));
  assert_pages (first, 11);
  /* Three steps and the names, and one slide of words. */
  run ("story", story, "-o", steps, "--steps", NULL);
  assert_pages (steps, 5);
}

static void
test_handout (void)
{
  g_autofree char *first = cli_path ("sheet.pdf");
  g_autofree char *second = cli_path ("sheet-2.pdf");
  g_autofree char *long_sheet = cli_path ("long.pdf");
  g_autoptr (GString) notes = g_string_new (NULL);
  g_autofree char *json = NULL;
  g_autofree char *story = NULL;
  g_autoptr (GBytes) a = NULL;
  g_autoptr (GBytes) b = NULL;

  run ("story", bundled, "-o", first, "--handout", NULL);
  run ("story", bundled, "-o", second, "--handout", NULL);
  a = read_file (first);
  b = read_file (second);
  g_assert_true (g_bytes_equal (a, b));

  /* A note longer than a page goes on, whole. */
  for (guint i = 0; i < 4000; i++)
    g_string_append (notes, "so many words ");
  json = g_strdup_printf (
    "{\"id\":\"s\",\"title\":\"S\",\"slides\":[{\"id\":\"a\",\"notes\":\"%s\"}]}", notes->str);
  story = write_story ("long.json", json);
  run ("story", story, "-o", long_sheet, "--handout", NULL);
  if (count_pages (long_sheet) >= 0)
    g_assert_cmpint (count_pages (long_sheet), >, 5);
}

static void
test_pictures (void)
{
  g_autofree char *folder = cli_path ("pictures");
  static const guint8 magic[] = { 0x89, 'P', 'N', 'G' };

  run ("story", bundled, "-o", folder, "--format", "png", "--size", "320x180", "--theme", "dark",
       NULL);
  for (guint i = 1; i <= 11; i++)
    {
      g_autofree char *name = g_strdup_printf ("%02u.png", i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GBytes) bytes = read_file (path);
      const guint8 *data = g_bytes_get_data (bytes, NULL);

      g_assert_cmpmem (data, 4, magic, 4);
      /* IHDR: width 320, height 180 */
      g_assert_cmpint (data[18] << 8 | data[19], ==, 320);
      g_assert_cmpint (data[22] << 8 | data[23], ==, 180);
    }
}

/* One slide, whole or as far as a step, in the format of its name; and the steps of one slide as a document. */
static void
test_slide (void)
{
  static const char *const suffixes[] = { "png", "svg", "pdf" };
  static const char *const begins[] = { "\x89PNG", "<?xml", "%PDF-" };
  g_autofree char *steps = cli_path ("four.pdf");
  g_autofree char *whole = cli_path ("whole.svg");
  g_autofree char *step = cli_path ("step.svg");
  g_autoptr (GBytes) all = NULL;
  g_autoptr (GBytes) some = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strdup_printf ("one.%s", suffixes[i]);
      g_autofree char *path = cli_path (name);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GBytes) again = NULL;

      run ("story", bundled, "--slide", "4", "--step", "2", "-o", path, "--size", "640x360", NULL);
      bytes = read_file (path);
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), strlen (begins[i]), begins[i],
                       strlen (begins[i]));
      run ("story", bundled, "--slide", "4", "--step", "2", "-o", path, "--size", "640x360", NULL);
      again = read_file (path);
      g_assert_true (g_bytes_equal (bytes, again));
    }
  run ("story", bundled, "--slide", "4", "-o", whole, NULL);
  run ("story", bundled, "--slide", "4", "--step", "1", "-o", step, NULL);
  all = read_file (whole);
  some = read_file (step);
  g_assert_cmpuint (g_bytes_get_size (some), <, g_bytes_get_size (all));
  run ("story", bundled, "--slide", "4", "--steps", "-o", steps, NULL);
  assert_pages (steps, 4);
  /* What it has no slide or step for it does not write. */
  cli_assert_fails (1, "the story has 11 slides", "story", bundled, "--slide", "12", "-o", step,
                    NULL);
  cli_assert_fails (1, "which has 4 steps", "story", bundled, "--slide", "4", "--step", "5", "-o",
                    step, NULL);
}

/* Whatever the story says of names, none is told: neither seen nor in what describes the picture. */
static void
test_anonymous (void)
{
  static const char *const names[] = { "China", "2022", "Border Patrol", "repatriation" };
  g_autofree char *path = cli_path ("anonymous.svg");
  g_autofree char *named = cli_path ("named.svg");
  g_autofree char *text = NULL;
  g_autofree char *told = NULL;

  run ("story", bundled, "--slide", "4", "-o", named, NULL);
  run ("story", bundled, "--slide", "4", "--anonymous", "-o", path, NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_file_get_contents (named, &told, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_nonnull (strstr (told, names[i]));
      g_assert_null (strstr (text, names[i]));
    }
}

#define PREDICT                                                                                  \
  "{\"id\":\"s\",\"slides\":[{\"id\":\"a\",\"view\":{\"table\":\"t\"},\"predict\":{\"after\":"   \
  "\"2024-01\"},\"guesses\":[{\"id\":\"r\",\"date\":\"2026-11-22\",\"title\":\"8b\",\"drawn\":[" \
  "{\"name\":\"Anna\",\"values\":{\"2024-02\":5}}]},{\"id\":\"q\",\"date\":\"2025-11-22\","      \
  "\"unit\":\"apprehensions\",\"drawn\":[{\"name\":\"Eve\",\"values\":{\"2024-02\":5}}]}]}]}"

/* A class's guesses are in what is written only where that is asked, and never beside other figures. */
static void
test_guesses (void)
{
  g_autofree char *package = write_story ("guesses.json", PREDICT);
  g_autofree char *path = cli_path ("guesses.svg");
  g_autofree char *without = NULL;
  g_autofree char *with = NULL;
  g_autofree char *hidden = NULL;

  run ("story", package, "--slide", "1", "-o", path, NULL);
  g_assert_true (g_file_get_contents (path, &without, NULL, NULL));
  g_assert_null (strstr (without, "Anna"));
  run ("story", package, "--slide", "1", "--guesses", "-o", path, NULL);
  g_assert_true (g_file_get_contents (path, &with, NULL, NULL));
  g_assert_nonnull (strstr (with, "Anna"));
  g_assert_nonnull (strstr (with, "8b"));
  g_assert_nonnull (strstr (with, "Nearest at the turn"));
  g_assert_null (strstr (with, "Eve"));
  /* Before the answer nothing is told of it. */
  run ("story", package, "--slide", "1", "--step", "1", "--guesses", "-o", path, NULL);
  g_assert_true (g_file_get_contents (path, &hidden, NULL, NULL));
  g_assert_nonnull (strstr (hidden, "Anna"));
  g_assert_null (strstr (hidden, "Nearest at the turn"));
}

/* A folder in which one cannot be put has none of them, and nothing that was there is lost. */
static void
test_all_or_none (void)
{
  g_autofree char *folder = cli_path ("half");
  g_autofree char *taken = g_build_filename (folder, "01.png", NULL);
  /* Months cannot be told by day. */
  g_autofree char *wrong
    = write_story ("wrong.json",
                   "{\"id\":\"s\",\"title\":\"S\",\"slides\":[{\"id\":\"a\"},{\"id\":\"b\","
                   "\"view\":{\"table\":\"t\",\"period\":\"day\"}}]}");
  g_autofree char *kept = NULL;
  g_autoptr (GDir) dir = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (taken, "mine", -1, NULL));
  cli_assert_fails (1, "“b”", "story", wrong, "-o", folder, "--format", "png", NULL);
  g_assert_true (g_file_get_contents (taken, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "mine");
  dir = g_dir_open (folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (dir), ==, "01.png");
  g_assert_cmpstr (g_dir_read_name (dir), ==, NULL);
}

/* A chart that comes to light: its steps as pages, or as pictures. */
static void
test_slow_reveal (void)
{
  g_autofree char *path = cli_path ("slow.pdf");
  g_autofree char *again = cli_path ("again.pdf");
  g_autofree char *folder = cli_path ("slow");
  g_autofree char *last = g_build_filename (folder, "06.png", NULL);
  g_autoptr (GBytes) a = NULL;
  g_autoptr (GBytes) b = NULL;

  run ("chart", bundled, "--view", "halt-2022", "--slow-reveal", "-o", path, NULL);
  run ("chart", bundled, "--view", "halt-2022", "--slow-reveal", "-o", again, NULL);
  a = read_file (path);
  b = read_file (again);
  g_assert_true (g_bytes_equal (a, b));
  assert_pages (path, 6);
  run ("chart", bundled, "--slow-reveal", "--size", "320x180", "-o", folder, NULL);
  g_assert_true (g_file_test (last, G_FILE_TEST_EXISTS));
  cli_assert_fails (2, "is one picture", "chart", bundled, "--slow-reveal", "-o", "x.png", NULL);
  cli_assert_fails (2, "--slow-reveal makes slides", "chart", bundled, "--slow-reveal", "-o", path,
                    "--no-title", NULL);
}

static void
test_list (void)
{
  g_autofree char *two
    = write_story ("two.json", "{\"id\":\"s\",\"title\":\"S\",\"slides\":["
                               "{\"id\":\"a\",\"headline\":\"A\"},{\"id\":\"b\"}]},"
                               "{\"id\":\"u\",\"title\":\"U\",\"slides\":[]}");

  cli_assert_out ("s: S\n   1  a: A\n   2  b: \nu: U\n", "story", two, "--list", NULL);
}

static void
test_refused (void)
{
  g_autofree char *two
    = write_story ("several.json", "{\"id\":\"s\",\"title\":\"S\",\"slides\":[]},"
                                   "{\"id\":\"u\",\"title\":\"U\",\"slides\":[]}");
  g_autofree char *out = cli_path ("never.pdf");

  cli_assert_fails (2, "-o OUT", "story", bundled, NULL);
  cli_assert_fails (2, "“svg” is no format", "story", bundled, "-o", out, "--format", "svg", NULL);
  cli_assert_fails (2, "is no theme", "story", bundled, "-o", out, "--theme", "pink", NULL);
  cli_assert_fails (2, "is no size", "story", bundled, "-o", out, "--size", "3x4", NULL);
  cli_assert_fails (2, "--handout", "story", bundled, "-o", out, "--handout", "--format", "png",
                    NULL);
  cli_assert_fails (2, "--steps", "story", bundled, "-o", out, "--handout", "--steps", NULL);
  cli_assert_fails (1, "There is no story “lessen”", "story", bundled, "lessen", "-o", out, NULL);
  cli_assert_fails (1, "several stories", "story", two, "-o", out, NULL);
  cli_assert_fails (1, "no slides", "story", two, "u", "-o", out, NULL);
  cli_assert_fails (2, "--slide, which is missing", "story", bundled, "-o", out, "--step", "2",
                    NULL);
  cli_assert_fails (2, "a number from 1", "story", bundled, "-o", out, "--slide", "0", NULL);
  cli_assert_fails (2, "a number from 1", "story", bundled, "-o", out, "--slide", "x", NULL);
  cli_assert_fails (2, "without --steps", "story", bundled, "-o", out, "--slide", "1", "--step",
                    "1", "--steps", NULL);
  cli_assert_fails (2, "no picture’s name", "story", bundled, "-o", "x.gif", "--slide", "1", NULL);
  cli_assert_fails (2, "--anonymous", "story", bundled, "-o", out, "--handout", "--anonymous",
                    NULL);
  g_assert_false (g_file_test (out, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  int status;

  cli_init (&argc, &argv);
  bundled = g_build_filename (g_getenv ("JCT_PROJECT_DIR"), "data", "datasets",
                              "us-china-repatriation.json", NULL);
  g_test_add_func ("/story/pdf", test_pdf);
  g_test_add_func ("/story/pdf/parts", test_pdf_parts);
  g_test_add_func ("/story/handout", test_handout);
  g_test_add_func ("/story/pictures", test_pictures);
  g_test_add_func ("/story/slide", test_slide);
  g_test_add_func ("/story/anonymous", test_anonymous);
  g_test_add_func ("/story/guesses", test_guesses);
  g_test_add_func ("/story/all-or-none", test_all_or_none);
  g_test_add_func ("/story/slow-reveal", test_slow_reveal);
  g_test_add_func ("/story/list", test_list);
  g_test_add_func ("/story/refused", test_refused);
  status = cli_finish ();
  g_free (bundled);
  return status;
}
