/* The palette: Ctrl or Cmd with K, and what the page can do is found by typing.
 *
 * It lists the links and buttons that are on this page already, and presses the one that is chosen.
 * It asks the server nothing and knows nothing that the page does not show.
 *
 *   [data-palette]  opens it, too; hidden where there is no script
 *   #keys-on        switches its key off with the other keys
 */
"use strict";

(() => {
  const MOST = 12;
  const opener = document.querySelector("[data-palette]");
  const box = document.getElementById("keys-on");
  if (!opener) return;

  const dialog = document.createElement("dialog");
  dialog.className = "palette";
  dialog.setAttribute("aria-label", "Find on this page");
  dialog.innerHTML = `<input type="text" role="combobox" aria-expanded="true" aria-controls="palette-list" aria-autocomplete="list" aria-label="Find an act, a person, a delegation, an inject" placeholder="Find an act, a person, a delegation, an inject" autocomplete="off" spellcheck="false"><ul id="palette-list" role="listbox" aria-label="Found"></ul><p class="small" role="status"></p>`;
  document.body.append(dialog);
  const field = dialog.querySelector("input");
  const list = dialog.querySelector("ul");
  const count = dialog.querySelector("p");
  let things = [];
  let found = [];
  let chosen = 0;

  const words = (node) => {
    const copy = node.cloneNode(true);
    copy.querySelectorAll("kbd, [aria-hidden=true]").forEach((part) => part.remove());
    return copy.textContent.replace(/\s+/g, " ").trim();
  };

  function place(node) {
    const near = node.closest("[aria-labelledby], [aria-label]");
    if (!near || near === document.body) return "";
    const head = document.getElementById(near.getAttribute("aria-labelledby"));
    return head ? words(head) : near.getAttribute("aria-label") || "";
  }

  const isOffered = (node) => !node.closest("dialog, [hidden], .skip") && node !== opener
    && getComputedStyle(node).display !== "none";

  function gather() {
    const seen = new Set();
    things = [...document.querySelectorAll("a[href], button")].filter(isOffered)
      .map((node) => ({ node, name: words(node), where: place(node) }))
      .filter(({ name, where, node }) => {
        const key = `${name}|${where}|${node.getAttribute("href") || node.getAttribute("formaction")}`;
        return name && !seen.has(key) && seen.add(key);
      });
  }

  function show() {
    const asked = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    const rank = ({ name }) => (name.toLowerCase().startsWith(asked[0] || "") ? 0 : 1);
    const fits = things.filter(({ name, where }) => {
      const text = `${name} ${where}`.toLowerCase();
      return asked.every((word) => text.includes(word));
    }).sort((a, b) => rank(a) - rank(b));
    found = fits.slice(0, MOST);
    chosen = 0;
    list.replaceChildren(...found.map(({ name, where }, n) => {
      const row = document.createElement("li");
      row.id = `palette-${n}`;
      row.setAttribute("role", "option");
      for (const text of [name, where]) row.append(Object.assign(document.createElement("span"), { textContent: text }));
      row.addEventListener("click", () => press(n));
      return row;
    }));
    count.textContent = fits.length > MOST ? `${fits.length} found; type more to see fewer.` : fits.length ? "" : "Nothing on this page is called that.";
    mark();
  }

  function mark() {
    [...list.children].forEach((row, n) => row.setAttribute("aria-selected", String(n === chosen)));
    list.children[chosen]?.scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", found.length ? `palette-${chosen}` : "");
  }

  /* A panel that was painted meanwhile holds the same button anew. */
  function standing({ node, name, where }) {
    if (node.isConnected) return node;
    gather();
    return things.find((one) => one.name === name && one.where === where)?.node;
  }

  function press(n) {
    const node = found[n] && standing(found[n]);
    dialog.close();
    node?.click();
  }

  function open() {
    gather();
    field.value = "";
    show();
    dialog.showModal();
    field.focus();
  }

  field.addEventListener("input", show);
  field.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length) {
      event.preventDefault();
      chosen = (chosen + step + found.length) % found.length;
      mark();
    } else if (event.key === "Enter") {
      event.preventDefault();
      press(chosen);
    }
  });
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });

  opener.hidden = false;
  opener.addEventListener("click", open);
  window.addEventListener("keydown", (event) => {
    const isAsked = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k";
    if (!isAsked || (box && !box.checked)) return;
    event.preventDefault();
    if (dialog.open) dialog.close(); else if (!document.querySelector("dialog:modal")) open();
  });
})();
