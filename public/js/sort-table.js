// Sorts a table by a column, at a press on its heading: <table data-sort>; <td data-value="…"> gives the key of a cell.
// A link in a heading (<a class="sort" href="?sort=…">) sorts the whole list on the server and is left alone.
const language = document.documentElement.lang || undefined;
const inOrder = new Intl.Collator(language, { numeric: true });

function sortKey(row, column) {
  const cell = row.cells[column];
  const given = cell?.dataset.value;
  return given === undefined
    ? (cell?.textContent.trim() ?? '')
    : Number.isNaN(Number(given))
      ? given
      : Number(given);
}

function compare(one, other) {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return inOrder.compare(String(one), String(other));
}

for (const table of document.querySelectorAll('table[data-sort]')) {
  const headings = [...table.tHead.rows[0].cells];
  headings.forEach((heading, column) => {
    const words = heading.textContent.trim();
    if (words === '' || heading.querySelector('a') || heading.hasAttribute('data-unsorted')) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'sort';
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener('click', () => {
      const up = heading.getAttribute('aria-sort') !== 'ascending';
      for (const each of headings) each.removeAttribute('aria-sort');
      heading.setAttribute('aria-sort', up ? 'ascending' : 'descending');
      const rows = [...table.tBodies[0].rows];
      rows.sort((one, other) => compare(sortKey(one, column), sortKey(other, column)) * (up ? 1 : -1));
      table.tBodies[0].append(...rows);
    });
  });
}
