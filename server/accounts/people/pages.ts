// The people of the desk: their list, one of them, a one-time link to hand on.
import { momentInWords } from '../../platform/web/words.ts';
import type { FieldProblem } from '../../lib/errors.ts';
import type { Paths } from '../../lib/paths.ts';
import { pathsFor } from '../../lib/paths.ts';
import { fieldsFor, type ErrorSummary, type Field } from '../../platform/web/fields.ts';
import { definePage } from '../../platform/views/views.ts';
import { COORDINATOR_ROLES, type Coordinator } from '../model.ts';

/** As much of a visit as these pages need. */
export type Reader = {
  t: (key: string, params?: Record<string, string | number>) => string;
  lang: string;
  to: Paths;
  zone?: string;
};

type PersonLine = {
  name: string;
  email: string;
  role: string;
  state: string;
  secondFactor: boolean;
  href: string;
};
export type PeoplePage = {
  people: PersonLine[];
  rights: string;
  errors: ErrorSummary;
  action: string;
  fields: Field[];
};

const roleChoices = (reader: Reader) =>
  COORDINATOR_ROLES.map(role => ({
    value: role,
    label: reader.t(`account.role.${role}`),
    hint: reader.t(`account.role.${role}.hint`),
  }));

function stateOf(reader: Reader, person: Coordinator): string {
  if (person.deactivatedAt !== null) return reader.t('account.state.deactivated');
  return reader.t(person.hasPassword ? 'account.state.active' : 'account.state.invited');
}

/** Everyone, and the form that invites somebody. */
export function peopleModel(
  reader: Reader,
  people: readonly (Coordinator & { secondFactor: boolean })[],
  typed: { email: string; name: string; role: string },
  problems: readonly FieldProblem[] = [],
): PeoplePage {
  const fields = fieldsFor(reader, problems);
  const shown = [
    fields.field('name', {
      label: reader.t('account.name'),
      value: typed.name,
      required: true,
      width: 'w16',
    }),
    fields.field('email', {
      label: reader.t('account.email'),
      type: 'email',
      value: typed.email,
      required: true,
      width: 'w16',
    }),
    fields.field('role', {
      label: reader.t('account.role'),
      as: 'radios',
      value: typed.role,
      choices: roleChoices(reader),
    }),
  ];
  return {
    people: people.map(person => ({
      name: person.name,
      email: person.email,
      role: reader.t(`account.role.${person.role}`),
      state: stateOf(reader, person),
      secondFactor: person.secondFactor,
      href: reader.to.deskPerson(person.id),
    })),
    rights: reader.to.deskRights(),
    errors: fields.summary(),
    action: reader.to.deskPeople(),
    fields: shown,
  };
}

export type PersonPage = {
  title: string;
  email: string;
  state: string;
  since: string;
  sessions: string;
  said: string | null;
  errors: ErrorSummary;
  role: Field;
  active: boolean;
  roleAction: string;
  linkAction: string;
  deactivationAction: string;
  returnAction: string;
  secondFactor: boolean;
  /** Takes the second factor off; null where there is none, or for one's own. */
  secondFactorAction: string | null;
  people: string;
};

export function personModel(
  reader: Reader,
  given: { person: Coordinator; sessions: number; secondFactor: boolean; self: boolean; said: string | null },
  problems: readonly FieldProblem[] = [],
): PersonPage {
  const { person } = given;
  const fields = fieldsFor(reader, problems);
  const role = fields.field('role', {
    label: reader.t('account.role'),
    as: 'radios',
    value: person.role,
    choices: roleChoices(reader),
  });
  return {
    title: person.name,
    email: person.email,
    state: stateOf(reader, person),
    since: momentInWords(reader, person.createdAt),
    sessions: reader.t('account.sessions.count', { n: given.sessions }),
    said: given.said,
    errors: fields.summary(),
    role,
    active: person.deactivatedAt === null,
    roleAction: reader.to.deskPersonRole(person.id),
    linkAction: reader.to.deskPersonLink(person.id),
    deactivationAction: reader.to.deskPersonDeactivation(person.id),
    returnAction: reader.to.deskPersonReturn(person.id),
    secondFactor: given.secondFactor,
    secondFactorAction:
      given.secondFactor && !given.self ? reader.to.deskPersonSecondFactor(person.id) : null,
    people: reader.to.deskPeople(),
  };
}

export type LinkPage = { name: string; email: string; link: string; mailed: boolean; people: string };

const sampleReader: Reader = { t: key => key, lang: 'en', to: pathsFor('en', 'en') };
const samplePerson: Coordinator = {
  id: '01jd3x0000000000000000000a',
  email: 'ines@example.org',
  name: 'Inés Caldera',
  role: 'author',
  createdAt: '2026-11-02T09:30:00.000Z',
  deactivatedAt: null,
  hasPassword: true,
};

export const peoplePage = definePage<PeoplePage>({
  name: 'accounts/people',
  layout: 'desk',
  sample: () =>
    peopleModel(
      sampleReader,
      [
        { ...samplePerson, secondFactor: true },
        { ...samplePerson, name: 'Tobias Achterberg', hasPassword: false, secondFactor: false },
      ],
      { email: '', name: '', role: '' },
      [{ path: 'email', reason: 'problem.email' }],
    ),
});

export const personPage = definePage<PersonPage>({
  name: 'accounts/person',
  layout: 'desk',
  sample: () =>
    personModel(sampleReader, {
      person: samplePerson,
      sessions: 2,
      secondFactor: true,
      self: false,
      said: 'Saved.',
    }),
});

export const linkPage = definePage<LinkPage>({
  name: 'accounts/link',
  layout: 'desk',
  sample: () => ({
    name: 'Inés Caldera',
    email: 'ines@example.org',
    link: 'https://actions.example.org/desk/welcome/0123456789abcdefghjkmnpqrstvwxyz',
    mailed: true,
    people: '/desk/people',
  }),
});
