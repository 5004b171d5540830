/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-json-variant.h"

#include <math.h>

static json_t *
make_list (GVariant *list)
{
  json_t *array = json_array ();
  GVariantIter iter;
  const char *text;

  g_variant_iter_init (&iter, list);
  while (g_variant_iter_next (&iter, "&s", &text))
    json_array_append_new (array, json_string (text));
  return array;
}

/* (nullable) */
static json_t *
make_value (GVariant *value)
{
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return json_string (g_variant_get_string (value, NULL));
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_DOUBLE))
    {
      double number = g_variant_get_double (value);

      if (fabs (number) <= G_MAXINT32 && number == rint (number))
        return json_integer ((json_int_t) number);
      return json_real (number);
    }
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    return json_boolean (g_variant_get_boolean (value));
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING_ARRAY))
    return make_list (value);
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_VARDICT))
    return jct_json_from_variant (value);
  return NULL;
}

json_t *
jct_json_from_variant (GVariant *variant)
{
  json_t *object = json_object ();
  GVariantIter iter;
  const char *key;
  GVariant *value;

  g_return_val_if_fail (g_variant_is_of_type (variant, G_VARIANT_TYPE_VARDICT), object);

  g_variant_iter_init (&iter, variant);
  while (g_variant_iter_loop (&iter, "{&sv}", &key, &value))
    {
      json_t *made = make_value (value);

      if (made != NULL)
        json_object_set_new (object, key, made);
    }
  return object;
}

/* (nullable) (transfer floating) */
static GVariant *
read_list (const json_t *array)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_STRING_ARRAY);

  for (gsize i = 0; i < json_array_size (array); i++)
    {
      const char *text = json_string_value (json_array_get (array, i));

      if (text == NULL)
        return NULL;
      g_variant_builder_add (&builder, "s", text);
    }
  return g_variant_builder_end (&builder);
}

GVariant *
jct_json_to_variant (const json_t *object)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  const char *key;
  json_t *value;

  json_object_foreach ((json_t *) object, key, value)
    {
      GVariant *made = NULL;

      if (json_is_string (value))
        made = g_variant_new_string (json_string_value (value));
      else if (json_is_number (value))
        made = g_variant_new_double (json_number_value (value));
      else if (json_is_boolean (value))
        made = g_variant_new_boolean (json_is_true (value));
      else if (json_is_array (value))
        made = read_list (value);
      if (made != NULL)
        g_variant_builder_add (&builder, "{sv}", key, made);
      if (!json_is_object (value))
        continue;
      g_autoptr (GVariant) inner = jct_json_to_variant (value);

      g_variant_builder_add (&builder, "{sv}", key, inner);
    }
  return g_variant_ref_sink (g_variant_builder_end (&builder));
}
