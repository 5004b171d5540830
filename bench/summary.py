#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One table of what the benches measured against their goals.

    summary.py TESTLOG.json

Reads the lines "GOAL number what unit value goal" and "GOAL number what skipped: reason" from the output of all
benches, as Meson logs it. In "ratio" and "ms" a value up to the goal meets it; in "percent" one at most TOLERANCE away.
A goal that is not met is no failure: a loaded machine would make it one. A log without goals, or a line that cannot be
read, is.
"""
import json
import sys

TOLERANCE = 2.0


def describe_number(text):
    """The number of a goal, or a word where it has none."""
    return (0, int(text), "") if text.isdigit() else (1, 0, text)


def read_line(line):
    """A goal: its number, what, value, goal, verdict."""
    words = line.split()
    if len(words) >= 4 and words[3] == "skipped:":
        return words[1], words[2], "", "", "skipped: " + " ".join(words[4:])
    if len(words) != 6 or words[3] not in ("ratio", "ms", "percent"):
        raise ValueError(f"not a goal: {line!r}")
    number, what, unit, value, goal = words[1], words[2], words[3], float(words[4]), float(words[5])
    if unit == "percent":
        if abs(value - goal) <= TOLERANCE:
            verdict = "met"
        else:
            verdict = "not met: below" if value < goal else "not met: above"
        return number, what, f"{value:.1f} %", f"{goal:.3g} +- {TOLERANCE:g} %", verdict
    verdict = "met" if value <= goal else "not met"
    if unit == "ms":
        return number, what, f"{value:.1f} ms", f"{goal:g} ms", verdict
    return number, what, f"{value:.3g} x", f"{goal:g} x", verdict


def read_log(path):
    """The goals of all benches in a log of one JSON object a line, and the names of those that failed."""
    goals, failed = [], []
    with open(path, encoding="utf-8") as log:
        for entry in map(json.loads, log):
            goals += [read_line(line) for line in (entry.get("stdout") or "").splitlines() if line.startswith("GOAL ")]
            if entry["result"] not in ("OK", "SKIP"):
                failed.append(entry["name"])
    return sorted(goals, key=lambda goal: describe_number(goal[0])), failed


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    goals, failed = read_log(sys.argv[1])
    if not goals:
        sys.exit("No bench printed a goal.")
    rows = [("goal", "what", "measured", "aim", "")] + goals
    widths = [max(len(row[i]) for row in rows) for i in range(4)]
    print()
    for number, what, value, goal, verdict in rows:
        print(
            f"{number:>{widths[0]}}  {what:<{widths[1]}}  {value:>{widths[2]}}  {goal:>{widths[3]}}  {verdict}".rstrip()
        )
    met = sum(goal[4] == "met" for goal in goals)
    skipped = sum(goal[4].startswith("skipped") for goal in goals)
    print(f"{met} met, {len(goals) - met - skipped} not met, {skipped} skipped")
    if failed:
        sys.exit(f"WRONG RESULTS: {', '.join(failed)}")


if __name__ == "__main__":
    main()
