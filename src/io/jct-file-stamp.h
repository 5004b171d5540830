/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which version of a file is on the disk, as far as that can be told without reading it. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  gboolean exists;
  gint64 seconds, nanoseconds; /* of the last change */
  gint64 size;
  guint64 device, inode;
} JctFileStamp;

/* Of a file of this computer; one that has no path here does not exist. */
JctFileStamp jct_file_stamp_take  (GFile *file);
gboolean     jct_file_stamp_equal (const JctFileStamp *a, const JctFileStamp *b);

G_END_DECLS
