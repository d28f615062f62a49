// Entries as Atom (RFC 4287) and as JSON Feed 1.1: each entry in its own language, which no feed library kept.
import { html as xml } from '../lib/safe-html.ts';
import type { Entry } from './list-changes.ts';

export type FeedHead = {
  title: string;
  subtitle: string;
  lang: string;
  /** Absolute addresses: the site's list, this feed. */
  home: string;
  self: string;
  author: string;
  /** When the newest change was made; the feed's own time while it is empty. */
  updatedAt: string;
};

const entryXml = (entry: Entry) => xml`<entry>
<id>${entry.id}</id>
<title>${entry.title}</title>
<link rel="alternate" type="text/html" href="${entry.url}"/>
<published>${entry.publishedAt}</published>
<updated>${entry.updatedAt}</updated>
${entry.topics.map(topic => xml`<category term="${topic}"/>`)}
<content type="text" xml:lang="${entry.lang}">${entry.text}</content>
</entry>
`;

export const atomFeed = (head: FeedHead, entries: readonly Entry[]): string =>
  `<?xml version="1.0" encoding="utf-8"?>
${xml`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${head.lang}">
<id>${head.self}</id>
<title>${head.title}</title>
<subtitle>${head.subtitle}</subtitle>
<link rel="self" type="application/atom+xml" href="${head.self}"/>
<link rel="alternate" type="text/html" href="${head.home}"/>
<author><name>${head.author}</name></author>
<updated>${head.updatedAt}</updated>
${entries.map(entryXml)}</feed>
`.toString()}`;

export const jsonFeed = (head: FeedHead, entries: readonly Entry[]) => ({
  version: 'https://jsonfeed.org/version/1.1',
  title: head.title,
  description: head.subtitle,
  language: head.lang,
  home_page_url: head.home,
  feed_url: head.self,
  authors: [{ name: head.author, url: head.home }],
  items: entries.map(entry => ({
    id: entry.id,
    url: entry.url,
    title: entry.title,
    content_text: entry.text,
    language: entry.lang,
    date_published: entry.publishedAt,
    date_modified: entry.updatedAt,
    tags: entry.topics,
  })),
});
