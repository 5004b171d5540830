/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A window: a start page until a document is open, then the page that explores it.
 */
#pragma once

#include <adwaita.h>

#include "app/jct-application.h"

G_BEGIN_DECLS

#define JCT_TYPE_WINDOW (jct_window_get_type ())
G_DECLARE_FINAL_TYPE (JctWindow, jct_window, JCT, WINDOW, AdwApplicationWindow)

JctWindow *jct_window_new (JctApplication *application);

G_END_DECLS
