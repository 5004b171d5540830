/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The controls of the export dialog, and what they say. */
#include "config.h"

#include "widgets/jct-export-dialog-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MIN_DPI 10
#define DPI 96.0

static void
set_choices (AdwComboRow *row, const char *const *choices)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (choices);

  adw_combo_row_set_model (row, G_LIST_MODEL (list));
}

/* Of a picture, or of a table. */
static void
fill_formats (JctExportDialog *self)
{
  const char *const pictures[]
    = { C_ ("export format", "PNG, of Pixels"), C_ ("export format", "SVG, a Drawing"),
        C_ ("export format", "PDF, a Page"), NULL };
  const char *const tables[] = { C_ ("export format", "CSV"), C_ ("export format", "JSON"), NULL };

  set_choices (self->format, self->settings.what == JCT_EXPORT_WHAT_TABLE ? tables : pictures);
}

void
jct_export_dialog_fill_choices (JctExportDialog *self)
{
  const char *const whats[]
    = { C_ ("export", "Chart"),         C_ ("export", "Chart with Timeline"),
        C_ ("export", "Effect Panels"), C_ ("export", "Slide"),
        C_ ("export", "Table"),         NULL };
  const char *const presets[] = { C_ ("export size", "Free"),
                                  C_ ("export size", "Slide (16:9)"),
                                  C_ ("export size", "A4, Upright"),
                                  C_ ("export size", "A4, Wide"),
                                  C_ ("export size", "Column (90 mm)"),
                                  C_ ("export size", "Square"),
                                  NULL };
  const char *const units[]
    = { C_ ("export unit", "Pixels (1/96 inch)"), C_ ("export unit", "Millimetres"),
        C_ ("export unit", "Inches"), NULL };
  const char *const themes[]
    = { C_ ("export theme", "Light"), C_ ("export theme", "Dark"),
        C_ ("export theme", "High Contrast"), C_ ("export theme", "Print, Legible in Grey"), NULL };
  const char *const events[]
    = { C_ ("export events", "All That Are Shown"), C_ ("export events", "The Selected One"),
        C_ ("export events", "None"), NULL };
  const char *const names[]
    = { C_ ("export event names", "Where There Is Room"),
        C_ ("export event names", "Selected and Pinned"), C_ ("export event names", "None"), NULL };
  const char *const texts[]
    = { C_ ("export text", "As Text"), C_ ("export text", "As Outlines"), NULL };

  set_choices (self->what, whats);
  set_choices (self->preset, presets);
  set_choices (self->unit, units);
  set_choices (self->theme, themes);
  set_choices (self->events, events);
  set_choices (self->event_names, names);
  set_choices (self->svg_text, texts);
  fill_formats (self);
  gtk_spin_button_set_range (self->resolution, MIN_DPI, JCT_EXPORT_MAX_SCALE * DPI);
  gtk_spin_button_set_increments (self->resolution, 24, 96);
  gtk_spin_button_set_range (self->text_scale, 100 * JCT_EXPORT_MIN_TEXT_SCALE,
                             100 * JCT_EXPORT_MAX_TEXT_SCALE);
  gtk_spin_button_set_increments (self->text_scale, 10, 50);
}

/* ---- from the settings to the controls ------------------------------------------------------- */

/* What has no meaning for what is chosen is out of the way. */
static void
show_relevant (JctExportDialog *self)
{
  const JctExportSettings *settings = &self->settings;
  gboolean picture = settings->what != JCT_EXPORT_WHAT_TABLE;
  gboolean slide = settings->what == JCT_EXPORT_WHAT_SLIDE;
  gboolean figure = picture && settings->what != JCT_EXPORT_WHAT_EFFECT;

  gtk_widget_set_visible (self->size_group, picture);
  gtk_widget_set_visible (self->look_group, picture);
  gtk_widget_set_visible (self->words_group, picture);
  gtk_widget_set_visible (GTK_WIDGET (self->svg_text),
                          picture && settings->format == JCT_EXPORT_SVG);
  gtk_widget_set_visible (self->resolution_row, picture && settings->format == JCT_EXPORT_PNG);
  gtk_widget_set_visible (GTK_WIDGET (self->events), figure);
  gtk_widget_set_visible (GTK_WIDGET (self->event_names),
                          figure && settings->events != JCT_EXPORT_EVENTS_NONE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->title_words), settings->title);
  gtk_widget_set_visible (self->text_scale_row, !slide);
  gtk_widget_set_visible (self->subtitle_row, !slide);
  gtk_widget_set_sensitive (GTK_WIDGET (self->subtitle_words), settings->subtitle || slide);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->subtitle_words),
                                 slide ? C_ ("export", "Text beside the chart")
                                       : C_ ("export", "Words of the subtitle"));
}

static void
show_size (JctExportDialog *self)
{
  const JctExportSettings *settings = &self->settings;
  double px = jct_export_unit_get_px (settings->unit);
  guint digits = settings->unit == JCT_EXPORT_UNIT_PX   ? 0
                 : settings->unit == JCT_EXPORT_UNIT_MM ? 1
                                                        : 2;
  double steps = pow (10, digits);
  GtkSpinButton *sides[] = { self->width, self->height };
  double values[] = { settings->width, settings->height };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      gtk_spin_button_set_digits (sides[i], digits);
      gtk_spin_button_set_range (sides[i], ceil (JCT_EXPORT_MIN_SIDE / px * steps) / steps,
                                 floor (JCT_EXPORT_MAX_SIDE / px * steps) / steps);
      gtk_spin_button_set_increments (sides[i],
                                      digits == 0   ? 10
                                      : digits == 1 ? 1
                                                    : 0.1,
                                      digits == 0   ? 100
                                      : digits == 1 ? 10
                                                    : 1);
      gtk_spin_button_set_value (sides[i], values[i]);
    }
  adw_combo_row_set_selected (self->unit, settings->unit);
  gtk_spin_button_set_value (self->resolution, jct_export_settings_get_dpi (settings));
  adw_combo_row_set_selected (self->preset, self->is_free
                                              ? JCT_EXPORT_PRESET_FREE
                                              : jct_export_settings_find_preset (settings));
}

/* What the program writes where a person writes nothing: of a slide, nothing. */
static const char *
get_own_subtitle (JctExportDialog *self)
{
  return self->settings.what == JCT_EXPORT_WHAT_SLIDE ? "" : self->own_subtitle;
}

void
jct_export_dialog_show_settings (JctExportDialog *self)
{
  const JctExportSettings *settings = &self->settings;
  gboolean was_updating = self->is_updating;

  self->is_updating = TRUE;
  adw_combo_row_set_selected (self->what, settings->what);
  fill_formats (self);
  adw_combo_row_set_selected (self->format, settings->what == JCT_EXPORT_WHAT_TABLE
                                              ? (guint) settings->table_format
                                              : (guint) settings->format);
  adw_combo_row_set_selected (self->svg_text, settings->outlines ? 1 : 0);
  show_size (self);
  adw_combo_row_set_selected (self->theme, settings->theme);
  gtk_spin_button_set_value (self->text_scale, 100 * settings->text_scale);
  gtk_switch_set_active (self->transparent, settings->transparent);
  adw_combo_row_set_selected (self->events, settings->events);
  adw_combo_row_set_selected (self->event_names, settings->event_names);
  gtk_switch_set_active (self->title_shown, settings->title);
  gtk_editable_set_text (GTK_EDITABLE (self->title_words),
                         settings->own_title != NULL ? settings->own_title : self->own_title);
  gtk_switch_set_active (self->subtitle_shown, settings->subtitle);
  gtk_editable_set_text (GTK_EDITABLE (self->subtitle_words), settings->own_subtitle != NULL
                                                                ? settings->own_subtitle
                                                                : get_own_subtitle (self));
  gtk_switch_set_active (self->source, settings->source);
  gtk_switch_set_active (self->badge, settings->badge);
  show_relevant (self);
  self->is_updating = was_updating;
}

/* ---- from the controls to the settings ------------------------------------------------------- */

/* The program's own words are not a person's: with another chart they would be others. */
static char *
dup_words (AdwEntryRow *row, const char *own)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));

  return g_str_equal (text, own) || *text == '\0' ? NULL : g_strdup (text);
}

static void
read_what (JctExportDialog *self)
{
  JctExportSettings *settings = &self->settings;
  JctExportWhat what = (JctExportWhat) adw_combo_row_get_selected (self->what);
  guint format = adw_combo_row_get_selected (self->format);
  gboolean was_table = settings->what == JCT_EXPORT_WHAT_TABLE;

  settings->what = what;
  if (was_table != (what == JCT_EXPORT_WHAT_TABLE))
    {
      fill_formats (self);
      adw_combo_row_set_selected (self->format, was_table ? (guint) settings->format
                                                          : (guint) settings->table_format);
    }
  else if (was_table)
    settings->table_format = (JctExportTableFormat) format;
  else
    settings->format = (JctExportFormat) format;
}

void
jct_export_dialog_read_controls (JctExportDialog *self)
{
  JctExportSettings *settings = &self->settings;

  const char *own_subtitle = get_own_subtitle (self);

  self->is_updating = TRUE;
  read_what (self);
  settings->outlines = adw_combo_row_get_selected (self->svg_text) == 1;
  settings->width = gtk_spin_button_get_value (self->width);
  settings->height = gtk_spin_button_get_value (self->height);
  jct_export_settings_set_dpi (settings, gtk_spin_button_get_value (self->resolution));
  settings->theme = (JctThemeKind) adw_combo_row_get_selected (self->theme);
  settings->text_scale = gtk_spin_button_get_value (self->text_scale) / 100;
  settings->transparent = gtk_switch_get_active (self->transparent);
  settings->events = (JctExportEvents) adw_combo_row_get_selected (self->events);
  settings->event_names = (JctEventNames) adw_combo_row_get_selected (self->event_names);
  settings->title = gtk_switch_get_active (self->title_shown);
  settings->subtitle = gtk_switch_get_active (self->subtitle_shown);
  settings->source = gtk_switch_get_active (self->source);
  settings->badge = gtk_switch_get_active (self->badge);
  jct_export_settings_clear (settings);
  settings->own_title = dup_words (self->title_words, self->own_title);
  settings->own_subtitle = dup_words (self->subtitle_words, own_subtitle);
  if (settings->own_subtitle == NULL && own_subtitle != get_own_subtitle (self))
    gtk_editable_set_text (GTK_EDITABLE (self->subtitle_words), get_own_subtitle (self));
  adw_combo_row_set_selected (self->preset, self->is_free
                                              ? JCT_EXPORT_PRESET_FREE
                                              : jct_export_settings_find_preset (settings));
  show_relevant (self);
  self->is_updating = FALSE;
}

void
jct_export_dialog_read_preset (JctExportDialog *self)
{
  JctExportPreset preset = (JctExportPreset) adw_combo_row_get_selected (self->preset);

  self->is_free = preset == JCT_EXPORT_PRESET_FREE;
  jct_export_settings_set_preset (&self->settings, preset);
  self->is_updating = TRUE;
  show_size (self);
  self->is_updating = FALSE;
}

void
jct_export_dialog_read_unit (JctExportDialog *self)
{
  jct_export_settings_set_unit (&self->settings,
                                (JctExportUnit) adw_combo_row_get_selected (self->unit));
  self->is_updating = TRUE;
  show_size (self);
  self->is_updating = FALSE;
}
