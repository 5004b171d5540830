/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of eight dimensions and sixty months, as wide as the records that CBP publishes; the same rows each time, which
 * bench/peers/crossfilter.js makes too. */
#pragma once

#include "model/jct-table.h"

G_BEGIN_DECLS

#define LINKED_N_PERIODS 60
#define LINKED_N_DIMENSIONS 8

extern const guint linked_n_values[LINKED_N_DIMENSIONS];

/* Values are "0", "1" and so on. (transfer full) */
char     *linked_value_name (guint code);
JctTable *linked_make_table (guint n_rows);

G_END_DECLS
