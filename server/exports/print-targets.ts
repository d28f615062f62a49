// Whom to write to, as printed blocks: every official with every way to reach them.
import type { PublishedAction, ResolvedTarget } from '../actions/model.ts';
import { letterLanguages, sampleFor } from '../actions/model.ts';
import { greetingFor } from '../letters/greeting.ts';
import { countryName } from '../lib/countries.ts';
import { joinList } from '../lib/languages.ts';
import type { Block } from '../platform/documents/document.ts';
import type { Params } from '../platform/strings/strings.ts';

type Words = { lang: string; t: (key: string, params?: Params) => string };

function greetingOf(target: ResolvedTarget, action: PublishedAction): string {
  const [lang = 'en'] = letterLanguages(action);
  return greetingFor({
    lang,
    targetId: target.id,
    own: target.ownSalutations,
    official: target.bookSalutations,
    sample: sampleFor(action.letters, target.id, lang),
  });
}

/** One official: name, then a line for each thing to know. */
export function targetBlocks(target: ResolvedTarget, action: PublishedAction, { lang, t }: Words): Block[] {
  const name = target.name ?? target.title ?? '';
  const role = target.role === 'copy' ? ` (${t('role.copy')})` : '';
  const rows: [string, string][] = [
    [
      t('exports.office'),
      [target.name === null ? null : target.title, target.body].filter(Boolean).join('\n'),
    ],
    [t('action.beginWith'), greetingOf(target, action)],
    [t('channel.email'), target.emails.join('\n')],
    [t('channel.post'), target.addressLines.join('\n')],
    [t('channel.fax'), target.faxes.join('\n')],
    [t('channel.phone'), target.phones.join('\n')],
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
