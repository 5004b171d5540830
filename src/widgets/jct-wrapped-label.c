/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-wrapped-label.h"

#include "widgets/jct-tooltip-text.h"

GtkWidget *
jct_wrapped_label_new (const char *text, const char *style)
{
  g_autofree char *shown = text != NULL ? jct_dup_label_text (text) : NULL;
  GtkWidget *label = gtk_label_new (shown);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), JCT_WRAPPED_CHARS);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

GtkWidget *
jct_wrapped_label_new_lines (const char *text, const char *style, int n_lines)
{
  GtkWidget *label = jct_wrapped_label_new (text, style);

  g_return_val_if_fail (n_lines > 0, label);

  gtk_label_set_lines (GTK_LABEL (label), n_lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}
