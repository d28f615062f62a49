// A document as plain text: LF line ends, no wrapping, bold dropped. What is copied, mailed and read aloud.
import { arrange, cleaned } from './document.ts';
import type { FlowBlock, PrintDocument, Run, Section } from './document.ts';

function words(runs: readonly Run[]): string {
  return runs.map(run => run.text).join('');
}

/** Columns held apart by spaces, so that they stand below each other where every character is as wide. */
function tableText({ caption, head, rows, sums }: Extract<FlowBlock, { kind: 'table' }>): string {
  const all = [head, ...rows, ...(sums === null ? [] : [sums])];
  const widths = head.map((_, at) => Math.max(...all.map(row => (row[at] ?? '').length)));
  const lineOf = (row: readonly string[]): string =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd();
  return [caption, ...all.map(lineOf)].join('\n');
}

function blockText(block: FlowBlock): string | null {
  switch (block.kind) {
    case 'subject':
    case 'salutation':
    case 'heading':
      return block.text;
    case 'paragraph':
      return words(block.runs);
    case 'list':
      return block.items.map((runs, at) => `${block.ordered ? `${at + 1}.` : '-'} ${words(runs)}`).join('\n');
    case 'signOff':
      return block.name === null ? block.text : `${block.text}\n\n${block.name}`;
    case 'banner':
      return `${block.label}\n${block.value}`;
    case 'copies':
      return [block.label, ...block.lines].join('\n');
    case 'facts':
      return block.rows.map(row => `${row.label}: ${row.value}`).join('\n');
    case 'table':
      return tableText(block);
    case 'image':
      return `[${[block.alt, block.credit].filter(Boolean).join(' · ')}]`;
    case 'qr':
      return `${block.caption}\n${block.text}`;
    case 'labels':
      return block.labels.map(label => label.join('\n')).join('\n\n');
    case 'writingLines':
      return Array.from({ length: block.count }, () => '_'.repeat(60)).join('\n\n');
    case 'rule':
      return '* * *';
    case 'pageBreak':
      return null;
  }
}

function sectionText(section: Section): string {
  const { sender, placeDate, addressee, flow, footer } = arrange(section);
  const parts = [sender.join('\n'), placeDate, addressee.join('\n'), ...flow.map(blockText), footer];
  return parts.filter(part => part !== null && part.trim() !== '').join('\n\n');
}

/** The whole document; sections are set apart by a line of three dashes. Ends with one line end. */
export function printText(document: PrintDocument): string {
  return `${cleaned(document).sections.map(sectionText).join('\n\n---\n\n')}\n`;
}
