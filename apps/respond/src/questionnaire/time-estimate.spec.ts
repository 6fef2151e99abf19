import { minutesFor } from './time-estimate';

const choice = { type: 'radiogroup', characters: 200, parts: 1 };

it('is nothing for no questions, and at least a minute for one', () => {
  expect(minutesFor([])).toBe(0);
  expect(minutesFor([choice])).toBe(1);
});

it('grows with what there is to read, to write and to rate', () => {
  const ten = Array.from({ length: 10 }, () => choice);
  expect(minutesFor(ten)).toBe(3);
  expect(minutesFor([...ten, { type: 'comment', characters: 100, parts: 1 }])).toBeGreaterThan(minutesFor(ten));
  const matrix = (parts: number) => minutesFor([{ type: 'matrix', characters: 100, parts }]);
  expect(matrix(20)).toBeGreaterThan(matrix(2));
});
