/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-import-role.h"

static const char *const names[JCT_N_IMPORT_ROLES]
  = { "ignored",       "time",           "month",       "dimension", "measure",
      "qualifier",     "period",         "event-date",  "event-end", "event-title",
      "event-summary", "event-category", "event-source" };

const char *
jct_import_role_to_name (JctImportRole role)
{
  g_return_val_if_fail ((guint) role < JCT_N_IMPORT_ROLES, NULL);

  return names[role];
}

gboolean
jct_import_role_from_name (const char *name, JctImportRole *role)
{
  for (guint i = 0; i < JCT_N_IMPORT_ROLES; i++)
    if (g_strcmp0 (name, names[i]) == 0)
      {
        *role = i;
        return TRUE;
      }
  return FALSE;
}

gboolean
jct_import_role_is_event (JctImportRole role)
{
  return role >= JCT_IMPORT_EVENT_DATE;
}
