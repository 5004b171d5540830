/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A filter: for some dimensions, by name, the set of values that pass, or the set of those that do not ("all but
 * China"). A dimension that is not named passes whole; one with an empty set of passing values passes nothing. Values
 * are kept as text, so that one filter serves tables whose codes differ. A plain, owned value: copy it to keep it.
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

/* Lets one value pass: adds it to the set of those that do, takes it from those that do not. TRUE if that changed
 * the filter. The dimension passes whole again when the last value that does not pass is taken. */
gboolean           jct_filter_add            (JctFilter *filter, const char *dimension, const char *value);
/* Takes one value from those that pass; the dimension passes whole again when its last value is taken. TRUE if it was
 * there. */
gboolean           jct_filter_remove         (JctFilter *filter, const char *dimension, const char *value);
void               jct_filter_set            (JctFilter *filter, const char *dimension, const char *const *values);
/* Lets one value not pass: all others of the dimension do, or those that did before. TRUE if that changed the filter. */
gboolean           jct_filter_exclude        (JctFilter *filter, const char *dimension, const char *value);
/* All values but these pass. */
void               jct_filter_set_excluded   (JctFilter *filter, const char *dimension, const char *const *values);
/* Makes the dimension pass what it passes in `other`; whole where that does not name it. */
void               jct_filter_set_as_in      (JctFilter *filter, const char *dimension, const JctFilter *other);
void               jct_filter_clear          (JctFilter *filter, const char *dimension); /* passes whole again */
/* Both: a value must pass `filter` and `other`. A dimension in both keeps what they share. (transfer full) */
JctFilter         *jct_filter_intersect      (const JctFilter *filter, const JctFilter *other);

gboolean           jct_filter_has_dimension  (const JctFilter *filter, const char *dimension);
/* Whether the value is in the set of those that pass. */
gboolean           jct_filter_has_value      (const JctFilter *filter, const char *dimension, const char *value);
/* Whether rows with that value pass. */
gboolean           jct_filter_passes         (const JctFilter *filter, const char *dimension, const char *value);
/* Whether the values that the dimension names are those that do not pass. */
gboolean           jct_filter_is_excluding   (const JctFilter *filter, const char *dimension);
guint              jct_filter_get_n_dimensions (const JctFilter *filter);
/* Dimensions in the order in which they were first named. */
const char        *jct_filter_get_dimension  (const JctFilter *filter, guint index);
/* (array zero-terminated=1) (nullable): the values that pass, in the order of adding; NULL where the dimension is not
 * named, or names those that do not pass. */
const char *const *jct_filter_get_values     (const JctFilter *filter, const char *dimension);
/* The same of those that do not pass; NULL where the dimension is not named, or names those that pass. */
const char *const *jct_filter_get_excluded   (const JctFilter *filter, const char *dimension);
/* Those of the two that the dimension names; NULL where it is not named. */
const char *const *jct_filter_get_named      (const JctFilter *filter, const char *dimension);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctFilter, jct_filter_free)

G_END_DECLS
