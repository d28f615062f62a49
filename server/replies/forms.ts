// What the desk sends about replies, read: the filter of its list and its forms.
import { wholeNumber, type Form } from '../platform/web/form.ts';
import type { ListFilter } from './find-reply.ts';
import { isReplyState } from './model.ts';
import type { PublishWish } from './publish-reply.ts';

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
