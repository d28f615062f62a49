// What is doubtful about the deadline: in the past, or so far off that nobody feels it.
import { Temporal } from 'temporal-polyfill';
import { dayIn } from '../../lib/dates.ts';
import { know, must, should, type Rule } from './model.ts';

/** Months after which a deadline is not urgent any more. */
const FAR_MONTHS = 6;

export const deadline: Rule = ({ content, now, publishedDeadline }) => {
  if (content.deadline === '') return [must('deadline', 'problem.missing')];
  const today = dayIn(content.timeZone, now);
  if (content.deadline < today) {
    // The text of an action that is over may still be mended: only a new deadline must lie ahead.
    return content.deadline === publishedDeadline
      ? [know('deadline', 'checklist.deadlineOver')]
      : [must('deadline', 'checklist.deadlinePast')];
  }
  if (content.deadline === today) return [should('deadline', 'checklist.deadlineToday')];
  const far = Temporal.PlainDate.from(today).add({ months: FAR_MONTHS }).toString();
  return content.deadline > far ? [should('deadline', 'checklist.deadlineFar')] : [];
};
