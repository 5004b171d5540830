/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/jct-row-sort-private.h"

#include <string.h>

#define DIGIT_BITS 11
#define N_BUCKETS (1u << DIGIT_BITS)
#define KEY_BITS 32
#define N_DIGITS ((KEY_BITS + DIGIT_BITS - 1) / DIGIT_BITS)
/* Up to so many rows, moving them one by one is faster than counting digits. */
#define FEW_ROWS 96
#define SIGN (G_GUINT64_CONSTANT (1) << 63)

typedef struct
{
  guint32 key;
  guint32 row;
} Item;

/* ---- a row's number --------------------------------------------------------------------------
 */

/* Numbers in the order of the reals: no two zeros, and negative ones turned round. */
static inline guint64
order_real (double value)
{
  guint64 bits;

  value = value == 0 ? 0 : value;
  memcpy (&bits, &value, sizeof bits);
  return (bits & SIGN) != 0 ? ~bits : bits | SIGN;
}

static inline guint64
read_key (const JctRowKey *key, gsize row)
{
  guint64 number;

  if (key->dimension != NULL)
    number = key->ranks[jct_dimension_code (key->dimension, row)];
  else if (key->measure->type == JCT_MEASURE_INTEGER)
    number = (guint64) jct_measure_integer (key->measure, row) ^ SIGN;
  else
    number = order_real (((const double *) key->measure->values)[row]);
  return key->descending ? ~number : number;
}

static void
find_range (const JctRowKey *key, const guint32 *rows, gsize n, guint64 *least, guint64 *greatest)
{
  *least = G_MAXUINT64;
  *greatest = 0;
  for (gsize i = 0; i < n; i++)
    {
      guint64 number = read_key (key, rows[i]);

      *least = MIN (*least, number);
      *greatest = MAX (*greatest, number);
    }
}

static guint
count_bits (guint64 number)
{
  guint n = 0;

  for (; number != 0; number >>= 1)
    n++;
  return n;
}

/* ---- the sort --------------------------------------------------------------------------------
 */

static inline guint
digit_of (guint32 key, guint digit)
{
  return key >> (digit * DIGIT_BITS) & (N_BUCKETS - 1);
}

static void
scatter (const Item *from, Item *to, gsize n, guint digit, guint32 *next)
{
  guint32 position = 0;

  for (guint bucket = 0; bucket < N_BUCKETS; bucket++)
    {
      guint32 count = next[bucket];

      next[bucket] = position;
      position += count;
    }
  for (gsize i = 0; i < n; i++)
    to[next[digit_of (from[i].key, digit)]++] = from[i];
}

/* Sorts by the lowest `n_bits` of the keys, with `other` as room; returns that of the two that the
 * sorted items are in. */
static Item *
sort_digits (Item *items, Item *other, gsize n, guint n_bits)
{
  guint n_digits = (n_bits + DIGIT_BITS - 1) / DIGIT_BITS;
  g_autofree guint32 *counts = g_new0 (guint32, (gsize) N_DIGITS * N_BUCKETS);

  for (gsize i = 0; i < n; i++)
    for (guint digit = 0; digit < n_digits; digit++)
      counts[digit * N_BUCKETS + digit_of (items[i].key, digit)]++;
  for (guint digit = 0; digit < n_digits; digit++)
    {
      guint32 *of_digit = counts + digit * N_BUCKETS;
      Item *sorted = other;

      if (of_digit[digit_of (items[0].key, digit)] == n)
        continue;
      scatter (items, other, n, digit, of_digit);
      other = items;
      items = sorted;
    }
  return items;
}

static void
sort_few (Item *items, gsize n)
{
  for (gsize i = 1; i < n; i++)
    {
      Item item = items[i];
      gsize place = i;

      for (; place > 0 && items[place - 1].key > item.key; place--)
        items[place] = items[place - 1];
      items[place] = item;
    }
}

/* Items that agree in what they were sorted by, sorted by the lowest `n_bits` of their numbers. */
static void
sort_rest (const JctRowKey *key, guint64 least, guint n_bits, Item *items, Item *other, gsize n)
{
  guint32 mask = n_bits < KEY_BITS ? (1u << n_bits) - 1 : G_MAXUINT32;
  gboolean is_sorted = TRUE;

  for (gsize i = 0; i < n; i++)
    {
      items[i].key = (guint32) (read_key (key, items[i].row) - least) & mask;
      is_sorted &= i == 0 || items[i].key >= items[i - 1].key;
    }
  if (is_sorted)
    return;
  if (n <= FEW_ROWS)
    sort_few (items, n);
  else if (sort_digits (items, other, n, n_bits) == other)
    memcpy (items, other, n * sizeof *items);
}

static gboolean
sort_ties (const JctRowKey *key,
           guint64 least,
           guint n_bits,
           Item *items,
           Item *other,
           gsize n,
           GCancellable *cancellable)
{
  for (gsize start = 0, end; start < n; start = end)
    {
      guint32 shared = items[start].key;

      for (end = start + 1; end < n && items[end].key == shared;)
        end++;
      if (end - start > 1)
        sort_rest (key, least, n_bits, items + start, other + start, end - start);
      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
    }
  return TRUE;
}

gboolean
jct_row_sort (
  const JctRowKey *key, guint32 *rows, gsize n, GCancellable *cancellable, GError **error)
{
  g_autofree Item *first = NULL, *second = NULL;
  Item *items, *other;
  guint64 least, greatest;
  guint n_bits, shift;

  if (n < 2)
    return TRUE;
  find_range (key, rows, n, &least, &greatest);
  n_bits = count_bits (greatest - least);
  if (n_bits == 0)
    return TRUE;
  shift = n_bits > KEY_BITS ? n_bits - KEY_BITS : 0;

  first = g_new (Item, n);
  second = g_new (Item, n);
  for (gsize i = 0; i < n; i++)
    first[i] = (Item){ (guint32) ((read_key (key, rows[i]) - least) >> shift), rows[i] };
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  items = sort_digits (first, second, n, n_bits - shift);
  other = items == first ? second : first;
  if (shift > 0 && !sort_ties (key, least, shift, items, other, n, cancellable))
    return !g_cancellable_set_error_if_cancelled (cancellable, error);
  for (gsize i = 0; i < n; i++)
    rows[i] = items[i].row;
  return TRUE;
}

/* ---- ranks -----------------------------------------------------------------------------------
 */

typedef struct
{
  char *collated;
  const char *label;
  guint code;
} Label;

static int
compare_labels (gconstpointer a, gconstpointer b)
{
  const Label *one = a, *other = b;
  int order = strcmp (one->collated, other->collated);

  return order != 0 ? order : strcmp (one->label, other->label);
}

static void
clear_label (gpointer data)
{
  g_free (((Label *) data)->collated);
}

guint32 *
jct_dimension_rank_codes (const JctTable *table,
                          guint dimension,
                          const guint32 *rows,
                          gsize n,
                          GCancellable *cancellable,
                          GError **error)
{
  const JctDimension *column = &table->dimensions[dimension];
  guint n_codes = column->values.n_entries;
  g_autofree guint32 *ranks = g_new0 (guint32, MAX (n_codes, 1));
  g_autoptr (GArray) labels = g_array_new (FALSE, FALSE, sizeof (Label));
  guint32 rank = 0;

  g_array_set_clear_func (labels, clear_label);
  for (gsize i = 0; i < n; i++)
    ranks[jct_dimension_code (column, rows[i])] = 1;
  for (guint code = 0; code < n_codes; code++)
    {
      const char *text = jct_table_get_value_label (table, dimension, code);
      Label label = { NULL, text, code };

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (ranks[code] == 0)
        continue;
      label.collated = g_utf8_collate_key (text, -1);
      g_array_append_val (labels, label);
    }
  g_array_sort (labels, compare_labels);
  for (guint i = 0; i < labels->len; i++)
    {
      const Label *label = &g_array_index (labels, Label, i);

      rank += i > 0 && compare_labels (label - 1, label) != 0;
      ranks[label->code] = rank;
    }
  return g_steal_pointer (&ranks);
}
