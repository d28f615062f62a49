// From a reply as the desk reads it to the model of its page: what each person may do with it, in this state.
import { dayInWords } from '../../lib/dates.ts';
import { directionOf, languageName } from '../../lib/languages.ts';
import { paragraphsOf } from '../../lib/rich-text.ts';
import { momentInWords, type Words } from '../../platform/web/words.ts';
import { STEPS } from '../record-step.ts';
import type { SeenReply } from '../find-reply.ts';
import { fileInWords } from '../telling/show-own.ts';
import { TAGS } from './list-page.ts';
import { nameOf, publishOf, reasonForm, redactionOf, type RefusedForm } from './reply-forms.ts';
import type { FileModel, ReplyPageModel } from './reply-page.ts';

export type ReplyGiven = { mayPublish: boolean; said: string | null; refused: RefusedForm | null };

function factsOf(words: Words, reply: SeenReply): ReplyPageModel['facts'] {
  const { t, to, lang } = words;
  const { action } = reply;
  const email = reply.original?.email ?? null;
  const fact = (label: string, value: string, href: string | null = null, of: string | null = null) => ({
    label: t(label),
    value,
    href,
    lang: of,
  });
  return [
    fact('replies.filter.action', action.title, to.deskAction(action.id), action.lang),
    fact('reply.target', nameOf(reply, reply.targetId), to.deskOfficial(reply.officialId)),
    fact('reply.kind', t(`reply.kind.${reply.kind}`)),
    fact('reply.answeredOn', dayInWords(reply.answeredOn, lang)),
    fact('reply.toldOn', momentInWords(words, reply.toldAt)),
    fact('replies.readIn', languageName(reply.lang, lang)),
    ...(email === null
      ? []
      : [fact('replies.email', email, `mailto:${encodeURIComponent(email).replace('%40', '@')}`)]),
  ];
}

function filesOf(words: Words, reply: SeenReply): FileModel[] {
  const { t, to } = words;
  return reply.kept.map((file, at) => ({
    label: fileInWords(words, file),
    href: to.deskReplyFile(reply.id, file.id),
    image:
      file.kind === 'image' && file.width !== null && file.height !== null
        ? { width: file.width, height: file.height, alt: t('replies.fileAlt', { n: at + 1 }) }
        : null,
    words: paragraphsOf(file.text),
  }));
}

function publishedOf(words: Words, reply: SeenReply): ReplyPageModel['published'] {
  const last = reply.versions.at(-1);
  if (!last || last.withdrawn === 1) return null;
  return {
    summary: paragraphsOf(last.summary),
    lang: last.lang,
    dir: directionOf(last.lang),
    when: words.t('replies.publishedBy', { name: last.by_name, at: momentInWords(words, last.at) }),
    page: `${words.to.action(reply.action.slug)}#answers`,
  };
}

function errorsOf(words: Words, refused: RefusedForm | null): ReplyPageModel['errors'] {
  if (refused === null) return null;
  const asksReason = refused.form !== 'publication' && refused.form !== 'redaction';
  return {
    title: words.t('form.problems', { n: refused.problems.length }),
    links: refused.problems.map(({ path, reason, params }) => ({
      href: asksReason ? `#f-reason-${refused.form}` : `#f-${path}`,
      text: words.t(reason, params ?? {}),
    })),
  };
}

function pastOf(words: Words, reply: SeenReply): Pick<ReplyPageModel, 'versions' | 'steps'> {
  const { t } = words;
  const when = (at: string): string => momentInWords(words, at);
  return {
    versions: reply.versions.slice(0, -1).map(version => ({
      what: t(version.withdrawn === 1 ? 'replies.step.unpublished' : 'replies.version', {
        n: version.version,
      }),
      when: `${when(version.at)} · ${version.by_name}`,
      summary: paragraphsOf(version.summary),
      lang: version.lang,
    })),
    steps: [...reply.steps].reverse().map(step => ({
      what: t(`replies.step.${STEPS.find(each => each === step.kind) ?? 'read'}`),
      when: when(step.at),
      dateTime: step.at,
      who: step.byName,
      reason: step.reason === '' ? null : step.reason,
    })),
  };
}

export function replyModel(words: Words, reply: SeenReply, given: ReplyGiven): ReplyPageModel {
  const { t, to } = words;
  const { mayPublish, refused } = given;
  const aside = reply.state === 'set-aside';
  const erased = reply.erased;
  return {
    back: to.deskReplies(),
    heading: nameOf(reply, reply.targetId),
    state: t(`replies.state.${reply.state}`),
    tag: TAGS[reply.state],
    said: given.said,
    errors: errorsOf(words, refused),
    facts: factsOf(words, reply),
    erased: erased ? t(`replies.erasedBy.${erased.by}`, { at: momentInWords(words, erased.at) }) : null,
    original: reply.original
      ? {
          text: paragraphsOf(reply.original.text),
          none: reply.original.text === '' ? t('replies.noWords') : null,
        }
      : null,
    files: filesOf(words, reply),
    read: reply.state === 'new' ? to.deskReplyStep(reply.id, 'reading') : null,
    redaction: reply.original ? redactionOf(words, reply, refused) : null,
    redacted: reply.original ? [] : paragraphsOf(reply.redaction?.text ?? ''),
    published: publishedOf(words, reply),
    publish: mayPublish && !aside ? publishOf(words, reply, refused) : null,
    unpublish:
      mayPublish && reply.state === 'published' ? reasonForm(words, reply, 'unpublication', refused) : null,
    aside: mayPublish && !aside ? reasonForm(words, reply, 'set-aside', refused) : null,
    takeBack: mayPublish && aside && erased?.by !== 'teller' ? to.deskReplyStep(reply.id, 'return') : null,
    erase:
      mayPublish && (reply.original !== null || reply.redaction !== null)
        ? reasonForm(words, reply, 'erasure', refused)
        : null,
    nothing: mayPublish
      ? aside && erased?.by === 'teller'
        ? t('replies.nothing')
        : null
      : t('replies.onlyReviewers'),
    ...pastOf(words, reply),
  };
}
