/* The one module of the site. Every page is whole without it; it adds what a page of paper cannot.
   Each part below stands alone, and does nothing on a page that has no use for it. */

const root = document.documentElement;
const find = (selector, within = document) => within.querySelector(selector);
const findAll = (selector, within = document) => [...within.querySelectorAll(selector)];

root.classList.add("scripted");

/* What was done, for eye and ear: shown for a moment, and read out. */
const say = (() => {
  const status = find("#status");
  let clearing;
  return (words) => {
    if (!status) return;
    status.textContent = words;
    clearTimeout(clearing);
    clearing = setTimeout(() => { status.textContent = ""; }, 4000);
  };
})();

/* --- Copying: <button data-copy="ID"> copies the text of the element with that id --- */

async function copyText(element) {
  const text = element.innerText.trim();
  try {
    await navigator.clipboard.writeText(text);
  } catch { // no clipboard on a page that came by plain http: copy by hand, as the reader would
    const chosen = getSelection();
    chosen.selectAllChildren(element);
    if (!document.execCommand("copy")) return false;
    chosen.removeAllRanges();
  }
  return true;
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  const source = button && document.getElementById(button.dataset.copy);
  if (!source) return;
  say(await copyText(source) ? "Copied" : "Not copied: select the text and copy it");
});

/* --- Keys: "/" to the search, "?" for help; both can be turned off (WCAG 2.1.4) --- */

const SINGLE_KEYS = "edossier-single-keys";
const remembered = {
  get: () => { try { return localStorage.getItem(SINGLE_KEYS) !== "off"; } catch { return true; } },
  set: (on) => { try { localStorage.setItem(SINGLE_KEYS, on ? "on" : "off"); } catch { /* for this page only */ } },
};
let singleKeys = remembered.get();

const shortcuts = find("#shortcuts");
const searchField = find("#q") ?? find("#site-search");

function showShortcuts() {
  find("input", shortcuts).checked = singleKeys;
  shortcuts.showModal();
}

if (shortcuts) {
  findAll("[data-shortcuts]").forEach((button) => button.addEventListener("click", showShortcuts));
  find("input", shortcuts).addEventListener("change", (event) => {
    singleKeys = event.target.checked;
    remembered.set(singleKeys);
  });
}

const isTyping = (element) => element.closest("input, textarea, select, [contenteditable]") !== null;

document.addEventListener("keydown", (event) => {
  if (!singleKeys || event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
  if (find("dialog[open]")) return;
  if (event.key === "/" && searchField) {
    event.preventDefault();
    searchField.focus();
    searchField.select();
  } else if (event.key === "?" && shortcuts) {
    event.preventDefault();
    showShortcuts();
  }
});

/* Arrow keys go through search results, from the search field on; elsewhere they scroll. */
const hits = findAll(".hit h3 a");

document.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || !hits.length || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  const inside = event.target.closest(".hit");
  const at = inside ? hits.findIndex((hit) => inside.contains(hit)) : -1;
  if (!inside && event.target !== searchField) return;
  const next = inside ? hits[at + step] ?? (step < 0 ? searchField : null) : step > 0 ? hits[0] : null;
  if (!next) return;
  event.preventDefault();
  next.focus();
});

/* --- Notes: beside their calls on wide windows, at the foot of the paragraph on a tap elsewhere.
   The text of a note is never copied: the one element is placed, or moved and put back. --- */

const reading = find(".reading");
const notes = new Map(findAll(".note-list > li").map((item) => [item.id, item]));
const calls = findAll('a[role="doc-noteref"]').filter((call) => notes.has(call.hash.slice(1)));
const noteOf = (call) => notes.get(call.hash.slice(1));
const opened = new Map(); // note -> {call, place}

function placeNotes() {
  const list = find(".notes");
  if (!reading || !list) return;
  const beside = getComputedStyle(reading).getPropertyValue("--notes") === "beside";
  reading.classList.toggle("notes-beside", beside);
  const first = new Map();
  if (beside) {
    closeNotes();
    for (const call of calls) if (!list.contains(call) && !first.has(noteOf(call))) first.set(noteOf(call), call);
  }
  const origin = reading.getBoundingClientRect().top;
  let free = 0;
  for (const item of notes.values()) item.classList.toggle("beside", first.has(item));
  // All is measured before anything is placed: the browser lays the page out once, not once a note.
  const measured = [...first].map(([item, call]) =>
    [item, call.closest("sup").getBoundingClientRect().top - origin, item.offsetHeight]);
  for (const [item, wanted, height] of measured) {
    const top = Math.max(free, wanted);
    item.style.setProperty("--top", `${top}px`);
    free = top + height + 12;
  }
  list.classList.toggle("all-beside", beside && first.size === notes.size);
  reading.style.minHeight = beside ? `${free}px` : "";
}

function openNote(call) {
  const note = noteOf(call);
  closeNote(note);
  const place = document.createElement("div");
  place.className = "note-here";
  place.setAttribute("role", "note");
  place.setAttribute("aria-label", `Note ${call.textContent}`);
  place.lang = note.lang;
  const close = document.createElement("button");
  close.type = "button";
  close.className = "quiet";
  close.textContent = "×";
  close.setAttribute("aria-label", `Close note ${call.textContent}`);
  close.addEventListener("click", () => { closeNote(note); call.focus(); });
  place.append(find(".note-number", note), find(".note-body", note), close);
  note.hidden = true;
  (call.closest("p, li, dd") ?? call.parentElement).after(place);
  call.setAttribute("aria-expanded", "true");
  place.tabIndex = -1; // a screen reader goes on from here
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: "nearest" });
  opened.set(note, { call, place });
}

function closeNote(note) {
  const { call, place } = opened.get(note) ?? {};
  if (!place) return;
  note.append(find(".note-number", place), find(".note-body", place));
  note.hidden = false;
  place.remove();
  call.setAttribute("aria-expanded", "false");
  opened.delete(note);
}

const closeNotes = () => [...opened.keys()].forEach(closeNote);
const areBeside = () => reading?.classList.contains("notes-beside") ?? false;

for (const call of calls) {
  call.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const note = noteOf(call);
    if (areBeside() && note.classList.contains("beside")) {
      note.tabIndex = -1;
      note.focus({ preventScroll: true });
      note.scrollIntoView({ block: "nearest" });
    } else if (opened.get(note)?.call === call) closeNote(note);
    else openNote(call);
  });
}

if (notes.size && reading) {
  new ResizeObserver(placeNotes).observe(find(".body", reading) ?? reading);
  placeNotes();
}
/* A link to a note was followed before the notes were in their places. */
if (notes.has(location.hash.slice(1))) notes.get(location.hash.slice(1)).scrollIntoView();

/* --- Preview of a document where it is named, taken from the list of documents on the page.
   It can be pointed at, stays until it is left, and goes with Escape (WCAG 1.4.13). --- */

const listed = new Map(findAll(".documents.numbered .document-line").map((line) => [find("a", line).pathname, line]));
const mentions = listed.size ? findAll("a.document, a.source-call, a.in-order-document").filter((link) => listed.has(link.pathname)) : [];

if (mentions.length) {
  const box = document.createElement("div");
  box.className = "preview";
  box.id = "preview";
  box.hidden = true;
  find("main").append(box);
  let shownFor = null;
  let waiting;

  const hide = () => {
    clearTimeout(waiting);
    shownFor?.removeAttribute("aria-describedby");
    shownFor = null;
    box.hidden = true;
  };
  const show = (link) => {
    clearTimeout(waiting);
    if (shownFor === link) return;
    hide();
    const words = find(".document-number", listed.get(link.pathname)).textContent;
    box.replaceChildren(...findAll("p", listed.get(link.pathname)).map((line) => {
      const copy = document.createElement("p");
      copy.className = line.className;
      copy.lang = find("[lang]", line)?.lang ?? "";
      copy.textContent = line.classList.contains("document-title") ? `${words}. ${line.textContent}` : line.textContent;
      return copy;
    }));
    box.hidden = false;
    shownFor = link;
    link.setAttribute("aria-describedby", box.id);
    const at = link.getClientRects()[0] ?? link.getBoundingClientRect();
    const origin = box.offsetParent.getBoundingClientRect();
    const left = Math.max(16, Math.min(at.left, root.clientWidth - box.offsetWidth - 16));
    const above = at.top - box.offsetHeight - 4;
    const isAbove = above > 0 && at.bottom + box.offsetHeight + 12 > innerHeight;
    box.style.left = `${left - origin.left}px`;
    box.style.top = `${(isAbove ? above : at.bottom + 4) - origin.top}px`;
  };
  const later = (act, milliseconds) => { clearTimeout(waiting); waiting = setTimeout(act, milliseconds); };

  for (const link of mentions) {
    link.addEventListener("pointerenter", (event) => { if (event.pointerType !== "touch") later(() => show(link), 250); });
    link.addEventListener("pointerleave", (event) => { if (event.pointerType !== "touch") later(hide, 300); });
    link.addEventListener("focus", () => { if (link.matches(":focus-visible")) show(link); });
    link.addEventListener("blur", hide); // at once: the next stop of the Tab key may lie under the box
    link.addEventListener("click", (event) => { // a first tap shows, a second one follows
      if (event.pointerType !== "touch" || shownFor === link) return;
      event.preventDefault();
      show(link);
      say("Tap again to open the document");
    });
  }
  box.addEventListener("pointerenter", () => clearTimeout(waiting));
  box.addEventListener("pointerleave", () => later(hide, 300));
  box.addEventListener("click", () => { if (shownFor) location.assign(shownFor.href); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !opened.size) return;
  const [note, { call }] = [...opened].at(-1);
  closeNote(note);
  call.focus();
});

/* --- The place of reading: of the documents that the essay names, the last one passed --- */

const column = new Map(findAll(".in-order-document").map((link) => [link.pathname, link]));

if (column.size) {
  const named = findAll(".essay a.document").filter((link) => column.has(link.pathname));
  const passed = new Set();
  const side = find(".reading > .side");
  const seen = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) isIntersecting ? passed.add(target) : passed.delete(target);
    const last = named.findLast((link) => passed.has(link));
    const current = last && column.get(last.pathname);
    for (const link of column.values()) if (link !== current) link.removeAttribute("aria-current");
    if (!current) return;
    current.setAttribute("aria-current", "location");
    const item = current.closest("li");
    const isOut = item.offsetTop < side.scrollTop || item.offsetTop + item.offsetHeight > side.scrollTop + side.clientHeight;
    if (isOut) side.scrollTo({ top: item.offsetTop - side.clientHeight / 3 });
  }, { rootMargin: "1000000px 0px -55% 0px" });
  named.forEach((link) => seen.observe(link));
}
