/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An edited document written over the package that it was read from: the parts that were edited are written anew, item
 * by item, so that properties which the program does not know, and the order of properties and items, stay as they were.
 */
#pragma once

#include <jansson.h>

#include "model/jct-document.h"

G_BEGIN_DECLS

/* Adds the tables that the document has and the package has not, with null in the place of their data. */
void jct_package_add_tables  (json_t *resources, const JctDocument *document);
/* `root` is changed down to its resources: it and they are copies of the caller's. */
void jct_package_merge_edits (json_t *root, const JctDocument *document);

G_END_DECLS
