/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Dated events, their categories, and the sources that events and tables name. Plain structs, owned and immutable once
 * they are in a document; text is UTF-8 as the file has it, never markup.
 */
#pragma once

#include "model/jct-edtf.h"

G_BEGIN_DECLS

/* What somebody said would follow an event; never what the data show. */
typedef enum
{
  JCT_DIRECTION_NOT_STATED,
  JCT_DIRECTION_UP,
  JCT_DIRECTION_DOWN,
  JCT_DIRECTION_NONE,
  JCT_DIRECTION_UNCLEAR,
} JctDirection;

typedef enum
{
  JCT_SHAPE_CIRCLE,
  JCT_SHAPE_SQUARE,
  JCT_SHAPE_DIAMOND,
  JCT_SHAPE_TRIANGLE,
  JCT_SHAPE_TRIANGLE_DOWN,
  JCT_SHAPE_CROSS,
  JCT_SHAPE_STAR,
  JCT_SHAPE_HEXAGON,
} JctShape;

#define JCT_N_SHAPES (JCT_SHAPE_HEXAGON + 1)

/* Which colour of its own a category has; every theme has its variant of each. Never told by the colour alone. */
typedef enum
{
  JCT_HUE_BY_PLACE, /* not chosen: the one of its place among the categories */
  JCT_HUE_CRIMSON,
  JCT_HUE_PURPLE,
  JCT_HUE_BLUE,
  JCT_HUE_GREEN,
  JCT_HUE_BROWN,
  JCT_HUE_GREY,
  JCT_HUE_TEAL,
  JCT_HUE_AMBER,
} JctHue;

#define JCT_N_HUES (JCT_HUE_AMBER + 1) /* with that which is not chosen */

const char *jct_direction_to_name   (JctDirection direction); /* NULL for NOT_STATED */
gboolean    jct_direction_from_name (const char *name, JctDirection *direction);
const char *jct_shape_to_name       (JctShape shape);
gboolean    jct_shape_from_name     (const char *name, JctShape *shape);
const char *jct_hue_to_name         (JctHue hue); /* NULL for BY_PLACE */
gboolean    jct_hue_from_name       (const char *name, JctHue *hue);

typedef struct
{
  char *id;
  JctEdtf date;
  char *title;
  char *short_title;        /* (nullable): labels a timeline where the title is too long */
  char *summary;            /* (nullable) */
  char *category;           /* the id of a category; "" for none */
  char **actors;            /* zero-terminated, maybe empty, never NULL */
  char **source_keys;       /* zero-terminated, maybe empty, never NULL */
  char *precision_note;     /* (nullable): what is known and contested of the date */
  gboolean verified;
  JctDirection claimed;
  char *claimed_by;         /* (nullable) */
  char *claimed_source;     /* (nullable): the key of the source that says so */
} JctEvent;

typedef struct
{
  char *id;
  char *title;
  JctShape shape;
  JctHue hue;
} JctCategory;

typedef struct
{
  char *key;
  char *title;
  char *publisher;          /* (nullable) */
  char *date;               /* (nullable): EDTF as the file has it */
  char *url;                /* (nullable): may be anything; jct_url_is_openable() decides */
  char *note;               /* (nullable) */
} JctSource;

JctEvent    *jct_event_new     (void);
JctEvent    *jct_event_copy    (const JctEvent *event);
gboolean     jct_event_equal   (const JctEvent *a, const JctEvent *b);
void         jct_event_free    (JctEvent *event);
JctCategory *jct_category_new  (const char *id, const char *title, JctShape shape);
JctCategory *jct_category_copy (const JctCategory *category);
gboolean     jct_category_equal (const JctCategory *a, const JctCategory *b);
void         jct_category_free (JctCategory *category);
JctSource   *jct_source_new    (void);
JctSource   *jct_source_copy   (const JctSource *source);
gboolean     jct_source_equal  (const JctSource *a, const JctSource *b);
void         jct_source_free   (JctSource *source);
/* Whether an address may be handed to the desktop: http and https with a host, nothing else. */
gboolean     jct_url_is_openable (const char *url);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctEvent, jct_event_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctCategory, jct_category_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctSource, jct_source_free)

G_END_DECLS
