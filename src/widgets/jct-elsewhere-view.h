/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * "Elsewhere?" in the inspector: one click shows the other series around the same event, as small multiples; then what
 * is seen there, in a sentence, and the way back. Hidden where the view can be turned neither way.
 */
#pragma once

#include "widgets/jct-panel.h"

G_BEGIN_DECLS

#define JCT_TYPE_ELSEWHERE_VIEW (jct_elsewhere_view_get_type ())
G_DECLARE_FINAL_TYPE (JctElsewhereView, jct_elsewhere_view, JCT, ELSEWHERE_VIEW, JctPanel)

G_END_DECLS
