"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
  const changes = all("[data-number]");
  const where = document.querySelector(".where");
  let current = -1;

  root.classList.add("js");
  document.querySelector(".tools").hidden = false;

  // Stepping through changes. A change that is filtered out or not in this view is passed over.
  const shown = (row) => !row.classList.contains("off") && row.getClientRects().length > 0;

  function say() {
    const total = changes.length;
    const noun = total === 1 ? " change" : " changes";
    where.textContent = current < 0 ? total + noun
      : changes[current].dataset.number + " of " + total;
  }

  function go(index, jump) {
    const before = document.querySelector(".current");
    if (before) before.classList.remove("current");
    current = index;
    const row = changes[index];
    row.classList.add("current");
    say();
    if (!jump) return;
    const tall = row.getBoundingClientRect().height > window.innerHeight * 0.7;
    row.scrollIntoView({ block: tall ? "start" : "center" });
    row.focus({ preventScroll: true });
    history.replaceState(null, "", "#" + row.id);
  }

  function nearest(step) {
    const line = window.innerHeight / 3;
    const below = changes.findIndex((row) => shown(row) && row.getBoundingClientRect().bottom > line);
    if (below < 0) return step > 0 ? changes.length : changes.length - 1;
    return step > 0 ? below : below - 1;
  }

  function step(by) {
    let index = current < 0 ? nearest(by) : current + by;
    while (index >= 0 && index < changes.length && !shown(changes[index])) index += by;
    if (index >= 0 && index < changes.length) go(index, true);
  }

  function arrive() {
    let id = "";
    try { id = decodeURIComponent(location.hash.slice(1)); } catch (error) { return; }
    const index = changes.findIndex((row) => row.id === id);
    if (index >= 0) go(index, false);
  }

  all("[data-step]").forEach((button) => {
    button.addEventListener("click", () => step(Number(button.dataset.step)));
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    if (event.target.closest("select, textarea, input:not([type=checkbox])")) return;
    const by = { n: 1, j: 1, p: -1, k: -1 }[event.key];
    if (by) { event.preventDefault(); step(by); }
  });
  window.addEventListener("hashchange", arrive);

  // The other end of a moved passage may be out of sight in this view; then its row is shown.
  document.addEventListener("click", (event) => {
    const jump = event.target.closest("a.jump");
    const end = jump && document.getElementById(jump.hash.slice(1));
    if (!end || end.getClientRects().length > 0) return;
    event.preventDefault();
    go(changes.indexOf(end.closest("[data-number]")), true);
  });

  // Views. The old column is a copy of the text; the style sheet hides what is not its own.
  function pair() {
    if (root.classList.contains("paired") || document.querySelector(".was")) return;
    root.classList.add("paired");
    all(".text.now").forEach((now) => {
      const was = now.cloneNode(true);
      was.classList.replace("now", "was");
      all("[id]", was).forEach((node) => node.removeAttribute("id"));
      all("[data-number]", was).forEach((node) => {
        node.removeAttribute("data-number");
        node.removeAttribute("tabindex");
      });
      was.setAttribute("role", "group");
      was.setAttribute("aria-label", "Before");
      now.setAttribute("role", "group");
      now.setAttribute("aria-label", "After");
      now.before(was);
    });
  }

  const buttons = all("[data-set-view]");
  function view(name) {
    if (name === "side-by-side" || name === "before-after") pair();
    root.dataset.view = name;
    buttons.forEach((button) => {
      button.setAttribute("aria-pressed", String(button.dataset.setView === name));
    });
    if (current >= 0) changes[current].scrollIntoView({ block: "center" });
  }
  buttons.forEach((button) => {
    button.addEventListener("click", () => view(button.dataset.setView));
  });

  // Filters. A change is marked while any of its kinds is; otherwise its new text stands plain.
  const boxes = all("[data-kind]");
  function filter() {
    const on = new Set(boxes.filter((box) => box.checked).map((box) => box.dataset.kind));
    all("[data-kinds]").forEach((row) => {
      const kinds = row.dataset.kinds.split(" ");
      row.classList.toggle("off", !kinds.some((kind) => on.has(kind)));
    });
  }
  boxes.forEach((box) => box.addEventListener("change", filter));
  const unchanged = document.querySelector("[data-unchanged]");
  unchanged.addEventListener("change", () => {
    root.classList.toggle("terse", !unchanged.checked);
  });
  const tone = document.querySelector("select[data-tone]");
  tone.addEventListener("change", () => {
    if (tone.value) root.dataset.tone = tone.value;
    else delete root.dataset.tone;
  });

  if (window.matchMedia("(max-width: 68rem)").matches) {
    document.querySelector(".outline details").open = false;
  }
  buttons.forEach((button) => {
    button.setAttribute("aria-pressed", String(button.dataset.setView === root.dataset.view));
  });
  say();
  arrive();
})();
