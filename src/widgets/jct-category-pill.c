/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-category-pill.h"

#include "chart/jct-chart-layout.h"
#include "widgets/jct-category-symbol.h"
#include "widgets/jct-desktop-theme.h"
#include "widgets/jct-tooltip-text.h"

/* The room that the symbol takes is the label's start margin in the style sheet. */
struct _JctCategoryPill
{
  GtkWidget parent_instance;

  GtkWidget *label;
  JctDocument *document; /* (nullable) */
  char *category;
  JctColor color;
  JctShape shape;
};

G_DEFINE_FINAL_TYPE (JctCategoryPill, jct_category_pill, GTK_TYPE_WIDGET)

static void
update (JctCategoryPill *self)
{
  int index = self->document != NULL && self->category != NULL
                ? jct_document_find_category (self->document, self->category)
                : -1;

  gtk_widget_set_visible (GTK_WIDGET (self), index >= 0);
  if (index < 0)
    return;
  const JctCategory *category = jct_document_get_category (self->document, index);
  g_autoptr (JctTheme) theme = jct_desktop_theme_new (GTK_WIDGET (self));
  self->color = jct_chart_category_color (self->document, theme, self->category);
  self->shape = category->shape;
  jct_set_label_text (GTK_LABEL (self->label), category->title);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
snapshot_symbol (JctCategoryPill *self, GtkSnapshot *snapshot)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  float x = rtl ? gtk_widget_get_width (GTK_WIDGET (self)) - JCT_SYMBOL_ROOM : 0;
  float y = (gtk_widget_get_height (GTK_WIDGET (self)) - JCT_SYMBOL_ROOM) / 2.0f;

  jct_snapshot_symbol (snapshot, x, y, self->shape, self->color);
}

static void
jct_category_pill_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  JctCategoryPill *self = JCT_CATEGORY_PILL (widget);
  GdkRGBA tint = jct_color_to_rgba (self->color);
  /* Under the padding too: the whole of the box. */
  graphene_rect_t bounds;
  GskRoundedRect pill;

  tint.alpha = 0.14;
  if (!gtk_widget_compute_bounds (widget, widget, &bounds))
    return;
  gsk_rounded_rect_init_from_rect (&pill, &bounds, bounds.size.height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &pill);
  gtk_snapshot_append_color (snapshot, &tint, &bounds);
  gtk_snapshot_pop (snapshot);
  snapshot_symbol (self, snapshot);
  gtk_widget_snapshot_child (widget, self->label, snapshot);
}

static void
jct_category_pill_dispose (GObject *object)
{
  g_clear_pointer (&JCT_CATEGORY_PILL (object)->label, gtk_widget_unparent);
  G_OBJECT_CLASS (jct_category_pill_parent_class)->dispose (object);
}

static void
jct_category_pill_finalize (GObject *object)
{
  JctCategoryPill *self = JCT_CATEGORY_PILL (object);

  g_clear_pointer (&self->document, jct_document_unref);
  g_free (self->category);
  G_OBJECT_CLASS (jct_category_pill_parent_class)->finalize (object);
}

static void
jct_category_pill_class_init (JctCategoryPillClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = jct_category_pill_dispose;
  object_class->finalize = jct_category_pill_finalize;
  widget_class->snapshot = jct_category_pill_snapshot;
  gtk_widget_class_set_css_name (widget_class, "categorypill");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
jct_category_pill_init (JctCategoryPill *self)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  jct_desktop_theme_watch (GTK_WIDGET (self), G_CALLBACK (update));
}

GtkWidget *
jct_category_pill_new (void)
{
  return g_object_new (JCT_TYPE_CATEGORY_PILL, NULL);
}

void
jct_category_pill_set_category (JctCategoryPill *self, JctDocument *document, const char *category)
{
  g_return_if_fail (JCT_IS_CATEGORY_PILL (self));

  g_autofree char *copy = g_strdup (category);
  JctDocument *reference = document != NULL ? jct_document_ref (document) : NULL;
  g_clear_pointer (&self->document, jct_document_unref);
  self->document = reference;
  g_free (self->category);
  self->category = g_steal_pointer (&copy);
  update (self);
}
