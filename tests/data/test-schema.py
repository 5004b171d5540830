#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-schema.py SCHEMA WRITER PACKAGE...: the packages satisfy the schema, and what is wrong does not.

WRITER (write-package.c) saves each package, and a table as CBP publishes it, as they are and edited, with the program's
writer: that must satisfy the schema too. Skipped (77) where Python's jsonschema is not installed.
"""

import copy
import json
import pathlib
import subprocess
import sys
import tempfile

try:
    from jsonschema import Draft202012Validator as Validator
except ImportError:
    print("python3-jsonschema is not installed, or too old")
    sys.exit(77)


def load(path):
    return json.loads(pathlib.Path(path).read_text(encoding="utf-8"))


def resource(package, role):
    return next(r for r in package["resources"] if r["juncture"]["role"] == role)


def slides(package):
    return resource(package, "stories")["data"][0]["slides"]


# What each change makes wrong; every one must be refused.
BREAKS = {
    "no resources": lambda p: p.pop("resources"),
    "a newer format": lambda p: p["juncture"].update(formatVersion=2),
    "a thirteenth month": lambda p: p["juncture"].update(fiscalYearStartMonth=13),
    "a definition without measure": lambda p: p["juncture"]["definitions"][0].pop("measure"),
    "a filter that is no list": lambda p: p["juncture"]["definitions"][0].update(where={"border": "Other"}),
    "a filter of both kinds": lambda p: p["juncture"]["definitions"][0].update(where={"border": {"not": [], "in": []}}),
    "an unknown shape": lambda p: p["juncture"]["categories"][0].update(shape="heart"),
    "data and path": lambda p: p["resources"][0].update(path="rows.csv"),
    "a path that leaves the folder": lambda p: (p["resources"][0].pop("data"), p["resources"][0].update(path="../r.csv")),
    "a path elsewhere": lambda p: (p["resources"][0].pop("data"), p["resources"][0].update(path="https://x.org/r.csv")),
    "a table without schema": lambda p: resource(p, "observations").pop("schema"),
    "a field of no type of Table Schema": lambda p: resource(p, "observations")["schema"]["fields"][0].update(type="month"),
    "a period kind that is none": lambda p: resource(p, "observations")["juncture"].update(periodKind="decade"),
    "missing periods that are neither": lambda p: resource(p, "observations")["juncture"].update(missingPeriods="one"),
    "an object for a cell": lambda p: resource(p, "observations")["data"][1].__setitem__(0, {}),
    "events as rows": lambda p: resource(p, "events").update(data=[["id", "date"], ["a", "2024"]]),
    "an event without a date": lambda p: resource(p, "events")["data"][0].pop("date"),
    "a date that is none": lambda p: resource(p, "events")["data"][0].update(date="5 August 2022"),
    "a short title that is long": lambda p: resource(p, "events")["data"][0].update(shortTitle="x" * 29),
    "a direction that is none": lambda p: resource(p, "events")["data"][0].update(claimed={"direction": "sideways"}),
    "a hue that is none": lambda p: p["juncture"]["categories"][0].update(hue="#ff0000"),
    "a source without a key": lambda p: resource(p, "sources")["data"][0].pop("key"),
    "a quotation that is not verbatim": lambda p: resource(p, "claims")["data"][0].update(verbatim=False),
    "a claim with quotation and paraphrase": lambda p: resource(p, "claims")["data"][0].update(paraphrase="x"),
    "a scale that is none": lambda p: resource(p, "views")["data"][0].update(scale="own"),
    "a view of no chart": lambda p: resource(p, "views")["data"][0].update(chart="pie"),
    "events that are neither all, none nor a list": lambda p: resource(p, "views")["data"][0].update(events="some"),
    "a slide without an id": lambda p: slides(p)[0].pop("id"),
    "a slide's part that is none": lambda p: slides(p)[0].update(reveal=["everything"]),
    "a slide's own view of no chart": lambda p: slides(p)[0].update(view={"chart": "pie"}),
    "a slide that hides nothing": lambda p: slides(p)[0].update(predict={}),
    "a window of no period": lambda p: resource(p, "views")["data"][0].update(k=0),
}


CBP = """Fiscal Year,Month Grouping,Month (abbv),Component,Land Border Region,Area of Responsibility,AOR (Abbv),\
Demographic,Citizenship,Title of Authority,Encounter Type,Encounter Count
2024 (FYTD),FYTD,OCT,U.S. Border Patrol,Southwest Land Border,Yuma Sector,YUM,FMUA,PERU,Title 8,Apprehensions,"1,234"
2024 (FYTD),FYTD,NOV,U.S. Border Patrol,Southwest Land Border,Yuma Sector,YUM,FMUA,PERU,Title 8,Apprehensions,5
"""


def count_errors(validator, path):
    errors = list(validator.iter_errors(load(path)))
    for error in errors[:10]:
        print(f"{path}: /{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}")
    return len(errors)


def check_writer(validator, writer, paths):
    """How many of what the program writes are wrong."""
    failed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        cbp = folder / "cbp.csv"
        cbp.write_text(CBP, encoding="utf-8")
        for path, *options in [*([path] for path in [*paths, cbp]), *([path, "--edit"] for path in [*paths, cbp])]:
            result = subprocess.run([writer, path, folder / "out.json", *options],
                                    capture_output=True, text=True, check=False)
            if result.returncode:
                print(f"{path}: not written: {result.stderr}")
                failed += 1
            else:
                failed += count_errors(validator, folder / "out.json")
    return failed


def main():
    schema_path, writer, *paths = sys.argv[1:]
    schema = load(schema_path)
    Validator.check_schema(schema)
    validator = Validator(schema)
    failed = sum(count_errors(validator, path) for path in paths)
    failed += check_writer(validator, writer, paths)
    package = load(paths[0])
    for found in package["resources"]:
        if found["juncture"]["role"] == "observations":
            del found["data"][3:]
    for what, spoil in BREAKS.items():
        spoilt = copy.deepcopy(package)
        spoil(spoilt)
        if validator.is_valid(spoilt):
            failed += 1
            print(f"not refused: {what}")
    print(f"{len(paths)} packages, {len(BREAKS)} spoilt ones, {failed} failures")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
