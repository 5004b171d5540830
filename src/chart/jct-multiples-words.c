/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What small multiples say of themselves. */
#include "config.h"

#include "analysis/jct-elsewhere.h"
#include "analysis/jct-words.h"
#include "chart/jct-multiples-private.h"

#include <glib/gi18n-lib.h>

char *
jct_multiples_dup_scale (const JctView *view)
{
  return g_strdup (view->free_scale ? C_ ("chart subtitle", "each panel has its own scale")
                                    : C_ ("chart subtitle", "the same scale in all panels"));
}

char *
jct_multiples_dup_window (const JctDocument *document, const JctView *view, JctPeriodKind kind)
{
  const JctEvent *event = view->selected_event != NULL
                            ? jct_document_find_event (document, view->selected_event)
                            : NULL;

  if (event == NULL)
    return NULL;
  g_autofree char *periods = jct_words_periods (view->k, kind.unit);
  g_autofree char *label = jct_edtf_to_label (&event->date, JCT_LABEL_SHORT);
  g_auto (GStrv) words = g_strsplit (label, " ", -1);
  /* Stays on one line. */
  g_autofree char *date = g_strjoinv ("\u00a0", words);
  /* Translators: a number of periods, an event and its date: "means of the six months before and
   * after “China suspends cooperation” (5 Aug 2022)". */
  return g_strdup_printf (C_ ("chart subtitle", "means of the %s before and after “%s” (%s)"),
                          periods, jct_event_get_short (event), date);
}

char *
jct_multiples_dup_more (guint n)
{
  return g_strdup_printf (ngettext ("and %u more", "and %u more", n), n);
}

/* What the document is about: the one value of the dimension that its own view lets pass. */
static const char *
find_default_value (const JctView *own, const char *dimension)
{
  const char *const *values
    = dimension != NULL ? jct_filter_get_values (own->filter, dimension) : NULL;

  return values != NULL && values[0] != NULL && values[1] == NULL ? values[0] : NULL;
}

JctSeries *
jct_chart_find_focus (const JctDocument *document, const JctView *view, JctSeriesSet *series)
{
  int index = jct_series_set_find (series, view->focus);

  if (index < 0)
    {
      g_autoptr (JctView) own = jct_document_dup_default_view (document);
      g_auto (JctResolvedView) resolved = { 0 };
      if (jct_document_resolve_view (document, view, &resolved, NULL))
        index = jct_series_set_find (series, find_default_value (own, resolved.by));
    }
  return index >= 0 ? jct_series_set_get (series, (guint) index) : NULL;
}

char *
jct_chart_dup_elsewhere (const JctDocument *document, const JctView *view, JctSeriesSet *series)
{
  const JctEvent *event = view->selected_event != NULL
                            ? jct_document_find_event (document, view->selected_event)
                            : NULL;
  g_autofree char *by = jct_chart_dup_split (document, view);
  JctElsewhere result;

  if (event == NULL || by == NULL || jct_series_set_get_n (series) == 0)
    return NULL;
  const JctSeries *focus = jct_chart_find_focus (document, view, series);
  jct_elsewhere_compute (series, focus != NULL ? jct_series_get_key (focus) : NULL,
                         jct_period_from_day (jct_series_set_get_kind (series),
                                              jct_edtf_anchor (&event->date)),
                         view->k, view->event_period, &result);
  return jct_elsewhere_to_sentence (&result, by);
}
