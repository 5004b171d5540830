/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Guesses on a slide to predict: their lines, what lies between them and the series, names and distances. */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "chart/jct-chart-private.h"
#include "chart/jct-clearance-private.h"
#include "chart/jct-slide-private.h"

/* Of the line's width. */
#define DASH 3.0
#define DOT 1.2
#define MARKER 4.2
/* Of a slide's width: names take no more. */
#define MAX_STRIP 0.2
/* px. */
#define CLEARANCE_CELL 4.0
#define CLEARANCE_MARGIN 2.0

/* ---- drawing ---- */

static JctColor
guess_color (const JctTheme *theme, JctColor series, guint hue)
{
  guint n = 0;

  /* The series' own colour is no guess's. */
  for (guint i = 0; i < 2 * JCT_N_SERIES_COLORS; i++)
    {
      JctColor color = theme->series[i % JCT_N_SERIES_COLORS];

      if (jct_color_distance (color, series) < 0.02)
        continue;
      if (n++ == hue % (JCT_N_SERIES_COLORS - 1))
        return color;
    }
  return theme->series[0];
}

JctColor
jct_slide_places_get_guess_color (const JctSlidePlaces *places, const JctTheme *theme, guint hue)
{
  g_return_val_if_fail (places != NULL && theme != NULL, (JctColor){ 0 });

  return guess_color (theme, places->series_color, hue);
}

/* The series has circles. */
static JctShape
get_shape (guint hue)
{
  static const JctShape shapes[JCT_GUESS_HUES]
    = { JCT_SHAPE_SQUARE,  JCT_SHAPE_DIAMOND, JCT_SHAPE_TRIANGLE, JCT_SHAPE_TRIANGLE_DOWN,
        JCT_SHAPE_HEXAGON, JCT_SHAPE_STAR,    JCT_SHAPE_CROSS };

  return shapes[hue % JCT_GUESS_HUES];
}

/* Dashes and dots by turns. */
static void
set_dash (JctMark *mark, guint hue, double line_width)
{
  if (hue % 2 == 0)
    jct_mark_set_dash (mark, DASH * line_width, 1.6 * line_width);
  else
    jct_mark_set_dash (mark, DOT * line_width, 1.4 * line_width);
}

JctScene *
jct_slide_layout_guess_sample (
  JctColor background, JctColor color, guint hue, gboolean kept, double width, double height)
{
  JctScene *scene = jct_scene_new (width, height);
  double line_width = height * 0.1, shape = height * 0.5, pad = height * 0.25;
  JctMark *mark;

  jct_scene_add_rect (scene, JCT_ROLE_BACKGROUND, NULL, (JctRect){ 0, 0, width, height })->fill
    = background;
  mark = jct_scene_add_line (scene, JCT_ROLE_GUESS, NULL, pad, height / 2, width - pad - shape,
                             height / 2);
  mark->stroke = color;
  mark->line_width = line_width * (kept ? 0.6 : 1);
  set_dash (mark, hue, line_width);
  mark = jct_scene_add_symbol (scene, JCT_ROLE_GUESS, NULL, width - pad - shape / 2, height / 2,
                               get_shape (hue), shape);
  mark->fill = kept ? background : color;
  mark->stroke = color;
  mark->line_width = 1;
  return scene;
}

char *
jct_slide_dup_guess_name (const JctGuess *guess)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (guess != NULL, NULL);

  /* Translators: what somebody drew without giving it a name. */
  name = guess->name != NULL ? g_strdup (guess->name)
                             : g_strdup_printf (C_ ("prediction", "Guess %u"), guess->number);
  if (guess->round_label == NULL)
    return g_steal_pointer (&name);
  /* Translators: whose guess, and when or where it was drawn: "Anna (8b, 22 Nov 2025)". */
  return g_strdup_printf (C_ ("prediction", "%s (%s)"), name, guess->round_label);
}

static double
get_line_width (const JctTheme *theme)
{
  return theme->line_width * pow (MAX (theme->text_scale, 1), 0.75);
}

/* Of a distance, whatever it will be: nothing moves when it comes, and its width tells nothing. */
static double
measure_number (const JctTheme *theme, double px)
{
  g_autofree char *sample = jct_format_value (888888, 0);

  return jct_text_width (theme, sample, px, FALSE) + px * 0.5;
}

/* Symbol, name and distance. */
double
jct_slide_measure_strip (const JctSlideInput *input, const JctTheme *theme)
{
  double px = jct_theme_text_px (theme, JCT_TEXT_SMALL), width = 0;
  g_autoptr (JctGuess) unnamed = NULL;
  JctHidden hidden;

  if (!jct_slide_find_hidden (input, &hidden))
    return 0;
  unnamed = jct_guess_new (NULL, 0, 0);
  unnamed->number = 8;
  for (guint i = 0; i <= input->n_guesses; i++)
    {
      g_autofree char *name
        = jct_slide_dup_guess_name (i < input->n_guesses ? input->guesses[i] : unnamed);

      width = MAX (width, jct_text_width (theme, name, px, TRUE));
    }
  width += px * 1.2 + measure_number (theme, px);
  return ceil (MIN (width, input->width * MAX_STRIP) + px * 0.6);
}

/* Where things of the hidden part stand on the slide. */
typedef struct
{
  const JctSlideInput *input;
  const JctTheme *theme;
  JctScene *scene;
  const JctFigure *figure;
  JctHidden hidden;
  const JctSeries *series;
  double dx, dy;
  double line_width;
} Pen;

static double
map_x (const Pen *pen, gsize index)
{
  return pen->dx
         + jct_time_scale_map_period (&pen->figure->axes.time,
                                      jct_series_get_period (pen->series, index));
}

static double
map_y (const Pen *pen, double value)
{
  return pen->dy + jct_value_scale_map (&pen->figure->axes.value, value);
}

/* How much of the hidden part is shown, with the share of a period at its tip. */
static gsize
count_shown (const Pen *pen)
{
  double n = (double) (pen->hidden.end - pen->hidden.begin);

  return (gsize) floor (CLAMP (pen->input->reveal, 0, 1) * n + 1e-9);
}

/* Between a guess and what is shown of the series: one piece for each run of periods that have both. */
static void
add_difference (const Pen *pen, const JctGuess *guess, const char *id, JctColor color)
{
  gsize n = MIN (MIN (count_shown (pen), guess->n), pen->hidden.end - pen->hidden.begin);
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (JctPoint));

  for (gsize i = 0; i <= n; i++)
    {
      gboolean both = i < n && isfinite (guess->values[i])
                      && isfinite (jct_series_get_value (pen->series, pen->hidden.begin + i));

      if (both)
        {
          JctPoint point = { map_x (pen, pen->hidden.begin + i), map_y (pen, guess->values[i]) };

          g_array_append_val (points, point);
          continue;
        }
      if (points->len > 1)
        {
          for (guint k = points->len, count = points->len; k-- > 0;)
            {
              gsize index = pen->hidden.begin + i - (count - k);
              JctPoint point
                = { map_x (pen, index), map_y (pen, jct_series_get_value (pen->series, index)) };

              g_array_append_val (points, point);
            }
          JctMark *mark
            = jct_scene_add_polyline (pen->scene, JCT_ROLE_GUESS_AREA, id,
                                      (JctPoint *) (void *) points->data, points->len, NULL, 0);
          mark->closed = TRUE;
          /* Of several over each other, each is still told from the others. */
          mark->fill = jct_color_with_alpha (color, MIN (0.14, 0.36 / pen->input->n_guesses));
        }
      g_array_set_size (points, 0);
    }
}

/* The points of its line and where it breaks off; FALSE where nothing is drawn. */
static gboolean
find_line (const Pen *pen, const JctGuess *guess, GArray *points, GArray *breaks)
{
  gsize n = MIN (guess->n, pen->hidden.end - pen->hidden.begin);
  guint n_seen = 0;

  /* It goes on from the last point that is seen. */
  if (n > 0 && isfinite (guess->values[0])
      && isfinite (jct_series_get_value (pen->series, pen->hidden.begin - 1)))
    {
      JctPoint seen = { map_x (pen, pen->hidden.begin - 1),
                        map_y (pen, jct_series_get_value (pen->series, pen->hidden.begin - 1)) };

      g_array_append_val (points, seen);
      n_seen = 1;
    }
  for (gsize i = 0; i < n; i++)
    {
      JctPoint point;

      if (!isfinite (guess->values[i]))
        continue;
      point = (JctPoint){ map_x (pen, pen->hidden.begin + i), map_y (pen, guess->values[i]) };
      if (points->len > 0 && i > 0 && !isfinite (guess->values[i - 1]))
        g_array_append_val (breaks, points->len);
      g_array_append_val (points, point);
    }
  return points->len > n_seen;
}

/* The look that tells it from the others, without its colour too: what was kept is thinner, and its mark hollow. */
static void
add_marker (const Pen *pen, const JctGuess *guess, JctColor color, double x, double y)
{
  JctMark *mark = jct_scene_add_symbol (pen->scene, JCT_ROLE_GUESS, NULL, x, y,
                                        get_shape (guess->hue), pen->line_width * MARKER);

  mark->fill = guess->round == NULL ? color : pen->theme->background;
  mark->stroke = guess->round == NULL ? pen->theme->background : color;
  mark->line_width = pen->line_width * (guess->round == NULL ? 0.3 : 0.5);
}

static gboolean
add_guess_line (
  const Pen *pen, const JctGuess *guess, const char *id, JctColor color, JctPoint *end)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (JctPoint));
  g_autoptr (GArray) breaks = g_array_new (FALSE, FALSE, sizeof (guint));
  JctMark *mark;

  if (!find_line (pen, guess, points, breaks))
    return FALSE;
  *end = g_array_index (points, JctPoint, points->len - 1);
  mark = jct_scene_add_polyline (pen->scene, JCT_ROLE_GUESS, id, (JctPoint *) (void *) points->data,
                                 points->len, (guint *) (void *) breaks->data, breaks->len);
  mark->stroke = color;
  mark->line_width = pen->line_width * (guess->round == NULL ? 0.8 : 0.45);
  set_dash (mark, guess->hue, pen->line_width);
  /* One month alone is no line. */
  add_marker (pen, guess, color, end->x, end->y);
  return TRUE;
}

typedef struct
{
  const JctGuess *guess;
  JctColor color;
  JctPoint end;
  double distance; /* mean of it; NaN before it is told */
  double y;
} End;

static int
compare_ends (gconstpointer a, gconstpointer b)
{
  const End *p = a, *q = b;

  return (p->end.y > q->end.y) - (p->end.y < q->end.y);
}

/* Symbol and name, and at the right end of the strip how far it was. */
static void
add_name (const Pen *pen, const End *end, double x, double width, double px)
{
  g_autofree char *name = jct_slide_dup_guess_name (end->guess);
  double symbol = px * 1.2, number = 0;
  JctMark *mark;

  if (isfinite (end->distance))
    {
      g_autofree char *distance = jct_slide_format_distance (pen->input, end->distance);

      mark = jct_scene_add_text (pen->scene, JCT_ROLE_GUESS_LABEL, NULL, distance, x + width,
                                 end->y, JCT_ALIGN_END, px, FALSE, 0, 1);
      mark->fill = pen->theme->text;
      number = mark->bounds.width + px * 0.5;
    }
  mark = jct_scene_add_text (pen->scene, JCT_ROLE_GUESS_LABEL, NULL, name, x + symbol, end->y,
                             JCT_ALIGN_START, px, end->guess->round == NULL,
                             MAX (width - symbol - number, px), 1);
  mark->fill = jct_theme_text_color (pen->theme, end->color);
  add_marker (pen, end->guess, end->color, x + symbol * 0.4,
              mark->bounds.y + mark->bounds.height / 2);
}

/* Names right of the figure, moved apart; those that have no room are left out. */
static void
add_names (const Pen *pen, End *ends, guint n, double x, double width)
{
  double px = jct_theme_text_px (pen->theme, JCT_TEXT_SMALL);
  double pitch = jct_text_height (pen->theme, px) + JCT_TEXT_GAP;
  double top = pen->dy + pen->figure->axes.plot.y, free_from = top;
  double bottom = top + pen->figure->axes.plot.height;

  qsort (ends, n, sizeof *ends, compare_ends);
  for (guint i = 0; i < n; i++)
    {
      double last = bottom - (n - i) * pitch;

      ends[i].y = MAX (MIN (ends[i].end.y - pitch / 2, last), free_from);
      if (ends[i].y + pitch > bottom + pitch / 2)
        return;
      add_name (pen, &ends[i], x, width, px);
      free_from = ends[i].y + pitch;
    }
}

/* The point that the line has come to, with its period while the series is not all shown. */
static void
add_tip (const Pen *pen, JctColor color)
{
  gsize last = pen->hidden.begin + count_shown (pen), tip = last;
  double share = CLAMP (pen->input->reveal, 0, 1) * (double) (pen->hidden.end - pen->hidden.begin);
  JctPoint at = { 0 };
  JctMark *mark;

  share -= floor (share + 1e-9);
  if (last == 0 || !isfinite (jct_series_get_value (pen->series, last - 1)))
    return;
  tip = last - 1;
  at = (JctPoint){ map_x (pen, tip), map_y (pen, jct_series_get_value (pen->series, tip)) };
  if (share > 1e-6 && last < pen->hidden.end && isfinite (jct_series_get_value (pen->series, last)))
    {
      JctPoint next = { map_x (pen, last), map_y (pen, jct_series_get_value (pen->series, last)) };

      next.x = at.x + share * (next.x - at.x);
      next.y = at.y + share * (next.y - at.y);
      mark = jct_scene_add_line (pen->scene, JCT_ROLE_SERIES, jct_series_get_key (pen->series),
                                 at.x, at.y, next.x, next.y);
      mark->stroke = color;
      mark->line_width = pen->line_width;
      at = next;
    }
  mark = jct_scene_add_symbol (pen->scene, JCT_ROLE_POINT, jct_series_get_key (pen->series), at.x,
                               at.y, JCT_SHAPE_CIRCLE, pen->line_width * 3.2);
  mark->fill = pen->theme->background;
  mark->stroke = color;
  mark->line_width = pen->line_width;
}

static gboolean
is_clear_of_guesses (const JctMark *mark, gpointer data)
{
  return mark->role != JCT_ROLE_POINT || mark->type != JCT_MARK_TEXT
         || jct_clearance_count (data, JCT_CLEARANCE_DATA, mark->bounds) == 0;
}

/* The chart has labelled its highest point without knowing of guesses; a label that they cross goes: the words under the
 * title have the figure at the turn. */
static void
drop_crossed_labels (JctScene *scene)
{
  g_auto (JctClearance) clearance = { 0 };

  jct_clearance_init (&clearance,
                      (JctRect){ 0, 0, jct_scene_get_width (scene), jct_scene_get_height (scene) },
                      CLEARANCE_CELL, CLEARANCE_MARGIN);
  for (guint i = 0; i < jct_scene_get_n (scene); i++)
    if (jct_scene_get (scene, i)->role == JCT_ROLE_GUESS)
      jct_clearance_add_mark (&clearance, scene, jct_scene_get (scene, i));
  jct_clearance_settle (&clearance);
  jct_scene_retain (scene, is_clear_of_guesses, &clearance);
}

void
jct_slide_add_guesses (JctScene *scene,
                       const JctSlideInput *input,
                       const JctTheme *theme,
                       const JctFigure *figure,
                       JctRect box,
                       double strip)
{
  Pen pen = {
    .input = input,
    .theme = theme,
    .scene = scene,
    .figure = figure,
    .dx = box.x,
    .dy = box.y,
    .line_width = get_line_width (theme),
  };
  g_autofree End *ends = NULL;
  g_autofree JctGuessScore *scores = NULL;
  guint n = 0;

  if (!jct_slide_find_hidden (input, &pen.hidden))
    return;
  pen.series = jct_slide_get_subject (input);
  ends = g_new0 (End, input->n_guesses + 1);
  scores = g_new0 (JctGuessScore, input->n_guesses + 1);
  jct_guesses_score (input->guesses, input->n_guesses, pen.series, pen.hidden, scores);
  for (guint i = 0; i < input->n_guesses; i++)
    {
      const JctGuess *guess = input->guesses[i];
      JctColor color = guess_color (theme, jct_figure_get_color (figure, 0), guess->hue);
      g_autofree char *id = g_strdup_printf ("%u", i);

      if (input->reveal > 0)
        add_difference (&pen, guess, id, color);
      if (!add_guess_line (&pen, guess, id, color, &ends[n].end))
        continue;
      ends[n].guess = guess;
      ends[n].color = color;
      ends[n].distance
        = !jct_slide_is_hidden (input) && scores[i].n > 0 ? scores[i].mean_error : NAN;
      n++;
    }
  if (n > 0)
    drop_crossed_labels (scene);
  if (jct_slide_is_hidden (input))
    add_tip (&pen, jct_figure_get_color (figure, 0));
  add_names (&pen, ends, n, box.x + box.width, strip);
}
