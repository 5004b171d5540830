/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/jct-claim-qualifier.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "model/jct-number-format.h"

/* How the ends of what agrees follow from X. */
typedef enum
{
  RULE_NONE,
  RULE_ROUNDED, /* equal in the digits printed */
  RULE_AROUND,  /* X times low to X times high; an infinite factor is no end */
  RULE_RANGE,   /* low to high, without an X */
} Rule;

typedef struct
{
  const char *name;
  const char *label;
  const char *format;     /* with its number; NULL where it takes none */
  const char *rule_words; /* (nullable) */
  Rule rule;
  double low, high;
  gboolean with_low, with_high;
} Entry;

#define WITHOUT_END INFINITY

static const Entry entries[JCT_N_CLAIM_QUALIFIERS] = {
  [JCT_CLAIM_NO_QUALIFIER]
  = { NULL, NC_ ("qualifier", "none"), "%s",
      NC_ ("rule of a qualifier",
           "the same after rounding to the digits printed, and at most a twentieth away"),
      RULE_ROUNDED, 0, 0, TRUE, FALSE },
  [JCT_CLAIM_UNQUALIFIED]
  = { "unqualified", NC_ ("qualifier", "without a qualifier"), "%s",
      NC_ ("rule of a qualifier",
           "the same after rounding to the digits printed, and at most a twentieth away"),
      RULE_ROUNDED, 0, 0, TRUE, FALSE },
  [JCT_CLAIM_EXACT]
  = { "exact", NC_ ("qualifier", "exactly"), NC_ ("qualifier", "exactly %s"),
      NC_ ("rule of a qualifier", "X and nothing else"), RULE_AROUND, 1, 1, TRUE, TRUE },
  [JCT_CLAIM_ABOUT]
  = { "about", NC_ ("qualifier", "about"), NC_ ("qualifier", "about %s"),
      NC_ ("rule of a qualifier", "from 0.9 X to 1.1 X"), RULE_AROUND, 0.9, 1.1, TRUE, TRUE },
  [JCT_CLAIM_NEARLY]
  = { "nearly", NC_ ("qualifier", "nearly"), NC_ ("qualifier", "nearly %s"),
      NC_ ("rule of a qualifier", "from 0.9 X up to X"), RULE_AROUND, 0.9, 1, TRUE, TRUE },
  [JCT_CLAIM_ALMOST]
  = { "almost", NC_ ("qualifier", "almost"), NC_ ("qualifier", "almost %s"),
      NC_ ("rule of a qualifier", "from 0.9 X up to X"), RULE_AROUND, 0.9, 1, TRUE, TRUE },
  [JCT_CLAIM_JUST_OVER]
  = { "just-over", NC_ ("qualifier", "just over"), NC_ ("qualifier", "just over %s"),
      NC_ ("rule of a qualifier", "above X, up to 1.1 X"), RULE_AROUND, 1, 1.1, FALSE, TRUE },
  [JCT_CLAIM_MORE_THAN]
  = { "more-than", NC_ ("qualifier", "more than"), NC_ ("qualifier", "more than %s"),
      NC_ ("rule of a qualifier", "above X"), RULE_AROUND, 1, WITHOUT_END, FALSE, FALSE },
  [JCT_CLAIM_AT_LEAST]
  = { "at-least", NC_ ("qualifier", "at least"), NC_ ("qualifier", "at least %s"),
      NC_ ("rule of a qualifier", "X or more"), RULE_AROUND, 1, WITHOUT_END, TRUE, FALSE },
  [JCT_CLAIM_AT_MOST]
  = { "at-most", NC_ ("qualifier", "at most"), NC_ ("qualifier", "at most %s"),
      NC_ ("rule of a qualifier", "X or less"), RULE_AROUND, -WITHOUT_END, 1, FALSE, TRUE },
  [JCT_CLAIM_UP_TO]
  = { "up-to", NC_ ("qualifier", "up to"), NC_ ("qualifier", "up to %s"),
      NC_ ("rule of a qualifier", "X or less"), RULE_AROUND, -WITHOUT_END, 1, FALSE, TRUE },
  [JCT_CLAIM_FEWER_THAN]
  = { "fewer-than", NC_ ("qualifier", "fewer than"), NC_ ("qualifier", "fewer than %s"),
      NC_ ("rule of a qualifier", "below X"), RULE_AROUND, -WITHOUT_END, 1, FALSE, FALSE },
  [JCT_CLAIM_SOME]
  = { "some", NC_ ("qualifier", "some"), NULL, NC_ ("rule of a qualifier", "1 or more"), RULE_RANGE,
      1, WITHOUT_END, TRUE, FALSE },
  [JCT_CLAIM_MOST]
  = { "most", NC_ ("qualifier", "most"), NULL, NC_ ("rule of a qualifier", "more than half"),
      RULE_RANGE, 50, 100, FALSE, TRUE },
  [JCT_CLAIM_DOZENS]
  = { "dozens", NC_ ("qualifier", "dozens"), NULL, NC_ ("rule of a qualifier", "24 to 99"),
      RULE_RANGE, 24, 100, TRUE, FALSE },
  [JCT_CLAIM_HUNDREDS]
  = { "hundreds", NC_ ("qualifier", "hundreds"), NULL, NC_ ("rule of a qualifier", "100 to 999"),
      RULE_RANGE, 100, 1000, TRUE, FALSE },
  [JCT_CLAIM_THOUSANDS]
  = { "thousands", NC_ ("qualifier", "thousands"), NULL,
      NC_ ("rule of a qualifier", "1,000 to 9,999"), RULE_RANGE, 1e3, 1e4, TRUE, FALSE },
  [JCT_CLAIM_TENS_OF_THOUSANDS]
  = { "tens-of-thousands", NC_ ("qualifier", "tens of thousands"), NULL,
      NC_ ("rule of a qualifier", "10,000 to 99,999"), RULE_RANGE, 1e4, 1e5, TRUE, FALSE },
  [JCT_CLAIM_HUNDREDS_OF_THOUSANDS]
  = { "hundreds-of-thousands", NC_ ("qualifier", "hundreds of thousands"), NULL,
      NC_ ("rule of a qualifier", "100,000 to 999,999"), RULE_RANGE, 1e5, 1e6, TRUE, FALSE },
  [JCT_CLAIM_MILLIONS]
  = { "millions", NC_ ("qualifier", "millions"), NULL,
      NC_ ("rule of a qualifier", "1,000,000 to 999,999,999"), RULE_RANGE, 1e6, 1e9, TRUE, FALSE },
  [JCT_CLAIM_MAY] = { "may", NC_ ("qualifier", "may"), NULL, NULL, RULE_NONE, 0, 0, FALSE, FALSE },
  [JCT_CLAIM_LIKELY]
  = { "likely", NC_ ("qualifier", "likely"), NULL, NULL, RULE_NONE, 0, 0, FALSE, FALSE },
  [JCT_CLAIM_OTHER_QUALIFIER]
  = { NULL, NC_ ("qualifier", "another word"), NULL, NULL, RULE_NONE, 0, 0, FALSE, FALSE },
};

/* How far an unqualified number may be off, as a part of it, however few its digits. */
#define WIDEST_ROUNDING 0.05

const char *
jct_claim_qualifier_to_name (JctClaimQualifier qualifier)
{
  g_return_val_if_fail ((guint) qualifier < JCT_N_CLAIM_QUALIFIERS, NULL);

  return entries[qualifier].name;
}

gboolean
jct_claim_qualifier_from_name (const char *name, JctClaimQualifier *qualifier)
{
  g_return_val_if_fail (name != NULL && qualifier != NULL, FALSE);

  for (guint i = 0; i < JCT_N_CLAIM_QUALIFIERS; i++)
    if (g_strcmp0 (entries[i].name, name) == 0)
      {
        *qualifier = (JctClaimQualifier) i;
        return TRUE;
      }
  return FALSE;
}

const char *
jct_claim_qualifier_to_label (JctClaimQualifier qualifier)
{
  g_return_val_if_fail ((guint) qualifier < JCT_N_CLAIM_QUALIFIERS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "qualifier", entries[qualifier].label);
}

const char *
jct_claim_qualifier_get_rule (JctClaimQualifier qualifier)
{
  g_return_val_if_fail ((guint) qualifier < JCT_N_CLAIM_QUALIFIERS, NULL);

  if (entries[qualifier].rule_words == NULL)
    return NULL;
  return g_dpgettext2 (GETTEXT_PACKAGE, "rule of a qualifier", entries[qualifier].rule_words);
}

gboolean
jct_claim_qualifier_takes_value (JctClaimQualifier qualifier)
{
  g_return_val_if_fail ((guint) qualifier < JCT_N_CLAIM_QUALIFIERS, FALSE);

  return entries[qualifier].format != NULL;
}

gboolean
jct_claim_qualifier_is_expectation (JctClaimQualifier qualifier)
{
  return qualifier == JCT_CLAIM_MAY || qualifier == JCT_CLAIM_LIKELY;
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"

char *
jct_claim_qualifier_format (JctClaimQualifier qualifier, const char *number)
{
  const char *format;

  g_return_val_if_fail ((guint) qualifier < JCT_N_CLAIM_QUALIFIERS, NULL);

  format = entries[qualifier].format;
  if (number == NULL)
    return g_strdup (jct_claim_qualifier_to_label (qualifier));
  if (format == NULL || strcmp (format, "%s") == 0)
    return g_strdup (number);
  return g_strdup_printf (g_dpgettext2 (GETTEXT_PACKAGE, "qualifier", format), number);
}

#pragma GCC diagnostic pop

/* ---- what agrees ---- */

/* Half the step of the last digit that is not a zero: 50 of 3,700, 0.05 of 2.5. */
static double
half_of_last_digit (double size)
{
  double step = pow (10, floor (log10 (size)));

  while (step > 1e-6 && fabs (size / step - round (size / step)) > 1e-9)
    step /= 10;
  return step / 2;
}

static void
round_around (double value, JctClaimInterval *interval)
{
  double size = fabs (value);
  double half = size > 0 ? MIN (half_of_last_digit (size), WIDEST_ROUNDING * size) : 0;

  *interval = (JctClaimInterval){ value - half, value + half, TRUE, half == 0 };
}

/* Factors are of the number's size: "nearly −20%" reaches from −20 to −18. */
static void
scale_around (const Entry *entry, double value, JctClaimInterval *interval)
{
  double low = isinf (entry->low) ? entry->low : entry->low * fabs (value);
  double high = isinf (entry->high) ? entry->high : entry->high * fabs (value);

  *interval = (JctClaimInterval){ low, high, entry->with_low, entry->with_high };
  if (value < 0)
    *interval = (JctClaimInterval){ -high, -low, entry->with_high, entry->with_low };
}

gboolean
jct_claim_qualifier_get_interval (JctClaimQualifier qualifier,
                                  double value,
                                  JctClaimInterval *interval)
{
  const Entry *entry;

  g_return_val_if_fail ((guint) qualifier < JCT_N_CLAIM_QUALIFIERS, FALSE);
  g_return_val_if_fail (interval != NULL, FALSE);

  entry = &entries[qualifier];
  if (entry->rule == RULE_NONE || (entry->rule != RULE_RANGE && !isfinite (value)))
    return FALSE;
  if (entry->rule == RULE_ROUNDED)
    round_around (value, interval);
  else if (entry->rule == RULE_AROUND)
    scale_around (entry, value, interval);
  else
    *interval = (JctClaimInterval){ entry->low, entry->high, entry->with_low, entry->with_high };
  return TRUE;
}

gboolean
jct_claim_interval_contains (const JctClaimInterval *interval, double value)
{
  g_return_val_if_fail (interval != NULL, FALSE);

  if (isnan (value))
    return FALSE;
  return (value > interval->low || (interval->with_low && value == interval->low))
         && (value < interval->high || (interval->with_high && value == interval->high));
}

double
jct_claim_interval_distance (const JctClaimInterval *interval, double value)
{
  g_return_val_if_fail (interval != NULL, NAN);

  if (isnan (value))
    return NAN;
  if (value < interval->low)
    return value - interval->low;
  return value > interval->high ? value - interval->high : 0;
}

char *
jct_claim_interval_to_label (const JctClaimInterval *interval, int decimals)
{
  g_return_val_if_fail (interval != NULL, NULL);

  g_autofree char *low = jct_format_value (interval->low, decimals);
  g_autofree char *high = jct_format_value (interval->high, decimals);

  if (isinf (interval->low) && isinf (interval->high))
    return g_strdup (C_ ("interval", "any number"));
  if (isinf (interval->high))
    return g_strdup_printf (interval->with_low ? C_ ("interval", "%s or more")
                                               : C_ ("interval", "more than %s"),
                            low);
  if (isinf (interval->low))
    return g_strdup_printf (interval->with_high ? C_ ("interval", "%s or less")
                                                : C_ ("interval", "less than %s"),
                            high);
  if (interval->low == interval->high)
    return g_strdup (low);
  if (!interval->with_low)
    /* Translators: the first number is left out, the second is not. */
    return g_strdup_printf (C_ ("interval", "above %s, up to %s"), low, high);
  if (!interval->with_high)
    /* Translators: the second number is left out. */
    return g_strdup_printf (C_ ("interval", "%s to below %s"), low, high);
  return g_strdup_printf (C_ ("interval", "%s to %s"), low, high);
}
