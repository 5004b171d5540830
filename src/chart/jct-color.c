/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/jct-theme.h"

#include <math.h>

typedef struct
{
  double r, g, b;
} Linear;

static double
decode (double channel)
{
  channel = CLAMP (channel, 0, 1);
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
encode (double light)
{
  light = CLAMP (light, 0, 1);
  return light <= 0.0031308 ? light * 12.92 : 1.055 * pow (light, 1 / 2.4) - 0.055;
}

static Linear
to_linear (JctColor color)
{
  return (Linear){ decode (color.red), decode (color.green), decode (color.blue) };
}

static double
luminance (JctColor color)
{
  Linear c = to_linear (color);

  return 0.2126 * c.r + 0.7152 * c.g + 0.0722 * c.b;
}

double
jct_color_contrast (JctColor a, JctColor b)
{
  double x = luminance (a), y = luminance (b);

  return (MAX (x, y) + 0.05) / (MIN (x, y) + 0.05);
}

JctColor
jct_color_over (JctColor over, JctColor under)
{
  double a = CLAMP (over.alpha, 0, 1);

  return (JctColor){
    over.red * a + under.red * (1 - a),
    over.green * a + under.green * (1 - a),
    over.blue * a + under.blue * (1 - a),
    1,
  };
}

/* Ottosson (2020), with the matrices of January 2021. */
static void
to_oklab (JctColor color, double lab[3])
{
  Linear c = to_linear (color);
  double l = cbrt (0.4122214708 * c.r + 0.5363325363 * c.g + 0.0514459929 * c.b);
  double m = cbrt (0.2119034982 * c.r + 0.6806995451 * c.g + 0.1073969566 * c.b);
  double s = cbrt (0.0883024619 * c.r + 0.2817188376 * c.g + 0.6299787005 * c.b);

  lab[0] = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s;
  lab[1] = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
  lab[2] = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
}

static JctColor
from_oklab (const double lab[3])
{
  double l = lab[0] + 0.3963377774 * lab[1] + 0.2158037573 * lab[2];
  double m = lab[0] - 0.1055613458 * lab[1] - 0.0638541728 * lab[2];
  double s = lab[0] - 0.0894841775 * lab[1] - 1.2914855480 * lab[2];

  l = l * l * l;
  m = m * m * m;
  s = s * s * s;
  return (JctColor){ encode (4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
                     encode (-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
                     encode (-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s), 1 };
}

JctColor
jct_color_mix (JctColor a, JctColor b, double share)
{
  double p[3], q[3];

  to_oklab (a, p);
  to_oklab (b, q);
  for (guint i = 0; i < 3; i++)
    p[i] += (q[i] - p[i]) * CLAMP (share, 0, 1);
  return from_oklab (p);
}

double
jct_color_distance (JctColor a, JctColor b)
{
  double p[3], q[3];

  to_oklab (a, p);
  to_oklab (b, q);
  return sqrt ((p[0] - q[0]) * (p[0] - q[0]) + (p[1] - q[1]) * (p[1] - q[1])
               + (p[2] - q[2]) * (p[2] - q[2]));
}

JctColor
jct_color_simulate (JctColor color, JctVision vision)
{
  static const double matrix[3][3][3] = {
    [JCT_VISION_PROTANOPIA] = { { 0.152286, 1.052583, -0.204868 },
                                { 0.114503, 0.786281, 0.099216 },
                                { -0.003882, -0.048116, 1.051998 } },
    [JCT_VISION_DEUTERANOPIA] = { { 0.367322, 0.860646, -0.227968 },
                                  { 0.280085, 0.672501, 0.047413 },
                                  { -0.011820, 0.042940, 0.968881 } },
    [JCT_VISION_TRITANOPIA] = { { 1.255528, -0.076749, -0.178779 },
                                { -0.078411, 0.930809, 0.147602 },
                                { 0.004733, 0.691367, 0.303900 } },
  };
  Linear c = to_linear (color);

  g_return_val_if_fail ((guint) vision < G_N_ELEMENTS (matrix), color);

  return (JctColor){
    encode (matrix[vision][0][0] * c.r + matrix[vision][0][1] * c.g + matrix[vision][0][2] * c.b),
    encode (matrix[vision][1][0] * c.r + matrix[vision][1][1] * c.g + matrix[vision][1][2] * c.b),
    encode (matrix[vision][2][0] * c.r + matrix[vision][2][1] * c.g + matrix[vision][2][2] * c.b),
    color.alpha,
  };
}
