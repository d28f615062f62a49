// What a supporter should know before the letter leaves: the deadline passed, the action changed, a name left over.
import { channelsOf } from '../actions/model.ts';
import { joinList, languageName } from '../lib/languages.ts';
import { officeFor, type Settings } from '../settings/model.ts';
import { sampleInLanguage } from './begin-letter.ts';
import { labelOf, targetsOf } from './model.ts';
import type { LetterModel } from './pages.ts';
import type { FormGiven } from './show-form.ts';
import { namesAnother, type WrittenLetter } from './write-letters.ts';

/** Notes on the choices made, and on the finished letters. */
export function notesOf(
  { visit, action, wish, moment, settings }: FormGiven & { settings: Pick<Settings, 'offices'> },
  letters: readonly WrittenLetter[],
): LetterModel['notes'] {
  const { t, lang, to } = visit;
  const note = (text: string, href: string | null = null, link: string | null = null) => ({
    text,
    href,
    link,
  });
  const notes: LetterModel['notes'] = [];
  if (action.status === 'closed') {
    if (action.afterDeadline === 'ask-office') {
      const office = officeFor(settings, wish.country);
      const reached = office && [office.name, office.email, office.phone].filter(Boolean).join(', ');
      const said = reached ? t('letter.note.askThisOffice', { office: reached }) : t('letter.note.askOffice');
      notes.push(note(said, `${to.about()}#offices`, t('action.offices')));
    }
    if (action.afterDeadline === 'continue') notes.push(note(t('letter.note.continue')));
  }
  if (wish.version !== null && wish.version < action.version)
    notes.push(note(t('letter.note.updated'), to.action(action.slug), t('letter.note.readAgain')));
  const [first] = targetsOf(action, wish.targets);
  if (first && !sampleInLanguage(action, first, wish.lang)) {
    const languages = [...new Set(action.letters.map(letter => languageName(letter.lang, lang)))];
    notes.push(
      note(
        t(languages.length > 0 ? 'letter.note.noSample' : 'letter.note.noSampleAtAll', {
          language: languageName(wish.lang, lang),
          others: joinList(languages, lang),
        }),
      ),
    );
  }
  for (const target of targetsOf(action, wish.targets)) {
    if (channelsOf(target).length === 0)
      notes.push(note(t('letter.note.noChannel', { name: labelOf(target) })));
  }
  if (moment !== 'previewed') return notes;
  for (const written of letters) {
    const other = namesAnother(action, written);
    if (other) notes.push(note(t('letter.note.namesAnother', { to: labelOf(written.target), other })));
    if (written.letter.lang !== wish.lang)
      notes.push(
        note(
          t('letter.note.otherLanguage', {
            name: labelOf(written.target),
            language: languageName(written.letter.lang, lang),
          }),
        ),
      );
    if (written.channel !== wish.channel && channelsOf(written.target).length > 0)
      notes.push(
        note(
          t('letter.note.otherChannel', {
            name: labelOf(written.target),
            channel: t(`channel.${wish.channel}`),
          }),
        ),
      );
  }
  if (letters.some(written => written.letter.body.includes('{{'))) notes.push(note(t('letter.note.braces')));
  return notes;
}
