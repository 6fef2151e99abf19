import { questionOf } from './question-of-pointer';

const find = (name: string) => ['samenwerking', 'a/b'].find((known) => known === name);

it('finds the question of a field error', () => {
  expect(questionOf('/samenwerking/2', find)).toBe('samenwerking');
  expect(questionOf('/answers/samenwerking', find)).toBe('samenwerking');
  expect(questionOf('/a~1b', find)).toBe('a/b');
  expect(questionOf('', find)).toBeUndefined();
  expect(questionOf('/answers', find)).toBeUndefined();
});
