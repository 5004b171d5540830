/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Claims page in real windows: its list and filters, a claim beside it, the claim in the chart, why sources differ. */
#include "config.h"

#include <string.h>

#include "analysis/jct-claim-check.h"
#include "widgets/jct-claim-difference-view.h"
#include "widgets/jct-claim-editor.h"
#include "widgets/jct-claim-matrix.h"
#include "widgets/jct-claims-page.h"
#include "window-fixture.h"

static gboolean
is_of_type (GtkWidget *widget, gconstpointer type)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, GPOINTER_TO_SIZE (type));
}

static gboolean
is_shown_label (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
         && strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL;
}

static GtkWidget *
find_shown (GtkWidget *root, const char *text)
{
  return find_widget (root, is_shown_label, text);
}

static void
click (GtkWidget *button)
{
  WAIT_UNTIL (gtk_widget_get_mapped (button));
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static JctClaimsPage *
open_page (JctWindow *window)
{
  JctClaimsPage *page;

  gtk_window_maximize (GTK_WINDOW (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "claims");
  page = JCT_CLAIMS_PAGE (
    find_widget (GTK_WIDGET (window), is_of_type, GSIZE_TO_POINTER (JCT_TYPE_CLAIMS_PAGE)));
  WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (page)));
  WAIT_UNTIL (!jct_claims_page_is_busy (page));
  return page;
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  JctClaimsPage *page = open_page (open_bundled (fixture));

  g_assert_cmpuint (jct_claims_page_get_n_listed (page), ==, 32);
  /* Something is shown beside the list from the start. */
  g_assert_nonnull (jct_claims_page_get_selected (page));
  jct_claims_page_set_verdict (page, JCT_CLAIM_NOT_CHECKABLE);
  g_assert_cmpuint (jct_claims_page_get_n_listed (page), ==, 15);
  jct_claims_page_set_search (page, "FINAL ORDERS");
  WAIT_UNTIL (jct_claims_page_get_n_listed (page) < 15);
  g_assert_cmpuint (jct_claims_page_get_n_listed (page), >, 0);
  jct_claims_page_set_search (page, "<b>&%s nothing of the kind");
  WAIT_UNTIL (jct_claims_page_get_n_listed (page) == 0);
  WAIT_UNTIL (find_shown (GTK_WIDGET (page), "No claim passes these filters.") != NULL);
  jct_claims_page_set_search (page, "");
  jct_claims_page_set_verdict (page, -1);
  WAIT_UNTIL (jct_claims_page_get_n_listed (page) == 32);
}

/* Show is one step, which leads to the chart and back. */
static void
test_show (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctViewState *state = jct_window_get_state (window);
  JctClaimsPage *page = open_page (window);
  g_autoptr (JctView) before = jct_view_copy (jct_view_state_get_view (state));
  GtkWidget *button;

  jct_claims_page_select (page, "voa-ratio-2023-2022");
  button = find_widget (GTK_WIDGET (page), has_action, "claims.show");
  g_assert_true (gtk_widget_is_sensitive (button));
  click (button);
  WAIT_UNTIL (g_strcmp0 (jct_view_state_get_view (state)->claim, "voa-ratio-2023-2022") == 0);
  g_assert_cmpint (jct_view_state_get_view (state)->chart, ==, JCT_CHART_BARS);
  g_assert_cmpint (jct_view_state_get_view (state)->period, ==, JCT_PERIOD_YEAR);
  WAIT_UNTIL (!gtk_widget_get_mapped (GTK_WIDGET (page)));
  WAIT_UNTIL (find_shown (GTK_WIDGET (window), "Claim: “nearly 10 times more than in 2022”")
              != NULL);
  jct_view_state_undo (state);
  g_assert_true (jct_view_equal (before, jct_view_state_get_view (state)));
}

/* Each cell shows its own definition and calendar. */
static void
test_cell (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctViewState *state = jct_window_get_state (window);
  JctClaimsPage *page = open_page (window);
  JctClaimResult *result;
  GtkWidget *matrix, *cell;

  jct_claims_page_select (page, "voa-ratio-2023-2022");
  result = jct_claims_page_get_selected (page);
  matrix = find_widget (GTK_WIDGET (page), is_of_type, GSIZE_TO_POINTER (JCT_TYPE_CLAIM_MATRIX));
  WAIT_UNTIL (find_shown (matrix, "12.2") != NULL);
  /* Fiscal years stand beside the calendar years that the article names. */
  cell = gtk_widget_get_ancestor (find_shown (matrix, "12.2"), GTK_TYPE_BUTTON);
  g_assert_nonnull (cell);
  g_assert_cmpint (jct_claim_result_get_cell (result, 1)->calendar, ==, JCT_CLAIM_FISCAL_YEARS);
  click (cell);
  WAIT_UNTIL (jct_view_state_get_view (state)->claim != NULL);
  g_assert_cmpint (jct_view_state_get_view (state)->period, ==, JCT_PERIOD_FISCAL_YEAR);
  g_assert_cmpstr (jct_view_state_get_view (state)->definition, ==,
                   jct_claim_result_get_cell (result, 1)->definition->id);
}

static void
test_compare (Fixture *fixture, gconstpointer data)
{
  JctClaimsPage *page = open_page (open_bundled (fixture));
  GtkWidget *view;

  jct_claims_page_select (page, "voa-ratio-2023-2022");
  click (find_widget (GTK_WIDGET (page), has_action, "claims.compare"));
  view = find_widget (GTK_WIDGET (page), is_of_type,
                      GSIZE_TO_POINTER (JCT_TYPE_CLAIM_DIFFERENCE_VIEW));
  WAIT_UNTIL (gtk_widget_get_mapped (view));
  g_assert_nonnull (find_shown (view, "“All encounters, southwest border” in calendar years"));
  g_assert_nonnull (find_shown (view, "“All encounters, southwest border” in fiscal years"));
  g_assert_nonnull (find_shown (view, "11.2"));
  click (find_widget (view, has_action, "claims.back"));
  WAIT_UNTIL (!gtk_widget_get_mapped (view));
  /* A claim that no other article contradicts has no such question. */
  jct_claims_page_select (page, "voa-venezuela-removals");
  g_assert_false (
    gtk_widget_get_visible (find_widget (GTK_WIDGET (page), has_action, "claims.compare")));
  g_assert_false (
    gtk_widget_get_visible (find_widget (GTK_WIDGET (page), has_action, "claims.show")));
}

static void
test_edit (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctViewState *state = jct_window_get_state (window);
  JctClaimsPage *page = open_page (window);

  jct_claims_page_select (page, "voa-ratio-2023-2022");
  gtk_widget_activate_action (GTK_WIDGET (page), "claims.delete", NULL);
  WAIT_UNTIL (jct_claims_page_get_n_listed (page) == 31);
  g_assert_null (
    jct_document_find_claim (jct_view_state_get_document (state), "voa-ratio-2023-2022"));
  jct_view_state_undo (state);
  WAIT_UNTIL (jct_claims_page_get_n_listed (page) == 32);
  jct_claims_page_select (page, "voa-influx");
  gtk_widget_activate_action (GTK_WIDGET (page), "claims.duplicate", NULL);
  WAIT_UNTIL (jct_claims_page_get_n_listed (page) == 33);
  WAIT_UNTIL (jct_claims_page_get_selected (page) != NULL);
  g_assert_cmpstr (jct_claim_result_get_claim (jct_claims_page_get_selected (page))->id, !=,
                   "voa-influx");
}

static JctClaimEditor *
find_editor (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      if (JCT_IS_CLAIM_EDITOR (window))
        return JCT_CLAIM_EDITOR (window);
    }
  return NULL;
}

/* A sentence fills the form, the verdict stands below it, and saving is one step. */
static void
test_add (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctViewState *state = jct_window_get_state (window);
  JctClaimsPage *page = open_page (window);
  JctClaimEditor *editor;
  const JctClaim *claim;
  GtkWidget *text;

  gtk_widget_activate_action (GTK_WIDGET (page), "claims.add", NULL);
  editor = find_editor ();
  g_assert_nonnull (editor);
  WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (editor)));
  g_assert_false (jct_editor_save (JCT_EDITOR (editor)));
  text = find_widget (GTK_WIDGET (editor), is_of_type, GSIZE_TO_POINTER (GTK_TYPE_TEXT_VIEW));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)),
                            "In 2023, more than 37,000 Chinese nationals were encountered.", -1);
  WAIT_UNTIL (!jct_claim_editor_is_busy (editor)
              && find_shown (GTK_WIDGET (editor), "Holds") != NULL);
  g_assert_true (jct_editor_save (JCT_EDITOR (editor)));
  WAIT_UNTIL (jct_claims_page_get_n_listed (page) == 33);
  WAIT_UNTIL (jct_claims_page_get_selected (page) != NULL);
  claim = jct_claim_result_get_claim (jct_claims_page_get_selected (page));
  g_assert_cmpint (claim->kind, ==, JCT_CLAIM_COUNT);
  g_assert_cmpint (claim->qualifier, ==, JCT_CLAIM_MORE_THAN);
  g_assert_cmpfloat (claim->value, ==, 37000);
  g_assert_true (claim->period.is_set);
  jct_view_state_undo (state);
  WAIT_UNTIL (jct_claims_page_get_n_listed (page) == 32);
}

/* What the form shows of a claim is what it saves: opened and saved, nothing has changed. */
static void
test_reopen (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctViewState *state = jct_window_get_state (window);
  JctClaimsPage *page = open_page (window);
  JctDocument *document = jct_view_state_get_document (state);

  for (guint i = 0; i < jct_document_get_n_claims (document); i++)
    {
      JctClaimEditor *editor;

      jct_claims_page_select (page, jct_document_get_claim (document, i)->id);
      gtk_widget_activate_action (GTK_WIDGET (page), "claims.edit", NULL);
      editor = find_editor ();
      g_assert_nonnull (editor);
      WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (editor)));
      g_assert_true (jct_editor_save (JCT_EDITOR (editor)));
      WAIT_UNTIL (find_editor () == NULL);
      g_assert_true (jct_view_state_get_document (state) == document);
    }
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (fixture, "plain.csv", "month,n\n2020-01,3\n2020-02,4\n");
  JctWindow *window = activate (fixture);
  JctClaimsPage *page;

  jct_window_open_file (window, file);
  WAIT_UNTIL (!jct_window_is_loading (window));
  page = open_page (window);
  g_assert_cmpuint (jct_claims_page_get_n_listed (page), ==, 0);
  WAIT_UNTIL (find_shown (GTK_WIDGET (page), "No Claims") != NULL);
}

/* A form and its window closed while the verdict is still being worked out. */
static void
test_closed_while_busy (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 5; i++)
    {
      JctWindow *window = open_bundled (fixture);
      JctClaimsPage *page = open_page (window);
      JctClaimEditor *editor;

      jct_claims_page_select (page, "voa-ratio-2023-2022");
      gtk_widget_activate_action (GTK_WIDGET (page), "claims.edit", NULL);
      editor = find_editor ();
      g_assert_nonnull (editor);
      gtk_window_destroy (GTK_WINDOW (editor));
      gtk_window_destroy (GTK_WINDOW (window));
    }
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, window_fixture_set_up, function, window_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_autoptr (JctApplication) application = window_fixture_init (&argc, &argv);

  ADD ("/claims-page/list", test_list);
  ADD ("/claims-page/show", test_show);
  ADD ("/claims-page/cell", test_cell);
  ADD ("/claims-page/compare", test_compare);
  ADD ("/claims-page/edit", test_edit);
  ADD ("/claims-page/add", test_add);
  ADD ("/claims-page/reopen", test_reopen);
  ADD ("/claims-page/closed-while-busy", test_closed_while_busy);
  ADD ("/claims-page/empty", test_empty);
  return g_test_run ();
}
