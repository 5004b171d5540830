/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GSL's own answer to an error is abort(). Every function that calls GSL calls this first, and checks return codes. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Switches GSL's error handler off, once for the process; from any thread. */
void jct_gsl_ensure (void);

G_END_DECLS
