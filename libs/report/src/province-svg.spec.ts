import { provinceFigure, provinceResponse, provinceSvg, type ProvinceInput } from './province-svg';

const province = (code: string, more: Partial<ProvinceInput> = {}): ProvinceInput => ({
  code,
  population: 26,
  completed: 12,
  n: 12,
  count: 5,
  share: 5 / 12,
  percentage: 42,
  ...more,
});

describe('the provinces as tiles', () => {
  it('have a figure and the response on each; counts where there are too few, a dash where nothing may be told', () => {
    expect(provinceFigure(province('Utrecht'))).toBe('42%');
    expect(provinceFigure(province('Utrecht', { share: null, percentage: null, count: 3, n: 5 }))).toBe('3 van 5');
    expect(provinceFigure(province('Utrecht', { share: null, percentage: null, count: null, n: null }))).toBe('–');
    expect(provinceResponse(province('Utrecht'))).toBe('12 van 26');
    expect(provinceResponse(province('Utrecht', { completed: null }))).toBe('–');
  });

  it('are twelve, each inside the picture, however narrow', () => {
    for (const width of [270, 520]) {
      const svg = provinceSvg([province('Utrecht')], { width, id: 'p', title: 'Per provincie', chosen: ['Utrecht'] });
      expect(svg.match(/<rect/gu)).toHaveLength(12);
      const right = [...svg.matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/gu)].map(
        ([, x, size]) => Number(x) + Number(size),
      );
      expect(Math.max(...right)).toBeLessThanOrEqual(width);
    }
  });
});
