// The address that shows the same reports again, and those of one group.
import { NO_VALUE, type Group, type Grouping, type ReviewFilter } from './model.ts';

export type Shown = { filter: ReviewFilter; by: Grouping; page: number };

/** By what reports are put together unless another way is chosen: only what waits was held by a rule. */
export const usualGrouping = ({ standing }: Pick<ReviewFilter, 'standing'>): Grouping =>
  standing === 'held' ? 'rule' : 'source';

/** What stands in the address; whatever is as usual is left out. */
export function reviewQuery({ filter, by, page }: Shown): Record<string, string> {
  const { standing, ...values } = filter;
  const given = Object.entries(values).flatMap(([name, value]): [string, string][] =>
    value === null ? [] : [[name, value]],
  );
  return {
    ...(standing === 'held' ? {} : { standing }),
    ...Object.fromEntries(given),
    ...(by === usualGrouping(filter) ? {} : { by }),
    ...(page === 0 ? {} : { page: String(page) }),
  };
}

const FIELD_OF: Readonly<Record<Exclude<Grouping, 'report'>, keyof ReviewFilter>> = {
  rule: 'rule',
  source: 'source',
  shape: 'shape',
  hour: 'when',
  country: 'country',
};

/** What is in a group; null where it cannot be asked for. */
export function insideOf(
  shown: Shown,
  by: Exclude<Grouping, 'report'>,
  group: Pick<Group, 'actionId' | 'value'>,
): Shown | null {
  if (by === 'rule' && group.value === NO_VALUE) return null;
  const filter = { ...shown.filter, action: group.actionId, [FIELD_OF[by]]: group.value };
  return { filter, by: 'report', page: 0 };
}
