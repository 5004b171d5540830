/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lesson sheet: texts and small slides under each other, on as many pages as they take. */
#include "config.h"

#include "chart/jct-story-export-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "chart/jct-paint.h"
#include "chart/jct-slide-private.h"
#include "chart/jct-text-private.h"
#include "model/jct-slide-text.h"

/* A4 at 96 px an inch. */
#define PAGE_WIDTH 793.7
#define PAGE_HEIGHT 1122.5
#define MARGIN 64.0
#define FOOT 40.0
/* Of a page's height. */
#define MOST_PICTURE 0.6
#define LINE_GAP 3.0
#define PARAGRAPH_GAP 7.0
#define SECTION_GAP 12.0
#define SLIDE_GAP 26.0
#define INDENT 16.0
/* Of text, on a page of it. */
#define MOST_BYTES 40000
/* Room to write an answer under a question. */
#define ANSWER_ROOM 26.0

typedef struct
{
  const JctStoryExport *input;
  JctPdf *pdf;
  JctTheme *theme;
  JctScene *texts; /* of the present page */
  cairo_t *cr;     /* of it, borrowed */
  guint n_pages;
  double y;
} Sheet;

/* ---- pages ---- */

static void
end_page (Sheet *sheet)
{
  g_autofree char *number = NULL;

  if (sheet->texts == NULL)
    return;
  number = g_strdup_printf ("%u", sheet->n_pages);
  jct_scene_add_text (sheet->texts, JCT_ROLE_NUMBER, NULL, number, PAGE_WIDTH - MARGIN,
                      PAGE_HEIGHT - FOOT, JCT_ALIGN_END,
                      jct_theme_text_px (sheet->theme, JCT_TEXT_SMALL), FALSE, 0, 1)
    ->fill
    = sheet->theme->text_secondary;
  jct_scene_add_text (sheet->texts, JCT_ROLE_TITLE, NULL, sheet->input->story->title, MARGIN,
                      PAGE_HEIGHT - FOOT, JCT_ALIGN_START,
                      jct_theme_text_px (sheet->theme, JCT_TEXT_SMALL), FALSE,
                      PAGE_WIDTH - 2 * MARGIN - 60, 1)
    ->fill
    = sheet->theme->text_secondary;
  jct_scene_paint (sheet->texts, sheet->cr);
  g_clear_pointer (&sheet->texts, jct_scene_free);
}

static void
begin_page (Sheet *sheet)
{
  JctRect page = { 0, 0, PAGE_WIDTH, PAGE_HEIGHT };

  end_page (sheet);
  sheet->n_pages++;
  sheet->cr = jct_pdf_begin_page (sheet->pdf, PAGE_WIDTH, PAGE_HEIGHT);
  sheet->texts = jct_scene_new (PAGE_WIDTH, PAGE_HEIGHT);
  jct_scene_set_font (sheet->texts, sheet->theme->font_family);
  cairo_set_source_rgb (sheet->cr, sheet->theme->background.red, sheet->theme->background.green,
                        sheet->theme->background.blue);
  cairo_rectangle (sheet->cr, page.x, page.y, page.width, page.height);
  cairo_fill (sheet->cr);
  sheet->y = MARGIN;
}

static double
get_room (const Sheet *sheet)
{
  return PAGE_HEIGHT - MARGIN - sheet->y;
}

static gboolean
is_at_top (const Sheet *sheet)
{
  return sheet->y <= MARGIN;
}

static void
add_gap (Sheet *sheet, double gap)
{
  if (!is_at_top (sheet))
    sheet->y += gap;
}

/* ---- texts ---- */

/* As much of a paragraph as has room; returns its bytes. */
static gsize
add_part (Sheet *sheet, const char *words, const JctTextStyle *style, double indent)
{
  gsize n = jct_text_fit (words, style, get_room (sheet));
  g_autofree char *part = NULL;
  JctMark *mark;

  if (n == 0 && is_at_top (sheet))
    n = strlen (words);
  if (n == 0)
    return 0;
  part = g_strndup (words, n);
  mark = jct_scene_add_rich_text (sheet->texts, JCT_ROLE_TEXT, NULL, g_strchomp (part),
                                  style->spans, style->n_spans, MARGIN + indent, sheet->y,
                                  JCT_ALIGN_START, style->px, style->max_width, 0);
  mark->fill = sheet->theme->text;
  sheet->y += mark->bounds.height;
  return n;
}

/* How many of them, which are in order, belong to what a page can hold: Pango takes long over each that it is given. */
static guint
count_near (const JctTextSpan *spans, guint n_spans)
{
  guint n = 0;

  while (n < n_spans && spans[n].start < MOST_BYTES)
    n++;
  return n;
}

/* A paragraph, over the ends of pages where it has to be. */
static void
add_words (Sheet *sheet,
           const char *words,
           const JctTextSpan *spans,
           guint n_spans,
           JctTextSize size,
           double indent)
{
  g_autofree JctTextSpan *copy = g_memdup2 (spans, n_spans * sizeof *spans);
  JctTextSpan *left = copy;
  JctTextStyle style = {
    .family = sheet->theme->font_family,
    .px = jct_theme_text_px (sheet->theme, size),
    .max_width = PAGE_WIDTH - 2 * MARGIN - indent,
  };

  while (*words != '\0')
    {
      gsize n;

      for (; n_spans > 0 && left->end == 0; n_spans--)
        left++;
      style.spans = left;
      style.n_spans = count_near (left, n_spans);
      n = add_part (sheet, words, &style, indent);
      words += n;
      for (guint i = 0; i < n_spans; i++)
        {
          left[i].start -= MIN (left[i].start, (guint) n);
          left[i].end -= MIN (left[i].end, (guint) n);
        }
      if (*words != '\0')
        begin_page (sheet);
    }
}

/* One style throughout. */
static void
add_line (Sheet *sheet, const char *text, JctTextSize size, gboolean bold, double indent)
{
  g_autofree char *clean = jct_text_clean (text, FALSE);
  JctTextSpan span = { 0, (guint) strlen (clean), bold, FALSE };

  add_words (sheet, clean, &span, 1, size, indent);
}

static void
add_bullet (Sheet *sheet, const char *bullet, JctTextSize size)
{
  double px = jct_theme_text_px (sheet->theme, size);

  if (get_room (sheet) < px * 1.5)
    begin_page (sheet);
  jct_scene_add_text (sheet->texts, JCT_ROLE_TEXT, NULL, bullet, MARGIN, sheet->y, JCT_ALIGN_START,
                      px, FALSE, 0, 1)
    ->fill
    = sheet->theme->text;
}

static void
add_text (Sheet *sheet, const char *text)
{
  g_autoptr (GPtrArray) blocks = jct_slide_text_parse (text);

  for (guint i = 0; i < blocks->len; i++)
    {
      const JctTextBlock *block = blocks->pdata[i];
      g_autofree JctTextSpan *spans = NULL;
      guint n_spans;
      g_autofree char *words = jct_slide_dup_rich_words (block, &spans, &n_spans);

      add_gap (sheet, i > 0 ? PARAGRAPH_GAP : 0);
      if (block->is_item)
        add_bullet (sheet, "•", JCT_TEXT_NORMAL);
      add_words (sheet, words, spans, n_spans, JCT_TEXT_NORMAL, block->is_item ? INDENT : 0);
    }
}

static void
begin_section (Sheet *sheet, const char *heading)
{
  add_gap (sheet, SECTION_GAP);
  /* A heading does not stand alone at the end of a page. */
  if (get_room (sheet) < 3 * jct_theme_text_px (sheet->theme, JCT_TEXT_NORMAL))
    begin_page (sheet);
  add_line (sheet, heading, JCT_TEXT_SMALL, TRUE, 0);
  sheet->y += LINE_GAP;
}

/* ---- slides ---- */

static void
add_picture (Sheet *sheet, const JctScene *picture)
{
  double width = PAGE_WIDTH - 2 * MARGIN;
  double scale = width / jct_scene_get_width (picture);
  double height = jct_scene_get_height (picture) * scale;
  double most = (PAGE_HEIGHT - 2 * MARGIN) * MOST_PICTURE;
  cairo_t *cr;

  if (height > most)
    {
      scale *= most / height;
      width *= most / height;
      height = most;
    }
  if (get_room (sheet) < height)
    begin_page (sheet);
  cr = sheet->cr;
  cairo_save (cr);
  cairo_translate (cr, MARGIN, sheet->y);
  cairo_scale (cr, scale, scale);
  jct_scene_paint (picture, cr);
  cairo_restore (cr);
  jct_scene_add_rect (sheet->texts, JCT_ROLE_PLOT, NULL,
                      (JctRect){ MARGIN, sheet->y, width, height })
    ->stroke
    = sheet->theme->grid;
  sheet->y += height;
}

static void
add_questions (Sheet *sheet, const JctSlide *slide)
{
  if (slide->questions[0] == NULL)
    return;
  begin_section (sheet, _ ("Questions"));
  for (guint i = 0; slide->questions[i] != NULL; i++)
    {
      /* Translators: the number before a question of a list. */
      g_autofree char *number = g_strdup_printf (C_ ("list number", "%u."), i + 1);

      add_bullet (sheet, number, JCT_TEXT_NORMAL);
      add_line (sheet, slide->questions[i], JCT_TEXT_NORMAL, FALSE, INDENT);
      add_gap (sheet, ANSWER_ROOM);
    }
}

/* "Nationwide Encounters, US Customs and Border Protection, 2024. https://…" (transfer full) */
static char *
dup_source (const JctDocument *document, const char *key)
{
  const JctSource *source = jct_document_find_source (document, key);
  GString *text;

  if (source == NULL)
    return g_strdup (key);
  text = g_string_new (source->title != NULL ? source->title : key);
  if (source->publisher != NULL)
    g_string_append_printf (text, ", %s", source->publisher);
  if (source->date != NULL)
    g_string_append_printf (text, ", %s", source->date);
  if (source->url != NULL && jct_url_is_openable (source->url))
    g_string_append_printf (text, ". %s", source->url);
  return g_string_free (text, FALSE);
}

static void
add_sources (Sheet *sheet, const char *heading, char *const *keys)
{
  if (*keys == NULL)
    return;
  begin_section (sheet, heading);
  for (char *const *key = keys; *key != NULL; key++)
    {
      g_autofree char *text = dup_source (sheet->input->document, *key);

      add_line (sheet, text, JCT_TEXT_SMALL, FALSE, 0);
    }
}

/* A source may name what an anonymous slide does not: those stand together, after all slides. */
static void
add_anonymous_sources (Sheet *sheet)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  const JctStory *story = sheet->input->story;

  for (guint i = 0; i < story->slides->len; i++)
    {
      const JctSlide *slide = jct_story_get_slide (story, i);

      for (char **key = slide->sources; slide->anonymous && *key != NULL; key++)
        if (g_hash_table_add (known, *key))
          g_ptr_array_add (keys, *key);
    }
  g_ptr_array_add (keys, NULL);
  add_sources (sheet, _ ("Sources of slides without names"), (char *const *) keys->pdata);
}

static void
add_slide (Sheet *sheet,
           const JctSlide *slide,
           const JctScene *picture,
           const char *title,
           gboolean text_is_cut)
{
  if (!is_at_top (sheet)
      && get_room (sheet) < SLIDE_GAP
                              + (PAGE_WIDTH - 2 * MARGIN) * jct_scene_get_height (picture)
                                  / jct_scene_get_width (picture)
                              + 60)
    begin_page (sheet);
  add_gap (sheet, SLIDE_GAP);
  jct_pdf_add_bookmark (sheet->pdf, title, 0);
  add_picture (sheet, picture);
  if (text_is_cut)
    {
      begin_section (sheet, _ ("Text"));
      add_text (sheet, slide->text);
    }
  if (slide->notes != NULL)
    {
      begin_section (sheet, _ ("Notes"));
      add_text (sheet, slide->notes);
    }
  add_questions (sheet, slide);
  if (!slide->anonymous)
    add_sources (sheet, _ ("Sources"), slide->sources);
}

static gboolean
add_slides (Sheet *sheet, GCancellable *cancellable, GError **error)
{
  const JctStoryExport *input = sheet->input;
  g_autoptr (GArray) pages = jct_story_list_pages (input, TRUE, error);

  for (guint i = 0; pages != NULL && i < pages->len; i++)
    {
      const JctStoryStep *page = &g_array_index (pages, JctStoryStep, i);
      g_autofree char *title = NULL;
      gboolean text_is_cut = FALSE;
      g_autoptr (JctScene) picture
        = jct_story_layout_page (input, page, &title, NULL, &text_is_cut, cancellable, error);

      if (picture == NULL)
        return FALSE;
      add_slide (sheet, jct_story_get_slide (input->story, page->slide), picture, title,
                 text_is_cut);
      jct_story_tell_progress (input, (i + 1.0) / pages->len);
    }
  add_anonymous_sources (sheet);
  return pages != NULL;
}

GBytes *
jct_story_export_handout (const JctStoryExport *input, GCancellable *cancellable, GError **error)
{
  g_autoptr (JctTheme) theme = NULL;
  g_autoptr (GBytes) bytes = NULL;
  Sheet sheet = { .input = input };
  gboolean done;

  g_return_val_if_fail (input != NULL && input->story != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!jct_export_check_pixels (input->width, input->height, error))
    return NULL;
  sheet.theme = theme = jct_theme_new (input->theme, input->font_family, 1);
  sheet.pdf = jct_pdf_new (PAGE_WIDTH, PAGE_HEIGHT, input->story->title, input->story->description);
  begin_page (&sheet);
  add_line (&sheet, input->story->title, JCT_TEXT_TITLE, TRUE, 0);
  if (input->story->description != NULL)
    {
      sheet.y += LINE_GAP;
      add_text (&sheet, input->story->description);
    }
  done = add_slides (&sheet, cancellable, error);
  end_page (&sheet);
  bytes = jct_pdf_finish (sheet.pdf, done ? error : NULL);
  return done ? g_steal_pointer (&bytes) : NULL;
}
