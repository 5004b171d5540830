#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-receipt-schema.py SCHEMA JUNCTURE DATASET: what the program writes as a receipt satisfies the schema, and what is
wrong does not. Skipped (77) where Python's jsonschema is not installed."""

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

DATASETS = pathlib.Path(sys.argv[3]).parent
OPTIONS = [
    [],
    ["--event", "china-suspends-repatriation-cooperation", "--method", "counterfactual", "--controls", "citizenship!=Mexico"],
    ["--event-labels", "none", "--beside", DATASETS / "reported-figures.json"],
    ["--from", "2021-03", "--title", "A title", "--unit", "mm", "--size", "180.5x100"],
]

BREAKS = {
    "a later version": lambda r: r.update(junctureReceipt=2),
    "no view": lambda r: r.pop("view"),
    "a dataset in another folder": lambda r: r["dataset"].update(file="../x.json"),
    "a digest that is none": lambda r: r["dataset"].update(contentSha256="abc"),
    "a view beside that is none": lambda r: r.update(beside=[{**r["dataset"], "view": []}]),
    "a dataset beside without a view": lambda r: r.update(beside=[r["dataset"]]),
    "half a range": lambda r: r.update(shown={"from": "2021-01-01"}),
    "an export setting of no type": lambda r: r["export"].update(width=None),
    "a version that is a number": lambda r: r["program"].update(cairo=1.16),
}


def main():
    schema_path, juncture, dataset = sys.argv[1:]
    schema = json.loads(pathlib.Path(schema_path).read_text(encoding="utf-8"))
    Validator.check_schema(schema)
    validator = Validator(schema)
    failed = 0
    with tempfile.TemporaryDirectory() as name:
        for options in OPTIONS:
            out = pathlib.Path(name) / "a.svg"
            subprocess.run([juncture, "chart", dataset, "-o", out, "--write-receipt", *options], check=True)
            receipt = json.loads((pathlib.Path(name) / "a.svg.receipt.json").read_text(encoding="utf-8"))
            for error in validator.iter_errors(receipt):
                failed += 1
                print(f"{options}: /{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}")
    for what, spoil in BREAKS.items():
        spoilt = copy.deepcopy(receipt)
        spoil(spoilt)
        if validator.is_valid(spoilt):
            failed += 1
            print(f"not refused: {what}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
