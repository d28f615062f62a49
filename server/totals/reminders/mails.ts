// The mail before a deadline: the numbers as they stand, in plain text, and where to see more.
import type { PublishedAction } from '../../actions/model.ts';
import { aboutAction, daysLeft } from '../../actions/postmark.ts';
import { CHANNELS, GRADES } from '../../lib/channels.ts';
import { dayInWords, instantInWords } from '../../lib/dates.ts';
import { writeNumber } from '../../lib/languages.ts';
import { pathsFor } from '../../lib/paths.ts';
import type { OutgoingMail } from '../../outbox/model.ts';
import type { App } from '../../platform/app.ts';
import type { Numbers } from '../model.ts';

type Told = { action: PublishedAction; numbers: Numbers; newest: { today: number; yesterday: number } };

/** The mail to everyone who is reminded, in the site's first language; only `to` is missing. */
export function reminderMail(
  app: Pick<App, 'strings' | 'config'>,
  lang: string,
  { action, numbers, newest }: Told,
): Omit<OutgoingMail, 'to'> {
  const t = (key: string, params = {}): string => app.strings.text(lang, `reminders.mail.${key}`, params);
  const word = (key: string): string => app.strings.text(lang, key);
  const count = (number: number): string => writeNumber(number, lang);
  const to = pathsFor(lang, lang);
  const left = daysLeft(action, new Date(numbers.asOf));
  const begins = left === 0 ? t('lastDay') : t('left', { n: left });
  const day = dayInWords(action.deadline, lang);
  const when = instantInWords(numbers.asOf, lang, action.timeZone, { named: true });
  const line = (name: string, total: number): string => `  ${name}: ${count(total)}`;
  const text = [
    `${aboutAction(action, lang)}: ${action.title}`,
    t('deadline', { left: begins, day, zone: action.timeZone.replaceAll('_', ' ') }),
    [
      t('total', { n: numbers.total, when }),
      ...GRADES.map(grade => line(word(`grade.${grade}`), numbers.byGrade[grade])),
    ].join('\n'),
    [t('whom'), ...numbers.cells.map(cell => line(cell.name ?? cell.id, cell.total))].join('\n'),
    [
      t('how'),
      ...CHANNELS.filter(channel => numbers.byChannel[channel] > 0).map(channel =>
        line(word(`channel.${channel}`), numbers.byChannel[channel]),
      ),
    ].join('\n'),
    t('newest', { today: newest.today, yesterday: newest.yesterday }),
    t('beside', { started: numbers.started, held: numbers.held }),
    `${t('numbers')}\n${app.config.publicUrl}${to.deskActionNumbers(action.id)}`,
    `${t('why')}\n${app.config.publicUrl}${to.deskDeadlines()}`,
  ];
  return {
    kind: 'deadline-reminder',
    subject: t('subject', { left: begins, n: numbers.total, title: action.title }),
    text: `${text.join('\n\n')}\n`,
    html: null,
    about: { type: 'action', id: action.id },
  };
}
