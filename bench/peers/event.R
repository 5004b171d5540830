# SPDX-License-Identifier: GPL-3.0-or-later
# The yardstick of bench-event: the same methods for the same event in R, with the packages that an analyst would take.
# Reads the event's index (from 0), the series, and each donor, one a line, up to an empty line.
suppressMessages({library(sandwich); library(strucchange); library(quadprog)})
input <- file("stdin")
open(input)
event <- as.integer(readLines(input, 1))
rows <- list()
while (length(line <- readLines(input, 1)) > 0 && nchar(line) > 0)
  rows[[length(rows) + 1]] <- scan(text = line, quiet = TRUE)
y <- rows[[1]]
donors <- do.call(cbind, rows[-1])
n <- length(y)
lag <- floor(4 * (n / 100)^(2 / 9))
t <- 0:(n - 1)

before_after <- function(k = 6) {
  a <- y[(event - k + 1):event]; b <- y[(event + 2):(event + 1 + k)]
  c(mean(a), mean(b), median(a), median(b))
}

# Step and slope from the period s on, with Newey and West's covariance.
its <- function(x, s) {
  d <- data.frame(x = x, t = t, step = as.numeric(t >= s), ramp = pmax(t - s, 0))
  fit <- lm(x ~ t + step + ramp, d)
  se <- sqrt(diag(NeweyWest(fit, lag = lag, prewhite = FALSE, adjust = TRUE)))
  list(coef = coef(fit), se = se, p = 2 * pt(-abs(coef(fit) / se), n - 4), limits = coef(fit) + outer(se, qt(c(.025, .975), n - 4)))
}

quasi_poisson <- function(s) {
  summary(glm(y ~ t + as.numeric(t >= s) + pmax(t - s, 0), family = quasipoisson()))
}

counterfactual <- function(x, simulate) {
  fit <- StructTS(ts(x[1:event]), type = "level")
  ahead <- n - event
  forecast <- predict(fit, n.ahead = ahead)
  s2 <- fit$coef
  p <- forecast$se[1]^2 - s2[2] - s2[1]
  covariance <- p + s2[1] * outer(1:ahead, 1:ahead, pmin) + diag(s2[2], ahead)
  sums <- sqrt(sum(covariance))
  if (!simulate) return(sums)
  root <- chol(covariance + diag(1e-12, ahead))
  draws <- matrix(rnorm(8192 * ahead), 8192) %*% root
  quantile(rowSums(exp(sweep(draws, 2, forecast$pred, "+")) - 1), c(.025, .5, .975))
}

# Breaks by optimal partitioning, for three estimates of the variance.
partitioning <- function(x, least = 3) {
  s1 <- c(0, cumsum(x)); s2 <- c(0, cumsum(x^2))
  d <- diff(x)
  for (sigma2 in c(sum(d^2) / (2 * (n - 1)), (1.4826 * median(abs(d - median(d))))^2 / 2, var(x))) {
    penalty <- 2 * sigma2 * log(n)
    best <- c(-penalty, rep(Inf, n)); from <- integer(n + 1)
    for (end in least:n) {
      start <- 0:(end - least)
      cost <- s2[end + 1] - s2[start + 1] - (s1[end + 1] - s1[start + 1])^2 / (end - start)
      total <- best[start + 1] + cost + penalty
      from[end + 1] <- start[which.min(total)]; best[end + 1] <- min(total)
    }
  }
  from
}

breaks <- function(x) {
  found <- breakpoints(x ~ 1, h = 0.15)
  if (length(found$breakpoints) > 0 && !is.na(found$breakpoints[1])) try(confint(found), silent = TRUE)
}

placebo <- function(x) sapply(6:(n - 6), function(s) { r <- its(x, s); c(r$coef[3], (r$coef / r$se)[3]) })

weights <- function(target, pool) {
  D <- crossprod(pool); D <- D + diag(1e-9 * mean(diag(D)), ncol(pool))
  solve.QP(D, crossprod(pool, target), cbind(1, diag(ncol(pool))), c(1, rep(0, ncol(pool))), meq = 1)$solution
}

synthetic <- function() {
  scale <- function(v) v / mean(v[1:event])
  x <- scale(y); z <- apply(donors, 2, scale)
  ratio <- function(target, pool) {
    gap <- target - pool %*% weights(target[1:event], pool[1:event, ])
    sqrt(mean(gap[(event + 2):n]^2)) / sqrt(mean(gap[1:event]^2))
  }
  own <- ratio(x, z)
  without <- sapply(seq_len(ncol(z)), function(j) ratio(z[, j], z[, -j]))
  with <- sapply(seq_len(ncol(z)), function(j) ratio(z[, j], cbind(x, z[, -j])))
  c(sum(without >= own), sum(with >= own))
}

everything <- function() {
  x <- log1p(y)
  before_after()
  first <- its(y, event + 1); its(x, event + 1)
  quasi_poisson(event + 1)
  counterfactual(y, FALSE); counterfactual(x, TRUE)
  partitioning(y); partitioning(x)
  breaks(y); breaks(x)
  placebo(y); placebo(x)
  synthetic()
  first$se[3]
}
cat("ready", format(everything(), digits = 15), "\n")
while (length(readLines(input, 1)) > 0) {
  start <- sum(proc.time()[1:2])
  everything()
  cat(1000 * (sum(proc.time()[1:2]) - start), "\n")
}
