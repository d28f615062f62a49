// Every page there is: those of the gallery with their samples, and the real ones of a site with the demo content.
import { z } from 'zod';
import type { Site } from './site.ts';

const listSchema = z.object({ actions: z.array(z.object({ slug: z.string() })).min(1) });

/** Addresses of the gallery's pages, without a language in front. */
export async function galleryPages(site: Site): Promise<string[]> {
  const html = await (await fetch(`${site.url}/dev/gallery`)).text();
  const found = [...html.matchAll(/href="(\/dev\/gallery\/[\w-]+\/[\w-]+)"/g)].map(([, href]) => href ?? '');
  return [...new Set(found)];
}

/** The slug of the open action that ends soonest. */
export async function openAction(site: Site): Promise<string> {
  const answer = await fetch(`${site.url}/api/v1/actions?status=open`);
  return listSchema.parse(await answer.json()).actions[0]?.slug ?? '';
}

/** The pages that anyone reads, without a language in front. */
export async function publicPages(site: Site): Promise<string[]> {
  const slug = await openAction(site);
  const action = `/actions/${slug}`;
  return [
    '/',
    '/actions?status=closed',
    action,
    `${action}/letter`,
    `${action}/report`,
    `${action}/contact-note`,
    '/about',
    '/privacy',
    '/guide',
  ];
}
