/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/jct-present-keys.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  guint key;
  JctPresentCommand command;
} Binding;

/* Remote controls: Page Up and Down or arrows; F5 and Escape by turns to start and stop; B or a period. */
static const Binding plain[] = {
  { GDK_KEY_Page_Down, JCT_COMMAND_NEXT },
  { GDK_KEY_KP_Page_Down, JCT_COMMAND_NEXT },
  { GDK_KEY_Right, JCT_COMMAND_NEXT },
  { GDK_KEY_KP_Right, JCT_COMMAND_NEXT },
  { GDK_KEY_Down, JCT_COMMAND_NEXT },
  { GDK_KEY_KP_Down, JCT_COMMAND_NEXT },
  { GDK_KEY_space, JCT_COMMAND_NEXT },
  { GDK_KEY_KP_Space, JCT_COMMAND_NEXT },
  { GDK_KEY_Page_Up, JCT_COMMAND_PREVIOUS },
  { GDK_KEY_KP_Page_Up, JCT_COMMAND_PREVIOUS },
  { GDK_KEY_Left, JCT_COMMAND_PREVIOUS },
  { GDK_KEY_KP_Left, JCT_COMMAND_PREVIOUS },
  { GDK_KEY_Up, JCT_COMMAND_PREVIOUS },
  { GDK_KEY_KP_Up, JCT_COMMAND_PREVIOUS },
  { GDK_KEY_BackSpace, JCT_COMMAND_PREVIOUS },
  { GDK_KEY_Home, JCT_COMMAND_FIRST },
  { GDK_KEY_KP_Home, JCT_COMMAND_FIRST },
  { GDK_KEY_End, JCT_COMMAND_LAST },
  { GDK_KEY_KP_End, JCT_COMMAND_LAST },
  { GDK_KEY_Return, JCT_COMMAND_ACCEPT },
  { GDK_KEY_KP_Enter, JCT_COMMAND_ACCEPT },
  { GDK_KEY_ISO_Enter, JCT_COMMAND_ACCEPT },
  { GDK_KEY_b, JCT_COMMAND_BLACK },
  { GDK_KEY_period, JCT_COMMAND_BLACK },
  { GDK_KEY_KP_Decimal, JCT_COMMAND_BLACK },
  { GDK_KEY_w, JCT_COMMAND_WHITE },
  { GDK_KEY_comma, JCT_COMMAND_WHITE },
  { GDK_KEY_p, JCT_COMMAND_PEN },
  { GDK_KEY_k, JCT_COMMAND_PEN_COLOR },
  { GDK_KEY_z, JCT_COMMAND_UNDO_STROKE },
  { GDK_KEY_c, JCT_COMMAND_CLEAR_PEN },
  { GDK_KEY_s, JCT_COMMAND_HOLD_SPOTLIGHT },
  { GDK_KEY_m, JCT_COMMAND_HOLD_MAGNIFIER },
  { GDK_KEY_g, JCT_COMMAND_DRAW_WITH_KEYS },
  { GDK_KEY_v, JCT_COMMAND_NEXT_GUESS },
  { GDK_KEY_l, JCT_COMMAND_LIST_GUESSES },
  { GDK_KEY_h, JCT_COMMAND_HIDE_GUESS },
  { GDK_KEY_e, JCT_COMMAND_ERASER },
  { GDK_KEY_d, JCT_COMMAND_NEXT_DEFINITION },
  { GDK_KEY_r, JCT_COMMAND_RESET },
  { GDK_KEY_a, JCT_COMMAND_NAMES },
  { GDK_KEY_n, JCT_COMMAND_NOTES },
  { GDK_KEY_t, JCT_COMMAND_PAUSE },
  { GDK_KEY_plus, JCT_COMMAND_LARGER },
  { GDK_KEY_equal, JCT_COMMAND_LARGER },
  { GDK_KEY_KP_Add, JCT_COMMAND_LARGER },
  { GDK_KEY_minus, JCT_COMMAND_SMALLER },
  { GDK_KEY_KP_Subtract, JCT_COMMAND_SMALLER },
  { GDK_KEY_F11, JCT_COMMAND_FULLSCREEN },
  { GDK_KEY_question, JCT_COMMAND_KEYS },
  { GDK_KEY_F1, JCT_COMMAND_KEYS },
  { GDK_KEY_Escape, JCT_COMMAND_CLOSE },
  { GDK_KEY_F5, JCT_COMMAND_STOP },
};

static const Binding shifted[] = {
  { GDK_KEY_space, JCT_COMMAND_PREVIOUS }, { GDK_KEY_s, JCT_COMMAND_SPOTLIGHT },
  { GDK_KEY_m, JCT_COMMAND_MAGNIFIER },    { GDK_KEY_d, JCT_COMMAND_PREVIOUS_DEFINITION },
  { GDK_KEY_g, JCT_COMMAND_NEW_GUESS },    { GDK_KEY_r, JCT_COMMAND_RESET_GUESSES },
  { GDK_KEY_k, JCT_COMMAND_KEEP_GUESSES }, { GDK_KEY_v, JCT_COMMAND_KEPT_GUESSES },
  { GDK_KEY_n, JCT_COMMAND_SPEAKER },      { GDK_KEY_t, JCT_COMMAND_RESTART_CLOCK },
};

static const Binding with_control[] = {
  { GDK_KEY_p, JCT_COMMAND_PRINT },
  { GDK_KEY_e, JCT_COMMAND_EXPORT },
  { GDK_KEY_c, JCT_COMMAND_COPY },
};

static JctPresentCommand
find (const Binding *bindings, gsize n, guint key)
{
  for (gsize i = 0; i < n; i++)
    if (bindings[i].key == key)
      return bindings[i].command;
  return JCT_COMMAND_NONE;
}

JctPresentCommand
jct_present_command_from_key (guint key, GdkModifierType state, guint *digit)
{
  guint lower = gdk_keyval_to_lower (key);
  JctPresentCommand command = JCT_COMMAND_NONE;

  g_return_val_if_fail (digit != NULL, JCT_COMMAND_NONE);

  if ((state & (GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)) != 0)
    return JCT_COMMAND_NONE;
  if ((state & GDK_CONTROL_MASK) != 0)
    return (state & GDK_SHIFT_MASK) == 0 ? find (with_control, G_N_ELEMENTS (with_control), lower)
                                         : JCT_COMMAND_NONE;
  if (key >= GDK_KEY_0 && key <= GDK_KEY_9)
    *digit = key - GDK_KEY_0;
  else if (key >= GDK_KEY_KP_0 && key <= GDK_KEY_KP_9)
    *digit = key - GDK_KEY_KP_0;
  else
    {
      if ((state & GDK_SHIFT_MASK) != 0)
        command = find (shifted, G_N_ELEMENTS (shifted), lower);
      /* Shift also is how some keyboards reach "?" and others a period. */
      return command != JCT_COMMAND_NONE ? command : find (plain, G_N_ELEMENTS (plain), lower);
    }
  return JCT_COMMAND_DIGIT;
}

JctPresentCommand
jct_present_command_from_name (const char *name)
{
  static const struct
  {
    const char *name;
    JctPresentCommand command;
  } names[] = {
    { "next", JCT_COMMAND_NEXT },
    { "previous", JCT_COMMAND_PREVIOUS },
    { "black", JCT_COMMAND_BLACK },
    { "names", JCT_COMMAND_NAMES },
    { "undo-stroke", JCT_COMMAND_UNDO_STROKE },
    { "clear-pen", JCT_COMMAND_CLEAR_PEN },
    { "draw-with-keys", JCT_COMMAND_DRAW_WITH_KEYS },
    { "new-guess", JCT_COMMAND_NEW_GUESS },
    { "remove-guess", JCT_COMMAND_REMOVE_GUESS },
    { "undo-guess", JCT_COMMAND_UNDO_GUESS },
    { "reset-guesses", JCT_COMMAND_RESET_GUESSES },
    { "keep-guesses", JCT_COMMAND_KEEP_GUESSES },
    { "eraser", JCT_COMMAND_ERASER },
    { "reset", JCT_COMMAND_RESET },
    { "speaker", JCT_COMMAND_SPEAKER },
    { "pause", JCT_COMMAND_PAUSE },
    { "restart-clock", JCT_COMMAND_RESTART_CLOCK },
    { "larger", JCT_COMMAND_LARGER },
    { "smaller", JCT_COMMAND_SMALLER },
    { "keys", JCT_COMMAND_KEYS },
    { "print", JCT_COMMAND_PRINT },
    { "export", JCT_COMMAND_EXPORT },
    { "copy", JCT_COMMAND_COPY },
    { "stop", JCT_COMMAND_STOP },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (names[i].name, name) == 0)
      return names[i].command;
  return JCT_COMMAND_NONE;
}

/* ---- the list ---- */

static const struct
{
  const char *keys, *meaning;
} list[] = {
  { NC_ ("presenting keys", "Page Down, →, ↓, Space"),
    NC_ ("presenting", "The next step, or the next slide") },
  { NC_ ("presenting keys", "Page Up, ←, ↑, Backspace"), NC_ ("presenting", "Back") },
  { NC_ ("presenting keys", "Home, End"), NC_ ("presenting", "The first and the last slide") },
  { NC_ ("presenting keys", "Digits, then Enter"), NC_ ("presenting", "The slide of that number") },
  { NC_ ("presenting keys", "B or period, W or comma"),
    NC_ ("presenting", "Black screen, white screen") },
  { NC_ ("presenting keys", "S, M (hold), or Shift with them"),
    NC_ ("presenting", "Spotlight, magnifier") },
  { NC_ ("presenting keys", "P, K, Z, C"),
    NC_ ("presenting", "Pen, its next colour, last stroke undone, all of the slide’s cleared") },
  { NC_ ("presenting keys", "G, V, Shift+G"),
    NC_ ("presenting", "Guesses drawn with arrows and digits, the next guess, a new one") },
  { NC_ ("presenting keys", "L, H, E"),
    NC_ ("presenting", "List of the guesses, this guess hidden, eraser") },
  { NC_ ("presenting keys", "Shift+K, Shift+V"),
    NC_ ("presenting", "Guesses kept in the document, those kept last shown beside") },
  { NC_ ("presenting keys", "Shift+R"), NC_ ("presenting", "Guesses cleared for the next class") },
  { NC_ ("presenting keys", "D, Shift+D"),
    NC_ ("presenting", "The chart by the next or previous definition") },
  { NC_ ("presenting keys", "A"),
    NC_ ("presenting", "Names, places, years and titles hidden, or shown") },
  { NC_ ("presenting keys", "R"), NC_ ("presenting", "Back to what the slide shows") },
  { NC_ ("presenting keys", "N, Shift+N"),
    NC_ ("presenting", "Notes over the slide, speaker’s window") },
  { NC_ ("presenting keys", "+, −"), NC_ ("presenting", "Larger and smaller notes") },
  { NC_ ("presenting keys", "T, Shift+T"),
    NC_ ("presenting", "Elapsed time paused, started anew") },
  { NC_ ("presenting keys", "Ctrl+P, Ctrl+E, Ctrl+C"),
    NC_ ("presenting", "This step printed, exported as a picture, copied") },
  { NC_ ("presenting keys", "F11"), NC_ ("presenting", "Full screen, or a window") },
  { NC_ ("presenting keys", "Escape, F5"), NC_ ("presenting", "End the presentation") },
};

const char *
jct_present_keys_get_keys (guint line)
{
  return line < G_N_ELEMENTS (list) ? g_dpgettext2 (NULL, "presenting keys", list[line].keys)
                                    : NULL;
}

const char *
jct_present_keys_get_meaning (guint line)
{
  return line < G_N_ELEMENTS (list) ? g_dpgettext2 (NULL, "presenting", list[line].meaning) : NULL;
}
