// A document as HTML for the screen: each section a sheet, in the classes of the letter's look. Everything is escaped.
import { html } from '../../lib/safe-html.ts';
import type { SafeHtml } from '../../lib/safe-html.ts';
import { directionOf } from '../../lib/languages.ts';
import { arrange, cleaned } from './document.ts';
import type { FlowBlock, PrintDocument, Run, Section } from './document.ts';
import { qrPath } from './qr-path.ts';

const NOTHING = html``;

function joined(parts: readonly SafeHtml[]): SafeHtml {
  return html`${parts}`;
}

function stacked(lines: readonly string[]): SafeHtml {
  return joined(lines.map((line, at) => (at === 0 ? html`${line}` : html`<br />${line}`)));
}

function runsOf(runs: readonly Run[]): SafeHtml {
  return joined(
    runs.map(run => {
      const inner = stacked(run.text.split('\n'));
      const marked = run.own ? html`<mark class="own">${inner}</mark>` : inner;
      return run.bold ? html`<strong>${marked}</strong>` : marked;
    }),
  );
}

function qrImage(text: string, caption: string): SafeHtml {
  const { size, path } = qrPath(text);
  return html`<svg
    class="qr"
    role="img"
    aria-label="${caption}"
    viewBox="0 0 ${size} ${size}"
    width="128"
    height="128"
  >
    <path fill="#fff" d="M0 0h${size}v${size}H0z" />
    <path fill="#000" d="${path}" />
  </svg>`;
}

function tableHtml({ caption, head, rows, sums }: Extract<FlowBlock, { kind: 'table' }>): SafeHtml {
  const cells = (row: readonly string[]): SafeHtml[] =>
    row.map((cell, at) => (at === 0 ? html`<th scope="row">${cell}</th>` : html`<td class="n">${cell}</td>`));
  return html`<table class="dense fig">
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        ${head.map((cell, at) =>
          at === 0 ? html`<th scope="col">${cell}</th>` : html`<th scope="col" class="n">${cell}</th>`,
        )}
      </tr>
    </thead>
    <tbody>
      ${rows.map(row => html`<tr>${cells(row)}</tr>`)}
    </tbody>
    ${sums === null ? NOTHING : html`<tfoot><tr>${cells(sums)}</tr></tfoot>`}
  </table>`;
}

function flowHtml(block: FlowBlock): SafeHtml {
  switch (block.kind) {
    case 'subject':
      return html`<p class="subject"><strong>${block.text}</strong></p>`;
    case 'salutation':
      return html`<p>${block.text}</p>`;
    case 'paragraph':
      return html`<p>${runsOf(block.runs)}</p>`;
    case 'list': {
      const items = block.items.map(runs => html`<li>${runsOf(runs)}</li>`);
      return block.ordered
        ? html`<ol>
            ${items}
          </ol>`
        : html`<ul>
            ${items}
          </ul>`;
    }
    case 'signOff':
      return html`<p class="off">${block.text}</p>
        ${block.name === null ? NOTHING : html`<p class="pen">${block.name}</p>`}`;
    case 'banner':
      return html`<p><strong>${block.label}</strong><br />${block.value}</p>`;
    case 'copies':
      return html`<p class="copies">${block.label}<br />${stacked(block.lines)}</p>`;
    case 'heading': {
      const level = block.level;
      // A sheet stands inside a page that has its own first heading.
      if (level === 1) return html`<h2>${block.text}</h2>`;
      return level === 2 ? html`<h3>${block.text}</h3>` : html`<h4>${block.text}</h4>`;
    }
    case 'facts':
      return html`<dl class="facts">
        ${block.rows.map(
          row =>
            html`<dt>${row.label}</dt>
              <dd>${stacked(row.value.split('\n'))}</dd>`,
        )}
      </dl>`;
    case 'table':
      return tableHtml(block);
    case 'image':
      // The preview names the picture rather than carry its bytes: the page has its own.
      return html`<p class="small soft">${[block.alt, block.credit].filter(Boolean).join(' · ')}</p>`;
    case 'qr':
      return html`<p>${qrImage(block.text, block.caption)}<br />${stacked(block.caption.split('\n'))}</p>`;
    case 'labels':
      return joined(block.labels.map(label => html`<p>${stacked(label)}</p>`));
    case 'writingLines':
    case 'rule':
      return html`<hr />`;
    case 'pageBreak':
      return NOTHING;
  }
}

function inItsLanguage(block: FlowBlock): SafeHtml {
  const inner = flowHtml(block);
  return block.lang === undefined
    ? inner
    : html`<div lang="${block.lang}" dir="${directionOf(block.lang)}">${inner}</div>`;
}

/** Blocks of the letter's text stand together in `.body`; sign-off and copies after it. */
function sectionHtml(section: Section): SafeHtml {
  const { sender, placeDate, addressee, flow, footer } = arrange(section);
  const from = placeDate === null ? sender : [...sender, placeDate];
  const end = flow.findIndex(block => block.kind === 'signOff' || block.kind === 'copies');
  const body = end === -1 ? flow : flow.slice(0, end);
  const after = end === -1 ? [] : flow.slice(end);
  return html`<article class="sheet" lang="${section.lang}" dir="${section.dir}">
    ${from.length > 0 ? html`<p class="from">${stacked(from)}</p>` : NOTHING}
    ${addressee.length > 0 ? html`<p class="to">${stacked(addressee)}</p>` : NOTHING}
    <div class="body">${body.map(inItsLanguage)}</div>
    ${after.map(inItsLanguage)} ${footer === null ? NOTHING : html`<p class="small soft">${footer}</p>`}
  </article>`;
}

/** The document's sheets, one after the other. */
export function printHtml(document: PrintDocument): SafeHtml {
  return joined(cleaned(document).sections.map(sectionHtml));
}
