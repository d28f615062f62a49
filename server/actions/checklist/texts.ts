// What is doubtful in the texts: links that lead nowhere, a background nobody can check.
import MarkdownIt from 'markdown-it';
import { know, should, type ChecklistLine, type Facts, type Rule } from './model.ts';

const markdown = new MarkdownIt({ html: false, linkify: false });
/** Places on the action's own page. */
const ANCHORS = ['what', 'who', 'letter', 'background', 'after', 'files'];

/** Every address that a text links to. */
function linksIn(text: string): string[] {
  const tokens = markdown.parse(text, {}).flatMap(token => token.children ?? []);
  const written = tokens.flatMap(token => String(token.attrGet('href') ?? '')).filter(href => href !== '');
  // What Markdown refuses to make a link of stays in the text with its brackets.
  const refused = tokens.flatMap(token =>
    token.type === 'text'
      ? [...token.content.matchAll(/\[[^\]]*\]\(([^)]*)\)/g)].map(each => each[1] ?? '')
      : [],
  );
  return [...written, ...refused];
}

/** Its syntax, and whether a place of this site is there. No request is made: the server calls at no stranger's address. */
function leadsNowhere(href: string, facts: Facts): boolean {
  if (href.startsWith('#')) return !ANCHORS.includes(href.slice(1));
  if (href.startsWith('/')) {
    const slug = /^\/(?:[a-z]{2,3}\/)?actions\/([^/.?#]+)/.exec(href)?.[1];
    return slug === undefined ? false : !facts.knownSlugs.has(slug);
  }
  if (/^mailto:/i.test(href)) return !/^mailto:[^@\s]+@[^@\s.]+(\.[^@\s.?]+)+(\?.*)?$/i.test(href);
  if (!URL.canParse(href)) return true;
  const { protocol, hostname } = new URL(href);
  return !['http:', 'https:'].includes(protocol) || !/^[^.\s]+(\.[^.\s]+)+\.?$/.test(hostname);
}

export const links: Rule = facts => {
  const lines: ChecklistLine[] = [];
  for (const href of new Set(linksIn(facts.content.background)))
    if (leadsNowhere(href, facts)) lines.push(should('background', 'checklist.link', { link: href }));
  // In the other texts an address is shown as typed: a broken one is copied by hand.
  for (const part of ['summary'] as const)
    for (const [href] of facts.content[part].matchAll(/\bhttps?:\/\/[^\s)\]]*/g))
      if (leadsNowhere(href.replace(/[.,;:]+$/, ''), facts))
        lines.push(should(part, 'checklist.link', { link: href }));
  return lines;
};

/** A source: a link, a note number, or the word itself in the languages of the site. */
const SOURCE = /https?:\/\/|\]\(|\[\d+\]|\b(sources?|fuentes?|quellen?|fontes?)\b/i;

export const background: Rule = ({ content }) => {
  if (content.background.trim() === '') return [know('background', 'checklist.noBackground')];
  return SOURCE.test(content.background) ? [] : [should('background', 'checklist.sources')];
};
