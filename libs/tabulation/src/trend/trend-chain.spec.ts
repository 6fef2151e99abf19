import { compareCodebooks, type ComparedVariable, type Variable } from '@ido/questionnaire';
import { variableOf } from '../testing/variables';
import { trendChains, type TrendLink } from './trend-chain';

const linkOf = ({ from, to, verdict, categories }: ComparedVariable): TrendLink => ({
  from: from?.name ?? null,
  to: to?.name ?? null,
  verdict,
  categories,
  confirmed: false,
  note: '',
});

/** Chains by what the questionnaires' own comparison proposes, with what a person decided in its place. */
function chainsOf(waves: readonly Variable[][], decided: Record<string, readonly TrendLink[]> = {}) {
  return trendChains(
    waves.map((variables) => ({ variables })),
    (older, newer) =>
      decided[`${older}-${newer}`] ??
      compareCodebooks({ variables: waves[older]! }, { variables: waves[newer]! }).map(linkOf),
  );
}

const loket = (codes: string[], title = 'Hoeveel loketten zijn er?') =>
  variableOf('loket', 'single', codes, { title, trendKey: 'loket' });

describe('a question over waves', () => {
  it('goes on where it is the same, and with other words is said to', () => {
    const [chain] = chainsOf([
      [loket(['een', 'meer'])],
      [loket(['een', 'meer'])],
      [loket(['een', 'meer'], 'Hoeveel loketten telt uw gemeente?')],
    ]);
    expect(chain!.key).toBe('loket');
    expect(chain!.steps.map(({ join }) => join && (join.kind === 'joined' ? join.verdict : join.reason))).toEqual([
      null,
      'same',
      'reworded',
    ]);
    expect(chain!.steps.map(({ segment }) => segment)).toEqual([0, 0, 0]);
  });

  it('goes on over the categories that were mapped where it was recoded, also through an earlier wave', () => {
    const recoded: TrendLink = {
      from: 'loket',
      to: 'loket',
      verdict: 'recoded',
      categories: [
        { from: 'een', to: 'een' },
        { from: 'twee', to: 'meer' },
        { from: 'drie', to: 'meer' },
        { from: 'anders', to: null },
      ],
      confirmed: true,
      note: 'samengevoegd',
    };
    const old = loket(['een', 'twee', 'drie', 'anders']);
    const [chain] = chainsOf([[old], [old], [loket(['een', 'meer', 'geen'])]], { '1-2': [recoded] });
    expect(chain!.steps.map(({ categoryOf }) => categoryOf)).toEqual([
      [0, 1, 1, -1],
      [0, 1, 1, -1],
      [0, 1, 2],
    ]);
    expect(chain!.steps[2]!.join).toEqual({
      kind: 'joined',
      verdict: 'recoded',
      confirmed: true,
      note: 'samengevoegd',
    });
    expect(chain!.segments.map(({ categories }) => categories.map(({ code }) => code))).toEqual([
      ['een', 'meer', 'geen'],
    ]);
  });

  it('breaks where nothing links it, though the trend key is the same, and where no category is mapped', () => {
    const first = loket(['a', 'b']);
    const second = loket(['c', 'd']);
    const nothing: TrendLink = {
      from: 'loket',
      to: 'loket',
      verdict: 'recoded',
      categories: [{ from: 'c', to: null }],
      confirmed: true,
      note: '',
    };
    const [chain] = chainsOf([[first], [second], [loket(['e', 'f'])]], { '0-1': [], '1-2': [nothing] });
    expect(chain!.steps.map(({ segment, join }) => [segment, join])).toEqual([
      [0, null],
      [1, { kind: 'broken', reason: 'notLinked' }],
      [2, { kind: 'broken', reason: 'noCategoryLinked' }],
    ]);
    expect(chain!.segments.map(({ categories }) => categories[0]!.code)).toEqual(['a', 'c', 'e']);
  });

  it('passes over a wave that did not ask it', () => {
    const other = variableOf('iets', 'single', ['ja', 'nee'], { title: 'Heel wat anders', trendKey: 'iets' });
    const chains = chainsOf([[loket(['een', 'meer'])], [other], [loket(['een', 'meer'])]]);
    expect(chains.map(({ key, steps }) => [key, steps.map(({ wave }) => wave)])).toEqual([
      ['loket', [0, 2]],
      ['iets', [1]],
    ]);
  });

  it('has each question once, though it got another name and key', () => {
    const renamed = variableOf('v9', 'single', ['een', 'meer'], {
      title: 'Hoeveel loketten zijn er?',
      trendKey: 'balies',
    });
    const decided: TrendLink = {
      from: 'loket',
      to: 'v9',
      verdict: 'same',
      categories: ['een', 'meer'].map((code) => ({ from: code, to: code })),
      confirmed: true,
      note: '',
    };
    const chains = chainsOf([[loket(['een', 'meer'])], [renamed]], { '0-1': [decided] });
    expect(chains.map(({ key, steps }) => [key, steps.length])).toEqual([['balies', 2]]);
  });

  it('tells rows of a matrix apart, which share the key of their question', () => {
    const rows = ['m.a', 'm.b'].map((name) =>
      variableOf(name, 'single', ['ja', 'nee'], { title: name, trendKey: 'm', question: 'm' }),
    );
    expect(chainsOf([rows, rows]).map(({ key, steps }) => [key, steps.length])).toEqual([
      ['m.a', 2],
      ['m.b', 2],
    ]);
  });

  it('is not made of texts, numbers and lists of hundreds', () => {
    const many = Array.from({ length: 342 }, (_, at) => `GM${at}`);
    expect(chainsOf([[variableOf('tekst', 'text'), variableOf('gemeente', 'single', many)]])).toEqual([]);
  });
});
