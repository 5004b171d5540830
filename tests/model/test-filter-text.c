/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filters as lines: what is written reads back the same, and what is no filter is refused. */
#include "model/jct-filter-text.h"

#include <gio/gio.h>

static void
test_round_trip (void)
{
  static const char *const lines[] = {
    "",
    "citizenship=CHINA, PEOPLES REPUBLIC OF",
    "place=north; place=south; sign=a=b",
    "größe=✓; a b=c  d",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JctFilter) filter = jct_filter_parse_line (lines[i], &error);
      g_autofree char *line = NULL;

      g_assert_no_error (error);
      line = jct_filter_to_line (filter);
      g_assert_cmpstr (line, ==, lines[i]);
    }
}

static void
test_space (void)
{
  g_autoptr (JctFilter) filter = jct_filter_parse_line (" a = x ;; b=y;\ta=x; ", NULL);
  g_autoptr (JctFilter) none = jct_filter_parse_line (NULL, NULL);
  g_autofree char *line = jct_filter_to_line (filter);

  g_assert_cmpstr (line, ==, "a=x; b=y");
  g_assert_true (jct_filter_is_empty (none));
}

static void
test_refused (void)
{
  static const char *const lines[] = { "a", "=x", "a=", "a=x; b", " = ", "<b>%s" };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (jct_filter_parse_line (lines[i], &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
    }
}

/* What a line cannot say is not said as something else. */
static void
test_no_line (void)
{
  static const char *const odd[][2] = {
    { "a", "x; y" }, { "a;b", "x" }, { "a=b", "x" }, { "a", " x" },
    { "a", "x\n" },  { "a", "" },    { "", "x" },
  };
  static const char *const none[] = { NULL };
  g_autoptr (JctFilter) excluding = jct_filter_new ();
  g_autoptr (JctFilter) empty = jct_filter_new ();

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr (JctFilter) filter = jct_filter_new ();

      jct_filter_add (filter, odd[i][0], odd[i][1]);
      g_assert_null (jct_filter_to_line (filter));
    }
  jct_filter_exclude (excluding, "a", "x");
  g_assert_null (jct_filter_to_line (excluding));
  jct_filter_set (empty, "a", none);
  g_assert_null (jct_filter_to_line (empty));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filter-text/round-trip", test_round_trip);
  g_test_add_func ("/filter-text/space", test_space);
  g_test_add_func ("/filter-text/refused", test_refused);
  g_test_add_func ("/filter-text/no-line", test_no_line);
  return g_test_run ();
}
