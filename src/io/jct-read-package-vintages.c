/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures as they were published earlier: a table that belongs to one of observations. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/jct-io-error.h"
#include "io/jct-read-package-private.h"

/* What the resource says of itself, and its place. */
typedef struct
{
  const JctJsonPlace *at;
  JctJsonPlace juncture_at;
  JctTable *of; /* borrowed from the reader */
  const char *published;
} Facts;

/* The only table of observations; NULL where there are several or none. */
static JctTable *
find_only_table (JctPackageReader *reader)
{
  GHashTableIter iter;
  gpointer table = NULL;

  if (g_hash_table_size (reader->tables) != 1)
    return NULL;
  g_hash_table_iter_init (&iter, reader->tables);
  g_hash_table_iter_next (&iter, NULL, &table);
  return table;
}

static gboolean
read_facts (JctPackageReader *reader, json_t *resource, Facts *facts, GError **error)
{
  const json_t *juncture = json_object_get (resource, "juncture");
  const char *name = NULL;
  g_autofree char *quoted = NULL;

  facts->published = JCT_VINTAGE_PUBLISHED;
  if (!jct_json_get_text (juncture, &facts->juncture_at, "table", FALSE, &name, error)
      || !jct_json_get_text (juncture, &facts->juncture_at, "published", FALSE, &facts->published,
                             error))
    return FALSE;
  facts->of = name != NULL ? g_hash_table_lookup (reader->tables, name) : find_only_table (reader);
  if (facts->of != NULL)
    return TRUE;
  if (name == NULL)
    return jct_json_fail (&facts->juncture_at, "table",
                          _ ("the name of the table that the figures were published of"), NULL,
                          error);
  quoted = jct_io_quote (name, -1);
  return jct_json_fail_with (&facts->juncture_at, "table", JCT_IO_ERROR_REFERENCE, error,
                             _ ("The document has no table %s."), quoted);
}

/* The place of a field of that name in the schema. (transfer full) */
static char *
find_field (json_t *resource, const JctJsonPlace *at, const char *name)
{
  const json_t *fields = json_object_get (json_object_get (resource, "schema"), "fields");
  g_autofree char *schema = jct_json_pointer_key (at->pointer, "schema");
  g_autofree char *list = jct_json_pointer_key (schema, "fields");
  json_t *field;
  gsize i;

  json_array_foreach (fields, i, field)
    if (g_strcmp0 (json_string_value (json_object_get (field, "name")), name) == 0)
      return jct_json_pointer_index (list, i);
  return g_steal_pointer (&list);
}

static gboolean
fail_field (json_t *resource, const Facts *facts, const char *name, GError **error)
{
  g_autofree char *pointer = find_field (resource, facts->at, name);
  g_autofree char *quoted = jct_io_quote (name, -1);
  g_autofree char *table = jct_io_quote (jct_table_get_name (facts->of), -1);
  JctJsonPlace place = { facts->at->file, pointer };

  return jct_json_fail_with (&place, NULL, JCT_IO_ERROR_REFERENCE, error,
                             /* Translators: %s are the name of a column and of a table. */
                             _ ("The field %s is none of the table %s, whose earlier figures these "
                                "are."),
                             quoted, table);
}

/* Before any row is read: a figure of something that today's table does not count has nothing to stand beside. */
static gboolean
check_fields (json_t *resource, const JctTableSchema *schema, const Facts *facts, GError **error)
{
  for (guint i = 0; i < schema->fields->len; i++)
    {
      const JctField *field = schema->fields->pdata[i];
      gboolean is_there = TRUE;

      if (field->role == JCT_FIELD_IS_DIMENSION && !field->is_published)
        is_there = jct_table_find_dimension (facts->of, field->name) >= 0;
      else if (field->role == JCT_FIELD_IS_MEASURE)
        is_there = jct_table_find_measure (facts->of, field->name) >= 0;
      if (!is_there)
        return fail_field (resource, facts, field->name, error);
    }
  return TRUE;
}

static gboolean
fail_published (const Facts *facts, GError **error)
{
  g_autofree char *quoted = jct_io_quote (facts->published, -1);

  return jct_json_fail_with (
    &facts->juncture_at, "published", JCT_IO_ERROR_REFERENCE, error,
    /* Translators: %s is the name of a column. */
    _ ("The table has no field %s of its own for the dates of publication."), quoted);
}

/* ---- what is odd ---- */

static void
note_early (JctPackageReader *reader, const JctVintage *vintage, const Facts *facts)
{
  const JctTable *table = jct_vintage_get_table (vintage);
  gsize row;
  guint n_rows;

  if (!jct_vintage_find_early (vintage, &row, &n_rows))
    return;
  JctPeriod period
    = jct_period (jct_table_get_period_kind (table), jct_table_get_periods (table)[row]);
  guint date = jct_vintage_get_row_date (vintage, row);
  g_autofree char *period_label = jct_period_to_label (period, JCT_LABEL_LONG);
  g_autofree char *date_label
    = jct_edtf_to_label (jct_vintage_get_date (vintage, date), JCT_LABEL_LONG);
  g_autofree char *message = g_strdup_printf (
    /* Translators: how many, and of the first one its period and the date of its publication. */
    ngettext ("%u figure was published before its period was over: that of %s (%s).",
              "%u figures were published before their period was over, the first of them that of "
              "%s (%s).",
              n_rows),
    n_rows, period_label, date_label);

  jct_document_builder_add_problem (reader->builder, facts->at->pointer, message);
}

static void
note_after (JctPackageReader *reader, const JctVintage *vintage, const Facts *facts)
{
  for (guint i = 0; i < jct_vintage_get_n_dates (vintage); i++)
    if (jct_vintage_is_after (vintage, i, facts->of))
      {
        g_autofree char *date
          = jct_edtf_to_label (jct_vintage_get_date (vintage, i), JCT_LABEL_LONG);
        g_autofree char *message = g_strdup_printf (
          /* Translators: the name of a table, and a date. */
          _ (
            "Figures published after the state of the table “%s” (%s) are no earlier ones; they are "
            "not shown."),
          jct_table_get_name (facts->of), date);

        jct_document_builder_add_problem (reader->builder, facts->at->pointer, message);
        return;
      }
}

static void
note_periods (JctPackageReader *reader, const JctVintage *vintage, const Facts *facts)
{
  JctPeriodKind old = jct_table_get_period_kind (jct_vintage_get_table (vintage));
  JctPeriodKind today = jct_table_get_period_kind (facts->of);
  g_autofree char *message = NULL;

  if (jct_period_kind_nests (old, today) || jct_period_kind_nests (today, old))
    return;
  message = g_strdup_printf (
    /* Translators: %s is the name of a table. */
    _ ("The periods of these earlier figures do not fit those of the table “%s”: they cannot be "
       "compared."),
    jct_table_get_name (facts->of));
  jct_document_builder_add_problem (reader->builder, facts->at->pointer, message);
}

/* ---- all ---- */

static JctTable *
read_table (JctPackageReader *reader,
            json_t *resource,
            const JctLoadContext *context,
            const Facts *facts,
            GError **error)
{
  g_autoptr (JctTableReader) rows
    = jct_table_reader_new (resource, facts->at, reader->fiscal_start, NULL, error);

  if (rows == NULL)
    return NULL;
  if (!jct_table_reader_set_published (rows, facts->published))
    {
      fail_published (facts, error);
      return NULL;
    }
  if (!check_fields (resource, jct_table_reader_get_schema (rows), facts, error)
      || !jct_package_read_rows (rows, context, resource, facts->at, error))
    return NULL;
  return jct_table_reader_finish (rows, error);
}

gboolean
jct_package_read_vintage (JctPackageReader *reader,
                          json_t *resource,
                          const JctJsonPlace *at,
                          const JctLoadContext *context,
                          GError **error)
{
  g_autofree char *pointer = jct_json_pointer_key (at->pointer, "juncture");
  Facts facts = { .at = at, .juncture_at = { at->file, pointer } };
  g_autoptr (JctTable) table = NULL;
  g_autoptr (JctVintage) vintage = NULL;
  GError *inner = NULL;

  if (!read_facts (reader, resource, &facts, error))
    return FALSE;
  table = read_table (reader, resource, context, &facts, error);
  if (table == NULL)
    return FALSE;
  vintage = jct_vintage_new (table, facts.of, facts.published, &inner);
  if (vintage == NULL)
    return jct_package_fail_model (at, inner, error);
  jct_package_cite_table (reader, table, at);
  note_early (reader, vintage, &facts);
  note_after (reader, vintage, &facts);
  note_periods (reader, vintage, &facts);
  if (!jct_document_builder_take_vintage (reader->builder, g_steal_pointer (&vintage), &inner))
    return jct_package_fail_model (at, inner, error);
  return TRUE;
}
