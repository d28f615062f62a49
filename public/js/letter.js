// The letter form with JavaScript: the sheet and the meters follow what is typed, and another official, way or
// language takes effect at once. Without this file the buttons of the form do the same.
import {
  fillFields,
  mailLinkLength,
  markOwn,
  ownWords,
  paragraphs,
  senderLines,
  withPrompts,
} from './letter-text.js';

const form = document.querySelector('#letter-form');
const page = document.documentElement.lang || 'en';

/** The page's language, or English where the browser knows no such language. */
const locale = Intl.NumberFormat.supportedLocalesOf([page])[0] ?? 'en';
const write = new Intl.NumberFormat(locale).format;
const share = new Intl.NumberFormat(locale, { style: 'percent' }).format;

const value = name => form.elements.namedItem(name)?.value ?? '';
const prompts = () => ({ why: value('prompt.why'), from: value('prompt.from'), ask: value('prompt.ask') });

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

/** The writer as typed, the country in the letter's language. */
function writer(lang) {
  const code = value('country');
  const country = code === '' ? '' : (new Intl.DisplayNames([lang], { type: 'region' }).of(code) ?? code);
  return { name: value('name'), place: value('place'), country };
}

function lines(texts) {
  return texts.flatMap((text, at) => (at === 0 ? [text] : [document.createElement('br'), text]));
}

function runNode({ text, bold, own }) {
  let nodes = lines(text.split('\n'));
  if (own) {
    const mark = document.createElement('mark');
    mark.className = 'own';
    mark.append(...nodes);
    nodes = [mark];
  }
  if (!bold) return nodes;
  const strong = document.createElement('strong');
  strong.append(...nodes);
  return [strong];
}

/** One sheet redrawn from the form; gives its text for the meters. */
function redraw(holder) {
  const live = JSON.parse(holder.dataset.live);
  const sheet = holder.querySelector('.sheet');
  const box = form.elements.namedItem('body');
  const told = writer(live.lang);
  // A text that nobody touched is another for each official: the server has made each.
  const typed = box.value === box.defaultValue ? live.typed : box.value;
  const filled = fillFields(typed, {
    ...live.values,
    'supporter.name': told.name,
    'supporter.place': told.place,
    'supporter.country': told.country,
  });
  const text = withPrompts(filled, prompts());
  const parts = paragraphs(text);
  const sender = senderLines(told, live.lang);
  const from = sheet.querySelector('.from');
  from?.replaceChildren(...lines([...sender, live.values.date]));
  const body = sheet.querySelector('.body');
  const marked = live.sample === '' ? parts : markOwn(parts, live.sample);
  body.replaceChildren(
    ...[...body.children].slice(0, live.lead),
    ...marked.map(runs => {
      const paragraph = document.createElement('p');
      paragraph.append(...runs.flatMap(runNode));
      return paragraph;
    }),
  );
  const pen = sheet.querySelector('.pen') ?? document.createElement('p');
  pen.className = 'pen';
  pen.textContent = told.name.trim();
  if (pen.textContent === '') pen.remove();
  else sheet.querySelector('.off')?.after(pen);
  const plain = parts.map(runs => runs.map(run => run.text).join(''));
  const [name, ...where] = sender;
  const signed = [live.signOff, ...(name ? [[name, ...where].join('\n')] : [])];
  const mail = [live.greeting, ...plain, ...signed].filter(part => part.trim() !== '').join('\n\n');
  return { own: ownWords(plain.join('\n\n'), live.sample), link: live.mail && { ...live.mail, text: mail } };
}

function measure(drawn) {
  const mine = document.querySelector('[data-mine]');
  const own = drawn[0]?.own;
  if (mine && own) {
    const { percent, words } = own;
    const advice = percent < 15 ? 'little' : percent < 50 ? 'some' : 'much';
    mine.querySelector('output').textContent = share(percent / 100);
    mine.querySelector('meter').value = percent;
    mine.querySelector('[data-counted]').textContent = mine
      .querySelector('[data-counted]')
      .dataset.counted.replace('{own}', write(own.own))
      .replace('{words}', write(words));
    mine.querySelector('[data-advice]').textContent = mine.dataset[advice];
  }
  const mail = document.querySelector('[data-mail]');
  const lengths = drawn.flatMap(({ link }) => (link ? [mailLinkLength(link)] : []));
  if (!mail || lengths.length === 0) return;
  const longest = Math.max(...lengths);
  const meter = mail.querySelector('meter');
  meter.value = Math.min(longest, meter.max);
  mail.querySelector('[data-now]').textContent = mail
    .querySelector('[data-now]')
    .dataset.now.replace('{n}', write(longest));
  mail.querySelector('[data-over]').hidden = longest <= meter.max;
}

let due;
function redrawAll() {
  cancelAnimationFrame(due);
  due = requestAnimationFrame(() => {
    const holders = [...document.querySelectorAll('#sheet [data-live]')];
    measure(holders.map(redraw));
  });
}

/** Takes over from the page that the server sent for the new choices: all but the fold that is being used. */
function takeOver(fresh, used, before) {
  for (const part of document.querySelectorAll('[data-part]')) {
    const other = fresh.querySelector(`[data-part="${part.dataset.part}"]`);
    if (!other || part === used || part.contains(used)) continue;
    if (part.matches('details')) other.open = part.open;
    part.replaceWith(other);
  }
  const box = form.elements.namedItem('body');
  const sent = fresh.querySelector('#letter-form [name="body"]');
  // What was typed meanwhile stays, and so does what clearing the draft goes back to.
  if (box.value === before && sent.value !== before) {
    box.defaultValue = sent.value;
    box.value = sent.value;
  }
  for (const area of form.querySelectorAll('textarea')) {
    area.lang = sent.lang;
    area.dir = sent.dir;
  }
  for (const name of ['filled.name', 'filled.place', 'filled.country']) {
    form.elements.namedItem(name).value = fresh.querySelector(`[name="${name}"]`).value;
  }
}

let asking;
async function ask(used) {
  asking?.abort();
  asking = new AbortController();
  const fields = new URLSearchParams(new FormData(form));
  fields.set('refresh', 'keep');
  const before = value('body');
  try {
    const answer = await fetch(form.action, { method: 'POST', body: fields, signal: asking.signal });
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    // Stopped meanwhile, or another page altogether: the browser shows it as it would without this file.
    if (!fresh.querySelector('#letter-form')) return form.requestSubmit();
    if (!answer.ok) return;
    takeOver(fresh, used, before);
    for (const fold of form.querySelectorAll('[data-fold]')) say(fold);
    redrawAll();
  } catch (error) {
    // Without a network the button is there again.
    if (error.name !== 'AbortError') document.querySelector('[data-refresh]').hidden = false;
  }
}

if (form) {
  document.querySelector('[data-refresh]').hidden = true;
  form.addEventListener('input', ({ target }) => {
    redrawAll();
    // Untouched letters may each be in their official's language; one's own words are in the one chosen.
    const languages = new Set([...document.querySelectorAll('#sheet .sheet')].map(sheet => sheet.lang));
    if (languages.size > 1 && !target.closest('[data-fold]')) void ask(null);
  });
  form.addEventListener('reset', () => setTimeout(redrawAll));
  form.addEventListener('change', event => {
    const { target } = event;
    const fold = target.closest('[data-fold]');
    if (!fold) return;
    if (target.name === 'otherLang' && target.value !== '')
      fold.querySelector('input[value="other"]').checked = true;
    say(fold);
    const list = fold.querySelector('select');
    // "Another language" is no choice before one is named, and a letter to nobody is none.
    if (target.value === 'other' && target.name === 'lang' && list.value === '') return list.focus();
    if (target.name === 'target' && !fold.querySelector('input:checked')) return;
    void ask(fold);
  });
  // A draft or the browser itself may have filled the form with other choices and words than the page came with.
  const changed = [...form.querySelectorAll('[data-fold] input')].some(
    input => input.checked !== input.defaultChecked,
  );
  for (const fold of form.querySelectorAll('[data-fold]')) say(fold);
  if (changed) void ask(null);
  redrawAll();
}
