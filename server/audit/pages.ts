// The audit trail as a page: when, who, what, about what, and what changed.
import type { Paths } from '../lib/paths.ts';
import { fieldsFor, type Field } from '../platform/web/fields.ts';
import { definePage } from '../platform/views/views.ts';
import { momentInWords } from '../platform/web/words.ts';
import { detailInWords, type Detail, type Speaker } from './detail-words.ts';
import type { AuditList, AuditWish } from './find-audit.ts';
import { foldSaves } from './fold.ts';
import type { AuditRow } from './store.ts';

type Reader = Speaker & { to: Paths };

type AuditLine = {
  at: string;
  dateTime: string;
  who: string;
  verb: string;
  subject: string;
  href: string | null;
  detail: Detail[];
  /** Said where several saves are one line. */
  times: string | null;
};
export type AuditPage = {
  lead: string;
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
  if (type === 'statement') return to.deskStatement(id);
  if (type === 'report-import') return to.deskReportImportOne(id);
  if (type === 'mail') return to.deskOutboxMail(id);
  return null;
}

const readFold = (row: AuditRow) => ({
  at: row.at,
  verb: row.verb,
  byName: row.by_name,
  subject: `${row.subject_type} ${row.subject_id ?? ''}`,
});

export function auditModel(reader: Reader, list: AuditList, wish: AuditWish): AuditPage {
  const { field } = fieldsFor(reader);
  const any = { value: '', label: reader.t('audit.any') };
  const choose = (name: string, value: string, choices: { value: string; label: string }[]): Field =>
    field(name, { label: reader.t(`audit.${name}`), as: 'select', value, choices: [any, ...choices] });
  const day = (name: 'from' | 'to', value: string): Field =>
    field(name, { label: reader.t(`audit.${name}`), type: 'date', value });
  const { before: _before, zone: _zone, ...kept } = wish;
  const given = Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== ''));
  return {
    lead: reader.t('audit.lead', { zone: reader.zone ?? 'UTC' }),
    lines: foldSaves(list.rows, readFold).map(({ row, times, since }) => ({
      at: momentInWords(reader, row.at),
      dateTime: row.at,
      who: row.by_name,
      verb: wordsFor(reader, 'verb', row.verb),
      subject: wordsFor(reader, 'type', row.subject_type),
      href: hrefOf(reader.to, row),
      detail: detailInWords(reader, row.detail),
      times:
        times === 1 ? null : reader.t('audit.savedTimes', { n: times, when: momentInWords(reader, since) }),
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
    lead: 'Every change on the desk, newest first.',
    lines: [
      {
        at: '21 Nov 2026, 09:40 UTC',
        dateTime: '2026-11-21T09:40:00.000Z',
        who: 'Inés Caldera',
        verb: 'changed the settings',
        subject: 'Settings',
        href: '/desk/settings',
        detail: [{ name: 'Paper', value: 'a4 → letter' }],
        times: null,
      },
      {
        at: '20 Nov 2026, 18:00 UTC',
        dateTime: '2026-11-20T18:00:00.000Z',
        who: 'insist',
        verb: 'demo.loaded',
        subject: 'demo',
        href: null,
        detail: [],
        times: '3 saves since 20 Nov 2026, 17:52 UTC',
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
