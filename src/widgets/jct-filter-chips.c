/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-filter-chips.h"

#include <glib/gi18n-lib.h>

#include "chart/jct-chart-layout.h"
#include "model/jct-beside.h"
#include "widgets/jct-tooltip-text.h"
#include "widgets/jct-widgets.h"
#include "widgets/jct-wrap-layout.h"

/* A dimension with more values than these is one chip. */
#define N_MOST_VALUES 4
#define SPACING 6
#define MAX_CHARS 48

struct _JctFilterChips
{
  JctPanel parent_instance;

  /* Template */
  GtkWidget *chips;
  GtkWidget *clear;
  GtkWidget *nothing;

  /* Owned */
  GPtrArray *pool; /* Chip; their buttons are children of chips, before `clear` */

  guint n_shown;
};

/* A button that stays where it is, so that the focus does, while what it stands for changes. */
typedef struct
{
  GtkWidget *button;
  GtkLabel *label;
  char *dimension;
  char *value; /* (nullable): the whole dimension */
  gboolean excluded;
  int beside;     /* what stands beside the chart, by its place in the view; -1: it does not */
  gboolean claim; /* the claim that is drawn; else, where it is not beside, a filter */
} Chip;

G_DEFINE_FINAL_TYPE (JctFilterChips, jct_filter_chips, JCT_TYPE_PANEL)

static void
chip_free (Chip *chip)
{
  g_free (chip->dimension);
  g_free (chip->value);
  g_free (chip);
}

/* ---- input ----------------------------------------------------------------------------------- */

static void
chip_cb (GtkWidget *button, JctFilterChips *self)
{
  const Chip *chip = g_object_get_data (G_OBJECT (button), "jct-chip");

  if (chip->beside >= 0)
    {
      jct_view_state_remove_beside (jct_panel_get_state (JCT_PANEL (self)), (guint) chip->beside);
      return;
    }
  JctViewState *state = jct_panel_get_state (JCT_PANEL (self));
  if (chip->claim)
    {
      jct_view_state_set_claim (state, NULL);
      return;
    }
  g_autofree char *dimension = g_strdup (chip->dimension);
  g_autofree char *value = g_strdup (chip->value);

  if (value == NULL)
    jct_view_state_clear_dimension (state, dimension);
  else if (chip->excluded)
    jct_view_state_toggle_excluded (state, dimension, value);
  else
    jct_view_state_toggle_value (state, dimension, value, TRUE);
}

static void
clear_cb (JctFilterChips *self)
{
  jct_view_state_clear_filter (jct_panel_get_state (JCT_PANEL (self)));
}

static gboolean
delete_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (focus == NULL || g_object_get_data (G_OBJECT (focus), "jct-chip") == NULL)
    return GDK_EVENT_PROPAGATE;
  chip_cb (focus, JCT_FILTER_CHIPS (widget));
  return GDK_EVENT_STOP;
}

/* ---- chips ----------------------------------------------------------------------------------- */

static Chip *
add_chip (JctFilterChips *self)
{
  Chip *chip = g_new0 (Chip, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  GtkWidget *image = gtk_image_new_from_icon_name ("window-close-symbolic");

  chip->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (chip->label, PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (chip->label, MAX_CHARS);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (chip->label));
  gtk_box_append (GTK_BOX (box), image);
  chip->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (chip->button), box);
  gtk_widget_add_css_class (chip->button, "filter-chip");
  g_object_set_data (G_OBJECT (chip->button), "jct-chip", chip);
  g_signal_connect (chip->button, "clicked", G_CALLBACK (chip_cb), self);
  gtk_widget_insert_before (chip->button, self->chips, self->clear);
  g_ptr_array_add (self->pool, chip);
  return chip;
}

/* `words` say what pressing it does. */
static Chip *
show_next (JctFilterChips *self, const char *words, const char *label)
{
  Chip *chip = self->n_shown < self->pool->len ? g_ptr_array_index (self->pool, self->n_shown)
                                               : add_chip (self);

  self->n_shown++;
  chip->beside = -1;
  chip->claim = FALSE;
  jct_set_label_text (chip->label, label);
  jct_set_tooltip_text (chip->button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
  gtk_widget_set_visible (chip->button, TRUE);
  return chip;
}

/* Why the claim is not drawn; NULL where it is. */
static const char *
find_claim_note (JctFilterChips *self)
{
  JctViewState *state = jct_panel_get_state (JCT_PANEL (self));
  JctSeriesSet *series = jct_view_state_get_series (state, NULL);

  return series != NULL ? jct_chart_get_claim_note (jct_view_state_get_document (state),
                                                    jct_view_state_get_view (state), series,
                                                    jct_view_state_get_visible (state))
                        : NULL;
}

static void
show_claim (JctFilterChips *self, JctDocument *document, const JctView *view)
{
  const JctClaim *claim
    = view->claim != NULL ? jct_document_find_claim (document, view->claim) : NULL;

  if (claim == NULL)
    return;
  const char *note = find_claim_note (self);
  /* Translators: a claim of an article that is drawn in the chart, or cannot be. */
  g_autofree char *label = g_strdup_printf (note == NULL ? C_ ("claims", "Claim: “%s”")
                                                         : C_ ("claims", "Claim, not drawn: “%s”"),
                                            claim->text);
  /* Translators: the name of a chip that is a button; %s are the words of a claim. */
  g_autofree char *words = g_strdup_printf (_ ("No longer draw the claim “%s”"), claim->text);
  g_autofree char *all = note != NULL ? g_strdup_printf ("%s\n%s", note, words) : NULL;

  show_next (self, all != NULL ? all : words, label)->claim = TRUE;
}

static void
show_beside (JctFilterChips *self, JctDocument *document, const JctView *view)
{
  for (guint i = 0; i < view->beside->len; i++)
    {
      g_autofree char *title = jct_beside_dup_title (document, g_ptr_array_index (view->beside, i));
      /* Translators: what is shown in a panel beside the chart. */
      g_autofree char *label = g_strdup_printf (C_ ("beside", "Beside: %s"), title);
      /* Translators: the name of a chip that is a button; %s is what is shown beside the chart. */
      g_autofree char *words = g_strdup_printf (_ ("Remove “%s” from beside the chart"), title);

      show_next (self, words, label)->beside = (int) i;
    }
}

/* `text` is the whole filter, `label` what the chip has room for. */
static void
show_chip (JctFilterChips *self,
           const char *dimension,
           const char *value,
           gboolean excluded,
           const char *text,
           const char *label)
{
  /* Translators: the name of a chip that is a button; %s is a filter, such as "Citizenship:
     China". */
  g_autofree char *words = g_strdup_printf (_ ("Remove the filter “%s”"), text);

  Chip *chip = show_next (self, words, label);
  g_free (chip->dimension);
  g_free (chip->value);
  chip->dimension = g_strdup (dimension);
  chip->value = g_strdup (value);
  chip->excluded = excluded;
}

/* The first of a dimension's chips names it, the others stand beside. */
static void
show_value (JctFilterChips *self,
            JctTable *table,
            guint dimension,
            const char *value,
            gboolean excluded,
            gboolean is_first)
{
  const char *title = jct_table_get_dimension_title (table, dimension);
  guint code = jct_table_find_value (table, dimension, value);
  const char *name
    = code != JCT_CODE_NONE ? jct_table_get_value_label (table, dimension, code) : value;
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;

  if (name[0] == '\0')
    name = _ ("(not stated)");
  if (excluded)
    /* Translators: a filter; %s is a value that does not pass. */
    label = g_strdup_printf (_ ("not %s"), name);
  else
    label = g_strdup (name);
  /* Translators: a filter: a dimension and the value that passes, or "not" and one that does not. */
  text = g_strdup_printf (_ ("%s: %s"), title, label);
  show_chip (self, jct_table_get_dimension_name (table, dimension), value, excluded, text,
             is_first ? text : label);
}

/* All values of a dimension in one chip. */
static void
show_many (JctFilterChips *self, JctTable *table, guint dimension, guint n, gboolean excluded)
{
  const char *title = jct_table_get_dimension_title (table, dimension);
  g_autofree char *text = NULL;

  if (n == 0)
    /* Translators: a filter: a dimension of which no value passes. */
    text = g_strdup_printf (_ ("%s: none"), title);
  else if (excluded)
    /* Translators: a filter: a dimension and how many of its values do not pass. */
    text = g_strdup_printf (ngettext ("%s: not %u value", "%s: not %u values", n), title, n);
  else
    /* Translators: a filter: a dimension and how many of its values pass. */
    text = g_strdup_printf (ngettext ("%s: %u value", "%s: %u values", n), title, n);
  show_chip (self, jct_table_get_dimension_name (table, dimension), NULL, excluded, text, text);
}

static void
show_filter (JctFilterChips *self, JctTable *table, const JctFilter *filter)
{
  for (guint i = 0; i < jct_filter_get_n_dimensions (filter); i++)
    {
      const char *name = jct_filter_get_dimension (filter, i);
      const char *const *values = jct_filter_get_named (filter, name);
      gboolean excluded = jct_filter_is_excluding (filter, name);
      int dimension = jct_table_find_dimension (table, name);
      guint n = g_strv_length ((char **) values);

      if (dimension < 0)
        continue;
      if (n == 0 || n > N_MOST_VALUES)
        show_many (self, table, (guint) dimension, n, excluded);
      else
        for (guint k = 0; k < n; k++)
          show_value (self, table, (guint) dimension, values[k], excluded, k == 0);
    }
}

static gboolean
passes_nothing (JctViewState *state)
{
  JctCrossfilter *crossfilter = jct_view_state_get_crossfilter (state);
  g_autofree double *totals = NULL;
  g_autofree guint32 *n_rows = NULL;
  gsize n;

  if (crossfilter == NULL)
    return FALSE;
  n = jct_crossfilter_get_n_periods (crossfilter);
  totals = g_new (double, MAX (n, 1));
  n_rows = g_new (guint32, MAX (n, 1));
  if (!jct_crossfilter_get_by_period (crossfilter, totals, n_rows, NULL))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (n_rows[i] > 0)
      return FALSE;
  return TRUE;
}

/* Hidden children lose the focus: it goes to the last that is left. */
static void
hide_rest (JctFilterChips *self, guint n_before)
{
  gboolean focus = FALSE;

  for (guint i = self->n_shown; i < n_before; i++)
    {
      Chip *chip = g_ptr_array_index (self->pool, i);

      focus = focus || gtk_widget_has_focus (chip->button);
    }
  if (focus && self->n_shown > 0)
    gtk_widget_grab_focus (jct_filter_chips_get_chip (self, self->n_shown - 1));
  for (guint i = self->n_shown; i < n_before; i++)
    gtk_widget_set_visible (((Chip *) g_ptr_array_index (self->pool, i))->button, FALSE);
}

static void
jct_filter_chips_changed (JctPanel *panel, guint changes)
{
  JctFilterChips *self = JCT_FILTER_CHIPS (panel);
  JctDocument *document = jct_panel_get_document (panel);
  const JctView *view = jct_view_state_get_view (jct_panel_get_state (panel));
  g_auto (JctResolvedView) resolved = { 0 };
  guint n_before = self->n_shown, n_filters;
  gboolean nothing;

  /* Whether a claim is drawn hangs on what is in sight. */
  if ((changes & (JCT_PANEL_CHANGE_DOCUMENT | JCT_VIEW_CHANGE_DATA | JCT_VIEW_CHANGE_LOOK)) == 0
      && ((changes & JCT_VIEW_CHANGE_RANGE) == 0 || view->claim == NULL))
    return;
  self->n_shown = 0;
  if (document != NULL && jct_document_resolve_view (document, view, &resolved, NULL))
    show_filter (self, resolved.table, view->filter);
  n_filters = self->n_shown;
  nothing = n_filters > 0 && passes_nothing (jct_panel_get_state (panel));
  if (document != NULL)
    {
      show_claim (self, document, view);
      show_beside (self, document, view);
    }
  hide_rest (self, n_before);
  gtk_widget_set_visible (self->clear, n_filters > 1 && !nothing);
  gtk_widget_set_visible (self->nothing, nothing);
  gtk_widget_set_visible (GTK_WIDGET (self), self->n_shown > 0);
}

/* ---- class ----------------------------------------------------------------------------------- */

static void
jct_filter_chips_finalize (GObject *object)
{
  g_ptr_array_unref (JCT_FILTER_CHIPS (object)->pool);
  G_OBJECT_CLASS (jct_filter_chips_parent_class)->finalize (object);
}

static void
jct_filter_chips_class_init (JctFilterChipsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jct_filter_chips_finalize;
  JCT_PANEL_CLASS (klass)->changed = jct_filter_chips_changed;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               JCT_RESOURCE_BASE "/jct-filter-chips.ui");
  gtk_widget_class_bind_template_child (widget_class, JctFilterChips, chips);
  gtk_widget_class_bind_template_child (widget_class, JctFilterChips, clear);
  gtk_widget_class_bind_template_child (widget_class, JctFilterChips, nothing);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, delete_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_BackSpace, 0, delete_cb, NULL);
  gtk_widget_class_set_css_name (widget_class, "filterchips");
}

static void
jct_filter_chips_init (JctFilterChips *self)
{
  self->pool = g_ptr_array_new_with_free_func ((GDestroyNotify) chip_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->chips, jct_wrap_layout_new (SPACING));
}

GtkWidget *
jct_filter_chips_get_chip (JctFilterChips *self, guint index)
{
  g_return_val_if_fail (JCT_IS_FILTER_CHIPS (self), NULL);

  return index < self->n_shown ? ((Chip *) g_ptr_array_index (self->pool, index))->button : NULL;
}

const char *
jct_filter_chips_get_label (JctFilterChips *self, guint index)
{
  g_return_val_if_fail (JCT_IS_FILTER_CHIPS (self), NULL);
  g_return_val_if_fail (index < self->n_shown, NULL);

  return gtk_label_get_label (((Chip *) g_ptr_array_index (self->pool, index))->label);
}

gboolean
jct_filter_chips_shows_nothing (JctFilterChips *self)
{
  g_return_val_if_fail (JCT_IS_FILTER_CHIPS (self), FALSE);

  return gtk_widget_get_visible (self->nothing);
}
