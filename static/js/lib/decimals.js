// Numbers as people type them, read as the server reads them (accounts/fields/decimals.py), and an echo
// of what was understood beside the field where it may not be what was meant.

import { figure, fill, gettext, oneOf } from "./words.js";

const ZEROS = [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10]; // of digits that a pad may write
const ALIKE = [
  [/[\s\u2007\u202f]/g, " "],
  [/[\u200e\u200f\u061c\u2066-\u2069]/g, ""],
  [/[−﹣－‐‑–]/g, "-"],
  [/[＋﹢]/g, "+"],
  [/[，،﹐]/g, ","],
  [/[．。﹒]/g, "."],
  [/[٫·]/g, "·"],
  [/[٬’ʼ＇]/g, "'"],
];
const ONE_SIGN = /^([+-]?) ?(\d*)(?:[.,·](\d*))?$/;
const IN_THOUSANDS = /^([+-]?) ?([1-9]\d{0,2}(?:([.,' ])\d{3})(?:\3\d{3})*)(?:(?!\3)[.,·](\d*))?$/;
const LONGEST = 28;
const FAR = 10; // times the number of before: more than a slip of a digit would explain

/** The numbers that a text can be, as plain digits: none, one, or two to choose from. */
export function readings(text) {
  const typed = text.trim();
  if (!typed || typed.length > LONGEST) return [];
  const tidy = tidied(typed);
  const single = ONE_SIGN.exec(tidy);
  const grouped = IN_THOUSANDS.exec(tidy);
  const numbers = [];
  if (grouped) numbers.push(plain(grouped[1], grouped[2].replaceAll(grouped[3], ""), grouped[4]));
  if (single && (single[2] || single[3])) numbers.push(plain(single[1], single[2], single[3]));
  return numbers;
}

/** The same digits as `readings` reads them back as one number: 1.234 becomes 1.2340. */
export const written = (digits) => (/^-?[1-9]\d{0,2}\.\d{3}$/.test(digits) ? `${digits}0` : digits);

/** Digits of other scripts as 0 to 9. */
export const withLatinDigits = (text) =>
  text.replace(/\p{Nd}/gu, (sign) => {
    const code = sign.codePointAt(0);
    const zero = ZEROS.find((first) => code >= first && code < first + 10);
    return zero === undefined ? sign : String(code - zero);
  });

const tidied = (text) =>
  ALIKE.reduce((tidy, [signs, sign]) => tidy.replace(signs, sign), withLatinDigits(text)).trim();

function plain(sign, whole, places = "") {
  const rest = places.replace(/0+$/, "");
  const digits = (whole.replace(/^0+(?=\d)/, "") || "0") + (rest ? `.${rest}` : "");
  return sign === "-" && /[1-9]/.test(digits) ? `-${digits}` : digits;
}

/** Say beside each number of a page what was understood, where that may not be what was meant. */
export function echoNumbers() {
  const update = ({ target }) => {
    const { form, name } = target;
    const input = name?.endsWith("unit") ? form?.elements.namedItem(name.replace(/unit$/, "amount")) : target;
    if (input instanceof HTMLInputElement && input.dataset.number) echo(input);
  };
  document.addEventListener("input", update);
  document.addEventListener("change", update);
}

function echo(input) {
  const words = input.value === input.defaultValue ? "" : understoodOf(input);
  const there = input.nextElementSibling?.matches(".number-echo") && input.nextElementSibling;
  if (!there && !words) return;
  const line = there || document.createElement("output");
  line.className = "hint number-echo";
  line.hidden = !words;
  line.textContent = words;
  if (!there) input.after(line);
}

function understoodOf(input) {
  const numbers = readings(input.value);
  const unit = unitOf(input);
  const named = (digits) => `${figure(digits)} ${unit?.value ? unit.selectedOptions[0].text : ""}`.trim();
  if (!numbers.length) return "";
  if (numbers.length > 1) return fill(gettext("{numbers}?"), { numbers: oneOf(numbers.map(named)) });
  const [read] = numbers;
  const typed = input.value.trim();
  const before = readings(input.dataset.usual ?? input.defaultValue)[0];
  const times = Math.abs(Number(read) / Number(before));
  if (Number(before) && (times >= FAR || times <= 1 / FAR)) {
    return fill(gettext("That is {number}. Before: {before}."), { number: named(read), before: named(before) });
  }
  const isPlain = /^\d+(\.\d+)?$/.test(typed) || typed === figure(read);
  return isPlain ? "" : fill(gettext("That is {number}."), { number: named(read) });
}

/** The list of units beside an amount, if there is one. */
function unitOf(input) {
  const unit = input.form?.elements.namedItem(input.name.replace(/amount$/, "unit"));
  return unit instanceof HTMLSelectElement ? unit : null;
}
