// A product picked from the list fills the form's empty fields, to be read and corrected; a
// strength typed after the name, such as "Gabapentin 300 mg", goes into its own fields.

const UNITS = { mg: "mg", µg: "ug", μg: "ug", ug: "ug", mcg: "ug", iu: "iu", ml: "ml" };
const STRENGTH = /^(.*\S)\s+(\d+(?:[.,]\d+)?)\s*(mg|µg|μg|ug|mcg|iu|ml|tablets?|tabletten?|comprim[ée]s?|comprimidos?)$/i;

const name = document.querySelector('input[name="name"][list]');
const field = (key) => name.form.elements.namedItem(key);

function fill(key, value) {
  const input = field(key);
  if (!input || !value || input.value) return;
  input.value = value;
  input.dataset.usual = value; // what is typed instead is compared with it
  const folded = input.closest("details");
  if (folded) folded.open = true;
}

function fillFrom(preset) {
  name.value = preset.name;
  fill("dose-amount", preset.amount);
  fill("dose-unit", preset.unit);
  const counted = (preset.counted ?? "").split(" ");
  (preset.holds ?? "").split(" ").forEach((what, row) => {
    fill(`holds-${row}-what`, what);
    fill(`holds-${row}-unit`, counted[row]);
  });
}

function presetOf(text) {
  const wanted = text.trim().toLowerCase();
  const options = [...name.list.options];
  return (
    options.find((option) => option.value.toLowerCase() === wanted) ??
    options.find((option) => option.dataset.name.toLowerCase() === wanted && !option.dataset.amount)
  );
}

/** While typing, only what names a strength counts: "Vitamin C" may still become "Vitamin C 500". */
function whileTyping() {
  const option = presetOf(name.value);
  if (option && option.value.toLowerCase() !== option.dataset.name.toLowerCase()) {
    fillFrom(option.dataset);
  }
}

function onceTyped() {
  const strength = STRENGTH.exec(name.value.trim());
  if (strength) {
    const [, product, amount, unit] = strength;
    name.value = product;
    fill("dose-amount", amount);
    fill("dose-unit", UNITS[unit.toLowerCase()] ?? "tablet");
  }
  const option = presetOf(name.value);
  if (option) fillFrom(option.dataset);
}

if (name?.list && field("dose-amount")) {
  name.addEventListener("input", whileTyping);
  name.addEventListener("change", onceTyped);
  if (name.value) whileTyping(); // typed before this script was there
  if (name.value && name !== document.activeElement) onceTyped();
}
