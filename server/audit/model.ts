// Who acts: a coordinator, or the person at the server's command line.

/** `role` is the coordinator's; `operator` for the command line, which may do anything. */
export type By = Readonly<{ id: string | null; name: string; role: string }>;

/** The person at the server's command line. */
export const OPERATOR: By = { id: null, name: 'operator', role: 'operator' };

/** The site itself, where something happens because time has passed. */
export const SITE: By = { id: null, name: 'site', role: 'site' };
