// A page whose pictures are still being drawn asks again, unless somebody has begun to read on.
if (document.querySelector("[data-again]")) {
  setTimeout(() => { if (window.scrollY < 200) { location.reload(); } }, 1500);
}
