// Loaded before the built site: its intake answers as if it had written, so that the cost of writing can be told.
const { GroupCommit } = await import('../dist/server/platform/db/group-commit.js');
const { appealsOf } = await import('../dist/server/reports/model.js');

GroupCommit.prototype.take = ({ code, change }) =>
  Promise.resolve({ outcome: 'taken', code, counted: appealsOf(change.lines), held: 0 });
