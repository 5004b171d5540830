/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options of `chart` that say what file the picture is: what is in it, size, look and words. */
#pragma once

#include "chart/jct-export-settings.h"
#include "cli/jct-cli.h"

G_BEGIN_DECLS

/* As written on the command line; each NULL when not given. */
typedef struct
{
  char *what;
  char *preset;
  char *size, *unit;
  char *scale, *dpi;
  char *theme;
  char *text_scale;
  char *event_labels;
  char *title, *subtitle;
  char *svg_text;
  gboolean no_title, no_subtitle, no_source, no_badge;
  gboolean transparent;
} JctCliPicture;

void      jct_cli_picture_add_options (JctCliPicture *picture, GOptionContext *options);
void      jct_cli_picture_clear       (JctCliPicture *picture);
/* For the file `output`, whose ending says the format. FALSE, with the message printed and `*status` set, when the options
 * are wrong. */
gboolean  jct_cli_picture_parse       (const JctCliPicture *picture, const char *command, const char *output,
                                       JctExportSettings *settings, JctExit *status);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JctCliPicture, jct_cli_picture_clear)

G_END_DECLS
