// What search engines and people who look for weaknesses ask a site for: robots.txt, sitemap.xml, security.txt.
import { listActions } from '../actions/find-action.ts';
import type { PublishedAction } from '../actions/model.ts';
import { pathsFor, type Paths } from '../lib/paths.ts';
import { html as xml } from '../lib/safe-html.ts';
import type { App } from '../platform/app.ts';

/** Nothing of the desk or of a reporter's receipt is to be looked at, in any language. */
export function robotsTxt(publicUrl: string, languages: readonly string[]): string {
  const [, ...others] = languages;
  const closed = ['', ...others.map(lang => `/${lang}`)].flatMap(base => [
    `${base}/desk`,
    `${base}/receipts`,
  ]);
  return [
    'User-agent: *',
    ...closed.map(path => `Disallow: ${path}`),
    '',
    `Sitemap: ${publicUrl}/sitemap.xml`,
    '',
  ].join('\n');
}

/** Every published action, the soonest deadline first. A sitemap holds at most 50,000 addresses. */
export async function everyAction(app: App): Promise<PublishedAction[]> {
  const actions: PublishedAction[] = [];
  let cursor: string | null = null;
  do {
    const page = await listActions(app, {
      status: 'all',
      limit: 500,
      ...(cursor === null ? {} : { cursor }),
    });
    actions.push(...page.actions);
    cursor = page.next;
  } while (cursor !== null && actions.length < 10_000);
  return actions;
}

/** Each page in each language, every one naming the others. */
export function sitemapXml(
  publicUrl: string,
  languages: readonly string[],
  actions: readonly Pick<PublishedAction, 'slug' | 'updatedAt'>[],
): string {
  const first = languages[0] ?? 'en';
  const entry = (path: (to: Paths) => string, changed: string | null) => {
    const addresses = languages.map(lang => ({ lang, href: `${publicUrl}${path(pathsFor(lang, first))}` }));
    const links = addresses.map(
      each => xml`<xhtml:link rel="alternate" hreflang="${each.lang}" href="${each.href}"/>`,
    );
    return addresses.map(
      ({ href }) =>
        xml`<url><loc>${href}</loc>${changed === null ? [] : xml`<lastmod>${changed}</lastmod>`}${links}</url>\n`,
    );
  };
  const pages = [
    ...entry(to => to.home(), null),
    ...entry(to => to.actions({ status: 'closed' }), null),
    ...entry(to => to.about(), null),
    ...entry(to => to.privacy(), null),
    ...actions.flatMap(action => entry(to => to.action(action.slug), action.updatedAt)),
  ];
  return `<?xml version="1.0" encoding="utf-8"?>\n${xml`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${pages}</urlset>\n`.toString()}`;
}

const HALF_A_YEAR = 182 * 86_400_000;

/** RFC 9116. Expires half a year from the day it is read: the contact is the settings' own, and as fresh as they are. */
export function securityTxt(
  publicUrl: string,
  languages: readonly string[],
  contactEmail: string,
  now: Date,
): string {
  const day = new Date(now.getTime() + HALF_A_YEAR).toISOString().slice(0, 10);
  return [
    `Contact: mailto:${contactEmail}`,
    `Expires: ${day}T00:00:00.000Z`,
    `Preferred-Languages: ${languages.join(', ')}`,
    `Canonical: ${publicUrl}/.well-known/security.txt`,
    '',
  ].join('\n');
}
