/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/jct-vintage.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (jct - vintage - error - quark, jct_vintage_error)

/* A date, and the code that its text has in the table. */
typedef struct
{
  JctEdtf date;
  JctSpan span;
  guint code;
} Publication;

struct _JctVintage
{
  gatomicrefcount ref_count;
  JctTable *table;
  char *of;
  guint published;
  Publication *publications; /* the earliest first */
  guint n_publications;
  guint *place_of; /* by code: the place among the publications */
};

gboolean
jct_vintage_parse_date (const char *text, JctEdtf *date, GError **error)
{
  JctSpan span;

  g_return_val_if_fail (text != NULL && date != NULL, FALSE);

  if (!jct_edtf_parse (text, date, error))
    return FALSE;
  span = jct_edtf_span (date);
  if (span.start != JCT_DAY_MIN && span.end != JCT_DAY_MAX)
    return TRUE;
  g_set_error (error, JCT_VINTAGE_ERROR, JCT_VINTAGE_ERROR_DATE,
               /* Translators: %s is a date that was found in a file. */
               _ ("The date of publication “%s” has an open end; expected a day, month or year."),
               text);
  return FALSE;
}

/* ---- making ---- */

static gboolean
fail_column (const JctTable *table, const char *name, GError **error)
{
  g_set_error (error, JCT_VINTAGE_ERROR, JCT_VINTAGE_ERROR_COLUMN,
               /* Translators: %s are the names of a table and of a column. */
               _ ("The table “%s” has no column “%s”."), jct_table_get_name (table), name);
  return FALSE;
}

static gboolean
check_columns (const JctTable *table, const JctTable *of, const char *published, GError **error)
{
  if (jct_table_find_dimension (table, published) < 0)
    return fail_column (table, published, error);
  for (guint i = 0; i < jct_table_get_n_dimensions (table); i++)
    {
      const char *name = jct_table_get_dimension_name (table, i);

      if (strcmp (name, published) != 0 && jct_table_find_dimension (of, name) < 0)
        return fail_column (of, name, error);
    }
  for (guint i = 0; i < jct_table_get_n_measures (table); i++)
    if (jct_table_find_measure (of, jct_table_get_measure_name (table, i)) < 0)
      return fail_column (of, jct_table_get_measure_name (table, i), error);
  return TRUE;
}

static int
compare_publications (gconstpointer a, gconstpointer b)
{
  const Publication *x = a, *y = b;

  if (x->span.start != y->span.start)
    return x->span.start < y->span.start ? -1 : 1;
  if (x->span.end != y->span.end)
    return x->span.end < y->span.end ? -1 : 1;
  return x->code < y->code ? -1 : x->code > y->code;
}

/* Labels that a file gives to values which no row has are no dates. */
static gboolean *
find_used (const JctVintage *vintage)
{
  gboolean *used = g_new0 (gboolean, jct_table_get_n_values (vintage->table, vintage->published));

  for (gsize row = 0; row < jct_table_get_n_rows (vintage->table); row++)
    used[jct_table_get_code (vintage->table, vintage->published, row)] = TRUE;
  return used;
}

static gboolean
read_dates (JctVintage *vintage, GError **error)
{
  guint n = jct_table_get_n_values (vintage->table, vintage->published);
  g_autofree gboolean *used = find_used (vintage);

  vintage->publications = g_new0 (Publication, MAX (n, 1));
  vintage->place_of = g_new0 (guint, MAX (n, 1));
  for (guint code = 0; code < n; code++)
    {
      Publication *publication = &vintage->publications[vintage->n_publications];

      if (!used[code])
        continue;
      if (!jct_vintage_parse_date (jct_table_get_value (vintage->table, vintage->published, code),
                                   &publication->date, error))
        return FALSE;
      publication->span = jct_edtf_span (&publication->date);
      publication->code = code;
      vintage->n_publications++;
    }
  if (vintage->n_publications > 1)
    qsort (vintage->publications, vintage->n_publications, sizeof *vintage->publications,
           compare_publications);
  for (guint i = 0; i < vintage->n_publications; i++)
    vintage->place_of[vintage->publications[i].code] = i;
  return TRUE;
}

JctVintage *
jct_vintage_new (JctTable *table, const JctTable *of, const char *published, GError **error)
{
  g_autoptr (JctVintage) vintage = NULL;

  g_return_val_if_fail (table != NULL && of != NULL && published != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!check_columns (table, of, published, error))
    return NULL;
  vintage = g_new0 (JctVintage, 1);
  g_atomic_ref_count_init (&vintage->ref_count);
  vintage->table = jct_table_ref (table);
  vintage->of = g_strdup (jct_table_get_name (of));
  vintage->published = (guint) jct_table_find_dimension (table, published);
  return read_dates (vintage, error) ? g_steal_pointer (&vintage) : NULL;
}

JctVintage *
jct_vintage_ref (JctVintage *vintage)
{
  g_return_val_if_fail (vintage != NULL, NULL);

  g_atomic_ref_count_inc (&vintage->ref_count);
  return vintage;
}

void
jct_vintage_unref (JctVintage *vintage)
{
  g_return_if_fail (vintage != NULL);

  if (!g_atomic_ref_count_dec (&vintage->ref_count))
    return;
  jct_table_unref (vintage->table);
  g_free (vintage->of);
  g_free (vintage->publications);
  g_free (vintage->place_of);
  g_free (vintage);
}

/* ---- reading ---- */

const char *
jct_vintage_get_name (const JctVintage *vintage)
{
  return jct_table_get_name (jct_vintage_get_table (vintage));
}

JctTable *
jct_vintage_get_table (const JctVintage *vintage)
{
  g_return_val_if_fail (vintage != NULL, NULL);

  return vintage->table;
}

const char *
jct_vintage_get_of (const JctVintage *vintage)
{
  g_return_val_if_fail (vintage != NULL, NULL);

  return vintage->of;
}

guint
jct_vintage_get_published (const JctVintage *vintage)
{
  g_return_val_if_fail (vintage != NULL, 0);

  return vintage->published;
}

guint
jct_vintage_get_n_dates (const JctVintage *vintage)
{
  g_return_val_if_fail (vintage != NULL, 0);

  return vintage->n_publications;
}

const JctEdtf *
jct_vintage_get_date (const JctVintage *vintage, guint index)
{
  g_return_val_if_fail (vintage != NULL && index < vintage->n_publications, NULL);

  return &vintage->publications[index].date;
}

guint
jct_vintage_get_row_date (const JctVintage *vintage, gsize row)
{
  g_return_val_if_fail (vintage != NULL, 0);

  return vintage->place_of[jct_table_get_code (vintage->table, vintage->published, row)];
}

gboolean
jct_vintage_find_early (const JctVintage *vintage, gsize *row, guint *n_rows)
{
  JctPeriodKind kind;

  g_return_val_if_fail (vintage != NULL && row != NULL && n_rows != NULL, FALSE);

  kind = jct_table_get_period_kind (vintage->table);
  *n_rows = 0;
  for (gsize i = 0; i < jct_table_get_n_rows (vintage->table); i++)
    {
      JctPeriod period = jct_period (kind, jct_table_get_periods (vintage->table)[i]);
      guint date = jct_vintage_get_row_date (vintage, i);

      if (vintage->publications[date].span.end >= jct_period_end_day (period))
        continue;
      if (*n_rows == 0)
        *row = i;
      ++*n_rows;
    }
  return *n_rows > 0;
}

gboolean
jct_vintage_is_after (const JctVintage *vintage, guint date, const JctTable *of)
{
  const char *state;
  JctEdtf edtf;

  g_return_val_if_fail (vintage != NULL && date < vintage->n_publications && of != NULL, FALSE);

  state = jct_table_get_data_date (of);
  return state != NULL && jct_edtf_parse (state, &edtf, NULL)
         && vintage->publications[date].span.start >= jct_edtf_span (&edtf).end;
}
