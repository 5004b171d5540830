/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A file read in blocks, of which only a window is in memory at a time; unpacked on the way where it is gzip, and
 * without byte-order mark. It says nothing of what is wrong with a file: who meets FALSE here leaves the file to
 * jct_source_file_load(), which does.
 */
#pragma once

#include "io/jct-load-context.h"

G_BEGIN_DECLS

#define JCT_BLOCK_BYTES (64 * 1024)
/* That many bytes after the window may be read, too; they are NUL. */
#define JCT_BLOCK_PADDING 16

typedef struct
{
  const char *text; /* the window */
  const char *end;  /* of the window */
  gboolean at_end;  /* nothing comes after the window */
  gboolean had_mark; /* a byte-order mark was taken away */
} JctBlockSource;

/* `bytes` (nullable) are read instead of the context's file. `block` is how much is read at a time, for tests; else
 * JCT_BLOCK_BYTES. The first window is read. NULL for what is no regular file within the limit, or cannot be read. */
JctBlockSource *jct_block_source_new     (const JctLoadContext *context, GBytes *bytes, gsize block);
void            jct_block_source_free    (JctBlockSource *source);
/* Forgets the window before `from`, and reads at least one block more behind the rest. FALSE at the end of the file, on
 * an error, when cancelled, or past a limit. All pointers into the window are void afterwards. */
gboolean        jct_block_source_advance (JctBlockSource *source, const char *from);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctBlockSource, jct_block_source_free)

G_END_DECLS
