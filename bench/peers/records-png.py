# SPDX-License-Identifier: GPL-3.0-or-later
"""The yardstick of bench-picture: flat records to a chart of the months' sums, in a PNG.

usage: records-png.py RECORDS.json CHART.png SUM
"""
import json
import sys
from collections import defaultdict

import matplotlib

matplotlib.use("Agg")
from matplotlib import pyplot

with open(sys.argv[1], encoding="utf-8") as file:
    records = json.load(file)
totals = defaultdict(int)
for record in records:
    totals[record["month"]] += record["encounter count"]
if sum(totals.values()) != int(sys.argv[3]):
    sys.exit("another sum")
months = sorted(totals)
figure, axes = pyplot.subplots(figsize=(19.2, 10.8), dpi=100)
axes.plot(range(len(months)), [totals[month] for month in months])
axes.set_xticks(range(0, len(months), 6), months[::6])
axes.set_ylim(bottom=0)
axes.set_ylabel("encounter count")
figure.savefig(sys.argv[2])
