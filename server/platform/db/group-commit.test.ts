// Groups: what shares a commit, what follows at once while a group is on its way, and whom a failure takes with it.
import { expect, test } from 'vitest';
import { GroupCommit, type Fate } from './group-commit.ts';

type End = (problem?: Error) => Promise<void>;

/** An intake whose groups end when they are told to, in whatever order. */
function openIntake() {
  const groups: number[][] = [];
  const ends: End[] = [];
  const settled = (): Promise<void> => new Promise(resolve => setImmediate(resolve));
  const intake = new GroupCommit<number, number>(group => {
    groups.push([...group]);
    return new Promise<Fate<number>[]>((resolve, reject) => {
      ends.push(problem => {
        if (problem) reject(problem);
        else
          resolve(group.map(wish => (wish < 0 ? { refused: new RangeError('below') } : { kept: wish * 2 })));
        return settled();
      });
    });
  });
  const take = (from: number, many: number) =>
    Array.from({ length: many }, (_, at) => intake.take(from + at).catch((error: unknown) => error));
  const begun = async (many: number): Promise<void> => {
    while (groups.length < many) await settled();
  };
  const end = async (at: number, problem?: Error): Promise<void> => ends[at]?.(problem);
  return { groups, take, begun, end, settled };
}

const sizes = (groups: readonly number[][]): number[] => groups.map(group => group.length);

test('a few share a commit; what comes meanwhile is the next group', async () => {
  const { groups, take, begun, end } = openIntake();
  const answers = take(1, 3);
  await begun(1);
  answers.push(...take(4, 2));
  await end(0);
  expect(groups).toEqual([
    [1, 2, 3],
    [4, 5],
  ]);
  await end(1);
  expect(await Promise.all(answers)).toEqual([2, 4, 6, 8, 10]);
});

test('in a crowd one more group goes while the first is in hand, and no third', async () => {
  const { groups, take, begun, end } = openIntake();
  const answers = take(1, 20);
  await begun(1);
  answers.push(...take(21, 16));
  expect(sizes(groups)).toEqual([20, 16]);
  answers.push(...take(37, 40));
  expect(sizes(groups)).toEqual([20, 16]);
  // Whichever ends first, its place is taken at once, but only by enough of them.
  await end(1);
  expect(sizes(groups)).toEqual([20, 16, 40]);
  answers.push(...take(77, 3));
  await end(0);
  expect(sizes(groups)).toEqual([20, 16, 40]);
  await end(2);
  expect(sizes(groups)).toEqual([20, 16, 40, 3]);
  await end(3);
  expect(await Promise.all(answers)).toEqual(Array.from({ length: 79 }, (_, at) => 2 * (at + 1)));
});

test('what is refused is refused alone, and a group that fails is tried again one by one', async () => {
  const { groups, take, begun, end } = openIntake();
  const answers = take(-1, 3);
  await begun(1);
  await end(0, new Error('disk'));
  expect(groups).toEqual([[-1, 0, 1], [-1]]);
  await end(1);
  await end(2, new Error('disk'));
  await end(3);
  const [below, failed, fine] = await Promise.all(answers);
  expect(below).toBeInstanceOf(RangeError);
  expect(failed).toMatchObject({ message: 'disk' });
  expect(fine).toBe(2);
});
