/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A picture for the clipboard, or dragged out of the window: as PNG and as SVG, and, for those who drop it where files
 * go, as the address of a file. Each is drawn when another program asks for it, off the main thread.
 */
#pragma once

#include <gtk/gtk.h>

#include "widgets/jct-picture.h"

G_BEGIN_DECLS

#define JCT_TYPE_PICTURE_CONTENT (jct_picture_content_get_type ())
G_DECLARE_FINAL_TYPE (JctPictureContent, jct_picture_content, JCT, PICTURE_CONTENT, GdkContentProvider)

/* The settings' size, look and words count, whatever file they name. `with_file`: as text/uri-list too, of a PNG in
 * the person's folder for caches, where what was dragged more than an hour ago is deleted. */
GdkContentProvider *jct_picture_content_new (JctPicture *picture, const JctExportSettings *settings,
                                             gboolean with_file);

G_END_DECLS
