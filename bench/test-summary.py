# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of the benches: what counts as met, and that nothing is dropped in silence."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

SUMMARY = pathlib.Path(__file__).with_name("summary.py")


def summarise(*outputs, result="OK"):
    """The rows of the table as lists of words, its last line, and the exit status."""
    with tempfile.TemporaryDirectory() as folder:
        log = pathlib.Path(folder, "testlog.json")
        entries = [{"name": f"bench-{i}", "result": result, "stdout": text} for i, text in enumerate(outputs)]
        log.write_text("".join(json.dumps(entry) + "\n" for entry in entries), encoding="utf-8")
        run = subprocess.run(
            [sys.executable, str(SUMMARY), str(log)],
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        )
    lines = run.stdout.splitlines()
    return [line.split() for line in lines[2:-1]], lines[-1] if lines else "", run.returncode


class Summary(unittest.TestCase):
    def verdict(self, goal):
        rows, _, status = summarise(f"before\nGOAL 1 x {goal}\nafter")
        self.assertEqual((len(rows), status), (1, 0))
        return " ".join(rows[0][rows[0].index("x") + 1 :])

    def test_units(self):
        self.assertEqual(self.verdict("ratio 0.0500 0.05"), "0.05 x 0.05 x met")
        self.assertEqual(self.verdict("ratio 0.0501 0.05"), "0.0501 x 0.05 x not met")
        self.assertEqual(self.verdict("ms 100.1 100"), "100.1 ms 100 ms not met")
        self.assertEqual(self.verdict("percent 93.0 95"), "93.0 % 95 +- 2 % met")
        self.assertEqual(self.verdict("percent 92.9 95"), "92.9 % 95 +- 2 % not met: below")
        self.assertEqual(self.verdict("percent 97.1 95"), "97.1 % 95 +- 2 % not met: above")
        self.assertEqual(self.verdict("skipped: no R"), "skipped: no R")

    def test_order_and_count(self):
        rows, last, status = summarise(
            "GOAL event a ms 1 100\nGOAL 18 b ratio 1 0.1", "GOAL 8 c ratio 1 1.3\nGOAL 17 d skipped: no R"
        )
        self.assertEqual([row[0] for row in rows], ["8", "17", "18", "event"])
        self.assertEqual(last, "2 met, 1 not met, 1 skipped")
        self.assertEqual(status, 0)

    def test_failures(self):
        self.assertNotEqual(summarise("no line of that kind")[2], 0)
        self.assertNotEqual(summarise("GOAL 1 x ratio 1")[2], 0)
        self.assertNotEqual(summarise("GOAL 1 x furlong 1 2")[2], 0)
        self.assertNotEqual(summarise("GOAL 1 x ratio 1 2", result="FAIL")[2], 0)


if __name__ == "__main__":
    unittest.main()
