/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-json-items.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/jct-io-error.h"

#define STEP_ITEMS 4096

typedef struct
{
  const JctLoadContext *context;
  const char *text;
  gsize length;
  gsize at;
  gsize line; /* of `at` */
} Items;

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void
skip_space (Items *items)
{
  for (; items->at < items->length && is_space (items->text[items->at]); items->at++)
    items->line += items->text[items->at] == '\n';
}

static gboolean
take (Items *items, char wanted)
{
  skip_space (items);
  if (items->at == items->length || items->text[items->at] != wanted)
    return FALSE;
  items->at++;
  return TRUE;
}

/* What stands at the present place is not what is `expected`. */
static gboolean
fail_here (const Items *items, const char *expected, GError **error)
{
  g_autofree char *place = jct_io_place_of_offset (items->text, items->length, items->at);
  g_autofree char *found = NULL;
  gsize end = items->at;

  if (items->at == items->length)
    {
      jct_io_error_set (error, JCT_IO_ERROR_SYNTAX, items->context->name, place,
                        _ ("The file ends too early; its JSON is incomplete."));
      return FALSE;
    }
  while (end < items->length && !is_space (items->text[end]))
    end++;
  found = jct_io_quote (items->text + items->at, (gssize) (end - items->at));
  jct_io_error_set (error, JCT_IO_ERROR_SYNTAX, items->context->name, place,
                    /* Translators: the first %s is a text of the file in quotation marks. */
                    _ ("Found %s; expected %s."), found, expected);
  return FALSE;
}

/* A text in JSON has no line end of its own: all of them are between its parts. */
static void
count_lines (Items *items, gsize length)
{
  const char *end = items->text + items->at + length;

  for (const char *p = items->text + items->at; (p = memchr (p, '\n', (gsize) (end - p))) != NULL;
       p++)
    items->line++;
}

static json_t *
take_value (Items *items, GError **error)
{
  json_error_t problem;
  json_t *value
    = json_loadb (items->text + items->at, items->length - items->at,
                  JSON_REJECT_DUPLICATES | JSON_DECODE_ANY | JSON_DISABLE_EOF_CHECK, &problem);

  if (value != NULL)
    {
      count_lines (items, (gsize) problem.position);
      items->at += (gsize) problem.position;
    }
  else
    {
      /* The parser's position is after what it read last. */
      gsize offset = items->at + (gsize) MAX (problem.position, 1) - 1;
      g_autofree char *place
        = jct_io_place_of_offset (items->text, items->length, MIN (offset, items->length));

      jct_json_set_parse_error (error, items->context->name, place, items->text + items->at,
                                items->length - items->at, &problem);
    }
  return value;
}

gboolean
jct_json_for_each_item (const JctLoadContext *context,
                        const char *text,
                        gsize length,
                        JctJsonItemFunc func,
                        gpointer user_data,
                        GError **error)
{
  Items items = { context, text, length, 0, 1 };
  gboolean more;

  if (!take (&items, '['))
    return fail_here (&items, _ ("an array"), error);
  more = !take (&items, ']');
  for (gsize i = 0; more; i++)
    {
      g_autoptr (json_t) item = NULL;
      gsize line;

      skip_space (&items);
      line = items.line;
      item = take_value (&items, error);
      if (item == NULL
          || (i % STEP_ITEMS == 0 && !jct_load_context_step (context, items.at, length, error))
          || !func (item, i, line, user_data, error))
        return FALSE;
      more = take (&items, ',');
      if (!more && !take (&items, ']'))
        return fail_here (&items, _ ("a comma or the end of the array"), error);
    }
  skip_space (&items);
  if (items.at < length)
    return fail_here (&items, _ ("the end of the file"), error);
  return jct_load_context_step (context, 1, 1, error);
}
