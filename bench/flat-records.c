/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/flat-records.h"

#include <stdio.h>

static guint
count_of (guint i)
{
  return 1 + (i * 7919u) % 997;
}

gboolean
flat_records_write (const char *path, guint n)
{
  FILE *file = fopen (path, "w");

  if (file == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      guint month = i / 1200, place = i / 40 % 30, group = i % 40;

      fprintf (
        file,
        "%s{\"month\": \"%04u-%02u\", \"component\": \"Office number %u of the two that there are\", "
        "\"land border region\": \"Region number %u of the border\", \"place of encounter\": \"Place "
        "number %u\", \"demographic\": \"Demographic number %u of four\", \"group\": \"Group number %u "
        "of a name as long as is usual\", \"title of authority\": \"Title number %u\", \"encounter "
        "type\": \"Type number %u of three\", \"encounter count\": %u}",
        i == 0 ? "[" : ",\n", 2019 + month / 12, 1 + month % 12, place % 2, place % 3, place,
        group % 4, group, group % 2, group % 3, count_of (i));
    }
  fputs ("]\n", file);
  return fclose (file) == 0;
}

guint64
flat_records_sum (guint n)
{
  guint64 sum = 0;

  for (guint i = 0; i < n; i++)
    sum += count_of (i);
  return sum;
}
