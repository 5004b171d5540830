/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * JSON through Jansson, strictly: duplicate keys, NaN, lone surrogates, NUL and what passes the limits are refused with
 * line and column; and getters that say, by JSON Pointer (RFC 6901), which part of the file is not what was expected.
 */
#pragma once

#include <jansson.h>

#include "io/jct-load-context.h"

G_BEGIN_DECLS

/* Where a value stands: the file and its JSON Pointer. */
typedef struct
{
  const char *file;
  const char *pointer;
} JctJsonPlace;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (json_t, json_decref)

/* `text` is valid UTF-8, without byte-order mark. */
json_t     *jct_json_parse          (const JctLoadContext *context, const char *text, gsize length, GError **error);

/* What Jansson says of a text that it could not parse, as an error at `place`. */
void        jct_json_set_parse_error (GError **error, const char *file, const char *place, const char *text,
                                      gsize length, const json_error_t *problem);

/* `pointer` with one more step, its `/` and `~` escaped; (transfer full) */
char       *jct_json_pointer_key    (const char *pointer, const char *key);
char       *jct_json_pointer_index  (const char *pointer, gsize index);

/* What a value is, for messages: `the text "abc"`, `the number 5`, `an array`; (transfer full) */
char       *jct_json_describe       (const json_t *value);

/* Sets JCT_IO_ERROR_STRUCTURE "expected …, found …" at `key` of the place (`key` NULL: the place itself); returns
 * FALSE. `expected` is a translated noun phrase, `found` NULL for a key that is not there. */
gboolean    jct_json_fail           (const JctJsonPlace *at, const char *key, const char *expected, const json_t *found,
                                     GError **error);
/* Sets an error of any code at `key` of the place; returns FALSE. */
gboolean    jct_json_fail_with      (const JctJsonPlace *at, const char *key, JctIoError code, GError **error,
                                     const char *format, ...) G_GNUC_PRINTF (5, 6);

/* JCT_IO_ERROR_VALUE: "Expected …, found "text"." */
gboolean    jct_json_fail_value     (const JctJsonPlace *at, const char *key, const char *expected, const char *found,
                                     GError **error);

gboolean    jct_json_expect_object  (const json_t *value, const JctJsonPlace *at, GError **error);
gboolean    jct_json_expect_array   (const json_t *value, const JctJsonPlace *at, GError **error);

/* Getters of an object's property. An absent property or null leaves `*out` alone where it is not `required`. */
gboolean    jct_json_get_text       (const json_t *object, const JctJsonPlace *at, const char *key, gboolean required,
                                     const char **out, GError **error);
/* The same, copied into `*out` (what it held before is freed). */
gboolean    jct_json_dup_text       (const json_t *object, const JctJsonPlace *at, const char *key, gboolean required,
                                     char **out, GError **error);
gboolean    jct_json_get_boolean    (const json_t *object, const JctJsonPlace *at, const char *key, gboolean *out,
                                     GError **error);
gboolean    jct_json_get_integer    (const json_t *object, const JctJsonPlace *at, const char *key, gint64 min,
                                     gint64 max, gint64 *out, GError **error);
gboolean    jct_json_get_array      (const json_t *object, const JctJsonPlace *at, const char *key, gboolean required,
                                     json_t **out, GError **error);
gboolean    jct_json_get_object     (const json_t *object, const JctJsonPlace *at, const char *key, gboolean required,
                                     json_t **out, GError **error);
/* An array of texts, or one text for an array of one; NULL-terminated, `*out` is freed first. */
gboolean    jct_json_dup_text_list  (const json_t *object, const JctJsonPlace *at, const char *key, char ***out,
                                     GError **error);

G_END_DECLS
