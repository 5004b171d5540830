/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The application: one instance, several windows, one window a file.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define JCT_TYPE_APPLICATION (jct_application_get_type ())
G_DECLARE_FINAL_TYPE (JctApplication, jct_application, JCT, APPLICATION, AdwApplication)

JctApplication *jct_application_new (void);

G_END_DECLS
