/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a number comes from, at the button beside each kind of number. */
#include "config.h"

#include "shots.h"

#include "widgets/jct-claim-matrix.h"
#include "widgets/jct-claims-page.h"
#include "widgets/jct-compare-window.h"

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

/* The focus brings a button into view. */
static void
open_button (GtkWidget *button)
{
  /* In a narrow window the inspector is put away. */
  if (button == NULL)
    return;
  gtk_widget_grab_focus (button);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
}

/* The first button that says where a number comes from. */
static void
open_provenance (Shots *shots)
{
  open_button (find_by_id (GTK_WIDGET (shots->window), "provenance"));
}

static void
open_change (Shots *shots)
{
  open_button (find_by_id (GTK_WIDGET (shots->window), "previous_provenance"));
}

static GtkWidget *
find_small_button (GtkWidget *root)
{
  GtkWidget *found
    = GTK_IS_MENU_BUTTON (root) && gtk_widget_has_css_class (root, "provenance") ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_small_button (child);
  return found;
}

static void
open_cell (Shots *shots)
{
  GtkWidget *root = GTK_WIDGET (shots->window);
  JctClaimsPage *page = JCT_CLAIMS_PAGE (shots_find (root, JCT_TYPE_CLAIMS_PAGE));

  while (jct_claims_page_is_busy (page))
    g_main_context_iteration (NULL, TRUE);
  jct_claims_page_select (page, "voa-ratio-2023-2022");
  while (shots_find (root, JCT_TYPE_CLAIM_MATRIX) == NULL)
    g_main_context_iteration (NULL, TRUE);
  open_button (find_small_button (shots_find (root, JCT_TYPE_CLAIM_MATRIX)));
}

static void
open_compared (Shots *shots)
{
  GtkWindow *compare = shots_find_window (JCT_TYPE_COMPARE_WINDOW);

  open_button (find_by_id (GTK_WIDGET (compare), "provenance"));
}

static void
enter_provenance (Shots *shots, JctViewState *state)
{
  JctTransform transform = { .kind = JCT_TRANSFORM_PERCENT };

  shots_enter_point (shots, state);
  jct_view_state_set_transform (state, &transform);
}

/* Of the effect alone, which comes after what is said of a point. */
static void
enter_effect_provenance (Shots *shots, JctViewState *state)
{
  shots_enter_halt (shots, state);
  jct_view_state_select_point (state, NULL, jct_period (jct_period_kind (JCT_PERIOD_MONTH, 1), 0));
}

static void
enter_cell (Shots *shots, JctViewState *state)
{
  shots_show_view (state, "opening");
  shots_show_page (shots, "claims");
}

static void
enter_compared (Shots *shots, JctViewState *state)
{
  shots_enter_halt (shots, state);
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.compare-events", NULL);
}

const ShotsState shots_provenance[] = {
  { "provenance", enter_provenance, open_provenance },
  { "provenance-effect", enter_effect_provenance, open_provenance },
  { "provenance-change", enter_provenance, open_change },
  { "provenance-claim", enter_cell, open_cell },
  { "provenance-compare", enter_compared, open_compared },
  { 0 },
};
