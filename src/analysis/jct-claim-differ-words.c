/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why two sources differ, in sentences. */
#include "config.h"

#include "analysis/jct-claim-differ.h"

#include <glib/gi18n-lib.h>

#include "analysis/jct-claim-words.h"

static char *
name_side (const JctClaimSide *side)
{
  JctClaimResult *result = g_ptr_array_index (side->results, 0);

  return jct_claim_source_to_name (jct_claim_result_get_document (result), side->source);
}

/* The values of all claims of a side under one combination: "24,314; 2,176; 24,314 / 2,176 = 11.2". */
static char *
list_values (const JctClaimSide *side, const JctClaimCombination *combination)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < side->results->len; i++)
    {
      JctClaimResult *result = g_ptr_array_index (side->results, i);
      const JctClaimCell *cell
        = jct_claim_result_find_cell (result, combination->definition->id, combination->calendar);

      if (cell == NULL)
        continue;
      g_autofree char *value = jct_claim_cell_to_value (result, cell);
      g_autofree char *working = jct_claim_cell_to_working (result, cell);

      g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? "; " : "",
                              working != NULL ? working : "", working != NULL ? " = " : "", value);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
append_side (GString *text, const JctClaimSide *side, int chosen)
{
  const JctClaimCombination *combination
    = &g_array_index (side->combinations, JctClaimCombination, MAX (chosen, 0));
  JctClaimCell cell = { .definition = combination->definition, .calendar = combination->calendar };
  g_autofree char *name = name_side (side);
  g_autofree char *label = jct_claim_cell_to_label (&cell);
  g_autofree char *values = list_values (side, combination);
  guint n = side->results->len;

  if (combination->n_hold == n)
    g_string_append_printf (
      text,
      /* Translators: a source; how many of its claims; a definition in a calendar; their values. */
      g_dngettext (GETTEXT_PACKAGE, "The %2$u claim of %1$s on whole years holds under %3$s: %4$s.",
                   "The %2$u claims of %1$s on whole years hold together under %3$s: %4$s.", n),
      name, n, label, values);
  else
    g_string_append_printf (
      text,
      /* Translators: a source; how many of its claims hold; how many there are; a definition; values. */
      _ (
        "No definition makes all claims of %1$s on whole years hold together; %2$u of %3$u do under "
        "%4$s: %5$s."),
      name, combination->n_hold, n, label, values);
}

/* What comes next in the same calendar, so that one sees what the choice of definition does. */
static void
append_runner_up (GString *text, const JctClaimSide *side, int chosen)
{
  const JctClaimCombination *best, *next = NULL;

  if (chosen < 0)
    return;
  best = &g_array_index (side->combinations, JctClaimCombination, chosen);
  for (guint i = side->n_all; i < side->combinations->len && next == NULL; i++)
    if (g_array_index (side->combinations, JctClaimCombination, i).calendar == best->calendar)
      next = &g_array_index (side->combinations, JctClaimCombination, i);
  if (next == NULL)
    return;

  JctClaimCell cell = { .definition = next->definition, .calendar = next->calendar };
  g_autofree char *label = jct_claim_cell_to_label (&cell);
  g_autofree char *values = list_values (side, next);

  /* Translators: a definition; how many claims hold under it, of how many; their values. */
  g_string_append_printf (text, _ (" Under %1$s it is %2$u of %3$u: %4$s."), label, next->n_hold,
                          side->results->len, values);
}

static const char *
say_reason (JctDifferenceReason reason)
{
  switch (reason)
    {
    case JCT_DIFFERENCE_CALENDAR:
      return _ ("The definition is the same; the years are not: one source counts calendar years, "
                "the other fiscal years.");
    case JCT_DIFFERENCE_DEFINITION:
      return _ ("The years are the same; what is counted is not.");
    case JCT_DIFFERENCE_BOTH:
      return _ ("Both the years and what is counted differ.");
    case JCT_DIFFERENCE_NONE:
      return _ (
        "One definition and calendar makes all of them hold: the numbers differ, but do not "
        "contradict each other.");
    case JCT_DIFFERENCE_UNEXPLAINED:
    default:
      return _ ("No definition and calendar of these data explains the difference.");
    }
}

char *
jct_claim_difference_to_sentence (const JctClaimDifference *difference)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (difference != NULL, NULL);

  for (guint i = 0; i < 2; i++)
    {
      append_side (text, &difference->sides[i], difference->chosen[i]);
      append_runner_up (text, &difference->sides[i], difference->chosen[i]);
      g_string_append_c (text, ' ');
    }
  g_string_append (text, say_reason (difference->reason));
  return g_string_free (g_steal_pointer (&text), FALSE);
}
