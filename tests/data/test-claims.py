#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The verdicts and numbers that `juncture claims` gives for the bundled claims, and, where the fact file stands beside
the checkout, that every number which its notes name of the data is among them.
"""

import json
import os
import pathlib
import re
import subprocess
import unittest

PROJECT = pathlib.Path(os.environ.get("JCT_PROJECT_DIR", pathlib.Path(__file__).resolve().parents[2]))
SHARED = pathlib.Path(os.environ.get("JCT_SHARED_DIR", PROJECT / ".." / "shared"))
PACKAGE = PROJECT / "data" / "datasets" / "us-china-repatriation.json"

BP, T8, ALL = "bp-southwest", "bp-title8-southwest", "all-southwest"

# (claim, definition, calendar, value, whether it holds)
VALUES = [
    ("voa-arrests-2023", BP, "calendar", 37153, True),
    ("voa-arrests-2023", ALL, "calendar", 37439, True),
    ("voa-arrests-2023", BP, "fiscal", 24048, False),
    ("voa-ratio-2023-2022", BP, "calendar", 37153 / 3602, False),
    ("voa-ratio-2023-2022", ALL, "calendar", 37439 / 3813, True),
    ("voa-spike-since-halt", BP, "as stated", (20423 - 1315) / 12, True),
    ("voa-influx", ALL, "as stated", (9337 - 4730) / 3, True),
    ("voa-downward-trend", BP, "as stated", (2048 - 3693) / 2, True),
    ("voa-record-december", BP, "as stated", 1, True),
    ("voa-december-arrests", BP, "as stated", 5951, True),
    ("voa-december-arrests", ALL, "as stated", 5980, True),
    ("voa-january-arrests", BP, "as stated", 3693, True),
    ("voa-january-arrests", ALL, "as stated", 3716, True),
    ("voa-february-arrests", BP, "as stated", 3507, True),
    ("voa-february-arrests", ALL, "as stated", 3537, True),
    ("voa-march-arrests", BP, "as stated", 2048, True),
    ("voa-march-arrests", ALL, "as stated", 2084, True),
    ("nbc-tens-of-thousands", BP, "as stated", 49805, True),
    ("nbc-tens-of-thousands", ALL, "as stated", 50344, True),
    ("nbc-fy2023", BP, "fiscal", 24048, True),
    ("nbc-fy2023", ALL, "fiscal", 24314, True),
    ("nbc-fy2022", BP, "fiscal", 1970, False),
    ("nbc-fy2022", ALL, "fiscal", 2176, True),
    ("nbc-elevenfold", BP, "fiscal", 24048 / 1970, True),
    ("nbc-elevenfold", ALL, "fiscal", 24314 / 2176, True),
    ("nbc-elevenfold", ALL, "calendar", 37439 / 3813, False),
    ("nbc-worldwide-surge", ALL, "fiscal", (2475669 - 2378944) / 12, True),
    ("nbc-worldwide-surge", BP, "fiscal", (2045838 - 2206436) / 12, False),
    ("nbc-record-december-all", ALL, "as stated", 1, True),
]

HOLDS_ONLY_UNDER = {
    "voa-arrests-2023": {(BP, "calendar"), (T8, "calendar"), (ALL, "calendar")},
    "voa-ratio-2023-2022": {(ALL, "calendar")},
    "nbc-fy2022": {(ALL, "fiscal")},
    "nbc-worldwide-surge": {(T8, "fiscal"), (ALL, "fiscal")},
}

# Numbers in the notes of the fact file that are no figure of the claim's own: years, what a source printed, other
# months than those that the claim is about, and what was published before.
OTHER_NUMBERS = {
    "voa-arrests-2023": {"24,000"},
    "voa-downward-trend": {"3,507", "3,282", "3,582"},
    "nbc-fy2023": {"24,000"},
    "nbc-fy2022": {"2,000"},
    "nbc-record-december-all": {"249,785", "302,034"},
}


def numbers(value):
    """All numbers of a record."""
    if isinstance(value, dict):
        return [number for item in value.values() for number in numbers(item)]
    if isinstance(value, list):
        return [number for item in value for number in numbers(item)]
    return [value] if isinstance(value, (int, float)) and not isinstance(value, bool) else []


class Claims(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        run = subprocess.run([os.environ["JCT_JUNCTURE"], "claims", str(PACKAGE), "--format", "json"], check=True,
                             capture_output=True)
        cls.root = json.loads(run.stdout)
        cls.claims = {claim["id"]: claim for claim in cls.root["claims"]}

    def test_verdicts(self):
        verdicts = [claim["verdict"] for claim in self.root["claims"]]
        self.assertEqual(len(verdicts), 32)
        self.assertEqual(verdicts.count("not_checkable"), 15)
        for name, claim in self.claims.items():
            self.assertEqual(claim["verdict"] == "not_checkable", bool(claim["needs"]), name)
            if claim["verdict"] == "not_checkable":
                self.assertEqual(claim["definitions"], [], name)
            else:
                expected = "holds_only_under" if name in HOLDS_ONLY_UNDER else "holds"
                self.assertEqual(claim["verdict"], expected, name)

    def test_only_under(self):
        for name, expected in HOLDS_ONLY_UNDER.items():
            held = {(cell["definition"], cell["calendar"]) for cell in self.claims[name]["definitions"]
                    if cell["decides"] and cell["holds"]}
            self.assertEqual(held, expected, name)

    def test_values(self):
        for name, definition, calendar, value, holds in VALUES:
            cells = [cell for cell in self.claims[name]["definitions"]
                     if cell["definition"] == definition and cell["calendar"] == calendar]
            self.assertEqual(len(cells), 1, (name, definition, calendar))
            self.assertAlmostEqual(cells[0]["value"], value, 9, (name, definition, calendar))
            self.assertEqual(cells[0]["holds"], holds, (name, definition, calendar))

    def test_the_same_counts_once(self):
        """Under the claim's place, "nationwide" counts what a narrower definition does; so does the table of China."""
        cells = {(cell["definition"], cell["calendar"]): cell for cell in self.claims["nbc-fy2023"]["definitions"]}
        same = {"bp-nationwide": BP, "all-nationwide": ALL, "china-detail-bp-southwest": BP,
                "china-detail-all-southwest": ALL, "china-detail-all-nationwide": ALL}
        for definition, other in same.items():
            self.assertEqual(cells[definition, "fiscal"]["same_as"], other)
            self.assertFalse(cells[definition, "fiscal"]["decides"])
        everyone = {cell["definition"] for cell in self.claims["nbc-worldwide-surge"]["definitions"]}
        self.assertFalse({name for name in everyone if name.startswith("china-detail")})

    def test_difference(self):
        self.assertEqual(len(self.root["differences"]), 1)
        difference = self.root["differences"][0]
        self.assertEqual(difference["reason"], "calendar")
        chosen = {}
        for side in difference["sides"]:
            whole = [entry for entry in side["combinations"] if entry["n_hold"] == len(side["claims"])]
            self.assertEqual(len(whole), 1)
            self.assertTrue(whole[0]["explains"])
            chosen[side["source"]] = (len(side["claims"]), whole[0]["definition"], whole[0]["calendar"])
        self.assertEqual(chosen, {"seed-voa": (2, ALL, "calendar"), "seed-nbc": (3, ALL, "fiscal")})
        for text in ("24,314 / 2,176 = 11.2", "37,439 / 3,813 = 9.8", "37,153 / 3,602 = 10.3", "1,970"):
            self.assertIn(text, difference["sentence"])

    def test_notes(self):
        codes = {name: {note["code"] for note in claim["notes"]} for name, claim in self.claims.items()}
        self.assertIn("ratio_as_increase", codes["voa-ratio-2023-2022"])
        self.assertIn("ratio_as_increase", codes["nbc-elevenfold"])
        self.assertIn("either_calendar", codes["voa-arrests-2023"])
        self.assertIn("short_series", codes["voa-record-december"])
        self.assertIn("few_points", codes["voa-downward-trend"])
        self.assertIn("qualitative", codes["voa-influx"])
        self.assertIn("sequence", codes["voa-spike-since-halt"])

    def test_facts(self):
        path = SHARED / "data" / "claims-facts.json"
        if not path.is_file():
            self.skipTest("the fact file is not there")
        for fact in json.loads(path.read_text(encoding="utf-8"))["claims"]:
            claim = self.claims[fact["id"]]
            self.assertEqual(fact["checkable_against_cbp"], claim["verdict"] != "not_checkable", fact["id"])
            if not fact["checkable_against_cbp"]:
                continue
            known = {f"{number:,.0f}" for number in numbers(claim["definitions"])}
            known |= {f"{number:.1f}" for number in numbers(claim["definitions"])}
            named = set(re.findall(r"\d{1,3}(?:,\d{3})+|\d+\.\d+", fact["note"]))
            self.assertEqual(named - known - OTHER_NUMBERS.get(fact["id"], set()), set(), fact["id"])


if __name__ == "__main__":
    unittest.main()
