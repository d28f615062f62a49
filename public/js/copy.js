// Copies text at the press of a button: <button type="button" data-copy="#id-of-text" data-copied="Copied" hidden>.
// The button is hidden in the page, since without this file it could do nothing.
for (const button of document.querySelectorAll('[data-copy]')) {
  if (!navigator.clipboard) break;
  button.hidden = false;
  const words = button.querySelector('[data-word]') ?? button;
  const before = words.textContent;
  button.addEventListener('click', async () => {
    const source = document.querySelector(button.dataset.copy);
    await navigator.clipboard.writeText(source?.value ?? source?.innerText ?? '');
    // Said to screen readers too: the button is a live region while it says so.
    button.setAttribute('aria-live', 'polite');
    words.textContent = button.dataset.copied ?? before;
    setTimeout(() => (words.textContent = before), 3000);
  });
}
