// What people send to this feature, read into values a use case takes.
import { z } from 'zod';
import { parseForm, type Form } from '../platform/web/form.ts';
import { COORDINATOR_ROLES, readEmail } from './model.ts';

const email = z.string().transform(readEmail).pipe(z.email('problem.email').max(200, 'problem.tooLong'));
const name = z.string().trim().min(1, 'problem.missing').max(120, 'problem.tooLong');
const role = z.enum(COORDINATOR_ROLES, 'problem.role');

/** Signing in refuses everything the same way, so nothing is checked here. */
export const readSignIn = (form: Form) => ({ email: form.one('email'), password: form.raw('password') });

export const readWelcome = (form: Form, purpose: string) =>
  parseForm(
    z.object({
      email: purpose === 'first-run' ? email : z.string(),
      name: purpose === 'reset' ? z.string() : name,
      password: z.string(),
    }),
    { email: form.one('email'), name: form.one('name'), password: form.raw('password') },
  );

export const readInvitation = (form: Form) =>
  parseForm(z.object({ email, name, role }), {
    email: form.one('email'),
    name: form.one('name'),
    role: form.one('role'),
  });

export const readRole = (form: Form) => parseForm(z.object({ role }), { role: form.one('role') }).role;

export const readForgotten = (form: Form) =>
  parseForm(z.object({ email }), { email: form.one('email') }).email;

export const readPasswordChange = (form: Form) => ({
  current: form.raw('current'),
  password: form.raw('password'),
});
