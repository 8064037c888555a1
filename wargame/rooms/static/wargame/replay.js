/* The replay's page: the same jumps without loading the page anew, and play by exercise time.
   Without this script every way is a link or a form. */
"use strict";
(() => {
  const main = document.querySelector("[data-replay]");
  if (!main) return;
  const scrub = main.querySelector("#at");
  const play = main.querySelector("[data-play]");
  const speed = main.querySelector("[data-speed]");
  const LONGEST = 10000;
  const SHORTEST = 80;
  const KNOCK = 10000;
  const rooms = [...main.querySelectorAll("[data-room]")];
  let at = Number(main.dataset.at);
  let gap = main.dataset.gap === "" ? null : Number(main.dataset.gap);
  const shown = new Map();
  let timer = 0;
  let wanted = null;
  let busy = false;

  const query = () => main.dataset.query;

  function show(frame) {
    at = frame.at;
    gap = frame.gap;
    scrub.value = at;
    main.querySelector("[data-title]").textContent = frame.title;
    main.querySelector("[data-when]").textContent = frame.clock;
    main.querySelector("[data-entry]").innerHTML = frame.entry;
    for (const one of main.querySelectorAll('input[type="hidden"][name="at"]')) one.value = at;
    for (const one of main.querySelectorAll("a[data-go]")) {
      one.href = `?at=${at}&go=${one.dataset.go}${query()}`;
    }
    history.replaceState(null, "", `?at=${at}${query()}`);
  }

  function fill(rooms) {
    for (const [cell, panels] of Object.entries(rooms)) {
      for (const [name, html] of Object.entries(panels)) {
        const place = main.querySelector(`[data-panel="${cell}/${name}"]`);
        if (!place || shown.get(place) === html) continue;
        place.innerHTML = html;
        shown.set(place, html);
      }
      main.querySelector(`[data-room="${cell}"]`).removeAttribute("aria-busy");
    }
  }

  async function ask(words) {
    const answer = await fetch(`${main.dataset.replay}?${words}`);
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }

  /* One jump at a time, room by room; of those asked for meanwhile the last one counts. */
  async function jump(words) {
    wanted = words;
    if (busy) return;
    busy = true;
    try {
      while (wanted !== null) {
        const asked = wanted;
        wanted = null;
        for (const room of rooms) room.setAttribute("aria-busy", "true");
        for (const [number, room] of rooms.entries()) {
          if (wanted !== null) break;
          const frame = await ask(number ? `at=${at}&more&see=${room.dataset.room}` : `${asked}&see=${room.dataset.room}`);
          if (!number) show(frame);
          fill(frame.panels);
        }
      }
      main.dataset.shows = at;
    } catch {
      stop();
      main.querySelector("[data-title]").textContent = "No answer from the server. Load the page again.";
    } finally {
      busy = false;
    }
  }

  const go = (word) => jump(`at=${at}&go=${word}`);

  function stop() {
    clearTimeout(timer);
    timer = 0;
    play.setAttribute("aria-pressed", "false");
    play.textContent = "Play";
  }

  function next() {
    if (gap === null) { stop(); return; }
    const times = Number(speed.querySelector("select").value);
    timer = setTimeout(async () => {
      await go("after");
      if (timer) next();
    }, Math.min(LONGEST, Math.max(SHORTEST, gap / times)));
  }

  function toggle() {
    if (timer) { stop(); return; }
    play.setAttribute("aria-pressed", "true");
    play.textContent = "Stop";
    next();
  }

  /* Whichever process is asked next shall have gone through the record before somebody waits. */
  setInterval(() => {
    if (!busy && !document.hidden) ask(`at=${at}${query()}`).catch(() => {});
  }, KNOCK);

  play.hidden = false;
  speed.hidden = false;
  play.addEventListener("click", toggle);
  scrub.addEventListener("input", () => jump(`at=${scrub.value}`));
  main.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-go], a[data-at]");
    if (!link) return;
    event.preventDefault();
    if (link.dataset.go) go(link.dataset.go);
    else jump(`at=${link.dataset.at}`);
  });
  for (const form of main.querySelectorAll("[data-scrub], [data-jump], [data-kinds]")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const words = new URLSearchParams(new FormData(form, event.submitter));
      words.delete("see");
      jump(words.toString());
    });
  }
  const KEYS = { ArrowLeft: "before", ArrowRight: "after", Home: "first", End: "last" };
  const PAGE = { PageUp: -25, PageDown: 25 };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const there = event.target;
    if (there !== scrub && there.closest("input, select, textarea, button, a, summary, [role=region]")) return;
    if (event.key === " ") toggle();
    else if (KEYS[event.key]) go(KEYS[event.key]);
    else if (PAGE[event.key]) jump(`at=${Math.max(0, at + PAGE[event.key])}`);
    else return;
    event.preventDefault();
  });
})();
