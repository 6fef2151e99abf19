import { encode } from 'uqr';

/** Light modules around the code that readers need (ISO/IEC 18004: four). */
const QUIET_ZONE = 4;

/** The QR code of a text as an SVG path in a square of `size` × `size` modules, the quiet zone included. Error correction M: 15% may be lost. */
export function qrPath(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_ZONE });
  // Modules that lie side by side become one bar: a quarter of the length, and no hairlines between them in print.
  const bars = data.flatMap((row, y) =>
    [
      ...row
        .map((dark) => (dark ? '1' : '0'))
        .join('')
        .matchAll(/1+/g),
    ].map(({ 0: run, index }) => `M${index} ${y}h${run.length}v1h-${run.length}z`),
  );
  return { size, path: bars.join('') };
}
