/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reference values of shared/oracles, and the 60 monthly counts that tests without them use. */
#pragma once

#include <glib.h>
#include <jansson.h>

/* Border Patrol encounters with nationals of China at the southwest border, October 2019 to
 * September 2024: sums of the public CBP file. */
#define N_CHINA 60
#define CHINA_AUGUST_2022 34
#define CHINA_MAY_2024 55
extern const double china_counts[N_CHINA];

/* The file's root; NULL, and the test is skipped, where the files are not there. */
json_t *oracle_load (const char *name);
/* Whether `value` is `expected` to `tolerance`, relative. */
gboolean is_close (double value, double expected, double tolerance);
/* Fails where `value` is not `expected`, numbers to `tolerance` relative; `where` says where.
 * Members of an object for which `tolerance_of` (nullable) returns another tolerance use that. */
typedef double (*ToleranceFunc) (const char *key, double tolerance);
void assert_json_close (const json_t *value,
                        const json_t *expected,
                        double tolerance,
                        ToleranceFunc tolerance_of,
                        const char *where);
void assert_all_finite (const json_t *value);
/* Fails where a sentence has a word of cause: what the program says of an event is only what the figures were. */
void assert_no_word_of_cause (const char *sentence);
