// From what somebody told to the page on which they see all that is kept of it, and can erase it.
import type { PublishedAction, ResolvedTarget } from '../../actions/model.ts';
import { aboutAction } from '../../actions/postmark.ts';
import { dayIn, dayInWords } from '../../lib/dates.ts';
import { paragraphsOf } from '../../lib/rich-text.ts';
import type { Words } from '../../platform/web/words.ts';
import type { KeptFile, OwnReply } from '../find-own-reply.ts';
import type { OwnReplyModel } from './pages.ts';

/** "Photograph, 640 kB" or "PDF, 3 pages, 120 kB". */
export function fileInWords({ t }: Pick<Words, 't'>, file: KeptFile): string {
  const size = t('reply.fileSize', { kilobytes: Math.max(1, Math.round(file.bytes / 1024)) });
  return file.kind === 'image'
    ? `${t('reply.photograph')}, ${size}`
    : `${t('reply.pdf', { n: file.pages ?? 1 })}, ${size}`;
}

/** Where it stands, in words to its teller. */
function standing({ t, lang }: Words, reply: OwnReply, zone: string): { title: string; ask: string } {
  if (reply.erased) {
    const day = dayInWords(dayIn(zone, new Date(reply.erased.at)), lang, 'long');
    return { title: t('reply.own.erased'), ask: t(`reply.own.erasedBy.${reply.erased.by}`, { day }) };
  }
  return { title: t('reply.own.title'), ask: t(`reply.own.${reply.state}`) };
}

export function ownReplyModel(
  words: Words,
  reply: OwnReply,
  around: { action: PublishedAction; target: ResolvedTarget | undefined; publicUrl: string; months: number },
): OwnReplyModel {
  const { t, to, lang } = words;
  const { action, target } = around;
  const link = `${around.publicUrl}${to.ownReply(reply.code)}`;
  const isKept = reply.original !== null;
  const facts = [
    { label: t('reply.target'), value: target?.name ?? target?.title ?? target?.body ?? '' },
    { label: t('reply.kind'), value: t(`reply.kind.${reply.kind}`) },
    { label: t('reply.answeredOn'), value: dayInWords(reply.answeredOn, lang) },
    { label: t('reply.toldOn'), value: dayInWords(dayIn(action.timeZone, new Date(reply.toldAt)), lang) },
    { label: t('reply.own.files'), value: reply.kept.map(file => fileInWords(words, file)).join('; ') },
    { label: t('reply.own.email'), value: reply.original?.email ?? '' },
  ];
  return {
    crumbs: { home: to.home(), action: to.action(action.slug), about: aboutAction(action, lang) },
    ...standing(words, reply, action.timeZone),
    keep: isKept
      ? { link, scheme: link.slice(0, -reply.code.length).replace(/^https?:\/\//, ''), code: reply.code }
      : null,
    facts: facts.filter(fact => fact.value !== ''),
    text: paragraphsOf(reply.original?.text ?? ''),
    erase: isKept
      ? { action: to.ownReplyErasure(reply.code), what: t('reply.own.eraseWhat', { n: around.months }) }
      : null,
    back: to.action(action.slug),
  };
}
