/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-help-window.h"

#include <glib/gi18n-lib.h>

#include "io/jct-help-book.h"
#include "widgets/jct-help-page-view.h"
#include "widgets/jct-widgets.h"
#include "widgets/jct-wrapped-label.h"

#define FOLDER JCT_RESOURCE_BASE "/help"
#define FIRST_PAGE "index"
#define LINK "help:"

/* px, above what a link leads to */
#define ROOM_ABOVE 18

/* A page that was shown. */
typedef struct
{
  char *target;
  double scroll; /* where it was left; below 0 for where the target says */
} Visit;

struct _JctHelpWindow
{
  AdwWindow parent_instance;

  /* Template */
  AdwWindowTitle *title;
  AdwFlap *flap;
  GtkSearchEntry *search;
  GtkStack *lists;
  GtkListBox *contents;
  GtkListBox *results;
  GtkScrolledWindow *scroller;
  AdwClamp *place;

  JctHelpBook *book;
  GPtrArray *hits;         /* (nullable): of JctHelpHit, what `results` shows */
  GArray *visits;          /* of Visit */
  guint visit;             /* the one that is shown */
  const JctHelpPage *page; /* the book's */
  int block;               /* to be brought into sight; below 0 for the top */
  double scroll;           /* to be scrolled to instead; below 0 for none */
  guint tick;              /* that does it once there is a layout; 0 for none */
};

G_DEFINE_FINAL_TYPE (JctHelpWindow, jct_help_window, ADW_TYPE_WINDOW)

/* ---- the book ---- */

/* What is compiled in is known to be well-formed; tests/widgets/test-help.c reads each. */
static JctHelpBook *
load_book (void)
{
  g_auto (GStrv) names = g_resources_enumerate_children (FOLDER, 0, NULL);
  GPtrArray *pages = g_ptr_array_new ();

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_path ("/", FOLDER, names[i], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, &error);
      gsize length = 0;
      const char *text = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;
      JctHelpPage *page = text != NULL ? jct_help_page_parse (text, (gssize) length, &error) : NULL;

      if (page != NULL)
        g_ptr_array_add (pages, page);
      else
        g_warning ("%s: %s", path, error->message);
    }
  return jct_help_book_new (pages);
}

/* ---- where the page is scrolled to ---- */

static void
scroll_to (JctHelpWindow *self, GtkWidget *view)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  GtkWidget *target
    = self->block >= 0 ? jct_help_page_view_find_block (view, (guint) self->block) : NULL;
  graphene_point_t origin = GRAPHENE_POINT_INIT (0, 0), there;

  if (self->scroll >= 0)
    gtk_adjustment_set_value (adjustment, self->scroll);
  else if (target != NULL && gtk_widget_compute_point (target, view, &origin, &there))
    gtk_adjustment_set_value (adjustment, there.y - ROOM_ABOVE);
  else
    gtk_adjustment_set_value (adjustment, 0);
}

/* The page has its size when it was laid out, which is after it was put there. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  JctHelpWindow *self = JCT_HELP_WINDOW (widget);
  GtkWidget *view = adw_clamp_get_child (self->place);

  if (view == NULL || gtk_widget_get_height (view) == 0)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  scroll_to (self, view);
  return G_SOURCE_REMOVE;
}

static void
scroll_later (JctHelpWindow *self)
{
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

/* ---- pages ---- */

static gboolean link_cb (GtkLabel *label, const char *address, JctHelpWindow *self);

static void
select_in_contents (JctHelpWindow *self)
{
  for (int i = 0; i < (int) jct_help_book_get_n_pages (self->book); i++)
    if (jct_help_book_get_page (self->book, (guint) i) == self->page)
      gtk_list_box_select_row (self->contents, gtk_list_box_get_row_at_index (self->contents, i));
}

/* The page of the visit that is the present one. */
static void
show_visit (JctHelpWindow *self)
{
  const Visit *visit = &g_array_index (self->visits, Visit, self->visit);
  g_autofree char *title = NULL;
  const JctHelpPage *page;

  if (!jct_help_book_resolve (self->book, visit->target, &page, &self->block))
    return;
  self->scroll = visit->scroll;
  if (page != self->page)
    {
      self->page = page;
      adw_clamp_set_child (self->place, jct_help_page_view_new (page, G_CALLBACK (link_cb), self));
      adw_window_title_set_title (self->title, page->title);
      /* Translators: the window's title; %s is a page's. */
      title = g_strdup_printf (C_ ("help", "%s: Help"), page->title);
      gtk_window_set_title (GTK_WINDOW (self), title);
      select_in_contents (self);
    }
  scroll_later (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "help.back", self->visit > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "help.forward",
                                 self->visit + 1 < self->visits->len);
}

static void
visit_clear (gpointer data)
{
  g_free (((Visit *) data)->target);
}

static void
leave (JctHelpWindow *self)
{
  Visit *visit = &g_array_index (self->visits, Visit, self->visit);

  visit->scroll = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroller));
}

static void
add_visit (JctHelpWindow *self, const char *target)
{
  Visit visit = { g_strdup (target), -1 };

  if (self->visits->len > 0)
    {
      leave (self);
      self->visit++;
      g_array_set_size (self->visits, self->visit);
    }
  g_array_append_val (self->visits, visit);
  show_visit (self);
}

void
jct_help_window_show_page (JctHelpWindow *self, const char *target)
{
  g_return_if_fail (JCT_IS_HELP_WINDOW (self));
  g_return_if_fail (target != NULL);

  if (!jct_help_book_resolve (self->book, target, NULL, NULL))
    target = FIRST_PAGE;
  if (self->visits->len > 0
      && g_str_equal (g_array_index (self->visits, Visit, self->visit).target, target))
    return;
  add_visit (self, target);
}

const char *
jct_help_window_get_page (JctHelpWindow *self)
{
  g_return_val_if_fail (JCT_IS_HELP_WINDOW (self), NULL);

  return self->page->id;
}

static gboolean
link_cb (GtkLabel *label, const char *address, JctHelpWindow *self)
{
  if (!g_str_has_prefix (address, LINK))
    return FALSE;
  jct_help_window_show_page (self, address + strlen (LINK));
  return TRUE;
}

/* ---- contents and search ---- */

static GtkWidget *
new_entry (const char *title, const char *words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *heading = jct_wrapped_label_new (title, NULL);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), heading);
  if (words != NULL)
    {
      GtkWidget *label = jct_wrapped_label_new (words, "caption");

      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (heading, "heading");
      gtk_box_append (GTK_BOX (box), label);
    }
  return box;
}

static void
clear_list (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (list, 0))) != NULL)
    gtk_list_box_remove (list, row);
}

static void
fill_contents (JctHelpWindow *self)
{
  for (guint i = 0; i < jct_help_book_get_n_pages (self->book); i++)
    gtk_list_box_append (self->contents,
                         new_entry (jct_help_book_get_page (self->book, i)->title, NULL));
}

static void
search_cb (JctHelpWindow *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autofree char *stripped = g_strstrip (g_strdup (words));

  clear_list (self->results);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  if (*stripped == '\0')
    {
      gtk_stack_set_visible_child_name (self->lists, "contents");
      return;
    }
  self->hits = jct_help_book_search (self->book, words);
  for (guint i = 0; i < self->hits->len; i++)
    {
      const JctHelpHit *hit = g_ptr_array_index (self->hits, i);

      gtk_list_box_append (self->results, new_entry (hit->page->title, hit->excerpt));
    }
  gtk_stack_set_visible_child_name (self->lists, self->hits->len > 0 ? "results" : "nothing");
}

guint
jct_help_window_get_n_listed (JctHelpWindow *self)
{
  g_return_val_if_fail (JCT_IS_HELP_WINDOW (self), 0);

  return self->hits != NULL ? self->hits->len : jct_help_book_get_n_pages (self->book);
}

/* In a narrow window the list lies over the page. */
static void
cover_no_more (JctHelpWindow *self)
{
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
}

static void
contents_cb (JctHelpWindow *self, GtkListBoxRow *row)
{
  guint i = (guint) gtk_list_box_row_get_index (row);

  jct_help_window_show_page (self, jct_help_book_get_page (self->book, i)->id);
  cover_no_more (self);
}

static void
results_cb (JctHelpWindow *self, GtkListBoxRow *row)
{
  const JctHelpHit *hit = g_ptr_array_index (self->hits, (guint) gtk_list_box_row_get_index (row));

  jct_help_window_show_page (self, hit->page->id);
  self->block = (int) hit->block;
  self->scroll = -1;
  scroll_later (self);
  cover_no_more (self);
}

/* Enter in the search shows the first result. */
static void
search_activate_cb (JctHelpWindow *self)
{
  GtkListBoxRow *row;

  search_cb (self);
  row = gtk_list_box_get_row_at_index (self->results, 0);
  if (row != NULL)
    results_cb (self, row);
}

/* ---- actions ---- */

static void
action_move (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctHelpWindow *self = JCT_HELP_WINDOW (widget);
  gboolean back = g_str_equal (name, "help.back");

  if (back ? self->visit == 0 : self->visit + 1 >= self->visits->len)
    return;
  leave (self);
  self->visit += back ? -1 : 1;
  show_visit (self);
}

static void
action_search (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctHelpWindow *self = JCT_HELP_WINDOW (widget);

  adw_flap_set_reveal_flap (self->flap, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
action_contents (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwFlap *flap = JCT_HELP_WINDOW (widget)->flap;

  adw_flap_set_reveal_flap (flap, !adw_flap_get_reveal_flap (flap));
}

/* Escape in the search gives it up first. */
static void
stop_search_cb (JctHelpWindow *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* ---- class ---- */

static void
jct_help_window_dispose (GObject *object)
{
  JctHelpWindow *self = JCT_HELP_WINDOW (object);

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  G_OBJECT_CLASS (jct_help_window_parent_class)->dispose (object);
}

static void
jct_help_window_finalize (GObject *object)
{
  JctHelpWindow *self = JCT_HELP_WINDOW (object);

  g_clear_pointer (&self->hits, g_ptr_array_unref);
  g_array_unref (self->visits);
  jct_help_book_free (self->book);
  G_OBJECT_CLASS (jct_help_window_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_Left, GDK_ALT_MASK, "help.back" },
    { GDK_KEY_Back, 0, "help.back" },
    { GDK_KEY_Right, GDK_ALT_MASK, "help.forward" },
    { GDK_KEY_Forward, 0, "help.forward" },
    { GDK_KEY_f, GDK_CONTROL_MASK, "help.search" },
    { GDK_KEY_F9, 0, "help.contents" },
    { GDK_KEY_Escape, 0, "window.close" },
    { GDK_KEY_w, GDK_CONTROL_MASK, "window.close" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers,
                                         keys[i].action, NULL);
}

static void
jct_help_window_class_init (JctHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jct_help_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = jct_help_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               JCT_RESOURCE_BASE "/jct-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, JctHelpWindow, title);
  gtk_widget_class_bind_template_child (widget_class, JctHelpWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, JctHelpWindow, search);
  gtk_widget_class_bind_template_child (widget_class, JctHelpWindow, lists);
  gtk_widget_class_bind_template_child (widget_class, JctHelpWindow, contents);
  gtk_widget_class_bind_template_child (widget_class, JctHelpWindow, results);
  gtk_widget_class_bind_template_child (widget_class, JctHelpWindow, scroller);
  gtk_widget_class_bind_template_child (widget_class, JctHelpWindow, place);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, contents_cb);
  gtk_widget_class_bind_template_callback (widget_class, results_cb);
  gtk_widget_class_install_action (widget_class, "help.back", NULL, action_move);
  gtk_widget_class_install_action (widget_class, "help.forward", NULL, action_move);
  gtk_widget_class_install_action (widget_class, "help.search", NULL, action_search);
  gtk_widget_class_install_action (widget_class, "help.contents", NULL, action_contents);
  add_keys (widget_class);
}

/* Arrow keys scroll, as in any page. */
static void
add_scroll_keys (JctHelpWindow *self)
{
  static const struct
  {
    guint key;
    GtkScrollType type;
  } keys[] = {
    { GDK_KEY_Up, GTK_SCROLL_STEP_UP },      { GDK_KEY_Down, GTK_SCROLL_STEP_DOWN },
    { GDK_KEY_space, GTK_SCROLL_PAGE_DOWN }, { GDK_KEY_Home, GTK_SCROLL_START },
    { GDK_KEY_End, GTK_SCROLL_END },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new_with_arguments (gtk_keyval_trigger_new (keys[i].key, 0),
                                       gtk_signal_action_new ("scroll-child"), "(ib)", keys[i].type,
                                       FALSE));
  gtk_widget_add_controller (GTK_WIDGET (self->scroller), controller);
}

static void
jct_help_window_init (JctHelpWindow *self)
{
  g_autoptr (GtkWindowGroup) group = gtk_window_group_new ();

  self->visits = g_array_new (FALSE, FALSE, sizeof (Visit));
  g_array_set_clear_func (self->visits, visit_clear);
  self->block = -1;
  self->scroll = -1;
  self->book = load_book ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_group_add_window (group, GTK_WINDOW (self));
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self->lists));
  add_scroll_keys (self);
  fill_contents (self);
  jct_help_window_show_page (self, FIRST_PAGE);
  gtk_widget_grab_focus (GTK_WIDGET (self->scroller));
}

JctHelpWindow *
jct_help_window_new (void)
{
  return g_object_new (JCT_TYPE_HELP_WINDOW, NULL);
}
