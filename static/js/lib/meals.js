// Usual meals: one tap gives the three answers under "More", a second takes them back.

function radios(form, taps) {
  return taps.split(" ").map((tap) => {
    const [name, value] = tap.split(":");
    return form.querySelector(`input[name="${name}"][value="${value}"]`);
  });
}

const unanswered = (radio) =>
  !radio.form.querySelector(`input[name="${radio.name}"]:checked:not([value=""])`);
const holds = (radio) => (radio.value === "" ? unanswered(radio) : radio.checked);

/** The chips of one section. */
export function meals(section) {
  section.hidden = false;
  const form = section.closest("form");
  const chips = [...section.querySelectorAll("[data-taps]")];
  const update = () => {
    for (const chip of chips) {
      const pressed = radios(form, chip.dataset.taps).every(holds);
      chip.setAttribute("aria-pressed", String(pressed));
    }
  };
  for (const chip of chips) {
    chip.addEventListener("click", () => {
      const pressed = chip.getAttribute("aria-pressed") === "true";
      for (const radio of radios(form, chip.dataset.taps)) {
        const clear = form.querySelector(`input[name="${radio.name}"][value=""]`);
        if (pressed || radio.value === "") clear.click();
        else if (!radio.checked) radio.click();
      }
      update();
    });
  }
  form.addEventListener("change", update);
  form.addEventListener("shown", update);
  update();
}
