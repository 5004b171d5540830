/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Takes pictures of the real window in the states worth looking at: opens it as the program does,
 * brings its view state into each state, waits until the frame is painted, and has the whole screen
 * written to a file.
 *
 * usage: shots FOLDER SUFFIX DATASET BAD-FILE [STATE...]; run by shots.sh on an X server of the
 * size wanted.
 */
#include "config.h"

#include <adwaita.h>
#include <libintl.h>
#include <locale.h>

#include "app/jct-application.h"
#include "app/jct-window.h"
#include "io/jct-reader.h"
#include "widgets/jct-category-editor.h"
#include "widgets/jct-contents-window.h"
#include "widgets/jct-claims-page.h"
#include "widgets/jct-data-page.h"
#include "widgets/jct-definition-editor.h"
#include "widgets/jct-figure-view.h"
#include "widgets/jct-import-dialog.h"
#include "widgets/jct-recovery-dialog.h"
#include "widgets/jct-series-picker.h"
#include "widgets/jct-source-editor.h"

#define N_FRAMES 48

typedef struct _Shots Shots;

typedef struct
{
  const char *name;
  void (*enter) (Shots *shots, JctViewState *state);
  void (*settled) (Shots *shots); /* (nullable): once it is painted, and before the picture */
} State;

struct _Shots
{
  GApplication *application;
  JctWindow *window;
  const char *folder, *suffix, *dataset, *bad_file;
  char **wanted; /* NULL-terminated, empty for all */
  guint next;
  guint frames_left;
  gboolean failed;
};

static void
show_view (JctViewState *state, const char *id)
{
  const JctView *view = jct_document_find_view (jct_view_state_get_document (state), id);

  g_assert_nonnull (view);
  jct_view_state_set_view (state, view, "shot");
}

static void
enter_start (Shots *shots, JctViewState *state)
{
}

static void
enter_opening (Shots *shots, JctViewState *state)
{
  show_view (state, "opening");
}

static void
enter_halt (Shots *shots, JctViewState *state)
{
  show_view (state, "halt-2022");
}

/* The selected event by each of some methods. */
static void
show_method (JctViewState *state, const char *method)
{
  show_view (state, "halt-2022");
  jct_view_state_set_method (state, method);
}

static void
enter_its (Shots *shots, JctViewState *state)
{
  show_method (state, "its_ols");
}

static void
enter_counterfactual (Shots *shots, JctViewState *state)
{
  show_method (state, "counterfactual");
}

static GtkWidget *
find_picker (GtkWidget *root)
{
  GtkWidget *found = JCT_IS_SERIES_PICKER (root) && gtk_widget_get_mapped (root) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_picker (child);
  return found;
}

/* The list of series to compare with; the focus brings it into view. */
static void
open_picker (Shots *shots)
{
  GtkWidget *picker = find_picker (GTK_WIDGET (shots->window));
  GtkWidget *button;

  g_assert_nonnull (picker);
  button = gtk_widget_get_first_child (picker);
  gtk_widget_grab_focus (button);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
}

static void
enter_synthetic (Shots *shots, JctViewState *state)
{
  show_method (state, "synthetic_control");
}

static void
enter_placebo (Shots *shots, JctViewState *state)
{
  show_method (state, "placebo_time");
}

/* The date moved, to see what hangs on it. */
static void
enter_moved (Shots *shots, JctViewState *state)
{
  show_view (state, "halt-2022");
  jct_view_state_shift_event (state, 5);
}

/* Another file in the window; unsaved edits of the one before are none of ours. */
static void
open_other (Shots *shots, JctViewState *state, const char *name)
{
  g_autofree char *folder = g_path_get_dirname (shots->dataset);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  JctDocument *before = jct_view_state_get_document (state);

  jct_view_state_mark_saved (state, before);
  jct_window_open_file (shots->window, file);
  while (jct_window_is_loading (shots->window))
    g_main_context_iteration (NULL, TRUE);
}

static void
enter_events_only (Shots *shots, JctViewState *state)
{
  open_other (shots, state, "../../tests/widgets/events-only.json");
}

/* An event of them, and the overview's brush. */
static void
enter_events_event (Shots *shots, JctViewState *state)
{
  const JctDocument *document;

  enter_events_only (shots, state);
  document = jct_view_state_get_document (state);
  jct_view_state_select_event (state, jct_document_get_event (document, 20)->id);
  jct_view_state_set_visible (state, (JctSpan){ 18900, 20100 });
}

/* The figures that articles report, beside the counts. */
static void
enter_beside (Shots *shots, JctViewState *state)
{
  g_autofree char *folder = g_path_get_dirname (shots->dataset);
  g_autofree char *path = g_build_filename (folder, "reported-figures.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (JctDocument) other = jct_document_load (file, NULL, NULL, NULL, NULL);
  g_autoptr (JctView) view = NULL;

  g_assert_nonnull (other);
  view = jct_document_dup_default_view (other);
  show_view (state, "halt-2022");
  jct_view_state_add_beside (state, other, view, NULL);
}

static void
hover_beside (Shots *shots)
{
  JctViewState *state = jct_window_get_state (shots->window);

  jct_view_state_hover_period (state, TRUE, (JctPeriod){ { JCT_PERIOD_MONTH, 1 }, 2024 * 12 });
}

static void
enter_events_data (Shots *shots, JctViewState *state)
{
  enter_events_only (shots, state);
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.page", "s", "data");
}

static void
enter_ecuador (Shots *shots, JctViewState *state)
{
  show_view (state, "ecuador-visas-2024");
}

static void
enter_fiscal (Shots *shots, JctViewState *state)
{
  show_view (state, "fiscal-years");
}

static void
enter_ports (Shots *shots, JctViewState *state)
{
  show_view (state, "with-ports-of-entry");
}

static void
enter_areas (Shots *shots, JctViewState *state)
{
  show_view (state, "by-area");
}

static void
enter_neighbours (Shots *shots, JctViewState *state)
{
  show_view (state, "neighbours");
}

static void
enter_hover (Shots *shots, JctViewState *state)
{
  JctPeriod december;

  show_view (state, "neighbours");
  g_assert_true (jct_period_parse ("2023-12", jct_period_kind (JCT_PERIOD_MONTH, 1), &december));
  jct_view_state_hover_period (state, TRUE, december);
}

static void
enter_point (Shots *shots, JctViewState *state)
{
  JctSeriesSet *series;
  JctPeriod december;

  show_view (state, "opening");
  series = jct_view_state_get_series (state, NULL);
  g_assert_nonnull (series);
  g_assert_true (jct_period_parse ("2023-12", jct_period_kind (JCT_PERIOD_MONTH, 1), &december));
  jct_view_state_select_point (state, jct_series_get_key (jct_series_set_get (series, 0)),
                               december);
}

static void
enter_zoom (Shots *shots, JctViewState *state)
{
  show_view (state, "halt-2022");
  jct_view_state_set_visible (state, (JctSpan){ jct_day_from_date (2022, 4, 1),
                                                jct_day_from_date (2023, 4, 1) });
}

static void
enter_elsewhere (Shots *shots, JctViewState *state)
{
  show_view (state, "halt-2022");
  g_assert_true (jct_view_state_show_elsewhere (state, "citizenship"));
}

/* The same in panels of one scale, a month pointed at. */
static void
enter_multiples (Shots *shots, JctViewState *state)
{
  JctPeriod december;

  enter_elsewhere (shots, state);
  jct_view_state_set_free_scale (state, FALSE);
  g_assert_true (jct_period_parse ("2022-12", jct_period_kind (JCT_PERIOD_MONTH, 1), &december));
  jct_view_state_hover_period (state, TRUE, december);
}

/* Several countries, drawn by a type of chart. */
static void
show_type (JctViewState *state, const char *view, JctChartType type)
{
  show_view (state, view);
  jct_view_state_set_chart (state, type);
}

static void
enter_step (Shots *shots, JctViewState *state)
{
  show_type (state, "neighbours", JCT_CHART_STEP);
}

static void
enter_bars (Shots *shots, JctViewState *state)
{
  show_type (state, "opening", JCT_CHART_BARS);
}

static void
enter_area (Shots *shots, JctViewState *state)
{
  show_type (state, "neighbours", JCT_CHART_AREA);
}

static void
enter_panels (Shots *shots, JctViewState *state)
{
  show_type (state, "by-area", JCT_CHART_MULTIPLES);
}

static void
enter_overlay (Shots *shots, JctViewState *state)
{
  show_type (state, "opening", JCT_CHART_OVERLAY);
  jct_view_state_set_years (state, JCT_YEARS_CALENDAR);
}

static void
enter_overlay_fiscal (Shots *shots, JctViewState *state)
{
  show_type (state, "halt-2022", JCT_CHART_OVERLAY);
  jct_view_state_set_years (state, JCT_YEARS_FISCAL);
}

static void
enter_heat (Shots *shots, JctViewState *state)
{
  show_type (state, "halt-2022", JCT_CHART_HEAT);
}

/* All countries over the whole range, an event selected. */
static void
enter_ranked (Shots *shots, JctViewState *state)
{
  show_type (state, "halt-2022", JCT_CHART_RANKED);
  jct_view_state_clear_dimension (state, "citizenship");
  jct_view_state_set_by (state, "citizenship");
  jct_view_state_set_visible (state, (JctSpan){ 0, 0 });
}

/* The same in one month, a bar selected and another pointed at. */
static void
enter_ranked_month (Shots *shots, JctViewState *state)
{
  JctPeriod december;

  enter_ranked (shots, state);
  g_assert_true (jct_period_parse ("2023-12", jct_period_kind (JCT_PERIOD_MONTH, 1), &december));
  jct_view_state_select_point (state, "CHINA, PEOPLES REPUBLIC OF", december);
  jct_view_state_hover_period (state, TRUE, december);
}

/* Changes, to both sides of zero. */
static void
enter_ranked_change (Shots *shots, JctViewState *state)
{
  JctTransform transform = { .kind = JCT_TRANSFORM_PERCENT };

  enter_ranked (shots, state);
  jct_view_state_set_top (state, 9);
  jct_view_state_set_transform (state, &transform);
}

static void
enter_no_split (Shots *shots, JctViewState *state)
{
  show_type (state, "opening", JCT_CHART_RANKED);
}

static GtkWidget *
find_type (GtkWidget *root, const char *type)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The menu of values over a rolling mean per day. */
static void
enter_values (Shots *shots, JctViewState *state)
{
  JctTransform transform = { .per_day = TRUE, .rolling = 3 };

  enter_point (shots, state);
  jct_view_state_set_transform (state, &transform);
}

static GtkMenuButton *
find_values_button (Shots *shots)
{
  GtkWidget *menu = find_type (GTK_WIDGET (shots->window), "JctValuesMenu");

  return GTK_MENU_BUTTON (find_type (menu, "GtkMenuButton"));
}

static void
open_values (Shots *shots)
{
  gtk_menu_button_popup (find_values_button (shots));
}

static void
enter_empty (Shots *shots, JctViewState *state)
{
  show_view (state, "opening");
  jct_view_state_toggle_value (state, "encounter_type", "Inadmissibles", FALSE);
}

/* Values chosen and left out, and only some of the periods. */
static void
enter_filters (Shots *shots, JctViewState *state)
{
  show_view (state, "by-area");
  jct_view_state_toggle_excluded (state, "area", "San Diego Sector");
  jct_view_state_toggle_excluded (state, "area", "Tucson Sector");
  jct_view_state_toggle_value (state, "demographic", "FMUA", TRUE);
  jct_view_state_toggle_value (state, "demographic", "Single Adults", TRUE);
  jct_view_state_set_visible (state, (JctSpan){ jct_day_from_date (2021, 4, 1),
                                                jct_day_from_date (2023, 4, 1) });
}

static void
enter_error (Shots *shots, JctViewState *state)
{
  g_autoptr (GFile) file = g_file_new_for_path (shots->bad_file);

  show_view (state, "opening");
  jct_window_open_file (shots->window, file);
}

static void
show_page (Shots *shots, const char *page)
{
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.page", "s", page);
}

static JctDataPage *
find_data_page (GtkWidget *root)
{
  if (JCT_IS_DATA_PAGE (root))
    return JCT_DATA_PAGE (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      JctDataPage *found = find_data_page (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
enter_data (Shots *shots, JctViewState *state)
{
  JctDataPage *page;

  show_view (state, "opening");
  show_page (shots, "data");
  page = find_data_page (GTK_WIDGET (shots->window));
  g_object_set (page, "numbers", FALSE, NULL);
  jct_data_table_sort (jct_data_page_get_table (page), (JctColumn){ JCT_COLUMN_MEASURE, 0 }, TRUE);
}

static JctClaimsPage *
find_claims_page (GtkWidget *root)
{
  if (JCT_IS_CLAIMS_PAGE (root))
    return JCT_CLAIMS_PAGE (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      JctClaimsPage *found = find_claims_page (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
enter_claims (Shots *shots, JctViewState *state)
{
  show_view (state, "opening");
  show_page (shots, "claims");
}

static void
select_claim (Shots *shots)
{
  JctClaimsPage *page = find_claims_page (GTK_WIDGET (shots->window));

  while (jct_claims_page_is_busy (page))
    g_main_context_iteration (NULL, TRUE);
  jct_claims_page_select (page, "voa-ratio-2023-2022");
}

/* One that these data cannot check. */
static void
select_open_claim (Shots *shots)
{
  select_claim (shots);
  jct_claims_page_select (find_claims_page (GTK_WIDGET (shots->window)), "voa-venezuela-removals");
}

static void
compare_claims (Shots *shots)
{
  select_claim (shots);
  gtk_widget_activate_action (GTK_WIDGET (find_claims_page (GTK_WIDGET (shots->window))),
                              "claims.compare", NULL);
}

static void
edit_claim (Shots *shots)
{
  select_claim (shots);
  gtk_widget_activate_action (GTK_WIDGET (find_claims_page (GTK_WIDGET (shots->window))),
                              "claims.edit", NULL);
}

/* The claim in the chart, as Show has it. */
static void
show_claim (Shots *shots)
{
  select_claim (shots);
  gtk_widget_activate_action (GTK_WIDGET (find_claims_page (GTK_WIDGET (shots->window))),
                              "claims.show", NULL);
}

/* Two rows chosen, as many as make the selection plain. */
static void
enter_numbers (Shots *shots, JctViewState *state)
{
  JctDataPage *page;

  show_view (state, "fiscal-years");
  show_page (shots, "data");
  page = find_data_page (GTK_WIDGET (shots->window));
  g_object_set (page, "numbers", TRUE, NULL);
  gtk_selection_model_select_range (GTK_SELECTION_MODEL (
                                      jct_data_table_get_list (jct_data_page_get_table (page))),
                                    1, 2, TRUE);
}

static gboolean
is_menu_button (GtkWidget *widget, const char *id)
{
  const char *name = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));

  return GTK_IS_MENU_BUTTON (widget) && gtk_widget_get_mapped (widget) && g_strcmp0 (name, id) == 0;
}

static GtkWidget *
find_by_id (GtkWidget *root, const char *id)
{
  GtkWidget *found = is_menu_button (root, id) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_by_id (child, id);
  return found;
}

/* The first button that says where a number comes from; the focus brings it into view. */
static void
open_provenance (Shots *shots)
{
  GtkWidget *button = find_by_id (GTK_WIDGET (shots->window), "provenance");

  /* In a narrow window the inspector is put away. */
  if (button == NULL)
    return;
  gtk_widget_grab_focus (button);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
}

static void
enter_provenance (Shots *shots, JctViewState *state)
{
  JctTransform transform = { .kind = JCT_TRANSFORM_PERCENT };

  enter_point (shots, state);
  jct_view_state_set_transform (state, &transform);
}

/* Of the effect alone, which comes after what is said of a point. */
static void
enter_effect_provenance (Shots *shots, JctViewState *state)
{
  enter_halt (shots, state);
  jct_view_state_select_point (state, NULL, jct_period (jct_period_kind (JCT_PERIOD_MONTH, 1), 0));
}

/* The rows behind one number. */
static void
enter_rows_behind (Shots *shots, JctViewState *state)
{
  g_autoptr (JctProvenance) provenance = NULL;
  const char *key;
  JctPeriod period;

  enter_point (shots, state);
  jct_view_state_get_point (state, &key, &period);
  provenance = jct_provenance_new (jct_view_state_get_document (state),
                                   jct_view_state_get_view (state), key, period, NULL);
  jct_view_state_show_rows (state, g_ptr_array_index (provenance->parts, 0));
}

static void
enter_no_rows (Shots *shots, JctViewState *state)
{
  enter_empty (shots, state);
  show_page (shots, "data");
  g_object_set (find_data_page (GTK_WIDGET (shots->window)), "numbers", FALSE, NULL);
}

/* The last of all: its window stays in front. */
static void
enter_compare (Shots *shots, JctViewState *state)
{
  show_method (state, "its_ols");
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.compare-events", NULL);
}

static void
add_left (GPtrArray *entries, const char *title, const char *file, JctRecoveryOrigin origin)
{
  JctRecoveryEntry *entry = g_new0 (JctRecoveryEntry, 1);

  entry->path = g_strdup ("/home/ana/.local/state/juncture/recovery/1/1.edits");
  entry->title = g_strdup (title);
  entry->origin = g_file_new_for_path (file);
  entry->origin_state = origin;
  entry->time = 1732242300;
  g_ptr_array_add (entries, entry);
}

/* What a program that was killed left behind. */
static void
enter_unsaved (Shots *shots, JctViewState *state)
{
  g_autoptr (GPtrArray) entries
    = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_recovery_entry_free);
  JctRecoveryEntry *damaged = g_new0 (JctRecoveryEntry, 1);

  show_view (state, "opening");
  add_left (entries, "Encounters of Chinese nationals, with the events of the class of 2024",
            "/home/ana/encounters.json", JCT_ORIGIN_SAME);
  add_left (entries, "Reported figures", "/home/ana/reported-figures.json", JCT_ORIGIN_CHANGED);
  damaged->path = g_strdup ("/home/ana/.local/state/juncture/recovery/damaged/4711-1.edits");
  damaged->damage = g_strdup ("4711-1.edits: The unsaved edits are not whole.");
  g_ptr_array_add (entries, damaged);
  gtk_window_present (GTK_WINDOW (jct_recovery_dialog_new (GTK_WINDOW (shots->window), entries)));
}

/* The list of saved views over a changed one; its popover stays open. */
static void
enter_views (Shots *shots, JctViewState *state)
{
  show_view (state, "halt-2022");
  jct_view_state_save_view (state, "Kept for class: <b>six months</b> each side, with a long name",
                            NULL);
  jct_view_state_set_window (state, 12, JCT_EVENT_PERIOD_INCLUDED);
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.save-view", NULL);
}

/* A table whose columns are guessed, and the dialog in which the guess is changed. */
static void
open_table (Shots *shots, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_file_set_contents (path, text, -1, NULL);
  jct_window_open_file (shots->window, file);
  while (jct_window_is_loading (shots->window))
    g_main_context_iteration (NULL, TRUE);
}

#define TABLE                                                                          \
  "Meldetag;Region;Grenzabschnitt;Zahl;Anteil\n03/04/2024;North;Tucson;1.204;12,5 %\n" \
  "04/05/2024;North;San Diego;980;11,0 %\n05/06/2024;South;Del Rio;1.377;14,2 %\n"     \
  "06/07/2024;South;Tucson;1.411;13,9 %\n"

static void
enter_import (Shots *shots, JctViewState *state)
{
  open_table (shots, "import-shot.csv", TABLE);
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.import-options", NULL);
}

static JctImportDialog *
find_import_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (JCT_IS_IMPORT_DIALOG (window))
        return JCT_IMPORT_DIALOG (window);
    }
  g_assert_not_reached ();
}

/* A file of which nothing says what is the time: what is wrong, and the way to say it. */
static void
enter_hopeless (Shots *shots, JctViewState *state)
{
  open_table (shots, "hopeless-shot.csv",
              "reporting unit;how often;where\n\"Week 1\";often;north\n\"Week 2\";seldom;south\n");
}

static void
open_hopeless (Shots *shots)
{
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.import-failed", NULL);
}

static void
enter_guessed (Shots *shots, JctViewState *state)
{
  open_table (shots, "guessed-shot.csv", TABLE);
}

static void
enter_import_error (Shots *shots, JctViewState *state)
{
  enter_import (shots, state);
  jct_import_dialog_set_role (find_import_dialog (), 2, JCT_IMPORT_MEASURE);
}

/* ---- dialogs ---- */

static GtkWindow *
find_editor (GType type)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }
  return NULL;
}

/* One dialog at a time. */
static void
close_editors (void)
{
  for (GtkWindow *editor; (editor = find_editor (JCT_TYPE_EDITOR)) != NULL;)
    gtk_window_destroy (editor);
}

static void
enter_edit_event (Shots *shots, JctViewState *state)
{
  close_editors ();
  show_view (state, "halt-2022");
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.edit-event", "s",
                              jct_view_state_get_view (state)->selected_event);
}

static gboolean
is_date_row (GtkWidget *widget)
{
  return ADW_IS_ENTRY_ROW (widget)
         && g_str_equal (gtk_editable_get_text (GTK_EDITABLE (widget)), "2022-08");
}

static void
type_wrong_date (GtkWidget *widget)
{
  if (is_date_row (widget))
    gtk_editable_set_text (GTK_EDITABLE (widget), "2022-13");
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    type_wrong_date (child);
}

static void
settle_wrong_date (Shots *shots)
{
  type_wrong_date (GTK_WIDGET (find_editor (JCT_TYPE_EDITOR)));
}

static void
enter_new_event (Shots *shots, JctViewState *state)
{
  close_editors ();
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.add-event", "(ss)", "2022-08", "");
}

static void
enter_edit_source (Shots *shots, JctViewState *state)
{
  close_editors ();
  gtk_window_present (GTK_WINDOW (
    jct_source_editor_new (GTK_WINDOW (shots->window), state,
                           jct_document_get_source (jct_view_state_get_document (state), 0))));
}

static void
enter_edit_category (Shots *shots, JctViewState *state)
{
  close_editors ();
  gtk_window_present (GTK_WINDOW (
    jct_category_editor_new (GTK_WINDOW (shots->window), state,
                             jct_document_get_category (jct_view_state_get_document (state), 0))));
}

static void
enter_contents (Shots *shots, JctViewState *state)
{
  close_editors ();
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.edit-contents", NULL);
}

static void
close_contents (void)
{
  GtkWindow *contents = find_editor (JCT_TYPE_CONTENTS_WINDOW);

  if (contents != NULL)
    gtk_window_destroy (contents);
}

/* The last of the definitions says what is true of all its rows. */
static void
enter_edit_definition (Shots *shots, JctViewState *state)
{
  JctDocument *document = jct_view_state_get_document (state);
  guint n = jct_document_get_n_definitions (document);

  close_editors ();
  close_contents ();
  gtk_window_present (
    GTK_WINDOW (jct_definition_editor_new (GTK_WINDOW (shots->window), state,
                                           jct_document_get_definition (document, n - 1))));
}

static void
enter_define (Shots *shots, JctViewState *state)
{
  close_editors ();
  close_contents ();
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.define-selection", NULL);
}

static JctFigureView *
find_figure (GtkWidget *root)
{
  JctFigureView *found = JCT_IS_FIGURE_VIEW (root) ? JCT_FIGURE_VIEW (root) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_figure (child);
  return found;
}

static void
open_event_menu (Shots *shots)
{
  JctFigureView *figure = find_figure (GTK_WIDGET (shots->window));

  jct_figure_view_key (figure, JCT_FIGURE_TIMELINE, GDK_KEY_Menu, 0);
}

static void
enter_event_menu (Shots *shots, JctViewState *state)
{
  close_editors ();
  show_view (state, "halt-2022");
}

/* A file of our own with an unsaved edit: the mark in the header, and the deleted event that can be brought back. */
static void
enter_edited (Shots *shots, JctViewState *state)
{
  GtkWindow *recovery = find_editor (JCT_TYPE_RECOVERY_DIALOG);
  g_autofree char *text = NULL;

  close_editors ();
  if (recovery != NULL)
    gtk_window_destroy (recovery);
  if (!g_file_get_contents (shots->dataset, &text, NULL, NULL))
    return;
  open_table (shots, "edited-shot.json", text);
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.delete-event", "s",
                              jct_document_get_event (jct_view_state_get_document (state), 0)->id);
}

/* Another program has written the file since. */
static void
enter_conflict (Shots *shots, JctViewState *state)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "edited-shot.json", NULL);

  enter_edited (shots, state);
  g_file_set_contents (path, "{}", -1, NULL);
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.save", NULL);
}

static const State states[] = {
  { "start", enter_start },
  { "opening", enter_opening },
  { "halt", enter_halt },
  { "ecuador", enter_ecuador },
  { "fiscal", enter_fiscal },
  { "ports", enter_ports },
  { "areas", enter_areas },
  { "neighbours", enter_neighbours },
  { "hover", enter_hover },
  { "point", enter_point },
  { "zoom", enter_zoom },
  { "empty", enter_empty },
  { "filters", enter_filters },
  { "error", enter_error },
  { "its", enter_its },
  { "elsewhere", enter_elsewhere },
  { "multiples", enter_multiples },
  { "counterfactual", enter_counterfactual },
  { "controls", enter_counterfactual, open_picker },
  { "donors", enter_synthetic, open_picker },
  { "placebo", enter_placebo },
  { "synthetic", enter_synthetic },
  { "data", enter_data },
  { "numbers", enter_numbers },
  { "provenance", enter_provenance, open_provenance },
  { "provenance-effect", enter_effect_provenance, open_provenance },
  { "rows-behind", enter_rows_behind },
  { "no-rows", enter_no_rows },
  { "step", enter_step },
  { "bars", enter_bars },
  { "area", enter_area },
  { "panels", enter_panels },
  { "overlay", enter_overlay },
  { "overlay-fiscal", enter_overlay_fiscal },
  { "heat", enter_heat },
  { "ranked", enter_ranked },
  { "ranked-month", enter_ranked_month },
  { "ranked-change", enter_ranked_change },
  { "no-split", enter_no_split },
  { "values", enter_values, open_values },
  { "claims", enter_claims, select_claim },
  { "claim-open", enter_claims, select_open_claim },
  { "claims-differ", enter_claims, compare_claims },
  { "claim-shown", enter_claims, show_claim },
  { "edit-claim", enter_claims, edit_claim },
  { "compare", enter_compare },
  { "moved", enter_moved },
  { "unsaved", enter_unsaved },
  { "views", enter_views },
  { "guessed", enter_guessed },
  { "hopeless", enter_hopeless },
  { "import-hopeless", enter_hopeless, open_hopeless },
  { "import", enter_import },
  { "import-error", enter_import_error },
  { "beside", enter_beside, hover_beside },
  { "events-only", enter_events_only },
  { "events-event", enter_events_event },
  { "events-data", enter_events_data },
  { "edit-event", enter_edit_event },
  { "new-event", enter_new_event, settle_wrong_date },
  { "edit-source", enter_edit_source },
  { "edit-category", enter_edit_category },
  { "contents", enter_contents },
  { "edit-definition", enter_edit_definition },
  { "define", enter_define },
  { "event-menu", enter_event_menu, open_event_menu },
  { "edited", enter_edited },
  { "conflict", enter_conflict },
};

static void capture_next (Shots *shots);

static void
capture (Shots *shots)
{
  g_autofree char *name = g_strdup_printf ("%s-%s.png", states[shots->next].name, shots->suffix);
  g_autofree char *path = g_build_filename (shots->folder, name, NULL);
  const char *argv[] = { "import", "-window", "root", path, NULL };
  g_autoptr (GError) error = NULL;
  int status = 0;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                     &status, &error)
      || !g_spawn_check_wait_status (status, &error))
    {
      g_printerr ("%s: %s\n", path, error->message);
      shots->failed = TRUE;
    }
  else
    g_print ("%s\n", path);
}

/* Counts painted frames: what has settled after a few dozen of them is what a person sees. */
static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Shots *shots = data;

  gtk_widget_queue_draw (widget);
  if (jct_window_is_loading (shots->window))
    return G_SOURCE_CONTINUE;
  if (--shots->frames_left == N_FRAMES / 2 && states[shots->next].settled != NULL)
    states[shots->next].settled (shots);
  if (shots->frames_left > 0)
    return G_SOURCE_CONTINUE;
  capture (shots);
  shots->next++;
  capture_next (shots);
  return G_SOURCE_REMOVE;
}

static void
capture_next (Shots *shots)
{
  JctViewState *state = jct_window_get_state (shots->window);

  while (shots->next < G_N_ELEMENTS (states) && shots->wanted[0] != NULL
         && !g_strv_contains ((const char *const *) shots->wanted, states[shots->next].name))
    shots->next++;
  if (shots->next >= G_N_ELEMENTS (states))
    {
      g_application_quit (shots->application);
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.page", "s", "explore");
  states[shots->next].enter (shots, state);
  shots->frames_left = N_FRAMES;
  gtk_widget_add_tick_callback (GTK_WIDGET (shots->window), on_tick, shots, NULL);
}

static gboolean
on_loading_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Shots *shots = data;

  gtk_widget_queue_draw (widget);
  if (jct_view_state_get_document (jct_window_get_state (shots->window)) == NULL)
    return G_SOURCE_CONTINUE;
  capture_next (shots);
  return G_SOURCE_REMOVE;
}

static gboolean
on_start_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Shots *shots = data;
  g_autoptr (GFile) file = NULL;

  gtk_widget_queue_draw (widget);
  if (--shots->frames_left > 0)
    return G_SOURCE_CONTINUE;
  if (shots->wanted[0] == NULL || g_strv_contains ((const char *const *) shots->wanted, "start"))
    capture (shots);
  shots->next++;
  file = g_file_new_for_path (shots->dataset);
  jct_window_open_file (shots->window, file);
  gtk_widget_add_tick_callback (widget, on_loading_tick, shots, NULL);
  return G_SOURCE_REMOVE;
}

/* Before the window is built: widgets take their direction from it. */
static void
on_startup (GApplication *application, gpointer data)
{
  if (g_getenv ("JCT_SHOTS_RTL") != NULL)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
}

static void
on_activated (GApplication *application, gpointer data)
{
  Shots *shots = data;

  shots->window = JCT_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  g_assert_nonnull (shots->window);
  if (g_getenv ("JCT_SHOTS_DPI") != NULL)
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi",
                  1024 * (int) g_ascii_strtoll (g_getenv ("JCT_SHOTS_DPI"), NULL, 10), NULL);
  gtk_window_maximize (GTK_WINDOW (shots->window));
  shots->frames_left = 24;
  gtk_widget_add_tick_callback (GTK_WIDGET (shots->window), on_start_tick, shots, NULL);
}

int
main (int argc, char *argv[])
{
  Shots shots = { 0 };

  if (argc < 5)
    {
      g_printerr ("usage: %s FOLDER SUFFIX DATASET BAD-FILE [STATE...]\n", argv[0]);
      return 2;
    }
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("JUNCTURE_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  shots.folder = argv[1];
  shots.suffix = argv[2];
  shots.dataset = argv[3];
  shots.bad_file = argv[4];
  shots.wanted = argv + 5;
  shots.application = G_APPLICATION (jct_application_new ());
  g_signal_connect_after (shots.application, "startup", G_CALLBACK (on_startup), &shots);
  g_signal_connect_after (shots.application, "activate", G_CALLBACK (on_activated), &shots);
  g_application_run (shots.application, 1, argv);
  g_object_unref (shots.application);
  return shots.failed ? 1 : 0;
}
