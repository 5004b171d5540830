/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs the built program as a person does, on files that the test writes. */
#pragma once

#include <gio/gio.h>
#include <jansson.h>

G_BEGIN_DECLS

typedef struct
{
  char *out;
  char *err;
  int status; /* what it exits with */
} CliRun;

/* In place of g_test_init() and g_test_run(): the tests have a folder for their files in between. */
void     cli_init          (int *argc, char ***argv);
int      cli_finish        (void);

void     cli_run_clear     (CliRun *run);

/* `locale` is the LC_ALL of the program, NULL for C.UTF-8. The arguments end with NULL. */
void     cli_run_argv      (CliRun *run, const char *locale, const char *const *arguments);
void     cli_run           (CliRun *run, ...) G_GNUC_NULL_TERMINATED;
/* In one step: that it succeeds, says nothing on stderr, and writes `expected`. */
void     cli_assert_out    (const char *expected, ...) G_GNUC_NULL_TERMINATED;
/* That it exits so, writes nothing to stdout, and says `part` on stderr. */
void     cli_assert_fails  (int status, const char *part, ...) G_GNUC_NULL_TERMINATED;

/* A file in the test's own folder; (transfer full) its path. */
char    *cli_write_file    (const char *name, const char *content);
char    *cli_path          (const char *name);
/* A small Data Package with two tables, definitions, events, sources and a view. (transfer full) its path. */
char    *cli_write_package (void);
json_t  *cli_parse_json    (const char *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliRun, cli_run_clear)

G_END_DECLS
