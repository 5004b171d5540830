/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes in real windows: written, changed, moved and deleted, by keyboard and by pointer; each one step back. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "chart/jct-annotations.h"
#include "widgets/jct-figure-view.h"
#include "widgets/jct-note-editor.h"
#include "window-fixture.h"

static gboolean
is_of_type (GtkWidget *widget, gconstpointer type)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, GPOINTER_TO_SIZE (type));
}

static GtkWidget *
find_type (GtkWidget *root, GType type)
{
  return find_widget (root, is_of_type, GSIZE_TO_POINTER (type));
}

static gpointer
find_editor (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      if (JCT_IS_NOTE_EDITOR (window))
        return window;
    }
  return NULL;
}

static gpointer
get_editor (void)
{
  gpointer editor;

  WAIT_UNTIL (find_editor () != NULL);
  editor = find_editor ();
  WAIT_UNTIL (gtk_widget_get_mapped (editor));
  return editor;
}

static gboolean
has_title (GtkWidget *widget, gconstpointer title)
{
  return ADW_IS_PREFERENCES_ROW (widget)
         && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title);
}

static GtkEditable *
find_row (gpointer editor, const char *title)
{
  return GTK_EDITABLE (find_widget (editor, has_title, title));
}

static gboolean
can_save (gpointer editor)
{
  return gtk_widget_is_sensitive (gtk_window_get_default_widget (GTK_WINDOW (editor)));
}

/* Enter in the open dialog. */
static void
save (gpointer editor, const char *text)
{
  gtk_editable_set_text (find_row (editor, "Text"), text);
  g_object_add_weak_pointer (editor, &editor);
  gtk_widget_activate_default (editor);
  WAIT_UNTIL (editor == NULL);
}

static GPtrArray *
get_notes (JctWindow *window)
{
  return jct_view_state_get_view (jct_window_get_state (window))->annotations;
}

static const JctAnnotation *
get_note (JctWindow *window, guint index)
{
  g_assert_cmpuint (get_notes (window)->len, >, index);
  return g_ptr_array_index (get_notes (window), index);
}

static void
assert_at (JctWindow *window, guint index, const char *at)
{
  g_autofree char *text = jct_annotation_at_to_text (get_note (window, index));

  g_assert_cmpstr (text, ==, at);
}

static JctFigureView *
get_figure (JctWindow *window)
{
  JctFigureView *figure = JCT_FIGURE_VIEW (find_type (GTK_WIDGET (window), JCT_TYPE_FIGURE_VIEW));

  WAIT_UNTIL (jct_figure_view_get_figure (figure) != NULL);
  return figure;
}

static const JctMark *
find_mark (JctFigureView *view, JctRole role, JctMarkType type, const char *text)
{
  const JctFigure *figure = jct_figure_view_get_figure (view);

  for (guint i = 0; figure != NULL && i < jct_scene_get_n (figure->chart); i++)
    {
      const JctMark *mark = jct_scene_get (figure->chart, i);

      if (mark->role == role && mark->type == type && mark->id != NULL
          && (text == NULL || g_strcmp0 (mark->text, text) == 0))
        return mark;
    }
  return NULL;
}

static const JctMark *
find_text (JctFigureView *figure, const char *text)
{
  return find_mark (figure, JCT_ROLE_ANNOTATION_LABEL, JCT_MARK_TEXT, text);
}

/* The middle of a mark in the figure. */
static JctPoint
find_middle (const JctMark *mark)
{
  return (JctPoint){ mark->bounds.x + mark->bounds.width / 2,
                     mark->bounds.y + mark->bounds.height / 2 };
}

static void
assert_undo_name (JctWindow *window, const char *expected)
{
  g_autofree char *name = NULL;

  g_object_get (jct_window_get_state (window), "undo-name", &name, NULL);
  g_assert_cmpstr (name, ==, expected);
}

static void
undo (JctWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
}

/* The month of the selected point gets a note by its key. */
static JctWindow *
open_with_note (Fixture *fixture, const char *month, const char *text)
{
  JctWindow *window = open_bundled (fixture);
  JctViewState *state = jct_window_get_state (window);
  JctFigureView *figure = get_figure (window);
  JctPeriod period;

  g_assert_true (jct_period_parse_any (month, 10, &period));
  jct_view_state_select_point (state, "all", period);
  g_assert_true (jct_figure_view_key (figure, JCT_FIGURE_CHART, GDK_KEY_n, 0));
  save (get_editor (), text);
  jct_view_state_select_point (state, NULL, period);
  WAIT_UNTIL (find_text (figure, text) != NULL);
  return window;
}

/* ---- by keyboard ------------------------------------------------------------------------------- */

static void
test_add (Fixture *fixture, gconstpointer data)
{
  const char *text = "<b>Q1 & “2”</b> _x %s";
  JctWindow *window = open_with_note (fixture, "2022-08", text);

  g_assert_cmpuint (get_notes (window)->len, ==, 1);
  g_assert_cmpstr (get_note (window, 0)->text, ==, text);
  g_assert_null (get_note (window, 0)->series);
  assert_at (window, 0, "2022-08");
  assert_undo_name (window, "Add note");
  /* It is in the saved view that is shown, and so in the file that is written. */
  g_assert_true (jct_view_state_is_modified (jct_window_get_state (window)));
  g_assert_false (jct_view_state_is_saved_view_changed (jct_window_get_state (window)));
  undo (window);
  g_assert_cmpuint (get_notes (window)->len, ==, 0);
  g_assert_false (jct_view_state_is_modified (jct_window_get_state (window)));
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_with_note (fixture, "2022-08", "One");
  JctViewState *state = jct_window_get_state (window);
  JctFigureView *figure = get_figure (window);
  const GdkModifierType both = GDK_CONTROL_MASK | GDK_SHIFT_MASK;
  double dx;

  jct_view_state_select_note (state, NULL);
  g_assert_true (jct_figure_view_key (figure, JCT_FIGURE_CHART, GDK_KEY_period, 0));
  g_assert_nonnull (jct_view_state_get_selected_note (state));
  g_assert_true (jct_figure_view_key (figure, JCT_FIGURE_CHART, GDK_KEY_Return, 0));
  save (get_editor (), "Two");
  assert_undo_name (window, "Change note");
  g_assert_cmpstr (get_note (window, 0)->text, ==, "Two");
  WAIT_UNTIL (find_text (figure, "Two") != NULL);

  g_assert_true (jct_figure_view_key (figure, JCT_FIGURE_CHART, GDK_KEY_Right, both));
  g_assert_true (get_note (window, 0)->is_moved);
  assert_undo_name (window, "Move note");
  dx = get_note (window, 0)->dx;
  g_assert_true (jct_figure_view_key (figure, JCT_FIGURE_CHART, GDK_KEY_Right, both));
  g_assert_cmpfloat (get_note (window, 0)->dx, >, dx);

  g_assert_true (jct_figure_view_key (figure, JCT_FIGURE_CHART, GDK_KEY_Delete, 0));
  g_assert_cmpuint (get_notes (window)->len, ==, 0);
  g_assert_false (jct_figure_view_key (figure, JCT_FIGURE_CHART, GDK_KEY_Delete, 0));
  undo (window);
  g_assert_cmpuint (get_notes (window)->len, ==, 1);
  g_assert_true (jct_figure_view_key (figure, JCT_FIGURE_CHART, GDK_KEY_Escape, 0));
  g_assert_null (jct_view_state_get_selected_note (state));
}

/* On the visible periods, and what the dialog takes for periods. */
static void
test_range (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctFigureView *figure = get_figure (window);
  gpointer editor;

  g_assert_true (jct_figure_view_key (figure, JCT_FIGURE_CHART, GDK_KEY_N, GDK_SHIFT_MASK));
  editor = get_editor ();
  g_assert_false (can_save (editor));
  gtk_editable_set_text (find_row (editor, "Text"), "A span");
  g_assert_true (can_save (editor));
  gtk_editable_set_text (find_row (editor, "About"), "2022-13");
  g_assert_false (can_save (editor));
  gtk_editable_set_text (find_row (editor, "About"), "2021-01/2021-12");
  save (editor, "A span");
  assert_at (window, 0, "2021-01/2021-12");
  WAIT_UNTIL (find_text (figure, "A span") != NULL);
  g_assert_nonnull (find_mark (figure, JCT_ROLE_ANNOTATION, JCT_MARK_POLYLINE, NULL));
}

/* ---- by pointer -------------------------------------------------------------------------------- */

static void
test_click (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_with_note (fixture, "2022-08", "Here");
  JctViewState *state = jct_window_get_state (window);
  JctFigureView *figure = get_figure (window);
  JctPoint at = find_middle (find_text (figure, "Here"));

  jct_view_state_select_note (state, NULL);
  jct_figure_view_click (figure, at.x, at.y, 1);
  g_assert_nonnull (jct_view_state_get_selected_note (state));
  jct_figure_view_click (figure, at.x, at.y, 2);
  save (get_editor (), "There");
  g_assert_cmpstr (get_note (window, 0)->text, ==, "There");
}

/* By its text, the text; a drag that is given up changes nothing. */
static void
test_drag_text (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_with_note (fixture, "2022-08", "Here");
  JctFigureView *figure = get_figure (window);
  JctPoint at = find_middle (find_text (figure, "Here"));

  g_assert_true (jct_figure_view_drag_begin (figure, at.x, at.y));
  jct_figure_view_drag (figure, -60, -40);
  g_assert_true (jct_figure_view_key (figure, JCT_FIGURE_CHART, GDK_KEY_Escape, 0));
  jct_figure_view_drag_end (figure);
  g_assert_false (get_note (window, 0)->is_moved);

  g_assert_true (jct_figure_view_drag_begin (figure, at.x, at.y));
  jct_figure_view_drag (figure, -60, -40);
  jct_figure_view_drag_end (figure);
  g_assert_true (get_note (window, 0)->is_moved);
  assert_at (window, 0, "2022-08");
  assert_undo_name (window, "Move note");
  WAIT_UNTIL (find_text (figure, "Here") != NULL
              && find_middle (find_text (figure, "Here")).x < at.x - 40);
  undo (window);
  g_assert_false (get_note (window, 0)->is_moved);
  assert_undo_name (window, "Add note");
}

/* By its ring, what it is about. */
static void
test_drag_point (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_with_note (fixture, "2022-08", "Here");
  JctFigureView *figure = get_figure (window);
  const JctFigure *laid_out = jct_figure_view_get_figure (figure);
  JctPoint at = find_middle (find_mark (figure, JCT_ROLE_ANNOTATION, JCT_MARK_SYMBOL, NULL));
  const JctTimeScale *time = &laid_out->axes.time;
  double month
    = (time->range_end - time->range_start) / (time->domain.end - time->domain.start) * 30.4;

  g_assert_true (jct_figure_view_drag_begin (figure, at.x, at.y));
  jct_figure_view_drag (figure, -3 * month, 0);
  jct_figure_view_drag_end (figure);
  assert_at (window, 0, "2022-05");
  g_assert_false (get_note (window, 0)->is_moved);
  assert_undo_name (window, "Move note");
  undo (window);
  assert_at (window, 0, "2022-08");
}

/* ---- in the inspector -------------------------------------------------------------------------- */

static gboolean
says (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
         && strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL;
}

static void
test_inspector (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_with_note (fixture, "2023-12", "The highest");
  JctViewState *state = jct_window_get_state (window);
  GtkWidget *root = GTK_WIDGET (window);
  JctPeriod period;

  WAIT_UNTIL (find_widget (root, says, "The highest") != NULL);
  g_assert_nonnull (find_widget (root, says, "December 2023: 5,951"));
  /* Under another definition the note stays, with the figure there. */
  jct_view_state_set_definition (state, "all-southwest");
  WAIT_UNTIL (find_widget (root, says, "December 2023: 5,951") == NULL);
  g_assert_nonnull (find_widget (root, says, "The highest"));
  g_assert_nonnull (find_widget (root, says, "December 2023: "));
  undo (window);
  /* Of a point, its own. */
  g_assert_true (jct_period_parse_any ("2022-01", 10, &period));
  jct_view_state_select_point (state, "all", period);
  WAIT_UNTIL (find_widget (root, says, "The highest") == NULL);
}

/* A saved view that is shown later brings its notes; another has its own. */
static void
test_views (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_with_note (fixture, "2023-12", "Kept");
  JctViewState *state = jct_window_get_state (window);

  jct_view_state_show_saved_view (state, "halt-2022");
  g_assert_cmpuint (get_notes (window)->len, ==, 0);
  jct_view_state_show_saved_view (state, "opening");
  g_assert_cmpuint (get_notes (window)->len, ==, 1);
}

#define ADD(name, function) \
  g_test_add (name, Fixture, NULL, window_fixture_set_up, function, window_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_autoptr (JctApplication) application = window_fixture_init (&argc, &argv);

  ADD ("/notes/add", test_add);
  ADD ("/notes/keys", test_keys);
  ADD ("/notes/range", test_range);
  ADD ("/notes/click", test_click);
  ADD ("/notes/drag-text", test_drag_text);
  ADD ("/notes/drag-point", test_drag_point);
  ADD ("/notes/inspector", test_inspector);
  ADD ("/notes/views", test_views);

  return g_test_run ();
}
