// The panel in which claims are compared. On the claim page it opens as a dialog; a digit answers the pair that has the
// focus, j and k go from pair to pair. Each key presses a button that is there without a script as well.
(() => {
  "use strict";

  const dialog = () => document.querySelector("dialog#links");
  const pairs = () => [...document.querySelectorAll("[data-pair]")];
  const current = () => document.activeElement?.closest?.("[data-pair]") ?? pairs()[0];
  let changed = false;
  let byHand = false;

  function go(step) {
    const all = pairs();
    const next = all[Math.max(0, Math.min(all.length - 1, all.indexOf(current()) + step))];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  }

  const typing = (element) => element.matches?.("input, select, textarea");

  document.addEventListener("keydown", (event) => {
    const panel = event.target.closest?.("#links, .links-panel") ?? (dialog() ? null : document.querySelector(".links-panel"));
    if (!panel || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (typing(event.target)) {
      // Escape leaves the note and not yet the panel.
      if (event.key === "Escape") { event.preventDefault(); current()?.focus(); }
      return;
    }
    const button = /^[1-9]$/.test(event.key) && current()?.querySelector(`[data-number="${event.key}"]`);
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    if (button) { event.preventDefault(); if (!event.repeat && !button.disabled) button.click(); }
    else if (step) { event.preventDefault(); go(step); }
  });

  document.addEventListener("htmx:afterSettle", (event) => {
    const panel = document.querySelector(".links-panel");
    if (event.detail.target?.id !== "links-panel" || !panel) return;
    changed ||= panel.hasAttribute("data-changed");
    const here = dialog();
    if (here && !here.open) {
      changed = false;
      here.showModal();
      here.addEventListener("close", closed, { once: true });
    }
    (panel.querySelector("[data-pair]") ?? panel.querySelector("[data-nothing]"))?.focus();
  });

  // By hand a claim is linked in the fields of its own page, which lies behind the dialog.
  document.addEventListener("click", (event) => {
    const fields = event.target.closest?.("[data-by-hand]") && dialog()?.open && document.querySelector("#id_role");
    if (!fields) return;
    event.preventDefault();
    byHand = !changed;
    dialog().close();
    fields.focus();
  });

  // What was answered may have moved the claim: the page behind shows it as it is now.
  function closed() {
    const title = document.querySelector(byHand ? "#id_role" : "#claim-title");
    byHand = false;
    if (changed) window.htmx.ajax("GET", window.location.pathname, { target: "#desk", swap: "outerHTML show:none" });
    else title?.focus({ preventScroll: title.id === "claim-title" });
  }
})();
