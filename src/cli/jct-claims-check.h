/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sentence from the command line, read as claims and put to the data. */
#pragma once

#include "cli/jct-cli.h"

G_BEGIN_DECLS

/* Writes what was found in the sentence, what was not, and the verdict on each statement. `date` (nullable): of the
 * article. Bytes that are no UTF-8 are replaced. */
JctExit jct_claims_check_sentence (JctDocument *document, const char *sentence, const JctEdtf *date, gboolean is_json);

G_END_DECLS
