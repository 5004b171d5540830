/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/jct-provenance.h"

#include <glib/gi18n-lib.h>

#include "model/jct-filter-words.h"
#include "model/jct-number-format.h"
#include "model/jct-row-places.h"

/* Decimals of sums that are no counts. */
#define DECIMALS 2

char *
jct_provenance_to_title (const JctProvenance *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->has_row)
    return jct_period_to_label ((JctPeriod){ jct_table_get_period_kind (self->table),
                                             jct_table_get_periods (self->table)[self->row] },
                                JCT_LABEL_LONG);
  return g_strdup (self->definition != NULL ? self->definition->title
                                            : jct_table_get_title (self->table));
}

char *
jct_provenance_to_filters (const JctProvenance *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return jct_filter_is_empty (self->filter) ? NULL : jct_filter_words (self->table, self->filter);
}

static char *
dup_date (const char *text)
{
  JctEdtf date;

  return jct_edtf_parse (text, &date, NULL) ? jct_edtf_to_label (&date, JCT_LABEL_LONG)
                                            : g_strdup (text);
}

char *
jct_provenance_to_table (const JctProvenance *self)
{
  g_autofree char *date = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (jct_table_get_data_date (self->table) == NULL)
    return g_strdup (jct_table_get_title (self->table));
  date = dup_date (jct_table_get_data_date (self->table));
  /* Translators: the title of a table and a date. */
  return g_strdup_printf (_ ("%s, data as of %s"), jct_table_get_title (self->table), date);
}

char *
jct_provenance_to_row (const JctProvenance *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (!self->has_row)
    return NULL;
  g_autofree char *row = jct_format_value ((double) self->row + 1, 0);
  g_autofree char *n = jct_format_value ((double) jct_table_get_n_rows (self->table), 0);
  /* Translators: both are numbers, as in "Row 1,234 of 68,815". */
  return g_strdup_printf (_ ("Row %s of %s, in the order of the periods"), row, n);
}

char *
jct_provenance_to_place (const JctProvenance *self)
{
  JctRowPlace place;

  g_return_val_if_fail (self != NULL, NULL);

  if (!self->has_row || !jct_row_place_find (self->table, self->row, &place))
    return NULL;
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof place);
  g_array_append_val (places, place);
  return jct_row_places_to_words (places);
}

char *
jct_provenance_part_to_place (const JctProvenancePart *part)
{
  g_autoptr (GArray) places = NULL;

  g_return_val_if_fail (part != NULL, NULL);

  places = jct_provenance_part_list_places (part);
  return places != NULL && places->len > 0 ? jct_row_places_to_words (places) : NULL;
}

const char *
jct_provenance_role_to_name (JctProvenanceRole role)
{
  static const char *const names[JCT_N_PROVENANCE_ROLES]
    = { "figure", "year_before", "base",    "whole", "before", "after",
        "series", "previous",    "earlier", "later", "ranked" };

  g_return_val_if_fail ((guint) role < JCT_N_PROVENANCE_ROLES, NULL);
  return names[role];
}

const char *
jct_provenance_role_to_label (JctProvenanceRole role)
{
  switch (role)
    {
    case JCT_PROVENANCE_YEAR_BEFORE:
      return C_ ("provenance", "A year before");
    case JCT_PROVENANCE_BASE:
      return C_ ("provenance", "The base");
    case JCT_PROVENANCE_WHOLE:
      return C_ ("provenance", "The whole");
    case JCT_PROVENANCE_BEFORE:
      return C_ ("provenance", "Before the event");
    case JCT_PROVENANCE_AFTER:
      return C_ ("provenance", "After the event");
    case JCT_PROVENANCE_SERIES:
      return C_ ("provenance", "All periods");
    case JCT_PROVENANCE_PREVIOUS:
      return C_ ("provenance", "The period before");
    case JCT_PROVENANCE_EARLIER:
      return C_ ("provenance", "The earlier time");
    case JCT_PROVENANCE_LATER:
      return C_ ("provenance", "The later time");
    case JCT_PROVENANCE_RANKED:
      return C_ ("provenance", "Ranked among");
    case JCT_PROVENANCE_FIGURE:
    default:
      return NULL;
    }
}

static char *
dup_sum (const JctProvenancePart *part)
{
  g_autofree char *number = jct_format_value (part->sum, part->is_integer ? 0 : DECIMALS);

  return jct_qualifier_format (part->qualifier, number);
}

char *
jct_provenance_part_to_words (const JctProvenancePart *part)
{
  g_return_val_if_fail (part != NULL, NULL);

  g_autofree char *range = jct_period_range_to_label (part->first, part->last, JCT_LABEL_LONG);
  g_autofree char *n = jct_format_value ((double) part->n_rows, 0);
  g_autofree char *sum = part->has_sum ? dup_sum (part) : NULL;

  if (part->n_rows == 0 && sum == NULL)
    /* Translators: %s is a period. */
    return g_strdup_printf (_ ("%s: no rows."), range);
  if (part->n_rows == 0)
    /* Translators: a period, and the number 0. */
    return g_strdup_printf (_ ("%s: no rows, which the table counts as %s."), range, sum);
  if (sum == NULL)
    /* Translators: a period, and how many rows there are. */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %s row, without a value.",
                                         "%s: %s rows, none with a value.", part->n_rows),
                            range, n);
  /* Translators: a period, how many rows there are, and a number: "December 2023: 24 rows add up to 5,951." */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %s row, which says %s.",
                                       "%s: %s rows add up to %s.", part->n_rows),
                          range, n, sum);
}

/* ---- all of it ---- */

static void
append_line (GString *text, const char *label, const char *words)
{
  if (words == NULL || *words == '\0')
    return;
  if (label != NULL)
    g_string_append_printf (text, "%s: ", label);
  g_string_append_printf (text, "%s\n", words);
}

static void
append_source (GString *text, const char *label, const JctSource *source)
{
  g_autoptr (GPtrArray) said = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *line = NULL;

  g_ptr_array_add (said, g_strdup (source->title));
  if (source->publisher != NULL)
    g_ptr_array_add (said, g_strdup (source->publisher));
  if (source->date != NULL)
    g_ptr_array_add (said, dup_date (source->date));
  if (source->url != NULL)
    g_ptr_array_add (said, g_strdup (source->url));
  g_ptr_array_add (said, NULL);
  line = g_strjoinv (C_ ("list separator", ", "), (char **) said->pdata);
  append_line (text, label, line);
}

static void
append_sources (GString *text,
                const JctProvenance *self,
                const char *label,
                const char *const *keys)
{
  for (; keys != NULL && *keys != NULL; keys++)
    if (jct_document_find_source (self->document, *keys) != NULL)
      append_source (text, label, jct_document_find_source (self->document, *keys));
}

char *
jct_provenance_to_text (const JctProvenance *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  const char *stated_in[] = { self->stated_in, NULL };
  GString *text = g_string_new (NULL);
  g_autofree char *title = jct_provenance_to_title (self);
  g_autofree char *filters = jct_provenance_to_filters (self);
  g_autofree char *table = jct_provenance_to_table (self);
  g_autofree char *row = jct_provenance_to_row (self);
  g_autofree char *place = jct_provenance_to_place (self);
  append_line (text, NULL, title);
  append_line (text, NULL, self->definition != NULL ? self->definition->description : NULL);
  append_line (text, NULL, filters);
  append_line (text, C_ ("provenance", "Table"), table);
  append_line (text, NULL, row);
  append_line (text, C_ ("provenance", "In the file"), place);
  for (guint i = 0; i < self->parts->len; i++)
    {
      const JctProvenancePart *part = g_ptr_array_index (self->parts, i);
      g_autofree char *words = jct_provenance_part_to_words (part);

      g_autofree char *stands = jct_provenance_part_to_place (part);

      append_line (text, jct_provenance_role_to_label (part->role), words);
      append_line (text, C_ ("provenance", "In the file"), stands);
    }
  for (guint i = 0; i < self->steps->len; i++)
    append_line (text, NULL, g_ptr_array_index (self->steps, i));
  append_sources (text, self, C_ ("provenance", "Source"), jct_table_get_source_keys (self->table));
  append_sources (text, self, C_ ("provenance", "Stated in"), stated_in);
  append_line (text, C_ ("provenance", "Published earlier"), self->published);
  append_sources (text, self, C_ ("provenance", "Published in"),
                  (const char *const *) self->published_in);
  return g_string_free (text, FALSE);
}
