/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What GtkBox leaves to its users. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Takes all children out of `box`; those that nobody else holds are freed. */
void jct_box_clear (GtkBox *box);

G_END_DECLS
