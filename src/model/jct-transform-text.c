/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Transforms as text. */
#include "config.h"

#include "model/jct-transform.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *name;
  JctTransformKind kind;
} kinds[] = {
  { "change", JCT_TRANSFORM_CHANGE },         { "percent-change", JCT_TRANSFORM_PERCENT },
  { "index", JCT_TRANSFORM_INDEX },           { "share", JCT_TRANSFORM_SHARE },
  { "cumulative", JCT_TRANSFORM_CUMULATIVE },
};

gboolean
jct_transform_is_none (const JctTransform *transform)
{
  g_return_val_if_fail (transform != NULL, TRUE);

  return !transform->per_day && transform->rolling == 0 && transform->kind == JCT_TRANSFORM_NONE;
}

gboolean
jct_transform_equal (const JctTransform *a, const JctTransform *b)
{
  gboolean based;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (!a->per_day != !b->per_day || a->rolling != b->rolling || a->kind != b->kind)
    return FALSE;
  if (a->rolling > 0 && !a->centred != !b->centred)
    return FALSE;
  based = a->kind == JCT_TRANSFORM_INDEX && (a->has_base || b->has_base);
  return !based
         || (a->has_base && b->has_base && a->base.ordinal == b->base.ordinal
             && jct_period_kind_equal (a->base.kind, b->base.kind));
}

static void
append_step (GString *text, const char *step)
{
  if (text->len > 0)
    g_string_append_c (text, ',');
  g_string_append (text, step);
}

char *
jct_transform_to_text (const JctTransform *transform)
{
  GString *text;

  g_return_val_if_fail (transform != NULL, NULL);

  text = g_string_new (NULL);
  if (transform->per_day)
    append_step (text, "per-day");
  if (transform->rolling > 0)
    {
      append_step (text, transform->centred ? "rolling-centred" : "rolling");
      g_string_append_printf (text, ":%u", transform->rolling);
    }
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].kind == transform->kind)
      append_step (text, kinds[i].name);
  if (transform->kind == JCT_TRANSFORM_INDEX && transform->has_base)
    {
      g_autofree char *base = jct_period_to_text (transform->base);

      g_string_append_printf (text, ":%s", base);
    }
  return g_string_free (text, FALSE);
}

static gboolean
fail_step (const char *step, GError **error)
{
  g_autofree char *valid = g_utf8_make_valid (step, -1);

  g_set_error (error, JCT_TRANSFORM_ERROR, JCT_TRANSFORM_ERROR_TEXT,
               /* Translators: %s is what was found; the rest are names that are not translated. */
               _ ("“%s” is no transform. Expected per-day, rolling:N, rolling-centred:N, change, "
                  "percent-change, index, index:PERIOD, share or cumulative."),
               valid);
  return FALSE;
}

static gboolean
read_rolling (
  const char *number, gboolean centred, const char *step, JctTransform *transform, GError **error)
{
  guint64 n;

  if (!g_ascii_string_to_unsigned (number, 10, 2, JCT_ROLLING_MAX, &n, NULL))
    {
      g_autofree char *valid = g_utf8_make_valid (step, -1);

      g_set_error (error, JCT_TRANSFORM_ERROR, JCT_TRANSFORM_ERROR_TEXT,
                   /* Translators: %s is what was found. */
                   _ ("“%s”: a rolling mean is of 2 to %d periods."), valid, JCT_ROLLING_MAX);
      return FALSE;
    }
  transform->rolling = (guint) n;
  transform->centred = centred;
  return TRUE;
}

static gboolean
fail_combination (GError **error)
{
  g_set_error (error, JCT_TRANSFORM_ERROR, JCT_TRANSFORM_ERROR_COMBINATION,
               _ ("These transforms do not go together: each may be given once, one of change, "
                  "percent-change, index, share and cumulative, and a running sum (cumulative) is "
                  "of counts, not of rates or means."));
  return FALSE;
}

static gboolean
read_kind (const char *step, guint fiscal_start, JctTransform *transform, GError **error)
{
  const char *colon = strchr (step, ':');
  gsize length = colon != NULL ? (gsize) (colon - step) : strlen (step);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (strlen (kinds[i].name) != length || strncmp (kinds[i].name, step, length) != 0)
        continue;
      if (transform->kind != JCT_TRANSFORM_NONE)
        return fail_combination (error);
      transform->kind = kinds[i].kind;
      if (colon == NULL)
        return TRUE;
      transform->has_base = transform->kind == JCT_TRANSFORM_INDEX
                            && jct_period_parse_any (colon + 1, fiscal_start, &transform->base);
      return transform->has_base || fail_step (step, error);
    }
  return fail_step (step, error);
}

static gboolean
read_step (const char *step, guint fiscal_start, JctTransform *transform, GError **error)
{
  if (g_str_equal (step, "per-day"))
    {
      if (transform->per_day)
        return fail_combination (error);
      transform->per_day = TRUE;
      return TRUE;
    }
  if (g_str_has_prefix (step, "rolling:") || g_str_has_prefix (step, "rolling-centred:"))
    {
      if (transform->rolling > 0)
        return fail_combination (error);
      return read_rolling (strchr (step, ':') + 1, step[7] == '-', step, transform, error);
    }
  return read_kind (step, fiscal_start, transform, error);
}

gboolean
jct_transform_from_text (const char *text,
                         guint fiscal_start,
                         JctTransform *transform,
                         GError **error)
{
  g_auto (GStrv) steps = NULL;
  JctTransform read = { 0 };

  g_return_val_if_fail (text != NULL && transform != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!g_str_equal (text, "none"))
    steps = g_strsplit (text, ",", -1);
  for (guint i = 0; steps != NULL && steps[i] != NULL; i++)
    if (!read_step (g_strstrip (steps[i]), fiscal_start, &read, error))
      return FALSE;
  if (read.kind == JCT_TRANSFORM_CUMULATIVE && (read.per_day || read.rolling > 0))
    return fail_combination (error);
  *transform = read;
  return TRUE;
}
