// Which night it is on this device, and what a night is called.

const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

const isoOf = (date) =>
  `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, "0")}-${String(date.getDate()).padStart(2, "0")}`;

function daysOf(night) {
  const [year, month, day] = night.split("-").map(Number);
  return [new Date(year, month - 1, day), new Date(year, month - 1, day + 1)];
}

/** The night that `now` belongs to ("2026-03-03"): before noon it is still the evening before's. */
export function nightAt(now) {
  return isoOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() - (now.getHours() < 12 ? 1 : 0)));
}

/** The night before a night. */
export function nightBefore(night) {
  const [evening] = daysOf(night);
  return isoOf(new Date(evening.getFullYear(), evening.getMonth(), evening.getDate() - 1));
}

/** "Tue 3 → Wed 4". */
export function shortNameOf(night) {
  const [evening, morning] = daysOf(night);
  return `${DAYS[evening.getDay()]} ${evening.getDate()} → ${DAYS[morning.getDay()]} ${morning.getDate()}`;
}

/** "Tue 3 → Wed 4 March". */
export function nameOf(night) {
  const [evening, morning] = daysOf(night);
  const over = evening.getMonth() === morning.getMonth() ? "" : ` ${MONTHS[evening.getMonth()]}`;
  return `${shortNameOf(night).replace(" →", `${over} →`)} ${MONTHS[morning.getMonth()]}`;
}
