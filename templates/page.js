"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
  const changes = all("[data-number]");
  const rows = all("#redline .row:not(.tabled)");
  const where = document.querySelector(".where");
  if (!where) return; // a template of the user's without tools
  const listed = new Map(all(".outline li a").map((link) => [link.hash.slice(1), link]));
  let current = -1;

  root.classList.add("js");
  document.querySelector(".tools").hidden = false;

  // Stepping through changes. A change that is filtered out or not in this view is passed over.
  const shown = (row) => !row.classList.contains("off") && row.getClientRects().length > 0;

  function say() {
    const total = changes.length;
    const marked = changes.filter((row) => !row.classList.contains("off")).length;
    const noun = total === 1 ? " change" : " changes";
    where.textContent = current >= 0 ? changes[current].dataset.number + " of " + total
      : marked < total ? marked + " of " + total + " marked" : total + noun;
  }

  // The change that the tools speak of; -1 is none.
  function choose(index) {
    const before = changes[current];
    if (before) before.classList.remove("current");
    const link = before && listed.get(before.id);
    if (link) link.removeAttribute("aria-current");
    current = index;
    copies.forEach((button) => { button.disabled = index < 0; });
    if (index >= 0) {
      changes[index].classList.add("current");
      list(listed.get(changes[index].id));
    }
    say();
  }

  function list(link) {
    if (!link) return;
    link.setAttribute("aria-current", "true");
    // Measured with the next picture, not between two changes of the page.
    requestAnimationFrame(() => {
      const outline = document.querySelector(".outline");
      const [frame, at] = [outline.getBoundingClientRect(), link.getBoundingClientRect()];
      if (at.top < frame.top || at.bottom > frame.bottom) {
        outline.scrollTop += at.top - frame.top - frame.height / 3;
      }
    });
  }

  // What stands around a row is laid out before going there; else it would push the row away after.
  function bring(row) {
    const reach = Math.ceil(window.innerHeight / 60);
    const at = rows.indexOf(row);
    rows.slice(Math.max(0, at - reach), at + reach).forEach((one) => one.classList.add("near"));
    const tall = row.getBoundingClientRect().height > window.innerHeight * 0.7;
    row.scrollIntoView({ block: tall ? "start" : "center" });
  }

  function go(index, jump) {
    choose(index);
    const row = changes[index];
    bring(row);
    if (!jump) return;
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
    if (!document.querySelector("[data-keys]").checked) return;
    if (event.target.closest("select, textarea, input:not([type=checkbox])")) return;
    const by = { n: 1, j: 1, p: -1, k: -1 }[event.key];
    const button = buttons[event.key - 1];
    if (by) step(by);
    else if (button) view(button.dataset.setView);
    else if (event.key === "c") copy("text");
    else if (event.key === "/") {
      if (!box.getClientRects().length) more.open = true;
      box.focus();
      box.select();
    } else return;
    event.preventDefault();
  });
  const more = document.querySelector(".more");
  more.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !more.open) return;
    more.open = false;
    more.querySelector("summary").focus();
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".tools")) more.open = false;
  });
  window.addEventListener("hashchange", arrive);

  // The text of a place, piece by piece, without what only the page says. ``but`` leaves out more.
  function* pieces(place, but) {
    const skip = ".gutter, x-i, x-d, .say, .jump, .back, sup.mark" + but;
    const walker = document.createTreeWalker(place, 5, (node) => (node.nodeType === 3 ? 1
      : node.matches(skip) ? 2 : node.matches("p, br, td") ? 1 : 3));
    while (walker.nextNode()) yield walker.currentNode;
  }
  const places = (row) => {
    const own = all(":scope > .text", row);
    return own.length ? own : [row];
  };

  // Copying. The text has the marks of plain redlines: [-deleted-] and {+inserted+}.
  const copies = all("[data-copy]");
  const SIGNS = { INS: ["{+", "+}"], DEL: ["[-", "-]"] };
  function worded(row) {
    let text = "";
    let open = null;
    for (const node of pieces(places(row).pop(), "")) {
      const mark = node.nodeType === 3 ? node.parentElement.closest("ins, del") : null;
      if (mark !== open) {
        text += (open ? SIGNS[open.tagName][1] : "") + (mark ? SIGNS[mark.tagName][0] : "");
      }
      open = mark;
      text += node.nodeType === 3 ? node.data : node.matches("td") ? "\t" : "\n";
    }
    return (text + (open ? SIGNS[open.tagName][1] : "")).trim();
  }

  function copy(what) {
    if (current < 0) return;
    const row = changes[current];
    const said = all(".name, .what", row.querySelector(".gutter")).map((node) => node.textContent.trim());
    const text = what === "link" ? location.href.split("#")[0] + "#" + row.id
      : said.filter(Boolean).join(", ") + "\n" + worded(row);
    const done = () => {
      where.textContent = "Copied";
      setTimeout(say, 1500);
    };
    const byHand = () => {
      const focus = document.activeElement;
      const area = document.body.appendChild(document.createElement("textarea"));
      area.className = "say";
      area.value = text;
      area.select();
      if (document.execCommand("copy")) done();
      area.remove();
      focus.focus({ preventScroll: true });
    };
    if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, byHand);
    else byHand();
  }
  copies.forEach((button) => button.addEventListener("click", () => copy(button.dataset.copy)));

  // Find. Words are looked for in each version as it reads, over the marks between them; a place
  // is a paragraph. Where the browser cannot colour words, their paragraph is outlined.
  const box = document.querySelector(".find input");
  const found = document.querySelector(".found");
  const SIDES = [", .end, ins", ", .end, del"];
  const texts = [];
  let hits = [];
  let hit = -1;
  let sought = "";

  const read = (place, but) => {
    let text = "";
    for (const node of pieces(place, but)) text += node.nodeType === 3 ? node.data : "\n";
    return text;
  };

  function pattern() {
    const words = box.value.trim().replace(/[\\^$.*+?()[\]{}|]/g, "\\$&").replace(/\s+/g, "\\s+")
      .replace(/['‘’]/g, "['‘’]").replace(/["“”„]/g, "[\"“”„]").replace(/[-‐‑–]/g, "[-‐‑–]");
    return words && new RegExp(words, "giu");
  }

  function look() {
    const seen = root.dataset.view;
    const wanted = pattern();
    sought = box.value + seen;
    if (!texts.length) {
      rows.forEach((row) => {
        const place = places(row).pop();
        texts.push(place.querySelector("ins, del") ? SIDES.map((but) => read(place, but)) : [read(place, ", .end")]);
      });
    }
    hits = !wanted ? [] : rows.filter((row, at) => {
      const sides = seen === "old" ? [texts[at][0]] : seen === "new" ? texts[at].slice(-1) : texts[at];
      return sides.some((text) => text.search(wanted) >= 0) && row.getClientRects().length > 0;
    });
    hit = -1;
  }

  function ranges(row) {
    const out = [];
    places(row).forEach((place) => SIDES.forEach((but) => {
      const starts = [];
      let text = "";
      for (const node of pieces(place, but)) {
        starts.push([text.length, node]);
        text += node.nodeType === 3 ? node.data : "\n";
      }
      for (const match of text.matchAll(pattern())) {
        const end = match.index + match[0].length;
        starts.forEach(([start, node]) => {
          const [from, to] = [Math.max(match.index - start, 0), Math.min(end - start, node.length)];
          if (node.nodeType !== 3 || from >= to) return;
          const range = document.createRange();
          range.setStart(node, from);
          range.setEnd(node, to);
          out.push(range);
        });
      }
    }));
    return out;
  }

  function unpaint() {
    const before = document.querySelector(".hit");
    if (before) before.classList.remove("hit");
    if (CSS.highlights) CSS.highlights.delete("found");
  }

  function paint(row) {
    unpaint();
    choose(changes.indexOf(row));
    const words = ranges(row);
    if (CSS.highlights) CSS.highlights.set("found", new Highlight(...words));
    else row.classList.add("hit");
    bring(row);
    const first = words.find((range) => range.getClientRects().length > 0);
    const at = first ? first.getBoundingClientRect() : null;
    const top = document.querySelector(".tools").getBoundingClientRect().bottom + 40;
    if (at && (at.top < top || at.bottom > window.innerHeight)) window.scrollBy(0, at.top - top);
  }

  function seek(by) {
    if (sought !== box.value + root.dataset.view) look();
    if (hits.length && hit < 0) {
      hit = Math.max(0, hits.findIndex((row) => row.getBoundingClientRect().bottom > 120));
    } else if (hits.length) hit = (hit + by + hits.length) % hits.length;
    if (hit >= 0) paint(hits[hit]);
    else unpaint();
    found.textContent = !box.value.trim() ? "" : hits.length ? hit + 1 + " of " + hits.length : "none";
  }

  let typing = 0;
  box.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(() => seek(1), 150);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      clearTimeout(typing);
      seek(event.shiftKey ? -1 : 1);
    } else if (event.key === "Escape") {
      box.value = "";
      seek(1);
      document.getElementById("redline").focus({ preventScroll: true });
    } else return;
    event.preventDefault();
  });

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
    if (current >= 0) bring(changes[current]);
  }
  buttons.forEach((button) => {
    button.addEventListener("click", () => view(button.dataset.setView));
  });

  // Filters. A change is marked while any of its kinds is, and never while it is consequential and
  // these are not wanted; otherwise its new text stands plain.
  const boxes = all("[data-kind]");
  const kinds = (row) => row.dataset.kinds.split(" ");
  function filter() {
    const on = new Set(boxes.filter((one) => one.checked).map((one) => one.dataset.kind));
    all("[data-kinds]").forEach((row) => {
      const wanted = kinds(row).some((kind) => on.has(kind))
        && (on.has("consequential") || !kinds(row).includes("consequential"));
      row.classList.toggle("off", !wanted);
      const link = listed.get(row.id);
      if (link) link.parentElement.hidden = !wanted;
    });
    all(".part-list").forEach((part) => {
      part.querySelector(".count").textContent = all("li:not([hidden])", part).length;
    });
    all(".outline summary .count").forEach((count) => {
      count.textContent = changes.filter((row) => !row.classList.contains("off")).length;
    });
    sought = "";
    if (current >= 0 && changes[current].classList.contains("off")) choose(-1);
    else say();
    draw();
  }
  const counts = {};
  changes.forEach((row) => kinds(row).forEach((kind) => { counts[kind] = (counts[kind] || 0) + 1; }));
  boxes.forEach((one) => {
    one.parentElement.querySelector(".count").textContent = counts[one.dataset.kind] || 0;
    one.addEventListener("change", filter);
  });
  all("[data-every]").forEach((button) => button.addEventListener("click", () => {
    boxes.forEach((one) => { one.checked = Boolean(button.dataset.every); });
    filter();
  }));
  const unchanged = document.querySelector("[data-unchanged]");
  unchanged.addEventListener("change", () => {
    root.classList.toggle("terse", !unchanged.checked);
    sought = "";
  });
  const tone = document.querySelector("select[data-tone]");
  tone.addEventListener("change", () => {
    if (tone.value) root.dataset.tone = tone.value;
    else delete root.dataset.tone;
    draw();
  });

  // The ruler: where in the page the changes stand. It says nothing that the list does not say.
  const ruler = document.body.appendChild(document.createElement("canvas"));
  ruler.className = "ruler";
  ruler.setAttribute("aria-hidden", "true");
  let drawing = 0;
  function draw() {
    clearTimeout(drawing);
    drawing = setTimeout(() => {
      root.style.setProperty("--tools-height", document.querySelector(".tools").offsetHeight + "px");
      const total = root.scrollHeight;
      ruler.hidden = total < window.innerHeight * 2;
      if (!ruler.clientHeight) return;
      const style = getComputedStyle(root);
      const scale = window.devicePixelRatio || 1;
      ruler.width = ruler.clientWidth * scale;
      ruler.height = ruler.clientHeight * scale;
      const pen = ruler.getContext("2d");
      const inked = ["insert", "delete", "move", "muted"].map((name) => style.getPropertyValue("--" + name));
      // Where no word changed the mark is narrow and lies under the others.
      const words = (row) => row.matches(".k-amended, .k-moved, .k-split, .k-merged, .s-new, .s-old");
      const stand = changes.filter(shown);
      [false, true].forEach((wide) => stand.filter((row) => words(row) === wide).forEach((row) => {
        const at = row.getBoundingClientRect();
        const has = (name) => row.classList.contains(name);
        pen.fillStyle = inked[has("k-moved") ? 2 : has("s-new") ? 0 : has("s-old") ? 1 : 3];
        pen.fillRect((!wide ? 9 : has("k-moved") || has("s-new") || has("s-old") ? 2 : 6) * scale, (at.top + window.scrollY) / total * ruler.height,
          ruler.width, Math.max(2 * scale, at.height / total * ruler.height));
      }));
    }, 200);
  }
  ruler.addEventListener("click", (event) => {
    window.scrollTo(0, event.offsetY / ruler.clientHeight * root.scrollHeight - window.innerHeight / 2);
  });
  new ResizeObserver(draw).observe(document.body);
  window.addEventListener("resize", draw);
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);

  if (window.matchMedia("(max-width: 68rem)").matches) {
    all(".outline details").forEach((list) => { list.open = false; });
  }
  buttons.forEach((button) => {
    button.setAttribute("aria-pressed", String(button.dataset.setView === root.dataset.view));
  });
  say();
  arrive();
})();
