// What this process has seen of late: counts in memory, asked for each report that comes, in a few microseconds.
import type { Source } from '../source.ts';
import type { History } from './history.ts';
import { isLarge, type Sight } from './rules.ts';
import { Sliding } from './sliding.ts';

const TEN_MINUTES = 10 * 60_000;
const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

/** Names a count keeps at most: memory stays small under a flood from everywhere, which counts of one source miss anyway. */
const MOST = 20_000;
/** So often does one source count in what is seen of all of them together. */
const MOST_OF_ONE = 20;
/** And with so many letters, as of one group: it takes many sources to make a rush. */
const MOST_LETTERS_OF_ONE = 2000;

export type Coming = {
  actionId: string;
  at: Date;
  /** Letters it adds, which a correction does to those it stated before; and those it states in all. */
  letters: number;
  stated: number;
  people: number | null;
  country: string | null;
  /** Names its content; null for a correction, which is no new report. */
  shape: string | null;
  source: Source;
};

export class Watch {
  readonly #sourceHour = new Sliding(HOUR, MOST);
  readonly #sourceDay = new Sliding(DAY, MOST);
  readonly #same = new Sliding(HOUR, MOST);
  readonly #ofOne = new Sliding(TEN_MINUTES, MOST);
  readonly #ofOneCountry = new Sliding(HOUR, MOST);
  readonly #lettersOfOne = new Sliding(TEN_MINUTES, MOST);
  readonly #letters = new Sliding(TEN_MINUTES, MOST);
  readonly #all = new Sliding(TEN_MINUTES, MOST);
  readonly #straight = new Sliding(TEN_MINUTES, MOST);
  readonly #country = new Sliding(HOUR, MOST);

  /** Counts one report and gives what the rules look at. It counts at once: those that come together see each other. */
  see(coming: Coming, history: History): Sight {
    const { people, source, shape, country } = coming;
    const seen = this.#count(coming, 1);
    return {
      letters: coming.stated,
      people,
      source: seen.source,
      same: seen.same,
      tenMinutes: seen.tenMinutes,
      straight: source.straight && shape !== null,
      usualTenMinutes: history.usualTenMinutes,
      drip: (shape === null || !source.straight ? undefined : history.drips.get(shape)) ?? {
        reports: 0,
        days: 0,
      },
      country: { hour: seen.country, share: history.shareOf(country) },
    };
  }

  /** Takes back a report that turned out to be one taken before, or was refused. */
  forget(coming: Coming): void {
    this.#count(coming, -1);
  }

  #count(coming: Coming, sign: 1 | -1) {
    const { actionId, source, shape, country } = coming;
    const at = coming.at.getTime();
    const reports = shape === null ? 0 : sign;
    const letters = sign * coming.letters;
    const marks = [source.mark, source.opened].filter(mark => mark !== null);
    const hours = marks.map(mark => this.#sourceHour.add(`${actionId} ${mark}`, at, reports, letters));
    const days = marks.map(mark => this.#sourceDay.add(`${actionId} ${mark}`, at, reports, letters));
    const most = (counts: readonly { reports: number; letters: number }[], what: 'reports' | 'letters') =>
      Math.max(0, ...counts.map(count => count[what]));
    const seen = {
      hour: most(hours, 'reports'),
      hourLetters: most(hours, 'letters'),
      day: most(days, 'reports'),
      dayLetters: most(days, 'letters'),
    };
    // Corrections as well: else a flood would report one letter each, and correct it afterwards.
    const rush = isLarge(coming.stated) ? this.#ofLetters(actionId, marks, at, letters) : 0;
    if (shape === null)
      return { source: seen, same: 0, tenMinutes: { all: 0, straight: 0, letters: rush }, country: 0 };
    const same = marks.map(mark => this.#same.add(`${actionId} ${mark} ${shape}`, at, reports, letters));
    // Without a source each counts: two servers, or a way in that names none, must not hide a flood.
    const oneOf = (counts: Sliding, name: string): boolean =>
      marks.every(mark => counts.add(`${name} ${mark}`, at, reports, 0).reports <= MOST_OF_ONE);
    const part = oneOf(this.#ofOne, actionId) ? sign : 0;
    return {
      source: seen,
      same: most(same, 'reports'),
      tenMinutes: {
        all: this.#all.add(actionId, at, part, 0).reports,
        straight: this.#straight.add(actionId, at, source.straight ? part : 0, 0).reports,
        letters: rush,
      },
      country: country === null ? 0 : this.#ofCountry(coming, at, sign, oneOf),
    };
  }

  #ofLetters(actionId: string, marks: readonly string[], at: number, letters: number): number {
    const many = Math.abs(letters);
    let counted = Math.min(many, MOST_LETTERS_OF_ONE);
    for (const mark of marks) {
      const after = this.#lettersOfOne.add(`${actionId} ${mark}`, at, 0, letters).letters;
      const others = letters > 0 ? after - many : after;
      counted = Math.min(counted, Math.max(0, MOST_LETTERS_OF_ONE - others));
    }
    return this.#letters.add(actionId, at, 0, Math.sign(letters) * counted).letters;
  }

  #ofCountry(
    { actionId, country }: Coming,
    at: number,
    sign: 1 | -1,
    oneOf: (counts: Sliding, name: string) => boolean,
  ): number {
    const name = `${actionId} ${country}`;
    const part = oneOf(this.#ofOneCountry, name) ? sign : 0;
    return this.#country.add(name, at, part, 0).reports;
  }
}
