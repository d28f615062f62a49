// A bar for each row of a table: the figure stays in its cell, the bar beside it shows how it compares.
import { html, type SafeHtml } from '../safe-html.ts';

/** One bar, for a cell of `class="barcol"`. It repeats the figure beside it, so a screen reader passes over it. */
export function bar(total: number, most: number): SafeHtml {
  const width = most > 0 ? Math.round((Math.min(Math.max(total, 0), most) / most) * 1_000) / 10 : 0;
  const drawing = html`<rect width="${width}" height="10"/>`;
  return html`<svg class="bar" aria-hidden="true" viewBox="0 0 100 10" preserveAspectRatio="none">${drawing}</svg>`;
}

/** The rows as they came, each with its bar; the longest bar is the largest total. */
export function bars<Row extends { total: number }>(rows: readonly Row[]): (Row & { bar: SafeHtml })[] {
  const most = rows.reduce((largest, row) => Math.max(largest, row.total), 0);
  return rows.map(row => ({ ...row, bar: bar(row.total, most) }));
}
