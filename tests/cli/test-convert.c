/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-run.h"

#include <string.h>

static char *package;

static void
assert_same_output (const char *first_path,
                    const char *second_path,
                    const char *command,
                    const char *option)
{
  g_auto (CliRun) first = { 0 };
  g_auto (CliRun) second = { 0 };

  cli_run (&first, command, first_path, option, NULL);
  cli_run (&second, command, second_path, option, NULL);
  g_assert_cmpint (first.status, ==, 0);
  g_assert_cmpstr (first.out, ==, second.out);
}

/* What is read back says the same, and a second conversion writes the same bytes. */
static void
test_package (void)
{
  g_autofree char *out = cli_path ("out.json");
  g_autofree char *again = cli_path ("again.json");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  cli_assert_out ("", "convert", package, "-o", out, NULL);
  assert_same_output (package, out, "info", "--json");
  assert_same_output (package, out, "series", "--by=region");
  cli_assert_out ("", "convert", out, "--output", again, NULL);
  g_assert_true (g_file_get_contents (out, &first, NULL, NULL));
  g_assert_true (g_file_get_contents (again, &second, NULL, NULL));
  g_assert_cmpstr (first, ==, second);
}

#define CBP_HEAD                                                                  \
  "Fiscal Year,Month Grouping,Month (abbv),Component,Land Border Region,Area of " \
  "Responsibility,AOR (Abbv),"                                                    \
  "Demographic,Citizenship,Title of Authority,Encounter Type,Encounter Count\n"
#define CBP_ROW(year, month, count)                                                          \
  year ",FYTD," month                                                                        \
       ",U.S. Border Patrol,Southwest Land Border,San Diego Sector,San Diego,Single Adults," \
       "\"CHINA, PEOPLES REPUBLIC OF\",Title 8,Apprehensions," count "\n"

static void
test_several (void)
{
  g_autofree char *first
    = cli_write_file ("first.csv", CBP_HEAD CBP_ROW ("2023", "OCT", "5")
                                     CBP_ROW ("2024 (FYTD)", "OCT", "\"2,999\""));
  g_autofree char *second
    = cli_write_file ("second.csv",
                      CBP_HEAD CBP_ROW ("2024", "OCT", "\"2,998\"") CBP_ROW ("2024", "NOV", "7"));
  g_autofree char *out = cli_path ("cbp.json");
  g_auto (CliRun) run = { 0 };

  cli_run (&run, "convert", first, second, "-o", out, NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.out, ==, "");
  /* The overlap is said, and the later file's figure is kept. */
  g_assert_true (g_str_has_prefix (run.err, "note: "));
  cli_assert_out ("period,series,value,qualifier\n2022-10,all,5,\n", "series", out, "--to",
                  "2022-10", NULL);
  cli_assert_out ("period,series,value,qualifier\n2023-10,all,2998,\n2023-11,all,7,\n", "series",
                  out, "--from", "2023-10", NULL);
}

/* Which field is which can be said where the format does not. */
static void
test_fields (void)
{
  g_autofree char *records = cli_write_file (
    "records.json", "[ { \"when\": \"2024-01\", \"place\": \"A\", \"n\": 1, \"weight\": 2.5 },\n"
                    "  { \"when\": \"2024-02\", \"place\": \"A\", \"n\": 3, \"weight\": 4.5 } ]\n");
  g_autofree char *out = cli_path ("fields.json");

  cli_assert_out ("", "convert", records, "-o", out, "--time", "when", "--measure", "weight",
                  "--measure", "n", "--dimension", "place", NULL);
  cli_assert_out ("period,series,value,qualifier\n2024-01,all,2.5,\n2024-02,all,4.5,\n", "series",
                  out, "--measure", "weight", NULL);
  cli_assert_out ("period,series,value,qualifier\n2024-01,A,1,\n2024-02,A,3,\n", "series", out,
                  "--measure", "n", "--by", "place", NULL);
  cli_assert_fails (1, "whn", "convert", records, "-o", out, "--time", "whn", NULL);
}

/* How a table is read can be written to a file, and read from it; each form of it can be given. */
static void
test_plan (void)
{
  g_autofree char *table = cli_write_file ("table.csv", "when;where;n;how\n01/02/2024;A;1,5;about\n"
                                                        "02/03/2024;A;-9;exact\n");
  g_autofree char *out = cli_path ("planned.json");
  g_autofree char *again = cli_path ("planned-again.json");
  g_autofree char *plan = cli_path ("plan.json");
  g_auto (CliRun) run = { 0 };

  cli_run (&run, "convert", table, "-o", out, "--qualifier", "how", "--missing=-9", "--decimal=,",
           "--delimiter=;", "--period=day", "--save-plan", plan, NULL);
  g_assert_cmpint (run.status, ==, 0);
  cli_assert_out ("period,series,value,qualifier\n2024-02-01,all,1.5,about\n", "series", out,
                  "--to=2024-02-01", NULL);
  cli_assert_out ("", "convert", table, "-o", again, "--plan", plan, NULL);
  assert_same_output (out, again, "series", "--by=where");
  cli_assert_fails (1, "table.csv", "convert", package, "-o", again, "--plan", table, NULL);
  cli_assert_fails (2, "beside --plan", "convert", table, "-o", again, "--plan", plan, "--time",
                    "when", NULL);
  cli_assert_fails (1, "no plan of it", "convert", package, "-o", again, "--save-plan", plan, NULL);
  cli_assert_fails (2, "point or a comma", "convert", table, "-o", again, "--decimal=x", NULL);
  cli_assert_fails (2, "fiscal-year", "convert", table, "-o", again, "--period=moon", NULL);
}

static void
test_events (void)
{
  g_autofree char *table = cli_write_file ("events.csv", "day,what,why\n2024-02-01,A,x\n");
  g_autofree char *out = cli_path ("events.json");
  g_auto (CliRun) guessed = { 0 };
  g_auto (CliRun) given = { 0 };

  cli_run (&guessed, "info", table, NULL);
  g_assert_nonnull (strstr (guessed.out, "event-1: A"));
  cli_assert_fails (1, "\"what\", \"why\"", "convert", table, "-o", out, "--event-date", "date",
                    NULL);
  cli_run (&given, "convert", table, "-o", out, "--event-date", "day", "--event-title", "why",
           NULL);
  g_assert_cmpint (given.status, ==, 0);
  cli_run_clear (&given);
  cli_run (&given, "info", out, NULL);
  g_assert_nonnull (strstr (given.out, "event-1: x"));
}

static void
test_faults (void)
{
  g_autofree char *out = cli_write_file ("kept.json", "what was there\n");
  g_autofree char *broken = cli_write_file ("broken.json", "{ \"resources\": 3 }");
  g_autofree char *absent = cli_path ("absent.json");
  g_autofree char *nowhere = cli_path ("no-such-folder/out.json");
  g_autofree char *kept = NULL;

  cli_assert_fails (1, "broken.json", "convert", broken, "-o", out, NULL);
  cli_assert_fails (1, "absent.json", "convert", absent, "-o", out, NULL);
  cli_assert_fails (1, "small.json", "convert", package, package, "-o", out, NULL);
  g_assert_true (g_file_get_contents (out, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "what was there\n");
  cli_assert_fails (1, "no-such-folder", "convert", package, "-o", nowhere, NULL);
  /* A package says itself which field is which. */
  cli_assert_fails (1, "small.json", "convert", package, "-o", out, "--time", "month", NULL);
}

static void
test_usage (void)
{
  g_autofree char *package_as_csv = cli_path ("small.csv");

  cli_assert_fails (2, "A file is missing.", "convert", "-o", "x.json", NULL);
  cli_assert_fails (2, "-o FILE", "convert", package, NULL);
  cli_assert_fails (2, "ends in .json", "convert", package, "-o", package_as_csv, NULL);
  g_assert_false (g_file_test (package_as_csv, G_FILE_TEST_EXISTS));
  cli_assert_fails (2, "one file only", "convert", package, package, "-o", "x.json", "--measure",
                    "n", NULL);
}

int
main (int argc, char *argv[])
{
  int status;

  cli_init (&argc, &argv);
  package = cli_write_package ();
  g_test_add_func ("/convert/package", test_package);
  g_test_add_func ("/convert/several", test_several);
  g_test_add_func ("/convert/fields", test_fields);
  g_test_add_func ("/convert/plan", test_plan);
  g_test_add_func ("/convert/events", test_events);
  g_test_add_func ("/convert/faults", test_faults);
  g_test_add_func ("/convert/usage", test_usage);
  status = cli_finish ();
  g_free (package);
  return status;
}
