/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Story page: slides in their list, one of them as it will be seen, the form. */
#include "config.h"

#include "shots.h"

#include "widgets/jct-slide-form.h"
#include "widgets/jct-slide-view.h"
#include "widgets/jct-step-dialog.h"
#include "widgets/jct-story-page.h"

static JctStoryPage *
find_page (Shots *shots)
{
  return JCT_STORY_PAGE (shots_find (GTK_WIDGET (shots->window), JCT_TYPE_STORY_PAGE));
}

/* Until all small pictures are there. */
static void
wait_for_pictures (Shots *shots)
{
  JctStoryPage *page = find_page (shots);

  while (page != NULL && jct_story_page_is_busy (page))
    g_main_context_iteration (NULL, TRUE);
}

static void
enter_story (Shots *shots, JctViewState *state)
{
  shots_show_page (shots, "story");
}

static void
select_slide (Shots *shots, const char *slide)
{
  jct_story_page_select (find_page (shots), "lesson", slide);
  wait_for_pictures (shots);
}

static void
settle_halt (Shots *shots)
{
  select_slide (shots, "the-halt");
}

static void
settle_predict (Shots *shots)
{
  select_slide (shots, "predict");
}

/* With what two classes drew. */
static void
enter_guesses (Shots *shots, JctViewState *state)
{
  for (int year = 2025; year <= 2026; year++)
    {
      g_autoptr (JctGuessRound) round = jct_guess_round_new (jct_day_from_date (year, 11, 20));
      JctPeriod period;

      round->title = year == 2026 ? g_strdup ("8b") : NULL;
      jct_period_parse_any ("2023-08", 10, &period);
      for (guint i = 0; i < 3; i++)
        {
          g_ptr_array_add (round->guesses, jct_round_guess_new (NULL, i));
          jct_round_guess_put (round->guesses->pdata[i], period, 1000 * i);
        }
      jct_view_state_keep_guesses (state, "lesson", "predict", round, NULL);
    }
  shots_show_page (shots, "story");
}

/* To the end of the form. */
static void
settle_guesses (Shots *shots)
{
  GtkWidget *form;

  select_slide (shots, "predict");
  form = shots_find (GTK_WIDGET (shots->window), JCT_TYPE_SLIDE_FORM);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (
                              GTK_SCROLLED_WINDOW (shots_find (form, GTK_TYPE_SCROLLED_WINDOW))),
                            1000);
}

/* In the midst of its steps. */
static void
settle_step (Shots *shots)
{
  select_slide (shots, "what-is-counted");
  jct_slide_view_set_step (JCT_SLIDE_VIEW (
                             shots_find (GTK_WIDGET (shots->window), JCT_TYPE_SLIDE_VIEW)),
                           2);
}

static void
settle_anonymous (Shots *shots)
{
  select_slide (shots, "a-count-without-a-name");
}

/* The document without its story. */
static void
enter_no_story (Shots *shots, JctViewState *state)
{
  jct_view_state_delete_story (state, "lesson", NULL);
  shots_show_page (shots, "story");
}

/* From the chart, with what tells of it. */
static void
enter_slide_added (Shots *shots, JctViewState *state)
{
  shots_show_view (state, "halt-2022");
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.add-slide", NULL);
}

static void
enter_long_story (Shots *shots, JctViewState *state)
{
  g_autoptr (JctSlide) slide = jct_slide_new ();

  slide->headline = g_strdup ("<b>A headline</b> & one that is so long that no list of slides has "
                              "room for all of it, whatever its width");
  slide->text = g_strdup ("**Strong** and *emphasis*.\n\n- One\n- Two");
  jct_view_state_put_slide (state, "lesson", slide, 0, NULL, NULL);
  shots_show_page (shots, "story");
}

/* Any step out of the window, once it is laid out. */
static void
settle_steps (Shots *shots)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) found = g_list_model_get_item (windows, i);

      while (JCT_IS_STEP_DIALOG (found)
             && jct_step_dialog_get_sheets (JCT_STEP_DIALOG (found)) == NULL)
        g_main_context_iteration (NULL, TRUE);
    }
}

static void
settle_print_slide (Shots *shots)
{
  select_slide (shots, "the-halt");
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.print-slide", NULL);
  settle_steps (shots);
}

static void
enter_print_slow_reveal (Shots *shots, JctViewState *state)
{
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.print-slow-reveal", NULL);
}

static void
settle_export_story (Shots *shots)
{
  wait_for_pictures (shots);
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.export-story", NULL);
}

const ShotsState shots_story[] = {
  { "print-slide", enter_story, settle_print_slide },
  { "print-slow-reveal", enter_print_slow_reveal, settle_steps },
  { "export-story", enter_story, settle_export_story },
  { "story", enter_story, settle_halt },
  { "story-predict", enter_story, settle_predict },
  { "story-guesses", enter_guesses, settle_guesses },
  { "story-step", enter_story, settle_step },
  { "story-anonymous", enter_story, settle_anonymous },
  { "story-empty", enter_no_story },
  { "story-words", enter_long_story, wait_for_pictures },
  { "slide-added", enter_slide_added },
  { 0 },
};
