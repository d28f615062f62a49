// The forms of a reply's page on the desk: publishing, redacting, and those that ask for a reason.
import type { FieldProblem } from '../../lib/errors.ts';
import { languageName, LETTER_LANGUAGES, ownName } from '../../lib/languages.ts';
import { fieldsFor, type Field } from '../../platform/web/fields.ts';
import { momentInWords, type Words } from '../../platform/web/words.ts';
import type { SeenReply } from '../find-reply.ts';
import { LONGEST_SUMMARY, REPLY_KINDS } from '../model.ts';
import type { PublishWish } from '../publish-reply.ts';
import type { ReplyPageModel } from './reply-page.ts';

/** Which form of the page was refused, with what was typed. */
export type RefusedForm =
  | { form: 'publication'; typed: PublishWish; problems: readonly FieldProblem[] }
  | { form: 'redaction'; typed: string; problems: readonly FieldProblem[] }
  | { form: 'unpublication' | 'set-aside' | 'erasure'; typed: string; problems: readonly FieldProblem[] };

export const nameOf = (reply: SeenReply, id: string): string => {
  const target = reply.targets.get(id);
  return target?.name ?? target?.title ?? target?.body ?? id;
};

/** What stands, or stood last: what a correction begins with. */
function beginning(words: Words, reply: SeenReply): PublishWish {
  const last = reply.versions.findLast(version => version.withdrawn === 0);
  const version = reply.versions.at(-1)?.version ?? 0;
  return {
    version,
    summary: last?.summary ?? '',
    lang: last?.lang ?? words.lang,
    targetId: last?.target_id ?? reply.targetId,
    answeredOn: last?.answered_on ?? reply.answeredOn,
    kind: last?.kind ?? reply.kind,
  };
}

export function publishOf(
  words: Words,
  reply: SeenReply,
  refused: RefusedForm | null,
): ReplyPageModel['publish'] {
  const { t, to, lang } = words;
  const own = refused?.form === 'publication' ? refused : null;
  const typed = own?.typed ?? beginning(words, reply);
  const { field } = fieldsFor(words, own?.problems ?? []);
  const stands = reply.state === 'published';
  return {
    action: to.deskReplyStep(reply.id, 'publication'),
    version: String(typed.version),
    title: t(stands ? 'replies.correct' : 'replies.publish'),
    summary: field('summary', {
      label: t('replies.summary'),
      hint: t('replies.summary.hint', { max: LONGEST_SUMMARY }),
      as: 'area',
      rows: 6,
      value: typed.summary,
      dir: 'auto',
    }),
    fields: [
      field('lang', {
        label: t('replies.lang'),
        as: 'select',
        width: 'w16',
        value: typed.lang,
        choices: [...new Set([lang, ...LETTER_LANGUAGES])]
          .filter(code => code !== 'qps')
          .map(code => ({ value: code, label: `${ownName(code)} (${languageName(code, lang)})` })),
      }),
      field('target', {
        label: t('reply.target'),
        as: 'select',
        width: 'w16',
        value: typed.targetId,
        choices: [...reply.targets.keys()].map(id => ({ value: id, label: nameOf(reply, id) })),
      }),
      field('answeredOn', {
        label: t('reply.answeredOn'),
        type: 'date',
        width: 'w8',
        value: typed.answeredOn,
      }),
      field('kind', {
        label: t('reply.kind'),
        as: 'select',
        width: 'w16',
        value: typed.kind,
        choices: REPLY_KINDS.map(kind => ({ value: kind, label: t(`reply.kind.${kind}`) })),
      }),
    ],
    button: t(stands ? 'replies.correctButton' : 'replies.publishButton'),
  };
}

export function redactionOf(words: Words, reply: SeenReply, refused: RefusedForm | null) {
  const { t, to } = words;
  const own = refused?.form === 'redaction' ? refused : null;
  const { field } = fieldsFor(words, own?.problems ?? []);
  const told = [reply.original?.text ?? '', ...reply.kept.map(file => file.text)];
  return {
    action: to.deskReplyStep(reply.id, 'redaction'),
    version: String(reply.redaction?.version ?? 0),
    text: field('redacted', {
      label: t('replies.redacted'),
      hint: t('replies.redacted.hint'),
      as: 'area',
      rows: 14,
      value: own?.typed ?? reply.redaction?.text ?? told.filter(text => text !== '').join('\n\n'),
      dir: 'auto',
    }),
    saved: reply.redaction
      ? t('replies.savedBy', { name: reply.redaction.byName, at: momentInWords(words, reply.redaction.at) })
      : null,
  };
}

/** A form that asks for a reason. */
export function reasonForm(
  words: Words,
  reply: SeenReply,
  form: 'unpublication' | 'set-aside' | 'erasure',
  refused: RefusedForm | null,
): { action: string; reason: Field; open: boolean } {
  const { t, to } = words;
  const own = refused?.form === form ? refused : null;
  const { field } = fieldsFor(words, own?.problems ?? []);
  return {
    action: to.deskReplyStep(reply.id, form),
    reason: field('reason', {
      id: `f-reason-${form}`,
      label: t('replies.aside.reason'),
      hint: t('replies.reason.hint'),
      value: own?.typed ?? '',
      autocomplete: 'off',
    }),
    open: own !== null,
  };
}
