// What people send to this feature, read into values a use case takes.
import { z } from 'zod';
import { parseForm, type Form } from '../platform/web/form.ts';
import { emailSchema, nameSchema } from './model.ts';

/** Signing in refuses everything the same way, so nothing is checked here. */
export const readSignIn = (form: Form) => ({ email: form.one('email'), password: form.raw('password') });

export const readWelcome = (form: Form, purpose: string) =>
  parseForm(
    z.object({
      email: purpose === 'first-run' ? emailSchema : z.string(),
      name: purpose === 'reset' ? z.string() : nameSchema,
      password: z.string(),
    }),
    { email: form.one('email'), name: form.one('name'), password: form.raw('password') },
  );

export const readForgotten = (form: Form) =>
  parseForm(z.object({ email: emailSchema }), { email: form.one('email') }).email;

export const readPasswordChange = (form: Form) => ({
  current: form.raw('current'),
  password: form.raw('password'),
});
