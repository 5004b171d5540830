/* SPDX-License-Identifier: GPL-3.0-or-later */
/* info, validate, and the program's own options. */
#include "cli-run.h"

#include <string.h>

static char *package;

static json_t *
get (json_t *json, const char *list, gsize index, const char *member)
{
  json_t *value = json_object_get (json_array_get (json_object_get (json, list), index), member);

  g_assert_nonnull (value);
  return value;
}

static void
test_json (void)
{
  g_auto (CliRun) run = { 0 };
  json_t *json;
  json_t *region;
  json_t *range;

  cli_run (&run, "info", "--json", package, NULL);
  g_assert_cmpstr (run.err, ==, "");
  g_assert_cmpint (run.status, ==, 0);
  json = cli_parse_json (run.out);
  g_assert_cmpstr (json_string_value (json_object_get (json, "title")), ==, "Small");
  g_assert_cmpstr (json_string_value (json_object_get (json, "format")), ==, "datapackage");
  g_assert_cmpint (json_integer_value (json_object_get (json, "fiscal_year_start_month")), ==, 10);
  g_assert_cmpstr (json_string_value (get (json, "tables", 0, "name")), ==, "cases");
  g_assert_cmpint (json_integer_value (get (json, "tables", 0, "rows")), ==, 6);
  g_assert_cmpstr (json_string_value (get (json, "tables", 0, "period_kind")), ==, "month");
  range = get (json, "tables", 0, "period_range");
  g_assert_cmpstr (json_string_value (json_object_get (range, "first")), ==, "2022-08");
  g_assert_cmpstr (json_string_value (json_object_get (range, "last")), ==, "2023-12");
  region = json_array_get (get (json, "tables", 0, "dimensions"), 0);
  g_assert_cmpstr (json_string_value (json_object_get (region, "id")), ==, "region");
  g_assert_cmpstr (json_string_value (get (region, "values", 0, "value")), ==, "N");
  g_assert_cmpstr (json_string_value (get (region, "values", 0, "label")), ==, "North, upper");
  g_assert_cmpstr (json_string_value (
                     json_object_get (json_array_get (get (json, "tables", 1, "measures"), 0),
                                      "type")),
                   ==, "number");
  g_assert_cmpstr (json_string_value (get (json, "definitions", 0, "id")), ==, "north");
  g_assert_cmpstr (json_string_value (get (json, "events", 1, "date")), ==, "2023-03~");
  g_assert_true (json_is_false (get (json, "events", 1, "verified")));
  g_assert_cmpstr (json_string_value (get (json, "sources", 0, "id")), ==, "office");
  g_assert_cmpstr (json_string_value (get (json, "views", 0, "title")), ==, "Opening view");
  g_assert_cmpstr (json_string_value (get (json, "stories", 0, "id")), ==, "lesson");
  g_assert_cmpuint (json_array_size (json_object_get (json, "claims")), ==, 0);
  g_assert_true (json_is_array (json_object_get (json, "problems")));
  json_decref (json);
}

static void
test_text (void)
{
  static const char *const parts[]
    = { "Small\nA few rows.\n",
        "cases: Cases\n    6 rows; month, August 2022 to December 2023\n",
        "region (4): North, upper, Twin, Twin, Odd",
        "measure n (cases)\n",
        "2022-10-01             act: An act\n",
        "talks: Talks (unverified)\n",
        "opening: Opening view\n",
        "office: The office\n" };
  g_auto (CliRun) run = { 0 };

  cli_run (&run, "info", package, NULL);
  g_assert_cmpint (run.status, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strstr (run.out, parts[i]) == NULL)
      g_error ("“%s” is not in\n%s", parts[i], run.out);
}

static void
test_validate (void)
{
  g_autofree char *broken
    = cli_write_file ("broken.json", "[ { \"month\": \"2024-13\", \"n\": 1 }\n");
  g_autofree char *absent = cli_path ("absent.json");
  g_auto (CliRun) one = { 0 };
  g_auto (CliRun) many = { 0 };

  cli_run (&one, "validate", package, NULL);
  g_assert_cmpint (one.status, ==, 0);
  g_assert_cmpstr (one.err, ==, "");
  g_assert_true (g_str_has_suffix (one.out, "small.json: valid\n"));
  /* All are read, however many are wrong. */
  cli_run (&many, "validate", broken, absent, package, NULL);
  g_assert_cmpint (many.status, ==, 1);
  g_assert_nonnull (strstr (many.err, "broken.json"));
  g_assert_nonnull (strstr (many.err, "absent.json"));
  g_assert_nonnull (strstr (many.out, "small.json: valid\n"));
  g_assert_null (strstr (many.out, "broken"));
  cli_assert_fails (2, "A file is missing.", "validate", NULL);
}

/* A file does not steer the terminal of who asks what it holds. */
static void
test_control_characters (void)
{
  g_autofree char *path = cli_write_file (
    "control.json", "{ \"title\": \"a\\u001b[2Jb\\u202ec\", \"resources\": [ { \"name\": \"t\",\n"
                    "  \"juncture\": { \"role\": \"observations\" }, \"schema\": { \"fields\": [\n"
                    "    { \"name\": \"month\", \"type\": \"yearmonth\" }, { \"name\": \"n\", "
                    "\"type\": \"integer\" } ] },\n"
                    "  \"data\": [ [\"month\", \"n\"], [\"2024-01\", 1] ] } ] }\n");
  g_auto (CliRun) run = { 0 };
  g_auto (CliRun) usage = { 0 };
  g_auto (CliRun) value = { 0 };

  cli_run (&run, "info", path, NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_true (g_str_has_prefix (run.out, "a\357\277\275[2Jb\357\277\275c\n"));
  cli_run (&usage, "series", path, "--where", "x\033[2J=1", NULL);
  g_assert_cmpint (usage.status, ==, 1);
  g_assert_null (strchr (usage.err, '\033'));
  /* and what it holds is no second message */
  cli_run (&value, "series", path, "--where", "month\njuncture: all is well=1", NULL);
  g_assert_cmpint (value.status, ==, 1);
  g_assert_true (strchr (value.err, '\n') == value.err + strlen (value.err) - 1);
}

static void
test_program (void)
{
  g_auto (CliRun) help = { 0 };
  g_auto (CliRun) version = { 0 };

  cli_run (&help, "--help", NULL);
  g_assert_cmpint (help.status, ==, 0);
  g_assert_cmpstr (help.err, ==, "");
  for (const char *const *name
       = (const char *const[]){ "info", "validate", "series", "chart", "claims", "convert", NULL };
       *name != NULL; name++)
    {
      g_auto (CliRun) command = { 0 };
      g_autofree char *usage = g_strconcat ("juncture ", *name, " [OPTION…] FILE", NULL);

      g_assert_nonnull (strstr (help.out, *name));
      cli_run (&command, *name, "--help", NULL);
      g_assert_cmpint (command.status, ==, 0);
      g_assert_cmpstr (command.err, ==, "");
      g_assert_nonnull (strstr (command.out, usage));
    }
  cli_run (&version, "--version", NULL);
  g_assert_cmpint (version.status, ==, 0);
  g_assert_true (g_str_has_prefix (version.out, "Juncture "));
}

static void
test_usage (void)
{
  cli_assert_fails (2, "There is no option “--frobnicate”", "--frobnicate", NULL);
  cli_assert_fails (2, "There is no command “serie”", "serie", package, NULL);
  cli_assert_fails (1, "There is no file “./absent.json”.", "./absent.json", NULL);
  cli_assert_fails (2, "counted from 1", "present", package, "--slide", "0", NULL);
  cli_assert_fails (2, "A file is missing", "present", NULL);
  cli_assert_fails (1, "There is no file", "present", "/nowhere/at-all.json", NULL);
}

static void
test_full_disk (void)
{
  g_autofree char *command = NULL;
  g_autofree char *err = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("there is no /dev/full");
      return;
    }
  command = g_strdup_printf ("sh -c '\"%s\" info \"%s\" > /dev/full'", g_getenv ("JCT_JUNCTURE"),
                             package);
  g_spawn_command_line_sync (command, NULL, &err, &status, &error);
  g_assert_no_error (error);
  g_assert_false (g_spawn_check_wait_status (status, &error));
  g_assert_error (error, G_SPAWN_EXIT_ERROR, 1);
  g_assert_nonnull (strstr (err, "The output could not be written"));
}

int
main (int argc, char *argv[])
{
  int status;

  cli_init (&argc, &argv);
  package = cli_write_package ();
  g_test_add_func ("/info/json", test_json);
  g_test_add_func ("/info/text", test_text);
  g_test_add_func ("/info/validate", test_validate);
  g_test_add_func ("/info/control-characters", test_control_characters);
  g_test_add_func ("/info/program", test_program);
  g_test_add_func ("/info/usage", test_usage);
  g_test_add_func ("/info/full-disk", test_full_disk);
  status = cli_finish ();
  g_free (package);
  return status;
}
