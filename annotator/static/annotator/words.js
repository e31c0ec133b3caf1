// Marking words without a mouse. In a text that has the focus the arrows go from
// word to word, Shift marks, Alt goes by letters, "o" goes to the other end. The words are always shown as selected,
// so that every other part of the desk sees the same selection as one made with a pointer. Offsets that are sent are
// code points of the article's text; a script counts in UTF-16, so each is converted here and nowhere else.
(() => {
  "use strict";

  const TEXT = ".article-text";
  const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’.,-][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*|[^\s\p{L}\p{N}]+/gu;
  const codePoints = (text) => [...text].length;
  const units = (text, points) => [...text].slice(0, points).join("").length;
  const find = (selector) => document.querySelector(selector);

  // A text as its paragraphs lie in it: `data` is all their letters with a line between two, `nodes` say where each is.
  class Letters {
    constructor(root) {
      this.root = root;
      this.data = "";
      this.paragraphs = [...root.querySelectorAll("p[data-start]")].map((element) => this.#take(element));
      this.words = this.paragraphs.flatMap(({ at, text }) =>
        [...text.matchAll(WORD)].map((found) => ({ from: at + found.index, to: at + found.index + found[0].length })));
    }

    #take(element) {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const at = this.data.length;
      const nodes = [];
      while (walker.nextNode()) {
        const node = walker.currentNode;
        if (node.parentElement.closest(".paragraph-number")) continue;
        nodes.push({ node, at: this.data.length });
        this.data += node.data;
      }
      const text = this.data.slice(at);
      this.data += "\n";
      return { element, at, nodes, text, start: Number(element.dataset.start) };
    }

    paragraph(at) { return this.paragraphs.findLast((one) => one.at <= at) ?? this.paragraphs[0]; }

    // The place of a letter in the page; the end of a stretch stays in the node where its last letter is.
    spot(at, isEnd) {
      const { nodes } = this.paragraph(isEnd ? at - 1 : at);
      const found = nodes.findLast((one) => (isEnd ? one.at < at : one.at <= at)) ?? nodes[0];
      return [found.node, Math.min(at - found.at, found.node.data.length)];
    }

    // The letter at a place of the page, or null outside of the text.
    at(node, offset) {
      if (!this.root.contains(node)) return null;
      const here = document.createRange();
      here.setStart(node, offset);
      let last = 0;
      for (const { nodes } of this.paragraphs) {
        for (const one of nodes) {
          if (one.node === node) return one.at + offset;
          const end = document.createRange();
          end.selectNodeContents(one.node);
          if (here.compareBoundaryPoints(Range.START_TO_START, end) < 0) return Math.max(last, one.at);
          last = one.at + one.node.data.length;
        }
      }
      return last;
    }

    range(from, to) {
      const range = document.createRange();
      range.setStart(...this.spot(from, false));
      range.setEnd(...this.spot(to, true));
      return range;
    }

    // Between a stretch here and the place that a form sends.
    place({ from, to }) {
      const points = (at) => {
        const { start, text, at: begin } = this.paragraph(at);
        return start + codePoints(text.slice(0, at - begin));
      };
      return `${points(from)}-${points(to)}`;
    }

    stretch(place) {
      const [from, to] = place.split("-").map((point) => {
        const paragraph = this.paragraphs.findLast((one) => one.start <= Number(point)) ?? this.paragraphs[0];
        return paragraph.at + units(paragraph.text, Number(point) - paragraph.start);
      });
      return to > from ? { from, to } : null;
    }
  }

  const known = new WeakMap();
  function letters(root) {
    if (!known.has(root)) known.set(root, new Letters(root));
    return known.get(root);
  }

  // What is marked in a text: where it was begun, and the moving end.
  function marked(root) {
    const selection = document.getSelection();
    if (!selection?.rangeCount || selection.isCollapsed) return null;
    const text = letters(root);
    const anchor = text.at(selection.anchorNode, selection.anchorOffset);
    const focus = text.at(selection.focusNode, selection.focusOffset);
    return anchor === null || focus === null || anchor === focus ? null : { anchor, focus };
  }

  const stretchOf = ({ anchor, focus }) => ({ from: Math.min(anchor, focus), to: Math.max(anchor, focus) });

  function mark(root, anchor, focus) {
    const text = letters(root);
    const backwards = focus < anchor;
    document.getSelection().setBaseAndExtent(...text.spot(anchor, backwards), ...text.spot(focus, !backwards));
    keepInView(text.range(...(backwards ? [focus, focus + 1] : [focus - 1, focus])).getBoundingClientRect(), root);
  }

  function keepInView(rect, root) {
    const column = root.closest(".article, .reader-article");
    const box = column && column.scrollHeight > column.clientHeight ? column.getBoundingClientRect() : { top: 0, bottom: innerHeight };
    const by = rect.bottom > box.bottom - 24 ? rect.bottom - box.bottom + 60 : rect.top < box.top + 24 ? rect.top - box.top - 60 : 0;
    if (by) (column && column.scrollHeight > column.clientHeight ? column : document.scrollingElement).scrollBy(0, by);
  }

  // The word that the moving end is at.
  function wordAt(text, { anchor, focus }) {
    const forwards = focus >= anchor;
    const index = forwards ? text.words.findLastIndex((word) => word.from < focus) : text.words.findIndex((word) => word.to > focus);
    return Math.max(0, index);
  }

  // The word of the line above or below that stands nearest.
  function onLine(text, index, step) {
    const box = (word) => text.range(word.from, word.to).getBoundingClientRect();
    const here = box(text.words[index]);
    const middle = here.left + here.width / 2;
    let best = index;
    let line = null;
    for (let next = index + step; next >= 0 && next < text.words.length; next += step) {
      const there = box(text.words[next]);
      if (Math.abs(there.top - here.top) < here.height / 2) continue;
      line ??= there.top;
      if (Math.abs(there.top - line) > there.height / 2) break;
      const distance = (one) => Math.abs(one.left + one.width / 2 - middle);
      if (best === index || distance(there) < distance(box(text.words[best]))) best = next;
    }
    return best;
  }

  const isRtl = (text, at) => getComputedStyle(text.paragraph(at).element).direction === "rtl";

  function target(text, now, key) {
    const index = wordAt(text, now);
    const steps = { ArrowLeft: -1, ArrowRight: 1 };
    if (key in steps) return index + steps[key] * (isRtl(text, Math.min(now.focus, text.words[index].from)) ? -1 : 1);
    if (key === "ArrowUp" || key === "ArrowDown") return onLine(text, index, key === "ArrowUp" ? -1 : 1);
    const { at, text: own } = text.paragraph(text.words[index].from);
    const inside = (word) => word.from >= at && word.to <= at + own.length;
    return key === "Home" ? text.words.findIndex(inside) : text.words.findLastIndex(inside);
  }

  function byWord(root, now, key, extend) {
    const text = letters(root);
    const index = Math.max(0, Math.min(target(text, now, key), text.words.length - 1));
    const word = text.words[index];
    if (!extend) return mark(root, word.from, word.to);
    // The word where the marking began stays marked, on whichever side of it the other end is.
    const first = text.words[wordAt(text, { anchor: now.focus, focus: now.anchor })];
    const base = word.from < first.from ? Math.max(first.to, now.anchor) : Math.min(first.from, now.anchor);
    mark(root, base, word.from < first.from ? word.from : word.to);
  }

  function byLetter(root, now, key) {
    const text = letters(root);
    const forwards = (key === "ArrowRight") !== isRtl(text, Math.min(now.focus, text.data.length - 2));
    const rest = forwards ? text.data.slice(now.focus, now.focus + 2) : text.data.slice(Math.max(0, now.focus - 2), now.focus);
    const letter = forwards ? [...rest][0] : [...rest].at(-1);
    if (!letter || letter === "\n") return;
    const focus = now.focus + (forwards ? letter.length : -letter.length);
    if (focus !== now.anchor) mark(root, now.anchor, focus);
  }

  function begin(root) {
    const text = letters(root);
    if (!text.words.length) return null;
    const quote = root.querySelector("#quote, mark");
    const at = quote ? text.at(quote, 0) : 0;
    const word = text.words.find((one) => one.to > at) ?? text.words[0];
    mark(root, word.from, word.to);
    return marked(root);
  }

  function inText(event, root) {
    const arrow = /^Arrow(Left|Right|Up|Down)$|^(Home|End)$/.test(event.key);
    const now = marked(root);
    if (arrow && !event.ctrlKey && !event.metaKey) {
      if (!now) begin(root);
      else if (event.altKey && event.shiftKey && /Left|Right/.test(event.key)) byLetter(root, now, event.key);
      else if (!event.altKey) byWord(root, now, event.key, event.shiftKey);
      else return false;
    } else if (event.ctrlKey || event.altKey || event.metaKey) return false;
    else if (event.key === "o" && now) mark(root, now.focus, now.anchor);
    else if (event.key === "Escape" && find("#claim-title")) find("#claim-title").focus({ preventScroll: true });
    else if (event.key === "Escape" && find("[data-cancel]")) find("[data-cancel]").click();
    else return false;
    return true;
  }

  // Before the desk's own keys, and only where the focus is: nothing here is heard anywhere else.
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || find("dialog[open]")) return;
    const root = event.target.closest?.(TEXT);
    if (!root || !inText(event, root)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, { capture: true });

  function prepare(scope) {
    for (const root of scope.querySelectorAll(TEXT)) {
      root.tabIndex = 0;
      root.id ||= "article-text";
      root.setAttribute("role", "group");
      if (!root.hasAttribute("aria-label")) root.setAttribute("aria-label", "Text of the article; the arrows go word by word, Shift marks");
    }
  }

  document.addEventListener("focusin", (event) => {
    const root = event.target.matches?.(TEXT) ? event.target : null;
    if (root && !marked(root) && root.matches(":focus-visible")) begin(root);
  });
  document.addEventListener("htmx:load", (event) => prepare(event.target.parentElement ?? document));
  prepare(document);
  window.claimdesk = { ...window.claimdesk, words: { letters, marked, stretchOf, mark } };
})();
