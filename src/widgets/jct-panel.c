/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-panel.h"

typedef struct
{
  JctViewState *state;
  GSignalGroup *signals;
  JctDocument *document; /* (nullable): the version that the subclass was told of last; kept, since
                            it may borrow from it */
} JctPanelPrivate;

enum
{
  PROP_0,
  PROP_STATE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (JctPanel, jct_panel, ADW_TYPE_BIN)

static void
emit_changed (JctPanel *self, guint changes)
{
  JctPanelClass *klass = JCT_PANEL_GET_CLASS (self);

  if (klass->changed != NULL)
    klass->changed (self, changes);
}

static void
show_document (JctPanel *self)
{
  JctPanelPrivate *priv = jct_panel_get_instance_private (self);
  JctDocument *document = jct_panel_get_document (self);
  JctDocument *old = priv->document;

  priv->document = document != NULL ? jct_document_ref (document) : NULL;
  emit_changed (self, JCT_PANEL_CHANGE_DOCUMENT | JCT_VIEW_CHANGE_ALL);
  g_clear_pointer (&old, jct_document_unref);
}

static void
document_changed_cb (JctPanel *self)
{
  JctPanelPrivate *priv = jct_panel_get_instance_private (self);
  JctDocument *document = jct_panel_get_document (self);

  if (priv->document != NULL && document != NULL
      && (jct_document_compare (priv->document, document) & ~(JCT_PART_VIEWS | JCT_PART_STORIES))
           == 0)
    emit_changed (self, JCT_PANEL_CHANGE_SAVED_VIEWS | JCT_VIEW_CHANGE_ALL);
  else
    show_document (self);
}

static void
view_changed_cb (JctPanel *self, guint changes)
{
  /* The document's own notification was told as such, or the state is newer than it. */
  if ((changes & JCT_VIEW_CHANGE_DOCUMENT) == 0)
    emit_changed (self, changes);
}

static void
hover_changed_cb (JctPanel *self)
{
  JctPanelClass *klass = JCT_PANEL_GET_CLASS (self);

  if (klass->hover_changed != NULL)
    klass->hover_changed (self);
}

static void
jct_panel_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_STATE:
      g_value_set_object (value, jct_panel_get_state (JCT_PANEL (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
jct_panel_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_STATE:
      jct_panel_set_state (JCT_PANEL (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
jct_panel_dispose (GObject *object)
{
  JctPanelPrivate *priv = jct_panel_get_instance_private (JCT_PANEL (object));

  if (priv->signals != NULL)
    g_signal_group_set_target (priv->signals, NULL);
  g_clear_object (&priv->signals);
  g_clear_object (&priv->state);
  g_clear_pointer (&priv->document, jct_document_unref);
  G_OBJECT_CLASS (jct_panel_parent_class)->dispose (object);
}

static void
jct_panel_class_init (JctPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = jct_panel_get_property;
  object_class->set_property = jct_panel_set_property;
  object_class->dispose = jct_panel_dispose;

  properties[PROP_STATE]
    = g_param_spec_object ("state", NULL, NULL, JCT_TYPE_VIEW_STATE,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
jct_panel_init (JctPanel *self)
{
  JctPanelPrivate *priv = jct_panel_get_instance_private (self);

  priv->signals = g_signal_group_new (JCT_TYPE_VIEW_STATE);
  g_signal_group_connect_swapped (priv->signals, "notify::document",
                                  G_CALLBACK (document_changed_cb), self);
  g_signal_group_connect_swapped (priv->signals, "view-changed", G_CALLBACK (view_changed_cb),
                                  self);
  g_signal_group_connect_swapped (priv->signals, "hover-changed", G_CALLBACK (hover_changed_cb),
                                  self);
}

JctViewState *
jct_panel_get_state (JctPanel *self)
{
  JctPanelPrivate *priv = jct_panel_get_instance_private (self);

  g_return_val_if_fail (JCT_IS_PANEL (self), NULL);
  return priv->state;
}

void
jct_panel_set_state (JctPanel *self, JctViewState *state)
{
  JctPanelPrivate *priv = jct_panel_get_instance_private (self);

  g_return_if_fail (JCT_IS_PANEL (self));
  g_return_if_fail (state == NULL || JCT_IS_VIEW_STATE (state));

  if (!g_set_object (&priv->state, state))
    return;
  if (priv->signals != NULL)
    g_signal_group_set_target (priv->signals, state);
  if (state != NULL)
    show_document (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

JctDocument *
jct_panel_get_document (JctPanel *self)
{
  JctViewState *state = jct_panel_get_state (self);

  return state != NULL ? jct_view_state_get_document (state) : NULL;
}
