/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document's first table as a text, so that tests of readers can compare it. */
#pragma once

#include "model/jct-document.h"

/* "period,dimension values,measures" of each row, a space between rows. (transfer full) */
char *describe_table (const JctDocument *document);
