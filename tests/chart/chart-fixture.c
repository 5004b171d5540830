/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart-fixture.h"

#include <math.h>
#include <string.h>

#include "chart/jct-placement-private.h"

/* Names that break careless layouts. */
static const char *hostile_names[] = {
  "A name that goes on and on without an end in sight, past every margin, past the legend, past "
  "the next label and past "
  "any reasonable expectation that anybody may have had of it when the table was designed in the "
  "first place",
  "\u0627\u0644\u062d\u062f\u0648\u062f \u0627\u0644\u062c\u0646\u0648\u0628\u064a\u0629 "
  "\u0627\u0644\u063a\u0631\u0628\u064a\u0629 "
  "\u0644\u0644\u0648\u0644\u0627\u064a\u0627\u062a \u0627\u0644\u0645\u062a\u062d\u062f\u0629 "
  "\u0627\u0644\u0623\u0645\u0631\u064a\u0643\u064a\u0629",
  "<b>not markup</b> & \"quoted\" <i>",
  "Two\nlines\nand a third",
  "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
  "x",
  "\u4e2d\u534e\u4eba\u6c11\u5171\u548c\u56fd\u516c\u6c11\u4e8b\u52a1\u548c\u51fa\u5165\u5883\u7ba1"
  "\u7406\u653f\u7b56\u65f6\u95f4\u8868",
  "e\u0301\u0302\u0303\u0304\u0305 a\u0336\u0336\u0336",
};

static const char *
choose_name (FixtureWords words, guint index, const char *plain)
{
  return words == FIXTURE_HOSTILE ? hostile_names[index % G_N_ELEMENTS (hostile_names)] : plain;
}

static JctTable *
build_table (FixtureWords words)
{
  g_autoptr (JctTableBuilder) builder
    = jct_table_builder_new ("counts", jct_period_kind (JCT_PERIOD_MONTH, 1));
  guint dimension, measure;

  jct_table_builder_set_missing_periods (builder, JCT_MISSING_IS_ZERO);
  jct_table_builder_set_data_date (builder, "2024-10");
  dimension = jct_table_builder_add_dimension (builder, "group", choose_name (words, 4, "Group"));
  measure
    = jct_table_builder_add_measure (builder, "count", "Encounters",
                                     choose_name (words, 0, "encounters"), JCT_MEASURE_INTEGER);
  for (guint g = 0; g < FIXTURE_N_GROUPS; g++)
    {
      g_autofree char *value = g_strdup_printf ("g%02u", g);
      g_autofree char *label = g_strdup_printf ("Group %u", g);

      jct_table_builder_set_value_label (builder, dimension, value, choose_name (words, g, label));
      for (int month = 0; month < 60; month++)
        {
          jct_table_builder_add_row (builder, 2019 * 12 + 9 + month);
          jct_table_builder_set_code (builder, dimension,
                                      jct_table_builder_intern (builder, dimension, value, -1));
          jct_table_builder_set_integer (builder, measure,
                                         (FIXTURE_N_GROUPS - g) * (60 + (month * (7 + g)) % 97));
        }
    }
  g_autoptr (GError) error = NULL;
  JctTable *table = jct_table_builder_finish (builder, TRUE, NULL, NULL, &error);
  g_assert_no_error (error);
  return table;
}

/* Days, months, years, intervals, open ends, about, and some outside of the data, in turn. */
static char *
choose_date (guint index)
{
  guint year = 2019 + index % 7, month = 1 + (index * 5) % 12, day = 1 + (index * 11) % 28;

  switch (index % 8)
    {
    case 0:
      return g_strdup_printf ("%u-%02u", year, month);
    case 1:
      return g_strdup_printf ("%u-%02u-%02u/%u-%02u-%02u", year, month, day, year + 1, month, day);
    case 2:
      return g_strdup_printf ("%u-%02u~", year, month);
    case 3:
      return g_strdup_printf ("%u-%02u-%02u/..", year, month, day);
    case 4:
      return g_strdup_printf ("../%u-%02u", year, month);
    case 5:
      return g_strdup_printf ("%u", year);
    default:
      return g_strdup_printf ("2023-%02u-%02u", month, day);
    }
}

static void
add_events (JctDocumentBuilder *builder, FixtureWords words)
{
  static const char *categories[] = { "alpha", "beta", "gamma", "delta", "epsilon", "zeta" };

  for (guint i = 0; i < G_N_ELEMENTS (categories); i++)
    {
      g_autofree char *title = g_strdup_printf ("Category %s", categories[i]);
      JctCategory *category
        = jct_category_new (categories[i], choose_name (words, i, title), (JctShape) i);
      g_assert_true (jct_document_builder_take_category (builder, category, NULL));
    }
  for (guint i = 0; i < FIXTURE_N_EVENTS; i++)
    {
      JctEvent *event = jct_event_new ();
      g_autofree char *date = choose_date (i);
      g_autofree char *title = g_strdup_printf ("Event number %u", i);

      event->id = g_strdup_printf ("e%02u", i);
      event->title = g_strdup (choose_name (words, i, title));
      g_free (event->category);
      event->category = g_strdup (categories[i % G_N_ELEMENTS (categories)]);
      event->verified = i % 9 != 0;
      g_assert_true (jct_edtf_parse (date, &event->date, NULL));
      g_assert_true (jct_document_builder_take_event (builder, event, NULL));
    }
}

JctDocument *
fixture_document_new (FixtureWords words)
{
  g_autoptr (JctDocumentBuilder) builder = jct_document_builder_new ("datapackage");
  g_autoptr (GError) error = NULL;
  JctDefinition *definition = jct_definition_new ();

  jct_document_builder_set_title (builder, choose_name (words, 0, "A document"));
  jct_document_builder_set_fiscal_start (builder, 10);
  g_assert_true (jct_document_builder_take_table (builder, build_table (words), NULL));
  definition->id = g_strdup ("all");
  definition->title = g_strdup (choose_name (words, 0, "Border Patrol, southwest border"));
  definition->unit = g_strdup (choose_name (words, 3, "encounters"));
  definition->table = g_strdup ("counts");
  definition->measure = g_strdup ("count");
  g_assert_true (jct_document_builder_take_definition (builder, definition, NULL));
  add_events (builder, words);
  JctDocument *document = jct_document_builder_finish (builder, &error);
  g_assert_no_error (error);
  return document;
}

JctView *
fixture_view_new (void)
{
  JctView *view = jct_view_new ();

  view->definition = g_strdup ("all");
  view->events_shown = TRUE;
  view->k = 6;
  jct_filter_add (view->filter, "group", "g00");
  return view;
}

JctSeriesSet *
fixture_series_new (const double *values, gsize n, gboolean integer)
{
  JctPeriod first = jct_period (jct_period_kind (JCT_PERIOD_MONTH, 1), 2020 * 12);
  g_autoptr (JctSeries) series = jct_series_new ("all", "All", first, n, values, integer);

  return jct_series_set_new (&series, 1);
}

JctTheme *
fixture_theme_new (JctThemeKind kind, double text_scale)
{
  return jct_theme_new (kind, "DejaVu Sans", text_scale);
}

JctChartInput
fixture_chart_input (JctDocument *document,
                     JctView *view,
                     JctSeriesSet *series,
                     JctTheme *theme,
                     double width,
                     double height)
{
  return (JctChartInput){
    .document = document,
    .view = view,
    .series = series,
    .theme = theme,
    .width = width,
    .height = height,
    .show_title = TRUE,
    .show_source = TRUE,
  };
}

/* ---- what every scene satisfies -------------------------------------------------------------- */

/* Boxes that were measured apart and shifted together differ in the last bits. */
#define EPSILON 1e-6

static gboolean
too_close (JctRect a, JctRect b)
{
  double gap = 2 - EPSILON;

  return a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap
         && b.y < a.y + a.height + gap;
}

/* A line that leads from a label to what it names leaves the words of others alone. */
static void
assert_leaders_clear (const JctScene *scene, const GPtrArray *texts, const char *what)
{
  for (guint i = 0; i < jct_scene_get_n (scene); i++)
    {
      const JctMark *line = jct_scene_get (scene, i);

      if (line->type != JCT_MARK_POLYLINE
          || (line->role != JCT_ROLE_EFFECT_LABEL && line->role != JCT_ROLE_MEAN_LABEL))
        continue;
      g_assert_cmpuint (line->n_points, ==, 2);
      for (guint j = 0; j < texts->len; j++)
        {
          const JctMark *text = g_ptr_array_index (texts, j);
          JctRect inner = { text->bounds.x + 1, text->bounds.y + 1, text->bounds.width - 2,
                            text->bounds.height - 2 };
          if (jct_rect_hits_segment (inner, line->points[0], line->points[1]))
            g_error ("%s: a leader is struck through “%s” (role %d)", what, text->text, text->role);
        }
    }
}

void
fixture_assert_sound (const JctScene *scene, const char *what)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  double width = jct_scene_get_width (scene), height = jct_scene_get_height (scene);

  for (guint i = 0; i < jct_scene_get_n (scene); i++)
    {
      const JctMark *mark = jct_scene_get (scene, i);
      JctRect b = mark->bounds;

      g_assert_true (isfinite (b.x) && isfinite (b.y) && isfinite (b.width) && isfinite (b.height));
      if (mark->type != JCT_MARK_TEXT)
        continue;
      if (b.x < -EPSILON || b.y < -EPSILON || b.x + b.width > width + EPSILON
          || b.y + b.height > height + EPSILON)
        g_error ("%s: “%s” (role %d) leaves the page: %g,%g %gx%g of %gx%g", what, mark->text,
                 mark->role, b.x, b.y, b.width, b.height, width, height);
      for (guint j = 0; j < texts->len; j++)
        {
          const JctMark *other = g_ptr_array_index (texts, j);
          if (too_close (b, other->bounds))
            g_error ("%s: “%s” (role %d) overlaps “%s” (role %d)", what, mark->text, mark->role,
                     other->text, other->role);
        }
      g_ptr_array_add (texts, (gpointer) mark);
    }
  assert_leaders_clear (scene, texts, what);
}

guint
fixture_count (const JctScene *scene, JctRole role, JctMarkType type)
{
  guint n = 0;

  while (fixture_find (scene, role, type, n) != NULL)
    n++;
  return n;
}

const JctMark *
fixture_find (const JctScene *scene, JctRole role, JctMarkType type, guint n)
{
  for (guint i = 0; i < jct_scene_get_n (scene); i++)
    {
      const JctMark *mark = jct_scene_get (scene, i);
      if (mark->role == role && mark->type == type && n-- == 0)
        return mark;
    }
  return NULL;
}
