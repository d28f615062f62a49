// The finished letter with JavaScript: presses on links that lead out are counted (who pressed is not told), a reported
// letter's draft is forgotten, and a text changed after the letter was made says so.
const form = document.querySelector('#letter-form');
const finish = document.querySelector('#finish');

finish?.addEventListener('click', event => {
  const begun = event.target.closest('a[href], [data-copy]')?.closest('[data-begun]')?.dataset.begun;
  if (!begun || !navigator.sendBeacon) return;
  const [target, channel] = begun.split(' ');
  navigator.sendBeacon(finish.dataset.started, new URLSearchParams({ target, channel }));
});

document.querySelector('[data-draft-sent]')?.addEventListener('click', () => {
  try {
    localStorage.removeItem(`insist.draft.${form?.dataset.draft}`);
  } catch {
    // Storage may be shut; then there is no draft either.
  }
});

// Browsers that open no fold for an address inside it still come to the text.
for (const link of document.querySelectorAll('.dock a, [data-stale] a')) {
  link.addEventListener('click', () => {
    const fold = document.querySelector(link.hash)?.closest('details');
    if (fold) fold.open = true;
  });
}

// The files and links below were made from the letter as it was: a change needs the button once more.
form?.addEventListener('input', () => {
  const stale = document.querySelector('[data-stale]');
  if (stale) stale.hidden = false;
});
