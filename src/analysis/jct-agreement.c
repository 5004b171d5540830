/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "analysis/jct-agreement-private.h"

/* ---- votes ---- */

static const JctAgreementRow *
find_scale (const GArray *rows, JctMethod method, JctScale scale)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const JctAgreementRow *row = &g_array_index (rows, JctAgreementRow, i);

      if (row->method == method && row->scale == scale)
        return row;
    }
  return NULL;
}

static void
assign_votes (GArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      JctAgreementRow *row = &g_array_index (rows, JctAgreementRow, i);
      const JctAgreementRow *log1p = find_scale (rows, row->method, JCT_SCALE_LOG1P);

      row->votes = row->finding != JCT_FINDING_NOT_ENOUGH
                   && (row->scale != JCT_SCALE_COUNT || log1p == NULL
                       || log1p->finding == JCT_FINDING_NOT_ENOUGH);
    }
}

static void
count_votes (JctAgreement *agreement)
{
  for (guint i = 0; i < agreement->n_rows; i++)
    {
      const JctAgreementRow *row = &agreement->rows[i];

      if (!row->votes)
        continue;
      agreement->n_votes++;
      if (row->finding == JCT_FINDING_NO_CLEAR_CHANGE)
        {
          agreement->n_no_clear++;
          if (row->method == JCT_METHOD_PLACEBO_TIME)
            agreement->is_rank_ordinary = TRUE;
        }
      else if (row->trend == JCT_TREND_UP)
        agreement->n_up++;
      else if (row->trend == JCT_TREND_DOWN)
        agreement->n_down++;
    }
}

static JctAgreementKind
find_kind (const JctAgreement *agreement)
{
  if (agreement->n_votes == 0)
    return JCT_AGREEMENT_NONE;
  if (agreement->n_votes == 1)
    return JCT_AGREEMENT_ONE;
  if (agreement->n_up > 0 && agreement->n_down > 0)
    return JCT_AGREEMENT_OPPOSITE;
  if (agreement->n_no_clear == agreement->n_votes)
    return JCT_AGREEMENT_ALL_NO_CLEAR_CHANGE;
  if (MAX (agreement->n_up, agreement->n_down) == agreement->n_votes)
    return JCT_AGREEMENT_ALL_CHANGE;
  return JCT_AGREEMENT_MIXED;
}

static JctFinding
find_finding (const JctAgreement *agreement)
{
  guint n_change = MAX (agreement->n_up, agreement->n_down);

  if (agreement->n_votes < 2 || agreement->kind == JCT_AGREEMENT_OPPOSITE)
    return JCT_FINDING_NOT_ENOUGH;
  if (2 * agreement->n_no_clear > agreement->n_votes && agreement->n_no_clear >= 2)
    return JCT_FINDING_NO_CLEAR_CHANGE;
  if (2 * n_change > agreement->n_votes && n_change >= 2 && !agreement->is_rank_ordinary)
    return JCT_FINDING_CHANGE;
  return JCT_FINDING_NOT_ENOUGH;
}

JctAgreement *
jct_agreement_new (const JctAnalysis *analysis)
{
  JctAgreement *agreement = g_new0 (JctAgreement, 1);
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (JctAgreementRow));

  jct_agreement_add_regressions (analysis, rows);
  jct_agreement_add_forecasts (analysis, rows);
  jct_agreement_add_breaks (analysis, rows);
  jct_agreement_add_ranks (analysis, rows);
  jct_agreement_add_synthetic (analysis, rows);
  assign_votes (rows);
  agreement->n_rows = rows->len;
  agreement->rows = (JctAgreementRow *) g_array_free (rows, FALSE);
  count_votes (agreement);
  agreement->kind = find_kind (agreement);
  agreement->finding = find_finding (agreement);
  if (agreement->finding == JCT_FINDING_CHANGE)
    agreement->trend = agreement->n_up > 0 ? JCT_TREND_UP : JCT_TREND_DOWN;
  return agreement;
}

void
jct_agreement_free (JctAgreement *agreement)
{
  for (guint i = 0; i < agreement->n_rows; i++)
    g_free (agreement->rows[i].reason);
  g_free (agreement->rows);
  g_free (agreement);
}

const JctAgreementRow *
jct_agreement_find (const JctAgreement *agreement, JctMethod method)
{
  const JctAgreementRow *found = NULL;

  for (guint i = 0; i < agreement->n_rows; i++)
    {
      const JctAgreementRow *row = &agreement->rows[i];

      if (row->method == method
          && (found == NULL || row->votes || (!found->votes && row->scale == JCT_SCALE_LOG1P)))
        found = row;
    }
  return found;
}
