/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-data-column.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "model/jct-number-format.h"

/* A column is as wide as its longest text, from here on. */
#define MIN_CHARS 6
/* Of a cell's sides and the sort arrow of its header. */
#define CELL_PADDING 20
#define ARROW_WIDTH 22
/* So many of a column's texts are looked at for the longest. */
#define MAX_LOOKED_AT 1000
/* Decimals that the values of a column are shown with, all with the same. */
#define MAX_DECIMALS 4

gboolean
jct_data_column_is_rtl (void)
{
  return gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
}

/* ---- texts -----------------------------------------------------------------------------------
 */

/* A number keeps its sign in front where text runs from right to left. */
static char *
keep_direction (char *text)
{
  char *kept;

  if (!jct_data_column_is_rtl ())
    return text;
  kept = g_strconcat ("\342\201\246", text, "\342\201\251", NULL);
  g_free (text);
  return kept;
}

static char *
dup_number (const JctDataColumn *self, gsize row)
{
  JctTable *table = self->table;
  guint measure = self->id.index;
  g_autofree char *number = NULL;

  number
    = keep_direction (jct_format_value (jct_table_get_real (table, measure, row), self->decimals));
  if (jct_table_is_missing (table, measure, row))
    return g_steal_pointer (&number);
  return jct_qualifier_format (jct_table_get_qualifier (table, measure, row), number);
}

char *
jct_data_column_dup_text (const JctDataColumn *self, gsize row)
{
  JctTable *table = self->table;
  guint index = self->id.index;

  switch (self->id.kind)
    {
    case JCT_COLUMN_PERIOD:
      return jct_period_to_label ((JctPeriod){ jct_table_get_period_kind (table),
                                               jct_table_get_periods (table)[row] },
                                  JCT_LABEL_SHORT);
    case JCT_COLUMN_DIMENSION:
      return g_strdup (
        jct_table_get_value_label (table, index, jct_table_get_code (table, index, row)));
    case JCT_COLUMN_MEASURE:
    default:
      return dup_number (self, row);
    }
}

/* ---- widths ----------------------------------------------------------------------------------
 */

static int
measure_text (GtkWidget *widget, const char *text)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

static char *
dup_longest_label (JctTable *table, guint dimension)
{
  guint n = MIN (jct_table_get_n_values (table, dimension), MAX_LOOKED_AT);
  const char *longest = "";
  glong length = 0;

  for (guint code = 0; code < n; code++)
    {
      const char *label = jct_table_get_value_label (table, dimension, code);
      glong label_length = g_utf8_strlen (label, -1);

      if (label_length > length)
        {
          longest = label;
          length = label_length;
        }
    }
  return g_utf8_substring (longest, 0, MIN (length, JCT_DATA_COLUMN_MAX_CHARS));
}

/* Odd, since what repeats in a table mostly does so in even numbers. */
static gsize
choose_step (gsize n_rows)
{
  return n_rows / MAX_LOOKED_AT | 1;
}

/* Rows from all over the table, for what cannot be known without a look at each. */
static char *
dup_longest_value (const JctDataColumn *self)
{
  gsize n_rows = jct_table_get_n_rows (self->table);
  gsize step = choose_step (n_rows);
  g_autofree char *longest = g_strdup ("");

  for (gsize row = 0; row < n_rows; row += step)
    {
      g_autofree char *text = jct_data_column_dup_text (self, row);

      if (g_utf8_strlen (text, -1) > g_utf8_strlen (longest, -1))
        {
          g_free (longest);
          longest = g_steal_pointer (&text);
        }
    }
  return g_steal_pointer (&longest);
}

void
jct_data_column_measure (JctDataColumn *self,
                         GtkWidget *widget,
                         GtkColumnViewColumn *header,
                         int padding)
{
  g_autofree char *longest = self->id.kind == JCT_COLUMN_DIMENSION
                               ? dup_longest_label (self->table, self->id.index)
                               : dup_longest_value (self);
  g_autofree char *title
    = g_utf8_substring (self->title, 0,
                        MIN (g_utf8_strlen (self->title, -1), JCT_DATA_COLUMN_MAX_CHARS));
  int digit = measure_text (widget, "0");
  /* The header is bold. */
  int heading = measure_text (widget, title) * 11 / 10 + ARROW_WIDTH;

  padding += CELL_PADDING;
  self->header = header;
  self->least = MAX (heading, MIN_CHARS * digit) + padding;
  self->wanted = MAX (self->least, measure_text (widget, longest) + digit + padding);
  self->given = self->wanted;
  gtk_column_view_column_set_fixed_width (header, self->wanted);
}

/* Only the names of values give way, and none that the person has made wide. */
static gboolean
gives_way (const JctDataColumn *self)
{
  return self->id.kind == JCT_COLUMN_DIMENSION && self->wanted > self->least
         && gtk_column_view_column_get_fixed_width (self->header) == self->given;
}

void
jct_data_columns_fit (GPtrArray *columns, int width)
{
  int over = -width, slack = 0;

  for (guint i = 0; i < columns->len; i++)
    {
      const JctDataColumn *column = g_ptr_array_index (columns, i);
      gboolean can = gives_way (column);

      over += can ? column->wanted : gtk_column_view_column_get_fixed_width (column->header);
      slack += can ? column->wanted - column->least : 0;
    }
  for (guint i = 0; i < columns->len; i++)
    {
      JctDataColumn *column = g_ptr_array_index (columns, i);
      double share = slack > 0 ? CLAMP (over / (double) slack, 0, 1) : 0;

      if (!gives_way (column))
        continue;
      column->given = column->wanted - (int) ceil (share * (column->wanted - column->least));
      gtk_column_view_column_set_fixed_width (column->header, column->given);
    }
}

/* ---- a column --------------------------------------------------------------------------------
 */

/* How many decimals the values have, in rows from all over the table. */
static int
choose_decimals (JctTable *table, guint measure)
{
  gsize n_rows = jct_table_get_n_rows (table);
  gsize step = choose_step (n_rows);
  double least = G_MAXDOUBLE;
  int decimals = 0;

  if (jct_table_get_measure_type (table, measure) == JCT_MEASURE_INTEGER)
    return 0;
  for (gsize row = 0; row < n_rows; row += step)
    {
      double value = jct_table_get_real (table, measure, row);

      if (isnan (value))
        continue;
      least = value != 0 ? MIN (least, fabs (value)) : least;
      while (decimals < MAX_DECIMALS
             && fabs (value * pow (10, decimals) - round (value * pow (10, decimals)))
                  > 1e-6 * MAX (1, fabs (value)))
        decimals++;
    }
  /* What never ends is a quotient: of hundreds one decimal says enough. */
  if (decimals == MAX_DECIMALS && least >= 1)
    return least >= 100 ? 1 : 2;
  return decimals;
}

/* With its unit, unless the title says it. */
static char *
dup_title (const char *title, const char *unit)
{
  g_autofree char *folded_title = g_utf8_casefold (title, -1);
  g_autofree char *folded_unit = g_utf8_casefold (unit != NULL ? unit : "", -1);

  if (folded_unit[0] == '\0' || strstr (folded_title, folded_unit) != NULL)
    return g_strdup (title);
  return g_strdup_printf ("%s (%s)", title, unit);
}

JctDataColumn *
jct_data_column_new (JctTable *table, JctColumn id, const char *title, const char *unit)
{
  JctDataColumn *self = g_new0 (JctDataColumn, 1);

  self->table = jct_table_ref (table);
  self->id = id;
  self->title = dup_title (title, unit);
  if (id.kind == JCT_COLUMN_MEASURE)
    self->decimals = choose_decimals (table, id.index);
  return self;
}

void
jct_data_column_free (JctDataColumn *self)
{
  jct_table_unref (self->table);
  g_free (self->title);
  g_free (self);
}
