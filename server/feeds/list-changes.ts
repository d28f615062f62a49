// What has changed lately, as entries of a feed: published, updated, stopped, and what became of it.
import { findActionsById } from '../actions/find-action.ts';
import { OUTCOME_KINDS, type PublishedAction } from '../actions/model.ts';
import { inLanguage, type InLanguage } from '../actions/in-language.ts';
import { dayInWords } from '../lib/dates.ts';
import type { App } from '../platform/app.ts';
import { printable } from '../platform/documents/document.ts';
import type { Visit } from '../platform/web/visit.ts';
import { changeRows, type ChangeRow } from './store.ts';

export type Entry = {
  /** Stays the same for ever, whatever becomes of the entry's words. */
  id: string;
  url: string;
  title: string;
  text: string;
  /** The language of the text. */
  lang: string;
  publishedAt: string;
  updatedAt: string;
  topics: readonly string[];
};

const ENTRIES = 60;

type Words = Pick<Visit, 'lang' | 't' | 'to'>;

function saysOf(row: ChangeRow, action: PublishedAction, { t, lang }: Words): [title: string, text: string] {
  if (row.what === 'outcome') {
    const kind = OUTCOME_KINDS.find(each => each === row.kind) ?? 'no-change';
    return [t('feeds.titled', { what: t(`outcome.${kind}`), title: action.title }), row.text];
  }
  // A stop reaches the older entries too: nobody should learn from a feed to write where writing does harm.
  if (action.stop) {
    return [t('feeds.titled', { what: t('feeds.stopped'), title: action.title }), action.stop.reason];
  }
  const until = t('feeds.until', { day: dayInWords(action.deadline, lang) });
  // An older version's words are not shown again: they may have been changed to protect somebody.
  if (row.what === 'version' && row.version > 1) {
    const title = t('feeds.titled', { what: t('feeds.update'), title: action.title });
    return [title, [row.note, action.summary, until].filter(Boolean).join('\n\n')];
  }
  return [action.title, `${action.summary}\n\n${until}`];
}

function entryOf(app: App, row: ChangeRow, action: InLanguage<PublishedAction>, words: Words): Entry {
  const [title, text] = saysOf(row, action, words);
  const place = row.what === 'version' ? `versions/${row.version}` : `${row.what}s/${row.id}`;
  const changed = action.stop && row.what === 'version' && action.stop.at > row.at ? action.stop.at : row.at;
  return {
    id: `tag:${new URL(app.config.publicUrl).hostname},${row.at.slice(0, 10)}:actions/${action.id}/${place}`,
    url: `${app.config.publicUrl}${words.to.action(action.slug)}`,
    title: printable(title).replace(/\s+/g, ' '),
    text: printable(text),
    // Stops and outcomes are told in the original's language only.
    lang: row.what === 'version' && !action.stop ? action.textLangs.summary : action.lang,
    publishedAt: row.at,
    updatedAt: changed,
    topics: action.topics.map(topic => words.t(`topic.${topic}`)),
  };
}

/** The newest changes first. Texts hold nothing that XML refuses. */
export async function listChanges(app: App, words: Words): Promise<Entry[]> {
  const rows = await changeRows(app.db.query, ENTRIES);
  const actions = await findActionsById(app, [...new Set(rows.map(row => row.actionId))]);
  const byId = new Map(actions.map(action => [action.id, inLanguage(action, words.lang)]));
  return rows.flatMap(row => {
    const action = byId.get(row.actionId);
    return action ? [entryOf(app, row, action, words)] : [];
  });
}
