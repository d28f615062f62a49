// What an administrator sends about people.
import { z } from 'zod';
import { parseForm, type Form } from '../../platform/web/form.ts';
import { COORDINATOR_ROLES, emailSchema, nameSchema } from '../model.ts';

const role = z.enum(COORDINATOR_ROLES, 'problem.role');
const invitation = z.object({ email: emailSchema, name: nameSchema, role });

export const readInvitation = (form: Form) =>
  parseForm(invitation, {
    email: form.one('email'),
    name: form.one('name'),
    role: form.one('role'),
  });

export const readRole = (form: Form) => parseForm(z.object({ role }), { role: form.one('role') }).role;
