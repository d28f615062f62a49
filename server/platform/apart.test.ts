// Tests of a program in a process of its own: how it ends is told, and a signal ends it before us.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { runApart } from './apart.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'insist-apart-'));
afterAll(() => rmSync(folder, { recursive: true }));

const write = (name: string, source: string): string => {
  const file = path.join(folder, name);
  writeFileSync(file, source);
  return file;
};
const HERE = pathToFileURL(path.join(folder, 'here.js')).href;
write('package.json', '{ "type": "module" }');
write('ends.js', 'process.exit(Number(process.argv[2]));');
write('killed.js', "process.kill(process.pid, 'SIGKILL');");

/** Says when it is ready, and by which signal it then ends, to whoever reads the trouble of its parent. */
const PATIENT = `
for (const signal of ['SIGTERM', 'SIGINT'])
  process.on(signal, () => { process.stderr.write('child: ' + signal); process.exit(0); });
setTimeout(() => {}, 15_000);
process.stderr.write('ready\\n');
`;

describe('a program apart', () => {
  test('is waited for, and told of where it fails', async () => {
    const listening = process.listenerCount('SIGTERM');
    await runApart(HERE, './ends', ['0']);
    await expect(runApart(HERE, './ends', ['3'])).rejects.toThrow('./ends 3 ended with 3');
    await expect(runApart(HERE, './killed', [])).rejects.toThrow('ended with SIGKILL');
    expect(process.listenerCount('SIGTERM')).toBe(listening);
  });

  test.each(['SIGTERM', 'SIGINT'] as const)(
    'ends by a %s that we are sent, and we by the same',
    async signal => {
      write('patient.js', PATIENT);
      const ours = pathToFileURL(path.join(import.meta.dirname, 'apart.ts')).href;
      const parent = write(
        'parent.js',
        `import { runApart } from ${JSON.stringify(ours)};
       await runApart(import.meta.url, './patient', []);
       process.stderr.write('went on');`,
      );
      const running = spawn(process.execPath, ['--import', 'tsx', parent], {
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      const printed = text(running.stderr);
      await once(running.stderr, 'data');
      running.kill(signal);
      await once(running, 'exit');
      expect([running.exitCode, running.signalCode]).toEqual([null, signal]);
      expect(await printed).toBe(`ready\nchild: ${signal}`);
    },
  );
});
