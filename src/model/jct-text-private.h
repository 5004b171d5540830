/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* `with` (nullable) may be the text that is replaced. */
static inline void
jct_replace_text (char **text, const char *with)
{
  char *copy = g_strdup (with);

  g_free (*text);
  *text = copy;
}

G_END_DECLS
