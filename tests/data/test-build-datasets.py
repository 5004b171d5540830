#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""tools/build-datasets.py: how it reads CBP's table, and that what is bundled is what it writes.

The second needs CBP's file, which is not part of the project: those tests are skipped where it is not there.
"""

import contextlib
import csv
import gzip
import importlib.util
import io
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

PROJECT = pathlib.Path(os.environ.get("JCT_PROJECT_DIR", pathlib.Path(__file__).resolve().parents[2]))
SHARED = pathlib.Path(os.environ.get("JCT_SHARED_DIR", PROJECT / ".." / "shared"))
CBP = SHARED / "data" / "cbp-nationwide-encounters-fy20-fy24-aor.csv.gz"
SCRIPT = PROJECT / "tools" / "build-datasets.py"

HEADER = ["Fiscal Year", "Month Grouping", "Month (abbv)", "Component", "Land Border Region", "Area of Responsibility",
          "AOR (Abbv)", "Demographic", "Citizenship", "Title of Authority", "Encounter Type", "Encounter Count"]
ROW = ["2023", "FYTD", "OCT", "U.S. Border Patrol", "Southwest Land Border", "Yuma Sector", "YUM", "Single Adults",
       "CHINA, PEOPLES REPUBLIC OF", "Title 8", "Apprehensions", "1,234"]


def load_script():
    sys.dont_write_bytecode = True
    spec = importlib.util.spec_from_file_location("build_datasets", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


build = load_script()


class Reading(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def read(self, rows, header=HEADER, encoding="utf-8", pack=False):
        text = io.StringIO()
        csv.writer(text).writerows([header] + rows)
        data = text.getvalue().encode(encoding)
        path = self.folder / "cbp"
        path.write_bytes(gzip.compress(data) if pack else data)
        with contextlib.redirect_stderr(io.StringIO()):
            return build.read_cbp(path)

    def test_months_of_fiscal_years(self):
        self.assertEqual(build.calendar_month("2024", "OCT"), "2023-10")
        self.assertEqual(build.calendar_month("2024", "DEC"), "2023-12")
        self.assertEqual(build.calendar_month("2024", "JAN"), "2024-01")
        self.assertEqual(build.calendar_month("2024 (FYTD)", "Sep"), "2024-09")
        for year, month in (("FY2024", "OCT"), ("2024", "OKT"), ("", ""), ("2024 (YTD)", "OCT")):
            with self.assertRaises(ValueError):
                build.calendar_month(year, month)

    def test_headers_and_packing(self):
        plain = self.read([ROW])
        self.assertEqual(plain[0]["period"], "2022-10")
        self.assertEqual(plain[0]["encounters"], 1234)
        self.assertEqual(plain[0]["area"], "Yuma Sector")
        self.assertEqual(plain, self.read([ROW], encoding="utf-8-sig"))
        self.assertEqual(plain, self.read([ROW], pack=True))
        lower = [name.lower().replace(" ", "_").replace("(", "").replace(")", "") for name in HEADER]
        self.assertEqual(plain, self.read([ROW], header=lower))

    def test_refusals(self):
        for rows, header, what in (
                ([ROW, ROW], HEADER, "repeats line 2"),
                ([ROW, ROW[:2] + ["Oct"] + ROW[3:]], HEADER, "repeats line 2"),
                ([ROW, ["2023", "Remaining"] + ROW[2:]], HEADER, "repeats line 2"),
                ([ROW[:5]], HEADER, "5 cells"),
                ([ROW[:-1] + ["-3"]], HEADER, "below zero"),
                ([ROW[:-1] + ["1.5"]], HEADER, ":2:"),
                ([ROW[:2] + ["13"] + ROW[3:]], HEADER, "no fiscal year and month"),
                ([ROW], HEADER[:5] + ["Area"] + HEADER[6:], "area_of_responsibility")):
            with self.subTest(what), self.assertRaisesRegex(build.BuildError, what):
                self.read(rows, header)

    def test_rows_outside(self):
        self.assertEqual(self.read([["2026"] + ROW[1:], ["2019"] + ROW[1:]]), [])

    def test_a_value_without_label(self):
        rows = self.read([ROW])
        resource = {"name": "t", "schema": {"fields": [
            {"name": "period"}, {"name": "area", "categories": [{"value": "Tucson Sector"}]}, {"name": "encounters"}]}}
        with self.assertRaisesRegex(build.BuildError, "Yuma"):
            build.sum_table(rows, resource)

    def test_sums(self):
        rows = self.read([ROW, ROW[:7] + ["FMUA"] + ROW[8:-1] + ["6"], ROW[:2] + ["NOV"] + ROW[3:-1] + ["0"]])
        resource = {"name": "t", "schema": {"fields": [{"name": "period"}, {"name": "area"}, {"name": "encounters"}]}}
        self.assertEqual(build.sum_table(rows, resource),
                         [["period", "area", "encounters"], ["2022-10", "Yuma Sector", 1240]])


@unittest.skipUnless(CBP.exists(), "CBP's file is not there")
class Bundled(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def run_script(self, cbp):
        return subprocess.run([sys.executable, SCRIPT, "--cbp", cbp, "-o", self.folder], capture_output=True, text=True,
                              check=False)

    def test_what_is_bundled_is_what_it_writes(self):
        result = self.run_script(CBP)
        self.assertEqual(result.returncode, 0, result.stderr)
        for name in ("us-china-repatriation.json", "reported-figures.json"):
            self.assertEqual((self.folder / name).read_bytes(), (PROJECT / "data" / "datasets" / name).read_bytes(), name)

    def test_control_totals_are_held(self):
        text = gzip.decompress(CBP.read_bytes()).decode()
        lines = text.splitlines(keepends=True)
        del lines[next(i for i, line in enumerate(lines) if line.startswith("2023") and "Patrol,Southwest" in line
                       and "CHINA" in line)]
        spoilt = self.folder / "spoilt.csv"
        spoilt.write_text("".join(lines), encoding="utf-8")
        result = self.run_script(spoilt)
        self.assertEqual(result.returncode, 1)
        self.assertIn("FAIL", result.stdout)
        self.assertEqual([path.name for path in self.folder.iterdir()], ["spoilt.csv"])


if __name__ == "__main__":
    unittest.main()
