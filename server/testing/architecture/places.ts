// Where a file lives in the plan of the house, told from its path alone.

/**
 * The features in their order: each may import those before it. A new one is inserted with a decision record.
 * `audit` comes first, since a change of a setting writes its audit row.
 */
export const FEATURES = (
  'audit settings outbox accounts officials actions letters reports totals replies joint-statements cases ' +
  'subscriptions importer feeds api exports demo site desk'
).split(' ');

const ENTRIES = ['main', 'serve', 'http', 'worker', 'cli'];
const WORDS = ['model', 'store', 'forms', 'pages', 'mails', 'routes'];

/** What a file is inside its feature. A `mechanism` stands in a sub-folder; anything else is a use case. */
export type Word = 'model' | 'store' | 'forms' | 'pages' | 'mails' | 'routes' | 'use case' | 'mechanism';

export type Place =
  | { area: 'entry' | 'lib' | 'platform' | 'testing' | 'migrations' | 'outside' | 'unknown' }
  | { area: 'feature'; feature: string; word: Word };

export function placeOf(file: string): Place {
  const [top, second, third, ...deeper] = file.split('/');
  if (top === 'migrations') return { area: 'migrations' };
  if (top !== 'server' || second === undefined) return { area: 'outside' };
  if (second === 'lib' || second === 'platform' || second === 'testing') return { area: second };
  if (ENTRIES.includes(second.replace(/(\.test)?\.ts$/, ''))) return { area: 'entry' };
  if (third === undefined) return { area: second.endsWith('.test.ts') ? 'testing' : 'unknown' };
  if (!FEATURES.includes(second)) return { area: 'unknown' };
  return { area: 'feature', feature: second, word: wordOf(third, deeper.length > 0) };
}

/** Tests and their kit: they may reach anywhere and use the real clock. */
export function isTest(file: string): boolean {
  return file.endsWith('.test.ts') || file.startsWith('server/testing/');
}

function wordOf(name: string, inSubFolder: boolean): Word {
  if (inSubFolder) return 'mechanism';
  const stem = name.replace(/(\.test)?\.ts$/, '');
  switch (stem) {
    case 'model':
    case 'store':
    case 'forms':
    case 'pages':
    case 'mails':
    case 'routes':
      return stem;
    default:
      return 'use case';
  }
}

export function isUseCaseName(name: string): boolean {
  const nobodysWords =
    /^(utils?|helpers?|managers?|services?|controllers?|types?|constants?|common|misc|shared|index|data|items?|base|core|impl|stuff|functions?|handlers?|lib)$/;
  const isKebab = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name);
  return isKebab && !name.split('-').some(part => nobodysWords.test(part)) && !WORDS.includes(name);
}
