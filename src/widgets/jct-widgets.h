/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What every program that shows Juncture's widgets calls first: the application, and the tests of widgets.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Where the templates and styles are. */
#define JCT_RESOURCE_BASE "/org/juncture/Juncture"

/* Registers the templates, the styles and the types that templates name. May be called again. */
void jct_widgets_init (void);

G_END_DECLS
