/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/jct-edtf.h"

#include <glib.h>
#include <jansson.h>
#include <string.h>

static JctEdtf
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JctEdtf edtf = { 0 };

  jct_edtf_parse (text, &edtf, &error);
  g_assert_no_error (error);
  return edtf;
}

static char *
day_text (JctDay day)
{
  return jct_period_to_text (jct_period (jct_period_kind (JCT_PERIOD_DAY, 1), day));
}

static const struct
{
  const char *text;
  const char *first, *last; /* both included; NULL for no bound */
  const char *anchor;
  gboolean soft;
  const char *label;
} valid[] = {
  /* level 0 */
  { "1985-04-12", "1985-04-12", "1985-04-12", "1985-04-12", FALSE, "12 April 1985" },
  { "1985-04", "1985-04-01", "1985-04-30", "1985-04-01", TRUE, "April 1985" },
  { "1985", "1985-01-01", "1985-12-31", "1985-01-01", TRUE, "1985" },
  { "1964/2008", "1964-01-01", "2008-12-31", "1964-01-01", TRUE, "1964 to 2008" },
  { "2004-06/2006-08", "2004-06-01", "2006-08-31", "2004-06-01", TRUE, "June 2004 to August 2006" },
  { "2004-02-01/2005-02-08", "2004-02-01", "2005-02-08", "2004-02-01", FALSE,
    "1 February 2004 to 8 February 2005" },
  { "2004-02-01/2005-02", "2004-02-01", "2005-02-28", "2004-02-01", TRUE,
    "1 February 2004 to February 2005" },
  { "2005/2006-02", "2005-01-01", "2006-02-28", "2005-01-01", TRUE, "2005 to February 2006" },
  { "2022-08-05/2022-08-05", "2022-08-05", "2022-08-05", "2022-08-05", FALSE,
    "5 August 2022 to 5 August 2022" },
  { "2004-06/2004", "2004-06-01", "2004-12-31", "2004-06-01", TRUE, "June 2004 to 2004" },
  /* level 1 */
  { "1984?", "1984-01-01", "1984-12-31", "1984-01-01", TRUE, "1984, uncertain" },
  { "2004-06~", "2004-06-01", "2004-06-30", "2004-06-01", TRUE, "about June 2004" },
  { "2004-06-11%", "2004-06-11", "2004-06-11", "2004-06-11", TRUE,
    "about 11 June 2004, uncertain" },
  { "201X", "2010-01-01", "2019-12-31", "2010-01-01", TRUE, "the 2010s" },
  { "20XX", "2000-01-01", "2099-12-31", "2000-01-01", TRUE, "between 2000 and 2099" },
  { "2004-XX", "2004-01-01", "2004-12-31", "2004-01-01", TRUE, "a month of 2004" },
  { "1985-04-XX", "1985-04-01", "1985-04-30", "1985-04-01", TRUE, "a day of April 1985" },
  { "1985-XX-XX", "1985-01-01", "1985-12-31", "1985-01-01", TRUE, "a day of 1985" },
  { "201X~", "2010-01-01", "2019-12-31", "2010-01-01", TRUE, "about the 2010s" },
  { "-1985", "-1985-01-01", "-1985-12-31", "-1985-01-01", TRUE, "1986 BCE" },
  { "0000", "0000-01-01", "0000-12-31", "0000-01-01", TRUE, "1 BCE" },
  { "1985-04-12/..", "1985-04-12", NULL, "1985-04-12", TRUE, "from 12 April 1985" },
  { "1985/..", "1985-01-01", NULL, "1985-01-01", TRUE, "from 1985" },
  { "../1985-04-12", NULL, "1985-04-12", "1985-04-12", TRUE, "until 12 April 1985" },
  { "../2024", NULL, "2024-12-31", "2024-01-01", TRUE, "until 2024" },
  { "1985-04/", "1985-04-01", NULL, "1985-04-01", TRUE, "from April 1985, end unknown" },
  { "/1985-04-12", NULL, "1985-04-12", "1985-04-12", TRUE, "until 12 April 1985, start unknown" },
  { "1984~/2004-06", "1984-01-01", "2004-06-30", "1984-01-01", TRUE, "about 1984 to June 2004" },
  { "1984-06-02?/2004-08-08~", "1984-06-02", "2004-08-08", "1984-06-02", TRUE,
    "2 June 1984, uncertain to about 8 August 2004" },
  { "1984-06-02?/", "1984-06-02", NULL, "1984-06-02", TRUE,
    "from 2 June 1984, uncertain, end unknown" },
  { "9999-12-31", "9999-12-31", "9999-12-31", "9999-12-31", FALSE, "31 December 9999" },
  { "-9999", "-9999-01-01", "-9999-12-31", "-9999-01-01", TRUE, "10000 BCE" },
};

static void
test_valid (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (valid); i++)
    {
      JctEdtf edtf = parse (valid[i].text);
      JctSpan span = jct_edtf_span (&edtf);
      g_autofree char *text = jct_edtf_to_text (&edtf);
      g_autofree char *label = jct_edtf_to_label (&edtf, JCT_LABEL_LONG);
      g_autofree char *anchor = day_text (jct_edtf_anchor (&edtf));
      JctEdtf again = parse (text);

      g_test_message ("%s", valid[i].text);
      g_assert_cmpstr (text, ==, valid[i].text);
      g_assert_true (jct_edtf_equal (&edtf, &again));
      g_assert_cmpstr (label, ==, valid[i].label);
      g_assert_cmpstr (anchor, ==, valid[i].anchor);
      g_assert_cmpint (jct_edtf_is_soft (&edtf), ==, valid[i].soft);
      if (valid[i].first == NULL)
        g_assert_cmpint (span.start, ==, JCT_DAY_MIN);
      else
        {
          g_autofree char *first = day_text (span.start);

          g_assert_cmpstr (first, ==, valid[i].first);
        }
      if (valid[i].last == NULL)
        g_assert_cmpint (span.end, ==, JCT_DAY_MAX);
      else
        {
          g_autofree char *last = day_text (span.end - 1);

          g_assert_cmpstr (last, ==, valid[i].last);
        }
    }
}

static void
test_long_years (void)
{
  JctEdtf edtf = parse ("Y2022");
  JctEdtf negative = parse ("Y-0044~");
  JctEdtf plain = parse ("2022");
  g_autofree char *text = jct_edtf_to_text (&negative);

  g_assert_true (jct_edtf_equal (&edtf, &plain));
  g_assert_cmpstr (text, ==, "-0044~");
}

static const struct
{
  const char *text;
  JctEdtfError code;
} invalid[] = {
  { "", JCT_EDTF_ERROR_SYNTAX },
  { " ", JCT_EDTF_ERROR_SYNTAX },
  { "?", JCT_EDTF_ERROR_SYNTAX },
  { "~~", JCT_EDTF_ERROR_SYNTAX },
  { "-", JCT_EDTF_ERROR_SYNTAX },
  { "/", JCT_EDTF_ERROR_SYNTAX },
  { "../..", JCT_EDTF_ERROR_SYNTAX },
  { "../", JCT_EDTF_ERROR_SYNTAX },
  { "..", JCT_EDTF_ERROR_SYNTAX },
  { "2004/2005/2006", JCT_EDTF_ERROR_SYNTAX },
  { "22", JCT_EDTF_ERROR_SYNTAX },
  { "20220", JCT_EDTF_ERROR_SYNTAX },
  { "2022-8", JCT_EDTF_ERROR_SYNTAX },
  { "2022-08-5", JCT_EDTF_ERROR_SYNTAX },
  { "2022/08/05", JCT_EDTF_ERROR_SYNTAX },
  { "2022.08.05", JCT_EDTF_ERROR_SYNTAX },
  { "2022-08-05 ", JCT_EDTF_ERROR_SYNTAX },
  { " 2022-08-05", JCT_EDTF_ERROR_SYNTAX },
  { "5 August 2022", JCT_EDTF_ERROR_SYNTAX },
  { "what?ever", JCT_EDTF_ERROR_SYNTAX },
  { "2022-08-05??", JCT_EDTF_ERROR_SYNTAX },
  { "-0000", JCT_EDTF_ERROR_SYNTAX },
  { "Y", JCT_EDTF_ERROR_SYNTAX },
  { "Y22", JCT_EDTF_ERROR_SYNTAX },
  { "Y-0000", JCT_EDTF_ERROR_SYNTAX },
  { "Y20a2", JCT_EDTF_ERROR_SYNTAX },
  { "201x", JCT_EDTF_ERROR_SYNTAX },
  { "20221301", JCT_EDTF_ERROR_SYNTAX },
  { "２０２２", JCT_EDTF_ERROR_SYNTAX },
  { "\xff\xfe\xfd", JCT_EDTF_ERROR_SYNTAX },
  { "2022-08-05\n", JCT_EDTF_ERROR_SYNTAX },
  { "%n%n%s%s", JCT_EDTF_ERROR_SYNTAX },
  { "2022-00", JCT_EDTF_ERROR_RANGE },
  { "2022-13", JCT_EDTF_ERROR_RANGE },
  { "2022-20", JCT_EDTF_ERROR_RANGE },
  { "2022-42", JCT_EDTF_ERROR_RANGE },
  { "2022-13-01", JCT_EDTF_ERROR_RANGE },
  { "2022-21-01", JCT_EDTF_ERROR_RANGE },
  { "2022-02-30", JCT_EDTF_ERROR_RANGE },
  { "2023-02-29", JCT_EDTF_ERROR_RANGE },
  { "2022-04-31~", JCT_EDTF_ERROR_RANGE },
  { "2022-04-00", JCT_EDTF_ERROR_RANGE },
  { "2024/2022", JCT_EDTF_ERROR_RANGE },
  { "2022-08-05/2022-08-04", JCT_EDTF_ERROR_RANGE },
  { "2022-08-05/2022-07", JCT_EDTF_ERROR_RANGE },
  { "2022-08-05/2022-13", JCT_EDTF_ERROR_RANGE },
  { "Y17000", JCT_EDTF_ERROR_RANGE },
  { "Y-170000002", JCT_EDTF_ERROR_RANGE },
  { "Y99999999999999999999999999999999", JCT_EDTF_ERROR_RANGE },
  { "2001-21", JCT_EDTF_ERROR_UNSUPPORTED },
  { "2001-24~", JCT_EDTF_ERROR_UNSUPPORTED },
  { "2001-34", JCT_EDTF_ERROR_UNSUPPORTED },
  { "1985-04-12T23:20:30", JCT_EDTF_ERROR_UNSUPPORTED },
  { "1985-04-12T23:20:30Z", JCT_EDTF_ERROR_UNSUPPORTED },
  { "156X-12-25", JCT_EDTF_ERROR_UNSUPPORTED },
  { "1XXX", JCT_EDTF_ERROR_UNSUPPORTED },
  { "XXXX", JCT_EDTF_ERROR_UNSUPPORTED },
  { "1X32", JCT_EDTF_ERROR_UNSUPPORTED },
  { "15XX-12", JCT_EDTF_ERROR_UNSUPPORTED },
  { "1984-1X", JCT_EDTF_ERROR_UNSUPPORTED },
  { "1984-12-1X", JCT_EDTF_ERROR_UNSUPPORTED },
  { "1985-XX-05", JCT_EDTF_ERROR_UNSUPPORTED },
  { "-201X", JCT_EDTF_ERROR_UNSUPPORTED },
  { "2004?-06-11", JCT_EDTF_ERROR_UNSUPPORTED },
  { "?2004-06-04~", JCT_EDTF_ERROR_UNSUPPORTED },
  { "[1667,1668]", JCT_EDTF_ERROR_UNSUPPORTED },
  { "{1960,1961-12}", JCT_EDTF_ERROR_UNSUPPORTED },
  { "Y-17E7", JCT_EDTF_ERROR_UNSUPPORTED },
  { "1950S2", JCT_EDTF_ERROR_UNSUPPORTED },
};

static void
test_invalid (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (invalid); i++)
    {
      g_autoptr (GError) error = NULL;
      JctEdtf edtf = { .start = { .year = 42 } };

      g_autofree char *shown = g_strescape (invalid[i].text, NULL);

      g_test_message ("%s", shown);
      g_assert_false (jct_edtf_parse (invalid[i].text, &edtf, &error));
      g_assert_error (error, JCT_EDTF_ERROR, (int) invalid[i].code);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_cmpint (edtf.start.year, ==, 42);
      g_assert_false (jct_edtf_parse (invalid[i].text, &edtf, NULL));
    }
}

/* A message names what was found, but not a whole file of it. */
static void
test_long_text (void)
{
  g_autofree char *text = g_strnfill (1000 * 1000, '9');
  g_autoptr (GError) error = NULL;
  JctEdtf edtf;

  g_assert_false (jct_edtf_parse (text, &edtf, &error));
  g_assert_cmpuint (strlen (error->message), <, 600);
  g_assert_nonnull (strstr (error->message, "99999…”"));
}

/* What a parser says of any bytes: an error, or a value whose text says the same again. */
static void
test_random_text (void)
{
  static const char alphabet[] = "0129-/.X?~%Y";
  g_autoptr (GRand) rand = g_rand_new_with_seed (20220805);
  guint taken = 0;

  for (guint i = 0; i < 200000; i++)
    {
      char text[16];
      int length = g_rand_int_range (rand, 1, (int) sizeof text);
      JctEdtf edtf, again;

      for (int c = 0; c < length; c++)
        text[c] = alphabet[g_rand_int_range (rand, 0, (int) sizeof alphabet - 1)];
      text[length] = '\0';
      if (length > 4 && g_rand_boolean (rand))
        memcpy (text, "2022", 4);
      if (jct_edtf_parse (text, &edtf, NULL))
        {
          g_autofree char *canonical = jct_edtf_to_text (&edtf);
          g_autofree char *label = jct_edtf_to_label (&edtf, JCT_LABEL_SHORT);

          taken++;
          g_assert_true (jct_edtf_parse (canonical, &again, NULL));
          g_assert_true (jct_edtf_equal (&edtf, &again));
          g_assert_false (jct_span_is_empty (jct_edtf_span (&edtf)));
          g_assert_cmpstr (label, !=, "");
        }
    }
  g_assert_cmpuint (taken, >, 100);
}

static void
test_policy_events (void)
{
  g_autofree char *path
    = g_build_filename (g_getenv ("JCT_SHARED_DIR"), "data", "policy-events-facts.json", NULL);
  json_t *root;
  json_t *event;
  gsize i;
  guint n_intervals = 0;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the shared data are not here");
      return;
    }
  root = json_load_file (path, 0, NULL);
  g_assert_nonnull (root);
  g_assert_cmpuint (json_array_size (json_object_get (root, "events")), ==, 48);
  json_array_foreach (json_object_get (root, "events"), i, event)
    {
      const char *text = json_string_value (json_object_get (event, "date"));
      JctEdtf edtf = parse (text);
      g_autofree char *back = jct_edtf_to_text (&edtf);

      g_assert_cmpstr (back, ==, text);
      g_assert_cmpint (jct_edtf_anchor (&edtf), >=, jct_day_from_date (2018, 1, 1));
      g_assert_cmpint (jct_edtf_span (&edtf).end, <=, jct_day_from_date (2025, 2, 1));
      n_intervals += edtf.is_interval;
    }
  g_assert_cmpuint (n_intervals, ==, 7);
  json_decref (root);
}

/* ---- moved ---- */

static void
assert_moved (const char *text, JctEdtfPart part, int by, const char *expected)
{
  JctEdtf edtf = parse (text);
  JctEdtf moved = edtf;
  g_autofree char *result = NULL;

  g_assert_cmpint (jct_edtf_shift (&edtf, part, by, &moved), ==, expected != NULL);
  result = jct_edtf_to_text (&moved);
  g_assert_cmpstr (result, ==, expected != NULL ? expected : text);
}

static void
test_shift (void)
{
  assert_moved ("2022-08-05", JCT_EDTF_WHOLE, -5, "2022-07-31");
  assert_moved ("2022-12", JCT_EDTF_WHOLE, 1, "2023-01");
  assert_moved ("2024-03~", JCT_EDTF_WHOLE, -3, "2023-12~");
  assert_moved ("2022?", JCT_EDTF_WHOLE, 2, "2024?");
  assert_moved ("201X", JCT_EDTF_WHOLE, 1, "202X");
  assert_moved ("19XX", JCT_EDTF_WHOLE, -1, "18XX");
  assert_moved ("2022-08-XX", JCT_EDTF_WHOLE, 5, "2023-01-XX");
  assert_moved ("2022-XX", JCT_EDTF_WHOLE, 1, "2023-XX");
  assert_moved ("0001-01", JCT_EDTF_WHOLE, -2, "0000-11");
  /* As a whole, by the larger unit: the length stays as the notation has it. */
  assert_moved ("2022-08-05/2024-05-09", JCT_EDTF_WHOLE, 30, "2022-09-04/2024-06-08");
  assert_moved ("2022-01-31/2024-05", JCT_EDTF_WHOLE, 1, "2022-02-28/2024-06");
  assert_moved ("2022-08/..", JCT_EDTF_WHOLE, 1, "2022-09/..");
  assert_moved ("/2022-08", JCT_EDTF_WHOLE, 1, "/2022-09");
  /* One end, as far as the other. */
  assert_moved ("2022-08-05/2024-05", JCT_EDTF_FROM, -5, "2022-07-31/2024-05");
  assert_moved ("2022-08-05/2024-05", JCT_EDTF_TO, 1, "2022-08-05/2024-06");
  assert_moved ("2022-08-05/2022-08-06", JCT_EDTF_FROM, 1, "2022-08-06/2022-08-06");
  assert_moved ("2022-08-05/2022-08-06", JCT_EDTF_FROM, 2, NULL);
  /* Nothing to move, or nowhere to go. */
  assert_moved ("2022-08-05", JCT_EDTF_FROM, 1, NULL);
  assert_moved ("2022-08/..", JCT_EDTF_TO, 1, NULL);
  assert_moved ("9999-12-31", JCT_EDTF_WHOLE, 1, NULL);
  assert_moved ("2022-08", JCT_EDTF_WHOLE, G_MAXINT, NULL);
  assert_moved ("000X", JCT_EDTF_WHOLE, -1, NULL);
}

static void
test_count_units (void)
{
  const struct
  {
    const char *text;
    JctEdtfPart part;
    double days;
    int units;
  } cases[] = {
    { "2022-08-05", JCT_EDTF_WHOLE, 0.4, 0 },
    { "2022-08-05", JCT_EDTF_WHOLE, 0.6, 1 },
    { "2022-08-05", JCT_EDTF_WHOLE, -3, -3 },
    { "2022-08", JCT_EDTF_WHOLE, 29, 0 },
    { "2022-08", JCT_EDTF_WHOLE, 31, 1 },
    { "2022-08", JCT_EDTF_WHOLE, -1, -1 },
    { "202X", JCT_EDTF_WHOLE, -400, -1 },
    { "2022-08/2022-12-01", JCT_EDTF_TO, 9, 9 },
    { "2022-08/2022-12-01", JCT_EDTF_WHOLE, 9, 0 },
    { "2022-08", JCT_EDTF_TO, 900, 0 },
    { "2022-08-05", JCT_EDTF_WHOLE, 1e30, 2913687 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      JctEdtf edtf = parse (cases[i].text);

      g_test_message ("%s by %g", cases[i].text, cases[i].days);
      g_assert_cmpint (jct_edtf_count_units (&edtf, cases[i].part, cases[i].days), ==,
                       cases[i].units);
    }
}

static void
test_from_day (void)
{
  JctDay day = jct_day_from_date (2022, 8, 5);
  JctEdtf a = jct_edtf_from_day (day, JCT_EDTF_DAY);
  JctEdtf b = jct_edtf_from_day (day, JCT_EDTF_MONTH);
  JctEdtf c = jct_edtf_from_day (day, JCT_EDTF_YEAR);
  g_autofree char *a_text = jct_edtf_to_text (&a);
  g_autofree char *b_text = jct_edtf_to_text (&b);
  g_autofree char *c_text = jct_edtf_to_text (&c);

  g_assert_cmpstr (a_text, ==, "2022-08-05");
  g_assert_cmpstr (b_text, ==, "2022-08");
  g_assert_cmpstr (c_text, ==, "2022");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edtf/valid", test_valid);
  g_test_add_func ("/edtf/long-years", test_long_years);
  g_test_add_func ("/edtf/invalid", test_invalid);
  g_test_add_func ("/edtf/long-text", test_long_text);
  g_test_add_func ("/edtf/random-text", test_random_text);
  g_test_add_func ("/edtf/shift", test_shift);
  g_test_add_func ("/edtf/count-units", test_count_units);
  g_test_add_func ("/edtf/from-day", test_from_day);
  g_test_add_func ("/edtf/policy-events", test_policy_events);
  return g_test_run ();
}
