/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-point-facts.h"

#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>
#include <math.h>

#include "chart/jct-ticks.h"
#include "chart/jct-value-words.h"

int
jct_value_decimals (double value, gboolean integer)
{
  double size = fabs (value);

  if (integer || size >= 100)
    return 0;
  return size >= 1 ? 1 : 2;
}

/* In a mirrored line a sign would change sides: the text keeps its own direction. Takes `text`. */
static char *
keep_direction (char *text)
{
  char *isolated;

  if (gtk_widget_get_default_direction () != GTK_TEXT_DIR_RTL)
    return text;
  isolated = g_strconcat ("\u2066", text, "\u2069", NULL);
  g_free (text);
  return isolated;
}

char *
jct_format_signed (double value, int decimals)
{
  g_autofree char *number = jct_format_value (fabs (value), decimals);
  /* A value that rounds to nothing has no sign. */
  gboolean zero = fabs (value) * pow (10, decimals) < 0.5;

  return keep_direction (g_strconcat (zero ? "" : value < 0 ? "\u2212" : "+", number, NULL));
}

char *
jct_format_percent (double percent)
{
  g_autofree char *number = jct_format_signed (percent, fabs (percent) < 10 ? 1 : 0);

  /* Translators: a percentage; the number is formatted and has its sign. */
  return keep_direction (g_strdup_printf (_ ("%s%%"), number));
}

static char *
format_point (const JctSeries *series, gsize index)
{
  double value = jct_series_get_value (series, index);

  if (jct_series_get_state (series, index) == JCT_VALUE_MISSING)
    return g_strdup (_ ("no data"));
  g_autofree char *number
    = jct_format_value (value, jct_value_decimals (value, jct_series_is_integer (series)));
  return jct_qualifier_format (jct_series_get_qualifier (series, index), number);
}

/* What a figure that is not exact may be, where its word alone does not say it. (transfer full) (nullable) */
static char *
describe_range (const JctSeries *series, gsize index)
{
  double value = jct_series_get_value (series, index);
  JctInterval range;

  switch (jct_series_get_qualifier (series, index))
    {
    case JCT_QUALIFIER_ABOUT:
    case JCT_QUALIFIER_NEARLY:
    case JCT_QUALIFIER_JUST_OVER:
      break;
    case JCT_QUALIFIER_EXACT:
    case JCT_QUALIFIER_MORE_THAN:
    case JCT_QUALIFIER_AT_LEAST:
    case JCT_QUALIFIER_AT_MOST:
    default:
      return NULL;
    }
  if (!jct_series_get_range (series, index, &range))
    return NULL;
  g_autofree char *words
    = jct_claim_interval_to_label (&range,
                                   jct_value_decimals (value, jct_series_is_integer (series)));
  /* Translators: what an imprecise figure, such as "nearly 6,000", is taken to be: "5,400 to 6,000". */
  return g_strdup_printf (_ ("taken as %s"), words);
}

static gboolean
is_comparable (const JctSeries *series, gssize index)
{
  return index >= 0 && jct_series_get_state (series, index) == JCT_VALUE_PRESENT
         && jct_series_get_qualifier (series, index) == JCT_QUALIFIER_EXACT;
}

static void
compare (const JctSeries *series, gssize index, int back, char **label, char **change)
{
  JctPeriod period = jct_period_shift (jct_series_get_period (series, index), -back);
  gssize other = jct_series_find (series, period);

  if (!is_comparable (series, index) || !is_comparable (series, other))
    return;
  double now = jct_series_get_value (series, index);
  double then = jct_series_get_value (series, other);
  g_autofree char *diff
    = jct_format_signed (now - then, jct_value_decimals (MAX (fabs (now), fabs (then)),
                                                         jct_series_is_integer (series)));

  *label = jct_period_to_label (period, JCT_LABEL_LONG);
  if (then > 0)
    {
      g_autofree char *percent = jct_format_percent (100 * (now - then) / then);
      /* Translators: a change, and the same in per cent: "+1,177 (+25%)". */
      *change = g_strdup_printf (_ ("%s (%s)"), diff, percent);
    }
  else
    *change = g_steal_pointer (&diff);
}

void
jct_point_facts_init (JctPointFacts *facts, const JctSeries *series, JctPeriod period)
{
  gssize index = jct_series_find (series, period);
  int per_year = jct_period_kind_per_year (period.kind);
  guint n_parts, n_whole;

  *facts = (JctPointFacts){ 0 };
  if (index < 0)
    {
      facts->value = g_strdup (_ ("no data"));
      return;
    }
  facts->value = format_point (series, index);
  facts->note = describe_range (series, (gsize) index);
  if (jct_series_get_state (series, index) == JCT_VALUE_PARTIAL)
    {
      jct_series_get_parts (series, index, &n_parts, &n_whole);
      /* Translators: of a period that the data cover in part, as in "9 of its 12 parts". */
      g_free (facts->note);
      facts->note = g_strdup_printf (ngettext ("incomplete: %u of its %u part",
                                               "incomplete: %u of its %u parts", n_whole),
                                     n_parts, n_whole);
    }
  compare (series, index, 1, &facts->previous, &facts->on_previous);
  if (per_year > 1)
    compare (series, index, per_year, &facts->year, &facts->on_year);
}

void
jct_point_facts_init_drawn (JctPointFacts *facts,
                            const JctSeries *drawn,
                            JctSeriesSet *counts,
                            const JctTransform *transform,
                            JctPeriod period)
{
  int place = counts != NULL ? jct_series_set_find (counts, jct_series_get_key (drawn)) : -1;
  gssize index = jct_series_find (drawn, period);

  if (place < 0 || jct_transform_is_none (transform))
    {
      jct_point_facts_init (facts, drawn, period);
      return;
    }
  jct_point_facts_init (facts, jct_series_set_get (counts, (guint) place), period);
  if (index < 0 || jct_series_get_state (drawn, index) == JCT_VALUE_MISSING)
    /* Translators: nothing can be drawn for a period, though it may have a count. */
    facts->drawn = g_strdup (C_ ("figure", "no value"));
  else
    facts->drawn = jct_value_words_format (transform, jct_series_get_value (drawn, index),
                                           jct_series_is_integer (drawn),
                                           jct_series_get_qualifier (drawn, index));
}

void
jct_point_facts_clear (JctPointFacts *facts)
{
  g_free (facts->value);
  g_free (facts->drawn);
  g_free (facts->note);
  g_free (facts->previous);
  g_free (facts->on_previous);
  g_free (facts->year);
  g_free (facts->on_year);
  *facts = (JctPointFacts){ 0 };
}
