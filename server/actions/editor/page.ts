// The editor's page: one long form, its table of contents with what publishing still needs, and the page beside it.
import type { FieldProblem } from '../../lib/errors.ts';
import { joinList, languageName, ownName } from '../../lib/languages.ts';
import { fixed, pathsFor } from '../../lib/paths.ts';
import { definePage } from '../../platform/views/views.ts';
import { fieldsFor, type ErrorSummary } from '../../platform/web/fields.ts';
import { momentInWords, plainVisit, type Words } from '../../platform/web/words.ts';
import type { Care } from '../care/model.ts';
import { careModel } from '../care/words.ts';
import type { ChecklistLine } from '../checklist/model.ts';
import { checklistModel, lineInWords, placeInEditor } from '../checklist/words.ts';
import type { OtherEditor } from '../editing/presence.ts';
import { readableIn } from '../in-language.ts';
import type { ActionContent } from '../model.ts';
import { caseFields, deadlineFields, imageFields, peopleFields, textFields } from './fields.ts';
import { letterFields, targetFields, type OfficialChoice } from './row-fields.ts';
import { sampleWish } from './sample-wish.ts';
import type { TypedAction } from './typed.ts';

/**
 * Sections in their order, which of the content's parts each holds, and where the public page shows it. The ids are
 * what other pages link to: `#s-case` a section, `#f-title` a field, `#f-letters-0-body` one of a row.
 */
const SECTIONS = [
  { name: 'case', parts: ['lang', 'title', 'number', 'index', 'country', 'kind', 'topics'], shown: 'main' },
  { name: 'people', parts: ['people', 'pronounsNote'], shown: 'main' },
  { name: 'summary', parts: ['summary', 'demands'], shown: 'what' },
  { name: 'officials', parts: ['targets'], shown: 'who' },
  { name: 'letters', parts: ['letters'], shown: 'letter' },
  { name: 'background', parts: ['background'], shown: 'background' },
  {
    name: 'deadline',
    parts: ['preferredLanguages', 'ownLanguageAllowed', 'deadline', 'timeZone', 'afterDeadline'],
    shown: 'after',
  },
  { name: 'image', parts: ['image'], shown: 'what' },
] as const;

const sectionOf = (path: string): string =>
  SECTIONS.find(section => section.parts.some(part => part === path.split('.')[0]))?.name ?? '';

/** Who else has the draft open, in one sentence; null: nobody. */
export function othersInWords(visit: Words, others: readonly OtherEditor[]): string | null {
  if (others.length === 0) return null;
  const each = others.map(({ name, since }) =>
    visit.t('editor.otherSince', { name, at: momentInWords(visit, since) }),
  );
  return visit.t('editor.others', { n: others.length, who: joinList(each, visit.lang) });
}

export type EditorWish = {
  typed: TypedAction;
  /** Null for an action that is not kept yet. */
  action: {
    id: string;
    version: number;
    savedAt: string | null;
    hasDraft: boolean;
    content: Pick<ActionContent, 'lang' | 'translations'>;
  } | null;
  revision: number;
  officials: readonly OfficialChoice[];
  /** What the checklist says of the draft as it is kept. */
  open: readonly ChecklistLine[];
  /** The do-no-harm answers; null for an action that is not kept yet. */
  care: Care | null;
  problems?: readonly FieldProblem[];
  /** What was just done. */
  saved?: 'saved' | 'new' | 'copy' | null;
  /** The action was stopped meanwhile: this is shown and cannot be kept. */
  notKept?: boolean;
  mayPublish: boolean;
  /** Who else has the draft open. */
  others: readonly OtherEditor[];
  /** When this page was shown, for the script that says when it is left. */
  seen: string | null;
  /** The site's languages, in which the page can be looked at. */
  languages: readonly string[];
  /** What a browser calls the copy it keeps of what this person types here. */
  keptAs: string;
};

export type EditorModel = ReturnType<typeof fieldsModel> & { errors: ErrorSummary };

/** The page beside the form, in every language of the site and of a translation. */
function besideModel(visit: Words, wish: EditorWish) {
  const { action } = wish;
  if (action === null) return null;
  const first = wish.languages[0] ?? 'en';
  const others = readableIn(action.content).filter(lang => !wish.languages.includes(lang));
  const preview = (lang: string, text?: string): string =>
    pathsFor(lang, first).deskActionPreview(action.id, { beside: '1', ...(text ? { text } : {}) });
  return {
    src: preview(visit.lang),
    whole: visit.to.deskActionPreview(action.id),
    languages: [
      ...wish.languages.map(lang => ({ lang, href: preview(lang), label: ownName(lang) })),
      ...others.map(lang => ({ lang, href: preview(visit.lang, lang), label: ownName(lang) })),
    ],
  };
}

/** The sections, each with what publishing still needs in it. */
function contentsModel(visit: Words, wish: EditorWish) {
  const { t } = visit;
  return SECTIONS.map(({ name, shown }) => {
    const open = wish.open
      .filter(line => line.degree !== 'know' && sectionOf(line.path) === name)
      .map(problem => ({ href: placeInEditor(problem.path), text: lineInWords(visit, problem) }));
    return { id: `s-${name}`, href: `#s-${name}`, name: t(`action.section.${name}`), shown, open };
  });
}

function fieldsModel(visit: Words, wish: EditorWish, fields: ReturnType<typeof fieldsFor>) {
  const { t, to, lang } = visit;
  const { typed, action } = wish;
  const desk = { visit, fields, officials: wish.officials };
  const checklist = checklistModel(visit, action?.id ?? null, wish.open, true);
  const said = wish.saved ?? null;
  const texts = action === null ? [] : action.content.translations;
  return {
    heading: typed.title === '' ? t('action.untitled') : typed.title,
    action: action === null ? to.deskNewAction() : to.deskActionEdit(action.id),
    actions: to.deskActions(),
    isNew: action === null,
    state: t(action === null || action.hasDraft ? 'action.state.draft' : 'action.state.published'),
    kept: action?.savedAt ? t('action.savedAt', { at: momentInWords(visit, action.savedAt) }) : null,
    overview: action === null ? null : to.deskAction(action.id),
    preview: action === null ? null : to.deskActionPreview(action.id),
    beside: besideModel(visit, wish),
    presence: action === null ? null : to.deskActionPresence(action.id),
    others: othersInWords(visit, wish.others),
    keptAs: wish.keptAs,
    seen: wish.seen,
    // A copy that a browser kept of a form that has come through is no longer wanted.
    justSaved: said !== null && said !== 'copy',
    // A page that shows what was typed again knows it better than the browser's copy.
    shownAgain: (wish.problems ?? []).length > 0,
    mayPublish: wish.mayPublish,
    newOfficial: to.deskNewOfficial(),
    saved: said === null ? null : t(said === 'copy' ? 'editor.copied' : 'action.saved'),
    notKept: wish.notKept ? t('editor.stopped') : null,
    revision: String(wish.revision),
    contents: contentsModel(visit, wish),
    openCount: checklist.count,
    checklist,
    care: action && wish.care ? careModel(visit, action.id, wish.care) : null,
    translations: action === null ? null : to.deskActionTranslations(action.id),
    translated:
      texts.length === 0
        ? t('translation.none')
        : joinList(
            texts.map(each => languageName(each.lang, lang)),
            lang,
          ),
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
  sample: () => editorModel(plainVisit(), sampleWish()),
});
