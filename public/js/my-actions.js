// This browser's own list of receipts, kept nowhere else: [data-my-action] is put on it, [data-my-actions] shows it.
// Words come from the page. A receipt that was forgotten here is not put back on the list by opening it again.
const LIST = 'insist.receipts';
const FORGOTTEN = 'insist.receipts.forgotten';
const MOST = 200;

const isReceipt = each =>
  typeof each?.code === 'string' &&
  /^(\/[\w-]+)?\/receipts\/\w+$/.test(each.href) &&
  typeof each.title === 'string';

function read(key) {
  const kept = JSON.parse(localStorage.getItem(key) ?? '[]');
  return Array.isArray(kept) ? kept : [];
}

const write = (key, list) => localStorage.setItem(key, JSON.stringify(list.slice(0, MOST)));
const receipts = () => read(LIST).filter(isReceipt);

function forget(code) {
  write(
    LIST,
    receipts().filter(each => each.code !== code),
  );
  write(FORGOTTEN, [code, ...read(FORGOTTEN).filter(each => each !== code)]);
}

function keepOne(part) {
  const { myAction: code, href, title, day } = part.dataset;
  if (read(FORGOTTEN).includes(code)) return;
  write(LIST, [{ code, href, title, day }, ...receipts().filter(each => each.code !== code)]);
  part.hidden = false;
  part.querySelector('[data-my-forget]').addEventListener('click', () => {
    forget(code);
    part.hidden = true;
  });
}

function showAll(part) {
  const list = part.querySelector('[data-my-list]');
  const line = part.querySelector('[data-my-line]');
  const none = part.querySelector('[data-my-none]');
  const all = part.querySelector('[data-my-forget-all]');
  const empty = () => {
    none.hidden = list.childElementCount > 0;
    all.hidden = !none.hidden;
  };
  for (const { code, href, title, day } of receipts()) {
    const shown = line.content.cloneNode(true);
    const link = shown.querySelector('[data-my-link]');
    link.href = href;
    link.textContent = title;
    shown.querySelector('[data-my-day]').textContent = day ?? '';
    const item = shown.firstElementChild;
    shown.querySelector('[data-my-forget]').addEventListener('click', () => {
      forget(code);
      item.remove();
      empty();
    });
    list.append(shown);
  }
  all.addEventListener('click', () => {
    for (const { code } of receipts()) forget(code);
    list.replaceChildren();
    empty();
  });
  empty();
  part.hidden = false;
}

try {
  for (const part of document.querySelectorAll('[data-my-action]')) keepOne(part);
  for (const part of document.querySelectorAll('[data-my-actions]')) showAll(part);
} catch {
  // Storage may be shut (private windows, settings): the receipt's own link works without it.
}
