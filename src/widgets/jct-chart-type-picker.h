/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The list of chart types, each with its picture and its name; the button shows the picture alone.
 */
#pragma once

#include "widgets/jct-panel.h"

G_BEGIN_DECLS

#define JCT_TYPE_CHART_TYPE_PICKER (jct_chart_type_picker_get_type ())
G_DECLARE_FINAL_TYPE (JctChartTypePicker, jct_chart_type_picker, JCT, CHART_TYPE_PICKER, JctPanel)

GtkWidget *jct_chart_type_picker_new (JctViewState *state);

G_END_DECLS
