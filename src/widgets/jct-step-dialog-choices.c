/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which slide, which step, which look. */
#include "config.h"

#include "widgets/jct-step-dialog-private.h"

#include <glib/gi18n-lib.h>

static const JctSlide *
get_slide (JctStepDialog *self)
{
  return jct_story_get_slide (self->story, adw_combo_row_get_selected (self->slide));
}

guint
jct_step_dialog_count_steps (JctStepDialog *self)
{
  const JctSlide *slide = get_slide (self);
  gboolean hides
    = slide->has_predict || (slide->anonymous && !gtk_switch_get_active (self->anonymous));

  return jct_slide_step_count (slide) + (hides ? 1 : 0);
}

/* ---- what can be chosen ---------------------------------------------------------------------- */

static void
take_model (AdwComboRow *row, GtkStringList *list)
{
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
  g_object_unref (list);
}

/* (transfer full) */
static char *
dup_step_name (JctStepDialog *self, guint step)
{
  const JctSlide *slide = get_slide (self);
  g_autofree char *words = NULL;

  if (step == 0)
    /* Translators: of a slide whose parts appear one after another. */
    return g_strdup (C_ ("step", "Step 1"));
  words = step < jct_slide_step_count (slide) ? jct_slide_dup_step_words (slide, step)
                                              : g_strdup (C_ ("step", "what was hidden"));
  /* Translators: a step of a slide, and what appears at it. */
  return g_strdup_printf (C_ ("step", "Step %u: %s"), step + 1, words);
}

/* With all of them at the end; nothing to choose where there is one. */
static void
fill_steps (JctStepDialog *self, guint selected)
{
  GtkStringList *list = gtk_string_list_new (NULL);
  guint n = jct_step_dialog_count_steps (self);

  self->is_filling = TRUE;
  for (guint i = 0; i < n; i++)
    gtk_string_list_take (list, dup_step_name (self, i));
  if (n > 1)
    gtk_string_list_append (list, C_ ("step", "All steps, each on a page"));
  take_model (self->step, list);
  adw_combo_row_set_selected (self->step, MIN (selected, n - 1));
  gtk_widget_set_visible (GTK_WIDGET (self->step), n > 1);
  self->is_filling = FALSE;
}

static void
fill_slides (JctStepDialog *self, guint selected)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->story->slides->len; i++)
    {
      const JctSlide *slide = jct_story_get_slide (self->story, i);

      gtk_string_list_take (list, g_strdup_printf ("%u  %s", i + 1,
                                                   slide->headline != NULL ? slide->headline : ""));
    }
  self->is_filling = TRUE;
  take_model (self->slide, list);
  adw_combo_row_set_selected (self->slide, MIN (selected, self->story->slides->len - 1));
  gtk_widget_set_visible (GTK_WIDGET (self->slide), self->story->slides->len > 1);
  self->is_filling = FALSE;
}

static void
fill_themes (JctStepDialog *self)
{
  const char *themes[]
    = { C_ ("story export", "Light"), C_ ("story export", "Dark"),
        C_ ("story export", "High contrast"), C_ ("story export", "Print"), NULL };

  G_STATIC_ASSERT (G_N_ELEMENTS (themes) == JCT_N_THEMES + 1);
  self->is_filling = TRUE;
  take_model (self->theme, gtk_string_list_new (themes));
  self->is_filling = FALSE;
}

static void
slide_cb (JctStepDialog *self)
{
  if (self->is_filling || self->story == NULL)
    return;
  fill_steps (self, G_MAXUINT);
  jct_step_dialog_lay_out (self);
}

/* What is revealed after the last step is no step of a slide that reveals nothing. */
static void
names_cb (JctStepDialog *self)
{
  guint n, selected;

  if (self->is_filling || self->story == NULL)
    return;
  n = g_list_model_get_n_items (adw_combo_row_get_model (self->step));
  selected = adw_combo_row_get_selected (self->step);
  fill_steps (self, selected);
  if (n > 1 && selected == n - 1)
    jct_step_dialog_set_step (self, G_MAXUINT);
  jct_step_dialog_lay_out (self);
}

static void
chosen_cb (JctStepDialog *self)
{
  if (self->story != NULL)
    jct_step_dialog_lay_out (self);
}

void
jct_step_dialog_set_slide (JctStepDialog *self, guint slide)
{
  g_return_if_fail (JCT_IS_STEP_DIALOG (self));

  adw_combo_row_set_selected (self->slide, MIN (slide, self->story->slides->len - 1));
}

void
jct_step_dialog_set_step (JctStepDialog *self, guint step)
{
  g_return_if_fail (JCT_IS_STEP_DIALOG (self));

  adw_combo_row_set_selected (
    self->step, MIN (step, g_list_model_get_n_items (adw_combo_row_get_model (self->step)) - 1));
}

void
jct_step_dialog_set_anonymous (JctStepDialog *self, gboolean anonymous)
{
  g_return_if_fail (JCT_IS_STEP_DIALOG (self));

  gtk_switch_set_active (self->anonymous, anonymous);
}

void
jct_step_dialog_fill (JctStepDialog *self, guint slide, guint step)
{
  fill_themes (self);
  fill_slides (self, slide);
  fill_steps (self, step);
}

void
jct_step_dialog_bind_choices (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, slide_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, names_cb);
}
