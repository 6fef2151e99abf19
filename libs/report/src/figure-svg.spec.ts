import fc from 'fast-check';
import { exampleContext, exampleTable, regierol, samenwerking } from './example-tables';
import type { FigureInput } from './figure-input';
import { figureSpec } from './figure-spec';
import { figureSvg, type SvgOptions } from './figure-svg';
import { textWidth } from './text-width';

const options: SvgOptions = { width: 720, interval: false, form: 'page', id: 'figuur' };
const draw = (table: FigureInput, more: Partial<SvgOptions> = {}, context = exampleContext) =>
  figureSvg(figureSpec(table, context), { ...options, ...more });

interface Text {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly anchor: string;
  readonly words: string;
}

/** The texts of a drawing, read back from its markup. */
function textsOf(svg: string): Text[] {
  return [...svg.matchAll(/<text([^>]*)>(.*?)<\/text>/gu)].map(([, attributes = '', inside = '']) => {
    const value = (name: string) => new RegExp(`${name}="([^"]*)"`, 'u').exec(attributes)?.[1];
    const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" };
    const words = inside
      .replace(/<[^>]*>/gu, '')
      .replace(/&(lt|gt|amp|quot|#39);/gu, (_, name: string) => entities[name] ?? '');
    return {
      x: Number(value('x')),
      y: Number(value('y')),
      size: Number(value('font-size')),
      anchor: value('text-anchor') ?? 'start',
      words,
    };
  });
}

function expectInside(svg: string): void {
  const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/u.exec(svg) ?? [];
  for (const { x, y, size, anchor, words } of textsOf(svg)) {
    const long = textWidth(words, size);
    const left = anchor === 'end' ? x - long : anchor === 'middle' ? x - long / 2 : x;
    const inside = left >= -1 && left + long <= Number(width) + 1 && y >= size * 0.7 && y <= Number(height);
    expect({ words, inside }).toEqual({ words, inside: true });
  }
}

const wordsOf = (svg: string) => textsOf(svg).map((text) => text.words);

describe('the drawing of a figure', () => {
  it('says every value beside its mark', () => {
    for (const kind of ['pie', 'bar'] as const) {
      const words = wordsOf(draw({ ...regierol, chart: kind })).join(' | ');
      for (const value of ['30% (11)', '5% (2)', '54% (20)', '11% (4)']) expect(words).toContain(value);
    }
  });

  it('draws bars as long as their share of the axis', () => {
    const svg = draw(samenwerking);
    const bars = [...svg.matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="22" fill="#/gu)];
    const lengths = bars.map((bar) => Number(bar[2]));
    const full = (lengths[0] ?? 0) / (21 / 37);
    expect(lengths.map((length) => Math.round((length / full) * 37))).toEqual([21, 17, 14, 25, 30]);
  });

  it('keeps every label inside, on a phone as on a desk, in the page as in a download', () => {
    const long = exampleTable(
      [
        [
          'a',
          'De opdracht is opgenomen in een samenwerkingsovereenkomst tussen gemeenten die samen één bibliotheek financieren',
          20,
        ],
        ['b', 'Meervoudigepersoonlijkheidsstoornisonderzoeksinstrumentarium', 10],
        ['c', 'Weet ik niet', 7, 'dontKnow'],
      ],
      { type: 'single' },
    );
    const crossed = { ...long, groups: [{ ...long, code: 'x', label: 'Noord-Brabant en omstreken' }] };
    for (const table of [regierol, samenwerking, long, crossed, { ...long, chart: 'bar' as const }]) {
      for (const width of [280, 340, 500, 620, 900]) {
        for (const form of ['page', 'download'] as const) expectInside(draw(table, { width, form, interval: true }));
      }
    }
  });

  it('keeps every label inside whatever the labels and counts', () => {
    const label = fc.string({ minLength: 1, maxLength: 90, unit: 'grapheme-ascii' });
    const categories = fc.array(fc.tuple(label, fc.integer({ min: 0, max: 400 })), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(categories, fc.integer({ min: 280, max: 1000 }), fc.boolean(), (list, width, multiple) => {
        const counts = list.map(([text, count], index) => [`c${index}`, text, count] as const);
        expectInside(
          draw(exampleTable(counts, { type: multiple ? 'multiple' : 'single' }), { width, form: 'download' }),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('draws the interval only when asked', () => {
    const whiskers = (svg: string) => svg.split('stroke-width="1.5"').length - 1;
    expect(whiskers(draw(samenwerking))).toBe(0);
    expect(whiskers(draw(samenwerking, { interval: true }))).toBe(samenwerking.categories.length);
  });

  it('takes no markup from labels, titles or notes', () => {
    const evil = '</text><script>alert(1)</script><img src=x onerror="alert(1)">&\'';
    const table = exampleTable([['a', evil, 20]], { title: evil, chart: 'bar', groups: undefined });
    const svg = draw(
      table,
      { form: 'download', width: 900 },
      { ...exampleContext, note: evil, source: evil, syntheticNote: evil },
    );
    expect(svg).not.toMatch(/<(script|img)/u);
    expect(wordsOf(svg).join(' ')).toContain('<script>alert(1)</script>');
  });

  it('explains itself when downloaded: title, base, note, source, and that the answers are not real', () => {
    const context = {
      ...exampleContext,
      selection: 'Alleen: Provincie: Utrecht.',
      note: 'Meer antwoorden waren mogelijk.',
    };
    const words = wordsOf(draw(regierol, { form: 'download' }, context)).join(' ');
    expect(words).toContain('3. Hoe wordt in uw gemeente invulling gegeven aan de regierol?');
    expect(words).toContain('n = 37 van 342 gemeenten');
    expect(words).toContain('Alleen: Provincie: Utrecht.');
    expect(words).toContain('Meer antwoorden waren mogelijk.');
    expect(words).toContain('Bron: Monitor IDO, nulmeting 2024.');
    expect(words).toContain('Let op: reconstructie, geen echte antwoorden.');
  });

  it('names itself for who cannot see it', () => {
    const name = /aria-label="([^"]*)"/u.exec(draw(regierol))?.[1];
    expect(name).toContain('Cirkeldiagram');
    expect(name).toContain('De regierol is uitbesteed aan de bibliotheek: 54% (20)');
  });

  it('makes a whole circle of one category that everybody chose, and says the others', () => {
    const svg = draw(
      exampleTable([
        ['ja', 'Ja', 37],
        ['nee', 'Nee', 0],
      ]),
    );
    expect(svg.match(/A110\.00/gu)).toHaveLength(2);
    expect(wordsOf(svg)).toContain('Nee: 0% (0)');
  });

  it('refers only to patterns of its own', () => {
    const svg = draw(regierol, { id: 'met spatie & teken' });
    const ids = [...svg.matchAll(/<pattern id="([^"]+)"/gu)].map((match) => match[1]);
    const used = [...svg.matchAll(/url\(#([^)]+)\)/gu)].map((match) => match[1]);
    expect(used.length).toBeGreaterThan(0);
    for (const id of used) expect(ids).toContain(id);
  });
});
