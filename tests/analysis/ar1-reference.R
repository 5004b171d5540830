# SPDX-License-Identifier: GPL-3.0-or-later
# The values that test-ar1-errors.c and test-quasi-poisson.c hold: the definition of src/analysis/jct-ar1-errors.h with
# dense matrices, 20,000 points of rho and R's own Student distribution. It shares no code with the program.
#   Rscript ar1-reference.R
infer <- function (x, y, combinations, b = qr.coef (qr (x), y))
{
  n <- nrow (x)
  df <- n - ncol (x)
  rhos <- -1 + 2 * (seq_len (points) - 0.5) / points
  w <- x %*% solve (crossprod (x)) %*% combinations
  log_weight <- s2 <- numeric (points)
  se <- matrix (0, points, ncol (combinations))
  lags <- abs (outer (seq_len (n), seq_len (n), "-"))
  for (i in seq_len (points)) {
    correlation <- rhos[i] ^ lags
    inverse <- solve (correlation, tol = 1e-300)
    information <- t (x) %*% inverse %*% x
    r <- y - x %*% solve (information, t (x) %*% inverse %*% y)
    rss <- drop (t (r) %*% inverse %*% r)
    s2[i] <- rss / df
    se[i, ] <- sqrt (s2[i] * diag (t (w) %*% correlation %*% w))
    log_weight[i] <- -(determinant (correlation)$modulus + determinant (information)$modulus + df * log (rss)) / 2 +
      log1p (-rhos[i] ^ 2) / 2
  }
  share <- exp (log_weight - max (log_weight))
  share <- share / sum (share)
  cat (sprintf ("  rho %.8f\n", sum (share * rhos)))
  estimate <- drop (t (combinations) %*% b)
  for (j in seq_along (estimate)) {
    tail <- function (h) sum (share * 2 * pt (-h / se[, j], df))
    h <- uniroot (function (h) tail (h) - 0.05, sqrt (sum (share * se[, j] ^ 2)) * c (0.1, 20), tol = 1e-14)$root
    cat (sprintf ("  estimate %.8g half width %.10g p %.8g\n", estimate[j], h, tail (abs (estimate[j]))))
  }
}

design <- function (n, s)
{
  t <- seq_len (n) - 1
  cbind (1, t, as.numeric (t >= s), pmax (t - s, 0))
}

combine <- function (n, s) cbind (c (0, 0, 1, 0), c (0, 0, 0, 1), c (0, 0, 1, (n - s - 1) / 2))

# test-ar1-errors.c: 24 values with a bow in them.
points <- 20000
t <- 0:23
y <- 100 + 3 * t + 20 * (t >= 14) + 8 * sin (t / 3) + (t * t * 7) %% 11
cat ("bow\n")
infer (design (24, 14), y, combine (24, 14))
# The same without neighbours that are alike.
y <- 100 + 3 * t + 20 * (t >= 14) + (t * t * 7) %% 11
cat ("plain\n")
infer (design (24, 14), y, combine (24, 14))
# Fewest degrees of freedom: one.
cat ("short\n")
infer (design (5, 3), c (3, 1, 4, 1, 5), combine (5, 3))

# test-quasi-poisson.c: counts with a bow in them, the linearised regression at the maximum.
y <- c (20, 23, 29, 31, 28, 25, 22, 24, 30, 35, 41, 40, 66, 70, 68, 75, 86, 95, 99, 92, 88, 90, 104, 118)
x <- design (24, 12)
fit <- glm (y ~ x - 1, family = quasipoisson, control = glm.control (epsilon = 1e-15, maxit = 100))
mu <- fitted (fit)
cat ("counts\n")
infer (sqrt (mu) * x, sqrt (mu) * (log (mu) + (y - mu) / mu), combine (24, 12), coef (fit))
