/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Menus that are built when they are first opened: a popover of a few items takes longer to build than the rest of what a
 * button's template has, and a window has a dozen. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* As gtk_menu_button_set_menu_model(), but until the button is pressed there is no popover. */
void jct_menu_button_set_late_menu (GtkMenuButton *button, GMenuModel *menu);

G_END_DECLS
