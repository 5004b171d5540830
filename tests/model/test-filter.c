/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/jct-filter.h"

static void
assert_values (const JctFilter *filter, const char *dimension, const char *expected)
{
  const char *const *values = jct_filter_get_values (filter, dimension);
  g_autofree char *text = values != NULL ? g_strjoinv (",", (char **) values) : NULL;

  g_assert_cmpstr (text, ==, expected);
}

static void
test_add_and_remove (void)
{
  g_autoptr (JctFilter) filter = jct_filter_new ();

  g_assert_true (jct_filter_is_empty (filter));
  g_assert_true (jct_filter_add (filter, "b", "2"));
  g_assert_true (jct_filter_add (filter, "a", "1"));
  g_assert_true (jct_filter_add (filter, "b", "1"));
  g_assert_true (jct_filter_add (filter, "b", ""));
  g_assert_false (jct_filter_add (filter, "b", "2"));
  assert_values (filter, "b", "2,1,");
  assert_values (filter, "a", "1");
  assert_values (filter, "c", NULL);
  g_assert_cmpuint (jct_filter_get_n_dimensions (filter), ==, 2);
  g_assert_cmpstr (jct_filter_get_dimension (filter, 0), ==, "b");
  g_assert_cmpstr (jct_filter_get_dimension (filter, 1), ==, "a");
  g_assert_true (jct_filter_has_value (filter, "b", ""));
  g_assert_false (jct_filter_has_value (filter, "a", "2"));
  g_assert_false (jct_filter_has_value (filter, "c", "2"));

  g_assert_false (jct_filter_remove (filter, "b", "3"));
  g_assert_false (jct_filter_remove (filter, "c", "3"));
  g_assert_true (jct_filter_remove (filter, "b", "2"));
  assert_values (filter, "b", "1,");
  g_assert_true (jct_filter_remove (filter, "b", "1"));
  g_assert_true (jct_filter_remove (filter, "b", ""));
  /* The last value is gone: it passes whole again, which is not the same as nothing. */
  g_assert_false (jct_filter_has_dimension (filter, "b"));
  jct_filter_clear (filter, "a");
  jct_filter_clear (filter, "a");
  g_assert_true (jct_filter_is_empty (filter));
}

static void
test_set (void)
{
  static const char *const values[] = { "x", "y", "x", NULL };
  static const char *const none[] = { NULL };
  g_autoptr (JctFilter) filter = jct_filter_new ();

  jct_filter_add (filter, "a", "1");
  jct_filter_add (filter, "b", "1");
  jct_filter_set (filter, "a", values);
  assert_values (filter, "a", "x,y");
  g_assert_cmpstr (jct_filter_get_dimension (filter, 0), ==, "a");
  jct_filter_set (filter, "a", none);
  g_assert_true (jct_filter_has_dimension (filter, "a"));
  assert_values (filter, "a", "");
  jct_filter_set (filter, "c", NULL);
  assert_values (filter, "c", "");
  g_assert_cmpuint (jct_filter_get_n_dimensions (filter), ==, 3);
  /* A value that was in the set can be given back to it. */
  jct_filter_set (filter, "b", jct_filter_get_values (filter, "b"));
  assert_values (filter, "b", "1");
}

static void
test_equal (void)
{
  g_autoptr (JctFilter) a = jct_filter_new ();
  g_autoptr (JctFilter) b = jct_filter_new ();
  g_autoptr (JctFilter) copy = NULL;

  g_assert_true (jct_filter_equal (a, b));
  jct_filter_add (a, "x", "1");
  jct_filter_add (a, "x", "2");
  jct_filter_add (a, "y", "3");
  jct_filter_add (b, "y", "3");
  jct_filter_add (b, "x", "2");
  g_assert_false (jct_filter_equal (a, b));
  g_assert_false (jct_filter_equal (b, a));
  jct_filter_add (b, "x", "1");
  g_assert_true (jct_filter_equal (a, b));
  copy = jct_filter_copy (a);
  g_assert_true (jct_filter_equal (a, copy));
  jct_filter_remove (copy, "x", "1");
  jct_filter_add (copy, "x", "4");
  g_assert_false (jct_filter_equal (a, copy));
  assert_values (a, "x", "1,2");
  jct_filter_set (a, "z", NULL);
  g_assert_false (jct_filter_equal (a, b));
}

static void
test_intersect (void)
{
  g_autoptr (JctFilter) a = jct_filter_new ();
  g_autoptr (JctFilter) b = jct_filter_new ();
  g_autoptr (JctFilter) both = NULL;

  jct_filter_add (a, "x", "1");
  jct_filter_add (a, "x", "2");
  jct_filter_add (a, "x", "3");
  jct_filter_add (a, "y", "1");
  jct_filter_add (a, "w", "1");
  jct_filter_add (b, "z", "9");
  jct_filter_add (b, "x", "3");
  jct_filter_add (b, "x", "2");
  jct_filter_add (b, "y", "2");
  both = jct_filter_intersect (a, b);
  assert_values (both, "x", "2,3");
  assert_values (both, "y", "");
  assert_values (both, "w", "1");
  assert_values (both, "z", "9");
  g_assert_cmpstr (jct_filter_get_dimension (both, 3), ==, "z");
}

static void
test_many_values (void)
{
  g_autoptr (JctFilter) filter = jct_filter_new ();
  g_autoptr (JctFilter) copy = NULL;

  for (guint i = 0; i < 70000; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);

      g_assert_true (jct_filter_add (filter, "x", text));
    }
  copy = jct_filter_copy (filter);
  g_assert_true (jct_filter_equal (filter, copy));
  g_assert_true (jct_filter_remove (copy, "x", "69999"));
  g_assert_false (jct_filter_has_value (copy, "x", "69999"));
  g_assert_cmpuint (g_strv_length ((char **) jct_filter_get_values (copy, "x")), ==, 69999);
}

static void
test_exclude (void)
{
  g_autoptr (JctFilter) filter = jct_filter_new ();
  g_autoptr (JctFilter) copy = NULL;
  g_autoptr (JctFilter) passing = jct_filter_new ();

  g_assert_true (jct_filter_exclude (filter, "a", "1"));
  g_assert_true (jct_filter_exclude (filter, "a", "2"));
  g_assert_false (jct_filter_exclude (filter, "a", "1"));
  g_assert_true (jct_filter_is_excluding (filter, "a"));
  g_assert_true (jct_filter_has_dimension (filter, "a"));
  g_assert_false (jct_filter_passes (filter, "a", "1"));
  g_assert_true (jct_filter_passes (filter, "a", "3"));
  g_assert_true (jct_filter_passes (filter, "b", "3"));
  g_assert_false (jct_filter_has_value (filter, "a", "3"));
  assert_values (filter, "a", NULL);
  g_assert_cmpstr (jct_filter_get_excluded (filter, "a")[1], ==, "2");
  g_assert_cmpstr (jct_filter_get_named (filter, "a")[0], ==, "1");

  copy = jct_filter_copy (filter);
  g_assert_true (jct_filter_equal (filter, copy));
  jct_filter_set (passing, "a", (const char *const[]){ "1", "2", NULL });
  g_assert_false (jct_filter_equal (filter, passing));
  g_assert_null (jct_filter_get_excluded (passing, "a"));

  /* To let a value pass is to take it from those that do not; the last one opens the dimension. */
  g_assert_false (jct_filter_remove (copy, "a", "1"));
  g_assert_true (jct_filter_add (copy, "a", "1"));
  g_assert_false (jct_filter_add (copy, "a", "3"));
  g_assert_true (jct_filter_add (copy, "a", "2"));
  g_assert_true (jct_filter_is_empty (copy));

  /* Of a set that passes, what is excluded goes; with the last one nothing passes. */
  g_assert_true (jct_filter_exclude (passing, "a", "1"));
  assert_values (passing, "a", "2");
  g_assert_true (jct_filter_exclude (passing, "a", "2"));
  assert_values (passing, "a", "");

  jct_filter_set_as_in (passing, "a", filter);
  g_assert_true (jct_filter_equal (filter, passing));
  jct_filter_set_as_in (passing, "a", copy);
  g_assert_true (jct_filter_is_empty (passing));
  jct_filter_set_excluded (passing, "a", NULL);
  g_assert_true (jct_filter_is_empty (passing));
}

static void
test_intersect_excluded (void)
{
  g_autoptr (JctFilter) some = jct_filter_new ();
  g_autoptr (JctFilter) others = jct_filter_new ();
  g_autoptr (JctFilter) more = jct_filter_new ();
  g_autoptr (JctFilter) one = NULL;
  g_autoptr (JctFilter) turned = NULL;
  g_autoptr (JctFilter) both = NULL;

  jct_filter_set (some, "a", (const char *const[]){ "1", "2", "3", NULL });
  jct_filter_set_excluded (others, "a", (const char *const[]){ "2", "9", NULL });
  jct_filter_set_excluded (more, "a", (const char *const[]){ "9", "4", NULL });
  one = jct_filter_intersect (some, others);
  assert_values (one, "a", "1,3");
  turned = jct_filter_intersect (others, some);
  g_assert_true (jct_filter_equal (one, turned));
  both = jct_filter_intersect (others, more);
  g_assert_true (jct_filter_is_excluding (both, "a"));
  g_assert_cmpuint (g_strv_length ((char **) jct_filter_get_excluded (both, "a")), ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filter/add-and-remove", test_add_and_remove);
  g_test_add_func ("/filter/set", test_set);
  g_test_add_func ("/filter/equal", test_equal);
  g_test_add_func ("/filter/intersect", test_intersect);
  g_test_add_func ("/filter/many-values", test_many_values);
  g_test_add_func ("/filter/exclude", test_exclude);
  g_test_add_func ("/filter/intersect-excluded", test_intersect_excluded);
  return g_test_run ();
}
