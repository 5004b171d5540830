/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-category-symbol.h"

#include "chart/jct-chart-layout.h"
#include "chart/jct-paint.h"
#include "widgets/jct-desktop-theme.h"

#define SYMBOL 9

struct _JctCategorySymbol
{
  GtkWidget parent_instance;

  JctDocument *document; /* (nullable) owned */
  char *category;        /* (nullable) owned */
  JctHue look;           /* JCT_HUE_BY_PLACE: that of the category */
  gboolean is_known;
  JctColor color;
  JctShape shape;
};

G_DEFINE_FINAL_TYPE (JctCategorySymbol, jct_category_symbol, GTK_TYPE_WIDGET)

void
jct_snapshot_symbol (GtkSnapshot *snapshot, float x, float y, JctShape shape, JctColor color)
{
  g_autoptr (JctScene) scene = jct_scene_new (JCT_SYMBOL_ROOM, JCT_SYMBOL_ROOM);
  JctMark *mark = jct_scene_add_symbol (scene, JCT_ROLE_EVENT, NULL, JCT_SYMBOL_ROOM / 2.0,
                                        JCT_SYMBOL_ROOM / 2.0, shape, SYMBOL);
  cairo_t *cr;

  mark->fill = color;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, JCT_SYMBOL_ROOM, JCT_SYMBOL_ROOM));
  jct_scene_paint (scene, cr);
  cairo_destroy (cr);
  gtk_snapshot_restore (snapshot);
}

static void
update_look (JctCategorySymbol *self)
{
  g_autoptr (JctTheme) theme = jct_desktop_theme_new (GTK_WIDGET (self));

  self->is_known = TRUE;
  self->color = jct_chart_category_hue_color (theme, self->look);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
update (JctCategorySymbol *self)
{
  if (self->look != JCT_HUE_BY_PLACE)
    {
      update_look (self);
      return;
    }
  int index = self->document != NULL && self->category != NULL
                ? jct_document_find_category (self->document, self->category)
                : -1;

  self->is_known = index >= 0;
  if (self->is_known)
    {
      const JctCategory *category = jct_document_get_category (self->document, (guint) index);
      g_autoptr (JctTheme) theme = jct_desktop_theme_new (GTK_WIDGET (self));

      self->color = jct_chart_category_color (self->document, theme, self->category);
      self->shape = category->shape;
      gtk_widget_set_tooltip_text (GTK_WIDGET (self), category->title);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      category->title, -1);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
jct_category_symbol_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  JctCategorySymbol *self = JCT_CATEGORY_SYMBOL (widget);

  if (self->is_known)
    jct_snapshot_symbol (snapshot, (gtk_widget_get_width (widget) - JCT_SYMBOL_ROOM) / 2.0f,
                         (gtk_widget_get_height (widget) - JCT_SYMBOL_ROOM) / 2.0f, self->shape,
                         self->color);
}

static void
jct_category_symbol_finalize (GObject *object)
{
  JctCategorySymbol *self = JCT_CATEGORY_SYMBOL (object);

  g_clear_pointer (&self->document, jct_document_unref);
  g_free (self->category);
  G_OBJECT_CLASS (jct_category_symbol_parent_class)->finalize (object);
}

static void
jct_category_symbol_class_init (JctCategorySymbolClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jct_category_symbol_finalize;
  widget_class->snapshot = jct_category_symbol_snapshot;
  gtk_widget_class_set_css_name (widget_class, "categorysymbol");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
jct_category_symbol_init (JctCategorySymbol *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self), JCT_SYMBOL_ROOM, JCT_SYMBOL_ROOM);
  jct_desktop_theme_watch (GTK_WIDGET (self), G_CALLBACK (update));
}

GtkWidget *
jct_category_symbol_new (void)
{
  return g_object_new (JCT_TYPE_CATEGORY_SYMBOL, NULL);
}

void
jct_category_symbol_set_category (JctCategorySymbol *self,
                                  const JctDocument *document,
                                  const char *category)
{
  g_return_if_fail (JCT_IS_CATEGORY_SYMBOL (self));

  g_clear_pointer (&self->document, jct_document_unref);
  if (document != NULL)
    self->document = jct_document_ref ((JctDocument *) document);
  g_free (self->category);
  self->category = g_strdup (category);
  update (self);
}

void
jct_category_symbol_set_look (JctCategorySymbol *self, JctShape shape, JctHue hue)
{
  g_return_if_fail (JCT_IS_CATEGORY_SYMBOL (self));
  g_return_if_fail (hue != JCT_HUE_BY_PLACE);

  self->shape = shape;
  self->look = hue;
  update (self);
}
