/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a person chooses of an exported picture: what is in it, as what file, how large, how it looks and which words go
 * with it. A plain value that the window remembers and the command line fills in; jct-export-request.h makes a picture
 * of it.
 *
 * A page has a size on paper: 1 px is 1/96 in, as in CSS. `scale` is the pixels of a PNG for each px, so that its
 * resolution is 96 x scale dots an inch; SVG and PDF have no pixels and keep the size alone.
 */
#pragma once

#include <glib.h>

#include "chart/jct-chart-layout.h"
#include "chart/jct-export.h"

G_BEGIN_DECLS

typedef enum
{
  JCT_EXPORT_WHAT_CHART,    /* without the timeline of events */
  JCT_EXPORT_WHAT_FIGURE,   /* chart, panels of the method, timeline */
  JCT_EXPORT_WHAT_EFFECT,   /* the panels of the method alone */
  JCT_EXPORT_WHAT_SLIDE,    /* as a slide that is presented shows it: jct-slide-layout.h */
  JCT_EXPORT_WHAT_TABLE,    /* the numbers behind the chart, as CSV or JSON */
} JctExportWhat;

#define JCT_N_EXPORT_WHATS (JCT_EXPORT_WHAT_TABLE + 1)

typedef enum
{
  JCT_EXPORT_TABLE_CSV,
  JCT_EXPORT_TABLE_JSON,
} JctExportTableFormat;

typedef enum
{
  JCT_EXPORT_UNIT_PX,
  JCT_EXPORT_UNIT_MM,
  JCT_EXPORT_UNIT_IN,
} JctExportUnit;

#define JCT_N_EXPORT_UNITS (JCT_EXPORT_UNIT_IN + 1)

/* Which events stand in the picture. The other events in an effect's window are named in any case. */
typedef enum
{
  JCT_EXPORT_EVENTS_ALL,      /* that the view shows */
  JCT_EXPORT_EVENTS_SELECTED,
  JCT_EXPORT_EVENTS_NONE,
} JctExportEvents;

#define JCT_N_EXPORT_EVENTS (JCT_EXPORT_EVENTS_NONE + 1)
#define JCT_N_EVENT_NAMES (JCT_EVENT_NAMES_NONE + 1)

/* Sizes for a purpose. */
typedef enum
{
  JCT_EXPORT_PRESET_FREE,     /* none of them */
  JCT_EXPORT_PRESET_SLIDE,    /* 13 1/3 x 7 1/2 in: a slide of 16:9 */
  JCT_EXPORT_PRESET_A4,       /* upright */
  JCT_EXPORT_PRESET_A4_WIDE,
  JCT_EXPORT_PRESET_COLUMN,   /* of a newspaper or journal: 90 mm wide */
  JCT_EXPORT_PRESET_SQUARE,
} JctExportPreset;

#define JCT_N_EXPORT_PRESETS (JCT_EXPORT_PRESET_SQUARE + 1)

/* A side of the page, px. */
#define JCT_EXPORT_MIN_SIDE 64.0
#define JCT_EXPORT_MAX_SIDE 16384.0
#define JCT_EXPORT_MAX_SCALE 16.0
#define JCT_EXPORT_MIN_TEXT_SCALE 0.5
#define JCT_EXPORT_MAX_TEXT_SCALE 3.0

typedef struct
{
  JctExportWhat what;
  JctExportFormat format;     /* of a picture */
  JctExportTableFormat table_format;
  JctExportUnit unit;
  double width, height;       /* of the page, in `unit` */
  double scale;
  JctThemeKind theme;
  JctExportEvents events;
  JctEventNames event_names;  /* which of these have their names beside their marks */
  double text_scale;          /* 1: the size that suits the page; a slide's text has its own */
  gboolean title, subtitle;   /* whether there is one */
  char *own_title, *own_subtitle; /* owned (nullable): in the place of the program's; of one picture, not remembered */
  gboolean source, badge;
  gboolean transparent;       /* no background */
  gboolean outlines;          /* an SVG's text as shapes, which need no font */
} JctExportSettings;

/* As nobody has chosen anything yet: the whole figure as a PNG for a slide, light, with all its words. */
void        jct_export_settings_init         (JctExportSettings *settings);
void        jct_export_settings_clear        (JctExportSettings *settings);
void        jct_export_settings_copy         (const JctExportSettings *from, JctExportSettings *to);

/* FALSE, with a JCT_EXPORT_ERROR_SIZE that says what is allowed, where a number is outside its limits or a PNG would
 * have too many pixels. */
gboolean    jct_export_settings_check        (const JctExportSettings *settings, GError **error);

/* The page in px, whatever its unit. */
void        jct_export_settings_get_page     (const JctExportSettings *settings, double *width, double *height);
/* Pixels of a PNG. */
void        jct_export_settings_get_pixels   (const JctExportSettings *settings, double *width, double *height);
/* Dots an inch; the scale by another name. */
double      jct_export_settings_get_dpi      (const JctExportSettings *settings);
void        jct_export_settings_set_dpi      (JctExportSettings *settings, double dpi);
/* The page stays as large as it is; its numbers are in the other unit, to 0.1 mm or 0.01 in. */
void        jct_export_settings_set_unit     (JctExportSettings *settings, JctExportUnit unit);
/* Unit, size and scale; the free one changes nothing. */
void        jct_export_settings_set_preset   (JctExportSettings *settings, JctExportPreset preset);
/* The preset that has this size, whatever its scale. */
JctExportPreset jct_export_settings_find_preset (const JctExportSettings *settings);
/* "png", "csv"... of what is written. */
const char *jct_export_settings_get_suffix   (const JctExportSettings *settings);

/* As a{sv}, without the own words. (transfer floating) */
GVariant   *jct_export_settings_to_variant   (const JctExportSettings *settings);
/* The same with them, as "own-title" and "own-subtitle". (transfer floating) */
GVariant   *jct_export_settings_to_record    (const JctExportSettings *settings);
/* What the variant does not say, or says of the wrong type or outside the limits, is as after jct_export_settings_init().
 */
void        jct_export_settings_from_variant (JctExportSettings *settings, GVariant *variant);

/* The names in files and on the command line. */
const char *jct_export_what_to_name          (JctExportWhat what);      /* "chart", "figure", "effect", "slide", "table" */
gboolean    jct_export_what_from_name        (const char *name, JctExportWhat *what);
const char *jct_export_unit_to_name          (JctExportUnit unit);      /* "px", "mm", "in" */
gboolean    jct_export_unit_from_name        (const char *name, JctExportUnit *unit);
double      jct_export_unit_get_px           (JctExportUnit unit);      /* px of one */
const char *jct_export_preset_to_name        (JctExportPreset preset);  /* "free", "slide", "a4", "a4-wide"... */
gboolean    jct_export_preset_from_name      (const char *name, JctExportPreset *preset);
gboolean    jct_event_names_from_name        (const char *name, JctEventNames *names); /* "all", "chosen", "none" */

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JctExportSettings, jct_export_settings_clear)

G_END_DECLS
