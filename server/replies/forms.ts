// What people send about replies, read: the supporter's form, the desk's filter and its forms.
import { Refused } from '../lib/errors.ts';
import { HONEYPOT, wholeNumber, type Form } from '../platform/web/form.ts';
import type { ListFilter } from './find-reply.ts';
import { isReplyState, type ReplyTold } from './model.ts';
import type { PublishWish } from './publish-reply.ts';

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

/** The filter of the desk's list, from its address; what is unknown there counts as not asked. */
export function filterFrom(query: Form): ListFilter {
  const state = query.one('state');
  const [actionId, officialId, before] = [query.one('action'), query.one('official'), query.one('before')];
  return {
    ...(isReplyState(state) ? { state } : {}),
    ...(actionId === '' ? {} : { actionId }),
    ...(officialId === '' ? {} : { officialId }),
    ...(before === '' ? {} : { before }),
  };
}

export const publishWishFrom = (form: Form): PublishWish => ({
  version: wholeNumber(form.one('version')),
  summary: form.raw('summary'),
  lang: form.one('lang'),
  targetId: form.one('target'),
  answeredOn: form.one('answeredOn'),
  kind: form.one('kind'),
});
