/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a column of a table, or a field of records, is for. A file is either a table of figures (a time, measures,
 * dimensions) or a list of dated events; the roles of the two do not mix.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  JCT_IMPORT_IGNORED,
  JCT_IMPORT_TIME,
  JCT_IMPORT_MONTH,     /* 1 to 12, or its name: of the year that the column of time holds */
  JCT_IMPORT_DIMENSION,
  JCT_IMPORT_MEASURE,
  JCT_IMPORT_QUALIFIER, /* "about", "more-than", ...: of the measure before it, or else of the one after it */
  JCT_IMPORT_PERIOD,    /* the column is named after a period and holds the figures of it */
  JCT_IMPORT_EVENT_DATE,
  JCT_IMPORT_EVENT_END, /* the last day, month or year of an event that lasts */
  JCT_IMPORT_EVENT_TITLE,
  JCT_IMPORT_EVENT_SUMMARY,
  JCT_IMPORT_EVENT_CATEGORY,
  JCT_IMPORT_EVENT_SOURCE, /* an address of the web, or what else the source is called */
} JctImportRole;

#define JCT_N_IMPORT_ROLES (JCT_IMPORT_EVENT_SOURCE + 1)

/* A column or field by its name, and what it was said to be. */
typedef struct
{
  const char *name;
  JctImportRole role;
} JctImportGiven;

/* The name in files and options: "ignored", "time", "event-date", ... */
const char *jct_import_role_to_name   (JctImportRole role);
gboolean    jct_import_role_from_name (const char *name, JctImportRole *role);
gboolean    jct_import_role_is_event  (JctImportRole role);

G_END_DECLS
