/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Receipts of pictures (io/jct-receipt.h) as the commands write, read and check them. */
#pragma once

#include "cli/jct-cli-drawing.h"
#include "cli/jct-cli.h"
#include "io/jct-receipt.h"

G_BEGIN_DECLS

/* Beside the picture, whose bytes are `bytes`. `dataset` is the file of the subject's document, as on the command line. */
gboolean  jct_cli_receipt_write (const char *dataset, const char *picture, const JctCliDrawing *drawing,
                                 const JctExportSettings *settings, GBytes *bytes, GError **error);
/* What the receipt asks for; the options' fiscal years are the document's. Both are initialised in any case. FALSE and
 * JCT_IO_ERROR where it says what this version does not take. `name` stands for the receipt in messages. */
gboolean  jct_cli_receipt_take  (const JctReceipt *receipt, const char *name, guint fiscal_start,
                                 JctExportSettings *settings, JctAnalysisOptions *options, GError **error);

/* Whether the arguments of `chart` have --receipt, which takes options of its own. */
gboolean  jct_cli_asks_receipt  (char **argv);
/* `chart --receipt`. */
JctExit   jct_command_redraw    (char **argv);

G_END_DECLS
