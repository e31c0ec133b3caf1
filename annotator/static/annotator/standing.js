// Shows standing text grey beside a claim: the fragment that says since when it stands brings its stretches along. They
// leave out the words of claims, which keep their colour.
(() => {
  "use strict";

  function paint() {
    const root = document.querySelector(".article-text");
    const stretches = [...document.querySelectorAll(".article-standing data")].map((one) => one.value);
    if (!window.CSS?.highlights || !root) return;
    const letters = window.claimdesk.words.letters(root);
    const found = stretches.map((place) => letters.stretch(place)).filter(Boolean);
    CSS.highlights.set("standing", new Highlight(...found.map(({ from, to }) => letters.range(from, to))));
  }

  document.addEventListener("htmx:afterSettle", paint);
})();
