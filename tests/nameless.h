/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a text names what a slide without names must not tell. */
#pragma once

#include <string.h>

#include "model/jct-document.h"

static inline void
add_words (GHashTable *words, const char *text)
{
  g_auto (GStrv) parts = g_str_tokenize_and_fold (text != NULL ? text : "", NULL, NULL);

  for (char **part = parts; *part != NULL; part++)
    if (strlen (*part) > 3)
      g_hash_table_add (words, g_strdup (*part));
}

/* Every word of what has a name in the document. */
static inline GHashTable *
list_names (JctDocument *document)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  static const char *const own[]
    = { "names", "places", "years", "shown",  "highest", "value", "place",
        "year",  "month",  "count", "series", "events",  "over",  "time",
        "words", "this",   "slide", "hidden", "notes",
        "speaker" };

  for (guint i = 0; i < jct_document_get_n_events (document); i++)
    {
      add_words (words, jct_document_get_event (document, i)->title);
      add_words (words, jct_document_get_event (document, i)->short_title);
    }
  for (guint i = 0; i < jct_document_get_n_definitions (document); i++)
    add_words (words, jct_document_get_definition (document, i)->title);
  for (guint i = 0; i < jct_document_get_n_categories (document); i++)
    add_words (words, jct_document_get_category (document, i)->title);
  for (guint i = 0; i < jct_document_get_n_tables (document); i++)
    {
      JctTable *table = jct_document_get_table (document, i);

      add_words (words, jct_table_get_title (table));
      add_words (words, jct_table_get_measure_title (table, 0));
      for (guint d = 0; d < jct_table_get_n_dimensions (table); d++)
        for (guint v = 0; v < jct_table_get_n_values (table, d); v++)
          add_words (words, jct_table_get_value_label (table, d, v));
    }
  for (guint i = 0; i < jct_document_get_n_sources (document); i++)
    add_words (words, jct_document_get_source (document, i)->title);
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    g_hash_table_remove (words, own[i]);
  return words;
}

static inline void
assert_nameless (GHashTable *names, const char *text)
{
  g_auto (GStrv) words = g_str_tokenize_and_fold (text, NULL, NULL);

  for (char **word = words; *word != NULL; word++)
    {
      guint64 number;

      if (g_hash_table_contains (names, *word))
        g_error ("“%s” names “%s”", text, *word);
      /* A number of the axis has its thousands apart. */
      if (strlen (*word) == 4 && g_ascii_string_to_unsigned (*word, 10, 1990, 2030, &number, NULL))
        g_error ("“%s” names a year", text);
    }
}
