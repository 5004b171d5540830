/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-autosave.h"

struct _JctAutosave
{
  JctRecoverySlot *slot;
  gint64 since; /* of the first change that no write has taken up; -1 for none */
  gboolean is_writing;
  gboolean is_clean; /* nothing is to be kept, though a write may be under way */
};

JctAutosave *
jct_autosave_new (JctRecoveryStore *store)
{
  JctAutosave *autosave = g_new0 (JctAutosave, 1);

  autosave->slot = jct_recovery_slot_new (store);
  autosave->since = -1;
  autosave->is_clean = TRUE;
  return autosave;
}

void
jct_autosave_free (JctAutosave *autosave)
{
  g_return_if_fail (!autosave->is_writing);

  jct_recovery_slot_free (autosave->slot);
  g_free (autosave);
}

void
jct_autosave_note (JctAutosave *autosave, gint64 now)
{
  autosave->is_clean = FALSE;
  if (autosave->since < 0)
    autosave->since = now;
}

gint64
jct_autosave_get_due (const JctAutosave *autosave)
{
  return autosave->since < 0 || autosave->is_writing ? -1 : autosave->since + JCT_AUTOSAVE_DELAY;
}

void
jct_autosave_begin (JctAutosave *autosave)
{
  g_return_if_fail (!autosave->is_writing);

  autosave->is_writing = TRUE;
  autosave->since = -1;
}

gboolean
jct_autosave_write (JctAutosave *autosave, const JctRecoveryMoment *moment, GError **error)
{
  return jct_recovery_slot_write (autosave->slot, moment, error);
}

void
jct_autosave_end (JctAutosave *autosave, gboolean written, gint64 now)
{
  g_return_if_fail (autosave->is_writing);

  autosave->is_writing = FALSE;
  if (autosave->is_clean)
    jct_recovery_slot_clear (autosave->slot);
  else if (!written)
    jct_autosave_note (autosave, now);
}

gboolean
jct_autosave_is_writing (const JctAutosave *autosave)
{
  return autosave->is_writing;
}

void
jct_autosave_clear (JctAutosave *autosave)
{
  gboolean was_clean = autosave->is_clean;

  autosave->since = -1;
  autosave->is_clean = TRUE;
  if (!autosave->is_writing && !was_clean)
    jct_recovery_slot_clear (autosave->slot);
}
