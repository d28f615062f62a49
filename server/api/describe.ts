// What the API answers with for a report and a receipt.
import { fixed, pathsFor } from '../lib/paths.ts';
import type { App } from '../platform/app.ts';
import type { Receipt } from '../reports/find-receipt.ts';
import type { Taken } from '../reports/intake.ts';
import { currentSettings } from '../settings/read-settings.ts';

/** Any page may use the API: it reads no cookie, so there is nothing of the visitor's to misuse. */
export const OPEN_TO_ALL = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'Location, Retry-After, X-Request-Id',
  'Cross-Origin-Resource-Policy': 'cross-origin',
} as const;

/** Receipts are their holder's alone. */
export const PRIVATE = { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' } as const;

/** The address of a receipt's page, whole, in the site's first language. */
export async function receiptUrl(app: App, code: string): Promise<string> {
  const first = (await currentSettings(app)).languages[0] ?? 'en';
  return `${app.config.publicUrl}${pathsFor(first, first).receipt(code)}`;
}

export const receiptApiUrl = (app: App, code: string): string =>
  `${app.config.publicUrl}${fixed.apiReceipt(code)}`;

/** The answer to a report: numbers of appeals. */
export const takenJson = async (app: App, taken: Taken) => ({
  code: taken.code,
  url: await receiptUrl(app, taken.code),
  counted: taken.counted,
  held: taken.held,
});

/** A receipt as its holder sees it; never the e-mail address. */
export const receiptJson = async (app: App, receipt: Receipt, slug: string) => ({
  code: receipt.code,
  url: await receiptUrl(app, receipt.code),
  action: slug,
  standing: receipt.standing,
  counted: receipt.counted,
  held: receipt.held,
  grade: receipt.grade,
  lines: receipt.lines,
  country: receipt.country,
  group: receipt.group,
  reportedAt: receipt.reportedAt,
  changedAt: receipt.changedAt,
  confirmedAt: receipt.confirmedAt,
});
