/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/jct-cli-story.h"

#include "io/jct-folder-save.h"
#include "io/jct-writer.h"

gboolean
jct_cli_story_write_slides (const JctStoryExport *input, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = jct_story_export_slides (input, NULL, error);

  return bytes != NULL && jct_save_bytes (path, bytes, error);
}

static gboolean
add_picture (GBytes *picture, guint number, guint n, gpointer data, GError **error)
{
  g_autofree char *name = jct_story_export_dup_name (number, n);

  return jct_folder_save_add (data, name, picture, error);
}

gboolean
jct_cli_story_write_pictures (const JctStoryExport *input, const char *folder, GError **error)
{
  g_autoptr (JctFolderSave) save = jct_folder_save_new (folder, error);

  return save != NULL && jct_story_export_pictures (input, add_picture, save, NULL, error)
         && jct_folder_save_commit (save, error);
}

gboolean
jct_cli_story_write_slow_reveal (JctDocument *document,
                                 const JctView *view,
                                 const char *headline,
                                 JctThemeKind theme,
                                 double width,
                                 double height,
                                 const char *path,
                                 GError **error)
{
  g_autoptr (JctStory) story = jct_story_new ();
  JctSlide *slide = jct_slide_new_slow_reveal (view);
  JctExportFormat format;
  const JctStoryExport input = {
    .document = document,
    .story = story,
    .theme = theme,
    .width = width,
    .height = height,
    .steps = TRUE,
  };

  story->title = g_strdup (jct_document_get_title (document));
  slide->id = g_strdup ("view");
  if (headline != NULL)
    {
      g_free (slide->headline);
      slide->headline = g_strdup (headline);
    }
  g_ptr_array_add (story->slides, slide);
  return jct_export_format_from_path (path, &format) && format == JCT_EXPORT_PDF
           ? jct_cli_story_write_slides (&input, path, error)
           : jct_cli_story_write_pictures (&input, path, error);
}
