// From an action and what was typed to the form on which a supporter tells of an answer.
import type { PublishedAction } from '../../actions/model.ts';
import { aboutAction } from '../../actions/postmark.ts';
import type { FieldProblem } from '../../lib/errors.ts';
import { fieldsFor } from '../../platform/web/fields.ts';
import type { Words } from '../../platform/web/words.ts';
import {
  fileField,
  LARGEST_PDF,
  LARGEST_PHOTOGRAPH,
  MEGABYTE,
  MOST_FILES,
  MOST_PAGES,
  REPLY_KINDS,
} from '../model.ts';
import type { TellModel } from './pages.ts';
import type { TypedReply } from './typed.ts';

const ACCEPT = 'image/jpeg,image/png,image/webp,application/pdf';

export type FormWish = {
  typed: TypedReply;
  key: string;
  problems: readonly FieldProblem[];
  /** Whether files came with a form that is shown again: a browser cannot choose them again by itself. */
  filesLost: boolean;
  /** Where the reply is that this form had brought before, or null. */
  before: string | null;
  months: number;
};

/** As a link opens it: the official it names is chosen, and one that stands alone. */
export function openedReply(action: PublishedAction, target: string): TypedReply {
  const asked = action.targets.find(each => each.id === target);
  const [first] = action.targets;
  const chosen = asked ?? (action.targets.length === 1 ? first : undefined);
  return { target: chosen?.id ?? '', answeredOn: '', kind: '', text: '', email: '' };
}

function fieldsOf(words: Words, action: PublishedAction, { typed, problems }: FormWish) {
  const { t } = words;
  const { field, summary } = fieldsFor(words, problems);
  const fields = {
    target: field('target', {
      label: t('reply.target'),
      as: 'radios',
      value: typed.target,
      choices: action.targets.map(target => ({
        value: target.id,
        label: target.name ?? target.title ?? target.body ?? '',
        ...(target.name !== null && target.title !== null ? { hint: target.title } : {}),
      })),
    }),
    answeredOn: field('answeredOn', {
      label: t('reply.answeredOn'),
      hint: t('reply.answeredOn.hint'),
      type: 'date',
      width: 'w8',
      value: typed.answeredOn,
    }),
    kind: field('kind', {
      label: t('reply.kind'),
      as: 'radios',
      value: typed.kind,
      choices: REPLY_KINDS.map(kind => ({ value: kind, label: t(`reply.kind.${kind}`) })),
    }),
    text: field('text', {
      label: t('reply.text'),
      hint: t('reply.text.hint'),
      as: 'area',
      rows: 10,
      value: typed.text,
      dir: 'auto',
    }),
    files: Array.from({ length: MOST_FILES }, (_, at) =>
      field(fileField(at + 1), {
        label: t('reply.file', { n: at + 1 }),
        type: 'file',
        accept: ACCEPT,
      }),
    ),
    email: field('email', {
      label: t('reply.email'),
      hint: t('reply.email.hint'),
      optional: true,
      type: 'email',
      width: 'w16',
      autocomplete: 'email',
      value: typed.email,
    }),
  };
  return { ...fields, errors: summary('reply') };
}

export function tellModel(words: Words, action: PublishedAction, wish: FormWish): TellModel {
  const { t, to } = words;
  const { errors, ...fields } = fieldsOf(words, action, wish);
  return {
    crumbs: { home: to.home(), action: to.action(action.slug), about: aboutAction(action, words.lang) },
    title: t('reply.tellTitle'),
    about: { title: action.title, lang: action.lang },
    errors,
    before: wish.before,
    filesLost: wish.filesLost,
    form: { action: to.reply(action.slug), key: wish.key, ...fields },
    filesHint: t('reply.files.hint', {
      megabytes: LARGEST_PHOTOGRAPH / MEGABYTE,
      pdf: LARGEST_PDF / MEGABYTE,
      pages: MOST_PAGES,
    }),
    kept: t('reply.kept', { n: wish.months }),
    privacy: to.privacy(),
    back: to.action(action.slug),
  };
}
