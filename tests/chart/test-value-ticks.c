/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/jct-ticks.h"

#include <locale.h>
#include <math.h>

static void
check (double min, double max, double first, double step, guint n)
{
  JctValueTicks ticks;

  jct_value_ticks_search (min, max, 6, FALSE, TRUE, &ticks);
  g_assert_cmpfloat (ticks.min, ==, first);
  g_assert_cmpfloat (ticks.step, ==, step);
  g_assert_cmpuint (ticks.n, ==, n);
  g_assert_cmpfloat_with_epsilon (ticks.max, first + step * (n - 1), fabs (step) * 1e-9);
}

static void
test_known (void)
{
  /* The months of the opening view: the grid of the design's picture. */
  check (0, 5951, 0, 1000, 7);
  check (0, 1, 0, 0.2, 6);
  check (0, 100, 0, 20, 6);
  check (-3, 7, -4, 2, 7);
}

/* The best score that any labelling of {1, 2, 5} times a power of ten with 2 to 12 ticks has. */
static double
best_of_one_two_five (double min, double max, guint target, gboolean contain)
{
  static const double factors[] = { 1, 2, 5 };
  double best = -INFINITY;
  int magnitude = (int) floor (log10 (max - min));

  for (int exponent = magnitude - 2; exponent <= magnitude + 1; exponent++)
    for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
      {
        double step = factors[i] * pow (10, exponent);

        for (guint n = 2; n <= 12; n++)
          for (double start = floor (min / step) - 1; start <= ceil (max / step); start++)
            {
              double first = start * step, last = (start + n - 1) * step;

              if (contain && (first > min || last < max))
                continue;
              best = MAX (best, jct_value_ticks_score (min, max, first, last, step, target));
            }
      }
  return best;
}

static void
test_beats_one_two_five (void)
{
  for (guint i = 0; i < 200; i++)
    {
      double size = pow (10, g_test_rand_double_range (-6, 9));
      double a = g_test_rand_double_range (-1, 1) * size;
      double b = i % 3 == 0 ? 0 : g_test_rand_double_range (-1, 1) * size;
      double min = MIN (a, b), max = MAX (a, b);
      guint target = (guint) g_test_rand_int_range (3, 10);
      gboolean contain = i % 2;
      JctValueTicks ticks;

      if (max - min < 1e-3 * size)
        continue;
      jct_value_ticks_search (min, max, target, FALSE, contain, &ticks);
      g_assert_cmpfloat (ticks.score + 1e-9, >=, best_of_one_two_five (min, max, target, contain));
      g_assert_cmpfloat_with_epsilon (ticks.score,
                                      jct_value_ticks_score (min, max, ticks.min, ticks.max,
                                                             ticks.step, target),
                                      1e-6);
      if (contain)
        {
          g_assert_cmpfloat (ticks.min, <=, min);
          g_assert_cmpfloat (ticks.max, >=, max);
        }
    }
}

static void
test_ticks_are_multiples (void)
{
  for (guint i = 0; i < 300; i++)
    {
      double a = g_test_rand_double_range (-5000, 5000), b = g_test_rand_double_range (-5000, 5000);
      gboolean integer = i % 2;
      JctValueTicks ticks;

      jct_value_ticks_search (MIN (a, b), MAX (a, b), 5, integer, TRUE, &ticks);
      g_assert_cmpuint (ticks.n, >=, 2);
      g_assert_cmpfloat (ticks.step, >, 0);
      g_assert_cmpfloat_with_epsilon (ticks.min / ticks.step, round (ticks.min / ticks.step), 1e-6);
      if (integer)
        {
          g_assert_cmpfloat (ticks.step, ==, round (ticks.step));
          g_assert_cmpfloat (ticks.min, ==, round (ticks.min));
        }
    }
}

static void
test_extreme_domains (void)
{
  static const double odd[]
    = { 0,    1,        -1,  5,        1e-300,    3e-300,      -1e-300,     1e300, -1e300,
        1e15, 1e15 + 1, NAN, INFINITY, -INFINITY, G_MAXDOUBLE, G_MINDOUBLE, 0.3,   100.2 };

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    for (guint k = 0; k < G_N_ELEMENTS (odd); k++)
      for (guint flags = 0; flags < 4; flags++)
        for (guint target = 0; target < 200; target += 66)
          {
            JctValueTicks ticks;

            jct_value_ticks_search (odd[i], odd[k], target, flags & 1, flags & 2, &ticks);
            g_assert_true (isfinite (ticks.min) && isfinite (ticks.max));
            g_assert_cmpfloat (ticks.max, >, ticks.min);
            g_assert_cmpfloat (ticks.step, >, 0);
            g_assert_cmpuint (ticks.n, >=, 2);
            g_assert_cmpuint (ticks.n, <=, 1000);
            for (guint t = 0; t < ticks.n; t++)
              {
                g_autofree char *text = jct_value_ticks_format (&ticks, t);

                g_assert_cmpuint (g_utf8_strlen (text, -1), <, 40);
              }
          }
}

static void
test_reversed_is_ordered (void)
{
  JctValueTicks forward, backward;

  jct_value_ticks_search (37, 12345, 6, TRUE, TRUE, &forward);
  jct_value_ticks_search (12345, 37, 6, TRUE, TRUE, &backward);
  g_assert_cmpfloat (forward.min, ==, backward.min);
  g_assert_cmpfloat (forward.step, ==, backward.step);
  g_assert_cmpuint (forward.n, ==, backward.n);
}

/* Counts of people have no halves. */
static void
test_small_integers (void)
{
  JctValueTicks ticks;

  jct_value_ticks_search (0, 1, 6, TRUE, TRUE, &ticks);
  g_assert_cmpfloat (ticks.step, ==, 1);
  g_assert_cmpuint (ticks.n, ==, 2);
  jct_value_ticks_search (0, 3, 6, TRUE, TRUE, &ticks);
  g_assert_cmpfloat (ticks.step, ==, 1);
  g_assert_cmpuint (ticks.n, ==, 4);
  jct_value_ticks_search (7, 7, 6, TRUE, TRUE, &ticks);
  g_assert_cmpfloat (ticks.step, ==, 1);
  g_assert_cmpfloat (ticks.min, <=, 7);
  g_assert_cmpfloat (ticks.max, >=, 7);
}

static void
assert_format (double value, int decimals, const char *expected)
{
  g_autofree char *text = jct_format_value (value, decimals);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_format (void)
{
  assert_format (0, 0, "0");
  assert_format (999, 0, "999");
  assert_format (1000, 0, "1,000");
  assert_format (65410, 0, "65,410");
  assert_format (1234567.891, 2, "1,234,567.89");
  assert_format (-1234.5, 1, "−1,234.5");
  assert_format (-0.001, 1, "0.0");
  assert_format (9007199254740992.0, 0, "9,007,199,254,740,992");
  assert_format (1e300, 0, "1e+300");
  assert_format (NAN, 0, "–");
  assert_format (INFINITY, 0, "∞");
  assert_format (5, -3, "5");
}

static void
test_format_ticks (void)
{
  JctValueTicks tenths = { 0.1, 0.5, 0.1, 5, 0 };
  JctValueTicks quarters = { -0.5, 0.5, 0.25, 5, 0 };
  static const char *const expected[] = { "−0.50", "−0.25", "0.00", "0.25", "0.50" };

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *text = jct_value_ticks_format (&tenths, i);
      g_autofree char *other = jct_value_ticks_format (&quarters, i);
      g_autofree char *wanted = g_strdup_printf ("0.%u", i + 1);

      g_assert_cmpstr (text, ==, wanted);
      g_assert_cmpstr (other, ==, expected[i]);
    }
}

static void
test_log (void)
{
  static const double greatest[] = { 10, 99, 5951, 12768, 3e9, 1e200, INFINITY };

  for (guint i = 0; i < G_N_ELEMENTS (greatest); i++)
    {
      JctValueTicks ticks;

      jct_value_ticks_search_log (greatest[i], 5, &ticks);
      g_assert_cmpuint (ticks.n, >=, 2);
      g_assert_cmpuint (ticks.n, <=, 5);
      g_assert_cmpfloat (jct_value_ticks_get (&ticks, 0), ==, 0);
      g_assert_cmpfloat (jct_value_ticks_get (&ticks, ticks.n - 1), <=, ticks.max * 1.0001);
      g_assert_true (isinf (greatest[i]) || ticks.max >= greatest[i]);
      for (guint k = 0; k < ticks.n; k++)
        {
          g_autofree char *text = jct_value_ticks_format (&ticks, k);
          g_assert_cmpstr (text, !=, "");
        }
    }
}

static void
test_log_from (void)
{
  static const struct
  {
    double least, max;
    gboolean has_zero;
    guint target;
    const char *texts;
  } cases[] = {
    { 1, 5951, TRUE, 6, "0 1 10 100 1,000 10,000" },
    { 12, 180, FALSE, 8, "10 20 50 100 200" },
    { 3, 40, TRUE, 6, "0 2 5 10 20 50" },
    { 0.0023, 3.28, TRUE, 6, "0 0.001 0.01 0.1 1" },
    { 7, 7, FALSE, 6, "5 10" },
    { 1, 1e12, FALSE, 5, "1 1,000 1,000,000 1,000,000,000 1,000,000,000,000" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) texts = g_string_new (NULL);
      JctValueTicks ticks;

      jct_value_ticks_search_log_from (cases[i].least, cases[i].has_zero, cases[i].max,
                                       cases[i].target, &ticks);
      JctValueScale scale = jct_value_ticks_scale (&ticks, 100, 0);
      g_assert_true (scale.is_log);
      g_assert_cmpfloat (ticks.min, <=, cases[i].least);
      g_assert_cmpfloat (ticks.max, >=, cases[i].max);
      for (guint k = 0; k < ticks.n; k++)
        {
          g_autofree char *text = jct_value_ticks_format (&ticks, k);
          double y = jct_value_scale_map (&scale, jct_value_ticks_get (&ticks, k));
          g_string_append_printf (texts, "%s%s", k > 0 ? " " : "", text);
          g_assert_true (y >= -1e-9 && y <= 100 + 1e-9);
        }
      g_assert_cmpstr (texts->str, ==, cases[i].texts);
    }
}

/* Nothing that a caller can say makes it loop or divide by nothing. */
static void
test_log_from_hostile (void)
{
  static const double values[] = { 0, -1, NAN, INFINITY, 1e-320, 1e308, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    for (guint k = 0; k < G_N_ELEMENTS (values); k++)
      {
        JctValueTicks ticks;

        jct_value_ticks_search_log_from (values[i], i % 2 == 0, values[k], 5, &ticks);
        g_assert_cmpuint (ticks.n, >=, 1);
        g_assert_cmpuint (ticks.n, <=, 5);
        for (guint n = 0; n < ticks.n; n++)
          g_assert_true (isfinite (jct_value_ticks_get (&ticks, n)));
      }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/value-ticks/known", test_known);
  g_test_add_func ("/value-ticks/beats-1-2-5", test_beats_one_two_five);
  g_test_add_func ("/value-ticks/multiples", test_ticks_are_multiples);
  g_test_add_func ("/value-ticks/extreme", test_extreme_domains);
  g_test_add_func ("/value-ticks/reversed", test_reversed_is_ordered);
  g_test_add_func ("/value-ticks/small-integers", test_small_integers);
  g_test_add_func ("/value-ticks/log", test_log);
  g_test_add_func ("/value-ticks/log-from", test_log_from);
  g_test_add_func ("/value-ticks/log-from-hostile", test_log_from_hostile);
  g_test_add_func ("/value-ticks/format", test_format);
  g_test_add_func ("/value-ticks/format-ticks", test_format_ticks);
  return g_test_run ();
}
