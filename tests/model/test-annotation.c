/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes as values: where they are, what may be their text, and what a view keeps of them. */
#include <string.h>

#include "model/jct-view.h"

static void
assert_at (const char *text, const char *written)
{
  g_autoptr (JctAnnotation) annotation = jct_annotation_new ();
  g_autofree char *again = NULL;

  g_assert_true (jct_annotation_parse_at (text, 10, annotation));
  again = jct_annotation_at_to_text (annotation);
  g_assert_cmpstr (again, ==, written);
}

static void
test_at (void)
{
  const char *const wrong[] = { "",         "x",         "2023-13",      "2023-12/",
                                "/2023-12", "2024/2023", "2023-12/2024", "2022/2023/2024",
                                "../2023",  "2023-12~" };
  g_autoptr (JctAnnotation) annotation = jct_annotation_new ();

  assert_at ("2023-12", "2023-12");
  assert_at ("FY2023", "FY2023");
  assert_at ("2022-08/2024-05", "2022-08/2024-05");
  assert_at ("2022/2022", "2022");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_test_message ("%s", wrong[i]);
      g_assert_false (jct_annotation_parse_at (wrong[i], 10, annotation));
    }
}

static void
test_label (void)
{
  g_autoptr (JctAnnotation) annotation = jct_annotation_new ();
  g_autofree char *one = NULL;
  g_autofree char *several = NULL;
  JctSpan span;

  g_assert_true (jct_annotation_parse_at ("2023-12", 10, annotation));
  one = jct_annotation_at_to_label (annotation, JCT_LABEL_LONG);
  g_assert_cmpstr (one, ==, "December 2023");
  g_assert_true (jct_annotation_parse_at ("2022-08/2024-05", 10, annotation));
  several = jct_annotation_at_to_label (annotation, JCT_LABEL_LONG);
  g_assert_cmpstr (several, ==, "August 2022 to May 2024");
  span = jct_annotation_get_span (annotation);
  g_assert_cmpint (span.end - span.start, ==,
                   31 + 30 + 31 + 30 + 31 + 365 + 31 + 29 + 31 + 30 + 31);
}

static void
test_text (void)
{
  g_autofree char *most = g_strnfill (JCT_MAX_ANNOTATION_CHARS, 'x');
  g_autofree char *more = g_strnfill (JCT_MAX_ANNOTATION_CHARS + 1, 'x');

  g_assert_true (jct_annotation_text_is_valid ("a"));
  g_assert_true (jct_annotation_text_is_valid ("\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d <b>"));
  g_assert_true (jct_annotation_text_is_valid (most));
  g_assert_false (jct_annotation_text_is_valid (more));
  g_assert_false (jct_annotation_text_is_valid (""));
  g_assert_false (jct_annotation_text_is_valid (" \n\t\xe2\x80\x83"));
  g_assert_false (jct_annotation_text_is_valid ("\xff\xfe"));
}

static void
test_view (void)
{
  g_autoptr (JctView) view = jct_view_new ();
  g_autoptr (JctView) copy = NULL;
  JctAnnotation *annotation = jct_annotation_new ();
  g_autofree char *id = NULL;
  g_autofree char *next = NULL;

  id = jct_annotation_list_dup_new_id (view->annotations);
  g_assert_cmpstr (id, ==, "note-1");
  annotation->id = g_strdup (id);
  annotation->text = g_strdup ("T");
  g_assert_true (jct_annotation_parse_at ("2023-12", 10, annotation));
  g_ptr_array_add (view->annotations, annotation);
  next = jct_annotation_list_dup_new_id (view->annotations);
  g_assert_cmpstr (next, ==, "note-2");
  g_assert_cmpint (jct_annotation_list_find (view->annotations, "note-1"), ==, 0);
  g_assert_cmpint (jct_annotation_list_find (view->annotations, "note-2"), ==, -1);
  g_assert_cmpint (jct_annotation_list_find (view->annotations, NULL), ==, -1);

  copy = jct_view_copy (view);
  g_assert_true (jct_view_equal (view, copy));
  annotation->is_moved = TRUE;
  g_assert_false (jct_view_equal (view, copy));
  annotation->is_moved = FALSE;
  annotation->series = g_strdup ("s");
  g_assert_false (jct_view_equal (view, copy));
  g_clear_pointer (&annotation->series, g_free);
  g_assert_true (jct_view_equal (view, copy));
  annotation->to.ordinal++;
  g_assert_false (jct_view_equal (view, copy));
  g_ptr_array_set_size (view->annotations, 0);
  g_assert_false (jct_view_equal (view, copy));
  g_assert_cmpuint (copy->annotations->len, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/annotation/at", test_at);
  g_test_add_func ("/annotation/label", test_label);
  g_test_add_func ("/annotation/text", test_text);
  g_test_add_func ("/annotation/view", test_view);

  return g_test_run ();
}
