// The verbs for actions and their numbers.
import type { Verbs } from './verb.ts';

export const actionVerbs: Verbs = {
  import: {
    usage: 'FILE… [--dry-run --json]',
    says: 'Coming: reads an Urgent Action from a file into a draft. It is not there yet.',
    flags: ['dry-run', 'json'],
    words: [0, 1000],
    run: () => Promise.reject(new Error('import is not there yet: enter the action at /desk/actions/new')),
  },
};
