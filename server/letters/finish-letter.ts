// The ways to finish a letter as the page shows them: for each official the channel chosen first, then the best.
import { channelsOf, type PublishedAction, type ResolvedTarget } from '../actions/model.ts';
import type { Channel } from '../lib/channels.ts';
import { directionOf } from '../lib/languages.ts';
import { fieldsFor } from '../platform/web/fields.ts';
import type { Visit } from '../platform/web/visit.ts';
import { callScript, namesToSay, officeTime } from './call-script.ts';
import { ENVELOPES, PAPERS } from './envelope.ts';
import { reportPath } from './extra-sheets.ts';
import { stationeryOf } from './make-file.ts';
import { channelsOffered, labelOf, promptField, PROMPTS, type LetterWish } from './model.ts';
import type { FinishModel, WayModel } from './pages.ts';
import type { Postage } from './postage.ts';
import { mailLinkOf, mailOf, webMailLinks } from './send-by-mail.ts';
import { socialPosts } from './social-post.ts';
import type { WrittenLetter } from './write-letters.ts';

type Given = {
  visit: Visit;
  action: PublishedAction;
  wish: LetterWish;
  publicUrl: string;
  now: Date;
  postage: Postage;
};

/** Only a number that a telephone can dial becomes a link. */
const dialled = (number: string): string | null => {
  const digits = number.replace(/[^\d+]/g, '');
  return /^\+\d{6,20}$/.test(digits) ? `tel:${digits}` : null;
};

function emailWay(
  { visit, action }: Given,
  written: WrittenLetter,
  only: string | undefined,
): WayModel['email'] {
  const { lang } = written.letter;
  const mail = mailOf(written, action.title);
  const link = mailLinkOf(mail, action.title);
  return {
    to: mail.to.join(', '),
    cc: mail.cc.length > 0 ? mail.cc.join(', ') : null,
    subject: mail.subject,
    href: link.tooLong ? null : link.href,
    tooLong: link.tooLong ? visit.t('letter.email.tooLong', { n: link.length }) : null,
    webMail: webMailLinks(mail),
    eml: visit.to.letterFile(action.slug, 'eml', only ? { only } : {}),
    textId: `mail-${written.target.id}`,
    text: mail.text,
    lang,
    dir: directionOf(lang),
  };
}

function phoneWay({ visit, action, now }: Given, written: WrittenLetter, pdf: string): WayModel['phone'] {
  const there = officeTime(visit, written.target, action.timeZone, now);
  return {
    numbers: written.target.phones.map(text => ({ text, href: dialled(text) })),
    time: visit.t('letter.phone.now', there),
    names: namesToSay(action),
    script: callScript(written.letter),
    lang: written.letter.lang,
    dir: directionOf(written.letter.lang),
    pdf,
  };
}

function socialWay(given: Given, written: WrittenLetter): WayModel['social'] {
  const { visit, action, wish } = given;
  const { lang } = written.letter;
  const posts = socialPosts(written, {
    ask: wish.prompts.ask || (lang === action.lang ? (action.demands[0] ?? '') : ''),
    url: `${given.publicUrl}${visit.to.action(action.slug)}`,
  });
  return posts.map(({ service, handles, text, length, limit }, at) => ({
    heading: service ? visit.t('letter.social.textFor', { service }) : visit.t('letter.social.text'),
    handles,
    textId: `post-${written.target.id}-${at + 1}`,
    text,
    length: visit.t('letter.social.length', { n: length, max: limit }),
    lang,
    dir: directionOf(lang),
  }));
}

const ICONS: Readonly<Record<Channel, string>> = {
  post: 'post',
  email: 'email',
  fax: 'fax',
  phone: 'phone',
  social: 'social',
  other: 'other',
};

function briefOf(target: ResolvedTarget, channel: Channel): string {
  const parts: Readonly<Record<Channel, readonly string[]>> = {
    email: target.emails,
    post: target.addressLines.slice(-2),
    fax: target.faxes,
    phone: target.phones,
    social: target.handles.map(({ handle }) => handle),
    other: [],
  };
  return parts[channel].join(', ');
}

function wayOf(given: Given, written: WrittenLetter, channel: Channel, only: string | undefined): WayModel {
  const { visit, action } = given;
  const { target } = written;
  const pdf = (as?: string): string =>
    visit.to.letterFile(action.slug, 'pdf', { ...(only ? { only } : {}), ...(as ? { as } : {}) });
  return {
    label: visit.t(`channel.${channel}`),
    begun: `${target.id} ${channel}`,
    icon: ICONS[channel],
    open: channel === written.channel,
    brief: briefOf(target, channel),
    email: channel === 'email' ? emailWay(given, written, only) : null,
    post:
      channel === 'post'
        ? { address: [...target.addressLines], pdf: pdf('post'), postage: given.postage }
        : null,
    fax: channel === 'fax' ? { numbers: [...target.faxes], pdf: pdf('fax') } : null,
    phone: channel === 'phone' ? phoneWay(given, written, pdf('phone')) : null,
    social: channel === 'social' ? socialWay(given, written) : null,
    other: channel === 'other' ? visit.t('letter.other.text') : null,
  };
}

const channelsInOrder = (target: ResolvedTarget, chosen: Channel): Channel[] => [
  chosen,
  ...channelsOffered(target).filter(channel => channel !== chosen),
];

/** The letter as it was posted: the files are made from these fields. */
function hiddenFields(wish: LetterWish): FinishModel['hidden'] {
  return [
    ...wish.targets.map(value => ({ name: 'target', value })),
    { name: 'channel', value: wish.channel },
    { name: 'lang', value: wish.lang },
    { name: 'name', value: wish.name },
    { name: 'place', value: wish.place },
    { name: 'country', value: wish.country ?? '' },
    { name: 'body', value: wish.body },
    ...PROMPTS.map(prompt => ({ name: promptField(prompt), value: wish.prompts[prompt] })),
    { name: 'filled.name', value: wish.filledFor.name },
    { name: 'filled.place', value: wish.filledFor.place },
    { name: 'filled.country', value: wish.filledFor.country ?? '' },
    { name: 'v', value: String(wish.version ?? '') },
  ].filter(({ name, value }) => value !== '' || name === 'name');
}

export function finishModel(given: Given, letters: readonly WrittenLetter[]): FinishModel {
  const { visit, action, wish } = given;
  const { t, to } = visit;
  const { field } = fieldsFor(visit);
  const stationery = stationeryOf(wish);
  const several = letters.length > 1;
  return {
    files: to.letterFile(action.slug, 'pdf'),
    hidden: hiddenFields(wish),
    paper: field('paper', {
      label: t('letter.paper'),
      as: 'select',
      value: stationery.paper,
      choices: PAPERS.map(value => ({ value, label: t(`letter.paper.${value}`) })),
    }),
    envelope: field('envelope', {
      label: t('letter.envelope'),
      as: 'select',
      value: stationery.envelope,
      choices: ENVELOPES.map(value => ({ value, label: t(`letter.envelope.${value}`) })),
    }),
    targets: letters.map(written => ({
      name: labelOf(written.target),
      ways: channelsInOrder(written.target, written.channel).map(channel =>
        wayOf(given, written, channel, several ? written.target.id : undefined),
      ),
    })),
    several: several ? t('letter.files.several', { n: letters.length }) : null,
    filesFirst: several && letters.every(written => written.channel === 'post'),
    pdf: to.letterFile(action.slug, 'pdf'),
    docx: to.letterFile(action.slug, 'docx'),
    rtf: to.letterFile(action.slug, 'rtf'),
    txt: to.letterFile(action.slug, 'txt'),
    report: reportPath(visit, action, letters),
    contactNote: letters.some(written => channelsOf(written.target).length > 0)
      ? to.contactNote(action.slug, letters[0] && !several ? { target: letters[0].target.id } : {})
      : null,
  };
}
