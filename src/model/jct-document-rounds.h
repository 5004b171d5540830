/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What kept guesses are about: which figures of a document a slide shows, as a text that is compared and never shown. Two
 * views ask the same when they count the same rows of the same table in the same way, whatever they are called and
 * however they look.
 */
#pragma once

#include "model/jct-document.h"

G_BEGIN_DECLS

/* Of a view that the document has: its question, and the unit of its figures, "encounters". Both (transfer full). FALSE,
 * and neither, where the view asks for something that is not there. */
gboolean jct_document_dup_question (const JctDocument *document, const JctView *view, char **question, char **unit);
/* Whether guesses of the round may be drawn beside what the slide shows. FALSE for a slide without figures. */
gboolean jct_document_round_fits   (const JctDocument *document, const JctSlide *slide, const JctGuessRound *round);

G_END_DECLS
