// The table of what each role may do, straight from the one table that every use case asks.
import { COORDINATOR_ROLES, MAY, RIGHTS } from '../../lib/rights.ts';
import { definePage } from '../../platform/views/views.ts';
import { ownLinks, sampleReader, type OwnLink, type Reader } from '../sessions/pages.ts';

export type RightsPage = {
  own: OwnLink[];
  roles: { name: string; hint: string }[];
  rights: { name: string; cells: { role: string; may: boolean }[] }[];
};

export function rightsModel(reader: Pick<Reader, 't' | 'to'>): RightsPage {
  const { t, to } = reader;
  const roles = COORDINATOR_ROLES.map(role => ({
    name: t(`account.role.${role}`),
    hint: t(`account.role.${role}.hint`),
  }));
  const rights = RIGHTS.map(right => ({
    name: t(`account.right.${right}`),
    cells: COORDINATOR_ROLES.map(role => ({
      role: t(`account.role.${role}`),
      may: MAY[role].includes(right),
    })),
  }));
  return { own: ownLinks(reader, to.deskRights()), roles, rights };
}

export const rightsPage = definePage<RightsPage>({
  name: 'accounts/rights',
  layout: 'desk',
  sample: () => rightsModel(sampleReader),
});
