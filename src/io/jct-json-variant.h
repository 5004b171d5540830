/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Settings of other folders, which are dictionaries of GVariant (a{sv}), as objects of JSON and back: texts, numbers
 * (doubles), truth values, lists of texts, and dictionaries of these. The order of the keys stays.
 */
#pragma once

#include <glib.h>
#include <jansson.h>

G_BEGIN_DECLS

/* Of a dictionary; values of another type are left out, and so are numbers that are not finite. (transfer full) */
json_t   *jct_json_from_variant (GVariant *variant);
/* Of an object; null and lists of anything but texts are left out. (transfer full), not floating. */
GVariant *jct_json_to_variant   (const json_t *object);

G_END_DECLS
