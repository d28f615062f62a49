// A mail server with moods: takes mail slowly, refuses some of it for now, or is not to be spoken to; remembers what it accepted.
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';

export type Mood = 'takes' | 'refuses some' | 'busy';

export type MailServer = {
  url: string;
  mood: Mood;
  /** Message-IDs of accepted mails, in their order; one that was accepted twice stands twice. */
  accepted: string[];
  /** How often it said no. */
  refused: number;
  end(): Promise<void>;
};

const noForNow = (): Error => Object.assign(new Error('not now'), { responseCode: 451 });

/** Listens on a free port of this machine; each mail takes `slowness` milliseconds. */
export async function startMailServer(slowness: number): Promise<MailServer> {
  let asked = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    closeTimeout: 200,
    onMailFrom(_address, _session, done) {
      if (state.mood === 'busy') state.refused += 1;
      done(state.mood === 'busy' ? noForNow() : null);
    },
    onData(stream, _session, done) {
      void (async () => {
        // Null: the client went away in the middle, so nothing was accepted.
        const mail = await text(stream).catch(() => null);
        if (mail === null) return;
        await wait(slowness);
        asked += 1;
        if (state.mood === 'refuses some' && asked % 3 === 0) {
          state.refused += 1;
          done(noForNow());
          return;
        }
        state.accepted.push(/^message-id: (\S+)/im.exec(mail)?.[1] ?? '');
        done();
      })();
    },
  });
  // A client that is killed breaks its connection; that is what is tried here.
  server.on('error', () => undefined);
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const address = listening.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const state: MailServer = {
    url: `smtp://127.0.0.1:${port}`,
    mood: 'takes',
    accepted: [],
    refused: 0,
    end: () => new Promise(resolve => server.close(() => resolve())),
  };
  return state;
}
