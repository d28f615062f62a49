// The verb for coordinators: add one, or make a new link for one who forgot the password or lost the second factor.
import { z } from 'zod';
import { addCoordinator, resetCoordinatorByEmail } from '../accounts/add-coordinator.ts';
import { COORDINATOR_ROLES } from '../accounts/model.ts';
import { OPERATOR } from '../audit/model.ts';
import { choice, Misuse, print, withApp, type Verbs } from './verb.ts';

export const peopleVerbs: Verbs = {
  coordinator: {
    usage: `add EMAIL --role ${COORDINATOR_ROLES.join('|')} | reset EMAIL`,
    says: 'Adds a coordinator, or makes a new link for one who forgot; prints a link that works once and sets a password. A reset takes the second factor off too.',
    options: ['role'],
    words: [2, 2],
    run: async given => {
      const [what, email] = [given.word(0), given.word(1)];
      if (what !== 'add' && what !== 'reset') throw new Misuse(`coordinator add or reset, not "${what}"`);
      if (what === 'add' && given.text('role') === undefined) {
        throw new Misuse(`--role is missing: ${COORDINATOR_ROLES.join(', ')}`);
      }
      if (!z.email().safeParse(email).success) throw new Misuse(`"${email}" is no e-mail address`);
      const role = choice(given, 'role', COORDINATOR_ROLES);
      await withApp(given, async app => {
        const { link } =
          what === 'add'
            ? await addCoordinator(app, OPERATOR, email, role)
            : await resetCoordinatorByEmail(app, OPERATOR, email);
        print(given, link);
      });
    },
  },
};
