/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The files beside a package that its resources name by `path`. A path may not lead out of the package's folder,
 * neither by its text (absolute, `..`, an address) nor through a symbolic link.
 */
#pragma once

#include "io/jct-load-context.h"

G_BEGIN_DECLS

/* `path` as the package has it; errors (JCT_IO_ERROR_PATH) are placed at `place` of the package. */
GFile *jct_sibling_file_resolve (const JctLoadContext *context, const char *path, const char *place, GError **error);

G_END_DECLS
