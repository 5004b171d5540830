/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What decides on the pixels and bytes of a picture beside what is asked of it: versions, the font, the language. Where
 * any of it differs, the same picture may come out otherwise.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A dictionary of texts: "juncture" (the version), "cairo", "pango", "harfbuzz", "libpng", "zlib", "font" (the family
 * that is used) and "font-sha256" (of its file), "language", "numbers" and "dates" (locales), and, where it is set,
 * "source-date-epoch". (transfer floating) */
GVariant *jct_export_program_to_variant (void);

G_END_DECLS
