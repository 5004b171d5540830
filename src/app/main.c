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
 * faulted in again for every frame. */
static void
tune_allocator (void)
{
#ifdef __GLIBC__
  mallopt (M_MMAP_THRESHOLD, 32 * 1024 * 1024);
  mallopt (M_TRIM_THRESHOLD, 256 * 1024 * 1024);
#endif
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

  g_autoptr (JctApplication) application = jct_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
