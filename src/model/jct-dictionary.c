/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/jct-dictionary-private.h"

#include <string.h>

guint64
jct_hash_seed (void)
{
  return ((guint64) g_random_int () << 32) | g_random_int ();
}

/* The product's halves folded together: every bit of the word reaches every bit of the result. */
guint64
jct_hash_mix (guint64 hash, guint64 word)
{
  unsigned __int128 product;

  product = (unsigned __int128) (hash ^ word ^ G_GUINT64_CONSTANT (0x9e3779b97f4a7c15))
            * G_GUINT64_CONSTANT (0xd6e8feb86659fd93);
  return (guint64) product ^ (guint64) (product >> 64);
}

static guint32
hash_text (guint64 seed, const char *text, gsize length)
{
  guint64 hash = jct_hash_mix (seed, length);
  guint64 word;

  for (; length >= sizeof word; text += sizeof word, length -= sizeof word)
    {
      memcpy (&word, text, sizeof word);
      hash = jct_hash_mix (hash, word);
    }
  word = 0;
  memcpy (&word, text, length);
  hash = jct_hash_mix (hash, word);
  return (guint32) (hash ^ (hash >> 32));
}

void
jct_dictionary_init (JctDictionary *dictionary)
{
  memset (dictionary, 0, sizeof *dictionary);
  dictionary->seed = jct_hash_seed ();
}

void
jct_dictionary_clear (JctDictionary *dictionary)
{
  g_free (dictionary->bytes);
  g_free (dictionary->entries);
  g_free (dictionary->slots);
  memset (dictionary, 0, sizeof *dictionary);
}

static gboolean
entry_equals (const JctDictionary *dictionary, guint code, const char *text, gsize length)
{
  const JctDictionaryEntry *entry = &dictionary->entries[code];

  return entry->length == length && memcmp (dictionary->bytes + entry->offset, text, length) == 0;
}

/* The slot that holds the text, or the free one where it belongs. */
static guint
find_slot (const JctDictionary *dictionary, guint32 hash, const char *text, gsize length)
{
  guint mask = dictionary->n_slots - 1;
  guint slot = hash & mask;

  while (dictionary->slots[slot] != 0)
    {
      guint code = dictionary->slots[slot] - 1;

      if (dictionary->entries[code].hash == hash && entry_equals (dictionary, code, text, length))
        break;
      slot = (slot + 1) & mask;
    }
  return slot;
}

static void
grow_slots (JctDictionary *dictionary)
{
  guint mask;

  dictionary->n_slots = MAX (16, dictionary->n_slots * 2);
  g_free (dictionary->slots);
  dictionary->slots = g_new0 (guint32, dictionary->n_slots);
  mask = dictionary->n_slots - 1;
  for (guint code = 0; code < dictionary->n_entries; code++)
    {
      guint slot = dictionary->entries[code].hash & mask;

      while (dictionary->slots[slot] != 0)
        slot = (slot + 1) & mask;
      dictionary->slots[slot] = code + 1;
    }
}

static guint
append_entry (JctDictionary *dictionary, guint32 hash, const char *text, gsize length)
{
  JctDictionaryEntry *entry;

  if (dictionary->n_entries == dictionary->entries_size)
    {
      dictionary->entries_size = MAX (16, dictionary->entries_size * 2);
      dictionary->entries
        = g_renew (JctDictionaryEntry, dictionary->entries, dictionary->entries_size);
    }
  if (dictionary->bytes_size - dictionary->n_bytes < length + 1)
    {
      dictionary->bytes_size = MAX (dictionary->bytes_size * 2, dictionary->n_bytes + length + 256);
      dictionary->bytes = g_realloc (dictionary->bytes, dictionary->bytes_size);
    }

  entry = &dictionary->entries[dictionary->n_entries];
  entry->offset = dictionary->n_bytes;
  entry->length = (guint32) length;
  entry->hash = hash;
  memcpy (dictionary->bytes + dictionary->n_bytes, text, length);
  dictionary->bytes[dictionary->n_bytes + length] = '\0';
  dictionary->n_bytes += length + 1;
  return dictionary->n_entries++;
}

guint
jct_dictionary_intern (JctDictionary *dictionary, const char *text, gsize length, guint max)
{
  guint32 hash;
  guint slot;

  g_return_val_if_fail (length < G_MAXUINT32, G_MAXUINT32);

  if (dictionary->n_entries > 0 && entry_equals (dictionary, dictionary->last, text, length))
    return dictionary->last;

  if ((guint64) dictionary->n_entries * 2 >= dictionary->n_slots)
    grow_slots (dictionary);
  hash = hash_text (dictionary->seed, text, length);
  slot = find_slot (dictionary, hash, text, length);
  if (dictionary->slots[slot] == 0)
    {
      if (dictionary->n_entries >= max)
        return G_MAXUINT32;
      dictionary->slots[slot] = append_entry (dictionary, hash, text, length) + 1;
    }
  dictionary->last = dictionary->slots[slot] - 1;
  return dictionary->last;
}

guint
jct_dictionary_find (const JctDictionary *dictionary, const char *text, gsize length)
{
  guint slot;

  if (dictionary->n_entries == 0)
    return G_MAXUINT32;
  slot = find_slot (dictionary, hash_text (dictionary->seed, text, length), text, length);
  return dictionary->slots[slot] == 0 ? G_MAXUINT32 : dictionary->slots[slot] - 1;
}

void
jct_dictionary_trim (JctDictionary *dictionary)
{
  dictionary->bytes_size = dictionary->n_bytes;
  dictionary->bytes = g_realloc (dictionary->bytes, dictionary->bytes_size);
  dictionary->entries_size = dictionary->n_entries;
  dictionary->entries = g_renew (JctDictionaryEntry, dictionary->entries, dictionary->entries_size);
}
