/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/jct-slide-form.h"
#include "widgets/jct-slide-steps.h"
#include "widgets/jct-source-picker.h"

G_BEGIN_DECLS

struct _JctSlideForm
{
  AdwBin parent_instance;

  /* Template */
  GtkEditable *headline;
  GtkTextView *text_view, *notes_view, *questions_view;
  GtkTextBuffer *text, *notes, *questions;
  AdwActionRow *figure;
  JctSourcePicker *sources;
  JctSlideSteps *steps;
  GtkSwitch *anonymous;
  GtkSwitch *predict;
  AdwComboRow *after, *until;
  AdwPreferencesGroup *rounds;

  JctViewState *state;      /* (nullable) */
  JctSlide *slide;          /* (nullable) */
  GArray *periods;          /* of JctPeriod: that can be chosen */
  char *selected_event;     /* (nullable): of the figures */
  GPtrArray *round_rows;    /* of its rows, borrowed: in the order of the slide's rounds */
  gboolean is_filling;
};

/* jct-slide-form.c */
void jct_slide_form_emit_changed  (JctSlideForm *self, const char *field);

/* jct-slide-form-rounds.c */
void jct_slide_form_fill_rounds   (JctSlideForm *self);

/* jct-slide-form-predict.c */
void jct_slide_form_bind_predict  (GtkWidgetClass *widget_class);
void jct_slide_form_fill_predict  (JctSlideForm *self);

G_END_DECLS
