/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a JSON-stat dataset says of itself, and what a person should know of how it was read. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "io/jct-json-stat-table-private.h"

#define SOURCE_KEY "source"

const char *
jct_stat_about_place (const JctStatTable *table)
{
  return *table->at.pointer != '\0' ? table->at.pointer : NULL;
}

/* "2024-05-09" of "2024-05-09T11:00:00+0200"; NULL where that is no day. */
static char *
dup_day (const char *text)
{
  g_autofree char *day = text != NULL ? g_strndup (text, 10) : NULL;
  JctPeriod period;

  return day != NULL && jct_period_parse (day, jct_period_kind (JCT_PERIOD_DAY, 1), &period)
           ? g_steal_pointer (&day)
           : NULL;
}

gboolean
jct_stat_about_add_source (const JctStatTable *table,
                           JctDocumentBuilder *builder,
                           const char *name,
                           GError **error)
{
  g_autoptr (JctSource) source = jct_source_new ();
  const char *title = NULL;
  const char *updated = NULL;
  const char *keys[] = { NULL, NULL };

  if (!jct_json_get_text (table->dataset, &table->at, "source", FALSE, &title, error)
      || !jct_json_get_text (table->dataset, &table->at, "updated", FALSE, &updated, error)
      || !jct_json_dup_text (table->dataset, &table->at, "href", FALSE, &source->url, error))
    return FALSE;
  if (title == NULL)
    return TRUE;
  source->key = g_strconcat (SOURCE_KEY, "-", name, NULL);
  source->title = g_strdup (title);
  source->date = dup_day (updated);
  if (source->date != NULL)
    jct_table_builder_set_data_date (table->table, source->date);
  keys[0] = source->key;
  jct_table_builder_set_source_keys (table->table, keys);
  return jct_document_builder_take_source (builder, g_steal_pointer (&source), error);
}

/* Notes are the offices' own words on what the figures mean. */
void
jct_stat_about_describe (const JctStatTable *table)
{
  const json_t *notes = json_object_get (table->dataset, "note");
  g_autoptr (GString) description = g_string_new (NULL);
  json_t *note;
  gsize i;

  json_array_foreach (notes, i, note)
    {
      if (json_is_string (note))
        g_string_append_printf (description, "%s%s", description->len > 0 ? "\n" : "",
                                json_string_value (note));
    }
  if (description->len > 0)
    jct_table_builder_set_description (table->table, description->str);
}

void
jct_stat_about_note (const JctStatTable *table, JctDocumentBuilder *builder)
{
  g_autofree char *message = NULL;

  jct_stat_status_note (table, builder);
  if (table->time.kind.unit == JCT_PERIOD_FISCAL_YEAR)
    jct_document_builder_add_problem (
      builder, jct_stat_about_place (table),
      _ ("The file does not say in which month its fiscal years start; January was "
         "assumed."));
  if (table->time.n_left_out == 0)
    return;
  message = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE,
                 "%u period is longer than the others and was left out, since it would count the "
                 "same twice.",
                 "%u periods are longer than the others and were left out, since they would count "
                 "the same twice.",
                 table->time.n_left_out),
    table->time.n_left_out);
  jct_document_builder_add_problem (builder, jct_stat_about_place (table), message);
}
