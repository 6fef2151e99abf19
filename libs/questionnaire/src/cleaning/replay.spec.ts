import fc from 'fast-check';
import { compileQuestionnaire } from '../compile-questionnaire';
import type { Answers } from '../answers';
import type { LogEntry } from './log';
import { cleanLine, planReplay, type RawResponse } from './replay';
import { countedOf, WHICH_COUNTS } from './which-counts';

const questionnaire = compileQuestionnaire({
  pages: [
    {
      name: 'p',
      elements: [
        {
          type: 'radiogroup',
          name: 'netwerk',
          title: 'Netwerk?',
          isRequired: true,
          choices: ['ja', 'nee', 'weet-niet'],
        },
        {
          type: 'text',
          name: 'leden',
          title: 'Leden?',
          inputType: 'number',
          min: 0,
          max: 50,
          visibleIf: "{netwerk} = 'ja'",
        },
        { type: 'checkbox', name: 'doet', title: 'Wat?', choices: ['overleg', 'afspraken', 'contact'] },
        { type: 'matrix', name: 'oordeel', title: 'Oordeel', columns: [1, 2, 3], rows: ['a', 'b', 'c'] },
        { type: 'comment', name: 'toelichting', title: 'Toelichting' },
      ],
    },
  ],
});

const response = (answers: Answers, id = 'r1'): RawResponse => ({
  id,
  organisation: null,
  completedAt: new Date('2026-01-01T00:00:00Z'),
  answers,
});
const clean = (log: readonly LogEntry[], answers: Answers) => planReplay(questionnaire, log).clean(response(answers));
const edit = (number: number, question: string, was: unknown, value: unknown): LogEntry => ({
  ...{ kind: 'edit', number, response: 'r1', question, was, value },
});

describe('replaying a cleaning log', () => {
  it('leaves a response that nothing is said of as it was sent in', () => {
    const raw = { netwerk: 'ja', leden: 4 };
    expect(clean([], raw)).toMatchObject({ answers: raw, corrected: [], verdict: null, applied: [] });
  });

  it('corrects by rules and by single edits, in their order', () => {
    const log: LogEntry[] = [
      {
        ...{ kind: 'rule', number: 1, expression: '{leden} > 20' },
        effect: { kind: 'set', question: 'leden', value: 20 },
      },
      edit(2, 'toelichting', 'asdf', null),
      {
        ...{ kind: 'rule', number: 3, expression: '{leden} = 20 and {toelichting} empty' },
        effect: { kind: 'set', question: 'doet', value: ['overleg'] },
      },
    ];
    const cleaned = clean(log, { netwerk: 'ja', leden: 33, toelichting: 'asdf' });
    expect(cleaned.answers).toEqual({ netwerk: 'ja', leden: 20, doet: ['overleg'] });
    expect(cleaned.corrected).toEqual(['leden', 'toelichting', 'doet']);
    expect(cleaned.applied).toEqual([1, 2, 3]);
  });

  it('takes out the answers that are not asked any more after a correction', () => {
    expect(clean([edit(1, 'netwerk', 'ja', 'nee')], { netwerk: 'ja', leden: 4 }).answers).toEqual({ netwerk: 'nee' });
  });

  it('lets a required question be emptied, and what it showed with it', () => {
    expect(clean([edit(1, 'netwerk', 'ja', null)], { netwerk: 'ja', leden: 4 }).answers).toEqual({});
  });

  it.each([
    ['a code that does not exist', 'netwerk', 'misschien'],
    ['a number out of range', 'leden', 51],
    ['an answer of another type', 'doet', 'overleg'],
    ['a row that does not exist', 'oordeel', { d: 1 }],
    ['a question that does not exist', 'kleur', 'rood'],
  ])('passes over %s, and says so', (_, question, value) => {
    const raw = { netwerk: 'ja', leden: 4 };
    const cleaned = clean([edit(1, question, raw[question as 'leden'], value)], raw);
    expect(cleaned).toMatchObject({ answers: raw, applied: [], impossible: [1] });
  });

  it('passes over an answer to a question that was not asked', () => {
    const cleaned = clean([edit(1, 'leden', undefined, 3)], { netwerk: 'nee' });
    expect(cleaned).toMatchObject({ answers: { netwerk: 'nee' }, impossible: [1] });
  });

  it('does not overrule who has answered anew since', () => {
    const cleaned = clean([edit(1, 'leden', 400, 40)], { netwerk: 'ja', leden: 38 });
    expect(cleaned).toMatchObject({ answers: { netwerk: 'ja', leden: 38 }, applied: [], outdated: [1] });
  });

  it('flags by a rule, over the clean answers', () => {
    const rule: LogEntry = {
      ...{ kind: 'rule', number: 1, expression: "{netwerk} = 'ja' and {leden} = 0" },
      effect: { kind: 'flag', title: 'Netwerk zonder leden' },
    };
    expect(clean([rule], { netwerk: 'ja', leden: 0 }).flagged).toEqual([1]);
    expect(clean([rule, edit(2, 'leden', 0, 5)], { netwerk: 'ja', leden: 0 }).flagged).toEqual([]);
  });

  it('excludes and accepts: the last word counts', () => {
    const exclude: LogEntry = { kind: 'exclude', number: 1, response: 'r1' };
    const accept: LogEntry = { kind: 'accept', number: 2, response: 'r1' };
    expect(clean([exclude], {}).verdict).toBe('excluded');
    expect(clean([exclude, accept], {}).verdict).toBe('accepted');
    expect(clean([exclude, accept, { kind: 'revoke', number: 3, entry: 2 }], {}).verdict).toBe('excluded');
  });

  it('takes a revocation back when that is revoked itself', () => {
    const log: LogEntry[] = [
      edit(1, 'leden', 4, 5),
      { kind: 'revoke', number: 2, entry: 1 },
      { kind: 'revoke', number: 3, entry: 2 },
    ];
    const raw = { netwerk: 'ja', leden: 4 };
    expect(clean(log.slice(0, 2), raw).answers).toEqual(raw);
    expect(clean(log, raw).answers).toEqual({ netwerk: 'ja', leden: 5 });
  });
});

const answers: fc.Arbitrary<Answers> = fc
  .record(
    {
      netwerk: fc.constantFrom('ja', 'nee', 'weet-niet'),
      leden: fc.integer({ min: 0, max: 50 }),
      doet: fc.subarray(['overleg', 'afspraken', 'contact'], { minLength: 1 }),
      oordeel: fc.record(
        { a: fc.constantFrom(1, 2, 3), b: fc.constantFrom(1, 2, 3), c: fc.constantFrom(1, 2, 3) },
        { noNullPrototype: true },
      ),
      toelichting: fc.constantFrom('asdf', 'geen', 'wij doen veel'),
    },
    { requiredKeys: ['netwerk'] },
  )
  .map((given) => questionnaire.withoutHidden(given));
const responses = fc
  .array(fc.tuple(answers, fc.constantFrom(null, 'GM1', 'GM2'), fc.integer({ min: 0, max: 3 })), { maxLength: 8 })
  .map((list) =>
    list.map(([given, organisation, day], at): RawResponse => {
      return { id: `r${at}`, organisation, completedAt: new Date(86_400_000 * day), answers: given };
    }),
  );
const value = fc.constantFrom<unknown>('ja', 'nee', 'onzin', 0, 7, 900, ['overleg'], ['x'], { a: 1, b: 1 }, null);
const question = fc.constantFrom('netwerk', 'leden', 'doet', 'oordeel', 'toelichting', 'onbekend');
const expression = fc.constantFrom("{netwerk} = 'ja'", '{leden} > 10', '{oordeel.a} = 1', "{doet} contains 'overleg'");
const body = fc.oneof(
  fc.record({
    kind: fc.constant('rule' as const),
    expression,
    effect: fc.oneof(
      fc.record({ kind: fc.constant('set' as const), question, value }),
      fc.record({ kind: fc.constant('clear' as const), question }),
      fc.record({ kind: fc.constant('flag' as const), title: fc.constant('Let op') }),
    ),
  }),
  fc.record({
    kind: fc.constant('edit' as const),
    response: fc.constantFrom('r0', 'r1', 'r2', 'r3'),
    question,
    was: fc.constantFrom<unknown>(undefined, 'ja', 4, ['overleg']),
    value,
  }),
  fc.record({
    kind: fc.constantFrom('exclude' as const, 'accept' as const, 'choose' as const),
    response: fc.constantFrom('r0', 'r1', 'r2'),
  }),
  fc.record({ kind: fc.constant('revoke' as const), entry: fc.integer({ min: 1, max: 12 }) }),
);
const logs: fc.Arbitrary<LogEntry[]> = fc
  .array(body, { maxLength: 12 })
  .map((bodies) => bodies.map((one, at) => ({ ...one, number: at + 1 })));

/** The clean data of a wave, as the text that its content hash is taken over. */
function replayed(log: readonly LogEntry[], raw: readonly RawResponse[], rule: (typeof WHICH_COUNTS)[number]): string {
  const plan = planReplay(questionnaire, log);
  const cleaned = raw.map((one) => plan.clean(one));
  const counted = countedOf(rule, cleaned);
  return cleaned
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, answers: given }) => cleanLine(id, counted.has(id), given))
    .join('');
}

describe('any log over any responses', () => {
  const any = fc.tuple(logs, responses, fc.constantFrom(...WHICH_COUNTS));

  it('gives the same clean data byte for byte, whatever the order in which log and responses are read', () => {
    fc.assert(
      fc.property(any, fc.infiniteStream(fc.nat()), ([log, raw, rule], random) => {
        const first = replayed(log, raw, rule);
        const shuffled = <T>(list: readonly T[]) =>
          list.map((item) => ({ item, key: random.next().value as number })).sort((a, b) => a.key - b.key);
        const stored = JSON.parse(JSON.stringify(raw.map((one) => one.answers))) as Answers[];
        const reread = raw.map((one, at) => ({ ...one, answers: reversed(stored[at]!) }));
        expect(
          replayed(
            shuffled(log).map(({ item }) => item),
            shuffled(reread).map(({ item }) => item),
            rule,
          ),
        ).toBe(first);
      }),
    );
  });

  it('gives only answers that the questionnaire can have, but for required questions that were emptied', () => {
    fc.assert(
      fc.property(any, ([log, raw]) => {
        const plan = planReplay(questionnaire, log);
        for (const one of raw) {
          const problems = questionnaire.check(plan.clean(one).answers, 'complete');
          expect(problems.filter(({ code }) => code !== 'required')).toEqual([]);
        }
      }),
    );
  });

  it('gives the raw data when everything is revoked', () => {
    fc.assert(
      fc.property(any, ([log, raw]) => {
        const entries = log.filter(({ kind }) => kind !== 'revoke');
        const revocations = entries.map(({ number }, at): LogEntry => ({
          kind: 'revoke',
          number: 100 + at,
          entry: number,
        }));
        expect(replayed([...entries, ...revocations], raw, 'all')).toBe(replayed([], raw, 'all'));
      }),
    );
  });

  it('gives the same for a revoked entry as without it', () => {
    fc.assert(
      fc.property(any, fc.integer({ min: 1, max: 12 }), ([log, raw, rule], number) => {
        const entries = log.filter(({ kind }) => kind !== 'revoke');
        const revocation: LogEntry = { kind: 'revoke', number: 50, entry: number };
        expect(replayed([...entries, revocation], raw, rule)).toBe(
          replayed(
            entries.filter((entry) => entry.number !== number),
            raw,
            rule,
          ),
        );
      }),
    );
  });

  it('never changes what was sent in', () => {
    fc.assert(
      fc.property(any, ([log, raw, rule]) => {
        const before = JSON.stringify(raw);
        replayed(log, raw, rule);
        expect(JSON.stringify(raw)).toBe(before);
      }),
    );
  });
});

const reversed = (given: Answers): Answers => Object.fromEntries(Object.entries(given).reverse());
