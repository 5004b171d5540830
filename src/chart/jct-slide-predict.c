/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A slide on which a series is hidden: what of it is shown, the room to draw in, guesses, and how near they were. */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "chart/jct-chart-private.h"
#include "chart/jct-slide-private.h"

/* In a sentence, by their distance. */
#define MAX_TOLD 4
/* Of the line's width. */
#define DASH 3.0
#define DOT 1.2

/* ---- what is shown ---- */

gboolean
jct_slide_is_hidden (const JctSlideInput *input)
{
  return input->slide->has_predict && input->figures != NULL && input->figures->seen != NULL
         && input->reveal < 1;
}

/* The series that guesses are about: the first of the set. */
static const JctSeries *
get_subject (const JctSlideInput *input)
{
  JctSeriesSet *set = input->figures->series;

  return set != NULL && jct_series_set_get_n (set) > 0 ? jct_series_set_get (set, 0) : NULL;
}

gboolean
jct_slide_find_hidden (const JctSlideInput *input, JctHidden *hidden)
{
  const JctSeries *series;

  if (!input->slide->has_predict || input->figures == NULL)
    return FALSE;
  series = get_subject (input);
  return series != NULL && jct_predict_find_hidden (&input->slide->predict, series, hidden);
}

JctSeriesSet *
jct_slide_get_shown (const JctSlideInput *input, double *tip)
{
  JctHidden hidden;
  double n;

  if (tip != NULL)
    *tip = 0;
  if (input->figures->series == NULL)
    return NULL;
  if (!jct_slide_is_hidden (input) || !jct_slide_find_hidden (input, &hidden))
    return jct_series_set_ref (jct_slide_is_hidden (input) ? input->figures->seen
                                                           : input->figures->series);
  n = CLAMP (input->reveal, 0, 1) * (double) (hidden.end - hidden.begin);
  if (!(n > 0))
    return jct_series_set_ref (input->figures->seen);
  if (tip != NULL)
    *tip = n - floor (n);
  if (n < 1)
    return jct_series_set_ref (input->figures->seen);
  return jct_series_set_hide (input->figures->series,
                              jct_series_get_period (get_subject (input),
                                                     hidden.begin + (gsize) n - 1));
}

/* The greatest distance from zero among the guesses, on either side. */
static void
widen_for_guesses (const JctSlideInput *input, double *low, double *high)
{
  for (guint i = 0; i < input->n_guesses; i++)
    for (gsize k = 0; k < input->guesses[i]->n; k++)
      {
        double value = input->guesses[i]->values[k];

        if (!isfinite (value))
          continue;
        *low = MIN (*low, value);
        *high = MAX (*high, value);
      }
}

void
jct_slide_set_value_range (const JctSlideInput *input, JctChartInput *chart)
{
  double room = JCT_SLIDE_HEADROOM * (double) (1u << MIN (input->more_room, 20));
  double low, high;

  if (!input->slide->has_predict || input->figures->seen == NULL)
    return;
  if (!jct_slide_is_hidden (input) || input->reveal > 0)
    {
      /* Nothing is given away any more: all of the series, whatever of it is shown. */
      jct_chart_find_value_range (input->figures->series, chart->visible, chart->view->chart, &low,
                                  &high);
    }
  else
    {
      jct_chart_find_value_range (input->figures->seen, chart->visible, chart->view->chart, &low,
                                  &high);
      low = MIN (low * room, 0);
      high = MAX (high * room, 0);
    }
  widen_for_guesses (input, &low, &high);
  chart->value_low = low;
  chart->value_high = high;
}

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
jct_slide_places_get_guess_color (const JctSlidePlaces *places,
                                  const JctTheme *theme,
                                  const JctGuess *guess)
{
  g_return_val_if_fail (places != NULL && theme != NULL && guess != NULL, (JctColor){ 0 });

  return guess_color (theme, places->series_color, guess->hue);
}

char *
jct_slide_dup_guess_name (const JctGuess *guess, guint index)
{
  /* Translators: what somebody drew without giving it a name. */
  return guess->name != NULL ? g_strdup (guess->name)
                             : g_strdup_printf (C_ ("prediction", "Guess %u"), index + 1);
}

double
jct_slide_measure_strip (const JctSlideInput *input, const JctTheme *theme)
{
  double px = jct_theme_text_px (theme, JCT_TEXT_SMALL), width = 0;
  JctHidden hidden;

  if (!jct_slide_find_hidden (input, &hidden))
    return 0;
  for (guint i = 0; i <= input->n_guesses; i++)
    {
      g_autofree char *name = i < input->n_guesses
                                ? jct_slide_dup_guess_name (input->guesses[i], i)
                                : g_strdup_printf (C_ ("prediction", "Guess %u"), 8u);

      width = MAX (width, jct_text_width (theme, name, px, TRUE));
    }
  return ceil (MIN (width, input->width * 0.16) + px * 0.6);
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

void
jct_slide_add_hidden_area (JctScene *scene,
                           const JctSlideInput *input,
                           const JctTheme *theme,
                           const JctFigure *figure,
                           double dx,
                           double dy)
{
  const JctTimeScale *time = &figure->axes.time;
  JctRect plot = figure->axes.plot;
  JctHidden hidden;
  const JctSeries *series;
  double left, right;

  if (!jct_slide_find_hidden (input, &hidden))
    return;
  series = get_subject (input);
  left = jct_time_scale_map (time,
                             jct_period_first_day (jct_series_get_period (series, hidden.begin)));
  right = jct_time_scale_map (time,
                              jct_period_end_day (jct_series_get_period (series, hidden.end - 1)));
  left = CLAMP (left, plot.x, plot.x + plot.width);
  right = CLAMP (right, left, plot.x + plot.width);
  jct_scene_add_rect (scene, JCT_ROLE_HIDDEN, NULL,
                      (JctRect){ left + dx, plot.y + dy, right - left, plot.height })
    ->fill
    = theme->lane;
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

static gboolean
add_guess_line (
  const Pen *pen, const JctGuess *guess, const char *id, guint index, JctColor color, JctPoint *end)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (JctPoint));
  g_autoptr (GArray) breaks = g_array_new (FALSE, FALSE, sizeof (guint));
  gsize n = MIN (guess->n, pen->hidden.end - pen->hidden.begin);
  JctMark *mark;

  /* It goes on from the last point that is seen. */
  if (n > 0 && isfinite (guess->values[0])
      && isfinite (jct_series_get_value (pen->series, pen->hidden.begin - 1)))
    {
      JctPoint seen = { map_x (pen, pen->hidden.begin - 1),
                        map_y (pen, jct_series_get_value (pen->series, pen->hidden.begin - 1)) };

      g_array_append_val (points, seen);
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
  if (points->len == 0)
    return FALSE;
  *end = g_array_index (points, JctPoint, points->len - 1);
  mark = jct_scene_add_polyline (pen->scene, JCT_ROLE_GUESS, id, (JctPoint *) (void *) points->data,
                                 points->len, (guint *) (void *) breaks->data, breaks->len);
  mark->stroke = color;
  mark->line_width = pen->line_width * 0.8;
  if (index % 2 == 0)
    jct_mark_set_dash (mark, DASH * pen->line_width, 1.6 * pen->line_width);
  else
    jct_mark_set_dash (mark, DOT * pen->line_width, 1.4 * pen->line_width);
  return TRUE;
}

typedef struct
{
  const JctGuess *guess;
  guint index;
  JctColor color;
  JctPoint end;
  double y;
} End;

static int
compare_ends (gconstpointer a, gconstpointer b)
{
  const End *p = a, *q = b;

  return (p->end.y > q->end.y) - (p->end.y < q->end.y);
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
      g_autofree char *name = jct_slide_dup_guess_name (ends[i].guess, ends[i].index);

      ends[i].y = MAX (MIN (ends[i].end.y - pitch / 2, last), free_from);
      if (ends[i].y + pitch > bottom + pitch / 2)
        return;
      jct_scene_add_text (pen->scene, JCT_ROLE_GUESS_LABEL, NULL, name, x, ends[i].y,
                          JCT_ALIGN_START, px, TRUE, width, 1)
        ->fill
        = jct_theme_text_color (pen->theme, ends[i].color);
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

/* The ring around the highest value goes with its label; a point between gaps has no ring. */
static gboolean
is_no_series_label (const JctMark *mark, gpointer data)
{
  return mark->role != JCT_ROLE_SERIES_LABEL
         && (mark->role != JCT_ROLE_POINT
             || (mark->type == JCT_MARK_SYMBOL && mark->stroke.alpha <= 0));
}

void
jct_slide_clear_end_labels (JctScene *scene)
{
  jct_scene_retain (scene, is_no_series_label, NULL);
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
    .line_width = theme->line_width * pow (MAX (theme->text_scale, 1), 0.75),
  };
  g_autofree End *ends = NULL;
  guint n = 0;

  if (!jct_slide_find_hidden (input, &pen.hidden))
    return;
  pen.series = get_subject (input);
  ends = g_new0 (End, input->n_guesses + 1);
  for (guint i = 0; i < input->n_guesses; i++)
    {
      const JctGuess *guess = input->guesses[i];
      JctColor color = guess_color (theme, jct_figure_get_color (figure, 0), guess->hue);
      g_autofree char *id = g_strdup_printf ("%u", i);

      if (input->reveal > 0)
        add_difference (&pen, guess, id, color);
      if (add_guess_line (&pen, guess, id, i, color, &ends[n].end))
        {
          ends[n].guess = guess;
          ends[n].index = i;
          ends[n++].color = color;
        }
    }
  if (jct_slide_is_hidden (input))
    add_tip (&pen, jct_figure_get_color (figure, 0));
  add_names (&pen, ends, n, box.x + box.width, strip);
}

/* ---- how near they were ---- */

typedef struct
{
  char *name;
  JctGuessScore score;
} Told;

static int
compare_told (gconstpointer a, gconstpointer b)
{
  const Told *p = a, *q = b;

  return (p->score.mean_error > q->score.mean_error) - (p->score.mean_error < q->score.mean_error);
}

static void
told_clear (gpointer data)
{
  g_free (((Told *) data)->name);
}

static GArray *
list_told (const JctSlideInput *input, const JctSeries *series, JctHidden hidden)
{
  g_autofree JctGuessScore *scores = g_new0 (JctGuessScore, MAX (input->n_guesses, 1));
  GArray *told = g_array_new (FALSE, FALSE, sizeof (Told));

  g_array_set_clear_func (told, told_clear);
  jct_guesses_score (input->guesses, input->n_guesses, series, hidden, scores);
  for (guint i = 0; i < input->n_guesses; i++)
    {
      Told one = { .score = scores[i] };

      if (scores[i].n == 0)
        continue;
      one.name = jct_slide_dup_guess_name (input->guesses[i], i);
      g_array_append_val (told, one);
    }
  g_array_sort (told, compare_told);
  return told;
}

/* "Table 5 812 a month, Table 2 1,204 a month, and 3 more". (transfer full) */
static char *
list_errors (GArray *told, const JctSeries *series)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < MIN (told->len, MAX_TOLD); i++)
    {
      const Told *one = &g_array_index (told, Told, i);
      g_autofree char *rate
        = jct_chart_format_rate (one->score.mean_error, jct_series_is_integer (series),
                                 jct_series_get_kind (series).unit);

      if (i > 0)
        g_string_append (list, C_ ("list separator", ", "));
      /* Translators: in a list; who, and a mean distance such as "812 a month". */
      g_string_append_printf (list, C_ ("prediction", "%s by %s"), one->name, rate);
    }
  if (told->len > MAX_TOLD)
    g_string_append_printf (list, ngettext (" and %u more", " and %u more", told->len - MAX_TOLD),
                            told->len - MAX_TOLD);
  return g_string_free (list, FALSE);
}

static char *
list_nearest (GArray *told)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < told->len; i++)
    {
      const Told *one = &g_array_index (told, Told, i);

      if (!one->score.nearest)
        continue;
      if (list->len > 0)
        g_string_append (list, C_ ("list separator", ", "));
      g_string_append (list, one->name);
    }
  return g_string_free (list, FALSE);
}

/* Of the turn: who, when and how many. (transfer full) */
static char *
tell_turn (const JctSlideInput *input, GArray *told, const JctSeries *series, JctHidden hidden)
{
  g_autofree char *nearest = list_nearest (told);
  g_autofree char *period = NULL;
  g_autofree char *value = NULL;
  gsize turn = 0;

  if (*nearest == '\0' || !jct_series_find_turn (series, hidden, &turn))
    return NULL;
  if (jct_slide_is_anonymous (input))
    /* Translators: %s is who drew the line that came nearest. */
    return g_strdup_printf (_ ("Nearest at the turn: %s."), nearest);
  period = jct_period_to_label (jct_series_get_period (series, turn), JCT_LABEL_LONG);
  value
    = jct_value_words_format (&input->figures->view->transform, jct_series_get_value (series, turn),
                              jct_series_is_integer (series),
                              jct_series_get_qualifier (series, turn));
  /* Translators: a period and its figure, and who drew the line that came nearest. */
  return g_strdup_printf (_ ("Nearest at the turn (%s: %s): %s."), period, value, nearest);
}

char *
jct_slide_dup_result (const JctSlideInput *input)
{
  g_autoptr (GArray) told = NULL;
  g_autofree char *errors = NULL;
  g_autofree char *turn = NULL;
  g_autofree char *first = NULL;
  const JctSeries *series;
  JctHidden hidden;

  if (jct_slide_is_hidden (input) || !jct_slide_find_hidden (input, &hidden))
    return NULL;
  series = get_subject (input);
  told = list_told (input, series, hidden);
  if (told->len == 0)
    return NULL;
  errors = list_errors (told, series);
  turn = tell_turn (input, told, series, hidden);
  /* Translators: %s is a list such as "Anna by 812 a month, Ben by 1,204 a month". */
  first = g_strdup_printf (_ ("Away from the count on average: %s."), errors);
  return turn != NULL ? g_strdup_printf ("%s %s", first, turn) : g_steal_pointer (&first);
}

/* ---- where a hand draws ---- */

gboolean
jct_slide_places_find_value (
  const JctSlidePlaces *places, double x, double y, double *period, double *value)
{
  const JctValueScale *scale;
  double first, step;

  g_return_val_if_fail (places != NULL && period != NULL && value != NULL, FALSE);

  if (places->n_hidden == 0)
    return FALSE;
  scale = &places->axes.value;
  first = places->figure.x + places->first_x;
  step = places->step_x;
  *period = CLAMP ((x - first) / step, 0, (double) places->n_hidden - 1);
  y = CLAMP (y, places->plot.y, places->plot.y + places->plot.height);
  *value = jct_value_scale_invert (scale, y - places->figure.y);
  return x >= places->plot.x && x <= places->plot.x + places->plot.width + step;
}

void
jct_slide_find_places (const JctSlideInput *input, JctSlidePlaces *places)
{
  JctHidden hidden;
  const JctSeries *series;

  if (!jct_slide_find_hidden (input, &hidden))
    return;
  series = get_subject (input);
  places->hidden = hidden;
  places->n_hidden = hidden.end - hidden.begin;
  places->first_x
    = jct_time_scale_map_period (&places->axes.time, jct_series_get_period (series, hidden.begin));
  places->step_x = hidden.end - hidden.begin > 1
                     ? (jct_time_scale_map_period (&places->axes.time,
                                                   jct_series_get_period (series, hidden.end - 1))
                        - places->first_x)
                         / (double) (hidden.end - hidden.begin - 1)
                     : 1;
}
