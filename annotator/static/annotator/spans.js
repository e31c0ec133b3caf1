// Gives marked words to what is done with them: to the passages of a form beside a text, and to the links by which a
// claim gets other words or is split.
(() => {
  "use strict";

  const { letters, marked, stretchOf, mark } = window.claimdesk.words;
  const find = (selector) => document.querySelector(selector);

  // Beside a text to pick from: the passages of the form, one of which takes what is marked.
  const form = find("form[data-slots]");
  const picker = find("[data-picker]");
  const slots = form ? [...form.querySelectorAll("[data-slot]")] : [];
  const placeOf = (slot) => slot.querySelector("input[name$=place]");
  const wordsOf = (slot) => slot.querySelector("textarea");
  let active = slots[0];

  function activate(slot) {
    active = slot;
    slots.forEach((one) => one.classList.toggle("is-active", one === slot && slots.length > 1));
  }

  function choose(slot) {
    activate(slot);
    const stretch = letters(picker).stretch(placeOf(slot).value || "0-0");
    picker.focus({ preventScroll: true });
    if (stretch) mark(picker, stretch.from, stretch.to);
  }

  function give() {
    const now = active && marked(picker);
    if (!now) return;
    const stretch = stretchOf(now);
    placeOf(active).value = letters(picker).place(stretch);
    wordsOf(active).value = letters(picker).data.slice(stretch.from, stretch.to);
    paint();
  }

  function paint() {
    if (!window.CSS?.highlights || slots.length < 2) return;
    for (const slot of slots) {
      const stretch = letters(picker).stretch(placeOf(slot).value || "0-0");
      const ranges = stretch ? [letters(picker).range(stretch.from, stretch.to)] : [];
      CSS.highlights.set(`slot-${slot.dataset.slot}`, new Highlight(...ranges));
    }
  }

  // A digit goes to a half, Enter takes what is marked, Escape goes back.
  function inPicker(event) {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey || find("dialog[open]")) return;
    const slot = slots.find((one) => one.dataset.slot === event.key);
    if (slot) choose(slot);
    else if (event.key === "Enter") form.requestSubmit(form.querySelector("[type=submit]:not([disabled])"));
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  // A link on the words of a claim takes along what is marked, and edits are not left behind unasked.
  let warned = false;
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".spans a[href^='/']");
    if (!link) return;
    if (find(".edit .is-changed") && !warned && find("#said")) {
      warned = true;
      find("#said").textContent = "Your edits are not saved. Do the same again to leave them behind.";
      return event.preventDefault();
    }
    const root = link.matches("[data-marked]") && find(".article-text");
    const now = root && marked(root);
    if (!now) return;
    const [start, end] = letters(root).place(stretchOf(now)).split("-");
    link.href = `${link.pathname}?start=${start}&end=${end}`;
  });

  // Another claim, and not a part of this one that comes late.
  document.addEventListener("htmx:load", (event) => { if (event.target.id === "desk") warned = false; });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || find("dialog[open]")) return;
    find("[data-cancel]")?.click();
  });

  if (picker && form) {
    slots.forEach((slot) => wordsOf(slot).addEventListener("input", () => { placeOf(slot).value = ""; paint(); }));
    choose(active);
    paint();
    picker.addEventListener("keydown", inPicker);
    form.addEventListener("focusin", (event) => { const slot = event.target.closest("[data-slot]"); if (slot) activate(slot); });
    document.addEventListener("selectionchange", () => { if (picker.contains(document.getSelection()?.anchorNode)) give(); });
  }
})();
