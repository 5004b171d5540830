/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Our own writer: cairo turns text into outlines, which nobody can select, search or read aloud. */
#include "chart/jct-export-private.h"

#include <math.h>
#include <string.h>

#include "chart/jct-shape-private.h"
#include "chart/jct-text-private.h"

/* Vectors are looked at enlarged: four columns a px are kept of a dense line. */
#define COLUMN 0.25

typedef struct
{
  const JctScene *scene;
  gboolean outlines; /* of text */
  GString *out;
  GHashTable *clips; /* set of plots that have their clipPath */
  guint n_fades;
} Writer;

static void
append_number (GString *out, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  gsize n;

  g_ascii_formatd (text, sizeof text, "%.2f", CLAMP (value, -1e9, 1e9));
  n = strlen (text);
  while (text[n - 1] == '0')
    n--;
  if (text[n - 1] == '.')
    n--;
  text[n] = '\0';
  g_string_append (out, g_str_equal (text, "-0") ? "0" : text);
}

static void
append_attribute (GString *out, const char *name, double value)
{
  g_string_append_printf (out, " %s=\"", name);
  append_number (out, value);
  g_string_append_c (out, '"');
}

static void
append_escaped (GString *out, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (out, escaped);
}

static guint
byte (double channel)
{
  return (guint) lround (CLAMP (channel, 0, 1) * 255);
}

static void
append_color (GString *out, const char *name, JctColor color)
{
  if (color.alpha <= 0)
    {
      g_string_append_printf (out, " %s=\"none\"", name);
      return;
    }
  g_string_append_printf (out, " %s=\"#%02x%02x%02x\"", name, byte (color.red), byte (color.green),
                          byte (color.blue));
  if (color.alpha < 1)
    {
      g_autofree char *opacity = g_strconcat (name, "-opacity", NULL);

      append_attribute (out, opacity, color.alpha);
    }
}

static void
append_point (GString *out, char command, JctPoint point)
{
  g_string_append_c (out, command);
  append_number (out, point.x);
  g_string_append_c (out, ' ');
  append_number (out, point.y);
}

static void
append_pen (GString *out, const JctMark *mark)
{
  append_color (out, "stroke", mark->stroke);
  if (mark->stroke.alpha <= 0)
    return;
  append_attribute (out, "stroke-width", mark->line_width);
  g_string_append (out, " stroke-linejoin=\"round\"");
  if (jct_mark_has_round_ends (mark))
    g_string_append (out, " stroke-linecap=\"round\"");
  for (guint i = 0; i < G_N_ELEMENTS (mark->dash) && mark->dash[i] > 0; i++)
    {
      g_string_append (out, i == 0 ? " stroke-dasharray=\"" : " ");
      append_number (out, mark->dash[i]);
    }
  if (mark->dash[0] > 0)
    g_string_append_c (out, '"');
}

/* The clip path of a mark's plot, written before its first use. */
static void
define_clip (Writer *writer, const JctMark *mark)
{
  JctRect clip;

  if (!jct_scene_get_clip (writer->scene, mark, &clip)
      || !g_hash_table_add (writer->clips, GUINT_TO_POINTER (mark->plot)))
    return;
  g_string_append_printf (writer->out, "<clipPath id=\"jct-plot-%u\"><rect", mark->plot);
  append_attribute (writer->out, "x", clip.x);
  append_attribute (writer->out, "y", clip.y);
  append_attribute (writer->out, "width", MAX (clip.width, 0));
  append_attribute (writer->out, "height", MAX (clip.height, 0));
  g_string_append (writer->out, "/></clipPath>\n");
}

static void
append_clip (GString *out, const JctMark *mark)
{
  if (mark->clip_to_plot)
    g_string_append_printf (out, " clip-path=\"url(#jct-plot-%u)\"", mark->plot);
}

static void
append_stop (GString *out, double offset, JctColor color, double alpha)
{
  JctColor opaque = { color.red, color.green, color.blue, 1 };

  g_string_append (out, "<stop");
  append_attribute (out, "offset", offset);
  append_color (out, "stop-color", opaque);
  append_attribute (out, "stop-opacity", alpha);
  g_string_append (out, "/>");
}

/* The gradient of a rect that runs out at its ends, for its fill or its stroke. */
static void
define_fade (Writer *writer, const JctFade *fade, JctColor color)
{
  GString *out = writer->out;

  g_string_append_printf (out,
                          "<linearGradient id=\"jct-fade-%u\" gradientUnits=\"userSpaceOnUse\"",
                          writer->n_fades++);
  append_attribute (out, "x1", fade->x1);
  append_attribute (out, "y1", fade->y1);
  append_attribute (out, "x2", fade->x2);
  append_attribute (out, "y2", fade->y2);
  g_string_append_c (out, '>');
  for (guint i = 0; i < JCT_FADE_STOPS; i++)
    append_stop (out, fade->offset[i], color, color.alpha * fade->strength[i]);
  g_string_append (out, "</linearGradient>\n");
}

static void
write_rect (Writer *writer, const JctMark *mark)
{
  GString *out = writer->out;
  JctRect r = mark->bounds;
  guint n_fades = writer->n_fades;
  JctFade fade;
  gboolean fades = jct_mark_find_fade (mark, &fade);

  if (fades)
    {
      define_fade (writer, &fade, mark->fill);
      define_fade (writer, &fade, mark->stroke);
    }
  g_string_append (out, "<rect");
  append_attribute (out, "x", r.x);
  append_attribute (out, "y", r.y);
  append_attribute (out, "width", r.width);
  append_attribute (out, "height", r.height);
  if (mark->radius > 0)
    append_attribute (out, "rx", MIN (mark->radius, MIN (r.width, r.height) / 2));
  if (fades)
    {
      g_string_append_printf (out, " fill=\"url(#jct-fade-%u)\"", n_fades);
      if (mark->stroke.alpha > 0)
        {
          g_string_append_printf (out, " stroke=\"url(#jct-fade-%u)\"", n_fades + 1);
          append_attribute (out, "stroke-width", mark->line_width);
        }
    }
  else
    {
      append_color (out, "fill", mark->fill);
      append_pen (out, mark);
    }
  append_clip (out, mark);
  g_string_append (out, "/>\n");
}

static void
write_symbol (Writer *writer, const JctMark *mark)
{
  GString *out = writer->out;
  JctPoint points[JCT_SHAPE_MAX_POINTS];
  guint n = jct_shape_outline (mark->shape, mark->center, mark->size, points);

  if (n == 0)
    {
      g_string_append (out, "<circle");
      append_attribute (out, "cx", mark->center.x);
      append_attribute (out, "cy", mark->center.y);
      append_attribute (out, "r", MAX (mark->size, 0) / 2);
    }
  else
    {
      g_string_append (out, "<path d=\"");
      for (guint i = 0; i < n; i++)
        append_point (out, i == 0 ? 'M' : 'L', points[i]);
      g_string_append (out, "Z\"");
    }
  append_color (out, "fill", mark->fill);
  append_pen (out, mark);
  append_clip (out, mark);
  g_string_append (out, "/>\n");
}

static void
write_polyline (Writer *writer, const JctMark *mark)
{
  GString *out = writer->out;
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (JctPoint));
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (guint));
  JctPiece piece = { 0, 0 };

  while (jct_mark_next_piece (mark, &piece))
    jct_piece_simplify (mark, piece, COLUMN, points, runs);
  if (points->len == 0)
    return;

  g_string_append (out, "<path d=\"");
  for (guint r = 0; r < runs->len; r++)
    {
      guint start = g_array_index (runs, guint, r);
      guint end = r + 1 < runs->len ? g_array_index (runs, guint, r + 1) : points->len;

      append_point (out, 'M', g_array_index (points, JctPoint, start));
      /* A point alone is a line to itself: its round ends show it. */
      for (guint i = MIN (start + 1, end - 1); i < end; i++)
        append_point (out, 'L', g_array_index (points, JctPoint, i));
      if (mark->closed)
        g_string_append_c (out, 'Z');
    }
  g_string_append_c (out, '"');
  append_color (out, "fill", mark->fill);
  append_pen (out, mark);
  append_clip (out, mark);
  g_string_append (out, "/>\n");
}

/* Where the layout's ellipsis hides text: the byte at which that starts; -1 where it hides none. */
static int
ellipsis_start (PangoLayoutLine *line)
{
  for (GSList *l = line->runs; l != NULL; l = l->next)
    {
      PangoGlyphItem *run = l->data;

      if (run->item->analysis.flags & PANGO_ANALYSIS_FLAG_IS_ELLIPSIS)
        return run->item->offset;
    }
  return -1;
}

/* What a reader sees of a line. */
static char *
dup_line_text (PangoLayout *layout, PangoLayoutLine *line)
{
  const char *text = pango_layout_get_text (layout) + line->start_index;
  int hidden = ellipsis_start (line);

  if (hidden >= line->start_index)
    {
      g_autofree char *shown = g_strndup (text, (gsize) (hidden - line->start_index));

      return g_strconcat (g_strchomp (shown), "…", NULL);
    }
  return g_strchomp (g_strndup (text, (gsize) line->length));
}

/* The part of a line, whose text begins at that byte of the mark's, in its own style. */
static void
append_span (GString *out, const JctTextSpan *span, const char *text, gsize length)
{
  g_autofree char *part = g_strndup (text, length);

  g_string_append_printf (out, "<tspan%s%s>", span->bold ? " font-weight=\"bold\"" : "",
                          span->italic ? " font-style=\"italic\"" : "");
  append_escaped (out, part);
  g_string_append (out, "</tspan>");
}

static void
append_spans (GString *out, const JctMark *mark, const char *text, guint start)
{
  gsize length = strlen (text), done = 0;

  for (guint i = 0; i < mark->n_spans; i++)
    {
      const JctTextSpan *span = &mark->spans[i];
      gsize from = MAX (span->start, start + (guint) done) - start;
      gsize to = MIN (MAX (span->end, start) - start, length);
      g_autofree char *before = NULL;

      if (from >= to)
        continue;
      before = g_strndup (text + done, from - done);
      append_escaped (out, before);
      append_span (out, span, text + from, to - from);
      done = to;
    }
  append_escaped (out, text + done);
}

static void
write_line (Writer *writer, const JctMark *mark, PangoLayoutIter *iter, double left, double top)
{
  GString *out = writer->out;
  PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
  g_autofree char *text = dup_line_text (pango_layout_iter_get_layout (iter), line);
  gboolean rtl = line->resolved_dir == PANGO_DIRECTION_RTL;
  PangoRectangle logical;
  double x, width, share;

  pango_layout_iter_get_line_extents (iter, NULL, &logical);
  x = left + logical.x / (double) PANGO_SCALE;
  width = logical.width / (double) PANGO_SCALE;
  if (*text == '\0')
    return;

  /* Anchored where the layout holds it, so that another font moves only its free end; its width is
   * told as well. */
  share = mark->align == JCT_ALIGN_MIDDLE ? 0.5 : (mark->align == JCT_ALIGN_END) != rtl ? 1 : 0;
  g_string_append (out, "<tspan");
  append_attribute (out, "x", x + width * share);
  append_attribute (out, "y", top + pango_layout_iter_get_baseline (iter) / (double) PANGO_SCALE);
  if (rtl)
    g_string_append (out, " direction=\"rtl\" unicode-bidi=\"embed\"");
  g_string_append (out, share == 0.5          ? " text-anchor=\"middle\""
                        : (share == 1) != rtl ? " text-anchor=\"end\""
                                              : "");
  if (width > 0)
    {
      append_attribute (out, "textLength", width);
      g_string_append (out, " lengthAdjust=\"spacingAndGlyphs\"");
    }
  g_string_append_c (out, '>');
  append_spans (out, mark, text, (guint) line->start_index);
  g_string_append (out, "</tspan>");
}

static void
write_text (Writer *writer, const JctMark *mark)
{
  GString *out = writer->out;
  JctTextStyle style = jct_scene_get_text_style (writer->scene, mark);
  PangoLayout *layout = jct_text_get_layout (mark->text, &style);
  PangoLayoutIter *iter;
  PangoRectangle logical;

  if (mark->fill.alpha <= 0 || *mark->text == '\0')
    return;
  pango_layout_get_extents (layout, NULL, &logical);
  g_string_append (out, "<text xml:space=\"preserve\"");
  append_attribute (out, "font-size", mark->text_px);
  if (mark->bold)
    g_string_append (out, " font-weight=\"bold\"");
  append_color (out, "fill", mark->fill);
  append_clip (out, mark);
  g_string_append_c (out, '>');
  iter = pango_layout_get_iter (layout);
  do
    write_line (writer, mark, iter, mark->bounds.x - logical.x / (double) PANGO_SCALE,
                mark->bounds.y - logical.y / (double) PANGO_SCALE);
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  g_string_append (out, "</text>\n");
}

static void
write_outline (Writer *writer, const JctMark *mark)
{
  g_autofree char *outline = jct_export_dup_outline (writer->scene, mark);

  if (mark->fill.alpha <= 0 || *outline == '\0')
    return;
  g_string_append_printf (writer->out, "<path d=\"%s\"", outline);
  append_color (writer->out, "fill", mark->fill);
  append_clip (writer->out, mark);
  g_string_append (writer->out, "/>\n");
}

/* A Pango family list as a CSS one: names in quotes, generic ones without. */
static void
append_families (GString *out, const char *families)
{
  static const char *const generic[]
    = { "sans-serif", "serif", "monospace", "cursive", "fantasy", "system-ui", NULL };
  g_auto (GStrv) names = g_strsplit (families, ",", -1);
  gboolean any = FALSE;

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = jct_text_clean (g_strstrip (names[i]), FALSE);

      g_strdelimit (name, "\"'\\;{}", ' ');
      if (*name == '\0')
        continue;
      g_string_append (out, any ? ", " : "");
      any = TRUE;
      if (g_strv_contains (generic, name))
        g_string_append (out, name);
      else
        {
          g_string_append (out, "&apos;");
          append_escaped (out, name);
          g_string_append (out, "&apos;");
        }
    }
}

static void
write_head (Writer *writer, const char *title, const char *description)
{
  GString *out = writer->out;
  double width = jct_scene_get_width (writer->scene), height = jct_scene_get_height (writer->scene);

  g_string_append (
    out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"");
  append_attribute (out, "width", width);
  append_attribute (out, "height", height);
  g_string_append (out, " viewBox=\"0 0 ");
  append_number (out, width);
  g_string_append_c (out, ' ');
  append_number (out, height);
  g_string_append (out, "\" role=\"img\" aria-labelledby=\"jct-title jct-desc\" font-family=\"");
  append_families (out, jct_scene_get_font (writer->scene));
  g_string_append (out,
                   "\" style=\"font-variant-numeric: tabular-nums\">\n<title id=\"jct-title\">");
  append_escaped (out, title);
  g_string_append (out, "</title>\n<desc id=\"jct-desc\">");
  append_escaped (out, description);
  g_string_append (out, "</desc>\n");
}

static void
write_mark (Writer *writer, const JctMark *mark)
{
  define_clip (writer, mark);
  switch (mark->type)
    {
    case JCT_MARK_RECT:
      write_rect (writer, mark);
      break;
    case JCT_MARK_POLYLINE:
      write_polyline (writer, mark);
      break;
    case JCT_MARK_SYMBOL:
      write_symbol (writer, mark);
      break;
    case JCT_MARK_TEXT:
    default:
      if (writer->outlines)
        write_outline (writer, mark);
      else
        write_text (writer, mark);
      break;
    }
}

GBytes *
jct_export_svg (const JctScene *scene, const JctExportOptions *options)
{
  Writer writer = { .scene = scene,
                    .outlines = options->outlines,
                    .out = g_string_new (NULL),
                    .clips = g_hash_table_new (NULL, NULL) };
  guint n = jct_scene_get_n (scene);

  write_head (&writer, options->title, options->description);
  for (guint i = 0; i < n; i++)
    {
      JctMark bounded;

      if (jct_mark_bound (jct_scene_get (scene, i), &bounded))
        write_mark (&writer, &bounded);
    }
  g_string_append (writer.out, "</svg>\n");
  g_hash_table_unref (writer.clips);
  return g_string_free_to_bytes (writer.out);
}
