// Lets a person press the key that they want, where they would otherwise write its name.
(() => {
  "use strict";

  const HELD = { Control: 1, Alt: 1, Shift: 1, Meta: 1, AltGraph: 1 };

  document.addEventListener("keydown", (event) => {
    const field = event.target.closest?.(".key-field");
    if (!field || event.isComposing || HELD[event.key] || event.metaKey) return;
    const chord = window.claimdesk.chord(event);
    const moves = /^(Tab|Enter|Escape|Backspace|Delete|Arrow\w+|Home|End)$/.test(event.key);
    if (moves || (event.ctrlKey && /^[acvxz]$/.test(event.key))) return;
    event.preventDefault();
    field.value = chord;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
})();
