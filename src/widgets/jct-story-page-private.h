/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/jct-slide-form.h"
#include "widgets/jct-slide-view.h"
#include "widgets/jct-slide-row.h"
#include "widgets/jct-story-page.h"

G_BEGIN_DECLS

struct _JctStoryPage
{
  JctPanel parent_instance;

  /* Template */
  GtkStack *stack;
  AdwLeaflet *leaflet;
  GtkDropDown *stories;
  GtkListBox *list;
  GtkWidget *to_list;
  GtkStack *details;
  GtkBox *body;
  GtkWidget *separator;
  JctSlideView *preview;
  JctSlideForm *form;

  char *story;              /* (nullable): id of the one that is shown */
  char *slide;              /* (nullable): id of the selected one */
  char *shown_slide;        /* (nullable): which the list was scrolled to */
  JctSlidePicture *shown;   /* (nullable): of which the form has the periods */
  GCancellable *drawing;    /* (nullable): of the picture that is being made */
  gboolean is_filling;
  gboolean is_stale;
};

/* jct-story-page.c */
JctViewState   *jct_story_page_get_state      (JctStoryPage *self);
/* (nullable) (transfer none) */
const JctStory *jct_story_page_find_story     (JctStoryPage *self);
/* (nullable) (transfer none); `index` (nullable) is its place */
const JctSlide *jct_story_page_find_slide     (JctStoryPage *self, guint *index);
/* The selected slide, and what can be done with it. */
void            jct_story_page_show_selected  (JctStoryPage *self);
void            jct_story_page_tell           (JctStoryPage *self, const char *format, const char *title);
void            jct_story_page_fail           (JctStoryPage *self, const GError *error);

/* jct-story-page-list.c */
void            jct_story_page_bind_list      (GtkWidgetClass *widget_class);
void            jct_story_page_fill           (JctStoryPage *self);
/* (nullable): the row of a slide */
JctSlideRow    *jct_story_page_find_row       (JctStoryPage *self, const char *slide);
void            jct_story_page_select_slide   (JctStoryPage *self, const char *slide);
/* Makes the pictures that are missing, one after another. */
void            jct_story_page_draw           (JctStoryPage *self);

/* jct-story-page-edit.c */
void            jct_story_page_install_edits  (GtkWidgetClass *widget_class);
void            jct_story_page_move_slide     (JctStoryPage *self, const char *slide, guint index);
void            jct_story_page_update_actions (JctStoryPage *self);

/* jct-story-page-stories.c */
void            jct_story_page_install_stories (GtkWidgetClass *widget_class);

G_END_DECLS
