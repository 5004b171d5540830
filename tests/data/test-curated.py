#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The curated events, sources and claims beside the material that they were taken from: nothing lost, nothing changed
that is a fact, nothing quoted that nobody wrote. Skipped (77) where that material is not there.
"""

import json
import os
import pathlib
import re
import sys
import unittest

PROJECT = pathlib.Path(os.environ.get("JCT_PROJECT_DIR", pathlib.Path(__file__).resolve().parents[2]))
SHARED = pathlib.Path(os.environ.get("JCT_SHARED_DIR", PROJECT / ".." / "shared"))


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


def words(text):
    return re.findall(r"[\w$%.,]+", text.lower().replace("’", "'"))


def runs(text, length):
    found = words(text)
    return {tuple(found[i:i + length]) for i in range(len(found) - length + 1)}


class Curated(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        source = PROJECT / "data" / "datasets" / "source"
        cls.events, cls.sources, cls.claims = (load(source / f"{name}.json") for name in ("events", "sources", "claims"))
        facts = load(SHARED / "data" / "policy-events-facts.json")
        cls.fact_events, cls.fact_sources = facts["events"], facts["sources"]
        cls.fact_claims = load(SHARED / "data" / "claims-facts.json")["claims"]
        cls.article = {"seed-voa": "000_f2e8485302aacbdc.txt", "seed-nbc": "002_8fb395d4f0b9e697.txt"}
        for key, name in cls.article.items():
            text = (SHARED / "seeds" / name).read_text(encoding="utf-8")
            cls.article[key] = text.replace("\u00a0", " ").replace("’", "'")

    def test_events(self):
        self.assertEqual(len(self.events), 48)
        for fact, event in zip(self.fact_events, self.events):
            for key in ("id", "date", "category", "actors", "sources", "confidence"):
                self.assertEqual(fact[key], event[key], fact["id"])
            claimed = event.get("claimed", {})
            self.assertEqual(fact["expected_direction"], claimed.get("direction"), fact["id"])
            self.assertEqual(fact["claimed_by"], claimed.get("source"), fact["id"])

    def test_figures_first_published(self):
        """What stands as published earlier is what the fact files say was, on the day that they say."""
        claim = next(claim for claim in self.fact_claims if claim["id"] == "nbc-record-december-all")
        event = next(event for event in self.fact_events if event["id"] == "southwest-border-record-month")
        today, first = claim["note"].split("First published as ")
        package = load(PROJECT / "data" / "datasets" / "us-china-repatriation.json")
        tables = {resource["name"]: resource for resource in package["resources"]}
        encounters = [dict(zip(tables["encounters"]["data"][0], row)) for row in tables["encounters"]["data"][1:]]
        n = 0
        for resource in package["resources"]:
            if resource["juncture"]["role"] != "vintages":
                continue
            for row in [dict(zip(resource["data"][0], row)) for row in resource["data"][1:]]:
                source, = resource["juncture"]["sourceKeys"]
                self.assertEqual(self.fact_sources[source]["date"], row["published"])
                self.assertIn(f"Published {row['published']}", event["precision_note"])
                self.assertEqual(event["date"], row["period"])
                self.assertIn(f"{row['encounters']:,}", first)
                same = [key for key in ("component", "border") if key in row]
                total = sum(other["encounters"] for other in encounters
                            if other["period"] == row["period"] and all(other[key] == row[key] for key in same))
                self.assertIn(f"{total:,}", today)
                n += 1
        self.assertEqual(n, 2)
        self.assertIn("302,034 southwest border encounters for December 2023", event["summary"])

    def test_numbers_in_our_words(self):
        """A number in a summary or a note stands in the fact file's text of that event too."""
        months = "January February March April May June July August September October November December".split()
        for fact, event in zip(self.fact_events, self.events):
            known = " ".join([fact["title"], fact["summary"], fact["precision_note"], fact["date"]])
            allowed = {number.lstrip("0") for number in re.findall(r"\d+", known)}
            for number in re.findall(r"\d+", event["title"] + " " + event["summary"] + " " + event["precisionNote"]):
                self.assertIn(number.lstrip("0"), allowed, event["id"])
            dated = re.findall(r"(\d{1,2}) (%s)" % "|".join(months), event["summary"] + " " + event["precisionNote"])
            iso = {(int(day), int(month)) for month, day in re.findall(r"\d{4}-(\d\d)-(\d\d)", known)}
            iso |= {(int(day), months.index(month) + 1) for day, month in
                    re.findall(r"(\d{1,2}) (%s)" % "|".join(months), known)}
            for day, month in dated:
                if (int(day), months.index(month) + 1) not in iso:
                    self.assertIn(day, re.findall(r"\d+", known), event["id"])

    def test_sources(self):
        ours = {source["key"]: source for source in self.sources}
        self.assertEqual(set(ours) - set(self.fact_sources), {"cbp-nationwide-encounters"})
        for key, fact in self.fact_sources.items():
            for name in ("title", "publisher", "date"):
                self.assertEqual(fact[name], ours[key][name], key)
            self.assertEqual(fact["url"], ours[key].get("url", ""), key)
            self.assertNotIn("or_seed_file", ours[key])

    def test_claims(self):
        self.assertEqual(len(self.claims), 32)
        for fact, claim in zip(self.fact_claims, self.claims):
            self.assertEqual(fact["value"], claim.get("value"), fact["id"])
            self.assertEqual(fact["period"], claim.get("period"), fact["id"])
            self.assertEqual(fact["checkable_against_cbp"], claim["checkable"], fact["id"])
            for key in ("id", "subject", "measure", "qualifier", "kind"):
                self.assertEqual(fact[key], claim[key], fact["id"])

    def test_quotations_are_the_article_s_words(self):
        quotes = [claim["quote"] for claim in self.claims if claim["verbatim"]]
        self.assertEqual(len(quotes), 14)
        for quote in quotes:
            self.assertIn(quote.replace("’", "'"), self.article["seed-voa"])

    def test_paraphrases_are_our_words(self):
        article = runs(self.article["seed-nbc"], 6)
        paraphrases = [claim["paraphrase"] for claim in self.claims if not claim["verbatim"]]
        self.assertEqual(len(paraphrases), 18)
        for paraphrase in paraphrases:
            self.assertEqual(runs(paraphrase, 6) & article, set(), paraphrase)

    def test_summaries_do_not_copy_the_articles(self):
        articles = runs(self.article["seed-nbc"], 8) | runs(self.article["seed-voa"], 8)
        for event in self.events:
            text = event["title"] + ". " + event["summary"] + " " + event["precisionNote"]
            self.assertEqual(runs(text, 8) & articles, set(), event["id"])


if __name__ == "__main__":
    if not (SHARED / "seeds").is_dir():
        print("the material is not there")
        sys.exit(77)
    unittest.main()
