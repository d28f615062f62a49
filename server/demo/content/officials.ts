// Demo: the officials book. Every kind of contact, and what may be missing: a name, an address, an e-mail.
import type { OfficialDetails } from '../../officials/model.ts';
import { africaAndMiddleEast } from './officials-africa-middle-east.ts';
import { americasAndEurope } from './officials-americas-europe.ts';
import { asiaAndPacific } from './officials-asia-pacific.ts';

/** By the key that the demo actions name as `officialId`. */
export const demoOfficials: Readonly<Record<string, OfficialDetails>> = {
  ...americasAndEurope,
  ...africaAndMiddleEast,
  ...asiaAndPacific,
};
