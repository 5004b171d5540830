# SPDX-License-Identifier: GPL-3.0-or-later
# A yardstick of bench-reader: data.table's fread of the same rows as CSV, in one thread.
input <- file("stdin")
open(input)
path <- readLines(input, 1)
library(data.table)
setDTthreads(1)
check <- fread(path, showProgress = FALSE)
cat("ready", format(sum(as.numeric(check[[ncol(check)]])), digits = 17), "\n")
rm(check)
while (length(readLines(input, 1)) > 0) {
  start <- sum(proc.time()[1:2])
  table <- fread(path, showProgress = FALSE)
  cat(1000 * (sum(proc.time()[1:2]) - start), "\n")
  rm(table)
  invisible(gc())
}
