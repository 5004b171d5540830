/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-file-stamp.h"

#include <sys/stat.h>

JctFileStamp
jct_file_stamp_take (GFile *file)
{
  const char *path = g_file_peek_path (file);
  JctFileStamp stamp = { 0 };
  struct stat status;

  if (path == NULL || stat (path, &status) != 0)
    return stamp;
  stamp.exists = TRUE;
  stamp.seconds = status.st_mtim.tv_sec;
  stamp.nanoseconds = status.st_mtim.tv_nsec;
  stamp.size = status.st_size;
  stamp.device = status.st_dev;
  stamp.inode = status.st_ino;
  return stamp;
}

gboolean
jct_file_stamp_equal (const JctFileStamp *a, const JctFileStamp *b)
{
  return a->exists == b->exists && a->seconds == b->seconds && a->nanoseconds == b->nanoseconds
         && a->size == b->size && a->device == b->device && a->inode == b->inode;
}
