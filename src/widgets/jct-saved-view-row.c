/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-saved-view-row.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-tooltip-text.h"
#include "widgets/jct-row-reorder.h"
#include "widgets/jct-wrapped-label.h"

#define MAX_TITLE_CHARS 200

struct _JctSavedViewRow
{
  GtkListBoxRow parent_instance;

  char *id;
  char *text; /* the title as it is */

  /* Owned by the parent */
  GtkStack *stack;
  GtkEntry *entry;
};

enum
{
  RENAMED,
  DROPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JctSavedViewRow, jct_saved_view_row, GTK_TYPE_LIST_BOX_ROW)

const char *
jct_saved_view_row_get_id (JctSavedViewRow *self)
{
  g_return_val_if_fail (JCT_IS_SAVED_VIEW_ROW (self), NULL);

  return self->id;
}

/* ---- the name ---- */

void
jct_saved_view_row_edit_title (JctSavedViewRow *self)
{
  g_return_if_fail (JCT_IS_SAVED_VIEW_ROW (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->text);
  gtk_stack_set_visible_child_name (self->stack, "edit");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
stop_editing (JctSavedViewRow *self)
{
  gtk_stack_set_visible_child_name (self->stack, "show");
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
entry_activate_cb (JctSavedViewRow *self)
{
  g_autofree char *title = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  g_strstrip (title);
  stop_editing (self);
  if (title[0] != '\0')
    g_signal_emit (self, signals[RENAMED], 0, title);
}

/* Before the popover that the list stands in closes. */
static gboolean
entry_key_cb (GtkEventControllerKey *controller,
              guint key,
              guint code,
              GdkModifierType modifiers,
              JctSavedViewRow *self)
{
  if (key != GDK_KEY_Escape)
    return FALSE;
  stop_editing (self);
  return TRUE;
}

static GtkWidget *
new_entry (JctSavedViewRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *entry = gtk_entry_new ();

  self->entry = GTK_ENTRY (entry);
  gtk_entry_set_max_length (self->entry, MAX_TITLE_CHARS);
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("saved view", "Name"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (entry_key_cb), self, 0);
  gtk_widget_add_controller (entry, keys);
  g_signal_connect_object (entry, "activate", G_CALLBACK (entry_activate_cb), self,
                           G_CONNECT_SWAPPED);
  return entry;
}

/* ---- what is shown ---- */

static void
append_tag (GtkWidget *tags, const char *text, const char *css_class)
{
  GtkWidget *tag = gtk_label_new (text);

  gtk_widget_add_css_class (tag, "tag");
  gtk_widget_add_css_class (tag, "caption");
  if (css_class != NULL)
    gtk_widget_add_css_class (tag, css_class);
  gtk_box_append (GTK_BOX (tags), tag);
}

static GtkWidget *
new_texts (const JctSavedViewState *state)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = jct_wrapped_label_new_lines (state->title, state->shown ? "heading" : NULL, 2);
  GtkWidget *tags = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), title);
  if (state->subtitle[0] != '\0')
    {
      GtkWidget *subtitle = jct_wrapped_label_new_lines (state->subtitle, "caption", 2);

      gtk_widget_add_css_class (subtitle, "dim-label");
      gtk_box_append (GTK_BOX (box), subtitle);
    }
  if (state->changed)
    append_tag (tags, C_ ("saved view", "changed"), "warning");
  if (state->opens)
    append_tag (tags, C_ ("saved view", "opens first"), NULL);
  gtk_widget_set_visible (tags, state->changed || state->opens);
  gtk_box_append (GTK_BOX (box), tags);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

/* ---- what can be done ---- */

static void
append_item (GMenu *menu, const char *label, const char *action, const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", id);
  g_menu_append_item (menu, item);
}

static GtkWidget *
new_menu_button (JctSavedViewRow *self, const JctSavedViewState *state)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) edit = g_menu_new ();
  g_autoptr (GMenu) order = g_menu_new ();
  g_autoptr (GMenu) removal = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  append_item (edit, C_ ("saved view", "_Rename…"), "views.rename", self->id);
  append_item (edit, C_ ("saved view", "_Update With What Is Shown"), "views.update", self->id);
  append_item (edit,
               state->opens ? C_ ("saved view", "Do Not _Open First")
                            : C_ ("saved view", "_Open First"),
               "views.default", self->id);
  append_item (order, C_ ("saved view", "Move _Up"), "views.move-up", self->id);
  append_item (order, C_ ("saved view", "Move D_own"), "views.move-down", self->id);
  append_item (removal, C_ ("saved view", "_Delete"), "views.delete", self->id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edit));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (order));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (removal));

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_widget_set_tooltip_text (button, C_ ("saved view", "More"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("saved view", "More"), -1);
  return button;
}

static GtkWidget *
new_update_button (JctSavedViewRow *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (C_ ("saved view", "_Update"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "views.update");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", self->id);
  gtk_widget_set_tooltip_text (button, C_ ("saved view", "Save what is shown under this name"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

/* ---- by hand ---- */

static GdkPaintable *
dup_icon (GtkListBoxRow *row)
{
  return gtk_widget_paintable_new (GTK_WIDGET (row));
}

static void
dropped (GtkListBoxRow *row, GtkListBoxRow *dragged)
{
  g_signal_emit (row, signals[DROPPED], 0, JCT_SAVED_VIEW_ROW (dragged)->id);
}

/* ---- by key ---- */

static gboolean
key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  JctSavedViewRow *self = JCT_SAVED_VIEW_ROW (widget);
  const char *action;

  /* In the entry these keys are the entry's. */
  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "edit"))
    return FALSE;
  g_variant_get (arguments, "(&s)", &action);
  return gtk_widget_activate_action (widget, action, "s", self->id);
}

static void
bind_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_F2, 0, "views.rename" },
    { GDK_KEY_Delete, 0, "views.delete" },
    { GDK_KEY_Up, GDK_ALT_MASK, "views.move-up" },
    { GDK_KEY_Down, GDK_ALT_MASK, "views.move-down" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, keys[i].modifiers, key_cb, "(s)",
                                  keys[i].action);
}

/* ---- class ---- */

static void
jct_saved_view_row_finalize (GObject *object)
{
  JctSavedViewRow *self = JCT_SAVED_VIEW_ROW (object);

  g_free (self->id);
  g_free (self->text);
  G_OBJECT_CLASS (jct_saved_view_row_parent_class)->finalize (object);
}

static void
jct_saved_view_row_class_init (JctSavedViewRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jct_saved_view_row_finalize;
  signals[RENAMED] = g_signal_new ("renamed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[DROPPED] = g_signal_new ("dropped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  bind_keys (GTK_WIDGET_CLASS (klass));
}

static void
jct_saved_view_row_init (JctSavedViewRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "saved-view");
  jct_row_reorder_add (GTK_LIST_BOX_ROW (self), dup_icon, dropped);
}

static void
describe (JctSavedViewRow *self, const JctSavedViewState *state)
{
  g_autofree char *tooltip = g_strdup_printf ("%s\n%s", state->title, state->subtitle);

  jct_set_tooltip_text (GTK_WIDGET (self->stack), tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  state->title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  state->subtitle, -1);
}

GtkWidget *
jct_saved_view_row_new (const char *id, const JctSavedViewState *state)
{
  JctSavedViewRow *self;
  GtkWidget *box, *check;

  g_return_val_if_fail (id != NULL && state != NULL, NULL);

  self = g_object_new (JCT_TYPE_SAVED_VIEW_ROW, NULL);
  self->id = g_strdup (id);
  self->text = g_strdup (state->title);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, new_texts (state), "show");
  gtk_stack_add_named (self->stack, new_entry (self), "edit");
  gtk_widget_set_hexpand (GTK_WIDGET (self->stack), TRUE);
  describe (self, state);

  /* Without the sign its room stays, so that all names begin on one line. */
  check = gtk_image_new_from_icon_name ("object-select-symbolic");
  gtk_widget_set_opacity (check, state->shown ? 1 : 0);
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  if (state->changed)
    gtk_box_append (GTK_BOX (box), new_update_button (self));
  gtk_box_append (GTK_BOX (box), new_menu_button (self, state));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  return GTK_WIDGET (self);
}
