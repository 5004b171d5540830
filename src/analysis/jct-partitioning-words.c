/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Optimal partitioning in JSON and in words. */
#include "config.h"

#include "analysis/jct-partitioning.h"
#include "analysis/jct-words.h"

#include <glib/gi18n-lib.h>

/* ---- JSON ---- */

static json_t *
partition_to_json (const JctPartition *partition, JctPeriod start)
{
  json_t *means = json_array ();
  g_autofree char *given = NULL;
  const char *kind = jct_variance_kind_to_name (partition->kind);

  if (partition->kind == JCT_VARIANCE_GIVEN)
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (number, sizeof number, "%.15g", partition->sigma2);
      given = g_strconcat (kind, "_", number, NULL);
    }
  for (gsize i = 0; i <= partition->n_breaks; i++)
    json_array_append_new (means, json_real (partition->segment_means[i]));
  return json_pack ("{s:s, s:f, s:f, s:I, s:o, s:o, s:f, s:f, s:o}", "sigma2_kind",
                    given != NULL ? given : kind, "sigma2", partition->sigma2, "penalty",
                    partition->penalty, "n_breaks", (json_int_t) partition->n_breaks, "breaks",
                    jct_breaks_to_json (partition->breaks, partition->n_breaks), "break_months",
                    jct_breaks_to_json_periods (partition->breaks, partition->n_breaks, start, 0),
                    "cost", partition->cost, "objective", partition->objective, "segment_means",
                    means);
}

static json_t *
fixed_to_json (const JctSegmentation *fixed, JctPeriod start)
{
  json_t *second = fixed->has_second ? json_real (fixed->second_cost) : json_null ();
  json_t *breaks
    = fixed->has_second ? jct_breaks_to_json (fixed->second_breaks, fixed->m) : json_null ();

  return json_pack ("{s:i, s:f, s:o, s:o, s:o, s:o}", "m", (int) fixed->m, "cost", fixed->cost,
                    "breaks", jct_breaks_to_json (fixed->breaks, fixed->m), "break_months",
                    jct_breaks_to_json_periods (fixed->breaks, fixed->m, start, 0),
                    "second_best_cost", second, "second_best_breaks", breaks);
}

json_t *
jct_partitioning_to_json (const JctPartitioning *result, const char *series, JctPeriod start)
{
  json_t *sigma2, *penalised, *fixed;

  if (result->verdict != JCT_VERDICT_ANSWERED)
    return NULL;
  sigma2 = json_object ();
  for (guint i = 0; i < JCT_N_VARIANCE_ESTIMATES; i++)
    json_object_set_new (sigma2, jct_variance_kind_to_name (i), json_real (result->sigma2[i]));
  penalised = json_array ();
  for (guint i = 0; i < result->n_penalised; i++)
    json_array_append_new (penalised, partition_to_json (&result->penalised[i], start));
  fixed = json_array ();
  for (guint i = 0; i < result->n_fixed; i++)
    json_array_append_new (fixed, fixed_to_json (&result->fixed[i], start));
  return json_pack ("{s:s, s:s, s:I, s:I, s:o, s:o, s:o}", "series", series, "transform",
                    jct_break_transform_to_name (result->transform), "n", (json_int_t) result->n,
                    "min_segment", (json_int_t) result->min_segment, "sigma2", sigma2, "penalised",
                    penalised, "fixed", fixed);
}

/* ---- words ---- */

char *
jct_partitioning_to_sentence (const JctPartitioning *result, JctPeriod start)
{
  const JctPartition *chosen;
  g_autofree char *list = NULL;
  g_autofree char *number = NULL;

  if (result->verdict == JCT_VERDICT_TOO_SHORT)
    return g_strdup (_ ("No answer can be given: too few figures to look for breaks."));
  if (result->verdict == JCT_VERDICT_EMPTY)
    return g_strdup (_ ("No answer can be given: there are no figures."));
  if (result->verdict != JCT_VERDICT_ANSWERED)
    return g_strdup (jct_verdict_to_reason (result->verdict));
  if (result->chosen < 0)
    return g_strdup (_ ("No number of breaks can be given: there is no estimate of how much the "
                        "figures vary by chance."));
  chosen = &result->penalised[result->chosen];
  if (chosen->n_breaks == 0)
    return g_strdup (_ ("The level shows no break."));
  list = jct_breaks_to_words (chosen->breaks, chosen->n_breaks, start);
  number = jct_words_number ((guint) chosen->n_breaks);
  return g_strdup_printf (
    /* Translators: a number in words, and a list of months: "The level changes at two places: from
     * May 2021 and July 2022 on." */
    g_dngettext (GETTEXT_PACKAGE, "The level changes at %s place: from %s on.",
                 "The level changes at %s places: from %s on.", chosen->n_breaks),
    number, list);
}

/* How many breaks each estimate gives. */
static char *
describe_variances (const JctPartitioning *result)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < result->n_penalised; i++)
    {
      const JctPartition *partition = &result->penalised[i];
      const char *name;

      switch (partition->kind)
        {
        case JCT_VARIANCE_RICE:
          name = _ ("from the differences of neighbours");
          break;
        case JCT_VARIANCE_MAD:
          name = _ ("from the median of these differences");
          break;
        case JCT_VARIANCE_SAMPLE:
          name = _ ("from all figures, breaks included");
          break;
        case JCT_VARIANCE_GIVEN:
        default:
          name = _ ("given");
          break;
        }
      g_string_append (list, i == 0 ? "" : "; ");
      /* Translators: a number of breaks, and from what they were found. */
      g_string_append_printf (list, C_ ("number of breaks", "%u (%s)"), (guint) partition->n_breaks,
                              name);
    }
  return g_string_free (list, FALSE);
}

GPtrArray *
jct_partitioning_warnings_to_text (const JctPartitioning *result, JctPeriodUnit unit)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  if (result->warnings & JCT_PARTITIONING_WARNING_VARIANCE)
    {
      g_autofree char *list = describe_variances (result);

      /* Translators: %s is a list such as "7 (from the differences of neighbours); 1 (given)". */
      g_ptr_array_add (texts,
                       g_strdup_printf (_ ("How many breaks are found depends on how the variation "
                                           "within the segments is estimated: %s."),
                                        list));
    }
  if (result->warnings & JCT_PARTITIONING_WARNING_NO_VARIANCE)
    g_ptr_array_add (texts, g_strdup (_ ("An estimate of the variation is zero, or none: it gives "
                                         "no number of breaks and was left out.")));
  if (result->warnings & JCT_PARTITIONING_WARNING_SHORT)
    {
      g_autofree char *periods = jct_words_periods ((guint) result->min_segment, unit);

      /* Translators: "two months" or another number of periods. */
      g_ptr_array_add (
        texts, g_strdup_printf (_ ("A segment has only %s, the fewest allowed: its breaks may be "
                                   "single odd figures."),
                                periods));
    }
  return texts;
}
