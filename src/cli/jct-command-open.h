/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands that open a window share. */
#pragma once

#include "cli/jct-cli.h"

G_BEGIN_DECLS

/* Whether all of the files are there; else it was said, and `*status` is what the program exits with. */
gboolean jct_cli_check_files (char **files, JctExit *status);
/* Becomes the window's program with these arguments, of which the first is replaced by its path. Returns only where it
 * cannot be started, and that was said. */
JctExit jct_cli_start_window (char **argv);

G_END_DECLS
