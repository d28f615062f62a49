// What people send about their second factor: what proves that it is they, checked by the use case.
import type { Form } from '../../platform/web/form.ts';

export const readProof = (form: Form) => ({ password: form.raw('password'), code: form.one('code') });

export const readCodeForm = (form: Form): string => form.one('code');
