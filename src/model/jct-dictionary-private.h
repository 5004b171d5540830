/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A dictionary: distinct texts, numbered in the order in which they were first seen, with an open hash over their
 * bytes. The hash is seeded at random, so that no file can be made to be slow.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gsize offset;
  guint32 length;
  guint32 hash;
} JctDictionaryEntry;

typedef struct
{
  char *bytes;                  /* all texts, each followed by a NUL */
  gsize n_bytes, bytes_size;
  JctDictionaryEntry *entries;
  guint n_entries, entries_size;
  guint32 *slots;               /* code + 1, 0 for free; the size is a power of two */
  guint n_slots;
  guint64 seed;
  guint last;                   /* the code found last: equal neighbours need no hash */
} JctDictionary;

void     jct_dictionary_init   (JctDictionary *dictionary);
void     jct_dictionary_clear  (JctDictionary *dictionary);
/* The code of a text, new or known; G_MAXUINT32 when it is new and `max` texts are there already. */
guint    jct_dictionary_intern (JctDictionary *dictionary, const char *text, gsize length, guint max);
/* The code of a text; G_MAXUINT32 when it is not there. */
guint    jct_dictionary_find   (const JctDictionary *dictionary, const char *text, gsize length);
/* Gives back what growing reserved in advance. */
void     jct_dictionary_trim   (JctDictionary *dictionary);

static inline const char *
jct_dictionary_get (const JctDictionary *dictionary, guint code)
{
  return dictionary->bytes + dictionary->entries[code].offset;
}

guint64  jct_hash_seed  (void);
guint64  jct_hash_mix   (guint64 hash, guint64 word);

G_END_DECLS
