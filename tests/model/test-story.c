/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Slides: what appears when, and the small markup of their texts. */
#include "model/jct-slide-text.h"
#include "model/jct-story.h"

#include <string.h>

/* ---- steps ---- */

static void
test_names (void)
{
  JctSlideParts part;

  for (guint i = 0; i < JCT_N_SLIDE_PARTS; i++)
    {
      JctSlideParts one = (JctSlideParts) (1u << i);

      g_assert_true (jct_slide_part_from_name (jct_slide_part_to_name (one), &part));
      g_assert_cmpint (part, ==, one);
      g_assert_nonnull (jct_slide_part_to_label (one));
    }
  g_assert_false (jct_slide_part_from_name ("all", &part));
  g_assert_false (jct_slide_part_from_name ("", &part));
}

static void
test_steps (void)
{
  g_autoptr (JctSlide) slide = jct_slide_new ();

  g_assert_cmpuint (jct_slide_step_count (slide), ==, 1);
  g_assert_cmpint (jct_slide_parts_at_step (slide, 0), ==, JCT_SLIDE_ALL_PARTS);

  slide->n_reveal = 2;
  slide->reveal[0] = JCT_SLIDE_AXIS | JCT_SLIDE_TITLE;
  slide->reveal[1] = JCT_SLIDE_EVENTS | JCT_SLIDE_AXIS;
  g_assert_cmpuint (jct_slide_step_count (slide), ==, 3);
  g_assert_cmpint (jct_slide_parts_at_step (slide, 0), ==,
                   JCT_SLIDE_ALL_PARTS & ~(JCT_SLIDE_AXIS | JCT_SLIDE_TITLE | JCT_SLIDE_EVENTS));
  /* The axis is named again, and was there already. */
  g_assert_cmpint (jct_slide_parts_at_step (slide, 1), ==, JCT_SLIDE_ALL_PARTS & ~JCT_SLIDE_EVENTS);
  g_assert_cmpint (jct_slide_parts_at_step (slide, 2), ==, JCT_SLIDE_ALL_PARTS);
  g_assert_cmpint (jct_slide_parts_at_step (slide, 99), ==, JCT_SLIDE_ALL_PARTS);
}

/* Nothing that a step shows is hidden by a later one, and the last shows everything. */
static void
test_slow_reveal (void)
{
  g_autoptr (JctView) view = jct_view_new ();
  g_autoptr (JctSlide) slide = NULL;
  JctSlideParts before = 0;

  view->id = g_strdup ("saved");
  slide = jct_slide_new_slow_reveal (view);
  g_assert_nonnull (slide->view);
  g_assert_null (slide->view->id);
  g_assert_cmpint (jct_slide_parts_at_step (slide, 0), ==, JCT_SLIDE_SHAPE);
  for (guint i = 0; i < jct_slide_step_count (slide); i++)
    {
      JctSlideParts parts = jct_slide_parts_at_step (slide, i);

      g_assert_cmpint (parts & before, ==, before);
      g_assert_cmpint (parts, !=, before);
      before = parts;
    }
  g_assert_cmpint (before, ==, JCT_SLIDE_ALL_PARTS);
}

static void
test_equal (void)
{
  g_autoptr (JctStory) story = jct_story_new ();
  g_autoptr (JctStory) copy = NULL;
  JctSlide *slide = jct_slide_new ();

  story->id = g_strdup ("s");
  story->title = g_strdup ("S");
  slide->id = g_strdup ("a");
  slide->view = jct_view_new ();
  slide->has_predict = TRUE;
  g_assert_true (jct_period_parse_any ("2022-07", 1, &slide->predict.after));
  g_ptr_array_add (story->slides, slide);
  copy = jct_story_copy (story);
  g_assert_true (jct_story_equal (story, copy));
  g_assert_cmpint (jct_story_find_slide (copy, "a"), ==, 0);
  g_assert_cmpint (jct_story_find_slide (copy, "b"), ==, -1);
  g_assert_null (jct_story_get_slide (copy, 1));

  slide->view->k = 9;
  g_assert_false (jct_story_equal (story, copy));
  slide->view->k = ((JctSlide *) copy->slides->pdata[0])->view->k;
  g_assert_true (jct_story_equal (story, copy));
  slide->predict.after = jct_period_shift (slide->predict.after, 1);
  g_assert_false (jct_story_equal (story, copy));
}

/* ---- texts ---- */

/* "¶" starts a paragraph, "•" an item; <e>, <s> and <es> stand around runs. */
static char *
show (const char *text)
{
  static const char *const names[] = { "", "e", "s", "es" };
  g_autoptr (GPtrArray) blocks = jct_slide_text_parse (text);
  GString *shown = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      const JctTextBlock *block = blocks->pdata[i];

      g_assert_cmpuint (block->runs->len, >, 0);
      g_string_append (shown, block->is_item ? "•" : "¶");
      for (guint k = 0; k < block->runs->len; k++)
        {
          const JctTextRun *run = block->runs->pdata[k];

          g_assert_cmpstr (run->text, !=, "");
          g_assert_true (g_utf8_validate (run->text, -1, NULL));
          if (run->style != JCT_RUN_PLAIN)
            g_string_append_printf (shown, "<%s>", names[run->style]);
          g_string_append (shown, run->text);
          if (run->style != JCT_RUN_PLAIN)
            g_string_append_printf (shown, "</%s>", names[run->style]);
        }
    }
  return g_string_free (shown, FALSE);
}

static void
test_markup (void)
{
  static const struct
  {
    const char *text, *shown;
  } cases[] = {
    { NULL, "" },
    { "", "" },
    { " \n\n\t\n", "" },
    { "one", "¶one" },
    { "one\ntwo", "¶one two" },
    { "one\n\n\n two ", "¶one¶two" },
    { "- one\n- two\n  more\n\nafter", "•one•two more¶after" },
    { "before\n- one", "¶before•one" },
    { "-one", "¶-one" },
    { "-", "¶-" },
    { "a *b* c", "¶a <e>b</e> c" },
    { "a **b c** d", "¶a <s>b c</s> d" },
    { "**a *b* c**", "¶<s>a </s><es>b</es><s> c</s>" },
    { "2 * 3 * 4", "¶2 * 3 * 4" },
    { "*open", "¶*open" },
    { "**open*", "¶**open*" },
    { "a* b*", "¶a* b*" },
    { "\\*not\\*", "¶*not*" },
    { "*a\\*b*", "¶<e>a*b</e>" },
    { "<b>x</b> &amp; [a](http://b)", "¶<b>x</b> &amp; [a](http://b)" },
    { "**", "¶**" },
    { "****", "¶****" },
    { "a\x01\x7f"
      "b\xff",
      "¶ab\357\277\275" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = show (cases[i].text);

      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

static void
test_plain (void)
{
  g_autofree char *plain = jct_slide_text_to_plain ("Two *kinds*:\n\n- **one**\n- two");

  g_assert_cmpstr (plain, ==, "Two kinds:\n• one\n• two");
}

/* Texts of any stars end in their words, and in no time that grows with the square of their length. */
static void
test_hostile (void)
{
  static const char *const pieces[] = { "*a ", "**a ", "* ", "***", "\\*", "a", "\n- ", "\n\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *plain = NULL;

      while (text->len < 512 * 1024)
        g_string_append (text, pieces[i]);
      plain = jct_slide_text_to_plain (text->str);
      g_assert_cmpuint (strlen (plain), <=, 3 * text->len);
    }
  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *shown = NULL;

      for (guint n = g_test_rand_int_range (0, 40); n > 0; n--)
        g_string_append_c (text, "* a-\n\\"[g_test_rand_int_range (0, 6)]);
      shown = show (text->str);
      g_assert_nonnull (shown);
    }
}

/* Stars that open and never close, that close far away, and that could do neither: each text is read once. */
static void
test_long (void)
{
  static const char *const parts[]
    = { "* ", "*a ", "** ", "**a* ", "*", "\\*", "*a*", "a\n\n", "- *a\n" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GPtrArray) blocks = NULL;

      while (text->len < 1000000)
        g_string_append (text, parts[i]);
      g_string_append (text, "a** a*");
      blocks = jct_slide_text_parse (text->str);
      g_assert_cmpuint (blocks->len, >, 0);
    }
}

/* Nothing of a text turns what is written after it around. */
static void
test_direction (void)
{
  g_autofree char *plain
    = jct_slide_text_to_plain ("\342\200\256 12\342\200\255 34 \327\251\342\200\217");

  g_assert_cmpstr (plain, ==, "12 34 \327\251\342\200\217");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/story/names", test_names);
  g_test_add_func ("/story/steps", test_steps);
  g_test_add_func ("/story/slow-reveal", test_slow_reveal);
  g_test_add_func ("/story/equal", test_equal);
  g_test_add_func ("/slide-text/markup", test_markup);
  g_test_add_func ("/slide-text/plain", test_plain);
  g_test_add_func ("/slide-text/hostile", test_hostile);
  g_test_add_func ("/slide-text/long", test_long);
  g_test_add_func ("/slide-text/direction", test_direction);
  return g_test_run ();
}
