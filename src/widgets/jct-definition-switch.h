/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Above the chart: the definitions as pills (a drop-down list where they do not fit), the calendar, the chart type.
 */
#pragma once

#include "widgets/jct-panel.h"

G_BEGIN_DECLS

#define JCT_TYPE_DEFINITION_SWITCH (jct_definition_switch_get_type ())
G_DECLARE_FINAL_TYPE (JctDefinitionSwitch, jct_definition_switch, JCT, DEFINITION_SWITCH, JctPanel)

GtkWidget *jct_definition_switch_new (JctViewState *state);

G_END_DECLS
