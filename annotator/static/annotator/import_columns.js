// Shows, beside each of our columns, what stands in the file's column that is chosen for it. Without this script the
// server shows it after the form is sent.
(() => {
  const sample = document.getElementById("sample");
  if (!sample) return;
  const headings = [...sample.tHead.rows[0].cells].map((cell) => cell.textContent);
  const rows = [...sample.tBodies[0].rows];

  function values(heading) {
    const at = headings.indexOf(heading);
    return at < 0 ? [] : rows.map((row) => row.cells[at].textContent).filter(Boolean).slice(0, 2);
  }

  function shown(text) {
    const item = document.createElement("li");
    item.dir = "auto";
    item.textContent = item.title = text;
    return item;
  }

  for (const list of document.querySelectorAll("[data-example-of]")) {
    const select = document.querySelector(`select[name="${list.dataset.exampleOf}"]`);
    select?.addEventListener("change", () => list.replaceChildren(...values(select.value).map(shown)));
  }
})();
