/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a file may hold. Past a limit the answer is JCT_IO_ERROR_LIMIT, with the limit and what was found; never a
 * silent cut. The manual page and the help state the same numbers.
 */
#pragma once

#define JCT_LIMIT_FILE_BYTES    (G_GINT64_CONSTANT (2) << 30) /* of a file, and of a gzip file unpacked */
#define JCT_LIMIT_RECEIPT_BYTES (4 * 1024 * 1024)             /* of the receipt of a picture */
#define JCT_LIMIT_NESTING       64                            /* arrays and objects within one another */
#define JCT_LIMIT_ROWS          (50 * 1000 * 1000)            /* of a table */
#define JCT_LIMIT_COLUMNS       256                           /* of a table */
#define JCT_LIMIT_STRING_BYTES  (1024 * 1024)                 /* of one text */
#define JCT_LIMIT_LINE_BYTES    (16 * 1024 * 1024)            /* of one line of JSON Lines */
#define JCT_LIMIT_NUMBER_CHARS  64                            /* of one number, as written */
#define JCT_LIMIT_EVENTS        100000                        /* events, and as many sources, claims, views */
