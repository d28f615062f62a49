// Keeps what is typed in this browser only, until it is sent or cleared: <form data-draft="key" data-draft-end>.
// Words come from the page: [data-draft-note] is shown once something is kept, [data-draft-clear] forgets it.
// Never kept: hidden fields, passwords, files, and anything marked data-draft-skip or standing in it.
const WAIT = 400;
const DAYS_KEPT = 14;

function fields(form) {
  const skipped = new Set(['hidden', 'password', 'file', 'submit', 'button']);
  return [...form.elements].filter(
    field => field.name && !skipped.has(field.type) && !field.closest('[data-draft-skip]'),
  );
}

function isChoice(field) {
  return field.type === 'checkbox' || field.type === 'radio';
}

function typed(form) {
  return fields(form).map(field => [
    field.name,
    isChoice(field) ? [field.value, field.checked] : field.value,
  ]);
}

function fill(form, kept) {
  const left = [...kept];
  for (const field of fields(form)) {
    const at = left.findIndex(
      ([name, value]) =>
        name === field.name && (!isChoice(field) || (Array.isArray(value) && value[0] === field.value)),
    );
    if (at < 0) continue;
    const [[, value]] = left.splice(at, 1);
    if (isChoice(field)) field.checked = value[1];
    else field.value = value;
  }
}

for (const form of document.querySelectorAll('form[data-draft]')) {
  const key = `insist.draft.${form.dataset.draft}`;
  const note = document.querySelector('[data-draft-note]');
  const say = there => note && (note.hidden = !there);
  const forget = () => {
    clearTimeout(waiting);
    waiting = undefined;
    localStorage.removeItem(key);
    say(false);
  };
  let waiting;
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null');
    // A page that came back from the server with what was typed (or with an error) knows better than the draft.
    const fresh = !('draftKeep' in form.dataset);
    if (kept && Date.now() - kept.at > DAYS_KEPT * 86_400_000) forget();
    else if (kept && fresh) fill(form, kept.fields);
    say(Boolean(kept));
  } catch {
    // Storage may be shut (private windows, settings): the form works without it.
    continue;
  }
  const save = () => {
    waiting = undefined;
    try {
      localStorage.setItem(key, JSON.stringify({ at: Date.now(), fields: typed(form) }));
      say(true);
    } catch {
      say(false);
    }
  };
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(save, WAIT);
  });
  // Who leaves at once after the last word keeps that too.
  addEventListener('pagehide', () => {
    if (waiting === undefined) return;
    clearTimeout(waiting);
    save();
  });
  if ('draftEnd' in form.dataset) form.addEventListener('submit', forget);
  for (const button of document.querySelectorAll('[data-draft-clear]')) {
    button.addEventListener('click', () => {
      forget();
      form.reset();
    });
  }
}
