// An invented deadline with its numbers, for the samples of pages and files.
import { emptyContent } from '../actions/model.ts';
import type { Deadline } from './find-deadlines.ts';
import type { Numbers } from './model.ts';

export const sampleNumbers = (): Numbers => ({
  asOf: '2026-11-21T09:40:00.000Z',
  total: 3912,
  byGrade: { sent: 0, confirmed: 2065, reported: 1000, group: 847 },
  byChannel: { post: 584, email: 3328, fax: 0, phone: 0, social: 0, other: 0 },
  byTarget: [{ id: 't1', name: 'Dr. Héctor Villagrán-Recalde', total: 3912 }],
  byCountry: [
    { country: 'DE', total: 3000 },
    { country: 'other', total: 712 },
    { country: null, total: 200 },
  ],
  byDay: [
    { day: '2026-11-20', total: 34 },
    { day: '2026-11-21', total: 12 },
  ],
  held: 940,
  started: 5210,
  cells: [
    {
      id: 't1',
      name: 'Dr. Héctor Villagrán-Recalde',
      byChannel: { post: 584, email: 3328, fax: 0, phone: 0, social: 0, other: 0 },
      total: 3912,
      started: 5210,
    },
  ],
  startedByChannel: { post: 1000, email: 4210, fax: 0, phone: 0, social: 0, other: 0 },
  reportsByGrade: { sent: 0, confirmed: 700, reported: 412, group: 21 },
  heldReports: 2,
});

export const sampleDeadline = (): Deadline => ({
  action: {
    ...emptyContent('en', 'America/Guayaquil'),
    id: '01sample',
    slug: 'two-river-monitors-held',
    demo: false,
    number: '112/26',
    title: 'Two river monitors held for measuring the water',
    country: 'EC',
    deadline: '2026-11-26',
    version: 1,
    ordinal: 1,
    targets: [],
    status: 'open',
    closesAt: '2026-11-27T05:00:00.000Z',
    publishedAt: '2026-10-06T12:00:00.000Z',
    updatedAt: '2026-10-06T12:00:00.000Z',
    stop: null,
    outcome: null,
  },
  daysLeft: 5,
  numbers: sampleNumbers(),
  newest: { today: 12, yesterday: 34 },
  reminded: [7],
  next: 2,
  statement: { number: '2026-41', day: '2026-11-20' },
});
