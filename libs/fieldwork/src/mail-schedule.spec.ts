import fc from 'fast-check';
import { reasonToSkip, wallClockMoment, wallClockOf, type Recipient } from './mail-schedule';

const planned = (local: string) => {
  const moment = wallClockMoment(local);
  return moment && [moment.at.toISOString().slice(0, 16), moment.clock];
};

describe('a planned moment', () => {
  it('is what the clock on the wall shows, in winter and in summer', () => {
    expect(planned('2026-01-15T09:00')).toEqual(['2026-01-15T08:00', 'once']);
    expect(planned('2026-07-15T09:00')).toEqual(['2026-07-15T07:00', 'once']);
    expect(planned('2026-07-15T00:30')).toEqual(['2026-07-14T22:30', 'once']);
  });

  it('that does not exist because summer time begins, is an hour later on the clock', () => {
    expect(planned('2026-03-29T01:59')).toEqual(['2026-03-29T00:59', 'once']);
    expect(planned('2026-03-29T02:30')).toEqual(['2026-03-29T01:30', 'skipped']);
    expect(wallClockOf(new Date('2026-03-29T01:30Z'))).toBe('2026-03-29T03:30');
    expect(planned('2026-03-29T03:00')).toEqual(['2026-03-29T01:00', 'once']);
  });

  it('that exists twice because summer time ends, is the first of the two', () => {
    expect(planned('2026-10-25T02:30')).toEqual(['2026-10-25T00:30', 'twice']);
    expect(planned('2026-10-25T01:59')).toEqual(['2026-10-24T23:59', 'once']);
    expect(planned('2026-10-25T03:00')).toEqual(['2026-10-25T02:00', 'once']);
  });

  it('is not found in other texts', () => {
    for (const text of [
      '',
      '2026-02-30T10:00',
      '2026-13-01T10:00',
      '2026-01-01T24:00',
      '2026-01-01',
      '2026-01-01T10:00Z',
    ])
      expect(wallClockMoment(text)).toBeNull();
  });

  it('shows on the clock what was planned, on every day but one in the year', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('2000-01-01'), max: new Date('2080-01-01'), noInvalidDate: true }), (at) => {
        const local = wallClockOf(at);
        const moment = wallClockMoment(local);
        expect(wallClockOf(moment!.at)).toBe(local);
        expect(moment!.clock).not.toBe('skipped');
        // The same minute, or the same clock an hour before.
        const minutes = (at.getTime() - moment!.at.getTime()) / 60_000;
        expect(Math.floor(minutes)).toBe(moment!.clock === 'twice' && minutes >= 60 ? 60 : 0);
      }),
    );
  });
});

describe('who gets a message', () => {
  const contact: Recipient = {
    state: 'sent',
    emailStatus: 'ok',
    email: 'a@example.nl',
    optedOut: false,
    completed: false,
    invited: true,
  };
  const kinds = ['invitation', 'reminder', 'last-call', 'extension', 'thanks', 'test'] as const;

  it('nobody without an address, with an address that does not exist, or who wants no messages', () => {
    for (const kind of kinds) {
      expect(reasonToSkip(kind, { ...contact, email: null })).toBe('no-address');
      expect(reasonToSkip(kind, { ...contact, emailStatus: 'hard' })).toBe('hard-bounce');
      expect(reasonToSkip(kind, { ...contact, optedOut: true })).toBe('opted-out');
      expect(reasonToSkip(kind, { ...contact, state: 'opted-out' })).toBe('opted-out');
    }
  });

  it('an invitation goes once, also when the first was a letter', () => {
    expect(reasonToSkip('invitation', { ...contact, state: 'planned', invited: false })).toBeNull();
    expect(reasonToSkip('invitation', { ...contact, state: 'planned', invited: true })).toBe('already-invited');
    expect(reasonToSkip('invitation', { ...contact, state: 'sent', invited: false })).toBe('already-invited');
    expect(
      reasonToSkip('invitation', { ...contact, state: 'bounced', invited: false, emailStatus: 'soft' }),
    ).toBeNull();
  });

  it('what comes after it goes only to who was invited, was reached and has not completed or declined', () => {
    for (const kind of ['reminder', 'last-call', 'extension'] as const) {
      for (const state of ['sent', 'opened', 'started'] as const)
        expect(reasonToSkip(kind, { ...contact, state })).toBeNull();
      // It opened the link, so that something did reach it.
      expect(reasonToSkip(kind, { ...contact, state: 'opened', emailStatus: 'soft' })).toBeNull();
      expect(reasonToSkip(kind, { ...contact, state: 'bounced', emailStatus: 'soft' })).toBe('bounced');
      expect(reasonToSkip(kind, { ...contact, state: 'completed', completed: true })).toBe('completed');
      // A colleague completed the response.
      expect(reasonToSkip(kind, { ...contact, completed: true })).toBe('completed');
      expect(reasonToSkip(kind, { ...contact, state: 'declined' })).toBe('declined');
      expect(reasonToSkip(kind, { ...contact, state: 'planned', invited: false })).toBe('not-invited');
    }
  });

  it('thanks go only to who completed', () => {
    expect(reasonToSkip('thanks', contact)).toBe('not-completed');
    expect(reasonToSkip('thanks', { ...contact, state: 'completed', completed: true })).toBeNull();
  });
});
