/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A JSON file of flat records, as wide as those that CBP publishes: each month's of every pair of two dimensions. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* 372 bytes each, or so: 68,815 are 25.6 MB. FALSE where it cannot be written. */
gboolean flat_records_write (const char *path, guint n);
/* The sum of what they count. */
guint64  flat_records_sum   (guint n);

G_END_DECLS
