/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The words by which an article says how exactly it means a number, and what we take each to allow. One table holds the
 * rule of every word; help, output and the Claims page quote it, so that nobody has to guess why a claim holds.
 *
 * X is the number that the claim prints. A rule is a convention of this program and no law: each is stated beside the
 * verdict it led to. "Unqualified" allows what rounds to the digits that are printed (3,700 for 3,693), and never more
 * than five per cent either way, for a number such as 100,000 does not tell its digits from its zeros. "Hundreds" and
 * its like are ranges without an X. "May" and "likely" speak of what is expected, which no count can confirm.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  JCT_CLAIM_NO_QUALIFIER,     /* the file names none: as UNQUALIFIED */
  JCT_CLAIM_UNQUALIFIED,
  JCT_CLAIM_EXACT,
  JCT_CLAIM_ABOUT,
  JCT_CLAIM_NEARLY,
  JCT_CLAIM_ALMOST,
  JCT_CLAIM_JUST_OVER,
  JCT_CLAIM_MORE_THAN,
  JCT_CLAIM_AT_LEAST,
  JCT_CLAIM_AT_MOST,
  JCT_CLAIM_UP_TO,
  JCT_CLAIM_FEWER_THAN,
  JCT_CLAIM_SOME,
  JCT_CLAIM_MOST,
  JCT_CLAIM_DOZENS,
  JCT_CLAIM_HUNDREDS,
  JCT_CLAIM_THOUSANDS,
  JCT_CLAIM_TENS_OF_THOUSANDS,
  JCT_CLAIM_HUNDREDS_OF_THOUSANDS,
  JCT_CLAIM_MILLIONS,
  JCT_CLAIM_MAY,
  JCT_CLAIM_LIKELY,
  JCT_CLAIM_OTHER_QUALIFIER,  /* a word that is none of these: kept as text, no rule is known for it */
} JctClaimQualifier;

#define JCT_N_CLAIM_QUALIFIERS (JCT_CLAIM_OTHER_QUALIFIER + 1)

/* The values that agree with a claim; an end is infinite where there is none. */
typedef struct
{
  double low, high;
  gboolean with_low, with_high; /* whether the end itself agrees */
} JctClaimInterval;

/* As files have it: "more-than"; NULL for none and for another word. */
const char *jct_claim_qualifier_to_name     (JctClaimQualifier qualifier);
/* FALSE for a word that is none of ours. */
gboolean    jct_claim_qualifier_from_name   (const char *name, JctClaimQualifier *qualifier);
/* "more than", "tens of thousands"; for lists to choose from. Translated. */
const char *jct_claim_qualifier_to_label    (JctClaimQualifier qualifier);
/* Its rule: "from 0.9 X up to X". Translated; NULL where there is none. */
const char *jct_claim_qualifier_get_rule    (JctClaimQualifier qualifier);
/* Whether a number belongs to it ("nearly 6,000") or the word says all ("hundreds"). */
gboolean    jct_claim_qualifier_takes_value (JctClaimQualifier qualifier);
/* Whether it speaks of what is expected. */
gboolean    jct_claim_qualifier_is_expectation (JctClaimQualifier qualifier);
/* "nearly 6,000", "tens of thousands"; `number` (nullable) is formatted already. Translated. (transfer full) */
char       *jct_claim_qualifier_format      (JctClaimQualifier qualifier, const char *number);

/* What agrees with the word and `value` (NaN for none). FALSE where the two allow no answer: a number is missing or not
 * finite, or the word has no rule. */
gboolean    jct_claim_qualifier_get_interval (JctClaimQualifier qualifier, double value, JctClaimInterval *interval);

gboolean    jct_claim_interval_contains     (const JctClaimInterval *interval, double value);
/* How far `value` lies outside: above 0 when it is too large, below when too small, 0 inside. On an end that does not
 * itself agree it is 0 too. */
double      jct_claim_interval_distance     (const JctClaimInterval *interval, double value);
/* "5,400 to 6,000", "more than 24,000", "10,000 or more"; `decimals` as for jct_format_value(). Translated.
 * (transfer full) */
char       *jct_claim_interval_to_label     (const JctClaimInterval *interval, int decimals);

G_END_DECLS
