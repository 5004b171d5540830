/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One date as a sentence writes it, before it is known of what year it is. */
#pragma once

#include "model/jct-claim-sentence-private.h"

G_BEGIN_DECLS

typedef enum
{
  JCT_DATE_VAGUE,   /* not to be reckoned */
  JCT_DATE_YEAR,
  JCT_DATE_FISCAL,
  JCT_DATE_MONTH,
  JCT_DATE_DAY,
  JCT_DATE_SPAN,    /* months of one year */
} JctDateUnit;

typedef struct
{
  JctDateUnit unit;
  int year;         /* 0: not stated */
  int month, last_month;
  int day;
} JctSentenceDate;

/* The end of the date at `at`; 0 for none. `is_bare`: a year may stand without a word of time before it. */
guint jct_sentence_read_date (const JctTokens *tokens, guint at, gboolean is_bare, JctSentenceDate *date);

G_END_DECLS
