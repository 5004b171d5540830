/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/jct-synthetic.h"

#include "oracle.h"

#include <math.h>
#include <string.h>

static JctPeriod
october_2019 (void)
{
  JctPeriod period = { 0 };

  g_assert_true (jct_period_parse ("2019-10", jct_period_kind (JCT_PERIOD_MONTH, 1), &period));
  return period;
}

/* ---- against the reference values ---- */

/* A weight that is exactly 0 must be so; the file asks for 1e-7 absolute. */
static double
tolerance_of (const char *key, double tolerance)
{
  return g_str_equal (key, "smallest_multiplier_relative") ? 1e-7 : tolerance;
}

static void
assert_record (const json_t *root, const json_t *expected)
{
  const json_t *names = json_object_get (expected, "donors");
  guint n_donors = (guint) json_array_size (names);
  g_autofree double *values = g_new (double, n_donors *N_CHINA);
  g_autofree const double **donors = g_new (const double *, n_donors);
  g_autofree const char **keys = g_new (const char *, n_donors);
  gsize event = (gsize) json_integer_value (json_object_get (expected, "event_index"));
  JctScaling scaling = JCT_SCALING_LOG1P;
  g_auto (JctSynthetic) result = { 0 };
  json_t *record;

  g_assert_true (
    jct_scaling_from_name (json_string_value (json_object_get (expected, "scaling")), &scaling));
  for (guint j = 0; j < n_donors; j++)
    {
      const json_t *series, *y;

      keys[j] = json_string_value (json_array_get (names, j));
      series = json_object_get (json_object_get (root, "series"), keys[j]);
      y = json_object_get (series, "y");
      g_assert_cmpuint (json_array_size (y), ==, N_CHINA);
      for (gsize t = 0; t < N_CHINA; t++)
        values[j * N_CHINA + t] = json_number_value (json_array_get (y, t));
      donors[j] = values + (gsize) j * N_CHINA;
    }
  jct_synthetic_compute (china_counts, N_CHINA, event, donors, keys, n_donors, scaling, &result);
  record = jct_synthetic_to_json (&result, "CHINA_BP", october_2019 ());
  assert_all_finite (record);
  assert_json_close (record, expected, 1e-8, tolerance_of, jct_scaling_to_name (scaling));
  g_assert_true (result.warnings & JCT_SYNTHETIC_WARNING_POOR_FIT);
  json_decref (record);
}

static void
test_reference (void)
{
  json_t *root = oracle_load ("synthetic_control.json");
  gsize i;
  json_t *expected;

  if (root == NULL)
    return;
  g_assert_cmpuint (json_array_size (json_object_get (root, "results")), ==, 6);
  json_array_foreach (json_object_get (root, "results"), i, expected)
    assert_record (root, expected);
  json_decref (root);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/synthetic/reference", test_reference);
  return g_test_run ();
}
