/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-figure-tooltip.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "chart/jct-chart-layout.h"
#include "chart/jct-value-words.h"
#include "chart/jct-vintage-words.h"
#include "model/jct-beside.h"
#include "widgets/jct-desktop-theme.h"
#include "widgets/jct-point-facts.h"

#define N_COLUMNS 4
#define N_MOST_SERIES 10
#define N_MOST_BESIDE 4
#define PADDING 10
#define COLUMN_GAP 14
#define ROW_GAP 3
#define SWATCH 10
#define RADIUS 8
#define WRAP_EMS 22

typedef enum
{
  CELL_NORMAL,
  CELL_BOLD,
  CELL_DIM,
} CellStyle;

/* A row: one cell over all columns, or up to N_COLUMNS of them. */
typedef struct
{
  PangoLayout *cells[N_COLUMNS];
  gboolean dim[N_COLUMNS];
  gboolean spans;
  gboolean has_swatch;
  JctColor swatch;
} Row;

struct _JctFigureTooltip
{
  GtkWidget *widget; /* borrowed while rows are added */
  GArray *rows;
  JctColor background, border, text, text_secondary;
  double em;
  int column_widths[N_COLUMNS];
  int width, height;
  gboolean above; /* the point, not beside it */
};

/* ---- content ----------------------------------------------------------------------------------
 */

static void
clear_row (gpointer data)
{
  Row *row = data;

  for (guint i = 0; i < N_COLUMNS; i++)
    g_clear_object (&row->cells[i]);
}

static JctFigureTooltip *
tooltip_new (GtkWidget *widget, const JctTheme *theme)
{
  JctFigureTooltip *self = g_new0 (JctFigureTooltip, 1);

  self->widget = widget;
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  g_array_set_clear_func (self->rows, clear_row);
  self->background = theme->background;
  self->border = theme->text;
  self->border.alpha = theme->kind == JCT_THEME_CONTRAST ? 1 : 0.18;
  self->text = theme->text;
  self->text_secondary = theme->text_secondary;
  self->em = jct_theme_text_px (theme, JCT_TEXT_NORMAL);
  return self;
}

static Row *
add_row (JctFigureTooltip *self)
{
  g_array_set_size (self->rows, self->rows->len + 1);
  return &g_array_index (self->rows, Row, self->rows->len - 1);
}

static void
set_cell (JctFigureTooltip *self, Row *row, guint column, const char *text, CellStyle style)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (self->widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  if (style == CELL_BOLD)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  row->cells[column] = layout;
  row->dim[column] = style == CELL_DIM;
}

/* A row of one text over all columns; wraps. */
static void
add_line (JctFigureTooltip *self, const char *text, CellStyle style)
{
  Row *row = add_row (self);
  int width;

  row->spans = TRUE;
  set_cell (self, row, 0, text, style);
  pango_layout_get_pixel_size (row->cells[0], &width, NULL);
  if (width > self->em * WRAP_EMS)
    {
      pango_layout_set_width (row->cells[0], (int) (self->em * WRAP_EMS) * PANGO_SCALE);
      pango_layout_set_wrap (row->cells[0], PANGO_WRAP_WORD_CHAR);
    }
}

static void
add_change (JctFigureTooltip *self, const char *change, const char *period)
{
  if (change == NULL)
    return;
  /* Translators: a change and the period it is measured from: "+1,177 (+25%) on November 2023". */
  g_autofree char *text = g_strdup_printf (_ ("%s on %s"), change, period);
  add_line (self, text, CELL_DIM);
}

/* What was published of a point earlier; `named` says of which of several series. */
static void
add_published (
  JctFigureTooltip *self, const JctDrawn *drawn, guint index, JctPeriod period, gboolean named)
{
  const JctSeries *series = jct_series_set_get (drawn->series, index);
  g_autofree char *words
    = jct_vintage_words_point (drawn->published, index, series, drawn->transform, period);

  if (words == NULL)
    return;
  if (named)
    {
      /* Translators: a series, and its figure as published and today. */
      g_autofree char *text
        = g_strdup_printf (C_ ("vintage", "%s: %s"), jct_series_get_label (series), words);
      add_line (self, text, CELL_DIM);
      return;
    }
  add_line (self, words, CELL_DIM);
}

/* One series: a few lines. */
static void
add_single (JctFigureTooltip *self, const JctDrawn *drawn, guint index, JctPeriod period)
{
  const JctSeries *series = jct_series_set_get (drawn->series, index);
  g_auto (JctPointFacts) facts = { 0 };
  const char *unit = jct_series_get_unit (series);

  jct_point_facts_init_drawn (&facts, series, drawn->counts, drawn->transform, period);
  if (facts.drawn != NULL)
    {
      g_autofree char *name = jct_value_words_name (drawn->transform, period.kind);
      add_line (self, facts.drawn, CELL_BOLD);
      add_line (self, name, CELL_DIM);
    }
  /* Translators: a value and its unit: "5,951 encounters". */
  g_autofree char *value = unit != NULL && jct_series_find (series, period) >= 0
                             ? g_strdup_printf (_ ("%s %s"), facts.value, unit)
                             : g_strdup (facts.value);
  add_line (self, value, facts.drawn != NULL ? CELL_NORMAL : CELL_BOLD);
  if (facts.note != NULL)
    add_line (self, facts.note, CELL_DIM);
  add_published (self, drawn, index, period, FALSE);
  add_change (self, facts.on_previous, facts.previous);
  add_change (self, facts.on_year, facts.year);
}

static double
value_at (JctSeriesSet *set, guint index, JctPeriod period)
{
  JctSeries *series = jct_series_set_get (set, index);
  gssize place = jct_series_find (series, period);
  double value = place >= 0 ? jct_series_get_value (series, place) : NAN;

  return isnan (value) ? -INFINITY : value;
}

static int
compare_at_period (gconstpointer a, gconstpointer b, gpointer data)
{
  gpointer *context = data;
  const JctPeriod *period = context[1];
  double first = value_at (context[0], *(const guint *) a, *period);
  double second = value_at (context[0], *(const guint *) b, *period);

  if (first != second)
    return first > second ? -1 : 1;
  return *(const guint *) a < *(const guint *) b ? -1 : 1;
}

/* The series from the top of the plot downwards, as the lines stand. */
static GArray *
order_series (JctSeriesSet *set, JctPeriod period)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint));
  gpointer context[] = { set, &period };

  for (guint i = 0; i < jct_series_set_get_n (set); i++)
    g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_at_period, context);
  return order;
}

static void
add_several (JctFigureTooltip *self,
             const JctFigure *figure,
             const JctDrawn *drawn,
             JctPeriod period)
{
  JctSeriesSet *set = drawn->series;
  gboolean counts = jct_transform_is_none (drawn->transform);
  g_autoptr (GArray) order = order_series (set, period);

  Row *header = add_row (self);
  /* Translators: heads of columns: the change on the period before, on the same period a year
   * before. */
  set_cell (self, header, 2, counts ? _ ("on previous") : C_ ("head of a column", "counted"),
            CELL_DIM);
  if (counts && jct_period_kind_per_year (period.kind) > 1)
    set_cell (self, header, 3, _ ("on year before"), CELL_DIM);
  for (guint i = 0; i < MIN (order->len, N_MOST_SERIES); i++)
    {
      JctSeries *series = jct_series_set_get (set, g_array_index (order, guint, i));
      g_auto (JctPointFacts) facts = { 0 };
      Row *row = add_row (self);

      jct_point_facts_init_drawn (&facts, series, drawn->counts, drawn->transform, period);
      row->has_swatch = TRUE;
      row->swatch = jct_figure_get_color (figure, g_array_index (order, guint, i));
      set_cell (self, row, 0, jct_series_get_label (series), CELL_NORMAL);
      set_cell (self, row, 1, facts.drawn != NULL ? facts.drawn : facts.value, CELL_BOLD);
      if (!counts)
        {
          set_cell (self, row, 2, facts.value, CELL_DIM);
          continue;
        }
      if (facts.on_previous != NULL)
        set_cell (self, row, 2, facts.on_previous, CELL_DIM);
      if (facts.on_year != NULL)
        set_cell (self, row, 3, facts.on_year, CELL_DIM);
    }
  for (guint i = 0; i < MIN (order->len, N_MOST_SERIES); i++)
    add_published (self, drawn, g_array_index (order, guint, i), period, TRUE);
  if (order->len > N_MOST_SERIES)
    {
      guint n = order->len - N_MOST_SERIES;
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", n), n);
      add_line (self, more, CELL_DIM);
    }
}

/* One line of what stands beside: its name, its value, and which of its own periods that is of. */
static void
add_beside_line (JctFigureTooltip *self,
                 const char *name,
                 const JctSeries *series,
                 JctPeriod period)
{
  gssize index = jct_series_find (series, period);
  g_auto (JctPointFacts) facts = { 0 };

  if (index < 0 || isnan (jct_series_get_value (series, index)))
    return;
  jct_point_facts_init (&facts, series, period);
  g_autofree char *label = jct_period_to_label (period, JCT_LABEL_SHORT);
  /* Translators: what is shown beside the chart, its value, and the period that the value is of. */
  g_autofree char *text = g_strdup_printf (C_ ("beside", "%s: %s (%s)"), name, facts.value, label);
  add_line (self, text, CELL_DIM);
}

/* At the same time: in its own periods, the one that holds the middle of the one pointed at. */
static void
add_beside (JctFigureTooltip *self, const JctDrawn *drawn, JctPeriod period)
{
  JctSpan span = jct_period_span (period);
  JctDay middle = span.start + (span.end - span.start) / 2;

  for (guint i = 0; drawn->beside != NULL && i < drawn->beside->len; i++)
    {
      const JctBesideSeries *entry = g_ptr_array_index (drawn->beside, i);
      guint n = jct_series_set_get_n (entry->series);
      const JctDefinition *definition
        = jct_document_find_definition (drawn->document, entry->view->definition);

      for (guint k = 0; k < MIN (n, N_MOST_BESIDE); k++)
        {
          JctSeries *series = jct_series_set_get (entry->series, k);
          const char *name
            = n == 1 && definition != NULL ? definition->title : jct_series_get_label (series);

          add_beside_line (self, name, series,
                           jct_period_from_day (jct_series_get_kind (series), middle));
        }
    }
}

/* ---- geometry ---------------------------------------------------------------------------------
 */

static int
swatch_width (const Row *row)
{
  return row->has_swatch ? SWATCH + 6 : 0;
}

static int
row_height (const Row *row)
{
  int height = 0;

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      int cell = 0;
      if (row->cells[i] != NULL)
        pango_layout_get_pixel_size (row->cells[i], NULL, &cell);
      height = MAX (height, cell);
    }
  return height;
}

static void
measure (JctFigureTooltip *self)
{
  int spanning = 0;

  self->height = 2 * PADDING - ROW_GAP;
  for (guint r = 0; r < self->rows->len; r++)
    {
      const Row *row = &g_array_index (self->rows, Row, r);

      self->height += row_height (row) + ROW_GAP;
      for (guint i = 0; i < N_COLUMNS; i++)
        {
          int width = 0;
          if (row->cells[i] == NULL)
            continue;
          pango_layout_get_pixel_size (row->cells[i], &width, NULL);
          if (row->spans)
            spanning = MAX (spanning, width);
          else
            self->column_widths[i]
              = MAX (self->column_widths[i], width + (i == 0 ? swatch_width (row) : 0));
        }
    }
  for (guint i = 0; i < N_COLUMNS; i++)
    if (self->column_widths[i] > 0)
      self->width += self->column_widths[i] + (self->width > 0 ? COLUMN_GAP : 0);
  self->width = MAX (self->width, spanning) + 2 * PADDING;
  self->widget = NULL;
}

JctFigureTooltip *
jct_figure_tooltip_new_period (GtkWidget *widget,
                               const JctTheme *theme,
                               const JctFigure *figure,
                               const JctDrawn *drawn,
                               JctPeriod period)
{
  g_return_val_if_fail (jct_series_set_get_n (drawn->series) > 0, NULL);

  JctFigureTooltip *self = tooltip_new (widget, theme);
  g_autofree char *label = jct_period_to_label (period, JCT_LABEL_LONG);
  gboolean single = jct_series_set_get_n (drawn->series) == 1;

  add_line (self, label, single ? CELL_NORMAL : CELL_BOLD);
  if (single)
    add_single (self, drawn, 0, period);
  else
    add_several (self, figure, drawn, period);
  add_beside (self, drawn, period);
  measure (self);
  return self;
}

JctFigureTooltip *
jct_figure_tooltip_new_panel (
  GtkWidget *widget, const JctTheme *theme, const JctDrawn *drawn, guint series, JctPeriod period)
{
  JctFigureTooltip *self = tooltip_new (widget, theme);
  g_autofree char *label = jct_period_to_label (period, JCT_LABEL_LONG);

  add_line (self, jct_series_get_label (jct_series_set_get (drawn->series, series)), CELL_BOLD);
  add_line (self, label, CELL_NORMAL);
  add_single (self, drawn, series, period);
  measure (self);
  return self;
}

/* Where a series stands in a ranking; its last place for one that is not in it. */
static guint
find_place (const JctRanking *ranking, guint series)
{
  guint place = 0;

  while (place + 1 < ranking->n && ranking->values[place].series != series)
    place++;
  return place;
}

JctFigureTooltip *
jct_figure_tooltip_new_sum (GtkWidget *widget,
                            const JctTheme *theme,
                            const JctRanking *ranking,
                            const JctView *view,
                            JctSeriesSet *set,
                            guint index)
{
  JctFigureTooltip *self = tooltip_new (widget, theme);
  const JctSeries *series = jct_series_set_get (set, index);
  const char *unit = jct_series_get_unit (series);
  guint place = find_place (ranking, index);
  g_autofree char *range
    = jct_period_range_to_label (ranking->first, ranking->last, JCT_LABEL_LONG);
  g_autofree char *sum
    = jct_ranking_format_value (ranking, view, jct_series_is_integer (series), place);
  g_autofree char *value = unit != NULL ? g_strdup_printf (_ ("%s %s"), sum, unit) : g_strdup (sum);

  add_line (self, jct_series_get_label (series), CELL_BOLD);
  add_line (self, range, CELL_NORMAL);
  add_line (self, value, CELL_BOLD);
  if (!jct_series_is_other (series))
    {
      guint n
        = ranking->n_present
          - (jct_series_is_other (jct_series_set_get (set, jct_series_set_get_n (set) - 1)) ? 1
                                                                                            : 0);
      /* Translators: the place of a bar among all: "Place 3 of 22". */
      g_autofree char *words
        = g_strdup_printf (_ ("Place %u of %u"), place + 1, MAX (n, place + 1));
      add_line (self, words, CELL_DIM);
    }
  measure (self);
  return self;
}

JctFigureTooltip *
jct_figure_tooltip_new_event (GtkWidget *widget,
                              const JctTheme *theme,
                              const JctDocument *document,
                              const JctEvent *event)
{
  JctFigureTooltip *self = tooltip_new (widget, theme);
  g_autofree char *date = jct_edtf_to_label (&event->date, JCT_LABEL_LONG);
  int category = jct_document_find_category (document, event->category);

  self->above = TRUE;
  add_line (self, date, CELL_NORMAL);
  add_line (self, event->title, CELL_BOLD);
  if (category >= 0)
    add_line (self, jct_document_get_category (document, category)->title, CELL_DIM);
  if (!event->verified)
    add_line (self, _ ("Unverified"), CELL_DIM);
  measure (self);
  return self;
}

JctFigureTooltip *
jct_figure_tooltip_new_text (GtkWidget *widget, const JctTheme *theme, const char *text)
{
  JctFigureTooltip *self = tooltip_new (widget, theme);

  add_line (self, text, CELL_BOLD);
  measure (self);
  return self;
}

void
jct_figure_tooltip_free (JctFigureTooltip *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->rows);
  g_free (self);
}

/* ---- drawing ----------------------------------------------------------------------------------
 */

static void
snapshot_box (JctFigureTooltip *self, GtkSnapshot *snapshot)
{
  const GskShadow shadow = { { 0, 0, 0, 0.22 }, 0, 2, 8 };
  GdkRGBA background = jct_color_to_rgba (self->background);
  GdkRGBA border = jct_color_to_rgba (self->border);
  const float widths[] = { 1, 1, 1, 1 };
  const GdkRGBA colors[] = { border, border, border, border };
  GskRoundedRect box;

  gsk_rounded_rect_init_from_rect (&box, &GRAPHENE_RECT_INIT (0, 0, self->width, self->height),
                                   RADIUS);
  gtk_snapshot_append_outset_shadow (snapshot, &box, &shadow.color, shadow.dx, shadow.dy, 0,
                                     shadow.radius);
  gtk_snapshot_push_rounded_clip (snapshot, &box);
  gtk_snapshot_append_color (snapshot, &background, &box.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &box, widths, colors);
}

static void
snapshot_swatch (const Row *row, GtkSnapshot *snapshot, float y, int height)
{
  GdkRGBA color = jct_color_to_rgba (row->swatch);
  GskRoundedRect box;

  gsk_rounded_rect_init_from_rect (&box,
                                   &GRAPHENE_RECT_INIT (PADDING, y + (height - SWATCH) / 2.0f,
                                                        SWATCH, SWATCH),
                                   SWATCH / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &box);
  gtk_snapshot_append_color (snapshot, &color, &box.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
snapshot_row (JctFigureTooltip *self, const Row *row, GtkSnapshot *snapshot, float y)
{
  int x = PADDING;

  if (row->has_swatch)
    snapshot_swatch (row, snapshot, y, row_height (row));
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      if (row->cells[i] != NULL)
        {
          GdkRGBA color = jct_color_to_rgba (row->dim[i] ? self->text_secondary : self->text);
          int width, dx;

          pango_layout_get_pixel_size (row->cells[i], &width, NULL);
          dx = i == 0 ? swatch_width (row) : self->column_widths[i] - width;
          gtk_snapshot_save (snapshot);
          gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x + dx, y));
          gtk_snapshot_append_layout (snapshot, row->cells[i], &color);
          gtk_snapshot_restore (snapshot);
        }
      if (self->column_widths[i] > 0)
        x += self->column_widths[i] + COLUMN_GAP;
    }
}

static graphene_point_t
place (JctFigureTooltip *self, double x, double y, double gap, double width, double height)
{
  double left = x + gap + self->width <= width ? x + gap : x - gap - self->width;
  double top = y - self->height / 2.0;

  if (self->above)
    {
      left = x - self->width / 2.0;
      top = y - gap - self->height >= 0 ? y - gap - self->height : y + gap;
    }
  return GRAPHENE_POINT_INIT (floor (CLAMP (left, 0, MAX (width - self->width, 0))),
                              floor (CLAMP (top, 0, MAX (height - self->height, 0))));
}

void
jct_figure_tooltip_snapshot (JctFigureTooltip *self,
                             GtkSnapshot *snapshot,
                             double x,
                             double y,
                             double gap,
                             double width,
                             double height)
{
  graphene_point_t corner = place (self, x, y, gap, width, height);
  float row_y = PADDING;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &corner);
  snapshot_box (self, snapshot);
  for (guint r = 0; r < self->rows->len; r++)
    {
      const Row *row = &g_array_index (self->rows, Row, r);
      snapshot_row (self, row, snapshot, row_y);
      row_y += row_height (row) + ROW_GAP;
    }
  gtk_snapshot_restore (snapshot);
}

char *
jct_figure_tooltip_dup_text (JctFigureTooltip *self)
{
  GString *text = g_string_new (NULL);

  for (guint r = 0; r < self->rows->len; r++)
    {
      const Row *row = &g_array_index (self->rows, Row, r);
      for (guint i = 0; i < N_COLUMNS; i++)
        if (row->cells[i] != NULL)
          g_string_append_printf (text, "%s%s", text->len > 0 ? (i > 0 ? " " : ". ") : "",
                                  pango_layout_get_text (row->cells[i]));
    }
  return g_string_free (text, FALSE);
}
