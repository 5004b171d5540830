/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/jct-cli-picture.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

void
jct_cli_picture_add_options (JctCliPicture *picture, GOptionContext *options)
{
  const GOptionEntry entries[] = {
    { "what", 0, 0, G_OPTION_ARG_FILENAME, &picture->what,
      N_ (
        "chart, figure (the chart with its timeline), effect (the panels of the method), slide (as it is "
        "presented) or table"),
      N_ ("WHAT") },
    { "preset", 0, 0, G_OPTION_ARG_FILENAME, &picture->preset,
      N_ ("Size and resolution for a purpose: slide, a4, a4-wide, column or square"), N_ ("NAME") },
    { "size", 0, 0, G_OPTION_ARG_FILENAME, &picture->size, N_ ("The page (1280x720)"), N_ ("WxH") },
    { "unit", 0, 0, G_OPTION_ARG_FILENAME, &picture->unit,
      N_ ("What --size is in: px (of 1/96 inch), mm or in"), N_ ("UNIT") },
    { "scale", 0, 0, G_OPTION_ARG_FILENAME, &picture->scale,
      N_ ("Pixels of a PNG for each px of the page (1)"), N_ ("N") },
    { "dpi", 0, 0, G_OPTION_ARG_FILENAME, &picture->dpi,
      N_ ("Pixels of a PNG an inch of the page, in place of --scale (96)"), N_ ("N") },
    { "theme", 0, 0, G_OPTION_ARG_FILENAME, &picture->theme, N_ ("light, dark, contrast or print"),
      N_ ("NAME") },
    { "text-scale", 0, 0, G_OPTION_ARG_FILENAME, &picture->text_scale,
      N_ ("The size of all text, times what suits the page (1)"), N_ ("N") },
    { "event-labels", 0, 0, G_OPTION_ARG_FILENAME, &picture->event_labels,
      N_ ("The events’ names beside their marks: all (where there is room), chosen (the selected "
          "one and the pinned ones) or none"),
      N_ ("WHICH") },
    { "title", 0, 0, G_OPTION_ARG_FILENAME, &picture->title,
      N_ ("A title in place of the generated one"), N_ ("TEXT") },
    { "subtitle", 0, 0, G_OPTION_ARG_FILENAME, &picture->subtitle,
      N_ ("A subtitle in place of the generated one"), N_ ("TEXT") },
    { "no-title", 0, 0, G_OPTION_ARG_NONE, &picture->no_title, N_ ("Without a title"), NULL },
    { "no-subtitle", 0, 0, G_OPTION_ARG_NONE, &picture->no_subtitle, N_ ("Without a subtitle"),
      NULL },
    { "no-source", 0, 0, G_OPTION_ARG_NONE, &picture->no_source, N_ ("Without the line of sources"),
      NULL },
    { "no-badge", 0, 0, G_OPTION_ARG_NONE, &picture->no_badge,
      N_ ("Without what a careful reader asks: whether the axis starts at zero and the like"),
      NULL },
    { "transparent", 0, 0, G_OPTION_ARG_NONE, &picture->transparent, N_ ("Without a background"),
      NULL },
    { "svg-text", 0, 0, G_OPTION_ARG_FILENAME, &picture->svg_text,
      N_ ("An SVG’s text as text, or as outlines, which need no font"), N_ ("HOW") },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_add_main_entries (options, entries, GETTEXT_PACKAGE);
}

void
jct_cli_picture_clear (JctCliPicture *picture)
{
  g_free (picture->what);
  g_free (picture->preset);
  g_free (picture->size);
  g_free (picture->unit);
  g_free (picture->scale);
  g_free (picture->dpi);
  g_free (picture->theme);
  g_free (picture->text_scale);
  g_free (picture->event_labels);
  g_free (picture->title);
  g_free (picture->subtitle);
  g_free (picture->svg_text);
}

/* ---- reading the options --------------------------------------------------------------------- */

/* One reading. */
typedef struct
{
  const JctCliPicture *picture;
  const char *command;
  JctExportSettings *settings;
  JctExit *status;
} Parse;

static gboolean
fail (const Parse *parse, char *message)
{
  *parse->status = jct_cli_fail_usage (parse->command, message);
  g_free (message);
  return FALSE;
}

/* A finite number in the C locale's notation and nothing else. */
static gboolean
read_number (const char *text, double *value)
{
  char *end;

  *value = g_ascii_strtod (text, &end);
  return *text != '\0' && *end == '\0' && isfinite (*value);
}

/* Where there is none, a picture is as large as a slide, and a pixel a px. */
static gboolean
parse_preset (const Parse *parse)
{
  const JctCliPicture *picture = parse->picture;
  JctExportPreset preset;

  parse->settings->scale = 1;
  if (picture->preset == NULL)
    return TRUE;
  if (picture->size != NULL || picture->unit != NULL)
    return fail (parse, g_strdup (_ ("--preset and --size say the same: give one of them.")));
  if (!jct_export_preset_from_name (picture->preset, &preset) || preset == JCT_EXPORT_PRESET_FREE)
    return fail (
      parse,
      /* Translators: an argument of the command line; names are not translated. */
      g_strdup_printf (_ ("“%s” is no preset: there are slide, a4, a4-wide, column and square."),
                       picture->preset));
  jct_export_settings_set_preset (parse->settings, preset);
  return TRUE;
}

static gboolean
parse_size (const Parse *parse)
{
  const JctCliPicture *picture = parse->picture;
  JctExportSettings *settings = parse->settings;
  double px = jct_export_unit_get_px (settings->unit), width, height;
  const char *unit = jct_export_unit_to_name (settings->unit);
  g_auto (GStrv) parts = NULL;

  if (picture->size == NULL && picture->unit != NULL && settings->unit != JCT_EXPORT_UNIT_PX)
    return fail (parse, g_strdup (_ ("--unit says what --size is in, which is missing.")));
  if (picture->size == NULL)
    return TRUE;
  parts = g_strsplit (picture->size, "x", -1);
  if (g_strv_length (parts) == 2 && read_number (parts[0], &width)
      && read_number (parts[1], &height)
      && (settings->unit != JCT_EXPORT_UNIT_PX
          || (width == rint (width) && height == rint (height)))
      && MIN (width, height) * px >= JCT_EXPORT_MIN_SIDE - 0.01
      && MAX (width, height) * px <= JCT_EXPORT_MAX_SIDE + 0.01)
    {
      settings->width = width;
      settings->height = height;
      return TRUE;
    }
  return fail (
    parse,
    g_strdup_printf (
      /* Translators: an argument of the command line, an example, and the least and the greatest
                         * length with their unit; names are not translated. */
      _ ("“%s” is no size: write width and height such as %s, each between "
         "%.4g and %.5g %s."),
      picture->size,
      settings->unit == JCT_EXPORT_UNIT_PX   ? "1280x720"
      : settings->unit == JCT_EXPORT_UNIT_MM ? "297x210"
                                             : "7.5x4.25",
      JCT_EXPORT_MIN_SIDE / px, JCT_EXPORT_MAX_SIDE / px, unit));
}

static gboolean
parse_scale (const Parse *parse)
{
  const JctCliPicture *picture = parse->picture;
  JctExportSettings *settings = parse->settings;
  double most = JCT_EXPORT_MAX_SCALE, value;

  if (picture->scale != NULL && picture->dpi != NULL)
    return fail (parse, g_strdup (_ ("--scale and --dpi say the same: give one of them.")));
  if (picture->scale != NULL)
    {
      /* Translators: an argument of the command line; names are not translated. */
      const char *no_scale = _ ("“%s” is no scale: write a number above 0 and up to %d.");

      if (!read_number (picture->scale, &value) || value <= 0 || value > most)
        return fail (parse, g_strdup_printf (no_scale, picture->scale, (int) most));
      settings->scale = value;
    }
  if (picture->dpi != NULL)
    {
      /* Translators: an argument of the command line; names are not translated. */
      const char *no_dpi = _ ("“%s” is no resolution: write a number above 0 and up to %d.");

      most *= 96;
      if (!read_number (picture->dpi, &value) || value <= 0 || value > most)
        return fail (parse, g_strdup_printf (no_dpi, picture->dpi, (int) most));
      jct_export_settings_set_dpi (settings, value);
    }
  return TRUE;
}

static gboolean
parse_text_scale (const Parse *parse)
{
  const char *text = parse->picture->text_scale;
  double value;

  if (text == NULL)
    return TRUE;
  if (!read_number (text, &value) || value < JCT_EXPORT_MIN_TEXT_SCALE
      || value > JCT_EXPORT_MAX_TEXT_SCALE)
    return fail (
      parse,
      /* Translators: an argument of the command line, and two numbers. */
      g_strdup_printf (_ ("“%s” is no size of text: write a number between %.1f and %.0f."), text,
                       JCT_EXPORT_MIN_TEXT_SCALE, JCT_EXPORT_MAX_TEXT_SCALE));
  parse->settings->text_scale = value;
  return TRUE;
}

/* The ending says the format; of a table, that it is one. */
static gboolean
parse_output (const Parse *parse, const char *output)
{
  const char *what = parse->picture->what;
  JctExportSettings *settings = parse->settings;
  gboolean is_csv = g_str_has_suffix (output, ".csv"), is_json = g_str_has_suffix (output, ".json");

  if (what != NULL && !jct_export_what_from_name (what, &settings->what))
    return fail (parse, g_strdup (_ ("--what is chart, figure, effect, slide or table.")));
  if (is_csv || is_json)
    {
      if (what != NULL && settings->what != JCT_EXPORT_WHAT_TABLE)
        return fail (parse,
                     g_strdup_printf (
                       /* Translators: an argument of the command line; names are not translated. */
                       _ ("“%s” is a table’s name; a picture’s ends in .png, .svg or .pdf."),
                       output));
      settings->what = JCT_EXPORT_WHAT_TABLE;
      settings->table_format = is_json ? JCT_EXPORT_TABLE_JSON : JCT_EXPORT_TABLE_CSV;
      return TRUE;
    }
  if (settings->what == JCT_EXPORT_WHAT_TABLE)
    return fail (parse,
                 g_strdup_printf (
                   /* Translators: an argument of the command line; names are not translated. */
                   _ ("“%s” is no table’s name: it ends in .csv or .json."), output));
  if (!jct_export_format_from_path (output, &settings->format))
    return fail (parse,
                 /* Translators: an argument of the command line; names are not translated. */
                 g_strdup_printf (_ ("“%s” is no picture’s name: it ends in .png, .svg or .pdf."),
                                  output));
  return TRUE;
}

static gboolean
parse_look (const Parse *parse)
{
  const JctCliPicture *picture = parse->picture;
  JctExportSettings *settings = parse->settings;

  if (picture->theme != NULL && !jct_theme_kind_from_name (picture->theme, &settings->theme))
    return fail (parse,
                 /* Translators: an argument of the command line; names are not translated. */
                 g_strdup_printf (_ (
                                    "“%s” is no theme: there are light, dark, contrast and print."),
                                  picture->theme));
  if (picture->event_labels != NULL
      && !jct_event_names_from_name (picture->event_labels, &settings->event_names))
    return fail (parse, g_strdup (_ ("--event-labels is all, chosen or none.")));
  if (picture->svg_text != NULL && strcmp (picture->svg_text, "text") != 0
      && strcmp (picture->svg_text, "outlines") != 0)
    return fail (parse, g_strdup (_ ("--svg-text is text or outlines.")));
  settings->outlines = g_strcmp0 (picture->svg_text, "outlines") == 0;
  settings->transparent = picture->transparent;
  return TRUE;
}

static gboolean
parse_words (const Parse *parse)
{
  const JctCliPicture *picture = parse->picture;
  JctExportSettings *settings = parse->settings;

  if (settings->what == JCT_EXPORT_WHAT_SLIDE
      && (picture->no_subtitle || picture->text_scale != NULL))
    return fail (parse,
                 g_strdup (_ ("A slide always says what is counted, and has text of its own size: "
                              "--no-subtitle and --text-scale do not go with it.")));

  if ((picture->title != NULL && !g_utf8_validate (picture->title, -1, NULL))
      || (picture->subtitle != NULL && !g_utf8_validate (picture->subtitle, -1, NULL)))
    return fail (parse, g_strdup (_ ("An argument is not UTF-8.")));
  if ((picture->title != NULL && picture->no_title)
      || (picture->subtitle != NULL && picture->no_subtitle))
    return fail (parse, g_strdup (_ ("A title cannot be given and left out.")));
  settings->title = !picture->no_title;
  settings->subtitle = !picture->no_subtitle;
  settings->source = !picture->no_source;
  settings->badge = !picture->no_badge;
  settings->own_title = g_strdup (picture->title);
  settings->own_subtitle = g_strdup (picture->subtitle);
  return TRUE;
}

gboolean
jct_cli_picture_parse (const JctCliPicture *picture,
                       const char *command,
                       const char *output,
                       JctExportSettings *settings,
                       JctExit *status)
{
  const Parse parse = { picture, command, settings, status };

  jct_export_settings_init (settings);
  if (picture->unit != NULL && !jct_export_unit_from_name (picture->unit, &settings->unit))
    return fail (&parse, g_strdup (_ ("--unit is px, mm or in.")));
  return parse_output (&parse, output) && parse_preset (&parse) && parse_size (&parse)
         && parse_scale (&parse) && parse_text_scale (&parse) && parse_look (&parse)
         && parse_words (&parse);
}
