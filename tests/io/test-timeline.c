/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TimelineJS: slides and eras as events, their HTML as plain text, and what of it is refused. */
#include <string.h>

#include "io/jct-plain-text.h"
#include "io/jct-reader.h"
#include "io/jct-writer.h"

static JctDocument *
load (const char *text, GError **error)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));

  return jct_document_load_bytes (bytes, "x.json", error);
}

static void
assert_date (const JctDocument *document, const char *id, const char *expected)
{
  const JctEvent *event = jct_document_find_event (document, id);
  g_autofree char *date = NULL;

  g_assert_nonnull (event);
  date = jct_edtf_to_text (&event->date);
  g_assert_cmpstr (date, ==, expected);
}

static void
test_file (void)
{
  g_autofree char *path
    = g_test_build_filename (G_TEST_DIST, "io", "formats", "timeline.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (JctDocument) document = jct_document_load (file, NULL, NULL, NULL, &error);
  g_autoptr (JctDocument) again = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const JctEvent *talks;

  g_assert_no_error (error);
  g_assert_cmpstr (jct_document_get_format (document), ==, "timeline");
  g_assert_cmpstr (jct_document_get_title (document), ==, "Made-up timeline");
  g_assert_cmpstr (jct_document_get_description (document), ==,
                   "Nothing here happened.\nSecond paragraph.");
  g_assert_cmpuint (jct_document_get_n_tables (document), ==, 0);
  g_assert_cmpuint (jct_document_get_n_events (document), ==, 4);
  g_assert_cmpuint (jct_document_get_n_problems (document), ==, 2);
  assert_date (document, "event-3", "-0043-03-15");
  assert_date (document, "era-1", "2020/2022");
  assert_date (document, "event-2", "2023-11/2024");
  assert_date (document, "talks", "2024-05-09");
  talks = jct_document_find_event (document, "talks");
  g_assert_cmpstr (talks->title, ==, "Talks & agreement");
  g_assert_cmpstr (talks->summary, ==, "First line\nsecond, 5 < 6, café — “said” more");
  g_assert_cmpstr (talks->category, ==, "Talks");
  g_assert_cmpstr (talks->precision_note, ==, "early in May");
  g_assert_cmpstr (jct_document_find_source (document, talks->source_keys[0])->url, ==,
                   "https://example.org/picture.jpg");
  g_assert_cmpstr (jct_document_find_event (document, "event-2")->title, ==, "No headline here.");

  bytes = jct_document_to_bytes (document, &error);
  g_assert_no_error (error);
  again = jct_document_load_bytes (bytes, "again.json", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (jct_document_get_n_events (again), ==, 4);
}

#define START "'start_date':{'year':2024}"

static void
test_errors (void)
{
  static const struct
  {
    const char *text;
    JctIoError code;
    const char *place;
    const char *words;
  } cases[] = {
    { "{'events':[{" START "},5]}", JCT_IO_ERROR_STRUCTURE, "/events/1", "an object" },
    { "{'events':[{" START "},{'text':{}}]}", JCT_IO_ERROR_STRUCTURE, "/events/1", "start_date" },
    { "{'events':[{'start_date':{'month':5}}]}", JCT_IO_ERROR_STRUCTURE, "/events/0/start_date",
      "\"year\" is missing" },
    { "{'events':[{'start_date':{'year':'last'}}]}", JCT_IO_ERROR_STRUCTURE,
      "/events/0/start_date/year", "found the text \"last\"" },
    { "{'events':[{'start_date':{'year':1.5}}]}", JCT_IO_ERROR_STRUCTURE,
      "/events/0/start_date/year", "1.5" },
    { "{'events':[{'start_date':{'year':99999999999}}]}", JCT_IO_ERROR_STRUCTURE,
      "/events/0/start_date/year", "99999999999" },
    { "{'events':[{'start_date':{'year':99999}}]}", JCT_IO_ERROR_VALUE, "/events/0/start_date",
      "99999" },
    { "{'events':[{'start_date':{'year':2024,'month':13}}]}", JCT_IO_ERROR_STRUCTURE,
      "/events/0/start_date/month", "13" },
    { "{'events':[{'start_date':{'year':2024,'month':2,'day':30}}]}", JCT_IO_ERROR_VALUE,
      "/events/0/start_date", "2024-02-30" },
    { "{'events':[{'start_date':{'year':2024,'day':3}}]}", JCT_IO_ERROR_STRUCTURE,
      "/events/0/start_date", "\"month\" is missing" },
    { "{'events':[{" START ",'end_date':{'year':2023}}]}", JCT_IO_ERROR_VALUE, "/events/0",
      "2024/2023" },
    { "{'events':[{" START ",'unique_id':'a'},{" START ",'unique_id':'a'}]}",
      JCT_IO_ERROR_DUPLICATE, "/events/1", "a" },
    { "{'events':[{" START ",'text':5}]}", JCT_IO_ERROR_STRUCTURE, "/events/0/text", "an object" },
    { "{'events':[{" START "}],'eras':[{" START ",'text':{'headline':[]}}]}",
      JCT_IO_ERROR_STRUCTURE, "/eras/0/text/headline", "a text" },
    { "{'events':[{" START "}],'scale':'cosmological'}", JCT_IO_ERROR_VALUE, "/scale",
      "cosmological" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JctDocument) document = load (cases[i].text, &error);

      g_test_message ("case %u: %s", i, error != NULL ? error->message : "no error");
      g_assert_null (document);
      g_assert_error (error, JCT_IO_ERROR, (gint) cases[i].code);
      g_assert_cmpstr (jct_io_error_get_place (error), ==, cases[i].place);
      g_assert_nonnull (strstr (error->message, cases[i].words));
    }
}

/* Addresses that are none of the web do not become sources. */
static void
test_media (void)
{
  static const char *const addresses[]
    = { "javascript:alert(1)",  "file:///etc/passwd", "data:text/html,x",
        "https://a@b.example/", "<iframe src=x>",     "https://exa mple.org/" };

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autofree char *text
        = g_strdup_printf ("{'events':[{" START ",'media':{'url':'%s'}}]}", addresses[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (JctDocument) document = load (text, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (jct_document_get_n_sources (document), ==, 0);
      g_assert_cmpuint (jct_document_get_n_problems (document), ==, 1);
    }
}

static void
test_plain_text (void)
{
  static const struct
  {
    const char *html;
    const char *plain;
  } cases[] = {
    { "", "" },
    { "  a \n b\t", "a b" },
    { "<p>a</p><p>b</p>", "a\nb" },
    { "a<br>b<BR />c", "a\nb\nc" },
    { "1 < 2 > 0 <", "1 < 2 > 0 <" },
    { "<a href='x>y'>z</a>", "z" },
    { "<a href=\"x", "<a href=\"x" },
    { "a<!-- <b> -->b<!doctype x>c", "abc" },
    { "a<!-- never", "a<!-- never" },
    { "<script>x < y</script >z", "z" },
    { "<style>never closed", "" },
    { "&lt;b&gt; &amp;amp; &unknown; &", "<b> &amp; &unknown; &" },
    { "&#65;&#x42;&#0;&#xd800;&#x110000;&#99999999;&#;&#x;",
      "AB &#xd800;&#x110000;&#99999999;&#;&#x;" },
    { "a&nbsp;&nbsp;b&#10;c", "a b c" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *plain = jct_plain_text_from_html (cases[i].html);

      g_assert_cmpstr (plain, ==, cases[i].plain);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/io/timeline/file", test_file);
  g_test_add_func ("/io/timeline/errors", test_errors);
  g_test_add_func ("/io/timeline/media", test_media);
  g_test_add_func ("/io/timeline/plain-text", test_plain_text);
  return g_test_run ();
}
