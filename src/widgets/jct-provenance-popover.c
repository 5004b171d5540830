/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-provenance-popover.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-source-list.h"
#include "widgets/jct-tooltip-text.h"
#include "widgets/jct-widgets.h"
#include "widgets/jct-wrapped-label.h"

struct _JctProvenancePopover
{
  GtkPopover parent_instance;

  /* Template */
  GtkLabel *title;
  GtkLabel *description;
  GtkLabel *filters;
  GtkLabel *table;
  GtkLabel *row;
  GtkLabel *place;
  GtkWidget *rows_section;
  GtkBox *parts;
  GtkWidget *steps_section;
  GtkBox *steps;
  JctSourceList *sources;
  GtkWidget *stated_section;
  JctSourceList *stated;
  GtkWidget *published_section;
  GtkLabel *published;
  JctSourceList *published_in;
  GtkWidget *copy;

  /* Owned */
  JctViewState *state;
  char *text; /* (nullable): to be copied */
};

G_DEFINE_FINAL_TYPE (JctProvenancePopover, jct_provenance_popover, GTK_TYPE_POPOVER)

static void
set_text (GtkLabel *label, const char *text)
{
  jct_set_label_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static GtkWidget *
new_label (const char *text)
{
  GtkWidget *label = jct_wrapped_label_new (text, NULL);

  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

/* The popover goes first: what shows the rows may take away the button that it stands at. */
static void
show_rows_cb (GtkButton *button, JctProvenancePopover *self)
{
  g_autoptr (JctViewState) state = g_object_ref (self->state);
  g_autoptr (JctProvenancePart) part
    = jct_provenance_part_copy (g_object_get_data (G_OBJECT (button), "jct-part"));

  gtk_popover_popdown (GTK_POPOVER (self));
  jct_view_state_show_rows (state, part);
}

static GtkWidget *
new_rows_button (JctProvenancePopover *self, const JctProvenancePart *part, const char *words)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Show Rows"));
  g_autofree char *name = g_strdup_printf ("%s: %s", _ ("Show Rows"), words);

  gtk_widget_add_css_class (button, "small-action");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "jct-part", jct_provenance_part_copy (part),
                          (GDestroyNotify) jct_provenance_part_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (show_rows_cb), self, 0);
  return button;
}

static GtkWidget *
new_caption (const char *text)
{
  GtkWidget *label = new_label (text);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
append_part (JctProvenancePopover *self, const JctProvenancePart *part)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  g_autofree char *words = jct_provenance_part_to_words (part);
  const char *role = jct_provenance_role_to_label (part->role);

  g_autofree char *place = jct_provenance_part_to_place (part);

  if (role != NULL)
    gtk_box_append (GTK_BOX (text), new_caption (role));
  gtk_box_append (GTK_BOX (text), new_label (words));
  if (place != NULL)
    gtk_box_append (GTK_BOX (text), new_caption (place));
  gtk_box_append (GTK_BOX (row), text);
  if (part->n_rows > 0)
    gtk_box_append (GTK_BOX (row), new_rows_button (self, part, words));
  gtk_box_append (self->parts, row);
}

static void
show_sources (JctProvenancePopover *self, const JctProvenance *provenance)
{
  const char *stated[] = { provenance->stated_in, NULL };

  jct_source_list_set_keys (self->sources, provenance->document,
                            jct_table_get_source_keys (provenance->table));
  jct_source_list_unfold (self->sources);
  jct_source_list_set_keys (self->stated, provenance->document, stated);
  jct_source_list_unfold (self->stated);
  gtk_widget_set_visible (self->stated_section, provenance->stated_in != NULL);
  jct_source_list_set_keys (self->published_in, provenance->document,
                            (const char *const *) provenance->published_in);
  jct_source_list_unfold (self->published_in);
  set_text (self->published, provenance->published);
  gtk_widget_set_visible (self->published_section, provenance->published != NULL);
}

static void
show_provenance (JctProvenancePopover *self, const JctProvenance *provenance)
{
  g_autofree char *title = jct_provenance_to_title (provenance);
  g_autofree char *filters = jct_provenance_to_filters (provenance);
  g_autofree char *table = jct_provenance_to_table (provenance);
  g_autofree char *row = jct_provenance_to_row (provenance);
  g_autofree char *place = jct_provenance_to_place (provenance);

  set_text (self->title, title);
  set_text (self->description,
            provenance->definition != NULL ? provenance->definition->description : NULL);
  set_text (self->filters, filters);
  set_text (self->table, table);
  set_text (self->row, row);
  set_text (self->place, place);
  for (guint i = 0; i < provenance->parts->len; i++)
    append_part (self, g_ptr_array_index (provenance->parts, i));
  gtk_widget_set_visible (self->rows_section, provenance->parts->len > 0);
  for (guint i = 0; i < provenance->steps->len; i++)
    gtk_box_append (self->steps, new_label (g_ptr_array_index (provenance->steps, i)));
  gtk_widget_set_visible (self->steps_section, provenance->steps->len > 0);
  show_sources (self, provenance);
  self->text = jct_provenance_to_text (provenance);
}

static void
show_fault (JctProvenancePopover *self, const GError *error)
{
  set_text (self->title, _ ("Not Known"));
  set_text (self->description, error != NULL ? error->message : NULL);
  set_text (self->filters, NULL);
  set_text (self->table, NULL);
  set_text (self->row, NULL);
  set_text (self->place, NULL);
  gtk_widget_set_visible (self->stated_section, FALSE);
  gtk_widget_set_visible (self->published_section, FALSE);
  gtk_widget_set_visible (self->rows_section, FALSE);
  gtk_widget_set_visible (self->steps_section, FALSE);
  gtk_widget_set_visible (self->copy, FALSE);
}

static void
copy_cb (JctProvenancePopover *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->text);
  gtk_popover_popdown (GTK_POPOVER (self));
}

/* ---- the object ------------------------------------------------------------------------------
 */

static void
jct_provenance_popover_finalize (GObject *object)
{
  JctProvenancePopover *self = JCT_PROVENANCE_POPOVER (object);

  g_clear_object (&self->state);
  g_free (self->text);
  G_OBJECT_CLASS (jct_provenance_popover_parent_class)->finalize (object);
}

static void
jct_provenance_popover_class_init (JctProvenancePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jct_provenance_popover_finalize;
  g_type_ensure (JCT_TYPE_SOURCE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               JCT_RESOURCE_BASE "/jct-provenance-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, JctProvenancePopover, title);
  gtk_widget_class_bind_template_child (widget_class, JctProvenancePopover, description);
  gtk_widget_class_bind_template_child (widget_class, JctProvenancePopover, filters);
  gtk_widget_class_bind_template_child (widget_class, JctProvenancePopover, table);
  gtk_widget_class_bind_template_child (widget_class, JctProvenancePopover, row);
  gtk_widget_class_bind_template_child (widget_class, JctProvenancePopover, place);
  gtk_widget_class_bind_template_child (widget_class, JctProvenancePopover, rows_section);
  gtk_widget_class_bind_template_child (widget_class, JctProvenancePopover, parts);
  gtk_widget_class_bind_template_child (widget_class, JctProvenancePopover, steps_section);
  gtk_widget_class_bind_template_child (widget_class, JctProvenancePopover, steps);
  gtk_widget_class_bind_template_child (widget_class, JctProvenancePopover, sources);
  gtk_widget_class_bind_template_child (widget_class, JctProvenancePopover, stated_section);
  gtk_widget_class_bind_template_child (widget_class, JctProvenancePopover, stated);
  gtk_widget_class_bind_template_child (widget_class, JctProvenancePopover, published_section);
  gtk_widget_class_bind_template_child (widget_class, JctProvenancePopover, published);
  gtk_widget_class_bind_template_child (widget_class, JctProvenancePopover, published_in);
  gtk_widget_class_bind_template_child (widget_class, JctProvenancePopover, copy);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
}

static void
jct_provenance_popover_init (JctProvenancePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* ---- where the button is --------------------------------------------------------------------- */

/* Whether anything of it can be seen: it may be scrolled away, though it is shown. */
static gboolean
is_in_view (GtkWidget *widget)
{
  graphene_rect_t rest;
  GtkWidget *native = GTK_WIDGET (gtk_widget_get_native (widget));

  if (native == NULL || !gtk_widget_get_mapped (widget)
      || !gtk_widget_compute_bounds (widget, native, &rest))
    return FALSE;
  for (GtkWidget *parent = gtk_widget_get_parent (widget); parent != NULL;
       parent = gtk_widget_get_parent (parent))
    {
      graphene_rect_t bounds;

      if (parent != native && gtk_widget_get_overflow (parent) != GTK_OVERFLOW_HIDDEN)
        continue;
      if (!gtk_widget_compute_bounds (parent, native, &bounds)
          || !graphene_rect_intersection (&rest, &bounds, &rest))
        return FALSE;
      if (parent == native)
        break;
    }
  return TRUE;
}

/* What the window shows may move while the popover is open. Where it points to nothing that is on the screen, GDK does
 * not find the monitor to place it on. */
static void
after_paint_cb (JctProvenancePopover *self)
{
  GtkWidget *button = gtk_widget_get_parent (GTK_WIDGET (self));

  if (button != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)) && !is_in_view (button))
    gtk_popover_popdown (GTK_POPOVER (self));
}

/* Frames that an animated scrolling may take. */
#define MOST_FRAMES 60

/* Once the focus has brought the button into view. */
static gboolean
popup_when_in_view_cb (GtkWidget *button, GdkFrameClock *clock, gpointer data)
{
  guint *n_frames = data;

  if (!is_in_view (button))
    return (*n_frames)++ < MOST_FRAMES ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  return G_SOURCE_REMOVE;
}

static void
bring_into_view (GtkMenuButton *button)
{
  gtk_menu_button_set_popover (button, NULL);
  gtk_menu_button_popdown (button);
  gtk_widget_grab_focus (GTK_WIDGET (button));
  gtk_widget_add_tick_callback (GTK_WIDGET (button), popup_when_in_view_cb, g_new0 (guint, 1),
                                g_free);
}

/* ---- at a button ------------------------------------------------------------------------------ */

typedef struct
{
  JctProvenanceAsk ask;
  gpointer data;
} Asked;

/* Anew each time: what it says may no longer be so. */
static void
create_cb (GtkMenuButton *button, gpointer data)
{
  const Asked *asked = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JctProvenance) provenance = NULL;
  JctViewState *state = NULL;
  JctProvenancePopover *popover;

  if (!is_in_view (GTK_WIDGET (button)))
    {
      bring_into_view (button);
      return;
    }
  provenance = asked->ask (asked->data, &state, &error);
  popover = g_object_new (JCT_TYPE_PROVENANCE_POPOVER, NULL);
  if (state != NULL)
    popover->state = g_object_ref (state);
  if (provenance != NULL && state != NULL)
    show_provenance (popover, provenance);
  else
    show_fault (popover, error);
  gtk_menu_button_set_popover (button, GTK_WIDGET (popover));
  g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (button)), "after-paint",
                           G_CALLBACK (after_paint_cb), popover, G_CONNECT_SWAPPED);
}

GtkWidget *
jct_provenance_button_new (void)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "jct-provenance-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, C_ ("provenance", "Where this number comes from"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "provenance");
  return button;
}

void
jct_menu_button_set_provenance (GtkMenuButton *button, JctProvenanceAsk ask, gpointer data)
{
  Asked *asked;

  g_return_if_fail (GTK_IS_MENU_BUTTON (button));
  g_return_if_fail (ask != NULL);

  asked = g_new (Asked, 1);
  *asked = (Asked){ ask, data };
  gtk_menu_button_set_create_popup_func (button, create_cb, asked, g_free);
}
