/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An English sentence read as claims: numbers, the words that qualify them, periods, comparisons, and the values of the
 * document that it names. Rules, no guesses: what is not found stays empty, what has two readings stays empty, and no
 * value is taken that is not in the text; a note says what is missing.
 *
 *   Numbers       37,000; 37 000; 37 thousand; 1.2 million; six thousand; a dozen; half a million; ranges. English
 *                 notation: the comma groups, the point is decimal; 37.000 has two readings and is not taken. Numbers
 *                 of dates, ages, money, names ("Title 42"), times of day, durations, measures, means are no counts.
 *   Periods       years, fiscal years, months, days, quarters, spans of them. "Last year" and "in December" are
 *                 reckoned from the date of the article: the latest such month before it.
 *   Comparisons   times, -fold, doubled, per cent, up and down, records.
 *   Subject       labels of the document's values; a country's label with an English ending ("Chinese" for "China")
 *                 before a word for people or cases. Which of two labels is meant is never chosen.
 *
 * A sentence may make several statements ("more than 37,000, nearly 10 times more than in 2022"): each becomes a claim of
 * its own. A number takes the one period of its own clause, or else the one that no other number has.
 */
#pragma once

#include "model/jct-document.h"

G_BEGIN_DECLS

/* What lies behind is not read: a claim is a sentence, no article. In bytes. */
#define JCT_CLAIM_SENTENCE_MAX        8192
/* More statements than these are no sentence: none is read. */
#define JCT_CLAIM_SENTENCE_STATEMENTS 24

typedef enum
{
  JCT_CLAIM_PART_NUMBER,
  JCT_CLAIM_PART_QUALIFIER,
  JCT_CLAIM_PART_PERIOD,
  JCT_CLAIM_PART_COMPARISON,
  JCT_CLAIM_PART_SUBJECT,
  JCT_CLAIM_PART_SKIPPED,     /* a number that is no count, or has no one reading; `reason` says why */
} JctClaimPartKind;

#define JCT_N_CLAIM_PART_KINDS (JCT_CLAIM_PART_SKIPPED + 1)

/* Why a number was not taken. */
typedef enum
{
  JCT_SKIPPED_NOT,
  JCT_SKIPPED_YEAR,           /* a year that stands in no period, or a number that may be one */
  JCT_SKIPPED_AGE,
  JCT_SKIPPED_DURATION,
  JCT_SKIPPED_MONEY,
  JCT_SKIPPED_NAME,           /* "Title 42", "COVID-19" */
  JCT_SKIPPED_CLOCK,
  JCT_SKIPPED_MEASURE,        /* miles, hours, degrees, percentage points */
  JCT_SKIPPED_ORDER,          /* "two largest economies", "the two countries" */
  JCT_SKIPPED_RATE,           /* "150 a day", "an average of 150" */
  JCT_SKIPPED_UNCLEAR,        /* 37.000; 1,23; 3/4; 4 of 10; a range that may be a change */
} JctSkippedReason;

#define JCT_N_SKIPPED_REASONS (JCT_SKIPPED_UNCLEAR + 1)

/* A stretch of the sentence: bytes from `start` to before `end`, of whole characters. */
typedef struct
{
  JctClaimPartKind kind;
  gsize start, end;
  JctSkippedReason reason;
  gboolean is_used;           /* in a claim; else it is said only */
} JctClaimPart;

typedef enum
{
  JCT_SENTENCE_NO_STATEMENT,  /* neither a number nor a comparison */
  JCT_SENTENCE_NO_PERIOD,
  JCT_SENTENCE_SEVERAL_PERIODS,
  JCT_SENTENCE_NEEDS_DATE,    /* "last year", "in December": the article's date is not known, or does not settle it */
  JCT_SENTENCE_BY_DATE,       /* a period was reckoned from the article's date */
  JCT_SENTENCE_VAGUE_PERIOD,  /* "early 2023", "before 2022", "the same period" */
  JCT_SENTENCE_NO_BASELINE,   /* compared with what is not found */
  JCT_SENTENCE_NO_SUBJECT,
  JCT_SENTENCE_SEVERAL_SUBJECTS,
  JCT_SENTENCE_OTHER_MEASURE, /* removals, where the document has none: not checkable */
  JCT_SENTENCE_EXPECTATION,   /* "may", "likely" beside a number: whether it is meant of it */
  JCT_SENTENCE_FRACTION,      /* "a third": taken as about */
  JCT_SENTENCE_BOTH_WAYS,     /* words for a rise and for a fall, or a negation */
  JCT_SENTENCE_TOO_LONG,
} JctSentenceNote;

#define JCT_N_SENTENCE_NOTES (JCT_SENTENCE_TOO_LONG + 1)

typedef struct
{
  char *text;
  GArray *parts;              /* of JctClaimPart: by place, none over another */
  GPtrArray *claims;          /* of JctClaim: one at least; with what was found, and the sentence as its text */
  gboolean has_statement;     /* FALSE: the one claim's kind is not from the sentence */
  guint notes;                /* bits: 1 << JctSentenceNote */
} JctClaimSentence;

/* Never fails. `text`: UTF-8. `document` (nullable): whose values and fiscal year are meant. `date` (nullable): of the
 * article. (transfer full) */
JctClaimSentence *jct_claim_sentence_read (const char *text, const JctDocument *document, const JctEdtf *date);
void              jct_claim_sentence_free (JctClaimSentence *sentence);

const char       *jct_claim_part_kind_to_name  (JctClaimPartKind kind);    /* "number" */
const char       *jct_claim_part_kind_to_label (JctClaimPartKind kind);    /* "Number"; translated */
const char       *jct_skipped_reason_to_name   (JctSkippedReason reason);  /* "money"; NULL for none */
const char       *jct_skipped_reason_to_label  (JctSkippedReason reason);  /* "an amount of money"; translated */
const char       *jct_sentence_note_to_name    (JctSentenceNote note);     /* "no_period" */
const char       *jct_sentence_note_to_sentence (JctSentenceNote note);    /* translated */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctClaimSentence, jct_claim_sentence_free)

G_END_DECLS
