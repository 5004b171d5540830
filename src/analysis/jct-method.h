/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The methods that compare a series with the date of an event: their names, and what each is in a sentence. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  JCT_METHOD_BEFORE_AFTER,
  JCT_METHOD_ITS_OLS,
  JCT_METHOD_ITS_QUASIPOISSON,
  JCT_METHOD_COUNTERFACTUAL,
  JCT_METHOD_OPTIMAL_PARTITIONING,
  JCT_METHOD_BREAKPOINTS,
  JCT_METHOD_PLACEBO_TIME,
  JCT_METHOD_SYNTHETIC_CONTROL,
} JctMethod;

#define JCT_N_METHODS (JCT_METHOD_SYNTHETIC_CONTROL + 1)

/* A set of methods: JCT_METHOD_BIT () of each. */
typedef guint JctMethodSet;
#define JCT_METHOD_BIT(method) (1u << (method))
#define JCT_METHODS_ALL ((1u << JCT_N_METHODS) - 1)

/* The name in files and on the command line: "before_after", "its_ols", ... */
const char *jct_method_to_name         (JctMethod method);
gboolean    jct_method_from_name       (const char *name, JctMethod *method);
/* For people, translated: "Interrupted time series"; and what it does, in one sentence. */
const char *jct_method_get_title       (JctMethod method);
const char *jct_method_get_explanation (JctMethod method);
/* How many periods beside a window of `k` periods each side belong into its picture: a few where the method looks at the
 * window alone, more where it is fitted to what lies before or looks at other dates too. */
guint       jct_method_get_margin      (JctMethod method, guint k);

G_END_DECLS
