// Who acts in a request of the desk.
import type { By } from '../audit/model.ts';
import { actorOf } from '../platform/web/visit.ts';

/** The signed-in coordinator. @throws {NotSignedIn} where the doorkeeper was passed by. */
export const actingBy: (req: Parameters<typeof actorOf>[0]) => By = actorOf;
