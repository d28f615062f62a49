// After signing in again: what was typed before, to be sent with one press.
import { definePage } from '../../platform/views/views.ts';
import { plainVisit, type Words } from '../../platform/web/words.ts';
import type { Carried } from './typed.ts';

export type AgainModel = {
  action: string;
  desk: string;
  kept: { name: string; value: string }[];
  /** The file must be chosen once more. */
  file: boolean;
  /** It was typed by somebody else, who alone is given it. */
  another: boolean;
};

export const againModel = ({ to }: Pick<Words, 'to'>, carried: Carried, another: boolean): AgainModel => ({
  action: to.in(carried.path),
  desk: to.desk(),
  kept: another ? [] : carried.pairs.map(([name, value]) => ({ name, value })),
  file: carried.file,
  another,
});

export const againPage = definePage<AgainModel>({
  name: 'accounts/again',
  layout: 'desk',
  sample: () =>
    againModel(
      plainVisit(),
      {
        what: 'typed',
        path: '/desk/actions/01sample/edit',
        pairs: [['title', 'Two river defenders charged']],
        at: '2026-11-20T08:00:00.000Z',
        person: null,
        file: true,
      },
      false,
    ),
});
