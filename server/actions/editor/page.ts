// The editor's page: one long form with its table of contents and the list of what publishing still needs.
import { instantInWords } from '../../lib/dates.ts';
import type { FieldProblem } from '../../lib/errors.ts';
import { fixed } from '../../lib/paths.ts';
import { definePage } from '../../platform/views/views.ts';
import { fieldsFor, idOf, type ErrorSummary } from '../../platform/web/fields.ts';
import { plainVisit, type Words } from '../../platform/web/words.ts';
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
  SECTIONS.find(section => section.parts.some(part => part === path.split('.')[0]))?.name ?? 'case';

/** Where in the editor a problem of the content is mended: the field, or its section for a list as a whole. */
export function placeInEditor(path: string): string {
  return path === 'targets' || path === 'letters' ? `#s-${sectionOf(path)}` : `#${idOf(path)}`;
}

/** A problem of publishing, in words that name its field: "Deadline: fill this in." */
export function problemInWords(visit: Words, problem: FieldProblem): string {
  const [part = '', at] = problem.path.split('.');
  const name = visit.t(`action.part.${part}`);
  const where = at !== undefined && /^\d+$/.test(at) ? `${name} ${Number(at) + 1}` : name;
  return `${where}: ${visit.t(problem.reason, problem.params ?? {})}`;
}

export type EditorWish = {
  typed: TypedAction;
  /** Null for an action that is not kept yet. */
  action: { id: string; version: number; savedAt: string | null; hasDraft: boolean } | null;
  revision: number;
  officials: readonly OfficialChoice[];
  /** What publishing still needs, of the draft as it is kept. */
  open: readonly FieldProblem[];
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
  const open = wish.open.map(problem => ({
    href: placeInEditor(problem.path),
    text: problemInWords(visit, problem),
  }));
  const openSections = new Set(wish.open.map(problem => sectionOf(problem.path)));
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
    open,
    openCount: t('action.openCount', { n: open.length }),
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
      open: [{ path: 'deadline', reason: 'problem.missing' }],
      problems: [{ path: 'number', reason: 'problem.actionNumber' }],
      saved: true,
      mayPublish: true,
      conflict: [{ part: 'Summary', theirs: 'They were charged on Monday.' }],
    }),
});
