// The text of a letter as paragraphs of runs: blank lines part paragraphs, **two stars** make bold, nothing else is mark-up.
import type { Run } from '../platform/documents/document.ts';

/** One paragraph's runs. Stars that close nothing, or hold only spaces, are stars. */
export function parseRuns(text: string): Run[] {
  const runs: Run[] = [];
  const add = (part: string, bold: boolean): void => {
    if (part === '') return;
    const last = runs.at(-1);
    if (last && (last.bold === true) === bold) last.text += part;
    else runs.push(bold ? { text: part, bold: true } : { text: part });
  };
  let from = 0;
  while (from < text.length) {
    const start = text.indexOf('**', from);
    const end = start === -1 ? -1 : text.indexOf('**', start + 2);
    if (end === -1) break;
    const inner = text.slice(start + 2, end);
    if (inner === '' || inner !== inner.trim()) {
      // Not a pair: the first stars are text, and the next may open one.
      add(text.slice(from, start + 2), false);
      from = start + 2;
      continue;
    }
    add(text.slice(from, start), false);
    add(inner, true);
    from = end + 2;
  }
  add(text.slice(from), false);
  return runs;
}

/** The letter's paragraphs, without empty ones. A single line end stays a line end within its paragraph. */
export function paragraphs(text: string): Run[][] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t\u00a0]*(?:\n[ \t\u00a0]*)+/)
    .map(part => part.replace(/[ \t]+$/gm, '').trim())
    .filter(part => part !== '')
    .map(parseRuns);
}

/** The same text without its bold marks. */
export function withoutMarks(text: string): string {
  return parseRuns(text)
    .map(run => run.text)
    .join('');
}
