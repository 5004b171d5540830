/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-read-timeline.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/jct-io-error.h"
#include "io/jct-limits.h"
#include "io/jct-plain-text.h"

#define ERA_CATEGORY "era"

typedef struct
{
  JctDocumentBuilder *builder;
  const JctLoadContext *context;
  guint n_times;       /* dates with a time of day */
  guint n_other_media; /* media that are no address of the web */
} Timeline;

/* ---- dates ---- */

/* A part of a date: a number, or a text of digits; "" and null are none. */
static gboolean
read_part (const json_t *date,
           const JctJsonPlace *at,
           const char *key,
           gboolean *present,
           int *out,
           GError **error)
{
  const json_t *value = json_object_get (date, key);
  const char *text = json_string_value (value);
  gint64 number = json_integer_value (value);

  *present = FALSE;
  if (value == NULL || json_is_null (value) || (text != NULL && *text == '\0'))
    return TRUE;
  if (text != NULL ? !g_ascii_string_to_signed (text, 10, -99999, 99999, &number, NULL)
                   : !json_is_integer (value) || ABS (number) > 99999)
    return jct_json_fail (at, key, _ ("a whole number"), value, error);
  *present = TRUE;
  *out = (int) number;
  return TRUE;
}

static gboolean
has_time (const json_t *date)
{
  const json_t *hour = json_object_get (date, "hour");

  return json_is_integer (hour) || json_string_length (hour) > 0;
}

/* EDTF counts the years before 1 from 0: 1 BCE is 0, 44 BCE is -43. */
static char *
year_to_edtf (int year)
{
  int counted = year < 0 ? year + 1 : year;

  return g_strdup_printf ("%s%04d", counted < 0 ? "-" : "", ABS (counted));
}

/* (transfer full): the date's EDTF; NULL with an error. */
static char *
read_date (Timeline *timeline, const json_t *date, const JctJsonPlace *at, GError **error)
{
  gboolean has_year;
  gboolean has_month;
  gboolean has_day;
  int year = 0;
  int month = 0;
  int day = 0;
  g_autofree char *year_text = NULL;

  if (!jct_json_expect_object (date, at, error)
      || !read_part (date, at, "year", &has_year, &year, error)
      || !read_part (date, at, "month", &has_month, &month, error)
      || !read_part (date, at, "day", &has_day, &day, error))
    return NULL;
  if (!has_year || (has_day && !has_month))
    {
      jct_json_fail (at, has_year ? "month" : "year", _ ("a whole number"), NULL, error);
      return NULL;
    }
  if ((has_month && (month < 1 || month > 12)) || (has_day && (day < 1 || day > 31)))
    {
      jct_json_fail (at, has_month && (month < 1 || month > 12) ? "month" : "day",
                     _ ("a month from 1 to 12, or a day from 1 to 31"),
                     json_object_get (date, month < 1 || month > 12 ? "month" : "day"), error);
      return NULL;
    }
  timeline->n_times += has_time (date);
  year_text = year_to_edtf (year);
  if (has_day)
    return g_strdup_printf ("%s-%02d-%02d", year_text, month, day);
  return has_month ? g_strdup_printf ("%s-%02d", year_text, month) : g_steal_pointer (&year_text);
}

static gboolean
read_dates (
  Timeline *timeline, JctEvent *event, const json_t *slide, const JctJsonPlace *at, GError **error)
{
  g_autofree char *start_pointer = jct_json_pointer_key (at->pointer, "start_date");
  g_autofree char *end_pointer = jct_json_pointer_key (at->pointer, "end_date");
  JctJsonPlace start_at = { at->file, start_pointer };
  JctJsonPlace end_at = { at->file, end_pointer };
  const json_t *start_date = json_object_get (slide, "start_date");
  const json_t *end_date = json_object_get (slide, "end_date");
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) inner = NULL;

  if (start_date == NULL)
    return jct_json_fail (at, "start_date", _ ("an object with a year"), NULL, error);
  start = read_date (timeline, start_date, &start_at, error);
  if (start == NULL)
    return FALSE;
  if (json_is_object (end_date) && json_object_size (end_date) > 0)
    {
      end = read_date (timeline, end_date, &end_at, error);
      if (end == NULL)
        return FALSE;
    }
  text = end != NULL && strcmp (start, end) != 0 ? g_strconcat (start, "/", end, NULL)
                                                 : g_strdup (start);
  if (jct_edtf_parse (text, &event->date, &inner))
    return TRUE;
  return jct_json_fail_with (end != NULL ? at : &start_at, NULL, JCT_IO_ERROR_VALUE, error, "%s",
                             inner->message);
}

/* ---- texts ---- */

/* The plain text at a key, NULL where there is none. */
static gboolean
read_plain (
  const json_t *object, const JctJsonPlace *at, const char *key, char **out, GError **error)
{
  const char *html = NULL;
  g_autofree char *plain = NULL;

  if (!jct_json_get_text (object, at, key, FALSE, &html, error))
    return FALSE;
  plain = html != NULL ? jct_plain_text_from_html (html) : NULL;
  g_free (*out);
  *out = plain != NULL && *plain != '\0' ? g_steal_pointer (&plain) : NULL;
  return TRUE;
}

/* Headline and text of a slide. */
static gboolean
read_texts (
  const json_t *slide, const JctJsonPlace *at, char **headline, char **text, GError **error)
{
  g_autofree char *pointer = jct_json_pointer_key (at->pointer, "text");
  JctJsonPlace text_at = { at->file, pointer };
  json_t *object = NULL;

  return jct_json_get_object (slide, at, "text", FALSE, &object, error)
         && read_plain (object, &text_at, "headline", headline, error)
         && read_plain (object, &text_at, "text", text, error);
}

static void
complete_title (JctEvent *event)
{
  char *title = jct_plain_text_dup_title (event->title, event->summary);

  g_free (event->title);
  event->title = title;
}

/* How the date is to be displayed stands with the start or with the slide. */
static gboolean
read_display_date (JctEvent *event, const json_t *slide, const JctJsonPlace *at, GError **error)
{
  g_autofree char *pointer = jct_json_pointer_key (at->pointer, "start_date");
  JctJsonPlace start_at = { at->file, pointer };

  if (!read_plain (slide, at, "display_date", &event->precision_note, error))
    return FALSE;
  return event->precision_note != NULL
         || read_plain (json_object_get (slide, "start_date"), &start_at, "display_date",
                        &event->precision_note, error);
}

/* ---- media ---- */

static gboolean
read_media (
  Timeline *timeline, JctEvent *event, const json_t *slide, const JctJsonPlace *at, GError **error)
{
  g_autofree char *pointer = jct_json_pointer_key (at->pointer, "media");
  JctJsonPlace media_at = { at->file, pointer };
  json_t *media = NULL;
  const char *address = NULL;
  g_autoptr (JctSource) source = jct_source_new ();
  GError *inner = NULL;

  if (!jct_json_get_object (slide, at, "media", FALSE, &media, error)
      || !jct_json_get_text (media, &media_at, "url", FALSE, &address, error)
      || !read_plain (media, &media_at, "caption", &source->title, error)
      || !read_plain (media, &media_at, "credit", &source->publisher, error))
    return FALSE;
  if (address == NULL || *address == '\0')
    return TRUE;
  if (!jct_url_is_openable (address))
    {
      timeline->n_other_media++;
      return TRUE;
    }
  source->key = g_strconcat ("media-", event->id, NULL);
  source->url = g_strdup (address);
  if (source->title == NULL)
    source->title = g_strdup (address);
  g_strfreev (event->source_keys);
  event->source_keys = g_new0 (char *, 2);
  event->source_keys[0] = g_strdup (source->key);
  if (jct_document_builder_take_source (timeline->builder, g_steal_pointer (&source), &inner))
    return TRUE;
  jct_io_error_take (error, JCT_IO_ERROR_DUPLICATE, at->file, media_at.pointer, inner);
  return FALSE;
}

/* ---- slides ---- */

/* Its own id, or one of its number, and the category that it stands in. */
static void
complete_names (JctEvent *event, gboolean is_era, gsize index)
{
  if (event->id == NULL || *event->id == '\0')
    {
      g_free (event->id);
      event->id = g_strdup_printf ("%s-%u", is_era ? "era" : "event", (guint) index + 1);
    }
  if (is_era && *event->category == '\0')
    {
      g_free (event->category);
      event->category = g_strdup (ERA_CATEGORY);
    }
}

static gboolean
read_slide (Timeline *timeline,
            const json_t *slide,
            const JctJsonPlace *at,
            gboolean is_era,
            gsize index,
            GError **error)
{
  g_autoptr (JctEvent) event = jct_event_new ();
  GError *inner = NULL;

  if (!jct_json_expect_object (slide, at, error)
      || !jct_json_dup_text (slide, at, "unique_id", FALSE, &event->id, error)
      || !read_dates (timeline, event, slide, at, error)
      || !read_texts (slide, at, &event->title, &event->summary, error)
      || !read_display_date (event, slide, at, error)
      || !jct_json_dup_text (slide, at, "group", FALSE, &event->category, error))
    return FALSE;
  complete_names (event, is_era, index);
  event->verified = TRUE;
  complete_title (event);
  if (!read_media (timeline, event, slide, at, error))
    return FALSE;
  if (jct_document_builder_take_event (timeline->builder, g_steal_pointer (&event), &inner))
    return TRUE;
  jct_io_error_take (error, JCT_IO_ERROR_DUPLICATE, at->file, at->pointer, inner);
  return FALSE;
}

static gboolean
read_slides (Timeline *timeline,
             json_t *root,
             const JctJsonPlace *root_at,
             const char *key,
             gboolean are_eras,
             GError **error)
{
  g_autofree char *pointer = jct_json_pointer_key (root_at->pointer, key);
  json_t *slides = NULL;
  json_t *slide;
  gsize i;

  if (!jct_json_get_array (root, root_at, key, !are_eras, &slides, error))
    return FALSE;
  if (json_array_size (slides) > JCT_LIMIT_EVENTS)
    return jct_json_fail_with (root_at, key, JCT_IO_ERROR_LIMIT, error,
                               _ ("The list has more than %d entries."), JCT_LIMIT_EVENTS);
  json_array_foreach (slides, i, slide)
    {
      g_autofree char *slide_pointer = jct_json_pointer_index (pointer, i);
      JctJsonPlace at = { root_at->file, slide_pointer };

      if (!read_slide (timeline, slide, &at, are_eras, i, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- the document ---- */

static gboolean
read_title (Timeline *timeline, json_t *root, const JctJsonPlace *root_at, GError **error)
{
  JctJsonPlace at = { root_at->file, "/title" };
  g_autofree char *headline = NULL;
  g_autofree char *text = NULL;
  g_autofree char *file_title = jct_load_context_dup_title (timeline->context);
  json_t *slide = NULL;

  if (!jct_json_get_object (root, root_at, "title", FALSE, &slide, error)
      || !read_texts (slide, &at, &headline, &text, error))
    return FALSE;
  if (headline != NULL)
    g_strdelimit (headline, "\n", ' ');
  jct_document_builder_set_title (timeline->builder, headline != NULL ? headline : file_title);
  if (text != NULL)
    jct_document_builder_set_description (timeline->builder, text);
  return TRUE;
}

static gboolean
check_scale (const json_t *root, const JctJsonPlace *at, GError **error)
{
  const char *scale = "human";

  if (!jct_json_get_text (root, at, "scale", FALSE, &scale, error))
    return FALSE;
  if (strcmp (scale, "human") == 0 || *scale == '\0')
    return TRUE;
  return jct_json_fail_value (
    at, "scale", _ ("the scale “human”, for the program counts days, not ages of the Earth"), scale,
    error);
}

static void
add_note (const Timeline *timeline, guint n, const char *format)
{
  g_autofree char *number = g_strdup_printf ("%u", n);
  g_autoptr (GString) message = g_string_new (format);

  if (n == 0)
    return;
  g_string_replace (message, "%s", number, 1);
  jct_document_builder_add_problem (timeline->builder, NULL, message->str);
}

static void
add_notes (const Timeline *timeline)
{
  add_note (timeline, timeline->n_times,
            g_dngettext (GETTEXT_PACKAGE, "%s date has a time of day, which is left out.",
                         "%s dates have a time of day, which is left out.", timeline->n_times));
  add_note (timeline, timeline->n_other_media,
            g_dngettext (GETTEXT_PACKAGE,
                         "The media of %s event have no address of the web and are left out.",
                         "The media of %s events have no address of the web and are left out.",
                         timeline->n_other_media));
}

JctDocument *
jct_read_timeline (const JctLoadContext *context, json_t *root, GError **error)
{
  g_autoptr (JctDocumentBuilder) builder = jct_document_builder_new ("timeline");
  Timeline timeline = { .builder = builder, .context = context };
  JctJsonPlace at = { context->name, "" };
  JctDocument *document;
  GError *inner = NULL;

  if (!check_scale (root, &at, error) || !read_title (&timeline, root, &at, error)
      || !read_slides (&timeline, root, &at, "events", FALSE, error)
      || !read_slides (&timeline, root, &at, "eras", TRUE, error))
    return NULL;
  add_notes (&timeline);
  document = jct_document_builder_finish (builder, &inner);
  if (document == NULL)
    jct_io_error_take (error, JCT_IO_ERROR_STRUCTURE, context->name, NULL, inner);
  return document;
}
