/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text, measured and drawn with Pango at 96 dpi with metrics hinting off, so that a box measured for the screen is the
 * box drawn in a PDF. Tabular figures. Text is plain: nothing in it is markup.
 */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

#define JCT_TEXT_DEFAULT_FAMILY "Cantarell, Source Sans 3, Source Sans Pro, Noto Sans, DejaVu Sans, sans-serif"

typedef enum
{
  JCT_ALIGN_START,   /* the left edge at x, also in right-to-left text */
  JCT_ALIGN_MIDDLE,
  JCT_ALIGN_END,
} JctAlign;

/* A part of a text in another style: bytes [start, end). */
typedef struct
{
  guint start, end;
  gboolean bold, italic;
} JctTextSpan;

typedef struct
{
  const char *family; /* a Pango family list; NULL: the default one */
  double px;
  gboolean bold;
  double max_width;  /* > 0: wraps there */
  guint max_lines;   /* > 0: at most so many, then an ellipsis; 1: never wraps */
  JctAlign align;    /* of the lines among each other, inside the text's box */
  const JctTextSpan *spans; /* n_spans, borrowed; what lies outside of the text is nothing */
  guint n_spans;
} JctTextStyle;

typedef struct
{
  double width, height;
  double baseline;   /* of the first line, from the top */
} JctTextExtents;

/* Thread-safe; layouts are cached per thread. */
void jct_text_measure (const char *text, const JctTextStyle *style, JctTextExtents *extents);
/* How many bytes of a text that wraps have room in that height, whole lines only: 0 where not one has. */
gsize jct_text_fit    (const char *text, const JctTextStyle *style, double height);
/* Draws with the current source; (x, y) is the top left of the logical box. */
void jct_text_draw    (cairo_t *cr, const char *text, const JctTextStyle *style, double x, double y);

G_END_DECLS
