/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tasks in threads that belong to a widget. A GTask holds its source object, and its own last reference may go in the
 * thread, after the callback has come in the main one: a window that was closed meanwhile would be finalized there, and
 * GTK is of one thread.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* As g_task_run_in_thread(); the source object outlives the task, and its reference is given back in the main thread. */
void jct_task_run_in_thread (GTask *task, GTaskThreadFunc func);

G_END_DECLS
