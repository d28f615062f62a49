// A letter's text as the server makes it, for the sheet and the meters while somebody types. A test holds the two alike:
// server/letters/own-words.ts, mail-link.ts, runs.ts and write-letters.ts are what this follows.
const RUN = 3;
const SEPARATOR = '\u0001';
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{M}\p{N}])+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu;

function wordsOf(text) {
  return [...text.matchAll(WORD)].map(({ 0: found, index }) => ({
    text: found.normalize('NFC').toLowerCase(),
    start: index,
    end: index + found.length,
  }));
}

function ownAmong(written, sample) {
  const given = wordsOf(sample).map(word => word.text);
  const letter = written.map(word => word.text);
  const run = Math.min(RUN, Math.max(1, given.length), letter.length);
  const runs = new Set();
  for (let at = 0; at + run <= given.length; at += 1) runs.add(given.slice(at, at + run).join(SEPARATOR));
  const own = letter.map(() => true);
  for (let at = 0; at + run <= letter.length; at += 1) {
    if (runs.has(letter.slice(at, at + run).join(SEPARATOR))) own.fill(false, at, at + run);
  }
  return own;
}

/** How much of a letter is its writer's own: `{percent, own, words}`. */
export function ownWords(letter, sample) {
  const written = wordsOf(letter);
  if (written.length === 0) return { percent: 0, own: 0, words: 0 };
  const own = ownAmong(written, sample).filter(Boolean).length;
  return { percent: Math.round((own / written.length) * 100), own, words: written.length };
}

function cutRun(run, start, stretches) {
  const parts = [];
  const add = (from, to, own) => {
    if (to > from) parts.push({ text: run.text.slice(from, to), bold: run.bold === true, own });
  };
  let at = 0;
  for (const [from, to] of stretches) {
    const begins = Math.min(Math.max(from - start, at), run.text.length);
    const ends = Math.min(Math.max(to - start, at), run.text.length);
    add(at, begins, false);
    add(begins, ends, true);
    at = Math.max(at, ends);
  }
  add(at, run.text.length, false);
  return parts;
}

/** Paragraphs of `{text, bold, own}`, cut where own words begin and end. */
export function markOwn(letter, sample) {
  const texts = letter.map(runs => runs.map(run => run.text).join(''));
  const words = texts.map(wordsOf);
  const own = ownAmong(words.flat(), sample);
  let before = 0;
  return letter.map((runs, at) => {
    const stretches = [];
    words[at].forEach((word, nth) => {
      if (!own[before + nth]) return;
      const ends = word.end + /^[^\s\p{L}\p{M}\p{N}]*/u.exec(texts[at].slice(word.end))[0].length;
      if (nth > 0 && own[before + nth - 1]) stretches.at(-1)[1] = ends;
      else stretches.push([word.start, ends]);
    });
    before += words[at].length;
    let from = 0;
    return runs.flatMap(run => {
      from += run.text.length;
      return cutRun(run, from - run.text.length, stretches);
    });
  });
}

function parseRuns(text) {
  const runs = [];
  const add = (part, bold) => {
    if (part === '') return;
    const last = runs.at(-1);
    if (last && (last.bold === true) === bold) last.text += part;
    else runs.push(bold ? { text: part, bold: true } : { text: part });
  };
  let from = 0;
  while (from < text.length) {
    const start = text.indexOf('**', from);
    const end = start === -1 ? -1 : text.indexOf('**', start + 2);
    if (end === -1) break;
    const inner = text.slice(start + 2, end);
    if (inner === '' || inner !== inner.trim()) {
      add(text.slice(from, start + 2), false);
      from = start + 2;
      continue;
    }
    add(text.slice(from, start), false);
    add(inner, true);
    from = end + 2;
  }
  add(text.slice(from), false);
  return runs;
}

/** Paragraphs of runs: blank lines part paragraphs, two stars make bold. */
export function paragraphs(text) {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t\u00a0]*(?:\n[ \t\u00a0]*)+/)
    .map(part => part.replace(/[ \t]+$/gm, '').trim())
    .filter(part => part !== '')
    .map(parseRuns);
}

function asSentences(answer) {
  const text = answer.trim();
  if (text === '') return '';
  const [first] = text;
  const begun = first.toLocaleUpperCase() + text.slice(first.length);
  return /[.!?…。！？؟۔।:;"'”’»)]$/u.test(begun) ? begun : `${begun}.`;
}

/** The two answers about the writer open the letter, the one that asks closes it. */
export function withPrompts(body, { why, from, ask }) {
  const opening = [from, why].map(asSentences).filter(Boolean).join(' ');
  return [opening, body.trim(), asSentences(ask)].filter(Boolean).join('\n\n');
}

const DEEPEST = 8;

/** A typed text as a tree of texts, fields and {{#if}} blocks; null where the server would call it wrong. */
function treeOf(text, values) {
  const root = [];
  const open = [];
  let here = root;
  let from = 0;
  for (;;) {
    const at = text.indexOf('{{', from);
    if (at === -1) break;
    const end = text.indexOf('}}', at + 2);
    const inner = end === -1 ? null : text.slice(at + 2, end);
    if (inner === null || text[at + 2] === '{' || inner.includes('{{') || inner.length > 200) return null;
    here.push(text.slice(from, at));
    from = end + 2;
    const word = inner.trim();
    const [, asked = word] = /^#if\s+(\S+)$/.exec(word) ?? [];
    const block = open.at(-1);
    if (word === 'else') {
      if (!block || here === block.no) return null;
      here = block.no;
    } else if (word === '/if') {
      if (!block) return null;
      open.pop();
      here = block.around;
    } else if (!Object.hasOwn(values, asked)) return null;
    else if (asked === word) here.push({ field: word });
    else {
      if (open.length >= DEEPEST) return null;
      const begun = { field: asked, yes: [], no: [], around: here };
      here.push(begun);
      open.push(begun);
      here = begun.yes;
    }
  }
  root.push(text.slice(from));
  return open.length > 0 ? null : root;
}

const filled = (parts, values) =>
  parts
    .map(part => {
      if (typeof part === 'string') return part;
      if (!part.yes) return values[part.field];
      return filled(values[part.field].trim() === '' ? part.no : part.yes, values);
    })
    .join('');

/** Fields in what was typed, filled. Where something in it is wrong, right fields are filled and the rest stays as typed. */
export function fillFields(text, values) {
  const tree = treeOf(text, values);
  if (tree) return filled(tree, values);
  return text.replace(/(?<!\{)\{\{\s*([\w.]{1,40})\s*\}\}(?!\})/g, (typed, name) =>
    Object.hasOwn(values, name) ? values[name] : typed,
  );
}

/** Name, then town and country on one line; somebody who typed the country with the town has it once. */
export function senderLines({ name, place, country }, lang) {
  const where = [place.trim(), country].filter(Boolean);
  const once =
    where.length === 2 && where[0].toLocaleLowerCase().includes(where[1].toLocaleLowerCase())
      ? where.slice(0, 1)
      : where;
  const comma = /^(ar|fa)/.test(lang) ? '، ' : lang.startsWith('zh') ? '，' : ', ';
  return [name.trim(), once.join(comma)].filter(Boolean);
}

const DROPPED =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u202a-\u202e\ufeff\ufff9-\ufffb\ufffe\uffff\ufdd0-\ufdef]|[\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{e0001}\u{f0000}-\u{10ffff}]/gu;

const printable = text =>
  text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(DROPPED, '');

const encoded = text => encodeURIComponent(text).replace(/[!'()*]/g, 'xxx');

/** Characters of the mail link: what each character is encoded to is counted, not the character. */
export function mailLinkLength({ to, cc, subject, text }) {
  const address = one => encoded(one.trim()).replace('%40', '@');
  const line = printable(subject).replace(/\s+/g, ' ').trim() || '–';
  const body = encoded(printable(text).replace(/\n/g, '\r\n'));
  const copies = cc.length > 0 ? `cc=${cc.map(address).join(',')}&` : '';
  return `mailto:${to.map(address).join(',')}?${copies}subject=${encoded(line)}&body=${body}`.length;
}
