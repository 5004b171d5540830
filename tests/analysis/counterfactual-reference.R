# SPDX-License-Identifier: GPL-3.0-or-later
# The values that test-counterfactual.c holds of the limits that are shown: the definition in jct-counterfactual.h with
# dense covariance matrices (universal kriging in place of a filter), 4,000 quantiles of the prior and R's own Student
# distribution. It shares no code with the program.
#   Rscript counterfactual-reference.R
forecast <- function (x, before, z = NULL)
{
  n <- length (x)
  design <- cbind (rep (1, n), z)
  fit <- seq_len (before)
  ahead <- (before + 1):n
  df <- before - ncol (design)
  shares <- qbeta ((seq_len (points) - 0.5) / points, 0.25, 0.25)
  # The tails of the prior come nearer to 0 and 1 than a matrix allows.
  shares <- pmin (pmax (shares, 1e-9), 1 - 1e-9)
  weight <- numeric (points)
  mean <- se <- matrix (0, points, 3)
  pick <- rbind (c (1, rep (0, length (ahead) - 1)), c (rep (0, length (ahead) - 1), 1), rep (1, length (ahead)))
  for (i in seq_len (points)) {
    k <- shares[i] * outer (seq_len (n), seq_len (n), pmin) + (1 - shares[i]) * diag (n)
    inverse <- solve (k[fit, fit])
    a <- design[fit, , drop = FALSE]
    information <- t (a) %*% inverse %*% a
    beta <- solve (information, t (a) %*% inverse %*% x[fit])
    r <- x[fit] - a %*% beta
    rss <- drop (t (r) %*% inverse %*% r)
    weight[i] <- -(determinant (k[fit, fit])$modulus + determinant (information)$modulus + df * log (rss)) / 2
    gain <- k[ahead, fit] %*% inverse
    left <- design[ahead, , drop = FALSE] - gain %*% a
    variance <- k[ahead, ahead] - gain %*% k[fit, ahead] + left %*% solve (information, t (left))
    mean[i, ] <- pick %*% (design[ahead, , drop = FALSE] %*% beta + gain %*% r)
    se[i, ] <- sqrt (rss / df * diag (pick %*% variance %*% t (pick)))
  }
  share <- exp (weight - max (weight))
  share <- share / sum (share)
  for (j in 1:3) {
    below <- function (q) sum (share * pt ((q - mean[, j]) / se[, j], df))
    limits <- sapply (c (0.025, 0.975), function (p)
      uniroot (function (q) below (q) - p, range (mean[, j]) + c (-50, 50) * max (se[, j]), tol = 1e-13)$root)
    cat (sprintf ("  %.9g %.9g", limits[1], limits[2]))
  }
  p <- below (sum (x[ahead]))
  cat (sprintf ("  p %.8g\n", 2 * min (p, 1 - p)))
}

points <- 4000
t <- 0:29
x <- 100 + 10 * sin (t / 4) + (t * t * 7) %% 11 + ifelse (t >= 24, 12, 0)
z <- 50 + (t * 5) %% 7 + t / 3
forecast (x, 24)
forecast (x, 24, z)
