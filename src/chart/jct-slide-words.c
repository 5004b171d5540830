/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A slide in words: its title, and what it shows for who does not see it. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "chart/jct-slide-private.h"
#include "model/jct-slide-text.h"

char *
jct_slide_dup_title (const JctSlideInput *input)
{
  g_return_val_if_fail (input != NULL, NULL);

  if (jct_slide_is_anonymous (input))
    return jct_slide_dup_anonymous_title (input->figures);
  if (input->slide->headline != NULL)
    return g_strdup (input->slide->headline);
  if (input->figures != NULL)
    return jct_chart_dup_title (input->figures->document, input->figures->view);
  return g_strdup ("");
}

char *
jct_slide_dup_text (const JctSlideInput *input)
{
  const JctSlide *slide = input->slide;
  GString *text;

  if (slide->text != NULL)
    return g_strdup (slide->text);
  if (input->figures != NULL)
    return NULL;
  text = g_string_new (NULL);
  for (char **question = slide->questions; *question != NULL; question++)
    g_string_append_printf (text, "- %s\n", *question);
  return g_string_free (text, FALSE);
}

static void
append_line (GString *text, const char *line)
{
  if (line == NULL || *line == '\0')
    return;
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
}

/* The chart's own words are of its numbers and its names: they wait for both. */
static void
append_figures (GString *text, const JctSlideInput *input)
{
  const JctSlideParts needed = JCT_SLIDE_SHAPE | JCT_SLIDE_AXIS | JCT_SLIDE_UNITS | JCT_SLIDE_TITLE
                               | JCT_SLIDE_SERIES | JCT_SLIDE_EVENTS | JCT_SLIDE_WINDOW
                               | JCT_SLIDE_EFFECT;
  g_autoptr (JctTheme) theme
    = jct_slide_theme_new (input->theme, input->font_family, jct_slide_get_lines (input));
  g_autoptr (JctSeriesSet) shown = jct_slide_get_shown (input, NULL);
  JctChartInput chart = jct_slide_get_chart_input (input, theme, shown);
  g_autofree char *words = NULL;

  if ((input->parts & needed) != needed)
    {
      if ((input->parts & JCT_SLIDE_SHAPE) != 0)
        append_line (text, _ ("A chart of which not all is shown yet."));
      return;
    }
  chart.width = input->width;
  chart.height = input->height;
  words = jct_chart_describe (&chart);
  append_line (text, words);
}

/* How near guesses were is what was waited for: it is told first, as soon as their lines are seen. */
static void
append_result (GString *text, const JctSlideInput *input)
{
  g_autofree char *result = (input->parts & JCT_SLIDE_SHAPE) != 0 && input->figures != NULL
                              ? jct_slide_dup_result (input)
                              : NULL;

  append_line (text, result);
}

char *
jct_slide_describe (const JctSlideInput *input)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *title = NULL;
  g_autofree char *own = NULL;

  g_return_val_if_fail (input != NULL, NULL);

  if (jct_slide_is_anonymous (input))
    {
      g_autofree char *words = jct_slide_describe_anonymous (input);

      append_line (text, words);
      append_result (text, input);
      return g_strdup (text->str);
    }
  title = jct_slide_dup_title (input);
  if ((input->parts & JCT_SLIDE_TITLE) != 0)
    append_line (text, title);
  append_result (text, input);
  if (input->figures != NULL)
    append_figures (text, input);
  own = jct_slide_dup_text (input);
  if (own != NULL && (input->parts & JCT_SLIDE_TEXT) != 0)
    {
      g_autofree char *words = jct_slide_text_to_plain (own);

      append_line (text, words);
    }
  return g_strdup (text->str);
}
