// The night page: a second tap clears an answer, rows are added on demand, and what an
// answer makes irrelevant is folded away. Without this script everything is simply there.

/** A second tap on a chosen answer takes it back to unknown. */
function clearable(group) {
  let last = group.querySelector("input:checked");
  group.closest("fieldset").addEventListener("click", (event) => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || input.type !== "radio") return;
    const again = input === last || input.value === "";
    if (again) {
      input.checked = false;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }
    last = again ? null : input;
  });
}

/** What belongs to an answer is shown while that answer is given. */
function shownWith(block) {
  const form = block.closest("form");
  const { shownWith: name, value } = block.dataset;
  const update = () => {
    const chosen = form.querySelector(`input[name="${name}"]:checked`);
    block.hidden = chosen?.value !== value;
  };
  form.addEventListener("change", update);
  update();
}

/** Choose an answer as if it had been tapped. */
function answer(form, name, value) {
  const input = form.querySelector(`input[name="${name}"][value="${value}"]`);
  if (input && !input.checked) input.click();
}

/** Rows are added from the section's template; blank ones wait until they are wanted. */
function rows(section) {
  const template = section.querySelector("template[data-row-template]");
  const total = section.querySelector('input[name$="-TOTAL_FORMS"]');
  for (const blank of section.querySelectorAll("[data-blank]")) blank.hidden = true;
  for (const part of section.querySelectorAll("[data-enhanced]")) part.hidden = false;
  for (const button of section.querySelectorAll("[data-add]")) {
    button.addEventListener("click", () => {
      const row = unused(section) ?? added(section, template, total);
      row.hidden = false;
      row.removeAttribute("data-blank");
      const first = row.querySelector("select, input:not([type=hidden])");
      if (button.dataset.drink) {
        first.value = button.dataset.drink;
        row.querySelector('input[type="time"]').focus();
      } else {
        first.focus();
      }
    });
  }
}

function unused(section) {
  return section.querySelector("[data-blank]");
}

function added(section, template, total) {
  const holder = document.createElement("div");
  holder.append(template.content.cloneNode(true));
  const index = total.value;
  for (const element of holder.querySelectorAll("[name], [id], [for], [aria-describedby]")) {
    for (const attribute of ["name", "id", "for", "aria-describedby"]) {
      const text = element.getAttribute(attribute);
      if (text) element.setAttribute(attribute, text.replace("__prefix__", index));
    }
  }
  total.value = String(Number(index) + 1);
  const row = holder.firstElementChild;
  template.before(row);
  return row;
}

for (const group of document.querySelectorAll("[data-clearable]")) clearable(group);
for (const section of document.querySelectorAll("[data-rows]")) rows(section);
for (const block of document.querySelectorAll("[data-shown-with]")) shownWith(block);
for (const tick of document.querySelectorAll("[data-marks]")) {
  tick.addEventListener("change", () => {
    if (tick.checked) answer(tick.form, tick.dataset.marks, "True");
  });
}
for (const time of document.querySelectorAll(".onset input[type=time]")) {
  time.addEventListener("change", () => answer(time.form, "first_symptom", "at"));
}
