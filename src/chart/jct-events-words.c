/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a figure of events alone. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "chart/jct-events-private.h"
#include "model/jct-number-format.h"

/* So many categories are told with their counts. */
#define MAX_CATEGORIES 6

static gboolean
is_in_sight (const JctEvent *event, JctSpan visible)
{
  return jct_span_is_empty (visible)
         || !jct_span_is_empty (jct_span_intersect (jct_edtf_span (&event->date), visible));
}

/* The bounded days of the events shown that lie in `visible`, and how many these are. */
static guint
find_shown (const JctDocument *document, const JctView *view, JctSpan visible, JctSpan *days)
{
  JctSpan bounds = jct_span_is_empty (visible) ? jct_document_get_events_span (document) : visible;
  guint n = 0;

  *days = (JctSpan){ 0, 0 };
  for (guint i = 0; i < jct_document_get_n_events (document); i++)
    {
      const JctEvent *event = jct_document_get_event (document, i);

      if (!jct_view_shows_event (view, event) || !is_in_sight (event, bounds))
        continue;
      *days = jct_span_union (*days, jct_span_intersect (jct_edtf_span (&event->date), bounds));
      n++;
    }
  return n;
}

/* (nullable): without events in sight there are no days */
static char *
dup_days (JctSpan days)
{
  if (jct_span_is_empty (days))
    return NULL;
  g_autofree char *from = jct_day_to_label (days.start, JCT_LABEL_LONG);
  g_autofree char *to = jct_day_to_label (days.end - 1, JCT_LABEL_LONG);
  if (days.end - days.start == 1)
    return g_steal_pointer (&from);
  /* Translators: from a day to a day. */
  return g_strdup_printf (C_ ("days of events", "%s to %s"), from, to);
}

char *
jct_events_dup_count (guint n, guint n_all)
{
  g_autofree char *shown = jct_format_value (n, 0);
  g_autofree char *all = jct_format_value (n_all, 0);

  if (n == n_all)
    return g_strdup_printf (ngettext ("%s event", "%s events", n), shown);
  /* Translators: how many events are shown, of how many there are. */
  return g_strdup_printf (ngettext ("%s of %s event", "%s of %s events", n_all), shown, all);
}

char *
jct_events_dup_subtitle (const JctDocument *document, const JctView *view, JctSpan visible)
{
  guint n_all = jct_document_get_n_events (document);
  JctSpan days;
  guint n = find_shown (document, view, visible, &days);
  g_autofree char *range = dup_days (days);
  g_autofree char *count = jct_events_dup_count (n, n_all);

  if (range == NULL)
    return g_steal_pointer (&count);
  /* Translators: how many events, and their days: "18 events, 8 August 1972 to 3 May 2019". */
  return g_strdup_printf (C_ ("events", "%s, %s"), count, range);
}

char *
jct_events_dup_source_line (const JctDocument *document)
{
  /* Translators: the title of a document; “Juncture” is the name of the program. */
  return g_strdup_printf (C_ ("source line", "Source: %s; Juncture"),
                          jct_document_get_title (document));
}

static guint
count_category (const JctDocument *document, const JctView *view, JctSpan visible, const char *id)
{
  guint n = 0;

  for (guint i = 0; i < jct_document_get_n_events (document); i++)
    {
      const JctEvent *event = jct_document_get_event (document, i);

      if (g_strcmp0 (event->category, id) == 0 && jct_view_shows_event (view, event)
          && is_in_sight (event, visible))
        n++;
    }
  return n;
}

/* " Repatriation cooperation: 12. Policy: 6." */
static void
append_categories (GString *text, const JctDocument *document, const JctView *view, JctSpan visible)
{
  guint n_told = 0;

  for (guint i = 0; i < jct_document_get_n_categories (document) && n_told < MAX_CATEGORIES; i++)
    {
      const JctCategory *category = jct_document_get_category (document, i);
      guint n = count_category (document, view, visible, category->id);

      if (n == 0)
        continue;
      g_string_append_c (text, ' ');
      /* Translators: a category of events, and how many it has. */
      g_string_append_printf (text, C_ ("events", "%s: %u."), category->title, n);
      n_told++;
    }
}

char *
jct_events_describe (const JctDocument *document, const JctView *view, JctSpan visible)
{
  g_autofree char *what = jct_events_dup_subtitle (document, view, visible);
  g_autoptr (GString) text = g_string_new (NULL);
  const JctEvent *event = view->selected_event != NULL
                            ? jct_document_find_event (document, view->selected_event)
                            : NULL;

  /* Translators: a chart's type and what it shows. */
  g_string_append_printf (text, C_ ("description", "%s: %s."), C_ ("chart type", "Timeline"), what);
  append_categories (text, document, view, visible);
  if (event != NULL)
    {
      g_autofree char *date = jct_edtf_to_label (&event->date, JCT_LABEL_LONG);

      g_string_append_c (text, ' ');
      /* Translators: the title of an event and its date. */
      g_string_append_printf (text, _ ("Selected event: %s, %s."), event->title, date);
    }
  return g_strdup (text->str);
}
