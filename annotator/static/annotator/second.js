// Second readings: the passage in view, the focus where the eye is, and digits that choose in a dispute.
(() => {
  "use strict";

  const find = (selector) => document.querySelector(selector);
  const typing = (element) => element.matches?.("input:not([type=checkbox], [type=radio]), select, textarea");

  function show() {
    const passage = find("[data-passage]");
    const column = passage?.closest(".article");
    if (column) {
      const middle = passage.getBoundingClientRect().top - column.getBoundingClientRect().top - column.clientHeight / 2;
      column.scrollTop += middle;
    }
    const wrong = find("#second [aria-invalid=true]");
    wrong?.closest("details:not([open])")?.setAttribute("open", "");
    (wrong || find("#id_number") || find(".ruling-question input"))?.focus({ preventScroll: !wrong });
  }

  // Escape and Enter leave a field, so that a key can answer; Enter never answers by surprise.
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (typing(event.target) && event.target.form?.id === "second-form" && (event.key === "Escape" || event.key === "Enter")) {
      event.preventDefault();
      event.target.blur();
      find("#second-title")?.focus({ preventScroll: true });
      return;
    }
    if (typing(event.target) || !/^[123]$/.test(event.key)) return;
    choose(event);
  });

  function choose(event) {
    const questions = [...document.querySelectorAll("[data-question]")];
    const open = questions.find((one) => !one.querySelector("input:checked"));
    const here = event.target.closest?.("[data-question]") || open;
    const option = here?.querySelector(`[data-choose="${event.key}"]`);
    if (!option) return;
    event.preventDefault();
    option.checked = true;
    const own = event.key === "3" && here.querySelector(".ruling-own :is(input:not([type=radio]), select)");
    const next = questions[questions.indexOf(here) + 1]?.querySelector("input");
    (own || next || find("#id_reason"))?.focus();
  }

  document.addEventListener("htmx:afterSettle", (event) => { if (event.target.id === "second" || find("#second-form")) show(); });
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", show);
  else show();
})();
