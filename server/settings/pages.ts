// The settings page: one long form in parts.
import { countryChoices } from '../lib/countries.ts';
import type { FieldProblem } from '../lib/errors.ts';
import { languageName, ownName } from '../lib/languages.ts';
import { timeZones } from '../lib/time-zones.ts';
import { fieldsFor, type ErrorSummary, type Field, type FieldOptions } from '../platform/web/fields.ts';
import { definePage } from '../platform/views/views.ts';
import { typedFrom, type OfficeTyped, type SettingsTyped } from './forms.ts';
import { DEFAULT_SETTINGS, HOLD_RULES, SECOND_FACTOR_ASKED } from './model.ts';

/** As much of a visit as this page needs. */
type Reader = { t: (key: string, params?: Record<string, string | number>) => string; lang: string };

type Part = { id: string; title: string; lead: string | null; fields: Field[] };
export type SettingsPage = {
  said: string | null;
  errors: ErrorSummary;
  action: string;
  /** Whether this person may change anything. */
  writable: boolean;
  parts: Part[];
  offices: { legend: string; spare: boolean; fields: Field[] }[];
  limits: Part;
  /** The rules that hold reports for review, each with its thresholds. */
  rules: { legend: string; fields: Field[] }[];
  links: { href: string; text: string }[];
};

const NO_OFFICE: OfficeTyped = { country: '', name: '', email: '', url: '', phone: '' };
/** Empty rows at the end, so that offices can be added without a script. */
export const SPARE_OFFICES = 3;

type Given = {
  typed: SettingsTyped;
  siteLanguages: readonly string[];
  said: string | null;
  writable: boolean;
  action: string;
  links: { href: string; text: string }[];
};

/** Lists have fields of their own. */
const asText = (value: SettingsTyped[keyof SettingsTyped]): string =>
  typeof value === 'string' ? value : '';

export function settingsModel(
  reader: Reader,
  given: Given,
  problems: readonly FieldProblem[] = [],
): SettingsPage {
  const { t } = reader;
  const { typed } = given;
  const { field, summary } = fieldsFor(reader, problems);
  const text = (name: keyof SettingsTyped, options: Partial<FieldOptions> = {}): Field =>
    field(name, { label: t(`settings.${name}`), value: asText(typed[name]), ...options });
  const withHint = (name: keyof SettingsTyped, options: Partial<FieldOptions> = {}): Field =>
    text(name, { hint: t(`settings.${name}.hint`), ...options });
  const count = (name: keyof SettingsTyped): Field => withHint(name, { inputMode: 'numeric', width: 'w4' });
  const languages = given.siteLanguages.map(lang => ({
    value: lang,
    label: `${ownName(lang)} (${languageName(lang, reader.lang)})`,
  }));
  const part = (id: string, fields: Field[], lead: string | null = null): Part => ({
    id,
    title: t(`settings.part.${id}`),
    lead,
    fields,
  });
  const parts = [
    part('organisation', [
      text('organisationName', { required: true, width: 'w16' }),
      withHint('about', { as: 'area', rows: 6 }),
      withHint('contactEmail', { type: 'email', width: 'w16' }),
      text('contactAddress', { as: 'area', rows: 4, optional: true }),
    ]),
    part('languages', [
      field('languages', {
        label: t('settings.languages'),
        as: 'ticks',
        values: typed.languages,
        choices: languages,
      }),
      withHint('firstLanguage', { as: 'select', choices: languages, width: 'w16' }),
      withHint('timeZone', {
        as: 'select',
        width: 'w16',
        choices: timeZones(typed.timeZone).map(zone => ({ value: zone, label: zone.replaceAll('_', ' ') })),
      }),
      withHint('paper', {
        as: 'radios',
        choices: [
          { value: 'a4', label: t('settings.paper.a4') },
          { value: 'letter', label: t('settings.paper.letter') },
        ],
      }),
    ]),
    part(
      'postage',
      given.siteLanguages.map(lang =>
        field(`postage.${lang}`, {
          label: t('settings.postage', { language: languageName(lang, reader.lang) }),
          as: 'area',
          rows: 2,
          optional: true,
          value: typed.postage[lang] ?? '',
          lang,
        }),
      ),
      t('settings.part.postage.lead'),
    ),
    part('people', [
      withHint('secondFactor', {
        as: 'radios',
        choices: SECOND_FACTOR_ASKED.map(value => ({ value, label: t(`settings.secondFactor.${value}`) })),
      }),
      withHint('secondPerson', { as: 'tick', choices: [{ value: 'yes', label: '' }] }),
    ]),
  ];
  const offices = officeRows(reader, field, typed.offices);
  const limits = part(
    'reports',
    [count('graceDays'), withHint('deadlineReminders', { width: 'w8' }), count('replyMonths')],
    t('settings.part.reports.lead'),
  );
  const rules = Object.entries(HOLD_RULES).map(([rule, names]) => ({
    legend: t(`hold.rule.${rule}`),
    fields: names.map(name => count(name)),
  }));
  const { said, writable, action, links } = given;
  return { said, errors: summary(), action, writable, parts, offices, limits, rules, links };
}

function officeRows(
  reader: Reader,
  field: ReturnType<typeof fieldsFor>['field'],
  typed: readonly OfficeTyped[],
): SettingsPage['offices'] {
  const { t } = reader;
  const countries = [
    { value: '', label: t('settings.office.choose') },
    ...countryChoices(reader.lang).map(each => ({ value: each.code, label: each.name })),
  ];
  const spares = Array.from({ length: SPARE_OFFICES }, () => NO_OFFICE);
  return [...typed, ...spares].map((office, at) => {
    const one = (name: keyof OfficeTyped, options: Partial<FieldOptions> = {}): Field =>
      field(`offices.${at}.${name}`, {
        label: t(`settings.office.${name}`),
        value: office[name],
        ...options,
      });
    const spare = at >= typed.length;
    return {
      spare,
      legend: spare ? t('settings.office.new') : office.name || t('settings.office', { n: at + 1 }),
      fields: [
        one('country', { as: 'select', choices: countries }),
        one('name'),
        one('email', { type: 'email' }),
        one('url', { type: 'url', inputMode: 'url' }),
        one('phone', { type: 'tel' }),
      ],
    };
  });
}

export const settingsPage = definePage<SettingsPage>({
  name: 'settings/settings',
  layout: 'desk',
  sample: () =>
    settingsModel(
      { t: key => key, lang: 'en' },
      {
        typed: {
          ...typedFrom(DEFAULT_SETTINGS),
          offices: [{ ...NO_OFFICE, country: 'VE', name: 'Oficina de Puerto Claro' }],
        },
        siteLanguages: ['en', 'es'],
        said: 'Saved.',
        writable: true,
        action: '/desk/settings',
        links: [{ href: '/desk/people', text: 'People' }],
      },
      [{ path: 'graceDays', reason: 'problem.number' }],
    ),
});
