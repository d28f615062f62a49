// The line of SQLite's writers: who writes alone, who follows whom, and that nobody waits for ever.
import { expect, test } from 'vitest';
import { openWritersLine } from './writers-line.ts';

/** Works that begin when their turn has come and end when they are told to. */
function works() {
  const begun: string[] = [];
  const ends = new Map<string, (problem?: Error) => void>();
  const work = (name: string) => (): Promise<string> => {
    begun.push(name);
    return new Promise((resolve, reject) => {
      ends.set(name, problem => (problem ? reject(problem) : resolve(name)));
    });
  };
  const settled = (): Promise<void> => new Promise(resolve => setImmediate(resolve));
  const end = async (name: string, problem?: Error): Promise<void> => {
    ends.get(name)?.(problem);
    await settled();
  };
  return { begun, work, end, settled };
}

test('followers are in hand together, whoever wants to be alone waits for all of them', async () => {
  const line = openWritersLine();
  const { begun, work, end, settled } = works();
  const first = line.following(work('first'));
  const second = line.following(work('second'));
  await settled();
  expect(begun).toEqual(['first', 'second']);
  const alone = line.alone(work('alone'));
  await end('first');
  expect(begun).toEqual(['first', 'second']);
  await end('second');
  expect(begun).toEqual(['first', 'second', 'alone']);
  await end('alone');
  expect(await Promise.all([first, second, alone])).toEqual(['first', 'second', 'alone']);
});

test('nobody goes past a writer that waits to be alone', async () => {
  const line = openWritersLine();
  const { begun, work, end, settled } = works();
  const done = [line.following(work('a')), line.alone(work('alone'))];
  await settled();
  done.push(line.following(work('b')), line.following(work('c')), line.alone(work('last')));
  await settled();
  expect(begun).toEqual(['a']);
  await end('a');
  expect(begun).toEqual(['a', 'alone']);
  await end('alone');
  // Those who came while it waited have one turn together, before whoever came after them.
  expect(begun).toEqual(['a', 'alone', 'b', 'c']);
  done.push(line.following(work('d')));
  await settled();
  await end('b');
  await end('c');
  expect(begun).toEqual(['a', 'alone', 'b', 'c', 'last']);
  await end('last');
  await end('d');
  await Promise.all(done);
  expect(begun).toEqual(['a', 'alone', 'b', 'c', 'last', 'd']);
});

test('a work that fails ends its turn as any other', async () => {
  const line = openWritersLine();
  const { begun, work, end, settled } = works();
  const broken = line.following(work('broken')).catch((problem: unknown) => problem);
  const fine = line.following(work('fine'));
  const alone = line.alone(work('alone')).catch((problem: unknown) => problem);
  await settled();
  await end('broken', new Error('broken'));
  expect(begun).toEqual(['broken', 'fine']);
  await end('fine');
  await end('alone', new Error('broken too'));
  const after = line.alone(work('after'));
  await settled();
  await end('after');
  expect(await Promise.all([fine, after])).toEqual(['fine', 'after']);
  expect(await broken).toBeInstanceOf(Error);
  expect(await alone).toBeInstanceOf(Error);
});
