/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Real windows of the application, for the tests of what happens in them. */
#pragma once

#include "app/jct-application.h"
#include "app/jct-window.h"
#include "wait-until.h"

typedef struct
{
  JctApplication *application;
  char *folder; /* empty, of this test alone */
} Fixture;

/* Calls g_test_init(). The application is registered, and the default one. */
JctApplication *window_fixture_init      (int *argc, char ***argv);
void            window_fixture_set_up    (Fixture *fixture, gconstpointer data);
/* Whatever the test did to a window, nothing keeps it; the folder goes with what is in it. */
void            window_fixture_tear_down (Fixture *fixture, gconstpointer data);

guint           count_windows            (Fixture *fixture);
JctWindow      *activate                 (Fixture *fixture);
GFile          *bundled_file             (void);
GFile          *write_file               (Fixture *fixture, const char *name, const char *text);
JctDocument    *get_document             (JctWindow *window);
/* A window in which the bundled dataset is open. */
JctWindow      *open_bundled             (Fixture *fixture);
/* The first descendant for which `matches` says so. */
GtkWidget      *find_widget              (GtkWidget *root, gboolean (*matches) (GtkWidget *, gconstpointer),
                                          gconstpointer data);
/* For find_widget(): `data` is the action's name. */
gboolean        has_action               (GtkWidget *widget, gconstpointer data);
gboolean        is_enabled               (JctWindow *window, const char *action);
/* The question that is asked; NULL for none. */
AdwMessageDialog *find_question          (void);
/* Answers it. */
void            answer                   (const char *response);
