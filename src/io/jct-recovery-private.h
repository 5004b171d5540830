/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of what is kept: how they are named, and the line at the head of the edits. */
#pragma once

#include "io/jct-recovery.h"

G_BEGIN_DECLS

#define JCT_RECOVERY_LOCK "lock"
#define JCT_RECOVERY_DAMAGED "damaged"
/* The id of the view that was shown, the last of the views in the edits. */
#define JCT_RECOVERY_VIEW "juncture-recovered-view"

/* What the line says. */
typedef struct
{
  char *title;
  char *base;               /* (nullable): a file in the same folder */
  char *origin;             /* (nullable): URI */
  gboolean is_package;
  JctFileStamp stamp;
  gint64 time;              /* seconds, Unix */
  JctDocumentParts parts;
  char *digest;             /* of what follows the line */
} JctRecoveryHeader;

void               jct_recovery_header_free    (JctRecoveryHeader *header);
/* With the line end. (transfer full) */
char              *jct_recovery_header_to_line (const JctRecoveryHeader *header);
/* The header of a file of edits, whose package begins at `*package`, an offset; NULL with a JCT_IO_ERROR where the file is
 * not whole or not what it should be. (transfer full) */
JctRecoveryHeader *jct_recovery_header_read    (GBytes *edits, const char *path, gsize *package, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctRecoveryHeader, jct_recovery_header_free)

G_END_DECLS
