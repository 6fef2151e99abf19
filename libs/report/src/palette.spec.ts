import { DONT_KNOW, NO, paintOf, SLICES, YES, type Paint } from './palette';

/** CIE lightness (0 black, 100 white) of a colour in sRGB. Source: IEC 61966-2-1 and CIE 15. */
function lightness({ fill }: Paint): number {
  const luminance = luminanceOf(fill);
  return luminance <= 216 / 24389 ? (luminance * 24389) / 27 : 116 * Math.cbrt(luminance) - 16;
}

function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe('the palette', () => {
  it('is told apart in grey print: slices differ in lightness, or carry a texture', () => {
    for (const pie of [[YES, NO, DONT_KNOW], [...SLICES]]) {
      for (const [index, one] of pie.entries()) {
        for (const other of pie.slice(index + 1)) {
          const differs = Math.abs(lightness(one) - lightness(other)) >= 15 || one.texture !== other.texture;
          expect([one.fill, other.fill, differs]).toEqual([one.fill, other.fill, true]);
        }
      }
    }
  });

  it('has text on each fill that can be read (4.5 : 1)', () => {
    for (const paint of [YES, NO, DONT_KNOW, ...SLICES]) {
      const [light, dark] = [luminanceOf(paint.fill), luminanceOf(paint.ink)].sort((a, b) => b - a);
      expect(((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)).toBeGreaterThan(4.5);
    }
  });

  it('knows ja and nee by code or by first word, not by how a word begins', () => {
    const paint = (code: string, label: string) => paintOf({ code, label, kind: 'substantive' }, 0);
    expect(paint('1', 'Ja, in de begroting')).toBe(YES);
    expect(paint('nee', 'Nog niet')).toBe(NO);
    expect(paint('jaarlijks', 'Jaarlijks overleg')).toBe(SLICES[0]);
  });
});
