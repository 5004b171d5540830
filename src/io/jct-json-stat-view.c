/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/jct-io-error.h"
#include "io/jct-json-stat-table-private.h"
#include "io/jct-total.h"

#define MOST_LINES 8

/* Whether its categories are alternatives that one chart can hold: few, none of them the total of the others. */
static gboolean
can_be_split (const JctStatTable *table, const JctStatDimension *dimension)
{
  return dimension != table->time.dimension && dimension != table->metric && dimension->size > 1
         && dimension->size <= MOST_LINES && jct_stat_dimension_find_total (dimension) < 0;
}

static const JctStatDimension *
find_split (const JctStatTable *table)
{
  const JctStatDimension *split = NULL;

  for (guint i = 0; i < table->dimensions->len; i++)
    {
      const JctStatDimension *dimension = table->dimensions->pdata[i];

      if (can_be_split (table, dimension)
          && (split == NULL || (dimension->is_geo && !split->is_geo)))
        split = dimension;
    }
  return split;
}

/* One value is chosen of a dimension that the chart does not split by. */
static void
choose_value (const JctStatDimension *dimension, JctView *view, GString *chosen)
{
  int total = jct_stat_dimension_find_total (dimension);
  const JctStatCategory *category = dimension->categories->pdata[MAX (total, 0)];
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;

  if (dimension->size == 1)
    return;
  jct_filter_add (view->filter, dimension->id, category->value);
  name = jct_io_quote (dimension->label, -1);
  label = jct_io_quote (category->label, -1);
  g_string_append_printf (chosen, "%s%s: %s", chosen->len > 0 ? "; " : "", name, label);
}

static void
note_total (const JctStatTable *table,
            JctDocumentBuilder *builder,
            const JctStatDimension *dimension)
{
  int total = jct_stat_dimension_find_total (dimension);
  g_autofree char *pointer = NULL;

  if (total < 0)
    return;
  pointer = jct_stat_dimension_pointer (dimension, &table->at);
  jct_total_add_problem (builder, pointer, dimension->label,
                         ((JctStatCategory *) dimension->categories->pdata[total])->label);
}

static void
note_chosen (const JctStatTable *table, JctDocumentBuilder *builder, const char *chosen)
{
  g_autofree char *message = NULL;

  if (*chosen == '\0')
    return;
  /* Translators: a list such as '"Sex": "Total"; "Age": "0–4"'. */
  message = g_strdup_printf (_ ("The first view shows one value of each field: %s."), chosen);
  jct_document_builder_add_problem (builder, jct_stat_about_place (table), message);
}

JctView *
jct_stat_view_new (const JctStatTable *table,
                   JctDocumentBuilder *builder,
                   const char *name,
                   const char *title)
{
  JctView *view = jct_view_new ();
  const JctStatDimension *split = find_split (table);
  g_autoptr (GString) chosen = g_string_new (NULL);

  view->id = g_strdup (name);
  view->title = g_strdup (title);
  view->table = g_strdup (name);
  view->measure = g_strdup (table->measures[0]);
  view->by = split != NULL ? g_strdup (split->id) : NULL;
  for (guint i = 0; i < table->dimensions->len; i++)
    {
      const JctStatDimension *dimension = table->dimensions->pdata[i];

      if (dimension == table->time.dimension || dimension == table->metric)
        continue;
      note_total (table, builder, dimension);
      if (dimension != split)
        choose_value (dimension, view, chosen);
    }
  note_chosen (table, builder, chosen->str);
  return view;
}
