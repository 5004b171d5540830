/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Story page: slides in their list, one of them as it will be seen, the form. */
#include "config.h"

#include "shots.h"

#include "widgets/jct-slide-view.h"
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

const ShotsState shots_story[] = {
  { "story", enter_story, settle_halt },
  { "story-predict", enter_story, settle_predict },
  { "story-step", enter_story, settle_step },
  { "story-anonymous", enter_story, settle_anonymous },
  { "story-empty", enter_no_story },
  { "story-words", enter_long_story, wait_for_pictures },
  { "slide-added", enter_slide_added },
  { 0 },
};
