/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A filter as a line that a person types: "citizenship=China; component=A; component=B". Each condition is a dimension's
 * name, "=", and a value that passes; one dimension may stand there several times. The space around names and values
 * does not count.
 */
#pragma once

#include "model/jct-filter.h"

G_BEGIN_DECLS

/* Empty for a filter that passes all. NULL where a line cannot say it: values that are left out, none that passes, a
 * semicolon in a value. (transfer full) (nullable) */
char      *jct_filter_to_line    (const JctFilter *filter);
/* `line`: nullable. NULL, and a G_IO_ERROR_INVALID_ARGUMENT that quotes the condition, where one lacks its name or value.
 * (transfer full) */
JctFilter *jct_filter_parse_line (const char *line, GError **error);

G_END_DECLS
