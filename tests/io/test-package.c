/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Data Package reader: what it reads, and each error with its place. */
#include "io/jct-reader.h"
#include "io/jct-writer.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FIELDS                                                                \
  "{'name':'period','type':'yearmonth','title':'Month'},"                     \
  "{'name':'citizenship','type':'string','title':'Citizenship','categories':" \
  "[{'value':'CHINA','label':'China'},{'value':'HAITI'}]},"                   \
  "{'name':'n','type':'integer'},{'name':'q','type':'string'}"
#define TABLE(data)                                                                                \
  "{'name':'encounters','title':'Encounters','juncture':{'role':'observations','time':'period',"   \
  "'periodKind':'month','missingPeriods':'zero','measures':{'n':{'unit':'encounters','qualifier':" \
  "'q'}},'dataDate':'2024-10','sourceKeys':['cbp']},'schema':{'fields':[" FIELDS                   \
  "],'primaryKey':['period','citizenship']},'data':" data "}"
#define ROWS                                                                                 \
  "[['period','citizenship','n','q'],['2024-02','CHINA',3507,null],['2024-01','CHINA',3693," \
  "'exact'],['2024-01','HAITI',null,'nearly']]"
#define PACKAGE(juncture, resources)                                                               \
  "{'name':'p','title':'T','juncture':{'formatVersion':1" juncture "},'resources':[" resources "]" \
  "}"
#define DEFINITION                                                                                \
  ",'fiscalYearStartMonth':10,'definitions':[{'id':'d','title':'D','table':'encounters',"         \
  "'measure':'n','where':{'citizenship':['CHINA']}}],'categories':[{'id':'visa','title':'Visas'," \
  "'shape':'star'}],'defaultView':'v'"
#define EVENTS(events) "{'name':'events','juncture':{'role':'events'},'data':[" events "]}"
#define EVENT(more) "{'id':'e1','date':'2022-08-05','title':'E'" more "}"
#define SOURCES(sources) "{'name':'sources','juncture':{'role':'sources'},'data':[" sources "]}"
#define VIEWS(views) "{'name':'views','juncture':{'role':'views'},'data':[" views "]}"
#define VIEW(more) "{'id':'v','definition':'d'" more "}"
#define CLAIMS(claims) "{'name':'claims','juncture':{'role':'claims'},'data':[" claims "]}"
#define WHOLE_EVENTS                                                                           \
  EVENT (",'category':'visa','actors':['A','B'],'sources':['cbp','gone'],'precisionNote':'P'," \
         "'confidence':'unverified','claimed':{'direction':'down','by':'X'}")                  \
  ",{'id':'e0','date':'2020-03~/2021','title':'F','colour':'kept'}"
#define WHOLE_CLAIM                                                                         \
  "{'id':'c','source':'cbp','paraphrase':'W','verbatim':true,'kind':'count','value':37000," \
  "'qualifier':'more-than','period':'2023','checkable':true}"
#define WHOLE_VIEW                                                                                                                   \
  VIEW (                                                                                                                             \
    ",'where':{'citizenship':'HAITI'},'period':'fiscal-year','from':'2019-10','to':'FY2024',"                                        \
    "'chart':'bars','transform':'per-day,index:2020-01','top':5,'axis':'log','years':'fiscal','events':'none','selectedEvent':'e1'," \
    "'pinnedEvents':['e0'],'k':3,'eventPeriod':'included'")
#define WHOLE                                            \
  PACKAGE (                                              \
    DEFINITION,                                          \
    TABLE (ROWS) "," EVENTS (WHOLE_EVENTS) "," SOURCES ( \
      "{'key':'cbp','title':'CBP','url':'javascript:alert(1)'}") "," CLAIMS (WHOLE_CLAIM) "," VIEWS (WHOLE_VIEW))

/* The texts above are easier to read with single quotes. */
static char *
to_json (const char *text)
{
  char *json = g_strdup (text);

  g_strdelimit (json, "'", '"');
  return json;
}

static JctDocument *
load_text (const char *text, GError **error)
{
  g_autofree char *json = to_json (text);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));

  return jct_document_load_bytes (bytes, "p.json", error);
}

static JctDocument *
load_text_ok (const char *text)
{
  g_autoptr (GError) error = NULL;
  JctDocument *document = load_text (text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (document);
  return document;
}

static void
test_whole (void)
{
  g_autoptr (JctDocument) document = load_text_ok (WHOLE);
  JctTable *table = jct_document_get_table (document, 0);
  const JctEvent *event;
  const JctView *view;

  g_assert_cmpstr (jct_document_get_format (document), ==, "datapackage");
  g_assert_cmpstr (jct_document_get_title (document), ==, "T");
  g_assert_cmpuint (jct_document_get_fiscal_start (document), ==, 10);

  g_assert_cmpuint (jct_table_get_n_rows (table), ==, 3);
  g_assert_cmpint (jct_table_get_missing_periods (table), ==, JCT_MISSING_IS_ZERO);
  g_assert_cmpstr (jct_table_get_period_name (table), ==, "period");
  g_assert_cmpstr (jct_table_get_data_date (table), ==, "2024-10");
  g_assert_cmpstr (jct_table_get_measure_unit (table, 0), ==, "encounters");
  g_assert_cmpint (jct_table_get_integer (table, 0, 0), ==, 3693);
  g_assert_true (jct_table_is_missing (table, 0, 1));
  g_assert_cmpint (jct_table_get_qualifier (table, 0, 1), ==, JCT_QUALIFIER_NEARLY);
  g_assert_cmpint (jct_table_get_qualifier (table, 0, 2), ==, JCT_QUALIFIER_EXACT);
  g_assert_cmpint (jct_table_get_integer (table, 0, 2), ==, 3507);
  g_assert_cmpstr (jct_table_get_value_label (table, 0, jct_table_find_value (table, 0, "CHINA")),
                   ==, "China");
  g_assert_cmpstr (jct_table_get_value_label (table, 0, jct_table_find_value (table, 0, "HAITI")),
                   ==, "HAITI");

  g_assert_cmpuint (jct_document_get_n_events (document), ==, 2);
  event = jct_document_get_event (document, 1);
  g_assert_cmpstr (event->id, ==, "e1");
  g_assert_cmpstr (event->actors[1], ==, "B");
  g_assert_false (event->verified);
  g_assert_cmpint (event->claimed, ==, JCT_DIRECTION_DOWN);
  g_assert_cmpstr (event->claimed_by, ==, "X");
  g_assert_cmpint (jct_document_get_category (document, 0)->shape, ==, JCT_SHAPE_STAR);
  g_assert_false (jct_document_get_claim (document, 0)->verbatim);
  g_assert_cmpfloat (jct_document_get_claim (document, 0)->value, ==, 37000);

  view = jct_document_find_view (document, "v");
  g_assert_cmpint (view->period, ==, JCT_PERIOD_FISCAL_YEAR);
  g_assert_cmpint (view->visible.start, ==, jct_day_from_date (2019, 10, 1));
  g_assert_cmpint (view->visible.end, ==, jct_day_from_date (2024, 10, 1));
  g_assert_false (view->events_shown);
  g_assert_cmpuint (view->k, ==, 3);
  g_assert_true (jct_filter_has_value (view->filter, "citizenship", "HAITI"));

  /* The address that cannot be opened, and the source that is not listed. */
  g_assert_cmpuint (jct_document_get_n_problems (document), ==, 2);
  g_assert_cmpstr (jct_document_get_problem (document, 0)->place, ==, "/resources/2/data/0/url");
  g_assert_cmpstr (jct_document_get_problem (document, 1)->place, ==, "/resources/1/data/0");
  g_assert_nonnull (strstr (jct_document_get_problem (document, 1)->message, "\"gone\""));
}

/* Those that do not pass; written as they were read. */
static void
test_excluded (void)
{
  g_autoptr (JctDocument) document = load_text_ok (
    PACKAGE (DEFINITION,
             TABLE (ROWS) "," VIEWS (VIEW (",'where':{'citizenship':{'not':['HAITI','X']}}"))));
  const JctView *view = jct_document_find_view (document, "v");
  g_autoptr (JctDocument) again = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (jct_filter_is_excluding (view->filter, "citizenship"));
  g_assert_false (jct_filter_passes (view->filter, "citizenship", "HAITI"));
  g_assert_true (jct_filter_passes (view->filter, "citizenship", "CHINA"));
  bytes = jct_document_to_bytes (document, &error);
  g_assert_no_error (error);
  again = jct_document_load_bytes (bytes, "p.json", &error);
  g_assert_no_error (error);
  g_assert_true (jct_filter_equal (jct_document_find_view (again, "v")->filter, view->filter));
}

/* Rows as objects, other kinds of periods, typed dimensions, a table without a role. */
static void
test_tables (void)
{
  g_autoptr (JctDocument) document = load_text_ok (
    "{'resources':["
    "{'name':'a','schema':{'fields':[{'name':'year','type':'year'},{'name':'x','type':'number'},"
    "{'name':'ok','type':'boolean'}]},'data':[{'year':2021,'x':1.5,'ok':true},{'year':'2020','x':2}"
    ",{'year':2020}]},"
    "{'name':'b','juncture':{'role':'observations','periodKind':'fiscal-year','time':'fy'},'schema'"
    ":{'fields':["
    "{'name':'fy','type':'string'},{'name':'x','type':'integer'}]},'data':[['x','fy'],[12.0,'"
    "FY2023']]},"
    "{'name':'c','juncture':{'role':'observations','periodKind':'quarter'},'schema':{'fields':["
    "{'name':'d','type':'date'},{'name':'x','type':'integer'}],'missingValues':['','-']},"
    "'data':[['d','x'],['2024-04-01','-']]},"
    "{'name':'w','juncture':{'role':'observations','periodKind':'week'},'schema':{'fields':["
    "{'name':'d','type':'date'},{'name':'x','type':'integer'}]},'data':[['d','x'],['2024-W05',1]]},"
    "{'name':'other','data':{'any':'thing'}},"
    "{'name':'later','juncture':{'role':'stories'},'data':[]}]}");
  JctTable *a = jct_document_find_table (document, "a");
  JctTable *c = jct_document_find_table (document, "c");

  g_assert_cmpuint (jct_document_get_n_tables (document), ==, 4);
  g_assert_cmpuint (jct_table_get_n_rows (a), ==, 3);
  g_assert_cmpint (jct_table_get_periods (a)[0], ==, 2020);
  g_assert_cmpfloat (jct_table_get_real (a, 0, 0), ==, 2.0);
  g_assert_true (jct_table_is_missing (a, 0, 1));
  g_assert_cmpstr (jct_table_get_value (a, 0, jct_table_get_code (a, 0, 2)), ==, "true");
  g_assert_cmpint (jct_table_get_periods (jct_document_find_table (document, "b"))[0], ==, 2023);
  g_assert_cmpint (jct_table_get_integer (jct_document_find_table (document, "b"), 0, 0), ==, 12);
  g_assert_cmpint (jct_table_get_periods (c)[0], ==, 2024 * 4 + 1);
  g_assert_true (jct_table_is_missing (c, 0, 0));
  g_assert_cmpuint (jct_document_get_n_problems (document), ==, 1);
  g_assert_cmpstr (jct_document_get_problem (document, 0)->place, ==, "/resources/4");
}

static const struct
{
  const char *text;
  JctIoError code;
  const char *place; /* NULL: the whole file */
  const char *words; /* (nullable) */
} cases[] = {
  /* the package */
  { "{'resources':{}}", JCT_IO_ERROR_STRUCTURE, "/resources",
    "Expected an array, found an object" },
  { "{'juncture':{}}", JCT_IO_ERROR_STRUCTURE, NULL, "\"resources\" is missing" },
  { "{'title':5,'resources':[]}", JCT_IO_ERROR_STRUCTURE, "/title",
    "Expected a text, found the number 5" },
  { "{'juncture':[],'resources':[]}", JCT_IO_ERROR_STRUCTURE, "/juncture", "an object" },
  { "{'juncture':{'formatVersion':2},'resources':[]}", JCT_IO_ERROR_VERSION,
    "/juncture/formatVersion", "newer version" },
  { "{'juncture':{'formatVersion':'1'},'resources':[]}", JCT_IO_ERROR_STRUCTURE,
    "/juncture/formatVersion", NULL },
  { "{'juncture':{'fiscalYearStartMonth':13},'resources':[]}", JCT_IO_ERROR_VALUE,
    "/juncture/fiscalYearStartMonth", "from 1 to 12, found the number 13" },
  { "{'resources':[5]}", JCT_IO_ERROR_STRUCTURE, "/resources/0", "an object" },
  { "{'resources':[{'data':[]}]}", JCT_IO_ERROR_STRUCTURE, "/resources/0", "\"name\"" },
  { "{'resources':[{'name':'a'},{'name':'a'}]}", JCT_IO_ERROR_DUPLICATE, "/resources/1/name",
    "\"a\"" },
  { PACKAGE (",'defaultView':'gone'", TABLE (ROWS)), JCT_IO_ERROR_REFERENCE,
    "/juncture/defaultView", "\"gone\"" },
  /* the schema */
  { PACKAGE ("", "{'name':'t','juncture':{'role':'observations'},'data':[]}"),
    JCT_IO_ERROR_STRUCTURE, "/resources/0", "\"schema\"" },
  { PACKAGE ("",
             "{'name':'t','juncture':{'role':'observations'},'schema':{'fields':[{'name':'a','type'"
             ":'geojson'}]},"
             "'data':[]}"),
    JCT_IO_ERROR_VALUE, "/resources/0/schema/fields/0/type", "\"geojson\"" },
  { PACKAGE ("",
             "{'name':'t','juncture':{'role':'observations'},'schema':{'fields':[{'name':'a'},{'"
             "name':'a'}]},"
             "'data':[]}"),
    JCT_IO_ERROR_DUPLICATE, "/resources/0/schema/fields/1/name", "\"a\"" },
  { PACKAGE ("",
             "{'name':'t','juncture':{'role':'observations'},'schema':{'fields':[{'name':'a','type'"
             ":'integer'}]},"
             "'data':[]}"),
    JCT_IO_ERROR_STRUCTURE, "/resources/0/juncture/time", "no field of time" },
  { PACKAGE ("",
             "{'name':'t','juncture':{'role':'observations'},'schema':{'fields':[{'name':'a','type'"
             ":'year'}]},"
             "'data':[]}"),
    JCT_IO_ERROR_STRUCTURE, "/resources/0/juncture/measures", "no measure" },
  { PACKAGE ("",
             "{'name':'t','juncture':{'role':'observations','time':'b'},'schema':{'fields':[{'name'"
             ":'a','type':"
             "'year'}]},'data':[]}"),
    JCT_IO_ERROR_REFERENCE, "/resources/0/juncture/time", "\"b\"" },
  { PACKAGE ("",
             "{'name':'t','juncture':{'role':'observations','periodKind':'decade'},'schema':{'"
             "fields':[{'name':"
             "'a','type':'year'},{'name':'n','type':'integer'}]},'data':[]}"),
    JCT_IO_ERROR_VALUE, "/resources/0/juncture/periodKind", "\"decade\"" },
  { PACKAGE ("",
             "{'name':'t','juncture':{'role':'observations','measures':{'s':{}}},'schema':{'fields'"
             ":[{'name':'a',"
             "'type':'year'},{'name':'s','type':'string'}]},'data':[]}"),
    JCT_IO_ERROR_STRUCTURE, "/resources/0/juncture/measures/s", "integer or number" },
  { PACKAGE ("",
             "{'name':'t','juncture':{'role':'observations','measures':{'a~/"
             "b':{}}},'schema':{'fields':[{'name':"
             "'a','type':'year'}]},'data':[]}"),
    JCT_IO_ERROR_REFERENCE, "/resources/0/juncture/measures/a~0~1b", NULL },
  { PACKAGE ("",
             "{'name':'t','juncture':{'role':'observations'},'schema':{'fields':[{'name':'a','type'"
             ":'year'},"
             "{'name':'n','type':'integer'}],'primaryKey':['a','b']},'data':[]}"),
    JCT_IO_ERROR_REFERENCE, "/resources/0/schema/primaryKey", "\"b\"" },
  /* rows */
  { PACKAGE ("", TABLE ("5")), JCT_IO_ERROR_STRUCTURE, "/resources/0/data",
    "Expected an array, found the number 5" },
  { PACKAGE ("", TABLE ("[['period','citizenship','n','z']]")), JCT_IO_ERROR_REFERENCE,
    "/resources/0/data/0", "\"z\"" },
  { PACKAGE ("", TABLE ("[['period','citizenship','n']]")), JCT_IO_ERROR_STRUCTURE,
    "/resources/0/data/0", "\"q\"" },
  { PACKAGE ("", TABLE ("[['period','citizenship','n','n']]")), JCT_IO_ERROR_DUPLICATE,
    "/resources/0/data/0", "\"n\"" },
  { PACKAGE ("", TABLE ("[['period','citizenship','n','q'],['2024-01','CHINA',1]]")),
    JCT_IO_ERROR_STRUCTURE, "/resources/0/data/1", "3 values; expected 4" },
  { PACKAGE ("", TABLE ("[['period','citizenship','n','q'],['2024-01','CHINA','abc',null]]")),
    JCT_IO_ERROR_STRUCTURE, "/resources/0/data/1/2",
    "Expected a whole number, found the text \"abc\"" },
  { PACKAGE ("", TABLE ("[['period','citizenship','n','q'],['2024-01','CHINA',1.5,null]]")),
    JCT_IO_ERROR_STRUCTURE, "/resources/0/data/1/2", "Expected a whole number, found 1.5" },
  { PACKAGE ("", TABLE ("[['period','citizenship','n','q'],['2024-13','CHINA',1,null]]")),
    JCT_IO_ERROR_VALUE, "/resources/0/data/1/0", "a month such as 2024-05, found \"2024-13\"" },
  { PACKAGE ("", TABLE ("[['period','citizenship','n','q'],[null,'CHINA',1,null]]")),
    JCT_IO_ERROR_STRUCTURE, "/resources/0/data/1/0", "found nothing" },
  { PACKAGE ("", TABLE ("[['period','citizenship','n','q'],[202401,'CHINA',1,null]]")),
    JCT_IO_ERROR_STRUCTURE, "/resources/0/data/1/0", "the number 202401" },
  { PACKAGE ("", TABLE ("[['period','citizenship','n','q'],['2024-01',['CHINA'],1,null]]")),
    JCT_IO_ERROR_STRUCTURE, "/resources/0/data/1/1", "Expected a text, found an array" },
  { PACKAGE ("", TABLE ("[['period','citizenship','n','q'],['2024-01','CHINA',1,'perhaps']]")),
    JCT_IO_ERROR_VALUE, "/resources/0/data/1/3", "\"perhaps\"" },
  { PACKAGE (
      "",
      TABLE (
        "[['period','citizenship','n','q'],['2024-01','CHINA',1,null],['2024-02','CHINA',1,null],"
        "['2024-01','CHINA',2,null]]")),
    JCT_IO_ERROR_DUPLICATE, "/resources/0/data/3", "/resources/0/data/1" },
  { PACKAGE ("", TABLE ("[{'period':'2024-01','citizenship':'CHINA','n':true}]")),
    JCT_IO_ERROR_STRUCTURE, "/resources/0/data/0/n", "found true" },
  { PACKAGE ("", TABLE ("[{'period':'2024-01','citizenship':'CHINA','n':1,'more':2}]")),
    JCT_IO_ERROR_REFERENCE, "/resources/0/data/0/more", NULL },
  { PACKAGE (
      "", TABLE ("[{'period':'2024-01','citizenship':'CHINA','n':1},['2024-02','CHINA',1,null]]")),
    JCT_IO_ERROR_STRUCTURE, "/resources/0/data/1", "Expected an object, found an array" },
  { PACKAGE ("",
             "{'name':'t','juncture':{'role':'observations'},'schema':{'fields':[{'name':'a','type'"
             ":'year'},{'name'"
             ":'s','type':'string'},{'name':'n','type':'integer'}],'primaryKey':'a'},'data':[['a','"
             "s','n'],"
             "[2020,'x',1],[2021,'x',1],[2020,'y',1]]}"),
    JCT_IO_ERROR_DUPLICATE, "/resources/0/data/3", "/resources/0/data/1" },
  { PACKAGE (
      "",
      "{'name':'t','juncture':{'role':'observations','periodKind':'quarter'},'schema':{'fields':[{'"
      "name':"
      "'a','type':'date'},{'name':'n','type':'integer'}]},'data':[['a','n'],['2024-05-01',1]]}"),
    JCT_IO_ERROR_VALUE, "/resources/0/data/1/0", "2024-Q1" },
  /* sibling files, which a file from memory has not */
  { PACKAGE ("", "{'name':'t','juncture':{'role':'events'},'path':'events.json'}"),
    JCT_IO_ERROR_PATH, "/resources/0/path", "\"events.json\"" },
  { PACKAGE ("", "{'name':'t','juncture':{'role':'events'}}"), JCT_IO_ERROR_STRUCTURE,
    "/resources/0", "\"data\"" },
  /* events, sources, claims */
  { PACKAGE ("", EVENTS ("5")), JCT_IO_ERROR_STRUCTURE, "/resources/0/data/0", "an object" },
  { PACKAGE ("", EVENTS ("{'id':'e','title':'t'}")), JCT_IO_ERROR_STRUCTURE, "/resources/0/data/0",
    "\"date\"" },
  { PACKAGE ("", EVENTS ("{'date':'2020','title':'t'}")), JCT_IO_ERROR_STRUCTURE,
    "/resources/0/data/0", "\"id\"" },
  { PACKAGE ("", EVENTS ("{'id':'e','date':'2022-13','title':'t'}")), JCT_IO_ERROR_VALUE,
    "/resources/0/data/0/date", NULL },
  { PACKAGE ("", EVENTS ("{'id':'e','date':'2001-21','title':'t'}")), JCT_IO_ERROR_VALUE,
    "/resources/0/data/0/date", NULL },
  { PACKAGE ("", EVENTS (EVENT ("") "," EVENT (""))), JCT_IO_ERROR_DUPLICATE, "/resources/0/data/1",
    "e1" },
  { PACKAGE ("", EVENTS (EVENT (",'actors':[1]"))), JCT_IO_ERROR_STRUCTURE,
    "/resources/0/data/0/actors/0", NULL },
  { PACKAGE ("", EVENTS (EVENT (",'confidence':'sure'"))), JCT_IO_ERROR_VALUE,
    "/resources/0/data/0/confidence", "\"sure\"" },
  { PACKAGE ("", EVENTS (EVENT (",'claimed':{'direction':'left'}"))), JCT_IO_ERROR_VALUE,
    "/resources/0/data/0/claimed/direction", "\"left\"" },
  { PACKAGE ("", SOURCES ("{'key':'a','title':'t'},{'key':'a','title':'u'}")),
    JCT_IO_ERROR_DUPLICATE, "/resources/0/data/1", "a" },
  { PACKAGE ("", CLAIMS ("{'id':'c','kind':'count'}")), JCT_IO_ERROR_STRUCTURE,
    "/resources/0/data/0", "\"quote\"" },
  { PACKAGE ("", CLAIMS ("{'id':'c','kind':'count','quote':'q','value':'many'}")),
    JCT_IO_ERROR_STRUCTURE, "/resources/0/data/0/value", "\"many\"" },
  /* definitions, categories, views */
  { PACKAGE (",'definitions':[{'id':'d','title':'D','table':'gone','measure':'n'}]", TABLE (ROWS)),
    JCT_IO_ERROR_REFERENCE, "/juncture/definitions/0/table", "\"gone\"" },
  { PACKAGE (",'definitions':[{'id':'d','title':'D','table':'encounters','measure':'m'}]",
             TABLE (ROWS)),
    JCT_IO_ERROR_REFERENCE, "/juncture/definitions/0/measure", "\"m\"" },
  { PACKAGE (",'definitions':[{'id':'d','title':'D','table':'encounters','measure':'n','by':'z'}]",
             TABLE (ROWS)),
    JCT_IO_ERROR_REFERENCE, "/juncture/definitions/0/by", "\"z\"" },
  { PACKAGE (",'definitions':[{'id':'d','title':'D','table':'encounters','measure':'n','where':{'z'"
             ":['y']}}]",
             TABLE (ROWS)),
    JCT_IO_ERROR_REFERENCE, "/juncture/definitions/0/where/z", "\"z\"" },
  { PACKAGE (DEFINITION, TABLE (ROWS) "," VIEWS (VIEW (",'where':{'citizenship':{'but':['X']}}"))),
    JCT_IO_ERROR_STRUCTURE, "/resources/1/data/0/where/citizenship", "“not” alone" },
  { PACKAGE (DEFINITION, TABLE (ROWS) "," VIEWS (VIEW (",'where':{'citizenship':{'not':[1]}}"))),
    JCT_IO_ERROR_STRUCTURE, "/resources/1/data/0/where/citizenship/not/0", "a text" },
  { PACKAGE (",'categories':[{'id':'c','shape':'blob'}]", ""), JCT_IO_ERROR_VALUE,
    "/juncture/categories/0/shape", "\"blob\"" },
  { PACKAGE (DEFINITION, TABLE (ROWS) "," VIEWS (VIEW (",'chart':'pie'"))), JCT_IO_ERROR_VALUE,
    "/resources/1/data/0/chart", "\"pie\"" },
  { PACKAGE (DEFINITION, TABLE (ROWS) "," VIEWS (VIEW (",'from':'2024-13'"))), JCT_IO_ERROR_VALUE,
    "/resources/1/data/0/from", "\"2024-13\"" },
  { PACKAGE (DEFINITION, TABLE (ROWS) "," VIEWS (VIEW (",'from':'2024-02','to':'2024-01'"))),
    JCT_IO_ERROR_VALUE, "/resources/1/data/0/to", "ends before" },
  { PACKAGE (DEFINITION, TABLE (ROWS) "," VIEWS (VIEW (",'k':0"))), JCT_IO_ERROR_VALUE,
    "/resources/1/data/0/k", NULL },
  { PACKAGE (DEFINITION, TABLE (ROWS) "," VIEWS ("{'id':'v','definition':'gone'}")),
    JCT_IO_ERROR_REFERENCE, "/resources/1/data/0/definition", "gone" },
  { PACKAGE (DEFINITION, TABLE (ROWS) "," VIEWS (VIEW (",'selectedEvent':'gone'"))),
    JCT_IO_ERROR_REFERENCE, "/resources/1/data/0/selectedEvent", "\"gone\"" },
  { PACKAGE (DEFINITION,
             TABLE (ROWS) "," VIEWS (VIEW (",'pinnedEvents':['gone']")) "," EVENTS (EVENT (""))),
    JCT_IO_ERROR_REFERENCE, "/resources/1/data/0/pinnedEvents/0", "\"gone\"" },
  { PACKAGE (DEFINITION,
             TABLE (ROWS) "," VIEWS (VIEW (",'events':['e1','gone']")) "," EVENTS (EVENT (""))),
    JCT_IO_ERROR_REFERENCE, "/resources/1/data/0/events/1", "\"gone\"" },
  { PACKAGE (DEFINITION, TABLE (ROWS) "," VIEWS (VIEW (",'events':'some'"))), JCT_IO_ERROR_VALUE,
    "/resources/1/data/0/events", "\"some\"" },
  { PACKAGE (DEFINITION, TABLE (ROWS) "," VIEWS (VIEW (",'events':3"))), JCT_IO_ERROR_STRUCTURE,
    "/resources/1/data/0/events", "array of the ids" },
  { PACKAGE (DEFINITION, TABLE (ROWS) "," VIEWS (VIEW (",'events':[3]"))), JCT_IO_ERROR_STRUCTURE,
    "/resources/1/data/0/events/0", "a text" },
};

static void
test_errors (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JctDocument) document = load_text (cases[i].text, &error);

      g_test_message ("case %u: %s", i, error != NULL ? error->message : "no error");
      g_assert_null (document);
      g_assert_error (error, JCT_IO_ERROR, (gint) cases[i].code);
      g_assert_true (g_str_has_prefix (error->message, "p.json: "));
      g_assert_cmpstr (jct_io_error_get_place (error), ==, cases[i].place);
      if (cases[i].place != NULL)
        g_assert_nonnull (strstr (error->message, cases[i].place));
      if (cases[i].words != NULL)
        g_assert_nonnull (strstr (error->message, cases[i].words));
      g_assert_null (strchr (error->message, '\n'));
    }
}

/* ---- sibling files ---- */

typedef struct
{
  char *root;   /* with a file "secret.json" that no package may read */
  char *folder; /* root/package */
} Folder;

static void
write_in (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *json = g_str_has_suffix (name, ".json") ? to_json (text) : g_strdup (text);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, json, -1, &error);
  g_assert_no_error (error);
}

static void
folder_set_up (Folder *folder, gconstpointer data)
{
  folder->root = g_dir_make_tmp ("jct-package-XXXXXX", NULL);
  folder->folder = g_build_filename (folder->root, "package", NULL);
  g_assert_cmpint (g_mkdir (folder->folder, 0755), ==, 0);
  write_in (folder->root, "secret.json", "[]");
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_all (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
folder_tear_down (Folder *folder, gconstpointer data)
{
  remove_all (folder->root);
  g_free (folder->root);
  g_free (folder->folder);
}

static JctDocument *
load_package (const Folder *folder, const char *text, GError **error)
{
  g_autofree char *path = g_build_filename (folder->folder, "p.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  write_in (folder->folder, "p.json", text);
  return jct_document_load (file, NULL, NULL, NULL, error);
}

#define SIBLING(path, more)                                                                    \
  PACKAGE ("", "{'name':'t','path':'" path "'" more ",'schema':{'fields':[{'name':'m','type':" \
               "'yearmonth'},{'name':'s','type':'string'},{'name':'x','type':'number'}],"      \
               "'primaryKey':['m','s']},'juncture':{'role':'observations'}}")

static void
test_siblings (Folder *folder, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JctDocument) csv = NULL;
  g_autoptr (JctDocument) json = NULL;
  g_autoptr (JctDocument) events = NULL;
  JctTable *table;

  write_in (folder->folder, "a.csv",
            "s;m;x\r\n\"a;\"\"b\"\"\nc\";2024-01;-1.5e3\r\n\r\nd;2024-02;\r\n");
  csv = load_package (folder, SIBLING ("a.csv", ",'dialect':{'delimiter':';'}"), &error);
  g_assert_no_error (error);
  table = jct_document_get_table (csv, 0);
  g_assert_cmpuint (jct_table_get_n_rows (table), ==, 2);
  g_assert_cmpstr (jct_table_get_value (table, 0, jct_table_get_code (table, 0, 0)), ==,
                   "a;\"b\"\nc");
  g_assert_cmpfloat (jct_table_get_real (table, 0, 0), ==, -1500);
  g_assert_true (jct_table_is_missing (table, 0, 1));

  write_in (folder->folder, "rows.json", "[['m','s','x'],['2024-01','a',1]]");
  json = load_package (folder, SIBLING ("rows.json", ""), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (jct_table_get_n_rows (jct_document_get_table (json, 0)), ==, 1);

  write_in (folder->folder, "events.json", "[" EVENT ("") "]");
  events
    = load_package (folder,
                    PACKAGE ("",
                             "{'name':'e','path':'./events.json','juncture':{'role':'events'}}"),
                    &error);
  g_assert_no_error (error);
  g_assert_cmpuint (jct_document_get_n_events (events), ==, 1);
}

/* A saved document is one file: what stood beside it stands in it. */
static void
test_siblings_saved (Folder *folder, gconstpointer data)
{
  g_autofree char *path = g_build_filename (folder->root, "saved.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (JctDocument) document = NULL;
  g_autoptr (JctDocument) again = NULL;
  g_autofree char *text = NULL;

  write_in (folder->folder, "a.csv", "m,s,x\n2024-01,a,1\n2024-02,b,2.5\n");
  write_in (folder->folder, "events.json", "[" EVENT ("") "]");
  document = load_package (
    folder,
    "{'resources':[{'name':'e','path':'events.json','format':'json','juncture':{'role':'events'}},"
    "{'name':'t','path':'a.csv','encoding':'utf-8','keep':1,'schema':{'fields':[{'name':'m','type':"
    "'yearmonth'},{'name':'s','type':'string'},{'name':'x','type':'number'}]}}]}",
    &error);
  g_assert_no_error (error);
  jct_document_save (document, path, &error);
  g_assert_no_error (error);
  again = jct_document_load (file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (jct_document_get_n_events (again), ==, 1);
  g_assert_cmpfloat (jct_table_get_real (jct_document_get_table (again, 0), 0, 1), ==, 2.5);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_null (strstr (text, "path"));
  g_assert_null (strstr (text, "encoding"));
  g_assert_nonnull (strstr (text, "\"keep\": 1"));
}

static void
assert_refused (
  const Folder *folder, const char *text, JctIoError code, const char *place, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JctDocument) document = load_package (folder, text, &error);

  g_test_message ("%s", error != NULL ? error->message : "no error");
  g_assert_null (document);
  g_assert_error (error, JCT_IO_ERROR, (gint) code);
  g_assert_cmpstr (jct_io_error_get_place (error), ==, place);
  if (words != NULL)
    g_assert_nonnull (strstr (error->message, words));
}

static void
test_sibling_paths (Folder *folder, gconstpointer data)
{
  g_autofree char *link = g_build_filename (folder->folder, "link.json", NULL);
  g_autofree char *outside = g_build_filename (folder->folder, "outside", NULL);
  g_autofree char *fifo = g_build_filename (folder->folder, "fifo.json", NULL);
  g_autofree char *sub = g_build_filename (folder->folder, "sub", NULL);

  g_assert_cmpint (symlink ("../secret.json", link), ==, 0);
  g_assert_cmpint (symlink ("..", outside), ==, 0);
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_cmpint (g_mkdir (sub, 0755), ==, 0);

  assert_refused (folder, SIBLING ("../secret.json", ""), JCT_IO_ERROR_PATH, "/resources/0/path",
                  "out of");
  assert_refused (folder, SIBLING ("sub/../../secret.json", ""), JCT_IO_ERROR_PATH,
                  "/resources/0/path", "out of");
  assert_refused (folder, SIBLING ("/etc/passwd", ""), JCT_IO_ERROR_PATH, "/resources/0/path",
                  "out of");
  assert_refused (folder, SIBLING ("~/secret.json", ""), JCT_IO_ERROR_PATH, "/resources/0/path",
                  "out of");
  assert_refused (folder, SIBLING ("..\\\\secret.json", ""), JCT_IO_ERROR_PATH, "/resources/0/path",
                  "out of");
  assert_refused (folder, SIBLING ("file:///etc/passwd", ""), JCT_IO_ERROR_PATH,
                  "/resources/0/path", "out of");
  assert_refused (folder, SIBLING ("https://example.org/a.csv", ""), JCT_IO_ERROR_PATH,
                  "/resources/0/path", NULL);
  assert_refused (folder, SIBLING ("", ""), JCT_IO_ERROR_PATH, "/resources/0/path", NULL);
  assert_refused (folder, SIBLING ("link.json", ""), JCT_IO_ERROR_PATH, "/resources/0/path",
                  "out of");
  assert_refused (folder, SIBLING ("outside/secret.json", ""), JCT_IO_ERROR_PATH,
                  "/resources/0/path", "out of");
  assert_refused (folder, SIBLING ("sub", ""), JCT_IO_ERROR_PATH, "/resources/0/path",
                  "folder, not a file");
  assert_refused (folder, SIBLING ("fifo.json", ""), JCT_IO_ERROR_PATH, "/resources/0/path",
                  "not a regular file");
  assert_refused (folder, SIBLING ("gone.csv", ""), JCT_IO_ERROR_PATH, "/resources/0/path",
                  "gone.csv");
}

static void
test_sibling_errors (Folder *folder, gconstpointer data)
{
  write_in (folder->folder, "a.csv", "m,s,x\n2024-01,a,1\n2024-02,a,nan\n");
  assert_refused (folder, SIBLING ("a.csv", ""), JCT_IO_ERROR_VALUE, "line 3, field \"x\"",
                  "a.csv: line 3");
  write_in (folder->folder, "a.csv", "m,s,x\n2024-01,a,1e999\n");
  assert_refused (folder, SIBLING ("a.csv", ""), JCT_IO_ERROR_VALUE, "line 2, field \"x\"",
                  "1e999");
  write_in (folder->folder, "a.csv", "m,s,x\n2024-01,\"a\nb\",1\n2024-01,\"a\nb\",1\n");
  assert_refused (folder, SIBLING ("a.csv", ""), JCT_IO_ERROR_DUPLICATE, "line 4", "line 2");
  write_in (folder->folder, "a.csv", "m,s\n2024-01,a\n");
  assert_refused (folder, SIBLING ("a.csv", ""), JCT_IO_ERROR_STRUCTURE, "line 1", "\"x\"");
  write_in (folder->folder, "a.csv", "m,s,x\n2024-01,a\n");
  assert_refused (folder, SIBLING ("a.csv", ""), JCT_IO_ERROR_STRUCTURE, "line 2",
                  "2 values; expected 3");
  write_in (folder->folder, "a.csv", "m,s,x\n2024-01,\"a,1\n");
  assert_refused (folder, SIBLING ("a.csv", ""), JCT_IO_ERROR_SYNTAX, "line 2", "never closed");
  write_in (folder->folder, "a.json", "[{'m':'2024-01','s':'a','x':'1'}]");
  assert_refused (folder, SIBLING ("a.json", ""), JCT_IO_ERROR_STRUCTURE, "/0/x", "a.json: /0/x");
}

#define SIBLINGS(paths)                                                                   \
  PACKAGE ("", "{'name':'t','path':[" paths "],'schema':{'fields':[{'name':'m','type':"   \
               "'yearmonth'},{'name':'s','type':'string'},{'name':'x','type':'number'}]," \
               "'primaryKey':['m','s']},'juncture':{'role':'observations'}}")

/* Several files are one table: with a header each, in any order of fields, or with one in the first. */
static void
test_several_files (Folder *folder, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JctDocument) document = NULL;
  JctTable *table;

  write_in (folder->folder, "a.csv", "m,s,x\n2024-01,a,1\n");
  write_in (folder->folder, "b.csv", "s,x,m\nb,2,2024-01\n");
  write_in (folder->folder, "c.csv", "c,3,2024-02\n");
  write_in (folder->folder, "d.json", "[{'m':'2024-03','s':'d','x':4}]");
  document = load_package (folder, SIBLINGS ("'a.csv','b.csv','c.csv','d.json'"), &error);
  g_assert_no_error (error);
  table = jct_document_get_table (document, 0);
  g_assert_cmpuint (jct_table_get_n_rows (table), ==, 4);
  g_assert_cmpfloat (jct_table_get_real (table, 0, 2), ==, 3);
  g_assert_cmpfloat (jct_table_get_real (table, 0, 3), ==, 4);

  /* Messages name the file and its own lines. */
  write_in (folder->folder, "b.csv", "m,s,x\n2024-01,b,2\n2024-01,b2,nan\n");
  assert_refused (folder, SIBLINGS ("'a.csv','b.csv'"), JCT_IO_ERROR_VALUE, "line 3, field \"x\"",
                  "b.csv: line 3");
  write_in (folder->folder, "b.csv", "m,s,x\n2024-01,b,2\n2024-01,a,2\n");
  assert_refused (folder, SIBLINGS ("'a.csv','b.csv'"), JCT_IO_ERROR_DUPLICATE, "line 3", "a.csv");
  write_in (folder->folder, "d.json", "[['m','s','x'],['2024-01','q',4],['2024-01','a',4]]");
  assert_refused (folder, SIBLINGS ("'a.csv','d.json'"), JCT_IO_ERROR_DUPLICATE, "/2", "line 2");
  assert_refused (folder, SIBLINGS ("'d.json','a.csv'"), JCT_IO_ERROR_DUPLICATE, "line 2", "/2");
  write_in (folder->folder, "b.csv", "m,s,y\n2024-01,b,2\n");
  assert_refused (folder, SIBLINGS ("'a.csv','b.csv'"), JCT_IO_ERROR_VALUE, "line 1, field \"m\"",
                  "b.csv");
  assert_refused (folder, SIBLINGS ("'a.csv','../secret.json'"), JCT_IO_ERROR_PATH,
                  "/resources/0/path/1", "out of");
  assert_refused (folder, SIBLINGS ("'a.csv',7"), JCT_IO_ERROR_STRUCTURE, "/resources/0/path/1",
                  NULL);
  assert_refused (folder, SIBLINGS (""), JCT_IO_ERROR_STRUCTURE, "/resources/0/path", NULL);
  assert_refused (folder, SIBLINGS ("'a.csv','gone.csv'"), JCT_IO_ERROR_PATH, "/resources/0/path/1",
                  "gone.csv");
  assert_refused (folder, SIBLINGS ("'gone.csv'"), JCT_IO_ERROR_PATH, "/resources/0/path/0",
                  "gone.csv");
}

/* Records and rows of a file beside the package, as they are and each broken in one way; longer than a block. */
static void
test_long_sibling (Folder *folder, gconstpointer data)
{
  g_autoptr (GString) records = g_string_new ("[");
  g_autoptr (GString) rows = g_string_new ("[['m','s','x']");
  guint n = 12000;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *values
        = g_strdup_printf ("'%04u-%02u','s%u',%u.5", 1000 + i / 12, i % 12 + 1, i % 7, i);
      g_auto (GStrv) parts = g_strsplit (values, ",", -1);

      g_string_append_printf (rows, ",[%s]", values);
      g_string_append_printf (records, "%s{'m':%s,'s':%s,'x':%s}", i > 0 ? "," : "", parts[0],
                              parts[1], parts[2]);
    }
  for (guint form = 0; form < 2; form++)
    {
      GString *text = form == 0 ? records : rows;
      g_autofree char *after = g_strdup_printf ("line 1, column %" G_GSIZE_FORMAT, text->len + 3);
      g_autofree char *last = g_strdup_printf ("/%u", n + form);
      g_autofree char *whole = g_strconcat (text->str, "]\n", NULL);
      g_autofree char *open = g_strconcat (text->str, "] x", NULL);
      g_autofree char *repeated
        = g_strconcat (text->str, form == 0 ? ",{'m':'1000-01','s':'s0'}]" : ",['1000-01','s0',1]]",
                       NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (JctDocument) document = NULL;
      JctTable *table;

      write_in (folder->folder, "a.json", whole);
      document = load_package (folder, SIBLING ("a.json", ""), &error);
      g_assert_no_error (error);
      table = jct_document_get_table (document, 0);
      g_assert_cmpuint (jct_table_get_n_rows (table), ==, n);
      g_assert_cmpfloat (jct_table_get_real (table, 0, n - 1), ==, n - 0.5);
      write_in (folder->folder, "a.json", open);
      assert_refused (folder, SIBLING ("a.json", ""), JCT_IO_ERROR_SYNTAX, after, "a.json: line 1");
      write_in (folder->folder, "a.json", repeated);
      assert_refused (folder, SIBLING ("a.json", ""), JCT_IO_ERROR_DUPLICATE, last, "a.json: /");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/io/package/whole", test_whole);
  g_test_add_func ("/io/package/tables", test_tables);
  g_test_add_func ("/io/package/excluded", test_excluded);
  g_test_add_func ("/io/package/errors", test_errors);
  g_test_add ("/io/package/siblings", Folder, NULL, folder_set_up, test_siblings, folder_tear_down);
  g_test_add ("/io/package/siblings-saved", Folder, NULL, folder_set_up, test_siblings_saved,
              folder_tear_down);
  g_test_add ("/io/package/sibling-paths", Folder, NULL, folder_set_up, test_sibling_paths,
              folder_tear_down);
  g_test_add ("/io/package/several-files", Folder, NULL, folder_set_up, test_several_files,
              folder_tear_down);
  g_test_add ("/io/package/long-sibling", Folder, NULL, folder_set_up, test_long_sibling,
              folder_tear_down);
  g_test_add ("/io/package/sibling-errors", Folder, NULL, folder_set_up, test_sibling_errors,
              folder_tear_down);
  return g_test_run ();
}
