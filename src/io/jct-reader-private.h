/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For tests: the two ways to read, each by itself. */
#pragma once

#include "io/jct-reader.h"

G_BEGIN_DECLS

/* jct_document_load_bytes() with other sizes: blocks of `block` bytes, of which 0 is none at all, so that everything goes
 * through Jansson; data arrays of a package from `bulk` bytes through the flat reader. */
JctDocument *jct_reader_load_bytes (GBytes *bytes, const char *name, gsize block, gsize bulk, GError **error);

G_END_DECLS
