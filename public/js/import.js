// The importer: says that a document is being read, and shows the place of a field while it is looked at.
// Without this file the form posts all the same, and links lead from each field to its place and back.
const form = document.querySelector('form[data-busy]');
form?.addEventListener('submit', () => {
  form.querySelector('[data-busy-note]').textContent = form.dataset.busy;
  // After the form has been gathered: a disabled button would stop it from being sent in some browsers.
  setTimeout(() => {
    form.setAttribute('aria-busy', 'true');
    for (const button of form.querySelectorAll('button')) button.disabled = true;
  });
});
// A page that comes back from the browser's own memory is to be used again.
addEventListener('pageshow', () => {
  form?.removeAttribute('aria-busy');
  for (const button of form?.querySelectorAll('button') ?? []) button.disabled = false;
  const note = form?.querySelector('[data-busy-note]');
  if (note) note.textContent = '';
});

const source = document.querySelector('.source');
const calm = matchMedia('(prefers-reduced-motion: reduce)');

function light(place) {
  for (const lit of document.querySelectorAll('.here')) lit.classList.remove('here');
  if (!place) return;
  for (const part of document.querySelectorAll(`[data-place="${CSS.escape(place)}"]`))
    part.classList.add('here');
}

/** Brings a place into view inside the text, which scrolls by itself beside the form; the page stays where it is. */
function reveal(place) {
  const mark = source.querySelector(`mark[data-place="${CSS.escape(place)}"]`);
  if (!mark || source.scrollHeight <= source.clientHeight) return;
  const [box, at] = [source.getBoundingClientRect(), mark.getBoundingClientRect()];
  if (at.top >= box.top && at.bottom <= box.bottom) return;
  source.scrollTo({
    top: source.scrollTop + at.top - box.top - box.height / 4,
    behavior: calm.matches ? 'auto' : 'smooth',
  });
}

if (source) {
  const placeOf = event => event.target.closest?.('[data-place]')?.dataset.place;
  for (const kind of ['focusin', 'mouseover']) {
    document.addEventListener(kind, event => {
      const place = placeOf(event);
      if (place === undefined) return;
      light(place);
      if (!source.contains(event.target)) reveal(place);
    });
  }
  document.addEventListener('mouseout', event => {
    if (placeOf(event) !== undefined) light(document.activeElement?.closest('[data-place]')?.dataset.place);
  });
}
