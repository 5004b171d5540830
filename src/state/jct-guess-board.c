/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "state/jct-guess-board.h"

typedef struct
{
  GPtrArray *guesses; /* of JctGuess */
  guint active, room;
} Drawn;

typedef struct
{
  Drawn now;
  GPtrArray *before; /* of Drawn, the latest last */
  guint serial;
} Slide;

struct _JctGuessBoard
{
  GObject parent_instance;

  GPtrArray *slides; /* of Slide */
  guint last_serial;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JctGuessBoard, jct_guess_board, G_TYPE_OBJECT)

/* ---- what is drawn on a slide ---- */

static Drawn *
drawn_copy (const Drawn *drawn)
{
  Drawn *copy = g_new0 (Drawn, 1);

  *copy = *drawn;
  copy->guesses = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_guess_free);
  for (guint i = 0; i < drawn->guesses->len; i++)
    g_ptr_array_add (copy->guesses, jct_guess_copy (drawn->guesses->pdata[i]));
  return copy;
}

static void
drawn_free (gpointer data)
{
  Drawn *drawn = data;

  g_ptr_array_unref (drawn->guesses);
  g_free (drawn);
}

static void
slide_free (gpointer data)
{
  Slide *slide = data;

  g_ptr_array_unref (slide->now.guesses);
  g_ptr_array_unref (slide->before);
  g_free (slide);
}

static Slide *
slide_new (void)
{
  Slide *slide = g_new0 (Slide, 1);

  slide->now.guesses = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_guess_free);
  slide->before = g_ptr_array_new_with_free_func (drawn_free);
  return slide;
}

static Slide *
get_slide (JctGuessBoard *self, guint index)
{
  while (self->slides->len <= index)
    g_ptr_array_add (self->slides, slide_new ());
  return g_ptr_array_index (self->slides, index);
}

static void
tell (JctGuessBoard *self, guint index)
{
  get_slide (self, index)->serial = ++self->last_serial;
  g_signal_emit (self, signals[CHANGED], 0, index);
}

static void
remember (Slide *slide)
{
  if (slide->before->len == JCT_MAX_GUESS_STEPS)
    g_ptr_array_remove_index (slide->before, 0);
  g_ptr_array_add (slide->before, drawn_copy (&slide->now));
}

static JctGuess *
get_active (const Slide *slide)
{
  return slide->now.active < slide->now.guesses->len ? slide->now.guesses->pdata[slide->now.active]
                                                     : NULL;
}

/* The first hue that no guess has. */
static guint
find_hue (const Slide *slide)
{
  guint n = slide->now.guesses->len;

  for (guint hue = 0; hue < JCT_GUESS_HUES; hue++)
    {
      gboolean taken = FALSE;

      for (guint i = 0; i < n; i++)
        taken = taken || ((const JctGuess *) slide->now.guesses->pdata[i])->hue == hue;
      if (!taken)
        return hue;
    }
  return n % JCT_GUESS_HUES;
}

/* The first number that no guess of one's own has. */
static guint
find_number (const Slide *slide)
{
  guint number = 0;
  gboolean taken = TRUE;

  while (taken)
    {
      taken = FALSE;
      number++;
      for (guint i = 0; i < slide->now.guesses->len; i++)
        {
          const JctGuess *guess = slide->now.guesses->pdata[i];

          taken = taken || (guess->round == NULL && guess->number == number);
        }
    }
  return number;
}

static void
add_guess (Slide *slide, gsize n)
{
  JctGuess *guess = jct_guess_new (NULL, find_hue (slide), n);

  guess->number = find_number (slide);
  g_ptr_array_add (slide->now.guesses, guess);
  slide->now.active = slide->now.guesses->len - 1;
}

static guint
count_own (const Slide *slide)
{
  guint n = 0;

  for (guint i = 0; i < slide->now.guesses->len; i++)
    n += ((const JctGuess *) slide->now.guesses->pdata[i])->round == NULL;
  return n;
}

/* Makes one active that can be drawn, where there is one. */
static void
choose_own (Slide *slide)
{
  const JctGuess *active = get_active (slide);

  if (active != NULL && active->round == NULL)
    return;
  for (guint i = slide->now.guesses->len; i-- > 0;)
    if (((const JctGuess *) slide->now.guesses->pdata[i])->round == NULL)
      {
        slide->now.active = i;
        return;
      }
}

/* ---- answers ---- */

GPtrArray *
jct_guess_board_get_guesses (JctGuessBoard *self, guint slide)
{
  g_return_val_if_fail (JCT_IS_GUESS_BOARD (self), NULL);

  return get_slide (self, slide)->now.guesses;
}

guint
jct_guess_board_get_active (JctGuessBoard *self, guint slide)
{
  g_return_val_if_fail (JCT_IS_GUESS_BOARD (self), 0);

  return get_slide (self, slide)->now.active;
}

guint
jct_guess_board_get_serial (JctGuessBoard *self, guint slide)
{
  g_return_val_if_fail (JCT_IS_GUESS_BOARD (self), 0);

  return get_slide (self, slide)->serial;
}

guint
jct_guess_board_get_room (JctGuessBoard *self, guint slide)
{
  g_return_val_if_fail (JCT_IS_GUESS_BOARD (self), 0);

  return get_slide (self, slide)->now.room;
}

/* ---- drawing ---- */

void
jct_guess_board_set_active (JctGuessBoard *self, guint index, guint active)
{
  Slide *slide;

  g_return_if_fail (JCT_IS_GUESS_BOARD (self));

  slide = get_slide (self, index);
  if (active >= slide->now.guesses->len || active == slide->now.active)
    return;
  slide->now.active = active;
  tell (self, index);
}

void
jct_guess_board_begin (JctGuessBoard *self, guint index, gsize n)
{
  Slide *slide;

  g_return_if_fail (JCT_IS_GUESS_BOARD (self) && n > 0);

  slide = get_slide (self, index);
  remember (slide);
  if (count_own (slide) == 0)
    add_guess (slide, n);
  choose_own (slide);
  get_active (slide)->hidden = FALSE;
}

void
jct_guess_board_draw (
  JctGuessBoard *self, guint index, double from, double from_value, double to, double to_value)
{
  JctGuess *guess;

  g_return_if_fail (JCT_IS_GUESS_BOARD (self));

  guess = get_active (get_slide (self, index));
  if (guess == NULL || guess->round != NULL)
    return;
  jct_guess_draw (guess, from, MAX (from_value, 0), to, MAX (to_value, 0));
  tell (self, index);
}

void
jct_guess_board_erase (JctGuessBoard *self, guint index, double from, double to)
{
  JctGuess *guess;

  g_return_if_fail (JCT_IS_GUESS_BOARD (self));

  guess = get_active (get_slide (self, index));
  if (guess == NULL || guess->round != NULL)
    return;
  jct_guess_erase (guess, from, to);
  tell (self, index);
}

gboolean
jct_guess_board_grow (JctGuessBoard *self, guint index)
{
  Slide *slide;

  g_return_val_if_fail (JCT_IS_GUESS_BOARD (self), FALSE);

  slide = get_slide (self, index);
  if (slide->now.room == JCT_MAX_GUESS_ROOM)
    return FALSE;
  slide->now.room++;
  tell (self, index);
  return TRUE;
}

gboolean
jct_guess_board_add (JctGuessBoard *self, guint index, gsize n)
{
  Slide *slide;

  g_return_val_if_fail (JCT_IS_GUESS_BOARD (self) && n > 0, FALSE);

  slide = get_slide (self, index);
  if (count_own (slide) >= JCT_MAX_GUESSES)
    return FALSE;
  remember (slide);
  add_guess (slide, n);
  tell (self, index);
  return TRUE;
}

gboolean
jct_guess_board_remove (JctGuessBoard *self, guint index)
{
  Slide *slide;

  g_return_val_if_fail (JCT_IS_GUESS_BOARD (self), FALSE);

  slide = get_slide (self, index);
  if (get_active (slide) == NULL)
    return FALSE;
  remember (slide);
  g_ptr_array_remove_index (slide->now.guesses, slide->now.active);
  if (slide->now.active > 0 && slide->now.active == slide->now.guesses->len)
    slide->now.active--;
  tell (self, index);
  return TRUE;
}

void
jct_guess_board_rename (JctGuessBoard *self, guint index, const char *name)
{
  g_autofree char *stripped = name != NULL ? g_strstrip (g_strdup (name)) : NULL;
  g_autofree char *wanted = NULL;
  JctGuess *guess;
  Slide *slide;

  g_return_if_fail (JCT_IS_GUESS_BOARD (self));

  slide = get_slide (self, index);
  guess = get_active (slide);
  if (stripped != NULL && *stripped != '\0')
    wanted = g_utf8_substring (stripped, 0, MIN (g_utf8_strlen (stripped, -1), JCT_MAX_GUESS_NAME));
  if (guess == NULL || guess->round != NULL || g_strcmp0 (guess->name, wanted) == 0)
    return;
  remember (slide);
  g_free (guess->name);
  guess->name = g_steal_pointer (&wanted);
  tell (self, index);
}

void
jct_guess_board_set_hue (JctGuessBoard *self, guint index, guint hue)
{
  JctGuess *guess;
  Slide *slide;

  g_return_if_fail (JCT_IS_GUESS_BOARD (self) && hue < JCT_GUESS_HUES);

  slide = get_slide (self, index);
  guess = get_active (slide);
  if (guess == NULL || guess->hue == hue)
    return;
  remember (slide);
  get_active (slide)->hue = hue;
  tell (self, index);
}

void
jct_guess_board_set_hidden (JctGuessBoard *self, guint index, guint which, gboolean hidden)
{
  JctGuess *guess;
  Slide *slide;

  g_return_if_fail (JCT_IS_GUESS_BOARD (self));

  slide = get_slide (self, index);
  if (which >= slide->now.guesses->len)
    return;
  guess = slide->now.guesses->pdata[which];
  if (guess->hidden == !!hidden)
    return;
  remember (slide);
  guess->hidden = !!hidden;
  tell (self, index);
}

/* ---- kept earlier ---- */

gboolean
jct_guess_board_has_round (JctGuessBoard *self, guint index, const char *round)
{
  GPtrArray *guesses;

  g_return_val_if_fail (JCT_IS_GUESS_BOARD (self) && round != NULL, FALSE);

  guesses = get_slide (self, index)->now.guesses;
  for (guint i = 0; i < guesses->len; i++)
    if (g_strcmp0 (((const JctGuess *) guesses->pdata[i])->round, round) == 0)
      return TRUE;
  return FALSE;
}

void
jct_guess_board_show_round (JctGuessBoard *self, guint index, GPtrArray *guesses)
{
  Slide *slide;

  g_return_if_fail (JCT_IS_GUESS_BOARD (self) && guesses != NULL);

  if (guesses->len == 0)
    return;
  slide = get_slide (self, index);
  remember (slide);
  for (guint i = 0; i < guesses->len; i++)
    g_ptr_array_add (slide->now.guesses, jct_guess_copy (guesses->pdata[i]));
  tell (self, index);
}

void
jct_guess_board_drop_round (JctGuessBoard *self, guint index, const char *round)
{
  Slide *slide;

  g_return_if_fail (JCT_IS_GUESS_BOARD (self) && round != NULL);

  if (!jct_guess_board_has_round (self, index, round))
    return;
  slide = get_slide (self, index);
  remember (slide);
  for (guint i = slide->now.guesses->len; i-- > 0;)
    {
      if (g_strcmp0 (((const JctGuess *) slide->now.guesses->pdata[i])->round, round) != 0)
        continue;
      g_ptr_array_remove_index (slide->now.guesses, i);
      if (i < slide->now.active)
        slide->now.active--;
    }
  slide->now.active = MIN (slide->now.active, MAX (slide->now.guesses->len, 1) - 1);
  tell (self, index);
}

gboolean
jct_guess_board_undo (JctGuessBoard *self, guint index)
{
  Slide *slide;
  Drawn *before;

  g_return_val_if_fail (JCT_IS_GUESS_BOARD (self), FALSE);

  slide = get_slide (self, index);
  if (slide->before->len == 0)
    return FALSE;
  before = g_ptr_array_steal_index (slide->before, slide->before->len - 1);
  g_ptr_array_unref (slide->now.guesses);
  slide->now = *before;
  g_free (before);
  tell (self, index);
  return TRUE;
}

void
jct_guess_board_reset (JctGuessBoard *self, guint index)
{
  Slide *slide;

  g_return_if_fail (JCT_IS_GUESS_BOARD (self));

  slide = get_slide (self, index);
  g_ptr_array_set_size (slide->now.guesses, 0);
  g_ptr_array_set_size (slide->before, 0);
  slide->now.active = slide->now.room = 0;
  tell (self, index);
}

/* ---- the object ---- */

static void
jct_guess_board_finalize (GObject *object)
{
  g_ptr_array_unref (JCT_GUESS_BOARD (object)->slides);
  G_OBJECT_CLASS (jct_guess_board_parent_class)->finalize (object);
}

static void
jct_guess_board_class_init (JctGuessBoardClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jct_guess_board_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
jct_guess_board_init (JctGuessBoard *self)
{
  self->slides = g_ptr_array_new_with_free_func (slide_free);
}

JctGuessBoard *
jct_guess_board_new (void)
{
  return g_object_new (JCT_TYPE_GUESS_BOARD, NULL);
}
