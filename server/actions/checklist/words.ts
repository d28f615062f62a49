// The checklist in the reader's words: each line says its degree, names its field and links to where it is mended.
import { languageName } from '../../lib/languages.ts';
import { idOf } from '../../platform/web/fields.ts';
import type { Words } from '../../platform/web/words.ts';
import { DEGREES, type ChecklistLine, type Degree } from './model.ts';

/** Lists as a whole are mended in their section of the editor. */
const SECTION_OF_LIST: Readonly<Record<string, string>> = {
  people: 's-people',
  targets: 's-officials',
  letters: 's-letters',
  preferredLanguages: 's-deadline',
};

/** Where in the editor a part of the content stands. */
export const placeInEditor = (path: string): string =>
  path.startsWith('translations.') ? '#s-translations' : `#${SECTION_OF_LIST[path] ?? idOf(path)}`;

type Spoken = Pick<ChecklistLine, 'path' | 'reason' | 'params'>;

/** A line in words that name its field: "Deadline: fill this in." */
export function lineInWords(visit: Words, line: Spoken): string {
  const [part = '', at = ''] = line.path.split('.');
  const name = visit.t(part === 'care' ? `care.question.${at}` : `action.part.${part}`);
  const where = /^\d+$/.test(at) ? `${name} ${Number(at) + 1}` : name;
  const lang = line.params?.['lang'];
  const params = typeof lang === 'string' ? { language: languageName(lang, visit.lang) } : {};
  return `${where}: ${visit.t(line.reason, { ...line.params, ...params })}`;
}

export type ChecklistModel = {
  /** Whether anything blocks publishing. */
  blocked: boolean;
  /** How much there is, in words. */
  count: string;
  groups: { degree: Degree; title: string; lines: { href: string; text: string }[] }[];
};

/** @param id null for an action not kept yet, whose questions have no page yet. @param inEditor links stay on its page. */
export function checklistModel(
  visit: Words,
  id: string | null,
  lines: readonly ChecklistLine[],
  inEditor = false,
): ChecklistModel {
  const { t, to } = visit;
  const editor = id === null || inEditor ? '' : to.deskActionEdit(id);
  const hrefOf = (path: string): string => {
    if (path === 'note' && id !== null) return `${to.deskActionPublication(id)}#f-note`;
    if (!path.startsWith('care.')) return `${editor}${placeInEditor(path)}`;
    return id === null ? '#s-case' : `${to.deskActionCare(id)}#${idOf(path.slice('care.'.length))}`;
  };
  const groups = DEGREES.map(degree => ({
    degree,
    title: t(`checklist.degree.${degree}`),
    lines: lines
      .filter(line => line.degree === degree)
      .map(line => ({ href: hrefOf(line.path), text: lineInWords(visit, line) })),
  })).filter(group => group.lines.length > 0);
  const musts = lines.filter(line => line.degree === 'must').length;
  return {
    blocked: musts > 0,
    count: musts > 0 ? t('checklist.musts', { n: musts }) : t('checklist.noMusts', { n: lines.length }),
    groups,
  };
}
