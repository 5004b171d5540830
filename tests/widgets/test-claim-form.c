/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a claim in real windows: a text with several statements, and the fields that no sentence fills in. */
#include "config.h"

#include <string.h>

#include "widgets/jct-claim-editor.h"
#include "window-fixture.h"

#define TWO \
  "In 2023, more than 37,000 Chinese nationals were encountered, nearly 10 times more than in 2022."

static gboolean
is_of_type (GtkWidget *widget, gconstpointer type)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, GPOINTER_TO_SIZE (type));
}

static gboolean
is_row_named (GtkWidget *widget, gconstpointer title)
{
  return ADW_IS_PREFERENCES_ROW (widget)
         && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

static gboolean
has_label (GtkWidget *widget, gconstpointer label)
{
  return GTK_IS_BUTTON (widget)
         && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

static GtkWidget *
find_row (gpointer editor, const char *title)
{
  GtkWidget *row = find_widget (GTK_WIDGET (editor), is_row_named, title);

  g_assert_nonnull (row);
  return row;
}

static gboolean
is_statements (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LIST_BOX (widget)
         && gtk_list_box_get_selection_mode (GTK_LIST_BOX (widget)) == GTK_SELECTION_BROWSE;
}

static GtkListBox *
find_statements (JctClaimEditor *editor)
{
  return GTK_LIST_BOX (find_widget (GTK_WIDGET (editor), is_statements, NULL));
}

static GtkListBoxRow *
get_statement (JctClaimEditor *editor, int i)
{
  return gtk_list_box_get_row_at_index (find_statements (editor), i);
}

static JctClaimEditor *
open_editor (Fixture *fixture, JctWindow **window, const JctClaim *claim)
{
  g_autoptr (JctClaim) fresh = jct_claim_new ();
  JctClaimEditor *editor;

  *window = open_bundled (fixture);
  editor = jct_claim_editor_new (GTK_WINDOW (*window), jct_window_get_state (*window),
                                 claim != NULL ? claim : fresh);
  gtk_window_present (GTK_WINDOW (editor));
  WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (editor)));
  return editor;
}

static void
paste (JctClaimEditor *editor, const char *words)
{
  GtkWidget *text
    = find_widget (GTK_WIDGET (editor), is_of_type, GSIZE_TO_POINTER (GTK_TYPE_TEXT_VIEW));

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), words, -1);
}

static void
set_entry (JctClaimEditor *editor, const char *title, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_row (editor, title)), text);
}

static void
choose_kind (JctClaimEditor *editor, JctClaimKind kind)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (editor, "Kind")), kind);
}

static const JctClaim *
get_claim (JctWindow *window, guint from_end)
{
  JctDocument *document = get_document (window);

  return jct_document_get_claim (document, jct_document_get_n_claims (document) - 1 - from_end);
}

/* Each statement has its row with a verdict; all that are ticked are added, as one step. */
static void
test_all (Fixture *fixture, gconstpointer data)
{
  JctWindow *window;
  JctClaimEditor *editor = open_editor (fixture, &window, NULL);
  JctViewState *state = jct_window_get_state (window);
  guint before = jct_document_get_n_claims (get_document (window));
  g_autofree char *name = NULL;

  g_assert_null (get_statement (editor, 0));
  paste (editor, TWO);
  g_assert_nonnull (get_statement (editor, 1));
  g_assert_null (get_statement (editor, 2));
  for (int i = 0; i < 2; i++)
    WAIT_UNTIL (*adw_action_row_get_subtitle (ADW_ACTION_ROW (get_statement (editor, i))) != '\0');
  g_assert_true (jct_editor_save (JCT_EDITOR (editor)));
  g_assert_cmpuint (jct_document_get_n_claims (get_document (window)), ==, before + 2);
  g_assert_cmpint (get_claim (window, 1)->kind, ==, JCT_CLAIM_COUNT);
  g_assert_cmpfloat (get_claim (window, 1)->value, ==, 37000);
  g_assert_cmpint (get_claim (window, 0)->kind, ==, JCT_CLAIM_RATIO);
  g_assert_cmpfloat (get_claim (window, 0)->value, ==, 10);
  g_assert_cmpstr (get_claim (window, 0)->text, ==, TWO);
  g_assert_cmpstr (get_claim (window, 0)->id, !=, get_claim (window, 1)->id);
  g_object_get (state, "undo-name", &name, NULL);
  g_assert_cmpstr (name, ==, "Add 2 claims");
  jct_view_state_undo (state);
  g_assert_cmpuint (jct_document_get_n_claims (get_document (window)), ==, before);
}

static GtkCheckButton *
get_tick (JctClaimEditor *editor, int i)
{
  return GTK_CHECK_BUTTON (find_widget (GTK_WIDGET (get_statement (editor, i)), is_of_type,
                                        GSIZE_TO_POINTER (GTK_TYPE_CHECK_BUTTON)));
}

/* What is not ticked is not added; none at all cannot be saved. What was changed in one is kept when another is shown. */
static void
test_some (Fixture *fixture, gconstpointer data)
{
  JctWindow *window;
  JctClaimEditor *editor = open_editor (fixture, &window, NULL);
  guint before = jct_document_get_n_claims (get_document (window));

  paste (editor, TWO);
  gtk_list_box_select_row (find_statements (editor), get_statement (editor, 1));
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (find_row (editor, "Kind"))), ==,
                    JCT_CLAIM_RATIO);
  set_entry (editor, "Number", "9.8");
  /* A number that is none is not thrown away by looking at another statement. */
  set_entry (editor, "Number", "9.8x");
  gtk_list_box_select_row (find_statements (editor), get_statement (editor, 0));
  g_assert_true (gtk_list_box_get_selected_row (find_statements (editor))
                 == get_statement (editor, 1));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_row (editor, "Number"))), ==, "9.8x");
  set_entry (editor, "Number", "9.8");
  gtk_list_box_select_row (find_statements (editor), get_statement (editor, 0));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_row (editor, "Number"))), ==,
                   "37,000");
  gtk_check_button_set_active (get_tick (editor, 0), FALSE);
  gtk_check_button_set_active (get_tick (editor, 1), FALSE);
  g_assert_false (jct_editor_save (JCT_EDITOR (editor)));
  gtk_check_button_set_active (get_tick (editor, 1), TRUE);
  g_assert_true (jct_editor_save (JCT_EDITOR (editor)));
  g_assert_cmpuint (jct_document_get_n_claims (get_document (window)), ==, before + 1);
  g_assert_cmpint (get_claim (window, 0)->kind, ==, JCT_CLAIM_RATIO);
  g_assert_cmpfloat (get_claim (window, 0)->value, ==, 9.8);
}

/* A claim that is edited stays one, whatever the text states. */
static void
test_edited (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JctClaim) claim = NULL;
  g_autoptr (JctDocument) document = NULL;
  JctWindow *window = open_bundled (fixture);
  JctClaimEditor *editor;
  guint before;

  document = jct_document_ref (get_document (window));
  before = jct_document_get_n_claims (document);
  claim = jct_claim_copy (jct_document_get_claim (document, 0));
  editor = jct_claim_editor_new (GTK_WINDOW (window), jct_window_get_state (window), claim);
  gtk_window_present (GTK_WINDOW (editor));
  WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (editor)));
  paste (editor, TWO);
  g_assert_null (get_statement (editor, 0));
  g_signal_emit_by_name (find_widget (GTK_WIDGET (editor), has_label, "_Fill in from the Text"),
                         "clicked");
  g_assert_nonnull (get_statement (editor, 1));
  gtk_list_box_select_row (find_statements (editor), get_statement (editor, 1));
  g_assert_true (jct_editor_save (JCT_EDITOR (editor)));
  g_assert_cmpuint (jct_document_get_n_claims (get_document (window)), ==, before);
  g_assert_cmpint (jct_document_get_claim (get_document (window), 0)->kind, ==, JCT_CLAIM_RATIO);
  g_assert_cmpstr (jct_document_get_claim (get_document (window), 0)->id, ==, claim->id);
  g_assert_cmpstr (jct_document_get_claim (get_document (window), 0)->note, ==, claim->note);
}

/* A rank among some times, with its place; an event and a note. */
static void
test_fields (Fixture *fixture, gconstpointer data)
{
  JctWindow *window;
  JctClaimEditor *editor = open_editor (fixture, &window, NULL);
  const JctEvent *event = jct_document_get_event (get_document (window), 2);
  const JctClaim *claim;
  g_autofree char *within = NULL;
  GtkWidget *place;

  paste (editor, "The third-highest month.");
  choose_kind (editor, JCT_CLAIM_RANK);
  place = find_widget (GTK_WIDGET (editor), is_of_type, GSIZE_TO_POINTER (GTK_TYPE_SPIN_BUTTON));
  WAIT_UNTIL (gtk_widget_get_mapped (place));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (place), 3);
  set_entry (editor, "Time", "2023-12");
  set_entry (editor, "Among the times within", "nonsense");
  g_assert_false (jct_editor_save (JCT_EDITOR (editor)));
  /* What a kind does not ask for cannot be in its way. */
  choose_kind (editor, JCT_CLAIM_COUNT);
  g_assert_false (gtk_widget_get_visible (find_row (editor, "Among the times within")));
  choose_kind (editor, JCT_CLAIM_RANK);
  set_entry (editor, "Among the times within", "2023");
  set_entry (editor, "What is counted, in the article’s words", "encounters <b>");
  set_entry (editor, "Whom it is about, in the article’s words", "nationals");
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (editor, "Event that it speaks of")), 3);
  WAIT_UNTIL (!jct_claim_editor_is_busy (editor));
  g_assert_true (jct_editor_save (JCT_EDITOR (editor)));
  claim = get_claim (window, 0);
  within = jct_claim_period_to_text (&claim->within);
  g_assert_cmpint (claim->kind, ==, JCT_CLAIM_RANK);
  g_assert_cmpuint (claim->place, ==, 3);
  g_assert_cmpstr (within, ==, "2023");
  g_assert_cmpstr (claim->measure, ==, "encounters <b>");
  g_assert_cmpstr (claim->subject, ==, "nationals");
  g_assert_cmpstr (claim->event, ==, event->id);
}

/* What is computed in the place of the article's time. */
static void
test_compared (Fixture *fixture, gconstpointer data)
{
  JctWindow *window;
  JctClaimEditor *editor = open_editor (fixture, &window, NULL);
  g_autofree char *compared = NULL;

  paste (editor, "More in 2024 than before.");
  choose_kind (editor, JCT_CLAIM_TREND);
  set_entry (editor, "Time", "2024");
  set_entry (editor, "Compared with", "2023-01/2023-03");
  set_entry (editor, "Computed with, in the place of the time", "2024-01/2024-03");
  g_assert_true (jct_editor_save (JCT_EDITOR (editor)));
  compared = jct_claim_period_to_text (&get_claim (window, 0)->compared);
  g_assert_cmpstr (compared, ==, "2024-01/2024-03");
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, window_fixture_set_up, function, window_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_autoptr (JctApplication) application = window_fixture_init (&argc, &argv);

  ADD ("/claim-form/all", test_all);
  ADD ("/claim-form/some", test_some);
  ADD ("/claim-form/edited", test_edited);
  ADD ("/claim-form/fields", test_fields);
  ADD ("/claim-form/compared", test_compared);
  return g_test_run ();
}
