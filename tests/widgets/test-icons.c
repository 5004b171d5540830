/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The icons of the program: each symbolic one also as the small picture that tools/update-icons draws of it. */
#include "config.h"

#include <gtk/gtk.h>
#include <stdlib.h>

#include "widgets/jct-widgets.h"

#define FOLDER "/org/juncture/Juncture/icons/"
/* of an alpha value: another version of what renders SVG is not to be an error; */
#define TOLERANCE 24
/* and of all of them on average: GTK fills what is only a line in the SVG */
#define MEAN_TOLERANCE 16

static GdkPixbuf *
load (const char *path)
{
  g_autoptr (GError) error = NULL;
  GdkPixbuf *pixbuf = gdk_pixbuf_new_from_resource_at_scale (path, 16, 16, TRUE, &error);

  g_assert_no_error (error);
  g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), ==, 16);
  g_assert_cmpint (gdk_pixbuf_get_height (pixbuf), ==, 16);
  g_assert_true (gdk_pixbuf_get_has_alpha (pixbuf));
  return pixbuf;
}

static int
alpha_at (GdkPixbuf *pixbuf, int x, int y)
{
  return gdk_pixbuf_read_pixels (pixbuf)[y * gdk_pixbuf_get_rowstride (pixbuf) + x * 4 + 3];
}

/* Where an SVG was changed and the picture was not, run tools/update-icons. */
static void
test_pictures (void)
{
  g_auto (GStrv) names = g_resources_enumerate_children (FOLDER "scalable/actions",
                                                         G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert_nonnull (names);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *stem = g_strndup (names[i], strlen (names[i]) - strlen (".svg"));
      g_autofree char *svg = g_strconcat (FOLDER "scalable/actions/", names[i], NULL);
      g_autofree char *png = g_strconcat (FOLDER "16x16/actions/", stem, ".symbolic.png", NULL);
      g_autoptr (GdkPixbuf) drawn = load (svg);
      g_autoptr (GdkPixbuf) picture = load (png);
      gboolean shows = FALSE;
      int sum = 0;

      g_test_message ("%s", names[i]);
      for (int y = 0; y < 16; y++)
        for (int x = 0; x < 16; x++)
          {
            int more = alpha_at (picture, x, y) - alpha_at (drawn, x, y);

            g_assert_cmpint (more, >=, -TOLERANCE);
            sum += abs (more);
            shows = shows || alpha_at (picture, x, y) > 128;
          }
      g_assert_true (shows);
      g_assert_cmpint (sum, <=, MEAN_TOLERANCE * 16 * 16);
    }
}

static char *
dup_shown_path (GtkIconTheme *theme, const char *name, int size)
{
  g_autoptr (GtkIconPaintable) icon
    = gtk_icon_theme_lookup_icon (theme, name, NULL, size, 1, GTK_TEXT_DIR_LTR, 0);
  g_autoptr (GFile) file = gtk_icon_paintable_get_file (icon);

  return file != NULL ? g_file_get_uri (file) : NULL;
}

/* At the size of most icons the picture, at others what can be drawn at any size. */
static void
test_which_is_taken (void)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  g_autofree char *small = NULL, *large = NULL;

  gtk_icon_theme_add_resource_path (theme, "/org/juncture/Juncture/icons");
  small = dup_shown_path (theme, "jct-chart-line-symbolic", 16);
  large = dup_shown_path (theme, "jct-chart-line-symbolic", 32);
  g_assert_true (g_str_has_suffix (small, "/16x16/actions/jct-chart-line-symbolic.symbolic.png"));
  g_assert_true (g_str_has_suffix (large, "/scalable/actions/jct-chart-line-symbolic.svg"));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  jct_widgets_init ();
  g_test_add_func ("/icons/pictures", test_pictures);
  g_test_add_func ("/icons/which-is-taken", test_which_is_taken);
  return g_test_run ();
}
