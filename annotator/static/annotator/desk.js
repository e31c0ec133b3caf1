// The claim page: what is on the screen, where the eye and the focus are, and what a person has changed in the fields.
(() => {
  "use strict";

  // A key decides only on a claim that has been on the screen for this long.
  const LOOK_MS = 250;
  const find = (selector) => document.querySelector(selector);
  let asking = null;
  let warned = false;

  // Scrolls a column, and never the page: on a phone the columns stand below each other.
  function centre(element, column) {
    if (!element || !column) return;
    const middle = element.getBoundingClientRect().top - column.getBoundingClientRect().top - column.clientHeight / 2;
    column.scrollTop += middle + element.offsetHeight / 2;
  }

  function bringIntoView() {
    centre(find("#quote"), find(".article"));
    centre(find(".claim-quote mark"), find(".claim-quote"));
    centre(find(".queue-item[aria-current]"), find(".queue"));
  }

  function show() {
    asking = null;
    warned = false;
    if (!find("#desk")) return;
    bringIntoView();
    const wrong = find(".claim [aria-invalid=true]");
    if (wrong) wrong.closest("details:not([open])")?.setAttribute("open", "");
    (wrong || find("#claim-title") || find("#desk"))?.focus({ preventScroll: !wrong });
    mark();
    // Two frames: the claim has been painted when its time begins to run.
    const here = find("#desk");
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => { here.dataset.ready = ""; }, LOOK_MS)));
  }

  const onClaim = () => find("#claim-title")?.focus({ preventScroll: true });
  const typing = (element) => element.matches("input:not([type=checkbox]), select, textarea");

  // An answer that needs a note asks for it first; Enter in the note then gives the answer.
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-asks]");
    const field = button && find(button.dataset.asks);
    if (!field || field.value.trim()) return;
    event.preventDefault();
    asking = button;
    field.focus();
  });

  document.addEventListener("keydown", (event) => {
    if (!find("#desk") || !typing(event.target) || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.defaultPrevented) return;
    if (event.key === "Escape") {
      asking = null;
      event.target.blur();
      onClaim();
    } else if (event.key === "Enter" && event.target.form?.id === "claim-form") {
      // Enter never decides by surprise: it leaves the field, except in a note that was asked for.
      event.preventDefault();
      if (asking && event.target.matches(asking.dataset.asks)) asking.click();
      else onClaim();
    }
  });

  // What a person has changed stands out, and the first button says that it will be recorded.
  const was = (field) => (field.tagName === "SELECT"
    ? [...field.options].find((option) => option.defaultSelected)?.value ?? field.options[0]?.value
    : field.defaultValue);
  const changed = (field) => (field.type === "checkbox" ? field.checked !== field.defaultChecked : field.value !== was(field));

  const fieldsOf = () => [...document.querySelectorAll(".edit :is(input:not([type=hidden]), select), #id_note")];
  const edited = () => fieldsOf().some(changed) || Boolean(find("#claim-form[data-edited]"));

  function mark() {
    const fields = fieldsOf().filter((field) => field.id !== "id_note");
    fields.forEach((field) => field.classList.toggle("is-changed", changed(field)));
    const label = find('[data-action="confirm"][value="confirm"] > span');
    if (label) label.textContent = fields.some(changed) || find("#claim-form[data-edited]") ? "Confirm edits" : "Confirm";
  }

  document.addEventListener("input", (event) => {
    if (!event.target.closest?.(".edit")) return;
    const help = event.target.selectedOptions?.[0]?.title;
    const line = event.target.parentElement.querySelector(".field-help");
    if (help && line) line.textContent = help;
    mark();
  });

  // Edits are not left behind unasked.
  document.addEventListener("htmx:beforeRequest", (event) => {
    const leaves = event.detail.target?.id === "desk" && event.detail.requestConfig.verb === "get";
    if (!leaves || event.defaultPrevented || warned || !edited()) return;
    warned = true;
    event.preventDefault();
    window.claimdesk.say("Your edits are not saved.", "Do the same again to leave them behind.");
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id === "desk" || event.detail.elt?.id === "desk") show();
    else mark();
  });

  // The letters of the first page come late, and lines break elsewhere then.
  document.fonts.ready.then(bringIntoView);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", show);
  else show();
})();
