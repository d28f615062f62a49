// From an action and what was typed (or linked, or reported before) to the fields of the report form.
import { channelsOf, type PublishedAction, type ResolvedTarget } from '../../actions/model.ts';
import { CHANNELS, type Channel } from '../../lib/channels.ts';
import { countryChoices } from '../../lib/countries.ts';
import type { FieldProblem } from '../../lib/errors.ts';
import { fieldsFor, type Field } from '../../platform/web/fields.ts';
import type { Form } from '../../platform/web/form.ts';
import type { Visit } from '../../platform/web/visit.ts';
import { quantityField, typedQuantities } from '../../reports/read-report.ts';
import type { Receipt } from '../../reports/find-receipt.ts';
import type { ReportForm } from './pages.ts';

/** What stands in the fields. */
export type Filled = {
  quantities: ReadonlyMap<string, string>;
  country: string;
  as: string;
  groupName: string;
  groupPeople: string;
  email: string;
};

/**
 * As a link fills it: for each target named its channel and its number, in pairs; a single channel is that of all, a
 * number not said is one. Without a link nothing is filled in.
 */
export function filledFromLink(query: Form, action: PublishedAction): Filled {
  const channels = query.all('channel');
  const numbers = query.all('n');
  const quantities = new Map<string, string>();
  query.all('target').forEach((id, at) => {
    const channel = channels.length === 1 ? channels[0] : channels[at];
    if (!action.targets.some(target => target.id === id) || !CHANNELS.some(each => each === channel)) return;
    const number = numbers[at] ?? '1';
    quantities.set(quantityField(id, channel ?? ''), /^[1-9]\d{0,4}$/.test(number) ? number : '1');
  });
  return {
    quantities,
    country: query.one('country'),
    as: query.one('as') === 'group' ? 'group' : 'self',
    groupName: '',
    groupPeople: '',
    email: '',
  };
}

/** As it was typed. */
export const filledFromForm = (form: Form): Filled => ({
  quantities: typedQuantities(form),
  country: form.one('country'),
  as: form.one('as') === 'group' ? 'group' : 'self',
  groupName: form.one('group.name'),
  groupPeople: form.one('group.people'),
  email: form.one('email'),
});

/** As it was reported. */
export const filledFromReceipt = (receipt: Receipt): Filled => ({
  quantities: new Map(
    receipt.lines.map(line => [quantityField(line.target, line.channel), String(line.quantity)]),
  ),
  country: receipt.country ?? '',
  as: receipt.group === null ? 'self' : 'group',
  groupName: receipt.group?.name ?? '',
  groupPeople: receipt.group === null ? '' : String(receipt.group.people),
  email: '',
});

/** The channels a target can be reached by come first; one that cannot be reached at all shows all six. */
function waysTo(target: ResolvedTarget): { ways: readonly Channel[]; others: readonly Channel[] } {
  const ways = channelsOf(target);
  if (ways.length === 0) return { ways: CHANNELS, others: [] };
  return { ways, others: CHANNELS.filter(channel => !ways.includes(channel)) };
}

/** Where it is said that nothing at all was reported. */
export function firstFieldOf(targets: readonly ResolvedTarget[]): string {
  const [first] = targets;
  return first ? quantityField(first.id, waysTo(first).ways[0] ?? 'other') : 'as';
}

const namesOf = (target: ResolvedTarget): { name: string; sub: string | null } => ({
  name: target.name ?? target.title ?? target.body ?? '',
  sub: target.name === null ? target.body : (target.title ?? target.body),
});

export type FormWish = {
  action: string;
  key: string | null;
  version: number | null;
  targets: readonly ResolvedTarget[];
  filled: Filled;
  problems?: readonly FieldProblem[];
  asksEmail: boolean;
  submit: string;
};

export function reportForm(visit: Visit, wish: FormWish): ReportForm {
  const { t } = visit;
  const { filled, problems = [] } = wish;
  const { field, summary } = fieldsFor(visit, problems);
  const quantity = (target: ResolvedTarget) => (channel: Channel) => {
    const name = quantityField(target.id, channel);
    return field(name, {
      label: t(`report.qty.${channel}`),
      value: filled.quantities.get(name) ?? '',
      width: 'w4',
      inputMode: 'numeric',
      autocomplete: 'off',
    });
  };
  const asGroup = filled.as === 'group';
  const table = asGroup ? groupTable(visit, wish.targets, quantity) : null;
  const targets = (asGroup ? [] : wish.targets).map(target => {
    const { ways, others } = waysTo(target);
    const more = others.map(quantity(target));
    return {
      ...namesOf(target),
      ways: ways.map(quantity(target)),
      others: {
        summary: t('report.otherWays'),
        open: more.some(each => each.value !== '' || each.error !== null),
        ways: more,
      },
    };
  });
  const form = {
    action: wish.action,
    key: wish.key,
    version: wish.version,
    targets,
    table,
    ...whoFields(visit, field, wish),
    submit: wish.submit,
  };
  return { ...form, errors: summary('report') };
}

/** Every way to every official: whoever reports for many finds each number's place. */
function groupTable(
  { t }: Visit,
  targets: readonly ResolvedTarget[],
  quantity: (target: ResolvedTarget) => (channel: Channel) => Field,
): ReportForm['table'] {
  return {
    ways: CHANNELS.map(channel => t(`report.qty.${channel}`)),
    rows: targets.map((target, at) => ({
      ...namesOf(target),
      fields: CHANNELS.map(quantity(target)),
      last: at === targets.length - 1,
    })),
  };
}

type MakeField = ReturnType<typeof fieldsFor>['field'];

function whoFields(visit: Visit, field: MakeField, { filled, asksEmail }: FormWish) {
  const { t } = visit;
  const countries = countryChoices(visit.lang).map(({ code, name }) => ({ value: code, label: name }));
  return {
    country: field('country', {
      label: t('report.country'),
      optional: true,
      as: 'select',
      width: 'w16',
      autocomplete: 'country',
      value: filled.country,
      choices: [{ value: '', label: t('report.noCountry') }, ...countries],
    }),
    alone: field('as', {
      label: t('report.as'),
      as: 'radios',
      value: filled.as,
      choices: [
        { value: 'self', label: t('report.as.self') },
        { value: 'group', label: t('report.as.group'), hint: t('report.as.groupHint') },
      ],
    }),
    groupName: field('group.name', {
      label: t('report.group.name'),
      optional: true,
      width: 'w16',
      autocomplete: 'organization',
      value: filled.groupName,
    }),
    groupPeople: field('group.people', {
      label: t('report.group.people'),
      hint: t('report.group.peopleHint'),
      width: 'w4',
      inputMode: 'numeric',
      autocomplete: 'off',
      value: filled.groupPeople,
    }),
    email: asksEmail
      ? field('email', {
          label: t('report.email'),
          hint: t('report.email.hint'),
          optional: true,
          type: 'email',
          width: 'w16',
          autocomplete: 'email',
          value: filled.email,
        })
      : null,
  };
}
