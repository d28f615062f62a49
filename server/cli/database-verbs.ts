// The verbs for the database and the environment: migrate, backup, restore, config.
import { envExample, readConfig } from '../platform/config.ts';
import { backUp } from '../platform/db/backup.ts';
import { restore } from '../platform/db/restore.ts';
import { print, withApp, type Verbs } from './verb.ts';

export const databaseVerbs: Verbs = {
  migrate: {
    usage: '',
    says: 'Brings the database to the newest schema. A SQLite file is copied first. Stop the server and its worker before.',
    words: [0, 0],
    run: given =>
      withApp(given, async () => print(given, 'The database is at the newest schema.'), {
        whereOlder: 'migrate',
      }),
  },
  backup: {
    usage: 'FILE',
    says: 'Writes the whole database into one file while the site goes on, and prints its name. Keep SECRET_KEY too: without it what was sealed stays sealed.',
    words: [1, 1],
    run: given =>
      withApp(
        given,
        async app => {
          await backUp(app.db, given.word(0));
          print(given, given.word(0));
        },
        { whereOlder: 'leave' },
      ),
  },
  restore: {
    usage: 'FILE [--replace]',
    says: 'Puts a backup in the place of the database. Stop the server first. What was there is kept aside. With PostgreSQL a database that holds anything is replaced only with --replace.',
    flags: ['replace'],
    words: [1, 1],
    run: async given => {
      const { databaseUrl } = readConfig({ ...given.env });
      const kept = await restore(databaseUrl, given.word(0), { replace: given.has('replace') });
      print(given, kept === null ? 'Restored.' : `Restored. What was there before is kept at ${kept}`);
    },
  },
  config: {
    usage: '',
    says: 'Prints every variable of the environment and what it does: the text of .env.example.',
    words: [0, 0],
    run: async given => {
      print(given, envExample());
    },
  },
};
