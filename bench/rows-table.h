/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table with each kind of column that the Data page sorts by. */
#pragma once

#include "model/jct-table.h"

G_BEGIN_DECLS

enum
{
  ROWS_FEW = 0, /* dimensions: 22 values and 50,000 */
  ROWS_MANY = 1,
  ROWS_COUNT = 0, /* measures */
  ROWS_BIG = 1,
  ROWS_REAL = 2,
};

JctTable *rows_make_table (guint n_rows);

G_END_DECLS
