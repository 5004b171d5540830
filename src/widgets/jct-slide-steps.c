/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-slide-steps.h"

#include <glib/gi18n-lib.h>

struct _JctSlideSteps
{
  AdwBin parent_instance;

  /* Owned by the parent; by the part's place among the flags. */
  GtkSpinButton *spins[JCT_N_SLIDE_PARTS];
  guint steps[JCT_N_SLIDE_PARTS]; /* from 1 */
  gboolean is_filling;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JctSlideSteps, jct_slide_steps, ADW_TYPE_BIN)

/* No step without a part, but the first. */
static void
close_gaps (guint *steps)
{
  guint to = 2;

  for (guint from = 2; from <= JCT_N_SLIDE_PARTS + 1; from++)
    {
      gboolean any = FALSE;

      for (guint i = 0; i < JCT_N_SLIDE_PARTS; i++)
        if (steps[i] == from)
          {
            steps[i] = to;
            any = TRUE;
          }
      if (any)
        to++;
    }
}

static void
show (JctSlideSteps *self)
{
  self->is_filling = TRUE;
  for (guint i = 0; i < JCT_N_SLIDE_PARTS; i++)
    gtk_spin_button_set_value (self->spins[i], self->steps[i]);
  self->is_filling = FALSE;
}

static void
value_cb (GtkSpinButton *spin, JctSlideSteps *self)
{
  if (self->is_filling)
    return;
  for (guint i = 0; i < JCT_N_SLIDE_PARTS; i++)
    self->steps[i] = (guint) gtk_spin_button_get_value_as_int (self->spins[i]);
  close_gaps (self->steps);
  show (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
jct_slide_steps_set_slide (JctSlideSteps *self, const JctSlide *slide)
{
  g_return_if_fail (JCT_IS_SLIDE_STEPS (self));
  g_return_if_fail (slide != NULL);

  for (guint i = 0; i < JCT_N_SLIDE_PARTS; i++)
    self->steps[i] = 1;
  for (guint step = 0; step < slide->n_reveal; step++)
    for (guint i = 0; i < JCT_N_SLIDE_PARTS; i++)
      if ((slide->reveal[step] & (1u << i)) && self->steps[i] == 1)
        self->steps[i] = MIN (step, JCT_N_SLIDE_PARTS - 1) + 2;
  close_gaps (self->steps);
  show (self);
}

void
jct_slide_steps_apply (JctSlideSteps *self, JctSlide *slide)
{
  g_return_if_fail (JCT_IS_SLIDE_STEPS (self));
  g_return_if_fail (slide != NULL);

  memset (slide->reveal, 0, sizeof slide->reveal);
  slide->n_reveal = 0;
  for (guint i = 0; i < JCT_N_SLIDE_PARTS; i++)
    if (self->steps[i] > 1)
      {
        slide->reveal[self->steps[i] - 2] |= (JctSlideParts) (1u << i);
        slide->n_reveal = MAX (slide->n_reveal, self->steps[i] - 1);
      }
}

void
jct_slide_steps_choose (JctSlideSteps *self, JctSlideParts part, guint step)
{
  g_return_if_fail (JCT_IS_SLIDE_STEPS (self));

  for (guint i = 0; i < JCT_N_SLIDE_PARTS; i++)
    if (part == (1u << i))
      gtk_spin_button_set_value (self->spins[i], step);
}

/* ---- class ----------------------------------------------------------------------------------- */

static void
jct_slide_steps_class_init (JctSlideStepsClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
new_row (JctSlideSteps *self, guint index)
{
  const char *label = jct_slide_part_to_label ((JctSlideParts) (1u << index));
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spin = gtk_spin_button_new_with_range (1, JCT_N_SLIDE_PARTS + 1, 1);

  self->spins[index] = GTK_SPIN_BUTTON (spin);
  self->steps[index] = 1;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  C_ ("slide", "The step at which it appears; 1: from the start"),
                                  -1);
  g_signal_connect_object (spin, "value-changed", G_CALLBACK (value_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  return row;
}

static void
jct_slide_steps_init (JctSlideSteps *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("slide", "Steps"), -1);
  for (guint i = 0; i < JCT_N_SLIDE_PARTS; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), new_row (self, i));
  adw_bin_set_child (ADW_BIN (self), list);
}
