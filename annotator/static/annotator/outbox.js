// Answers on their way to the server. An answer stays in the outbox until the server has acknowledged it: when the
// connection drops it is sent again, with the key that it was first sent with, so that it is recorded once. The outbox
// outlives a reload and a new sign-in; the form keeps what was typed until the answer is safe.
(() => {
  "use strict";

  const STORE = "claimdesk.outbox";
  const WAITS = [1, 2, 4, 8, 15, 30];
  const SLOW_MS = 500;
  const find = (selector) => document.querySelector(selector);
  const me = () => find("#said")?.dataset.user;
  let slow = 0;
  let retry = 0;
  let leaving = false;

  const read = () => JSON.parse(sessionStorage.getItem(STORE) || "null");
  const write = (item) => sessionStorage.setItem(STORE, JSON.stringify(item));
  const isBusy = () => document.body.classList.contains("is-busy");

  // What was said before is only hidden: it may hold the form whose answer is still to come.
  function say(strong, rest, ...more) {
    const said = find("#said");
    const line = document.createElement("p");
    line.append(Object.assign(document.createElement("strong"), { textContent: strong }), ` ${rest}`);
    const now = Object.assign(document.createElement("div"), { className: "row said-now" });
    now.append(line, ...more);
    said?.querySelector(".said-now")?.remove();
    [...(said?.children ?? [])].forEach((before) => { before.hidden = true; });
    said?.prepend(now);
  }
  window.claimdesk = { ...window.claimdesk, say };

  function button(label, act) {
    const made = Object.assign(document.createElement("button"), { type: "button", className: "button is-quiet", textContent: label });
    made.addEventListener("click", act);
    return made;
  }

  // Nothing on the claim can be changed while its answer is on its way.
  function setBusy(busy, answering = false) {
    document.body.classList.toggle("is-busy", busy);
    document.querySelectorAll(".claim-body, .decisions").forEach((part) => { part.inert = busy && answering; });
  }

  // Over the claim that is being saved lies the next one, to read on; it can be decided once the server has handed it out.
  function readAhead() {
    const template = find("template#ahead");
    if (!template || find(".ahead")) return;
    find("#desk").append(template.content.cloneNode(true));
    find(`.article a[href="${template.dataset.address}"]`)?.scrollIntoView({ block: "center" });
  }
  const readBack = () => find(".ahead")?.remove();

  function finish() {
    clearTimeout(slow);
    clearTimeout(retry);
    sessionStorage.removeItem(STORE);
    setBusy(false);
    readBack();
  }

  function failed(item) {
    clearTimeout(slow);
    readBack();
    setBusy(true, true);
    const wait = WAITS[Math.min(item.tries, WAITS.length - 1)];
    if (item.tries === 0) {
      say("Not saved yet.", `${item.words}: the server does not answer. It is sent again by itself until it is saved; nothing is lost.`,
        button("Try now", () => send(read())), button("Stop trying", stop));
    }
    write({ ...item, tries: item.tries + 1 });
    clearTimeout(retry);
    retry = setTimeout(() => send(read()), wait * 1000);
  }

  function stop() {
    const item = read();
    finish();
    const link = Object.assign(document.createElement("a"), { href: window.location.href, textContent: "Load the claim again" });
    say("Not known whether it was saved.", `${item?.words ?? ""}:`, link);
  }

  function send(item) {
    clearTimeout(retry);
    if (!item || !find("#desk")) return;
    const values = new FormData();
    item.body.forEach(([name, value]) => values.append(name, value));
    window.htmx.ajax("POST", item.path, { source: "#desk", target: "#desk", swap: "outerHTML show:none", values });
  }

  const toDesk = (event) => event.detail.target?.id === "desk";
  const resent = (event) => event.detail.elt.id === "desk";

  function wordsOf(form, button) {
    if (form.dataset.words) return form.dataset.words;
    const label = button?.querySelector("span")?.textContent ?? button?.lastChild.textContent.trim();
    return `${label ?? "Answer"}: ${form.dataset.what}`;
  }

  document.addEventListener("htmx:configRequest", (event) => {
    // The page's header carries the token; one that was typed into a form would be stale after a new sign-in.
    if (resent(event)) delete event.detail.parameters.csrfmiddlewaretoken;
  });
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (toDesk(event) && isBusy() && !resent(event)) event.preventDefault();
  });
  document.addEventListener("htmx:beforeSend", (event) => {
    if (!toDesk(event)) return;
    const { elt, requestConfig } = event.detail;
    const kept = elt.matches("form[data-outbox]");
    if (kept) {
      const body = [...requestConfig.formData].filter(([name]) => name !== "csrfmiddlewaretoken");
      write({ path: requestConfig.path, body, words: wordsOf(elt, requestConfig.triggeringEvent?.submitter), user: me(), tries: 0 });
    }
    const answering = kept || resent(event);
    setBusy(true, answering);
    if (!answering) return;
    const { words, tries } = read();
    if (elt.id === "claim-form" && elt.getAttribute("action") === requestConfig.path) readAhead();
    if (tries === 0) slow = setTimeout(() => say("Saving.", `${words}: on its way to the server …`), SLOW_MS);
  });

  // A refusal by a rule comes as a page that says why. What is no desk at all is the sign-in page: sign in and come back.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (!toDesk(event)) return;
    const { xhr, serverResponse } = event.detail;
    if (serverResponse.includes('id="desk"')) {
      if (xhr.status === 403) Object.assign(event.detail, { shouldSwap: true, isError: false });
      if (event.detail.shouldSwap) readBack();
      return;
    }
    if (xhr.status >= 500) return;
    event.detail.shouldSwap = false;
    const item = read();
    if (item?.reloaded) return;
    if (item) write({ ...item, reloaded: true });
    leaving = true;
    window.location.reload();
  });

  document.addEventListener("htmx:afterRequest", (event) => {
    if (!toDesk(event) || leaving) return;
    const { xhr } = event.detail;
    const unanswered = xhr.status === 0 || xhr.status >= 500;
    const item = read();
    if (item && unanswered) return failed(item);
    finish();
    if (item?.reloaded && !xhr.responseText.includes('id="desk"')) say("Not saved.", `${item.words}: you may no longer do this.`);
    if (unanswered) say("Nothing was saved.", "The server did not answer as it should; try again.");
  });

  window.addEventListener("online", () => { if (isBusy()) send(read()); });
  window.addEventListener("beforeunload", (event) => { if (read()?.tries && !leaving) event.preventDefault(); });

  // Without htmx a form is sent once.
  document.addEventListener("submit", (event) => {
    if (window.htmx || event.target.id !== "claim-form") return;
    if (isBusy()) event.preventDefault();
    setBusy(true);
  });

  // What was not acknowledged before the page was loaded again is sent again, if the same person sits here.
  document.addEventListener("DOMContentLoaded", () => {
    const item = read();
    if (!item) return;
    if (item.user !== me()) return sessionStorage.removeItem(STORE);
    setBusy(true, true);
    say("Saving.", `${item.words}: sending again …`);
    send(item);
  });
})();
