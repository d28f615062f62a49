// Reads the targets: parts their blocks, in whatever way these are printed, and reads each.
import type { ImportedTarget, Span } from '../model.ts';
import { foldedWords } from '../text/fold.ts';
import { cut, spansOf, tidy, trim, type Piece } from '../text/piece.ts';
import type { ContactLabel } from '../words/words.ts';
import type { Section } from '../sections/rows.ts';
import { contactLabels } from './contact-labels.ts';
import { greetingsIn } from './greeting.ts';
import {
  continued,
  emailsIn,
  handlesIn,
  isBareEmails,
  phonesIn,
  salutationOf,
  type Contact,
} from './contacts.ts';
import { officialOf, headLine } from './official.ts';
import { postEnd } from './posts.ts';
import { isAside, isProse, isReporting } from './prose.ts';

type Field = { label: ContactLabel; value: Piece };
type Block = { role: 'to' | 'copy'; head: Piece[]; gaps: boolean[]; fields: Field[] };

/** A target, and where each of its fields stands. */
export type TargetRead = { target: ImportedTarget; spans: Partial<Record<keyof ImportedTarget, Span[]>> };

/** The targets of sections, in printed order. */
export function targetsIn(sections: readonly Section[]): TargetRead[] {
  return blocksIn(sections).map(read).filter(isTarget);
}

/** A block that has only words of address and no field or office is most likely none. */
function isTarget({ target }: TargetRead): boolean {
  const reachable =
    target.emails.length + target.phones.length + target.faxes.length + target.handles.length > 0;
  const known = target.name !== null || target.title !== null;
  const addressed = target.addressLines.length > 0;
  return (
    (known && (reachable || addressed || target.salutation !== null)) ||
    (addressed && reachable) ||
    (known && target.title !== null) ||
    (addressed && target.addressLines.length > 1)
  );
}

function blocksIn(sections: readonly Section[]): Block[] {
  const blocks: Block[] = [];
  let role: Block['role'] = 'to';
  let current: Block | null = null;
  const open = (): Block => {
    const block: Block = { role, head: [], gaps: [], fields: [] };
    blocks.push(block);
    return block;
  };
  for (const section of sections) {
    if (section.heading === 'copies' || section.heading === 'diplomats') role = 'copy';
    else if (section.heading === 'contacts') role = 'to';
    current = null;
    let prose = false;
    for (const row of section.rows) {
      const labels = contactLabels(row.piece.text);
      if (labels.length === 0) {
        if (current !== null && (isReporting(row.piece.text) || /^thank you\b/i.test(row.piece.text))) break;
        const wasProse: boolean = prose;
        prose = isProse(row.piece.text, wasProse && !row.gap) && !isPostLine(row.piece.text);
        if (prose || isAside(row.piece.text)) continue;
      } else prose = false;
      if (labels.length > 0 && isReporting(row.piece.text)) {
        if (current !== null) break;
        continue;
      }
      const start = labels[0]?.start ?? row.piece.text.length;
      const { text: before, numbered } = withoutNumber(
        trimPunctuation(cut(row.piece, 0, start), labels.length > 0),
      );
      if (before.text !== '') {
        if (current !== null && takenAsValue(current, before, labels.length === 0)) continue;
        if (current === null || numbered || beginsNew(current, before, row.gap)) current = open();
        current.head.push(before);
        current.gaps.push(row.gap);
      }
      for (const [i, label] of labels.entries()) {
        current ??= open();
        const end = labels[i + 1]?.start ?? row.piece.text.length;
        current.fields.push({
          label: label.label,
          value: trimPunctuation(cut(row.piece, label.value, end), i + 1 < labels.length),
        });
      }
    }
  }
  return blocks;
}

/** A long title has few capitals, as a sentence: "Ministre de la Justice et des Droits humains". */
const isPostLine = (text: string): boolean =>
  text.length < 110 && !/[.!?]$/.test(text) && postEnd(text) >= text.trimEnd().length - 1;

/** What parts fields on one line stands at the end of a value: "/", "|", " I ". */
function trimPunctuation(piece: Piece, beforeLabel: boolean): Piece {
  const value = trim(piece);
  const end = (beforeLabel ? /(?:\s[Il]|[\s|/;,•–—(-])+$/ : /[\s|;•]+$/).exec(value.text);
  const keepHyphen = end?.[0] === '-';
  const start = /^[\s|;•]+/.exec(value.text)?.[0].length ?? 0;
  return trim(cut(value, start, end === null || keepHyphen ? value.text.length : end.index));
}

function withoutNumber(piece: Piece): { text: Piece; numbered: boolean } {
  const mark = /^(?:\(?\d{1,2}\)|\d{1,2}\.)\s+(?=\p{L})|^[•◼■▪●*-]\s+/u.exec(piece.text);
  if (mark === null) return { text: piece, numbered: false };
  return { text: trim(cut(piece, mark[0].length)), numbered: true };
}

/** Whether a line goes on with a field: it must look like such a value, for a hidden address leaves its field empty. */
function goesOn(field: Field, line: string): boolean {
  const value = field.value.text;
  const open = value === '' || /[,;/|@.-]$/.test(value);
  const oneWord = !/\s/.test(line);
  switch (field.label) {
    case 'email':
    case 'copy':
      if (/^[\w.-]+\.\p{L}{2,}(?:[\s,;].*)?$/u.test(line) && oneWord) return !/\.\p{L}{2,}$/u.test(value);
      return open && /^\S*@/.test(line);
    case 'phone':
    case 'fax':
    case 'phoneAndFax':
      return /^[+(]?[\d\s()./-]{5,}(?:\(.*\))?$/.test(line) && (open || line.startsWith('+') || value === '');
    case 'handle':
      return open && line.startsWith('@');
    case 'form':
    case 'web':
      return oneWord && /[/.=?&]/.test(line);
    case 'salutation':
      return value === '' ? greetingsIn(line).length > 0 : BROKEN_SALUTATION.test(value);
    case 'wire':
      return false;
  }
}

/** A salutation ends with a comma; it goes on after a slash, or after a word that greets nobody yet. */
const BROKEN_SALUTATION =
  /(?:\/|\b(?:Dear|Estimad[oa]|Señora?|Sr\.?|Sra\.?|Monsieur|Madame|Geehrter?|Herr|Frau|Your|Su))$/u;

/** A line without a label may go on with the field before it, or be an address of mail or a handle on its own. */
function takenAsValue(block: Block, line: Piece, bare: boolean): boolean {
  if (!bare) return false;
  const last = block.fields.at(-1);
  if (isBareEmails(line.text)) {
    block.fields.push({ label: 'email', value: line });
    return true;
  }
  if (/^@[\w.]{2,40}$/.test(line.text)) {
    block.fields.push({ label: 'handle', value: line });
    return true;
  }
  if (/^(?:https?:\/\/|www\.)\S+$/i.test(line.text)) return true;
  if (last === undefined) return false;
  if (!goesOn(last, line.text)) return false;
  last.value = continued(last.value, line);
  return true;
}

/** Whether a line that is no field is the beginning of the next target. */
function beginsNew(block: Block, line: Piece, gap: boolean): boolean {
  if (block.fields.length > 0) return true;
  if (block.head.length < 2) return false;
  // No field parts the two: only a line that is surely a head does.
  const official = officialOf(block.head);
  if (official.name === null && official.title === null) return false;
  if (official.address.length === 0) return false;
  const head = headLine(line);
  if (official.name === null && head.is === 'both' && official.title !== null && official.address.length < 2)
    return false;
  if (head.is === 'both') return true;
  if (head.is === 'title') return official.address.length > 1 || gap;
  if (head.is === 'name') return head.sure && gap && official.name !== null;
  return (
    head.is === 'office' &&
    gap &&
    official.address.length > 1 &&
    /^(?:embassy|ambassade|botschaft|embajada|permanent mission)/i.test(line.text)
  );
}

function read(block: Block): TargetRead {
  const official = officialOf(block.head);
  const address = official.address.map(line => tidy(withoutBrackets(line))).filter(line => line.text !== '');
  const emails: Contact[] = [];
  const phones: Contact[] = [];
  const faxes: Contact[] = [];
  const handles: Contact[] = [];
  let salutation: Contact | null = null;
  for (const { label, value } of block.fields) {
    if (label === 'email' || label === 'copy') emails.push(...emailsIn(value));
    if (label === 'phone' || label === 'phoneAndFax') phones.push(...phonesIn(value));
    if (label === 'fax' || label === 'phoneAndFax') faxes.push(...phonesIn(value));
    if (label === 'handle') handles.push(...handlesIn(value));
    if (label === 'salutation') salutation ??= salutationOf(value);
  }
  const values = (contacts: readonly Contact[]): string[] => contacts.map(each => each.value);
  const places = (contacts: readonly Contact[]): Span[] => contacts.flatMap(each => each.spans);
  return {
    target: {
      name: official.name === null ? null : tidy(official.name).text,
      title: official.title === null ? null : tidy(official.title).text,
      role: block.role,
      addressLines: address.map(line => line.text),
      emails: values(emails),
      phones: values(phones),
      faxes: values(faxes),
      handles: values(handles),
      salutation: salutation?.value ?? null,
    },
    spans: {
      name: official.name === null ? [] : spansOf(official.name),
      title: official.title === null ? [] : spansOf(official.title),
      addressLines: address.flatMap(line => spansOf(line)),
      emails: places(emails),
      phones: places(phones),
      faxes: places(faxes),
      handles: places(handles),
      salutation: salutation?.spans ?? [],
    },
  };
}

/** "[insert local address]" is for the reader to fill in. */
function withoutBrackets(line: Piece): Piece {
  const found = /\[[^[\]]{0,80}\]/.exec(line.text);
  if (found === null) return line;
  const before = trim(cut(line, 0, found.index));
  return before.text === '' ? trim(cut(line, found.index + found[0].length)) : before;
}

/** Whether the rows of sections hold contact fields at all. */
export const hasContacts = (sections: readonly Section[]): boolean =>
  sections.some(section =>
    section.rows.some(
      row =>
        contactLabels(row.piece.text).length > 0 &&
        !isReporting(row.piece.text) &&
        foldedWords(row.piece.text).length > 1,
    ),
  );
