/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What guesses came to once the series is there, in words: one line on the slide, all of it for who does not see that. */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "chart/jct-chart-private.h"
#include "chart/jct-slide-private.h"
#include "model/jct-document-rounds.h"

/* On the slide, of those that did not draw everything. */
#define MAX_TOLD 3

typedef struct
{
  char *name;
  JctGuessScore score;
} Told;

/* What is told of, and what is needed to tell it. */
typedef struct
{
  const JctSlideInput *input;
  const JctSeries *series;
  JctHidden hidden;
  GArray *told; /* (owned) of Told, the nearest on average first */
} Result;

static int
compare_told (gconstpointer a, gconstpointer b)
{
  const Told *p = a, *q = b;

  return (p->score.mean_error > q->score.mean_error) - (p->score.mean_error < q->score.mean_error);
}

static void
told_clear (gpointer data)
{
  g_free (((Told *) data)->name);
}

static GArray *
list_told (const JctSlideInput *input, const JctSeries *series, JctHidden hidden)
{
  g_autofree JctGuessScore *scores = g_new0 (JctGuessScore, MAX (input->n_guesses, 1));
  GArray *told = g_array_new (FALSE, FALSE, sizeof (Told));

  g_array_set_clear_func (told, told_clear);
  jct_guesses_score (input->guesses, input->n_guesses, series, hidden, scores);
  for (guint i = 0; i < input->n_guesses; i++)
    {
      Told one = { .score = scores[i] };

      if (scores[i].n == 0)
        continue;
      one.name = jct_slide_dup_guess_name (input->guesses[i]);
      g_array_append_val (told, one);
    }
  g_array_sort (told, compare_told);
  return told;
}

static void
result_clear (Result *result)
{
  g_clear_pointer (&result->told, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Result, result_clear)

/* FALSE where there is nothing to tell, or not yet. */
static gboolean
result_init (Result *result, const JctSlideInput *input)
{
  *result = (Result){ .input = input };
  if (jct_slide_is_hidden (input) || !jct_slide_find_hidden (input, &result->hidden))
    return FALSE;
  result->series = jct_slide_get_subject (input);
  result->told = list_told (input, result->series, result->hidden);
  return result->told->len > 0;
}

/* ---- numbers ---- */

char *
jct_slide_format_distance (const JctSlideInput *input, double distance)
{
  gboolean integer = jct_series_is_integer (jct_slide_get_subject (input));
  /* Distances of small counts would all read alike without a decimal. */
  int decimals = integer ? (distance < 10 && distance != floor (distance) ? 1 : 0)
                         : jct_value_words_decimals (distance, FALSE);

  return jct_format_value (distance, decimals);
}

/* What distances are in: "encounters a month", "index, August 2022 = 100"; NULL where that is not told. (transfer full)
 * (nullable) */
static char *
dup_measure (const Result *result)
{
  const JctSlideFigures *figures = result->input->figures;
  const JctTransform *transform = &figures->view->transform;
  const char *unit = jct_series_get_unit (result->series);
  g_autofree char *question = NULL, *named = NULL;
  JctValueContext context;

  if (jct_slide_is_anonymous (result->input))
    return NULL;
  if (unit == NULL
      && jct_document_dup_question (figures->document, figures->view, &question, &named))
    unit = named;
  if (jct_transform_is_none (transform))
    return unit != NULL ? jct_chart_dup_rate (unit, jct_series_get_kind (result->series).unit)
                        : NULL;
  jct_value_context_init (&context, figures->series,
                          jct_document_get_fiscal_start (figures->document), unit);
  return jct_value_words_axis (transform, &context);
}

static guint
count_hidden (const Result *result)
{
  return (guint) (result->hidden.end - result->hidden.begin);
}

/* ---- the turn ---- */

static char *
list_nearest (GArray *told, double *distance)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < told->len; i++)
    {
      const Told *one = &g_array_index (told, Told, i);

      if (!one->score.nearest)
        continue;
      *distance = one->score.turn_error;
      if (list->len > 0)
        g_string_append (list, C_ ("list separator", ", "));
      g_string_append (list, one->name);
    }
  return g_string_free (list, FALSE);
}

/* Of the turn: when it is, what was counted, why it is one, who was nearest and how near. (transfer full) (nullable) */
static char *
tell_turn (const Result *result)
{
  const JctSlideInput *input = result->input;
  double away = 0;
  g_autofree char *nearest = list_nearest (result->told, &away);
  g_autofree char *period = NULL, *value = NULL, *distance = NULL;
  gsize turn = 0;

  if (!jct_series_find_turn (result->series, result->hidden, &turn))
    return NULL;
  distance = jct_slide_format_distance (input, away);
  if (jct_slide_is_anonymous (input) && *nearest == '\0')
    return NULL;
  if (jct_slide_is_anonymous (input))
    /* Translators: who drew the line that came nearest, and a distance. */
    return g_strdup_printf (_ ("Nearest at the turn, where the count is farthest from the last one "
                               "seen: %s, by %s."),
                            nearest, distance);
  period = jct_period_to_label (jct_series_get_period (result->series, turn), JCT_LABEL_LONG);
  value = jct_value_words_format (&input->figures->view->transform,
                                  jct_series_get_value (result->series, turn),
                                  jct_series_is_integer (result->series),
                                  jct_series_get_qualifier (result->series, turn));
  if (*nearest == '\0')
    /* Translators: a period and its figure. */
    return g_strdup_printf (_ ("Nobody drew at the turn, %s (%s), where the count is farthest from "
                               "the last one seen."),
                            period, value);
  /* Translators: a period and its figure, who drew the line that came nearest, and its distance. */
  return g_strdup_printf (_ ("Nearest at the turn, %s (%s), where the count is farthest from the "
                             "last one seen: %s, by %s."),
                          period, value, nearest, distance);
}

/* ---- on the slide ---- */

static char *
tell_numbers (const Result *result)
{
  g_autofree char *measure = dup_measure (result);

  if (measure == NULL)
    return g_strdup (_ ("At each name: how far from the count, on average."));
  /* Translators: %s is what is counted, "encounters a month". */
  return g_strdup_printf (_ ("At each name: how far from the count, on average, in %s."), measure);
}

/* "Not all of the 14 months drawn: Ben: 9, Clara: 12." (transfer full) (nullable) */
static char *
tell_partial (const Result *result)
{
  g_autoptr (GString) list = g_string_new (NULL);
  guint n = 0, n_hidden = count_hidden (result);

  for (guint i = 0; i < result->told->len; i++)
    {
      const Told *one = &g_array_index (result->told, Told, i);

      if (one->score.n == n_hidden || n++ >= MAX_TOLD)
        continue;
      if (list->len > 0)
        g_string_append (list, C_ ("list separator", ", "));
      /* Translators: who, and how many periods were drawn. */
      g_string_append_printf (list, C_ ("prediction", "%s: %u"), one->name, (guint) one->score.n);
    }
  if (n == 0)
    return NULL;
  if (n > MAX_TOLD)
    g_string_append_printf (list, ngettext (" and %u more", " and %u more", n - MAX_TOLD),
                            n - MAX_TOLD);
  /* Translators: a number, "months", and a list of names with how many each has drawn. */
  return g_strdup_printf (_ ("Not all of the %u %s drawn: %s."), n_hidden,
                          jct_period_unit_to_noun (jct_series_get_kind (result->series).unit,
                                                   n_hidden),
                          list->str);
}

static void
append_sentence (GString *text, const char *sentence)
{
  if (sentence != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
}

char *
jct_slide_dup_result_line (const JctSlideInput *input)
{
  g_auto (Result) result = { 0 };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *numbers = NULL, *turn = NULL, *partial = NULL;

  if (!result_init (&result, input))
    return NULL;
  numbers = tell_numbers (&result);
  turn = tell_turn (&result);
  partial = tell_partial (&result);
  append_sentence (text, numbers);
  append_sentence (text, turn);
  append_sentence (text, partial);
  return g_strdup (text->str);
}

/* ---- for who does not see it ---- */

/* "Anna by 812 encounters a month, Ben by 1,204 encounters a month (9 of 14 months)". (transfer full) */
static char *
list_distances (const Result *result)
{
  JctPeriodUnit unit = jct_series_get_kind (result->series).unit;
  g_autofree char *measure = dup_measure (result);
  GString *list = g_string_new (NULL);
  guint n_hidden = count_hidden (result);

  for (guint i = 0; i < result->told->len; i++)
    {
      const Told *one = &g_array_index (result->told, Told, i);
      g_autofree char *distance = jct_slide_format_distance (result->input, one->score.mean_error);

      if (i > 0)
        g_string_append (list, C_ ("list separator", ", "));
      if (measure != NULL)
        /* Translators: in a list; who, a mean distance, and what it is in: "Anna by 812 encounters a month". */
        g_string_append_printf (list, C_ ("prediction", "%s by %s %s"), one->name, distance,
                                measure);
      else
        /* Translators: in a list; who, and a mean distance. */
        g_string_append_printf (list, C_ ("prediction", "%s by %s"), one->name, distance);
      if (one->score.n < n_hidden)
        /* Translators: how many periods were drawn of how many: " (9 of 14 months)". */
        g_string_append_printf (list, C_ ("prediction", " (%u of %u %s)"), (guint) one->score.n,
                                n_hidden, jct_period_unit_to_noun (unit, n_hidden));
    }
  return g_string_free (list, FALSE);
}

char *
jct_slide_dup_result (const JctSlideInput *input)
{
  g_auto (Result) result = { 0 };
  g_autofree char *distances = NULL, *turn = NULL, *first = NULL;

  g_return_val_if_fail (input != NULL, NULL);

  if (!result_init (&result, input))
    return NULL;
  distances = list_distances (&result);
  turn = tell_turn (&result);
  /* Translators: %s is a list such as "Anna by 812 encounters a month, Ben by 1,204 encounters a month". */
  first = g_strdup_printf (_ ("Away from the count on average: %s."), distances);
  return turn != NULL ? g_strdup_printf ("%s %s", first, turn) : g_steal_pointer (&first);
}

/* ---- kept ---- */

GPtrArray *
jct_slide_dup_round (const JctSlideFigures *figures,
                     const JctSlide *slide,
                     const JctGuessRound *round)
{
  g_autoptr (GPtrArray) guesses = NULL;
  const JctSeries *series;
  JctHidden hidden;

  g_return_val_if_fail (slide != NULL && round != NULL, NULL);

  if (figures == NULL || figures->series == NULL || jct_series_set_get_n (figures->series) == 0
      || !slide->has_predict || !jct_document_round_fits (figures->document, slide, round))
    return NULL;
  series = jct_series_set_get (figures->series, 0);
  if (!jct_predict_find_hidden (&slide->predict, series, &hidden))
    return NULL;
  guesses = jct_guess_round_to_guesses (round, series, hidden);
  return guesses->len > 0 ? g_steal_pointer (&guesses) : NULL;
}
