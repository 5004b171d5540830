/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The CSV of "Nationwide Encounters" as U.S. Customs and Border Protection publishes it: one row for each fiscal year,
 * month, component, region, area, demographic, citizenship, authority and type of encounter, with a count.
 *
 * CBP publishes a file for several fiscal years and revises earlier ones. Rows for the same month and the same values
 * of all dimensions are the same figure in two states: they are never added; the later one stands, and a problem of the
 * document says so. The fiscal year's spelling and the month grouping (FYTD, Remaining) do not distinguish figures.
 */
#pragma once

#include "io/jct-load-context.h"

G_BEGIN_DECLS

typedef struct _JctCbpReader JctCbpReader;

JctCbpReader *jct_cbp_reader_new    (void);
void          jct_cbp_reader_free   (JctCbpReader *reader);
/* Files in the order of their publication: a later one's figures take the place of an earlier one's. */
gboolean      jct_cbp_reader_add    (JctCbpReader *reader, const JctLoadContext *context, const char *text,
                                     gsize length, GError **error);
JctDocument  *jct_cbp_reader_finish (JctCbpReader *reader, GError **error);

/* Whether a CSV header is CBP's: as published or in lower case with underscores, in any order. */
gboolean      jct_cbp_is_header     (const char *const *names, guint n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctCbpReader, jct_cbp_reader_free)

G_END_DECLS
