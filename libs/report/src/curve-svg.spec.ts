import fc from 'fast-check';
import { curveSvg, ticksTo, type CurveSpec } from './curve-svg';

const spec = (over: Partial<CurveSpec> = {}): CurveSpec => ({
  days: [
    { day: '2026-11-01', started: 4, completed: 1 },
    { day: '2026-11-02', started: 9, completed: 6 },
    { day: '2026-11-03', started: 12, completed: 12 },
  ],
  marks: [{ day: '2026-11-02', label: '1' }],
  goal: 342,
  goalLabel: '342 gemeenten',
  completedLabel: 'afgerond',
  startedLabel: 'begonnen',
  title: 'Respons per dag',
  ...over,
});
const attribute = (svg: string, name: string) =>
  [...svg.matchAll(new RegExp(` ${name}="(-?[\\d.]+)"`, 'g'))].map(([, value]) => Number(value));

describe('the curve of a wave', () => {
  it('names its lines at their ends, its goal and what happened', () => {
    const svg = curveSvg(spec(), { width: 700, id: 'c' });
    for (const text of ['afgerond 12', 'begonnen 12', '342 gemeenten', '>1<', 'Respons per dag'])
      expect(svg).toContain(text);
  });

  it('leaves out what happened on no day of the curve, and keeps what is strange in a label harmless', () => {
    const marks = [
      { day: '2020-01-01', label: 'weg' },
      { day: '2026-11-01', label: '<b>' },
    ];
    const svg = curveSvg(spec({ marks }), { width: 700, id: 'c' });
    expect(svg).not.toContain('weg');
    expect(svg).toContain('&lt;b&gt;');
  });

  it('draws a wave of one day, and one on which nothing has happened', () => {
    expect(
      curveSvg(spec({ days: [{ day: '2026-11-01', started: 0, completed: 0 }], goal: null }), { width: 300, id: 'c' }),
    ).toContain('<circle');
    expect(curveSvg(spec({ days: [], goal: null }), { width: 300, id: 'c' })).toContain('<svg');
  });

  it('stays inside the picture', () => {
    fc.assert(
      fc.property(fc.integer({ min: 240, max: 1400 }), fc.array(fc.nat(10_000), { maxLength: 60 }), (width, added) => {
        let total = 0;
        const days = added.map((more, at) => {
          total += more;
          const day = new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10);
          return { day, started: total, completed: Math.floor(total / 2) };
        });
        const svg = curveSvg(spec({ days, goal: null, marks: [] }), { width, id: 'c' });
        for (const x of [...attribute(svg, 'x'), ...attribute(svg, 'x1'), ...attribute(svg, 'x2')]) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(width);
        }
        for (const y of [...attribute(svg, 'y'), ...attribute(svg, 'y1')]) {
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(280);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('has few round numbers on its axis', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000_000 }), (highest) => {
        const ticks = ticksTo(highest);
        expect(ticks.length).toBeLessThanOrEqual(6);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(highest);
        expect(ticks.every(Number.isInteger)).toBe(true);
      }),
    );
  });
});
