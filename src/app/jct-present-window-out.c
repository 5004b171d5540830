/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is on the screen now, on paper, in a file or on the clipboard: this step, with guesses and strokes, names or none. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/jct-present-window-private.h"
#include "app/jct-speaker-window.h"

GtkWindow *
jct_present_window_get_parent (JctPresentWindow *self)
{
  return self->speaker != NULL ? self->speaker : GTK_WINDOW (self);
}

void
jct_present_window_tell (JctPresentWindow *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  if (self->speaker != NULL)
    jct_speaker_window_add_toast (JCT_SPEAKER_WINDOW (self->speaker), toast);
  else
    adw_toast_overlay_add_toast (self->toasts, toast);
}

/* The one that is shown. (element-type JctSlideSheet) (transfer full) (nullable): NULL, and told, while it is computed. */
static GPtrArray *
list_sheets (JctPresentWindow *self, JctThemeKind theme)
{
  JctSlideSheet *sheet = jct_stage_dup_sheet (self->stage, theme);
  GPtrArray *sheets;

  if (sheet == NULL)
    {
      if (jct_presentation_get_n_slides (self->presentation) > 0)
        jct_present_window_tell (self, _ ("The slide is not there yet: try again in a moment."));
      return NULL;
    }
  sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_slide_sheet_unref);
  g_ptr_array_add (sheets, sheet);
  return sheets;
}

gboolean
jct_present_window_print (JctPresentWindow *self, GtkPrintOperationAction action, const char *path)
{
  g_autoptr (GPtrArray) sheets = NULL;
  JctThemeKind theme;

  g_return_val_if_fail (JCT_IS_PRESENT_WINDOW (self), FALSE);

  /* Dark slides are for screens; who chose high contrast needs it on paper too. */
  theme = jct_slide_deck_get_theme (self->deck);
  sheets = list_sheets (self, theme == JCT_THEME_CONTRAST ? theme : JCT_THEME_PRINT);
  return sheets != NULL
         && jct_sheet_out_print (self->out, jct_present_window_get_parent (self), sheets, action,
                                 path);
}

void
jct_present_window_export (JctPresentWindow *self, GFile *file)
{
  g_autoptr (GPtrArray) sheets = NULL;

  g_return_if_fail (JCT_IS_PRESENT_WINDOW (self));

  sheets = list_sheets (self, jct_slide_deck_get_theme (self->deck));
  if (sheets == NULL)
    return;
  if (file != NULL)
    jct_sheet_out_save (self->out, jct_present_window_get_parent (self), sheets, file);
  else
    jct_sheet_out_choose (self->out, jct_present_window_get_parent (self), sheets);
}

static void
copy (JctPresentWindow *self)
{
  g_autoptr (GPtrArray) sheets = list_sheets (self, jct_slide_deck_get_theme (self->deck));

  if (sheets != NULL)
    jct_sheet_out_copy (self->out, jct_present_window_get_parent (self), sheets);
}

gboolean
jct_present_window_run_out (JctPresentWindow *self, JctPresentCommand command)
{
  switch ((guint) command)
    {
    case JCT_COMMAND_PRINT:
      jct_present_window_print (self, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, NULL);
      return TRUE;
    case JCT_COMMAND_EXPORT:
      jct_present_window_export (self, NULL);
      return TRUE;
    case JCT_COMMAND_COPY:
      copy (self);
      return TRUE;
    default:
      return FALSE;
    }
}

void
jct_present_window_init_out (JctPresentWindow *self)
{
  self->out = jct_sheet_out_new (self->settings);
  g_signal_connect_object (self->out, "told", G_CALLBACK (jct_present_window_tell), self,
                           G_CONNECT_SWAPPED);
}
