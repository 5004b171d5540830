/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-datasets.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *file_name;
  const char *title;
  const char *description;
} Known;

/* The order is that of the start page. */
static const Known known[] = {
  { "us-china-repatriation.json",
    N_ ("Encounters of Chinese nationals and US-China repatriation cooperation"),
    N_ (
      "Monthly encounters reported by US Customs and Border Protection, October 2019 to September "
      "2024, and the policy events of those years") },
  { "reported-figures.json", N_ ("Figures that two articles report"),
    N_ ("Counts from two news reports of April and May 2024, each with its own words: nearly, more "
        "than, just over") },
};

static guint
find_known (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  guint i = 0;

  while (i < G_N_ELEMENTS (known) && g_strcmp0 (known[i].file_name, name) != 0)
    i++;
  return i;
}

static int
compare_files (gconstpointer a, gconstpointer b)
{
  GFile *file_a = *(GFile *const *) a, *file_b = *(GFile *const *) b;
  guint place_a = find_known (file_a), place_b = find_known (file_b);

  if (place_a != place_b)
    return place_a < place_b ? -1 : 1;
  return g_strcmp0 (g_file_peek_path (file_a), g_file_peek_path (file_b));
}

GPtrArray *
jct_datasets_list (const char *folder)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_suffix (name, ".json"))
        g_ptr_array_add (files, g_file_new_build_filename (folder, name, NULL));
    }
  g_ptr_array_sort (files, compare_files);
  return files;
}

const char *
jct_datasets_get_title (GFile *file)
{
  guint i = find_known (file);

  return i < G_N_ELEMENTS (known) ? _ (known[i].title) : NULL;
}

const char *
jct_datasets_get_description (GFile *file)
{
  guint i = find_known (file);

  return i < G_N_ELEMENTS (known) ? _ (known[i].description) : NULL;
}
