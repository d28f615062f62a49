// The supporter's form: as it was typed, and as what is told.
import { Refused } from '../../lib/errors.ts';
import { HONEYPOT, type Form } from '../../platform/web/form.ts';
import type { ReplyTold } from '../model.ts';

/** The supporter's form as it was typed. */
export type TypedReply = { target: string; answeredOn: string; kind: string; text: string; email: string };

export const typedReply = (form: Form): TypedReply => ({
  target: form.one('target'),
  answeredOn: form.one('answeredOn'),
  kind: form.one('kind'),
  text: form.raw('text'),
  email: form.one('email'),
});

/** What is told, to be looked at by the verb that takes it. @throws {Refused} where a program has filled the form in */
export function toldFrom(form: Form): ReplyTold {
  if (form.one(HONEYPOT) !== '') throw new Refused([{ path: HONEYPOT, reason: 'report.honeypot' }]);
  const { target, answeredOn, kind, text, email } = typedReply(form);
  return { targetId: target, answeredOn, kind, text: text.trim(), email: email === '' ? null : email };
}
