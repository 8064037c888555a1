/* Small helps inside a room. Links: on a phone one part is shown at a time, so a link into another part shows
 * that part first, and opens the folds around what it leads to. Without this script all parts stand
 * on one long page, and the links are links. Forms: who will read it, and that it was sent. And a
 * page that slept says what it missed.
 */
"use strict";

(() => {
  function reveal(hash) {
    const target = document.getElementById(decodeURIComponent(hash.slice(1)));
    const part = target?.closest("[data-section]");
    if (!part) return null;
    document.querySelector(`.tabs [data-tab="${part.dataset.section}"]`)?.click();
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      fold.open = true;
    }
    return target;
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#"]:not([data-tab])');
    if (link) reveal(link.hash);
  });

  // Who is ticked, in the words of the page: nobody should find out later who else reads a cable.
  function nameReaders(form) {
    const place = form.querySelector("[data-readers]");
    if (!place) return;
    const ticked = [...form.querySelectorAll(`input[name="${place.dataset.readers}"]:checked`)];
    const names = ticked.map((box) => box.parentElement.textContent.trim());
    place.textContent = names.length ? names.join(", ") : place.dataset.nobody;
  }

  // A form that was taken says so where it stands, until somebody types in it again.
  function say(form, text) {
    const place = form.querySelector("[data-form-done]");
    if (place) place.textContent = text;
  }

  document.addEventListener("wargame:taken", (event) => {
    const form = event.target;
    say(form, form.dataset.done || "");
    nameReaders(form);
  });
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (form) { say(form, ""); nameReaders(form); }
  });
  document.querySelectorAll("form").forEach(nameReaders);

  // A page that was hidden for a while says what happened meanwhile.
  const absence = document.querySelector("[data-away]");
  let hiddenAt = 0;
  document.addEventListener("visibilitychange", async () => {
    if (document.hidden) { hiddenAt = Date.now(); return; }
    const seconds = Math.round((Date.now() - hiddenAt) / 1000);
    if (!absence || !hiddenAt || seconds < 60) return;
    try {
      const answer = await fetch(`away?seconds=${seconds}`, { cache: "no-store" });
      if (answer.ok && !answer.redirected) absence.innerHTML = await answer.text();
    } catch { /* the page says by itself that there is no contact */ }
  });

  const asked = location.hash;
  if (asked) reveal(asked)?.scrollIntoView();
})();
