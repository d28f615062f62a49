// Checks a list, a proof, a root or a receipt in the browser: what is entered is not sent, only the list is fetched.
const form = document.querySelector('[data-check]');
const digest = globalThis.crypto?.subtle;
const MOST_TOLD = 20;
const LEAF =
  /^([0-9a-f]{64}),([a-z0-9-]{1,60}),(post|email|fax|phone|social|other),([1-9][0-9]{0,8}),(sent|confirmed|reported|group)$/;
const encoder = new TextEncoder();

const words = new Map(
  [...document.querySelectorAll('[data-word]')].map(each => [each.dataset.word, each.textContent]),
);
const say = (name, gaps = {}) => words.get(name).replace(/\{(\w+)\}/g, (gap, key) => gaps[key] ?? gap);
const shown = count => count.toLocaleString(document.documentElement.lang);

const hexOf = bytes => [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
const bytesOf = hex => Uint8Array.from(hex.match(/../g) ?? [], pair => Number.parseInt(pair, 16));
const sha256 = async bytes => new Uint8Array(await digest.digest('SHA-256', bytes));
const leafHash = text => sha256(encoder.encode(`\0${text}`));
function nodeHash(left, right) {
  const bytes = new Uint8Array(65);
  bytes[0] = 1;
  bytes.set(left, 1);
  bytes.set(right, 33);
  return sha256(bytes);
}

/** The tree hash of RFC 6962, level by level: the last of an odd number goes up as it is. */
async function rootOf(leaves) {
  if (leaves.length === 0) return hexOf(await sha256(new Uint8Array()));
  let level = await Promise.all(leaves.map(leafHash));
  while (level.length > 1) {
    const pairs = [];
    for (let at = 0; at < level.length; at += 2)
      pairs.push(at + 1 < level.length ? nodeHash(level[at], level[at + 1]) : level[at]);
    level = await Promise.all(pairs);
  }
  return hexOf(level[0]);
}

async function rootFromPath({ leaf, index, path }, size) {
  let [at, last, reached] = [index, size - 1, await leafHash(leaf)];
  if (!(index >= 0 && index < size)) return null;
  for (const beside of path.map(bytesOf)) {
    if (last === 0) return null;
    if (at % 2 === 1 || at === last) {
      reached = await nodeHash(beside, reached);
      while (at % 2 === 0 && at > 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else reached = await nodeHash(reached, beside);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? hexOf(reached) : null;
}

/** A line for a person: of the mark only its beginning. */
const brief = text => text.replace(/^([0-9a-f]{8})[0-9a-f]{56},/, '$1…,').slice(0, 120);
const keyOf = text => text.split(',', 3).join(',');
const linesOf = text =>
  text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((each, at) => ({ line: at + 1, text: each }))
    .filter(each => each.text !== '' && !each.text.startsWith('mark,'));

/** The published list, fetched once; what went wrong is not remembered, so that it can be tried again. */
let published = null;
async function publishedLeaves() {
  if (published) return published;
  const res = await fetch(form.dataset.leaves);
  if (!res.ok) throw new Error(`The list: ${res.status}`);
  const leaves = linesOf(await res.text()).map(each => each.text);
  // A part of the list, or a page in its place, would make every honest copy a forged one.
  if (leaves.length !== Number(form.dataset.size)) throw new Error('The list is not whole.');
  published = leaves;
  return leaves;
}

async function checkList(text) {
  const given = linesOf(text);
  const faults = [];
  const left = new Map();
  for (const leaf of given) {
    const known = left.has(keyOf(leaf.text));
    if (LEAF.test(leaf.text) && !known) left.set(keyOf(leaf.text), leaf);
    else faults.push({ name: known ? 'doubled' : 'unreadable', ...leaf });
  }
  let highest = 0;
  (await publishedLeaves()).forEach((leaf, at) => {
    const found = left.get(keyOf(leaf));
    left.delete(keyOf(leaf));
    if (!found) faults.push({ name: 'left-out', line: at + 2, text: leaf });
    else if (found.text !== leaf) faults.push({ name: 'changed', ...found, instead: leaf });
    else if (found.line < highest) faults.push({ name: 'order', ...found });
    highest = Math.max(highest, found?.line ?? 0);
  });
  for (const leaf of left.values()) faults.push({ name: 'unknown', ...leaf });
  const root = await rootOf(given.map(each => each.text));
  const letters = given.reduce((sum, each) => sum + Number(LEAF.exec(each.text)?.[4] ?? 0), 0);
  const good = faults.length === 0 && root === form.dataset.root;
  const told = faults
    .sort((one, two) => one.line - two.line)
    .map(fault =>
      say(fault.name, { ...fault, text: brief(fault.text), instead: brief(fault.instead ?? '') }),
    );
  const head = [
    say('list.adds', { leaves: shown(given.length), letters: shown(letters) }),
    say('list.root', { root }),
  ];
  return { good, title: say(good ? 'list.same' : 'list.other'), head, told };
}

const placed = ({ index, leaf }) => say('leaf', { place: shown(index + 2), text: leaf.slice(65) });

async function checkProof(proof) {
  const told = [];
  const seen = new Set();
  for (const [at, each] of proof.leaves.entries()) {
    const line = at + 1;
    if (!LEAF.test(each.leaf) || (await rootFromPath(each, proof.size)) !== proof.root)
      told.push(say('proof.changed', { line }));
    else if (seen.has(keyOf(each.leaf))) told.push(say('proof.doubled', { line }));
    else if (each.leaf.slice(0, 64) !== proof.leaves[0].leaf.slice(0, 64))
      told.push(say('proof.mixed', { line }));
    seen.add(keyOf(each.leaf));
  }
  if (!form.action.endsWith(`/totals/${proof.statement}/check`)) told.unshift(say('statement', proof));
  if (proof.root !== form.dataset.root) told.push(say('proof.root'));
  if (proof.size !== Number(form.dataset.size)) told.push(say('size'));
  const good = told.length === 0;
  return {
    good,
    title: say(good ? 'sound' : 'wrong'),
    head: [],
    told: good ? proof.leaves.map(placed) : told,
  };
}

async function checkReceipt(mark) {
  const leaves = (await publishedLeaves()).map((leaf, index) => ({ leaf, index }));
  const told = leaves.filter(({ leaf }) => leaf.startsWith(`${mark},`)).map(placed);
  return {
    good: told.length > 0,
    title: say(told.length > 0 ? 'receipt.found' : 'receipt.none'),
    head: [],
    told,
  };
}

const asProof = text => {
  try {
    const proof = JSON.parse(text.replace(/^\uFEFF/, ''));
    return proof.format === 'insist-proof-1' && proof.leaves.length > 0 ? proof : null;
  } catch {
    return null;
  }
};

const readCode = typed => typed.toLowerCase().replace(/[\s-]/g, '').replace(/o/g, '0').replace(/[il]/g, '1');
const codeIn = typed =>
  typed
    .split(/[/?#]/)
    .map(readCode)
    .find(part => /^[0-9a-hjkmnp-tv-z]{26}$/.test(part));

/** The same answers as the site's own, which stands behind the form where there is no script. */
async function check(text) {
  const begins = text.trimStart();
  if (begins.startsWith('mark,') || /^[0-9a-f]{64},/.test(begins)) return checkList(begins);
  const proof = asProof(text);
  if (proof) return checkProof(proof);
  const bare = text.replace(/[\s-]/g, '');
  const { root, short, salt } = form.dataset;
  const rootIs = same => ({ good: same, title: say(same ? 'root.same' : 'root.other'), head: [], told: [] });
  if (bare.toLowerCase() === root || bare.toUpperCase() === short.replaceAll(' ', '')) return rootIs(true);
  if (/^[a-z2-7]{16}$/i.test(bare)) return rootIs(false);
  const code = codeIn(text.trim());
  if (code) {
    const inner = hexOf(await sha256(encoder.encode(code)));
    return checkReceipt(hexOf(await sha256(encoder.encode(`${salt}:${inner}`))));
  }
  if (!/^[0-9a-f]{64}$/i.test(bare)) return { good: false, title: say('nothing'), head: [], told: [] };
  const found = await checkReceipt(bare.toLowerCase());
  return found.good ? found : rootIs(false);
}

function show({ good, title, head, told }) {
  const note = document.createElement('div');
  note.className = good ? 'note flow' : 'note stop flow';
  const sentence = note.appendChild(document.createElement('p')).appendChild(document.createElement('b'));
  sentence.textContent = title;
  const more = told.length - MOST_TOLD;
  const lines = [
    ...head,
    ...told.slice(0, MOST_TOLD),
    ...(more > 0 ? [say('more', { n: shown(more) })] : []),
  ];
  const list = document.createElement('ul');
  list.className = 'small checked';
  for (const line of lines) list.appendChild(document.createElement('li')).textContent = line;
  if (lines.length > 0) note.append(list);
  document.querySelector('[data-answer]').replaceChildren(note);
  note.scrollIntoView({ block: 'nearest' });
}

// Without a secure connection a browser has no hashes; then the site does it.
if (form && digest) {
  document.querySelector('[data-where]').textContent = say('here');
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const [file] = form.elements.file.files;
    document.querySelector('[data-answer]').textContent = say('busy');
    try {
      show(await check(file ? await file.text() : form.elements.given.value));
    } catch {
      // Never sent instead: the page has said that it is not.
      show({ good: false, title: say('failed'), head: [], told: [] });
    }
  });
}
