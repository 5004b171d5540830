/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The way in for long files: records, and the data arrays of a Data Package, go through the flat reader in blocks; what
 * is left of a package, which is short, is parsed by Jansson. Whatever does not go smoothly is left to the readers of
 * whole texts, so that what opens and what every error says is theirs alone.
 */
#pragma once

#include "io/jct-block-source.h"

G_BEGIN_DECLS

/* A package's data array longer than this is read in blocks. */
#define JCT_BULK_BYTES (256 * 1024)

/* NULL without a reason where the text is to be read as a whole. `*text` (transfer full) is then that text, without
 * byte-order mark and not yet decoded, where all of it was read on the way; else NULL. `bulk` is JCT_BULK_BYTES, except
 * in tests. */
JctDocument *jct_read_blocks (const JctLoadContext *context, JctBlockSource *source, gsize bulk, GBytes **text);

G_END_DECLS
