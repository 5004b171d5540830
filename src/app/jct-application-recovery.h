/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What programs that were killed left behind is looked for once, when the first window is there, and offered. */
#pragma once

#include "app/jct-application.h"
#include "io/jct-recovery.h"

G_BEGIN_DECLS

/* In the background; shows JctRecoveryDialog where there is something. */
void jct_application_offer_left (JctApplication *application, JctRecoveryStore *store);

G_END_DECLS
