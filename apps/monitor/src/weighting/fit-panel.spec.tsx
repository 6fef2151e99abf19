import type { WeightingFit } from '@ido/api';
import { render } from '../testing/render';
import { FitPanel } from './fit-panel';

const fit = (weighted: readonly number[]): WeightingFit => ({
  kind: 'fitted',
  populationN: 151,
  respondents: 103,
  withoutWeight: 0,
  unknownInPopulation: 0,
  passes: 3,
  spread: { min: 0.5, max: 3, quantiles: { p5: 1, p25: 1, p50: 1, p75: 1, p95: 1 }, histogram: [] },
  effectiveN: 80,
  designEffect: 1.2,
  trimmed: 4,
  margins: [
    {
      variable: 'sizeClass',
      title: 'Grootteklasse',
      classes: [
        ['Klein', 88],
        ['Middelgroot', 40],
        ['Groot', 23],
      ].map(([label, population], at) => ({
        code: String(label),
        label: String(label),
        population: Number(population),
        respondents: 30,
        weighted: weighted[at]!,
      })),
    },
  ],
});
const said = () => [...document.querySelectorAll('[role=status]')].map(({ textContent }) => textContent).join();

describe('how a weighting fits', () => {
  it('says in words that a bound keeps classes from their number, the furthest first', () => {
    render(<FitPanel fit={fit([92, 42.6, 16.4])} bound={3} />);
    expect(said()).toBe(
      'Door de grens van 3 passen de gewichten niet meer precies op de populatie: Groot komt op 16,4 en dat moet 23 zijn. Ook 2 andere klassen wijken af.',
    );
  });

  it('says nothing where it fits but for rounding', () => {
    render(<FitPanel fit={fit([88.0000001, 40.01, 22.99])} bound={3} />);
    expect(said()).toBe('');
  });
});
