/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The options that say how a file without a description of its own is read: which field is what, how numbers and periods
 * are written. With --plan all of it stands in a file, and the options change what it says.
 */
#pragma once

#include "cli/jct-cli.h"
#include "io/jct-import-plan.h"

G_BEGIN_DECLS

typedef struct
{
  char *time;
  char **measures;
  char **dimensions;
  char **ignored;
  char **by_role[JCT_N_IMPORT_ROLES]; /* of the roles that the above do not have */
  char *period;
  char *decimal;
  char **missing;
  char *delimiter;
  char *encoding;
  gboolean no_header;
  char *plan;
  char *save_plan;
} JctCliImport;

void         jct_cli_import_clear       (JctCliImport *import);
void         jct_cli_import_add_options (JctCliImport *import, GOptionContext *context);
/* Whether any option was given. */
gboolean     jct_cli_import_is_given    (const JctCliImport *import);
/* NULL, or what is wrong with the options. (transfer full) */
char        *jct_cli_import_check       (const JctCliImport *import);
/* Reads the file as the options say; writes the plan where that was asked for. */
JctDocument *jct_cli_import_load        (const JctCliImport *import, GFile *file, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JctCliImport, jct_cli_import_clear)

G_END_DECLS
