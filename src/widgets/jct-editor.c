/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-editor.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-tooltip-text.h"
#include "widgets/jct-wrapped-label.h"

typedef struct
{
  JctViewState *state;
  GSignalGroup *signals;
  GtkWidget *save;
  GtkLabel *problem;
  AdwBin *page;
  GtkWidget *question; /* (nullable): weak */
  gboolean touched;    /* something was typed: what is missing is told from then on */
} JctEditorPrivate;

enum
{
  PROP_0,
  PROP_STATE,
  PROP_PAGE,
  N_PROPS
};

enum
{
  SAVED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (JctEditor, jct_editor, ADW_TYPE_WINDOW)

JctViewState *
jct_editor_get_state (JctEditor *self)
{
  JctEditorPrivate *priv = jct_editor_get_instance_private (self);

  g_return_val_if_fail (JCT_IS_EDITOR (self), NULL);

  return priv->state;
}

JctDocument *
jct_editor_get_document (JctEditor *self)
{
  return jct_view_state_get_document (jct_editor_get_state (self));
}

/* ---- saving and closing ---- */

static void
update (JctEditor *self)
{
  JctEditorPrivate *priv = jct_editor_get_instance_private (self);
  g_autoptr (GError) error = NULL;
  gboolean fine = JCT_EDITOR_GET_CLASS (self)->check (self, &error);

  gtk_widget_set_sensitive (priv->save, fine);
  jct_set_label_text (priv->problem, fine ? "" : error->message);
  gtk_widget_set_visible (GTK_WIDGET (priv->problem), !fine && priv->touched);
}

void
jct_editor_changed (JctEditor *self)
{
  JctEditorPrivate *priv = jct_editor_get_instance_private (self);

  g_return_if_fail (JCT_IS_EDITOR (self));

  if (!gtk_widget_get_realized (GTK_WIDGET (self)))
    return;
  priv->touched = TRUE;
  update (self);
}

gboolean
jct_editor_save (JctEditor *self)
{
  JctEditorPrivate *priv = jct_editor_get_instance_private (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  g_return_val_if_fail (JCT_IS_EDITOR (self), FALSE);

  if (jct_editor_get_document (self) == NULL)
    return FALSE;
  if (!JCT_EDITOR_GET_CLASS (self)->save (self, &id, &error))
    {
      jct_set_label_text (priv->problem, error->message);
      gtk_widget_set_visible (GTK_WIDGET (priv->problem), TRUE);
      return FALSE;
    }
  g_signal_emit (self, signals[SAVED], 0, id);
  gtk_window_destroy (GTK_WINDOW (self));
  return TRUE;
}

static void
save_cb (JctEditor *self)
{
  jct_editor_save (self);
}

static gboolean
close_cb (gpointer self)
{
  gtk_window_destroy (self);
  return G_SOURCE_REMOVE;
}

/* From anywhere: "default.activate" would press the button that has the focus. */
static gboolean
save_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  JctEditorPrivate *priv = jct_editor_get_instance_private (JCT_EDITOR (widget));

  if (gtk_widget_is_sensitive (priv->save))
    jct_editor_save (JCT_EDITOR (widget));
  return TRUE;
}

/* The question, which still knows this window, goes first. */
static void
answer_cb (AdwMessageDialog *dialog, const char *response, JctEditor *self)
{
  if (g_str_equal (response, "discard"))
    g_idle_add_full (G_PRIORITY_DEFAULT, close_cb, g_object_ref (self), g_object_unref);
}

static void
ask (JctEditor *self)
{
  JctEditorPrivate *priv = jct_editor_get_instance_private (self);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Discard What Was Typed?"),
                                              _ ("It has not been saved."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", _ ("_Keep Editing"),
                                    "discard", _ ("_Discard"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_signal_connect_object (dialog, "response", G_CALLBACK (answer_cb), self, 0);
  g_set_weak_pointer (&priv->question, dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
jct_editor_close_request (GtkWindow *window)
{
  JctEditor *self = JCT_EDITOR (window);
  JctEditorPrivate *priv = jct_editor_get_instance_private (self);

  if (jct_editor_get_document (self) == NULL || !JCT_EDITOR_GET_CLASS (self)->is_changed (self))
    return GTK_WINDOW_CLASS (jct_editor_parent_class)->close_request (window);
  if (priv->question == NULL)
    ask (self);
  return TRUE;
}

static void
document_cb (JctEditor *self)
{
  if (jct_editor_get_document (self) == NULL)
    gtk_window_destroy (GTK_WINDOW (self));
}

/* ---- what editors have in common ---- */

char *
jct_editor_dup_text (GtkEditable *editable)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (editable)));

  return text[0] != '\0' ? g_steal_pointer (&text) : NULL;
}

void
jct_editor_bind_text (JctEditor *self, GtkEditable *editable, const char *text, guint max)
{
  GtkEditable *delegate = gtk_editable_get_delegate (editable);

  if (GTK_IS_TEXT (delegate))
    {
      gtk_text_set_max_length (GTK_TEXT (delegate), (int) max);
      gtk_text_set_activates_default (GTK_TEXT (delegate), TRUE);
    }
  gtk_editable_set_text (editable, text != NULL ? text : "");
  g_signal_connect_object (editable, "changed", G_CALLBACK (jct_editor_changed), self,
                           G_CONNECT_SWAPPED);
}

void
jct_editor_focus (GtkEditable *editable)
{
  gtk_widget_grab_focus (GTK_WIDGET (editable));
  gtk_editable_select_region (editable, -1, 0);
}

gboolean
jct_editor_read_date (GtkEditable *editable, GtkLabel *reading, const char *when_empty)
{
  g_autofree char *text = jct_editor_dup_text (editable);
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;
  JctEdtf date;
  gboolean fine = text != NULL && jct_edtf_parse (text, &date, &error);

  if (fine)
    {
      g_autofree char *label = jct_edtf_to_label (&date, JCT_LABEL_LONG);

      /* Translators: what a date that was typed means, such as "about March 2024". */
      words = g_strdup_printf (_ ("Reads as: %s"), label);
    }
  else
    words = g_strdup (text == NULL ? when_empty : error->message);
  jct_set_label_text (reading, words);
  if (text != NULL && !fine)
    gtk_widget_add_css_class (GTK_WIDGET (editable), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (editable), "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (editable), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words, -1);
  return fine;
}

/* ---- class ---- */

static void
jct_editor_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (jct_editor_parent_class)->realize (widget);
  update (JCT_EDITOR (widget));
}

static void
jct_editor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  JctEditorPrivate *priv = jct_editor_get_instance_private (JCT_EDITOR (object));

  switch (id)
    {
    case PROP_STATE:
      g_value_set_object (value, priv->state);
      break;
    case PROP_PAGE:
      g_value_set_object (value, adw_bin_get_child (priv->page));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
jct_editor_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  JctEditorPrivate *priv = jct_editor_get_instance_private (JCT_EDITOR (object));

  switch (id)
    {
    case PROP_STATE:
      priv->state = g_value_dup_object (value);
      g_signal_group_set_target (priv->signals, priv->state);
      break;
    case PROP_PAGE:
      adw_bin_set_child (priv->page, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
jct_editor_dispose (GObject *object)
{
  JctEditorPrivate *priv = jct_editor_get_instance_private (JCT_EDITOR (object));

  if (priv->signals != NULL)
    g_signal_group_set_target (priv->signals, NULL);
  g_clear_object (&priv->signals);
  g_clear_weak_pointer (&priv->question);
  G_OBJECT_CLASS (jct_editor_parent_class)->dispose (object);
}

static void
jct_editor_finalize (GObject *object)
{
  JctEditorPrivate *priv = jct_editor_get_instance_private (JCT_EDITOR (object));

  g_clear_object (&priv->state);
  G_OBJECT_CLASS (jct_editor_parent_class)->finalize (object);
}

static void
jct_editor_class_init (JctEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = jct_editor_get_property;
  object_class->set_property = jct_editor_set_property;
  object_class->dispose = jct_editor_dispose;
  object_class->finalize = jct_editor_finalize;
  widget_class->realize = jct_editor_realize;
  GTK_WINDOW_CLASS (klass)->close_request = jct_editor_close_request;
  properties[PROP_STATE]
    = g_param_spec_object ("state", NULL, NULL, JCT_TYPE_VIEW_STATE,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_PAGE] = g_param_spec_object ("page", NULL, NULL, GTK_TYPE_WIDGET,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close",
                                       NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, save_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, save_key_cb,
                                NULL);
}

static GtkWidget *
new_header (JctEditor *self)
{
  JctEditorPrivate *priv = jct_editor_get_instance_private (self);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  priv->save = gtk_button_new_with_mnemonic (_ ("_Save"));
  gtk_widget_add_css_class (priv->save, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  g_signal_connect_object (priv->save, "clicked", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), priv->save);
  return header;
}

static GtkWidget *
new_problem (JctEditor *self)
{
  JctEditorPrivate *priv = jct_editor_get_instance_private (self);
  GtkWidget *label = gtk_label_new (NULL);

  priv->problem = GTK_LABEL (label);
  gtk_label_set_wrap (priv->problem, TRUE);
  gtk_label_set_width_chars (priv->problem, JCT_WRAPPED_CHARS);
  gtk_label_set_xalign (priv->problem, 0.5);
  gtk_label_set_justify (priv->problem, GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, "editor-problem");
  gtk_widget_set_visible (label, FALSE);
  return label;
}

static void
jct_editor_init (JctEditor *self)
{
  JctEditorPrivate *priv = jct_editor_get_instance_private (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  priv->signals = g_signal_group_new (JCT_TYPE_VIEW_STATE);
  g_signal_group_connect_swapped (priv->signals, "notify::document", G_CALLBACK (document_cb),
                                  self);
  priv->page = ADW_BIN (adw_bin_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (priv->page), TRUE);
  gtk_box_append (GTK_BOX (box), new_header (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (priv->page));
  gtk_box_append (GTK_BOX (box), new_problem (self));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_widget (GTK_WINDOW (self), priv->save);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
}
