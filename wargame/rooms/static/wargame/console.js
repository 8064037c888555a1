/* The console's own script; live.js does the rest. Every link and button works without it.
 *
 *   a[data-compose]   opens the form of that address in the dialog, instead of loading the page
 *   a[data-close]     closes the dialog; what was typed comes back when the form is opened again
 *   a[data-preview]   shows a card of the projector in the preview box
 *   [data-from]       a small wall that follows the address it names
 *   [data-poll]       is fetched again until the answer no longer has the attribute
 *   [data-server-now] says how far this device's clock is from the server's
 *   form[data-shield] hides the page at once, while the server takes what is secret out of it
 *   [data-item]       something that waits: J, K and arrows go there, D and Enter press its
 *                     [data-default], O its [data-take]
 *   #keys-on          switches single keys off, on this device
 */
"use strict";

(() => {
  const QUIET = 700;     // panels settle before the small walls are fetched again
  const POLL = 2000;
  const dialog = document.getElementById("composer");

  async function fetched(address) {
    const answer = await fetch(address, {
      cache: "no-store", credentials: "same-origin", headers: { "X-Wargame": "1" },
    });
    if (!answer.ok) throw new Error(`${answer.status}`);
    return new DOMParser().parseFromString(await answer.text(), "text/html").body;
  }

  // --- The composer: one form at a time, in a dialog ---------------------------------------------

  const kept = new Map(); // what was typed and not sent, by the address of its form
  let opened = "";

  const fieldsOf = (scope) => [...scope.querySelectorAll("input:not([type=hidden]), textarea, select")];
  const isTick = (field) => field.type === "checkbox" || field.type === "radio";

  function keep() {
    if (!opened || !dialog.querySelector("form")) return;
    kept.set(opened, fieldsOf(dialog).map((field) => (isTick(field) ? field.checked : field.value)));
  }

  function restore() {
    const values = kept.get(opened) || [];
    fieldsOf(dialog).forEach((field, place) => {
      if (values[place] === undefined) return;
      if (isTick(field)) field.checked = values[place]; else field.value = values[place];
    });
  }

  function show() {
    if (!dialog.open) dialog.showModal();
    (dialog.querySelector("[autofocus]") || dialog.querySelector("h2"))?.focus();
  }

  async function compose(link) {
    try {
      const body = await fetched(link.href);
      keep();
      opened = link.href.split("#")[0];
      dialog.replaceChildren(...body.children);
      restore();
      show();
    } catch {
      location.assign(link.href);
    }
  }

  function close() {
    keep();
    opened = "";
    dialog.close();
  }

  if (dialog) {
    dialog.addEventListener("cancel", (event) => { event.preventDefault(); close(); });
    dialog.addEventListener("wargame:taken", () => {
      kept.delete(opened);
      opened = "";
      dialog.close();
    });
    if (dialog.open) {
      opened = location.href.split("#")[0];
      dialog.close(); // what stood in the page becomes a dialog of its own
      show();
    }
  }

  // --- The small walls ---------------------------------------------------------------------------

  const preview = document.getElementById("preview");

  async function hang(wall, tries = 3) {
    const address = wall.dataset.from;
    if (!address) return;
    try {
      const body = await fetched(address);
      if (wall.dataset.from !== address) return; // another card was asked for meanwhile
      body.querySelectorAll("[id]").forEach((part) => { part.removeAttribute("id"); });
      if (wall.innerHTML !== body.innerHTML) wall.replaceChildren(...body.children);
    } catch {
      if (tries) setTimeout(() => hang(wall, tries - 1), 1000);
    }
  }

  function look(link) {
    preview.dataset.from = link.href;
    const name = document.getElementById("preview-name");
    if (name) name.textContent = `: ${link.textContent.trim()}`;
    hang(preview);
  }

  const walls = [...document.querySelectorAll(".stage[data-from], #preview")];
  if (walls.length) {
    let settling = 0;
    const again = () => {
      clearTimeout(settling);
      settling = setTimeout(() => { walls.forEach((wall) => hang(wall)); }, QUIET);
    };
    const watcher = new MutationObserver((changes) => {
      if (changes.some((change) => !change.target.parentElement?.closest("[role=timer], time"))) again();
    });
    document.querySelectorAll("[data-panel]").forEach((panel) => {
      watcher.observe(panel, { childList: true, subtree: true, characterData: true });
    });
    again();
  }

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest?.("a[data-compose], a[data-close], a[data-preview]");
    if (!link || (!dialog && !preview)) return;
    event.preventDefault();
    if ("compose" in link.dataset) compose(link);
    else if ("close" in link.dataset) close();
    else look(link);
  });

  // --- Keys --------------------------------------------------------------------------------------

  const box = document.getElementById("keys-on");
  const list = document.getElementById("keys");
  const isOff = () => box !== null && !box.checked;

  if (box) {
    try { box.checked = localStorage.getItem("keys") !== "off"; } catch { /* a private window */ }
    box.addEventListener("change", () => {
      try { localStorage.setItem("keys", box.checked ? "on" : "off"); } catch { /* as above */ }
    });
  }

  // What waits: one item has the tab stop. When it is done and gone, the next one takes its place.
  const STEPS = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
  let place = 0;

  function waits(event) {
    const items = [...document.querySelectorAll("[data-item]")];
    const here = items.indexOf(event.target.closest?.("[data-item]"));
    const isOn = here >= 0 && event.target === items[here];
    const step = STEPS[event.key];
    if (step && !(event.key.length > 1 && !isOn)) return go(items, here < 0 ? place : here + step);
    if (event.key === "Enter" && isOn) return press(items[here], "[data-default]");
    if (event.key === "d" || event.key === "o") {
      if (here < 0) return go(items, place); // the first press shows what the second one does
      return press(items[here], event.key === "d" ? "[data-default]" : "[data-take]");
    }
    return false;
  }

  function go(items, wanted) {
    if (!items.length) return false;
    place = Math.max(0, Math.min(items.length - 1, wanted));
    items.forEach((item, n) => { item.tabIndex = n === place ? 0 : -1; });
    items[place].focus({ preventScroll: true });
    items[place].scrollIntoView({ block: "nearest" });
    return true;
  }

  function press(item, selector) {
    const button = item.querySelector(selector);
    button?.click();
    return button !== null;
  }

  window.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || dialog?.open) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable], summary")) return;
    if (event.key.length === 1 && (isOff() || event.repeat)) return;
    if (waits(event)) event.preventDefault();
  });

  window.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    if (isOff()) { event.stopImmediatePropagation(); return; }
    if (dialog?.open) {
      event.stopImmediatePropagation(); // what lies behind the dialog is not meant
      const button = dialog.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
      if (button && !event.repeat) { event.preventDefault(); button.click(); }
    } else if (event.key === "?" && list) {
      event.preventDefault();
      list.open = !list.open;
      if (list.open) list.scrollIntoView({ block: "nearest" });
    }
  }, true);

  // --- The shield: out of sight at once, and then out of the page ------------------------------

  document.querySelector("form[data-shield]")?.addEventListener("submit", () => {
    document.body.classList.add("shielding");
  });
  window.addEventListener("pageshow", () => document.body.classList.remove("shielding"));

  // --- Pages that wait for something ---------------------------------------------------------------

  async function poll() {
    const waiting = document.querySelector("[data-poll]");
    if (!waiting) return;
    if (!document.hidden) {
      try {
        const found = (await fetched(location.href)).querySelector(`#${waiting.id}`);
        if (found) waiting.replaceWith(found);
      } catch { /* asked again in a moment */ }
    }
    setTimeout(poll, POLL);
  }
  setTimeout(poll, POLL);

  document.querySelectorAll("[data-server-now]").forEach((line) => {
    const apart = Math.round((Date.now() - Number(line.dataset.serverNow)) / 1000);
    const words = Math.abs(apart) < 3 ? "This device agrees."
      : `This device is ${Math.abs(apart)} s ${apart > 0 ? "ahead" : "behind"}; the exercise goes by the server.`;
    line.append(" ", words);
  });
})();
