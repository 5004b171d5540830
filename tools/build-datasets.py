#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Build the bundled datasets from the table that CBP publishes and from our own texts.

    tools/build-datasets.py --cbp nationwide-encounters-fy20-fy24-aor.csv [-o data/datasets]

The table is on https://www.cbp.gov/newsroom/stats/nationwide-encounters ("by area of responsibility"); it is read
plain or gzip-compressed, with the header as published or in lower case with underscores. Everything else stands in
data/datasets/source: the packages without their rows (us-china-repatriation.json, reported-figures.json) and the texts
that go into them (events.json, sources.json, claims.json, stories.json).

The same input gives the same bytes. The control totals are printed; where one does not hold, nothing is written.
"""

import argparse
import collections
import csv
import gzip
import io
import json
import pathlib
import re
import sys

SOURCE = pathlib.Path(__file__).resolve().parent.parent / "data" / "datasets" / "source"
FIRST, LAST = "2019-10", "2024-09"
CHINA = "CHINA, PEOPLES REPUBLIC OF"
MONTHS = {name: number for number, name in enumerate("JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(), 1)}

# Our names of CBP's columns, whose own are compared in lower case with underscores.
COLUMNS = {
    "fiscal_year": "fiscal_year",
    "month_grouping": "month_grouping",
    "month_abbv": "month",
    "component": "component",
    "land_border_region": "border",
    "area_of_responsibility": "area",
    "demographic": "demographic",
    "citizenship": "citizenship",
    "title_of_authority": "authority",
    "encounter_type": "encounter_type",
    "encounter_count": "encounters",
}

# (what, component or None for all, first month, last month, total), Chinese nationals at the southwest border
CONTROLS = [
    ("Border Patrol, FY2023", "U.S. Border Patrol", "2022-10", "2023-09", 24048),
    ("Border Patrol, FY2022", "U.S. Border Patrol", "2021-10", "2022-09", 1970),
    ("Border Patrol, 2023", "U.S. Border Patrol", "2023-01", "2023-12", 37153),
    ("Border Patrol, 2023-12", "U.S. Border Patrol", "2023-12", "2023-12", 5951),
    ("Border Patrol, 2024-01", "U.S. Border Patrol", "2024-01", "2024-01", 3693),
    ("Border Patrol, 2024-02", "U.S. Border Patrol", "2024-02", "2024-02", 3507),
    ("Border Patrol, 2024-03", "U.S. Border Patrol", "2024-03", "2024-03", 2048),
    ("with ports of entry, FY2023", None, "2022-10", "2023-09", 24314),
    ("with ports of entry, FY2022", None, "2021-10", "2022-09", 2176),
]


class BuildError(Exception):
    """What is wrong with an input, in one sentence."""


def calendar_month(fiscal_year, month):
    """'2024 (FYTD)', 'OCT' -> '2023-10'; CBP's fiscal year begins in October."""
    year = re.fullmatch(r"(\d{4})(?: \(FYTD\))?", fiscal_year)
    number = MONTHS.get(month.upper())
    if not year or not number:
        raise ValueError(f"no fiscal year and month: {fiscal_year!r}, {month!r}")
    return f"{int(year[1]) - (number >= 10):04d}-{number:02d}"


def read_cbp(path):
    """The rows of CBP's table as dicts with our column names, `period` and an integer `encounters`."""
    data = pathlib.Path(path).read_bytes()
    if data[:2] == b"\x1f\x8b":
        data = gzip.decompress(data)
    reader = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
    header = [re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_") for name in next(reader, [])]
    missing = sorted(set(COLUMNS) - set(header))
    if missing:
        raise BuildError(f"{path}:1: no column for {', '.join(missing)}; this needs the table by area of responsibility")
    rows, seen, outside = [], {}, 0
    for cells in reader:
        place = f"{path}:{reader.line_num}"
        if not any(cells):
            continue
        if len(cells) != len(header):
            raise BuildError(f"{place}: {len(cells)} cells under {len(header)} columns")
        row = {COLUMNS[name]: cell.strip() for name, cell in zip(header, cells) if name in COLUMNS}
        try:
            row["period"] = calendar_month(row["fiscal_year"], row["month"])
            row["encounters"] = int(row["encounters"].replace(",", ""))
        except ValueError as error:
            raise BuildError(f"{place}: {error}") from None
        if row["encounters"] < 0:
            raise BuildError(f"{place}: a count below zero")
        key = tuple(value for name, value in sorted(row.items())
                    if name not in ("encounters", "fiscal_year", "month", "month_grouping"))
        if key in seen:
            raise BuildError(f"{place}: repeats line {seen[key]}; months of a year that was published twice do not add up")
        seen[key] = reader.line_num
        if FIRST <= row["period"] <= LAST:
            rows.append(row)
        else:
            outside += 1
    if outside:
        print(f"{outside} rows outside {FIRST} to {LAST} left out", file=sys.stderr)
    return rows


def check_totals(rows):
    failed = 0
    for what, component, first, last, expected in CONTROLS:
        total = sum(row["encounters"] for row in rows
                    if row["citizenship"] == CHINA and row["border"] == "Southwest Land Border"
                    and component in (None, row["component"]) and first <= row["period"] <= last)
        holds = total == expected
        failed += not holds
        print(f"{'ok  ' if holds else 'FAIL'} China, southwest border, {what}: {total:,}"
              + ("" if holds else f" instead of {expected:,}"))
    if failed:
        raise BuildError(f"{failed} control totals do not hold: the table is not the one that these datasets state")


def sum_table(rows, resource):
    """The rows summed over all that the resource's fields do not tell apart, after a row of the fields' names."""
    fields = resource["schema"]["fields"]
    *keys, measure = [field["name"] for field in fields]
    known = {field["name"]: {category["value"] for category in field["categories"]}
             for field in fields if "categories" in field}
    sums = collections.Counter()
    for row in rows:
        for name, values in known.items():
            if row[name] not in values:
                raise BuildError(f"{resource['name']}: no label for the value {row[name]!r} of {name!r}")
        sums[tuple(row[name] for name in keys)] += row[measure]
    return [keys + [measure]] + [[*key, total] for key, total in sorted(sums.items()) if total]


def used_categories(resource):
    """Leaves out the labels of values that no row has."""
    header, *rows = resource["data"]
    for field in resource["schema"]["fields"]:
        if "categories" in field:
            used = {row[header.index(field["name"])] for row in rows}
            field["categories"] = [category for category in field["categories"] if category["value"] in used]


PERIODS = {"month": r"\d{4}-\d\d", "year": r"\d{4}", "fiscal-year": r"FY\d{4}"}
ARTICLES = {"seed-voa": "Voice of America", "seed-nbc": "NBC News, reworded copy"}


def articles_rows(claims, kind):
    """The figures among the claims whose period is of that kind."""
    pattern = PERIODS[kind]
    rows = []
    for claim in claims:
        period = claim.get("period", "").rstrip("~")
        if claim["kind"] == "count" and "value" in claim and re.fullmatch(pattern, period):
            qualifier = "exact" if claim["qualifier"] == "unqualified" else claim["qualifier"]
            rows.append([period, ARTICLES[claim["source"]], claim["subject"], claim["measure"], claim["value"], qualifier])
    return rows


def reported_rows(claims, resource):
    header = [field["name"] for field in resource["schema"]["fields"]]
    return [header] + sorted(articles_rows(claims, resource["juncture"]["periodKind"]))


CBP_KEY = "cbp-nationwide-encounters"
BESIDE = "reported-beside-cbp"
BORDER_PATROL = "U.S. Border Patrol"


def beside_rows(claims, china, resource):
    """The monthly figures of the articles for the southwest border, and CBP's own beside them."""
    rows = [[period, article, value, qualifier]
            for period, article, subject, _, value, qualifier in articles_rows(claims, "month")
            if subject == "Chinese nationals at the southwest land border"]
    sums = collections.Counter()
    for row in china:
        if row["border"] == "Southwest Land Border" and row["component"] == BORDER_PATROL:
            sums[row["period"]] += row["encounters"]
    rows += [[period, f"CBP, {BORDER_PATROL}", total, "exact"] for period, total in sums.items()]
    return [[field["name"] for field in resource["schema"]["fields"]]] + sorted(rows)


def write_json(value, indent=0):
    """JSON in two-space steps; what holds no object and fits stands on one line, so that a row is a line."""
    line = json.dumps(value, ensure_ascii=False)
    nested = isinstance(value, dict) or (isinstance(value, list) and any(isinstance(v, (dict, list)) for v in value))
    small = isinstance(value, dict) and len(value) <= 3 and not any(isinstance(v, (dict, list)) for v in value.values())
    if not value or not isinstance(value, (dict, list)) or not nested or (small and len(line) + indent <= 118):
        return line
    pad = " " * (indent + 2)
    if isinstance(value, dict):
        items = [f"{json.dumps(key, ensure_ascii=False)}: {write_json(item, indent + 2)}" for key, item in value.items()]
    else:
        items = [write_json(item, indent + 2) for item in value]
    left, right = "{}" if isinstance(value, dict) else "[]"
    return f"{left}\n{pad}" + f",\n{pad}".join(items) + f"\n{' ' * indent}{right}"


def fill(package, by_role, table):
    for resource in package["resources"]:
        role = resource["juncture"]["role"]
        if role == "observations":
            resource["data"] = table(resource)
            used_categories(resource)
            print(f"{package['name']}: {resource['name']}: {len(resource['data']) - 1} rows")
        elif role in by_role:
            resource["data"] = by_role[role]
    return package


def build(options):
    load = lambda path: json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
    events, sources, claims = load(options.events), load(options.sources), load(options.claims)
    stories = load(options.stories)
    encounters, reported = load(SOURCE / "us-china-repatriation.json"), load(SOURCE / "reported-figures.json")

    rows = read_cbp(options.cbp)
    check_totals(rows)
    china = [row for row in rows if row["citizenship"] == CHINA]
    fill(encounters, {"events": events, "sources": sources, "claims": claims, "stories": stories},
         lambda resource: sum_table(china if resource["name"] == "china-detail" else rows, resource))

    figures = [claim for claim in claims if claim["kind"] == "count" and "value" in claim]
    fill(reported, {"sources": [source for source in sources if source["key"] in (*ARTICLES, CBP_KEY)], "claims": figures},
         lambda resource: beside_rows(figures, china, resource) if resource["name"] == BESIDE
         else reported_rows(figures, resource))
    n_rows = sum(len(resource["data"]) - 1 for resource in reported["resources"]
                 if resource["juncture"]["role"] == "observations" and resource["name"] != BESIDE)
    if n_rows != len(figures):
        raise BuildError(f"{len(figures)} figures are claimed, {n_rows} found a table: a period is of no known kind")

    options.output.mkdir(parents=True, exist_ok=True)
    for package in (encounters, reported):
        path = options.output / f"{package['name']}.json"
        path.write_text(write_json(package) + "\n", encoding="utf-8")
        print(f"wrote {path}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cbp", required=True, metavar="FILE.csv[.gz]", help="CBP's table")
    for name in ("events", "sources", "claims", "stories"):
        parser.add_argument(f"--{name}", default=SOURCE / f"{name}.json", metavar="FILE.json",
                            help=f"default: data/datasets/source/{name}.json")
    parser.add_argument("-o", "--output", type=pathlib.Path, default=SOURCE.parent, metavar="FOLDER",
                        help="default: data/datasets")
    try:
        build(parser.parse_args())
    except (BuildError, OSError, EOFError, ValueError, csv.Error) as error:
        sys.exit(f"build-datasets: {error}")


if __name__ == "__main__":
    main()
