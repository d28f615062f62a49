// The template an office fills in: headings in the reader's language, an example, a line for each official and way.
import { stringify } from 'csv-stringify/sync';
import { channelsOf, type PublishedAction } from '../../actions/model.ts';
import { CHANNELS } from '../../lib/channels.ts';
import { countryName } from '../../lib/countries.ts';
import { guardCell } from '../../lib/csv.ts';
import { dayIn } from '../../lib/dates.ts';
import { slugify } from '../../lib/slug.ts';
import type { App } from '../../platform/app.ts';
import { COLUMNS, type Column } from './model.ts';
import { labelsOf } from './vocabulary.ts';

/** Where decimals have a comma, spreadsheet programs part the fields of a CSV file by semicolons. */
const delimiterFor = (lang: string): ',' | ';' =>
  new Intl.NumberFormat(lang).format(1.5).includes(',') ? ';' : ',';

/** The file and what it is called. Lines that are left as they are say nothing when the file comes back. */
export function templateFor(app: App, action: PublishedAction, lang: string): { name: string; text: string } {
  const say = (key: string): string => app.strings.text(lang, key);
  const labels = labelsOf(action.targets);
  const cells = (line: Partial<Record<Column, string>>): string[] =>
    COLUMNS.map(column => guardCell(line[column] ?? ''));
  const [first] = action.targets;
  const example = cells({
    day: dayIn(action.timeZone, app.clock.now()),
    target: labels.get(first?.id ?? '') ?? '',
    channel: say('channel.post'),
    letters: '3',
    country: countryName('PT', lang),
    people: '2',
    reference: say('reportImport.example'),
  });
  const ways = action.targets.flatMap(target => {
    const reached = channelsOf(target);
    const channels = reached.length === 0 ? CHANNELS : reached;
    return channels.map(channel =>
      cells({ target: labels.get(target.id) ?? '', channel: say(`channel.${channel}`) }),
    );
  });
  const head = COLUMNS.map(column => say(`reportImport.column.${column}`));
  const text = stringify([head, example, ...ways], {
    bom: true,
    delimiter: delimiterFor(lang),
    record_delimiter: 'windows',
    // A bare line break would end the row in a program that reads every kind of line end.
    quoted_match: /[\r\n]/,
  });
  const about = action.number === null ? action.slug : `ua-${slugify(action.number)}`;
  return { name: `${slugify(say('reportImport.fileName'))}-${about}.csv`, text };
}
