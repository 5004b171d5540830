/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-scene-nodes.h"

#include <math.h>
#include <string.h>

#include "chart/jct-dense.h"
#include "chart/jct-paint.h"
#include "widgets/jct-desktop-theme.h"

/* A dense line's nodes are so wide: what is redrawn keeps close to the line. */
#define STRIP 256.0
/* Marks share a node as long as it has no more than so many px that are none of theirs: each node has its price, and so
 * has each px of it. */
#define MAX_WASTE 60000.0

typedef struct
{
  GskRenderNode *node;
  JctSeries
    *series; /* (nullable): while it is kept, no other one has its address, which is in the key */
} Entry;

struct _JctSceneNodes
{
  GHashTable *entries; /* GBytes of what is seen -> Entry */
  guint n_made;
};

/* One rendering. */
typedef struct
{
  JctSceneNodes *nodes;
  const JctScene *scene;
  double scale;
  GHashTable *entries; /* that it uses */
  GPtrArray *list;     /* of GskRenderNode */
} Rendering;

/* Marks that follow one another and share a node. */
typedef struct
{
  guint first, end;
  JctRect area;
  double sum; /* of the marks' own areas */
} Group;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  gsk_render_node_unref (entry->node);
  g_clear_pointer (&entry->series, jct_series_unref);
  g_free (entry);
}

static GHashTable *
entries_new (void)
{
  return g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref,
                                entry_free);
}

/* ---- what a mark looks like ------------------------------------------------------------------ */

#define ADD(key, value) g_byte_array_append (key, (const guint8 *) &(value), sizeof (value))

/* Structs with holes are added field by field. */
static void
add_style (GByteArray *key, const JctMark *mark)
{
  const guint words[] = { mark->type,  mark->fill.alpha > 0, mark->stroke.alpha > 0, mark->closed,
                          mark->shape, mark->bold,           mark->max_lines,        mark->align,
                          mark->role,  mark->n_points,       mark->n_breaks };
  const double numbers[]
    = { mark->fill.red,   mark->fill.green,   mark->fill.blue,    mark->fill.alpha,
        mark->stroke.red, mark->stroke.green, mark->stroke.blue,  mark->stroke.alpha,
        mark->line_width, mark->dash[0],      mark->dash[1],      mark->dash[2],
        mark->dash[3],    mark->radius,       mark->fade_left,    mark->fade_right,
        mark->bounds.x,   mark->bounds.y,     mark->bounds.width, mark->bounds.height,
        mark->size,       mark->center.x,     mark->center.y,     mark->text_px,
        mark->max_width,  mark->fade_top,     mark->fade_bottom };

  ADD (key, words);
  ADD (key, numbers);
}

static void
add_text (GByteArray *key, const char *text)
{
  if (text != NULL)
    g_byte_array_append (key, (const guint8 *) text, (guint) strlen (text) + 1);
}

static void
add_line (GByteArray *key, const JctDenseLine *line)
{
  const gsize places[] = { (gsize) line->series, line->begin, line->end };
  const JctValueScale *value = &line->value;
  const double numbers[]
    = { line->x,           line->step,        line->left,         line->right,
        value->domain_min, value->domain_max, value->range_start, value->range_end };

  ADD (key, places);
  ADD (key, numbers);
  ADD (key, value->is_log);
}

static void
add_mark (GByteArray *key, const JctScene *scene, const JctMark *mark)
{
  JctRect clip = { 0, 0, 0, 0 };

  jct_scene_get_clip (scene, mark, &clip);
  ADD (key, clip);
  add_style (key, mark);
  add_text (key, mark->text);
  for (guint i = 0; i < mark->n_spans; i++)
    ADD (key, mark->spans[i]);
  if (mark->dense != NULL)
    add_line (key, mark->dense);
  else
    {
      g_byte_array_append (key, (const guint8 *) mark->points,
                           mark->n_points * (guint) sizeof *mark->points);
      g_byte_array_append (key, (const guint8 *) mark->breaks,
                           mark->n_breaks * (guint) sizeof *mark->breaks);
    }
}

static GBytes *
make_key (const Rendering *rendering, const Group *group)
{
  GByteArray *key = g_byte_array_sized_new (512 * (group->end - group->first));

  ADD (key, group->area);
  ADD (key, rendering->scale);
  add_text (key, jct_scene_get_font (rendering->scene));
  for (guint i = group->first; i < group->end; i++)
    add_mark (key, rendering->scene, jct_scene_peek (rendering->scene, i));
  return g_byte_array_free_to_bytes (key);
}

/* ---- nodes ----------------------------------------------------------------------------------- */

static gboolean
is_plain_rect (const JctMark *mark)
{
  return mark->type == JCT_MARK_RECT && mark->radius <= 0 && mark->stroke.alpha <= 0
         && mark->fade_left <= 0 && mark->fade_right <= 0 && mark->fade_top <= 0
         && mark->fade_bottom <= 0 && !mark->clip_to_plot;
}

static GskRenderNode *
make_node (const Rendering *rendering, const Group *group)
{
  const JctMark *mark = jct_scene_peek (rendering->scene, group->first);
  JctRect area = group->area;

  if (group->end - group->first == 1 && is_plain_rect (mark))
    {
      GdkRGBA fill = jct_color_to_rgba (mark->fill);
      JctRect box = mark->bounds;
      return gsk_color_node_new (&fill, &GRAPHENE_RECT_INIT (box.x, box.y, box.width, box.height));
    }
  GskRenderNode *node
    = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (area.x, area.y, area.width, area.height));
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);
  for (guint i = group->first; i < group->end; i++)
    jct_scene_paint_mark (rendering->scene, i, cr, rendering->scale);
  cairo_destroy (cr);
  return node;
}

static void
add_group (Rendering *rendering, const Group *group)
{
  if (group->first == group->end)
    return;
  const JctMark *mark = jct_scene_peek (rendering->scene, group->first);
  GBytes *key = make_key (rendering, group);
  gpointer old_key, entry = g_hash_table_lookup (rendering->entries, key);

  if (entry == NULL
      && g_hash_table_steal_extended (rendering->nodes->entries, key, &old_key, &entry))
    g_hash_table_insert (rendering->entries, old_key, entry);
  if (entry == NULL)
    {
      Entry *made = g_new0 (Entry, 1);

      made->node = make_node (rendering, group);
      made->series = mark->dense != NULL ? jct_series_ref (mark->dense->series) : NULL;
      rendering->nodes->n_made++;
      g_hash_table_insert (rendering->entries, g_bytes_ref (key), made);
      entry = made;
    }
  g_ptr_array_add (rendering->list, gsk_render_node_ref (((Entry *) entry)->node));
  g_bytes_unref (key);
}

/* Strips as high as the line comes in them. */
static void
add_dense (Rendering *rendering, guint index, JctRect ink)
{
  const JctMark *mark = jct_scene_peek (rendering->scene, index);
  double pen = MAX (mark->line_width, 0) / 2 + 1, right = ink.x + ink.width;

  for (double x = ink.x; x < right; x += STRIP)
    {
      Group strip = { index, index + 1, { x, ink.y, MIN (STRIP, right - x), ink.height }, 0 };
      JctExtremes reach;

      if (!jct_dense_line_find_reach (mark->dense, x - pen, x + strip.area.width + pen, &reach))
        continue;
      double top = MAX (floor (reach.low - pen), ink.y);
      double bottom = MIN (ceil (reach.high + pen), ink.y + ink.height);
      strip.area.y = top;
      strip.area.height = bottom - top;
      if (top < bottom)
        add_group (rendering, &strip);
    }
}

static JctRect
unite (JctRect a, JctRect b)
{
  double left = MIN (a.x, b.x), right = MAX (a.x + a.width, b.x + b.width);
  double top = MIN (a.y, b.y), bottom = MAX (a.y + a.height, b.y + b.height);

  return (JctRect){ left, top, right - left, bottom - top };
}

/* Adds a mark to the group, or ends that and starts another. */
static void
extend_group (Rendering *rendering, Group *group, guint index, JctRect ink)
{
  JctRect united = unite (group->area, ink);
  double sum = group->sum + ink.width * ink.height;

  if (group->end == index && group->first < index
      && united.width * united.height <= sum + MAX_WASTE)
    {
      group->end = index + 1;
      group->area = united;
      group->sum = sum;
      return;
    }
  add_group (rendering, group);
  *group = (Group){ index, index + 1, ink, ink.width * ink.height };
}

GskRenderNode *
jct_scene_nodes_render (JctSceneNodes *self, const JctScene *scene, double scale)
{
  g_return_val_if_fail (self != NULL && scene != NULL, NULL);

  g_autoptr (GHashTable) entries = entries_new ();
  g_autoptr (GPtrArray) list
    = g_ptr_array_new_with_free_func ((GDestroyNotify) gsk_render_node_unref);
  Rendering rendering = { self, scene, scale, entries, list };
  Group group = { 0, 0, { 0, 0, 0, 0 }, 0 };

  self->n_made = 0;
  for (guint i = 0; i < jct_scene_get_n (scene); i++)
    {
      const JctMark *mark = jct_scene_peek (scene, i);
      gboolean alone = mark->dense != NULL || is_plain_rect (mark);
      JctRect ink;

      if ((mark->fill.alpha <= 0 && mark->stroke.alpha <= 0)
          || !jct_scene_find_ink (scene, i, &ink))
        continue;
      if (!alone)
        {
          extend_group (&rendering, &group, i, ink);
          continue;
        }
      add_group (&rendering, &group);
      group.first = group.end = i + 1;
      if (mark->dense != NULL)
        add_dense (&rendering, i, ink);
      else
        add_group (&rendering, &(Group){ i, i + 1, ink, 0 });
    }
  add_group (&rendering, &group);
  g_hash_table_unref (self->entries);
  self->entries = g_steal_pointer (&entries);
  return gsk_container_node_new ((GskRenderNode **) list->pdata, list->len);
}

JctSceneNodes *
jct_scene_nodes_new (void)
{
  JctSceneNodes *self = g_new0 (JctSceneNodes, 1);

  self->entries = entries_new ();
  return self;
}

void
jct_scene_nodes_free (JctSceneNodes *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->entries);
  g_free (self);
}

guint
jct_scene_nodes_get_n_made (const JctSceneNodes *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_made;
}
