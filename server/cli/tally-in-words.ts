// A tally as an operator reads it on a screen.
import type { PublishedAction } from '../actions/model.ts';
import type { Numbers } from '../totals/model.ts';

const GRADE_WORDS = {
  sent: 'handed to the official’s mail server',
  confirmed: 'confirmed by e-mail',
  reported: 'reported by the writer',
  group: 'reported for a group',
} as const;

/** Each number with what it counts; numbers stand in one column. */
export function tallyInWords(action: PublishedAction, numbers: Numbers): string {
  const lines: (readonly [string, number])[] = [
    ['appeals', numbers.total],
    ...(['sent', 'confirmed', 'reported', 'group'] as const).map(
      grade => [`  ${grade} (${GRADE_WORDS[grade]})`, numbers.byGrade[grade]] as const,
    ),
    ...Object.entries(numbers.byChannel).map(([channel, sum]) => [`by ${channel}`, sum] as const),
    ...numbers.byTarget.map(({ id, name, total }) => [`to ${name ?? id}`, total] as const),
    ...numbers.byCountry.map(
      ({ country, total }) => [`from ${country ?? 'no country given'}`, total] as const,
    ),
    ['held for review, not counted', numbers.held],
    ['letters begun, not counted', numbers.started],
  ];
  const widest = Math.max(...lines.map(([label]) => label.length));
  const body = lines.map(([label, sum]) => `${label.padEnd(widest)}  ${String(sum).padStart(9)}`);
  const number = action.number === null ? '' : `UA ${action.number} · `;
  return [`${number}${action.title}`, `As of ${numbers.asOf}`, '', ...body].join('\n');
}
