import { dateAndTimeOf, dateOf, sameDay, timeOf } from './dates';

it('writes instants as they are in the Netherlands, summer and winter', () => {
  expect(timeOf('2024-10-03T12:32:10Z')).toBe('14:32');
  expect(timeOf('2024-12-03T12:02:00Z')).toBe('13:02');
  expect(dateOf('2024-10-03T22:30:00Z')).toBe('4 oktober 2024');
  expect(dateAndTimeOf('2027-01-04T08:00:00Z')).toBe('4 januari 2027, 09:00 uur');
});

it('knows a day by the Dutch calendar', () => {
  expect(sameDay('2024-10-03T21:59:00Z', '2024-10-03T22:01:00Z')).toBe(false);
  expect(sameDay('2024-10-03T22:01:00Z', '2024-10-04T21:59:00Z')).toBe(true);
});
