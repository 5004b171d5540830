#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The bundled story: each number in it is one that the program gives, each slide has its sources, and no word claims more
than the figures show."""

import json
import os
import pathlib
import re
import subprocess
import unittest

PROJECT = pathlib.Path(os.environ.get("JCT_PROJECT_DIR", pathlib.Path(__file__).resolve().parents[2]))
PACKAGE = PROJECT / "data" / "datasets" / "us-china-repatriation.json"
JUNCTURE = os.environ["JCT_JUNCTURE"]
HALT = ("analyse", "--view", "halt-2022", "--event", "china-suspends-repatriation-cooperation")
RESUMED = ("analyse", "--view", "opening", "--event", "ap-reports-resumption", "--k", "3", "--method", "before_after")
YEARS = ("series", "--view", "fiscal-years")
OTHERS = ("series", "--view", "neighbours", "--period", "fiscal-year")
CLAIMS = ("claims",)

# Slide, number as it is written, command, and what the command says.
NUMBERS = [
    ("the-rise", "1,970", YEARS, "FY2022,bp-southwest,1970,"),
    ("the-rise", "24,048", YEARS, "FY2023,bp-southwest,24048,"),
    ("the-rise", "323", YEARS, "FY2021,bp-southwest,323,"),
    ("the-halt", "154", HALT, "in the six before, 154"),
    ("the-halt", "776", HALT, "In the six months after, 776 encounters a month"),
    ("what-else", "Nine", HALT, "Nine other events fall in this window"),
    ("others", "2,555", OTHERS, "FY2021,INDIA,2555,"),
    ("others", "41,719", OTHERS, "FY2023,INDIA,41719,"),
    ("others", "1,366", OTHERS, "FY2021,TURKEY,1366,"),
    ("others", "15,429", OTHERS, "FY2023,TURKEY,15429,"),
    ("others", "509", OTHERS, "FY2021,RUSSIA,509,"),
    ("others", "7,390", OTHERS, "FY2023,RUSSIA,7390,"),
    ("resumption", "2,946", RESUMED, "in the three before, 2,946"),
    ("resumption", "1,829", RESUMED, "In the three months after, 1,829 encounters a month"),
    ("resumption", "17", RESUMED, "17 other events fall in this window"),
    ("methods", "12", HALT, "Interrupted time series, logarithms up 12 times 0.34 to 395"),
    ("methods", "0.34", HALT, "Interrupted time series, logarithms up 12 times 0.34 to 395"),
    ("methods", "395", HALT, "Interrupted time series, logarithms up 12 times 0.34 to 395"),
    ("methods", "five", HALT, "none of the five that can say finds a clear change"),
    ("two-articles", "37,000", CLAIMS, "more than 37,000: calendar year 2023"),
    ("two-articles", "24,000", CLAIMS, "24,000"),
    ("two-articles", "37,439", CLAIMS, "37,439 / 3,813 = 9.8"),
    ("two-articles", "3,813", CLAIMS, "37,439 / 3,813 = 9.8"),
    ("two-articles", "9.8", CLAIMS, "37,439 / 3,813 = 9.8"),
    ("two-articles", "24,314", CLAIMS, "24,314 / 2,176 = 11.2"),
    ("two-articles", "2,176", CLAIMS, "24,314 / 2,176 = 11.2"),
    ("two-articles", "11.2", CLAIMS, "24,314 / 2,176 = 11.2"),
    ("two-articles", "24,048", YEARS, "FY2023,bp-southwest,24048,"),
    ("two-articles", "1,970", YEARS, "FY2022,bp-southwest,1970,"),
    ("two-articles", "2,000", CLAIMS, "just over 2,000"),
    ("two-articles", "10", CLAIMS, "nearly 10 times more than in 2022"),
]

# Words that would claim a reason, or take sides.
LOADED = re.compile(r"\b(caus\w*|because|due to|led to|result\w* in|effect of|impact\w*|thanks to|trigger\w*|driv\w+"
                    r"|surge\w*|wave\w*|flood\w*|influx|tide|stream\w*|flow\w*|pour\w*|spike\w*|crisis|illegal\w*|alien\w*)\b",
                    re.IGNORECASE)


def stories():
    package = json.loads(PACKAGE.read_text(encoding="utf-8"))
    return next(r["data"] for r in package["resources"] if r["juncture"]["role"] == "stories")


def texts(slide):
    return [slide[key] for key in ("headline", "text", "notes") if key in slide] + slide.get("questions", [])


class Stories(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.slides = {slide["id"]: slide for slide in stories()[0]["slides"]}

    def test_numbers(self):
        """What the table above says, the program says, and it stands on the slide."""
        said = {}
        for slide, number, command, sentence in NUMBERS:
            if command not in said:
                name, *options = command
                result = subprocess.run([JUNCTURE, name, PACKAGE, *options], capture_output=True, text=True, check=True)
                said[command] = re.sub(r"\s+", " ", result.stdout)
            with self.subTest(slide=slide, number=number):
                self.assertIn(re.sub(r"\s+", " ", sentence), said[command])
                self.assertRegex("\n".join(texts(self.slides[slide])), rf"(?<![\d,]){re.escape(number)}(?![\d,]*\d)")

    def test_no_other_number(self):
        known = {(slide, number) for slide, number, _, _ in NUMBERS}
        for name, slide in self.slides.items():
            for text in texts(slide):
                for number in re.findall(r"(?<![\w,])\d[\d,.]*\d|(?<![\w,])\d", re.sub(r"Title 42|5 August", "", text)):
                    if not re.fullmatch(r"20(19|2\d)", number):
                        self.assertIn((name, number), known, text)

    def test_sourced(self):
        for name, slide in self.slides.items():
            self.assertTrue(slide.get("sources"), name)
            self.assertTrue(slide.get("notes"), name)
            self.assertTrue(slide.get("questions"), name)

    def test_words(self):
        for slide in self.slides.values():
            for text in texts(slide):
                self.assertIsNone(LOADED.search(text), text)
                self.assertNotRegex(text, r"(?i)persons encountered|number of (people|migrants)")

    def test_answer_not_given_away(self):
        """What the class is to draw is on no slide before it."""
        slides = list(self.slides.values())
        place = next(i for i, slide in enumerate(slides) if "predict" in slide)
        for slide in slides[:place]:
            last = slide["view"]["to"] if isinstance(slide["view"], dict) else None
            self.assertIsNotNone(last, slide["id"])
            # A fiscal year that has begun by then is shown whole.
            self.assertLessEqual(last if not last.startswith("FY") else f"{int(last[2:]) - 1}-10",
                                 slides[place]["predict"]["after"], slide["id"])

    def test_as_many_as_a_lesson_has(self):
        self.assertGreaterEqual(len(self.slides), 8)
        self.assertLessEqual(len(self.slides), 12)
        self.assertTrue(any("predict" in slide for slide in self.slides.values()))
        self.assertTrue(any(slide.get("anonymous") for slide in self.slides.values()))


if __name__ == "__main__":
    unittest.main()
