// The colours of somebody who is signed in: the server says them, and from when until when they are
// dim; a page that stays open turns by itself.

import { isMarked } from "./queue.js";
import { byTheHour, isWithin, rememberLook } from "./theme.js";

const { dataset } = document.documentElement;
const { dimFrom, dimUntil, dimHour = "", theme, themeByDay = theme } = dataset;

if (dimFrom) {
  byTheHour(() => (isWithin(Date.now(), Number(dimFrom), Number(dimUntil)) ? "dim" : themeByDay));
}
rememberLook({ theme: themeByDay, from: dimHour }, isMarked);
