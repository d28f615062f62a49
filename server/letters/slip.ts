// The supporter's own sheet that goes with a printed letter ("keep this"): never part of what the official gets.
import { directionOf } from '../lib/languages.ts';
import type { Block, Section } from '../platform/documents/document.ts';

/** Every text is finished, in the language of the page: this file knows no strings. */
export type Slip = {
  lang: string;
  title: string;
  /** Number, version, letter to whom, deadline: label and value. */
  facts: readonly { label: string; value: string }[];
  nextTitle: string;
  next: readonly string[];
  /** The address of the report form with this letter filled in. */
  reportUrl: string;
  qrCaption: string;
  footer?: string;
};

/** The slip as a section: a page of its own after the letters. */
export function slipSection(slip: Slip): Section {
  const blocks: Block[] = [
    { kind: 'heading', level: 1, text: slip.title },
    { kind: 'facts', rows: slip.facts.map(row => ({ ...row })) },
    { kind: 'heading', level: 2, text: slip.nextTitle },
    { kind: 'list', ordered: true, items: slip.next.map(text => [{ text }]) },
    { kind: 'qr', text: slip.reportUrl, caption: `${slip.qrCaption}\n${slip.reportUrl}` },
    ...(slip.footer ? [{ kind: 'footer', text: slip.footer } satisfies Block] : []),
  ];
  return { lang: slip.lang, dir: directionOf(slip.lang), style: 'sheet', envelope: 'none', blocks };
}
