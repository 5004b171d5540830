# SPDX-License-Identifier: GPL-3.0-or-later
"""The yardstick of bench-counterfactual: the same fit and forecast in statsmodels, in milliseconds.

Reads the series, then each control, one a line, from standard input; its first argument is the event's index,
its second the number of rounds.
"""
import sys
import time
import warnings

import numpy
from statsmodels.tsa.statespace.structural import UnobservedComponents

warnings.simplefilter("ignore")
event, rounds = int(sys.argv[1]), int(sys.argv[2])
rows = [numpy.log1p(numpy.array(line.split(), dtype=float)) for line in sys.stdin if line.strip()]
exog = numpy.column_stack(rows[1:]) if len(rows) > 1 else None
times = []
for _ in range(rounds):
    start = time.process_time()
    model = UnobservedComponents(
        rows[0][:event],
        "llevel",
        exog=None if exog is None else exog[:event],
        use_exact_diffuse=True,
    )
    fit = model.fit(disp=False)
    fit.get_forecast(len(rows[0]) - event, exog=None if exog is None else exog[event:]).conf_int()
    times.append(1000 * (time.process_time() - start))
print(sorted(times)[len(times) // 2])
