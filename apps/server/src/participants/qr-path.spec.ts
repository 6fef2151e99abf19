import { encode } from 'uqr';
import { qrPath } from './qr-path';

describe('qrPath', () => {
  const link = 'https://monitor.example.nl/i/AAAAAhJNzPdtNU5cmVDxbYmJiXFZLuWga1YfoRlnSumQrAAA';

  it('draws exactly the dark modules of the code, with four light ones around it', () => {
    const { size, path } = qrPath(link);
    const drawn = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
    for (const [, x = '', y = '', width = ''] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
      for (let at = Number(x); at < Number(x) + Number(width); at++) drawn[Number(y)]![at] = true;
    }
    const bare = encode(link, { ecc: 'M', border: 0 });
    expect(size).toBe(bare.size + 8);
    expect(drawn.slice(4, -4).map((row) => row.slice(4, -4))).toEqual(bare.data);
    expect(drawn.slice(0, 4).flat().includes(true)).toBe(false);
  });

  it('is small enough to stand in an answer for hundreds of letters', () => {
    expect(qrPath(link).path.length).toBeLessThan(16_000);
  });
});
