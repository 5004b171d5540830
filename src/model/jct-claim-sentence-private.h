/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A sentence in tokens, and what each of the readers finds among them. All spans are of tokens: from `first` to before
 * `end`. Later readers leave alone what earlier ones have taken: periods come first, then numbers, then comparisons.
 */
#pragma once

#include "model/jct-claim-sentence.h"

G_BEGIN_DECLS

typedef enum
{
  JCT_TOKEN_WORD,    /* letters, and digits among them: "fy2023", "20th" */
  JCT_TOKEN_NUMBER,
  JCT_TOKEN_MARK,    /* any other character */
} JctTokenKind;

typedef struct
{
  JctTokenKind kind;
  gsize start, end;           /* bytes */
  const char *text;           /* lower case; of a number, its digits and point without groups */
  gboolean is_joined;         /* to the token before, without a space */
  gboolean is_capital;
  gboolean is_unclear;        /* a number with no one reading, unless a word such as "million" follows */
  gboolean is_plain;          /* a number of digits alone */
  guint clause;
  gboolean is_taken;
} JctToken;

typedef struct
{
  GStringChunk *texts;
  GArray *tokens;             /* of JctToken */
} JctTokens;

typedef struct
{
  guint first, end;
} JctTokenSpan;

typedef enum
{
  JCT_NUMBER_COUNT,
  JCT_NUMBER_PERCENT,
  JCT_NUMBER_FRACTION,        /* `value` in per cent */
  JCT_NUMBER_VAGUE,           /* "hundreds": `qualifier` says all */
  JCT_NUMBER_SKIPPED,
} JctNumberUse;

typedef struct
{
  JctTokenSpan span;
  JctNumberUse use;
  double value;
  gboolean has_value_to;
  double value_to;
  JctSkippedReason reason;
  gboolean is_earlier;        /* "up from 2,000", "compared with 2,000": of another time than the rest */
  gboolean is_compared;       /* a comparison has it */
  JctClaimQualifier qualifier;
  const char *qualifier_name; /* (nullable): of another word */
  JctTokenSpan before, after; /* the qualifier's words; empty where there are none */
} JctNumber;

typedef enum
{
  JCT_PERIOD_OF_FIGURE,
  JCT_PERIOD_OF_BASELINE,     /* "than in 2022" */
  JCT_PERIOD_OF_OTHER,        /* "a year earlier", without "than": of another figure, or of a comparison */
  JCT_PERIOD_OF_RANGE,        /* "since 2022" */
} JctPeriodRole;

typedef struct
{
  JctTokenSpan span;
  JctPeriodRole role;
  JctClaimPeriod period;      /* not set: not read, and a note says why */
  int before;                 /* "the year before": so many months before the period of the sentence; 0 */
  gboolean is_used;
} JctFoundPeriod;

/* A ratio, change, trend or rank. */
typedef struct
{
  JctTokenSpan span;
  JctClaimKind kind;
  int number;                 /* index of the number that it has; -1 */
  double value;               /* without one: "doubled" is 2; NaN for none */
  JctRatioReading reading;
  JctDirection trend;
  gboolean lowest;
  guint place;
  JctClaimQualifier qualifier; /* without a number of its own: "more than doubled" */
  JctTokenSpan qualified;
} JctComparison;

/* ---- jct-claim-sentence-tokens.c ---- */

JctTokens      *jct_tokens_new          (const char *text, gsize length);
void            jct_tokens_free         (JctTokens *tokens);
/* NULL beyond both ends. */
const JctToken *jct_tokens_get          (const JctTokens *tokens, guint at);
/* The end of the phrase (words parted by spaces) that stands at `at`, over joined hyphens; 0 where it does not. */
guint           jct_tokens_match        (const JctTokens *tokens, guint at, const char *phrase);
guint           jct_tokens_match_any    (const JctTokens *tokens, guint at, const char *const *phrases);
/* Where the phrase starts that ends before `end`; G_MAXUINT where there is none. */
guint           jct_tokens_match_before (const JctTokens *tokens, guint end, const char *phrase);
gboolean        jct_tokens_is_before    (const JctTokens *tokens, guint end, const char *const *phrases);
gboolean        jct_tokens_is_word      (const JctTokens *tokens, guint at, const char *const *words);
void            jct_tokens_take         (JctTokens *tokens, JctTokenSpan span);

/* ---- jct-claim-sentence-values.c: a number as such; the end of it, 0 for none ---- */

guint jct_sentence_read_amount   (const JctTokens *tokens, guint at, double *value, gboolean *is_unclear);
guint jct_sentence_read_vague    (const JctTokens *tokens, guint at, JctClaimQualifier *qualifier);
guint jct_sentence_read_fraction (const JctTokens *tokens, guint at, double *percent);

/* ---- the readers; arrays of what each finds, in order (transfer full) ---- */

GArray *jct_sentence_read_periods     (JctTokens *tokens, const JctEdtf *date, guint fiscal_start, guint *notes);
GArray *jct_sentence_read_numbers     (JctTokens *tokens);
/* The words before and behind each number. */
void    jct_sentence_qualify          (JctTokens *tokens, GArray *numbers);
JctClaimQualifier jct_sentence_find_qualifier (const JctTokens *tokens, guint end, JctTokenSpan *words,
                                               const char **other);
/* "may", "likely": the word, empty for none. */
JctClaimQualifier jct_sentence_find_expectation (const JctTokens *tokens, JctTokenSpan *word);
/* Whether the word says that figures rose or fell; NOT_STATED for any other. */
JctDirection jct_sentence_get_direction (const JctTokens *tokens, guint at);
GArray *jct_sentence_read_comparisons (JctTokens *tokens, GArray *numbers, guint *notes);
/* Adds to `where` what the document's values are named by, and to `spans` (of JctTokenSpan) where. */
void    jct_sentence_read_subject     (const JctTokens *tokens, const JctDocument *document, JctFilter *where,
                                       GArray *spans, guint *notes);
/* Words for what the document does not count; the first of them, NULL for none. */
const JctToken *jct_sentence_find_other_measure (const JctTokens *tokens, const JctDocument *document);

/* ---- jct-claim-sentence-assign.c: which period belongs to which statement ---- */

typedef struct
{
  JctTokens *tokens;
  GArray *periods;            /* of JctFoundPeriod */
  GArray *numbers;            /* of JctNumber */
  GArray *comparisons;        /* of JctComparison */
  JctClaimSentence *sentence;
  guint n_statements;
} JctReading;

/* How far from a statement its period may stand: each reaches as far as the one before, and further. */
typedef enum
{
  JCT_REACH_BEHIND,           /* between it and the next number of its clause */
  JCT_REACH_CLAUSE,
  JCT_REACH_FREE,             /* the clauses without a statement */
  JCT_REACH_ANYWHERE,
} JctReach;

void            jct_sentence_add_note      (JctReading *reading, JctSentenceNote note);
/* The one period of that role that is nearest, no further than `last`; NULL for none, or where several are as near. */
JctFoundPeriod *jct_sentence_find_period   (JctReading *reading, JctTokenSpan span, JctPeriodRole role, JctReach last);
/* What it is, "the year before" reckoned; FALSE where that is not settled. */
gboolean        jct_sentence_settle_period (JctReading *reading, JctFoundPeriod *found, JctClaimPeriod *period);

extern const char *const jct_sentence_people[]; /* words for people and cases */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctTokens, jct_tokens_free)

G_END_DECLS
