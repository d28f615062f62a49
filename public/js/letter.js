// The letter form with JavaScript: the folded choices say what is chosen now, and a language chosen from the list counts.
const form = document.querySelector('#letter-form');

/** What a fold's line says, from the boxes ticked in it; an unlisted language by its own name. */
function say(fold) {
  const chosen = [...fold.querySelectorAll('input:checked')].map(input => {
    const list = input.value === 'other' && fold.querySelector('select');
    if (list && list.value !== '') return list.selectedOptions[0].textContent;
    return fold.querySelector(`label[for="${CSS.escape(input.id)}"]`)?.textContent ?? '';
  });
  const line = fold.querySelector('summary span');
  if (line && chosen.length > 0) line.textContent = chosen.join(', ');
}

if (form) {
  const folds = form.querySelectorAll('[data-fold]');
  for (const fold of folds) {
    fold.addEventListener('change', event => {
      if (event.target.name === 'otherLang' && event.target.value !== '') {
        const other = fold.querySelector('input[value="other"]');
        if (other) other.checked = true;
      }
      say(fold);
    });
    // A draft or the browser itself may have filled the form with other choices than the page came with.
    say(fold);
  }
}

// Reported: the draft has done its work.
document.querySelector('[data-draft-sent]')?.addEventListener('click', () => {
  try {
    localStorage.removeItem(`insist.draft.${form?.dataset.draft}`);
  } catch {
    // Storage may be shut; then there is no draft either.
  }
});
