import { graceSentence } from './grace-note';

describe('the note on days of grace', () => {
  const wave = {
    key: 'w',
    title: 'Meting',
    closesAt: '2026-10-31T23:00:00.000Z',
    graceUntil: '2026-11-07T23:00:00.000Z',
    syntheticNote: null,
    openAccess: false,
  };

  it('says until when, once the wave has closed', () => {
    expect(graceSentence(wave, Date.parse('2026-11-02T12:00:00Z'))).toBe(
      'Deze vragenlijst is gesloten sinds 1 november 2026, 00:00 uur. U was op tijd begonnen. Daarom kunt u uw antwoorden nog aanvullen en verzenden tot 8 november 2026, 00:00 uur.',
    );
  });

  it('says nothing before that, or without days of grace', () => {
    expect(graceSentence(wave, Date.parse('2026-10-30T12:00:00Z'))).toBeNull();
    expect(graceSentence({ ...wave, graceUntil: null }, Date.parse('2026-11-02T12:00:00Z'))).toBeNull();
    expect(graceSentence({ ...wave, closesAt: null }, Date.parse('2026-11-02T12:00:00Z'))).toBeNull();
  });
});
