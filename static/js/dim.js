// On pages that know nobody, before anything is painted: dim by this device's clock. It stands in
// the head and blocks, so that no bright frame comes first; the server colours all other pages.

import { byTheHour, isDim, lastLook } from "./lib/theme.js";

byTheHour(() => {
  const { theme, from } = lastLook();
  return isDim(new Date(), from) ? "dim" : theme;
});
