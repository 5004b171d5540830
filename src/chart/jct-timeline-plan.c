/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which lanes the timeline has in a height, how high they are, and where their names stand. */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "chart/jct-timeline-private.h"

/* Less than this left of the plot, and lane names stand over their lanes. */
#define MIN_LABEL_CHARS 5

/* With fewer lanes in sight they are better merged. */
#define FEWEST_LANES 2

/* Of lanes that fill the height: the least height of a row and the most, in lines of small text. */
#define ROW_PITCH 1.5
#define ROOMY_PITCH 2.6

/* ---- lanes ----------------------------------------------------------------------------------- */

void
jct_lane_free (JctLane *lane)
{
  g_ptr_array_unref (lane->events);
  g_free (lane);
}

static JctLane *
lane_new (const char *id, const char *title, JctColor color)
{
  JctLane *lane = g_new0 (JctLane, 1);

  lane->id = id;
  lane->title = title;
  lane->color = color;
  lane->events = g_ptr_array_new ();
  lane->n_rows = 1;
  return lane;
}

JctLane *
jct_lane_new_row (const JctLane *lane, guint row, guint n_rows)
{
  JctLane *new = lane_new (lane->id, lane->title, lane->color);

  new->row = row;
  new->n_rows = n_rows;
  return new;
}

static JctLane *
find_lane (GPtrArray *lanes, const char *id)
{
  for (guint i = 0; i < lanes->len; i++)
    {
      JctLane *lane = g_ptr_array_index (lanes, i);
      if (g_strcmp0 (lane->id, id) == 0)
        return lane;
    }
  return NULL;
}

/* A lane for each shown category that has events, in the document's order; events of none stand
 * last. */
static GPtrArray *
list_lanes (const JctDocument *document, const JctView *view, const JctTheme *theme)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_lane_free);
  GPtrArray *lanes = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_lane_free);

  for (guint i = 0; i < jct_document_get_n_categories (document); i++)
    {
      const JctCategory *category = jct_document_get_category (document, i);
      g_ptr_array_add (all, lane_new (category->id, category->title,
                                      jct_chart_category_color (document, theme, category->id)));
    }
  for (guint i = 0; i < jct_document_get_n_events (document); i++)
    {
      const JctEvent *event = jct_document_get_event (document, i);
      if (!jct_view_shows_event (view, event))
        continue;
      JctLane *lane = find_lane (all, event->category);
      if (lane == NULL)
        {
          lane = lane_new (event->category, _ ("Other events"), theme->text_secondary);
          g_ptr_array_add (all, lane);
        }
      g_ptr_array_add (lane->events, (gpointer) event);
    }
  while (all->len > 0)
    {
      JctLane *lane = g_ptr_array_steal_index (all, 0);
      if (lane->events->len > 0)
        g_ptr_array_add (lanes, lane);
      else
        jct_lane_free (lane);
    }
  return lanes;
}

static gboolean
is_in_range (const JctTimelineInput *input, const JctEvent *event)
{
  return !jct_span_is_empty (jct_span_intersect (jct_edtf_span (&event->date), input->time.domain));
}

static void
drop_empty_lanes (const JctTimelineInput *input, GPtrArray *lanes)
{
  for (guint i = lanes->len; i-- > 0;)
    {
      const JctLane *lane = g_ptr_array_index (lanes, i);
      gboolean any = FALSE;

      for (guint j = 0; j < lane->events->len && !any; j++)
        any = is_in_range (input, g_ptr_array_index (lane->events, j));
      if (!any && lanes->len > 1)
        g_ptr_array_remove_index (lanes, i);
    }
}

static void
merge_lanes (const JctTimelineInput *input, GPtrArray *lanes)
{
  JctLane *merged = lane_new (NULL, _ ("Events"), input->theme->text_secondary);

  /* From the document once more: the merged events stay in order. */
  for (guint i = 0; i < jct_document_get_n_events (input->document); i++)
    {
      const JctEvent *event = jct_document_get_event (input->document, i);
      if (jct_view_shows_event (input->view, event))
        g_ptr_array_add (merged->events, (gpointer) event);
    }
  g_ptr_array_set_size (lanes, 0);
  g_ptr_array_add (lanes, merged);
}

/* ---- heights --------------------------------------------------------------------------------- */

static double
least_lane (double line_height)
{
  return ceil (line_height + 3);
}

/* A lane of several rows has one name. */
static guint
count_names (const JctTimelinePlan *plan)
{
  guint n = 0;

  for (guint i = 0; i < plan->lanes->len; i++)
    n += ((const JctLane *) g_ptr_array_index (plan->lanes, i))->row == 0;
  return n;
}

double
jct_timeline_plan_height (const JctTimelinePlan *plan)
{
  return plan->header + plan->lanes->len * plan->lane_height
         + count_names (plan) * plan->label_height;
}

/* Where there is room for some letters, or for whole names that are shorter. */
gboolean
jct_timeline_names_stand_left (const JctTimeline *timeline)
{
  const JctTimelineInput *input = timeline->input;
  double some = timeline->small * MIN_LABEL_CHARS;

  return timeline->label_width >= some
         || timeline->label_width
              >= jct_timeline_measure_labels (input->document, input->view, input->theme, 1, some);
}

/* Gives lanes as much of the height as they can use, at least `least` each; FALSE when it is not
 * enough. */
static gboolean
fit_lanes (JctTimelinePlan *plan, double max_height, double least, double most)
{
  double room = (max_height - plan->header) / MAX (plan->lanes->len, 1) - plan->label_height;

  plan->lane_height = floor (MIN (room, most));
  return plan->lane_height >= least;
}

int
jct_timeline_find_selected_lane (const JctTimeline *timeline, const JctTimelinePlan *plan)
{
  for (guint i = 0; timeline->selected != NULL && i < plan->lanes->len; i++)
    {
      const JctLane *lane = g_ptr_array_index (plan->lanes, i);
      if (g_ptr_array_find (lane->events, timeline->selected, NULL))
        return i;
    }
  return -1;
}

/* Keeps as many lanes as fit at their least height; FALSE where one that holds all events says more
 * than those. */
static gboolean
keep_lanes_in_sight (const JctTimeline *timeline, JctTimelinePlan *plan, double least, double most)
{
  const JctTimelineInput *input = timeline->input;
  guint n = plan->lanes->len;
  guint n_fit = (guint) MAX (floor (input->max_height / (least + plan->label_height)), 0);

  if (!input->scrolls || n_fit < FEWEST_LANES || n_fit >= n)
    return FALSE;
  plan->first = MIN (input->first_lane, n - n_fit);
  int selected = input->reveal_selected ? jct_timeline_find_selected_lane (timeline, plan) : -1;
  if (selected >= 0)
    plan->first = CLAMP (plan->first, MAX (selected + 1, (int) n_fit) - n_fit, (guint) selected);
  g_ptr_array_set_size (plan->lanes, plan->first + n_fit);
  if (plan->first > 0)
    g_ptr_array_remove_range (plan->lanes, 0, plan->first);
  plan->n = n;
  return fit_lanes (plan, input->max_height, least, most);
}

/* As many rows as have room and use it; FALSE where not even the lanes have. */
static gboolean
fill_with_rows (const JctTimeline *timeline, JctTimelinePlan *plan)
{
  const JctTimelineInput *input = timeline->input;
  double least = ceil (timeline->line_height * ROW_PITCH);
  double most = ceil (timeline->line_height * ROOMY_PITCH);
  double room = input->max_height - plan->lanes->len * plan->label_height;
  guint n = (guint) MAX (floor (room / least), 0);

  if (!input->fills || input->max_height <= 0 || n < plan->lanes->len)
    return FALSE;
  /* The figure's own words say how many events these are. */
  plan->header = 0;
  jct_timeline_spread_rows (timeline, plan->lanes, n);
  plan->lane_height = floor (MIN (room / plan->lanes->len, most));
  return TRUE;
}

static void
choose_lanes (const JctTimeline *timeline, JctTimelinePlan *plan)
{
  const JctTimelineInput *input = timeline->input;
  double line = timeline->line_height, max = input->max_height;
  double least = least_lane (line), most = ceil (line * 2 + JCT_TEXT_GAP);
  double header = ceil (line + 6);

  *plan = (JctTimelinePlan){
    .lanes = list_lanes (input->document, input->view, input->theme),
    .header = header,
    .lane_height = most,
    .label_height = jct_timeline_names_stand_left (timeline) ? 0 : ceil (line + 2),
  };
  if (plan->lanes->len == 0)
    {
      plan->header = 0;
      return;
    }
  if (fill_with_rows (timeline, plan))
    return;
  if (plan->label_height > 0)
    plan->lane_height = most = ceil (line * 1.4);
  if (max <= 0 || jct_timeline_plan_height (plan) <= max)
    return;
  plan->header = 0;
  if (jct_timeline_plan_height (plan) <= max)
    return;
  if (fit_lanes (plan, max, least, most))
    return;
  drop_empty_lanes (input, plan->lanes);
  if (fit_lanes (plan, max, least, most) || keep_lanes_in_sight (timeline, plan, least, most))
    return;
  merge_lanes (input, plan->lanes);
  if (fit_lanes (plan, max, least, most))
    return;
  plan->label_height = 0;
  if (!fit_lanes (plan, max, least, most))
    g_ptr_array_set_size (plan->lanes, 0);
}

void
jct_timeline_make_plan (const JctTimeline *timeline, JctTimelinePlan *plan)
{
  choose_lanes (timeline, plan);
  if (plan->n == 0)
    plan->n = plan->lanes->len;
}

double
jct_timeline_edge_width (const JctTheme *theme)
{
  return round (jct_theme_text_px (theme, JCT_TEXT_SMALL) * 2.4);
}

void
jct_timeline_init (JctTimeline *timeline, const JctTimelineInput *input)
{
  *timeline = (JctTimeline){ .input = input, .theme = input->theme, .guide_x = NAN };
  timeline->small = jct_theme_text_px (input->theme, JCT_TEXT_SMALL);
  timeline->line_height = jct_text_height (input->theme, timeline->small);
  timeline->symbol = round (timeline->small * 0.95);
  timeline->pad = jct_page_pad (input->theme, input->width);
  timeline->left = input->time.range_start;
  timeline->right = input->time.range_end;
  timeline->label_width = timeline->left - timeline->pad - jct_timeline_edge_width (input->theme);
  if (input->view->selected_event == NULL)
    return;
  timeline->selected = jct_document_find_event (input->document, input->view->selected_event);
  if (timeline->selected == NULL)
    return;
  double day = jct_event_position (timeline->selected);
  if (day >= input->time.domain.start && day < input->time.domain.end)
    timeline->guide_x = jct_time_scale_map (&input->time, day);
}

double
jct_timeline_measure_height (const JctTimelineInput *input)
{
  JctTimelineInput natural = *input;

  natural.max_height = 0;
  return jct_timeline_fit_height (&natural);
}

double
jct_timeline_least_height (const JctTheme *theme, guint n_lanes)
{
  return n_lanes * least_lane (jct_text_height (theme, jct_theme_text_px (theme, JCT_TEXT_SMALL)));
}

double
jct_timeline_fit_height (const JctTimelineInput *input)
{
  JctTimeline timeline;
  JctTimelinePlan plan;

  jct_timeline_init (&timeline, input);
  jct_timeline_make_plan (&timeline, &plan);
  double height = jct_timeline_plan_height (&plan);
  g_ptr_array_unref (plan.lanes);
  return height;
}

JctLaneRange
jct_timeline_get_lanes (const JctTimelineInput *input)
{
  JctTimeline timeline;
  JctTimelinePlan plan;

  jct_timeline_init (&timeline, input);
  jct_timeline_make_plan (&timeline, &plan);
  JctLaneRange range = { plan.n, plan.first, plan.lanes->len };
  g_ptr_array_unref (plan.lanes);
  return range;
}

gboolean
jct_timeline_fits_two_lines (const JctTimelineInput *input)
{
  JctTimeline timeline;
  JctTimelinePlan plan;

  jct_timeline_init (&timeline, input);
  jct_timeline_make_plan (&timeline, &plan);
  gboolean fits
    = plan.lanes->len <= 1 || plan.label_height > 0
      || plan.lane_height >= 2 * JCT_TIMELINE_TIGHT_LABEL * timeline.line_height + JCT_TEXT_GAP;
  g_ptr_array_unref (plan.lanes);
  return fits;
}

double
jct_timeline_measure_labels (const JctDocument *document,
                             const JctView *view,
                             const JctTheme *theme,
                             guint n_lines,
                             double max_width)
{
  g_autoptr (GPtrArray) lanes = list_lanes (document, view, theme);
  double px = jct_theme_text_px (theme, JCT_TEXT_SMALL), one_line = 0, two_lines = 0;

  for (guint i = 0; i < lanes->len; i++)
    {
      const JctLane *lane = g_ptr_array_index (lanes, i);
      double width = jct_text_width (theme, lane->title, px, TRUE);
      g_auto (GStrv) words = g_strsplit (lane->title, " ", -1);

      one_line = MAX (one_line, width);
      /* Two lines of a name take a little more than half its width, and no less than its longest
       * word. */
      two_lines = MAX (two_lines, width * 0.58);
      for (guint j = 0; words[j] != NULL; j++)
        two_lines = MAX (two_lines, jct_text_width (theme, words[j], px, TRUE));
    }
  one_line = ceil (one_line) + 1;
  if (one_line <= max_width)
    return one_line;
  if (n_lines > 1)
    return MIN (ceil (two_lines) + 1, max_width);
  /* Without a second line, a third more than else rather than a cut name. */
  return MIN (one_line, floor (max_width * 4 / 3));
}
