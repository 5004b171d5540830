/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/jct-export-settings.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define DPI 96.0
#define MM_PER_IN 25.4
#define PRINT_DPI 300.0
/* Two sizes that no printer tells apart are one, px. */
#define SAME_SIZE 0.5

static const struct
{
  JctExportUnit unit;
  double width, height, scale;
} presets[] = {
  [JCT_EXPORT_PRESET_FREE] = { 0 },
  [JCT_EXPORT_PRESET_SLIDE] = { JCT_EXPORT_UNIT_PX, 1280, 720, 2 },
  [JCT_EXPORT_PRESET_A4] = { JCT_EXPORT_UNIT_MM, 210, 297, PRINT_DPI / DPI },
  [JCT_EXPORT_PRESET_A4_WIDE] = { JCT_EXPORT_UNIT_MM, 297, 210, PRINT_DPI / DPI },
  [JCT_EXPORT_PRESET_COLUMN] = { JCT_EXPORT_UNIT_MM, 90, 75, PRINT_DPI / DPI },
  [JCT_EXPORT_PRESET_SQUARE] = { JCT_EXPORT_UNIT_PX, 720, 720, 2 },
};

static const char *const whats[]
  = { [JCT_EXPORT_WHAT_CHART] = "chart",   [JCT_EXPORT_WHAT_FIGURE] = "figure",
      [JCT_EXPORT_WHAT_EFFECT] = "effect", [JCT_EXPORT_WHAT_SLIDE] = "slide",
      [JCT_EXPORT_WHAT_TABLE] = "table",   NULL };
static const char *const units[]
  = { [JCT_EXPORT_UNIT_PX] = "px", [JCT_EXPORT_UNIT_MM] = "mm", [JCT_EXPORT_UNIT_IN] = "in", NULL };
static const char *const formats[]
  = { [JCT_EXPORT_PNG] = "png", [JCT_EXPORT_SVG] = "svg", [JCT_EXPORT_PDF] = "pdf", NULL };
static const char *const table_formats[]
  = { [JCT_EXPORT_TABLE_CSV] = "csv", [JCT_EXPORT_TABLE_JSON] = "json", NULL };
static const char *const events[] = { [JCT_EXPORT_EVENTS_ALL] = "all",
                                      [JCT_EXPORT_EVENTS_SELECTED] = "selected",
                                      [JCT_EXPORT_EVENTS_NONE] = "none",
                                      NULL };
static const char *const event_names[] = { [JCT_EVENT_NAMES_ALL] = "all",
                                           [JCT_EVENT_NAMES_CHOSEN] = "chosen",
                                           [JCT_EVENT_NAMES_NONE] = "none",
                                           NULL };
static const char *const preset_names[] = { [JCT_EXPORT_PRESET_FREE] = "free",
                                            [JCT_EXPORT_PRESET_SLIDE] = "slide",
                                            [JCT_EXPORT_PRESET_A4] = "a4",
                                            [JCT_EXPORT_PRESET_A4_WIDE] = "a4-wide",
                                            [JCT_EXPORT_PRESET_COLUMN] = "column",
                                            [JCT_EXPORT_PRESET_SQUARE] = "square",
                                            NULL };

/* ---- names ----------------------------------------------------------------------------------- */

static gboolean
find_name (const char *const *names, const char *name, guint *found)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_strcmp0 (names[i], name) == 0)
      {
        *found = i;
        return TRUE;
      }
  return FALSE;
}

const char *
jct_export_what_to_name (JctExportWhat what)
{
  return whats[what];
}

gboolean
jct_export_what_from_name (const char *name, JctExportWhat *what)
{
  guint found;

  if (!find_name (whats, name, &found))
    return FALSE;
  *what = (JctExportWhat) found;
  return TRUE;
}

const char *
jct_export_unit_to_name (JctExportUnit unit)
{
  return units[unit];
}

gboolean
jct_export_unit_from_name (const char *name, JctExportUnit *unit)
{
  guint found;

  if (!find_name (units, name, &found))
    return FALSE;
  *unit = (JctExportUnit) found;
  return TRUE;
}

const char *
jct_export_preset_to_name (JctExportPreset preset)
{
  return preset_names[preset];
}

gboolean
jct_export_preset_from_name (const char *name, JctExportPreset *preset)
{
  guint found;

  if (!find_name (preset_names, name, &found))
    return FALSE;
  *preset = (JctExportPreset) found;
  return TRUE;
}

gboolean
jct_event_names_from_name (const char *name, JctEventNames *names)
{
  guint found;

  if (!find_name (event_names, name, &found))
    return FALSE;
  *names = (JctEventNames) found;
  return TRUE;
}

double
jct_export_unit_get_px (JctExportUnit unit)
{
  switch (unit)
    {
    case JCT_EXPORT_UNIT_MM:
      return DPI / MM_PER_IN;
    case JCT_EXPORT_UNIT_IN:
      return DPI;
    case JCT_EXPORT_UNIT_PX:
    default:
      return 1;
    }
}

/* ---- the value ------------------------------------------------------------------------------- */

void
jct_export_settings_init (JctExportSettings *settings)
{
  *settings = (JctExportSettings){
    .what = JCT_EXPORT_WHAT_FIGURE,
    .format = JCT_EXPORT_PNG,
    .theme = JCT_THEME_LIGHT,
    .text_scale = 1,
    .title = TRUE,
    .subtitle = TRUE,
    .source = TRUE,
    .badge = TRUE,
  };
  jct_export_settings_set_preset (settings, JCT_EXPORT_PRESET_SLIDE);
}

void
jct_export_settings_clear (JctExportSettings *settings)
{
  g_clear_pointer (&settings->own_title, g_free);
  g_clear_pointer (&settings->own_subtitle, g_free);
}

void
jct_export_settings_copy (const JctExportSettings *from, JctExportSettings *to)
{
  *to = *from;
  to->own_title = g_strdup (from->own_title);
  to->own_subtitle = g_strdup (from->own_subtitle);
}

void
jct_export_settings_get_page (const JctExportSettings *settings, double *width, double *height)
{
  double px = jct_export_unit_get_px (settings->unit);

  *width = settings->width * px;
  *height = settings->height * px;
}

void
jct_export_settings_get_pixels (const JctExportSettings *settings, double *width, double *height)
{
  jct_export_settings_get_page (settings, width, height);
  *width = round (*width * settings->scale);
  *height = round (*height * settings->scale);
}

double
jct_export_settings_get_dpi (const JctExportSettings *settings)
{
  return settings->scale * DPI;
}

void
jct_export_settings_set_dpi (JctExportSettings *settings, double dpi)
{
  settings->scale = dpi / DPI;
}

void
jct_export_settings_set_unit (JctExportSettings *settings, JctExportUnit unit)
{
  double width, height, px = jct_export_unit_get_px (unit);
  double steps = unit == JCT_EXPORT_UNIT_PX ? 1 : unit == JCT_EXPORT_UNIT_MM ? 10 : 100;

  if (unit == settings->unit)
    return;
  jct_export_settings_get_page (settings, &width, &height);
  settings->unit = unit;
  settings->width = round (width / px * steps) / steps;
  settings->height = round (height / px * steps) / steps;
}

void
jct_export_settings_set_preset (JctExportSettings *settings, JctExportPreset preset)
{
  if (preset == JCT_EXPORT_PRESET_FREE)
    return;
  settings->unit = presets[preset].unit;
  settings->width = presets[preset].width;
  settings->height = presets[preset].height;
  settings->scale = presets[preset].scale;
}

JctExportPreset
jct_export_settings_find_preset (const JctExportSettings *settings)
{
  double width, height;

  jct_export_settings_get_page (settings, &width, &height);
  for (guint i = JCT_EXPORT_PRESET_FREE + 1; i < JCT_N_EXPORT_PRESETS; i++)
    {
      double px = jct_export_unit_get_px (presets[i].unit);

      if (fabs (presets[i].width * px - width) < SAME_SIZE
          && fabs (presets[i].height * px - height) < SAME_SIZE)
        return (JctExportPreset) i;
    }
  return JCT_EXPORT_PRESET_FREE;
}

const char *
jct_export_settings_get_suffix (const JctExportSettings *settings)
{
  return settings->what == JCT_EXPORT_WHAT_TABLE ? table_formats[settings->table_format]
                                                 : formats[settings->format];
}

/* ---- limits ---------------------------------------------------------------------------------- */

/* Written so that NaN is outside. */
static gboolean
is_within (double value, double least, double most)
{
  return value >= least && value <= most;
}

static gboolean
is_side (double px)
{
  return is_within (px, JCT_EXPORT_MIN_SIDE - SAME_SIZE, JCT_EXPORT_MAX_SIDE + SAME_SIZE);
}

static gboolean
is_scale (double scale)
{
  return scale > 0 && scale <= JCT_EXPORT_MAX_SCALE;
}

static gboolean
fail_size (GError **error, char *message)
{
  g_set_error_literal (error, JCT_EXPORT_ERROR, JCT_EXPORT_ERROR_SIZE, message);
  g_free (message);
  return FALSE;
}

static gboolean
check_page (const JctExportSettings *settings, GError **error)
{
  double width, height, px = jct_export_unit_get_px (settings->unit);

  jct_export_settings_get_page (settings, &width, &height);
  if (is_side (width) && is_side (height))
    return TRUE;
  return fail_size (
    error,
    /* Translators: two numbers with the name of a unit, as in "64 px" and "16384 px". */
    g_strdup_printf (_ ("Width and height must be between %.4g %s and %.5g %s."),
                     JCT_EXPORT_MIN_SIDE / px, jct_export_unit_to_name (settings->unit),
                     JCT_EXPORT_MAX_SIDE / px, jct_export_unit_to_name (settings->unit)));
}

gboolean
jct_export_settings_check (const JctExportSettings *settings, GError **error)
{
  double width, height;

  if (settings->what == JCT_EXPORT_WHAT_TABLE)
    return TRUE;
  if (!check_page (settings, error))
    return FALSE;
  if (!is_within (settings->text_scale, JCT_EXPORT_MIN_TEXT_SCALE, JCT_EXPORT_MAX_TEXT_SCALE))
    return fail_size (
      error, g_strdup_printf (_ ("The size of the text must be between %.0f%% and %.0f%%."),
                              100 * JCT_EXPORT_MIN_TEXT_SCALE, 100 * JCT_EXPORT_MAX_TEXT_SCALE));
  if (settings->format != JCT_EXPORT_PNG)
    return TRUE;
  if (!is_scale (settings->scale))
    return fail_size (error, g_strdup_printf (_ ("The scale must be above 0 and at most %.0f."),
                                              JCT_EXPORT_MAX_SCALE));
  jct_export_settings_get_pixels (settings, &width, &height);
  return jct_export_check_pixels (width, height, error);
}

/* ---- what is remembered ---------------------------------------------------------------------- */

GVariant *
jct_export_settings_to_variant (const JctExportSettings *settings)
{
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "what", "s", whats[settings->what]);
  g_variant_dict_insert (&dict, "format", "s", formats[settings->format]);
  g_variant_dict_insert (&dict, "table-format", "s", table_formats[settings->table_format]);
  g_variant_dict_insert (&dict, "unit", "s", units[settings->unit]);
  g_variant_dict_insert (&dict, "width", "d", settings->width);
  g_variant_dict_insert (&dict, "height", "d", settings->height);
  g_variant_dict_insert (&dict, "scale", "d", settings->scale);
  g_variant_dict_insert (&dict, "theme", "s", jct_theme_kind_to_name (settings->theme));
  g_variant_dict_insert (&dict, "events", "s", events[settings->events]);
  g_variant_dict_insert (&dict, "event-labels", "s", event_names[settings->event_names]);
  g_variant_dict_insert (&dict, "text-scale", "d", settings->text_scale);
  g_variant_dict_insert (&dict, "title", "b", settings->title);
  g_variant_dict_insert (&dict, "subtitle", "b", settings->subtitle);
  g_variant_dict_insert (&dict, "source", "b", settings->source);
  g_variant_dict_insert (&dict, "badge", "b", settings->badge);
  g_variant_dict_insert (&dict, "transparent", "b", settings->transparent);
  g_variant_dict_insert (&dict, "outlines", "b", settings->outlines);
  return g_variant_dict_end (&dict);
}

GVariant *
jct_export_settings_to_record (const JctExportSettings *settings)
{
  g_autoptr (GVariant) variant = g_variant_ref_sink (jct_export_settings_to_variant (settings));
  GVariantDict dict;

  g_variant_dict_init (&dict, variant);
  if (settings->own_title != NULL)
    g_variant_dict_insert (&dict, "own-title", "s", settings->own_title);
  if (settings->own_subtitle != NULL)
    g_variant_dict_insert (&dict, "own-subtitle", "s", settings->own_subtitle);
  return g_variant_dict_end (&dict);
}

static guint
look_up_name (GVariantDict *dict, const char *key, const char *const *names, guint fallback)
{
  const char *name = NULL;
  guint found;

  if (g_variant_dict_lookup (dict, key, "&s", &name) && find_name (names, name, &found))
    return found;
  return fallback;
}

/* All of the size, or nothing of it. */
static void
look_up_size (GVariantDict *dict, JctExportSettings *settings)
{
  JctExportSettings asked = *settings;

  asked.unit = (JctExportUnit) look_up_name (dict, "unit", units, settings->unit);
  g_variant_dict_lookup (dict, "width", "d", &asked.width);
  g_variant_dict_lookup (dict, "height", "d", &asked.height);
  if (check_page (&asked, NULL))
    *settings = asked;
  if (g_variant_dict_lookup (dict, "scale", "d", &asked.scale) && is_scale (asked.scale))
    settings->scale = asked.scale;
}

void
jct_export_settings_from_variant (JctExportSettings *settings, GVariant *variant)
{
  GVariantDict dict;
  const char *theme = NULL;
  double text_scale;
  struct
  {
    const char *key;
    gboolean *value;
  } flags[] = {
    { "title", &settings->title },
    { "subtitle", &settings->subtitle },
    { "source", &settings->source },
    { "badge", &settings->badge },
    { "transparent", &settings->transparent },
    { "outlines", &settings->outlines },
  };

  jct_export_settings_init (settings);
  if (variant == NULL || !g_variant_is_of_type (variant, G_VARIANT_TYPE_VARDICT))
    return;
  g_variant_dict_init (&dict, variant);
  settings->what = (JctExportWhat) look_up_name (&dict, "what", whats, settings->what);
  settings->format = (JctExportFormat) look_up_name (&dict, "format", formats, settings->format);
  settings->table_format
    = (JctExportTableFormat) look_up_name (&dict, "table-format", table_formats,
                                           settings->table_format);
  settings->events = (JctExportEvents) look_up_name (&dict, "events", events, settings->events);
  settings->event_names
    = (JctEventNames) look_up_name (&dict, "event-labels", event_names, settings->event_names);
  look_up_size (&dict, settings);
  if (g_variant_dict_lookup (&dict, "theme", "&s", &theme))
    jct_theme_kind_from_name (theme, &settings->theme);
  if (g_variant_dict_lookup (&dict, "text-scale", "d", &text_scale)
      && is_within (text_scale, JCT_EXPORT_MIN_TEXT_SCALE, JCT_EXPORT_MAX_TEXT_SCALE))
    settings->text_scale = text_scale;
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    g_variant_dict_lookup (&dict, flags[i].key, "b", flags[i].value);
  g_variant_dict_lookup (&dict, "own-title", "s", &settings->own_title);
  g_variant_dict_lookup (&dict, "own-subtitle", "s", &settings->own_subtitle);
  g_variant_dict_clear (&dict);
}
