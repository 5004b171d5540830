/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-widgets.h"

#include "jct-resources.h"
#include "widgets/jct-start-page.h"
#include "widgets/jct-views-menu.h"

void
jct_widgets_init (void)
{
  /* A static library's constructors are dropped by the linker unless somebody calls into the object
   * that holds them. */
  g_resources_register (jct_resources_get_resource ());
  g_type_ensure (JCT_TYPE_START_PAGE);
  g_type_ensure (JCT_TYPE_VIEWS_MENU);
}
