/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/jct-io-error.h"
#include "io/jct-json-stat-table-private.h"

#define MAX_NAMED 8

/* The flags of the European Statistical System, which most offices follow. */
static const struct
{
  char flag;
  gboolean is_about;
  const char *label;
} flags[] = {
  /* Translators: what a statistical office says of a figure. */
  { 'b', FALSE, N_ ("break in the series") },
  { 'c', FALSE, N_ ("confidential") },
  { 'd', FALSE, N_ ("definition differs") },
  { 'e', TRUE, N_ ("estimated") },
  { 'f', TRUE, N_ ("forecast") },
  { 'n', FALSE, N_ ("not significant") },
  { 'p', TRUE, N_ ("provisional") },
  { 'r', FALSE, N_ ("revised") },
  { 's', TRUE, N_ ("estimated by the publisher") },
  { 'u', FALSE, N_ ("low reliability") },
  { 'z', FALSE, N_ ("not applicable") },
};

static int
find_flag (char flag)
{
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    if (flags[i].flag == g_ascii_tolower (flag))
      return (int) i;
  return -1;
}

/* Whether the status is nothing but such letters: "p", "bp". */
static gboolean
is_known (const char *status)
{
  for (const char *p = status; *p != '\0'; p++)
    if (find_flag (*p) < 0)
      return FALSE;
  return strlen (status) <= 3;
}

gboolean
jct_stat_status_is_about (const char *status)
{
  if (!is_known (status))
    return FALSE;
  for (const char *p = status; *p != '\0'; p++)
    if (flags[find_flag (*p)].is_about)
      return TRUE;
  return FALSE;
}

char *
jct_stat_status_dup_label (const json_t *dataset, const char *status)
{
  const json_t *labels
    = json_object_get (json_object_get (json_object_get (dataset, "extension"), "status"), "label");
  const char *own = json_string_value (json_object_get (labels, status));
  g_autoptr (GString) label = NULL;

  if (own != NULL && *own != '\0')
    return g_strdup (own);
  if (!is_known (status))
    return NULL;
  label = g_string_new (NULL);
  for (const char *p = status; *p != '\0'; p++)
    g_string_append_printf (label, "%s%s", p > status ? ", " : "", _ (flags[find_flag (*p)].label));
  return g_string_free (g_steal_pointer (&label), FALSE);
}

static char *
list_flags (const JctStatTable *table)
{
  g_autoptr (GList) texts
    = g_list_sort (g_hash_table_get_keys (table->flags), (GCompareFunc) strcmp);
  g_autoptr (GString) list = g_string_new (NULL);
  guint n_named = 0;

  for (const GList *link = texts; link != NULL; link = link->next)
    {
      g_autofree char *quoted = jct_io_quote (link->data, -1);
      g_autofree char *label = jct_stat_status_dup_label (table->dataset, link->data);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (table->flags, link->data));

      if (n_named == MAX_NAMED)
        {
          g_string_append (list, ", …");
          break;
        }
      g_string_append_printf (list, n_named++ > 0 ? ", %u × %s" : "%u × %s", n, quoted);
      if (label != NULL)
        g_string_append_printf (list, " (%s)", label);
    }
  return g_string_free (g_steal_pointer (&list), FALSE);
}

void
jct_stat_status_note (const JctStatTable *table, JctDocumentBuilder *builder)
{
  g_autofree char *list = NULL;
  g_autofree char *name = NULL;
  g_autofree char *message = NULL;

  if (g_hash_table_size (table->flags) == 0)
    return;
  list = list_flags (table);
  name = jct_io_quote (table->status_name, -1);
  message = g_strdup_printf (
    /* Translators: a list such as '12 × "p" (provisional)', then the name of a field. */
    _ ("Values have a status: %s. Each is kept in the field %s; what is provisional, estimated or "
       "forecast is shown as an approximate figure."),
    list, name);
  jct_document_builder_add_problem (builder, jct_stat_about_place (table), message);
}
