/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which columns make a list of events: by what they are called, and by whether they hold dates. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "io/jct-import-plan-private.h"
#include "io/jct-import-values.h"
#include "io/jct-io-error.h"

typedef struct
{
  JctImportRole role;
  const char *const *words;
  gboolean holds_dates;
} Rule;

static const char *const date_words[]
  = { "date", "start", "begin", "when", "day", "from", "year", NULL };
static const char *const end_words[] = { "end", "until", "to", "finish", NULL };
static const char *const source_words[]
  = { "url", "link", "source", "sources", "address", "website", "reference", "media", NULL };
static const char *const category_words[]
  = { "category", "type", "group", "kind", "topic", "theme", "tag", NULL };
static const char *const summary_words[]
  = { "summary", "description", "text", "details", "notes", "note", "body", "comment", NULL };
static const char *const title_words[] = { "title", "headline", "event", "name", "what", NULL };

/* A word that says more comes first: "end date", "event type". */
static const Rule rules[] = {
  { JCT_IMPORT_EVENT_END, end_words, TRUE },
  { JCT_IMPORT_EVENT_DATE, date_words, TRUE },
  { JCT_IMPORT_EVENT_SOURCE, source_words, FALSE },
  { JCT_IMPORT_EVENT_CATEGORY, category_words, FALSE },
  { JCT_IMPORT_EVENT_SUMMARY, summary_words, FALSE },
  { JCT_IMPORT_EVENT_TITLE, title_words, FALSE },
};

typedef struct
{
  JctImportPlan *plan;
  const JctImportProfile *profile;
  const JctReadOptions *options; /* (nullable) */
} Guess;

static JctImportColumn *
get_column (const Guess *guess, guint index)
{
  return guess->plan->columns->pdata[index];
}

static int
find_role (const Guess *guess, JctImportRole role)
{
  for (guint i = 0; i < guess->plan->columns->len; i++)
    if (get_column (guess, i)->role == role)
      return (int) i;
  return -1;
}

static gboolean
holds_dates (const JctImportProfileColumn *profiled)
{
  return profiled->n_values > profiled->n_marked
         && (profiled->is_edtf || jct_import_values_find_notation (profiled) >= 0);
}

/* Of a column whose name says that it holds dates, one bad value is an error to be told of, not another column. */
static gboolean
is_called_date (const JctImportProfileColumn *profiled)
{
  return holds_dates (profiled) || profiled->starts_period;
}

static gboolean
is_free (const Guess *guess, guint index)
{
  const JctImportColumn *column = get_column (guess, index);
  const JctReadOptions *options = guess->options;

  return column->role == JCT_IMPORT_IGNORED
         && (options == NULL || options->ignored == NULL
             || !g_strv_contains (options->ignored, column->name));
}

static void
guess_role (const Guess *guess, const Rule *rule)
{
  if (find_role (guess, rule->role) >= 0)
    return;
  for (guint i = 0; i < guess->plan->columns->len; i++)
    if (is_free (guess, i) && jct_field_name_has_word (get_column (guess, i)->name, rule->words)
        && (!rule->holds_dates || is_called_date (guess->profile->columns->pdata[i])))
      {
        get_column (guess, i)->role = rule->role;
        return;
      }
}

/* Where no name says it: the first column of dates; what is called a summary is a title where there is no other. */
static void
guess_without_names (const Guess *guess)
{
  int summary = find_role (guess, JCT_IMPORT_EVENT_SUMMARY);

  for (guint i = 0; i < guess->plan->columns->len && find_role (guess, JCT_IMPORT_EVENT_DATE) < 0;
       i++)
    if (is_free (guess, i) && holds_dates (guess->profile->columns->pdata[i]))
      get_column (guess, i)->role = JCT_IMPORT_EVENT_DATE;
  if (find_role (guess, JCT_IMPORT_EVENT_TITLE) < 0 && summary >= 0)
    get_column (guess, (guint) summary)->role = JCT_IMPORT_EVENT_TITLE;
}

/* (transfer full) */
static char *
describe_role (JctImportRole role, const char *name)
{
  switch ((int) role)
    {
    case JCT_IMPORT_EVENT_DATE:
      /* Translators: %s is the name of a column; so below. */
      return g_strdup_printf (C_ ("events", "date: %s"), name);
    case JCT_IMPORT_EVENT_END:
      return g_strdup_printf (C_ ("events", "end: %s"), name);
    case JCT_IMPORT_EVENT_TITLE:
      return g_strdup_printf (C_ ("events", "title: %s"), name);
    case JCT_IMPORT_EVENT_SUMMARY:
      return g_strdup_printf (C_ ("events", "summary: %s"), name);
    case JCT_IMPORT_EVENT_CATEGORY:
      return g_strdup_printf (C_ ("events", "category: %s"), name);
    case JCT_IMPORT_EVENT_SOURCE:
      return g_strdup_printf (C_ ("events", "source: %s"), name);
    default:
      return g_strdup_printf (C_ ("events", "left out: %s"), name);
    }
}

static void
add_note (const Guess *guess)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < guess->plan->columns->len; i++)
    {
      const JctImportColumn *column = get_column (guess, i);
      g_autofree char *quoted = jct_io_quote (column->name, -1);
      g_autofree char *part = describe_role (column->role, quoted);

      g_string_append_printf (list, "%s%s", i > 0 ? "; " : "", part);
    }
  g_ptr_array_add (guess->plan->notes,
                   /* Translators: %s reads "date: "day"; title: "what"". */
                   g_strdup_printf (_ ("Guessed: a list of events; %s."), list->str));
}

gboolean
jct_import_guess_events (JctImportPlan *plan,
                         const JctImportProfile *profile,
                         const JctLoadContext *context,
                         GError **error)
{
  Guess guess = { plan, profile, context->options };
  int date;

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    guess_role (&guess, &rules[i]);
  guess_without_names (&guess);
  date = find_role (&guess, JCT_IMPORT_EVENT_DATE);
  if (date < 0 || find_role (&guess, JCT_IMPORT_EVENT_TITLE) < 0)
    {
      g_autofree char *names = jct_import_plan_list_names (plan);

      jct_io_error_set (error, JCT_IO_ERROR_STRUCTURE, context->name, NULL,
                        date < 0
                          ? _ ("No column holds the dates of events; the columns are %s.")
                          : _ ("No column is named after titles of events; the columns are %s."),
                        names);
      return FALSE;
    }
  jct_import_values_take_time (plan, profile->columns->pdata[date]);
  add_note (&guess);
  return TRUE;
}
