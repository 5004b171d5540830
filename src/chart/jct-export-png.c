/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/jct-export-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <png.h>
#include <string.h>
#include <sys/mman.h>

#include "chart/jct-paint.h"

/* A fast level without filters takes a fifth of the time of zlib's default, for a third more bytes.
 */
#define COMPRESSION_LEVEL 1
#define PX_PER_METRE (96 / 0.0254)

typedef struct
{
  GByteArray *bytes;
  GError *error;
} Target;

static void
on_write (png_structp png, png_bytep data, png_size_t length)
{
  Target *target = png_get_io_ptr (png);

  g_byte_array_append (target->bytes, data, (guint) length);
}

static void
on_flush (png_structp png)
{
}

static void G_GNUC_NORETURN
on_error (png_structp png, png_const_charp message)
{
  Target *target = png_get_error_ptr (png);

  if (target->error == NULL)
    g_set_error (&target->error, JCT_EXPORT_ERROR, JCT_EXPORT_ERROR_FAILED,
                 /* Translators: %s is libpng's own message. */
                 _ ("The PNG could not be written: %s."), message);
  png_longjmp (png, 1);
}

static void
on_warning (png_structp png, png_const_charp message)
{
  g_debug ("libpng: %s", message);
}

static void
set_texts (png_structp png, png_infop info, const char *title, const char *description)
{
  struct
  {
    const char *key, *text;
  } texts[] = { { "Title", title }, { "Description", description }, { "Software", "Juncture" } };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      png_text text = {
        .compression = PNG_ITXT_COMPRESSION_NONE,
        .key = (char *) texts[i].key,
        .text = (char *) texts[i].text,
        .itxt_length = strlen (texts[i].text),
        .lang = (char *) "",
        .lang_key = (char *) "",
      };

      if (*texts[i].text != '\0')
        png_set_text (png, info, &text, 1);
    }
}

static gboolean
is_opaque (const guchar *pixels, gsize stride, guint width, guint height)
{
  for (guint y = 0; y < height; y++)
    {
      const guint32 *row = (const guint32 *) (gconstpointer) (pixels + y * stride);

      guint32 all = 0xffffffff;

      /* Without a branch for each, eight at a time. */
      for (guint x = 0; x < width; x++)
        all &= row[x];
      if (all >> 24 != 0xff)
        return FALSE;
    }
  return TRUE;
}

/* Where nothing shines through, words are bytes in another order: four pixels are three words. */
static void
convert_opaque_row (const guint32 *from, guint width, guchar *to)
{
  guint x = 0;

  for (; x + 4 <= width; x += 4, to += 12)
    {
      guint32 pixels[4], words[3];

      for (guint i = 0; i < 4; i++)
        pixels[i] = GUINT32_SWAP_LE_BE (from[x + i]) >> 8; /* blue, green, red from the top */
      words[0] = GUINT32_TO_LE (pixels[0] | pixels[1] << 24);
      words[1] = GUINT32_TO_LE (pixels[1] >> 8 | pixels[2] << 16);
      words[2] = GUINT32_TO_LE (pixels[2] >> 16 | pixels[3] << 8);
      memcpy (to, words, sizeof words);
    }
  for (; x < width; x++)
    {
      *to++ = (guchar) (from[x] >> 16);
      *to++ = (guchar) (from[x] >> 8);
      *to++ = (guchar) from[x];
    }
}

/* From cairo's premultiplied words to PNG's bytes. */
static void
convert_row (const guint32 *from, guint width, guchar *to)
{
  for (guint x = 0; x < width; x++)
    {
      guint alpha = from[x] >> 24;
      guint red = from[x] >> 16 & 0xff, green = from[x] >> 8 & 0xff, blue = from[x] & 0xff;

      if (alpha != 0 && alpha != 0xff)
        {
          red = MIN ((red * 255 + alpha / 2) / alpha, 255);
          green = MIN ((green * 255 + alpha / 2) / alpha, 255);
          blue = MIN ((blue * 255 + alpha / 2) / alpha, 255);
        }
      *to++ = (guchar) red;
      *to++ = (guchar) green;
      *to++ = (guchar) blue;
      *to++ = (guchar) alpha;
    }
}

/* Of the whole, drawing is so much. */
#define DRAWN 0.5
/* Rows between two looks at whether anyone still wants it. */
#define ROWS_A_STEP 64

static void
report (const JctExportOptions *options, double done)
{
  if (options->progress != NULL)
    options->progress (done, options->progress_data);
}

/* libpng leaves by longjmp, so nothing here is allocated but by libpng itself: `row` is the
 * caller's. FALSE as well where it is cancelled. */
static gboolean
write_image (png_structp png,
             png_infop info,
             cairo_surface_t *surface,
             const JctExportOptions *options,
             GCancellable *cancellable,
             guchar *row)
{
  const guchar *pixels = cairo_image_surface_get_data (surface);
  guint width = (guint) cairo_image_surface_get_width (surface);
  guint height = (guint) cairo_image_surface_get_height (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  gboolean opaque = is_opaque (pixels, stride, width, height);
  png_uint_32 density = (png_uint_32) MAX (lround (PX_PER_METRE * options->scale), 1);

  if (setjmp (png_jmpbuf (png)))
    return FALSE;
  png_set_IHDR (png, info, width, height, 8, opaque ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_RGB_ALPHA,
                PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_compression_level (png, COMPRESSION_LEVEL);
  png_set_filter (png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
  png_set_sRGB (png, info, PNG_sRGB_INTENT_PERCEPTUAL);
  png_set_pHYs (png, info, density, density, PNG_RESOLUTION_METER);
  set_texts (png, info, options->title, options->description);
  png_write_info (png, info);
  for (guint y = 0; y < height; y++)
    {
      if (y % ROWS_A_STEP == 0)
        {
          report (options, DRAWN + (1 - DRAWN) * y / height);
          if (g_cancellable_is_cancelled (cancellable))
            return FALSE;
        }
      const guint32 *from = (const guint32 *) (gconstpointer) (pixels + y * stride);

      if (opaque)
        convert_opaque_row (from, width, row);
      else
        convert_row (from, width, row);
      png_write_row (png, row);
    }
  png_write_end (png, NULL);
  return TRUE;
}

static GBytes *
encode (cairo_surface_t *surface,
        const JctExportOptions *options,
        GCancellable *cancellable,
        GError **error)
{
  Target target = { g_byte_array_new (), NULL };
  gsize width = (gsize) cairo_image_surface_get_width (surface);
  g_autofree guchar *row = g_malloc (width * 4);
  png_structp png = png_create_write_struct (PNG_LIBPNG_VER_STRING, &target, on_error, on_warning);
  png_infop info = png_create_info_struct (png);
  gboolean written;

  png_set_write_fn (png, &target, on_write, on_flush);
  written = write_image (png, info, surface, options, cancellable, row);
  png_destroy_write_struct (&png, &info);
  if (written)
    return g_byte_array_free_to_bytes (target.bytes);
  g_byte_array_unref (target.bytes);
  if (target.error == NULL)
    g_cancellable_set_error_if_cancelled (cancellable, &target.error);
  g_propagate_error (error, target.error);
  return NULL;
}

/* FALSE where it is cancelled. */
static gboolean
paint (const JctScene *scene,
       const JctExportOptions *options,
       cairo_t *cr,
       GCancellable *cancellable,
       GError **error)
{
  guint n = jct_scene_get_n (scene);

  for (guint i = 0; i < n; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      jct_scene_paint_mark (scene, i, cr, 0);
      report (options, DRAWN * (i + 1) / n);
    }
  return TRUE;
}

/* ---- the surface ----------------------------------------------------------------------------- */

/* In a picture of several megabytes the kernel is asked for each 4 KiB when they are first painted, which takes longer than
 * painting them: pages are asked for in pieces as large as it has them. */
#define LARGE_PAGE (2 * 1024 * 1024)

typedef struct
{
  void *start;
  gsize length;
} Memory;

static void
memory_free (void *data)
{
  Memory *memory = data;

  munmap (memory->start, memory->length);
  g_free (memory);
}

/* Zeros that start where a large page can; NULL where there are none to be had. */
static guchar *
memory_new (gsize size, Memory **memory)
{
  gsize length = (size / LARGE_PAGE + 2) * LARGE_PAGE;
  void *start = mmap (NULL, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  guchar *aligned;

  if (start == MAP_FAILED)
    return NULL;
  *memory = g_new (Memory, 1);
  **memory = (Memory){ start, length };
  aligned = (guchar *) start + (LARGE_PAGE - (gsize) (guintptr) start % LARGE_PAGE) % LARGE_PAGE;
#ifdef MADV_HUGEPAGE
  /* Advice: where it is not taken, all is as it was. */
  madvise (aligned, length - LARGE_PAGE, MADV_HUGEPAGE);
#endif
  return aligned;
}

static cairo_surface_t *
surface_new (int width, int height)
{
  static const cairo_user_data_key_t key;
  int stride = cairo_format_stride_for_width (CAIRO_FORMAT_ARGB32, width);
  gsize size = stride > 0 ? (gsize) stride * (gsize) height : 0;
  Memory *memory;
  guchar *pixels = size >= LARGE_PAGE ? memory_new (size, &memory) : NULL;
  cairo_surface_t *surface;

  if (pixels == NULL)
    return cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  surface
    = cairo_image_surface_create_for_data (pixels, CAIRO_FORMAT_ARGB32, width, height, stride);
  if (cairo_surface_set_user_data (surface, &key, memory, memory_free) == CAIRO_STATUS_SUCCESS)
    return surface;
  cairo_surface_destroy (surface);
  memory_free (memory);
  return cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
}

GBytes *
jct_export_png (const JctScene *scene,
                const JctExportOptions *options,
                GCancellable *cancellable,
                GError **error)
{
  int width = (int) round (jct_scene_get_width (scene) * options->scale);
  int height = (int) round (jct_scene_get_height (scene) * options->scale);
  cairo_surface_t *surface = surface_new (width, height);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;
  gboolean painted;
  GBytes *bytes = NULL;

  cairo_scale (cr, options->scale, options->scale);
  painted = paint (scene, options, cr, cancellable, error);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  if (painted && status == CAIRO_STATUS_SUCCESS)
    bytes = encode (surface, options, cancellable, error);
  else if (painted)
    g_set_error (error, JCT_EXPORT_ERROR, JCT_EXPORT_ERROR_FAILED,
                 /* Translators: %s is cairo's own message. */
                 _ ("The picture could not be drawn: %s."), cairo_status_to_string (status));
  cairo_surface_destroy (surface);
  return bytes;
}
