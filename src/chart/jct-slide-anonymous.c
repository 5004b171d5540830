/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A slide without names. What may stay is listed, all else goes: a name that nobody has thought of is not shown. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "chart/jct-chart-private.h"
#include "chart/jct-slide-private.h"

gboolean
jct_slide_is_anonymous (const JctSlideInput *input)
{
  return input->slide->anonymous && !input->revealed;
}

char *
jct_slide_dup_anonymous_title (const JctSlideFigures *figures)
{
  if (figures == NULL)
    /* Translators: the title of a slide without a chart while names are hidden. */
    return g_strdup (_ ("The words of this slide are hidden"));
  if (figures->series == NULL)
    return g_strdup (_ ("Events over time"));
  switch (jct_series_set_get_kind (figures->series).unit)
    {
    case JCT_PERIOD_DAY:
      return g_strdup (_ ("A count by day"));
    case JCT_PERIOD_WEEK:
      return g_strdup (_ ("A count by week"));
    case JCT_PERIOD_MONTH:
      return g_strdup (_ ("A count by month"));
    case JCT_PERIOD_QUARTER:
      return g_strdup (_ ("A count by quarter"));
    case JCT_PERIOD_FISCAL_YEAR:
    case JCT_PERIOD_YEAR:
    default:
      return g_strdup (_ ("A count by year"));
    }
}

#define MAX_YEAR 999999

/* The year that a label of the time axis names; -1 for none. Days and weeks have two digits. */
static int
find_year (const char *text)
{
  while (*text != '\0')
    {
      gsize n = strspn (text, "0123456789");

      if (n > 2)
        return (int) MIN (g_ascii_strtoull (text, NULL, 10), MAX_YEAR);
      text += n > 0 ? n : 1;
    }
  return -1;
}

static gboolean
has_letter (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalpha (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

typedef struct
{
  int first_year; /* G_MAXINT: there is none */
  GArray *labels; /* of JctMark, copied: the labels of years, without what they own */
  GArray *years;  /* of int */
} Anonymous;

/* What leads to words, or lies under them, goes with them. */
static gboolean
belongs_to_words (const JctMark *mark)
{
  switch ((guint) mark->role)
    {
    case JCT_ROLE_MEAN_LABEL:
    case JCT_ROLE_SERIES_LABEL:
    case JCT_ROLE_EVENT_LABEL:
    case JCT_ROLE_LANE_LABEL:
    case JCT_ROLE_EFFECT_LABEL:
    case JCT_ROLE_CLAIM_LABEL:
    case JCT_ROLE_ANNOTATION_LABEL:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
keep_mark (const JctMark *mark, gpointer data)
{
  Anonymous *anonymous = data;
  int year;

  if (mark->type != JCT_MARK_TEXT)
    return !belongs_to_words (mark);
  if (mark->role == JCT_ROLE_VALUE_LABEL)
    return mark->id == NULL && !has_letter (mark->text);
  if (mark->role != JCT_ROLE_TIME_LABEL)
    return FALSE;
  year = find_year (mark->text);
  if (year < 0)
    return TRUE;
  anonymous->first_year = MIN (anonymous->first_year, year);
  g_array_append_val (anonymous->labels, *mark);
  g_array_append_val (anonymous->years, year);
  return FALSE;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const JctMark *const *p = a, *const *q = b;

  return ((*p)->bounds.x > (*q)->bounds.x) - ((*p)->bounds.x < (*q)->bounds.x);
}

/* "Year 1" is wider than "2019": a label that would come too near to the one before it is left out. */
static void
add_years (JctScene *scene, const Anonymous *anonymous)
{
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  double free_from = -G_MAXDOUBLE;

  for (guint i = 0; i < anonymous->labels->len; i++)
    g_ptr_array_add (order, &g_array_index (anonymous->labels, JctMark, i));
  g_ptr_array_sort (order, compare_places);
  for (guint i = 0; i < order->len; i++)
    {
      const JctMark *label = order->pdata[i];
      guint index = (guint) (label - (const JctMark *) (void *) anonymous->labels->data);
      int year = g_array_index (anonymous->years, int, index) - anonymous->first_year + 1;
      /* Translators: a year whose number is not told, counted from the first that is shown. */
      g_autofree char *text = g_strdup_printf (C_ ("anonymous", "Year %d"), year);
      JctTextStyle style
        = { .family = jct_scene_get_font (scene), .px = label->text_px, .bold = label->bold };
      JctTextExtents extents;
      double x = label->bounds.x;

      jct_text_measure (text, &style, &extents);
      if (label->align == JCT_ALIGN_MIDDLE)
        x += (label->bounds.width - extents.width) / 2;
      if (x < free_from || x < 0 || x + extents.width > jct_scene_get_width (scene))
        continue;
      jct_scene_add_text (scene, JCT_ROLE_TIME_LABEL, NULL, text, x, label->bounds.y,
                          JCT_ALIGN_START, label->text_px, label->bold, 0, 1)
        ->fill
        = label->fill;
      free_from = x + extents.width + label->text_px * 0.4;
    }
}

void
jct_slide_make_anonymous (JctScene *scene)
{
  Anonymous anonymous = { .first_year = G_MAXINT };

  anonymous.labels = g_array_new (FALSE, FALSE, sizeof (JctMark));
  anonymous.years = g_array_new (FALSE, FALSE, sizeof (int));
  jct_scene_retain (scene, keep_mark, &anonymous);
  add_years (scene, &anonymous);
  g_array_unref (anonymous.years);
  g_array_unref (anonymous.labels);
}

/* "The highest is 5,951, in the 51st of 60." */
static void
append_peak (GString *text, const JctSeries *series, gsize begin, gsize end)
{
  gsize peak = begin;
  double high = -G_MAXDOUBLE;

  for (gsize i = begin; i < end; i++)
    if (jct_series_get_value (series, i) > high)
      {
        high = jct_series_get_value (series, i);
        peak = i;
      }
  if (high > -G_MAXDOUBLE)
    {
      g_autofree char *value = jct_format_value (high, jct_series_is_integer (series) ? 0 : 1);

      /* Translators: %s is a number, the others count periods. */
      g_string_append_printf (text, _ (" The highest value is %s, at place %u of %u."), value,
                              (guint) (peak - begin + 1), (guint) (end - begin));
    }
}

char *
jct_slide_describe_anonymous (const JctSlideInput *input)
{
  g_autofree char *title = jct_slide_dup_anonymous_title (input->figures);
  g_autoptr (JctSeriesSet) shown = NULL;
  g_autoptr (GString) text = g_string_new (title);
  const JctView *view;
  gsize begin, end;

  g_string_append (text, _ (". Names, places and years are not shown."));
  if (input->figures == NULL)
    return g_strdup (text->str);
  view = input->figures->view;
  shown = jct_slide_get_shown (input, NULL);
  if (shown == NULL || jct_series_set_get_n (shown) == 0 || (input->parts & JCT_SLIDE_SHAPE) == 0)
    return g_strdup (text->str);
  jct_series_find_span (jct_series_set_get (shown, 0),
                        jct_chart_visible_span (shown,
                                                view->has_visible ? view->visible : (JctSpan){ 0 }),
                        &begin, &end);
  g_string_append_printf (text,
                          ngettext (" %u series.", " %u series.", jct_series_set_get_n (shown)),
                          jct_series_set_get_n (shown));
  if ((input->parts & JCT_SLIDE_AXIS) != 0)
    append_peak (text, jct_series_set_get (shown, 0), begin, end);
  return g_strdup (text->str);
}
