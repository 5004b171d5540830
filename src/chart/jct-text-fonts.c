/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/jct-text-fonts-private.h"

#include <cairo-ft.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>

/* Pango puts it where a text ends early. */
#define ELLIPSIS 0x2026

/* Of so many characters, those of most languages written in Latin, it is remembered whether the family has them. */
#define N_KNOWN 0x250

/* One family list. */
typedef struct
{
  char *family;          /* the first that the machine has, or the list */
  FcFontSet *fonts;      /* the family's, of all fonts; NULL where it is not laid out by itself */
  FcConfig *few;         /* without rules, with the family's fonts alone */
  FcFontSet *few_fonts;  /* its fonts that Pango can draw */
  PangoContext *context; /* of these */
  gboolean refuted;
  gint8 known[N_KNOWN]; /* 0: not yet */
} Family;

struct _JctTextFonts
{
  PangoContext *all;    /* made when it is needed */
  GHashTable *families; /* a family list -> Family */
};

/* ---- contexts -------------------------------------------------------------------------------- */

static cairo_font_options_t *
options_new (void)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  return options;
}

static PangoContext *
context_new (PangoFontMap *map)
{
  PangoContext *context = pango_font_map_create_context (map);
  cairo_font_options_t *options = options_new ();

  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 96.0);
  pango_context_set_round_glyph_positions (context, FALSE);
  return context;
}

static PangoContext *
get_all (JctTextFonts *self)
{
  if (self->all == NULL)
    self->all = context_new (pango_cairo_font_map_get_default ());
  return self->all;
}

/* ---- fonts ----------------------------------------------------------------------------------- */

/* As fontconfig compares them, blanks and case aside. */
static gboolean
is_name (const char *name, const char *family)
{
  for (;; name++, family++)
    {
      while (*name == ' ')
        name++;
      while (*family == ' ')
        family++;
      if (g_ascii_tolower (*name) != g_ascii_tolower (*family))
        return FALSE;
      if (*name == '\0')
        return TRUE;
    }
}

static gboolean
has_family (const FcPattern *font, const char *family)
{
  FcChar8 *name;

  for (int n = 0; FcPatternGetString (font, FC_FAMILY, n, &name) == FcResultMatch; n++)
    if (is_name ((const char *) name, family))
      return TRUE;
  return FALSE;
}

/* As Pango chooses. */
static gboolean
can_draw (const FcPattern *font)
{
  FcChar8 *format, *file;

  return FcPatternGetString (font, FC_FONTFORMAT, 0, &format) == FcResultMatch
         && (g_ascii_strcasecmp ((char *) format, "TrueType") == 0
             || g_ascii_strcasecmp ((char *) format, "CFF") == 0)
         && FcPatternGetString (font, FC_FILE, 0, &file) == FcResultMatch
         && !g_str_has_suffix ((char *) file, ".woff")
         && !g_str_has_suffix ((char *) file, ".woff2");
}

/* The fonts of a family in their order, of all that a configuration has. (transfer full) */
static FcFontSet *
list_fonts (FcConfig *config, const char *family)
{
  static const FcSetName sets[] = { FcSetSystem, FcSetApplication };
  FcFontSet *fonts = FcFontSetCreate ();

  for (guint k = 0; k < G_N_ELEMENTS (sets); k++)
    {
      const FcFontSet *set = FcConfigGetFonts (config, sets[k]);

      for (int i = 0; set != NULL && i < set->nfont; i++)
        if (has_family (set->fonts[i], family) && can_draw (set->fonts[i]))
          {
            FcPatternReference (set->fonts[i]);
            FcFontSetAdd (fonts, set->fonts[i]);
          }
    }
  return fonts;
}

/* A rule may reject a font that lies beside the others. */
static gboolean
sets_equal (const FcFontSet *a, const FcFontSet *b)
{
  if (a->nfont != b->nfont)
    return FALSE;
  for (int i = 0; i < a->nfont; i++)
    if (!FcPatternEqual (a->fonts[i], b->fonts[i]))
      return FALSE;
  return TRUE;
}

static gboolean
fonts_have (const FcFontSet *fonts, gunichar c)
{
  for (int i = 0; i < fonts->nfont; i++)
    {
      FcCharSet *characters;

      if (FcPatternGetCharSet (fonts->fonts[i], FC_CHARSET, 0, &characters) != FcResultMatch
          || !FcCharSetHasChar (characters, c))
        return FALSE;
    }
  return TRUE;
}

static gboolean
family_has (Family *self, gunichar c)
{
  if (c >= N_KNOWN)
    return fonts_have (self->fonts, c);
  if (self->known[c] == 0)
    self->known[c] = fonts_have (self->fonts, c) ? 1 : -1;
  return self->known[c] > 0;
}

static gboolean
family_has_all (Family *self, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (*p != '\n' && !family_has (self, g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/* ---- a family by itself ---------------------------------------------------------------------- */

static void
append_element (GString *xml, const char *name, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append_printf (xml, "<%s>%s</%s>", name, escaped, name);
}

/* The folders of the fonts, the caches of all, and nothing but the family of what is there. (transfer full) */
static FcConfig *
few_new (const FcFontSet *fonts, const char *family)
{
  g_autoptr (GString) xml = g_string_new ("<fontconfig>");
  g_autoptr (GHashTable) folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *name = g_markup_escape_text (family, -1);
  FcStrList *caches = FcConfigGetCacheDirs (NULL);
  FcConfig *config = FcConfigCreate ();
  FcChar8 *path;

  for (int i = 0; i < fonts->nfont; i++)
    if (FcPatternGetString (fonts->fonts[i], FC_FILE, 0, &path) == FcResultMatch)
      {
        char *folder = g_path_get_dirname ((char *) path);

        if (g_hash_table_add (folders, folder))
          append_element (xml, "dir", folder);
      }
  while ((path = FcStrListNext (caches)) != NULL)
    append_element (xml, "cachedir", (char *) path);
  FcStrListDone (caches);
  g_string_append_printf (
    xml,
    "<selectfont><acceptfont><pattern><patelt name=\"family\"><string>%s</string></patelt>"
    "</pattern></acceptfont><rejectfont><pattern/></rejectfont></selectfont></fontconfig>",
    name);
  if (FcConfigParseAndLoadFromMemory (config, (const FcChar8 *) xml->str, FcFalse)
      && FcConfigBuildFonts (config))
    return config;
  FcConfigDestroy (config);
  return NULL;
}

/* Whether the first family alone decides which font is best: nothing is asked for that counts more. */
static gboolean
is_settled_by_family (const FcPattern *asked, const char *family)
{
  static const char *const before[]
    = { FC_FILE, FC_FONTFORMAT, FC_SCALABLE, FC_COLOR, FC_FOUNDRY, FC_CHARSET };
  FcValue value;
  FcValueBinding binding;
  FcBool variable;

  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    if (FcPatternGet (asked, before[i], 0, &value) == FcResultMatch)
      return FALSE;
  return FcPatternGetBool (asked, FC_VARIABLE, 0, &variable) == FcResultMatch
         && variable == FcDontCare
         && FcPatternGetWithBinding (asked, FC_FAMILY, 0, &value, &binding) == FcResultMatch
         && value.type == FcTypeString && binding != FcValueBindingWeak
         && is_name ((const char *) value.u.s, family);
}

/* Configurations put dozens of families behind the one that is asked for, each to be compared with each font. */
static void
keep_first_family (FcPattern *asked)
{
  FcChar8 *first;

  if (FcPatternGetString (asked, FC_FAMILY, 0, &first) == FcResultMatch)
    {
      g_autofree char *family = g_strdup ((char *) first);

      FcPatternDel (asked, FC_FAMILY);
      FcPatternAddString (asked, FC_FAMILY, (FcChar8 *) family);
    }
}

/* Whether the family by itself answers as all fonts do with all rules: those for fonts must leave its answer alone. */
static gboolean
answers_alike (const Family *self, FcPattern *asked)
{
  FcFontSet *fonts = self->few_fonts;
  FcPattern *short_asked, *answer, *ruled;
  FcResult result;
  gboolean alike;

  if (!is_settled_by_family (asked, self->family))
    return FALSE;
  short_asked = FcPatternDuplicate (asked);
  keep_first_family (short_asked);
  answer = FcFontSetMatch (self->few, &fonts, 1, short_asked, &result);
  FcPatternDestroy (short_asked);
  if (answer == NULL)
    return FALSE;
  ruled = FcPatternDuplicate (answer);
  alike
    = FcConfigSubstituteWithPat (NULL, ruled, asked, FcMatchFont) && FcPatternEqual (answer, ruled);
  FcPatternDestroy (ruled);
  FcPatternDestroy (answer);
  return alike;
}

/* Pango's own substitution knows the rules of `few` alone, which has none. */
static void
on_substitute (FcPattern *pattern, gpointer data)
{
  Family *self = data;
  cairo_font_options_t *options;
  FcPattern *asked;

  FcConfigSubstitute (NULL, pattern, FcMatchPattern);
  if (self->refuted)
    return;
  /* What Pango will make of it after this. */
  asked = FcPatternDuplicate (pattern);
  options = options_new ();
  cairo_ft_font_options_substitute (options, asked);
  cairo_font_options_destroy (options);
  FcDefaultSubstitute (asked);
  self->refuted = !answers_alike (self, asked);
  FcPatternDestroy (asked);
  keep_first_family (pattern);
}

static void
family_make_context (Family *self)
{
  g_autoptr (PangoFontMap) map = NULL;

  self->few = few_new (self->fonts, self->family);
  if (self->few == NULL)
    return;
  self->few_fonts = list_fonts (self->few, self->family);
  if (!sets_equal (self->fonts, self->few_fonts))
    return;
  map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  if (map == NULL || !PANGO_IS_FC_FONT_MAP (map))
    return;
  pango_fc_font_map_set_config (PANGO_FC_FONT_MAP (map), self->few);
  pango_fc_font_map_set_default_substitute (PANGO_FC_FONT_MAP (map), on_substitute, self, NULL);
  self->context = context_new (map);
  /* What Pango takes for all but the dots of a text that ends early, for which it would ask for the fonts once more. */
  pango_context_set_language (self->context, pango_language_get_default ());
}

/* The first family of the list that the machine has. */
static Family *
family_new (const char *list)
{
  Family *self = g_new0 (Family, 1);
  g_auto (GStrv) names = g_strsplit (list, ",", -1);

  for (guint i = 0; names[i] != NULL && self->family == NULL; i++)
    {
      const char *name = g_strstrip (names[i]);
      FcFontSet *fonts = list_fonts (NULL, name);

      if (fonts->nfont > 0)
        {
          self->family = g_strdup (name);
          self->fonts = fonts;
        }
      else
        FcFontSetDestroy (fonts);
    }
  if (self->family == NULL)
    self->family = g_strdup (list);
  else if (g_str_is_ascii (self->family) && fonts_have (self->fonts, ELLIPSIS))
    family_make_context (self);
  return self;
}

static void
family_free (gpointer data)
{
  Family *self = data;

  if (self->context != NULL)
    {
      PangoFontMap *map = pango_context_get_font_map (self->context);

      /* Whoever holds a font of it holds it as well. */
      pango_fc_font_map_set_default_substitute (PANGO_FC_FONT_MAP (map), NULL, NULL, NULL);
      g_object_unref (self->context);
    }
  g_clear_pointer (&self->few_fonts, FcFontSetDestroy);
  g_clear_pointer (&self->few, FcConfigDestroy);
  g_clear_pointer (&self->fonts, FcFontSetDestroy);
  g_free (self->family);
  g_free (self);
}

/* ---- all of a thread ------------------------------------------------------------------------- */

JctTextFonts *
jct_text_fonts_new (void)
{
  JctTextFonts *self = g_new0 (JctTextFonts, 1);

  /* Pango reads the fonts' configuration in a thread of its own, and we would read it once more beside that. */
  FcInit ();
  self->families = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, family_free);
  return self;
}

void
jct_text_fonts_free (JctTextFonts *self)
{
  g_hash_table_unref (self->families);
  g_clear_object (&self->all);
  g_free (self);
}

PangoContext *
jct_text_fonts_get_context (JctTextFonts *self,
                            const char *families,
                            const char *text,
                            const char **family)
{
  Family *found = g_hash_table_lookup (self->families, families);

  if (found == NULL)
    {
      found = family_new (families);
      g_hash_table_insert (self->families, g_strdup (families), found);
    }
  *family = found->family;
  if (found->context != NULL && !found->refuted && family_has_all (found, text))
    return found->context;
  return get_all (self);
}

gboolean
jct_text_fonts_stand (JctTextFonts *self, PangoContext *context)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->families);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((const Family *) value)->context == context)
      return !((const Family *) value)->refuted;
  return TRUE;
}
