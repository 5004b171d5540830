/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the columns and values of CBP's tables are called and mean: fiscal years, months, counts, readable labels.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a CBP column is here: a dimension's name, or one of these two. */
#define JCT_CBP_MONTH "month"
#define JCT_CBP_COUNT "encounters"

/* A header's name in lower case with underscores: "AOR (Abbv)" is "aor_abbv". (transfer full) */
char       *jct_cbp_normalise_name  (const char *name);
/* The name used here for a normalised column ("land_border_region" is "border"); NULL for one that CBP does not have. */
const char *jct_cbp_column_name     (const char *normalised);
/* The title of a dimension, translated; NULL for an unknown one. */
const char *jct_cbp_dimension_title (const char *name);

/* "2024", "2024 (FYTD)", "FY2024". */
gboolean    jct_cbp_parse_year      (const char *text, int *year);
/* "OCT", "Oct", "October": 1-12. */
gboolean    jct_cbp_parse_month     (const char *text, int *month);
/* A count with or without thousands separators: "1,234". */
gboolean    jct_cbp_parse_count     (const char *text, gint64 *count);
/* The ordinal of the calendar month: October to December belong to the calendar year before the fiscal year. */
gint32      jct_cbp_month_ordinal   (int fiscal_year, int month);

/* What a person reads for a value; NULL where the value itself is readable. (transfer full) */
char       *jct_cbp_value_label     (const char *dimension, const char *value);

G_END_DECLS
