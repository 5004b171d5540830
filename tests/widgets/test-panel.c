/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a panel is told of, and how often. */
#include "config.h"

#include "io/jct-reader.h"
#include "widgets/jct-panel.h"

typedef struct
{
  JctPanel parent_instance;
  guint n_changes;
  guint changes; /* of the last */
} Watcher;

typedef JctPanelClass WatcherClass;

static GType watcher_get_type (void);
G_DEFINE_TYPE (Watcher, watcher, JCT_TYPE_PANEL)

static void
watcher_changed (JctPanel *panel, guint changes)
{
  Watcher *self = (Watcher *) panel;

  self->n_changes++;
  self->changes = changes;
}

static void
watcher_class_init (WatcherClass *klass)
{
  klass->changed = watcher_changed;
}

static void
watcher_init (Watcher *self)
{
}

static void
assert_told (Watcher *watcher, guint changes)
{
  g_assert_cmpuint (watcher->n_changes, ==, 1);
  g_assert_cmphex (watcher->changes, ==, changes);
  watcher->n_changes = 0;
}

static JctDocument *
load_document (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("JUNCTURE_DATADIR"), "datasets",
                                            "us-china-repatriation.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  JctDocument *document = jct_document_load (file, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return document;
}

/* A late comer takes the state as it is: of a document that is being told of it is not told again. */
static void
join (JctViewState *state, GParamSpec *pspec, JctPanel *late)
{
  jct_panel_set_state (late, state);
}

static void
test_once (void)
{
  const guint all = JCT_PANEL_CHANGE_DOCUMENT | JCT_VIEW_CHANGE_ALL;
  g_autoptr (JctDocument) document = load_document ();
  g_autoptr (JctViewState) state = jct_view_state_new ();
  Watcher *early = g_object_ref_sink (g_object_new (watcher_get_type (), "state", state, NULL));
  Watcher *late = g_object_ref_sink (g_object_new (watcher_get_type (), NULL));

  assert_told (early, all);
  g_signal_connect (state, "notify::document", G_CALLBACK (join), late);
  jct_view_state_set_document (state, document);
  assert_told (early, all);
  assert_told (late, all);
  jct_view_state_set_chart (state, JCT_CHART_BARS);
  assert_told (early, JCT_VIEW_CHANGE_LOOK);
  assert_told (late, JCT_VIEW_CHANGE_LOOK);
  jct_view_state_undo (state);
  g_assert_cmpuint (early->n_changes, ==, 1);
  early->n_changes = late->n_changes = 0;
  jct_view_state_set_document (state, NULL);
  assert_told (early, all);
  assert_told (late, all);
  g_object_unref (early);
  g_object_unref (late);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/panel/once", test_once);
  return g_test_run ();
}
