// Text that people write in Markdown, as safe HTML: no raw HTML, no images, links with a plain scheme only.
import MarkdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';
import { keep } from './keep.ts';
import { SafeHtml } from './safe-html.ts';

const markdown = new MarkdownIt({ html: false, linkify: false, breaks: false });

/** Markdown as HTML. Headings begin at the third level: the page has its own first and second. */
export const richText: (text: string) => SafeHtml = keep(cleanHtml, 300);

function cleanHtml(text: string): SafeHtml {
  const clean = sanitizeHtml(markdown.render(text), {
    allowedTags: ['p', 'br', 'strong', 'em', 'ul', 'ol', 'li', 'blockquote', 'a', 'h3', 'h4', 'hr', 'code'],
    allowedAttributes: { a: ['href', 'rel'] },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    transformTags: {
      h1: 'h3',
      h2: 'h3',
      h5: 'h4',
      h6: 'h4',
      a: sanitizeHtml.simpleTransform('a', { rel: 'noopener nofollow' }),
    },
  });
  // Trusted: cleaned by an allow-list of tags, attributes and schemes.
  return SafeHtml.trusted(clean);
}

/** Plain text in paragraphs: blank lines part them. */
export const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map(part => part.trim())
    .filter(part => part !== '');
