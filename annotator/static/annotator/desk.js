// The review desk's keys. Every key presses a button or follows a link that is on the page, so nothing here can do
// what the page without JavaScript cannot.
(() => {
  "use strict";

  // A key decides only on a claim that has been on the screen for this long.
  const LOOK_MS = 250;
  const find = (selector) => document.querySelector(selector);
  const desk = () => find("#desk[data-claim]");
  let busy = false;
  let intent = "";
  let warned = false;

  // Scrolls a column, and never the page: on a phone the columns stand below each other.
  function centre(element, column) {
    if (!element || !column) return;
    const middle = element.getBoundingClientRect().top - column.getBoundingClientRect().top - column.clientHeight / 2;
    column.scrollTop += middle + element.offsetHeight / 2;
  }

  function show() {
    intent = "";
    warned = false;
    if (!find("#desk")) return;
    centre(find("#quote"), find(".article"));
    centre(find(".queue-item[aria-current]"), find(".queue"));
    const wrong = find(".claim [aria-invalid=true]");
    (wrong || find("#claim-title") || find("#desk"))?.focus({ preventScroll: !wrong });
    if (wrong) wrong.closest("details:not([open])")?.setAttribute("open", "");
    mark();
    // Two frames: the claim has been painted when its time begins to run.
    const here = find("#desk");
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => { here.dataset.ready = ""; }, LOOK_MS)));
  }

  const ready = () => !busy && find("#desk[data-ready]") !== null;
  const press = (selector) => { const button = find(selector); if (button && !button.disabled) button.click(); };

  function edit(selector) {
    const field = find(selector);
    field?.closest("details")?.setAttribute("open", "");
    field?.focus();
    field?.select?.();
  }

  function reject() {
    const reasons = find("details.reject");
    if (!reasons || find(".reject > summary")?.getAttribute("aria-disabled")) return;
    reasons.open = true;
    reasons.querySelector("button")?.focus();
  }

  function hold() {
    if (find('[data-answer="h"]')?.disabled) return;
    intent = "h";
    edit("#id_note");
  }

  const KEYS = {
    y: () => press('[data-answer="y"]'),
    e: () => edit("#id_number"),
    n: reject,
    f: () => press('[data-answer="f"]'),
    l: () => edit("#id_role"),
    h: hold,
    v: () => press('[data-answer="v"]'),
    u: () => (find("#undo") || find("#undo-here"))?.requestSubmit(),
    j: () => press(".queue a[rel=next]"),
    k: () => press(".queue a[rel=prev]"),
    "?": () => find("#keys")?.showModal(),
  };

  const typing = (element) => element.matches("input:not([type=checkbox]), select, textarea");

  function inField(event) {
    const isNote = event.target.id === "id_note";
    if (event.key === "Escape") {
      intent = "";
      event.target.blur();
      find("#claim-title")?.focus({ preventScroll: true });
    } else if (event.key === "Enter" && event.target.form?.id === "claim-form" && !event.isComposing) {
      // Enter never decides by surprise: it leaves the field, except in the note of a hold.
      event.preventDefault();
      if (isNote && intent === "h" && ready()) press('[data-answer="h"]');
      else find("#claim-title")?.focus({ preventScroll: true });
    }
  }

  document.addEventListener("keydown", (event) => {
    if (!find("#desk") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (typing(event.target)) return inField(event);
    if (find("dialog[open]")) return;
    const reasons = find("details.reject[open]");
    if (reasons && event.key === "Escape") { reasons.open = false; find("#claim-title")?.focus(); return; }
    if (reasons && /^[1-9]$/.test(event.key)) {
      event.preventDefault();
      if (!event.repeat && ready()) press(`[data-reason="${event.key}"]`);
      return;
    }
    const act = KEYS[event.key];
    if (!act || event.repeat) return;
    event.preventDefault();
    if (ready()) act();
  });

  document.addEventListener("click", (event) => {
    const key = event.target.closest("[data-key]")?.dataset.key;
    if (!key) return;
    event.preventDefault();
    KEYS[key]();
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
    const label = find('[data-answer="y"][value="confirm"] > span');
    if (label) label.textContent = fields.some(changed) || find("#claim-form[data-edited]") ? "Confirm edits" : "Confirm";
  }

  document.addEventListener("input", (event) => {
    if (!event.target.closest?.(".edit")) return;
    const help = event.target.selectedOptions?.[0]?.title;
    const line = event.target.parentElement.querySelector(".field-help");
    if (help && line) line.textContent = help;
    mark();
  });

  function say(strong, rest) {
    const line = document.createElement("p");
    line.append(Object.assign(document.createElement("strong"), { textContent: strong }), ` ${rest}`);
    find("#said")?.replaceChildren(line);
  }

  // While an answer is on its way nothing else is sent, and edits are not left behind unasked.
  const decides = (event) => event.detail.target?.id === "desk";
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (!decides(event)) return;
    if (busy) return event.preventDefault();
    if (event.detail.requestConfig.verb === "get" && edited() && !warned) {
      warned = true;
      say("Your edits are not saved.", "Do the same again to leave them behind.");
      return event.preventDefault();
    }
    busy = true;
    document.body.classList.add("is-busy");
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (!decides(event)) return;
    busy = false;
    document.body.classList.remove("is-busy");
  });
  // A refusal by a rule comes as a page that says why.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.xhr.status === 403 && event.detail.serverResponse.includes('id="desk"')) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    } else if (decides(event) && event.detail.shouldSwap && !event.detail.serverResponse.includes('id="desk"')) {
      // Not the desk, so the session has ended: sign in and come back to this claim.
      event.detail.shouldSwap = false;
      window.location.reload();
    }
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id === "desk" || event.detail.elt?.id === "desk") show();
    else mark();
  });
  for (const failure of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
    document.addEventListener(failure, () => say("Nothing was saved.", "The server did not answer as it should; try again."));
  }

  // Without htmx a form is sent once.
  document.addEventListener("submit", (event) => {
    if (window.htmx || event.target.id !== "claim-form") return;
    if (busy) event.preventDefault();
    busy = true;
  });

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", show);
  else show();
})();
