/**
 * How pages round what they show: halves away from zero, as `journal/rounding.py` does for
 * everything the server writes.
 */

/** The value to so many decimals; what is a half but for the error of sums counts as one. */
export function rounded(value, decimals = 0) {
  const scale = 10 ** decimals;
  return (Math.sign(value) * Math.floor(Math.abs(value) * scale + 0.5 + 1e-9)) / scale + 0;
}
