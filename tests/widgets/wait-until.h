/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs the main loop until a condition holds: tests wait for what happens, never for time. */
#pragma once

#include <glib.h>

/* Far longer than anything takes: it ends a test that waits for what never comes. */
#define PATIENCE_SECONDS 60

static inline gboolean
on_patience_over (gpointer user_data)
{
  g_error ("waited %d seconds in vain for: %s", PATIENCE_SECONDS, (const char *) user_data);
  return G_SOURCE_REMOVE;
}

#define WAIT_UNTIL(condition)                                                                                        \
  G_STMT_START                                                                                                       \
  {                                                                                                                  \
    guint patience = g_timeout_add_seconds (PATIENCE_SECONDS, on_patience_over, (gpointer) #condition);              \
    while (!(condition))                                                                                             \
      g_main_context_iteration (NULL, TRUE);                                                                         \
    g_source_remove (patience);                                                                                      \
  }                                                                                                                  \
  G_STMT_END
