/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-flat-reader.h"

#include <string.h>

#include "io/jct-flat-value.h"
#include "io/jct-limits.h"

/* A value longer than this is not kept for comparing: it will hardly come twice in a row. */
#define MAX_KEPT_BYTES 512
#define COMPARE_BYTES 8

typedef enum
{
  READ_RECORD,
  READ_END,
  READ_CUT,     /* the window ends within the record */
  READ_UNKNOWN, /* for Jansson */
} ReadResult;

/* What ends the value that is kept. */
typedef enum
{
  KEPT_NOTHING,
  KEPT_QUOTED,
  KEPT_WORD, /* a character that does not go on with it */
} Kept;

/* A column, and the text of its place in the record before: what leads from the value before to its own (brackets,
 * comma, key, colon, blanks), and the value as written. */
typedef struct
{
  JctFlatColumn *column;
  char *text;
  gsize size;
  gsize lead;
  gsize length; /* of lead and value */
  Kept kept;
  guint64 seen; /* the attempt at a record in which it came last */
} Place;

typedef struct
{
  JctBlockSource *source;
  JctFlatShape shape;
  JctFlatTable *table;
  GPtrArray *places; /* of all columns */
  Place **order;     /* the record before: its places one after another; room for all columns */
  guint n_order;
  guint64 attempt;
  GString *key;
  GString *value;
} Reader;

/* ---- tables and places ---- */

void
jct_flat_table_free (JctFlatTable *table)
{
  g_ptr_array_unref (table->columns);
  g_free (table);
}

int
jct_flat_table_find (const JctFlatTable *table, const char *name)
{
  for (guint i = 0; i < table->columns->len; i++)
    if (strcmp (((JctFlatColumn *) table->columns->pdata[i])->name, name) == 0)
      return (int) i;
  return -1;
}

static void
place_free (gpointer data)
{
  Place *place = data;

  g_free (place->text);
  g_free (place);
}

static gboolean
place_is_named (const Place *place, const char *name, gsize length)
{
  return place->column->name_length == length && memcmp (place->column->name, name, length) == 0;
}

static Place *
add_place (Reader *reader, const char *name, gsize length)
{
  Place *place;

  if (reader->places->len == JCT_LIMIT_COLUMNS || !g_utf8_validate_len (name, length, NULL))
    return NULL;
  place = g_new0 (Place, 1);
  place->column = jct_flat_column_new (name, length);
  g_ptr_array_add (reader->table->columns, place->column);
  g_ptr_array_add (reader->places, place);
  return place;
}

/* `hint` is where it probably is; a new name becomes a column. NULL where there is no room for it. */
static Place *
find_place (Reader *reader, guint hint, const char *name, gsize length)
{
  guint n = reader->places->len;

  for (guint i = 0; i < n; i++)
    {
      Place *place = reader->places->pdata[(hint + i) % n];

      if (place_is_named (place, name, length))
        return place;
    }
  return add_place (reader, name, length);
}

/* Keeps the lead and, where it may be compared, the value; the text is followed by room for whole words. */
static void
keep (Place *place, const char *lead, gsize lead_length, const char *value, gsize length)
{
  gboolean whole = length <= MAX_KEPT_BYTES;
  gsize total = lead_length + (whole ? length : 0);
  gboolean has_lead = lead == place->text;

  if (total + COMPARE_BYTES > place->size)
    {
      gsize size = 2 * total + COMPARE_BYTES;

      place->text = g_realloc (place->text, size);
      memset (place->text + place->size, 0, size - place->size);
      place->size = size;
    }
  if (!has_lead)
    memcpy (place->text, lead, lead_length);
  memcpy (place->text + lead_length, value, total - lead_length);
  place->lead = lead_length;
  place->length = total;
  place->kept = !whole ? KEPT_NOTHING : *value == '"' ? KEPT_QUOTED : KEPT_WORD;
}

/* ---- values ---- */

static gboolean
set_value (JctFlatColumn *column, gsize row, const JctFlatToken *token)
{
  switch (token->type)
    {
    case JCT_FLAT_TOKEN_TEXT:
      return jct_flat_column_set_text (column, row, token->text, token->length, token->is_ascii);
    case JCT_FLAT_TOKEN_INTEGER:
      return jct_flat_column_set_integer (column, row, token->integer);
    case JCT_FLAT_TOKEN_REAL:
      return jct_flat_column_set_real (column, row, token->real);
    case JCT_FLAT_TOKEN_NULL:
      return jct_flat_column_set_missing (column, row, TRUE);
    case JCT_FLAT_TOKEN_TRUE:
    case JCT_FLAT_TOKEN_FALSE:
    default:
      return jct_flat_column_set_boolean (column, row, token->type == JCT_FLAT_TOKEN_TRUE);
    }
}

/* Takes the value at `p`, to which `lead` led. Returns its end, or NULL with `*result`. */
static const char *
take_value (Reader *reader,
            Place *place,
            const char *lead,
            gsize lead_length,
            const char *p,
            ReadResult *result)
{
  JctFlatToken token;
  const char *value_end = jct_flat_take_value (p, reader->source->end, reader->value, &token);

  if (value_end == NULL)
    {
      *result = token.is_cut ? READ_CUT : READ_UNKNOWN;
      return NULL;
    }
  if (!set_value (place->column, reader->table->n_rows, &token))
    {
      *result = READ_UNKNOWN;
      return NULL;
    }
  keep (place, lead, lead_length, p, (gsize) (value_end - p));
  return value_end;
}

/* ---- a record of any kind ---- */

static ReadResult
fail_here (const Reader *reader, const char *p)
{
  return p >= reader->source->end ? READ_CUT : READ_UNKNOWN;
}

static char
opening (const Reader *reader)
{
  return reader->table->has_names ? '[' : '{';
}

static char
closing (const Reader *reader)
{
  return reader->table->has_names ? ']' : '}';
}

/* From the last value of a record to where the next may start. */
static const char *
leave_record (Reader *reader, const char *p, ReadResult *result)
{
  const char *after;

  p = jct_flat_skip_space (p);
  *result = fail_here (reader, p);
  if (*p != closing (reader))
    return NULL;
  after = p + 1;
  p = jct_flat_skip_space (after);
  *result = fail_here (reader, p);
  if (reader->shape == JCT_FLAT_LINES)
    return memchr (after, '\n', (gsize) (p - after)) != NULL || *result == READ_CUT ? p : NULL;
  if (*p == ',')
    return p + 1;
  if (*p == ']')
    {
      reader->source->text = p + 1;
      *result = READ_END;
    }
  return NULL;
}

/* From the last value of the record before to behind the opening bracket of the next. */
static const char *
enter_record (Reader *reader, const char *p, ReadResult *result)
{
  if (reader->table->n_rows > 0 || reader->table->has_names)
    p = leave_record (reader, p, result);
  if (p == NULL)
    return NULL;
  p = jct_flat_skip_space (p);
  if (*p == opening (reader))
    return p + 1;
  *result = fail_here (reader, p);
  if (*result == READ_CUT && reader->shape == JCT_FLAT_LINES && reader->source->at_end)
    {
      reader->source->text = p;
      *result = READ_END;
    }
  return NULL;
}

/* The key at `p` and the colon behind it. */
static const char *
take_key (Reader *reader, const char *p, guint n, Place **place, ReadResult *result)
{
  JctFlatToken token;

  p = jct_flat_skip_space (p);
  if (p >= reader->source->end)
    {
      *result = READ_CUT;
      return NULL;
    }
  p = jct_flat_take_text (p, reader->source->end, reader->key, &token);
  if (p == NULL)
    {
      *result = token.is_cut ? READ_CUT : READ_UNKNOWN;
      return NULL;
    }
  p = jct_flat_skip_space (p);
  if (*p != ':')
    {
      *result = fail_here (reader, p);
      return NULL;
    }
  *place = find_place (reader, n, token.text, token.length);
  *result = READ_UNKNOWN;
  return *place != NULL ? p + 1 : NULL;
}

/* The n-th member: a value, in a record after its key. `lead` is where the one before ended. */
static const char *
take_member (Reader *reader, const char *lead, const char *p, guint n, ReadResult *result)
{
  Place *place = NULL;

  if (!reader->table->has_names)
    p = take_key (reader, p, n, &place, result);
  else if (n < reader->places->len)
    place = reader->places->pdata[n];
  if (place == NULL || p == NULL || place->seen == reader->attempt)
    {
      if (p != NULL)
        *result = READ_UNKNOWN;
      return NULL;
    }
  p = jct_flat_skip_space (p);
  if (p >= reader->source->end)
    {
      *result = READ_CUT;
      return NULL;
    }
  place->seen = reader->attempt;
  reader->order[n] = place;
  return take_value (reader, place, lead, (gsize) (p - lead), p, result);
}

/* What did not come in the record. */
static gboolean
set_absent (Reader *reader, guint n_members)
{
  guint n_places = reader->places->len;

  if (n_members == n_places)
    return TRUE;
  if (reader->table->has_names)
    return FALSE;
  for (guint i = 0; i < n_places; i++)
    {
      Place *place = reader->places->pdata[i];

      if (place->seen == reader->attempt)
        continue;
      place->kept = KEPT_NOTHING;
      if (place->column->now != JCT_FLAT_ABSENT
          && !jct_flat_column_set_missing (place->column, reader->table->n_rows, FALSE))
        return FALSE;
    }
  return TRUE;
}

/* The rest of a record of which the first `n` members were as in the one before, and end at `p`. */
static ReadResult
read_rest (Reader *reader, const char **at, guint n)
{
  const char *p = *at;
  const char *lead = p;
  ReadResult result = READ_UNKNOWN;

  reader->attempt++;
  for (guint i = 0; i < n; i++)
    reader->order[i]->seen = reader->attempt;
  /* No order that is half that of another record is left behind. */
  reader->n_order = 0;
  if (n == 0)
    {
      p = enter_record (reader, p, &result);
      if (p == NULL)
        return result;
      p = take_member (reader, lead, p, n++, &result);
    }
  for (; p != NULL; n++)
    {
      lead = p;
      p = jct_flat_skip_space (p);
      if (*p == closing (reader))
        break;
      if (*p != ',')
        return fail_here (reader, p);
      p = take_member (reader, lead, p + 1, n, &result);
    }
  if (p == NULL)
    return result;
  if (!set_absent (reader, n))
    return READ_UNKNOWN;
  reader->n_order = n;
  *at = lead;
  return READ_RECORD;
}

/* ---- a record like the one before ---- */

/* How many bytes of `a` and `b` are equal, up to `length` or a little more. */
static inline gsize
count_equal (const char *a, const char *b, gsize length)
{
  for (gsize i = 0; i < length; i += COMPARE_BYTES)
    {
      guint64 x, y;

      memcpy (&x, a + i, sizeof x);
      memcpy (&y, b + i, sizeof y);
      if (x != y)
        return i + (gsize) __builtin_ctzll (GUINT64_FROM_LE (x ^ y)) / 8;
    }
  return length;
}

/* What is kept has no NUL in it, and the window ends with some: nothing is compared beyond its end. */
static ReadResult
read_record (Reader *reader, const char **at)
{
  const char *p = *at;

  for (guint i = 0; i < reader->n_order; i++)
    {
      Place *place = reader->order[i];
      gsize equal = count_equal (p, place->text, place->length);
      ReadResult result;

      if (equal >= place->length && place->kept != KEPT_NOTHING
          && (place->kept == KEPT_QUOTED || !jct_flat_is_word (p[place->length])))
        {
          p += place->length;
          continue;
        }
      if (equal < place->lead)
        {
          *at = p;
          return read_rest (reader, at, i);
        }
      p = take_value (reader, place, place->text, place->lead, p + place->lead, &result);
      if (p == NULL)
        return result;
    }
  *at = p;
  return READ_RECORD;
}

/* ---- all of them ---- */

/* The row of names. */
static ReadResult
read_names (Reader *reader, const char **at)
{
  const char *p = *at;
  guint n = 0;

  do
    {
      JctFlatToken token;

      p = jct_flat_skip_space (p + 1);
      if (p >= reader->source->end)
        return READ_CUT;
      p = jct_flat_take_text (p, reader->source->end, reader->key, &token);
      if (p == NULL)
        return token.is_cut ? READ_CUT : READ_UNKNOWN;
      if (find_place (reader, n, token.text, token.length) == NULL)
        return READ_UNKNOWN;
      /* One that was there already, and not from an attempt before. */
      if (n == reader->places->len
          || !place_is_named (reader->places->pdata[n++], token.text, token.length))
        return READ_UNKNOWN;
      p = jct_flat_skip_space (p);
    }
  while (*p == ',');
  if (*p != ']')
    return fail_here (reader, p);
  *at = p;
  return READ_RECORD;
}

/* The opening bracket, and what tells records from rows. */
static ReadResult
read_start (Reader *reader, const char **at)
{
  const char *p = jct_flat_skip_space (*at);

  if (reader->shape == JCT_FLAT_LINES)
    return READ_RECORD;
  if (*p != '[')
    return fail_here (reader, p);
  p = jct_flat_skip_space (p + 1);
  if (*p != '{' && *p != '[')
    return fail_here (reader, p);
  *at = p;
  reader->table->has_names = *p == '[';
  return reader->table->has_names ? read_names (reader, at) : READ_RECORD;
}

static ReadResult
read_next (Reader *reader, const char **at)
{
  ReadResult result;

  if (reader->table->n_rows == JCT_LIMIT_ROWS)
    return READ_UNKNOWN;
  result = reader->n_order > 0 ? read_record (reader, at) : read_rest (reader, at, 0);
  if (result == READ_RECORD)
    reader->table->n_rows++;
  return result;
}

static gboolean
read_all (Reader *reader)
{
  ReadResult result = READ_RECORD;
  gboolean begun = FALSE;

  while (result != READ_END)
    {
      const char *p = reader->source->text;
      gboolean was_at_end = reader->source->at_end;

      if (begun)
        result = read_next (reader, &p);
      else
        result = read_start (reader, &p);
      if (result == READ_RECORD)
        {
          begun = TRUE;
          reader->source->text = p;
        }
      else if (result == READ_UNKNOWN)
        return FALSE;
      /* Lines have no closing bracket: once more, knowing that it is the end. */
      else if (result == READ_CUT
               && !jct_block_source_advance (reader->source, reader->source->text)
               && (was_at_end || !reader->source->at_end || reader->shape != JCT_FLAT_LINES))
        return FALSE;
    }
  return reader->table->n_rows > 0;
}

JctFlatTable *
jct_flat_read (JctBlockSource *source, JctFlatShape shape)
{
  g_autoptr (JctFlatTable) table = g_new0 (JctFlatTable, 1);
  Reader reader = { .source = source, .shape = shape, .table = table };
  gboolean done;

  table->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_flat_column_free);
  reader.places = g_ptr_array_new_with_free_func (place_free);
  reader.order = g_new0 (Place *, JCT_LIMIT_COLUMNS + 1);
  reader.key = g_string_new (NULL);
  reader.value = g_string_new (NULL);
  done = read_all (&reader);
  for (guint i = 0; done && i < table->columns->len; i++)
    jct_flat_column_finish (table->columns->pdata[i], table->n_rows);
  g_string_free (reader.value, TRUE);
  g_string_free (reader.key, TRUE);
  g_free (reader.order);
  g_ptr_array_unref (reader.places);
  return done ? g_steal_pointer (&table) : NULL;
}

gboolean
jct_flat_is_at_end (JctBlockSource *source)
{
  do
    {
      source->text = jct_flat_skip_space (source->text);
      if (source->text < source->end)
        return FALSE;
    }
  while (jct_block_source_advance (source, source->text));
  return source->at_end;
}
