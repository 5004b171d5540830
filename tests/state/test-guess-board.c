/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "state/jct-presentation.h"

static void
count_cb (JctGuessBoard *board, guint slide, guint *n)
{
  (*n)++;
}

static const JctGuess *
get (JctGuessBoard *board, guint slide, guint index)
{
  return jct_guess_board_get_guesses (board, slide)->pdata[index];
}

static guint
count (JctGuessBoard *board, guint slide)
{
  return jct_guess_board_get_guesses (board, slide)->len;
}

static void
test_strokes (void)
{
  g_autoptr (JctGuessBoard) board = jct_guess_board_new ();
  guint n = 0;

  g_signal_connect (board, "changed", G_CALLBACK (count_cb), &n);
  g_assert_cmpuint (jct_guess_board_get_serial (board, 3), ==, 0);
  jct_guess_board_draw (board, 3, 0, 1, 2, 1);
  g_assert_cmpuint (n, ==, 0);
  jct_guess_board_begin (board, 3, 5);
  jct_guess_board_draw (board, 3, 0, 10, 4, 50);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpfloat (get (board, 3, 0)->values[i], ==, 10 * (i + 1));
  jct_guess_board_begin (board, 3, 5);
  jct_guess_board_draw (board, 3, 1, -20, 1, -20);
  g_assert_cmpfloat (get (board, 3, 0)->values[1], ==, 0);
  g_assert_cmpuint (count (board, 3), ==, 1);
  g_assert_cmpuint (count (board, 0), ==, 0);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (jct_guess_board_get_serial (board, 3), ==, 2);
  g_assert_true (jct_guess_board_undo (board, 3));
  g_assert_cmpfloat (get (board, 3, 0)->values[1], ==, 20);
  g_assert_true (jct_guess_board_undo (board, 3));
  g_assert_cmpuint (count (board, 3), ==, 0);
  g_assert_false (jct_guess_board_undo (board, 3));
}

static void
test_several (void)
{
  g_autoptr (JctGuessBoard) board = jct_guess_board_new ();

  g_assert_false (jct_guess_board_remove (board, 0));
  for (guint i = 0; i < JCT_MAX_GUESSES; i++)
    g_assert_true (jct_guess_board_add (board, 0, 3));
  g_assert_false (jct_guess_board_add (board, 0, 3));
  for (guint i = 0; i < JCT_GUESS_HUES; i++)
    g_assert_cmpuint (get (board, 0, i)->hue, ==, i);
  jct_guess_board_set_active (board, 0, 2);
  jct_guess_board_rename (board, 0, "  Table 2  ");
  g_assert_cmpstr (get (board, 0, 2)->name, ==, "Table 2");
  jct_guess_board_rename (board, 0, " ");
  g_assert_null (get (board, 0, 2)->name);
  g_assert_true (jct_guess_board_undo (board, 0));
  g_assert_cmpstr (get (board, 0, 2)->name, ==, "Table 2");
  g_assert_true (jct_guess_board_remove (board, 0));
  g_assert_cmpuint (count (board, 0), ==, JCT_MAX_GUESSES - 1);
  g_assert_cmpuint (jct_guess_board_get_active (board, 0), ==, 2);
  jct_guess_board_set_active (board, 0, JCT_MAX_GUESSES);
  g_assert_cmpuint (jct_guess_board_get_active (board, 0), ==, 2);
  jct_guess_board_reset (board, 0);
  g_assert_cmpuint (count (board, 0), ==, 0);
  g_assert_false (jct_guess_board_undo (board, 0));
}

static void
test_room (void)
{
  g_autoptr (JctGuessBoard) board = jct_guess_board_new ();

  for (guint i = 0; i < JCT_MAX_GUESS_ROOM; i++)
    g_assert_true (jct_guess_board_grow (board, 1));
  g_assert_false (jct_guess_board_grow (board, 1));
  g_assert_cmpuint (jct_guess_board_get_room (board, 0), ==, 0);
  jct_guess_board_reset (board, 1);
  g_assert_cmpuint (jct_guess_board_get_room (board, 1), ==, 0);
}

/* Kept rounds stand beside; nobody draws on them, names them or takes one of them alone. */
static void
test_kept (void)
{
  g_autoptr (JctGuessBoard) board = jct_guess_board_new ();
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_guess_free);

  for (guint i = 0; i < 2; i++)
    {
      JctGuess *guess = jct_guess_new ("Old", 2, 3);

      guess->round = g_strdup ("2025-11-20");
      jct_guess_draw (guess, 0, 7, 2, 7);
      g_ptr_array_add (kept, guess);
    }
  jct_guess_board_show_round (board, 0, kept);
  g_assert_true (jct_guess_board_has_round (board, 0, "2025-11-20"));
  g_assert_false (jct_guess_board_has_round (board, 1, "2025-11-20"));
  jct_guess_board_set_active (board, 0, 1);
  jct_guess_board_rename (board, 0, "New");
  jct_guess_board_draw (board, 0, 0, 1, 2, 1);
  jct_guess_board_erase (board, 0, 0, 2);
  g_assert_cmpstr (get (board, 0, 1)->name, ==, "Old");
  g_assert_cmpfloat (get (board, 0, 1)->values[1], ==, 7);
  /* A stroke is of one's own, and the first one of those is number 1. */
  jct_guess_board_begin (board, 0, 3);
  jct_guess_board_draw (board, 0, 0, 1, 2, 1);
  g_assert_cmpuint (jct_guess_board_get_active (board, 0), ==, 2);
  g_assert_cmpuint (get (board, 0, 2)->number, ==, 1);
  g_assert_cmpuint (get (board, 0, 2)->hue, !=, 2);
  jct_guess_board_set_active (board, 0, 0);
  jct_guess_board_begin (board, 0, 3);
  g_assert_cmpuint (jct_guess_board_get_active (board, 0), ==, 2);
  jct_guess_board_drop_round (board, 0, "2025-11-20");
  g_assert_cmpuint (count (board, 0), ==, 1);
  g_assert_cmpuint (jct_guess_board_get_active (board, 0), ==, 0);
  jct_guess_board_drop_round (board, 0, "2025-11-20");
  g_assert_true (jct_guess_board_undo (board, 0));
  g_assert_cmpuint (count (board, 0), ==, 3);
}

static void
test_look (void)
{
  g_autoptr (JctGuessBoard) board = jct_guess_board_new ();

  jct_guess_board_set_hue (board, 0, 3);
  jct_guess_board_set_hidden (board, 0, 0, TRUE);
  for (guint i = 0; i < 3; i++)
    jct_guess_board_add (board, 0, 3);
  jct_guess_board_set_hue (board, 0, 6);
  g_assert_cmpuint (get (board, 0, 2)->hue, ==, 6);
  jct_guess_board_set_hidden (board, 0, 2, TRUE);
  g_assert_true (get (board, 0, 2)->hidden);
  /* Whoever draws wants to see it. */
  jct_guess_board_begin (board, 0, 3);
  g_assert_false (get (board, 0, 2)->hidden);
  jct_guess_board_draw (board, 0, 0, 4, 2, 4);
  jct_guess_board_erase (board, 0, 1, 1);
  g_assert_true (isnan (get (board, 0, 2)->values[1]));
  g_assert_cmpfloat (get (board, 0, 2)->values[2], ==, 4);
  g_assert_true (jct_guess_board_undo (board, 0));
  g_assert_true (get (board, 0, 2)->hidden);
  g_assert_true (jct_guess_board_undo (board, 0));
  g_assert_true (jct_guess_board_undo (board, 0));
  g_assert_cmpuint (get (board, 0, 2)->hue, ==, 2);
  /* The number of one that has gone is given again. */
  jct_guess_board_set_active (board, 0, 1);
  jct_guess_board_remove (board, 0);
  jct_guess_board_add (board, 0, 3);
  g_assert_cmpuint (get (board, 0, 2)->number, ==, 2);
  g_assert_cmpuint (get (board, 0, 1)->number, ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guess-board/strokes", test_strokes);
  g_test_add_func ("/guess-board/several", test_several);
  g_test_add_func ("/guess-board/room", test_room);
  g_test_add_func ("/guess-board/kept", test_kept);
  g_test_add_func ("/guess-board/look", test_look);
  return g_test_run ();
}
