// Own words: nothing, everything, something of a letter, in several scripts, and fast.
import { expect, it } from 'vitest';
import { ownWords, wordsOf } from './own-words.ts';

const sample = 'I am writing to ask you to release Rosa Quil at once and without conditions.';

it('says nothing is own of the sample, everything of another text', () => {
  expect(ownWords(sample, sample).percent).toBe(0);
  expect(ownWords('Yesterday my daughter asked me why a teacher sits in prison.', sample).percent).toBe(100);
  expect(ownWords('', sample)).toEqual({ percent: 0, own: 0, words: 0 });
  expect(ownWords('Hello there', '').percent).toBe(100);
});

it('counts the words around what was kept', () => {
  const mine = 'As a nurse, I am writing to ask you to release Rosa Quil at once. Thank you.';
  expect(ownWords(mine, sample)).toEqual({ own: 5, words: 17, percent: 29 });
});

it('minds no case or punctuation, and knows scripts without spaces', () => {
  expect(ownWords('I AM WRITING, TO ASK YOU', sample).percent).toBe(0);
  expect(wordsOf('请释放 Rosa').map(word => word.text)).toEqual(['请', '释', '放', 'rosa']);
  expect(ownWords('请您立即释放她', '请您立即释放她。').percent).toBe(0);
  expect(ownWords('أكتب إليكم اليوم من غدانسك', 'أكتب إليكم اليوم').own).toBe(2);
});

it('is fast for long letters', () => {
  const long = Array.from({ length: 4_000 }, (_, at) => `w${at % 700}`).join(' ');
  const start = performance.now();
  for (let round = 0; round < 10; round += 1) ownWords(long, long);
  // 10 letters of 20,000 characters; a quadratic comparison would take minutes.
  expect(performance.now() - start).toBeLessThan(2_000);
});
