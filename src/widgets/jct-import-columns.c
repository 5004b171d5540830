/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-import-columns.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of a column's name, and of its first values: the role beside them is to be read. */
#define MAX_CHARS 32

struct _JctImportColumns
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *rows;      /* AdwComboRow, borrowed */
  gboolean is_updating; /* rows are set to what the plan says */
};

G_DEFINE_FINAL_TYPE (JctImportColumns, jct_import_columns, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  ROLE_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_role_selected (JctImportColumns *self, GParamSpec *pspec, AdwComboRow *row)
{
  guint index;

  if (!self->is_updating && g_ptr_array_find (self->rows, row, &index))
    g_signal_emit (self, signals[ROLE_CHOSEN], 0, index, adw_combo_row_get_selected (row));
}

static GtkStringList *
make_roles (void)
{
  const char *const names[] = {
    C_ ("role of a column", "Left out"),
    C_ ("role of a column", "Time"),
    C_ ("role of a column", "Month of the year"),
    C_ ("role of a column", "Dimension"),
    C_ ("role of a column", "Measure"),
    C_ ("role of a column", "Qualifier of a measure"),
    C_ ("role of a column", "Figures of a period"),
    C_ ("role of a column", "Date of an event"),
    C_ ("role of a column", "End of an event"),
    C_ ("role of a column", "Title of an event"),
    C_ ("role of a column", "Summary of an event"),
    C_ ("role of a column", "Category of an event"),
    C_ ("role of a column", "Source of an event"),
    NULL,
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (names) == JCT_N_IMPORT_ROLES + 1);
  return gtk_string_list_new (names);
}

/* Not left to the row: a label that may be cut asks for less than a text of one character needs. (transfer full) */
static char *
shorten (const char *text)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= MAX_CHARS)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, MAX_CHARS - 1);
  return g_strconcat (start, "…", NULL);
}

static void
add_row (JctImportColumns *self, const JctImportColumn *column, GListModel *roles)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autofree char *name = shorten (column->name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), roles);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_role_selected), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

/* Rows stay as long as the columns have the same names, so that the focus does. */
static gboolean
has_same_rows (JctImportColumns *self, const JctImportPlan *plan)
{
  if (self->rows->len != plan->columns->len)
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const JctImportColumn *column = plan->columns->pdata[i];
      g_autofree char *name = shorten (column->name);

      if (strcmp (adw_preferences_row_get_title (self->rows->pdata[i]), name) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
replace_rows (JctImportColumns *self, const JctImportPlan *plan)
{
  g_autoptr (GtkStringList) roles = make_roles ();

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < plan->columns->len; i++)
    add_row (self, plan->columns->pdata[i], G_LIST_MODEL (roles));
}

void
jct_import_columns_show (JctImportColumns *self, const JctImportPlan *plan)
{
  g_return_if_fail (JCT_IS_IMPORT_COLUMNS (self));

  self->is_updating = TRUE;
  if (!has_same_rows (self, plan))
    replace_rows (self, plan);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const JctImportColumn *column = plan->columns->pdata[i];
      g_autofree char *samples = g_strjoinv (" · ", column->samples);
      g_autofree char *shortened = shorten (samples);

      adw_action_row_set_subtitle (self->rows->pdata[i], shortened);
      adw_combo_row_set_selected (self->rows->pdata[i], column->role);
    }
  self->is_updating = FALSE;
}

static void
jct_import_columns_finalize (GObject *object)
{
  g_ptr_array_unref (JCT_IMPORT_COLUMNS (object)->rows);
  G_OBJECT_CLASS (jct_import_columns_parent_class)->finalize (object);
}

static void
jct_import_columns_class_init (JctImportColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jct_import_columns_finalize;
  signals[ROLE_CHOSEN]
    = g_signal_new ("role-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
jct_import_columns_init (JctImportColumns *self)
{
  self->rows = g_ptr_array_new ();
}
