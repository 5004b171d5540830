/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the Claims page share. */
#pragma once

#include "widgets/jct-claim-detail.h"
#include "widgets/jct-claim-difference-view.h"
#include "widgets/jct-claim-results.h"
#include "widgets/jct-claims-page.h"

G_BEGIN_DECLS

struct _JctClaimsPage
{
  JctPanel parent_instance;

  /* Template */
  GtkStack *stack;
  AdwLeaflet *leaflet;
  GtkSearchEntry *search;
  GtkDropDown *verdicts;
  GtkDropDown *sources;
  GtkLabel *count;
  GtkSpinner *spinner;
  GtkListView *list;
  GtkStack *lists;
  GtkStack *details;
  GtkWidget *to_list;
  JctClaimDetail *detail;
  JctClaimDifferenceView *difference;

  /* Owned */
  JctClaimResults *results;
  GListStore *items;           /* of JctClaimItem: what is listed */
  GtkSingleSelection *selection;
  GPtrArray *source_keys;      /* of char *: beside the entries of `sources` after the first; NULL for no source */
  char *selected;              /* (nullable): id */
  char *shown_source;          /* (nullable): key, of `has_source` */

  gboolean has_source;         /* only claims of `shown_source` are listed */
  gboolean is_filling;
  gboolean is_stale;           /* the document has changed while the page was not shown */
};

/* ---- jct-claims-page-list.c ------------------------------------------------------------------------------------ */

/* Lists the results under the filters; what was selected stays so, as far as it is there. */
void            jct_claims_page_fill        (JctClaimsPage *self);
/* The entries of the filters, with how many claims each has. */
void            jct_claims_page_fill_filters (JctClaimsPage *self);
JctClaimResult *jct_claims_page_find_result (JctClaimsPage *self, const char *id);
/* Of `list`'s entries: the selected one is in sight. */
void            jct_claims_page_scroll      (JctClaimsPage *self);

/* ---- jct-claims-page-edit.c ------------------------------------------------------------------------------------ */

void            jct_claims_page_install_edits (GtkWidgetClass *widget_class);

G_END_DECLS
