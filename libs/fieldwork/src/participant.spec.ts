import fc from 'fast-check';
import {
  FINAL_STATES,
  movesOf,
  nextState,
  PARTICIPANT_EVENTS,
  PARTICIPANT_STATES,
  type ParticipantEvent,
  type ParticipantState,
} from './participant';

const after = (state: ParticipantState, ...events: ParticipantEvent[]) =>
  events.reduce((at, event) => {
    const next = nextState(at, event);
    return next.kind === 'moves' ? next.state : at;
  }, state);

describe('a contact in a wave', () => {
  it('goes from planned to completed', () => {
    expect(after('planned', 'sent')).toBe('sent');
    expect(after('planned', 'sent', 'opened')).toBe('opened');
    expect(after('planned', 'sent', 'opened', 'started')).toBe('started');
    expect(after('planned', 'sent', 'opened', 'started', 'completed')).toBe('completed');
  });

  it('may skip what nobody saw: a letter that was never registered, a colleague who sends in', () => {
    expect(after('planned', 'opened')).toBe('opened');
    expect(after('bounced', 'completed')).toBe('completed');
  });

  it('is not undone by a bounce once the link was opened, nor by a reminder', () => {
    for (const state of ['opened', 'started', 'completed', 'declined', 'opted-out'] as const) {
      expect(nextState(state, 'bounced')).toEqual({ kind: 'stays' });
    }
    expect(after('sent', 'bounced', 'readdressed', 'sent')).toBe('sent');
    expect(after('started', 'sent', 'readdressed', 'opened')).toBe('started');
  });

  it('gets no messages after declining or opting out', () => {
    expect(nextState('declined', 'sent')).toEqual({ kind: 'refused', refusal: 'hasDeclined' });
    expect(nextState('opted-out', 'sent')).toEqual({ kind: 'refused', refusal: 'hasOptedOut' });
  });

  it('is opened again only after completion, and declines only before', () => {
    expect(after('completed', 'reopened')).toBe('started');
    expect(nextState('started', 'reopened')).toEqual({ kind: 'refused', refusal: 'notCompleted' });
    expect(nextState('completed', 'declined')).toEqual({ kind: 'refused', refusal: 'alreadyCompleted' });
    expect(nextState('completed', 'started')).toEqual({ kind: 'refused', refusal: 'alreadyCompleted' });
    expect(nextState('opened', 'reconsidered')).toEqual({ kind: 'refused', refusal: 'notDeclined' });
    expect(after('declined', 'reconsidered')).toBe('opened');
  });

  const state = fc.constantFrom(...PARTICIPANT_STATES);
  const events = (...left: ParticipantEvent[]) =>
    fc.array(fc.constantFrom(...PARTICIPANT_EVENTS.filter((event) => !left.includes(event))), { maxLength: 30 });

  it('never leaves completed but by reopening or erasing', () => {
    fc.assert(fc.property(events('reopened', 'erased'), (all) => expect(after('completed', ...all)).toBe('completed')));
  });

  it('leaves declined and opted-out only by what it does itself', () => {
    const mail = fc.array(fc.constantFrom<ParticipantEvent>('sent', 'bounced', 'readdressed', 'opened', 'reopened'));
    fc.assert(
      fc.property(fc.constantFrom(...FINAL_STATES.filter((one) => one !== 'completed')), mail, (from, all) =>
        expect(after(from, ...all)).toBe(from),
      ),
    );
  });

  it('says something of every event in every state, and the same the second time', () => {
    fc.assert(
      fc.property(state, fc.constantFrom(...PARTICIPANT_EVENTS), (from, event) => {
        const next = nextState(from, event);
        if (next.kind !== 'moves') return;
        expect(next.state).not.toBe(from);
        // Whatever is told twice (a message seen by two servers) moves no further.
        if (event !== 'reopened' && event !== 'reconsidered')
          expect(nextState(next.state, event)).toEqual({ kind: 'stays' });
      }),
    );
  });

  it('has one table for one and for many', () => {
    for (const event of PARTICIPANT_EVENTS) {
      for (const from of PARTICIPANT_STATES) {
        const next = nextState(from, event);
        const move = movesOf(event).find((one) => one.from === from);
        expect(move?.to).toBe(next.kind === 'moves' ? next.state : undefined);
      }
    }
  });
});
