/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers as people type them: what is one, what it comes to, and what is none. */
#include "model/jct-number-format.h"

static void
test_read (void)
{
  static const struct
  {
    const char *text;
    double value;
  } cases[] = {
    { "37000", 37000 },    { "37,000", 37000 },
    { " 37 000 ", 37000 }, { "1,234,567", 1234567 },
    { "2.5", 2.5 },        { "37,000.25", 37000.25 },
    { "-12", -12 },        { "−1,200", -1200 },
    { "1’000", 1000 },     { "0", 0 },
    { ".5", 0.5 },         { "37\342\200\257000", 37000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double value = 0;

      if (!jct_read_value (cases[i].text, &value))
        g_error ("“%s” is not read", cases[i].text);
      g_assert_cmpfloat (value, ==, cases[i].value);
    }
}

static void
test_refused (void)
{
  static const char *const texts[]
    = { "",        "-",   "x",   "12x",  "1,23",  "12,3456", "1,234,56", ",123", "1.2.3",
        "1.234,5", "nan", "inf", "0x10", "1e400", "1e5",     "1,,000",   "٣",    "\377" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      double value;

      if (jct_read_value (texts[i], &value))
        g_error ("“%s” is read as %g", texts[i], value);
    }
}

/* What is written is read again. */
static void
test_round_trip (void)
{
  static const double values[] = { 0, 1, 999, 1000, 37153, 1234567, 0.25, -3602 };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *text = jct_format_value (values[i], values[i] == 0.25 ? 2 : 0);
      double value;

      g_assert_true (jct_read_value (text, &value));
      g_assert_cmpfloat (value, ==, values[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number/read", test_read);
  g_test_add_func ("/number/refused", test_refused);
  g_test_add_func ("/number/round-trip", test_round_trip);
  return g_test_run ();
}
