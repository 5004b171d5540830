/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Carries how far a task has come from its thread to where it was started. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* In the task's main context; `owner` lives at least until then. */
typedef void (*JctThreadProgress) (GObject *owner, GTask *task, double fraction);

/* Called in the task's thread, where `owner` is held by the task's callback. */
void jct_thread_progress_post (GTask *task, GObject *owner, double fraction, JctThreadProgress report);

G_END_DECLS
