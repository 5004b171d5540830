/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Before and after in one plain sentence. It says what the figures were, never why. */
#include "config.h"

#include "analysis/jct-before-after.h"
#include "analysis/jct-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* ---- the sides ---- */

/* The formats of the sides: whole phrases for every unit, since other languages inflect around the
 * noun. */

static const char *
format_after (JctPeriodUnit unit, guint n)
{
  switch (unit)
    {
    case JCT_PERIOD_DAY:
      /* Translators: begins a sentence; %s is a number in words. */
      return g_dngettext (GETTEXT_PACKAGE, "in the day after", "in the %s days after", n);
    case JCT_PERIOD_WEEK:
      /* Translators: begins a sentence; %s is a number in words. */
      return g_dngettext (GETTEXT_PACKAGE, "in the week after", "in the %s weeks after", n);
    case JCT_PERIOD_MONTH:
      /* Translators: begins a sentence; %s is a number in words. */
      return g_dngettext (GETTEXT_PACKAGE, "in the month after", "in the %s months after", n);
    case JCT_PERIOD_QUARTER:
      /* Translators: begins a sentence; %s is a number in words. */
      return g_dngettext (GETTEXT_PACKAGE, "in the quarter after", "in the %s quarters after", n);
    case JCT_PERIOD_YEAR:
      /* Translators: begins a sentence; %s is a number in words. */
      return g_dngettext (GETTEXT_PACKAGE, "in the year after", "in the %s years after", n);
    case JCT_PERIOD_FISCAL_YEAR:
      /* Translators: begins a sentence; %s is a number in words. */
      return g_dngettext (GETTEXT_PACKAGE, "in the fiscal year after",
                          "in the %s fiscal years after", n);
    default:
      g_return_val_if_reached ("");
    }
}

static const char *
format_before (JctPeriodUnit unit, guint n)
{
  switch (unit)
    {
    case JCT_PERIOD_DAY:
      /* Translators: follows “in the six months after, …; ”; %s is a number in words. */
      return g_dngettext (GETTEXT_PACKAGE, "in the day before", "in the %s before", n);
    case JCT_PERIOD_WEEK:
      /* Translators: follows “in the six months after, …; ”; %s is a number in words. */
      return g_dngettext (GETTEXT_PACKAGE, "in the week before", "in the %s before", n);
    case JCT_PERIOD_MONTH:
      /* Translators: follows “in the six months after, …; ”; %s is a number in words. */
      return g_dngettext (GETTEXT_PACKAGE, "in the month before", "in the %s before", n);
    case JCT_PERIOD_QUARTER:
      /* Translators: follows “in the six months after, …; ”; %s is a number in words. */
      return g_dngettext (GETTEXT_PACKAGE, "in the quarter before", "in the %s before", n);
    case JCT_PERIOD_YEAR:
      /* Translators: follows “in the six months after, …; ”; %s is a number in words. */
      return g_dngettext (GETTEXT_PACKAGE, "in the year before", "in the %s before", n);
    case JCT_PERIOD_FISCAL_YEAR:
      /* Translators: follows “in the six months after, …; ”; %s is a number in words. */
      return g_dngettext (GETTEXT_PACKAGE, "in the fiscal year before", "in the %s before", n);
    default:
      g_return_val_if_reached ("");
    }
}

static const char *
format_from (JctPeriodUnit unit, guint n)
{
  switch (unit)
    {
    case JCT_PERIOD_DAY:
      /* Translators: begins a sentence; a number in words, then the first of the periods. */
      return g_dngettext (GETTEXT_PACKAGE, "in the %s day from %s on", "in the %s days from %s on",
                          n);
    case JCT_PERIOD_WEEK:
      /* Translators: begins a sentence; a number in words, then the first of the periods. */
      return g_dngettext (GETTEXT_PACKAGE, "in the %s week from %s on",
                          "in the %s weeks from %s on", n);
    case JCT_PERIOD_MONTH:
      /* Translators: begins a sentence; a number in words, then the first of the periods. */
      return g_dngettext (GETTEXT_PACKAGE, "in the %s month from %s on",
                          "in the %s months from %s on", n);
    case JCT_PERIOD_QUARTER:
      /* Translators: begins a sentence; a number in words, then the first of the periods. */
      return g_dngettext (GETTEXT_PACKAGE, "in the %s quarter from %s on",
                          "in the %s quarters from %s on", n);
    case JCT_PERIOD_YEAR:
      /* Translators: begins a sentence; a number in words, then the first of the periods. */
      return g_dngettext (GETTEXT_PACKAGE, "in the %s year from %s on",
                          "in the %s years from %s on", n);
    case JCT_PERIOD_FISCAL_YEAR:
      /* Translators: begins a sentence; a number in words, then the first of the periods. */
      return g_dngettext (GETTEXT_PACKAGE, "in the %s fiscal year from %s on",
                          "in the %s fiscal years from %s on", n);
    default:
      g_return_val_if_reached ("");
    }
}

/* ---- the figures ---- */

static const char *
format_rate (JctPeriodUnit unit)
{
  switch (unit)
    {
    case JCT_PERIOD_DAY:
      /* Translators: a mean: the number, and what is counted. */
      return C_ ("mean", "%s %s a day");
    case JCT_PERIOD_WEEK:
      /* Translators: a mean: the number, and what is counted. */
      return C_ ("mean", "%s %s a week");
    case JCT_PERIOD_MONTH:
      /* Translators: a mean: the number, and what is counted. */
      return C_ ("mean", "%s %s a month");
    case JCT_PERIOD_QUARTER:
      /* Translators: a mean: the number, and what is counted. */
      return C_ ("mean", "%s %s a quarter");
    case JCT_PERIOD_YEAR:
      /* Translators: a mean: the number, and what is counted. */
      return C_ ("mean", "%s %s a year");
    case JCT_PERIOD_FISCAL_YEAR:
      /* Translators: a mean: the number, and what is counted. */
      return C_ ("mean", "%s %s a fiscal year");
    default:
      g_return_val_if_reached ("");
    }
}

static const char *
format_bare_rate (JctPeriodUnit unit)
{
  switch (unit)
    {
    case JCT_PERIOD_DAY:
      /* Translators: a mean: the number. */
      return C_ ("mean", "%s a day");
    case JCT_PERIOD_WEEK:
      /* Translators: a mean: the number. */
      return C_ ("mean", "%s a week");
    case JCT_PERIOD_MONTH:
      /* Translators: a mean: the number. */
      return C_ ("mean", "%s a month");
    case JCT_PERIOD_QUARTER:
      /* Translators: a mean: the number. */
      return C_ ("mean", "%s a quarter");
    case JCT_PERIOD_YEAR:
      /* Translators: a mean: the number. */
      return C_ ("mean", "%s a year");
    case JCT_PERIOD_FISCAL_YEAR:
      /* Translators: a mean: the number. */
      return C_ ("mean", "%s a fiscal year");
    default:
      g_return_val_if_reached ("");
    }
}

/* The mean of a side; in full ("776 encounters a month") or the number alone. */
static char *
describe_mean (const JctSide *side, JctPeriodUnit period, const char *unit, gboolean in_full)
{
  g_autofree char *number = jct_words_mean (side->mean);
  /* "1 encounters" would be wrong, and the singular of the unit is not known. */
  gboolean with_unit = unit != NULL && *unit != '\0' && strcmp (number, "1") != 0;

  if (side->mean == 0)
    /* Translators: nothing was counted: "in the six months after, none". */
    return g_strdup (C_ ("count", "none"));
  if (!in_full)
    return g_steal_pointer (&number);
  if (side->n == 1)
    return with_unit ? g_strconcat (number, " ", unit, NULL) : g_steal_pointer (&number);
  if (with_unit)
    return g_strdup_printf (format_rate (period), number, unit);
  return g_strdup_printf (format_bare_rate (period), number);
}

static char *
describe_ratio (double ratio)
{
  g_autofree char *number = jct_words_decimals (ratio, ratio < 9.95 ? 1 : 0);

  /* Translators: a ratio, such as "5.0 times as many". */
  return g_strdup_printf (_ ("%s times as many"), number);
}

static char *
describe_percent (double percent)
{
  double size = fabs (percent);
  g_autofree char *number = NULL;

  if (size < 0.05)
    return g_strdup (_ ("almost the same"));
  if (size > 99 && percent < 0)
    /* xgettext:no-c-format */
    return g_strdup (_ ("more than 99% fewer"));
  number = jct_words_decimals (size, size < 9.95 ? 1 : 0);
  if (percent < 0)
    /* Translators: a change, such as "38% fewer"; %s is the number. */
    return g_strdup_printf (_ ("%s%% fewer"), number);
  /* Translators: a change, such as "38% more"; %s is the number. */
  return g_strdup_printf (_ ("%s%% more"), number);
}

/* What became of the mean; NULL where no comparison in one number is fair. (transfer full)
 * (nullable) */
static char *
describe_change (const JctBeforeAfter *result)
{
  double before = result->before.mean;
  double after = result->after.mean;

  if (before == after)
    return g_strdup (_ ("the same"));
  if (before <= 0 || after <= 0)
    return NULL;
  if (before < JCT_BEFORE_AFTER_MIN_FOR_PERCENT)
    return g_strdup (_ ("too few for a percentage"));
  if (after / before >= 2)
    return describe_ratio (after / before);
  return describe_percent (result->mean.pct);
}

static char *
describe_when_after (const JctBeforeAfter *result, JctPeriodUnit period)
{
  guint n = result->after.n;
  g_autofree char *word = jct_words_number (n);
  g_autofree char *first = NULL;

  if (result->event_period == JCT_EVENT_PERIOD_EXCLUDED)
    return g_strdup_printf (format_after (period, n), word);
  first = jct_period_to_label (result->event, JCT_LABEL_LONG);
  return g_strdup_printf (format_from (period, n), word, first);
}

static char *
describe_figures (const JctBeforeAfter *result, const char *unit, gboolean with_change)
{
  JctPeriodUnit period = result->event.kind.unit;
  g_autofree char *word = jct_words_number (result->before.n);
  g_autofree char *when_after = describe_when_after (result, period);
  g_autofree char *when_before = g_strdup_printf (format_before (period, result->before.n), word);
  g_autofree char *after = describe_mean (&result->after, period, unit, TRUE);
  g_autofree char *before = describe_mean (&result->before, period, unit,
                                           result->after.mean == 0 || result->before.n == 1);
  g_autofree char *changed = with_change ? describe_change (result) : NULL;

  if (changed == NULL)
    /* Translators: when and how many, twice: "in the six months after, 12 encounters a month; in
     * the six before, none." */
    return jct_words_capitalise (g_strdup_printf (C_ ("after, before", "%s, %s; %s, %s."),
                                                  when_after, after, when_before, before));
  /* Translators: when and how many, twice, and the change: "in the six months after, 776 encounters
   * a month; in the six before, 154: 5.0 times as many." */
  return jct_words_capitalise (g_strdup_printf (C_ ("after, before", "%s, %s; %s, %s: %s."),
                                                when_after, after, when_before, before, changed));
}

/* ---- what else has to be said ---- */

/* That a side is short of the periods asked for. (transfer full) (nullable) */
static char *
describe_missing (const JctBeforeAfter *result)
{
  g_autofree char *asked = jct_words_periods (result->k, result->event.kind.unit);

  if (result->before.complete && result->after.complete)
    return NULL;
  if (!result->before.complete && !result->after.complete)
    /* Translators: "These data do not hold all twelve months on either side." */
    return g_strdup_printf (_ ("These data do not hold all %s on either side."), asked);
  if (!result->after.complete)
    /* Translators: "twelve months" or another number of periods. */
    return g_strdup_printf (_ ("These data do not hold all %s after."), asked);
  /* Translators: "twelve months" or another number of periods. */
  return g_strdup_printf (_ ("These data do not hold all %s before."), asked);
}

static char *
describe_others (guint n_others)
{
  g_autofree char *word = jct_words_number (n_others);

  if (n_others == 0)
    return g_strdup (_ ("No other event in this dataset falls in this window."));
  /* Translators: %s is a number in words; the program writes its first letter as a capital. */
  return jct_words_capitalise (
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s other event falls in this window.",
                                  "%s other events fall in this window.", n_others),
                     word));
}

static char *
describe_too_few (const JctBeforeAfter *result)
{
  g_autofree char *least
    = jct_words_periods (JCT_BEFORE_AFTER_MIN_PERIODS, result->event.kind.unit);

  /* Translators: "three months" or another number of periods. */
  return g_strdup_printf (_ ("That is too little to compare: at least %s on each side are needed."),
                          least);
}

/* ---- where there is no answer ---- */

static char *
decline_outside (const JctBeforeAfter *result)
{
  g_autofree char *label = jct_period_to_label (result->event, JCT_LABEL_LONG);

  /* Translators: %s is the month (or other period) of an event. */
  return g_strdup_printf (_ ("No answer can be given: %s lies outside these data."), label);
}

static char *
decline_empty (const JctBeforeAfter *result)
{
  g_autofree char *label = jct_period_to_label (result->event, JCT_LABEL_LONG);

  if (result->before.n == 0 && result->after.n == 0)
    /* Translators: %s is the month (or other period) of an event. */
    return g_strdup_printf (_ ("No answer can be given: these data hold no figures near %s."),
                            label);
  if (result->before.n == 0)
    /* Translators: %s is the month (or other period) of an event. */
    return g_strdup_printf (_ ("No answer can be given: these data hold no figures before %s."),
                            label);
  /* Translators: %s is the month (or other period) of an event. */
  return g_strdup_printf (_ ("No answer can be given: these data hold no figures after %s."),
                          label);
}

char *
jct_before_after_to_sentence (const JctBeforeAfter *result, const char *unit, guint n_others)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  char *missing;

  if (result->verdict == JCT_VERDICT_OUTSIDE)
    return decline_outside (result);
  if (result->verdict == JCT_VERDICT_EMPTY)
    return decline_empty (result);
  g_ptr_array_add (sentences,
                   describe_figures (result, unit, result->verdict == JCT_VERDICT_ANSWERED));
  if (result->verdict == JCT_VERDICT_TOO_SHORT)
    g_ptr_array_add (sentences, describe_too_few (result));
  missing = describe_missing (result);
  if (missing != NULL)
    g_ptr_array_add (sentences, missing);
  g_ptr_array_add (sentences, describe_others (n_others));
  g_ptr_array_add (sentences, NULL);
  return g_strjoinv (" ", (char **) sentences->pdata);
}

/* ---- as a label ---- */

char *
jct_before_after_to_label (const JctBeforeAfter *result)
{
  JctPeriodUnit period = result->event.kind.unit;
  double before = result->before.mean;
  double after = result->after.mean;

  if (result->verdict != JCT_VERDICT_ANSWERED)
    return g_strdup (C_ ("change", "too few figures"));
  if (before == after || (before >= JCT_BEFORE_AFTER_MIN_FOR_PERCENT && after > 0))
    return describe_change (result);
  g_autofree char *from = describe_mean (&result->before, period, NULL, FALSE);
  g_autofree char *to = describe_mean (&result->after, period, NULL, after != 0);
  /* Translators: the means before and after an event: "from 3 to 7 a month", "from none to 12 a
   * month", "from 40 to none". */
  return g_strdup_printf (C_ ("change", "from %s to %s"), from, to);
}
