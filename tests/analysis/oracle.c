/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle.h"

#include <math.h>
#include <string.h>

const double china_counts[N_CHINA] = {
  358,  232,  265,  261,  42,   46,   3,    15,   7,    1,    0,    6,    10,   7,    12,
  5,    9,    17,   16,   31,   73,   62,   22,   59,   89,   76,   64,   80,   44,   74,
  146,  183,  187,  291,  351,  385,  413,  517,  931,  1064, 1346, 2258, 3182, 2769, 2122,
  3075, 2361, 4010, 4247, 4768, 5951, 3693, 3507, 2048, 3282, 3582, 2164, 1851, 1472, 1268,
};

json_t *
oracle_load (const char *name)
{
  const char *shared = g_getenv ("JCT_SHARED_DIR");
  g_autofree char *path = NULL;
  json_error_t error;
  json_t *root;

  if (shared == NULL)
    {
      g_test_skip ("JCT_SHARED_DIR is not set");
      return NULL;
    }
  path = g_build_filename (shared, "oracles", name, NULL);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the reference values are not there");
      return NULL;
    }
  root = json_load_file (path, 0, &error);
  if (root == NULL)
    g_error ("%s: %s", path, error.text);
  return root;
}

gboolean
is_close (double value, double expected, double tolerance)
{
  return fabs (value - expected) <= tolerance * fabs (expected);
}

static void
assert_object_close (const json_t *value,
                     const json_t *expected,
                     double tolerance,
                     ToleranceFunc tolerance_of,
                     const char *where)
{
  const char *key;
  json_t *member;

  g_assert_cmpuint (json_object_size (value), ==, json_object_size (expected));
  json_object_foreach ((json_t *) expected, key, member)
    {
      g_autofree char *inner = g_strconcat (where, ".", key, NULL);

      if (json_object_get (value, key) == NULL)
        g_error ("%s is not there", inner);
      assert_json_close (json_object_get (value, key), member,
                         tolerance_of == NULL ? tolerance : tolerance_of (key, tolerance),
                         tolerance_of, inner);
    }
}

void
assert_json_close (const json_t *value,
                   const json_t *expected,
                   double tolerance,
                   ToleranceFunc tolerance_of,
                   const char *where)
{
  if (json_is_object (expected) && json_is_object (value))
    assert_object_close (value, expected, tolerance, tolerance_of, where);
  else if (json_is_array (expected) && json_is_array (value))
    {
      g_assert_cmpuint (json_array_size (value), ==, json_array_size (expected));
      for (gsize i = 0; i < json_array_size (expected); i++)
        {
          g_autofree char *inner = g_strdup_printf ("%s[%" G_GSIZE_FORMAT "]", where, i);

          assert_json_close (json_array_get (value, i), json_array_get (expected, i), tolerance,
                             tolerance_of, inner);
        }
    }
  else if (json_is_real (expected) && json_is_number (value))
    {
      if (!is_close (json_number_value (value), json_number_value (expected), tolerance))
        g_error ("%s is %.17g, not %.17g", where, json_number_value (value),
                 json_number_value (expected));
    }
  else if (!json_equal (value, expected))
    g_error ("%s is not as expected", where);
}

void
assert_all_finite (const json_t *value)
{
  const char *key;
  json_t *member;

  g_assert_nonnull (value);
  if (json_is_real (value))
    g_assert_true (isfinite (json_real_value (value)));
  if (json_is_array (value))
    for (gsize i = 0; i < json_array_size (value); i++)
      assert_all_finite (json_array_get (value, i));
  if (json_is_object (value))
    json_object_foreach ((json_t *) value, key, member)
      assert_all_finite (member);
}

void
assert_no_word_of_cause (const char *sentence)
{
  static const char *const words[]
    = { "cause",   "led to",    "lead to", "due to",  "because",     "result",  "effect",
        "impact",  "thanks to", "owing",   "driven",  "consequence", "so that", "therefore",
        "respons", "influence", "made",    "brought", "explain" };
  g_autofree char *lower = g_ascii_strdown (sentence, -1);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (lower, words[i]) != NULL)
      g_error ("“%s” says “%s”", sentence, words[i]);
}
