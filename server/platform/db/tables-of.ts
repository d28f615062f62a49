// Which tables a statement names, read off its text once: Kysely quotes every name it writes.

/** `writes` is null when the statement changes something, and which table cannot be told. */
export type TablesOf = Readonly<{ reads: readonly string[]; writes: readonly string[] | null }>;

const QUOTED = /"([a-z][a-z0-9_]*)"/g;
const UNQUOTED = /\b(?:from|join)\s+([a-z][a-z0-9_]*)/gi;
const CHANGES_ONE = /^\s*(?:insert (?:or \w+ )?into|update|delete from)\s+"?([a-z][a-z0-9_]*)/i;
const ONLY_READS = /^\s*(?:select|pragma|explain|values)\b/i;
const NEITHER = /^\s*(?:begin|commit|rollback|start|savepoint|release|set|show|vacuum|analyze)\b/i;
const MOST_KEPT = 4000;

const kept = new Map<string, TablesOf>();

function readOff(text: string): TablesOf {
  if (NEITHER.test(text)) return { reads: [], writes: [] };
  // Columns' names come with them: a name too many ends an answer too early, a name too few would let it grow old.
  const reads = new Set([...text.matchAll(QUOTED), ...text.matchAll(UNQUOTED)].map(found => found[1] ?? ''));
  if (ONLY_READS.test(text) || (/^\s*with\b/i.test(text) && !/\b(?:insert|update|delete)\b/i.test(text)))
    return { reads: [...reads], writes: [] };
  const changed = CHANGES_ONE.exec(text)?.[1];
  return { reads: [...reads], writes: changed === undefined ? null : [changed] };
}

/** The tables of a statement; its text is remembered, since few texts make up almost all queries. */
export function tablesOf(text: string): TablesOf {
  const known = kept.get(text);
  if (known) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const found = readOff(text);
  kept.set(text, found);
  return found;
}
