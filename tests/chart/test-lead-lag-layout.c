/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart-fixture.h"
#include "chart/jct-lead-lag-layout.h"

#define N_POINTS (2 * JCT_LEAD_LAG_REACH + 1)

/* Steps from -12 to +12, the last two dates too near the end. */
static void
fill (JctLeadLag *result)
{
  *result = (JctLeadLag){ .verdict = JCT_VERDICT_ANSWERED, .n_admissible = N_POINTS - 2 };
  for (int i = 0; i < N_POINTS; i++)
    {
      JctLeadLagPoint *point = &result->points[i];

      point->shift = i - JCT_LEAD_LAG_REACH;
      point->period = (JctPeriod){ jct_period_kind (JCT_PERIOD_MONTH, 1), 24000 + i };
      point->admissible = i < N_POINTS - 2;
      point->rank.effect = point->shift;
    }
}

static const JctMark *
find_shift (const JctScene *scene, int shift)
{
  g_autofree char *id = g_strdup_printf ("%d", shift);

  for (guint i = 0; i < jct_scene_get_n (scene); i++)
    {
      const JctMark *mark = jct_scene_get (scene, i);
      if (mark->role == JCT_ROLE_EFFECT && g_str_equal (mark->id, id))
        return mark;
    }
  g_assert_not_reached ();
}

/* Every date has its mark; up is more, down is less; only the chosen one is in the strong colour. */
static void
test_bars (void)
{
  g_autoptr (JctTheme) theme = fixture_theme_new (JCT_THEME_CONTRAST, 1);
  JctLeadLag result;

  fill (&result);
  for (int mirrored = 0; mirrored < 2; mirrored++)
    {
      JctLeadLagInput input = { &result, theme, 260, 48, -4, mirrored };
      g_autoptr (JctScene) scene = jct_lead_lag_layout (&input);
      const JctMark *early = find_shift (scene, -4), *late = find_shift (scene, 4);

      g_assert_cmpuint (fixture_count (scene, JCT_ROLE_EFFECT, JCT_MARK_RECT), ==, N_POINTS - 2);
      g_assert_cmpuint (fixture_count (scene, JCT_ROLE_EFFECT, JCT_MARK_SYMBOL), ==, 2);
      g_assert_true ((early->bounds.x < late->bounds.x) == !mirrored);
      g_assert_cmpfloat (late->bounds.y, <, early->bounds.y);
      g_assert_cmpfloat_with_epsilon (late->bounds.height, early->bounds.height, 1e-9);
      g_assert_cmpfloat (early->bounds.y + early->bounds.height, <=, 48);
      for (int shift = -JCT_LEAD_LAG_REACH; shift <= JCT_LEAD_LAG_REACH; shift++)
        {
          const JctMark *mark = find_shift (scene, shift);
          JctColor wanted = shift == -4 ? theme->after : theme->context;

          g_assert_cmpfloat (mark->fill.red, ==, wanted.red);
          g_assert_cmpint (jct_lead_lag_find_shift (&input,
                                                    mark->bounds.x + mark->bounds.width / 2),
                           ==, shift);
        }
      g_assert_cmpint (jct_lead_lag_find_shift (&input, -50), ==, mirrored ? 12 : -12);
      g_assert_cmpint (jct_lead_lag_find_shift (&input, 900), ==, mirrored ? -12 : 12);
    }
}

static void
test_nothing (void)
{
  g_autoptr (JctTheme) theme = fixture_theme_new (JCT_THEME_LIGHT, 1);
  JctLeadLag result;
  JctLeadLagInput input = { &result, theme, 0, 0, 0, FALSE };

  fill (&result);
  for (int i = 0; i < N_POINTS; i++)
    result.points[i].rank.effect = 0;
  g_autoptr (JctScene) flat = jct_lead_lag_layout (&input);
  g_assert_cmpuint (fixture_count (flat, JCT_ROLE_EFFECT, JCT_MARK_RECT), ==, N_POINTS - 2);
  g_assert_cmpint (jct_lead_lag_find_shift (&input, 3), ==, 0);
  result.verdict = JCT_VERDICT_CONSTANT;
  g_autoptr (JctScene) empty = jct_lead_lag_layout (&input);
  g_assert_cmpuint (jct_scene_get_n (empty), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lead-lag-layout/bars", test_bars);
  g_test_add_func ("/lead-lag-layout/nothing", test_nothing);
  return g_test_run ();
}
