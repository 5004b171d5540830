/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <malloc.h>
#include <signal.h>

#include "app/jct-application.h"

static gboolean
has_render_node (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/dev/dri", 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_prefix (name, "renderD"))
        return TRUE;
    }
  return FALSE;
}

/* Without a render node GDK would still load EGL and a software renderer, for nothing: a quarter of
 * the time to the first frame. What the person has set stands. */
static void
choose_renderer (void)
{
  if (has_render_node ())
    return;
  g_setenv ("GSK_RENDERER", "cairo", FALSE);
  if (g_strcmp0 (g_getenv ("GSK_RENDERER"), "cairo") == 0)
    g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
}

/* A frame's buffers are several megabytes each: kept in the heap, they are not given back and
 * faulted in again for every frame. The many short threads of the toolkit share the one heap: an
 * arena of its own is grown for each by hundreds of small steps, and what it holds is not used again. */
static void
tune_allocator (void)
{
#ifdef __GLIBC__
  mallopt (M_MMAP_THRESHOLD, 32 * 1024 * 1024);
  mallopt (M_TRIM_THRESHOLD, 256 * 1024 * 1024);
  mallopt (M_ARENA_MAX, 1);
#endif
}

/* The last window to close is not taken apart piece by piece: the end of the program does it, at once. */
static void
window_removed_cb (GtkApplication *application, GtkWindow *window)
{
  if (gtk_application_get_windows (application) == NULL)
    g_object_set_data_full (G_OBJECT (application), "jct-last-window", g_object_ref (window),
                            g_object_unref);
}

int
main (int argc, char **argv)
{
  const char *locale_dir = g_getenv ("JUNCTURE_LOCALEDIR");

  /* A file that may grow no longer is an error of that file, and told; by itself it would end the program. */
  signal (SIGXFSZ, SIG_IGN);
  choose_renderer ();
  tune_allocator ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : JCT_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name ("Juncture");

  /* Not freed, for the last window's sake. */
  JctApplication *application = jct_application_new ();

  g_signal_connect (application, "window-removed", G_CALLBACK (window_removed_cb), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
