/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A round: what a class drew on a slide to predict, kept with the slide because somebody asked for it. It has the day on
 * which it was kept, what each guess was called, its hue and its values by period; nothing of who drew it. Values are of
 * the periods that they were drawn for, whatever the slide hides now.
 *
 * A round is about figures: it remembers what was asked of the document (`of`) and what was counted (`unit`), so that it is
 * never drawn beside others, apprehensions beside encounters, say. One that remembers neither fits every slide.
 *
 * Plain structs, owned, and immutable once they are in a document. Texts are plain UTF-8.
 */
#pragma once

#include "model/jct-period.h"

G_BEGIN_DECLS

#define JCT_MAX_ROUNDS 50               /* of a slide */
#define JCT_MAX_GUESSES 60              /* of a round: no class draws more at once */
#define JCT_MAX_GUESS_VALUES 5000       /* of a guess */
#define JCT_MAX_GUESS_VALUE 1e12        /* counts have no more digits */
#define JCT_MAX_GUESS_NAME 40           /* characters: longer ones have no room beside a chart */
#define JCT_MAX_ROUND_TITLE 80          /* characters */

/* Told apart by hue up to so many: a theme's series colours but the one of the series itself. */
#define JCT_GUESS_HUES 7

typedef struct
{
  JctPeriod period;
  double value;             /* 0 to JCT_MAX_GUESS_VALUE */
} JctRoundValue;

typedef struct
{
  char *name;               /* (nullable): called by its place in the round then */
  guint hue;                /* less than JCT_GUESS_HUES */
  GArray *values;           /* of JctRoundValue, by period, each once; never NULL */
} JctRoundGuess;

typedef struct
{
  char *id;                 /* its own on the slide */
  JctDay day;               /* on which it was kept */
  char *title;              /* (nullable): which class, say */
  char *unit;               /* (nullable): what was counted */
  char *of;                 /* (nullable): jct_document_dup_question() */
  GPtrArray *guesses;       /* of JctRoundGuess; never NULL */
} JctGuessRound;

JctRoundGuess *jct_round_guess_new   (const char *name, guint hue);
void           jct_round_guess_free  (JctRoundGuess *guess);
/* Puts a value into its place. FALSE, with nothing changed, where the period has one, or is of another kind than those that
 * are there. */
gboolean       jct_round_guess_put   (JctRoundGuess *guess, JctPeriod period, double value);

JctGuessRound *jct_guess_round_new   (JctDay day);
JctGuessRound *jct_guess_round_copy  (const JctGuessRound *round);
gboolean       jct_guess_round_equal (const JctGuessRound *a, const JctGuessRound *b);
/* Whether both have the same guesses, whatever else they are. */
gboolean       jct_guess_round_has_same (const JctGuessRound *a, const JctGuessRound *b);
void           jct_guess_round_free  (JctGuessRound *round);
/* "8b, 22 November 2026"; short, as beside a name, "8b, 2026". Without a title the day alone. Translated. (transfer full) */
char          *jct_guess_round_dup_label (const JctGuessRound *round, JctLabelLength length);
/* Whether a name or title can be one: characters that are seen, in one line, no more than so many. */
gboolean       jct_guess_round_is_text (const char *text, glong max_chars);

/* Lists of them, as a slide has one: (element-type JctGuessRound) (transfer full) */
GPtrArray     *jct_guess_rounds_new   (void);
GPtrArray     *jct_guess_rounds_copy  (GPtrArray *rounds);
gboolean       jct_guess_rounds_equal (GPtrArray *a, GPtrArray *b);
/* The place of the one with the id; -1 for none. */
int            jct_guess_rounds_find  (GPtrArray *rounds, const char *id);
/* Gives the round an id that none of the list has, made of its day. */
void           jct_guess_rounds_name  (GPtrArray *rounds, JctGuessRound *round);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctGuessRound, jct_guess_round_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctRoundGuess, jct_round_guess_free)

G_END_DECLS
