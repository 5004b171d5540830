/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-claim-detail.h"

#include <glib/gi18n-lib.h>

#include "analysis/jct-claim-words.h"
#include "widgets/jct-box.h"
#include "widgets/jct-claim-matrix.h"
#include "widgets/jct-claim-parts.h"
#include "widgets/jct-tooltip-text.h"
#include "widgets/jct-widgets.h"
#include "widgets/jct-source-list.h"
#include "widgets/jct-wrapped-label.h"

struct _JctClaimDetail
{
  AdwBin parent_instance;

  /* Template */
  GtkLabel *verdict;
  GtkLabel *quotation;
  GtkWidget *paraphrase;
  GtkLabel *source;
  GtkWidget *open_source;
  GtkLabel *publication;
  GtkLabel *sentence;
  GtkWidget *show;
  GtkWidget *compare;
  GtkGrid *reading;
  GtkWidget *matrix_group;
  JctClaimMatrix *matrix;
  GtkWidget *notes_group;
  GtkBox *notes;

  /* Owned */
  JctClaimResult *result; /* (nullable) */
};

enum
{
  SHOW,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JctClaimDetail, jct_claim_detail, ADW_TYPE_BIN)

static void
show_cb (JctClaimDetail *self, guint index)
{
  g_signal_emit (self, signals[SHOW], 0, index);
}

static const JctSource *
get_source (JctClaimDetail *self)
{
  const char *key = jct_claim_result_get_claim (self->result)->source;

  return key != NULL ? jct_document_find_source (jct_claim_result_get_document (self->result), key)
                     : NULL;
}

static void
open_source_cb (JctClaimDetail *self)
{
  const JctSource *source = self->result != NULL ? get_source (self) : NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (source != NULL && jct_url_is_openable (source->url))
    gtk_show_uri (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, source->url, GDK_CURRENT_TIME);
}

/* ---- the words ------------------------------------------------------------------------------- */

static void
show_source (JctClaimDetail *self)
{
  const JctClaim *claim = jct_claim_result_get_claim (self->result);
  const JctSource *source = get_source (self);
  gboolean can_open = source != NULL && jct_url_is_openable (source->url);
  g_autofree char *title
    = jct_claim_dup_source_title (jct_claim_result_get_document (self->result), claim->source);
  g_autofree char *publication = source != NULL ? jct_source_dup_publication (source) : NULL;

  jct_set_label_text (self->source, title);
  jct_set_label_text (self->publication, publication);
  gtk_widget_set_visible (GTK_WIDGET (self->publication), publication != NULL);
  gtk_widget_set_visible (self->open_source, can_open);
  if (can_open)
    jct_set_tooltip_text (self->open_source, source->url);
}

static void
show_words (JctClaimDetail *self)
{
  const JctClaim *claim = jct_claim_result_get_claim (self->result);
  g_autofree char *quotation = jct_claim_dup_quotation (claim);
  g_autofree char *sentence = jct_claim_result_to_sentence (self->result);

  jct_claim_verdict_show (self->verdict, jct_claim_result_get_verdict (self->result));
  jct_set_label_text (self->quotation, quotation);
  gtk_widget_set_visible (self->paraphrase, !claim->verbatim);
  jct_set_label_text (self->sentence, sentence);
}

/* ---- as the program reads it ----------------------------------------------------------------- */

static void
clear_reading (JctClaimDetail *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->reading))) != NULL)
    gtk_grid_remove (self->reading, child);
}

/* Nothing for NULL. */
static void
add_reading (JctClaimDetail *self, const char *name, const char *text, int *row)
{
  GtkWidget *key, *value;

  if (text == NULL || *text == '\0')
    return;
  key = gtk_label_new (name);
  gtk_label_set_xalign (GTK_LABEL (key), 0);
  gtk_widget_set_valign (key, GTK_ALIGN_START);
  gtk_widget_add_css_class (key, "dim-label");
  value = jct_wrapped_label_new (text, NULL);
  gtk_label_set_selectable (GTK_LABEL (value), TRUE);
  gtk_widget_set_hexpand (value, TRUE);
  gtk_grid_attach (self->reading, key, 0, *row, 1, 1);
  gtk_grid_attach (self->reading, value, 1, *row, 1, 1);
  (*row)++;
}

/* "citizenship: China; border: Southwest". (transfer full) */
static char *
dup_about (const JctFilter *where)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < jct_filter_get_n_dimensions (where); i++)
    {
      const char *dimension = jct_filter_get_dimension (where, i);
      g_autofree char *values = g_strjoinv (C_ ("list separator", ", "),
                                            (char **) jct_filter_get_named (where, dimension));

      g_string_append_printf (text, "%s%s: %s", i > 0 ? "; " : "", dimension, values);
    }
  return g_string_free (text, FALSE);
}

static void
show_reading (JctClaimDetail *self)
{
  const JctClaim *claim = jct_claim_result_get_claim (self->result);
  const JctDocument *document = jct_claim_result_get_document (self->result);
  const JctEvent *event
    = claim->event != NULL ? jct_document_find_event (document, claim->event) : NULL;
  g_autofree char *statement = jct_claim_to_statement (claim);
  g_autofree char *rule = jct_claim_result_to_rule (self->result);
  g_autofree char *about = dup_about (claim->where);
  const char *kind = jct_claim_kind_to_label (claim->kind);
  int row = 0;

  clear_reading (self);
  add_reading (self, C_ ("claim", "Kind"), kind != NULL ? kind : claim->kind_name, &row);
  add_reading (self, C_ ("claim", "It states"), statement, &row);
  add_reading (self, C_ ("claim", "Rule"), rule, &row);
  add_reading (self, C_ ("claim", "About"), about, &row);
  add_reading (self, C_ ("claim", "Whom"), claim->subject, &row);
  add_reading (self, C_ ("claim", "What is counted"), claim->measure, &row);
  add_reading (self, C_ ("claim", "Event"), event != NULL ? event->title : NULL, &row);
}

/* ---- what must be known beside it ------------------------------------------------------------ */

static void
add_note (JctClaimDetail *self, const char *text, const char *style)
{
  GtkWidget *label;

  if (text == NULL || *text == '\0')
    return;
  label = jct_wrapped_label_new (text, style);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_box_append (self->notes, label);
}

static void
show_notes (JctClaimDetail *self)
{
  const JctClaim *claim = jct_claim_result_get_claim (self->result);
  const char *needs = jct_claim_result_get_needs (self->result);
  guint notes = jct_claim_result_get_notes (self->result);

  jct_box_clear (self->notes);
  if (needs != NULL)
    {
      /* Translators: what data it would take to check a claim. */
      g_autofree char *text = g_strdup_printf (_ ("To check it, it would take: %s"), needs);
      add_note (self, text, NULL);
    }
  for (guint i = 0; i < JCT_N_CLAIM_NOTES; i++)
    if (notes & (1u << i))
      {
        g_autofree char *text = jct_claim_note_to_sentence (self->result, (JctClaimNote) i);
        add_note (self, text, NULL);
      }
  add_note (self, claim->note, NULL);
  gtk_widget_set_visible (self->notes_group,
                          gtk_widget_get_first_child (GTK_WIDGET (self->notes)) != NULL);
}

void
jct_claim_detail_set_result (JctClaimDetail *self, JctClaimResult *result, gboolean differs)
{
  gboolean any;

  g_return_if_fail (JCT_IS_CLAIM_DETAIL (self));
  g_return_if_fail (result != NULL);

  jct_claim_result_ref (result);
  g_clear_pointer (&self->result, jct_claim_result_unref);
  self->result = result;
  any = jct_claim_result_get_n_cells (result) > 0;
  show_words (self);
  show_source (self);
  show_reading (self);
  jct_claim_matrix_set_result (self->matrix, result);
  gtk_widget_set_visible (self->matrix_group, any);
  gtk_widget_set_visible (self->show, any);
  gtk_widget_set_visible (self->compare, differs);
  show_notes (self);
}

/* ---- the widget ------------------------------------------------------------------------------ */

static void
jct_claim_detail_dispose (GObject *object)
{
  JctClaimDetail *self = JCT_CLAIM_DETAIL (object);

  g_clear_pointer (&self->result, jct_claim_result_unref);
  G_OBJECT_CLASS (jct_claim_detail_parent_class)->dispose (object);
}

static void
jct_claim_detail_class_init (JctClaimDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jct_claim_detail_dispose;
  signals[SHOW] = g_signal_new ("show-cell", JCT_TYPE_CLAIM_DETAIL, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  g_type_ensure (JCT_TYPE_CLAIM_MATRIX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               JCT_RESOURCE_BASE "/jct-claim-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, JctClaimDetail, verdict);
  gtk_widget_class_bind_template_child (widget_class, JctClaimDetail, quotation);
  gtk_widget_class_bind_template_child (widget_class, JctClaimDetail, paraphrase);
  gtk_widget_class_bind_template_child (widget_class, JctClaimDetail, source);
  gtk_widget_class_bind_template_child (widget_class, JctClaimDetail, open_source);
  gtk_widget_class_bind_template_child (widget_class, JctClaimDetail, publication);
  gtk_widget_class_bind_template_child (widget_class, JctClaimDetail, sentence);
  gtk_widget_class_bind_template_child (widget_class, JctClaimDetail, show);
  gtk_widget_class_bind_template_child (widget_class, JctClaimDetail, compare);
  gtk_widget_class_bind_template_child (widget_class, JctClaimDetail, reading);
  gtk_widget_class_bind_template_child (widget_class, JctClaimDetail, matrix_group);
  gtk_widget_class_bind_template_child (widget_class, JctClaimDetail, matrix);
  gtk_widget_class_bind_template_child (widget_class, JctClaimDetail, notes_group);
  gtk_widget_class_bind_template_child (widget_class, JctClaimDetail, notes);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_source_cb);
}

static void
jct_claim_detail_init (JctClaimDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
jct_claim_detail_new (void)
{
  return g_object_new (JCT_TYPE_CLAIM_DETAIL, NULL);
}
