// The form as the page shows it: which contact points of the action can be spoken of, and what can be said.
import { createHash } from 'node:crypto';
import type { PublishedAction, ResolvedTarget } from '../../actions/model.ts';
import { countryName } from '../../lib/countries.ts';
import type { FieldProblem } from '../../lib/errors.ts';
import { NOTE_KINDS, pointsOf, type ContactPoint, type NoteKind } from '../../officials/model.ts';
import { LONGEST_WORDS } from '../../officials/take-contact-note.ts';
import { fieldsFor } from '../../platform/web/fields.ts';
import type { Form } from '../../platform/web/form.ts';
import type { Visit } from '../../platform/web/visit.ts';
import type { ContactNoteModel } from './pages.ts';

export type Spoken = { target: ResolvedTarget; point: ContactPoint; value: string };

/** What the form sends for a point: not the point itself, which a stopped action's page shows nowhere any more. */
export const valueOf = (target: Pick<ResolvedTarget, 'id'>, point: Pick<ContactPoint, 'key'>): string =>
  `${target.id}.${createHash('sha256').update(point.key).digest('base64url').slice(0, 12)}`;

/** Every point that can be spoken of: those of the target asked for, of all where there is none such. */
export function spokenOf(action: PublishedAction, query: Form): Spoken[] {
  const asked = action.targets.filter(target => target.id === query.one('target'));
  const targets = asked.length > 0 ? asked : action.targets;
  return targets.flatMap(target =>
    pointsOf(target).map(point => ({ target, point, value: valueOf(target, point) })),
  );
}

export type TypedNote = { point: string; kind: string; words: string };

/** As a link opens it: the point of the channel asked for is chosen, and a point that stands alone. */
export function openedNote(query: Form, points: readonly Spoken[]): TypedNote {
  const ofChannel = points.filter(each => each.point.channel === query.one('channel'));
  const chosen = points.length === 1 ? points : ofChannel;
  return { point: chosen[0]?.value ?? '', kind: '', words: '' };
}

/** A point by its text; after a stop by its channel alone, since nobody should write there any more. */
function labelOf(visit: Visit, action: PublishedAction, { point }: Spoken): string {
  return action.stop ? visit.t(`channel.${point.channel}`) : point.text.replace(/\n/g, ', ');
}

/** A letter can come back and a number be dead, but not the other way round. */
function kindsOf(points: readonly Spoken[]): NoteKind[] {
  const channels = new Set(points.map(each => each.point.channel));
  const written = channels.has('post') || channels.has('email');
  const called = channels.has('phone') || channels.has('fax');
  return NOTE_KINDS.filter(
    kind =>
      kind === 'other' ||
      (kind === 'returned' && written) ||
      (kind === 'number-dead' && called) ||
      (kind === 'mailbox-full' && (channels.has('email') || called)),
  );
}

export function noteModel(
  visit: Visit,
  action: PublishedAction,
  query: Form,
  given: { typed: TypedNote; problems: readonly FieldProblem[] },
): ContactNoteModel {
  const { t, lang, to } = visit;
  const { typed, problems } = given;
  const { field, summary } = fieldsFor(visit, problems);
  const points = spokenOf(action, query);
  const several = new Set(points.map(each => each.target.id)).size > 1;
  const thanked = query.has('thanks');
  const target = query.one('target');
  const fields = {
    point: field('point', {
      label: t('contactNote.point'),
      as: 'radios',
      value: typed.point,
      choices: points.map(each => {
        const name = each.target.name ?? each.target.title ?? '';
        const hint = [several ? name : '', action.stop ? '' : t(`channel.${each.point.channel}`)];
        const words = hint.filter(part => part !== '').join(' · ');
        return {
          value: each.value,
          label: labelOf(visit, action, each),
          ...(words === '' ? {} : { hint: words }),
        };
      }),
    }),
    kind: field('kind', {
      label: t('contactNote.kind'),
      as: 'radios',
      value: typed.kind,
      choices: kindsOf(points).map(kind => ({ value: kind, label: t(`contactNote.kind.${kind}`) })),
    }),
    words: field('words', {
      label: t('contactNote.words'),
      hint: t('contactNote.words.hint', { max: LONGEST_WORDS }),
      optional: true,
      value: typed.words,
      dir: 'auto',
      autocomplete: 'off',
    }),
  };
  return {
    crumbs: {
      home: to.home(),
      action: to.action(action.slug),
      about: [action.number === null ? '' : `UA ${action.number}`, countryName(action.country, lang)]
        .filter(Boolean)
        .join(', '),
    },
    title: t('contactNote.title'),
    actionHref: to.action(action.slug),
    thanks: thanked ? t('contactNote.thanks') : null,
    form:
      thanked || points.length === 0
        ? null
        : {
            action: to.contactNote(action.slug, target === '' ? {} : { target }),
            errors: summary('contact-note'),
            ...fields,
          },
    nothing: !thanked && points.length === 0 ? t('contactNote.nothing') : null,
  };
}
