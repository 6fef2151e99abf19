/** @jest-environment node */
import { ancestorOf, atStake } from './merge';

describe('what two people changed', () => {
  it('is only at stake where both changed the same question to something else', () => {
    const stake = atStake({ a: 1, b: 1, c: 1, d: 1 }, { a: 2, b: 2, c: 1, d: 2 }, { a: 3, b: 2, c: 9, d: 1 });
    expect([...stake]).toEqual([['a', 2]]);
  });

  it('counts an answer that was taken away as a change', () => {
    expect([...atStake({ a: 1 }, {}, { a: 2 })]).toEqual([['a', undefined]]);
    expect([...atStake({ a: 1 }, { a: 3 }, {})]).toEqual([['a', 3]]);
    expect(atStake({ a: 1 }, {}, {}).size).toBe(0);
  });

  it('takes what this device sent and the server has for its own, also when the answer to that request got lost', () => {
    const ancestor = ancestorOf({ a: 1, b: 1 }, { a: 2, b: 1 }, { a: 2, b: 7 });
    expect(ancestor).toEqual({ a: 2, b: 1 });
    expect(atStake(ancestor, { a: 3, b: 1 }, { a: 2, b: 7 }).size).toBe(0);
  });

  it('does not take what somebody else changed afterwards for its own', () => {
    const ancestor = ancestorOf({}, { a: 2 }, { a: 5 });
    expect([...atStake(ancestor, { a: 2 }, { a: 5 })]).toEqual([['a', 2]]);
  });
});
