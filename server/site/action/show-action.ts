// From a published action (or a draft, for the desk's preview) to the model of its page.
import { dayOfVersion, newsOf, stepInWords, updateInWords } from '../../actions/describe-news.ts';
import type { PublishedVersion } from '../../actions/find-version.ts';
import { lettersTaken, reportsEnd, type PublishedAction } from '../../actions/model.ts';
import { countryName } from '../../lib/countries.ts';
import { dayIn, dayInWords } from '../../lib/dates.ts';
import { directionOf, joinList, languageName } from '../../lib/languages.ts';
import { countryMap } from '../../lib/maps/country-map.ts';
import { fixed } from '../../lib/paths.ts';
import { paragraphsOf, richText } from '../../lib/rich-text.ts';
import type { Settings } from '../../settings/model.ts';
import type { Reader } from '../../platform/web/visit.ts';
import type { ActionModel } from './pages.ts';
import { readingModel, textAsked, type Addresses, type ShownAction } from './show-reading.ts';
import { postmarkFor, standsInWords } from '../../actions/postmark.ts';
import { sampleHtml } from './sample-letter.ts';
import { answersModel, type Answers } from './show-answers.ts';
import { targetModels } from './show-targets.ts';

export type Surroundings = {
  now: Date;
  publicUrl: string;
  settings: Settings;
  image: { width: number; height: number } | null;
  /** Published versions, the newest first, with what was new. */
  versions: readonly PublishedVersion[];
  /** What officials have answered; null where that is not the page's matter. */
  answers: Answers | null;
  /** What to say above a preview; null for the published page. */
  preview: string | null;
  /** Where this page is in another language of its texts. */
  address: Addresses;
};

const letterModels = (visit: Reader, action: PublishedAction, open: boolean): ActionModel['letters'] => {
  const rank = (lang: string): number => {
    const at = action.preferredLanguages.indexOf(lang);
    return at < 0 ? action.preferredLanguages.length : at;
  };
  const labels = new Map(action.targets.map(target => [target.id, target.name ?? target.title ?? '']));
  return [...action.letters]
    .sort((a, b) => rank(a.lang) - rank(b.lang))
    .map((letter, at) => ({
      id: `letter-${letter.lang}-${at + 1}`,
      lang: letter.lang,
      dir: directionOf(letter.lang),
      language: languageName(letter.lang, visit.lang),
      forWhom:
        letter.targets === null
          ? null
          : visit.t('action.letterFor', {
              who: joinList(
                letter.targets.map(id => labels.get(id) ?? ''),
                visit.lang,
              ),
            }),
      greeting: letter.greeting,
      paragraphsHtml: sampleHtml(visit, action, letter),
      signOff: letter.signOff,
      writeHref: open
        ? visit.to.letter(action.slug, {
            lang: letter.lang,
            ...(letter.targets?.[0] ? { target: letter.targets[0] } : {}),
          })
        : null,
    }));
};

function factsOf(visit: Reader, action: PublishedAction): ActionModel['facts'] {
  const { t, lang } = visit;
  const languages = action.preferredLanguages.map(code => languageName(code, lang));
  const own = action.ownLanguageAllowed ? ` ${t('action.ownLanguage')}` : '';
  const facts = [
    { label: t('fact.deadline'), value: action.deadline === '' ? '' : dayInWords(action.deadline, lang) },
    {
      label: t('fact.writeIn'),
      value: languages.length > 0 ? `${joinList(languages, lang)}.${own}` : own.trim(),
    },
    { label: t('fact.number'), value: action.number === null ? '' : `UA ${action.number}` },
    { label: t('fact.index'), value: action.index ?? '' },
    { label: t('fact.topics'), value: action.topics.map(topic => t(`topic.${topic}`)).join(', ') },
    {
      label: t('fact.published'),
      value: dayInWords(dayIn(action.timeZone, new Date(action.publishedAt)), lang, 'long'),
    },
    {
      label: t('fact.changed'),
      value:
        action.version > 1
          ? dayInWords(dayIn(action.timeZone, new Date(action.updatedAt)), lang, 'long')
          : '',
    },
  ];
  return facts.filter(fact => fact.value !== '');
}

function afterModel(
  visit: Reader,
  action: PublishedAction,
  settings: Settings,
): NonNullable<ActionModel['after']> {
  const day = action.deadline === '' ? '' : dayInWords(action.deadline, visit.lang);
  return {
    title: visit.t('action.afterTitle', { day }),
    text: visit.t(`action.afterText.${action.afterDeadline}`, { day }),
    offices:
      action.afterDeadline === 'ask-office' && settings.offices.length > 0
        ? `${visit.to.about()}#offices`
        : null,
  };
}

function filesOf(visit: Reader, action: ShownAction): ActionModel['files'] {
  const files = ['pdf', 'rtf', 'docx', 'txt', 'json'] as const;
  const text = textAsked(visit, action);
  const printed = files.map(ext => ({
    href: visit.to.actionFile(action.slug, ext, ext === 'json' ? {} : text),
    label: visit.t(`file.${ext}`),
  }));
  if (!lettersTaken(action)) return printed;
  return [...printed, { href: visit.to.packet(action.slug), label: visit.t('file.packet') }];
}

function shareLinks(visit: Reader, action: PublishedAction, url: string): ActionModel['share'] {
  const subject = encodeURIComponent(action.title);
  const body = encodeURIComponent(`${action.title}\r\n\r\n${url}`);
  return [
    { href: `mailto:?subject=${subject}&body=${body}`, label: visit.t('share.email'), icon: 'email' },
    {
      href: `sms:?&body=${encodeURIComponent(`${action.title} ${url}`)}`,
      label: visit.t('share.message'),
      icon: 'social',
    },
  ];
}

/** What came before can be read, as long as nobody is told to stop. */
function versionModels(
  visit: Reader,
  action: PublishedAction,
  versions: readonly PublishedVersion[],
): ActionModel['versions'] {
  return versions.map(version => ({
    day: dayOfVersion(visit, action, version.publishedAt),
    step: version.step === 'first' ? null : stepInWords(visit, version),
    text: version.note ?? (version.step === 'first' ? visit.t('action.firstPublished') : ''),
    href: version.readable && !action.stop ? visit.to.actionVersion(action.slug, version.version) : null,
  }));
}

/** The page of an action. */
export function actionModel(visit: Reader, action: ShownAction, around: Surroundings): ActionModel {
  const { t, lang, to } = visit;
  const { now, settings } = around;
  const published = around.preview === null;
  const open = lettersTaken(action) && published;
  const reports = published && now.toISOString() < reportsEnd(action, settings.graceDays);
  const url = `${around.publicUrl}${to.action(action.slug, textAsked(visit, action))}`;
  const country = countryName(action.country, lang);
  const update = updateInWords(visit, action);
  const after = afterModel(visit, action, settings);
  const dayOf = (at: string): string => dayInWords(dayIn(action.timeZone, new Date(at)), lang);
  // A stop reaches whoever has the page before them: no sample is left to send, as in the files.
  const letters = action.stop ? [] : letterModels(visit, action, open);
  return {
    preview: around.preview,
    current: null,
    home: to.home(),
    country,
    eyebrow: [t('action.ua'), action.number ?? '', update === null ? '' : `· ${update}`]
      .filter(Boolean)
      .join(' '),
    postmark: postmarkFor(visit, action, now),
    stands: standsInWords(visit, action, now),
    title: action.title,
    lang: action.lang,
    dir: directionOf(action.lang),
    ...readingModel(visit, action, around.address),
    people: action.people,
    pronounsNote: action.pronounsNote,
    ask: action.demands[0] ?? null,
    letterHref: open ? to.letter(action.slug) : null,
    reportHref: reports ? to.report(action.slug) : null,
    groupReportHref: reports ? to.report(action.slug, { as: 'group' }) : null,
    stop: action.stop ? { reason: action.stop.reason, day: dayOf(action.stop.at) } : null,
    outcome: action.outcome
      ? {
          kind: t(`outcome.${action.outcome.kind}`),
          text: action.outcome.text,
          day: dayOf(action.outcome.at),
        }
      : null,
    closed:
      action.status === 'closed'
        ? { title: standsInWords(visit, action, now), text: after.text, offices: after.offices }
        : null,
    whatIsNew: newsOf(visit, action, around.versions),
    image:
      action.image && around.image
        ? { ...action.image, ...around.image, src: fixed.image(action.image.id) }
        : null,
    summary: paragraphsOf(action.summary),
    demands: action.demands,
    targets: targetModels(visit, action, { open, published }),
    answers: answersModel(visit, action, around.answers),
    letters,
    backgroundHtml: action.background === '' ? null : richText(action.background),
    after: action.stop ? null : after,
    mapHtml:
      action.country === ''
        ? null
        : countryMap(action.country, {
            title: t('action.map', { country }),
            nameOf: code => countryName(code, lang),
          }),
    mapCaption: country,
    facts: factsOf(visit, action),
    files: published ? filesOf(visit, action) : [],
    share: published ? shareLinks(visit, action, url) : [],
    copyLink: url,
    versions: versionModels(visit, action, around.versions),
    contents: [
      { href: '#what', label: t('action.whatHappened') },
      { href: '#who', label: t('action.whom') },
      ...(around.answers?.published.length ? [{ href: '#answers', label: t('answers.title') }] : []),
      ...(letters.length > 0 ? [{ href: '#letter', label: t('action.sample') }] : []),
      ...(action.background === '' ? [] : [{ href: '#background', label: t('action.background') }]),
      { href: '#files', label: t('action.files') },
    ],
  };
}
