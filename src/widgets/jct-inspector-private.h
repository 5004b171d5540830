/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The inspector's sections. Each watches the state, and hides itself when it has nothing to say.
 */
#pragma once

#include "widgets/jct-panel.h"

G_BEGIN_DECLS

#define JCT_TYPE_INSPECTOR_POINT (jct_inspector_point_get_type ())
G_DECLARE_FINAL_TYPE (JctInspectorPoint, jct_inspector_point, JCT, INSPECTOR_POINT, JctPanel)
#define JCT_TYPE_INSPECTOR_EVENT (jct_inspector_event_get_type ())
G_DECLARE_FINAL_TYPE (JctInspectorEvent, jct_inspector_event, JCT, INSPECTOR_EVENT, JctPanel)
/* Property "runner" (JctAnalysisRunner): without one it has nothing to say. */
#define JCT_TYPE_INSPECTOR_EFFECT (jct_inspector_effect_get_type ())
G_DECLARE_FINAL_TYPE (JctInspectorEffect, jct_inspector_effect, JCT, INSPECTOR_EFFECT, JctPanel)
#define JCT_TYPE_INSPECTOR_DATASET (jct_inspector_dataset_get_type ())
G_DECLARE_FINAL_TYPE (JctInspectorDataset, jct_inspector_dataset, JCT, INSPECTOR_DATASET, JctPanel)

#define JCT_TYPE_INSPECTOR_NOTES (jct_inspector_notes_get_type ())
G_DECLARE_FINAL_TYPE (JctInspectorNotes, jct_inspector_notes, JCT, INSPECTOR_NOTES, JctPanel)

/* The event that the panel's view has selected; NULL without one. */
const JctEvent *jct_inspector_get_event  (JctPanel *panel);
/* The series that statements are about: the selected point's, or the first; NULL without series. */
JctSeries      *jct_inspector_get_series (JctPanel *panel);
/* Fills the box with rows for the events (const JctEvent *), up to a number that can be read. */
void            jct_inspector_set_events (GtkBox *box, JctViewState *state, GPtrArray *events);
/* Sets the text and hides the label without one. */
void            jct_inspector_set_text   (GtkLabel *label, const char *text);

G_END_DECLS
