// Flags by keyboard. On the claim page a digit picks the reason and Enter sends it; on the page of flags the keys work
// on the flag that has the focus, and an answer leads to the next one.
(() => {
  "use strict";

  const find = (selector) => document.querySelector(selector);
  const rows = () => [...document.querySelectorAll("li.flag")];
  let current = null;

  // Only the row at hand offers its buttons to the keys.
  function choose(row) {
    current = row;
    rows().forEach((one) => {
      one.toggleAttribute("aria-current", one === row);
      one.querySelectorAll("[data-row-action]").forEach((button) => {
        if (one === row) button.dataset.action = button.dataset.rowAction;
        else delete button.dataset.action;
      });
    });
  }

  function go(step) {
    const all = rows();
    const row = all[Math.max(0, Math.min(all.length - 1, all.indexOf(current) + step))];
    row?.focus();
    row?.scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("focusin", (event) => {
    const row = event.target.closest?.("li.flag");
    if (row && row !== current) choose(row);
  });
  document.addEventListener("click", (event) => {
    const step = event.target.closest?.("[data-step]")?.dataset.step;
    if (step) { event.preventDefault(); go(Number(step)); }
    // A dismissal says why: the key leads to the reason first, and Enter there dismisses.
    const button = event.target.closest?.("[data-needs]");
    const field = button && find(button.dataset.needs);
    if (field && !field.value.trim()) { event.preventDefault(); event.stopPropagation(); field.focus(); }
  }, true);

  document.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape" && event.target.matches?.(".flag-why")) event.target.closest("li").focus();
    if (event.key === "Enter" && event.target.id === "flag-note") {
      event.preventDefault();
      find("#send-flag")?.click();
    }
  }, true);
  document.addEventListener("change", (event) => {
    if (event.target.matches?.('.flagging input[type="radio"]')) find("#flag-note")?.focus();
  });
  document.addEventListener("click", (event) => {
    // A reason that was chosen already is still chosen by its digit.
    if (event.target.matches?.('.flagging input[type="radio"]')) find("#flag-note")?.focus();
  });

  document.addEventListener("htmx:afterSettle", (event) => {
    const row = event.detail.elt?.closest?.("li.flag") || event.target.closest?.("li.flag");
    if (!row) return;
    const said = find("#flag-said");
    if (said) said.textContent = row.dataset.said;
    choose(row);
    if (row.classList.contains("is-answered")) go(1);
    else row.focus();
  });

  document.querySelectorAll("[data-step]").forEach((button) => { button.hidden = !rows().length; });
  if (rows().length) choose(rows()[0]);
})();
