// Whom to write to, as printed blocks: every official with every way to reach them.
import type { PublishedAction, ResolvedTarget } from '../actions/model.ts';
import { letterLanguages, sampleFor } from '../actions/model.ts';
import { greetingFor } from '../letters/greeting.ts';
import { countryName } from '../lib/countries.ts';
import { directionOf, joinList } from '../lib/languages.ts';
import type { Block } from '../platform/documents/document.ts';
import type { Params } from '../platform/strings/strings.ts';

type Words = { lang: string; t: (key: string, params?: Params) => string };

function greetingOf(target: ResolvedTarget, action: PublishedAction, pageLang: string): string {
  const [lang = 'en'] = letterLanguages(action);
  const greeting = greetingFor({
    lang,
    targetId: target.id,
    own: target.ownSalutations,
    official: target.bookSalutations,
    sample: sampleFor(action.letters, target.id, lang),
  });
  // Written the other way than the page: kept together, so that its comma stands at its own end.
  return directionOf(lang) === directionOf(pageLang) ? greeting : `\u2068${greeting}\u2069`;
}

/** Numbers and handles keep their order on a sheet that is read from the right. */
const kept = (lang: string, texts: readonly string[]): string =>
  texts.map(text => (directionOf(lang) === 'rtl' ? `\u2066${text}\u2069` : text)).join('\n');

/** One official: name, then a line for each thing to know. */
export function targetBlocks(target: ResolvedTarget, action: PublishedAction, { lang, t }: Words): Block[] {
  const name = target.name ?? target.title ?? '';
  const role = target.role === 'copy' ? ` (${t('role.copy')})` : '';
  const rows: [string, string][] = [
    [
      t('exports.office'),
      [target.name === null ? null : target.title, target.body].filter(Boolean).join('\n'),
    ],
    [t('action.beginWith'), greetingOf(target, action, lang)],
    [t('channel.email'), kept(lang, target.emails)],
    [t('channel.post'), kept(lang, target.addressLines)],
    [t('channel.fax'), kept(lang, target.faxes)],
    [t('channel.phone'), kept(lang, target.phones)],
    [
      t('channel.social'),
      target.handles
        .map(({ service, handle }) =>
          service === '' ? handle : `${handle} ${t('action.onService', { service })}`,
        )
        .join('\n'),
    ],
    [
      t('exports.writersFrom'),
      joinList(
        target.onlyFrom.map(code => countryName(code, lang)),
        lang,
      ),
    ],
  ];
  return [
    { kind: 'heading', level: 3, text: `${name}${role}` },
    {
      kind: 'facts',
      rows: rows.filter(([, value]) => value !== '').map(([label, value]) => ({ label, value })),
    },
  ];
}
