// A device whose clock differs from the night's: one quiet line offers to use it for tonight.

const WIDE = { dateStyle: "short", timeStyle: "short" };
const HALF_A_DAY = 43_200_000; // ms: clocks may change before the night is over

const wall = (zone, at) => new Intl.DateTimeFormat("en", { ...WIDE, timeZone: zone }).format(at);

/** Whether two zones show the same time now and in twelve hours. */
function showTheSame(one, other) {
  const now = Date.now();
  try {
    return [now, now + HALF_A_DAY].every((at) => wall(one, at) === wall(other, at));
  } catch (error) {
    if (error instanceof RangeError) return true; // a zone that this browser does not know
    throw error;
  }
}

/** The line with its form, looked at again whenever the page is, since a phone travels. */
export function travel(form) {
  const look = () => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const offers = zone && zone !== form.dataset.declined && !showTheSame(zone, form.dataset.zone);
    form.hidden = !offers;
    if (!offers) return;
    form.elements.time_zone.value = zone;
    form.querySelector("[data-city]").textContent = zone.split("/").at(-1).replaceAll("_", " ");
    form.classList.remove("in-flow");
    const [first, ...others] = form.querySelectorAll("span, button");
    const wraps = others.at(-1).getBoundingClientRect().top > first.getBoundingClientRect().bottom;
    form.classList.toggle("in-flow", wraps); // it would lie on the first question
  };
  look();
  document.addEventListener("visibilitychange", look);
  addEventListener("resize", look);
}
