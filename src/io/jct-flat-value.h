/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Single tokens of JSON in a window of text: it takes what Jansson takes within the limits, and knows no reasons. The
 * window is followed by JCT_BLOCK_PADDING bytes of NUL, which end every token.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  enum { JCT_FLAT_TOKEN_TEXT, JCT_FLAT_TOKEN_INTEGER, JCT_FLAT_TOKEN_REAL, JCT_FLAT_TOKEN_TRUE, JCT_FLAT_TOKEN_FALSE,
         JCT_FLAT_TOKEN_NULL } type;
  const char *text;  /* of a text: without its quotes and escapes, perhaps in the buffer */
  gsize length;
  gboolean is_ascii; /* that text is certainly ASCII alone */
  gboolean is_cut;   /* of what is no token: it reaches the end of the window, there may be more of it */
  gint64 integer;
  double real;
} JctFlatToken;

/* Returns the end of the scalar at `p`, which is before the end of the window; NULL for anything else. A text with
 * escapes is put into `buffer`. */
const char *jct_flat_take_value (const char *p, const char *end, GString *buffer, JctFlatToken *token);
/* The same of a text alone. */
const char *jct_flat_take_text  (const char *p, const char *end, GString *buffer, JctFlatToken *token);

static inline gboolean
jct_flat_is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/* Whether a number or word would go on with that character. */
static inline gboolean
jct_flat_is_word (char c)
{
  return g_ascii_isalnum (c) || c == '.' || c == '-' || c == '+' || c == '_';
}

static inline const char *
jct_flat_skip_space (const char *p)
{
  while (jct_flat_is_space (*p))
    p++;
  return p;
}

G_END_DECLS
