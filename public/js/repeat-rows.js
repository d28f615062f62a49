// Adds and removes rows of a list in a form: <div class="rows" data-repeat> holds .row-one rows and a <template>
// whose fields carry __N__ where the row's number belongs (names, ids, for, aria-describedby).
// Without this file the form has spare empty rows and an "add another" button that posts.
for (const list of document.querySelectorAll('[data-repeat]')) {
  const template = list.querySelector(':scope > template');
  const add = document.querySelector(`[data-repeat-add="${list.id}"]`);
  if (!template || !add) continue;
  let next = list.querySelectorAll(':scope > .row-one').length;

  add.addEventListener('click', event => {
    event.preventDefault();
    const row = template.content.cloneNode(true);
    for (const part of row.querySelectorAll('*')) {
      for (const { name, value } of [...part.attributes]) {
        if (value.includes('__N__')) part.setAttribute(name, value.replaceAll('__N__', String(next)));
      }
    }
    next += 1;
    list.append(row);
    list.lastElementChild.querySelector('input, select, textarea')?.focus();
  });

  list.addEventListener('click', event => {
    const remove = event.target.closest('[data-repeat-remove]');
    if (!remove) return;
    event.preventDefault();
    const row = remove.closest('.row-one');
    const neighbour = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    (neighbour?.querySelector('input, select, textarea') ?? add).focus();
  });
  for (const button of list.querySelectorAll('[data-repeat-remove]')) button.hidden = false;
}
