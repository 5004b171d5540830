/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-views-menu.h"

#include <glib/gi18n-lib.h>

#include "chart/jct-chart-layout.h"
#include "widgets/jct-saved-view-row.h"
#include "widgets/jct-tooltip-text.h"
#include "widgets/jct-widgets.h"

struct _JctViewsMenu
{
  JctPanel parent_instance;

  /* Template */
  GtkMenuButton *button;
  GtkPopover *popover;
  GtkWidget *scroller;
  GtkListBox *list;
  GtkWidget *nothing;
  GtkEditable *name;
};

enum
{
  DELETED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JctViewsMenu, jct_views_menu, JCT_TYPE_PANEL)

static JctViewState *
get_state (JctViewsMenu *self)
{
  return jct_panel_get_state (JCT_PANEL (self));
}

static const char *
get_title (const JctView *view)
{
  return view->title != NULL && view->title[0] != '\0' ? view->title : view->id;
}

/* ---- the list ---- */

/* What the view shows, in generated words. (transfer full) */
static char *
dup_subtitle (const JctDocument *document, const JctView *view)
{
  g_autoptr (JctView) bare = jct_view_copy (view);
  g_autofree char *title = NULL;
  const JctEvent *event = view->selected_event != NULL
                            ? jct_document_find_event (document, view->selected_event)
                            : NULL;
  const char *event_title
    = event == NULL ? NULL : (event->short_title != NULL ? event->short_title : event->title);

  g_clear_pointer (&bare->headline, g_free);
  title = jct_chart_dup_title (document, bare);
  return event_title != NULL ? g_strconcat (title, " · ", event_title, NULL)
                             : g_steal_pointer (&title);
}

static JctSavedViewRow *
find_row (JctViewsMenu *self, const char *id)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (g_strcmp0 (jct_saved_view_row_get_id (JCT_SAVED_VIEW_ROW (row)), id) == 0)
      return JCT_SAVED_VIEW_ROW (row);
  return NULL;
}

/* The id of the row that has the focus, or something in it; NULL for none. (transfer full) */
static char *
dup_focused_id (JctViewsMenu *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, JCT_TYPE_SAVED_VIEW_ROW) : NULL;

  return row != NULL ? g_strdup (jct_saved_view_row_get_id (JCT_SAVED_VIEW_ROW (row))) : NULL;
}

static void
renamed_cb (JctSavedViewRow *row, const char *title, JctViewsMenu *self)
{
  g_autofree char *id = g_strdup (jct_saved_view_row_get_id (row));

  jct_view_state_rename_saved_view (get_state (self), id, title);
}

static void
dropped_cb (JctSavedViewRow *row, const char *dropped, JctViewsMenu *self)
{
  g_autofree char *id = g_strdup (dropped);

  jct_view_state_move_saved_view (get_state (self), id,
                                  (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
}

static void
append_row (JctViewsMenu *self, const JctDocument *document, const JctView *view)
{
  JctViewState *state = get_state (self);
  gboolean shown = view == jct_view_state_get_saved_view (state);
  g_autofree char *subtitle = dup_subtitle (document, view);
  const JctSavedViewState row_state = {
    .title = get_title (view),
    .subtitle = subtitle,
    .shown = shown,
    .changed = shown && jct_view_state_is_saved_view_changed (state),
    .opens = g_strcmp0 (view->id, jct_document_get_default_view (document)) == 0,
  };
  GtkWidget *row = jct_saved_view_row_new (view->id, &row_state);

  g_signal_connect_object (row, "renamed", G_CALLBACK (renamed_cb), self, 0);
  g_signal_connect_object (row, "dropped", G_CALLBACK (dropped_cb), self, 0);
  gtk_list_box_append (self->list, row);
}

static void
fill (JctViewsMenu *self)
{
  JctDocument *document = jct_panel_get_document (JCT_PANEL (self));
  g_autofree char *focused = dup_focused_id (self);
  guint n = document != NULL ? jct_document_get_n_views (document) : 0;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < n; i++)
    append_row (self, document, jct_document_get_view (document, i));
  gtk_widget_set_visible (self->scroller, n > 0);
  gtk_widget_set_visible (self->nothing, n == 0);
  if (focused != NULL)
    {
      JctSavedViewRow *again = find_row (self, focused);

      gtk_widget_grab_focus (again != NULL ? GTK_WIDGET (again) : GTK_WIDGET (self->name));
    }
}

/* Once the rows have their places. */
static gboolean
scroll_to_shown_cb (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  JctViewsMenu *self = data;
  GtkAdjustment *adjustment
    = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  const JctView *saved = jct_view_state_get_saved_view (get_state (self));
  JctSavedViewRow *row = saved != NULL ? find_row (self, saved->id) : NULL;
  graphene_rect_t bounds;

  if (row != NULL && gtk_widget_compute_bounds (GTK_WIDGET (row), list, &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
  return G_SOURCE_REMOVE;
}

/* Of a list that nobody sees, no row is made. */
static void
popover_shown_cb (JctViewsMenu *self)
{
  gtk_editable_set_text (self->name, "");
  fill (self);
  gtk_widget_add_tick_callback (GTK_WIDGET (self->list), scroll_to_shown_cb, self, NULL);
}

static void
update_tooltip (JctViewsMenu *self)
{
  JctViewState *state = get_state (self);
  const JctView *saved = jct_view_state_get_saved_view (state);
  g_autofree char *text = NULL;

  if (saved == NULL)
    text = g_strdup (_ ("Saved views"));
  else if (jct_view_state_is_saved_view_changed (state))
    /* Translators: %s is the name of a saved view; what is shown is not quite it any more. */
    text = g_strdup_printf (_ ("Saved views: “%s”, changed"), get_title (saved));
  else
    /* Translators: %s is the name of a saved view. */
    text = g_strdup_printf (_ ("Saved views: “%s”"), get_title (saved));
  jct_set_tooltip_text (GTK_WIDGET (self->button), text);
}

static void
jct_views_menu_changed (JctPanel *panel, guint changes)
{
  JctViewsMenu *self = JCT_VIEWS_MENU (panel);

  if (gtk_widget_get_mapped (GTK_WIDGET (self->popover)))
    fill (self);
  update_tooltip (self);
}

/* ---- what can be done ---- */

static void
report (JctViewsMenu *self, const GError *error)
{
  gtk_popover_popdown (self->popover);
  g_signal_emit (self, signals[FAILED], 0, error->message);
}

static void
save_cb (JctViewsMenu *self)
{
  JctViewState *state = get_state (self);
  JctDocument *document = jct_panel_get_document (JCT_PANEL (self));
  g_autofree char *title = g_strdup (gtk_editable_get_text (self->name));
  g_autoptr (GError) error = NULL;

  if (document == NULL)
    return;
  g_strstrip (title);
  if (title[0] == '\0')
    {
      g_free (title);
      title = dup_subtitle (document, jct_view_state_get_view (state));
    }
  if (!jct_view_state_save_view (state, title, &error))
    {
      report (self, error);
      return;
    }
  gtk_editable_set_text (self->name, "");
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, JctViewsMenu *self)
{
  g_autofree char *id = g_strdup (jct_saved_view_row_get_id (JCT_SAVED_VIEW_ROW (row)));

  gtk_popover_popdown (self->popover);
  jct_view_state_show_saved_view (get_state (self), id);
}

static void
action_rename (GtkWidget *widget, const char *name, GVariant *id)
{
  JctSavedViewRow *row = find_row (JCT_VIEWS_MENU (widget), g_variant_get_string (id, NULL));

  if (row != NULL)
    jct_saved_view_row_edit_title (row);
}

static void
action_update (GtkWidget *widget, const char *name, GVariant *id)
{
  JctViewsMenu *self = JCT_VIEWS_MENU (widget);
  g_autoptr (GError) error = NULL;

  if (!jct_view_state_update_saved_view (get_state (self), g_variant_get_string (id, NULL), &error))
    report (self, error);
}

static void
action_default (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctViewsMenu *self = JCT_VIEWS_MENU (widget);
  JctDocument *document = jct_panel_get_document (JCT_PANEL (self));
  const char *id = g_variant_get_string (parameter, NULL);

  if (g_strcmp0 (jct_document_get_default_view (document), id) == 0)
    id = NULL;
  jct_view_state_set_default_view (get_state (self), id);
}

static void
move (JctViewsMenu *self, const char *id, int by)
{
  JctSavedViewRow *row = find_row (self, id);
  int index = row != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + by : -1;

  if (index >= 0)
    jct_view_state_move_saved_view (get_state (self), id, (guint) index);
}

static void
action_move_up (GtkWidget *widget, const char *name, GVariant *id)
{
  move (JCT_VIEWS_MENU (widget), g_variant_get_string (id, NULL), -1);
}

static void
action_move_down (GtkWidget *widget, const char *name, GVariant *id)
{
  move (JCT_VIEWS_MENU (widget), g_variant_get_string (id, NULL), 1);
}

static void
action_delete (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctViewsMenu *self = JCT_VIEWS_MENU (widget);
  JctDocument *document = jct_panel_get_document (JCT_PANEL (self));
  const char *id = g_variant_get_string (parameter, NULL);
  const JctView *view = jct_document_find_view (document, id);
  g_autofree char *title = view != NULL ? g_strdup (get_title (view)) : NULL;

  if (view == NULL)
    return;
  jct_view_state_delete_saved_view (get_state (self), id);
  g_signal_emit (self, signals[DELETED], 0, title);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "views.rename", "s", action_rename);
  gtk_widget_class_install_action (widget_class, "views.update", "s", action_update);
  gtk_widget_class_install_action (widget_class, "views.default", "s", action_default);
  gtk_widget_class_install_action (widget_class, "views.move-up", "s", action_move_up);
  gtk_widget_class_install_action (widget_class, "views.move-down", "s", action_move_down);
  gtk_widget_class_install_action (widget_class, "views.delete", "s", action_delete);
}

/* ---- class ---- */

static void
jct_views_menu_class_init (JctViewsMenuClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  JCT_PANEL_CLASS (klass)->changed = jct_views_menu_changed;
  signals[DELETED] = g_signal_new ("deleted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  install_actions (widget_class);
  gtk_widget_class_set_css_name (widget_class, "viewsmenu");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               JCT_RESOURCE_BASE "/jct-views-menu.ui");
  gtk_widget_class_bind_template_child (widget_class, JctViewsMenu, button);
  gtk_widget_class_bind_template_child (widget_class, JctViewsMenu, popover);
  gtk_widget_class_bind_template_child (widget_class, JctViewsMenu, scroller);
  gtk_widget_class_bind_template_child (widget_class, JctViewsMenu, list);
  gtk_widget_class_bind_template_child (widget_class, JctViewsMenu, nothing);
  gtk_widget_class_bind_template_child (widget_class, JctViewsMenu, name);
  gtk_widget_class_bind_template_callback (widget_class, popover_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
jct_views_menu_init (JctViewsMenu *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
jct_views_menu_set_compact (JctViewsMenu *self, gboolean compact)
{
  g_return_if_fail (JCT_IS_VIEWS_MENU (self));

  if (compact)
    gtk_menu_button_set_icon_name (self->button, "user-bookmarks-symbolic");
  else
    gtk_menu_button_set_label (self->button, _ ("_Views"));
}

void
jct_views_menu_popup (JctViewsMenu *self)
{
  g_return_if_fail (JCT_IS_VIEWS_MENU (self));

  gtk_menu_button_popup (self->button);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}
