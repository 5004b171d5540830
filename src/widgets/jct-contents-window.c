/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-contents-window-private.h"

#include <glib/gi18n-lib.h>

#include "model/jct-document-items.h"
#include "widgets/jct-category-editor.h"
#include "widgets/jct-category-symbol.h"
#include "widgets/jct-definition-editor.h"
#include "widgets/jct-help-window.h"
#include "widgets/jct-source-editor.h"
#include "widgets/jct-source-list.h"
#include "widgets/jct-tooltip-text.h"
#include "widgets/jct-widgets.h"

G_DEFINE_FINAL_TYPE (JctContentsWindow, jct_contents_window, ADW_TYPE_PREFERENCES_WINDOW)

static JctDocument *
get_document (JctContentsWindow *self)
{
  return jct_view_state_get_document (self->state);
}

static void
present (gpointer editor)
{
  gtk_window_present (GTK_WINDOW (editor));
}

/* Why something could not be, or what it has led to. */
void
jct_contents_window_tell (JctContentsWindow *self, const char *words)
{
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), adw_toast_new (escaped));
}

/* ---- rows ---- */

static GtkWidget *
add_button (GtkWidget *row, const char *icon, const char *words, const char *action, const char *id)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}

/* An action that is there would make its button sensitive again. */
static void
disable (GtkWidget *button)
{
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), NULL);
  gtk_widget_set_sensitive (button, FALSE);
}

/* The first has nowhere up to go, nor the last down. */
static void
add_moves (
  GtkWidget *row, const char *up, const char *down, const char *id, gboolean first, gboolean last)
{
  GtkWidget *buttons[] = {
    add_button (row, "go-up-symbolic", _ ("Move up"), up, id),
    add_button (row, "go-down-symbolic", _ ("Move down"), down, id),
  };

  if (first)
    disable (buttons[0]);
  if (last)
    disable (buttons[1]);
  g_object_set_data (G_OBJECT (row), "jct-up", buttons[0]);
  g_object_set_data (G_OBJECT (row), "jct-down", buttons[1]);
}

static GtkWidget *
new_row (const char *title, const char *subtitle, const char *edit, const char *id)
{
  GtkWidget *row = adw_action_row_new ();

  jct_set_row_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  jct_set_row_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), edit);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", id);
  return row;
}

static void
add_row (JctContentsWindow *self, List list, GtkWidget *row)
{
  AdwPreferencesGroup *groups[] = { self->categories, self->sources, self->definitions };

  adw_preferences_group_add (groups[list], row);
  g_ptr_array_add (self->rows[list], row);
}

static void
clear_rows (JctContentsWindow *self)
{
  AdwPreferencesGroup *groups[] = { self->categories, self->sources, self->definitions };

  for (guint i = 0; i < N_LISTS; i++)
    while (self->rows[i]->len > 0)
      adw_preferences_group_remove (groups[i], g_ptr_array_steal_index (self->rows[i], 0));
}

static void
add_category (JctContentsWindow *self, JctDocument *document, guint index)
{
  const JctCategory *category = jct_document_get_category (document, index);
  guint n = jct_document_count_events_of (document, category->id);
  g_autofree char *events = g_strdup_printf (ngettext ("%u event", "%u events", n), n);
  GtkWidget *row = new_row (category->title, events, "contents.edit-category", category->id);
  GtkWidget *symbol = jct_category_symbol_new ();

  jct_category_symbol_set_category (JCT_CATEGORY_SYMBOL (symbol), document, category->id);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), symbol);
  add_moves (row, "contents.category-up", "contents.category-down", category->id, index == 0,
             index + 1 == jct_document_get_n_categories (document));
  add_button (row, "user-trash-symbolic", _ ("Delete"), "contents.delete-category", category->id);
  add_row (self, LIST_CATEGORIES, row);
}

/* "cited by 3 events and 2 claims". (transfer full) */
char *
jct_citations_dup_words (const JctCitations *citations)
{
  g_autofree char *events
    = g_strdup_printf (ngettext ("%u event", "%u events", citations->n_events),
                       citations->n_events);
  g_autofree char *claims
    = g_strdup_printf (ngettext ("%u claim", "%u claims", citations->n_claims),
                       citations->n_claims);

  if (citations->n_events + citations->n_claims + citations->n_tables == 0)
    return g_strdup (_ ("Not cited"));
  if (citations->n_tables > 0)
    /* Translators: "The figures rest on it; cited by 3 events, 2 claims". */
    return g_strdup_printf (_ ("The figures rest on it; cited by %s, %s"), events, claims);
  /* Translators: "Cited by 3 events, 2 claims". */
  return g_strdup_printf (_ ("Cited by %s, %s"), events, claims);
}

static void
add_source (JctContentsWindow *self, JctDocument *document, const JctSource *source)
{
  JctCitations citations = jct_document_count_citations (document, source->key);
  g_autofree char *publication = jct_source_dup_publication (source);
  g_autofree char *cited = jct_citations_dup_words (&citations);
  g_autofree char *subtitle
    = publication != NULL ? g_strconcat (publication, "\n", cited, NULL) : g_strdup (cited);
  GtkWidget *row = new_row (source->title, subtitle, "contents.edit-source", source->key);

  add_button (row, "user-trash-symbolic", _ ("Delete"), "contents.delete-source", source->key);
  add_row (self, LIST_SOURCES, row);
}

static void
add_definition (JctContentsWindow *self, JctDocument *document, guint index)
{
  const JctDefinition *definition = jct_document_get_definition (document, index);
  GtkWidget *row = new_row (definition->title, definition->description, "contents.edit-definition",
                            definition->id);

  add_moves (row, "contents.definition-up", "contents.definition-down", definition->id, index == 0,
             index + 1 == jct_document_get_n_definitions (document));
  add_button (row, "user-trash-symbolic", _ ("Delete"), "contents.delete-definition",
              definition->id);
  add_row (self, LIST_DEFINITIONS, row);
}

static void
fill (JctContentsWindow *self)
{
  JctDocument *document = get_document (self);

  clear_rows (self);
  if (document == NULL)
    return;
  for (guint i = 0; i < jct_document_get_n_categories (document); i++)
    add_category (self, document, i);
  for (guint i = 0; i < jct_document_get_n_sources (document); i++)
    add_source (self, document, jct_document_get_source (document, i));
  for (guint i = 0; i < jct_document_get_n_definitions (document); i++)
    add_definition (self, document, i);
}

/* Which of a list's rows has the focus, or something in it; -1 for none. */
static int
find_focused (JctContentsWindow *self, List list)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  for (guint i = 0; focus != NULL && i < self->rows[list]->len; i++)
    if (focus == self->rows[list]->pdata[i]
        || gtk_widget_is_ancestor (focus, self->rows[list]->pdata[i]))
      return (int) i;
  return -1;
}

/* The lists are made anew; the focus stays at its place. */
static void
document_cb (JctContentsWindow *self)
{
  int focused[N_LISTS];

  if (get_document (self) == NULL)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  for (guint i = 0; i < N_LISTS; i++)
    focused[i] = find_focused (self, (List) i);
  fill (self);
  for (guint i = 0; i < N_LISTS; i++)
    if (focused[i] >= 0 && self->rows[i]->len > 0)
      gtk_widget_grab_focus (
        self->rows[i]->pdata[MIN ((guint) focused[i], self->rows[i]->len - 1)]);
}

/* ---- adding and editing ---- */

static void
action_edit_category (GtkWidget *widget, const char *name, GVariant *id)
{
  JctContentsWindow *self = JCT_CONTENTS_WINDOW (widget);
  int index = jct_document_find_category (get_document (self), g_variant_get_string (id, NULL));

  present (jct_category_editor_new (GTK_WINDOW (self), self->state,
                                    index >= 0 ? jct_document_get_category (get_document (self),
                                                                            (guint) index)
                                               : NULL));
}

static void
action_edit_source (GtkWidget *widget, const char *name, GVariant *key)
{
  JctContentsWindow *self = JCT_CONTENTS_WINDOW (widget);

  present (jct_source_editor_new (GTK_WINDOW (self), self->state,
                                  jct_document_find_source (get_document (self),
                                                            g_variant_get_string (key, NULL))));
}

static void
action_edit_definition (GtkWidget *widget, const char *name, GVariant *id)
{
  JctContentsWindow *self = JCT_CONTENTS_WINDOW (widget);

  present (
    jct_definition_editor_new (GTK_WINDOW (self), self->state,
                               jct_document_find_definition (get_document (self),
                                                             g_variant_get_string (id, NULL))));
}

/* ---- order ---- */

/* The focus goes with what was moved, so that the same key moves it on. */
static void
focus_moved (JctContentsWindow *self, List list, guint index, int by)
{
  GtkWidget *row = index < self->rows[list]->len ? self->rows[list]->pdata[index] : NULL;
  GtkWidget *button
    = row != NULL ? g_object_get_data (G_OBJECT (row), by < 0 ? "jct-up" : "jct-down") : NULL;

  if (row != NULL)
    gtk_widget_grab_focus (gtk_widget_is_sensitive (button) ? button : row);
}

static void
move_category (JctContentsWindow *self, GVariant *id, int by)
{
  /* The rows, and the ids with them, are made anew. */
  g_autofree char *own = g_variant_dup_string (id, NULL);
  int index = jct_document_find_category (get_document (self), own) + by;

  if (index >= 0 && jct_view_state_move_category (self->state, own, (guint) index, NULL))
    focus_moved (self, LIST_CATEGORIES, (guint) index, by);
}

static void
action_category_up (GtkWidget *widget, const char *name, GVariant *id)
{
  move_category (JCT_CONTENTS_WINDOW (widget), id, -1);
}

static void
action_category_down (GtkWidget *widget, const char *name, GVariant *id)
{
  move_category (JCT_CONTENTS_WINDOW (widget), id, 1);
}

static void
move_definition (JctContentsWindow *self, GVariant *id, int by)
{
  g_autofree char *own = g_variant_dup_string (id, NULL);
  JctDocument *document = get_document (self);

  for (guint i = 0; i < jct_document_get_n_definitions (document); i++)
    if (g_str_equal (jct_document_get_definition (document, i)->id, own))
      {
        if ((int) i + by >= 0
            && jct_view_state_move_definition (self->state, own, (guint) ((int) i + by), NULL))
          focus_moved (self, LIST_DEFINITIONS, (guint) ((int) i + by), by);
        return;
      }
}

static void
action_definition_up (GtkWidget *widget, const char *name, GVariant *id)
{
  move_definition (JCT_CONTENTS_WINDOW (widget), id, -1);
}

static void
action_definition_down (GtkWidget *widget, const char *name, GVariant *id)
{
  move_definition (JCT_CONTENTS_WINDOW (widget), id, 1);
}

/* ---- class ---- */

static void
jct_contents_window_finalize (GObject *object)
{
  JctContentsWindow *self = JCT_CONTENTS_WINDOW (object);

  g_clear_object (&self->state);
  for (guint i = 0; i < N_LISTS; i++)
    g_ptr_array_unref (self->rows[i]);
  G_OBJECT_CLASS (jct_contents_window_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "contents.edit-category", action_edit_category },
    { "contents.edit-source", action_edit_source },
    { "contents.edit-definition", action_edit_definition },
    { "contents.category-up", action_category_up },
    { "contents.category-down", action_category_down },
    { "contents.definition-up", action_definition_up },
    { "contents.definition-down", action_definition_down },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, "s", actions[i].activate);
}

static void
jct_contents_window_class_init (JctContentsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jct_contents_window_finalize;
  install_actions (widget_class);
  jct_contents_window_install_deleting (widget_class);
  jct_help_add_key (widget_class, "events#contents");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close",
                                       NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               JCT_RESOURCE_BASE "/jct-contents-window.ui");
  gtk_widget_class_bind_template_child (widget_class, JctContentsWindow, categories);
  gtk_widget_class_bind_template_child (widget_class, JctContentsWindow, sources);
  gtk_widget_class_bind_template_child (widget_class, JctContentsWindow, definitions);
}

static void
jct_contents_window_init (JctContentsWindow *self)
{
  for (guint i = 0; i < N_LISTS; i++)
    self->rows[i] = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
jct_contents_window_new (GtkWindow *parent, JctViewState *state)
{
  JctContentsWindow *self;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (state), NULL);

  self = g_object_new (JCT_TYPE_CONTENTS_WINDOW, "transient-for", parent, "modal", TRUE,
                       "destroy-with-parent", TRUE, NULL);
  self->state = g_object_ref (state);
  fill (self);
  g_signal_connect_object (state, "notify::document", G_CALLBACK (document_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
