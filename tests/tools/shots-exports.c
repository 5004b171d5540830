/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ways out of the window: the export dialog in what it can be asked. */
#include "config.h"

#include "shots.h"

#include "widgets/jct-export-dialog.h"

/* The dialog, with what was exported last written as g_variant_parse() takes it. */
static void
open_dialog (Shots *shots, const char *remembered)
{
  GSettings *settings = jct_application_get_settings (JCT_APPLICATION (shots->application));

  if (settings != NULL)
    g_settings_set_value (settings, "export", g_variant_new_parsed (remembered));
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.export", NULL);
}

static void
enter_export (Shots *shots, JctViewState *state)
{
  shots_show_view (state, "halt-2022");
  open_dialog (shots, "@a{sv} {}");
}

static void
enter_export_clear (Shots *shots, JctViewState *state)
{
  shots_show_view (state, "halt-2022");
  open_dialog (shots,
               "{'what': <'chart'>, 'format': <'svg'>, 'theme': <'dark'>, 'transparent': <true>}");
}

static void
enter_export_paper (Shots *shots, JctViewState *state)
{
  shots_show_view (state, "halt-2022");
  jct_view_state_set_method (state, "counterfactual");
  open_dialog (shots, "{'format': <'pdf'>, 'theme': <'print'>, 'unit': <'mm'>, 'width': <210.0>, "
                      "'height': <297.0>, 'scale': <3.125>}");
}

static void
enter_export_effect (Shots *shots, JctViewState *state)
{
  shots_show_view (state, "halt-2022");
  jct_view_state_set_method (state, "counterfactual");
  open_dialog (shots, "{'what': <'effect'>}");
}

static void
enter_export_nothing (Shots *shots, JctViewState *state)
{
  shots_show_view (state, "opening");
  open_dialog (shots, "{'what': <'effect'>}");
}

static void
enter_export_slide (Shots *shots, JctViewState *state)
{
  shots_show_view (state, "halt-2022");
  open_dialog (shots, "{'what': <'slide'>, 'event-labels': <'chosen'>}");
}

static void
enter_export_table (Shots *shots, JctViewState *state)
{
  shots_show_view (state, "halt-2022");
  open_dialog (shots, "{'what': <'table'>}");
}

static void
export_file (Shots *shots)
{
  GtkWindow *dialog = shots_find_window (JCT_TYPE_EXPORT_DIALOG);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "juncture-shot.png", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  jct_export_dialog_export (JCT_EXPORT_DIALOG (dialog), file);
}

static void
enter_print_preview (Shots *shots, JctViewState *state)
{
  shots_show_view (state, "halt-2022");
  jct_view_state_set_method (state, "counterfactual");
  jct_window_print (shots->window, GTK_PRINT_OPERATION_ACTION_PREVIEW, NULL, NULL);
}

/* To its end: the options below. */
static void
scroll_down (Shots *shots)
{
  GtkWindow *dialog = shots_find_window (JCT_TYPE_EXPORT_DIALOG);

  for (guint i = 0; i < 27; i++)
    gtk_widget_child_focus (GTK_WIDGET (dialog), GTK_DIR_TAB_FORWARD);
}

const ShotsState shots_exports[] = {
  { "export", enter_export },
  { "export-end", enter_export, scroll_down },
  { "export-clear", enter_export_clear },
  { "export-paper", enter_export_paper },
  { "export-effect", enter_export_effect },
  { "export-nothing", enter_export_nothing },
  { "export-slide", enter_export_slide },
  { "export-table", enter_export_table },
  { "exported", enter_export, export_file },
  { "print-preview", enter_print_preview },
  { NULL },
};
