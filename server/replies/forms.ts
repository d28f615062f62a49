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

/** Of what all that is unread is set aside: as the list was filtered, until when it was opened. */
export function unreadFrom(form: Form): { actionId?: string; officialId?: string; upTo: string } {
  const { actionId, officialId } = filterFrom(form);
  return {
    ...(actionId === undefined ? {} : { actionId }),
    ...(officialId === undefined ? {} : { officialId }),
    upTo: form.one('upTo'),
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
