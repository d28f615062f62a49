// What an action's page shows, but for its numbers: made once for each language of the page and of the texts.
import { findEveryTarget } from '../../actions/find-action.ts';
import { versionsOf } from '../../actions/find-version.ts';
import { inLanguage, readableIn } from '../../actions/in-language.ts';
import type { PublishedAction } from '../../actions/model.ts';
import { recallAction } from '../../actions/recall-action.ts';
import type { App } from '../../platform/app.ts';
import { remembering } from '../../platform/remembering.ts';
import { readerOf, type Visit } from '../../platform/web/visit.ts';
import { answersTo } from '../../replies/find-answers.ts';
import { recallTally } from '../../totals/tally.ts';
import { opening } from '../opening.ts';
import { stampModel } from '../stamp.ts';
import { actionModel } from './show-action.ts';
import { surroundings } from './surroundings.ts';

/** In one or two languages, as many actions as a busy site has open at once; each weighs as much as its page. */
const MOST_KEPT = 100;

const keptPage = remembering(
  MOST_KEPT,
  async (app, slug: string, lang: string, first: string, text: string) => {
    const reader = readerOf(app.strings, lang, first);
    const action = inLanguage(await recallAction(app, slug), text);
    const published = await answersTo(app, action.id);
    const shown = actionModel(reader, action, {
      ...(await surroundings(app, action)),
      versions: await versionsOf(app, action.id),
      answers: { published, targets: published.length > 0 ? await findEveryTarget(app, action) : new Map() },
      preview: null,
      address: text => reader.to.action(slug, text === null ? {} : { text }),
    });
    const title = [action.title, shown.country, action.number === null ? '' : `UA ${action.number}`];
    return {
      shown,
      title: title.filter(Boolean).join(' · '),
      description: opening(action.summary),
    };
  },
);

const keptStamp = remembering(MOST_KEPT, async (app, slug: string, lang: string, first: string) => {
  const { timeZone } = await recallAction(app, slug);
  return stampModel(readerOf(app.strings, lang, first), await recallTally(app, slug), timeZone);
});

/** How far the letters of an action have come, as any of its pages shows it. */
export const recallStamp = (app: App, { lang, chrome }: Visit, slug: string) =>
  keptStamp(app, slug, lang, chrome.languages[0] ?? 'en');

/** The page of a published action with its texts in `text`, as far as they are translated; its stamp is left out. */
export function recallPage(app: App, { lang, chrome }: Visit, action: PublishedAction, text: string) {
  // Whatever else is asked for shows the original: it is one page, and people can ask for anything.
  const shown = readableIn(action).includes(text) ? text : action.lang;
  return keptPage(app, action.slug, lang, chrome.languages[0] ?? 'en', shown);
}
