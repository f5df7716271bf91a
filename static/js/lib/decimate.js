/**
 * Thin out a line for a narrow drawing without inventing or closing a gap.
 *
 * `points` are `{x, y}` in order of x, with `y: null` where nothing is known. They fall into
 * buckets of `nightsPerBucket`; of each unbroken run of known points in a bucket the first, the
 * lowest, the highest and the last stay, and of each run of unknown ones the first stays. What
 * stays is untouched: a real night with its real value. (Chart.js's own decimation moves points
 * to the middle of a bucket and takes null for a low value.)
 */
export function decimate(points, nightsPerBucket) {
  if (nightsPerBucket <= 1) return points;
  const out = [];
  let run = null;
  for (const point of points) {
    const bucket = Math.floor(point.x / nightsPerBucket);
    const known = point.y !== null;
    if (run === null || run.known !== known || (known && run.bucket !== bucket)) {
      keep(run, out);
      run = { known, bucket, first: point, last: point, low: point, high: point };
      continue;
    }
    run.last = point;
    if (point.y < run.low.y) run.low = point;
    if (point.y > run.high.y) run.high = point;
  }
  keep(run, out);
  return out;
}

/** The points of a run that stay, in order and each once. */
function keep(run, out) {
  if (run === null) return;
  if (!run.known) {
    out.push(run.first);
    return;
  }
  const chosen = new Set([run.first, run.low, run.high, run.last]);
  out.push(...[...chosen].sort((a, b) => a.x - b.x));
}

/** The same line with every night that stands alone between gaps drawn as a short stroke. */
export function visible(points) {
  const known = (index) => points[index] !== undefined && points[index].y !== null;
  return points.flatMap((point, index) => {
    if (!known(index) || known(index - 1) || known(index + 1)) return [point];
    return [{ ...point, x: point.x - 0.25 }, point, { ...point, x: point.x + 0.25 }];
  });
}
