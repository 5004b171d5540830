/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files that make a package's JSON share. */
#pragma once

#include "io/jct-package-json.h"

G_BEGIN_DECLS

/* Nothing where there is no text. */
static inline void
set_text (json_t *object, const char *key, const char *text)
{
  if (text != NULL)
    json_object_set_new (object, key, json_string (text));
}

/* (transfer full) */
static inline json_t *
make_list (const char *const *texts)
{
  json_t *list = json_array ();

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    json_array_append_new (list, json_string (texts[i]));
  return list;
}

/* Each (transfer full). */
json_t *jct_package_json_view       (const JctView *view);
json_t *jct_package_json_story      (const JctStory *story);
json_t *jct_package_json_definition (const JctDefinition *definition);

G_END_DECLS
