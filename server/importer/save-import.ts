// A reviewed import becomes a draft: its officials and it, in one transaction. Nothing is published.
import { mustBeAble } from '../accounts/model.ts';
import { createDraftIn } from '../actions/draft.ts';
import type { ActionContent, Target } from '../actions/model.ts';
import type { By } from '../audit/model.ts';
import { findOfficial } from '../officials/find-officials.ts';
import { changeOfficialIn, keepOfficialIn } from '../officials/keep-official.ts';
import type { Official, OfficialDetails } from '../officials/model.ts';
import type { App } from '../platform/app.ts';
import type { OfficialUse } from './review/begin-review.ts';
import { transact, type Tx } from '../platform/db/db.ts';

/** An official of the new draft: which entry of the book it is, or what the book is to be told. */
export type OfficialOfImport = {
  use: OfficialUse;
  officialId: string;
  /** Of the entry that it was compared with. */
  version: number;
  role: 'to' | 'copy';
  details: OfficialDetails;
  salutation: string | null;
};

/** What the document says stands in the place of what the book says; what it leaves out stays. */
function taken(book: Official, { details }: OfficialOfImport): OfficialDetails {
  const list = <Each>(theirs: Each[], ours: Each[]): Each[] => (theirs.length > 0 ? theirs : ours);
  return {
    name: details.name ?? book.name,
    title: details.title ?? book.title,
    body: book.body,
    country: book.country ?? details.country,
    salutations: { ...book.salutations, ...details.salutations },
    addressLines: list(details.addressLines, book.addressLines),
    emails: list(details.emails, book.emails),
    phones: list(details.phones, book.phones),
    faxes: list(details.faxes, book.faxes),
    handles: list(details.handles, book.handles),
    notes: book.notes,
  };
}

/** The id of the entry that the draft will name. */
async function entryFor(app: App, tx: Tx, by: By, official: OfficialOfImport): Promise<string> {
  if (official.use === 'new') return keepOfficialIn(app, tx, by, official.details);
  const book = await findOfficial(tx, official.officialId);
  if (official.use === 'document')
    await changeOfficialIn(app, tx, by, book.id, official.version, taken(book, official));
  return book.id;
}

/**
 * Keeps the draft and its officials, and gives the draft's id.
 * @throws {Conflict} when an entry that should be changed was changed since it was looked at.
 */
export async function saveImport(
  app: App,
  by: By,
  { content, officials }: { content: ActionContent; officials: readonly OfficialOfImport[] },
): Promise<string> {
  mustBeAble(by, 'actions.write');
  return transact(app.db, async tx => {
    const targets: Target[] = [];
    for (const official of officials) {
      const officialId = await entryFor(app, tx, by, official);
      // Two blocks of the document may be one entry: it is written to once.
      if (targets.some(target => target.officialId === officialId)) continue;
      targets.push({
        id: app.newId(),
        officialId,
        role: official.role,
        salutations: official.salutation === null ? {} : { [content.lang]: official.salutation },
        onlyFrom: [],
      });
    }
    return createDraftIn(app, tx, by, { ...content, targets }, { from: 'import' });
  });
}
