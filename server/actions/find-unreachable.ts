// Open actions whose officials can no longer be reached: what the desk must mend first.
import { officialsById } from '../officials/find-officials.ts';
import type { App } from '../platform/app.ts';
import { listActions } from './find-action.ts';
import { channelsOf, type PublishedAction, type ResolvedTarget } from './model.ts';

export type ActionWithoutChannel = {
  action: PublishedAction;
  /** The targets that nothing leads to any more; never empty. */
  targets: ResolvedTarget[];
  /** Whether no target is left that can be written to: a supporter can do nothing with this action. */
  none: boolean;
};

const PAGE = 200;

/**
 * The open actions with at least one target that has no working contact point, those with none at all first.
 * @param officialId only where the target without a channel is this official.
 */
export async function actionsWithoutChannel(
  app: App,
  filter: { officialId?: string } = {},
): Promise<ActionWithoutChannel[]> {
  const found: ActionWithoutChannel[] = [];
  let cursor: string | undefined;
  do {
    const list = await listActions(app, { status: 'open', limit: PAGE, cursor });
    for (const action of list.actions) {
      const targets = action.targets.filter(target => channelsOf(target).length === 0);
      if (targets.length > 0) found.push({ action, targets, none: targets.length === action.targets.length });
    }
    cursor = list.next ?? undefined;
  } while (cursor !== undefined);
  const { officialId } = filter;
  const wanted = officialId === undefined ? found : await ofOfficial(app, found, officialId);
  return wanted.sort((one, other) => Number(other.none) - Number(one.none));
}

/** A target keeps the id of an entry that was merged since, so the entry that stands for it is compared. */
async function ofOfficial(
  app: App,
  found: readonly ActionWithoutChannel[],
  officialId: string,
): Promise<ActionWithoutChannel[]> {
  const ids = found.flatMap(({ targets }) => targets.map(target => target.officialId));
  const standing = await officialsById(app.db.query, [...new Set(ids)]);
  return found.filter(({ targets }) =>
    targets.some(target => standing.get(target.officialId)?.id === officialId),
  );
}
