// Makes a claim of the words that are marked in an article: "a", or the button that appears beside them. The offsets
// that it sends are code points of the article's text, as the server counts; the page without JavaScript takes pasted words.
(() => {
  "use strict";

  const TEXT = ".article-text[data-add-claim]";
  const button = Object.assign(document.createElement("a"), { className: "button is-primary selecting", hidden: true });
  let warned = false;

  const codePoints = (text) => [...text].length;

  // Counts from the paragraph's first letter, past its number, to a boundary of the selection, held inside the paragraph.
  function offset(paragraph, node, at) {
    const letters = document.createRange();
    letters.selectNodeContents(paragraph);
    const number = paragraph.querySelector(".paragraph-number");
    if (number) letters.setStartAfter(number);
    const side = letters.comparePoint(node, at);
    if (side === 0) letters.setEnd(node, at);
    return Number(paragraph.dataset.start) + (side < 0 ? 0 : codePoints(letters.toString()));
  }

  // The address of the page that makes the claim, or null where nothing of an article is marked.
  function address() {
    const selection = document.getSelection();
    if (!selection?.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const text = [...document.querySelectorAll(TEXT)].find((element) => range.intersectsNode(element));
    if (!text) return null;
    const touched = [...text.querySelectorAll("p[data-start]")].filter((paragraph) => range.intersectsNode(paragraph));
    if (!touched.length) return null;
    const start = offset(touched[0], range.startContainer, range.startOffset);
    const end = offset(touched.at(-1), range.endContainer, range.endOffset);
    return start < end ? `${text.dataset.addClaim}?start=${start}&end=${end}` : null;
  }

  function show() {
    const url = address();
    button.hidden = !url;
    if (!url) return;
    button.href = url;
    const at = document.getSelection().getRangeAt(0).getBoundingClientRect();
    const keep = (value, most) => Math.max(8, Math.min(value, most));
    button.style.top = `${keep(at.bottom + 8, window.innerHeight - button.offsetHeight - 8)}px`;
    button.style.left = `${keep(at.left, document.documentElement.clientWidth - button.offsetWidth - 8)}px`;
  }

  const typing = (element) => element.matches?.("input:not([type=checkbox], [type=radio]), select, textarea");

  // On the claim page, edits are not left behind unasked.
  function mayLeave() {
    const said = document.querySelector("#said");
    if (!said || warned || !document.querySelector(".edit .is-changed")) return true;
    warned = true;
    said.textContent = "Your edits are not saved. Do the same again to leave them behind.";
    return false;
  }

  document.addEventListener("keydown", (event) => {
    if (event.key !== "a" || event.repeat || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const url = document.querySelector("dialog[open]") ? null : address();
    if (url && mayLeave()) window.location.assign(url);
  });

  // A browser marks nothing when a drag begins on a link, and the words of every other claim are one.
  let origin = null;
  let dragged = false;

  function caret(event) {
    const position = document.caretPositionFromPoint?.(event.clientX, event.clientY);
    if (position) return [position.offsetNode, position.offset];
    const range = document.caretRangeFromPoint?.(event.clientX, event.clientY);
    return range && [range.startContainer, range.startOffset];
  }

  document.addEventListener("mousedown", (event) => {
    dragged = false;
    const onLink = event.button === 0 && event.target.closest?.(`${TEXT} a`);
    origin = onLink ? { at: caret(event), x: event.clientX, y: event.clientY } : null;
  });
  document.addEventListener("mousemove", (event) => {
    if (!origin?.at || !(event.buttons & 1)) return;
    if (!dragged && Math.hypot(event.clientX - origin.x, event.clientY - origin.y) < 4) return;
    const here = caret(event);
    if (!here) return;
    dragged = true;
    document.getSelection().setBaseAndExtent(...origin.at, ...here);
  });
  document.addEventListener("dragstart", (event) => { if (origin) event.preventDefault(); });
  document.addEventListener("click", (event) => {
    if (dragged && event.target.closest?.(`${TEXT} a`)) {
      event.preventDefault();
      event.stopPropagation();
    }
    dragged = false;
  }, { capture: true });

  // Pressing the button must not unmark the words first.
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", (event) => { if (!mayLeave()) event.preventDefault(); });
  document.addEventListener("selectionchange", show);
  document.addEventListener("scroll", show, { capture: true, passive: true });

  const key = Object.assign(document.createElement("kbd"), { textContent: "a" });
  button.append(`${document.querySelector(TEXT)?.dataset.addWords ?? "Add a claim"} `, key);
  document.body.append(button);
})();
