// Makers: an official, an action in work, a published one; each with sensible parts that a test overrides.
import { emptyContent, type ActionContent, type CareGiven } from '../actions/model.ts';
import { answerCare } from '../actions/answer-care.ts';
import { createDraft } from '../actions/draft.ts';
import { findAction } from '../actions/find-action.ts';
import { publishAction } from '../actions/publish.ts';
import { OPERATOR } from '../audit/model.ts';
import { keepOfficial } from '../officials/keep-official.ts';
import type { OfficialDetails } from '../officials/model.ts';
import type { App } from '../platform/app.ts';
import { planImport } from '../reports/imports/plan-import.ts';
import { takeImport } from '../reports/imports/take-import.ts';

export const governor: OfficialDetails = {
  name: 'Ignacio Belmonte Rojas',
  title: 'Governor of Río Seco',
  body: null,
  country: 'VE',
  salutations: { es: 'Estimado Sr. Gobernador' },
  addressLines: ['Avenida Central 12', 'Puerto Claro'],
  emails: ['despacho@rioseco.example.org'],
  phones: ['+1 202 555 0101'],
  faxes: [],
  handles: [{ service: 'X', handle: '@rioseco_example' }],
  notes: '',
};

export const ambassador: OfficialDetails = {
  name: 'H.E. Teresa Oliva Marín',
  title: 'Ambassador',
  body: 'Permanent Mission to the United Nations',
  country: 'US',
  salutations: { en: 'Dear Ambassador' },
  addressLines: ['335 Example Street', 'New York, NY 10017'],
  emails: ['mission@un-mission.example.org'],
  phones: ['+1 202 555 0102'],
  faxes: ['+1 202 555 0103'],
  handles: [],
  notes: '',
};

/** Puts an official into the book and gives the id. */
export const makeOfficial = (app: App, details: OfficialDetails = governor): Promise<string> =>
  keepOfficial(app, OPERATOR, details);

/** Content that can be published, with two targets; target ids are `t1` and `t2`. Open until 2026-12-15 in Caracas. */
export async function makeContent(app: App, changes: Partial<ActionContent> = {}): Promise<ActionContent> {
  const first = await makeOfficial(app, governor);
  const second = await makeOfficial(app, ambassador);
  return {
    ...emptyContent('en', 'America/Caracas'),
    number: '47/26',
    title: 'Two water defenders charged for their report',
    country: 'VE',
    topics: ['human-rights-defenders'],
    people: [
      { name: 'Marisol Aranda', pronouns: 'she/her' },
      { name: 'Benito Salcedo', pronouns: 'he/him' },
    ],
    summary: 'They published a report on the river. Now they are charged with defamation.',
    demands: ['Drop the charges'],
    background: 'The report came out in **March**.\n\n- It names no one.',
    targets: [
      { id: 't1', officialId: first, role: 'to', salutations: {}, onlyFrom: [] },
      { id: 't2', officialId: second, role: 'to', salutations: { en: 'Dear Ambassador' }, onlyFrom: [] },
    ],
    letters: [
      {
        lang: 'en',
        targets: null,
        greeting: 'Dear Governor Belmonte,',
        body: 'I write about {{people}}.\n\nThey are **defenders** and must be free.',
        signOff: 'Sincerely,',
      },
      {
        lang: 'es',
        targets: null,
        greeting: null,
        body: 'Le escribo por {{people}}.\n\nPido que se retiren los cargos.',
        signOff: 'Atentamente,',
      },
    ],
    preferredLanguages: ['es'],
    deadline: '2026-12-15',
    ...changes,
  };
}

export type MadeAction = { id: string; slug: string };

/** The do-no-harm questions answered so that everything may be shown. */
export const noHarm: CareGiven = {
  consent: 'yes',
  consentText: '',
  names: 'yes',
  pictures: 'yes',
  unsaid: 'nothing',
  unsaidText: '',
};

/** A draft that can be published: its do-no-harm questions are answered. */
export async function makeDraft(
  app: App,
  changes: Partial<ActionContent> = {},
  by = OPERATOR,
): Promise<string> {
  const id = await createDraft(app, by, await makeContent(app, changes));
  await answerCare(app, by, id, noHarm);
  return id;
}

/** A published action. */
export async function makeAction(app: App, changes: Partial<ActionContent> = {}): Promise<MadeAction> {
  const id = await makeDraft(app, changes);
  const { slug } = await publishAction(app, OPERATOR, id);
  return { id, slug };
}

/** An office's file brought in whole; gives the import's id. */
export async function makeImport(app: App, slug: string, text: string, office = 'Lisbon'): Promise<string> {
  const action = await findAction(app, slug);
  const wish = { action, office, text, dayOrder: 'unsaid', lang: 'en' } as const;
  const { mark } = await planImport(app, OPERATOR, wish);
  return takeImport(app, OPERATOR, wish, { mark, fileName: 'reports.csv' });
}
