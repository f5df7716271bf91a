// A clock time from two lists, hour and minute, in the order of the night: no typing, and with
// twelve hours no doubt about morning or evening.

const FIRST_HOUR = 12; // the night runs from noon to noon

/** Put two lists in the place of a time field, which keeps the answer. */
export function clockEntry(input) {
  const twelve = input.dataset.clock === "12";
  const label = input.labels[0]?.textContent.trim() ?? "";
  const hour = list(`${label}, hour`, hours(twelve));
  const minute = list(`${label}, minutes`, minutes());
  const pair = document.createElement("span");
  pair.className = "clock-entry";
  pair.append(hour, minute);
  input.after(pair);
  input.hidden = true;
  if (input.labels[0]) {
    hour.id = `${input.id}_hour`;
    input.labels[0].htmlFor = hour.id;
  }
  const show = () => {
    const [h = "", m = ""] = input.value.split(":");
    hour.value = h;
    if (m && ![...minute.options].some((option) => option.value === m)) {
      minute.append(new Option(m, m));
    }
    minute.value = m;
  };
  const tell = () => {
    if (hour.value && !minute.value) minute.value = "00";
    if (!hour.value) minute.value = "";
    input.value = hour.value ? `${hour.value}:${minute.value}` : "";
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };
  for (const part of [hour, minute]) {
    part.addEventListener("change", (event) => {
      event.stopPropagation();
      tell();
    });
  }
  input.addEventListener("change", show);
  input.addEventListener("shown", show);
  show();
}

function list(label, options) {
  const select = document.createElement("select");
  select.setAttribute("aria-label", label);
  select.append(new Option("–", ""), ...options);
  return select;
}

function hours(twelve) {
  return Array.from({ length: 24 }, (_, index) => {
    const hour = (index + FIRST_HOUR) % 24;
    return new Option(twelve ? twelveHour(hour) : pad(hour), pad(hour));
  });
}

function twelveHour(hour) {
  if (hour === 0) return "12 midnight";
  if (hour === 12) return "12 noon";
  return `${hour % 12} ${hour < 12 ? "am" : "pm"}`;
}

function minutes() {
  return Array.from({ length: 12 }, (_, index) => new Option(pad(index * 5), pad(index * 5)));
}

function pad(number) {
  return String(number).padStart(2, "0");
}
