/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Receipts of pictures (io/jct-receipt.h) as the commands write, read and check them. */
#pragma once

#include "cli/jct-cli-drawing.h"
#include "cli/jct-cli.h"
#include "io/jct-receipt.h"

G_BEGIN_DECLS

/* The files that a picture is drawn from. All owned. */
typedef struct
{
  GFile *file;
  JctDocument *document;    /* as it was read */
  GFile *beside_file;       /* (nullable): that stands beside */
  JctDocument *beside;      /* (nullable): likewise as read */
  JctView *beside_view;     /* (nullable): what is shown of it */
} JctCliOrigin;

void      jct_cli_origin_clear  (JctCliOrigin *origin);

/* Beside the picture (or table), which is written already. */
gboolean  jct_cli_receipt_write (const JctCliOrigin *origin, const char *picture, const JctCliDrawing *drawing,
                                 const JctExportSettings *settings, GError **error);
/* What the receipt asks for; the options' fiscal years are the document's. Both are initialised in any case. FALSE and
 * JCT_IO_ERROR where it says what this version does not take. `name` stands for the receipt in messages. */
gboolean  jct_cli_receipt_take  (const JctReceipt *receipt, const char *name, guint fiscal_start,
                                 JctExportSettings *settings, JctAnalysisOptions *options, GError **error);

/* Whether the arguments of `chart` have --receipt, which takes options of its own. */
gboolean  jct_cli_asks_receipt  (char **argv);
/* `chart --receipt`. */
JctExit   jct_command_redraw    (char **argv);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JctCliOrigin, jct_cli_origin_clear)

G_END_DECLS
