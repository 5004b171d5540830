/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events added, edited, moved and deleted in real windows: the dialogs, the timeline, the keys. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "widgets/jct-category-editor.h"
#include "widgets/jct-contents-window.h"
#include "widgets/jct-definition-editor.h"
#include "widgets/jct-event-editor.h"
#include "widgets/jct-figure-view.h"
#include "widgets/jct-source-editor.h"
#include "widgets/jct-source-picker.h"
#include "window-fixture.h"

#define ABOUT "True of all rows, such as citizenship=China"
#define HOSTILE "<b>Q1 & “2”</b> _x %s"

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

/* The window of a type that stands in front of the others; NULL for none. */
static gpointer
find_toplevel (GType type)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }
  return NULL;
}

static gboolean
has_title (GtkWidget *widget, gconstpointer title)
{
  return ADW_IS_PREFERENCES_ROW (widget)
         && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title);
}

static GtkWidget *
find_row (gpointer editor, const char *title)
{
  GtkWidget *row = find_widget (editor, has_title, title);

  g_assert_nonnull (row);
  return row;
}

static void
type (gpointer editor, const char *title, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_row (editor, title)), text);
}

static gboolean
can_save (gpointer editor)
{
  return gtk_widget_is_sensitive (gtk_window_get_default_widget (GTK_WINDOW (editor)));
}

static gboolean
is_reading (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "editor-reading");
}

static const char *
get_reading (gpointer editor)
{
  return gtk_label_get_label (GTK_LABEL (find_widget (editor, is_reading, NULL)));
}

static gpointer
get_editor (void)
{
  gpointer editor = find_toplevel (JCT_TYPE_EVENT_EDITOR);
  g_assert_nonnull (editor);
  WAIT_UNTIL (gtk_widget_get_mapped (editor));
  return editor;
}

static gpointer
open_editor (JctWindow *window, const char *action, const char *target)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, "s", target));
  return get_editor ();
}

static gpointer
open_new (JctWindow *window, const char *date)
{
  g_assert_true (
    gtk_widget_activate_action (GTK_WIDGET (window), "win.add-event", "(ss)", date, ""));
  return get_editor ();
}

static JctFigureView *
get_figure (JctWindow *window)
{
  JctFigureView *figure = JCT_FIGURE_VIEW (find_type (GTK_WIDGET (window), JCT_TYPE_FIGURE_VIEW));

  WAIT_UNTIL (jct_figure_view_get_figure (figure) != NULL);
  return figure;
}

static const JctEvent *
find_event (JctWindow *window, const char *id)
{
  return jct_document_find_event (get_document (window), id);
}

static char *
dup_undo_name (JctWindow *window)
{
  char *name = NULL;

  g_object_get (jct_window_get_state (window), "undo-name", &name, NULL);
  return name;
}

/* ---- the dialog ---- */

static void
test_add (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  guint n = jct_document_get_n_events (get_document (window));
  gpointer editor = open_new (window, "2022-08");
  g_autofree char *name = NULL;
  const JctEvent *event;

  g_assert_false (can_save (editor));
  g_assert_nonnull (strstr (get_reading (editor), "August 2022"));
  type (editor, "Title", HOSTILE);
  g_assert_true (can_save (editor));
  type (editor, "Date", "2024-03~");
  g_assert_nonnull (strstr (get_reading (editor), "about March 2024"));
  type (editor, "Date", "2022-13");
  g_assert_false (can_save (editor));
  g_assert_nonnull (strstr (get_reading (editor), "does not exist"));
  type (editor, "Date", " 2022-08-05/2024-05-09 ");
  g_assert_nonnull (strstr (get_reading (editor), "5 August 2022 to 9 May 2024"));
  type (editor, "Who, separated by semicolons", "One, Ltd.;; Two ;");
  g_assert_true (can_save (editor));
  g_object_add_weak_pointer (editor, &editor);
  gtk_widget_activate_default (editor);
  WAIT_UNTIL (editor == NULL);

  g_assert_cmpuint (jct_document_get_n_events (get_document (window)), ==, n + 1);
  event = find_event (window, "b-q1-2-b-x-s");
  g_assert_nonnull (event);
  g_assert_cmpstr (event->title, ==, HOSTILE);
  g_assert_cmpuint (g_strv_length (event->actors), ==, 2);
  g_assert_cmpstr (event->actors[0], ==, "One, Ltd.");
  g_assert_cmpstr (jct_view_state_get_view (jct_window_get_state (window))->selected_event, ==,
                   event->id);
  name = dup_undo_name (window);
  g_assert_cmpstr (name, ==, "Add “" HOSTILE "”");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_cmpuint (jct_document_get_n_events (get_document (window)), ==, n);
}

/* What is there is filled in, and saving it as it is is no step. */
static void
test_unchanged (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctDocument *document = get_document (window);

  for (guint i = 0; i < jct_document_get_n_events (document); i += 7)
    {
      gpointer editor
        = open_editor (window, "win.edit-event", jct_document_get_event (document, i)->id);

      g_assert_true (can_save (editor));
      g_assert_false (JCT_EDITOR_GET_CLASS (editor)->is_changed (JCT_EDITOR (editor)));
      g_assert_true (jct_editor_save (JCT_EDITOR (editor)));
      g_assert_true (get_document (window) == document);
    }
}

/* What was typed is not lost by a key. */
static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctDocument *document = get_document (window);
  gpointer editor = open_new (window, "");

  g_object_add_weak_pointer (editor, &editor);
  gtk_window_close (editor);
  WAIT_UNTIL (editor == NULL);

  editor = open_new (window, "");
  g_object_add_weak_pointer (editor, &editor);
  type (editor, "Title", "Typed");
  gtk_window_close (editor);
  WAIT_UNTIL (find_question () != NULL);
  answer ("keep");
  g_assert_nonnull (editor);
  gtk_window_close (editor);
  WAIT_UNTIL (find_question () != NULL);
  answer ("discard");
  WAIT_UNTIL (editor == NULL);
  g_assert_true (get_document (window) == document);
}

/* A new category and a new source from within the dialog are chosen there at once. */
static void
test_new_category_and_source (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  gpointer editor = open_new (window, "2022");
  gpointer category, source;
  const JctEvent *event;

  type (editor, "Title", "New");
  g_signal_emit_by_name (find_type (find_row (editor, "Category"), GTK_TYPE_BUTTON), "clicked");
  category = find_toplevel (JCT_TYPE_CATEGORY_EDITOR);
  g_assert_nonnull (category);
  type (category, "Title", "Protests");
  g_assert_true (jct_editor_save (category));

  gtk_menu_button_popup (
    GTK_MENU_BUTTON (find_type (find_type (editor, JCT_TYPE_SOURCE_PICKER), GTK_TYPE_MENU_BUTTON)));
  gtk_widget_activate_action (find_type (editor, JCT_TYPE_SOURCE_PICKER), "sources.new", NULL);
  source = find_toplevel (JCT_TYPE_SOURCE_EDITOR);
  g_assert_nonnull (source);
  WAIT_UNTIL (gtk_widget_get_mapped (source));
  type (source, "Title", "A paper");
  type (source, "Address (https://…)", "file:///etc/passwd");
  g_assert_false (can_save (source));
  type (source, "Address (https://…)", "https://example.org/a");
  g_assert_true (jct_editor_save (source));

  g_assert_true (jct_editor_save (editor));
  event = find_event (window, "new");
  g_assert_cmpstr (event->category, ==, "protests");
  g_assert_cmpuint (g_strv_length (event->source_keys), ==, 1);
  g_assert_cmpstr (event->source_keys[0], ==, "a-paper");
  g_assert_cmpstr (jct_document_find_source (get_document (window), "a-paper")->url, ==,
                   "https://example.org/a");
}

/* ---- the timeline ---- */

/* A symbol of the timeline whose date is a day, and where it stands in the figure. */
static const char *
find_symbol (JctFigureView *view, JctDocument *document, JctPoint *at)
{
  const JctFigure *figure = jct_figure_view_get_figure (view);

  for (guint i = 0; i < jct_scene_get_n (figure->timeline); i++)
    {
      const JctMark *mark = jct_scene_get (figure->timeline, i);
      const JctEvent *event;

      if (mark->role != JCT_ROLE_EVENT || mark->type != JCT_MARK_SYMBOL)
        continue;
      event = jct_document_find_event (document, mark->id);
      at->x = figure->timeline_area.x + mark->center.x;
      at->y = figure->timeline_area.y + mark->center.y;
      if (!event->date.is_interval && event->date.start.precision == JCT_EDTF_DAY)
        return event->id;
    }
  g_assert_not_reached ();
}

static double
px_a_day (JctFigureView *view)
{
  const JctTimeScale *scale = &jct_figure_view_get_figure (view)->timeline_scale;

  return (scale->range_end - scale->range_start)
         / ((double) scale->domain.end - scale->domain.start);
}

static void
test_drag (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctFigureView *figure = get_figure (window);
  JctPoint at;
  g_autofree char *id = g_strdup (find_symbol (figure, get_document (window), &at));
  JctDocument *document = get_document (window);
  JctDay before = jct_edtf_anchor (&find_event (window, id)->date);
  double days = 40;

  /* Away from it there is nothing to move; a drag that is given up changes nothing. */
  g_assert_false (jct_figure_view_drag_begin_move (figure, at.x, 2));
  g_assert_true (jct_figure_view_drag_begin_move (figure, at.x, at.y));
  jct_figure_view_drag (figure, days * px_a_day (figure), 3);
  g_assert_true (jct_figure_view_key (figure, JCT_FIGURE_TIMELINE, GDK_KEY_Escape, 0));
  jct_figure_view_drag_end (figure);
  g_assert_true (get_document (window) == document);

  g_assert_true (jct_figure_view_drag_begin_move (figure, at.x, at.y));
  jct_figure_view_drag (figure, 500 * px_a_day (figure), 3);
  jct_figure_view_drag (figure, days * px_a_day (figure), 3);
  g_assert_true (get_document (window) == document);
  jct_figure_view_drag_end (figure);
  g_assert_cmpint (jct_edtf_anchor (&find_event (window, id)->date), ==, before + (int) days);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_true (get_document (window) == document);
}

/* As the key of the window's own would. */
static void
press (gpointer window, const char *key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (window);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (controller)
                        && j < g_list_model_get_n_items (G_LIST_MODEL (controller));
           j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          g_autofree char *trigger
            = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

          if (!g_str_equal (trigger, key))
            continue;
          gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, window,
                                        gtk_shortcut_get_arguments (shortcut));
          return;
        }
    }
  g_assert_not_reached ();
}

/* It saves from anywhere, a button that has the focus included. */
static void
test_save_key (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  gpointer editor = open_new (window, "2023-03-05");

  gtk_widget_grab_focus (find_type (editor, GTK_TYPE_MENU_BUTTON));
  press (editor, "<Control>Return");
  g_assert_true (find_toplevel (JCT_TYPE_EVENT_EDITOR) == editor);
  type (editor, "Title", "Found by its key");
  type (editor, "Date", "2023-13");
  press (editor, "<Control>Return");
  g_assert_true (find_toplevel (JCT_TYPE_EVENT_EDITOR) == editor);
  type (editor, "Date", "2023-03~");
  press (editor, "<Control>Return");
  WAIT_UNTIL (find_toplevel (JCT_TYPE_EVENT_EDITOR) == NULL);
  g_assert_nonnull (find_event (window, "found-by-its-key"));
}

static gboolean
is_toast_undo (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget)
         && gtk_button_get_label (GTK_BUTTON (widget)) != NULL
         && g_str_equal (gtk_button_get_label (GTK_BUTTON (widget)), "_Undo");
}

/* What is offered to be undone is the step that is told of, never another. */
static void
test_toast (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  g_autofree char *id = g_strdup (jct_document_get_event (get_document (window), 0)->id);

  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.delete-event", "s", id));
  g_assert_null (find_event (window, id));
  WAIT_UNTIL (find_widget (GTK_WIDGET (window), is_toast_undo, NULL) != NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_nonnull (find_event (window, id));
  WAIT_UNTIL (find_widget (GTK_WIDGET (window), is_toast_undo, NULL) == NULL);

  /* Its own button undoes it. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.delete-event", "s", id));
  WAIT_UNTIL (find_widget (GTK_WIDGET (window), is_toast_undo, NULL) != NULL);
  g_signal_emit_by_name (find_widget (GTK_WIDGET (window), is_toast_undo, NULL), "clicked");
  g_assert_nonnull (find_event (window, id));
  WAIT_UNTIL (find_widget (GTK_WIDGET (window), is_toast_undo, NULL) == NULL);
}

static gboolean
is_menu (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_POPOVER_MENU (widget) && gtk_widget_get_visible (widget);
}

/* By a finger: what is pressed until it is lifted moves; let go where it is, it has its menu; so has an empty place. */
static void
test_touch (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctFigureView *figure = get_figure (window);
  JctPoint at;
  g_autofree char *id = g_strdup (find_symbol (figure, get_document (window), &at));
  JctDocument *document = get_document (window);
  JctDay before = jct_edtf_anchor (&find_event (window, id)->date);
  GtkWidget *menu;

  /* The touch begins as any drag does. */
  jct_figure_view_drag_begin (figure, at.x, at.y);
  g_assert_true (jct_figure_view_long_press (figure, at.x, at.y));
  jct_figure_view_drag_end (figure);
  g_assert_true (get_document (window) == document);
  WAIT_UNTIL ((menu = find_widget (GTK_WIDGET (figure), is_menu, NULL)) != NULL);
  gtk_popover_popdown (GTK_POPOVER (menu));
  WAIT_UNTIL (find_widget (GTK_WIDGET (figure), is_menu, NULL) == NULL);

  /* The focus is where it was, so that the keys of the timeline work. */
  WAIT_UNTIL (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), GTK_WIDGET (figure)));

  /* Given up, nothing opens. */
  g_assert_true (jct_figure_view_long_press (figure, at.x, at.y));
  g_assert_true (jct_figure_view_key (figure, JCT_FIGURE_TIMELINE, GDK_KEY_Escape, 0));
  jct_figure_view_drag_end (figure);
  g_assert_null (find_widget (GTK_WIDGET (figure), is_menu, NULL));
  g_assert_true (get_document (window) == document);

  jct_figure_view_drag_begin (figure, at.x, at.y);
  g_assert_true (jct_figure_view_long_press (figure, at.x, at.y));
  jct_figure_view_drag (figure, 40 * px_a_day (figure), 3);
  jct_figure_view_drag_end (figure);
  g_assert_cmpint (jct_edtf_anchor (&find_event (window, id)->date), ==, before + 40);
  g_assert_null (find_widget (GTK_WIDGET (figure), is_menu, NULL));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_true (get_document (window) == document);
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctViewState *state = jct_window_get_state (window);
  JctFigureView *figure = get_figure (window);
  JctPoint at;
  g_autofree char *id = g_strdup (find_symbol (figure, get_document (window), &at));
  JctDay before = jct_edtf_anchor (&find_event (window, id)->date);
  guint n = jct_document_get_n_events (get_document (window));

  jct_view_state_select_event (state, id);
  WAIT_UNTIL (jct_figure_view_get_figure (figure) != NULL);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (
        jct_figure_view_key (figure, JCT_FIGURE_TIMELINE, GDK_KEY_Right, GDK_CONTROL_MASK));
      WAIT_UNTIL (jct_figure_view_get_figure (figure) != NULL);
    }
  g_assert_cmpint (jct_edtf_anchor (&find_event (window, id)->date), ==, before + 3);
  /* A day has no end of its own. */
  g_assert_false (jct_figure_view_key (figure, JCT_FIGURE_TIMELINE, GDK_KEY_Right,
                                       GDK_CONTROL_MASK | GDK_SHIFT_MASK));
  g_assert_true (jct_figure_view_key (figure, JCT_FIGURE_TIMELINE, GDK_KEY_Delete, 0));
  g_assert_null (find_event (window, id));
  g_assert_cmpuint (jct_document_get_n_events (get_document (window)), ==, n - 1);
  for (guint i = 0; i < 4; i++)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_false (jct_view_state_is_modified (state));
}

/* The category whose lane is at a height of the timeline. (transfer full) */
static char *
dup_lane_at (const JctFigure *figure, double y)
{
  static const JctRole roles[] = { JCT_ROLE_LANE };
  const JctMark *mark = jct_scene_pick (figure->timeline, 40, y, roles, G_N_ELEMENTS (roles), 0);

  return g_strdup (mark != NULL ? mark->id : NULL);
}

static void
test_double_click (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctFigureView *view = get_figure (window);
  const JctFigure *figure = jct_figure_view_get_figure (view);
  JctDay day = jct_day_from_date (2021, 6, 15);
  double x = figure->timeline_area.x + jct_time_scale_map (&figure->timeline_scale, day);
  gpointer editor = NULL;
  g_autofree char *lane = NULL;

  /* In whichever lane there is nothing at that place, but the first: that category is the likely one anyway. */
  for (double y = figure->timeline_area.y + 48;
       editor == NULL && y < figure->timeline_area.y + figure->timeline_area.height; y += 9)
    {
      g_free (lane);
      lane = dup_lane_at (figure, y - figure->timeline_area.y);
      jct_figure_view_click (view, x, y, 2);
      editor = find_toplevel (JCT_TYPE_EVENT_EDITOR);
      figure = jct_figure_view_get_figure (view);
    }
  g_assert_nonnull (editor);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_row (editor, "Date"))), ==,
                   px_a_day (view) >= 3 ? "2021-06-15" : "2021-06");
  g_assert_cmpstr (lane, !=, jct_document_get_category (get_document (window), 0)->id);
  type (editor, "Title", "In the lane");
  g_assert_true (jct_editor_save (editor));
  g_assert_cmpstr (find_event (window, "in-the-lane")->category, ==, lane);
}

static void
test_menu (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctViewState *state = jct_window_get_state (window);
  JctFigureView *figure = get_figure (window);
  JctPoint at;
  g_autofree char *id = g_strdup (find_symbol (figure, get_document (window), &at));
  GtkWidget *menu;
  gpointer editor;

  jct_view_state_select_event (state, id);
  WAIT_UNTIL (jct_figure_view_get_figure (figure) != NULL);
  g_assert_true (jct_figure_view_key (figure, JCT_FIGURE_TIMELINE, GDK_KEY_F10, GDK_SHIFT_MASK));
  menu = find_type (GTK_WIDGET (figure), GTK_TYPE_POPOVER_MENU);
  g_assert_nonnull (menu);
  WAIT_UNTIL (gtk_widget_get_mapped (menu));
  gtk_popover_popdown (GTK_POPOVER (menu));
  gtk_widget_activate_action (menu, "win.pin-event", "s", id);
  g_assert_true (
    g_strv_contains ((const char *const *) jct_view_state_get_view (state)->pinned_events, id));
  /* A copy is another event. */
  editor = open_editor (window, "win.duplicate-event", id);
  g_assert_true (jct_editor_save (editor));
  g_assert_cmpstr (jct_view_state_get_view (state)->selected_event, !=, id);
  g_assert_cmpstr (find_event (window, jct_view_state_get_view (state)->selected_event)->title, ==,
                   find_event (window, id)->title);
  /* What the inspector shows is that one. */
  g_assert_true (is_enabled (window, "win.edit-event"));
  g_assert_true (is_enabled (window, "win.delete-event"));
}

/* ---- categories, sources, definitions ---- */

static gpointer
open_contents (JctWindow *window)
{
  gpointer contents;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.edit-contents", NULL);
  contents = find_toplevel (JCT_TYPE_CONTENTS_WINDOW);
  g_assert_nonnull (contents);
  WAIT_UNTIL (gtk_widget_get_mapped (contents));
  return contents;
}

static void
test_contents (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctViewState *state = jct_window_get_state (window);
  gpointer contents = open_contents (window);
  guint n = jct_document_get_n_categories (get_document (window));
  g_autofree char *id = g_strdup (jct_document_get_category (get_document (window), 0)->id);
  g_autofree char *definition
    = g_strdup (jct_document_get_definition (get_document (window), 0)->id);
  gpointer editor;

  gtk_widget_activate_action (contents, "contents.category-down", "s", id);
  g_assert_cmpint (jct_document_find_category (get_document (window), id), ==, 1);
  /* What has events is asked about: they go to the first of the others. */
  gtk_widget_activate_action (contents, "contents.delete-category", "s", id);
  g_assert_cmpuint (jct_document_get_n_categories (get_document (window)), ==, n);
  answer ("cancel");
  g_assert_cmpuint (jct_document_get_n_categories (get_document (window)), ==, n);
  gtk_widget_activate_action (contents, "contents.delete-category", "s", id);
  answer ("delete");
  g_assert_cmpuint (jct_document_get_n_categories (get_document (window)), ==, n - 1);
  gtk_widget_activate_action (contents, "contents.edit-category", "s", "");
  editor = find_toplevel (JCT_TYPE_CATEGORY_EDITOR);
  type (editor, "Title", HOSTILE);
  g_assert_true (jct_editor_save (editor));
  g_assert_cmpuint (jct_document_get_n_categories (get_document (window)), ==, n);
  g_assert_nonnull (find_widget (contents, has_title, HOSTILE));
  gtk_widget_activate_action (contents, "contents.delete-definition", "s", definition);
  g_assert_null (jct_document_find_definition (get_document (window), definition));
  g_assert_nonnull (jct_view_state_get_series (state, NULL));
  for (guint i = 0; i < 4; i++)
    jct_view_state_undo (state);
  g_assert_false (jct_view_state_is_modified (state));
  gtk_window_destroy (contents);
}

/* The focus goes with what is moved, as far as it goes. */
static void
test_move_by_keys (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  gpointer contents = open_contents (window);
  guint n = jct_document_get_n_categories (get_document (window));
  g_autofree char *id = g_strdup (jct_document_get_category (get_document (window), 0)->id);
  const char *title = jct_document_get_category (get_document (window), 0)->title;

  for (guint i = 1; i < n; i++)
    {
      GtkWidget *focus;

      gtk_widget_activate_action (contents, "contents.category-down", "s", id);
      g_assert_cmpint (jct_document_find_category (get_document (window), id), ==, (int) i);
      focus = gtk_window_get_focus (contents);
      g_assert_true (GTK_IS_BUTTON (focus) == (i + 1 < n));
      if (GTK_IS_BUTTON (focus))
        focus = gtk_widget_get_ancestor (focus, ADW_TYPE_ACTION_ROW);
      g_assert_true (has_title (focus, title));
    }
  gtk_window_destroy (contents);
}

/* What figures rest on stays; what events cite is asked about. */
static void
test_delete_source (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctDocument *document = get_document (window);
  gpointer contents = open_contents (window);
  g_autofree char *key = g_strdup (jct_document_get_event (document, 0)->source_keys[0]);
  const char *rests = jct_table_get_source_keys (jct_document_get_table (document, 0))[0];

  gtk_widget_activate_action (contents, "contents.delete-source", "s", rests);
  g_assert_true (get_document (window) == document);
  gtk_widget_activate_action (contents, "contents.delete-source", "s", key);
  g_assert_true (get_document (window) == document);
  answer ("delete");
  g_assert_null (jct_document_find_source (get_document (window), key));
  gtk_window_destroy (contents);
}

static gboolean
is_expander (GtkWidget *widget, gconstpointer data)
{
  return ADW_IS_EXPANDER_ROW (widget);
}

static gboolean
is_check (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_CHECK_BUTTON (widget);
}

/* A definition of the present selection, with what it counts, and other values taken into it. */
static void
test_define (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctViewState *state = jct_window_get_state (window);
  gpointer editor;
  GtkWidget *row;
  GtkCheckButton *check;
  g_autofree char *before = NULL;
  const JctDefinition *definition;
  g_autoptr (JctView) view = jct_view_copy (jct_view_state_get_view (state));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.define-selection", NULL);
  editor = find_toplevel (JCT_TYPE_DEFINITION_EDITOR);
  g_assert_nonnull (editor);
  WAIT_UNTIL (gtk_widget_get_mapped (editor));
  g_assert_false (can_save (editor));
  type (editor, "Title", "Mine");
  g_assert_true (can_save (editor));
  type (editor, ABOUT, "sex");
  g_assert_false (can_save (editor));
  type (editor, ABOUT, "citizenship=x");
  g_assert_false (can_save (editor));
  type (editor, ABOUT, "sex=" HOSTILE);
  g_assert_true (can_save (editor));
  before = g_strdup (get_reading (editor));
  g_assert_nonnull (strstr (before, "in all"));
  row = find_widget (editor, is_expander, NULL);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  check = GTK_CHECK_BUTTON (find_widget (row, is_check, NULL));
  gtk_check_button_set_active (check, !gtk_check_button_get_active (check));
  g_assert_cmpstr (get_reading (editor), !=, before);
  gtk_check_button_set_active (check, !gtk_check_button_get_active (check));
  g_assert_cmpstr (get_reading (editor), ==, before);
  g_assert_true (jct_editor_save (editor));
  definition = jct_document_find_definition (get_document (window), "mine");
  g_assert_nonnull (definition);
  g_assert_true (jct_filter_has_dimension (definition->filter, "citizenship"));
  g_assert_true (jct_filter_has_value (definition->about, "sex", HOSTILE));
}

#define N_MANY 1003

/* A table with so many values of one dimension. */
static GFile *
write_many (Fixture *fixture)
{
  g_autoptr (GString) text = g_string_new ("date,place,count\n");

  for (guint i = 0; i < N_MANY; i++)
    g_string_append_printf (text, "2020-%02u,place %04u,%u\n", i % 12 + 1, i, i + 1);
  return write_file (fixture, "many.csv", text->str);
}

static gboolean
is_rest (GtkWidget *widget, gconstpointer words)
{
  return ADW_IS_ACTION_ROW (widget)
         && strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), words) != NULL;
}

/* A list that is cut says so. */
static void
test_many_values (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = activate (fixture);
  g_autoptr (GFile) file = write_many (fixture);
  gpointer editor;
  GtkWidget *row;

  jct_window_open_file (window, file);
  WAIT_UNTIL (!jct_window_is_loading (window) && get_document (window) != NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.define-selection", NULL);
  editor = find_toplevel (JCT_TYPE_DEFINITION_EDITOR);
  g_assert_nonnull (editor);
  row = find_widget (editor, is_expander, NULL);
  g_assert_nonnull (row);
  g_assert_null (find_widget (row, is_rest, "3 more values"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  g_assert_nonnull (find_widget (row, is_rest, "3 more values"));
  gtk_window_destroy (editor);
}

static void
add_test (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, window_fixture_set_up, test, window_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_autoptr (JctApplication) application = window_fixture_init (&argc, &argv);

  add_test ("/editing/add", test_add);
  add_test ("/editing/unchanged", test_unchanged);
  add_test ("/editing/cancel", test_cancel);
  add_test ("/editing/new-category-and-source", test_new_category_and_source);
  add_test ("/editing/drag", test_drag);
  add_test ("/editing/touch", test_touch);
  add_test ("/editing/save-key", test_save_key);
  add_test ("/editing/toast", test_toast);
  add_test ("/editing/keys", test_keys);
  add_test ("/editing/double-click", test_double_click);
  add_test ("/editing/menu", test_menu);
  add_test ("/editing/contents", test_contents);
  add_test ("/editing/move-by-keys", test_move_by_keys);
  add_test ("/editing/delete-source", test_delete_source);
  add_test ("/editing/define", test_define);
  add_test ("/editing/many-values", test_many_values);
  return g_test_run ();
}
