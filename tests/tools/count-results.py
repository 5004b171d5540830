#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the single tests of a `meson test` run and ends with the line "N passed, N failed".

A TAP program counts as many tests as it reports; another one counts as one. A program that failed without a failing
test of its own (a crash, a sanitizer's report, a time-out) counts as one failure.
"""
import json
import re
import sys

TAP_LINE = re.compile(r"^(not )?ok\b[^#]*(# *(SKIP|TODO))?", re.IGNORECASE)


def count_program(run):
    passed = failed = skipped = 0
    for line in (run.get("stdout") or "").splitlines():
        match = TAP_LINE.match(line)
        if not match:
            continue
        if match.group(3):
            skipped += 1
        elif match.group(1):
            failed += 1
        else:
            passed += 1
    good = run["result"] in ("OK", "EXPECTEDFAIL")
    skip = run["result"] == "SKIP"
    if passed + failed + skipped == 0:
        return (1, 0, 0) if good else (0, 0, 1) if skip else (0, 1, 0)
    if not good and not skip and failed == 0:
        failed = 1
    return passed, failed, skipped


def main():
    totals = [0, 0, 0]
    with open(sys.argv[1], encoding="utf-8") as log:
        for line in log:
            totals = [a + b for a, b in zip(totals, count_program(json.loads(line)))]
    passed, failed, skipped = totals
    if skipped:
        print(f"{skipped} skipped")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


sys.exit(main())
