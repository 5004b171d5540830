/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person chooses of a picture, and the picture that comes of it. */
#include "chart/jct-export-request.h"

#include <math.h>
#include <string.h>

#include "chart-fixture.h"
#include "io/jct-reader.h"
#include "io/jct-rows-write.h"
#include "model/jct-beside.h"

#define HALT "china-suspends-repatriation-cooperation"

/* ---- the bundled dataset, asked for one event's effect --------------------------------------- */

typedef struct
{
  JctDocument *document;
  JctView *view;
  JctSeriesSet *series;
  JctAnalysis *analysis;
  JctExportSubject subject;
} Bundled;

static void
bundled_init (Bundled *self, const char *event, JctMethod method)
{
  g_autofree char *path = g_build_filename (g_getenv ("JCT_PROJECT_DIR"), "data", "datasets",
                                            "us-china-repatriation.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  JctAnalysisOptions options;

  *self = (Bundled){ .document = jct_document_load (file, NULL, NULL, NULL, &error) };
  g_assert_no_error (error);
  self->view = jct_document_dup_default_view (self->document);
  g_free (self->view->selected_event);
  self->view->selected_event = g_strdup (event);
  self->series = jct_document_compute_series (self->document, self->view, &error);
  g_assert_no_error (error);
  if (event != NULL && method != JCT_METHOD_BEFORE_AFTER)
    {
      jct_analysis_options_init (&options);
      options.methods = JCT_METHOD_BIT (method);
      self->analysis
        = jct_analysis_compute (self->document, self->view,
                                jct_event_get_period (jct_document_find_event (self->document,
                                                                               event),
                                                      jct_series_set_get_kind (self->series)),
                                event, &options, NULL, NULL, NULL, &error);
      jct_analysis_options_clear (&options);
      g_assert_no_error (error);
    }
  self->subject = (JctExportSubject){ .document = self->document,
                                      .view = self->view,
                                      .series = self->series,
                                      .method = method,
                                      .analysis = self->analysis };
}

static void
bundled_clear (Bundled *self)
{
  g_clear_pointer (&self->analysis, jct_analysis_unref);
  jct_series_set_unref (self->series);
  jct_view_free (self->view);
  jct_document_unref (self->document);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Bundled, bundled_clear)

static GBytes *
write_picture (const JctExportSettings *settings, const JctExportSubject *subject)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JctExportRequest) request = jct_export_request_new (settings, subject, &error);
  GBytes *bytes;

  g_assert_no_error (error);
  bytes = jct_export_request_write (request, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (bytes);
  return bytes;
}

static char *
write_svg (JctExportSettings *settings, const JctExportSubject *subject)
{
  settings->format = JCT_EXPORT_SVG;
  g_autoptr (GBytes) bytes = write_picture (settings, subject);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* ---- the value ------------------------------------------------------------------------------- */

static void
assert_same (const JctExportSettings *a, const JctExportSettings *b)
{
  g_autoptr (GVariant) first = g_variant_ref_sink (jct_export_settings_to_variant (a));
  g_autoptr (GVariant) second = g_variant_ref_sink (jct_export_settings_to_variant (b));

  /* The order of a dictionary is the same for the same keys. */
  g_assert_true (g_variant_equal (first, second));
}

static void
test_round_trip (void)
{
  g_auto (JctExportSettings) settings = { 0 };
  g_auto (JctExportSettings) read = { 0 };
  g_auto (JctExportSettings) first = { 0 };
  g_autoptr (GVariant) variant = NULL;
  g_autofree char *text = NULL;

  jct_export_settings_init (&first);
  settings = (JctExportSettings){ .what = JCT_EXPORT_WHAT_EFFECT,
                                  .format = JCT_EXPORT_PDF,
                                  .table_format = JCT_EXPORT_TABLE_JSON,
                                  .unit = JCT_EXPORT_UNIT_MM,
                                  .width = 123.4,
                                  .height = 56.7,
                                  .scale = 3.125,
                                  .theme = JCT_THEME_PRINT,
                                  .events = JCT_EXPORT_EVENTS_SELECTED,
                                  .event_names = JCT_EVENT_NAMES_NONE,
                                  .text_scale = 1.25,
                                  .own_title = g_strdup ("Of one picture"),
                                  .transparent = TRUE,
                                  .outlines = TRUE };
  variant = g_variant_ref_sink (jct_export_settings_to_variant (&settings));
  text = g_variant_print (variant, FALSE);
  g_assert_null (strstr (text, "Of one picture"));
  jct_export_settings_from_variant (&read, variant);
  assert_same (&settings, &read);
  g_assert_cmpint (read.theme, ==, JCT_THEME_PRINT);
  g_assert_cmpfloat (read.width, ==, 123.4);
  g_assert_false (read.title || read.subtitle || read.source || read.badge);
  g_assert_null (read.own_title);

  /* Each value counts: with any of them as it was, the whole is another. */
  g_assert_cmpuint (g_variant_n_children (variant), ==, 17);
  for (gsize i = 0; i < g_variant_n_children (variant); i++)
    {
      g_autoptr (GVariant) initial = g_variant_ref_sink (jct_export_settings_to_variant (&first));
      g_autoptr (GVariant) entry = g_variant_get_child_value (variant, i);
      g_autoptr (GVariant) key = g_variant_get_child_value (entry, 0);
      g_autoptr (GVariant) value
        = g_variant_lookup_value (variant, g_variant_get_string (key, NULL), NULL);
      g_autoptr (GVariant) was
        = g_variant_lookup_value (initial, g_variant_get_string (key, NULL), NULL);

      g_assert_false (g_variant_equal (value, was));
    }
}

/* What another version, or anybody, wrote there. */
static void
test_hostile (void)
{
  static const char *const texts[] = {
    "{'what': <'everything'>, 'format': <'gif'>, 'unit': <'furlong'>, 'theme': <''>}",
    "{'what': <3>, 'format': <true>, 'width': <'1280'>, 'title': <'no'>}",
    "{'width': <-1.0>, 'height': <720.0>}",
    "{'width': <1e300>, 'height': <1e300>}",
    "{'width': <0.0>}",
    "{'unit': <'mm'>, 'width': <1.0>, 'height': <1.0>}",
    "{'unit': <'in'>, 'width': <1280.0>, 'height': <720.0>}",
    "{'scale': <0.0>}",
    "{'scale': <1e9>}",
    "{'text-scale': <0.0>}",
    "{'text-scale': <99.0>}",
    "{'': <@av []>, 'more': <{'a': <1>}>}",
    "@a{sv} {}",
    "('a', 1)",
    "'text'",
  };
  g_auto (JctExportSettings) first = { 0 };

  jct_export_settings_init (&first);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GVariant) variant = g_variant_parse (NULL, texts[i], NULL, NULL, &error);
      g_auto (JctExportSettings) read = { 0 };

      g_assert_no_error (error);
      jct_export_settings_from_variant (&read, variant);
      assert_same (&first, &read);
      g_assert_true (jct_export_settings_check (&read, NULL));
    }
  static const double numbers[] = { NAN, INFINITY, -INFINITY };
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_auto (JctExportSettings) wrong = first;
      g_auto (JctExportSettings) read = { 0 };

      wrong.width = wrong.scale = wrong.text_scale = numbers[i];
      g_autoptr (GVariant) variant = g_variant_ref_sink (jct_export_settings_to_variant (&wrong));
      jct_export_settings_from_variant (&read, variant);
      assert_same (&first, &read);
    }
  jct_export_settings_from_variant (&first, NULL);
  g_assert_true (jct_export_settings_check (&first, NULL));
}

static void
test_limits (void)
{
  static const struct
  {
    double width, height, scale, text_scale;
    JctExportFormat format;
    gboolean allowed;
  } cases[] = {
    { 64, 64, 1, 1, JCT_EXPORT_PNG, TRUE },        { 63, 64, 1, 1, JCT_EXPORT_PNG, FALSE },
    { 16384, 64, 1, 1, JCT_EXPORT_PDF, TRUE },     { 16385, 64, 1, 1, JCT_EXPORT_PDF, FALSE },
    { 7680, 4320, 1, 1, JCT_EXPORT_PNG, TRUE },    { 16384, 16384, 1, 1, JCT_EXPORT_PNG, TRUE },
    { 16384, 16384, 2, 1, JCT_EXPORT_PNG, FALSE }, { 16384, 16384, 2, 1, JCT_EXPORT_SVG, TRUE },
    { 1280, 720, 0, 1, JCT_EXPORT_PNG, FALSE },    { 1280, 720, NAN, 1, JCT_EXPORT_PNG, FALSE },
    { 1280, 720, 17, 1, JCT_EXPORT_PNG, FALSE },   { NAN, 720, 1, 1, JCT_EXPORT_PNG, FALSE },
    { 1280, 720, 1, 0.4, JCT_EXPORT_SVG, FALSE },  { 1280, 720, 1, 3, JCT_EXPORT_SVG, TRUE },
    { 1280, 720, 1, NAN, JCT_EXPORT_SVG, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (JctExportSettings) settings = { 0 };
      g_autoptr (GError) error = NULL;

      jct_export_settings_init (&settings);
      settings.width = cases[i].width;
      settings.height = cases[i].height;
      settings.scale = cases[i].scale;
      settings.text_scale = cases[i].text_scale;
      settings.format = cases[i].format;
      g_test_message ("case %u", i);
      g_assert_cmpint (jct_export_settings_check (&settings, &error), ==, cases[i].allowed);
      if (!cases[i].allowed)
        g_assert_error (error, JCT_EXPORT_ERROR, JCT_EXPORT_ERROR_SIZE);
      /* Of a table, nothing of this counts. */
      settings.what = JCT_EXPORT_WHAT_TABLE;
      g_assert_true (jct_export_settings_check (&settings, NULL));
    }
}

static void
test_units_and_presets (void)
{
  g_auto (JctExportSettings) settings = { 0 };
  double width, height;

  jct_export_settings_init (&settings);
  g_assert_cmpint (jct_export_settings_find_preset (&settings), ==, JCT_EXPORT_PRESET_SLIDE);
  jct_export_settings_set_unit (&settings, JCT_EXPORT_UNIT_IN);
  g_assert_cmpfloat (settings.width, ==, 13.33);
  g_assert_cmpfloat (settings.height, ==, 7.5);
  g_assert_cmpint (jct_export_settings_find_preset (&settings), ==, JCT_EXPORT_PRESET_SLIDE);

  jct_export_settings_set_preset (&settings, JCT_EXPORT_PRESET_A4);
  jct_export_settings_get_page (&settings, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 793.70, 0.01);
  g_assert_cmpfloat_with_epsilon (height, 1122.52, 0.01);
  jct_export_settings_get_pixels (&settings, &width, &height);
  g_assert_cmpfloat (width, ==, 2480);
  g_assert_cmpfloat (height, ==, 3508);
  g_assert_cmpfloat (jct_export_settings_get_dpi (&settings), ==, 300);
  settings.height = 200;
  g_assert_cmpint (jct_export_settings_find_preset (&settings), ==, JCT_EXPORT_PRESET_FREE);
  jct_export_settings_set_preset (&settings, JCT_EXPORT_PRESET_FREE);
  g_assert_cmpfloat (settings.height, ==, 200);
  for (JctExportPreset preset = 1; preset < JCT_N_EXPORT_PRESETS; preset++)
    {
      jct_export_settings_set_preset (&settings, preset);
      g_assert_cmpint (jct_export_settings_find_preset (&settings), ==, preset);
      g_assert_true (jct_export_settings_check (&settings, NULL));
    }
  g_assert_cmpstr (jct_export_settings_get_suffix (&settings), ==, "png");
  settings.what = JCT_EXPORT_WHAT_TABLE;
  g_assert_cmpstr (jct_export_settings_get_suffix (&settings), ==, "csv");
}

/* ---- the picture ----------------------------------------------------------------------------- */

static guint32
read_u32 (const guchar *p)
{
  return (guint32) p[0] << 24 | (guint32) p[1] << 16 | (guint32) p[2] << 8 | p[3];
}

static void
test_size_on_paper (void)
{
  g_auto (Bundled) bundled = { 0 };
  g_auto (JctExportSettings) settings = { 0 };

  bundled_init (&bundled, NULL, JCT_METHOD_BEFORE_AFTER);
  jct_export_settings_init (&settings);
  jct_export_settings_set_preset (&settings, JCT_EXPORT_PRESET_A4_WIDE);
  g_autoptr (GBytes) png = write_picture (&settings, &bundled.subject);
  const guchar *data = g_bytes_get_data (png, NULL);
  g_assert_cmpuint (read_u32 (data + 16), ==, 3508);
  g_assert_cmpuint (read_u32 (data + 20), ==, 2480);
  const guchar *density = memmem (data, g_bytes_get_size (png), "pHYs", 4);
  g_assert_nonnull (density);
  /* 300 dots an inch. */
  g_assert_cmpuint (read_u32 (density + 4), ==, 11811);

  settings.format = JCT_EXPORT_PDF;
  g_autoptr (GBytes) pdf = write_picture (&settings, &bundled.subject);
  const char *box = memmem (g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), "/MediaBox", 9);
  double values[4];
  g_assert_nonnull (box);
  g_assert_cmpint (sscanf (box, "/MediaBox [ %lf %lf %lf %lf ]", &values[0], &values[1], &values[2],
                           &values[3]),
                   ==, 4);
  g_assert_cmpfloat_with_epsilon (values[2] / 72 * 25.4, 297, 0.01);
  g_assert_cmpfloat_with_epsilon (values[3] / 72 * 25.4, 210, 0.01);
}

static void
test_same_bytes (void)
{
  g_auto (JctExportSettings) settings = { 0 };

  jct_export_settings_init (&settings);
  for (guint format = JCT_EXPORT_PNG; format <= JCT_EXPORT_PDF; format++)
    for (guint outlines = 0; outlines <= (format == JCT_EXPORT_SVG ? 1 : 0); outlines++)
      {
        g_auto (Bundled) first = { 0 };
        g_auto (Bundled) second = { 0 };

        settings.format = format;
        settings.outlines = outlines;
        bundled_init (&first, HALT, JCT_METHOD_COUNTERFACTUAL);
        g_autoptr (GBytes) a = write_picture (&settings, &first.subject);
        bundled_init (&second, HALT, JCT_METHOD_COUNTERFACTUAL);
        g_autoptr (GBytes) b = write_picture (&settings, &second.subject);
        g_assert_true (g_bytes_equal (a, b));
      }
}

static guint
count_texts (const JctScene *scene, JctRole role)
{
  guint n = 0;

  for (guint i = 0; i < jct_scene_get_n (scene); i++)
    n += jct_scene_get (scene, i)->role == role ? 1 : 0;
  return n;
}

static void
test_transparent (void)
{
  g_auto (Bundled) bundled = { 0 };
  g_auto (JctExportSettings) settings = { 0 };

  bundled_init (&bundled, HALT, JCT_METHOD_COUNTERFACTUAL);
  jct_export_settings_init (&settings);
  for (guint what = JCT_EXPORT_WHAT_CHART; what <= JCT_EXPORT_WHAT_EFFECT; what++)
    {
      settings.what = what;
      settings.transparent = FALSE;
      g_autoptr (JctExportRequest) solid
        = jct_export_request_new (&settings, &bundled.subject, NULL);
      settings.transparent = TRUE;
      g_autoptr (JctExportRequest) clear
        = jct_export_request_new (&settings, &bundled.subject, NULL);
      g_autoptr (JctScene) with = jct_export_request_dup_scene (solid);
      g_autoptr (JctScene) without = jct_export_request_dup_scene (clear);

      g_assert_cmpuint (count_texts (with, JCT_ROLE_BACKGROUND), >, 0);
      g_assert_cmpuint (count_texts (without, JCT_ROLE_BACKGROUND), ==, 0);
      g_assert_cmpuint (jct_scene_get_n (with) - count_texts (with, JCT_ROLE_BACKGROUND), ==,
                        jct_scene_get_n (without));
    }
}

static void
test_words (void)
{
  const char *title = ">Chinese nationals encountered by", *subtitle = ">Encounters per month, ",
             *source = ">Source: ", *badge = "Axis starts at zero.";
  g_auto (Bundled) bundled = { 0 };
  g_auto (JctExportSettings) settings = { 0 };

  bundled_init (&bundled, NULL, JCT_METHOD_BEFORE_AFTER);
  jct_export_settings_init (&settings);
  g_autofree char *all = write_svg (&settings, &bundled.subject);
  g_assert_nonnull (strstr (all, source));
  g_assert_nonnull (strstr (all, badge));
  /* Title and subtitle stand in <title> and <desc> as well. */
  g_assert_nonnull (strstr (strstr (all, "</desc>"), title));
  g_assert_nonnull (strstr (strstr (all, "</desc>"), subtitle));

  settings.title = settings.subtitle = FALSE;
  g_autofree char *bare = write_svg (&settings, &bundled.subject);
  g_assert_null (strstr (strstr (bare, "</desc>"), title));
  g_assert_null (strstr (strstr (bare, "</desc>"), subtitle));
  g_assert_nonnull (strstr (bare, source));

  settings.title = settings.subtitle = TRUE;
  settings.own_title = g_strdup ("<Mine> & \"yours\"");
  settings.own_subtitle = g_strdup ("Two\nlines \xff");
  g_autofree char *own = write_svg (&settings, &bundled.subject);
  g_assert_nonnull (strstr (own, "&lt;Mine&gt; &amp; &quot;yours&quot;"));
  g_assert_nonnull (strstr (own, ">Two lines "));
  g_assert_null (strstr (strstr (own, "</desc>"), subtitle));

  settings.source = settings.badge = FALSE;
  g_autofree char *neither = write_svg (&settings, &bundled.subject);
  g_assert_null (strstr (neither, source));
  g_assert_null (strstr (neither, badge));
}

/* What else happened, and what the method is, go with every picture of an effect, whatever is left out. */
static void
test_effect_is_honest (void)
{
  static const JctMethod methods[]
    = { JCT_METHOD_BEFORE_AFTER, JCT_METHOD_ITS_OLS, JCT_METHOD_COUNTERFACTUAL,
        JCT_METHOD_PLACEBO_TIME, JCT_METHOD_SYNTHETIC_CONTROL };

  for (guint m = 0; m < G_N_ELEMENTS (methods); m++)
    for (guint what = JCT_EXPORT_WHAT_CHART; what <= JCT_EXPORT_WHAT_EFFECT; what++)
      {
        g_auto (Bundled) bundled = { 0 };
        g_auto (JctExportSettings) settings = { 0 };

        bundled_init (&bundled, HALT, methods[m]);
        jct_export_settings_init (&settings);
        settings.what = what;
        if (!jct_export_subject_has (&bundled.subject, what, NULL))
          continue;
        g_autofree char *whole = write_svg (&settings, &bundled.subject);
        g_assert_nonnull (strstr (whole, "In the same window: "));
        if (what != JCT_EXPORT_WHAT_EFFECT)
          g_assert_nonnull (strstr (strstr (whole, "</desc>"), "xis "));
        settings.title = settings.subtitle = settings.source = settings.badge = FALSE;
        settings.events = JCT_EXPORT_EVENTS_NONE;
        g_autofree char *bare = write_svg (&settings, &bundled.subject);
        g_assert_nonnull (strstr (bare, "In the same window: "));
        g_assert_null (strstr (bare, ">Source: "));
      }
}

static void
test_effect_panels (void)
{
  static const double sizes[][2]
    = { { 1280, 720 }, { 480, 900 }, { 320, 240 }, { 64, 64 }, { 3000, 300 } };
  g_auto (Bundled) none = { 0 };
  g_auto (Bundled) bundled = { 0 };
  g_auto (JctExportSettings) settings = { 0 };
  g_autofree char *reason = NULL;
  g_autoptr (GError) error = NULL;

  bundled_init (&none, HALT, JCT_METHOD_BEFORE_AFTER);
  bundled_init (&bundled, HALT, JCT_METHOD_COUNTERFACTUAL);
  jct_export_settings_init (&settings);
  settings.what = JCT_EXPORT_WHAT_EFFECT;
  g_assert_false (jct_export_subject_has (&none.subject, settings.what, &reason));
  g_assert_nonnull (strstr (reason, "no effect panels"));
  g_assert_null (jct_export_request_new (&settings, &none.subject, &error));
  g_assert_error (error, JCT_EXPORT_ERROR, JCT_EXPORT_ERROR_NOTHING);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *what = g_strdup_printf ("panels %g x %g", sizes[i][0], sizes[i][1]);

      settings.width = sizes[i][0];
      settings.height = sizes[i][1];
      g_autoptr (JctExportRequest) request
        = jct_export_request_new (&settings, &bundled.subject, NULL);
      g_autoptr (JctScene) scene = jct_export_request_dup_scene (request);
      fixture_assert_sound (scene, what);
      if (i == 0)
        {
          g_assert_cmpuint (count_texts (scene, JCT_ROLE_TITLE), ==, 1);
          g_assert_cmpuint (count_texts (scene, JCT_ROLE_TIME_LABEL), >, 4);
          g_assert_cmpuint (count_texts (scene, JCT_ROLE_EFFECT_AREA), >, 0);
          /* The axis of the chart is not here: nothing is said of it. */
          g_assert_cmpuint (count_texts (scene, JCT_ROLE_SERIES), ==, 0);
          for (guint k = 0; k < jct_scene_get_n (scene); k++)
            if (jct_scene_get (scene, k)->role == JCT_ROLE_BADGE)
              g_assert_null (strstr (jct_scene_get (scene, k)->text, "axis"));
        }
    }
}

static void
test_events (void)
{
  g_auto (Bundled) bundled = { 0 };
  g_auto (JctExportSettings) settings = { 0 };

  bundled_init (&bundled, HALT, JCT_METHOD_BEFORE_AFTER);
  jct_export_settings_init (&settings);
  g_autofree char *all = write_svg (&settings, &bundled.subject);
  settings.events = JCT_EXPORT_EVENTS_SELECTED;
  g_autofree char *selected = write_svg (&settings, &bundled.subject);
  settings.events = JCT_EXPORT_EVENTS_NONE;
  g_autofree char *none = write_svg (&settings, &bundled.subject);
  settings.events = JCT_EXPORT_EVENTS_ALL;
  settings.what = JCT_EXPORT_WHAT_CHART;
  g_autofree char *chart = write_svg (&settings, &bundled.subject);

  g_assert_nonnull (strstr (all, ">DHS action plan on China<"));
  g_assert_null (strstr (selected, ">DHS action plan on China<"));
  g_assert_nonnull (strstr (selected, ">China suspends cooperation<"));
  g_assert_null (strstr (none, ">Repatriation cooperation<"));
  g_assert_null (strstr (chart, ">Repatriation cooperation<"));
  /* With nothing selected, that is none. */
  g_clear_pointer (&bundled.view->selected_event, g_free);
  settings.what = JCT_EXPORT_WHAT_FIGURE;
  settings.events = JCT_EXPORT_EVENTS_SELECTED;
  g_autofree char *nothing = write_svg (&settings, &bundled.subject);
  g_assert_null (strstr (nothing, ">Repatriation cooperation<"));
}

static guint
count_in (const char *svg, const char *text)
{
  guint n = 0;

  for (const char *at = strstr (svg, text); at != NULL; at = strstr (at + 1, text))
    n++;
  return n;
}

static guint
count_marks (const JctExportSettings *settings, const JctExportSubject *subject, JctRole role)
{
  g_autoptr (JctExportRequest) request = jct_export_request_new (settings, subject, NULL);
  g_autoptr (JctScene) scene = jct_export_request_dup_scene (request);
  guint n = 0;

  for (guint i = 0; i < jct_scene_get_n (scene); i++)
    n += jct_scene_get (scene, i)->role == role;
  return n;
}

/* Marks without names, in each form of chart: nothing of the events is lost but their names. */
static void
test_event_names (void)
{
  static const char *const chosen = ">China suspends cooperation<";
  g_auto (Bundled) bundled = { 0 };
  g_auto (JctExportSettings) settings = { 0 };

  bundled_init (&bundled, HALT, JCT_METHOD_BEFORE_AFTER);
  jct_export_settings_init (&settings);
  settings.event_names = JCT_EVENT_NAMES_CHOSEN;
  g_autofree char *one = write_svg (&settings, &bundled.subject);
  g_assert_null (strstr (one, ">DHS action plan on China<"));
  g_assert_cmpuint (count_in (one, chosen), ==, 1);
  settings.event_names = JCT_EVENT_NAMES_NONE;
  for (guint type = 0; type < JCT_N_CHART_TYPES; type++)
    for (guint what = JCT_EXPORT_WHAT_CHART; what <= JCT_EXPORT_WHAT_FIGURE; what++)
      {
        JctExportSettings named = settings;

        bundled.view->chart = (JctChartType) type;
        settings.what = named.what = (JctExportWhat) what;
        named.event_names = JCT_EVENT_NAMES_ALL;
        g_assert_cmpuint (count_marks (&settings, &bundled.subject, JCT_ROLE_EVENT_LABEL), ==, 0);
        g_assert_cmpuint (count_marks (&settings, &bundled.subject, JCT_ROLE_EVENT), >=,
                          count_marks (&named, &bundled.subject, JCT_ROLE_EVENT));
      }
}

/* As a slide, at any size a page can have: the words that are asked for, the other events of a method's window, and no
 * ground where that is to be seen through. */
static void
test_slide (void)
{
  static const double sizes[][2]
    = { { 64, 64 }, { 340, 283 }, { 1280, 720 }, { 720, 1280 }, { 16384, 64 } };
  g_auto (Bundled) bundled = { 0 };
  g_auto (JctExportSettings) settings = { 0 };

  bundled_init (&bundled, HALT, JCT_METHOD_BEFORE_AFTER);
  jct_export_settings_init (&settings);
  settings.what = JCT_EXPORT_WHAT_SLIDE;
  g_assert_cmpuint (count_marks (&settings, &bundled.subject, JCT_ROLE_TITLE), ==, 1);
  g_autofree char *slide = write_svg (&settings, &bundled.subject);
  g_assert_nonnull (strstr (slide, "In the same window: "));
  g_assert_nonnull (strstr (slide, "Axis starts at zero"));
  settings.title = settings.source = settings.badge = FALSE;
  g_assert_cmpuint (count_marks (&settings, &bundled.subject, JCT_ROLE_TITLE), ==, 0);
  g_assert_cmpuint (count_marks (&settings, &bundled.subject, JCT_ROLE_BADGE), ==, 0);
  settings.own_subtitle = g_strdup ("Seen *beside* <it> &amp;");
  settings.transparent = TRUE;
  g_autofree char *clear = write_svg (&settings, &bundled.subject);
  g_assert_nonnull (strstr (clear, "&lt;it&gt; &amp;amp;"));
  g_assert_null (strstr (clear, "width=\"1280\" height=\"720\" fill"));
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      settings.unit = JCT_EXPORT_UNIT_PX;
      settings.width = sizes[i][0];
      settings.height = sizes[i][1];
      g_autofree char *svg = write_svg (&settings, &bundled.subject);
      g_assert_nonnull (strstr (svg, "</svg>"));
    }
}

/* Of a picture as narrow as a column, lanes and names are given up before what is to be asked of an effect. */
static void
test_column (void)
{
  for (guint method = 0; method < JCT_N_METHODS; method++)
    {
      g_auto (Bundled) bundled = { 0 };
      g_auto (JctExportSettings) settings = { 0 };

      bundled_init (&bundled, HALT, (JctMethod) method);
      jct_export_settings_init (&settings);
      jct_export_settings_set_preset (&settings, JCT_EXPORT_PRESET_COLUMN);
      g_autofree char *svg = write_svg (&settings, &bundled.subject);
      g_assert_nonnull (strstr (svg, ">In the same window: "));
      g_assert_cmpuint (count_marks (&settings, &bundled.subject, JCT_ROLE_BADGE), ==, 1);
      g_assert_cmpuint (count_marks (&settings, &bundled.subject, JCT_ROLE_SOURCE), ==, 2);
    }
}

static void
test_presets (void)
{
  for (guint i = 0; i < JCT_N_EXPORT_PRESETS; i++)
    {
      const char *name = jct_export_preset_to_name ((JctExportPreset) i);
      g_auto (JctExportSettings) settings = { 0 };
      JctExportPreset preset;

      g_assert_true (jct_export_preset_from_name (name, &preset));
      g_assert_cmpuint (preset, ==, i);
      jct_export_settings_init (&settings);
      jct_export_settings_set_preset (&settings, preset);
      if (preset != JCT_EXPORT_PRESET_FREE)
        g_assert_cmpuint (jct_export_settings_find_preset (&settings), ==, preset);
      g_assert_true (jct_export_settings_check (&settings, NULL));
    }
  g_assert_false (jct_export_preset_from_name ("A4", &(JctExportPreset){ 0 }));
}

static void
test_outlines (void)
{
  g_auto (Bundled) bundled = { 0 };
  g_auto (JctExportSettings) settings = { 0 };

  bundled_init (&bundled, HALT, JCT_METHOD_BEFORE_AFTER);
  jct_export_settings_init (&settings);
  g_autofree char *text = write_svg (&settings, &bundled.subject);
  settings.outlines = TRUE;
  g_autofree char *outlines = write_svg (&settings, &bundled.subject);

  g_assert_nonnull (strstr (text, "<text"));
  g_assert_null (strstr (outlines, "<text"));
  g_assert_cmpuint (strlen (outlines), >, 4 * strlen (text));
  g_assert_nonnull (strstr (outlines, "<title id=\"jct-title\">Chinese nationals"));
  g_assert_nonnull (strstr (outlines, "role=\"img\" aria-labelledby=\"jct-title jct-desc\""));
  g_assert_null (strstr (outlines, "nan"));
}

typedef struct
{
  GCancellable *cancellable;
  double at, reached;
  guint n;
} Progress;

static void
progress_cb (double done, gpointer data)
{
  Progress *progress = data;

  g_assert_cmpfloat (done, >=, progress->reached);
  g_assert_cmpfloat (done, <=, 1);
  progress->reached = done;
  progress->n++;
  if (done >= progress->at)
    g_cancellable_cancel (progress->cancellable);
}

static void
test_cancel (void)
{
  static const double places[] = { 0.1, 0.6, 0.9 };
  g_auto (Bundled) bundled = { 0 };
  g_auto (JctExportSettings) settings = { 0 };

  bundled_init (&bundled, HALT, JCT_METHOD_BEFORE_AFTER);
  jct_export_settings_init (&settings);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (JctExportRequest) request
        = jct_export_request_new (&settings, &bundled.subject, NULL);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      Progress progress = { cancellable, places[i], 0, 0 };

      g_assert_null (
        jct_export_request_write (request, progress_cb, &progress, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpfloat (progress.reached, <, places[i] + 0.1);
      g_assert_cmpuint (progress.n, >, 1);
    }
}

/* The numbers of the picture, of its range. */
static void
test_table (void)
{
  g_auto (Bundled) bundled = { 0 };
  g_auto (Bundled) other = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  bundled_init (&bundled, NULL, JCT_METHOD_BEFORE_AFTER);
  g_autoptr (JctRowOrder) rows = jct_export_subject_dup_rows (&bundled.subject, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (jct_row_order_get_n (rows), ==, 60);
  bundled.subject.visible.start = jct_day_from_date (2023, 1, 1);
  bundled.subject.visible.end = jct_day_from_date (2023, 4, 1);
  g_autoptr (JctRowOrder) few = jct_export_subject_dup_rows (&bundled.subject, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (jct_rows_write (few, JCT_ROWS_CSV, stream, NULL, NULL, NULL, &error));
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_assert_cmpstr (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)), ==,
                   "period,series,value,qualifier\n2023-01,bp-southwest,1064,\n"
                   "2023-02,bp-southwest,1346,\n2023-03,bp-southwest,2258,\n");
  bundled_init (&other, NULL, JCT_METHOD_BEFORE_AFTER);
  other.subject.series = NULL;
  g_autofree char *reason = NULL;
  g_assert_false (jct_export_subject_has (&other.subject, JCT_EXPORT_WHAT_TABLE, &reason));
  g_assert_nonnull (reason);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export-settings/round-trip", test_round_trip);
  g_test_add_func ("/export-settings/hostile", test_hostile);
  g_test_add_func ("/export-settings/limits", test_limits);
  g_test_add_func ("/export-settings/units-and-presets", test_units_and_presets);
  g_test_add_func ("/export-request/size-on-paper", test_size_on_paper);
  g_test_add_func ("/export-request/same-bytes", test_same_bytes);
  g_test_add_func ("/export-request/transparent", test_transparent);
  g_test_add_func ("/export-request/words", test_words);
  g_test_add_func ("/export-request/effect-is-honest", test_effect_is_honest);
  g_test_add_func ("/export-request/effect-panels", test_effect_panels);
  g_test_add_func ("/export-request/events", test_events);
  g_test_add_func ("/export-request/event-names", test_event_names);
  g_test_add_func ("/export-request/slide", test_slide);
  g_test_add_func ("/export-request/column", test_column);
  g_test_add_func ("/export-settings/presets", test_presets);
  g_test_add_func ("/export-request/outlines", test_outlines);
  g_test_add_func ("/export-request/cancel", test_cancel);
  g_test_add_func ("/export-request/table", test_table);
  return g_test_run ();
}
