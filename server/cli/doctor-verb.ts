// The verb that examines: the database, the counters against recounted rows, the environment, the mail.
import { readConfig } from '../platform/config.ts';
import { checkIntegrity } from '../platform/db/integrity.ts';
import { recount } from '../totals/recount.ts';
import { print, withApp, type Verbs } from './verb.ts';

export const doctorVerb: Verbs = {
  doctor: {
    usage: '',
    says: 'Checks the database, recounts every number from its rows, and looks at the environment and the mail. Fails when something is wrong.',
    words: [0, 0],
    run: async () => {
      const { warnings } = readConfig();
      for (const warning of warnings) print(`note     ${warning}`);
      const problems = await withApp(async app => {
        const complaints = await checkIntegrity(app.db);
        print(
          complaints.length === 0
            ? 'fine     the database is sound'
            : complaints.map(each => `wrong    ${each}`).join('\n'),
        );
        const { actions, reports, differences } = await recount(app);
        for (const each of differences) {
          const where = [each.dimension, each.key, each.grade].filter(part => part !== '').join(' ');
          print(
            `wrong    action ${each.actionId}, ${where}: counted ${each.kept.appeals}, the rows say ${each.recounted.appeals}`,
          );
        }
        if (differences.length === 0)
          print(`fine     the counters equal the rows: ${reports} reports of ${actions} actions`);
        return complaints.length + differences.length;
      });
      if (problems > 0) throw new Error(`${problems} ${problems === 1 ? 'thing is' : 'things are'} wrong`);
    },
  },
};
