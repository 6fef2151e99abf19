import fc from 'fast-check';
import { classProgress, rateOf, type ClassCounts } from './progress';
import { progressDays } from './progress-days';
import { representativeness } from './representativeness';
import { targetProgress, targetSentence } from './target';

const one = (label: string, completed: number, population: number): ClassCounts => ({
  code: label,
  label,
  population,
  completed,
  invited: population,
  delivered: population,
  opened: completed,
  started: completed,
});

describe('progress by class', () => {
  it('gives the rate of each class and its share in response and population', () => {
    const [small, large] = classProgress([one('klein', 10, 40), one('groot', 30, 60)]);
    expect(small).toMatchObject({ rate: 0.25, shareOfResponse: 0.25, shareOfPopulation: 0.4 });
    expect(large).toMatchObject({ rate: 0.5, shareOfResponse: 0.75, shareOfPopulation: 0.6 });
  });

  it('has no share where nobody answered, and no rate without a list of members', () => {
    expect(classProgress([one('klein', 0, 40)])[0]).toMatchObject({ rate: 0, shareOfResponse: null });
    expect(rateOf(12, null)).toBeNull();
    expect(() => rateOf(41, 40)).toThrow(RangeError);
  });
});

describe('days of a wave', () => {
  it('names every day, also those on which nothing happened', () => {
    const days = progressDays(
      [
        { day: '2026-10-24', started: 3, completed: 1 },
        { day: '2026-10-26', started: 0, completed: 2 },
      ],
      '2026-10-23',
      null,
    );
    // Summer time ends on the 25th: that day is there once.
    expect(days.map(({ day, completedSoFar }) => [day, completedSoFar])).toEqual([
      ['2026-10-23', 0],
      ['2026-10-24', 1],
      ['2026-10-25', 1],
      ['2026-10-26', 3],
    ]);
    expect(progressDays([], null, null)).toEqual([]);
  });

  it('ends with everything that happened, however long ago', () => {
    const day = fc.date({ min: new Date('2005-01-01'), max: new Date('2026-01-01'), noInvalidDate: true });
    const counts = fc.record({ at: day, started: fc.nat(5), completed: fc.nat(5) });
    fc.assert(
      fc.property(fc.array(counts, { minLength: 1, maxLength: 20 }), (given) => {
        const days = progressDays(
          given.map(({ at, ...rest }) => ({ day: at.toISOString().slice(0, 10), ...rest })),
          null,
          null,
        );
        expect(days.at(-1)?.startedSoFar).toBe(given.reduce((total, { started }) => total + started, 0));
        expect(days.length).toBeLessThanOrEqual(1_827);
      }),
      { numRuns: 50 },
    );
  });
});

describe('representativeness in words', () => {
  const sentence = (...classes: ClassCounts[]) => representativeness(classProgress(classes), 'grootte').sentence;

  it('names who is over- and underrepresented, with both shares', () => {
    expect(sentence(one('klein', 10, 171), one('groot', 90, 171))).toBe(
      'De respons verschilt naar grootte meer van de populatie dan door toeval te verwachten is: oververtegenwoordigd is groot (90% van de respons, 50% van de populatie); ondervertegenwoordigd is klein (10% van de respons, 50% van de populatie).',
    );
  });

  it('says that no difference was found, and that few answers show little', () => {
    expect(sentence(one('klein', 50, 171), one('groot', 52, 171))).toBe(
      'Naar grootte wijkt de respons niet aantoonbaar af van de populatie.',
    );
    expect(sentence(one('klein', 5, 171), one('groot', 6, 171))).toContain('Bij zo weinig antwoorden');
    // One response from a small class would be "significant" by itself.
    expect(sentence(one('klein', 1, 8), one('groot', 0, 334))).toBe(
      'Er is nog maar 1 afgeronde vragenlijst: te weinig om naar grootte met de populatie te vergelijken.',
    );
  });

  it('says when there is nothing to compare, or nothing left to chance', () => {
    expect(sentence(one('klein', 0, 10), one('groot', 0, 10))).toContain('nog geen afgeronde');
    expect(sentence(one('klein', 3, 10))).toContain('niet verdeeld');
    expect(sentence(one('klein', 10, 10), one('groot', 10, 10))).toContain('Iedereen');
  });

  it('says when the test is rough', () => {
    const provinces = Array.from({ length: 12 }, (_, at) => one(`p${at}`, 2 + (at % 3), 28));
    expect(sentence(...provinces)).toContain('een benadering');
  });
});

describe('targets', () => {
  const period = { opensAt: new Date('2026-10-01'), closesAt: new Date('2026-10-11'), closed: false };
  const at = (completed: number, day: string, share = 0.5) =>
    targetProgress(share, { completed, population: 40 }, period, new Date(day));

  it('are reached, on course, behind or missed', () => {
    expect(at(20, '2026-10-05')).toEqual({ state: 'reached', needed: 20, missing: 0 });
    expect(at(8, '2026-10-05')).toEqual({ state: 'on-course', needed: 20, missing: 12 });
    expect(at(7, '2026-10-05').state).toBe('behind');
    expect(at(19, '2026-10-11').state).toBe('missed');
    expect(
      targetProgress(0.5, { completed: 3, population: 40 }, { ...period, closed: true }, period.opensAt).state,
    ).toBe('missed');
  });

  it('ask for whole responses, never one too many', () => {
    expect(targetProgress(0.07, { completed: 0, population: 100 }, period, period.opensAt).needed).toBe(7);
    expect(at(0, '2026-10-01', 0.51).needed).toBe(21);
  });

  it('are not behind without dates', () => {
    expect(
      targetProgress(
        0.5,
        { completed: 0, population: 40 },
        { opensAt: null, closesAt: null, closed: false },
        new Date(),
      ).state,
    ).toBe('on-course');
  });

  it('say what to do', () => {
    expect(targetSentence('Drenthe', at(3, '2026-10-09'))).toBe(
      'Drenthe: loopt achter, nog 17 van 20 te gaan. Stuur een herinnering of bel na.',
    );
  });
});
