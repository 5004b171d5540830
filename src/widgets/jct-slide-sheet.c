/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-slide-sheet.h"

struct _JctSlideSheet
{
  JctScene *scene;
  char *title, *description;
};

JctSlideSheet *
jct_slide_sheet_new (JctScene *scene, const char *title, const char *description)
{
  JctSlideSheet *self;

  g_return_val_if_fail (scene != NULL, NULL);

  self = g_atomic_rc_box_new0 (JctSlideSheet);
  self->scene = scene;
  self->title = g_strdup (title != NULL ? title : "");
  self->description = g_strdup (description != NULL ? description : "");
  return self;
}

JctSlideSheet *
jct_slide_sheet_ref (JctSlideSheet *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
sheet_clear (gpointer data)
{
  JctSlideSheet *self = data;

  jct_scene_free (self->scene);
  g_free (self->title);
  g_free (self->description);
}

void
jct_slide_sheet_unref (JctSlideSheet *self)
{
  g_atomic_rc_box_release_full (self, sheet_clear);
}

const JctScene *
jct_slide_sheet_get_scene (const JctSlideSheet *self)
{
  return self->scene;
}

const char *
jct_slide_sheet_get_title (const JctSlideSheet *self)
{
  return self->title;
}

const char *
jct_slide_sheet_get_description (const JctSlideSheet *self)
{
  return self->description;
}

GBytes *
jct_slide_sheet_write (const JctSlideSheet *self,
                       JctExportFormat format,
                       GCancellable *cancellable,
                       GError **error)
{
  const JctExportOptions options = {
    .format = format,
    .scale = 1,
    .title = self->title,
    .description = self->description,
  };

  return jct_export_scene_with (self->scene, &options, cancellable, error);
}
