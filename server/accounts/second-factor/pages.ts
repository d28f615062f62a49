// The pages of the second factor: one's own, the recovery codes shown once, the second step of signing in.
import { momentInWords } from '../../platform/web/words.ts';
import type { FieldProblem } from '../../lib/errors.ts';
import { qrPath } from '../../platform/documents/qr-path.ts';
import { fieldsFor, type ErrorSummary, type Field } from '../../platform/web/fields.ts';
import { definePage } from '../../platform/views/views.ts';
import type { FormPage } from '../pages.ts';
import { ownLinks, sampleReader, type OwnLink, type Reader } from '../sessions/pages.ts';
import type { SecondFactor } from './model.ts';

type Problems = readonly FieldProblem[];
/** The forms of one's own page that ask for password and code. */
export type Step = 'confirmation' | 'recovery-codes' | 'removal';
type ProofForm = { action: string; fields: Field[] };

export type SecondFactorPage = {
  own: OwnLink[];
  said: string | null;
  /** Whether the site asks this person for one, and they have none. */
  first: boolean;
  asked: boolean;
  errors: ErrorSummary;
  beginning: string;
  off: boolean;
  begun: { qr: { size: number; path: string }; secret: string; address: string; form: ProofForm } | null;
  on: { since: string; left: string; few: boolean; renew: ProofForm; removal: ProofForm } | null;
};

export type Given = {
  factor: SecondFactor;
  asked: boolean;
  said: string | null;
  /** Which form the problems belong to. */
  refused?: Step;
};

export function secondFactorModel(reader: Reader, given: Given, problems: Problems = []): SecondFactorPage {
  const { factor, asked } = given;
  const { t, to } = reader;
  let errors: ErrorSummary = null;
  const form = (step: Step): ProofForm => {
    const fields = fieldsFor(reader, given.refused === step ? problems : []);
    const shown = [
      fields.field('password', {
        id: `f-${step}-password`,
        label: t('account.currentPassword'),
        type: 'password',
        autocomplete: 'current-password',
        required: true,
        width: 'w16',
      }),
      fields.field('code', {
        id: `f-${step}-code`,
        label: t('account.code'),
        hint: t(step === 'confirmation' ? 'account.code.appHint' : 'account.code.hint'),
        autocomplete: 'one-time-code',
        required: true,
        dir: 'ltr',
        width: 'w8',
        ...(step === 'confirmation' ? { inputMode: 'numeric' } : {}),
      }),
    ];
    errors ??= fields.summary();
    return {
      action: to.deskSecondFactorStep(step),
      fields: step === 'confirmation' ? shown.reverse() : shown,
    };
  };
  const begun =
    factor.state === 'begun'
      ? {
          qr: qrPath(factor.address),
          secret: factor.secret.replace(/(.{4})(?=.)/g, '$1 '),
          address: factor.address,
          form: form('confirmation'),
        }
      : null;
  const on =
    factor.state === 'on'
      ? {
          since: momentInWords(reader, factor.since),
          left: t('account.secondFactor.codesLeft', { n: factor.codesLeft }),
          few: factor.codesLeft < 3,
          renew: form('recovery-codes'),
          removal: form('removal'),
        }
      : null;
  return {
    own: ownLinks(reader, to.deskSecondFactor()),
    said: given.said,
    first: asked && factor.state !== 'on',
    asked,
    errors,
    beginning: to.deskSecondFactorStep('beginning'),
    off: factor.state === 'off',
    begun,
    on,
  };
}

/** The second step of signing in. */
export function codeModel(
  reader: Pick<Reader, 't'>,
  given: { action: string; signIn: string; carried?: string },
  problems: Problems = [],
): FormPage {
  const { t } = reader;
  const fields = fieldsFor(reader, problems);
  const code = fields.field('code', {
    label: t('account.code'),
    hint: t('account.code.hint'),
    autocomplete: 'one-time-code',
    required: true,
    dir: 'ltr',
    width: 'w8',
  });
  return {
    title: t('account.signInCode.title'),
    lead: t('account.signInCode.lead'),
    said: null,
    carried: given.carried ?? null,
    errors: fields.summary(),
    action: given.action,
    fields: [code],
    button: t('account.signIn.button'),
    also: { href: given.signIn, text: t('account.signInCode.again') },
  };
}

const sampleFactor: SecondFactor = {
  state: 'begun',
  secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  address: 'otpauth://totp/Insist:ines%40example.org?issuer=Insist&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
};

export const codePage = definePage<FormPage>({
  name: 'accounts/code',
  layout: 'public',
  sample: () =>
    codeModel(sampleReader, { action: '/desk/sign-in/code', signIn: '/desk/sign-in' }, [
      { path: 'code', reason: 'account.codeWrong' },
    ]),
});

export const secondFactorPage = definePage<SecondFactorPage>({
  name: 'accounts/second-factor',
  layout: 'desk',
  sample: () =>
    secondFactorModel(
      sampleReader,
      { factor: sampleFactor, asked: true, said: null, refused: 'confirmation' },
      [{ path: 'code', reason: 'account.codeWrong' }],
    ),
});

export type CodesPage = { codes: string[]; desk: string };

export const codesPage = definePage<CodesPage>({
  name: 'accounts/recovery-codes',
  layout: 'desk',
  sample: () => ({ codes: ['abcde-fghjk', 'mnpqr-stvwx', '01234-56789'], desk: '/desk' }),
});
