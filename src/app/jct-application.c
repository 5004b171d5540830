/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/jct-application.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/jct-application-recovery.h"
#include "app/jct-window.h"
#include "widgets/jct-help-window.h"
#include "widgets/jct-widgets.h"

struct _JctApplication
{
  AdwApplication parent_instance;

  GSettings *settings; /* (nullable) */
  JctRecoveryStore *recovery;
  GtkWidget *help; /* (nullable): weak */
  gboolean exit_after_startup;
  gboolean has_opened;  /* what was asked for with options */
  gboolean has_offered; /* what other programs left behind */
};

G_DEFINE_FINAL_TYPE (JctApplication, jct_application, ADW_TYPE_APPLICATION)

char *
jct_dup_datasets_folder (void)
{
  const char *folder = g_getenv ("JUNCTURE_DATADIR");

  return g_build_filename (folder != NULL ? folder : JCT_PKGDATADIR, "datasets", NULL);
}

GSettings *
jct_application_get_settings (JctApplication *self)
{
  g_return_val_if_fail (JCT_IS_APPLICATION (self), NULL);

  return self->settings;
}

/* g_settings_new() ends the program where the schema is missing, as in a build folder. */
static GSettings *
find_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema
    = source != NULL ? g_settings_schema_source_lookup (source, JCT_APP_ID, TRUE) : NULL;

  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

GtkWindow *
jct_application_find_window (JctApplication *self, GFile *file)
{
  g_return_val_if_fail (JCT_IS_APPLICATION (self), NULL);

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      if (JCT_IS_WINDOW (l->data) && jct_window_has_file (l->data, file))
        return l->data;
    }
  return NULL;
}

/* A window on its start page, to open a file in: rather the one that was used last. */
static JctWindow *
find_empty_window (JctApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      if (JCT_IS_WINDOW (l->data) && jct_window_is_empty (l->data))
        return l->data;
    }
  return NULL;
}

JctRecoveryStore *
jct_application_get_recovery_store (JctApplication *self)
{
  g_return_val_if_fail (JCT_IS_APPLICATION (self), NULL);

  return self->recovery;
}

static gboolean
close_window (gpointer window)
{
  gtk_window_destroy (window);
  return G_SOURCE_REMOVE;
}

static void
on_after_paint (GdkFrameClock *clock, JctWindow *window)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (window)) || jct_window_is_loading (window))
    return;
  g_signal_handlers_disconnect_by_func (clock, on_after_paint, window);
  g_idle_add_full (G_PRIORITY_HIGH, close_window, g_object_ref (window), g_object_unref);
}

static JctWindow *
add_window (JctApplication *self)
{
  JctWindow *window = jct_window_new (self);

  if (self->exit_after_startup)
    {
      GdkFrameClock *clock;

      gtk_widget_realize (GTK_WIDGET (window));
      clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
      g_signal_connect_object (clock, "after-paint", G_CALLBACK (on_after_paint), window, 0);
    }
  return window;
}

JctWindow *
jct_application_get_free_window (JctApplication *self)
{
  JctWindow *window;

  g_return_val_if_fail (JCT_IS_APPLICATION (self), NULL);

  window = find_empty_window (self);
  return window != NULL ? window : add_window (self);
}

static gboolean
offer_left (gpointer user_data)
{
  JctApplication *self = user_data;

  jct_application_offer_left (self, self->recovery);
  return G_SOURCE_REMOVE;
}

/* Once, and when the first window has had its time. */
static void
offer_left_later (JctApplication *self)
{
  if (self->has_offered || self->exit_after_startup)
    return;
  self->has_offered = TRUE;
  g_idle_add_full (G_PRIORITY_LOW, offer_left, g_object_ref (self), g_object_unref);
}

/* ---- what is asked for on the command line ---- */

/* What one program tells the one that runs already, as the hint of the file it is to open. */
#define PRESENT_HINT "present:"

/* "present:MONITOR:SLIDE:STORY"; any text can be a story's id. */
static void
present_by_hint (JctWindow *window, const char *hint)
{
  g_auto (GStrv) parts = g_strsplit (hint + strlen (PRESENT_HINT), ":", 3);
  gint64 monitor, slide;

  if (g_strv_length (parts) != 3
      || !g_ascii_string_to_signed (parts[0], 10, -1, G_MAXINT, &monitor, NULL)
      || !g_ascii_string_to_signed (parts[1], 10, 0, G_MAXINT, &slide, NULL))
    return;
  jct_window_present_story (window, *parts[2] != '\0' ? parts[2] : NULL, (guint) slide,
                            (int) monitor);
}

/* FALSE where it could not be told. */
static gboolean
ask_to_present (GApplication *application, GVariantDict *options, GError **error)
{
  g_autofree char *path = NULL, *story = NULL, *hint = NULL;
  g_autoptr (GFile) file = NULL;
  int monitor = 0, slide = 1;

  g_variant_dict_lookup (options, "present", "^ay", &path);
  g_variant_dict_lookup (options, "story", "s", &story);
  g_variant_dict_lookup (options, "monitor", "i", &monitor);
  g_variant_dict_lookup (options, "slide", "i", &slide);
  if (!g_application_register (application, NULL, error))
    return FALSE;
  file = g_file_new_for_commandline_arg (path);
  hint = g_strdup_printf (PRESENT_HINT "%d:%d:%s", MAX (monitor, 0) - 1, MAX (slide, 1) - 1,
                          story != NULL ? story : "");
  JCT_APPLICATION (application)->has_opened = !g_application_get_is_remote (application);
  g_application_open (application, &file, 1, hint);
  return TRUE;
}

static void
jct_application_activate (GApplication *application)
{
  JctApplication *self = JCT_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  /* What the options asked for is on its way. */
  if (self->has_opened)
    {
      self->has_opened = FALSE;
      return;
    }
  if (window == NULL)
    window = GTK_WINDOW (add_window (JCT_APPLICATION (application)));
  gtk_window_present (window);
  offer_left_later (JCT_APPLICATION (application));
}

static void
jct_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  JctApplication *self = JCT_APPLICATION (application);

  for (int i = 0; i < n_files; i++)
    {
      GtkWindow *shown = jct_application_find_window (self, files[i]);
      JctWindow *window
        = shown == NULL ? jct_application_get_free_window (self) : JCT_WINDOW (shown);

      if (shown == NULL)
        jct_window_open_file (window, files[i]);
      jct_window_present_loaded (window);
      if (g_str_has_prefix (hint, PRESENT_HINT))
        present_by_hint (window, hint);
    }
  offer_left_later (self);
}

static int
jct_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  JctApplication *self = JCT_APPLICATION (application);
  g_autoptr (GError) error = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("juncture %s\n", JCT_VERSION);
      return 0;
    }
  if (g_variant_dict_contains (options, "exit-after-startup"))
    {
      /* What is measured is this process, never one that runs already. */
      self->exit_after_startup = TRUE;
      g_application_set_flags (application,
                               g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
    }
  if (g_variant_dict_contains (options, "present"))
    {
      if (!ask_to_present (application, options, &error))
        {
          g_printerr ("%s\n", error->message);
          return 1;
        }
      return g_application_get_is_remote (application) ? 0 : -1;
    }
  if (g_variant_dict_contains (options, "new-window"))
    {
      if (!g_application_register (application, NULL, &error))
        {
          g_printerr ("%s\n", error->message);
          return 1;
        }
      if (g_application_get_is_remote (application))
        {
          g_action_group_activate_action (G_ACTION_GROUP (application), "new-window", NULL);
          return 0;
        }
    }
  return -1;
}

static void
action_new_window (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (add_window (user_data)));
}

static void
action_about (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *developers[] = { _ ("The Juncture contributors"), NULL };

  adw_show_about_window (
    gtk_application_get_active_window (user_data), "application-name", "Juncture",
    "application-icon", JCT_APP_ID, "version", JCT_VERSION, "license-type", GTK_LICENSE_GPL_3_0,
    "developer-name", developers[0], "developers", developers, "copyright",
    _ ("© 2026 The Juncture contributors"),
    /* Translators: your names, one a line, for the About window. */
    "translator-credits", _ ("translator-credits"), "comments",
    _ ("See how policy events and a changing count line up.\n\nA change near an event is a "
       "change near an event: the program never says that the event caused it."),
    NULL);
}

/* One for all windows, at the page that was asked for. */
static void
action_help (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  JctApplication *self = user_data;

  if (self->help == NULL)
    g_set_weak_pointer (&self->help, GTK_WIDGET (jct_help_window_new ()));
  jct_help_window_show_page (JCT_HELP_WINDOW (self->help), g_variant_get_string (parameter, NULL));
  gtk_window_present (GTK_WINDOW (self->help));
}

static void
action_quit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GList *windows = g_list_copy_deep (gtk_application_get_windows (user_data),
                                     (GCopyFunc) (GCallback) g_object_ref, NULL);

  /* Each window is closed as if by hand, so that it keeps its size and stops what it is doing. */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
  g_list_free_full (windows, g_object_unref);
}

static const struct
{
  const char *action;
  const char *keys[3];
} accelerators[] = {
  { "win.open", { "<Control>o" } },
  { "win.save", { "<Control>s" } },
  { "win.save-as", { "<Shift><Control>s" } },
  { "win.reload", { "<Control>r" } },
  { "win.present", { "F5" } },
  { "win.present-from-here", { "<Shift>F5" } },
  { "win.save-view", { "<Control>d" } },
  { "win.export", { "<Control>e" } },
  { "win.copy-image", { "<Shift><Control>c" } },
  { "win.copy-data", { "<Alt><Control>c" } },
  { "win.print", { "<Control>p" } },
  { "win.add-event(('', ''))", { "<Control>i" } },
  { "win.edit-contents", { "<Control>l" } },
  { "win.compare-events", { "<Control>t" } },
  { "win.page::explore", { "<Alt>1" } },
  { "win.page::claims", { "<Alt>2" } },
  { "win.page::data", { "<Alt>3" } },
  { "win.page::story", { "<Alt>4" } },
  { "win.add-slide", { "<Control>m" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Shift><Control>z", "<Control>y" } },
  { "win.show-facets", { "F9" } },
  { "win.show-inspector", { "<Shift>F9" } },
  { "win.fullscreen", { "F11" } },
  { "win.help", { "F1" } },
  { "win.show-help-overlay", { "<Control>question" } },
  { "window.close", { "<Control>w" } },
  { "app.new-window", { "<Control>n" } },
  { "app.quit", { "<Control>q" } },
};

/* libadwaita turns GTK's own theme off in favour of its style sheet, but only once GTK has parsed it: a tenth of the time
 * to an empty window. A theme without rules, named while GTK makes its settings, is not parsed for nothing. What the
 * person has set stands. The variable is the last of the environment, so that taking it out moves no other one, whoever
 * looks for one at the time. */
static void
start_without_theme (void)
{
  if (g_getenv ("GTK_THEME") != NULL)
    return;
  g_setenv ("GTK_THEME", "Adwaita-empty", TRUE);
  gtk_init ();
  gtk_settings_get_default ();
  g_unsetenv ("GTK_THEME");
}

static void
jct_application_startup (GApplication *application)
{
  JctApplication *self = JCT_APPLICATION (application);

  static const GActionEntry entries[] = {
    { "new-window", action_new_window },
    { "about", action_about },
    { "help", action_help, "s" },
    { "quit", action_quit },
  };

  start_without_theme ();
  jct_widgets_init ();
  G_APPLICATION_CLASS (jct_application_parent_class)->startup (application);

  self->settings = find_settings ();
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accelerators[i].action,
                                           (const char *const *) accelerators[i].keys);
}

/* The help is no window of the application: it keeps none alive, and goes with the last. */
static void
jct_application_window_removed (GtkApplication *application, GtkWindow *window)
{
  JctApplication *self = JCT_APPLICATION (application);

  GTK_APPLICATION_CLASS (jct_application_parent_class)->window_removed (application, window);
  if (gtk_application_get_windows (application) == NULL && self->help != NULL)
    gtk_window_destroy (GTK_WINDOW (self->help));
}

static void
jct_application_finalize (GObject *object)
{
  JctApplication *self = JCT_APPLICATION (object);

  g_clear_weak_pointer (&self->help);
  g_clear_object (&self->settings);
  jct_recovery_store_free (self->recovery);
  G_OBJECT_CLASS (jct_application_parent_class)->finalize (object);
}

static void
jct_application_class_init (JctApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jct_application_finalize;
  application_class->startup = jct_application_startup;
  application_class->activate = jct_application_activate;
  application_class->open = jct_application_open;
  application_class->handle_local_options = jct_application_handle_local_options;
  GTK_APPLICATION_CLASS (klass)->window_removed = jct_application_window_removed;
}

static void
jct_application_init (JctApplication *self)
{
  static const GOptionEntry options[] = {
    { "new-window", 'w', 0, G_OPTION_ARG_NONE, NULL, N_ ("Open a new window"), NULL },
    { "present", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Present a story of this file"),
      N_ ("FILE") },
    { "story", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Which story: its id"), N_ ("ID") },
    { "slide", 0, 0, G_OPTION_ARG_INT, NULL, N_ ("From this slide on"), N_ ("N") },
    { "monitor", 0, 0, G_OPTION_ARG_INT, NULL, N_ ("On this screen"), N_ ("N") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and exit"), NULL },
    { "exit-after-startup", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, NULL, NULL, NULL },
    { NULL },
  };

  g_autofree char *folder = jct_recovery_dup_folder ();

  self->recovery = jct_recovery_store_new (folder);
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[FILE…]"));
}

JctApplication *
jct_application_new (void)
{
  return g_object_new (JCT_TYPE_APPLICATION, "application-id", JCT_APP_ID, "resource-base-path",
                       JCT_RESOURCE_BASE, "flags", G_APPLICATION_HANDLES_OPEN, NULL);
}
