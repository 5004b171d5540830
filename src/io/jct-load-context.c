/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-load-context.h"

#include <string.h>

gboolean
jct_load_context_step (const JctLoadContext *context, gsize done, gsize total, GError **error)
{
  if (context->progress != NULL)
    {
      double share = total == 0 ? 1.0 : CLAMP ((double) done / (double) total, 0.0, 1.0);
      double width = context->progress_end - context->progress_start;

      context->progress (context->progress_start + share * width, context->progress_data);
    }
  return !g_cancellable_set_error_if_cancelled (context->cancellable, error);
}

JctLoadContext
jct_load_context_share (const JctLoadContext *context, double start, double end)
{
  JctLoadContext share = *context;
  double width = context->progress_end - context->progress_start;

  share.progress_start = context->progress_start + start * width;
  share.progress_end = context->progress_start + end * width;
  return share;
}

char *
jct_load_context_dup_title (const JctLoadContext *context)
{
  char *title = g_path_get_basename (context->name);
  char *dot = strchr (title + 1, '.');

  if (dot != NULL && title[0] != '\0')
    *dot = '\0';
  return title;
}
