// The packet form: what a group wants printed, read and shown.
import type { PublishedAction } from '../actions/model.ts';
import type { FieldProblem } from '../lib/errors.ts';
import { languageName } from '../lib/languages.ts';
import { fieldsFor } from '../platform/web/fields.ts';
import type { Form } from '../platform/web/form.ts';
import type { Visit } from '../platform/web/visit.ts';
import type { Settings } from '../settings/model.ts';
import { stationeryFor } from './envelope.ts';
import { firstTarget, labelOf, targetsOf } from './model.ts';
import { MOST_LETTERS, type PacketWish } from './pack-letters.ts';
import type { PacketModel } from './side-pages.ts';

const USUAL = 20;

/** Languages there is a sample letter in: a packet prints samples. */
export const packetLanguages = (action: PublishedAction): string[] => [
  ...new Set([
    ...action.preferredLanguages.filter(lang => action.letters.some(letter => letter.lang === lang)),
    ...action.letters.map(letter => letter.lang),
  ]),
];

export function openPacket(action: PublishedAction, settings: Pick<Settings, 'paper'>): PacketWish {
  const posted = action.targets.filter(target => target.role === 'to' && target.addressLines.length > 0);
  const first = posted.length > 0 ? posted : [firstTarget(action)].filter(target => target !== undefined);
  return {
    targets: first.map(target => target.id),
    langs: packetLanguages(action).slice(0, 1),
    letters: USUAL,
    paper: settings.paper,
  };
}

export function readPacket(
  form: Form,
  action: PublishedAction,
): { wish: PacketWish; letters: string; problems: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const ids = form.all('target');
  const targets = targetsOf(action, ids).map(target => target.id);
  if (ids.length === 0) problems.push({ path: 'target', reason: 'problem.letter.noTarget' });
  else if (ids.some(id => !targets.includes(id)))
    problems.push({ path: 'target', reason: 'problem.letter.unknownTarget' });
  const langs = form.all('lang');
  const offered = packetLanguages(action);
  if (langs.length === 0 || langs.some(lang => !offered.includes(lang)))
    problems.push({ path: 'lang', reason: 'problem.letter.language' });
  const typed = form.one('letters');
  const letters = /^\d{1,3}$/.test(typed) ? Number(typed) : 0;
  if (letters < 1 || letters > MOST_LETTERS)
    problems.push({ path: 'letters', reason: 'problem.packet.letters', params: { max: MOST_LETTERS } });
  const paper = form.one('paper') || stationeryFor(null).paper;
  if (paper !== 'a4' && paper !== 'letter') problems.push({ path: 'paper', reason: 'problem.choice' });
  return {
    wish: {
      targets,
      langs: offered.filter(lang => langs.includes(lang)),
      letters,
      paper: paper === 'letter' ? 'letter' : 'a4',
    },
    letters: typed,
    problems,
  };
}

export function packetModel(
  visit: Visit,
  action: PublishedAction,
  wish: PacketWish,
  given: { letters: string; problems: readonly FieldProblem[] },
): PacketModel {
  const { t, lang, to } = visit;
  const { field, summary } = fieldsFor(visit, given.problems);
  return {
    home: to.home(),
    actionHref: to.action(action.slug),
    actionTitle: action.title,
    action: to.packet(action.slug),
    report: to.report(action.slug, { as: 'group' }),
    fields: [
      field('letters', {
        label: t('packet.field.letters'),
        hint: t('packet.field.lettersHint', { max: MOST_LETTERS }),
        value: given.letters,
        inputMode: 'numeric',
        width: 'w4',
      }),
      field('target', {
        label: t('letter.to'),
        hint: t('packet.field.toHint'),
        as: 'ticks',
        values: wish.targets,
        choices: action.targets.map(target => ({ value: target.id, label: labelOf(target) })),
      }),
      field('lang', {
        label: t('letter.lang'),
        as: 'ticks',
        values: wish.langs,
        choices: packetLanguages(action).map(code => ({ value: code, label: languageName(code, lang) })),
      }),
      field('paper', {
        label: t('letter.paper'),
        as: 'select',
        width: 'w16',
        value: wish.paper,
        choices: [
          { value: 'a4', label: t('packet.paper.a4') },
          { value: 'letter', label: t('packet.paper.letter') },
        ],
      }),
    ],
    errors: summary('packet-form'),
  };
}
