/* A part of a page that follows: painted anew every few seconds, unless somebody works in it.
 * Without this script the page shows what was there when it was loaded.
 */
"use strict";

(() => {
  const EVERY = 4000;

  const busy = (place) => place.contains(document.activeElement)
    || place.querySelector("input:checked, details[open]") !== null;

  async function follow(place) {
    if (document.hidden || busy(place)) return;
    try {
      const answer = await fetch(place.dataset.follow, { cache: "no-store" });
      if (!answer.ok || answer.redirected) return;
      const html = await answer.text();
      if (busy(place) || place.dataset.painted === html) return;
      place.innerHTML = html;
      place.dataset.painted = html;
    } catch { /* the next time, perhaps */ }
  }

  for (const place of document.querySelectorAll("[data-follow]")) {
    setInterval(() => follow(place), EVERY);
  }
})();
