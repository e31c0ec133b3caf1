// A sentence with its claims: the arrows go from claim to claim, a letter answers the claim that has the focus, and
// every answer is a radio button on the page. Nothing is heard but where the focus is.
(() => {
  "use strict";

  const find = (selector) => document.querySelector(selector);
  const form = find("form[data-sheet]");
  const rows = [...form.querySelectorAll("[data-row]")];
  const ANSWERS = { y: "confirm", n: "reject", h: "hold", v: "unverifiable", f: "flag_allegation", 0: "" };
  const NEEDS = { n: "select", h: "input[name$=note]" };
  const typing = (element) => element.matches("input:not([type=checkbox], [type=radio]), select, textarea");

  function answer(row, key) {
    const choice = row?.querySelector(`input[type=radio][value="${ANSWERS[key]}"]`);
    if (!(key in ANSWERS) || !choice) return false;
    choice.checked = true;
    const needed = NEEDS[key] && row.querySelector(NEEDS[key]);
    (needed || rows[rows.indexOf(row) + 1] || form.querySelector("[type=submit]")).focus();
    return true;
  }

  function heard(event) {
    const row = event.target.closest("[data-row]");
    if (event.key === "Enter") {
      if (event.target.matches("a, button, summary")) return false;
      form.requestSubmit(form.querySelector("[type=submit]"));
      return true;
    }
    if (typing(event.target)) {
      if (event.key === "Escape") row?.focus();
      return event.key === "Escape";
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return answer(row, event.key);
    rows[Math.max(0, Math.min(rows.indexOf(row) + step, rows.length - 1))]?.focus();
    return true;
  }

  form.addEventListener("keydown", (event) => {
    if (event.isComposing || event.repeat || event.ctrlKey || event.altKey || event.metaKey || find("dialog[open]")) return;
    if (!heard(event)) return;
    event.preventDefault();
    event.stopPropagation();
  });
  (find(".just [autofocus]") ?? rows[0])?.focus();
})();
