// The same site at another time: the demo tells of days gone by through the use cases of today.
import type { Instant } from '../lib/dates.ts';
import type { App } from '../platform/app.ts';

/** The app with its clock standing at `at`. */
export const appAt = (app: App, at: Instant): App => ({ ...app, clock: { now: () => new Date(at) } });
