/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-file-stamp.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static JctFileStamp
from_status (const struct stat *status)
{
  JctFileStamp stamp = { 0 };

  stamp.exists = TRUE;
  stamp.seconds = status->st_mtim.tv_sec;
  stamp.nanoseconds = status->st_mtim.tv_nsec;
  stamp.size = status->st_size;
  stamp.device = status->st_dev;
  stamp.inode = status->st_ino;
  return stamp;
}

JctFileStamp
jct_file_stamp_take (GFile *file)
{
  const char *path = g_file_peek_path (file);
  JctFileStamp none = { 0 };
  struct stat status;

  return path != NULL && stat (path, &status) == 0 ? from_status (&status) : none;
}

JctFileStamp
jct_file_stamp_take_open (int fd)
{
  JctFileStamp none = { 0 };
  struct stat status;

  return fstat (fd, &status) == 0 ? from_status (&status) : none;
}

gboolean
jct_file_stamp_equal (const JctFileStamp *a, const JctFileStamp *b)
{
  return a->exists == b->exists && a->seconds == b->seconds && a->nanoseconds == b->nanoseconds
         && a->size == b->size && a->device == b->device && a->inode == b->inode;
}

static void
set_digest (JctFileStamp *stamp, GChecksum *checksum)
{
  gsize length = sizeof stamp->digest;

  g_checksum_get_digest (checksum, stamp->digest, &length);
  stamp->has_digest = TRUE;
}

void
jct_file_stamp_set_content (JctFileStamp *stamp, GBytes *content)
{
  g_autoptr (GChecksum) checksum = NULL;

  if (g_bytes_get_size (content) > JCT_FILE_DIGEST_MOST)
    return;
  checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_checksum_update (checksum, g_bytes_get_data (content, NULL),
                     (gssize) g_bytes_get_size (content));
  set_digest (stamp, checksum);
}

/* FALSE where the file could not be read to its end. */
static gboolean
read_all (int fd, GChecksum *checksum)
{
  g_autofree guchar *block = g_malloc (65536);
  gssize n;

  do
    {
      n = TEMP_FAILURE_RETRY (read (fd, block, 65536));
      if (n > 0)
        g_checksum_update (checksum, block, n);
    }
  while (n > 0);
  return n == 0;
}

void
jct_file_stamp_add_digest (JctFileStamp *stamp, GFile *file)
{
  g_autoptr (GChecksum) checksum = NULL;
  JctFileStamp before, after;
  struct stat status;
  int fd;

  if (stamp->has_digest || !stamp->exists || stamp->size > JCT_FILE_DIGEST_MOST)
    return;
  /* Whatever has come into its place, opening it does not wait. */
  fd = open (g_file_peek_path (file), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (fd < 0)
    return;
  checksum = g_checksum_new (G_CHECKSUM_SHA256);
  before = jct_file_stamp_take_open (fd);
  if (fstat (fd, &status) == 0 && S_ISREG (status.st_mode) && jct_file_stamp_equal (stamp, &before)
      && read_all (fd, checksum))
    {
      after = jct_file_stamp_take_open (fd);
      if (jct_file_stamp_equal (stamp, &after))
        set_digest (stamp, checksum);
    }
  close (fd);
}

gboolean
jct_file_stamp_is_current (const JctFileStamp *stamp, GFile *file)
{
  JctFileStamp now = jct_file_stamp_take (file);

  if (!stamp->exists || !now.exists)
    return stamp->exists == now.exists;
  if (!stamp->has_digest)
    return jct_file_stamp_equal (stamp, &now);
  if (now.size != stamp->size)
    return FALSE;
  jct_file_stamp_add_digest (&now, file);
  return now.has_digest && memcmp (now.digest, stamp->digest, sizeof now.digest) == 0;
}
