/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims against a small document: every kind, what fits, what decides, and what cannot be checked. */
#include <math.h>
#include <string.h>

#include "analysis/jct-claim-differ.h"
#include "analysis/jct-claim-json.h"
#include "analysis/jct-claim-words.h"

/* Rows from January 2020 to June 2022 by place and way: 10, 11, 12, ... on land at the south, 1 a month by air there
 * from 2021 on, 100 a month on land at the north. 2020 is whole, as are 2021 and the fiscal year (from July) 2021. */
static JctTable *
make_table (void)
{
  g_autoptr (JctTableBuilder) rows
    = jct_table_builder_new ("t", jct_period_kind (JCT_PERIOD_MONTH, 1));

  jct_table_builder_add_dimension (rows, "place", NULL);
  jct_table_builder_add_dimension (rows, "way", NULL);
  jct_table_builder_add_measure (rows, "n", NULL, "things", JCT_MEASURE_INTEGER);
  for (int i = 0; i < 30; i++)
    for (int kind = 0; kind < 3; kind++)
      {
        const char *place = kind == 2 ? "north" : "south";
        const char *way = kind == 1 ? "air" : "land";

        if (kind == 1 && i < 12)
          continue;
        jct_table_builder_add_row (rows, 2020 * 12 + i);
        jct_table_builder_set_code (rows, 0, jct_table_builder_intern (rows, 0, place, -1));
        jct_table_builder_set_code (rows, 1, jct_table_builder_intern (rows, 1, way, -1));
        jct_table_builder_set_integer (rows, 0, kind == 0 ? 10 + i : kind == 1 ? 1 : 100);
      }
  return jct_table_builder_finish (rows, TRUE, NULL, NULL, NULL);
}

static JctTable *
make_southern_table (void)
{
  g_autoptr (JctTableBuilder) rows
    = jct_table_builder_new ("s", jct_period_kind (JCT_PERIOD_MONTH, 1));

  jct_table_builder_add_measure (rows, "n", NULL, "things", JCT_MEASURE_INTEGER);
  for (int i = 0; i < 30; i++)
    {
      jct_table_builder_add_row (rows, 2020 * 12 + i);
      jct_table_builder_set_integer (rows, 0, 10 + i + (i >= 12));
    }
  return jct_table_builder_finish (rows, TRUE, NULL, NULL, NULL);
}

static JctDefinition *
make_definition (const char *id, const char *table)
{
  JctDefinition *definition = jct_definition_new ();

  definition->id = g_strdup (id);
  definition->title = g_strdup (id);
  definition->table = g_strdup (table);
  definition->measure = g_strdup ("n");
  return definition;
}

/* land: by land; all: both ways; detail: the table of the south alone. */
static JctDocument *
make_document (GPtrArray *claims)
{
  g_autoptr (JctDocumentBuilder) builder = jct_document_builder_new ("test");
  JctDefinition *land = make_definition ("land", "t");
  JctDefinition *detail = make_definition ("detail", "s");
  JctDocument *document;

  jct_document_builder_set_fiscal_start (builder, 7);
  jct_filter_add (land->filter, "way", "land");
  jct_filter_add (detail->about, "place", "south");
  jct_document_builder_take_table (builder, make_table (), NULL);
  jct_document_builder_take_table (builder, make_southern_table (), NULL);
  jct_document_builder_take_definition (builder, land, NULL);
  jct_document_builder_take_definition (builder, make_definition ("all", "t"), NULL);
  jct_document_builder_take_definition (builder, detail, NULL);
  for (guint i = 0; claims != NULL && i < claims->len; i++)
    g_assert_true (
      jct_document_builder_take_claim (builder, jct_claim_copy (claims->pdata[i]), NULL));
  document = jct_document_builder_finish (builder, NULL);
  g_assert_nonnull (document);
  return document;
}

static void
set_period (JctClaimPeriod *period, const char *text)
{
  g_assert_true (jct_claim_period_parse (text, period, NULL));
}

/* About the south; `value` NaN for none. */
static JctClaim *
make_claim (JctClaimKind kind, const char *qualifier, double value, const char *period)
{
  JctClaim *claim = jct_claim_new ();

  claim->id = g_strdup ("c");
  claim->text = g_strdup ("Text");
  claim->kind = kind;
  if (qualifier != NULL)
    jct_claim_set_qualifier_name (claim, qualifier);
  claim->has_value = !isnan (value);
  claim->value = claim->has_value ? value : 0;
  if (period != NULL)
    set_period (&claim->period, period);
  jct_filter_add (claim->where, "place", "south");
  return claim;
}

/* Takes the claim. Whatever it is, it can be said in words and as JSON. */
static JctClaimResult *
check (JctClaim *claim)
{
  g_autoptr (JctDocument) document = make_document (NULL);
  JctClaimResult *result = jct_claim_check (document, claim);
  g_autofree char *sentence = jct_claim_result_to_sentence (result);
  g_autofree char *statement = jct_claim_to_statement (claim);
  json_t *json = jct_claim_result_to_json (result);
  char *text = json_dumps (json, 0);

  g_assert_true (*sentence != '\0' && *statement != '\0');
  g_assert_nonnull (text);
  g_assert_true ((jct_claim_result_get_verdict (result) == JCT_CLAIM_NOT_CHECKABLE)
                 == (jct_claim_result_get_needs (result) != NULL));
  for (guint i = 0; i < JCT_N_CLAIM_NOTES; i++)
    {
      g_autofree char *note = (jct_claim_result_get_notes (result) & (1u << i)) != 0
                                ? jct_claim_note_to_sentence (result, (JctClaimNote) i)
                                : g_strdup ("");

      g_assert_nonnull (note);
    }
  free (text);
  json_decref (json);
  jct_claim_free (claim);
  return result;
}

static const JctClaimCell *
get_cell (const JctClaimResult *result, const char *definition, JctClaimCalendar calendar)
{
  const JctClaimCell *cell = jct_claim_result_find_cell (result, definition, calendar);

  g_assert_nonnull (cell);
  return cell;
}

static gboolean
has_note (const JctClaimResult *result, JctClaimNote note)
{
  return (jct_claim_result_get_notes (result) & (1u << note)) != 0;
}

#define ASSERT_VERDICT(result, verdict) \
  g_assert_cmpint (jct_claim_result_get_verdict (result), ==, JCT_CLAIM_##verdict)

/* ---- which cells there are ---- */

static void
test_cells (void)
{
  g_autoptr (JctClaimResult) result = check (make_claim (JCT_CLAIM_COUNT, "exact", 186, "2020"));
  const JctClaimCell *land = get_cell (result, "land", JCT_CLAIM_CALENDAR_YEARS);
  const JctClaimCell *all = get_cell (result, "all", JCT_CLAIM_CALENDAR_YEARS);
  const JctClaimCell *detail = get_cell (result, "detail", JCT_CLAIM_CALENDAR_YEARS);

  g_assert_cmpuint (jct_claim_result_get_n_cells (result), ==, 6);
  g_assert_cmpfloat (land->value, ==, 186);
  g_assert_true (land->holds && land->decides && land->stated && land->complete);
  g_assert_cmpint (land->same_as, ==, -1);
  /* Of the same value that year, but not the same count. */
  g_assert_cmpfloat (all->value, ==, 186);
  g_assert_cmpint (all->same_as, ==, -1);
  /* The table of the south counts what "all" does there, and decides no second time. */
  g_assert_false (detail->decides);
  g_assert_true (jct_claim_result_get_cell (result, (guint) detail->same_as) == all);
  /* The fiscal year 2020 began before the data do. */
  land = get_cell (result, "land", JCT_CLAIM_FISCAL_YEARS);
  g_assert_false (land->complete || land->decides || land->stated);
  g_assert_cmpuint (land->later.n_periods, ==, 6);
  g_assert_cmpuint (land->later.n_whole, ==, 12);
  g_assert_true (has_note (result, JCT_CLAIM_NOTE_PARTIAL));
  /* It holds wherever there is an answer, but not everywhere is one. */
  ASSERT_VERDICT (result, HOLDS_ONLY_UNDER);
}

static void
test_calendars (void)
{
  g_autoptr (JctClaimResult) bare = check (make_claim (JCT_CLAIM_COUNT, "exact", 330, "2021"));
  g_autoptr (JctClaimResult) fiscal = check (make_claim (JCT_CLAIM_COUNT, "exact", 330, "FY2021"));
  g_autoptr (JctClaimResult) month = check (make_claim (JCT_CLAIM_COUNT, "exact", 10, "2020-01"));

  /* Land: 330 in 2021, 258 in the year to June 2021. */
  ASSERT_VERDICT (bare, HOLDS_ONLY_UNDER);
  g_assert_true (has_note (bare, JCT_CLAIM_NOTE_EITHER_CALENDAR));
  g_assert_true (get_cell (bare, "land", JCT_CLAIM_FISCAL_YEARS)->decides);
  ASSERT_VERDICT (fiscal, DOES_NOT_HOLD);
  g_assert_cmpfloat (get_cell (fiscal, "land", JCT_CLAIM_FISCAL_YEARS)->distance, ==, 258 - 330);
  g_assert_true (get_cell (fiscal, "land", JCT_CLAIM_CALENDAR_YEARS)->holds);
  g_assert_false (get_cell (fiscal, "land", JCT_CLAIM_CALENDAR_YEARS)->decides);
  ASSERT_VERDICT (month, HOLDS);
  g_assert_cmpuint (jct_claim_result_get_n_cells (month), ==, 3);
  g_assert_cmpint (jct_claim_result_get_cell (month, 0)->calendar, ==, JCT_CLAIM_AS_STATED);
}

/* A claim about everything is not put to the table of the south; one about a place is not put to half of it. */
static void
test_fits (void)
{
  JctClaim *claim = make_claim (JCT_CLAIM_COUNT, "exact", 110, "2020-01");
  g_autoptr (JctClaimResult) everywhere = NULL;
  g_autoptr (JctClaimResult) by_air = NULL;
  g_autoptr (JctClaimResult) nowhere = NULL;
  g_autoptr (JctClaimResult) unknown = NULL;

  jct_filter_clear (claim->where, "place");
  everywhere = check (claim);
  ASSERT_VERDICT (everywhere, HOLDS);
  g_assert_cmpuint (jct_claim_result_get_n_cells (everywhere), ==, 2);
  claim = make_claim (JCT_CLAIM_COUNT, "exact", 1, "2021-01");
  jct_filter_add (claim->where, "way", "air");
  by_air = check (claim);
  ASSERT_VERDICT (by_air, HOLDS);
  g_assert_null (jct_claim_result_find_cell (by_air, "land", JCT_CLAIM_AS_STATED));
  claim = make_claim (JCT_CLAIM_COUNT, "exact", 1, "2021-01");
  jct_filter_add (claim->where, "place", "east");
  jct_filter_remove (claim->where, "place", "south");
  nowhere = check (claim);
  ASSERT_VERDICT (nowhere, NOT_CHECKABLE);
  claim = make_claim (JCT_CLAIM_COUNT, "exact", 1, "2021-01");
  jct_filter_add (claim->where, "colour", "red");
  unknown = check (claim);
  ASSERT_VERDICT (unknown, NOT_CHECKABLE);
  g_assert_nonnull (strstr (jct_claim_result_get_needs (unknown), "colour"));
}

/* ---- kinds ---- */

static void
test_ratio (void)
{
  JctClaim *claim = make_claim (JCT_CLAIM_RATIO, "nearly", 2, "2020/2021");
  g_autoptr (JctClaimResult) result = NULL;
  const JctClaimCell *cell;

  claim->reading = JCT_RATIO_TIMES_MORE;
  result = check (claim);
  cell = get_cell (result, "all", JCT_CLAIM_CALENDAR_YEARS);
  g_assert_cmpfloat_with_epsilon (cell->value, 342.0 / 186, 1e-12);
  g_assert_cmpfloat_with_epsilon (cell->literal, 342.0 / 186 - 1, 1e-12);
  g_assert_true (cell->holds);
  g_assert_false (get_cell (result, "land", JCT_CLAIM_CALENDAR_YEARS)->holds);
  g_assert_true (has_note (result, JCT_CLAIM_NOTE_RATIO_AS_INCREASE));
  ASSERT_VERDICT (result, HOLDS_ONLY_UNDER);
}

static void
test_unlike_periods (void)
{
  JctClaim *claim = make_claim (JCT_CLAIM_RATIO, "about", 1.3, "2021-01/2021-10");
  g_autoptr (JctClaimResult) result = NULL;
  g_autoptr (JctClaimResult) mixed = NULL;
  g_autofree char *note = NULL;

  set_period (&claim->baseline, "2020");
  result = check (claim);
  g_assert_true (has_note (result, JCT_CLAIM_NOTE_UNLIKE_PERIODS));
  note = jct_claim_note_to_sentence (result, JCT_CLAIM_NOTE_UNLIKE_PERIODS);
  g_assert_nonnull (strstr (note, "twelve months with ten months"));
  claim = make_claim (JCT_CLAIM_RATIO, "about", 1.3, "2021");
  set_period (&claim->baseline, "FY2021");
  mixed = check (claim);
  g_assert_true (has_note (mixed, JCT_CLAIM_NOTE_UNLIKE_PERIODS));
  g_assert_true (get_cell (mixed, "land", JCT_CLAIM_AS_STATED)->decides);
  g_assert_false (get_cell (mixed, "land", JCT_CLAIM_CALENDAR_YEARS)->decides);
}

static void
test_change (void)
{
  JctClaim *claim = make_claim (JCT_CLAIM_CHANGE, "exact", 144, "2020/2021");
  g_autoptr (JctClaimResult) count = check (claim);
  g_autoptr (JctClaimResult) percent = NULL;
  g_autoptr (JctClaimResult) fall = NULL;

  g_assert_true (get_cell (count, "land", JCT_CLAIM_CALENDAR_YEARS)->holds);
  claim = make_claim (JCT_CLAIM_CHANGE, "about", 80, "2020/2021");
  claim->percent = TRUE;
  percent = check (claim);
  g_assert_cmpfloat_with_epsilon (get_cell (percent, "land", JCT_CLAIM_CALENDAR_YEARS)->value,
                                  144 / 1.86, 1e-9);
  claim = make_claim (JCT_CLAIM_CHANGE, "about", 80, "2020/2021");
  claim->percent = TRUE;
  claim->trend = JCT_DIRECTION_DOWN;
  fall = check (claim);
  g_assert_false (get_cell (fall, "land", JCT_CLAIM_CALENDAR_YEARS)->holds);
}

static void
test_trend (void)
{
  JctClaim *claim = make_claim (JCT_CLAIM_TREND, NULL, NAN, "2020-01/2020-03");
  g_autoptr (JctClaimResult) slope = NULL;
  g_autoptr (JctClaimResult) against = NULL;
  g_autoptr (JctClaimResult) single = NULL;
  const JctClaimCell *cell;

  claim->trend = JCT_DIRECTION_UP;
  claim->event = g_strdup ("e");
  slope = check (claim);
  cell = get_cell (slope, "land", JCT_CLAIM_AS_STATED);
  g_assert_cmpfloat_with_epsilon (cell->value, 1, 1e-9);
  g_assert_cmpfloat (cell->first_value, ==, 10);
  g_assert_cmpfloat (cell->last_value, ==, 12);
  ASSERT_VERDICT (slope, HOLDS);
  g_assert_true (has_note (slope, JCT_CLAIM_NOTE_FEW_POINTS));
  g_assert_true (has_note (slope, JCT_CLAIM_NOTE_QUALITATIVE));
  g_assert_true (has_note (slope, JCT_CLAIM_NOTE_SEQUENCE));
  claim = make_claim (JCT_CLAIM_TREND, NULL, NAN, "2021");
  claim->trend = JCT_DIRECTION_DOWN;
  set_period (&claim->baseline, "2020");
  against = check (claim);
  ASSERT_VERDICT (against, DOES_NOT_HOLD);
  g_assert_cmpfloat (get_cell (against, "land", JCT_CLAIM_CALENDAR_YEARS)->later.total, ==, 330);
  /* One value has no slope. */
  claim = make_claim (JCT_CLAIM_TREND, NULL, NAN, "2020-01");
  claim->trend = JCT_DIRECTION_UP;
  single = check (claim);
  ASSERT_VERDICT (single, NOT_CHECKABLE);
}

static void
test_rank (void)
{
  JctClaim *claim = make_claim (JCT_CLAIM_RANK, NULL, NAN, "2022-06");
  g_autoptr (JctClaimResult) highest = check (claim);
  g_autoptr (JctClaimResult) second = NULL;
  g_autoptr (JctClaimResult) year = NULL;
  const JctClaimCell *cell = get_cell (highest, "land", JCT_CLAIM_AS_STATED);

  ASSERT_VERDICT (highest, HOLDS);
  g_assert_cmpuint (cell->n_compared, ==, 30);
  g_assert_true (has_note (highest, JCT_CLAIM_NOTE_SHORT_SERIES));
  claim = make_claim (JCT_CLAIM_RANK, NULL, NAN, "2020-02");
  claim->lowest = TRUE;
  claim->place = 2;
  set_period (&claim->within, "2020");
  second = check (claim);
  ASSERT_VERDICT (second, HOLDS);
  g_assert_cmpuint (get_cell (second, "land", JCT_CLAIM_AS_STATED)->n_compared, ==, 12);
  g_assert_false (has_note (second, JCT_CLAIM_NOTE_SHORT_SERIES));
  /* Only whole years are ranked: 2020 and 2021. */
  year = check (make_claim (JCT_CLAIM_RANK, NULL, NAN, "2021"));
  g_assert_cmpuint (get_cell (year, "land", JCT_CLAIM_CALENDAR_YEARS)->n_compared, ==, 2);
}

/* ---- what cannot be checked ---- */

static void
test_not_checkable (void)
{
  static const struct
  {
    JctClaimKind kind;
    const char *qualifier;
    double value;
    const char *period;
  } cases[] = {
    { JCT_CLAIM_COUNT, "exact", 10, NULL },           { JCT_CLAIM_COUNT, "exact", NAN, "2020" },
    { JCT_CLAIM_COUNT, "exact", INFINITY, "2020" },   { JCT_CLAIM_COUNT, "umpteen", 10, "2020" },
    { JCT_CLAIM_COUNT, "may", 10, "2020" },           { JCT_CLAIM_COUNT, "most", NAN, "2020" },
    { JCT_CLAIM_COUNT, "exact", 10, "1066" },         { JCT_CLAIM_COUNT, "exact", 10, "9999" },
    { JCT_CLAIM_RATIO, "exact", 2, "2020" },          { JCT_CLAIM_RATIO, "exact", 2, "../2021" },
    { JCT_CLAIM_RATIO, "exact", 2, "2018/2021-XX" },  { JCT_CLAIM_CHANGE, "exact", 2, NULL },
    { JCT_CLAIM_TREND, NULL, NAN, "2020" },           { JCT_CLAIM_RANK, NULL, NAN, NULL },
    { JCT_CLAIM_RANK, NULL, NAN, "2020/2021" },       { JCT_CLAIM_RANK, NULL, NAN, "2020-01-05" },
    { JCT_CLAIM_RATE, "most", NAN, "2020" },          { JCT_CLAIM_OTHER, "exact", 5, "2020" },
    { JCT_CLAIM_COUNT, "exact", 10, "2019/2020-06" }, { JCT_CLAIM_COUNT, "exact", 1, "-9999" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      JctClaim *claim
        = make_claim (cases[i].kind, cases[i].qualifier, cases[i].value, cases[i].period);
      g_autoptr (JctClaimResult) result = NULL;

      if (claim->kind == JCT_CLAIM_OTHER)
        claim->kind_name = g_strdup ("hunch");
      result = check (claim);
      if (jct_claim_result_get_verdict (result) != JCT_CLAIM_NOT_CHECKABLE)
        g_error ("case %u was checked", (guint) i);
    }
}

static void
test_declared (void)
{
  JctClaim *claim = make_claim (JCT_CLAIM_COUNT, "exact", 186, "2020");
  g_autoptr (JctClaimResult) result = NULL;

  claim->checkable = FALSE;
  claim->needs = g_strdup ("More.");
  result = check (claim);
  ASSERT_VERDICT (result, NOT_CHECKABLE);
  g_assert_cmpstr (jct_claim_result_get_needs (result), ==, "More.");
  g_assert_cmpuint (jct_claim_result_get_n_cells (result), ==, 0);
}

/* By air, 2020 had nobody: nothing is a multiple of that. */
static void
test_zero_base (void)
{
  g_autoptr (JctDocumentBuilder) builder = jct_document_builder_new ("test");
  g_autoptr (JctTableBuilder) rows
    = jct_table_builder_new ("t", jct_period_kind (JCT_PERIOD_YEAR, 1));
  g_autoptr (JctDocument) document = NULL;
  g_autoptr (JctClaim) claim = make_claim (JCT_CLAIM_RATIO, "exact", 2, "2020/2021");
  g_autoptr (JctClaimResult) result = NULL;

  jct_filter_clear (claim->where, "place");
  jct_table_builder_add_measure (rows, "n", NULL, NULL, JCT_MEASURE_INTEGER);
  for (int year = 2020; year < 2022; year++)
    {
      jct_table_builder_add_row (rows, year);
      jct_table_builder_set_integer (rows, 0, year - 2020);
    }
  jct_document_builder_take_table (builder, jct_table_builder_finish (rows, TRUE, NULL, NULL, NULL),
                                   NULL);
  document = jct_document_builder_finish (builder, NULL);
  /* No definition either: the table itself is asked. */
  result = jct_claim_check (document, claim);
  ASSERT_VERDICT (result, NOT_CHECKABLE);
  g_assert_true (has_note (result, JCT_CLAIM_NOTE_ZERO_BASE));
  g_assert_cmpstr (jct_claim_result_get_cell (result, 0)->definition->id, ==, "t");
  g_assert_true (isnan (jct_claim_result_get_cell (result, 0)->value));
}

static void
test_no_table (void)
{
  g_autoptr (JctDocumentBuilder) builder = jct_document_builder_new ("test");
  g_autoptr (JctDocument) document = jct_document_builder_finish (builder, NULL);
  g_autoptr (JctClaim) claim = make_claim (JCT_CLAIM_COUNT, "exact", 2, "2020");
  g_autoptr (JctClaimResult) result = jct_claim_check (document, claim);

  ASSERT_VERDICT (result, NOT_CHECKABLE);
  g_assert_cmpuint (jct_claim_result_get_n_cells (result), ==, 0);
}

/* ---- differences ---- */

static void
add_claim (GPtrArray *claims, const char *id, const char *source, double value, const char *period)
{
  JctClaim *claim = make_claim (JCT_CLAIM_COUNT, "about", value, period);

  g_free (claim->id);
  claim->id = g_strdup (id);
  claim->source = g_strdup (source);
  g_ptr_array_add (claims, claim);
}

static JctDifferenceReason
find_reason (double first, const char *first_period, double second, const char *second_period)
{
  g_autoptr (GPtrArray) claims = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_claim_free);
  g_autoptr (JctDocument) document = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  const JctClaimDifference *difference;
  g_autofree char *sentence = NULL;

  add_claim (claims, "a", "A", first, first_period);
  add_claim (claims, "month", "A", 10, "2020-01");
  add_claim (claims, "b", "B", second, second_period);
  document = make_document (claims);
  results = jct_claim_check_all (document);
  differences = jct_claim_find_differences (results);
  g_assert_cmpuint (differences->len, ==, 1);
  difference = g_ptr_array_index (differences, 0);
  /* What is about a month is no part of it. */
  g_assert_cmpuint (difference->sides[0].results->len, ==, 1);
  sentence = jct_claim_difference_to_sentence (difference);
  g_assert_true (*sentence != '\0');
  return difference->reason;
}

static void
test_reasons (void)
{
  /* By land 330 and both ways 342 in 2021; 258 and 264 in the fiscal year. */
  g_assert_cmpint (find_reason (330, "2021", 260, "FY2021"), ==, JCT_DIFFERENCE_CALENDAR);
  g_assert_cmpint (find_reason (330, "2021", 5000, "2021"), ==, JCT_DIFFERENCE_UNEXPLAINED);
  g_assert_cmpint (find_reason (330, "2021", 350, "2021"), ==, JCT_DIFFERENCE_NONE);
}

static void
test_no_difference (void)
{
  g_autoptr (GPtrArray) claims = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_claim_free);
  g_autoptr (JctDocument) document = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GPtrArray) differences = NULL;

  add_claim (claims, "same", "A", 330, "2021");
  add_claim (claims, "same too", "B", 331, "2021");
  add_claim (claims, "own", "A", 500, "2021");
  add_claim (claims, "other years", "B", 100, "2020");
  jct_filter_clear (((JctClaim *) claims->pdata[2])->where, "place");
  document = make_document (claims);
  results = jct_claim_check_all (document);
  differences = jct_claim_find_differences (results);
  g_assert_cmpuint (differences->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/claim-check/cells", test_cells);
  g_test_add_func ("/claim-check/calendars", test_calendars);
  g_test_add_func ("/claim-check/fits", test_fits);
  g_test_add_func ("/claim-check/ratio", test_ratio);
  g_test_add_func ("/claim-check/unlike-periods", test_unlike_periods);
  g_test_add_func ("/claim-check/change", test_change);
  g_test_add_func ("/claim-check/trend", test_trend);
  g_test_add_func ("/claim-check/rank", test_rank);
  g_test_add_func ("/claim-check/not-checkable", test_not_checkable);
  g_test_add_func ("/claim-check/declared", test_declared);
  g_test_add_func ("/claim-check/zero-base", test_zero_base);
  g_test_add_func ("/claim-check/no-table", test_no_table);
  g_test_add_func ("/claim-check/differences/reasons", test_reasons);
  g_test_add_func ("/claim-check/differences/none", test_no_difference);
  return g_test_run ();
}
