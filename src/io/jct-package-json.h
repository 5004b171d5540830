/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The package of a document that was not read from one (records, CSV, CBP), built from its parts. Tables' data stand as
 * null, for the writer to fill in.
 */
#pragma once

#include <jansson.h>

#include "model/jct-document.h"

G_BEGIN_DECLS

/* (transfer full) */
json_t *jct_package_json_new (const JctDocument *document);

G_END_DECLS
