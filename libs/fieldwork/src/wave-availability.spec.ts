import { availabilityOf } from './wave-availability';

const day = (text: string) => new Date(`${text}T12:00:00Z`);
const now = day('2025-10-10');
const at = (
  status: 'draft' | 'open' | 'closed' | 'published',
  opensAt: Date | null = null,
  closesAt: Date | null = null,
) => availabilityOf({ status, opensAt, closesAt }, null, now);

describe('availability of a wave', () => {
  it('is open between its dates', () => {
    expect(at('open')).toEqual({ kind: 'open' });
    expect(at('open', day('2025-10-01'), day('2025-10-20'))).toEqual({ kind: 'open' });
    expect(at('open', now)).toEqual({ kind: 'open' });
  });

  it('is not yet open as a draft, or before its opening date', () => {
    expect(at('draft')).toEqual({ kind: 'notYetOpen', opensAt: null });
    expect(at('draft', day('2025-10-20'))).toEqual({ kind: 'notYetOpen', opensAt: day('2025-10-20') });
    expect(at('draft', day('2025-10-01'))).toEqual({ kind: 'notYetOpen', opensAt: null });
    expect(at('open', day('2025-10-20'))).toEqual({ kind: 'notYetOpen', opensAt: day('2025-10-20') });
  });

  it('is closed by the researcher, or from its closing date on', () => {
    expect(at('open', null, day('2025-10-09'))).toEqual({ kind: 'closed', closedAt: day('2025-10-09') });
    expect(at('open', null, now)).toEqual({ kind: 'closed', closedAt: now });
    expect(at('closed')).toEqual({ kind: 'closed', closedAt: null });
    expect(at('closed', null, day('2025-12-01'))).toEqual({ kind: 'closed', closedAt: null });
    expect(at('published', null, day('2025-10-01'))).toEqual({ kind: 'closed', closedAt: day('2025-10-01') });
  });

  it('takes what was begun until the end of the days of grace, and nothing new', () => {
    const wave = { status: 'open', opensAt: null, closesAt: day('2025-10-09'), graceUntil: day('2025-10-16') } as const;
    const begun = (at: Date, status: 'open' | 'closed' = 'open') => availabilityOf({ ...wave, status }, null, at, true);
    expect(begun(now)).toEqual({ kind: 'grace', until: day('2025-10-16') });
    expect(availabilityOf(wave, null, now, false)).toEqual({ kind: 'closed', closedAt: day('2025-10-09') });
    expect(begun(day('2025-10-16'))).toEqual({ kind: 'closed', closedAt: day('2025-10-09') });
    expect(begun(day('2025-10-08'))).toEqual({ kind: 'open' });
    expect(begun(now, 'closed')).toEqual({ kind: 'closed', closedAt: day('2025-10-09') });
    // Without days of grace they end when the wave closes.
    expect(availabilityOf({ ...wave, graceUntil: wave.closesAt }, null, now, true).kind).toBe('closed');
  });

  it('stays withdrawn whatever the wave does', () => {
    for (const status of ['draft', 'open', 'closed', 'published'] as const) {
      const wave = { status, opensAt: null, closesAt: null };
      expect(availabilityOf(wave, day('2025-10-01'), now)).toEqual({
        kind: 'withdrawn',
        withdrawnAt: day('2025-10-01'),
      });
    }
  });
});
