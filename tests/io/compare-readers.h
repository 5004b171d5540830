/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two ways to read a file side by side, and files to try them on; for the test and the fuzzer. */
#pragma once

#include "model/jct-document.h"

/* Fails the program where the two give another document or error. */
void      compare_readers  (GBytes *bytes, gsize block, gsize bulk);
/* Whether the flat reader takes the file. */
gboolean  takes_in_blocks  (GBytes *bytes, gsize block, gsize bulk);
/* Records or a package with rows or records; most are good, some gzip. */
GBytes   *generate_file    (GRand *random);
/* A few bytes changed, left out, repeated or put in, or the end cut off. */
GBytes   *mutate_file      (GRand *random, GBytes *bytes);
