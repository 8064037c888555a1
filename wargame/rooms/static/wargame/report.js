/* The list of what is being made: looked at again while something is, and nothing else of the page.
 *
 *   #made[data-working]  the list; the mark stands on it while anything is not done
 */
"use strict";

(() => {
  const EVERY = 1500;
  const list = () => document.getElementById("made");
  const say = document.getElementById("say-status");

  const again = async () => {
    try {
      const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } });
      if (answer.ok) take(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch {
      // The next look may find the server again.
    }
    wait();
  };

  const take = (page) => {
    const fresh = page.getElementById("made");
    const old = list();
    if (!fresh || !old || old.contains(document.activeElement)) return refill(fresh, old);
    old.replaceWith(document.adoptNode(fresh));
    if (!fresh.hasAttribute("data-working") && say) say.textContent = "It is made.";
  };

  /* Somebody's focus is in the list: only the bars move, so that it stays where it is. */
  const refill = (fresh, old) => {
    if (!fresh || !old) return;
    const bars = fresh.querySelectorAll("progress");
    old.querySelectorAll("progress").forEach((bar, n) => {
      if (bars[n]) bar.value = bars[n].value;
    });
  };

  const wait = () => {
    if (list()?.hasAttribute("data-working")) setTimeout(again, EVERY);
  };

  wait();
})();
