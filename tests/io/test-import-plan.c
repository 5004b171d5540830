/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans for records and for events, plans that are given, and plans that are remembered. */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "io/jct-import-memory.h"
#include "io/jct-import-preview.h"
#include "io/jct-json.h"
#include "io/jct-writer.h"

#include "describe-table.h"

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("jct-import-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

/* Single quotes stand for double ones, so that JSON can be read. */
static GFile *
write_file (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *quoted = g_strdelimit (g_strdup (text), "'", '"');

  g_assert_true (g_file_set_contents (path, quoted, -1, NULL));
  return g_file_new_for_path (path);
}

static JctDocument *
load (GFile *file, const JctReadOptions *options, JctImportPlan **plan, GError **error)
{
  return jct_document_load_planned (file, options, plan, NULL, NULL, NULL, error);
}

/* "date|title|summary|category|address" of each event. */
static char *
describe_events (const JctDocument *document)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < jct_document_get_n_events (document); i++)
    {
      const JctEvent *event = jct_document_get_event (document, i);
      g_autofree char *date = jct_edtf_to_text (&event->date);
      const JctSource *source = event->source_keys[0] != NULL
                                  ? jct_document_find_source (document, event->source_keys[0])
                                  : NULL;

      g_string_append_printf (text, "%s%s|%s|%s|%s|%s", i > 0 ? "\n" : "", date, event->title,
                              event->summary != NULL ? event->summary : "", event->category,
                              source == NULL        ? ""
                              : source->url != NULL ? source->url
                                                    : source->title);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
describe (const JctDocument *document)
{
  return jct_document_get_n_tables (document) > 0 ? describe_table (document)
                                                  : describe_events (document);
}

/* ---- what is guessed ---- */

static void
test_guess (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *expected;
    const char *format;
  } cases[] = {
    /* events: how exact a date is may differ from row to row */
    { "Date,End date,Event,Type,Description,URL\n2020-03,,Start,health,'First,\nlong',https://a.b/c\n"
      "2022-08-05,2024-05-09,Halt,policy,,The office\n",
      "2020-03|Start|First,\nlong|health|https://a.b/c\n2022-08-05/2024-05-09|Halt||policy|The "
      "office",
      "csv" },
    { "when;what\n31/12/2020;A\n01/02/2021;B\n", "2020-12-31|A|||\n2021-02-01|B|||", "csv" },
    { "date,name\n2021~,A\n,\n2020-01-01/2020-02-01,B\n", "2020-01-01/2020-02-01|B|||\n2021~|A|||",
      "csv" },
    { "date,notes\n2021-01-05,Only this\n", "2021-01-05|Only this|||", "csv" },
    { "quarter date,title\n2020Q2,A\n", "2020-04-01/2020-06-30|A|||", "csv" },
    { "[{'date':'2020-03-01','title':'A'},{'date':'2021','title':'B','group':'x'}]",
      "2020-03-01|A|||\n2021|B||x|", "records" },
    { "{'date':'2020-03-01','headline':'A','text':null}\n{'date':'2021','headline':'','text':'B'}\n",
      "2020-03-01|A|||\n2021|B|B||", "json-lines" },
    /* records whose values are as those of a table */
    { "[{'area':'A','2019':1,'2020':2},{'area':'B','2019':3.5}]", "2019,A,1 2019,B,3.5 2020,A,2",
      "records" },
    { "[{'m':'Jan 2020','n':'1,234'},{'m':'Feb 2020','n':'5'}]", "2020-01,1234 2020-02,5",
      "records" },
    { "{'day':'31.12.2020','n':1}\n{'day':'01.01.2021','n':null,'who':true}\n",
      "2020-12-31,,1 2021-01-01,true,", "json-lines" },
    /* how exact a figure is */
    { "month,n,n qualifier\n2020-01,5,about\n2020-02,6,\n", "2020-01,5 2020-02,6", "csv" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GFile) file = write_file (fixture, "x", cases[i].text);
      g_autoptr (GError) error = NULL;
      g_autoptr (JctImportPlan) plan = NULL;
      g_autoptr (JctDocument) document = load (file, NULL, &plan, &error);
      g_autoptr (JctDocument) planned = NULL;
      g_autoptr (JctDocument) saved = NULL;
      g_autoptr (GBytes) bytes = NULL;
      JctReadOptions options = { 0 };
      g_autofree char *found = NULL;
      g_autofree char *again = NULL;
      g_autofree char *as_saved = NULL;

      g_test_message ("case %u", i);
      g_assert_no_error (error);
      found = describe (document);
      g_assert_cmpstr (found, ==, cases[i].expected);
      g_assert_cmpstr (jct_document_get_format (document), ==, cases[i].format);
      /* people know a table by its file */
      if (jct_document_get_n_tables (document) > 0)
        g_assert_cmpstr (jct_table_get_title (jct_document_get_table (document, 0)), ==, "x");
      g_assert_cmpuint (jct_document_get_n_problems (document), >, 0);
      /* the plan that was guessed gives the same */
      g_assert_nonnull (plan);
      options.plan = plan;
      planned = load (file, &options, NULL, &error);
      g_assert_no_error (error);
      again = describe (planned);
      g_assert_cmpstr (again, ==, found);
      /* and what it gave can be saved */
      bytes = jct_document_to_bytes (document, &error);
      g_assert_no_error (error);
      saved = jct_document_load_bytes (bytes, "saved.json", &error);
      g_assert_no_error (error);
      as_saved = describe (saved);
      g_assert_cmpstr (as_saved, ==, found);
    }
}

static void
test_two_times (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file
    = write_file (fixture, "x.csv", "reported,occurred,n\n2024-03,2024-01,5\n2024-04,2024-02,6\n");
  const JctReadOptions options = { .time = "occurred" };
  g_autoptr (GError) error = NULL;
  g_autoptr (JctDocument) guessed = load (file, NULL, NULL, &error);
  g_autoptr (JctDocument) given = load (file, &options, NULL, &error);
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (strstr (jct_document_get_problem (guessed, 1)->message, "\"occurred\""));
  found = describe (given);
  g_assert_cmpstr (found, ==, "2024-01,2024-03,5 2024-02,2024-04,6");
}

/* The long way and the fast one give the same plan and the same table. */
static void
test_records_plan (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[]
    = { "[{'month':'2020-01','place':'A','n':5,'year':2020},{'month':'2020-02','place':'B','n':6,"
        "'year':2020}]",
        "{'month':'2020-01','place':'A','n':5,'year':2020}\n{'month':'2020-02','place':'B','n':6,"
        "'year':2020}\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GFile) file = write_file (fixture, "x.json", texts[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (JctImportPlan) plan = NULL;
      g_autoptr (JctImportPlan) used = NULL;
      g_autoptr (JctDocument) document = load (file, NULL, &plan, &error);
      g_autoptr (JctDocument) changed = NULL;
      JctReadOptions options = { 0 };
      g_autofree char *found = NULL;

      g_assert_no_error (error);
      g_assert_cmpint (plan->format, ==, i == 0 ? JCT_IMPORT_RECORDS : JCT_IMPORT_JSON_LINES);
      g_assert_cmpuint (plan->columns->len, ==, 4);
      g_assert_cmpint (((JctImportColumn *) plan->columns->pdata[0])->role, ==, JCT_IMPORT_TIME);
      g_assert_cmpint (plan->unit, ==, JCT_PERIOD_MONTH);
      /* roles alone */
      ((JctImportColumn *) plan->columns->pdata[1])->role = JCT_IMPORT_IGNORED;
      options.plan = plan;
      changed = load (file, &options, &used, &error);
      g_assert_no_error (error);
      found = describe (changed);
      g_assert_cmpstr (found, ==, "2020-01,2020,5 2020-02,2020,6");
      g_assert_cmpint (((JctImportColumn *) used->columns->pdata[1])->role, ==, JCT_IMPORT_IGNORED);
      /* and what the fast way cannot do: another kind of period */
      g_clear_pointer (&changed, jct_document_unref);
      g_clear_pointer (&found, g_free);
      ((JctImportColumn *) plan->columns->pdata[0])->role = JCT_IMPORT_IGNORED;
      ((JctImportColumn *) plan->columns->pdata[3])->role = JCT_IMPORT_TIME;
      plan->unit = JCT_PERIOD_FISCAL_YEAR;
      changed = load (file, &options, NULL, &error);
      g_assert_no_error (error);
      found = describe (changed);
      g_assert_cmpstr (found, ==, "FY2020,5 FY2020,6");
    }
}

static void
test_given (Fixture *fixture, gconstpointer data)
{
  static const JctImportGiven events[]
    = { { "n", JCT_IMPORT_EVENT_DATE }, { "place", JCT_IMPORT_EVENT_TITLE }, { NULL, 0 } };
  static const JctImportGiven qualifier[] = { { "how", JCT_IMPORT_QUALIFIER }, { NULL, 0 } };
  static const JctImportGiven months[] = { { "period", JCT_IMPORT_MONTH }, { NULL, 0 } };
  static const char *const missing[] = { "-9", NULL };
  static const struct
  {
    const char *text;
    JctReadOptions options;
    const char *expected;
  } cases[] = {
    { "place;n\nA;2020\n", { .others = events }, "2020|A|||" },
    { "month,n,how\n2020-01,5,about\n", { .others = qualifier }, "2020-01,5" },
    { "y,period,n\n2020,2,5\n", { .time = "y", .others = months }, "2020-02,5" },
    { "month,n\n2020-01,5\n2020-02,-9\n", { .missing = missing }, "2020-01,5 2020-02," },
    { "month;n\n2020-01;1.234\n", { .decimal = '.' }, "2020-01,1.234" },
    { "year,n\n2020,1\n", { .has_unit = TRUE, .unit = JCT_PERIOD_FISCAL_YEAR }, "FY2020,1" },
    { "month,n\n2020-01,1\n2020-02,2\n", { .header = JCT_HEADER_PRESENT }, "2020-01,1 2020-02,2" },
    { "2020-01,x\n2020-02,2\n", { .header = JCT_HEADER_ABSENT, .missing = missing }, NULL },
    { "[{'month':'2020-01','n':'1.234'}]", { .decimal = ',' }, "2020-01,1234" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GFile) file = write_file (fixture, "x", cases[i].text);
      g_autoptr (GError) error = NULL;
      g_autoptr (JctDocument) document = load (file, &cases[i].options, NULL, &error);
      g_autofree char *found = document != NULL ? describe (document) : NULL;

      g_test_message ("case %u: %s", i, error != NULL ? error->message : "no error");
      g_assert_cmpstr (found, ==, cases[i].expected);
      g_assert_true ((error == NULL) == (cases[i].expected != NULL));
    }
}

/* ---- what is refused ---- */

static void
test_errors (Fixture *fixture, gconstpointer data)
{
  static const char *const gone[] = { "gone", NULL };
  static const JctImportGiven no_field[] = { { "gone", JCT_IMPORT_EVENT_DATE }, { NULL, 0 } };
  static const JctImportGiven date[] = { { "day", JCT_IMPORT_EVENT_DATE }, { NULL, 0 } };
  static const JctImportGiven twice[]
    = { { "day", JCT_IMPORT_QUALIFIER }, { "how", JCT_IMPORT_QUALIFIER }, { NULL, 0 } };
  static const struct
  {
    const char *text;
    JctReadOptions options;
    JctIoError code;
    const char *place;
    const char *words;
  } cases[] = {
    { "date,title\n2020,A\n2020-13-01,B\n",
      { .others = NULL },
      JCT_IO_ERROR_VALUE,
      "line 3, field \"date\"",
      "\"2020-13-01\"" },
    { "day,what\n2020-01-01,A\nnever,B\n",
      { .others = date },
      JCT_IO_ERROR_VALUE,
      "line 3, field \"day\"",
      "found \"never\"" },
    { "day,what\n2020-01-01,A\n,B\n",
      { .others = date },
      JCT_IO_ERROR_VALUE,
      "line 3, field \"day\"",
      "found nothing" },
    { "day,end,what\n2020-01-01,2021,A\n2020-01-01,2019,B\n",
      { .others = date },
      JCT_IO_ERROR_VALUE,
      "line 3, field \"end\"",
      "ends" },
    { "day,title\n2020-01-01,A\n2020-01-01\n",
      { .others = NULL },
      JCT_IO_ERROR_STRUCTURE,
      "line 3",
      "1 value; expected 2" },
    { "[\n{'date':'2020','title':'A'},\n{'date':'x','title':'B'}]",
      { .others = NULL },
      JCT_IO_ERROR_VALUE,
      "line 3, field \"date\"",
      "found \"x\"" },
    { "day,title\n2020-01-01,A\n",
      { .others = no_field },
      JCT_IO_ERROR_REFERENCE,
      NULL,
      "\"day\", \"title\"" },
    { "day,title\n2020-01-01,A\n",
      { .ignored = gone, .others = date },
      JCT_IO_ERROR_REFERENCE,
      NULL,
      "\"gone\"" },
    { "day,x\n2020-01-01,A\n", { .others = date }, JCT_IO_ERROR_STRUCTURE, NULL, "titles" },
    { "month,n,day,how\n2020-01,1,about,about\n",
      { .others = twice },
      JCT_IO_ERROR_STRUCTURE,
      NULL,
      "two columns of qualifiers" },
    { "month,n\n2020-01-05,1\n",
      { .has_unit = TRUE, .unit = JCT_PERIOD_MONTH },
      JCT_IO_ERROR_VALUE,
      "line 2, field \"month\"",
      "a month such as" },
    { "[\n{'month':'01/2020','n':'1'},\n{'month':'02/2020','n':[]}]",
      { .decimal = '.' },
      JCT_IO_ERROR_STRUCTURE,
      "line 3",
      "\"n\" holds an array" },
    { "[{'month':'2020-01','n':1}]",
      { .header = JCT_HEADER_ABSENT },
      JCT_IO_ERROR_FORMAT,
      NULL,
      "CSV only" },
    { "month,n\n", { .decimal = '.' }, JCT_IO_ERROR_STRUCTURE, NULL, "no rows" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GFile) file = write_file (fixture, "x", cases[i].text);
      g_autoptr (GError) error = NULL;
      g_autoptr (JctImportPlan) plan = NULL;

      g_assert_null (load (file, &cases[i].options, &plan, &error));
      g_test_message ("case %u: %s", i, error->message);
      g_assert_null (plan);
      g_assert_error (error, JCT_IO_ERROR, (gint) cases[i].code);
      g_assert_cmpstr (jct_io_error_get_place (error), ==, cases[i].place);
      g_assert_nonnull (strstr (error->message, cases[i].words));
    }
}

/* What people's programs write: it opens as it was meant, or is refused with the place and the reason. */
static void
test_odd (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *rows;  /* NULL: refused */
    const char *words; /* of the message, or of a note */
  } cases[] = {
    { "", NULL, "empty" },
    { "\n\n", NULL, "empty" },
    { "month,n\n", NULL, "no rows" },
    { "month,n,n\n2024-01,1,2\n", NULL, "line 1: The header names the field \"n\" twice" },
    { "month,n\n2024-01,1\n2024-02\n", NULL, "line 3: The row has 1 value; expected 2" },
    { "month,n\n2024-01,1\n2024-02,3,4\n", NULL, "line 3: The row has 3 values; expected 2" },
    { "month,what,n\n2024-01,a 'b' c,1\n", NULL, "line 2: Found a quotation mark" },
    { "month,what,n\n2024-01,'a\n''b''',1\n2024-02,x\n", NULL, "line 4: The row has 2 values" },
    { "month,n\n2024-01,1\nSource: The office\n", NULL, "line 3: The row has 1 value" },
    { "[{'month':'2024-01','n':1,'n':2}]", NULL, "line 1, column" },
    { "month,what,n\n2024-01,'a\n''b''',1\n", "2024-01,a\n\"b\",1", "dimensions: \"what\"" },
    { "\xef\xbb\xbfmonth;place;n\n2024-01;K\xc3\xb6ln;1.234,5\n", "2024-01,K\xc3\xb6ln,1234.5",
      NULL },
    { "geo;2019;2020;2021\nDE;1.234,5;2;:\nFR;1,5;;3\n",
      "2019,DE,1234.5 2019,FR,1.5 2020,DE,2 2021,FR,3", "3 columns are named after periods" },
    { "month,place,n\r2024-01,K\xf6ln,1\r", "2024-01,K\xc3\xb6ln,1", "windows-1252" },
  };
  g_autoptr (GString) many = g_string_new ("month");
  g_autoptr (GFile) wide = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GFile) file = write_file (fixture, "x", cases[i].text);
      g_autoptr (GError) failure = NULL;
      g_autoptr (JctDocument) document = load (file, NULL, NULL, &failure);
      g_autofree char *rows = document != NULL ? describe (document) : NULL;
      gboolean said = failure != NULL && strstr (failure->message, cases[i].words) != NULL;

      g_test_message ("case %u: %s", i, failure != NULL ? failure->message : "no error");
      g_assert_cmpstr (rows, ==, cases[i].rows);
      for (guint j = 0; document != NULL && j < jct_document_get_n_problems (document); j++)
        said = said || cases[i].words == NULL
               || strstr (jct_document_get_problem (document, j)->message, cases[i].words) != NULL;
      g_assert_true (said);
    }
  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (many, ",c%u", i);
  g_string_append_c (many, '\n');
  wide = write_file (fixture, "x", many->str);
  g_assert_null (load (wide, NULL, NULL, &error));
  g_assert_error (error, JCT_IO_ERROR, JCT_IO_ERROR_LIMIT);
  g_assert_cmpstr (jct_io_error_get_place (error), ==, "line 1");
}

static void
set_role (JctImportPlan *plan, guint column, JctImportRole role)
{
  ((JctImportColumn *) plan->columns->pdata[column])->role = role;
}

/* A plan for another file, or one that makes no sense. */
static void
test_other_plan (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (fixture, "a.csv", "month,place,n\n2020-01,A,5\n");
  g_autoptr (GFile) more = write_file (fixture, "b.csv", "month,place,n,m\n2020-01,A,5,6\n");
  g_autoptr (GFile) other = write_file (fixture, "c.csv", "month,where,n\n2020-01,A,5\n");
  g_autoptr (GFile) records = write_file (fixture, "d.json", "[{'month':'2020-01','n':5}]");
  g_autoptr (GFile) package = write_file (fixture, "e.json", "{'resources':[]}");
  GFile *const refused[] = { more, other, records, package };
  static const JctIoError codes[]
    = { JCT_IO_ERROR_REFERENCE, JCT_IO_ERROR_REFERENCE, JCT_IO_ERROR_FORMAT, JCT_IO_ERROR_FORMAT };
  g_autoptr (JctImportPlan) plan = NULL;
  g_autoptr (JctDocument) document = load (file, NULL, &plan, NULL);
  const JctReadOptions options = { .plan = plan };
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (document);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_assert_null (load (refused[i], &options, NULL, &error));
      g_assert_error (error, JCT_IO_ERROR, (gint) codes[i]);
      g_clear_error (&error);
    }
  for (guint role = 0; role < JCT_N_IMPORT_ROLES; role++)
    {
      set_role (plan, 1, role);
      g_clear_pointer (&document, jct_document_unref);
      g_clear_error (&error);
      document = load (file, &options, NULL, &error);
      g_test_message ("%s: %s", jct_import_role_to_name (role),
                      error != NULL ? error->message : "");
      g_assert_true ((document != NULL) != (error != NULL));
      g_assert_cmpint (document != NULL, ==,
                       role == JCT_IMPORT_IGNORED || role == JCT_IMPORT_DIMENSION);
    }
  set_role (plan, 1, JCT_IMPORT_IGNORED);
  set_role (plan, 2, JCT_IMPORT_IGNORED);
  g_clear_error (&error);
  g_assert_null (load (file, &options, NULL, &error));
  g_assert_error (error, JCT_IO_ERROR, JCT_IO_ERROR_STRUCTURE);
}

/* ---- preview ---- */

static JctImportPreview *
preview (GFile *file, JctImportPlan *plan, gboolean guess_time)
{
  g_autoptr (JctImportRequest) request = jct_import_request_new ();
  g_autoptr (GError) error = NULL;
  JctImportPreview *made;

  request->plan = plan;
  request->guess_time = guess_time;
  made = jct_import_preview_make (file, request, NULL, &error);
  g_assert_no_error (error);
  return made;
}

static void
test_preview (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file
    = write_file (fixture, "a.csv",
                  "when,place,n\n01/02/2024,A,'1,234'\n02/03/2024,B,NA\n04/05/2024,C,x\n");
  g_autoptr (GFile) hopeless = write_file (fixture, "b.csv", "a,b\nx,y\n");
  g_autoptr (GFile) package = write_file (fixture, "c.json", "{'resources':[]}");
  g_autoptr (JctImportRequest) request = jct_import_request_new ();
  g_autoptr (JctImportPreview) guessed = preview (file, NULL, FALSE);
  g_autoptr (JctImportPreview) changed = NULL;
  g_autoptr (JctImportPreview) outline = NULL;
  JctImportPlan *plan = jct_import_plan_copy (guessed->plan);
  const JctImportPreviewRow *row;
  g_autoptr (GError) error = NULL;

  /* no column counts: what the columns are can still be said by a person */
  g_assert_null (guessed->document);
  g_assert_cmpuint (guessed->rows->len, ==, 3);
  set_role (plan, 0, JCT_IMPORT_TIME);
  set_role (plan, 1, JCT_IMPORT_DIMENSION);
  set_role (plan, 2, JCT_IMPORT_MEASURE);
  changed = preview (file, plan, TRUE);
  g_assert_null (changed->document);
  g_assert_nonnull (strstr (changed->sentence, "line 4, field \"n\""));
  row = changed->rows->pdata[0];
  g_assert_cmpuint (row->line, ==, 2);
  g_assert_cmpstr (row->cells[0], ==, "1 February 2024");
  g_assert_cmpstr (row->cells[2], ==, "1234");
  g_assert_false (row->are_wrong[2]);
  row = changed->rows->pdata[1];
  g_assert_cmpstr (row->cells[2], ==, "");
  row = changed->rows->pdata[2];
  g_assert_cmpstr (row->cells[2], ==, "x");
  g_assert_true (row->are_wrong[2]);

  plan = jct_import_plan_copy (changed->plan);
  g_strfreev (plan->missing);
  plan->missing = g_strsplit ("x", ";", -1);
  jct_import_preview_free (g_steal_pointer (&changed));
  changed = preview (file, plan, FALSE);
  g_assert_nonnull (changed->document);
  g_assert_cmpstr (changed->sentence, ==,
                   "3 rows, day, 1 Feb 2024 – 4 May 2024, 1 dimension, 1 measure");

  outline = preview (hopeless, NULL, FALSE);
  g_assert_null (outline->document);
  g_assert_cmpuint (outline->plan->columns->len, ==, 2);
  g_assert_cmpuint (outline->rows->len, ==, 1);
  g_assert_null (jct_import_preview_make (package, request, NULL, &error));
  g_assert_error (error, JCT_IO_ERROR, JCT_IO_ERROR_FORMAT);
}

/* ---- memory ---- */

static JctImported *
import (Fixture *fixture, GFile *file)
{
  g_autoptr (GError) error = NULL;
  JctImported *imported = jct_import_load (file, fixture->folder, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return imported;
}

static void
assert_imported (Fixture *fixture, GFile *file, JctImportOrigin origin, const char *rows)
{
  g_autoptr (JctImported) imported = import (fixture, file);
  g_autofree char *found = describe (imported->document);

  g_assert_cmpint (imported->origin, ==, origin);
  g_assert_cmpstr (found, ==, rows);
  g_assert_nonnull (imported->plan);
}

static void
test_memory (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (fixture, "a.csv", "month,place,n\n2020-01,A,5\n");
  g_autoptr (GFile) copy = write_file (fixture, "b.csv", "month,place,n\n2020-01,A,5\n");
  g_autoptr (JctImported) first = import (fixture, file);
  g_autoptr (GError) error = NULL;
  g_autofree char *below = g_build_filename (fixture->folder, "a.csv", "x", NULL);

  g_assert_cmpint (first->origin, ==, JCT_IMPORT_GUESSED);
  set_role (first->plan, 1, JCT_IMPORT_IGNORED);
  g_assert_true (jct_import_memory_keep (fixture->folder, file, first->plan, &error));
  g_assert_no_error (error);
  assert_imported (fixture, file, JCT_IMPORT_REMEMBERED, "2020-01,5");
  assert_imported (fixture, copy, JCT_IMPORT_GUESSED, "2020-01,A,5");

  /* more rows are the same file, another column is another one */
  g_object_unref (write_file (fixture, "a.csv", "month,place,n\n2020-01,A,5\n2020-02,B,6\n"));
  assert_imported (fixture, file, JCT_IMPORT_REMEMBERED, "2020-01,5 2020-02,6");
  g_object_unref (write_file (fixture, "a.csv", "month,n,place\n2020-01,5,A\n"));
  assert_imported (fixture, file, JCT_IMPORT_OUTDATED, "2020-01,A,5");
  g_object_unref (write_file (fixture, "a.csv", "[{'month':'2020-01','n':5}]"));
  assert_imported (fixture, file, JCT_IMPORT_OUTDATED, "2020-01,5");

  jct_import_memory_forget (fixture->folder, file);
  assert_imported (fixture, file, JCT_IMPORT_GUESSED, "2020-01,5");
  g_assert_false (jct_import_memory_keep (below, file, first->plan, &error));
  g_assert_nonnull (error);
}

/* Whatever stands where a plan is remembered: the file opens as without it. */
static void
test_hostile_memory (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = {
    "",
    "[]",
    "{",
    "{'file':5}",
    "{'file':'%s','plan':null}",
    "{'file':'%s','plan':{}}",
    "{'file':'file:///elsewhere','plan':{}}",
    "{'file':'%s','plan':{'encoding':'no-such','delimiter':',','notation':'standard','periodKind':"
    "'month','columns':[{'name':'month','role':'time','decimal':'.'},{'name':'place','role':"
    "'dimension','decimal':'.'},{'name':'n','role':'measure','decimal':'.'}]}}",
    "{'file':'%s','plan':{'encoding':'UTF-8','delimiter':',','header':true,'notation':'standard',"
    "'periodKind':'day','columns':[{'name':'month','role':'event-date','decimal':'.'},{'name':"
    "'place','role':'time','decimal':'.'},{'name':'n','role':'measure','decimal':'.'}]}}",
  };
  g_autoptr (GFile) file = write_file (fixture, "a.csv", "month,place,n\n2020-01,A,5\n");
  g_autoptr (JctImported) first = import (fixture, file);
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *path = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_assert_true (jct_import_memory_keep (fixture->folder, file, first->plan, NULL));
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json"))
      path = g_build_filename (fixture->folder, name, NULL);
  g_assert_nonnull (path);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GString) text = g_string_new (texts[i]);
      g_autoptr (JctImported) imported = NULL;
      g_autofree char *found = NULL;

      g_string_replace (text, "'", "\"", 0);
      g_string_replace (text, "%s", uri, 0);
      g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
      imported = import (fixture, file);
      found = describe (imported->document);
      g_assert_cmpint (imported->origin, !=, JCT_IMPORT_REMEMBERED);
      g_assert_cmpstr (found, ==, "2020-01,A,5");
    }
}

static void
test_plan_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (fixture, "a.csv", "day;n\n31/12/2020;1,5\n01/01/2021;x\n");
  static const char *const missing[] = { "x", NULL };
  const JctReadOptions options = { .missing = missing };
  g_autoptr (JctImportPlan) plan = NULL;
  g_autoptr (JctDocument) document = load (file, &options, &plan, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "plan.json", NULL);
  g_autoptr (GFile) plan_file = g_file_new_for_path (path);
  g_autoptr (JctImportPlan) again = NULL;
  g_autoptr (json_t) before = NULL;
  g_autoptr (json_t) after = NULL;

  g_assert_nonnull (document);
  g_assert_true (jct_import_plan_save (plan, path, &error));
  again = jct_import_plan_load (plan_file, &error);
  g_assert_no_error (error);
  before = jct_import_plan_to_json (plan);
  after = jct_import_plan_to_json (again);
  g_assert_true (json_equal (before, after));
  g_assert_cmpstr (again->missing[0], ==, "x");
  g_assert_null (jct_import_plan_load (file, &error));
  g_assert_error (error, JCT_IO_ERROR, JCT_IO_ERROR_SYNTAX);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/io/import-plan/guess", test_guess);
  ADD ("/io/import-plan/two-times", test_two_times);
  ADD ("/io/import-plan/records", test_records_plan);
  ADD ("/io/import-plan/given", test_given);
  ADD ("/io/import-plan/errors", test_errors);
  ADD ("/io/import-plan/odd", test_odd);
  ADD ("/io/import-plan/preview", test_preview);
  ADD ("/io/import-plan/other-plan", test_other_plan);
  ADD ("/io/import-plan/memory", test_memory);
  ADD ("/io/import-plan/hostile-memory", test_hostile_memory);
  ADD ("/io/import-plan/file", test_plan_file);
  return g_test_run ();
}
