/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Versions of a document with one event, category, source or definition added, changed, moved or gone.
 *
 * Each function gives a new version (transfer full), or NULL and a JCT_DOCUMENT_ERROR that says what a person can mend.
 * "With" adds what has an id (or key) that the document does not know, and replaces what it knows under it; ids are
 * never changed. What a person may have said of the thing that is gone (in saved views, events, claims) is mended in
 * the same version: nothing names what is not there, and a saved view of a definition that is gone shows the same
 * figures as before.
 */
#pragma once

#include "model/jct-document.h"

G_BEGIN_DECLS

/* Characters of a title for labels in little room. */
#define JCT_ITEM_SHORT_TITLE 28

/* ---- events ---- */

/* Whether the event can be one of the document: a title, a category that is there (or "" for none), sources that are
 * there, or that the event of that id had before; no text too long for a file. */
gboolean     jct_document_check_event        (const JctDocument *document, const JctEvent *event, GError **error);
/* Without an id (NULL) it gets one, from its title. */
JctDocument *jct_document_with_event         (const JctDocument *document, const JctEvent *event, char **id,
                                              GError **error);
JctDocument *jct_document_without_event      (const JctDocument *document, const char *id, GError **error);

/* ---- categories ---- */

/* A title that no other category has. */
gboolean     jct_document_check_category     (const JctDocument *document, const JctCategory *category,
                                              GError **error);
/* A new one comes last, with a hue that is still free where none is chosen. */
JctDocument *jct_document_with_category      (const JctDocument *document, const JctCategory *category, char **id,
                                              GError **error);
/* All keep the hues they have by their places now. */
JctDocument *jct_document_with_category_at   (const JctDocument *document, const char *id, guint index,
                                              GError **error);
/* Its events go to the category `heir`; to none where that is "". */
JctDocument *jct_document_without_category   (const JctDocument *document, const char *id, const char *heir,
                                              GError **error);
guint        jct_document_count_events_of    (const JctDocument *document, const char *category);
/* The hue that a category has: its own, or that of its place. Never JCT_HUE_BY_PLACE. */
JctHue       jct_document_get_category_hue   (const JctDocument *document, guint index);
/* The first that no category has; where all are taken, the one of the next place. */
JctHue       jct_document_find_free_hue      (const JctDocument *document);

/* ---- sources ---- */

/* A title; a date that is EDTF or none; an address that is http or https or none. */
gboolean     jct_document_check_source       (const JctDocument *document, const JctSource *source, GError **error);
JctDocument *jct_document_with_source        (const JctDocument *document, const JctSource *source, char **key,
                                              GError **error);
/* Events, claims and slides no longer cite it. What a table rests on cannot go. */
JctDocument *jct_document_without_source     (const JctDocument *document, const char *key, GError **error);

typedef struct
{
  guint n_events; /* that it is a source of, or of what was claimed of them */
  guint n_claims;
  guint n_slides;
  guint n_tables;
} JctCitations;

JctCitations jct_document_count_citations    (const JctDocument *document, const char *key);

/* ---- definitions ---- */

/* A title that no other definition has; a table, and a measure of it. */
gboolean     jct_document_check_definition   (const JctDocument *document, const JctDefinition *definition,
                                              GError **error);
JctDocument *jct_document_with_definition    (const JctDocument *document, const JctDefinition *definition, char **id,
                                              GError **error);
JctDocument *jct_document_with_definition_at (const JctDocument *document, const char *id, guint index,
                                              GError **error);
JctDocument *jct_document_without_definition (const JctDocument *document, const char *id, GError **error);
/* How many saved views show it. */
guint        jct_document_count_views_of     (const JctDocument *document, const char *definition);

/* ---- claims ---- */

/* A quotation or paraphrase; a source that is there, or none; what it is about is a dimension of some table. */
gboolean     jct_document_check_claim        (const JctDocument *document, const JctClaim *claim, GError **error);
/* A new one comes after the last of its source. */
JctDocument *jct_document_with_claim         (const JctDocument *document, const JctClaim *claim, char **id,
                                              GError **error);
JctDocument *jct_document_without_claim      (const JctDocument *document, const char *id, GError **error);

/* ---- stories and their slides ---- */

/* A title; slides that can be shown (jct_document_check_slide()), not too many. */
gboolean     jct_document_check_story        (const JctDocument *document, const JctStory *story, GError **error);
/* Sources that are there, or that the slide of that id had before; a view that can be drawn, or none. */
gboolean     jct_document_check_slide        (const JctDocument *document, const JctSlide *slide, GError **error);
/* A new one comes last. Slides without an id get one. */
JctDocument *jct_document_with_story         (const JctDocument *document, const JctStory *story, char **id,
                                              GError **error);
JctDocument *jct_document_with_story_at      (const JctDocument *document, const char *id, guint index,
                                              GError **error);
JctDocument *jct_document_without_story      (const JctDocument *document, const char *id, GError **error);
/* Of the story of that id; one that the document does not have is an error (JCT_DOCUMENT_ERROR_NO_STORY), and so is a
 * slide that the story does not have. A slide without an id, or with a new one, comes in at `index` (past the end: last)
 * and is given one; a known one is replaced where it stands. */
JctDocument *jct_document_with_slide         (const JctDocument *document, const char *story, const JctSlide *slide,
                                              guint index, char **id, GError **error);
JctDocument *jct_document_with_slide_at      (const JctDocument *document, const char *story, const char *slide,
                                              guint index, GError **error);
/* A copy of it right after it, of id `copy` (nullable) (transfer full). */
JctDocument *jct_document_with_slide_twice   (const JctDocument *document, const char *story, const char *slide,
                                              char **copy, GError **error);
JctDocument *jct_document_without_slide      (const JctDocument *document, const char *story, const char *slide,
                                              GError **error);

/* ---- what a view says of them ---- */

/* Each makes the view fit a version without that thing; TRUE if that changed it. */
gboolean     jct_view_forget_event           (JctView *view, const char *id);
gboolean     jct_view_forget_claim           (JctView *view, const char *id);
gboolean     jct_view_forget_category        (JctView *view, const char *id);
/* The view says itself what the definition said for it; `document` still has the definition. */
gboolean     jct_view_forget_definition      (JctView *view, const JctDocument *document, const char *id);
/* The event is among those shown. TRUE if that changed the view. */
gboolean     jct_view_include_event          (JctView *view, const JctEvent *event);

G_END_DECLS
