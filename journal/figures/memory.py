"""How much a night resembles the nights before it, and what that leaves to say of an effect.

What is left of a value a night once its columns are taken out is a first-order autoregression
(`memory` from one night to the next) and white noise (`share` of the variance). Neither is known,
so both are averaged over a grid, each point weighed by its restricted likelihood and a weak
prior. One pass of a Kalman filter over the calendar nights turns values and columns into
innovations of equal variance, for all points at once; a night without a value only lets the
uncertainty grow. Ordinary least squares of those innovations is generalised least squares.
"""
# pure

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from journal.figures.mixture import Mixture

Values = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Places = npt.NDArray[np.intp]

MEMORIES = (0.15, 0.3, 0.45, 0.6, 0.75, 0.87, 0.94, 0.985)
SHARES = (0.0, 0.35, 0.7)
GRID = np.array([(0.0, 0.0), *((memory, share) for memory in MEMORIES for share in SHARES)])
USUAL, SPREAD = 0.5, 0.35  # of the memories of people, before a night of this person is looked at
CELLS = 4_000_000  # of a working table: histories that fit go through the filter together
LONGEST = 400  # nights in a stretch: a longer history is cut into equal ones
ROWS_A_COLUMN = 3  # known rows from which a column is freed by the rows that know it alone
NOTHING = 1e-6  # sum of squares of a column of which nothing is left


def prior() -> Values:
    """The logarithm of the weight of each point of the grid before any night."""
    memory = GRID[:, 0]
    return -(((memory - USUAL) / SPREAD) ** 2) / 2 - np.log(np.where(memory > 0, len(SHARES), 1))


@dataclass(frozen=True)
class Reduced:
    """Values beside columns, freed of the nuisance columns, at each point of the grid.

    `products` (points × columns × columns) are those of the innovations, the values last;
    `penalty` is what the restricted likelihood loses by the variance and the nuisance columns;
    `freedom` counts the known nights less the nuisance columns.
    """

    products: Values
    penalty: Values
    freedom: int

    def has(self, column: int) -> bool:
        """Whether anything is left of a column once the nuisance columns are taken out."""
        return bool(self.products[:, column, column].min() > NOTHING)

    def likelihood(self, added: float = 0.0) -> Values:
        """The restricted likelihood of each point without other columns, as a logarithm.

        `added` goes to the sum of squares.
        """
        squares = self.products[:, -1, -1] + added
        return np.asarray(-(self.penalty + self.freedom * np.log(squares)) / 2)


def parts_of(nights: int) -> list[Places]:
    """The nights of each stretch: a long history is cut into stretches of equal length."""
    return np.array_split(np.arange(nights), max(1, -(-nights // LONGEST)))


@lru_cache(maxsize=4)
def slow_columns(nights: int, waves: int) -> Values:
    """Level, straight line and so many waves, the slowest twice as long as the nights."""
    night = (np.arange(nights) + 0.5) / nights
    level = [np.ones(nights), 2 * night - 1]
    columns: Values = np.column_stack(
        [*level, np.cos(np.pi * night[:, np.newaxis] * np.arange(1, waves + 1))]
    )
    return columns


@dataclass(frozen=True, slots=True)
class History:
    """Values (NaN unknown), nuisance and other columns, a row a night, and its stretches.

    Each stretch (of `parts_of` unless they are given) has nuisance columns of its own, as if the
    last night of one said nothing of the first of the next. Unknown nights of the other columns
    count as the mean of what is left of them once they are freed of the nuisance columns.
    """

    values: Values
    nuisance: Values
    columns: Values
    parts: Sequence[Places] = ()

    def laid_out(self) -> "Layout":
        """The rows of each stretch side by side, the others freed of a basis of the nuisance."""
        parts = self.parts or parts_of(len(self.values))
        width = self.nuisance.shape[1]
        table = np.zeros((max(map(len, parts)), len(parts), width + self.columns.shape[1] + 1))
        has_value = np.zeros(table.shape[:2], dtype=bool)
        spent = 0
        for place, nights in enumerate(parts):
            rows = np.flatnonzero(~np.isnan(self.values[nights]))
            here = nights[rows]
            basis = _basis(self.nuisance[here])
            spent += basis.shape[1]
            has_value[rows, place] = True
            table[rows, place, : basis.shape[1]] = basis
            table[rows, place, width:-1] = _freed(self.columns[here], basis)
            table[rows, place, -1] = self.values[here]
        return Layout(table, has_value, width, spent)


@dataclass(frozen=True, slots=True)
class Layout:
    """A history as a table of rows × stretches × columns, the values last.

    `width` columns are nuisance, `spent` of all stretches' are independent.
    """

    table: Values
    has_value: Flags
    width: int
    spent: int


def reduced(histories: Sequence[History]) -> list[Reduced]:
    """The sums of each history; those that are alike go through the filter together."""
    return [each for some in _batches(histories) for each in _reduced(some)]


def _batches(histories: Sequence[History]) -> Iterator[list[Layout]]:
    """Histories in their order, together as long as columns are as many and a table holds them."""
    batch: list[Layout] = []
    for layout in (history.laid_out() for history in histories):
        rows = max(len(each.table) for each in (*batch, layout))
        parts = sum(each.table.shape[1] for each in (*batch, layout))
        columns = layout.table.shape[2]
        is_full = rows * parts * columns * len(GRID) > CELLS
        if batch and (is_full or columns != batch[0].table.shape[2]):
            yield batch
            batch = []
        batch.append(layout)
    if batch:
        yield batch


def _reduced(layouts: Sequence[Layout]) -> Iterator[Reduced]:
    ends = np.cumsum([each.table.shape[1] for each in layouts])
    rows = max(len(each.table) for each in layouts)
    table = np.zeros((rows, ends[-1], layouts[0].table.shape[2]))
    has_value = np.zeros(table.shape[:2], dtype=bool)
    for layout, end in zip(layouts, ends, strict=True):
        here = slice(len(layout.table)), slice(end - layout.table.shape[1], end)
        table[here], has_value[here] = layout.table, layout.has_value
    innovations, spread = _innovations(table, has_value)
    for layout, end in zip(layouts, ends, strict=True):
        here = slice(len(layout.table)), slice(end - layout.table.shape[1], end)
        turned = innovations[here].transpose(1, 2, 0, 3)
        left, size = _without(np.matmul(turned.swapaxes(2, 3), turned), layout.width)
        freedom = int(layout.has_value.sum()) - layout.spent
        yield Reduced(left, spread[here].sum(axis=(0, 1)) + size, freedom)


def _freed(columns: Values, basis: Values) -> Values:
    """Columns less what the basis fits of their known rows; 0 where they are unknown.

    Of columns that few rows know only their mean is taken out, since the basis fits few rows well
    whatever they are.
    """
    freed = np.zeros_like(columns)
    for place, column in enumerate(columns.T):
        has_value = ~np.isnan(column)
        if has_value.sum() >= ROWS_A_COLUMN * basis.shape[1] > 0:
            fitted, *_ = np.linalg.lstsq(basis[has_value], column[has_value], rcond=None)
            freed[has_value, place] = column[has_value] - basis[has_value] @ fitted
        elif has_value.any():
            freed[has_value, place] = column[has_value] - column[has_value].mean()
    return freed


def _basis(columns: Values) -> Values:
    """Orthogonal columns that say the same as these, as many as are independent."""
    if not len(columns):
        return columns[:, :0]
    left, sizes, _ = np.linalg.svd(columns, full_matrices=False)
    basis: Values = left[:, sizes > 1e-8 * max(float(sizes[0]), 1e-12)]
    return basis


def _innovations(table: Values, has_value: Flags) -> tuple[Values, Values]:
    """Innovations (rows × stretches × points × columns), and the logarithms of their variances."""
    gains, variances = _gains(has_value)
    memory = GRID[:, 0][:, np.newaxis]
    errors = np.sqrt(variances)
    scales = (has_value[:, :, np.newaxis] / errors)[..., np.newaxis]
    moves = (gains * errors)[..., np.newaxis]
    rows = np.empty((len(table), has_value.shape[1], len(GRID), table.shape[2]))
    state, moved = np.zeros(rows.shape[1:]), np.empty(rows.shape[1:])
    for night, row_values in enumerate(table):
        row = rows[night]
        np.subtract(row_values[:, np.newaxis, :], state, out=row)
        row *= scales[night]
        state *= memory
        state += np.multiply(row, moves[night], out=moved)
    return rows, np.where(has_value[..., np.newaxis], np.log(variances), 0.0)


def _gains(has_value: Flags) -> tuple[Values, Values]:
    """How far each innovation moves the next night's state; the variance of each innovation."""
    memory, share = GRID.T
    stays, comes = memory**2, (1 - share) * (1 - memory**2)
    gains = np.empty((*has_value.shape, len(GRID)))
    variances = np.ones_like(gains)
    state = np.broadcast_to(1 - share, gains.shape[1:])
    for night, is_known in enumerate(has_value[:, :, np.newaxis]):
        variances[night] = state + share
        gains[night] = gain = is_known * state / variances[night]
        state = stays * state * (1 - gain) + comes
    gains *= memory
    return gains, variances


def _without(products: Values, width: int) -> tuple[Values, Values]:
    """The products freed of the first columns, summed over stretches; log size of those."""
    own = products[..., :width, :width].copy()
    places = np.arange(width)
    own[..., places, places] += own[..., places, places] == 0  # columns that a stretch lacks
    beside = products[..., :width, width:]
    left = products[..., width:, width:] - beside.swapaxes(-1, -2) @ np.linalg.solve(own, beside)
    size = np.linalg.slogdet(own)[1]
    return left.sum(axis=0), size.sum(axis=0)


def effect_of(history: Reduced, column: int) -> Mixture:
    """The effect of one of the other columns, alone beside the nuisance columns."""
    square = history.products[:, column, column]
    product = history.products[:, column, -1]
    freedom = history.freedom - 1
    rest = history.products[:, -1, -1] - product**2 / square
    effects = product / square
    errors = np.sqrt(rest / freedom / square)
    likelihood = -(history.penalty + np.log(square) + freedom * np.log(rest)) / 2
    return Mixture(effects, errors, weights_of(likelihood + prior()), freedom)


def correlations(nights: int) -> Values:
    """How alike nights 1, 2, … apart are, at each point of the grid: points × (nights - 1)."""
    memory, share = GRID[:, :1], GRID[:, 1:]
    alike: Values = (1 - share) * memory ** np.arange(1, nights)
    return alike


def apart(weights: Values) -> Values:
    """The sum of the products of weights that lie 0, 1, 2, … nights apart."""
    nights = len(weights)
    size = 1 << (2 * nights - 1).bit_length()
    products: Values = np.fft.irfft(np.abs(np.fft.rfft(weights, size)) ** 2, size)[:nights]
    return products


def weights_of(logarithms: Values) -> Values:
    """Weights that sum to 1, from their logarithms."""
    weights = np.exp(logarithms - logarithms.max())
    return np.asarray(weights / weights.sum())
