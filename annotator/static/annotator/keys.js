// The desk's keys. A key presses the button or follows the link that carries its action, so nothing here can do what
// the page without a script cannot. Which key does what is data: the registry's, with the person's own choices over it.
(() => {
  "use strict";

  const find = (selector) => document.querySelector(selector);

  // The name of what was pressed: "y", "?", "Alt+y", "Shift+n", "F2". A keyboard that writes another script counts by
  // the place of the key, and so does one on which Alt makes another letter.
  function chord(event) {
    const byPlace = /^(?:Key|Digit)(.)$/.exec(event.code)?.[1]?.toLowerCase();
    const otherScript = [...event.key].length === 1 && event.key.charCodeAt(0) > 126;
    const placed = byPlace && (event.altKey || event.ctrlKey || otherScript);
    const key = placed ? byPlace : event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const shifted = event.shiftKey && (placed || /^([a-z]|F\d+)$/.test(key));
    return `${event.ctrlKey ? "Ctrl+" : ""}${event.altKey ? "Alt+" : ""}${shifted ? "Shift+" : ""}${key}`;
  }
  window.claimdesk = { ...window.claimdesk, chord };

  const alone = (key) => !/^(Ctrl\+|Alt\+|(Shift\+)?F\d)/.test(key);
  const dialog = find("dialog#keys");
  const keys = JSON.parse(find("#keymap")?.textContent || "{}");
  const singleKeys = !find("#single-keys-off");
  const works = (key) => Boolean(key) && (singleKeys || !alone(key));
  const actions = new Map(Object.entries(keys).filter(([, key]) => works(key)).map(([id, key]) => [key, id]));

  // Beside each button stands the key that presses it, or none.
  function label(root) {
    if (!dialog) return;
    root.querySelectorAll("kbd[data-key-of]").forEach((shown) => {
      const key = keys[shown.dataset.keyOf];
      shown.textContent = key;
      shown.hidden = !works(key);
    });
  }

  // Goes to the field or the panel that a link of the page names.
  function goTo(link) {
    const target = document.getElementById(link.hash.slice(1));
    if (!target) return;
    if (target.matches("dialog")) return target.showModal();
    target.closest("details:not([open])")?.setAttribute("open", "");
    target.focus();
    target.select?.();
    if (document.activeElement !== target) target.scrollIntoView({ block: "center" });
  }

  function unfold(summary) {
    const panel = summary.parentElement;
    panel.open = true;
    panel.querySelector("summary ~ * :is(button, input, select, a):not([disabled], [type=hidden])")?.focus();
  }

  function press(action) {
    const offered = [...document.querySelectorAll(`[data-action~="${action}"]`)];
    const element = offered.find((one) => !one.disabled && one.getAttribute("aria-disabled") !== "true" && one.checkVisibility());
    if (!element) return false;
    if (element.matches("summary")) unfold(element);
    else if (typing(element)) element.focus();
    else element.click();
    return true;
  }

  // In a panel of numbered choices the digits choose, and Escape closes it.
  function inPanel(event) {
    const panel = find("details[data-choices][open]");
    if (!panel) return false;
    if (event.key === "Escape") {
      panel.open = false;
      panel.querySelector("summary").focus();
    } else if (/^[1-9]$/.test(event.key) && !event.repeat && ready()) {
      const choice = panel.querySelector(`[data-choice="${event.key}"]`);
      if (choice && !choice.disabled) choice.click();
    } else return false;
    event.preventDefault();
    return true;
  }

  // A claim is decided only when it has been on the screen for a moment, and only when nothing is on its way.
  const ready = () => !find(".is-busy, #desk[data-claim]:not([data-ready])");
  const typing = (element) => element.matches?.("input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]");

  document.addEventListener("keydown", (event) => {
    if (event.metaKey || event.isComposing || find("dialog[open]")) return;
    const pressed = chord(event);
    if (typing(event.target) && alone(pressed)) return;
    if (!typing(event.target) && inPanel(event)) return;
    const action = actions.get(pressed);
    if (!action || !find(`[data-action~="${action}"]`)) return;
    event.preventDefault();
    if (!event.repeat && ready()) press(action);
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[data-action][href^="#"]');
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    goTo(link);
  });

  label(document);
  document.addEventListener("htmx:load", (event) => label(event.target));
  dialog?.addEventListener("close", () => find("#claim-title")?.focus({ preventScroll: true }));
})();
