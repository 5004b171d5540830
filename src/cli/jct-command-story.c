/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/jct-cli-story.h"
#include "cli/jct-cli.h"

#include "io/jct-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MIN_SIZE 64
#define MAX_SIZE 16384
/* Of the small slides of a lesson sheet: their texts are larger there than on a wide slide. */
#define HANDOUT_WIDTH 1440

typedef enum
{
  OUT_SLIDES,
  OUT_HANDOUT,
  OUT_PICTURES,
  OUT_STEP, /* one picture */
} Out;

/* As written on the command line; each NULL when not given. */
typedef struct
{
  char *output, *format, *size, *theme, *slide, *step;
  gboolean handout, steps, list, anonymous, guesses;
  Out out;
  JctExportFormat picture;         /* of one step */
  guint slide_number, step_number; /* 0: not given */
  double width, height;
  JctThemeKind kind;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->output);
  g_free (options->format);
  g_free (options->size);
  g_free (options->theme);
  g_free (options->slide);
  g_free (options->step);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static void
add_options (Options *options, GOptionContext *context)
{
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output,
      N_ ("The PDF to write, the folder of the pictures, or the picture of --slide"), N_ ("OUT") },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &options->format,
      N_ ("pdf, or png: a picture of each slide, in a folder"), N_ ("NAME") },
    { "handout", 0, 0, G_OPTION_ARG_NONE, &options->handout,
      N_ ("A lesson sheet in A4: small slides with notes, questions and sources"), NULL },
    { "steps", 0, 0, G_OPTION_ARG_NONE, &options->steps,
      N_ ("Each step of a slide as a page of its own"), NULL },
    { "slide", 0, 0, G_OPTION_ARG_FILENAME, &options->slide,
      N_ ("This slide alone, from 1: OUT ends in .png, .svg or .pdf"), N_ ("N") },
    { "step", 0, 0, G_OPTION_ARG_FILENAME, &options->step,
      N_ ("Of --slide, as far as this step, from 1; without, as it stands at its end"), N_ ("N") },
    { "anonymous", 0, 0, G_OPTION_ARG_NONE, &options->anonymous,
      N_ ("No names, places, years and titles on any slide"), NULL },
    { "guesses", 0, 0, G_OPTION_ARG_NONE, &options->guesses,
      N_ ("The guesses that are kept with slides to predict are drawn"), NULL },
    { "size", 0, 0, G_OPTION_ARG_FILENAME, &options->size, N_ ("A slide in px (1920x1080)"),
      N_ ("WxH") },
    { "theme", 0, 0, G_OPTION_ARG_FILENAME, &options->theme, N_ ("light, dark, contrast or print"),
      N_ ("NAME") },
    { "list", 0, 0, G_OPTION_ARG_NONE, &options->list,
      N_ ("The stories of the file with their slides, in place of a picture"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

/* ---- reading the options ---- */

static gboolean
fail_usage (char *message, JctExit *status)
{
  *status = jct_cli_fail_usage ("story", message);
  g_free (message);
  return FALSE;
}

static gboolean
parse_size (Options *options, JctExit *status)
{
  g_auto (GStrv) parts = g_strsplit (options->size, "x", -1);
  guint64 width;
  guint64 height;

  if (g_strv_length (parts) != 2
      || !g_ascii_string_to_unsigned (parts[0], 10, MIN_SIZE, MAX_SIZE, &width, NULL)
      || !g_ascii_string_to_unsigned (parts[1], 10, MIN_SIZE, MAX_SIZE, &height, NULL))
    return fail_usage (
      g_strdup_printf (
        /* Translators: an argument of the command line; names are not translated. */
        _ ("“%s” is no size: write width and height such as 1280x720, each between %d "
           "and %d."),
        options->size, MIN_SIZE, MAX_SIZE),
      status);
  options->width = (double) width;
  options->height = (double) height;
  return TRUE;
}

/* A number from 1; 0 where it is not given. */
static gboolean
parse_number (const char *text, const char *option, guint *number, JctExit *status)
{
  guint64 value = 0;

  if (text != NULL && !g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT, &value, NULL))
    return fail_usage (
      /* Translators: the name of an option, and what was given for it. */
      g_strdup_printf (_ ("%s is a number from 1, not “%s”."), option, text), status);
  *number = (guint) value;
  return TRUE;
}

/* One slide: a picture by the name's ending; with its steps a PDF or pictures, as of a story. */
static gboolean
parse_slide (Options *options, JctExit *status)
{
  if (!parse_number (options->slide, "--slide", &options->slide_number, status)
      || !parse_number (options->step, "--step", &options->step_number, status))
    return FALSE;
  if (options->step != NULL && options->slide == NULL)
    return fail_usage (g_strdup (_ ("--step is a step of --slide, which is missing.")), status);
  if (options->step != NULL && (options->steps || options->handout))
    return fail_usage (g_strdup (_ ("--step is one step: it goes without --steps and --handout.")),
                       status);
  if (options->slide == NULL || options->steps || options->handout)
    return TRUE;
  if (options->format != NULL)
    return fail_usage (g_strdup (_ ("The picture of a slide has the format of its ending: --slide "
                                    "without --format.")),
                       status);
  if (!jct_export_format_from_path (options->output, &options->picture))
    return fail_usage (
      /* Translators: an argument of the command line; names are not translated. */
      g_strdup_printf (_ ("“%s” is no picture’s name: it ends in .png, .svg or .pdf."),
                       options->output),
      status);
  options->out = OUT_STEP;
  return TRUE;
}

static gboolean
parse_output (Options *options, JctExit *status)
{
  gboolean is_png = g_strcmp0 (options->format, "png") == 0;

  if (options->output == NULL)
    return fail_usage (g_strdup (_ ("Where to write is missing: -o OUT.")), status);
  if (options->format != NULL && !is_png && strcmp (options->format, "pdf") != 0)
    return fail_usage (
      /* Translators: an argument of the command line; names are not translated. */
      g_strdup_printf (_ ("“%s” is no format of a story: there are pdf and png."), options->format),
      status);
  if (is_png && options->handout)
    return fail_usage (g_strdup (_ ("A lesson sheet is a PDF: --handout without --format png.")),
                       status);
  if (options->steps && options->handout)
    return fail_usage (g_strdup (_ ("A lesson sheet has one picture of each slide: --handout "
                                    "without --steps.")),
                       status);
  if (options->anonymous && options->handout)
    return fail_usage (g_strdup (_ ("A lesson sheet has notes, which tell names: --handout without "
                                    "--anonymous.")),
                       status);
  options->out = is_png ? OUT_PICTURES : options->handout ? OUT_HANDOUT : OUT_SLIDES;
  return parse_slide (options, status);
}

static gboolean
parse (Options *options, JctExit *status)
{
  options->kind = JCT_THEME_LIGHT;
  if (options->list)
    return TRUE;
  if (!parse_output (options, status))
    return FALSE;
  options->width = options->out == OUT_HANDOUT ? HANDOUT_WIDTH : JCT_STORY_WIDTH;
  options->height = JCT_STORY_HEIGHT;
  if (options->theme != NULL && !jct_theme_kind_from_name (options->theme, &options->kind))
    return fail_usage (
      /* Translators: an argument of the command line; names are not translated. */
      g_strdup_printf (_ ("“%s” is no theme: there are light, dark, contrast and print."),
                       options->theme),
      status);
  return options->size == NULL || parse_size (options, status);
}

/* ---- which story ---- */

static gboolean
list_stories (const JctDocument *document)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *printable = NULL;

  for (guint i = 0; i < jct_document_get_n_stories (document); i++)
    {
      const JctStory *story = jct_document_get_story (document, i);

      g_string_append_printf (text, "%s: %s\n", story->id, story->title);
      for (guint k = 0; k < story->slides->len; k++)
        {
          const JctSlide *slide = jct_story_get_slide (story, k);

          g_string_append_printf (text, "  %2u  %s: %s\n", k + 1, slide->id,
                                  slide->headline != NULL ? slide->headline : "");
        }
    }
  printable = jct_cli_dup_printable (text->str);
  return jct_cli_write (printable);
}

/* The story of that id; without one, the only one of the file. */
static const JctStory *
choose_story (const JctDocument *document, const char *id)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autofree char *valid = id != NULL ? g_utf8_make_valid (id, -1) : g_strdup ("");
  g_autofree char *sentence = NULL;
  guint n = jct_document_get_n_stories (document);

  if (id == NULL && n == 1)
    return jct_document_get_story (document, 0);
  if (id != NULL && jct_document_find_story (document, valid) != NULL)
    return jct_document_find_story (document, valid);
  if (n == 0)
    {
      jct_cli_print_error (_ ("The file has no stories."));
      return NULL;
    }
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (ids, jct_document_get_story (document, i)->id);
  /* Translators: the id of a story. */
  sentence = id != NULL ? g_strdup_printf (_ ("There is no story “%s”."), valid)
                        : g_strdup (_ ("The file has several stories."));
  jct_cli_print_unknown (sentence, valid, (const char *const *) ids->pdata, ids->len);
  return NULL;
}

/* ---- writing ---- */

static gboolean
write_story (const JctStoryExport *input, const Options *options, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  switch (options->out)
    {
    case OUT_PICTURES:
      return jct_cli_story_write_pictures (input, options->output, error);
    case OUT_SLIDES:
      return jct_cli_story_write_slides (input, options->output, error);
    case OUT_HANDOUT:
      bytes = jct_story_export_handout (input, NULL, error);
      break;
    case OUT_STEP:
    default:
      bytes = jct_story_export_step (input, options->picture, 1, NULL, error);
      break;
    }
  return bytes != NULL && jct_save_bytes (options->output, bytes, error);
}

static JctExit
run (const char *path, const char *id, Options *options)
{
  g_autoptr (JctDocument) document = jct_cli_load (path);
  g_autoptr (GError) error = NULL;
  JctStoryExport input = {
    .document = document,
    .theme = options->kind,
    .width = options->width,
    .height = options->height,
    .steps = options->steps,
    .slide = options->slide_number,
    .step = options->step_number,
    .nameless = options->anonymous,
    .guesses = options->guesses,
  };

  if (document == NULL)
    return JCT_EXIT_FAULT;
  if (options->list)
    return list_stories (document) ? JCT_EXIT_OK : JCT_EXIT_FAULT;
  input.story = choose_story (document, id);
  if (input.story == NULL)
    return JCT_EXIT_FAULT;
  if (input.story->slides->len == 0)
    {
      jct_cli_print_error (_ ("The story has no slides."));
      return JCT_EXIT_FAULT;
    }
  return write_story (&input, options, &error) ? JCT_EXIT_OK : jct_cli_fail (error);
}

JctExit
jct_command_story (char **argv)
{
  g_auto (JctCliParser) parser = { 0 };
  g_auto (Options) options = { 0 };
  JctExit status;

  jct_cli_parser_init (&parser, "story", _ ("FILE [STORY] -o OUT"),
                       _ ("Writes the slides of a story as a PDF, a lesson sheet or pictures."));
  add_options (&options, parser.options);
  if (!jct_cli_parser_run (&parser, argv, 1, 2, &status) || !parse (&options, &status))
    return status;
  return run (parser.files[0], parser.files[1], &options);
}
