// The verbs for the site as a whole: demo, worker.
import { OPERATOR } from '../audit/model.ts';
import { loadDemo } from '../demo/load.ts';
import { removeDemo } from '../demo/remove.ts';
import { startWorker } from '../worker.ts';
import { print, withApp, type Verbs } from './verb.ts';

export const siteVerbs: Verbs = {
  demo: {
    usage: '[--remove]',
    says: 'Loads the demo content, or removes everything that is marked as demo and nothing else.',
    flags: ['remove'],
    words: [0, 0],
    run: given =>
      withApp(given, async app => {
        if (given.has('remove')) {
          await removeDemo(app, OPERATOR);
          print(given, 'The demo content is removed.');
        } else {
          print(
            given,
            (await loadDemo(app)) ? 'The demo content is loaded.' : 'The demo content is there already.',
          );
        }
      }),
  },
  worker: {
    usage: '',
    says: 'Sends mail and does what time brings, without serving pages, until it is told to end (SIGTERM or SIGINT).',
    words: [0, 0],
    run: given =>
      withApp(
        given,
        async app => {
          const worker = startWorker(app);
          const signal = await new Promise<string>(resolve => {
            process.once('SIGTERM', resolve);
            process.once('SIGINT', resolve);
          });
          app.log.info({ signal }, 'ending: finishing what is in hand');
          await worker.stop();
        },
        // It starts as a server does, at the same time as one.
        { whereOlder: 'migrate' },
      ),
  },
};
