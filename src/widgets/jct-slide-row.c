/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-slide-row.h"

#include <glib/gi18n-lib.h>

#include "chart/jct-chart-layout.h"
#include "widgets/jct-box.h"
#include "widgets/jct-tooltip-text.h"
#include "widgets/jct-row-reorder.h"
#include "widgets/jct-wrapped-label.h"

#define PICTURE_WIDTH 128

struct _JctSlideRow
{
  GtkListBoxRow parent_instance;

  JctSlide *slide;          /* (nullable): before it is set */
  JctSlidePicture *picture; /* (nullable) */

  /* Owned by the parent */
  GtkLabel *number;
  GtkPicture *image;
  GtkLabel *headline;
  GtkWidget *marks;
};

enum
{
  DROPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JctSlideRow, jct_slide_row, GTK_TYPE_LIST_BOX_ROW)

/* ---- by hand --------------------------------------------------------------------------------- */

static GdkPaintable *
dup_icon (GtkListBoxRow *row)
{
  JctSlideRow *self = JCT_SLIDE_ROW (row);

  return self->picture != NULL ? g_object_ref (jct_slide_picture_get_icon (self->picture)) : NULL;
}

static void
dropped (GtkListBoxRow *row, GtkListBoxRow *dragged)
{
  if (JCT_SLIDE_ROW (dragged)->slide != NULL)
    g_signal_emit (row, signals[DROPPED], 0, JCT_SLIDE_ROW (dragged)->slide->id);
}

/* ---- what is shown --------------------------------------------------------------------------- */

static void
append_mark (GtkWidget *marks, const char *text)
{
  GtkWidget *tag = gtk_label_new (text);

  gtk_widget_add_css_class (tag, "tag");
  gtk_widget_add_css_class (tag, "caption");
  gtk_widget_set_halign (tag, GTK_ALIGN_START);
  gtk_label_set_ellipsize (GTK_LABEL (tag), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (marks), tag);
}

static void
show_marks (JctSlideRow *self)
{
  const JctSlide *slide = self->slide;
  guint n_steps = jct_slide_step_count (slide);

  jct_box_clear (GTK_BOX (self->marks));
  if (slide->has_predict)
    append_mark (self->marks, C_ ("slide", "Predict"));
  if (slide->anonymous)
    append_mark (self->marks, C_ ("slide", "Without names"));
  if (n_steps > 1)
    {
      /* Translators: in how many steps the parts of a slide appear. */
      g_autofree char *steps
        = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u step", "%u steps", n_steps), n_steps);

      append_mark (self->marks, steps);
    }
  gtk_widget_set_visible (self->marks, gtk_widget_get_first_child (self->marks) != NULL);
}

/* The headline, which those who make a slide see whatever it hides; else what the figure is of. (transfer full) */
static char *
dup_title (JctDocument *document, const JctSlide *slide)
{
  const JctView *view = slide->view;

  if (slide->headline != NULL && slide->headline[0] != '\0')
    return g_strdup (slide->headline);
  if (view == NULL && slide->view_id != NULL)
    view = jct_document_find_view (document, slide->view_id);
  if (view != NULL)
    return jct_chart_dup_title (document, view);
  /* Translators: stands for the headline of a slide that has none. */
  return g_strdup (_ ("Slide"));
}

void
jct_slide_row_set_slide (JctSlideRow *self,
                         JctDocument *document,
                         const JctSlide *slide,
                         guint number)
{
  g_autofree char *title = NULL, *shown = NULL, *digits = NULL, *name = NULL;

  g_return_if_fail (JCT_IS_SLIDE_ROW (self));
  g_return_if_fail (document != NULL && slide != NULL);

  title = dup_title (document, slide);
  digits = g_strdup_printf ("%u", number);
  /* Translators: of a slide among others: its number and its headline. */
  name = g_strdup_printf (_ ("Slide %u: %s"), number, title);
  g_clear_pointer (&self->slide, jct_slide_free);
  self->slide = jct_slide_copy (slide);
  gtk_label_set_text (self->number, digits);
  shown = jct_dup_tooltip_text (title);
  jct_set_label_text (self->headline, shown);
  jct_set_tooltip_text (GTK_WIDGET (self->headline), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  show_marks (self);
}

const JctSlide *
jct_slide_row_get_slide (JctSlideRow *self)
{
  g_return_val_if_fail (JCT_IS_SLIDE_ROW (self), NULL);

  return self->slide;
}

JctSlidePicture *
jct_slide_row_get_picture (JctSlideRow *self)
{
  g_return_val_if_fail (JCT_IS_SLIDE_ROW (self), NULL);

  return self->picture;
}

void
jct_slide_row_set_picture (JctSlideRow *self, JctSlidePicture *picture)
{
  g_return_if_fail (JCT_IS_SLIDE_ROW (self));
  g_return_if_fail (picture != NULL);

  jct_slide_picture_ref (picture);
  g_clear_pointer (&self->picture, jct_slide_picture_unref);
  self->picture = picture;
  gtk_picture_set_paintable (self->image, jct_slide_picture_get_icon (picture));
}

/* ---- by key ---------------------------------------------------------------------------------- */

static void
bind_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "story.delete-slide", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "story.move-up",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "story.move-down",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK,
                                       "story.duplicate-slide", NULL);
}

/* ---- class ----------------------------------------------------------------------------------- */

static void
jct_slide_row_finalize (GObject *object)
{
  JctSlideRow *self = JCT_SLIDE_ROW (object);

  g_clear_pointer (&self->slide, jct_slide_free);
  g_clear_pointer (&self->picture, jct_slide_picture_unref);
  G_OBJECT_CLASS (jct_slide_row_parent_class)->finalize (object);
}

static void
jct_slide_row_class_init (JctSlideRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jct_slide_row_finalize;
  signals[DROPPED] = g_signal_new ("dropped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  bind_keys (GTK_WIDGET_CLASS (klass));
}

static GtkWidget *
new_image (JctSlideRow *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  self->image = GTK_PICTURE (gtk_picture_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->image), PICTURE_WIDTH, PICTURE_WIDTH * 9 / 16);
  gtk_widget_add_css_class (GTK_WIDGET (self->image), "slide-image");
  gtk_widget_set_overflow (GTK_WIDGET (self->image), GTK_OVERFLOW_HIDDEN);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), PICTURE_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), PICTURE_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->image));
  gtk_widget_set_valign (clamp, GTK_ALIGN_START);
  return clamp;
}

static GtkWidget *
new_texts (JctSlideRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->headline = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->headline, 0);
  gtk_label_set_wrap (self->headline, TRUE);
  gtk_label_set_wrap_mode (self->headline, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (self->headline, 3);
  gtk_label_set_ellipsize (self->headline, PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (self->headline, JCT_WRAPPED_CHARS);
  gtk_label_set_max_width_chars (self->headline, 16);
  self->marks = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->headline));
  gtk_box_append (GTK_BOX (box), self->marks);
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

static void
jct_slide_row_init (JctSlideRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->number = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_width_chars (self->number, 2);
  gtk_label_set_xalign (self->number, 1);
  gtk_widget_set_valign (GTK_WIDGET (self->number), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "dim-label");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->number));
  gtk_box_append (GTK_BOX (box), new_image (self));
  gtk_box_append (GTK_BOX (box), new_texts (self));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "slide-row");
  jct_row_reorder_add (GTK_LIST_BOX_ROW (self), dup_icon, dropped);
}

GtkWidget *
jct_slide_row_new (void)
{
  return g_object_new (JCT_TYPE_SLIDE_ROW, NULL);
}
