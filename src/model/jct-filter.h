/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A filter: for some dimensions, by name, the set of values that pass. A dimension that is not named passes whole; a
 * dimension with an empty set passes nothing. Values are kept as text, so that one filter serves tables whose codes
 * differ. A plain, owned value: copy it to keep it.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _JctFilter JctFilter;

JctFilter         *jct_filter_new            (void);
JctFilter         *jct_filter_copy           (const JctFilter *filter);
void               jct_filter_free           (JctFilter *filter);
gboolean           jct_filter_equal          (const JctFilter *a, const JctFilter *b); /* the order does not count */
gboolean           jct_filter_is_empty       (const JctFilter *filter);

/* Adds one value to the dimension's set; TRUE if it was not in it. */
gboolean           jct_filter_add            (JctFilter *filter, const char *dimension, const char *value);
/* Takes one value away; the dimension passes whole again when its last value is taken. TRUE if it was there. */
gboolean           jct_filter_remove         (JctFilter *filter, const char *dimension, const char *value);
void               jct_filter_set            (JctFilter *filter, const char *dimension, const char *const *values);
void               jct_filter_clear          (JctFilter *filter, const char *dimension); /* passes whole again */
/* Both: a value must pass `filter` and `other`. A dimension in both keeps the values they share. (transfer full) */
JctFilter         *jct_filter_intersect      (const JctFilter *filter, const JctFilter *other);

gboolean           jct_filter_has_dimension  (const JctFilter *filter, const char *dimension);
gboolean           jct_filter_has_value      (const JctFilter *filter, const char *dimension, const char *value);
guint              jct_filter_get_n_dimensions (const JctFilter *filter);
/* Dimensions in the order in which they were first named. */
const char        *jct_filter_get_dimension  (const JctFilter *filter, guint index);
/* (array zero-terminated=1) (nullable): the values in the order of adding; NULL when the dimension is not named */
const char *const *jct_filter_get_values     (const JctFilter *filter, const char *dimension);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctFilter, jct_filter_free)

G_END_DECLS
