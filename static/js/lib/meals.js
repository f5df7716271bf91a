// Usual meals: one tap gives the three answers under "More", a second takes them back.

const answers = (taps) => taps.split(" ").map((tap) => tap.split(":"));
const chosen = (form, name) => form.querySelector(`input[name="${name}"]:checked`);

function choose(form, [name, value]) {
  const before = chosen(form, name);
  if ((before?.value ?? "") === value) return;
  if (value) return void form.querySelector(`input[name="${name}"][value="${value}"]`).click();
  before.checked = false;
  before.dispatchEvent(new Event("change", { bubbles: true }));
  before.closest("fieldset").dispatchEvent(new Event("shown"));
}

/** The chips of one section. */
export function meals(section) {
  section.hidden = false;
  const form = section.closest("form");
  const chips = [...section.querySelectorAll("[data-taps]")];
  const update = () => {
    for (const chip of chips) {
      const holds = ([name, value]) => (chosen(form, name)?.value ?? "") === value;
      chip.setAttribute("aria-pressed", String(answers(chip.dataset.taps).every(holds)));
    }
  };
  for (const chip of chips) {
    chip.addEventListener("click", () => {
      const pressed = chip.getAttribute("aria-pressed") === "true";
      for (const [name, value] of answers(chip.dataset.taps)) choose(form, [name, pressed ? "" : value]);
      update();
    });
  }
  form.addEventListener("change", update);
  form.addEventListener("shown", update);
  update();
}
