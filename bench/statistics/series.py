"""Made-up series: many histories at once, a row a history, a column a night."""

from math import sqrt

import numpy as np
import numpy.typing as npt

Values = npt.NDArray[np.float64]
Random = np.random.Generator

SPREAD = 2.0  # standard deviation of the ratings, points
MIDDLE = 5.0
STAY = 1 - 1 / 30  # chance that a regime goes on for another night
LONG_MEMORY = 0.45


def persistent(shape: tuple[int, int], memory: float, random: Random) -> Values:
    """First-order series with mean 0 and standard deviation 1."""
    values = random.standard_normal(shape)
    fresh = sqrt(1 - memory**2)
    for night in range(1, shape[1]):
        values[:, night] = memory * values[:, night - 1] + fresh * values[:, night]
    return values


def drifting(shape: tuple[int, int], random: Random) -> Values:
    """Noise upon a random walk that moves by about three halves of the noise within a year."""
    walk = np.cumsum(random.standard_normal(shape), axis=1) * 1.5 / sqrt(365)
    return np.asarray(persistent(shape, 0.3, random) + walk - walk.mean(axis=1, keepdims=True))


def regimes(shape: tuple[int, int], random: Random) -> Values:
    """Good and bad months that change at any time, and noise."""
    turned = np.cumsum(random.random(shape) > STAY, axis=1) % 2
    return (2 * turned - 1) * 0.8 + 0.6 * random.standard_normal(shape)


def long_memory(shape: tuple[int, int], random: Random) -> Values:
    """Fractional noise: what resembles itself over months."""
    nights = 3 * shape[1]
    steps = np.arange(1, nights)
    weights = np.concatenate([[1.0], np.cumprod((steps - 1 + LONG_MEMORY) / steps)])
    shocks = random.standard_normal((shape[0], nights))
    size = 1 << (2 * nights - 1).bit_length()
    moved = np.fft.irfft(np.fft.rfft(shocks, size) * np.fft.rfft(weights, size), size)
    values = moved[:, nights - shape[1] : nights]
    return np.asarray(values / values.std())


def wave(shape: tuple[int, int], period: float, random: Random) -> Values:
    """A sine of so many nights with standard deviation 1, at another phase in each history."""
    phase = random.random((shape[0], 1))
    return sqrt(2) * np.sin(2 * np.pi * (np.arange(shape[1]) / period + phase))


def rated(values: Values) -> Values:
    """Whole ratings from 0 to 10 around the middle."""
    return np.clip(np.round(MIDDLE + SPREAD * values), 0, 10)


def mostly_zero(values: Values, zeros: float) -> Values:
    """Whole ratings of which this share are 0 and the others 1 to 10."""
    ranked = values.argsort(axis=None).argsort().reshape(values.shape) / values.size
    above = (ranked - zeros) / (1 - zeros)
    return np.where(above < 0, 0.0, 1 + np.floor(9.999 * np.clip(above, 0, 1) ** 1.5))


def forgotten(values: Values, share: float, random: Random) -> Values:
    """The values with this share of them unknown."""
    return np.where(random.random(values.shape) < share, np.nan, values)
