/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/jct-application.h"

int
main (int argc, char **argv)
{
  g_autoptr (JctApplication) application = jct_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
