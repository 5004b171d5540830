/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the header bar shows of its buttons, by the page and by the room that there is. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/jct-window-private.h"

/* Below this width the header's buttons show icons in place of words, and undo and redo are in the
 * menu only. */
#define COMPACT_WIDTH 760
/* Below this one, Open and Export are in the menu only as well, and the title keeps some room. */
#define NARROW_WIDTH 520
/* From this one on, and more for each page, the document's title has room beside the switcher. */
#define WIDE_WIDTH 760
#define PAGE_WIDTH 120

void
jct_window_update_header (JctWindow *self)
{
  gboolean open = jct_view_state_get_document (self->state) != NULL;
  /* The table has an export of its own, beside it. */
  gboolean figure = jct_window_shows_page (self, "explore");

  gtk_widget_set_visible (self->facets_button, open && !jct_window_shows_page (self, "story")
                                                 && !jct_view_state_has_only_events (self->state));
  gtk_widget_set_visible (self->inspector_button, open && figure);
  gtk_widget_set_visible (GTK_WIDGET (self->open_button), !self->narrow || !open);
  gtk_widget_set_visible (GTK_WIDGET (self->export_button), open && figure && !self->narrow);
  /* The Story page has one of its own, beside what it presents. */
  gtk_widget_set_visible (self->present_button,
                          open && !self->compact && !jct_window_shows_page (self, "story"));
  gtk_widget_set_visible (self->history_box, open && !self->compact);
  jct_window_show_switcher (self, self->wide);
  if (self->views_menu != NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->views_menu), open);
      jct_views_menu_set_compact (self->views_menu, self->compact);
    }
  if (self->compact)
    {
      adw_split_button_set_icon_name (self->open_button, "document-open-symbolic");
      gtk_menu_button_set_icon_name (self->export_button, "document-save-symbolic");
    }
  else
    {
      adw_split_button_set_label (self->open_button, _ ("_Open"));
      gtk_menu_button_set_label (self->export_button, _ ("_Export"));
    }
}

/* Large text makes the header's words wider, and what is compact starts sooner. */
static double
get_text_scale (JctWindow *self)
{
  int dpi;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi / 1024.0 / 96 : 1;
}

static guint
count_pages (JctWindow *self)
{
  g_autoptr (GtkSelectionModel) pages
    = self->views != NULL ? adw_view_stack_get_pages (self->views) : NULL;

  return pages != NULL ? g_list_model_get_n_items (G_LIST_MODEL (pages)) : 0;
}

void
jct_window_fit_header (JctWindow *self, int width)
{
  double scale = get_text_scale (self);
  gboolean compact = width < COMPACT_WIDTH * scale, narrow = width < NARROW_WIDTH * scale;
  gboolean wide = width >= (WIDE_WIDTH + count_pages (self) * PAGE_WIDTH) * scale;

  if (self->compact == compact && self->narrow == narrow && self->wide == wide)
    return;
  self->wide = wide;
  self->compact = compact;
  self->narrow = narrow;
  jct_window_update_header (self);
}
