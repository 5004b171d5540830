/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The bundled datasets as files: the shape of a Data Package, keys and references, dates, labels,
 * and the words of our own texts. Read with Jansson alone, so that it says what any other program
 * finds. test-dataset-figures.c reads them as the program does.
 */
#include <glib.h>
#include <jansson.h>
#include <string.h>

#include "model/jct-edtf.h"

#define CHECK(condition, ...)         \
  G_STMT_START                        \
  {                                   \
    if (!(condition))                 \
      {                               \
        g_test_message (__VA_ARGS__); \
        g_test_fail ();               \
      }                               \
  }                                   \
  G_STMT_END

static json_t *
load (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("JCT_PROJECT_DIR"), folder, name, NULL);
  json_error_t error;
  json_t *root = json_load_file (path, JSON_REJECT_DUPLICATES, &error);

  if (root == NULL)
    g_error ("%s:%d:%d: %s", path, error.line, error.column, error.text);
  return root;
}

static json_t *
load_dataset (const char *name)
{
  return load ("data/datasets", name);
}

static const char *
text (const json_t *object, const char *key)
{
  return json_string_value (json_object_get (object, key));
}

static const char *
role (const json_t *resource)
{
  return text (json_object_get (resource, "juncture"), "role");
}

/* (nullable): the data of the first resource of a role */
static json_t *
data_of_role (const json_t *package, const char *name)
{
  json_t *resource;
  size_t i;

  json_array_foreach (json_object_get (package, "resources"), i, resource)
    if (g_strcmp0 (role (resource), name) == 0)
      return json_object_get (resource, "data");
  return NULL;
}

static json_t *
find (const json_t *array, const char *key, const char *value)
{
  json_t *item;
  size_t i;

  json_array_foreach (array, i, item)
    if (g_strcmp0 (text (item, key), value) == 0)
      return item;
  return NULL;
}

static gboolean
array_has (const json_t *array, const char *value)
{
  json_t *item;
  size_t i;

  json_array_foreach (array, i, item)
    if (g_strcmp0 (json_string_value (item), value) == 0)
      return TRUE;
  return FALSE;
}

/* ---- the shape of the package ---- */

static const char *const field_types[] = {
  "string", "number", "integer",   "boolean",  "object",   "list",    "array", "datetime", "date",
  "time",   "year",   "yearmonth", "duration", "geopoint", "geojson", "any",   NULL,
};

static void
check_cell (const char *table, size_t row, const char *type, const json_t *cell)
{
  const char *written = json_string_value (cell);

  if (g_str_equal (type, "integer"))
    CHECK (json_is_integer (cell) && json_integer_value (cell) > 0,
           "%s: row %zu: no count above zero", table, row);
  else if (g_str_equal (type, "yearmonth"))
    CHECK (written != NULL && g_regex_match_simple ("^[0-9]{4}-(0[1-9]|1[0-2])$", written, 0, 0),
           "%s: row %zu: no month", table, row);
  else if (g_str_equal (type, "year"))
    CHECK (written != NULL && g_regex_match_simple ("^[0-9]{4}$", written, 0, 0),
           "%s: row %zu: no year", table, row);
  else
    CHECK (written != NULL && *written != '\0', "%s: row %zu: no text", table, row);
}

static void
check_table (const json_t *resource)
{
  const char *name = text (resource, "name");
  const json_t *schema = json_object_get (resource, "schema");
  const json_t *fields = json_object_get (schema, "fields");
  const json_t *data = json_object_get (resource, "data");
  const json_t *header = json_array_get (data, 0);
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  size_t n_fields = json_array_size (fields);
  json_t *field, *row, *key;
  size_t i, j;

  g_assert_cmpstr (text (resource, "type"), ==, "table");
  g_assert_cmpuint (json_array_size (header), ==, n_fields);
  json_array_foreach (fields, i, field)
    {
      g_assert_cmpstr (text (field, "name"), ==, json_string_value (json_array_get (header, i)));
      g_assert_true (g_strv_contains (field_types, text (field, "type")));
      g_assert_nonnull (text (field, "title"));
    }
  json_array_foreach (json_object_get (schema, "primaryKey"), i, key)
    g_assert_nonnull (find (fields, "name", json_string_value (key)));

  g_assert_cmpuint (json_array_size (data), >, 1);
  json_array_foreach (data, i, row)
    {
      g_autoptr (GString) joined = g_string_new (NULL);

      if (i == 0)
        continue;
      g_assert_cmpuint (json_array_size (row), ==, n_fields);
      json_array_foreach (row, j, key)
        {
          field = json_array_get (fields, j);
          check_cell (name, i, text (field, "type"), key);
          if (array_has (json_object_get (schema, "primaryKey"), text (field, "name")))
            g_string_append_printf (joined, "%s\n", json_string_value (key));
        }
      CHECK (g_hash_table_add (keys, g_strdup (joined->str)), "%s: row %zu repeats a key", name, i);
    }
}

static void
test_shape (gconstpointer name)
{
  json_t *package = load_dataset (name);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  json_t *resource;
  size_t i;

  g_assert_cmpstr (text (package, "$schema"), ==,
                   "https://datapackage.org/profiles/2.0/datapackage.json");
  g_assert_true (g_regex_match_simple ("^[a-z0-9._/-]+$", text (package, "name"), 0, 0));
  g_assert_cmpuint (json_array_size (json_object_get (package, "resources")), >, 0);
  json_array_foreach (json_object_get (package, "resources"), i, resource)
    {
      g_assert_true (g_hash_table_add (names, (gpointer) text (resource, "name")));
      g_assert_true (json_is_array (json_object_get (resource, "data")));
      g_assert_null (json_object_get (resource, "path"));
      if (g_str_equal (role (resource), "observations"))
        check_table (resource);
    }
  json_decref (package);
}

/* ---- labels ---- */

static void
check_labels (const json_t *resource)
{
  const json_t *fields = json_object_get (json_object_get (resource, "schema"), "fields");
  json_t *field, *row, *category;
  size_t i, j;

  json_array_foreach (fields, i, field)
    {
      const json_t *categories = json_object_get (field, "categories");
      g_autoptr (GHashTable) used = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);

      if (categories == NULL)
        continue;
      json_array_foreach (json_object_get (resource, "data"), j, row)
        if (j > 0)
          g_hash_table_add (used, (gpointer) json_string_value (json_array_get (row, i)));
      json_array_foreach (categories, j, category)
        {
          CHECK (g_hash_table_remove (used, text (category, "value")),
                 "%s: nothing has the value %s", text (resource, "name"), text (category, "value"));
          CHECK (g_hash_table_add (labels, (gpointer) text (category, "label")),
                 "%s: two values are labelled %s", text (resource, "name"),
                 text (category, "label"));
        }
      CHECK (g_hash_table_size (used) == 0, "%s: values of %s without a label",
             text (resource, "name"), text (field, "name"));
    }
}

static void
test_labels (gconstpointer name)
{
  json_t *package = load_dataset (name);
  json_t *resource, *field;
  size_t i, j;
  guint n_labelled = 0;

  json_array_foreach (json_object_get (package, "resources"), i, resource)
    {
      if (!g_str_equal (role (resource), "observations"))
        continue;
      check_labels (resource);
      json_array_foreach (json_object_get (json_object_get (resource, "schema"), "fields"), j,
                          field)
        {
          gboolean plain = g_strcmp0 (text (field, "type"), "string") != 0
                           || g_str_equal (text (field, "name"), "period")
                           || g_str_equal (text (field, "name"), "qualifier");

          g_assert_true ((json_object_get (field, "categories") == NULL) == plain);
          n_labelled += !plain;
        }
    }
  g_assert_cmpuint (n_labelled, >=, 8);
  json_decref (package);
}

/* ---- keys and references ---- */

static void
check_unique (const json_t *array, const char *key)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  json_t *item;
  size_t i;

  json_array_foreach (array, i, item)
    CHECK (text (item, key) != NULL && g_hash_table_add (seen, (gpointer) text (item, key)),
           "%s appears twice", text (item, key));
}

static void
check_sources (const json_t *sources, const json_t *keys, const char *what)
{
  json_t *key;
  size_t i;

  CHECK (json_array_size (keys) > 0, "%s names no source", what);
  json_array_foreach (keys, i, key)
    CHECK (find (sources, "key", json_string_value (key)) != NULL, "%s: no source %s", what,
           json_string_value (key));
}

/* Every dimension and value of a filter is one of the table's, whose labels are complete
 * (test_labels). */
static void
check_where (const json_t *table, const json_t *where, const char *what)
{
  const json_t *fields = json_object_get (json_object_get (table, "schema"), "fields");
  const char *dimension;
  json_t *values, *value;
  size_t i;

  json_object_foreach ((json_t *) where, dimension, values)
    {
      const json_t *categories = json_object_get (find (fields, "name", dimension), "categories");

      json_array_foreach (values, i, value)
        CHECK (find (categories, "value", json_string_value (value)) != NULL,
               "%s: no value %s of %s", what, json_string_value (value), dimension);
    }
}

static void
check_definition (const json_t *package, const json_t *definition)
{
  const char *id = text (definition, "id");
  const json_t *table
    = find (json_object_get (package, "resources"), "name", text (definition, "table"));
  const json_t *fields = json_object_get (json_object_get (table, "schema"), "fields");

  g_assert_cmpstr (role (table), ==, "observations");
  g_assert_cmpstr (text (find (fields, "name", text (definition, "measure")), "type"), ==,
                   "integer");
  check_where (table, json_object_get (definition, "where"), id);
  if (text (definition, "by") != NULL)
    g_assert_nonnull (
      json_object_get (find (fields, "name", text (definition, "by")), "categories"));
  CHECK (g_regex_match_simple ("event, not a person|people, not events",
                               text (definition, "description"), 0, 0),
         "%s does not say whether it counts events or people", id);
}

static void
check_view (const json_t *package, const json_t *view)
{
  const json_t *definitions
    = json_object_get (json_object_get (package, "juncture"), "definitions");
  const json_t *definition = find (definitions, "id", text (view, "definition"));
  const json_t *table
    = find (json_object_get (package, "resources"), "name", text (definition, "table"));
  const json_t *fields = json_object_get (json_object_get (table, "schema"), "fields");
  const char *id = text (view, "id");

  CHECK (definition != NULL, "%s: no definition %s", id, text (view, "definition"));
  check_where (table, json_object_get (view, "where"), id);
  if (text (view, "by") != NULL)
    g_assert_nonnull (json_object_get (find (fields, "name", text (view, "by")), "categories"));
  if (text (view, "selectedEvent") != NULL)
    g_assert_nonnull (find (data_of_role (package, "events"), "id", text (view, "selectedEvent")));
  g_assert_nonnull (text (view, "headline"));
}

static void
test_references (gconstpointer name)
{
  json_t *package = load_dataset (name);
  const json_t *juncture = json_object_get (package, "juncture");
  const json_t *sources = data_of_role (package, "sources");
  json_t *item;
  size_t i;

  check_unique (json_object_get (juncture, "definitions"), "id");
  check_unique (json_object_get (juncture, "categories"), "id");
  check_unique (data_of_role (package, "events"), "id");
  check_unique (sources, "key");
  check_unique (data_of_role (package, "claims"), "id");
  check_unique (data_of_role (package, "views"), "id");

  json_array_foreach (json_object_get (package, "resources"), i, item)
    if (g_str_equal (role (item), "observations"))
      check_sources (sources, json_object_get (json_object_get (item, "juncture"), "sourceKeys"),
                     text (item, "name"));
  json_array_foreach (data_of_role (package, "events"), i, item)
    {
      const json_t *claimed = json_object_get (item, "claimed");

      check_sources (sources, json_object_get (item, "sources"), text (item, "id"));
      g_assert_nonnull (
        find (json_object_get (juncture, "categories"), "id", text (item, "category")));
      if (claimed != NULL)
        {
          g_assert_nonnull (text (claimed, "by"));
          g_assert_nonnull (find (sources, "key", text (claimed, "source")));
        }
    }
  json_array_foreach (data_of_role (package, "claims"), i, item)
    g_assert_nonnull (find (sources, "key", text (item, "source")));
  json_array_foreach (json_object_get (juncture, "definitions"), i, item)
    check_definition (package, item);
  json_array_foreach (data_of_role (package, "views"), i, item)
    check_view (package, item);
  g_assert_nonnull (find (data_of_role (package, "views"), "id", text (juncture, "defaultView")));
  json_decref (package);
}

/* ---- dates, titles, addresses, claims ---- */

static void
check_date (const char *what, const char *date)
{
  g_autoptr (GError) error = NULL;
  JctEdtf edtf;

  CHECK (jct_edtf_parse (date, &edtf, &error), "%s: %s", what, error != NULL ? error->message : "");
}

static void
test_events (void)
{
  json_t *package = load_dataset ("us-china-repatriation.json");
  const json_t *events = data_of_role (package, "events");
  guint n_unverified = 0;
  json_t *event;
  size_t i;

  g_assert_cmpuint (json_array_size (events), ==, 48);
  json_array_foreach (events, i, event)
    {
      check_date (text (event, "id"), text (event, "date"));
      CHECK (g_utf8_strlen (text (event, "title"), -1) <= 60, "long title: %s",
             text (event, "title"));
      CHECK (g_utf8_strlen (text (event, "shortTitle"), -1) <= 28, "long short title: %s",
             text (event, "shortTitle"));
      g_assert_nonnull (text (event, "summary"));
      g_assert_nonnull (text (event, "precisionNote"));
      if (g_strcmp0 (text (event, "confidence"), "verified") != 0)
        {
          g_assert_cmpstr (text (event, "confidence"), ==, "unverified");
          g_assert_cmpstr (text (event, "id"), ==, "eight-nationals-removed");
          n_unverified++;
        }
    }
  g_assert_cmpuint (n_unverified, ==, 1);
  json_decref (package);
}

static void
test_sources (gconstpointer name)
{
  json_t *package = load_dataset (name);
  json_t *source;
  size_t i;

  json_array_foreach (data_of_role (package, "sources"), i, source)
    {
      const char *url = text (source, "url");

      check_date (text (source, "key"), text (source, "date"));
      g_assert_nonnull (text (source, "title"));
      g_assert_nonnull (text (source, "publisher"));
      CHECK (url == NULL || g_regex_match_simple ("^https?://[a-z0-9.-]+\\.[a-z]+/", url, 0, 0),
             "no address: %s", url);
      CHECK (url != NULL || g_str_equal (text (source, "key"), "cbp-encounters-file"),
             "%s has no address", text (source, "key"));
    }
  json_decref (package);
}

static void
test_claims (gconstpointer name)
{
  json_t *package = load_dataset (name);
  json_t *claim;
  size_t i;

  json_array_foreach (data_of_role (package, "claims"), i, claim)
    {
      gboolean verbatim = json_is_true (json_object_get (claim, "verbatim"));

      /* The second article is known only from a reworded copy. */
      g_assert_cmpstr (text (claim, "source"), ==, verbatim ? "seed-voa" : "seed-nbc");
      g_assert_true ((text (claim, "quote") != NULL) == verbatim);
      g_assert_true ((text (claim, "paraphrase") != NULL) == !verbatim);
      g_assert_true (json_is_boolean (json_object_get (claim, "checkable")));
      g_assert_nonnull (text (claim, "note"));
    }
  json_decref (package);
}

static void
test_counts (void)
{
  json_t *package = load_dataset ("us-china-repatriation.json");

  g_assert_cmpuint (json_array_size (data_of_role (package, "sources")), ==, 89);
  g_assert_cmpuint (json_array_size (data_of_role (package, "claims")), ==, 32);
  g_assert_cmpuint (json_array_size (
                      json_object_get (json_object_get (package, "juncture"), "categories")),
                    ==, 8);
  json_decref (package);
}

/* ---- words ---- */

/* Water metaphors, words for people that no court has earned them, causes, and what only we know of
 * the files. */
#define FORBIDDEN                                                                                \
  "\\b(waves?|surg\\w*|influx\\w*|flow(s|ed|ing)?|flood\\w*|pour\\w*|streams?|streaming|tides?|" \
  "swarm\\w*|hordes?|"                                                                           \
  "invasions?|invad\\w*|illegal\\w*|aliens?|skyrocket\\w*|explod\\w*|explosi\\w*|spik\\w*|"      \
  "criminals?|caught|crisis|"                                                                    \
  "caus(ed|es|ing)|because|(led|leads|leading) to|due to|result(s|ed|ing)? "                     \
  "(in|from)|seeds?|desks?)\\b|/work|/tmp|"                                                      \
  "/home|\\.csv|\\.txt"

static guint
count_forbidden (const GRegex *regex, const char *key, const json_t *value)
{
  static const char *const not_ours[]
    = { "quote", "url", "path", "id", "key", "source", "sourceKeys", NULL };
  const char *name;
  json_t *item;
  size_t i;
  guint n = 0;

  if (key != NULL && g_strv_contains (not_ours, key))
    return 0;
  if (json_is_object (value))
    json_object_foreach ((json_t *) value, name, item)
      {
        /* A source's title is its own; the keys of an event's sources are no text. */
        if (g_str_equal (name, "sources")
            || (g_str_equal (name, "title") && text (value, "publisher") != NULL))
          continue;
        n += count_forbidden (regex, name, item);
      }
  else if (json_is_array (value))
    json_array_foreach (value, i, item)
      n += count_forbidden (regex, NULL, item);
  else if (json_is_string (value) && g_regex_match (regex, json_string_value (value), 0, NULL))
    {
      g_test_message ("%s: %s", key, json_string_value (value));
      n++;
    }
  return n;
}

static void
test_words (gconstpointer name)
{
  g_autoptr (GRegex) regex = g_regex_new (FORBIDDEN, G_REGEX_CASELESS, 0, NULL);
  json_t *package = load_dataset (name);

  g_assert_true (g_regex_match (regex, "A surge of arrivals", 0, NULL));
  g_assert_true (g_regex_match (regex, "It rose because of this", 0, NULL));
  g_assert_false (
    g_regex_match (regex, "Encounters rose; an order in time is not evidence of cause", 0, NULL));
  g_assert_cmpuint (count_forbidden (regex, NULL, package), ==, 0);
  json_decref (package);
}

#define ADD(path, dataset, function) \
  g_test_add_data_func ("/datasets/" path, dataset ".json", function)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("repatriation/shape", "us-china-repatriation", test_shape);
  ADD ("repatriation/labels", "us-china-repatriation", test_labels);
  ADD ("repatriation/references", "us-china-repatriation", test_references);
  ADD ("repatriation/sources", "us-china-repatriation", test_sources);
  ADD ("repatriation/claims", "us-china-repatriation", test_claims);
  ADD ("repatriation/words", "us-china-repatriation", test_words);
  ADD ("reported/shape", "reported-figures", test_shape);
  ADD ("reported/labels", "reported-figures", test_labels);
  ADD ("reported/references", "reported-figures", test_references);
  ADD ("reported/sources", "reported-figures", test_sources);
  ADD ("reported/claims", "reported-figures", test_claims);
  ADD ("reported/words", "reported-figures", test_words);
  g_test_add_func ("/datasets/repatriation/events", test_events);
  g_test_add_func ("/datasets/repatriation/counts", test_counts);
  return g_test_run ();
}
