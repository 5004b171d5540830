/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "analysis/jct-claim-json.h"

#include <math.h>

#include "analysis/jct-claim-provenance.h"
#include "analysis/jct-claim-words.h"
#include "model/jct-model-json.h"

static json_t *
json_text (const char *text)
{
  return text != NULL ? json_string (text) : json_null ();
}

/* Whole numbers without a point; what JSON cannot say is null. */
static json_t *
json_figure (double value)
{
  if (!isfinite (value))
    return json_null ();
  return value == floor (value) && fabs (value) < 1e15 ? json_integer ((json_int_t) value)
                                                       : json_real (value);
}

static void
set_taken (json_t *object, const char *key, char *text)
{
  json_object_set_new (object, key, json_text (text));
  g_free (text);
}

static const char *
calendar_name (JctClaimCalendar calendar)
{
  return calendar == JCT_CLAIM_AS_STATED ? "as stated" : jct_claim_calendar_to_name (calendar);
}

static char *
day_text (JctDay day)
{
  return jct_period_to_text (jct_period (jct_period_kind (JCT_PERIOD_DAY, 1), day));
}

/* ---- cells ---- */

static json_t *
total_to_json (const JctClaimTotal *total)
{
  json_t *object;

  if (jct_span_is_empty (total->span))
    return json_null ();
  object = json_object ();
  set_taken (object, "from", day_text (total->span.start));
  set_taken (object, "to", day_text (total->span.end - 1));
  json_object_set_new (object, "total", json_figure (total->total));
  json_object_set_new (object, "periods", json_integer (total->n_periods));
  json_object_set_new (object, "periods_needed", json_integer (total->n_whole));
  return object;
}

static json_t *
notes_to_json (guint notes)
{
  json_t *array = json_array ();

  for (guint i = 0; i < JCT_N_CLAIM_NOTES; i++)
    if ((notes & (1u << i)) != 0)
      json_array_append_new (array, json_string (jct_claim_note_to_name ((JctClaimNote) i)));
  return array;
}

static json_t *
point_to_json (JctPeriod period, double value)
{
  json_t *object = json_object ();

  set_taken (object, "period", jct_period_to_text (period));
  json_object_set_new (object, "value", json_figure (value));
  return object;
}

static void
set_details (json_t *object, const JctClaim *claim, const JctClaimCell *cell)
{
  if (claim->kind == JCT_CLAIM_RATIO)
    json_object_set_new (object, "increase", json_figure (cell->literal));
  if (claim->kind == JCT_CLAIM_TREND && !isnan (cell->first_value))
    {
      json_object_set_new (object, "first", point_to_json (cell->first, cell->first_value));
      json_object_set_new (object, "extreme", point_to_json (cell->extreme, cell->extreme_value));
      json_object_set_new (object, "last", point_to_json (cell->last, cell->last_value));
    }
  if (claim->kind == JCT_CLAIM_RANK && cell->n_compared > 0)
    {
      json_object_set_new (object, "compared_with", json_integer (cell->n_compared));
      set_taken (object, "compared_from", jct_period_to_text (cell->first));
      set_taken (object, "compared_to", jct_period_to_text (cell->last));
    }
}

static json_t *
provenance_to_json (const JctClaimResult *result, const JctClaimCell *cell)
{
  g_autoptr (JctProvenance) provenance = jct_claim_provenance_new (result, cell, NULL);

  return provenance != NULL ? jct_provenance_to_json (provenance, FALSE) : json_null ();
}

static json_t *
cell_to_json (const JctClaimResult *result, const JctClaimCell *cell)
{
  json_t *object = json_object ();

  json_object_set_new (object, "definition", json_string (cell->definition->id));
  json_object_set_new (object, "title", json_text (cell->definition->title));
  json_object_set_new (object, "unit", json_text (cell->definition->unit));
  json_object_set_new (object, "calendar", json_string (calendar_name (cell->calendar)));
  json_object_set_new (object, "stated", json_boolean (cell->stated));
  json_object_set_new (object, "decides", json_boolean (cell->decides));
  json_object_set_new (object, "value", json_figure (cell->value));
  json_object_set_new (object, "holds", json_boolean (cell->holds));
  json_object_set_new (object, "distance", json_figure (cell->distance));
  json_object_set_new (object, "complete", json_boolean (cell->complete));
  json_object_set_new (
    object, "same_as",
    cell->same_as < 0
      ? json_null ()
      : json_string (jct_claim_result_get_cell (result, (guint) cell->same_as)->definition->id));
  json_object_set_new (object, "later", total_to_json (&cell->later));
  json_object_set_new (object, "earlier", total_to_json (&cell->earlier));
  set_details (object, jct_claim_result_get_claim (result), cell);
  set_taken (object, "value_text", jct_claim_cell_to_value (result, cell));
  set_taken (object, "working", jct_claim_cell_to_working (result, cell));
  set_taken (object, "outcome", jct_claim_cell_to_outcome (result, cell));
  json_object_set_new (object, "notes", notes_to_json (cell->notes));
  json_object_set_new (object, "provenance", provenance_to_json (result, cell));
  return object;
}

/* ---- claims ---- */

static void
set_claim (json_t *object, const JctClaim *claim)
{
  json_object_set_new (object, "text", json_text (claim->text));
  json_object_set_new (object, "verbatim", json_boolean (claim->verbatim));
  json_object_set_new (object, "source", json_text (claim->source));
  json_object_set_new (object, "subject", json_text (claim->subject));
  json_object_set_new (object, "kind", json_text (jct_claim_get_kind_name (claim)));
  json_object_set_new (object, "stated_value",
                       claim->has_value ? json_figure (claim->value) : json_null ());
  json_object_set_new (object, "qualifier", json_text (jct_claim_get_qualifier_name (claim)));
  set_taken (object, "period", jct_claim_period_to_text (&claim->period));
  set_taken (object, "statement", jct_claim_to_statement (claim));
}

static json_t *
interval_to_json (const JctClaimResult *result)
{
  JctClaimInterval interval;
  json_t *object;

  if (!jct_claim_result_get_interval (result, &interval))
    return json_null ();
  object = json_object ();
  json_object_set_new (object, "low", json_figure (interval.low));
  json_object_set_new (object, "high", json_figure (interval.high));
  json_object_set_new (object, "includes_low", json_boolean (interval.with_low));
  json_object_set_new (object, "includes_high", json_boolean (interval.with_high));
  return object;
}

static json_t *
notes_to_sentences (const JctClaimResult *result)
{
  guint notes = jct_claim_result_get_notes (result);
  json_t *array = json_array ();

  for (guint i = 0; i < JCT_N_CLAIM_NOTES; i++)
    if ((notes & (1u << i)) != 0)
      {
        json_t *object = json_object ();

        json_object_set_new (object, "code",
                             json_string (jct_claim_note_to_name ((JctClaimNote) i)));
        set_taken (object, "sentence", jct_claim_note_to_sentence (result, (JctClaimNote) i));
        json_array_append_new (array, object);
      }
  return array;
}

json_t *
jct_claim_result_to_json (const JctClaimResult *result)
{
  const JctClaim *claim;
  json_t *object, *cells;

  g_return_val_if_fail (result != NULL, NULL);

  claim = jct_claim_result_get_claim (result);
  object = json_object ();
  cells = json_array ();
  for (guint i = 0; i < jct_claim_result_get_n_cells (result); i++)
    json_array_append_new (cells, cell_to_json (result, jct_claim_result_get_cell (result, i)));
  json_object_set_new (object, "id", json_text (claim->id));
  json_object_set_new (object, "verdict",
                       json_string (
                         jct_claim_verdict_to_name (jct_claim_result_get_verdict (result))));
  set_claim (object, claim);
  set_taken (object, "sentence", jct_claim_result_to_sentence (result));
  set_taken (object, "rule", jct_claim_result_to_rule (result));
  json_object_set_new (object, "agrees", interval_to_json (result));
  json_object_set_new (object, "definitions", cells);
  json_object_set_new (object, "needs", json_text (jct_claim_result_get_needs (result)));
  json_object_set_new (object, "notes", notes_to_sentences (result));
  json_object_set_new (object, "note", json_text (claim->note));
  return object;
}

/* ---- differences ---- */

static json_t *
side_to_json (const JctClaimSide *side, int chosen)
{
  json_t *object = json_object ();
  json_t *claims = json_array ();
  json_t *combinations = json_array ();

  for (guint i = 0; i < side->results->len; i++)
    json_array_append_new (
      claims, json_text (jct_claim_result_get_claim (g_ptr_array_index (side->results, i))->id));
  for (guint i = 0; i < side->combinations->len; i++)
    {
      const JctClaimCombination *combination
        = &g_array_index (side->combinations, JctClaimCombination, i);
      json_t *entry = json_object ();

      json_object_set_new (entry, "definition", json_string (combination->definition->id));
      json_object_set_new (entry, "calendar", json_string (calendar_name (combination->calendar)));
      json_object_set_new (entry, "n_hold", json_integer (combination->n_hold));
      json_object_set_new (entry, "explains", json_boolean ((int) i == chosen));
      json_array_append_new (combinations, entry);
    }
  json_object_set_new (object, "source", json_string (side->source));
  json_object_set_new (object, "claims", claims);
  json_object_set_new (object, "combinations", combinations);
  return object;
}

json_t *
jct_claim_difference_to_json (const JctClaimDifference *difference)
{
  json_t *object, *sides;

  g_return_val_if_fail (difference != NULL, NULL);

  object = json_object ();
  sides = json_array ();
  for (guint i = 0; i < 2; i++)
    json_array_append_new (sides, side_to_json (&difference->sides[i], difference->chosen[i]));
  json_object_set_new (object, "reason",
                       json_string (jct_difference_reason_to_name (difference->reason)));
  set_taken (object, "sentence", jct_claim_difference_to_sentence (difference));
  json_object_set_new (object, "sides", sides);
  return object;
}

/* ---- all ---- */

static json_t *
rules_to_json (void)
{
  json_t *array = json_array ();

  for (guint i = 0; i < JCT_N_CLAIM_QUALIFIERS; i++)
    {
      JctClaimQualifier qualifier = (JctClaimQualifier) i;
      json_t *object;

      if (jct_claim_qualifier_to_name (qualifier) == NULL)
        continue;
      object = json_object ();
      json_object_set_new (object, "qualifier",
                           json_string (jct_claim_qualifier_to_name (qualifier)));
      json_object_set_new (object, "rule", json_text (jct_claim_qualifier_get_rule (qualifier)));
      json_array_append_new (array, object);
    }
  return array;
}

json_t *
jct_claims_to_json (GPtrArray *results, GPtrArray *differences, const char *only)
{
  json_t *object, *claims, *list;

  g_return_val_if_fail (results != NULL && differences != NULL, NULL);

  object = json_object ();
  claims = json_array ();
  list = json_array ();
  for (guint i = 0; i < results->len; i++)
    {
      const JctClaimResult *result = g_ptr_array_index (results, i);

      if (only == NULL || g_strcmp0 (only, jct_claim_result_get_claim (result)->id) == 0)
        json_array_append_new (claims, jct_claim_result_to_json (result));
    }
  for (guint i = 0; i < differences->len; i++)
    json_array_append_new (list, jct_claim_difference_to_json (g_ptr_array_index (differences, i)));
  json_object_set_new (object, "claims", claims);
  json_object_set_new (object, "differences", list);
  json_object_set_new (object, "qualifiers", rules_to_json ());
  return object;
}
