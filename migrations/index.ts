// The migrations in their order, listed by hand: forward only, and never changed once released.
import type { Migration } from 'kysely';
import * as platform from './0001-platform.ts';
import * as accounts from './0002-accounts.ts';
import * as actions from './0003-actions.ts';
import * as reports from './0004-reports.ts';
import * as mailCounts from './0005-mail-counts.ts';
import * as secondFactor from './0006-second-factor.ts';
import * as officialsBook from './0007-officials-book.ts';
import * as editing from './0008-editing.ts';
import * as checklist from './0009-checklist.ts';
import * as beforeTheDeadline from './0011-before-the-deadline.ts';
import * as statements from './0012-statements.ts';
import * as holds from './0013-holds.ts';
import * as reportImports from './0014-report-imports.ts';
import * as proofs from './0015-proofs.ts';
import * as replies from './0016-replies.ts';
import * as crossings from './0017-crossings.ts';
import * as oneKeyAReport from './0018-one-key-a-report.ts';

export const migrations: Record<string, Migration> = {
  '0001-platform': platform,
  '0002-accounts': accounts,
  '0003-actions': actions,
  '0004-reports': reports,
  '0005-mail-counts': mailCounts,
  '0006-second-factor': secondFactor,
  '0007-officials-book': officialsBook,
  '0008-editing': editing,
  '0009-checklist': checklist,
  '0011-before-the-deadline': beforeTheDeadline,
  '0012-statements': statements,
  '0013-holds': holds,
  '0014-report-imports': reportImports,
  '0015-proofs': proofs,
  '0016-replies': replies,
  '0017-crossings': crossings,
  '0018-one-key-a-report': oneKeyAReport,
};
