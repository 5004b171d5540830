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
