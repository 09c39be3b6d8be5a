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
