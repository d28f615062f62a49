// What several public pages show: the stamp, a total set large with its grades and "as of".

export type StampModel = {
  of: string;
  total: string;
  lines: string[];
  asOf: string;
  held: string | null;
  heldWhy: string | null;
};

/** For the samples of pages. */
export const stampSample: StampModel = {
  of: 'Letters so far',
  total: '3,912',
  lines: ['2,065 sent or confirmed', '1,847 reported'],
  asOf: 'as of 21 Nov 2026, 09:40',
  held: '12 held for review',
  heldWhy: 'Held: a person looks at them before they count.',
};
