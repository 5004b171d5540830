/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Carries how far a task has come from its thread to where it was started. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* In the task's main context; `owner` lives at least until then. */
typedef void (*JctThreadProgress) (GObject *owner, GTask *task, double fraction);

/* A task's progress in steps that can be seen, however often it is told; of the task's thread alone. */
typedef struct
{
  GTask *task;              /* borrowed; its source object is the owner */
  JctThreadProgress report;
  double told;              /* at first 0 */
} JctThreadReporter;

/* As the functions that take time want it: `reporter` is a JctThreadReporter. */
void jct_thread_reporter_tell (double fraction, gpointer reporter);

/* Called in the task's thread, where `owner` is held by the task's callback. */
void jct_thread_progress_post (GTask *task, GObject *owner, double fraction, JctThreadProgress report);

G_END_DECLS
