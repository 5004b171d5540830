/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-cbp-overlap.h"

#include <glib/gi18n-lib.h>

#include "io/jct-io-error.h"

/* The figures of one fiscal year that one file states again. */
typedef struct
{
  int fiscal_year;
  guint old_file;
  guint new_file;
  guint n;
  guint n_changed;
  /* the first that changed, else the first */
  gsize line;
  gint32 ordinal;
  gint64 old_count;
  gint64 new_count;
} Repeat;

struct _JctCbpOverlap
{
  GArray *repeats;       /* Repeat */
  GHashTable *last_file; /* month ordinal -> the last file, plus one, that has rows for it */
  gint32 last_ordinal;   /* what was covered last, to spare the look-up */
  guint last_covered;
};

JctCbpOverlap *
jct_cbp_overlap_new (void)
{
  JctCbpOverlap *overlap = g_new0 (JctCbpOverlap, 1);

  overlap->repeats = g_array_new (FALSE, TRUE, sizeof (Repeat));
  overlap->last_file = g_hash_table_new (NULL, NULL);
  return overlap;
}

void
jct_cbp_overlap_free (JctCbpOverlap *overlap)
{
  g_array_unref (overlap->repeats);
  g_hash_table_unref (overlap->last_file);
  g_free (overlap);
}

static Repeat *
find_repeat (JctCbpOverlap *overlap, int fiscal_year, guint old_file, guint new_file)
{
  Repeat fresh = { .fiscal_year = fiscal_year, .old_file = old_file, .new_file = new_file };

  for (guint i = 0; i < overlap->repeats->len; i++)
    {
      Repeat *repeat = &g_array_index (overlap->repeats, Repeat, i);

      if (repeat->fiscal_year == fiscal_year && repeat->old_file == old_file
          && repeat->new_file == new_file)
        return repeat;
    }
  g_array_append_val (overlap->repeats, fresh);
  return &g_array_index (overlap->repeats, Repeat, overlap->repeats->len - 1);
}

void
jct_cbp_overlap_add (JctCbpOverlap *overlap,
                     int fiscal_year,
                     guint old_file,
                     guint new_file,
                     gsize line,
                     gint32 ordinal,
                     gint64 old_count,
                     gint64 new_count)
{
  Repeat *repeat = find_repeat (overlap, fiscal_year, old_file, new_file);
  gboolean changed = old_count != new_count;

  if (repeat->n == 0 || (changed && repeat->n_changed == 0))
    {
      repeat->line = line;
      repeat->ordinal = ordinal;
      repeat->old_count = old_count;
      repeat->new_count = new_count;
    }
  repeat->n++;
  repeat->n_changed += changed;
}

void
jct_cbp_overlap_cover (JctCbpOverlap *overlap, guint file, gint32 ordinal)
{
  if (overlap->last_covered == file + 1 && overlap->last_ordinal == ordinal)
    return;
  overlap->last_covered = file + 1;
  overlap->last_ordinal = ordinal;
  g_hash_table_insert (overlap->last_file, GINT_TO_POINTER (ordinal), GUINT_TO_POINTER (file + 1));
}

static void
report_repeat (const Repeat *repeat, GPtrArray *files, JctDocumentBuilder *builder)
{
  g_autofree char *line = jct_io_place_line (repeat->line, 0);
  g_autofree char *month
    = jct_period_to_label (jct_period (jct_period_kind (JCT_PERIOD_MONTH, 1), repeat->ordinal),
                           JCT_LABEL_LONG);
  g_autofree char *old_count = g_strdup_printf ("%" G_GINT64_FORMAT, repeat->old_count);
  g_autofree char *new_count = g_strdup_printf ("%" G_GINT64_FORMAT, repeat->new_count);
  g_autofree char *place = NULL;
  g_autoptr (GString) message = g_string_new (NULL);

  if (files->len > 1)
    place = g_strdup_printf ("%s, %s", (const char *) files->pdata[repeat->new_file], line);
  else
    place = g_strdup (line);
  if (repeat->old_file == repeat->new_file)
    g_string_append_printf (
      message,
      /* Translators: %u is a number of figures, %d a year. */
      ngettext ("%u figure of FY%d stands twice in the file; the later row was kept, and the "
                "two were not added.",
                "%u figures of FY%d stand twice in the file; the later rows were kept, and "
                "nothing was added.",
                repeat->n),
      repeat->n, repeat->fiscal_year);
  else
    g_string_append_printf (
      message,
      /* Translators: %u is a number of figures, %d a year. */
      ngettext ("%u figure of FY%d stands in an earlier file too; the later file's was kept, "
                "and the two were not added.",
                "%u figures of FY%d stand in an earlier file too; the later file's were kept, "
                "and nothing was added.",
                repeat->n),
      repeat->n, repeat->fiscal_year);
  g_string_append_c (message, ' ');
  g_string_append_printf (message,
                          /* Translators: %u is a number of figures. */
                          ngettext ("%u of them differs.", "%u of them differ.", repeat->n_changed),
                          repeat->n_changed);
  g_string_append_c (message, ' ');
  if (repeat->n_changed > 0)
    /* Translators: a month, then two counts. */
    g_string_append_printf (message, _ ("Example: in %s, %s became %s."), month, old_count,
                            new_count);
  else
    /* Translators: a month, then a count. */
    g_string_append_printf (message, _ ("Example: in %s, %s."), month, new_count);
  jct_document_builder_add_problem (builder, place, message->str);
}

/* A revised year may leave a row out altogether; the earlier file's figure is then out of date, and
 * nothing says so. */
static void
report_left_over (JctCbpOverlap *overlap, const JctCbpCells *cells, JctDocumentBuilder *builder)
{
  g_autofree char *month = NULL;
  g_autofree char *message = NULL;
  guint n = 0;
  gint32 first = 0;

  for (gsize row = 0; row < jct_cbp_cells_get_n (cells); row++)
    {
      gint32 ordinal = g_array_index (cells->ordinals, gint32, row);
      guint last
        = GPOINTER_TO_UINT (g_hash_table_lookup (overlap->last_file, GINT_TO_POINTER (ordinal)));

      if (last <= g_array_index (cells->files, guint32, row) + 1)
        continue;
      first = n == 0 ? ordinal : MIN (first, ordinal);
      n++;
    }
  if (n == 0)
    return;
  month = jct_period_to_label (jct_period (jct_period_kind (JCT_PERIOD_MONTH, 1), first),
                               JCT_LABEL_LONG);
  message = g_strdup_printf (
    /* Translators: %u is a number of figures, %s a month. */
    ngettext ("%u figure stands only in an earlier file, in a month that a later file states anew "
              "(the first in %s); "
              "it was kept.",
              "%u figures stand only in an earlier file, in months that a later file states anew "
              "(the first in %s); "
              "they were kept.",
              n),
    n, month);
  jct_document_builder_add_problem (builder, NULL, message);
}

void
jct_cbp_overlap_report (JctCbpOverlap *overlap,
                        const JctCbpCells *cells,
                        GPtrArray *files,
                        JctDocumentBuilder *builder)
{
  for (guint i = 0; i < overlap->repeats->len; i++)
    report_repeat (&g_array_index (overlap->repeats, Repeat, i), files, builder);
  report_left_over (overlap, cells, builder);
}
