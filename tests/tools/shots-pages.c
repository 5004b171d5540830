/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages beside the chart. */
#include "config.h"

#include "shots.h"

#include "widgets/jct-claims-page.h"
#include "widgets/jct-data-page.h"

static JctDataPage *
find_data_page (Shots *shots)
{
  return JCT_DATA_PAGE (shots_find (GTK_WIDGET (shots->window), JCT_TYPE_DATA_PAGE));
}

static JctClaimsPage *
find_claims_page (Shots *shots)
{
  return JCT_CLAIMS_PAGE (shots_find (GTK_WIDGET (shots->window), JCT_TYPE_CLAIMS_PAGE));
}

static void
enter_data (Shots *shots, JctViewState *state)
{
  JctDataPage *page;

  shots_show_view (state, "opening");
  shots_show_page (shots, "data");
  page = find_data_page (shots);
  g_object_set (page, "numbers", FALSE, NULL);
  jct_data_table_sort (jct_data_page_get_table (page), (JctColumn){ JCT_COLUMN_MEASURE, 0 }, TRUE);
}

static void
enter_claims (Shots *shots, JctViewState *state)
{
  shots_show_view (state, "opening");
  shots_show_page (shots, "claims");
}

static void
select_claim (Shots *shots)
{
  JctClaimsPage *page = find_claims_page (shots);

  while (jct_claims_page_is_busy (page))
    g_main_context_iteration (NULL, TRUE);
  jct_claims_page_select (page, "voa-ratio-2023-2022");
}

/* One that these data cannot check. */
static void
select_open_claim (Shots *shots)
{
  select_claim (shots);
  jct_claims_page_select (find_claims_page (shots), "voa-venezuela-removals");
}

static void
compare_claims (Shots *shots)
{
  select_claim (shots);
  gtk_widget_activate_action (GTK_WIDGET (find_claims_page (shots)), "claims.compare", NULL);
}

static void
edit_claim (Shots *shots)
{
  select_claim (shots);
  gtk_widget_activate_action (GTK_WIDGET (find_claims_page (shots)), "claims.edit", NULL);
}

/* The claim in the chart, as Show has it. */
static void
show_claim (Shots *shots)
{
  select_claim (shots);
  gtk_widget_activate_action (GTK_WIDGET (find_claims_page (shots)), "claims.show", NULL);
}

/* Two rows chosen, as many as make the selection plain. */
static void
enter_numbers (Shots *shots, JctViewState *state)
{
  JctDataPage *page;

  shots_show_view (state, "fiscal-years");
  shots_show_page (shots, "data");
  page = find_data_page (shots);
  g_object_set (page, "numbers", TRUE, NULL);
  gtk_selection_model_select_range (GTK_SELECTION_MODEL (
                                      jct_data_table_get_list (jct_data_page_get_table (page))),
                                    1, 2, TRUE);
}

/* The rows behind one number. */
static void
enter_rows_behind (Shots *shots, JctViewState *state)
{
  g_autoptr (JctProvenance) provenance = NULL;
  const char *key;
  JctPeriod period;

  shots_enter_point (shots, state);
  jct_view_state_get_point (state, &key, &period);
  provenance = jct_provenance_new (jct_view_state_get_document (state),
                                   jct_view_state_get_view (state), key, period, NULL);
  jct_view_state_show_rows (state, g_ptr_array_index (provenance->parts, 0));
}

static void
enter_no_rows (Shots *shots, JctViewState *state)
{
  shots_enter_empty (shots, state);
  shots_show_page (shots, "data");
  g_object_set (find_data_page (shots), "numbers", FALSE, NULL);
}

const ShotsState shots_pages[] = {
  { "data", enter_data },
  { "numbers", enter_numbers },
  { "rows-behind", enter_rows_behind },
  { "no-rows", enter_no_rows },
  { "claims", enter_claims, select_claim },
  { "claim-open", enter_claims, select_open_claim },
  { "claims-differ", enter_claims, compare_claims },
  { "claim-shown", enter_claims, show_claim },
  { "edit-claim", enter_claims, edit_claim },
  { 0 },
};
