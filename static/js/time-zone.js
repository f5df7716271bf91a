// Preselect the browser's time zone where nobody has chosen one yet.
const field = document.querySelector("[data-time-zone]");
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (field && here && !field.dataset.chosen) {
  if (![...field.options].some((option) => option.value === here)) {
    field.add(new Option(here, here));
  }
  field.value = here;
}
for (const input of document.querySelectorAll("[data-time-zone-value]")) input.value = here ?? "";
