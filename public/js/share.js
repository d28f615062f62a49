// Offers the device's own share sheet: <button type="button" data-share data-title="…" data-url="…" hidden>.
for (const button of document.querySelectorAll('[data-share]')) {
  if (!navigator.share) break;
  button.hidden = false;
  button.addEventListener('click', () => {
    const { title, url } = button.dataset;
    // A person may close the sheet again: that is no error.
    navigator.share({ title: title ?? document.title, url: url ?? location.href }).catch(() => {});
  });
}
