// The settings form: what was typed, kept as typed, and read into settings.
import { parseForm, type Form } from '../platform/web/form.ts';
import { settingsSchema, type HoldSetting, type Settings } from './model.ts';

export type OfficeTyped = { country: string; name: string; email: string; url: string; phone: string };

/** Every field as text, as the page shows it again. */
export type SettingsTyped = {
  organisationName: string;
  about: string;
  contactEmail: string;
  contactAddress: string;
  offices: OfficeTyped[];
  languages: string[];
  firstLanguage: string;
  timeZone: string;
  paper: string;
  /** By site language. */
  postage: Record<string, string>;
  graceDays: string;
  /** Days, with commas between. */
  deadlineReminders: string;
  replyMonths: string;
  secondFactor: string;
  /** `yes` or ''. */
  secondPerson: string;
} & Record<HoldSetting, string>;

/** One value for each threshold of the rules that hold reports. */
const forHolding = <Value>(valueOf: (name: HoldSetting) => Value): Record<HoldSetting, Value> => ({
  holdSelfAbove: valueOf('holdSelfAbove'),
  holdGroupAbove: valueOf('holdGroupAbove'),
  holdPerPersonAbove: valueOf('holdPerPersonAbove'),
  holdRepeatsAbove: valueOf('holdRepeatsAbove'),
  holdSourceHourAbove: valueOf('holdSourceHourAbove'),
  holdSourceHourLettersAbove: valueOf('holdSourceHourLettersAbove'),
  holdSourceDayAbove: valueOf('holdSourceDayAbove'),
  holdSourceDayLettersAbove: valueOf('holdSourceDayLettersAbove'),
  holdStraightAbove: valueOf('holdStraightAbove'),
  holdRushAbove: valueOf('holdRushAbove'),
  holdRushLettersAbove: valueOf('holdRushLettersAbove'),
  holdRushTimes: valueOf('holdRushTimes'),
  holdDripAbove: valueOf('holdDripAbove'),
  holdDripDays: valueOf('holdDripDays'),
  holdCountryAbove: valueOf('holdCountryAbove'),
  holdCountryShare: valueOf('holdCountryShare'),
});

/** Rows left wholly empty are no offices; so an office is taken out by emptying its row. */
function typedOffices(form: Form): OfficeTyped[] {
  const rows = new Set<number>();
  for (const name of form.names()) {
    const found = /^offices\.(\d{1,3})\.\w+$/.exec(name);
    if (found) rows.add(Number(found[1]));
  }
  return [...rows]
    .sort((a, b) => a - b)
    .map(row => {
      const part = (name: string): string => form.one(`offices.${row}.${name}`);
      return {
        country: part('country'),
        name: part('name'),
        email: part('email'),
        url: part('url'),
        phone: part('phone'),
      };
    })
    .filter(office => Object.values(office).some(value => value !== ''));
}

/** `postage.en`, `postage.es`; an emptied one is no hint. */
function typedPostage(form: Form): Record<string, string> {
  const typed: [string, string][] = [];
  for (const name of form.names()) {
    const [, lang] = /^postage\.([a-z]{2,3})$/.exec(name) ?? [];
    if (lang !== undefined && form.one(name) !== '') typed.push([lang, form.one(name)]);
  }
  return Object.fromEntries(typed);
}

export const typedSettings = (form: Form): SettingsTyped => ({
  organisationName: form.one('organisationName'),
  about: form.one('about'),
  contactEmail: form.one('contactEmail'),
  contactAddress: form.one('contactAddress'),
  offices: typedOffices(form),
  languages: form.all('languages'),
  firstLanguage: form.one('firstLanguage'),
  timeZone: form.one('timeZone'),
  paper: form.one('paper'),
  postage: typedPostage(form),
  graceDays: form.one('graceDays'),
  ...forHolding(name => form.one(name)),
  deadlineReminders: form.one('deadlineReminders'),
  replyMonths: form.one('replyMonths'),
  secondFactor: form.one('secondFactor'),
  secondPerson: form.one('secondPerson'),
});

/** The settings as the form shows them. */
export const typedFrom = (settings: Settings): SettingsTyped => ({
  ...settings,
  firstLanguage: settings.languages[0] ?? 'en',
  graceDays: String(settings.graceDays),
  ...forHolding(name => String(settings[name])),
  deadlineReminders: settings.deadlineReminders.join(', '),
  replyMonths: String(settings.replyMonths),
  secondPerson: settings.secondPerson ? 'yes' : '',
});

const whole = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : Number.NaN);

/** `7, 2, 1`: days with commas or spaces between. */
const daysOf = (text: string): number[] =>
  text
    .split(/[\s,;]+/)
    .filter(part => part !== '')
    .map(whole);

/** @throws {Refused} with every problem; offices are numbered as `typed` has them */
export function readSettingsForm(typed: SettingsTyped): Settings {
  const { firstLanguage, ...rest } = typed;
  const others = typed.languages.filter(lang => lang !== firstLanguage);
  return parseForm(settingsSchema, {
    ...rest,
    languages: firstLanguage === '' ? others : [firstLanguage, ...others],
    graceDays: whole(typed.graceDays),
    ...forHolding(name => whole(typed[name])),
    deadlineReminders: daysOf(typed.deadlineReminders),
    replyMonths: whole(typed.replyMonths),
    secondPerson: typed.secondPerson === 'yes',
  });
}
