/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/jct-package-json-private.h"

static json_t *
make_step (JctSlideParts parts)
{
  json_t *step = json_array ();

  for (guint i = 0; i < JCT_N_SLIDE_PARTS; i++)
    if ((parts & (1u << i)) != 0)
      json_array_append_new (step,
                             json_string (jct_slide_part_to_name ((JctSlideParts) (1u << i))));
  return step;
}

static json_t *
make_predict (const JctPredict *predict)
{
  json_t *object = json_object ();
  g_autofree char *after = jct_period_to_text (predict->after);
  g_autofree char *until = predict->has_until ? jct_period_to_text (predict->until) : NULL;

  set_text (object, "after", after);
  set_text (object, "until", until);
  return object;
}

static json_t *
make_guess (const JctRoundGuess *guess)
{
  json_t *object = json_object (), *values = json_object ();

  set_text (object, "name", guess->name);
  json_object_set_new (object, "hue", json_integer (guess->hue));
  for (guint i = 0; i < guess->values->len; i++)
    {
      const JctRoundValue *value = &g_array_index (guess->values, JctRoundValue, i);
      g_autofree char *period = jct_period_to_text (value->period);
      /* A count is written as one. */
      gboolean whole = value->value == (double) (json_int_t) value->value;

      json_object_set_new (values, period,
                           whole ? json_integer ((json_int_t) value->value)
                                 : json_real (value->value));
    }
  json_object_set_new (object, "values", values);
  return object;
}

static json_t *
make_round (const JctGuessRound *round)
{
  json_t *object = json_object (), *drawn = json_array ();
  g_autofree char *day
    = jct_period_to_text ((JctPeriod){ jct_period_kind (JCT_PERIOD_DAY, 1), round->day });

  set_text (object, "id", round->id);
  set_text (object, "date", day);
  set_text (object, "title", round->title);
  set_text (object, "unit", round->unit);
  set_text (object, "of", round->of);
  for (guint i = 0; i < round->guesses->len; i++)
    json_array_append_new (drawn, make_guess (round->guesses->pdata[i]));
  json_object_set_new (object, "drawn", drawn);
  return object;
}

static json_t *
make_rounds (GPtrArray *rounds)
{
  json_t *array = json_array ();

  for (guint i = 0; i < rounds->len; i++)
    json_array_append_new (array, make_round (rounds->pdata[i]));
  return array;
}

static json_t *
make_slide (const JctSlide *slide)
{
  json_t *object = json_object ();

  set_text (object, "id", slide->id);
  set_text (object, "headline", slide->headline);
  set_text (object, "text", slide->text);
  if (slide->view != NULL)
    json_object_set_new (object, "view", jct_package_json_view (slide->view));
  else
    set_text (object, "view", slide->view_id);
  if (slide->n_reveal > 0)
    {
      json_t *steps = json_array ();

      for (guint i = 0; i < slide->n_reveal; i++)
        json_array_append_new (steps, make_step (slide->reveal[i]));
      json_object_set_new (object, "reveal", steps);
    }
  if (slide->has_predict)
    json_object_set_new (object, "predict", make_predict (&slide->predict));
  if (slide->rounds->len > 0)
    json_object_set_new (object, "guesses", make_rounds (slide->rounds));
  if (slide->anonymous)
    json_object_set_new (object, "anonymous", json_true ());
  set_text (object, "notes", slide->notes);
  if (slide->questions[0] != NULL)
    json_object_set_new (object, "questions", make_list ((const char *const *) slide->questions));
  if (slide->sources[0] != NULL)
    json_object_set_new (object, "sources", make_list ((const char *const *) slide->sources));
  return object;
}

json_t *
jct_package_json_story (const JctStory *story)
{
  json_t *object = json_object ();
  json_t *slides = json_array ();

  set_text (object, "id", story->id);
  set_text (object, "title", story->title);
  set_text (object, "description", story->description);
  for (guint i = 0; i < story->slides->len; i++)
    json_array_append_new (slides, make_slide (story->slides->pdata[i]));
  json_object_set_new (object, "slides", slides);
  return object;
}
