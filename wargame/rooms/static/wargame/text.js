/* The page of a text. While somebody writes in a clause, the other sponsors are told so: it bars
 * nobody. Says, too, when the text has moved on under the hands of who writes, and shows the clause
 * that is being worked on. Without this script the page does all of its acts; nobody is told who
 * writes, and both wordings meet on the server.
 */
"use strict";

(() => {
  const EVERY = 10000; // how often it is said that somebody writes, and asked who else does

  const root = document.querySelector("[data-live]");
  const address = root?.dataset.leases;
  const field = document.querySelector("[data-writes]");
  const token = document.querySelector("#acts [name=csrfmiddlewaretoken]")?.value;

  // --- Who writes where -------------------------------------------------------------------------

  let typed = Boolean(field); // an editor that was just opened counts as a word
  let gone = false;

  async function ask(clause) {
    const say = clause === undefined ? {} : {
      method: "POST", body: new URLSearchParams({ clause, csrfmiddlewaretoken: token }), keepalive: true,
    };
    try {
      const answer = await fetch(address, { ...say, cache: "no-store", headers: { "X-Wargame": "1" } });
      if (answer.ok && !answer.redirected) show(await answer.text());
    } catch { /* the page says by itself that there is no contact */ }
  }

  function show(html) {
    const place = document.getElementById("panel-leases");
    const template = document.createElement("template");
    template.innerHTML = html;
    const now = template.content.firstElementChild;
    if (!place || !now || place.dataset.painted === html) return;
    now.dataset.painted = html;
    place.replaceWith(now);
    count();
  }

  function beat() {
    if (document.hidden || gone) return;
    ask(typed && field ? field.dataset.writes : undefined);
    typed = false;
  }

  if (address) {
    field?.addEventListener("input", () => { typed = true; });
    window.addEventListener("pagehide", () => { gone = true; if (field) ask(""); });
    window.addEventListener("pageshow", () => { gone = false; });
    beat();
    setInterval(beat, EVERY);
  }

  // --- How long already -------------------------------------------------------------------------

  const ahead = Number(root?.dataset.now || Date.now()) - Date.now();

  function count() {
    for (const place of document.querySelectorAll("[data-since]")) {
      const seconds = Math.max(0, Math.round((Date.now() + ahead - place.dataset.since) / 1000));
      place.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    }
  }

  setInterval(count, 1000);
  count();

  // --- Has the text moved on? -------------------------------------------------------------------

  const newer = document.querySelector("[data-newer]");
  const begun = newer?.closest("form").querySelector("[name=version]");

  function compare() {
    const stands = document.getElementById("panel-text")?.dataset.version;
    if (newer && stands) newer.hidden = Number(stands) <= Number(begun.value);
  }

  if (newer) new MutationObserver(compare).observe(root, { subtree: true, attributeFilter: ["data-version"] });

  // --- The clause that is being worked on, where text and form stand side by side ----------------

  const here = document.querySelector(".clause.here");
  const isWide = matchMedia("(min-width: 68.75rem)").matches;
  if (here && isWide) here.scrollIntoView({ block: "center" });
  // A browser that has gone to a part of a page takes the focus from what asked for it.
  const asking = document.querySelector("#composer [autofocus]");
  if (asking) window.addEventListener("load", () => setTimeout(() => asking.focus({ preventScroll: isWide })));
})();
