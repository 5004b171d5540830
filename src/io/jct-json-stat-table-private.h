/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of making a table of a JSON-stat dataset: rows, statuses, the view to open with. */
#pragma once

#include "io/jct-json-stat-cells.h"
#include "io/jct-json-stat-table.h"
#include "io/jct-json-stat-time.h"

G_BEGIN_DECLS

typedef struct
{
  const json_t *dataset;
  JctJsonPlace at;
  GPtrArray *dimensions;    /* JctStatDimension */
  JctStatTime time;
  JctStatDimension *metric; /* (nullable): borrowed; its categories are the measures */
  JctStatCells cells;
  GArray *listed;           /* (nullable): guint64, the cells of the first measure in each row; NULL where all are */
  JctTableBuilder *table;
  char **measures;          /* names of the table's columns, zero-terminated */
  char *status_name;        /* (nullable): of the dimension of statuses */
  GHashTable *flags;        /* status text -> how many values have it */
} JctStatTable;

/* ---- jct-json-stat-status.c ---- */

/* Whether the status says that the figure is provisional, estimated or forecast. */
gboolean  jct_stat_status_is_about (const char *status);
/* What a person reads for the status: from the dataset's extension, or of the letters that statistical offices share;
 * NULL where that is not known. (transfer full) */
char     *jct_stat_status_dup_label (const json_t *dataset, const char *status);
/* Says as a problem which statuses there are, and how many. */
void      jct_stat_status_note     (const JctStatTable *table, JctDocumentBuilder *builder);

/* ---- jct-json-stat-about.c ---- */

/* The place of the dataset for problems: NULL where it is the whole file. */
const char *jct_stat_about_place    (const JctStatTable *table);
/* The dataset's source becomes the document's, its date that of the data. */
gboolean  jct_stat_about_add_source (const JctStatTable *table, JctDocumentBuilder *builder, const char *name,
                                     GError **error);
void      jct_stat_about_describe   (const JctStatTable *table);
void      jct_stat_about_note       (const JctStatTable *table, JctDocumentBuilder *builder);

/* ---- jct-json-stat-view.c ---- */

/* The view to open with, and problems for what would count twice. (transfer full) */
JctView  *jct_stat_view_new        (const JctStatTable *table, JctDocumentBuilder *builder, const char *name,
                                    const char *title);

G_END_DECLS
