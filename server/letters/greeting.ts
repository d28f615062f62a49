// Where the greeting and the sign-off of a letter come from, and their neutral forms in the languages we know.

type Neutral = { greeting: string; signOff: string };

// Polite to anybody whatever name or gender, with the punctuation that each language puts there.
const NEUTRAL: ReadonlyMap<string, Neutral> = new Map([
  ['en', { greeting: 'Dear Sir or Madam,', signOff: 'Yours sincerely,' }],
  ['es', { greeting: 'De mi mayor consideración:', signOff: 'Atentamente,' }],
  [
    'fr',
    { greeting: 'Madame, Monsieur,', signOff: 'Veuillez agréer l’expression de ma haute considération.' },
  ],
  ['de', { greeting: 'Sehr geehrte Damen und Herren,', signOff: 'Mit freundlichen Grüßen' }],
  ['ar', { greeting: 'تحية طيبة وبعد،', signOff: 'وتفضلوا بقبول فائق الاحترام والتقدير،' }],
  ['uk', { greeting: 'Шановні пані та панове!', signOff: 'З повагою' }],
  ['zh', { greeting: '尊敬的负责人：', signOff: '此致敬礼' }],
  ['pt', { greeting: 'Prezado(a) Senhor(a),', signOff: 'Atenciosamente,' }],
]);

const ENGLISH: Neutral = { greeting: 'Dear Sir or Madam,', signOff: 'Yours sincerely,' };

function neutralIn(lang: string): Neutral {
  return NEUTRAL.get(lang) ?? NEUTRAL.get(lang.split('-')[0] ?? '') ?? ENGLISH;
}

/** Languages in which we know a neutral greeting and sign-off. */
export const NEUTRAL_LANGUAGES: readonly string[] = [...NEUTRAL.keys()];

export function neutralGreeting(lang: string): string {
  return neutralIn(lang).greeting;
}

export function neutralSignOff(lang: string): string {
  return neutralIn(lang).signOff;
}

// What ends a greeting, and what a greeting without an end is given. Chinese and Ukrainian have marks of their own.
const ENDS = /[,:;.!?،。！：，—–-]$/u;
const LAST_MARK: ReadonlyMap<string, string> = new Map([
  ['es', ':'],
  ['ar', '،'],
  ['fa', '،'],
  ['ur', '،'],
  ['zh', '：'],
  ['ja', '、'],
  ['uk', '!'],
]);

/** The greeting with its language's own punctuation at the end; one that has an end keeps it. */
export function endGreeting(greeting: string, lang: string): string {
  const text = greeting.trim();
  if (text === '' || ENDS.test(text)) return text;
  return text + (LAST_MARK.get(lang.split('-')[0] ?? '') ?? ',');
}

/** A text in that language from texts by language: the very tag, or else the same language without its region. */
function inLanguage(texts: Readonly<Record<string, string>> | undefined, lang: string): string | null {
  if (!texts) return null;
  const base = lang.split('-')[0];
  const exact = Object.entries(texts).find(([tag]) => tag.toLowerCase() === lang.toLowerCase());
  const near = Object.entries(texts).find(([tag]) => tag.toLowerCase().split('-')[0] === base);
  const text = (exact ?? near)?.[1].trim();
  return text ? text : null;
}

export type GreetingSources = {
  lang: string;
  targetId: string;
  /** The action's own salutations for this target, by language. */
  own?: Readonly<Record<string, string>>;
  /** Those of the official in the officials book, by language. */
  official?: Readonly<Record<string, string>>;
  /** The sample letter in this language: its greeting, and the targets it names (null: none, so fit for all). */
  sample?: { greeting: string | null; targets: readonly string[] | null } | null;
};

/** The greeting of a letter, by the public rule: the action's, the official's, the sample's where it fits, a neutral one. */
export function greetingFor({ lang, targetId, own, official, sample }: GreetingSources): string {
  const fits =
    sample && (sample.targets === null || sample.targets.length === 0 || sample.targets.includes(targetId));
  const fromSample = fits && sample.greeting?.trim() ? sample.greeting.trim() : null;
  const found = inLanguage(own, lang) ?? inLanguage(official, lang) ?? fromSample ?? neutralGreeting(lang);
  return endGreeting(found, lang);
}

/** The sample's sign-off where it has one, else a neutral one in that language. */
export function signOffFor(lang: string, sample?: { signOff: string } | null): string {
  return sample?.signOff.trim() || neutralSignOff(lang);
}
