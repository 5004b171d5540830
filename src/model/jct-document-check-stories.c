/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether what the slides of a story show is there. */
#include "config.h"

#include "model/jct-document-private.h"

#include <glib/gi18n-lib.h>

#include "model/jct-document-rounds.h"

/* ---- what is to be drawn ---- */

/* The first and last period of the slide's figures; FALSE where there are none. */
static gboolean
find_range (const JctDocument *document, const JctView *view, JctPeriod *first, JctPeriod *last)
{
  g_auto (JctResolvedView) resolved = { 0 };

  if (!jct_document_resolve_view (document, view, &resolved, NULL)
      || !jct_table_get_range (resolved.table, first, last))
    return FALSE;
  *first = jct_period_convert (*first, resolved.kind);
  *last = jct_period_convert (*last, resolved.kind);
  return TRUE;
}

/* Why nobody can draw on a slide to predict. (transfer full) (nullable): it can be drawn on */
static char *
dup_predict_problem (const JctDocument *document, const JctSlide *slide, const JctView *view)
{
  JctDay seen = jct_period_end_day (slide->predict.after);
  g_autofree char *after = jct_period_to_label (slide->predict.after, JCT_LABEL_LONG);
  g_autofree char *end = NULL;
  JctPeriod first, last;

  if (view == NULL)
    return g_strdup (_ ("A slide without a chart has nothing to predict."));
  if (!find_range (document, view, &first, &last))
    return NULL;
  if (seen < jct_period_end_day (first))
    {
      end = jct_period_to_label (first, JCT_LABEL_LONG);
      /* Translators: two periods, such as "October 2019". */
      return g_strdup_printf (
        _ ("There is nothing to predict from: up to %s no figure is seen, the first is of %s."),
        after, end);
    }
  if (seen >= jct_period_end_day (last))
    {
      end = jct_period_to_label (last, JCT_LABEL_LONG);
      /* Translators: two periods, such as "October 2019". */
      return g_strdup_printf (
        _ ("There is nothing to predict: after %s no figure is left, the last is of %s."), after,
        end);
    }
  return NULL;
}

static void
note_predict (JctDocumentBuilder *builder,
              const JctDocument *document,
              const char *place,
              const JctSlide *slide,
              const JctView *view)
{
  g_autofree char *problem
    = slide->has_predict ? dup_predict_problem (document, slide, view) : NULL;

  if (problem != NULL)
    jct_document_builder_add_problem (builder, place, problem);
}

/* Guesses that were drawn for other figures are kept, and not drawn beside these. */
static void
note_other_rounds (JctDocumentBuilder *builder,
                   const JctDocument *document,
                   const char *place,
                   const JctSlide *slide)
{
  for (guint i = 0; i < slide->rounds->len; i++)
    {
      const JctGuessRound *round = slide->rounds->pdata[i];
      g_autofree char *message = NULL;

      if (jct_document_round_fits (document, slide, round))
        continue;
      /* Translators: %s is the id of guesses that were kept together. */
      message = g_strdup_printf (
        _ ("The guesses “%s” were drawn for other figures than the slide shows."), round->id);
      jct_document_builder_add_problem (builder, place, message);
    }
}

/* ---- slides ---- */

static gboolean
check_slide (JctDocumentBuilder *builder,
             const JctDocument *document,
             const JctStory *story,
             const JctSlide *slide,
             GError **error)
{
  g_autofree char *place = NULL;
  const JctView *view = slide->view;

  /* Translators: %s are the ids of a slide and of its story; this comes before what is wrong with it. */
  place = g_strdup_printf (_ ("Slide “%s” of “%s”"), slide->id, story->id);
  if (view == NULL && slide->view_id != NULL)
    {
      view = jct_index_find (&document->views, slide->view_id);
      if (view == NULL)
        {
          g_set_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_NO_VIEW,
                       /* Translators: the first %s says where, the second is the id of a view. */
                       _ ("%s: The document has no view “%s”."), place, slide->view_id);
          return FALSE;
        }
    }
  /* A saved view was looked at as such. */
  if (slide->view != NULL && !jct_document_builder_check_view (builder, place, slide->view, error))
    return FALSE;
  note_predict (builder, document, place, slide, view);
  note_other_rounds (builder, document, place, slide);
  return TRUE;
}

gboolean
jct_document_builder_check_story (JctDocumentBuilder *builder,
                                  const JctDocument *document,
                                  const JctStory *story,
                                  GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < story->slides->len; i++)
    {
      const JctSlide *slide = story->slides->pdata[i];

      if (!g_hash_table_add (ids, slide->id))
        {
          g_set_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_DUPLICATE_ID,
                       /* Translators: %s are the ids of a story and of a slide. */
                       _ ("Two slides of the story “%s” have the id “%s”."), story->id, slide->id);
          return FALSE;
        }
      if (!check_slide (builder, document, story, slide, error))
        return FALSE;
    }
  return TRUE;
}
