// Markdown that people write, as printed blocks: headings, paragraphs, lists, bold. Links keep their address in the text.
import MarkdownIt from 'markdown-it';
import type { Block, Run } from './document.ts';

const reader = new MarkdownIt({ html: false, linkify: false });

type Token = ReturnType<typeof reader.parse>[number];

/** The runs of one stretch of text. A link that says something else than its address has it behind it. */
function runsOf(inline: Token): Run[] {
  const runs: Run[] = [];
  let bold = 0;
  let link: { href: string; from: number } | null = null;
  const said = (): string => runs.map(run => run.text).join('');
  const add = (text: string): void => {
    const last = runs.at(-1);
    if (last && (last.bold === true) === bold > 0) last.text += text;
    else runs.push(bold > 0 ? { text, bold: true } : { text });
  };
  for (const token of inline.children ?? []) {
    if (token.type === 'strong_open') bold += 1;
    else if (token.type === 'strong_close') bold -= 1;
    else if (token.type === 'softbreak') add(' ');
    else if (token.type === 'hardbreak') add('\n');
    else if (token.type === 'image') add(token.content);
    else if (token.type === 'link_open')
      link = { href: String(token.attrGet('href') ?? ''), from: said().length };
    else if (token.type === 'link_close') {
      const words = link ? said().slice(link.from) : '';
      if (link && link.href !== '' && words !== link.href) add(` (${link.href.replace(/^mailto:/, '')})`);
      link = null;
    } else if (token.content !== '') add(token.content);
  }
  return runs;
}

const level = (depth: number): 1 | 2 | 3 => (depth <= 1 ? 1 : depth === 2 ? 2 : 3);

/**
 * The text as blocks.
 * @param under the level of the heading it stands under: its own first heading is one below.
 */
export function markdownBlocks(text: string, under: 1 | 2): Block[] {
  const blocks: Block[] = [];
  // One open list: an inner list's points join the outer one, which paper shows clearly enough.
  let list: { ordered: boolean; items: Run[][]; depth: number } | null = null;
  let heading = false;
  for (const token of reader.parse(text, {})) {
    if (token.type === 'bullet_list_open' || token.type === 'ordered_list_open') {
      if (list) list.depth += 1;
      else list = { ordered: token.type === 'ordered_list_open', items: [], depth: 1 };
    } else if (token.type === 'bullet_list_close' || token.type === 'ordered_list_close') {
      if (list && (list.depth -= 1) === 0) {
        blocks.push({ kind: 'list', ordered: list.ordered, items: list.items });
        list = null;
      }
    } else if (token.type === 'heading_open') heading = true;
    else if (token.type === 'inline') {
      const runs = runsOf(token);
      if (list) list.items.push(runs);
      else if (heading)
        blocks.push({ kind: 'heading', level: level(under + 1), text: runs.map(run => run.text).join('') });
      else blocks.push({ kind: 'paragraph', runs });
      heading = false;
    } else if (token.type === 'hr') blocks.push({ kind: 'rule' });
    else if ((token.type === 'fence' || token.type === 'code_block') && token.content !== '')
      blocks.push({ kind: 'paragraph', runs: [{ text: token.content.trimEnd() }] });
  }
  return blocks;
}
