/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the commands share: exit codes, messages, options, files in, text out.
 *
 * Arguments are bytes as the shell gives them and output is UTF-8 whatever the locale's encoding is: files are UTF-8,
 * and a value that was printed can be given back.
 */
#pragma once

#include <gio/gio.h>
#include <jansson.h>

#include "model/jct-document.h"

G_BEGIN_DECLS

typedef enum
{
  JCT_EXIT_OK = 0,
  JCT_EXIT_FAULT = 1, /* the data or a file are at fault */
  JCT_EXIT_USAGE = 2, /* the command line is */
} JctExit;

/* ---- the commands: each gets its arguments from its own name on ---- */

JctExit      jct_command_open        (char **argv);
JctExit      jct_command_info        (char **argv);
JctExit      jct_command_validate    (char **argv);
JctExit      jct_command_series      (char **argv);
JctExit      jct_command_chart       (char **argv);
JctExit      jct_command_convert     (char **argv);
JctExit      jct_command_analyse     (char **argv);
JctExit      jct_command_claims      (char **argv);
JctExit      jct_command_present     (char **argv);
JctExit      jct_command_story       (char **argv);

/* ---- messages ---- */

/* For people at a terminal: what a file holds shall not steer it. Control characters but the line feed, and those that
 * turn the direction of writing, become U+FFFD. (transfer full) */
char        *jct_cli_dup_printable   (const char *text);
void         jct_cli_print_error     (const char *message);
void         jct_cli_print_note      (const char *message);
/* The sentence ("There is no table “x”."), and a list of the names that there are, those nearest to `wanted` first. */
void         jct_cli_print_unknown   (const char *sentence, const char *wanted, const char *const *names,
                                      gsize n_names);
/* Prints the error; always JCT_EXIT_FAULT. */
JctExit      jct_cli_fail            (const GError *error);
/* Prints the message and where to read on; always JCT_EXIT_USAGE. `command` is NULL for the program itself. */
JctExit      jct_cli_fail_usage      (const char *command, const char *message);

/* ---- options ---- */

typedef struct
{
  const char *command;
  GOptionContext *options;
  gboolean help;
  char **files;             /* what is no option; never NULL after jct_cli_parser_run() */
} JctCliParser;

void         jct_cli_parser_init     (JctCliParser *parser, const char *command, const char *parameters,
                                      const char *summary);
void         jct_cli_parser_clear    (JctCliParser *parser);
/* Parses; TRUE when the command shall run with between `min_files` and `max_files` files. Else `*status` is what the
 * program exits with: help was asked for and printed, or the arguments are wrong and that was said. */
gboolean     jct_cli_parser_run      (JctCliParser *parser, char **argv, guint min_files, guint max_files,
                                      JctExit *status);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JctCliParser, jct_cli_parser_clear)

/* ---- files in, text out ---- */

/* The file of an argument, a path or a URI. For a path GIO looks for no modules, of which a machine may have some for other
 * schemes. (transfer full) */
GFile       *jct_cli_file_new        (const char *argument);
/* (transfer full) (nullable): NULL when it cannot be read, and that was said. */
JctDocument *jct_cli_load            (const char *path);
JctDocument *jct_cli_load_file       (GFile *file);
/* To standard output, whole. FALSE when that fails, and it was said. */
gboolean     jct_cli_write           (const char *text);
/* As jct_cli_write(); takes the reference. */
gboolean     jct_cli_write_json      (json_t *json);
/* A JSON string; null for NULL. */
json_t      *jct_cli_json_string     (const char *text);

G_END_DECLS
