// What is wrong with the ways to officials, as the desk's first page says it.
import { joinList } from '../lib/languages.ts';
import type { Words } from '../platform/web/words.ts';
import type { Today } from './find-today.ts';

export type ContactLines = {
  count: number;
  notes: { text: string; href: string } | null;
  lines: { title: string; href: string; none: boolean; state: string }[];
};

/** Actions that lead nowhere, and notes by supporters. */
export function contactsOf({ t, to, lang }: Words, { contacts }: Pick<Today, 'contacts'>): ContactLines {
  const notes = contacts.notes ?? 0;
  return {
    count: contacts.lost.length + notes,
    notes: notes === 0 ? null : { text: t('desk.contacts.notes', { n: notes }), href: to.deskContactNotes() },
    lines: contacts.lost.map(({ action, targets, none }) => ({
      title: action.title,
      href: to.deskAction(action.id),
      none,
      state: none
        ? t('desk.contacts.noneLeft')
        : t('desk.contacts.lost', {
            names: joinList(
              targets.map(target => target.name ?? target.title ?? ''),
              lang,
            ),
          }),
    })),
  };
}
