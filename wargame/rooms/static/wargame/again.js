// A page whose pictures are still being drawn asks again, unless somebody reads on, or leaves.
if (document.querySelector("[data-again]")) {
  const soon = setTimeout(() => { if (window.scrollY < 200) { location.reload(); } }, 1500);
  addEventListener("beforeunload", () => clearTimeout(soon));
  addEventListener("pointerdown", () => clearTimeout(soon));
  addEventListener("keydown", () => clearTimeout(soon));
}
