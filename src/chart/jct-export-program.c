/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/jct-export-program.h"

#include <hb.h>
#include <locale.h>
#include <png.h>
#include <zlib.h>

#include "chart/jct-text-private.h"

/* The first of the families that the machine has, in the weight of most text. */
static void
insert_font (GVariantDict *dict)
{
  const JctTextStyle style = { .px = 12 };
  PangoLayout *layout = jct_text_get_layout ("0", &style);
  PangoContext *context = pango_layout_get_context (layout);
  g_autoptr (PangoFont) font
    = pango_context_load_font (context, pango_layout_get_font_description (layout));
  PangoFontDescription *description;
  hb_font_t *loaded;
  hb_blob_t *blob;
  const char *data;
  guint length;

  if (font == NULL)
    return;
  description = pango_font_describe (font);
  g_variant_dict_insert (dict, "font", "s", pango_font_description_get_family (description));
  pango_font_description_free (description);
  loaded = pango_font_get_hb_font (font);
  if (loaded == NULL)
    return;
  blob = hb_face_reference_blob (hb_font_get_face (loaded));
  data = hb_blob_get_data (blob, &length);
  if (data != NULL && length > 0)
    {
      g_autofree char *digest
        = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data, length);

      g_variant_dict_insert (dict, "font-sha256", "s", digest);
    }
  hb_blob_destroy (blob);
}

static void
insert_locale (GVariantDict *dict, const char *key, int category)
{
  const char *name = setlocale (category, NULL);

  g_variant_dict_insert (dict, key, "s", name != NULL ? name : "C");
}

GVariant *
jct_export_program_to_variant (void)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "juncture", "s", JCT_VERSION);
  g_variant_dict_insert (&dict, "cairo", "s", cairo_version_string ());
  g_variant_dict_insert (&dict, "pango", "s", pango_version_string ());
  g_variant_dict_insert (&dict, "harfbuzz", "s", hb_version_string ());
  g_variant_dict_insert (&dict, "libpng", "s", png_get_libpng_ver (NULL));
  g_variant_dict_insert (&dict, "zlib", "s", zlibVersion ());
  insert_font (&dict);
  g_variant_dict_insert (&dict, "language", "s", g_get_language_names ()[0]);
  insert_locale (&dict, "numbers", LC_NUMERIC);
  insert_locale (&dict, "dates", LC_TIME);
  if (epoch != NULL && g_utf8_validate (epoch, -1, NULL))
    g_variant_dict_insert (&dict, "source-date-epoch", "s", epoch);
  return g_variant_dict_end (&dict);
}
