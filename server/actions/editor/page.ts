// The editor's page: one long form with its table of contents and the list of what publishing still needs.
import { instantInWords } from '../../lib/dates.ts';
import type { FieldProblem } from '../../lib/errors.ts';
import { fixed } from '../../lib/paths.ts';
import { definePage } from '../../platform/views/views.ts';
import { fieldsFor, type ErrorSummary } from '../../platform/web/fields.ts';
import { plainVisit, type Words } from '../../platform/web/words.ts';
import type { Care } from '../care/model.ts';
import { careModel, sampleCare, type CareModel } from '../care/words.ts';
import type { ChecklistLine } from '../checklist/model.ts';
import { checklistModel, type ChecklistModel } from '../checklist/words.ts';
import { emptyContent } from '../model.ts';
import { caseFields, deadlineFields, imageFields, peopleFields, textFields } from './fields.ts';
import { letterFields, targetFields, type OfficialChoice } from './row-fields.ts';
import { typedAction, type TypedAction } from './typed.ts';

/** Sections in their order, and which of the content's parts each holds. */
const SECTIONS = [
  { name: 'case', parts: ['lang', 'title', 'number', 'index', 'country', 'kind', 'topics'] },
  { name: 'people', parts: ['people', 'pronounsNote'] },
  { name: 'summary', parts: ['summary', 'demands'] },
  { name: 'officials', parts: ['targets'] },
  { name: 'letters', parts: ['letters'] },
  { name: 'background', parts: ['background'] },
  {
    name: 'deadline',
    parts: ['preferredLanguages', 'ownLanguageAllowed', 'deadline', 'timeZone', 'afterDeadline'],
  },
  { name: 'image', parts: ['image'] },
] as const;

const sectionOf = (path: string): string =>
  SECTIONS.find(section => section.parts.some(part => part === path.split('.')[0]))?.name ?? '';

export type EditorWish = {
  typed: TypedAction;
  /** Null for an action that is not kept yet. */
  action: { id: string; version: number; savedAt: string | null; hasDraft: boolean } | null;
  revision: number;
  officials: readonly OfficialChoice[];
  /** What the checklist says of the draft as it is kept. */
  open: readonly ChecklistLine[];
  /** The do-no-harm answers; null for an action that is not kept yet. */
  care: Care | null;
  problems?: readonly FieldProblem[];
  saved?: boolean;
  mayPublish: boolean;
  /** What the other person has saved, where two edited at once. */
  conflict?: { part: string; theirs: string }[];
};

export type EditorModel = ReturnType<typeof fieldsModel> & { errors: ErrorSummary };

function fieldsModel(visit: Words, wish: EditorWish, fields: ReturnType<typeof fieldsFor>) {
  const { t, to, lang } = visit;
  const { typed, action } = wish;
  const desk = { visit, fields, officials: wish.officials };
  const checklist: ChecklistModel = checklistModel(visit, action?.id ?? null, wish.open, true);
  const care: CareModel | null = action && wish.care ? careModel(visit, action.id, wish.care) : null;
  const openSections = new Set(
    wish.open.filter(line => line.degree === 'must').map(line => sectionOf(line.path)),
  );
  return {
    heading: typed.title === '' ? t('action.untitled') : typed.title,
    action: action === null ? to.deskNewAction() : to.deskActionEdit(action.id),
    actions: to.deskActions(),
    isNew: action === null,
    state: t(action === null || action.hasDraft ? 'action.state.draft' : 'action.state.published'),
    kept: action?.savedAt ? t('action.savedAt', { at: instantInWords(action.savedAt, lang, 'UTC') }) : null,
    overview: action === null ? null : to.deskAction(action.id),
    preview: action === null ? null : to.deskActionPreview(action.id),
    mayPublish: wish.mayPublish,
    newOfficial: to.deskNewOfficial(),
    saved: wish.saved ? t('action.saved') : null,
    conflict: wish.conflict ?? null,
    revision: String(wish.revision),
    contents: SECTIONS.map(({ name }) => ({
      href: `#s-${name}`,
      name: t(`action.section.${name}`),
      open: openSections.has(name),
    })),
    checklist,
    care,
    ...caseFields(desk, typed),
    ...peopleFields(desk, typed),
    ...textFields(desk, typed),
    targets: targetFields(desk, typed),
    ...letterFields(desk, typed),
    ...deadlineFields(desk, typed),
    ...imageFields(desk, typed),
    imageAddress: typed.image.id === '' ? null : fixed.image(typed.image.id),
  };
}

export function editorModel(visit: Words, wish: EditorWish): EditorModel {
  const fields = fieldsFor(visit, wish.problems);
  return { ...fieldsModel(visit, wish, fields), errors: fields.summary() };
}

export const editorPage = definePage<EditorModel>({
  name: 'actions/editor',
  layout: 'desk',
  sample: () =>
    editorModel(plainVisit(), {
      typed: typedAction(
        {
          ...emptyContent('en', 'America/Caracas'),
          title: 'Two river defenders charged',
          people: [{ name: 'Marisol Aranda', pronouns: 'she/her' }],
          targets: [
            { id: 't1', officialId: 'o1', role: 'to', salutations: { es: 'Estimado Sr.' }, onlyFrom: [] },
          ],
          letters: [
            {
              lang: 'es',
              targets: ['t1'],
              greeting: null,
              body: 'Le escribo por {{people}}.',
              signOff: 'Atentamente,',
            },
          ],
          image: { id: '01sample', alt: 'A river', credit: 'Ilse Haugland' },
        },
        () => '',
      ),
      action: { id: '01sample', version: 1, savedAt: '2026-11-20T08:00:00.000Z', hasDraft: true },
      revision: 4,
      officials: [{ id: 'o1', label: 'Governor of Río Seco · Venezuela' }],
      open: [{ degree: 'must', path: 'deadline', reason: 'problem.missing' }],
      care: sampleCare,
      problems: [{ path: 'number', reason: 'problem.actionNumber' }],
      saved: true,
      mayPublish: true,
      conflict: [{ part: 'Summary', theirs: 'They were charged on Monday.' }],
    }),
});
