/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What somebody drew for the part of a series that is hidden, and how far it is from what was counted.
 *
 * A guess has a value for each hidden period, NaN where nothing is drawn yet. Its *mean absolute error* is the mean of
 * |guess - count| over the periods that have both, in what the series counts, a period; it says nothing where there is
 * none. The *turn* is the hidden period whose count lies farthest from the last one that was seen: the top of a rise or
 * the bottom of a fall; of several, the first. Who is *nearest* at the turn has the least |guess - count| there; guesses
 * that are equally near share it.
 */
#pragma once

#include "model/jct-series.h"
#include "model/jct-story.h"

G_BEGIN_DECLS

/* A plain struct, owned. */
typedef struct
{
  char *name;               /* (nullable): called by its number then */
  guint number;             /* from 1; 0: none */
  guint hue;                /* less than JCT_GUESS_HUES */
  gsize n;                  /* the hidden periods, in the order of the series */
  double *values;           /* owned: NaN where nothing is drawn */
  char *round;              /* (nullable): id of the round that it was kept in: nobody draws on it */
  char *round_label;        /* (nullable): what that is called */
  gboolean hidden;          /* neither seen nor counted with */
} JctGuess;

/* Which points of a series are hidden: [begin, end). What comes after is hidden as well, and not to be drawn. */
typedef struct
{
  gsize begin, end;
} JctHidden;

/* FALSE where none of the series is hidden, or nothing of it is seen. */
gboolean  jct_predict_find_hidden  (const JctPredict *predict, const JctSeries *series, JctHidden *hidden);
/* The series of the set without the values after `after`: missing ones in their place, so that kind and range stay. Nothing
 * of the result depends on what is hidden. (transfer full) */
JctSeriesSet *jct_series_set_hide  (JctSeriesSet *set, JctPeriod after);

JctGuess *jct_guess_new            (const char *name, guint hue, gsize n);
JctGuess *jct_guess_copy           (const JctGuess *guess);
void      jct_guess_free           (JctGuess *guess);
gboolean  jct_guess_is_empty       (const JctGuess *guess);
/* Takes away what is drawn from one period to another, both with fractions. */
void      jct_guess_erase          (JctGuess *guess, double from, double to);
/* Draws from one place to another, as a hand goes: `from` and `to` are periods with fractions (0: the first), and every
 * period between them gets the value that lies on the way. What lies outside is left alone; values that are no numbers
 * draw nothing. */
void      jct_guess_draw           (JctGuess *guess, double from, double from_value, double to, double to_value);
void      jct_guess_clear          (JctGuess *guess);

typedef struct
{
  gsize n;                  /* periods that have both; 0: the rest says nothing */
  double mean_error;        /* mean absolute error, a period */
  double turn_error;        /* |guess - count| at the turn; NaN where nothing is drawn there */
  gboolean nearest;         /* at the turn, of all */
} JctGuessScore;

/* The turn of the hidden part; FALSE where no hidden period has a count. */
gboolean  jct_series_find_turn     (const JctSeries *series, JctHidden hidden, gsize *turn);
/* One for each guess, in their order. `scores` has room for them. */
void      jct_guesses_score        (const JctGuess *const *guesses, guint n_guesses, const JctSeries *series,
                                    JctHidden hidden, JctGuessScore *scores);

/* ---- kept ---- */

/* What is drawn, as a round of that day without id, title and what it is about; NULL where nothing is. Guesses of other
 * rounds are left out, hidden ones are not. (transfer full) (nullable) */
JctGuessRound *jct_guesses_to_round (const JctGuess *const *guesses, guint n_guesses, const JctSeries *series,
                                     JctHidden hidden, JctDay day);
/* What a round has of the hidden periods; guesses without any are left out. (element-type JctGuess) (transfer full) */
GPtrArray *jct_guess_round_to_guesses (const JctGuessRound *round, const JctSeries *series, JctHidden hidden);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctGuess, jct_guess_free)

G_END_DECLS
