/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which version of a file is on the disk: when it was changed last, how long it is and where it lies, and, once that was
 * read, what it holds. With the content a stamp tells apart two versions of the same moment, and knows a file that was
 * only touched, or written anew as it was, for the same version.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* SHA-256 */
#define JCT_FILE_DIGEST_LENGTH 32
/* Of a longer file the content is not read: what can be told without counts. */
#define JCT_FILE_DIGEST_MOST (8 * 1024 * 1024)

typedef struct
{
  gboolean exists;
  gint64 seconds, nanoseconds; /* of the last change */
  gint64 size;
  guint64 device, inode;
  gboolean has_digest;
  guint8 digest[JCT_FILE_DIGEST_LENGTH];
} JctFileStamp;

/* Of a file of this computer, without its content; one that has no path here does not exist. */
JctFileStamp jct_file_stamp_take       (GFile *file);
/* Of the file that is open, as it is now. */
JctFileStamp jct_file_stamp_take_open  (int fd);
/* Reads the content, unless the file is long, is no regular one, or is no longer the version that the stamp is of. */
void         jct_file_stamp_add_digest (JctFileStamp *stamp, GFile *file);
/* The same from the content, where that is at hand. */
void         jct_file_stamp_set_content (JctFileStamp *stamp, GBytes *content);
/* Whether both are of the same version, as far as that can be told without the content. */
gboolean     jct_file_stamp_equal      (const JctFileStamp *a, const JctFileStamp *b);
/* Whether the file is still, or again, the version that the stamp is of; the content decides where the stamp has it. */
gboolean     jct_file_stamp_is_current (const JctFileStamp *stamp, GFile *file);

G_END_DECLS
