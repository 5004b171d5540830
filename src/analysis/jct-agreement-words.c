/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of methods in words. */
#include "config.h"

#include "analysis/jct-agreement.h"
#include "analysis/jct-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* ---- names ---- */

const char *
jct_finding_to_name (JctFinding finding)
{
  static const char *const names[] = { "change", "no_clear_change", "not_enough_to_say" };

  g_return_val_if_fail ((guint) finding < G_N_ELEMENTS (names), "");

  return names[finding];
}

const char *
jct_finding_to_label (JctFinding finding)
{
  static const char *const labels[]
    = { N_ ("change"), N_ ("no clear change"), N_ ("not enough to say") };

  g_return_val_if_fail ((guint) finding < G_N_ELEMENTS (labels), "");

  return _ (labels[finding]);
}

const char *
jct_trend_to_name (JctTrend trend)
{
  static const char *const names[] = { "none", "up", "down" };

  g_return_val_if_fail ((guint) trend < G_N_ELEMENTS (names), "");

  return names[trend];
}

const char *
jct_trend_to_label (JctTrend trend)
{
  static const char *const labels[]
    = { NC_ ("direction", "none"), NC_ ("direction", "up"), NC_ ("direction", "down") };

  g_return_val_if_fail ((guint) trend < G_N_ELEMENTS (labels), "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "direction", labels[trend]);
}

const char *
jct_scale_to_name (JctScale scale)
{
  static const char *const names[] = { NULL, "count", "log1p" };

  g_return_val_if_fail ((guint) scale < G_N_ELEMENTS (names), NULL);

  return names[scale];
}

const char *
jct_agreement_kind_to_name (JctAgreementKind kind)
{
  static const char *const names[]
    = { "none", "one", "all_change", "all_no_clear_change", "mixed", "opposite" };

  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (names), "");

  return names[kind];
}

/* ---- a row ---- */

char *
jct_agreement_row_to_label (const JctAgreementRow *row)
{
  const char *title = jct_method_get_title (row->method);

  switch (row->scale)
    {
    case JCT_SCALE_COUNT:
      /* Translators: the name of a method, computed on the counts as they are. */
      return g_strdup_printf (_ ("%s, counts"), title);
    case JCT_SCALE_LOG1P:
      /* Translators: the name of a method, computed on the logarithms of the counts. */
      return g_strdup_printf (_ ("%s, logarithms"), title);
    case JCT_SCALE_NONE:
    default:
      return g_strdup (title);
    }
}

static const char *
format_change (JctPeriodUnit unit)
{
  switch (unit)
    {
    case JCT_PERIOD_DAY:
      /* Translators: a change with its sign: "+12 a day". */
      return C_ ("change", "%s a day");
    case JCT_PERIOD_WEEK:
      return C_ ("change", "%s a week");
    case JCT_PERIOD_MONTH:
      return C_ ("change", "%s a month");
    case JCT_PERIOD_QUARTER:
      return C_ ("change", "%s a quarter");
    case JCT_PERIOD_YEAR:
      return C_ ("change", "%s a year");
    case JCT_PERIOD_FISCAL_YEAR:
      return C_ ("change", "%s a fiscal year");
    default:
      g_return_val_if_reached ("%s");
    }
}

char *
jct_agreement_row_to_size (const JctAgreementRow *row, JctPeriodUnit unit)
{
  g_autofree char *number = NULL;

  if (!row->has_size)
    return NULL;
  if (row->kind == JCT_SIZE_RATIO)
    {
      number = jct_words_ratio (row->size);
      /* Translators: a factor: "1.9 times". */
      return g_strdup_printf (_ ("%s times"), number);
    }
  number = jct_words_change (row->size);
  return g_strdup_printf (format_change (unit), number);
}

char *
jct_agreement_row_to_interval (const JctAgreementRow *row)
{
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (!row->has_interval)
    return NULL;
  if (row->kind == JCT_SIZE_RATIO)
    {
      low = jct_words_ratio (row->interval[0]);
      high = jct_words_ratio (row->interval[1]);
    }
  else
    {
      low = jct_words_change (row->interval[0]);
      high = jct_words_change (row->interval[1]);
    }
  /* Translators: an interval, from the lower limit to the upper. */
  return g_strdup_printf (C_ ("interval", "%s to %s"), low, high);
}

char *
jct_agreement_p_to_text (gboolean has_p, double p)
{
  g_autofree char *number = NULL;

  if (!has_p)
    return NULL;
  if (p >= 0.001)
    return jct_words_decimals (p, p < 0.0995 ? p < 0.00995 ? 4 : 3 : 2);
  number = jct_words_decimals (0.001, 3);
  /* Translators: a probability that is smaller than the number. */
  return g_strdup_printf (_ ("below %s"), number);
}

/* ---- the whole ---- */

char *
jct_agreement_to_line (const JctAgreement *agreement)
{
  g_autofree char *all = jct_words_number (agreement->n_votes);
  g_autofree char *up = jct_words_number (agreement->n_up);
  g_autofree char *down = jct_words_number (agreement->n_down);
  g_autofree char *none = jct_words_number (agreement->n_no_clear);
  guint n_change = agreement->n_votes - agreement->n_no_clear;
  g_autofree char *change = jct_words_number (n_change);
  g_autofree char *line = NULL;

  switch (agreement->kind)
    {
    case JCT_AGREEMENT_NONE:
      return g_strdup (_ ("No method gives an answer."));
    case JCT_AGREEMENT_ONE:
      return g_strdup (_ ("Only one method gives an answer: there is nothing to agree with."));
    case JCT_AGREEMENT_ALL_CHANGE:
      /* Translators: %s is a number in words, at least two. */
      line = g_strdup_printf (agreement->n_up > 0
                                ? _ ("The methods agree: all %s that can say find a change upward.")
                                : _ ("The methods agree: all %s that can say find a change "
                                     "downward."),
                              all);
      break;
    case JCT_AGREEMENT_ALL_NO_CLEAR_CHANGE:
      /* Translators: %s is a number in words, at least two. */
      line = g_strdup_printf (
        _ ("The methods agree: none of the %s that can say finds a clear change."), all);
      break;
    case JCT_AGREEMENT_OPPOSITE:
      /* Translators: numbers in words: of methods that find a change up, and down. */
      line = g_strdup_printf (_ ("The methods disagree in direction: of %s that can say, %s up, "
                                 "%s down."),
                              all, up, down);
      break;
    case JCT_AGREEMENT_MIXED:
      /* Translators: numbers in words: of all methods that can say, of those that find a change,
       * of those that do not. */
      line = g_strdup_printf (_ ("The methods disagree: of %s that can say, a change for %s, no "
                                 "clear change for %s."),
                              all, change, none);
      break;
    default:
      g_return_val_if_reached (NULL);
    }
  return g_steal_pointer (&line);
}

/* Why the table as a whole is not enough to say. */
static const char *
describe_doubt (const JctAgreement *agreement)
{
  guint n_change = MAX (agreement->n_up, agreement->n_down);

  if (agreement->n_votes == 0)
    return _ ("no method gives an answer");
  if (agreement->n_votes == 1)
    return _ ("only one method gives an answer");
  if (agreement->kind == JCT_AGREEMENT_OPPOSITE)
    return _ ("the methods disagree in direction");
  if (agreement->is_rank_ordinary && n_change >= 2 && 2 * n_change > agreement->n_votes)
    return _ ("other dates, with or without an event, show jumps as large");
  return _ ("the methods disagree");
}

static const char *
format_all (const JctAgreement *agreement)
{
  if (agreement->finding == JCT_FINDING_NO_CLEAR_CHANGE)
    /* Translators: a number in words, at least two; a period. */
    return _ ("none of the %s methods that can say finds a clear change near %s.");
  if (agreement->trend == JCT_TREND_UP)
    /* Translators: a number in words, at least two; a period. */
    return _ ("all %s methods that can say find higher figures after %s than before.");
  /* Translators: a number in words, at least two; a period. */
  return _ ("all %s methods that can say find lower figures after %s than before.");
}

static const char *
format_some (const JctAgreement *agreement)
{
  if (agreement->finding == JCT_FINDING_NO_CLEAR_CHANGE)
    /* Translators: two numbers in words, and a period. */
    return _ ("%s of the %s methods that can say find no clear change near %s.");
  if (agreement->trend == JCT_TREND_UP)
    /* Translators: two numbers in words, and a period. */
    return _ ("%s of the %s methods that can say find higher figures after %s than before.");
  /* Translators: two numbers in words, and a period. */
  return _ ("%s of the %s methods that can say find lower figures after %s than before.");
}

static char *
describe_finding (const JctAgreement *agreement, const char *when)
{
  guint n = agreement->finding == JCT_FINDING_CHANGE ? MAX (agreement->n_up, agreement->n_down)
                                                     : agreement->n_no_clear;
  g_autofree char *all = jct_words_number (agreement->n_votes);
  g_autofree char *some = jct_words_number (n);
  char *sentence;

  if (agreement->finding == JCT_FINDING_NOT_ENOUGH)
    /* Translators: a period, and why nothing can be said. */
    sentence = g_strdup_printf (_ ("Not enough to say whether the figures change near %s: %s."),
                                when, describe_doubt (agreement));
  else if (n == agreement->n_votes)
    sentence = g_strdup_printf (format_all (agreement), all, when);
  else
    sentence = g_strdup_printf (format_some (agreement), some, all, when);
  return jct_words_capitalise (sentence);
}

char *
jct_agreement_to_headline (const JctAgreement *agreement, const JctAnalysis *analysis)
{
  g_autofree char *when = jct_period_to_label (analysis->event, JCT_LABEL_LONG);
  g_autofree char *finding = describe_finding (agreement, when);
  g_autofree char *means = NULL;

  if (analysis->before_after == NULL)
    return g_steal_pointer (&finding);
  means = jct_analysis_to_sentence (analysis, JCT_METHOD_BEFORE_AFTER);
  return g_strconcat (finding, " ", means, NULL);
}

/* ---- warnings ---- */

static void
add_warning (GPtrArray *warnings, const char *text)
{
  for (guint i = 0; i < warnings->len; i++)
    {
      if (g_str_equal (g_ptr_array_index (warnings, i), text))
        return;
    }
  g_ptr_array_add (warnings, g_strdup (text));
}

/* Two scales of one method with findings that differ. */
static gboolean
scales_differ (const JctAgreement *agreement, guint i)
{
  const JctAgreementRow *count = &agreement->rows[i];
  const JctAgreementRow *log1p = &agreement->rows[i + 1];

  return count->scale == JCT_SCALE_COUNT && log1p->scale == JCT_SCALE_LOG1P
         && count->method == log1p->method && count->finding != JCT_FINDING_NOT_ENOUGH
         && log1p->finding != JCT_FINDING_NOT_ENOUGH
         && (count->finding != log1p->finding
             || (count->finding == JCT_FINDING_CHANGE && count->trend != log1p->trend));
}

static void
warn_scales (const JctAgreement *agreement, GPtrArray *warnings)
{
  for (guint i = 0; i + 1 < agreement->n_rows; i++)
    {
      g_autofree char *text = NULL;

      if (!scales_differ (agreement, i))
        continue;
      /* Translators: the name of a method. */
      text = g_strdup_printf (_ ("%s: counts and their logarithms give different answers. Figures "
                                 "that grow multiply rather than add, so the logarithms count "
                                 "here; both are shown."),
                              jct_method_get_title (agreement->rows[i].method));
      add_warning (warnings, text);
    }
}

static void
warn_others (const JctAnalysis *analysis, GPtrArray *warnings)
{
  guint n_near = 0;
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < analysis->n_confounders; i++)
    n_near += ABS (analysis->confounders[i].distance) <= 1;
  if (n_near == 0)
    return;
  number = jct_words_capitalise (jct_words_number (n_near));
  text = g_strdup_printf (
    /* Translators: %s is a number in words. */
    g_dngettext (GETTEXT_PACKAGE,
                 "%s other event lies in the same period or the next to it: no method can tell it "
                 "apart from this one.",
                 "%s other events lie in the same period or the next to it: no method can tell "
                 "them apart from this one.",
                 n_near),
    number);
  add_warning (warnings, text);
}

GPtrArray *
jct_agreement_get_warnings (const JctAgreement *agreement, const JctAnalysis *analysis)
{
  GPtrArray *warnings = g_ptr_array_new_with_free_func (g_free);

  warn_others (analysis, warnings);
  warn_scales (agreement, warnings);
  for (guint m = 0; m < JCT_N_METHODS; m++)
    {
      g_autoptr (GPtrArray) own = NULL;

      if (!jct_analysis_has (analysis, (JctMethod) m))
        continue;
      own = jct_analysis_get_warnings (analysis, (JctMethod) m);
      for (guint i = 0; i < own->len; i++)
        add_warning (warnings, g_ptr_array_index (own, i));
    }
  return warnings;
}
