import fc from 'fast-check';
import type { Codebook, Variable } from '../codebook';
import { compareCodebooks, type ComparedVariable } from './compare-codebooks';
import { category, codebook, variable } from './testing-codebooks';

const YES_NO = [category('ja', 'Ja'), category('nee', 'Nee'), category('weet-niet', 'Weet ik niet', 'dontKnow')];
const network = variable('netwerk', 'Heeft uw gemeente een lokaal netwerk samengebracht?', { categories: YES_NO });
const budget = variable('budget', 'Welk bedrag heeft u begroot?');

const seen = (rows: readonly ComparedVariable[]) =>
  rows.map(({ from, to, verdict }) => `${from?.name ?? '–'} > ${to?.name ?? '–'}: ${verdict}`);
const only = (rows: readonly ComparedVariable[]): ComparedVariable => {
  expect(rows).toHaveLength(1);
  return rows[0]!;
};

describe('the concordance of two versions', () => {
  it('calls a question the same when only capitals, accents and punctuation changed', () => {
    const newer = { ...network, title: 'Heeft uw gemeente een lokaal netwerk samengebracht' };
    expect(only(compareCodebooks(codebook(network), codebook(newer)))).toMatchObject({
      verdict: 'same',
      differences: [],
    });
  });

  it('finds a renamed question by its trendKey, however it is worded', () => {
    const older = { ...network, trendKey: 'netwerk-samengebracht' };
    const newer = { ...older, name: 'v12', title: 'Brengt u partijen bij elkaar?' };
    expect(only(compareCodebooks(codebook(older), codebook(newer)))).toMatchObject({
      verdict: 'reworded',
      foundBy: 'trendKey',
      differences: ['title'],
    });
  });

  it('finds rows of a matrix with the same trendKey by their row', () => {
    const rows = (name: string) =>
      ['snel', 'goed'].map((item) => variable(`${name}.${item}`, `Oordeel – ${item}`, { item, trendKey: 'oordeel' }));
    expect(seen(compareCodebooks(codebook(...rows('a')), codebook(...rows('b').reverse())))).toEqual([
      'a.snel > b.snel: same',
      'a.goed > b.goed: same',
    ]);
  });

  it('finds a question that was renamed by its text', () => {
    const newer = { ...network, name: 'v7', title: 'Heeft uw gemeente het lokale netwerk samengebracht?' };
    const row = only(compareCodebooks(codebook(network), codebook(newer)));
    expect(row).toMatchObject({ verdict: 'reworded', foundBy: 'text' });
    expect(row.similarity).toBeGreaterThan(0.8);
  });

  it('does not take a name that is used again for another question', () => {
    const newer = variable('netwerk', 'Hoeveel uur per week is de coördinator beschikbaar?');
    expect(seen(compareCodebooks(codebook(network), codebook(newer)))).toEqual([
      'netwerk > –: dropped',
      '– > netwerk: new',
    ]);
  });

  it('does not join what has different trend keys, however alike the texts are', () => {
    const older = { ...network, trendKey: 'netwerk-2022' };
    const newer = { ...network, trendKey: 'netwerk-2024' };
    expect(compareCodebooks(codebook(older), codebook(newer)).map(({ verdict }) => verdict)).toEqual([
      'dropped',
      'new',
    ]);
  });

  it('leaves what might be two questions to a person, and says which', () => {
    const newer = [
      { ...network, name: 'n1', title: 'Heeft uw gemeente een lokaal netwerk samengebracht in 2023?' },
      { ...network, name: 'n2', title: 'Heeft uw gemeente een lokaal netwerk samengebracht in 2024?' },
    ];
    const rows = compareCodebooks(codebook(network), codebook(...newer));
    expect(rows.find(({ from }) => from)).toMatchObject({ verdict: 'dropped', candidates: ['n1', 'n2'] });
    expect(rows.filter(({ to }) => to).map(({ candidates }) => candidates)).toEqual([['netwerk'], ['netwerk']]);
  });

  it('calls it recoded when categories were added, taken out or merged', () => {
    const newer = {
      ...network,
      categories: [category('ja', 'Ja'), category('deels', 'Gedeeltelijk'), category('nee', 'Nee')],
    };
    const row = only(compareCodebooks(codebook(network), codebook(newer)));
    expect(row).toMatchObject({ verdict: 'recoded', differences: ['categories'] });
    expect(row.categories).toEqual([
      { from: 'ja', to: 'ja' },
      { from: 'nee', to: 'nee' },
      { from: 'weet-niet', to: null },
    ]);
  });

  it('maps categories by label when the codes are numbered anew', () => {
    const older = { ...network, categories: [category('1', 'Ja'), category('2', 'Nee')] };
    const newer = { ...network, categories: [category('1', 'Nee'), category('2', 'Ja')] };
    expect(only(compareCodebooks(codebook(older), codebook(newer)))).toMatchObject({
      verdict: 'same',
      categories: [
        { from: '1', to: '2' },
        { from: '2', to: '1' },
      ],
    });
  });

  it('maps "weet ik niet" and "anders" to each other whatever they are called', () => {
    const newer = { ...network, categories: [...YES_NO.slice(0, 2), category('9', 'Geen idee', 'dontKnow')] };
    const row = only(compareCodebooks(codebook(network), codebook(newer)));
    expect(row.categories[2]).toEqual({ from: 'weet-niet', to: '9' });
    expect(row.verdict).toBe('reworded');
  });

  it('says so when a question that was asked of everyone is now asked after an answer', () => {
    expect(only(compareCodebooks(codebook(budget), codebook({ ...budget, routed: true })))).toMatchObject({
      verdict: 'reworded',
      differences: ['routing'],
    });
  });

  it('calls a question of another type recoded', () => {
    const newer: Variable = { ...network, type: 'multiple' };
    expect(only(compareCodebooks(codebook(network), codebook(newer))).verdict).toBe('recoded');
  });

  it('leaves out what a person has decided on, and matches nothing else with it', () => {
    const newer = { ...network, name: 'v7' };
    expect(seen(compareCodebooks(codebook(network, budget), codebook(newer), [{ from: 'budget', to: 'v7' }]))).toEqual([
      'netwerk > –: dropped',
    ]);
  });

  it('puts what is new after what it follows', () => {
    const extra = variable('uren', 'Hoeveel uur per week is er iemand?');
    expect(seen(compareCodebooks(codebook(network, budget), codebook(network, extra, budget)))).toEqual([
      'netwerk > netwerk: same',
      '– > uren: new',
      'budget > budget: same',
    ]);
  });
});

const WORDS = ['gemeente', 'netwerk', 'bibliotheek', 'bedrag', 'regie', 'uren', 'contact', 'burger', 'vraag', 'doel'];
const someTitle = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
const someCategories = fc
  .uniqueArray(fc.constantFrom('ja', 'nee', 'deels', 'weet-niet', 'anders', 'nooit'), { maxLength: 5 })
  .chain((codes) =>
    fc.tuple(
      ...codes.map((code) =>
        fc.constantFrom(code, 'Zelfde label', 'Ander label').map((label) => category(code, label)),
      ),
    ),
  );
const someVariable = fc
  .record({
    title: someTitle,
    categories: someCategories,
    trendKey: fc.option(fc.constantFrom('a', 'b', 'c')),
    routed: fc.boolean(),
  })
  .map(({ trendKey, ...rest }) => ({ ...rest, ...(trendKey !== null && { trendKey }) }));
const someCodebook: fc.Arbitrary<Codebook> = fc
  .uniqueArray(fc.tuple(fc.constantFrom('v1', 'v2', 'v3', 'v4', 'v5', 'v6', 'v7'), someVariable), {
    maxLength: 7,
    selector: ([name]) => name,
  })
  .map((entries) => codebook(...entries.map(([name, { title, ...more }]) => variable(name, title, more))));

describe('any concordance', () => {
  it('of a version with itself is all the same', () => {
    fc.assert(
      fc.property(someCodebook, (one) => {
        for (const row of compareCodebooks(one, one)) {
          expect(row).toMatchObject({ verdict: 'same', differences: [], candidates: [] });
          expect(row.from).toBe(row.to);
          expect(row.categories.every(({ from, to }) => from === to)).toBe(true);
        }
      }),
    );
  });

  it('holds every variable of both versions once', () => {
    fc.assert(
      fc.property(someCodebook, someCodebook, (older, newer) => {
        const rows = compareCodebooks(older, newer);
        const names = (side: 'from' | 'to') => rows.flatMap((row) => row[side]?.name ?? []).sort();
        expect(names('from')).toEqual(older.variables.map(({ name }) => name).sort());
        expect(names('to')).toEqual(newer.variables.map(({ name }) => name).sort());
      }),
    );
  });

  it('the other way round has what is new for dropped, and the same pairs', () => {
    const turned: Record<string, string> = { new: 'dropped', dropped: 'new' };
    const lines = (rows: readonly ComparedVariable[], from: 'from' | 'to', to: 'from' | 'to') =>
      rows
        .map(
          (row) =>
            `${row[from]?.name} ${row[to]?.name} ${from === 'to' ? (turned[row.verdict] ?? row.verdict) : row.verdict}`,
        )
        .sort();
    fc.assert(
      fc.property(someCodebook, someCodebook, (older, newer) => {
        const there = compareCodebooks(older, newer);
        const back = compareCodebooks(newer, older);
        expect(lines(back, 'to', 'from')).toEqual(lines(there, 'from', 'to'));
      }),
    );
  });

  it('maps every category of the older variable, and proposes none twice', () => {
    fc.assert(
      fc.property(someCodebook, someCodebook, (older, newer) => {
        for (const { from, to, categories } of compareCodebooks(older, newer)) {
          if (!from || !to) continue;
          expect(categories.map((pair) => pair.from)).toEqual(from.categories.map(({ code }) => code));
          const used = categories.flatMap((pair) => pair.to ?? []);
          expect(new Set(used).size).toBe(used.length);
        }
      }),
    );
  });
});
