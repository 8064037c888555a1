/* The live client: it follows the server, sends forms, keeps drafts, and shows the time.
 *
 * What a page gives it (it does without anything that is missing, and the page does without it):
 *   [data-live]            the root; data-heard, data-digest and data-now say what was painted when;
 *                          data-draft says that the page has a "draft" address; data-live-from is
 *                          where those addresses begin, data-live-beside has more panels to follow
 *   #panel-ID              a panel; it is morphed, so focus, selection, scrolling and <details> stay
 *   [data-live-state]      gets the word Live, Catching up or Offline
 *   [data-live-banner]     is shown after five seconds without contact
 *   #say-status, #say-alert  the two live regions
 *   [data-closes-at]       counts down; data-paused-at stops it; data-clock-short leaves words out
 *   [data-since]           says how long ago that was, in minutes
 *   time[data-at]          is written in the time of this device
 *   form[data-live-form]   is sent without leaving the page; its text is kept until it was taken
 *   button[form=acts]      the same for a button inside a panel
 *   [data-tab=NAME]        sets data-showing=NAME on the root
 *   [data-key=p]           is pressed by that key, unless somebody is typing
 *
 * It never writes into a field that somebody may be typing in, and it never sends what nobody sent:
 * a form that met no server waits until its button is pressed again, under the same command id.
 */
"use strict";

(() => {
  const BEAT = 5000;            // how often the page says that it is there
  const PATIENCE = 3000;        // so a dead line is noticed after eight seconds at most
  const WAKING_PATIENCE = 2000; // a device that slept does not wait that long
  const POLL = 3000;
  const OFFLINE_AFTER = 8000;
  const BANNER_AFTER = 5000;
  const BLINK = 1500;           // a line that is back within this was never gone
  const READ_ENOUGH = 200000;   // letters; the server cuts off whoever never says "read"
  const ANNOUNCE_EVERY = 5000;
  const MARKS = [300, 60, 30, 10];
  const GONE = 4403, MOVED = 4409;

  const root = document.querySelector("[data-live]");
  if (!root) return;

  const from = new URL(root.dataset.liveFrom || "./", location.href); // the reader's first page

  const now = () => performance.now();
  const each = (selector, act, scope = document) => scope.querySelectorAll(selector).forEach(act);
  const setText = (element, text) => { if (element.textContent !== text) element.textContent = text; };
  const setAttribute = (element, name, value) => {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  };
  const fetched = async (address, options = {}, wait = 10000) => {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), wait);
    try {
      return await fetch(address, {
        ...options, signal: stop.signal, cache: "no-store", credentials: "same-origin",
        headers: { "X-Wargame": "1", Accept: "application/json" },
      });
    } finally { clearTimeout(timer); }
  };

  // --- What is said aloud: briefly, and at most once in five seconds ----------------------------

  let announcedAt = -ANNOUNCE_EVERY, announcing = 0;
  function announce(text) {
    const region = document.getElementById("say-status");
    if (!region || !text) return;
    clearTimeout(announcing);
    announcing = setTimeout(() => {
      announcedAt = now();
      region.textContent = "";
      region.textContent = text.slice(0, 140);
    }, Math.max(50, announcedAt + ANNOUNCE_EVERY - now()));
  }

  // --- Panels -----------------------------------------------------------------------------------

  const page = { heard: Number(root.dataset.heard) || 0, digest: root.dataset.digest || "" };
  const held = new Map(); // panels that wait because somebody is selecting text in them

  let morph = (old, fragment) => old.replaceWith(fragment);
  window.htmx?.registerExtension("wargame", {
    init(api) { morph = (old, fragment) => api.morph(old, fragment, false); },
    // What somebody opened stays open; what somebody typed stays typed.
    htmx_before_morph_attr: (element, { attrName }) =>
      !(attrName === "open" && element.matches("details, dialog"))
      && !(attrName === "value" && element.matches("input, textarea, select")),
  });

  function paint(panels) {
    const places = scrollers().map(marked).filter(Boolean);
    for (const [id, html] of Object.entries(panels)) {
      const panel = document.getElementById(`panel-${id}`);
      if (!panel) continue;
      if (isSelecting(panel)) held.set(id, html); else repaint(panel, id, html);
    }
    tick();
    showState();
    places.forEach(comeBack);
  }

  // Where somebody writes or reads stays where it is on the screen, whatever grows above it. Some
  // browsers see to that themselves, but none does so at the top, or around a field.
  function scrollers() {
    const columns = [...root.querySelectorAll(".column")].filter((one) => one.scrollHeight > one.clientHeight
      && getComputedStyle(one).overflowY !== "visible");
    return [...columns, document.scrollingElement]; // the inner ones first
  }

  function marked(scroller) {
    const isPage = scroller === document.scrollingElement;
    const box = isPage ? { left: 0, top: 0, width: innerWidth, height: innerHeight }
      : scroller.getBoundingClientRect();
    const field = document.activeElement || document.body;
    const at = field.getBoundingClientRect();
    const isTyping = field.matches("input, textarea, select") && scroller.contains(field)
      && at.bottom > box.top && at.top < box.top + box.height;
    if (!isTyping && scroller.scrollTop === 0) return null;
    const mark = isTyping ? field
      : document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return mark && scroller.contains(mark) && { scroller, mark, top: mark.getBoundingClientRect().top };
  }

  function comeBack({ scroller, mark, top }) {
    if (!mark.isConnected) return;
    const moved = mark.getBoundingClientRect().top - top;
    if (Math.abs(moved) >= 1) scroller.scrollBy({ top: moved, behavior: "instant" });
  }

  function repaint(panel, id, html) {
    held.delete(id);
    const had = panel.contains(document.activeElement) && document.activeElement;
    const template = document.createElement("template");
    template.innerHTML = html;
    morph(panel, template.content);
    if (had && !had.isConnected) keepFocusNear(document.getElementById(`panel-${id}`));
  }

  function keepFocusNear(panel) {
    if (!panel) return;
    if (!panel.hasAttribute("tabindex")) panel.tabIndex = -1;
    panel.focus({ preventScroll: true });
  }

  function isSelecting(panel) {
    const selection = document.getSelection();
    return Boolean(selection && !selection.isCollapsed && selection.containsNode(panel, true));
  }

  document.addEventListener("selectionchange", () => {
    for (const [id, html] of [...held]) {
      const panel = document.getElementById(`panel-${id}`);
      if (!panel) held.delete(id);
      else if (!isSelecting(panel)) repaint(panel, id, html);
    }
    tick();
  });

  // --- The line ---------------------------------------------------------------------------------

  let socket = null, tries = 0, retrying = 0;
  let stumbles = 0;
  const stumble = () => { stumbles = Math.min(stumbles + 1, 999); };
  window.addEventListener("error", stumble);
  window.addEventListener("unhandledrejection", stumble);
  let askedAt = 0, beatenAt = 0, patience = PATIENCE, unread = 0;
  let freshAt = now(), behind = false, finished = false, fetching = false, polledAt = 0;

  const isOpen = () => socket !== null && socket.readyState === WebSocket.OPEN;

  function connect() {
    clearTimeout(retrying);
    if (finished) return;
    hangUp();
    const address = new URL("live", from);
    address.protocol = address.protocol.replace("http", "ws");
    let line;
    try { line = socket = new WebSocket(address); } catch { lost(0); return; }
    askedAt = now();
    patience = OFFLINE_AFTER;
    line.onopen = () => { if (line === socket) beat(); };
    line.onmessage = (event) => {
      if (line !== socket) return;
      tries = 0;
      unread += event.data.length;
      hear(JSON.parse(event.data));
      if (unread > READ_ENOUGH && isOpen()) beat();
    };
    line.onclose = (event) => {
      if (line !== socket) return;
      if (!askedAt) freshAt = now(); // it was well until this moment
      lost(event.code);
    };
  }

  function hangUp() {
    const line = socket;
    socket = null;
    if (line) { line.onopen = line.onmessage = line.onclose = null; line.close(); }
  }

  function lost(code) {
    hangUp();
    askedAt = 0;
    if (code === GONE) { farewell(); return; }
    if (code === MOVED) { reload(); return; }
    clearTimeout(retrying);
    const wait = Math.min(5000, 300 * 2 ** tries++);
    retrying = setTimeout(connect, wait * (0.5 + Math.random() / 2));
  }

  function beat(wait = PATIENCE) {
    if (!isOpen()) return;
    beatenAt = askedAt = now();
    patience = wait;
    unread = 0;
    const stumbled = stumbles ? { e: stumbles } : {};
    socket.send(JSON.stringify({ hb: page.heard, h: page.digest, ...stumbled }));
    stumbles = 0; // said once: control is told of a page that fails, not of its whole life
  }

  function hear(frame) {
    const asked = askedAt;
    askedAt = 0;
    if (frame.bye) { farewell(); return; }
    if (frame.reload) { reload(); return; }
    if (!frame.panels && asked) learnTime(frame.t, now() - asked);
    take(frame);
  }

  function take(frame) {
    if (frame.panels) {
      if (frame.n < page.heard) return; // the page is ahead of this already
      paint(frame.panels);
      page.digest = frame.h; // not before it is true
    }
    behind = frame.h !== page.digest;
    if (behind) { setTimeout(pull, Math.random() * 400); return; }
    page.heard = frame.n;
    freshAt = now();
    showState();
    if (followed !== page.heard) follow();
  }

  // A page may show a thing of its own beside what its room shows: it is painted again on its own
  // address whenever something was heard, as the reader has chosen to see it.
  let followed = page.heard, following = false;

  async function follow() {
    const beside = root.dataset.liveBeside;
    if (!beside || following || finished) return;
    const heard = page.heard;
    following = true;
    try {
      const answer = await fetched(new URL(beside + location.search, location.href));
      if (answer.status === 404 || answer.redirected) { reload(); return; }
      if (!answer.ok) return;
      paint((await answer.json()).panels);
      followed = heard;
    } catch { /* the next beat tries again */
    } finally { following = false; }
    if (heard !== page.heard) follow();
  }

  async function pull() {
    if (fetching || finished) return;
    fetching = true;
    polledAt = now();
    try {
      const answer = await fetched(new URL("panels", from));
      if (answer.status === 404 || answer.redirected) { reload(); return; }
      if (answer.ok) take(await answer.json());
    } catch { /* no contact: the state says so, and the next try comes by itself */
    } finally { fetching = false; }
  }

  function wake() {
    if (finished) return;
    tries = 0;
    if (socket && socket.readyState === WebSocket.CONNECTING) return;
    if (!isOpen()) connect();
    else if (now() - beatenAt > 500) beat(WAKING_PATIENCE);
  }

  let watchedAt = Date.now();
  function watch() {
    const jumped = Math.abs(Date.now() - watchedAt - 1000) > 3000;
    watchedAt = Date.now();
    if (finished) return;
    if (jumped) wake();
    else if (askedAt && now() - askedAt > patience) { lost(0); }
    else if (isOpen() && now() - beatenAt > BEAT - 500) beat();
    const isLate = now() - freshAt > POLL && now() - polledAt > POLL;
    if (!isOpen() && isLate && !document.hidden) pull();
    showState();
  }

  function farewell() {
    finished = true;
    hangUp();
    const words = document.createElement("p");
    words.className = "farewell";
    words.textContent = "This page is closed: your place here has ended. "
      + "If that surprises you, ask the facilitator, or join again from the first page.";
    root.replaceChildren(words);
    showState();
  }

  async function reload() {
    if (finished) return;
    finished = true;
    hangUp();
    await Promise.race([saveDrafts(), new Promise((done) => { setTimeout(done, 1500); })]);
    location.reload();
  }

  // --- The state, in words: they change when something has changed, not when a line blinked ------

  let saidState = "live";

  function currentState() {
    if (finished) return "offline";
    const age = now() - freshAt;
    if (isOpen() && !behind) return "live";
    if (age < BLINK || (!isOpen() && age < POLL + BLINK && polledAt > 0 && !behind)) return "live";
    return age < OFFLINE_AFTER ? "catching-up" : "offline";
  }

  function showState() {
    const state = currentState();
    const words = { live: "Live", "catching-up": "Catching up", offline: "Offline" };
    each("[data-live-state]", (element) => {
      setText(element, words[state]);
      setAttribute(element, "data-state", state);
    });
    const calm = state === "live" || (!finished && now() - freshAt < BANNER_AFTER);
    each("[data-live-banner]", (element) => { element.hidden = calm; });
    if (state === "offline" && saidState !== "offline") announce("No connection. What you type is kept.");
    if (state === "live" && saidState === "offline") announce("Connected again.");
    saidState = state === "catching-up" ? saidState : state;
  }

  // --- Time: the server's, from the quickest answer so far --------------------------------------

  let offset = root.dataset.now ? Number(root.dataset.now) - Date.now() : 0;
  let quickest = Infinity, lastLeft = Infinity;

  function learnTime(server, roundTrip) {
    quickest += 1; // an old sample slowly loses its worth: device clocks drift
    if (roundTrip > quickest) return;
    quickest = roundTrip;
    offset = server + roundTrip / 2 - Date.now();
  }

  function spelled(seconds) {
    const two = (number) => String(number).padStart(2, "0");
    const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
    return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
  }

  function showClock(element) {
    const paused = Number(element.dataset.pausedAt) || 0;
    const left = Math.ceil((Number(element.dataset.closesAt) - (paused || Date.now() + offset)) / 1000);
    const state = paused ? "paused" : left < 0 ? "over" : left <= 60 ? "last-minute" : "running";
    const tail = left < 0 ? " over" : " left";
    const short = "clockShort" in element.dataset;
    const sign = short && left < 0 ? "+" : "";
    setText(element, sign + spelled(Math.abs(left)) + (short ? "" : tail + (paused ? ", paused" : "")));
    setAttribute(element, "data-clock", state);
    return paused ? Infinity : left;
  }

  function showTimes() {
    each("time[data-at]", (element) => {
      const at = new Date(Number(element.dataset.at));
      setText(element, at.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }));
    });
  }

  function showAge(element) {
    const minutes = Math.floor((Date.now() + offset - Number(element.dataset.since)) / 60000);
    const words = minutes < 1 ? "under 1 min" : minutes < 60 ? `${minutes} min`
      : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
    setText(element, words);
  }

  function tick() {
    const left = [...document.querySelectorAll("[data-closes-at]")].map(showClock);
    showTimes();
    each("[data-since]", showAge);
    const nearest = left.length ? left[0] : Infinity;
    const mark = MARKS.find((seconds) => nearest <= seconds && seconds < lastLeft);
    if (mark && lastLeft - nearest < 5) announce(`${spelled(mark)} left.`);
    lastLeft = nearest;
  }

  // --- Forms ------------------------------------------------------------------------------------

  const ours = (form) => form.matches("form[data-live-form], form#acts");
  const commands = new Map(); // what was pressed and not answered, with the id it was sent under
  const flights = new Set(); // what is on its way: a second press of the same is one press
  const written = (form, button) => new URLSearchParams(new FormData(form, button)).toString();
  let last = Promise.resolve(); // different buttons pressed in a row are sent in that row

  function freshId() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  function say(form, kind, text) {
    let place = form.querySelector(`[data-form-${kind}]`);
    if (!place && !text) return;
    if (!place) {
      place = document.createElement("p");
      place.className = `form-${kind}`;
      place.setAttribute(`data-form-${kind}`, "");
      place.setAttribute("role", kind === "problem" ? "alert" : "status");
      form.append(place);
    }
    place.hidden = !text;
    setText(place, text);
  }

  function send(form, button) {
    const question = button?.dataset.confirm || form.dataset.confirm;
    const action = button?.getAttribute("formaction") || form.getAttribute("action");
    const key = `${action} ${written(form, button)}`;
    if (flights.has(key) || (question && !window.confirm(question))) return;
    if (!commands.has(key)) commands.set(key, freshId());
    const fields = new URLSearchParams(written(form, button));
    fields.set("command_id", commands.get(key));
    flights.add(key);
    button?.setAttribute("aria-disabled", "true");
    const act = { form, button, action, key, fields, typed: written(form) };
    last = last.then(() => deliver(act));
  }

  async function deliver(act) {
    const { form, button, action, key, fields } = act;
    say(form, "problem", "");
    const slow = setTimeout(() => say(form, "note", "Sending…"), 400);
    try {
      await receive(act, await fetched(action, { method: "POST", body: fields, redirect: "manual" }));
    } catch {
      say(form, "problem", "Not sent: there is no connection. It is kept here; press again to send it.");
    } finally {
      clearTimeout(slow);
      say(form, "note", "");
      flights.delete(key);
      button?.removeAttribute("aria-disabled");
    }
  }

  async function receive(act, answer) {
    const { form, key } = act;
    const isPlain = (answer.headers.get("Content-Type") || "").includes("json");
    const said = isPlain ? await answer.json() : {};
    if (answer.ok && said.ok) {
      commands.delete(key);
      taken(act, said);
    } else if (said.sentence) {
      commands.delete(key);
      say(form, "problem", said.sentence);
    } else if (answer.status >= 500) {
      say(form, "problem", "The server stumbled. What you wrote is kept here; press again to send it.");
    } else {
      say(form, "problem", `This page is out of date (${answer.status}). What you wrote is kept; load the page again.`);
    }
  }

  function taken({ form, typed }, said) {
    const isAsSent = written(form) === typed; // what was typed since is not taken away
    if (isAsSent && form.matches("[data-live-form]") && !("keep" in form.dataset)) clear(form);
    announce(said.sentence || form.dataset.done || "Done.");
    if (isAsSent) dirty.delete(form); // the server has forgotten the draft of it
    form.dispatchEvent(new CustomEvent("wargame:taken", { bubbles: true, detail: said }));
    if (said.next && isAsSent && form.matches("[data-live-form]")) {
      location.assign(new URL(said.next, from));
      return;
    }
    if (!isOpen()) pull();
  }

  function clear(form) {
    form.reset(); // a draft that came with the page is what reset() brings back, so:
    each("textarea, input[type=text], input:not([type])", (field) => { field.value = field.defaultValue = ""; }, form);
    if (isDrafted(form)) { dirty.add(form); saveDrafts(); }
  }

  document.addEventListener("submit", (event) => {
    if (!ours(event.target)) return;
    event.preventDefault();
    send(event.target, event.submitter);
  });

  // --- Drafts: a second after the last key, on the server, where another device finds them ------

  const dirty = new Set();
  let saving = 0;
  const isDrafted = (form) =>
    "draft" in root.dataset && form.matches("form[data-live-form]:not([data-no-draft])");

  async function saveDraft(form) {
    dirty.delete(form);
    const fields = new URLSearchParams(new FormData(form));
    fields.delete("command_id");
    fields.set("form", form.dataset.liveForm);
    try {
      const answer = await fetched(new URL("draft", from), { method: "POST", body: fields, keepalive: true });
      if (answer.status >= 500) throw new Error("not kept");
    } catch {
      dirty.add(form);
      clearTimeout(saving);
      saving = setTimeout(saveDrafts, POLL);
    }
  }

  function saveDrafts() {
    clearTimeout(saving);
    return Promise.all([...dirty].map(saveDraft));
  }

  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (!form || !isDrafted(form)) return;
    dirty.add(form);
    clearTimeout(saving);
    saving = setTimeout(saveDrafts, 1000);
  });

  // --- Tabs and keys ----------------------------------------------------------------------------

  function show(name) {
    if (!document.querySelector(`[data-tab="${CSS.escape(name)}"]`)) return;
    root.dataset.showing = name;
    each("[data-tab]", (tab) => setAttribute(tab, "aria-current", String(tab.dataset.tab === name)));
  }

  document.addEventListener("click", (event) => {
    const tab = event.target.closest?.("[data-tab]");
    if (!tab) return;
    show(tab.dataset.tab);
    history.replaceState(null, "", `#${tab.dataset.tab}`);
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    const button = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (button) { event.preventDefault(); button.click(); }
  });

  // --- Begin ------------------------------------------------------------------------------------

  document.addEventListener("visibilitychange", () => { if (!document.hidden) wake(); });
  for (const sign of ["pageshow", "online", "focus"]) window.addEventListener(sign, wake);
  window.addEventListener("offline", () => beat(WAKING_PATIENCE));
  window.addEventListener("pagehide", () => { saveDrafts(); });
  setInterval(watch, 1000);
  (function everySecond() {
    tick();
    setTimeout(everySecond, 1000 - ((Date.now() + offset) % 1000) + 5);
  })();
  const asked = document.querySelector(`[data-tab="${CSS.escape(location.hash.slice(1))}"]`);
  show(asked ? asked.dataset.tab : document.querySelector("[data-tab]")?.dataset.tab || "");
  connect();
})();
