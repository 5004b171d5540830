/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The selected event: when, what, who, what was claimed of it and by whom, where it is reported.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-category-pill.h"
#include "widgets/jct-inspector-private.h"
#include "widgets/jct-source-list.h"
#include "widgets/jct-widgets.h"

struct _JctInspectorEvent
{
  JctPanel parent_instance;

  /* Template */
  GtkLabel *date;
  GtkToggleButton *pin;
  GtkActionable *edit;
  GtkActionable *delete;
  GtkLabel *title;
  JctCategoryPill *category;
  GtkWidget *unverified;
  GtkLabel *summary;
  GtkLabel *claimed;
  GtkLabel *actors;
  GtkWidget *about_date;
  GtkLabel *precision_note;
  JctSourceList *sources;

  gboolean updating;
};

G_DEFINE_FINAL_TYPE (JctInspectorEvent, jct_inspector_event, JCT_TYPE_PANEL)

/* What somebody said would follow: their words on the numbers, not ours. */
static char *
dup_claimed (const JctEvent *event)
{
  const char *what = NULL;

  switch (event->claimed)
    {
    case JCT_DIRECTION_UP:
      what = _ ("Claimed: the numbers would rise");
      break;
    case JCT_DIRECTION_DOWN:
      what = _ ("Claimed: the numbers would fall");
      break;
    case JCT_DIRECTION_NONE:
      what = _ ("Claimed: no effect on the numbers");
      break;
    case JCT_DIRECTION_UNCLEAR:
      what = _ ("Claimed: an effect of unclear direction");
      break;
    case JCT_DIRECTION_NOT_STATED:
    default:
      return NULL;
    }
  if (event->claimed_by == NULL || event->claimed_by[0] == '\0')
    return g_strdup (what);
  /* Translators: what was claimed, and who claimed it. */
  return g_strdup_printf (_ ("%s (by %s)"), what, event->claimed_by);
}

static char *
dup_actors (const JctEvent *event)
{
  g_autofree char *names = g_strjoinv (", ", event->actors);

  /* Translators: the persons and bodies that an event is of. */
  return names[0] != '\0' ? g_strdup_printf (_ ("Who: %s"), names) : NULL;
}

static gboolean
is_pinned (JctInspectorEvent *self, const JctEvent *event)
{
  const JctView *view = jct_view_state_get_view (jct_panel_get_state (JCT_PANEL (self)));

  return g_strv_contains ((const char *const *) view->pinned_events, event->id);
}

static void
pin_cb (JctInspectorEvent *self)
{
  const JctEvent *event = jct_inspector_get_event (JCT_PANEL (self));

  if (!self->updating && event != NULL)
    jct_view_state_toggle_pin (jct_panel_get_state (JCT_PANEL (self)), event->id);
}

static void
close_cb (JctInspectorEvent *self)
{
  jct_view_state_select_event (jct_panel_get_state (JCT_PANEL (self)), NULL);
}

static void
show_pin (JctInspectorEvent *self, const JctEvent *event)
{
  self->updating = TRUE;
  gtk_toggle_button_set_active (self->pin, is_pinned (self, event));
  self->updating = FALSE;
}

static void
show_event (JctInspectorEvent *self, const JctEvent *event)
{
  JctDocument *document = jct_panel_get_document (JCT_PANEL (self));
  g_autofree char *date = jct_edtf_to_label (&event->date, JCT_LABEL_LONG);
  g_autofree char *claimed = dup_claimed (event);
  g_autofree char *actors = dup_actors (event);

  gtk_actionable_set_action_target (self->edit, "s", event->id);
  gtk_actionable_set_action_target (self->delete, "s", event->id);
  jct_inspector_set_text (self->date, date);
  jct_inspector_set_text (self->title, event->title);
  jct_category_pill_set_category (self->category, document, event->category);
  gtk_widget_set_visible (self->unverified, !event->verified);
  jct_inspector_set_text (self->summary, event->summary);
  jct_inspector_set_text (self->claimed, claimed);
  jct_inspector_set_text (self->actors, actors);
  jct_inspector_set_text (self->precision_note, event->precision_note);
  gtk_widget_set_visible (self->about_date, event->precision_note != NULL);
  jct_source_list_set_keys (self->sources, document, (const char *const *) event->source_keys);
}

static void
jct_inspector_event_changed (JctPanel *panel, guint changes)
{
  JctInspectorEvent *self = JCT_INSPECTOR_EVENT (panel);
  const JctEvent *event = jct_inspector_get_event (panel);

  gtk_widget_set_visible (GTK_WIDGET (self), event != NULL);
  if (event == NULL)
    return;
  if (changes & (JCT_PANEL_CHANGE_DOCUMENT | JCT_VIEW_CHANGE_SELECTION))
    show_event (self, event);
  show_pin (self, event);
}

static void
jct_inspector_event_class_init (JctInspectorEventClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  JCT_PANEL_CLASS (klass)->changed = jct_inspector_event_changed;
  g_type_ensure (JCT_TYPE_CATEGORY_PILL);
  g_type_ensure (JCT_TYPE_SOURCE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               JCT_RESOURCE_BASE "/jct-inspector-event.ui");
  gtk_widget_class_bind_template_child (widget_class, JctInspectorEvent, date);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorEvent, pin);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorEvent, edit);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorEvent, delete);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorEvent, title);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorEvent, category);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorEvent, unverified);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorEvent, summary);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorEvent, claimed);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorEvent, actors);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorEvent, about_date);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorEvent, precision_note);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorEvent, sources);
  gtk_widget_class_bind_template_callback (widget_class, pin_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
jct_inspector_event_init (JctInspectorEvent *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
