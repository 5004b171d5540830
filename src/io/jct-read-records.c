/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-read-records.h"

#include <glib/gi18n-lib.h>

#include "io/jct-io-error.h"

static JctDocument *
refuse (const JctLoadContext *context, GError **error)
{
  jct_io_error_set (error, JCT_IO_ERROR_FORMAT, context->name, NULL,
                    _ ("Flat records are not read by this version."));
  return NULL;
}

JctDocument *
jct_read_records_json (const JctLoadContext *context, json_t *records, GError **error)
{
  return refuse (context, error);
}

JctDocument *
jct_read_records_csv (const JctLoadContext *context, const char *text, gsize length, GError **error)
{
  return refuse (context, error);
}
