/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's insides, and the locks of folders. */
#pragma once

#include "io/jct-recovery.h"

G_BEGIN_DECLS

struct _JctRecoveryStore
{
  GMutex mutex;             /* slots write in threads of their own */
  char *folder;             /* of all programs */
  char *own;                /* (nullable): this program's, once something was kept */
  int lock;                 /* of that; -1 for none */
  guint n_slots;
  GArray *taken;            /* of int: the locks of folders that were left behind, held until the program ends */
};

/* The descriptor of the folder's lock file, made where there is none, and locked; -1 where another program has it. */
int  jct_recovery_lock_folder     (const char *folder);
/* Removes a folder in which there is nothing but the lock, which is held. */
void jct_recovery_remove_if_empty (const char *folder);

G_END_DECLS
