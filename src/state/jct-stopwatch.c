/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "state/jct-stopwatch.h"

void
jct_stopwatch_start (JctStopwatch *watch, gint64 now)
{
  if (watch->is_running)
    return;
  watch->started = now;
  watch->is_running = TRUE;
}

void
jct_stopwatch_stop (JctStopwatch *watch, gint64 now)
{
  watch->kept = jct_stopwatch_get (watch, now);
  watch->is_running = FALSE;
}

void
jct_stopwatch_reset (JctStopwatch *watch, gint64 now)
{
  watch->kept = 0;
  watch->started = now;
}

gint64
jct_stopwatch_get (const JctStopwatch *watch, gint64 now)
{
  return watch->kept + (watch->is_running ? MAX (now - watch->started, 0) : 0);
}

char *
jct_stopwatch_to_text (const JctStopwatch *watch, gint64 now)
{
  int seconds = (int) (jct_stopwatch_get (watch, now) / G_USEC_PER_SEC);
  int minutes = seconds / 60;

  if (minutes < 60)
    return g_strdup_printf ("%d:%02d", minutes, seconds % 60);
  return g_strdup_printf ("%d:%02d:%02d", minutes / 60, minutes % 60, seconds % 60);
}
