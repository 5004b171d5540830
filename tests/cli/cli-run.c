/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-run.h"

#include <glib/gstdio.h>
#include <string.h>

/* Where the tests of this program write their files. */
static char *folder;

void
cli_init (int *argc, char ***argv)
{
  g_autoptr (GError) error = NULL;

  g_test_init (argc, argv, NULL);
  folder = g_dir_make_tmp ("juncture-cli-XXXXXX", &error);
  g_assert_no_error (error);
}

int
cli_finish (void)
{
  int status = g_test_run ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = cli_path (name);

      g_remove (path);
    }
  g_rmdir (folder);
  g_clear_pointer (&folder, g_free);
  return status;
}

void
cli_run_clear (CliRun *run)
{
  g_clear_pointer (&run->out, g_free);
  g_clear_pointer (&run->err, g_free);
}

/* No bytes are an empty text. */
static char *
dup_text (GBytes *bytes)
{
  gsize size = g_bytes_get_size (bytes);

  return size > 0 ? g_strndup (g_bytes_get_data (bytes, NULL), size) : g_strdup ("");
}

void
cli_run_argv (CliRun *run, const char *locale, const char *const *arguments)
{
  g_autoptr (GSubprocessLauncher) launcher
    = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) out = NULL;
  g_autoptr (GBytes) err = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (g_getenv ("JCT_JUNCTURE"));
  g_ptr_array_add (argv, (gpointer) g_getenv ("JCT_JUNCTURE"));
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) arguments[i]);
  g_ptr_array_add (argv, NULL);
  g_subprocess_launcher_setenv (launcher, "LC_ALL", locale != NULL ? locale : "C.UTF-8", TRUE);
  /* A command works without a display. */
  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "WAYLAND_DISPLAY");
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_communicate (process, NULL, NULL, &out, &err, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_if_exited (process))
    g_error ("The program was ended by signal %d", g_subprocess_get_term_sig (process));
  run->status = g_subprocess_get_exit_status (process);
  run->out = dup_text (out);
  run->err = dup_text (err);
}

static GPtrArray *
collect (va_list list)
{
  GPtrArray *arguments = g_ptr_array_new ();
  const char *argument;

  while ((argument = va_arg (list, const char *)) != NULL)
    g_ptr_array_add (arguments, (gpointer) argument);
  g_ptr_array_add (arguments, NULL);
  return arguments;
}

static void
run_list (CliRun *run, va_list list)
{
  g_autoptr (GPtrArray) arguments = collect (list);

  cli_run_argv (run, NULL, (const char *const *) arguments->pdata);
}

void
cli_run (CliRun *run, ...)
{
  va_list list;

  va_start (list, run);
  run_list (run, list);
  va_end (list);
}

void
cli_assert_out (const char *expected, ...)
{
  g_auto (CliRun) run = { 0 };
  va_list list;

  va_start (list, expected);
  run_list (&run, list);
  va_end (list);
  g_assert_cmpstr (run.err, ==, "");
  g_assert_cmpstr (run.out, ==, expected);
  g_assert_cmpint (run.status, ==, 0);
}

void
cli_assert_fails (int status, const char *part, ...)
{
  g_auto (CliRun) run = { 0 };
  va_list list;

  va_start (list, part);
  run_list (&run, list);
  va_end (list);
  if (strstr (run.err, part) == NULL)
    g_error ("It says “%s”, not “%s”", run.err, part);
  g_assert_cmpstr (run.out, ==, "");
  g_assert_cmpint (run.status, ==, status);
  g_assert_true (g_str_has_prefix (run.err, "juncture: "));
}

char *
cli_path (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

char *
cli_write_file (const char *name, const char *content)
{
  g_autoptr (GError) error = NULL;
  char *path = cli_path (name);

  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
  return path;
}

char *
cli_write_package (void)
{
  return cli_write_file (
    "small.json",
    "{ \"name\": \"small\", \"title\": \"Small\", \"description\": \"A few rows.\",\n"
    "  \"juncture\": { \"formatVersion\": 1, \"fiscalYearStartMonth\": 10, \"defaultView\": "
    "\"opening\",\n"
    "    \"definitions\": [\n"
    "      { \"id\": \"north\", \"title\": \"The north\", \"description\": \"What the north "
    "counts.\", \"unit\": \"cases\",\n"
    "        \"table\": \"cases\", \"measure\": \"n\", \"where\": { \"region\": [\"N\"] } },\n"
    "      { \"id\": \"all\", \"title\": \"Everything\", \"table\": \"cases\", \"measure\": \"n\", "
    "\"where\": {} } ],\n"
    "    \"categories\": [ { \"id\": \"law\", \"title\": \"Law\", \"shape\": \"circle\" } ] },\n"
    "  \"resources\": [\n"
    "    { \"name\": \"cases\", \"title\": \"Cases\", \"type\": \"table\",\n"
    "      \"juncture\": { \"role\": \"observations\", \"missingPeriods\": \"zero\",\n"
    "        \"measures\": { \"n\": { \"unit\": \"cases\", \"qualifier\": \"q\" } }, "
    "\"sourceKeys\": [\"office\"] },\n"
    "      \"schema\": { \"fields\": [ { \"name\": \"month\", \"type\": \"yearmonth\" },\n"
    "        { \"name\": \"region\", \"title\": \"Region\", \"type\": \"string\", \"categories\": "
    "[\n"
    "          { \"value\": \"N\", \"label\": \"North, upper\" }, { \"value\": \"S\", \"label\": "
    "\"Twin\" },\n"
    "          { \"value\": \"T\", \"label\": \"Twin\" }, { \"value\": \"a=b\", \"label\": \"Odd "
    "\\\"sign\\\"\" } ] },\n"
    "        { \"name\": \"n\", \"type\": \"integer\" }, { \"name\": \"q\", \"type\": \"string\" } "
    "] },\n"
    "      \"data\": [ [\"month\", \"region\", \"n\", \"q\"], [\"2022-08\", \"N\", 5, \"exact\"], "
    "[\"2022-08\", \"S\", 7, \"exact\"],\n"
    "        [\"2022-09\", \"N\", 1000, \"nearly\"], [\"2022-11\", \"T\", 2, \"exact\"], "
    "[\"2022-11\", \"a=b\", 1, \"exact\"],\n"
    "        [\"2023-12\", \"N\", 40, \"exact\"] ] },\n"
    "    { \"name\": \"rates\", \"title\": \"Rates\", \"type\": \"table\", \"juncture\": { "
    "\"role\": \"observations\" },\n"
    "      \"schema\": { \"fields\": [ { \"name\": \"year\", \"type\": \"year\" }, { \"name\": "
    "\"rate\", \"type\": \"number\" },\n"
    "        { \"name\": \"count\", \"type\": \"integer\" } ] },\n"
    "      \"data\": [ [\"year\", \"rate\", \"count\"], [\"2020\", 0.1, 3], [\"2021\", null, 4], "
    "[\"2022\", 1234567.5, 5] ] },\n"
    "    { \"name\": \"events\", \"juncture\": { \"role\": \"events\" }, \"data\": [\n"
    "      { \"id\": \"act\", \"date\": \"2022-10-01\", \"title\": \"An act\", \"category\": "
    "\"law\", \"sources\": [\"office\"] },\n"
    "      { \"id\": \"talks\", \"date\": \"2023-03~\", \"title\": \"Talks\", \"category\": "
    "\"law\", \"confidence\": \"unverified\" } ] },\n"
    "    { \"name\": \"sources\", \"juncture\": { \"role\": \"sources\" }, \"data\": [\n"
    "      { \"key\": \"office\", \"title\": \"The office\", \"publisher\": \"Office\", \"date\": "
    "\"2024\",\n"
    "        \"url\": \"https://example.org/\" } ] },\n"
    "    { \"name\": \"views\", \"juncture\": { \"role\": \"views\" }, \"data\": [\n"
    "      { \"id\": \"opening\", \"title\": \"Opening view\", \"definition\": \"north\", "
    "\"period\": \"quarter\" } ] },\n"
    "    { \"name\": \"stories\", \"juncture\": { \"role\": \"stories\" }, \"data\": [\n"
    "      { \"id\": \"lesson\", \"title\": \"A lesson\", \"slides\": [] } ] } ] }\n");
}

json_t *
cli_parse_json (const char *text)
{
  json_error_t error;
  json_t *json = json_loads (text, JSON_REJECT_DUPLICATES, &error);

  if (json == NULL)
    g_error ("No JSON: %s", error.text);
  g_assert_true (g_str_has_suffix (text, "}\n"));
  return json;
}
