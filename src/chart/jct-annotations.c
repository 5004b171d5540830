/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "chart/jct-annotations-private.h"
#include "chart/jct-text.h"
#include "model/jct-event.h"

/* Lengths in px of a plain chart; see jct_theme_grow(). */
#define RING 7.0
#define GAP 14.0  /* from a point to its text */
#define FOOT 5.0  /* of a bracket */
#define INSET 3.0 /* from the plot's edge */
#define CLEAR 4.0 /* kept around lines and bars */
#define BRACKET_ROWS 4
/* In heights of small text. */
#define REACH 16.0      /* of a text from its point */
#define WISH_REACH 10.0 /* from where it is wanted */
#define MARK_REACH 6.0  /* of a number from its point */
/* So many texts are looked for a place in the plot: the rest of a crowd has numbers. */
#define MOST_TEXTS 24
#define SHADE_ALPHA 0.06

/* How wide a text may be, in heights of small text, the best first; every other costs. */
static const double widths[] = { 15, 11, 21, 30 };
#define WIDTH_COST 1.0

typedef struct
{
  JctChart *chart;
  const JctAnnotation *annotation;
  JctAnnotationPlace place;
  JctClearance *clearance;
} JctAnnotationPen;

static double
grow (const JctAnnotationPen *pen, double px)
{
  return jct_theme_grow (pen->chart->theme, px);
}

static const JctAnnotation *
get_note (const JctView *view, guint index)
{
  return g_ptr_array_index (view->annotations, index);
}

/* Whether its text stands in the chart, here or with a number. */
static gboolean
is_told (const JctChart *chart, const JctAnnotation *annotation)
{
  guint number;

  return !g_ptr_array_find (chart->numbered, annotation, &number) || number < chart->n_keyed;
}

/* ---- behind the data ------------------------------------------------------------------------- */

void
jct_annotations_add_spans (JctChart *chart, const JctView *view, JctSeriesSet *set)
{
  JctChartAxes axes = { .type = chart->type,
                        .time = chart->time,
                        .value = chart->value,
                        .plot = chart->plot,
                        .subject = -1 };

  if (chart->input->is_context || !jct_chart_get_form (chart)->shares_time)
    return;
  for (guint i = 0; i < view->annotations->len; i++)
    {
      const JctAnnotation *annotation = get_note (view, i);
      JctAnnotationPlace place;
      JctMark *mark;

      if (jct_annotation_find_place (&axes, set, annotation, &place) != JCT_ANNOTATION_IN_SIGHT
          || !place.is_span || !is_told (chart, annotation))
        continue;
      mark = jct_scene_add_rect (chart->scene, JCT_ROLE_ANNOTATION_SPAN, annotation->id,
                                 (JctRect){ place.left, chart->plot.y, place.right - place.left,
                                            chart->plot.height });
      mark->fill = jct_color_with_alpha (chart->theme->text, SHADE_ALPHA);
      mark->clip_to_plot = TRUE;
    }
}

/* ---- marks ----------------------------------------------------------------------------------- */

/* What was added since is taken as well. */
static void
take_from (JctAnnotationPen *pen, guint first)
{
  const JctScene *scene = pen->chart->scene;

  for (guint i = first; i < jct_scene_get_n (scene); i++)
    jct_clearance_add_mark (pen->clearance, scene, jct_scene_get (scene, i));
  jct_clearance_settle (pen->clearance);
}

static void
style_line (const JctAnnotationPen *pen, JctMark *mark)
{
  mark->stroke = pen->chart->theme->text_secondary;
  mark->line_width = grow (pen, 1);
}

static void
add_line (const JctAnnotationPen *pen, JctPoint from, JctPoint to)
{
  style_line (pen, jct_scene_add_line (pen->chart->scene, JCT_ROLE_ANNOTATION, pen->annotation->id,
                                       from.x, from.y, to.x, to.y));
}

static void
add_ring (const JctAnnotationPen *pen)
{
  JctMark *ring
    = jct_scene_add_symbol (pen->chart->scene, JCT_ROLE_ANNOTATION, pen->annotation->id,
                            pen->place.at.x, pen->place.at.y, JCT_SHAPE_CIRCLE, grow (pen, RING));

  ring->fill = pen->chart->theme->background;
  ring->stroke = pen->chart->theme->text;
  ring->line_width = grow (pen, 1.25);
}

/* The row in which a bracket crosses the least, from the top of the plot. */
static double
find_bracket_top (const JctAnnotationPen *pen, JctRect plot)
{
  const JctAnnotationPlace *place = &pen->place;
  double foot = grow (pen, FOOT), best = plot.y + 1;
  guint least = G_MAXUINT;

  for (guint row = 0; row < BRACKET_ROWS; row++)
    {
      JctRect box = { place->left, plot.y + 1 + row * foot * 2, place->right - place->left, foot };
      guint taken = jct_clearance_count (pen->clearance, JCT_CLEARANCE_DATA, box)
                    + 10 * jct_clearance_count (pen->clearance, JCT_CLEARANCE_TEXT, box);

      if (box.y + foot > plot.y + plot.height || taken >= least)
        continue;
      least = taken;
      best = box.y;
    }
  return best;
}

/* The text then belongs to its middle. */
static void
add_bracket (JctAnnotationPen *pen, JctRect plot)
{
  JctAnnotationPlace *place = &pen->place;
  double top = find_bracket_top (pen, plot), foot = top + grow (pen, FOOT);
  JctPoint points[] = {
    { place->left, foot }, { place->left, top }, { place->right, top }, { place->right, foot }
  };

  style_line (pen,
              jct_scene_add_polyline (pen->chart->scene, JCT_ROLE_ANNOTATION, pen->annotation->id,
                                      points, G_N_ELEMENTS (points), NULL, 0));
  place->at.y = top;
}

/* From the edge of a ring, or from a bracket, unless the text touches it. */
static void
add_leader (const JctAnnotationPen *pen, const JctAnnotationBox *wanted, JctRect box)
{
  double gap = grow (pen, 2), first = pen->place.is_span ? 0 : grow (pen, RING) / 2;
  JctPoint start, end;

  jct_annotations_find_leader (wanted, box, &start, &end);
  double x = end.x - start.x, y = end.y - start.y, length = hypot (x, y);
  if (length <= first + gap)
    return;
  first /= length;
  double last = 1 - gap / length;
  add_line (pen, (JctPoint){ start.x + x * first, start.y + y * first },
            (JctPoint){ start.x + x * last, start.y + y * last });
}

/* ---- texts ----------------------------------------------------------------------------------- */

static JctRect
find_bounds (const JctAnnotationPen *pen, JctRect plot)
{
  double inset = grow (pen, INSET);

  return (JctRect){ plot.x + inset, plot.y + inset, plot.width - 2 * inset,
                    plot.height - 2 * inset };
}

static JctAnnotationBox
start_box (const JctAnnotationPen *pen, JctRect plot)
{
  const JctAnnotation *annotation = pen->annotation;
  double em = pen->chart->small;
  JctAnnotationBox wanted = {
    .at = pen->place.at,
    .left = pen->place.is_span ? pen->place.left : pen->place.at.x,
    .right = pen->place.is_span ? pen->place.right : pen->place.at.x,
    .bounds = find_bounds (pen, plot),
    .gap = pen->place.is_span ? grow (pen, FOOT) : grow (pen, GAP),
    .reach = em * (annotation->is_moved ? WISH_REACH : REACH),
    .em = em,
    .has_wish = annotation->is_moved,
  };

  if (annotation->is_moved)
    wanted.wish
      = (JctPoint){ pen->place.at.x + annotation->dx * em, pen->place.at.y + annotation->dy * em };
  return wanted;
}

/* The widths in turn: a better place counts for more than the best width. A text that the person has moved keeps the
 * first width that has room. */
static gboolean
search_text (const JctAnnotationPen *pen, JctAnnotationBox *wanted, JctLabel *label, JctRect *best)
{
  const char *family = pen->chart->theme->font_family;
  double least = INFINITY, width = 0, last_height = -1;

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      JctRect found;
      double cost;

      label->max_width = widths[i] * wanted->em;
      JctRect box = jct_label_measure (label, family, 0, 0);
      /* As high as before, and so no other wrap. */
      if (box.height == last_height)
        continue;
      last_height = box.height;
      wanted->width = box.width;
      wanted->height = box.height;
      if (!jct_annotations_find_box (pen->clearance, wanted, &found, &cost)
          || cost + i * WIDTH_COST * wanted->em >= least)
        continue;
      least = cost + i * WIDTH_COST * wanted->em;
      width = label->max_width;
      *best = found;
      if (wanted->has_wish)
        break;
    }
  label->max_width = width;
  return isfinite (least);
}

static JctLabel
start_label (const JctAnnotationPen *pen)
{
  return (JctLabel){
    .role = JCT_ROLE_ANNOTATION_LABEL,
    .id = pen->annotation->id,
    .text = pen->annotation->text,
    .px = pen->chart->small,
    .color = pen->chart->theme->text,
  };
}

static void
add_label (JctChart *chart, const JctLabel *label, JctRect box)
{
  JctMark *mark = jct_scene_add_text (chart->scene, label->role, label->id, label->text, box.x,
                                      box.y, JCT_ALIGN_START, label->px, label->bold,
                                      label->max_width, label->max_lines);

  mark->fill = label->color;
}

static JctRect
intersect (JctRect a, JctRect b)
{
  double left = MAX (a.x, b.x), top = MAX (a.y, b.y);
  double right = MIN (a.x + a.width, b.x + b.width), bottom = MIN (a.y + a.height, b.y + b.height);

  return (JctRect){ left, top, MAX (right - left, 0), MAX (bottom - top, 0) };
}

static void
add_background (const JctAnnotationPen *pen, JctRect box, JctColor color)
{
  jct_scene_add_rect (pen->chart->scene, JCT_ROLE_BACKGROUND, NULL, box)->fill = color;
}

/* No grid line strikes the text through; the shades that lie under it stay. */
static void
add_patch (const JctAnnotationPen *pen, JctRect box)
{
  const JctScene *scene = pen->chart->scene;
  guint n = jct_scene_get_n (scene);

  if (jct_clearance_count (pen->clearance, JCT_CLEARANCE_GRID, box) == 0)
    return;
  add_background (pen, box, pen->chart->theme->background);
  for (guint i = 0; i < n; i++)
    {
      const JctMark *mark = jct_scene_get (scene, i);
      JctColor shade = mark->fill;
      JctRect both = intersect (mark->bounds, box);

      if ((mark->role == JCT_ROLE_WINDOW || mark->role == JCT_ROLE_ANNOTATION_SPAN)
          && both.width > 0 && both.height > 0)
        add_background (pen, both, shade);
    }
}

static gboolean
add_text (JctAnnotationPen *pen, JctRect plot)
{
  JctAnnotationBox wanted = start_box (pen, plot);
  JctLabel label = start_label (pen);
  JctRect box;

  if (!search_text (pen, &wanted, &label, &box))
    return FALSE;
  add_patch (pen, box);
  add_leader (pen, &wanted, box);
  if (!pen->place.is_span)
    add_ring (pen);
  add_label (pen->chart, &label, box);
  return TRUE;
}

/* ---- numbers --------------------------------------------------------------------------------- */

/* Beside its point, else on the data, but on no text. */
static void
add_number (JctAnnotationPen *pen, JctRect plot, guint number)
{
  JctLabel label = start_label (pen);
  g_autofree char *text = g_strdup_printf ("%u", number);
  JctAnnotationBox wanted = start_box (pen, plot);
  JctRect box;
  double cost;

  label.text = text;
  label.bold = TRUE;
  label.color = pen->chart->theme->background;
  JctRect ink = jct_label_measure (&label, pen->chart->theme->font_family, 0, 0);
  double size = MAX (ink.width, ink.height) + grow (pen, 2);
  wanted.width = wanted.height = size;
  wanted.has_wish = FALSE;
  wanted.reach = MARK_REACH * wanted.em;
  wanted.gap = grow (pen, FOOT);
  if (jct_annotations_find_box (pen->clearance, &wanted, &box, &cost))
    add_leader (pen, &wanted, box);
  else
    {
      wanted.over_data = TRUE;
      wanted.gap = 0;
      if (!jct_annotations_find_box (pen->clearance, &wanted, &box, &cost))
        return;
    }
  JctMark *disc = jct_scene_add_symbol (pen->chart->scene, JCT_ROLE_ANNOTATION, pen->annotation->id,
                                        box.x + size / 2, box.y + size / 2, JCT_SHAPE_CIRCLE, size);
  disc->fill = pen->chart->theme->text;
  add_label (pen->chart, &label,
             (JctRect){ box.x + (size - ink.width) / 2, box.y + (size - ink.height) / 2, ink.width,
                        ink.height });
}

/* ---- all ------------------------------------------------------------------------------------- */

static JctRect
get_plot (const JctAnnotationPen *pen, const JctChartAxes *axes)
{
  return pen->place.panel != NULL ? pen->place.panel->plot : axes->plot;
}

static void
add_words (JctAnnotationPen *pen, const JctChartAxes *axes, gboolean in_crowd, GPtrArray *numbered)
{
  guint first = jct_scene_get_n (pen->chart->scene), number;
  JctRect plot = get_plot (pen, axes);

  if (g_ptr_array_find (numbered, pen->annotation, &number))
    add_number (pen, plot, number + 1);
  /* In a cell, a text would hide its neighbours. */
  else if (in_crowd || axes->cells.n_years > 0 || !add_text (pen, plot))
    g_ptr_array_add (numbered, (gpointer) pen->annotation);
  take_from (pen, first);
}

/* The places of all that are told; (element-type JctAnnotationPen) (transfer full) */
static GArray *
list_pens (JctChart *chart, const JctChartAxes *axes, const JctView *view, JctSeriesSet *set)
{
  GArray *pens = g_array_new (FALSE, FALSE, sizeof (JctAnnotationPen));

  for (guint i = 0; i < view->annotations->len; i++)
    {
      JctAnnotationPen pen = { .chart = chart, .annotation = get_note (view, i) };

      if (jct_annotation_find_place (axes, set, pen.annotation, &pen.place)
            == JCT_ANNOTATION_IN_SIGHT
          && is_told (chart, pen.annotation))
        g_array_append_val (pens, pen);
    }
  return pens;
}

void
jct_annotations_add (JctChart *chart,
                     const JctChartAxes *axes,
                     const JctView *view,
                     JctSeriesSet *set,
                     GPtrArray *numbered)
{
  g_autoptr (GArray) pens = list_pens (chart, axes, view, set);
  g_auto (JctClearance) clearance = { 0 };

  if (pens->len == 0)
    return;
  jct_clearance_init (&clearance, axes->plot, chart->small / 4,
                      jct_theme_grow (chart->theme, CLEAR));
  for (guint i = 0; i < pens->len; i++)
    g_array_index (pens, JctAnnotationPen, i).clearance = &clearance;
  take_from (&g_array_index (pens, JctAnnotationPen, 0), 0);
  /* All brackets before any text, which can stand elsewhere. */
  for (guint i = 0; i < pens->len; i++)
    {
      JctAnnotationPen *pen = &g_array_index (pens, JctAnnotationPen, i);
      guint first = jct_scene_get_n (chart->scene);

      if (!pen->place.is_span)
        continue;
      add_bracket (pen, get_plot (pen, axes));
      take_from (pen, first);
    }
  for (guint i = 0; i < pens->len; i++)
    add_words (&g_array_index (pens, JctAnnotationPen, i), axes, i >= MOST_TEXTS, numbered);
}
