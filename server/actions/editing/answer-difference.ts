// Answering a save that met another's: the page with both, and what was chosen on it.
import { actingBy } from '../../accounts/acting.ts';
import type { FieldProblem } from '../../lib/errors.ts';
import type { App } from '../../platform/app.ts';
import { formOf, wholeNumber, type Form } from '../../platform/web/form.ts';
import { sendPage } from '../../platform/web/pages.ts';
import { visitOf, type Req, type Res } from '../../platform/web/visit.ts';
import { draftAt, editableAction } from '../draft.ts';
import { received, typedIn } from '../editor/receive.ts';
import { contentWords, sendEditor } from '../editor/show.ts';
import { pairsOf } from '../editor/typed.ts';
import type { ActionContent } from '../model.ts';
import { choiceName, differenceModel, differencePage } from './difference-page.ts';
import {
  choose,
  differingFields,
  saveEdited,
  type Apart,
  type Choice,
  type EditedField,
} from './save-edited.ts';
import { nameOfSaver } from './store.ts';

type Shown = { apart: Apart; chosen?: ReadonlyMap<EditedField, string>; problems?: readonly FieldProblem[] };

/** The page that shows both drafts. It keeps what was typed in the page itself, and nowhere else. */
export async function sendDifference(app: App, req: Req, res: Res, shown: Shown): Promise<void> {
  const visit = visitOf(req);
  const { mine, theirs } = shown.apart;
  const saver = theirs.savedBy === null ? undefined : await nameOfSaver(app.db.query, theirs.savedBy);
  const model = differenceModel(visit, {
    ...shown,
    id: theirs.id,
    by: { name: saver ?? visit.t('difference.somebody'), at: theirs.savedAt },
    words: await contentWords(app, visit),
    kept: pairsOf(typedIn(visit, mine)),
  });
  sendPage(app, req, res, differencePage, model, {
    title: `${visit.t('difference.heading')}: ${model.heading}`,
    status: shown.problems ? 422 : 409,
    nav: 'actions',
    private: true,
    path: `/desk/actions/${theirs.id}/edit`,
  });
}

function chosenIn(form: Form, fields: readonly EditedField[]): Map<EditedField, Choice> {
  const all = form.one('then');
  const chosen = new Map<EditedField, Choice>();
  for (const field of fields) {
    const choice = all === 'mine' ? all : form.one(choiceName(field));
    if (choice === 'mine' || choice === 'theirs') chosen.set(field, choice);
  }
  return chosen;
}

/** A letter to named officials needs them: from one side the letters, from the other the officials may not fit. */
const lettersFit = ({ letters, targets }: ActionContent): boolean => {
  const known = new Set(targets.map(target => target.id));
  return letters.every(letter => letter.targets?.every(id => known.has(id)) ?? true);
};

/** What was chosen: saved, or shown in the editor to go on with. */
export async function answerDifference(app: App, req: Req, res: Res): Promise<void> {
  const by = actingBy(req);
  const { to } = visitOf(req);
  const now = await editableAction(app.db.query, by, String(req.params['id']));
  const form = formOf(req);
  if (form.one('then') === 'theirs') {
    res.redirect(303, to.deskActionEdit(now.id));
    return;
  }
  const revision = wholeNumber(form.one('revision'));
  const got = await received(app, by, req);
  if (got.content === null) return sendEditor(app, req, res, { ...got, action: now, revision });
  // The choice was made against what the page showed, whatever was saved since.
  const seen = (await draftAt(app.db.query, now.id, revision)) ?? now.content;
  const fields = differingFields(got.content, seen);
  const chosen = chosenIn(form, fields);
  const apart = { base: null, mine: got.content, theirs: { ...now, content: seen, revision } };
  const problems = fields
    .filter(field => !chosen.has(field))
    .map(field => ({ path: choiceName(field), reason: 'problem.choose' }));
  const merged = choose(got.content, seen, field => chosen.get(field) ?? 'theirs');
  if (problems.length === 0 && !lettersFit(merged))
    problems.push({ path: choiceName('letters'), reason: 'problem.lettersWithoutOfficials' });
  if (problems.length > 0) return sendDifference(app, req, res, { apart, chosen, problems });
  if (form.one('then') === 'edit') {
    const typed = typedIn(visitOf(req), merged);
    return sendEditor(app, req, res, { typed, action: now, revision, content: merged });
  }
  const kept = await saveEdited(app, by, now.id, revision, merged);
  if ('apart' in kept) return sendDifference(app, req, res, { apart: kept.apart });
  res.redirect(303, `${to.deskActionEdit(now.id)}?saved=1`);
}
