/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What `story` writes of a slide without names, and of one whose title comes later: no name in picture, text, metadata or
 * outline before its time. */
#include "cli-run.h"

#include <string.h>

/* Each thing of the document has a name of its own. */
#define PACKAGE                                                                                    \
  "{'name':'p','title':'Qzpackage','juncture':{'definitions':[{'id':'d','title':'Qzdefinition',"   \
  "'description':'Qzmeaning','unit':'Qzunits','table':'t','measure':'n'}],'categories':[{'id':'c'" \
  ",'title':'Qzcategory'}]},'resources':[{'name':'t','title':'Qztable','juncture':{'role':"        \
  "'observations','time':'when','sourceKeys':['k']},'schema':{'fields':[{'name':'when','type':"    \
  "'yearmonth'},{'name':'land','title':'Qzdimension','type':'string','categories':[{'value':'a',"  \
  "'label':'Qzland'},{'value':'b','label':'Qzother'}]},{'name':'n','title':'Qzmeasure','type':"    \
  "'integer'}]},'data':[['when','land','n'],%s]},{'name':'e','juncture':{'role':'events'},'data':" \
  "[{'id':'ev','date':'1871-08-05','title':'Qzevent','category':'c','summary':'Qzsummary'}]},"     \
  "{'name':'k','juncture':{'role':'sources'},'data':[{'key':'k','title':'Qzsource','publisher':"   \
  "'Qzpublisher'}]},{'name':'s','juncture':{'role':'stories'},'data':[{'id':'s','title':'Story',"  \
  "'slides':[{'id':'a','headline':'Qzheadline','text':'Qztext','sources':['k'],%s,'view':"         \
  "{'definition':'d','by':'land','chart':'%s','title':'Qzview','selectedEvent':'ev',"              \
  "'annotations':[{'id':'x','at':'1871-03','text':'Qznote'}]}}]}]}]}"

static const char *const names[]
  = { "Qzpackage", "Qzdefinition", "Qzmeaning",  "Qzunits", "Qzcategory", "Qztable",
      "Qzland",    "Qzother",      "Qzmeasure",  "Qzevent", "Qzsummary",  "Qzdimension",
      "Qzsource",  "Qzpublisher",  "Qzheadline", "Qztext",  "Qzview",     "Qznote" };

static const char *const charts[]
  = { "line", "bars", "area", "year-overlay", "heat-map", "ranked", "small-multiples" };

/* `how`: the keys of the slide that hide. (transfer full) */
static char *
write_story (const char *how, const char *chart)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autofree char *json = NULL;

  for (guint i = 0; i < 24; i++)
    g_string_append_printf (rows, "%s['%u-%02u','a',%u],['%u-%02u','b',%u]", i > 0 ? "," : "",
                            1870 + i / 12, i % 12 + 1, i * 7 % 30, 1870 + i / 12, i % 12 + 1,
                            i + 3);
  json = g_strdup_printf (PACKAGE, rows->str, how, chart);
  g_strdelimit (json, "'", '"');
  return cli_write_file ("names.json", json);
}

static void
run (const char *const *arguments)
{
  g_auto (CliRun) command = { 0 };

  cli_run_argv (&command, NULL, arguments);
  g_assert_cmpstr (command.err, ==, "");
  g_assert_cmpint (command.status, ==, 0);
}

/* The text of pages of a PDF; NULL where poppler is not installed. (transfer full) (nullable) */
static char *
dup_text (const char *path, const char *first, const char *last)
{
  const char *arguments[] = { "pdftotext", "-f", first, "-l", last, path, "-", NULL };
  g_autofree char *found = g_find_program_in_path ("pdftotext");
  char *text = NULL;

  if (found == NULL
      || !g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text,
                        NULL, NULL, NULL))
    return NULL;
  return text;
}

static void
assert_no_names (const char *where, const char *bytes, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (memmem (bytes, length, names[i], strlen (names[i])) != NULL)
      g_error ("%s has “%s”", where, names[i]);
}

/* Metadata of pictures and documents stand in them as they are. */
static void
assert_file_has_no_names (const char *path)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  assert_no_names (path, bytes, length);
}

static void
assert_text_has_no_names (const char *path, const char *first, const char *last)
{
  g_autofree char *text = dup_text (path, first, last);

  if (text == NULL)
    return;
  assert_no_names (path, text, strlen (text));
  g_assert_null (strstr (text, "1870"));
  g_assert_null (strstr (text, "1871"));
}

/* Of a lesson sheet only the sources name something, after all slides. */
static void
test_handout (void)
{
  g_autofree char *path = cli_path ("sheet.pdf");

  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    {
      g_autofree char *file = write_story ("'anonymous':true", charts[i]);
      const char *const arguments[] = { "story", file, "-o", path, "--handout", NULL };
      g_autofree char *text = NULL;
      char *sources;

      run (arguments);
      assert_file_has_no_names (path);
      text = dup_text (path, "1", "9");
      if (text == NULL)
        continue;
      sources = strstr (text, "Sources of slides without names");
      g_assert_nonnull (sources);
      g_assert_nonnull (strstr (sources, "Qzsource"));
      assert_no_names ("the sheet", text, (gsize) (sources - text));
    }
}

/* Before the names are revealed there are none; after that, they are there. */
static void
test_anonymous_steps (void)
{
  g_autofree char *path = cli_path ("steps.pdf");
  g_autofree char *folder = cli_path ("steps");

  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    {
      g_autofree char *file
        = write_story ("'anonymous':true,'reveal':['axis','events']", charts[i]);
      const char *const pdf[] = { "story", file, "-o", path, "--steps", NULL };
      const char *const png[]
        = { "story", file, "-o", folder, "--steps", "--format", "png", "--size", "640x360", NULL };
      g_autofree char *last = NULL;

      run (pdf);
      assert_file_has_no_names (path);
      assert_text_has_no_names (path, "1", "3");
      last = dup_text (path, "4", "4");
      if (last != NULL)
        g_assert_nonnull (strstr (last, "Qzheadline"));
      run (png);
      for (guint step = 1; step <= 3; step++)
        {
          g_autofree char *name = g_strdup_printf ("%02u.png", step);
          g_autofree char *picture = g_build_filename (folder, name, NULL);

          assert_file_has_no_names (picture);
        }
    }
}

/* A title that comes later stands neither in the picture's metadata nor in the reader's outline. */
static void
test_late_title (void)
{
  g_autofree char *file
    = write_story ("'reveal':[['axis','units'],['title','series','text','events','window','effect',"
                   "'source','badge']]",
                   "line");
  g_autofree char *path = cli_path ("late.pdf");
  g_autofree char *folder = cli_path ("late");
  g_autofree char *first = g_build_filename (folder, "01.png", NULL);
  const char *const pdf[] = { "story", file, "-o", path, "--steps", NULL };
  const char *const png[] = { "story", file, "-o", folder, "--steps", "--format", "png", NULL };
  g_autofree char *last = g_build_filename (folder, "03.png", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  run (pdf);
  assert_file_has_no_names (path);
  run (png);
  assert_file_has_no_names (first);
  g_assert_true (g_file_get_contents (last, &bytes, &length, NULL));
  g_assert_nonnull (memmem (bytes, length, "Qzheadline", strlen ("Qzheadline")));
}

int
main (int argc, char **argv)
{
  cli_init (&argc, &argv);
  g_test_add_func ("/story-names/handout", test_handout);
  g_test_add_func ("/story-names/anonymous-steps", test_anonymous_steps);
  g_test_add_func ("/story-names/late-title", test_late_title);
  return cli_finish ();
}
