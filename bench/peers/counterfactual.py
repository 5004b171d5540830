# SPDX-License-Identifier: GPL-3.0-or-later
"""The yardstick of bench-counterfactual: the same fit and forecast in statsmodels.

Reads the event's index, then the series, then each control, one a line, up to an empty line.
"""
import sys
import time
import warnings

import numpy
from statsmodels.tsa.statespace.structural import UnobservedComponents

warnings.simplefilter("ignore")
event = int(sys.stdin.readline())
rows = []
while line := sys.stdin.readline().strip():
    rows.append(numpy.log1p(numpy.array(line.split(), dtype=float)))
exog = numpy.column_stack(rows[1:]) if len(rows) > 1 else None


def fit_once():
    """The log-likelihood of a fit that was also forecast with its limits."""
    model = UnobservedComponents(
        rows[0][:event],
        "llevel",
        exog=None if exog is None else exog[:event],
        use_exact_diffuse=True,
    )
    fit = model.fit(disp=False)
    fit.get_forecast(len(rows[0]) - event, exog=None if exog is None else exog[event:]).conf_int()
    return fit.llf


print("ready", repr(float(fit_once())), flush=True)
while sys.stdin.readline():
    start = time.process_time()
    fit_once()
    print(1000 * (time.process_time() - start), flush=True)
