// Fields that offer names while they are typed: the combobox of ARIA 1.2. What is offered comes from the server by the
// field's own htmx attributes, or from the options of a select; without a script a field is a field and a select a select.
(() => {
  "use strict";

  const listOf = (input) => document.getElementById(input.getAttribute("aria-controls"));
  const optionsOf = (input) => [...listOf(input).querySelectorAll("[role=option]:not([aria-disabled])")];
  const isOpen = (input) => input.getAttribute("aria-expanded") === "true";
  const current = (input) => document.getElementById(input.getAttribute("aria-activedescendant"));

  function point(input, option) {
    optionsOf(input).forEach((one) => one.setAttribute("aria-selected", String(one === option)));
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  function setOpen(input, open) {
    const list = listOf(input);
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (open) list.scrollIntoView({ block: "nearest" });
    else point(input, null);
  }

  // Of several names with commas between them, the last is the one that is being typed.
  function withName(input, name) {
    if (input.dataset.combobox !== "many") return name;
    const before = input.value.split(",").slice(0, -1).map((one) => one.trim()).filter(Boolean);
    return [...before, name].join(", ");
  }

  function take(input, option) {
    setOpen(input, false);
    if (option.dataset.opens) return describe(input, option.dataset.opens);
    const select = selectOf(input);
    input.dataset.taken = "";
    input.value = select ? option.dataset.label : withName(input, option.dataset.value);
    if (select) select.value = option.dataset.value;
    (select || input).dispatchEvent(new Event("input", { bubbles: true }));
    if (select) input.dispatchEvent(new Event("input", { bubbles: true }));
  }

  const selectOf = (input) => document.getElementById(input.dataset.select);

  // The kinds that fit what was typed: by their label first, then by their definition.
  function filter(input) {
    const typed = input.value.trim().toLowerCase();
    const all = [...selectOf(input).options].map((option) => ({ option, label: option.text.toLowerCase(), more: option.title.toLowerCase() }));
    const places = [(one) => one.label.startsWith(typed), (one) => one.label.includes(typed), (one) => one.more.includes(typed)];
    const found = new Set(places.flatMap((fits) => all.filter(fits)));
    listOf(input).replaceChildren(...[...found].slice(0, 12).map(({ option }, at) => offered(input, option, at)));
    setOpen(input, found.size > 0);
    if (typed && found.size) point(input, optionsOf(input)[0]);
  }

  function offered(input, option, at) {
    const item = Object.assign(document.createElement("li"), { id: `${input.id}_option_${at}` });
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    Object.assign(item.dataset, { value: option.value, label: option.text });
    item.append(option.text, Object.assign(document.createElement("span"), { className: "soft small", textContent: option.title }));
    return item;
  }

  // A select becomes a field to type in; the select stays, out of sight, as what the form sends.
  function typedInto(select) {
    const input = Object.assign(document.createElement("input"), { type: "text", id: `${select.id}_typed`, autocomplete: "off" });
    input.defaultValue = [...select.options].find((option) => option.defaultSelected)?.text ?? "";
    input.value = select.selectedOptions[0]?.text ?? "";
    Object.assign(input.dataset, { combobox: "one", select: select.id });
    for (const name of ["form", "aria-describedby", "aria-invalid"]) if (select.hasAttribute(name)) input.setAttribute(name, select.getAttribute(name));
    const list = Object.assign(document.createElement("ul"), { id: `${input.id}_options`, className: "options", hidden: true });
    list.setAttribute("role", "listbox");
    const label = document.querySelector(`label[for="${select.id}"]`);
    if (label) label.htmlFor = input.id;
    list.setAttribute("aria-label", label?.textContent ?? "");
    select.hidden = true;
    select.after(input, list);
    return input;
  }

  function enhance(root) {
    root.querySelectorAll("select[data-typed]:not([hidden])").forEach(typedInto);
    root.querySelectorAll("input[data-combobox]:not([role])").forEach((input) => {
      input.setAttribute("role", "combobox");
      input.setAttribute("aria-autocomplete", "list");
      input.setAttribute("aria-expanded", "false");
      input.setAttribute("aria-controls", `${input.id}_options`);
    });
  }

  const combobox = (event) => event.target.closest?.("input[role=combobox]");

  function move(input, by) {
    if (!isOpen(input)) return selectOf(input) ? filter(input) : window.htmx?.trigger(input, "look");
    const options = optionsOf(input);
    const at = options.indexOf(current(input));
    point(input, options[(at + by + options.length) % options.length] ?? options[by > 0 ? 0 : options.length - 1]);
  }

  // Before the page's other keys: here the arrows, Enter and Escape belong to the list.
  document.addEventListener("keydown", (event) => {
    const input = combobox(event);
    if (!input || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") move(input, event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Enter" && isOpen(input) && current(input)) take(input, current(input));
    else if (event.key === "Escape" && isOpen(input)) setOpen(input, false);
    else return;
    event.preventDefault();
  }, { capture: true });

  document.addEventListener("input", (event) => {
    const input = combobox(event);
    if (!input || !selectOf(input)) return;
    if ("taken" in input.dataset) delete input.dataset.taken;
    else filter(input);
  });
  document.addEventListener("htmx:beforeRequest", (event) => {
    const input = combobox(event);
    if (!input || !("taken" in input.dataset)) return;
    delete input.dataset.taken;
    event.preventDefault();
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    const input = document.activeElement;
    if (input?.getAttribute("role") === "combobox" && listOf(input) === event.detail.target) setOpen(input, true);
  });

  document.addEventListener("mousedown", (event) => {
    const option = event.target.closest?.(".options > [role=option]");
    if (!option) return;
    event.preventDefault();
    if (option.getAttribute("aria-disabled")) return;
    take(document.querySelector(`[aria-controls="${option.parentElement.id}"]`), option);
  });
  // What was typed and is no kind gives way to the kind that is chosen.
  document.addEventListener("focusout", (event) => {
    const input = combobox(event);
    if (!input) return;
    setOpen(input, false);
    if (selectOf(input)) input.value = selectOf(input).selectedOptions[0]?.text ?? "";
  });

  // A party that the lexicon lacks is described in a dialog, and then stands in the field.
  const dialog = () => document.querySelector("dialog#new-actor");
  function describe(input, address) {
    if (!dialog() || !window.htmx) return window.location.assign(address);
    window.htmx.ajax("GET", address, { target: "#new-actor", swap: "innerHTML" }).then(() => dialog().showModal());
  }
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("dialog#new-actor [data-closes]")) return;
    event.preventDefault();
    dialog().close();
  });
  document.addEventListener("htmx:afterSettle", () => {
    const added = dialog()?.querySelector("[data-added]")?.dataset.added;
    const field = document.querySelector("#id_actor");
    if (!added || !field) return;
    dialog().replaceChildren();
    dialog().close();
    Object.assign(field, { value: added }).dataset.taken = "";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
    window.claimdesk.say(`${added} is in the lexicon.`, "");
  });

  enhance(document);
  document.addEventListener("htmx:load", (event) => enhance(event.target));
})();
