/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What `claims` writes, for people and for machines, and what is wrong with a command line. */
#include "cli-run.h"

#include <string.h>

static char *bundled;

static json_t *
run_json (const char *file, const char *claim)
{
  g_auto (CliRun) run = { 0 };

  if (claim != NULL)
    cli_run (&run, "claims", file, "--format", "json", "--claim", claim, NULL);
  else
    cli_run (&run, "claims", file, "--format", "json", NULL);
  g_assert_cmpstr (run.err, ==, "");
  g_assert_cmpint (run.status, ==, 0);
  return cli_parse_json (run.out);
}

static void
assert_members (const json_t *object, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (json_object_get (object, names[i]) == NULL)
      g_error ("no member %s", names[i]);
}

static void
test_json (void)
{
  static const char *const claim_members[]
    = { "id",           "verdict",   "text",   "verbatim",  "source",   "subject", "kind",
        "stated_value", "qualifier", "period", "statement", "sentence", "rule",    "agrees",
        "definitions",  "needs",     "notes",  "note",      NULL };
  static const char *const cell_members[]
    = { "definition", "title",    "unit",     "calendar",   "stated", "decides", "value",
        "holds",      "distance", "complete", "same_as",    "later",  "earlier", "value_text",
        "working",    "outcome",  "notes",    "provenance", NULL };
  static const char *const provenance_members[] = { "definition", "table",     "measure",
                                                    "filter",     "parts",     "steps",
                                                    "sources",    "stated_in", NULL };
  json_t *root = run_json (bundled, NULL);
  const json_t *claims = json_object_get (root, "claims");
  json_t *claim, *cell;
  gsize i, c;

  g_assert_cmpuint (json_array_size (claims), ==, 32);
  json_array_foreach (claims, i, claim)
    {
      assert_members (claim, claim_members);
      json_array_foreach (json_object_get (claim, "definitions"), c, cell)
        {
          assert_members (cell, cell_members);
          assert_members (json_object_get (cell, "provenance"), provenance_members);
        }
    }
  g_assert_cmpuint (json_array_size (json_object_get (root, "differences")), ==, 1);
  g_assert_cmpuint (json_array_size (json_object_get (root, "qualifiers")), >, 15);
  json_decref (root);
}

static void
test_one_claim (void)
{
  json_t *root = run_json (bundled, "nbc-fy2022");
  const json_t *claims = json_object_get (root, "claims");
  g_auto (CliRun) run = { 0 };

  g_assert_cmpuint (json_array_size (claims), ==, 1);
  g_assert_cmpstr (json_string_value (json_object_get (json_array_get (claims, 0), "verdict")), ==,
                   "holds_only_under");
  json_decref (root);
  cli_run (&run, "claims", bundled, "--claim", "nbc-fy2022", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_nonnull (strstr (run.out, "2,176"));
  g_assert_null (strstr (run.out, "voa-"));
}

/* Verdict by symbol and word, tolerances, the difference; in lines that a terminal holds. */
static void
test_text (void)
{
  static const char *const parts[]
    = { "32 claims; 17 checkable",      "◐ Holds only under some definitions  [nbc-fy2022]",
        "✓ Holds  [voa-march-arrests]", "? Not checkable with these data  [nbc-288-removed]",
        "from 0.9 X up to X",           "Needed: ",
        "Why do they differ?",          "24,314 / 2,176 = 11.2" };
  g_auto (CliRun) run = { 0 };
  g_auto (GStrv) lines = NULL;

  cli_run (&run, "claims", bundled, NULL);
  g_assert_cmpint (run.status, ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strstr (run.out, parts[i]) == NULL)
      g_error ("not there: %s", parts[i]);
  lines = g_strsplit (run.out, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_utf8_strlen (lines[i], -1) > 80)
      g_error ("too long: %s", lines[i]);
}

/* ---- a sentence ---- */

#define SENTENCE                                                                      \
  "U.S. border officials in 2023 arrested more than 37,000 Chinese nationals at the " \
  "southern border, nearly 10 times more than in 2022."

static void
test_check_json (void)
{
  g_auto (CliRun) run = { 0 };
  json_t *root, *part;
  const json_t *claims, *count, *ratio;
  gsize i;

  cli_run (&run, "claims", bundled, "--check", SENTENCE, "--format", "json", NULL);
  g_assert_cmpint (run.status, ==, 0);
  root = cli_parse_json (run.out);
  claims = json_object_get (root, "claims");
  g_assert_cmpuint (json_array_size (claims), ==, 2);
  count = json_array_get (claims, 0);
  ratio = json_array_get (claims, 1);
  g_assert_cmpint (json_integer_value (json_object_get (count, "stated_value")), ==, 37000);
  g_assert_cmpstr (json_string_value (json_object_get (count, "period")), ==, "2023");
  g_assert_cmpstr (json_string_value (json_object_get (count, "verdict")), ==, "holds_only_under");
  g_assert_cmpstr (json_string_value (json_object_get (ratio, "baseline")), ==, "2022");
  g_assert_nonnull (json_object_get (json_object_get (ratio, "where"), "citizenship"));
  json_array_foreach (json_object_get (root, "parts"), i, part)
    {
      gsize start = (gsize) json_integer_value (json_object_get (part, "start"));
      const char *text = json_string_value (json_object_get (part, "text"));

      g_assert_true (g_str_has_prefix (&SENTENCE[start], text));
    }
  g_assert_cmpuint (i, ==, 9);
  json_decref (root);
}

/* What was found, what was not, and why a number was not taken. */
static void
test_check_text (void)
{
  static const char *const parts[]
    = { "Not taken  42 ",       "part of a name", "names no period", "nearly 6,000: December 2023",
        "the latest such time", "Does not hold" };
  g_auto (CliRun) run = { 0 };
  g_auto (CliRun) nothing = { 0 };

  cli_run (&run, "claims", bundled, "--source-date", "2024-05-28", "--check",
           "Under Title 42 there were nearly 6,000 in December, and once 3,700.", NULL);
  g_assert_cmpint (run.status, ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strstr (run.out, parts[i]) == NULL)
      g_error ("not there: %s in\n%s", parts[i], run.out);
  cli_run (&nothing, "claims", bundled, "--check", "\033[31m\xff", NULL);
  g_assert_cmpint (nothing.status, ==, 0);
  g_assert_nonnull (strstr (nothing.out, "No number and no comparison"));
  g_assert_null (strchr (nothing.out, '\033'));
}

static void
test_check_faults (void)
{
  cli_assert_fails (2, "--claim", "claims", bundled, "--check", "A", "--claim", "nbc-fy2022", NULL);
  cli_assert_fails (2, "--check", "claims", bundled, "--source-date", "2024", NULL);
  cli_assert_fails (2, "soon", "claims", bundled, "--check", "A", "--source-date", "soon", NULL);
}

static void
test_faults (void)
{
  g_autofree char *package = cli_write_package ();
  g_autofree char *bad = cli_write_file (
    "bad-claim.json",
    "{\"name\":\"p\",\"resources\":[{\"name\":\"c\",\"juncture\":{\"role\":\"claims\"},\"data\":"
    "[{\"id\":\"a\",\"quote\":\"Q\",\"verbatim\":true,\"kind\":\"count\",\"period\":\"soon\"}]}]}");

  cli_assert_fails (2, "format", "claims", bundled, "--format", "csv", NULL);
  cli_assert_fails (2, "missing", "claims", NULL);
  cli_assert_fails (1, "nbc-fy2022", "claims", bundled, "--claim", "nbc-fy2020", NULL);
  cli_assert_fails (1, "/resources/0/data/0/period", "claims", bad, NULL);

  g_auto (CliRun) run = { 0 };
  cli_run (&run, "claims", package, "--format", "json", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_nonnull (strstr (run.err, "no claims"));
}

int
main (int argc, char **argv)
{
  int status;

  cli_init (&argc, &argv);
  bundled = g_build_filename (g_getenv ("JCT_PROJECT_DIR"), "data", "datasets",
                              "us-china-repatriation.json", NULL);
  g_test_add_func ("/cli/claims/json", test_json);
  g_test_add_func ("/cli/claims/one", test_one_claim);
  g_test_add_func ("/cli/claims/text", test_text);
  g_test_add_func ("/cli/claims/check-json", test_check_json);
  g_test_add_func ("/cli/claims/check-text", test_check_text);
  g_test_add_func ("/cli/claims/check-faults", test_check_faults);
  g_test_add_func ("/cli/claims/faults", test_faults);
  status = cli_finish ();
  g_free (bundled);
  return status;
}
