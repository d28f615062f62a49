// The pages beside the letter: the writing guide, and the packet for a group.
import { fieldSample } from '../platform/web/field-sample.ts';
import type { ErrorSummary, Field } from '../platform/web/fields.ts';
import { definePage } from '../platform/views/views.ts';

export type GuideModel = { rules: { title: string; text: string }[]; home: string };

export const guidePage = definePage<GuideModel>({
  name: 'letters/guide',
  layout: 'public',
  sample: () => ({ rules: [{ title: 'Be factual', text: 'Say what you know.' }], home: '/' }),
});

export type PacketModel = {
  home: string;
  actionHref: string;
  actionTitle: string;
  action: string;
  /** Where a group reports what it has posted. */
  report: string;
  fields: Field[];
  errors: ErrorSummary;
};

export const packetPage = definePage<PacketModel>({
  name: 'letters/packet',
  layout: 'public',
  sample: () => ({
    home: '/',
    actionHref: '/actions/x',
    actionTitle: 'Two river monitors held',
    action: '/actions/x/packet',
    report: '/actions/x/report?as=group',
    fields: [fieldSample({ name: 'letters', label: 'How many letters' })],
    errors: { title: 'One thing to correct', links: [{ href: '#f-letters', text: 'Write a number.' }] },
  }),
});
