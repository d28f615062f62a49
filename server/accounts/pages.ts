// The pages of this feature that strangers see, and one's own password: view models with a sample each.
import type { FieldProblem } from '../lib/errors.ts';
import { fieldsFor, type ErrorSummary, type Field } from '../platform/web/fields.ts';
import type { Visit } from '../platform/web/visit.ts';
import { definePage } from '../platform/views/views.ts';
import type { OpenLink } from './welcome.ts';
import { SHORTEST_PASSWORD } from './model.ts';
import { ownLinks, sampleReader, type OwnLink } from './sessions/pages.ts';

type Problems = readonly FieldProblem[];
/** Fields read `{label}` in samples; pages take the words of the visit. */
const sampleVisit: Pick<Visit, 't'> = { t: key => key };

export type FormPage = {
  title: string;
  lead: string;
  said: string | null;
  errors: ErrorSummary;
  action: string;
  fields: Field[];
  button: string;
  /** What was typed before, sealed: this page gives it on. */
  carried: string | null;
  /** A way on beside the button. */
  also: { href: string; text: string } | null;
};

function formPage(
  page: Omit<FormPage, 'errors' | 'said' | 'carried'>,
  errors: ErrorSummary,
  said: string | null,
  carried: string | null = null,
): FormPage {
  return { ...page, errors, said, carried };
}

const newPassword = (visit: Pick<Visit, 't'>, fields: ReturnType<typeof fieldsFor>): Field =>
  fields.field('password', {
    label: visit.t('account.newPassword'),
    hint: visit.t('account.newPassword.hint', { min: SHORTEST_PASSWORD }),
    type: 'password',
    autocomplete: 'new-password',
    required: true,
    width: 'w16',
  });

const emailField = (
  visit: Pick<Visit, 't'>,
  fields: ReturnType<typeof fieldsFor>,
  value: string,
  readOnly = false,
): Field =>
  fields.field('email', {
    label: visit.t('account.email'),
    type: 'email',
    autocomplete: 'username',
    required: true,
    readOnly,
    value,
    width: 'w16',
  });

/** Signing in. The password is never shown again. */
export function signInModel(
  visit: Pick<Visit, 't'>,
  given: { action: string; forgotten: string; email: string; said: string | null; carried?: string },
  problems: Problems = [],
): FormPage {
  const fields = fieldsFor(visit, problems);
  const shown = [
    emailField(visit, fields, given.email),
    fields.field('password', {
      label: visit.t('account.password'),
      type: 'password',
      autocomplete: 'current-password',
      required: true,
      width: 'w16',
    }),
  ];
  return formPage(
    {
      title: visit.t('account.signIn.title'),
      lead: visit.t('account.signIn.lead'),
      action: given.action,
      fields: shown,
      button: visit.t('account.signIn.button'),
      also: { href: given.forgotten, text: visit.t('account.forgotten.link') },
    },
    fields.summary(),
    given.said,
    given.carried ?? null,
  );
}

/** Using a one-time link: the first administrator, an invitation, or a new password. */
export function welcomeModel(
  visit: Pick<Visit, 't'>,
  given: { action: string; link: OpenLink; email: string; name: string },
  problems: Problems = [],
): FormPage {
  const fields = fieldsFor(visit, problems);
  const { purpose, coordinator } = given.link;
  // The address of an invited person stands; it is shown so that a password manager keeps it.
  const email = emailField(visit, fields, coordinator?.email ?? given.email, coordinator !== null);
  const name = fields.field('name', {
    label: visit.t('account.name'),
    hint: visit.t('account.name.hint'),
    autocomplete: 'name',
    required: true,
    value: given.name,
    width: 'w16',
  });
  const password = newPassword(visit, fields);
  const shown = purpose === 'reset' ? [email, password] : [email, name, password];
  return formPage(
    {
      title: visit.t(`account.welcome.${purpose}.title`),
      lead: visit.t(`account.welcome.${purpose}.lead`),
      action: given.action,
      fields: shown,
      button: visit.t(`account.welcome.${purpose}.button`),
      also: null,
    },
    fields.summary(),
    null,
  );
}

export function forgottenModel(
  visit: Pick<Visit, 't'>,
  given: { action: string; signIn: string; email: string; said: string | null },
  problems: Problems = [],
): FormPage {
  const fields = fieldsFor(visit, problems);
  return formPage(
    {
      title: visit.t('account.forgotten.title'),
      lead: visit.t('account.forgotten.lead'),
      action: given.action,
      fields: [emailField(visit, fields, given.email)],
      button: visit.t('account.forgotten.button'),
      also: { href: given.signIn, text: visit.t('account.signIn.title') },
    },
    fields.summary(),
    given.said,
  );
}

export const accountFormPage = definePage<FormPage>({
  name: 'accounts/form',
  layout: 'public',
  sample: () =>
    signInModel(
      sampleVisit,
      {
        action: '/desk/sign-in',
        forgotten: '/desk/forgotten',
        email: 'ines@example.org',
        said: 'Signed out.',
        carried: 'sealed',
      },
      [{ path: 'password', reason: 'account.wrong' }],
    ),
});

export type PasswordPage = FormPage & { own: OwnLink[] };

/** One's own password. */
export function passwordModel(
  visit: Pick<Visit, 't'>,
  given: { own: OwnLink[]; action: string; said: string | null },
  problems: Problems = [],
): PasswordPage {
  const fields = fieldsFor(visit, problems);
  const shown = [
    fields.field('current', {
      label: visit.t('account.currentPassword'),
      type: 'password',
      autocomplete: 'current-password',
      required: true,
      width: 'w16',
    }),
    newPassword(visit, fields),
  ];
  const page = formPage(
    {
      title: visit.t('account.password.title'),
      lead: visit.t('account.password.lead'),
      action: given.action,
      fields: shown,
      button: visit.t('account.password.button'),
      also: null,
    },
    fields.summary(),
    given.said,
  );
  return { ...page, own: given.own };
}

export const passwordPage = definePage<PasswordPage>({
  name: 'accounts/password',
  layout: 'desk',
  sample: () =>
    passwordModel(sampleVisit, {
      action: '/desk/password',
      own: ownLinks(sampleReader, '/desk/password'),
      said: 'Your password is changed.',
    }),
});
