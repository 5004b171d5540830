/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * In which context a text is laid out: that of all fonts of the machine, or that of one family's, which gives the same
 * glyphs in a third of the time.
 *
 * Pango matches and sorts all fonts for each size and weight that is asked for, so as to know what stands in for the
 * family in whichever text. Where the family has all characters of a text, only the best match is ever drawn, and it is
 * one of the family's fonts. A context of these alone has little to sort. It is asked with what fontconfig's rules make
 * of each request, and what it answers is compared with what these rules make of the same fonts; where the two differ
 * (slanted or emboldened by a rule, another family put before this one), it is not used again. So the picture is the
 * same on any machine, and only the time depends on it.
 */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* Of one thread. */
typedef struct _JctTextFonts JctTextFonts;

JctTextFonts *jct_text_fonts_new         (void);
void          jct_text_fonts_free        (JctTextFonts *self);

/* The context for `text`, which is valid UTF-8 without control characters, in the first family of the list that the
 * machine has; *family is that family, or the list where it has none. Both stay until `self` is freed. */
PangoContext *jct_text_fonts_get_context (JctTextFonts *self, const char *families, const char *text,
                                          const char **family);
/* Whether what was laid out since in a context that was given stands. FALSE: ask for a context anew, and lay out in
 * that. */
gboolean      jct_text_fonts_stand       (JctTextFonts *self, PangoContext *context);

G_END_DECLS
