// The audit trail as a page: when, who, what, about what, and what changed.
import { instantInWords } from '../lib/dates.ts';
import type { Paths } from '../lib/paths.ts';
import { fieldsFor, type Field } from '../platform/web/fields.ts';
import { definePage } from '../platform/views/views.ts';
import type { AuditList, AuditWish } from './find-audit.ts';
import type { AuditRow } from './store.ts';

/** As much of a visit as this page needs; `has` says whether there are words for a key. */
type Reader = {
  t: (key: string, params?: Record<string, string>) => string;
  lang: string;
  to: Paths;
  has: (key: string) => boolean;
};

type AuditLine = {
  at: string;
  who: string;
  verb: string;
  subject: string;
  href: string | null;
  detail: { name: string; value: string }[];
};
export type AuditPage = {
  lines: AuditLine[];
  filters: Field[];
  action: string;
  all: string | null;
  older: string | null;
  newest: string | null;
  /** Said when only one thing's rows are shown; it stays while other filters change. */
  only: { value: string; text: string } | null;
  files: { href: string; text: string }[];
};

/** Words for a code of ours, or the code as it is: a verb of a newer version must not break an older page. */
function wordsFor(reader: Reader, kind: string, code: string): string {
  const key = `audit.${kind}.${code}`;
  return reader.has(key) ? reader.t(key) : code;
}

function hrefOf(to: Paths, row: AuditRow): string | null {
  const { subject_type: type, subject_id: id } = row;
  if (type === 'settings') return to.deskSettings();
  if (id === null) return null;
  if (type === 'action') return to.deskAction(id);
  if (type === 'official') return to.deskOfficial(id);
  if (type === 'coordinator') return to.deskPerson(id);
  if (type === 'mail') return to.deskOutboxMail(id);
  return null;
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function detailOf(row: AuditRow): AuditLine['detail'] {
  const detail: unknown = JSON.parse(row.detail);
  if (typeof detail !== 'object' || detail === null) return [];
  return Object.entries(detail)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => ({ name, value: asText(value) }));
}

export function auditModel(reader: Reader, list: AuditList, wish: AuditWish): AuditPage {
  const { field } = fieldsFor(reader);
  const any = { value: '', label: reader.t('audit.any') };
  const choose = (name: string, value: string, choices: { value: string; label: string }[]): Field =>
    field(name, { label: reader.t(`audit.${name}`), as: 'select', value, choices: [any, ...choices] });
  const day = (name: 'from' | 'to', value: string): Field =>
    field(name, { label: reader.t(`audit.${name}`), type: 'date', value });
  const { before: _before, ...kept } = wish;
  const given = Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== ''));
  return {
    lines: list.rows.map(row => ({
      at: instantInWords(row.at, reader.lang, 'UTC'),
      who: row.by_name,
      verb: wordsFor(reader, 'verb', row.verb),
      subject: wordsFor(reader, 'type', row.subject_type),
      href: hrefOf(reader.to, row),
      detail: detailOf(row),
    })),
    filters: [
      choose(
        'person',
        wish.person,
        list.people.map(name => ({ value: name, label: name })),
      ),
      choose(
        'verb',
        wish.verb,
        list.verbs.map(verb => ({ value: verb, label: wordsFor(reader, 'verb', verb) })),
      ),
      choose(
        'type',
        wish.type,
        list.types.map(type => ({ value: type, label: wordsFor(reader, 'type', type) })),
      ),
      day('from', wish.from),
      day('to', wish.to),
    ],
    only:
      wish.subject === ''
        ? null
        : {
            value: wish.subject,
            text: reader.t('audit.onlySubject', {
              type: wordsFor(reader, 'type', wish.type || (list.rows[0]?.subject_type ?? '')),
            }),
          },
    files: (['csv', 'json'] as const).map(ext => ({
      href: reader.to.deskAuditFile(ext, given),
      text: reader.t(`audit.${ext}`),
    })),
    newest: wish.before === '' ? null : reader.to.deskAudit(given),
    action: reader.to.deskAudit(),
    all: Object.keys(given).length === 0 ? null : reader.to.deskAudit(),
    older: list.next === null ? null : reader.to.deskAudit({ ...given, before: list.next }),
  };
}

export const auditPage = definePage<AuditPage>({
  name: 'audit/list',
  layout: 'desk',
  sample: () => ({
    lines: [
      {
        at: '21 Nov 2026, 09:40',
        who: 'Inés Caldera',
        verb: 'changed the settings',
        subject: 'Settings',
        href: '/desk/settings',
        detail: [{ name: 'paper', value: '{"before":"a4","after":"letter"}' }],
      },
      {
        at: '20 Nov 2026, 18:00',
        who: 'insist',
        verb: 'demo.loaded',
        subject: 'demo',
        href: null,
        detail: [],
      },
    ],
    filters: [fieldsFor({ t: key => key }).field('person', { label: 'Person', as: 'select', choices: [] })],
    action: '/desk/audit',
    all: '/desk/audit',
    older: '/desk/audit?before=x',
    newest: '/desk/audit',
    only: { value: '01sample', text: 'Only what concerns one action.' },
    files: [{ href: '/desk/audit.csv', text: 'Download as CSV' }],
  }),
});
