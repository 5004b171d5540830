/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "analysis/jct-claim-check-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define NOTE(note) (1u << (note))

const char *
jct_claim_verdict_to_name (JctClaimVerdict verdict)
{
  static const char *const names[]
    = { "holds", "holds_only_under", "does_not_hold", "not_checkable" };

  g_return_val_if_fail ((guint) verdict < G_N_ELEMENTS (names), NULL);
  return names[verdict];
}

const char *
jct_claim_note_to_name (JctClaimNote note)
{
  static const char *const names[]
    = { "ratio_as_increase", "unlike_periods", "partial",         "short_series", "few_points",
        "qualitative",       "sequence",       "either_calendar", "zero_base",    "tie" };

  g_return_val_if_fail ((guint) note < G_N_ELEMENTS (names), NULL);
  return names[note];
}

/* ---- definitions that fit ---- */

static void
candidate_clear (gpointer data)
{
  JctClaimCandidate *candidate = data;

  g_clear_pointer (&candidate->set, jct_series_set_unref);
}

static int
find_same (GArray *candidates, const JctSeries *series)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      const JctClaimCandidate *candidate = &g_array_index (candidates, JctClaimCandidate, i);

      if (candidate->same_as < 0 && jct_claim_counts_the_same (candidate->series, series))
        return (int) i;
    }
  return -1;
}

/* Adds the definition where it fits; else `misfit` says why not. */
static void
try_definition (JctClaimResult *result,
                const JctDefinition *definition,
                GArray *candidates,
                JctClaimMisfit *misfit)
{
  JctClaimCandidate candidate = { .definition = definition };

  candidate.set = jct_claim_fit (result->document, definition, result->claim, misfit);
  if (candidate.set == NULL)
    return;
  candidate.series = jct_series_set_get (candidate.set, 0);
  candidate.same_as = find_same (candidates, candidate.series);
  g_array_append_val (candidates, candidate);
}

/* A document without definitions is asked by its tables' first measures. */
static void
make_up_definitions (JctClaimResult *result)
{
  for (guint i = 0; i < jct_document_get_n_tables (result->document); i++)
    {
      JctTable *table = jct_document_get_table (result->document, i);
      JctDefinition *definition;

      if (jct_table_get_n_measures (table) == 0)
        continue;
      definition = jct_definition_new ();
      definition->id = g_strdup (jct_table_get_name (table));
      definition->title = g_strdup (jct_table_get_title (table));
      definition->unit = g_strdup (jct_table_get_measure_unit (table, 0));
      definition->table = g_strdup (jct_table_get_name (table));
      definition->measure = g_strdup (jct_table_get_measure_name (table, 0));
      g_ptr_array_add (result->made_up, definition);
    }
}

/* The definitions that fit; where none does, why the one that came nearest to it does not. */
static GArray *
find_candidates (JctClaimResult *result, JctClaimMisfit *nearest)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (JctClaimCandidate));
  guint n = jct_document_get_n_definitions (result->document);

  g_array_set_clear_func (candidates, candidate_clear);
  *nearest = JCT_CLAIM_NO_SERIES;
  if (n == 0)
    make_up_definitions (result);
  for (guint i = 0; i < (n > 0 ? n : result->made_up->len); i++)
    {
      JctClaimMisfit misfit;

      try_definition (result,
                      n > 0 ? jct_document_get_definition (result->document, i)
                            : g_ptr_array_index (result->made_up, i),
                      candidates, &misfit);
      *nearest = MIN (*nearest, misfit);
    }
  return candidates;
}

/* ---- calendars ---- */

typedef struct
{
  JctClaimCalendar calendars[JCT_N_CLAIM_CALENDARS]; /* the stated one first */
  guint n;
  gboolean only_stated_decides;
} Calendars;

/* The periods of the claim that decide which calendars fit. */
static guint
get_periods (const JctClaim *claim, JctClaimPeriod periods[2])
{
  gboolean compares = claim->kind == JCT_CLAIM_RATIO || claim->kind == JCT_CLAIM_CHANGE
                      || claim->kind == JCT_CLAIM_TREND;

  if (compares && jct_claim_get_compared (claim, &periods[0], &periods[1]))
    return 2;
  periods[0] = claim->period;
  return 1;
}

static void
add_calendar (Calendars *calendars, JctClaimCalendar calendar)
{
  calendars->calendars[calendars->n++] = calendar;
}

static Calendars
find_calendars (const JctClaim *claim, guint fiscal_start)
{
  Calendars calendars = { 0 };
  JctClaimPeriod periods[2];
  guint n = get_periods (claim, periods);
  JctClaimCalendar stated = jct_claim_period_get_calendar (&periods[0]);
  gboolean years = TRUE, mixed = FALSE;

  for (guint i = 0; i < n; i++)
    {
      years &= jct_claim_period_is_years (&periods[i]);
      mixed |= jct_claim_period_get_calendar (&periods[i]) != stated;
    }
  if (!years || mixed)
    add_calendar (&calendars, JCT_CLAIM_AS_STATED);
  else
    add_calendar (&calendars, stated);
  if (!years || fiscal_start == 1)
    return calendars;
  if (mixed || stated == JCT_CLAIM_FISCAL_YEARS)
    add_calendar (&calendars, JCT_CLAIM_CALENDAR_YEARS);
  if (mixed || stated == JCT_CLAIM_CALENDAR_YEARS)
    add_calendar (&calendars, JCT_CLAIM_FISCAL_YEARS);
  calendars.only_stated_decides = mixed || stated == JCT_CLAIM_FISCAL_YEARS;
  return calendars;
}

/* ---- cells ---- */

static void
add_cells (JctClaimResult *result, const GArray *candidates, const Calendars *calendars)
{
  guint fiscal_start = jct_document_get_fiscal_start (result->document);

  for (guint i = 0; i < candidates->len; i++)
    for (guint c = 0; c < calendars->n; c++)
      {
        const JctClaimCandidate *candidate = &g_array_index (candidates, JctClaimCandidate, i);
        JctClaimCell cell = { .definition = candidate->definition };

        cell.calendar = calendars->calendars[c];
        cell.stated = c == 0;
        cell.same_as
          = candidate->same_as < 0 ? -1 : candidate->same_as * (int) calendars->n + (int) c;
        jct_claim_cell_compute (&cell, result->claim, candidate->series, fiscal_start);
        cell.decides = (cell.stated || !calendars->only_stated_decides) && cell.same_as < 0
                       && cell.complete && !isnan (cell.value);
        g_array_append_val (result->cells, cell);
      }
}

/* What is true of the claim whatever is counted. */
static guint
find_notes (const JctClaim *claim, const Calendars *calendars)
{
  guint notes = 0;

  if (claim->kind == JCT_CLAIM_TREND && !claim->has_value)
    notes |= NOTE (JCT_CLAIM_NOTE_QUALITATIVE);
  if (claim->event != NULL)
    notes |= NOTE (JCT_CLAIM_NOTE_SEQUENCE);
  if (calendars->n > 1 && !calendars->only_stated_decides)
    notes |= NOTE (JCT_CLAIM_NOTE_EITHER_CALENDAR);
  return notes;
}

/* ---- the verdict ---- */

typedef struct
{
  guint n_decide, n_hold, n_stated;
  guint n_open; /* cells that would decide, had the data all of their periods */
} Tally;

static Tally
count_cells (const JctClaimResult *result, gboolean only_stated_decides)
{
  Tally tally = { 0 };

  for (guint i = 0; i < result->cells->len; i++)
    {
      const JctClaimCell *cell = &g_array_index (result->cells, JctClaimCell, i);

      if (cell->decides)
        {
          tally.n_decide++;
          tally.n_hold += cell->holds;
          tally.n_stated += cell->stated;
        }
      else if (cell->same_as < 0 && (cell->stated || !only_stated_decides))
        tally.n_open++;
    }
  return tally;
}

/* What is against a claim only in the calendar that it does not name is not enough to say that it does not hold. */
static void
judge (JctClaimResult *result, gboolean only_stated_decides)
{
  Tally tally = count_cells (result, only_stated_decides);

  if (tally.n_hold > 0)
    result->verdict = tally.n_hold == tally.n_decide && tally.n_open == 0
                        ? JCT_CLAIM_HOLDS
                        : JCT_CLAIM_HOLDS_ONLY_UNDER;
  else if (tally.n_stated > 0)
    result->verdict = JCT_CLAIM_DOES_NOT_HOLD;
  else
    result->needs = jct_claim_needs_of_range (result);
}

static void
check (JctClaimResult *result)
{
  const JctClaim *claim = result->claim;
  guint fiscal_start = jct_document_get_fiscal_start (result->document);
  g_autoptr (GArray) candidates = NULL;
  JctClaimMisfit nearest;
  Calendars calendars;

  result->needs = jct_claim_needs_of_claim (claim);
  if (result->needs != NULL)
    return;
  candidates = find_candidates (result, &nearest);
  if (candidates->len == 0)
    {
      result->needs = jct_claim_needs_of_misfit (nearest, claim);
      return;
    }
  calendars = find_calendars (claim, fiscal_start);
  result->has_interval = jct_claim_get_interval (claim, &result->interval);
  result->notes = find_notes (claim, &calendars);
  add_cells (result, candidates, &calendars);
  judge (result, calendars.only_stated_decides);
}

JctClaimResult *
jct_claim_check (JctDocument *document, const JctClaim *claim)
{
  JctClaimResult *result;

  g_return_val_if_fail (document != NULL && claim != NULL, NULL);

  result = g_new0 (JctClaimResult, 1);
  g_atomic_ref_count_init (&result->ref_count);
  result->document = jct_document_ref (document);
  result->claim = jct_claim_copy (claim);
  result->verdict = JCT_CLAIM_NOT_CHECKABLE;
  result->made_up = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_definition_free);
  result->cells = g_array_new (FALSE, FALSE, sizeof (JctClaimCell));
  check (result);
  return result;
}

GPtrArray *
jct_claim_check_all (JctDocument *document)
{
  GPtrArray *results;

  g_return_val_if_fail (document != NULL, NULL);

  results = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_claim_result_unref);
  for (guint i = 0; i < jct_document_get_n_claims (document); i++)
    g_ptr_array_add (results, jct_claim_check (document, jct_document_get_claim (document, i)));
  return results;
}

/* ---- the result ---- */

JctClaimResult *
jct_claim_result_ref (JctClaimResult *result)
{
  g_return_val_if_fail (result != NULL, NULL);

  g_atomic_ref_count_inc (&result->ref_count);
  return result;
}

void
jct_claim_result_unref (JctClaimResult *result)
{
  g_return_if_fail (result != NULL);

  if (!g_atomic_ref_count_dec (&result->ref_count))
    return;
  g_array_unref (result->cells);
  g_ptr_array_unref (result->made_up);
  g_free (result->needs);
  jct_claim_free (result->claim);
  jct_document_unref (result->document);
  g_free (result);
}

JctDocument *
jct_claim_result_get_document (const JctClaimResult *result)
{
  g_return_val_if_fail (result != NULL, NULL);

  return result->document;
}

const JctClaim *
jct_claim_result_get_claim (const JctClaimResult *result)
{
  g_return_val_if_fail (result != NULL, NULL);

  return result->claim;
}

JctClaimVerdict
jct_claim_result_get_verdict (const JctClaimResult *result)
{
  g_return_val_if_fail (result != NULL, JCT_CLAIM_NOT_CHECKABLE);

  return result->verdict;
}

gboolean
jct_claim_result_get_interval (const JctClaimResult *result, JctClaimInterval *interval)
{
  g_return_val_if_fail (result != NULL && interval != NULL, FALSE);

  *interval = result->interval;
  return result->has_interval;
}

const char *
jct_claim_result_get_needs (const JctClaimResult *result)
{
  g_return_val_if_fail (result != NULL, NULL);

  return result->needs;
}

guint
jct_claim_result_get_n_cells (const JctClaimResult *result)
{
  g_return_val_if_fail (result != NULL, 0);

  return result->cells->len;
}

const JctClaimCell *
jct_claim_result_get_cell (const JctClaimResult *result, guint index)
{
  g_return_val_if_fail (result != NULL && index < result->cells->len, NULL);

  return &g_array_index (result->cells, JctClaimCell, index);
}

const JctClaimCell *
jct_claim_result_find_cell (const JctClaimResult *result,
                            const char *definition,
                            JctClaimCalendar calendar)
{
  g_return_val_if_fail (result != NULL && definition != NULL, NULL);

  for (guint i = 0; i < result->cells->len; i++)
    {
      const JctClaimCell *cell = &g_array_index (result->cells, JctClaimCell, i);

      if (cell->calendar == calendar && g_str_equal (cell->definition->id, definition))
        return cell;
    }
  return NULL;
}

const JctClaimCell *
jct_claim_result_get_nearest (const JctClaimResult *result)
{
  const JctClaimCell *nearest = NULL;

  g_return_val_if_fail (result != NULL, NULL);

  for (guint i = 0; i < result->cells->len; i++)
    {
      const JctClaimCell *cell = &g_array_index (result->cells, JctClaimCell, i);

      if (!cell->decides)
        continue;
      if (nearest == NULL || (cell->holds && !nearest->holds)
          || (cell->holds == nearest->holds && fabs (cell->distance) < fabs (nearest->distance)))
        nearest = cell;
    }
  return nearest;
}

guint
jct_claim_result_get_notes (const JctClaimResult *result)
{
  guint notes;

  g_return_val_if_fail (result != NULL, 0);

  notes = result->notes;
  for (guint i = 0; i < result->cells->len; i++)
    notes |= g_array_index (result->cells, JctClaimCell, i).notes;
  return notes;
}
