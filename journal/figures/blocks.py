"""How many nights a block holds, so that what resembles each other is drawn together."""
# pure

import numpy as np

from journal.figures.resampling import Values

SHORTEST_BLOCK = 7  # nights: a week holds together


def autocovariance(values: Values, lags: int) -> tuple[Values, Values]:
    """Autocovariance and autocorrelation at lags 0 to `lags`; unknown nights pair with nothing."""
    n = len(values)
    known = ~np.isnan(values)
    centred = np.where(known, values - values[known].mean(), 0.0)
    covariance, correlation = np.zeros(lags + 1), np.zeros(lags + 1)
    for lag in range(lags + 1):
        ahead, behind = centred[lag:], centred[: n - lag]
        pairs = int((known[lag:] & known[: n - lag]).sum())
        product = float(ahead @ behind)
        covariance[lag] = product / pairs * (n - lag) / n if pairs else 0.0
        size = float(centred[lag + 1 :] @ centred[lag + 1 :])
        size *= float(centred[: n - lag - 1] @ centred[: n - lag - 1])
        correlation[lag] = product / np.sqrt(size) if size > 0 else 0.0
    return covariance, correlation


def optimal_block(values: Values) -> float:
    """The block length, in nights, with the least error for a mean of this series.

    Politis & White 2004 with the correction of Patton, Politis & White 2009, for circular
    blocks. Wants at least five known nights.
    """
    n = len(values)
    together = max(5, int(np.log10(n)))
    most = min(int(np.ceil(np.sqrt(n))) + together, n - 1)
    covariance, correlation = autocovariance(values, most)
    line = 2 * np.sqrt(np.log10(n) / n)
    quiet = (
        lag - together
        for lag in range(together, most + 1)
        if bool((np.abs(correlation[lag - together : lag]) < line).all())
    )
    first = next(quiet, None)
    band = most if first is None else min(2 * max(first, 1), most)
    lags = np.arange(1, band + 1)
    weights = np.where(lags / band <= 0.5, 1.0, 2 * (1 - lags / band))
    bend = float((2 * weights * lags * covariance[1 : band + 1]).sum())
    spectrum = float(covariance[0] + (2 * weights * covariance[1 : band + 1]).sum())
    if spectrum <= 0:
        return 1.0
    best = (2 * bend**2 / (4 / 3 * spectrum**2)) ** (1 / 3) * n ** (1 / 3)
    return float(min(best, np.ceil(min(3 * np.sqrt(n), n / 3))))


def block_length(values: Values) -> int:
    """The stated rule: twice the best length for a mean, at least a week, at most a quarter.

    Twice, because medians of nights that resemble each other for long are otherwise given
    intervals that are too narrow.
    """
    n = len(values)
    known_values = values[~np.isnan(values)]
    varied = len(known_values) >= 10 and float(np.ptp(known_values)) > 0
    best = optimal_block(values) if varied else 1.0
    return max(1, min(max(SHORTEST_BLOCK, int(np.ceil(2 * best))), n // 4))
