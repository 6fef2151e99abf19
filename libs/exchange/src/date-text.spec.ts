import { readDate, readInstant } from './date-text';

describe('dates', () => {
  it.each([
    ['2026-11-22', '2026-11-22'],
    ['22-11-2026', '2026-11-22'],
    ['1-2-2024', '2024-02-01'],
    ['29-02-2024', '2024-02-29'],
    ['2026-11-22T14:30', '2026-11-22T14:30'],
  ])('reads %s', (text, value) => expect(readDate(text)).toEqual({ ok: true, value }));

  it.each(['29-02-2023', '2026-02-30', '22/11/2026', '11-22-2026', '22-11-26', 'morgen', '2026', '00-01-2026'])(
    'refuses %s',
    (text) => expect(readDate(text)).toMatchObject({ ok: false, value: text }),
  );
});

describe('moments of completion', () => {
  it.each([
    ['2026-11-22T13:32:00Z', '2026-11-22T13:32:00.000Z'],
    ['2026-11-22T13:32:01.250Z', '2026-11-22T13:32:01.250Z'],
    ['2026-11-22T14:32:00+01:00', '2026-11-22T13:32:00.000Z'],
    ['22-11-2026 14:32', '2026-11-22T13:32:00.000Z'],
    ['22-7-2026 14:32:05', '2026-07-22T12:32:05.000Z'],
    ['2026-07-22T14:32', '2026-07-22T12:32:00.000Z'],
    ['22-11-2026', '2026-11-21T23:00:00.000Z'],
    ['2026-07-22', '2026-07-21T22:00:00.000Z'],
    // Clocks go back on 25 October 2026: this hour comes twice, the first is summer time.
    ['25-10-2026 02:30', '2026-10-25T00:30:00.000Z'],
    ['25-10-2026 03:00', '2026-10-25T02:00:00.000Z'],
    ['29-03-2026 03:00', '2026-03-29T01:00:00.000Z'],
  ])('reads %s', (text, iso) => {
    const instant = readInstant(text);
    expect(instant.ok && instant.value.toISOString()).toBe(iso);
  });

  it('refuses the hour that is skipped when clocks go forward', () => {
    expect(readInstant('29-03-2026 02:30')).toMatchObject({
      ok: false,
      detail: expect.stringContaining('bestaat niet'),
    });
  });

  it.each([
    'gisteren',
    '31-02-2026 10:00',
    '22-11-2026 25:00',
    '2026-11-22T13:32:00+99:00',
    '2026-13-01T00:00:00Z',
    '14:32',
  ])('refuses %s', (text) =>
    expect(readInstant(text)).toMatchObject({ ok: false, detail: expect.stringContaining('geen tijdstip') }),
  );
});
