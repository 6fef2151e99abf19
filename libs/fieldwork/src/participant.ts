/** States of a contact in a wave, as far as the contact has come. */
export const PARTICIPANT_STATES = [
  'planned',
  'sent',
  'bounced',
  'opened',
  'started',
  'completed',
  'declined',
  'opted-out',
] as const;
export type ParticipantState = (typeof PARTICIPANT_STATES)[number];

/**
 * What can happen to a contact.
 * - `sent`: a message was handed to the mail server (or a letter was printed and marked as sent)
 * - `bounced`: a message could not be delivered, for good
 * - `readdressed`: another address was filled in
 * - `opened`, `started`, `completed`: by the link, by this contact; `completed` also by a colleague
 * - `declined`, `reconsidered`: the organisation does not take part; does after all
 * - `opted-out`: no more messages
 * - `reopened`: the researcher opened a completed response again
 * - `erased`: the respondent had answers or contact data removed
 */
export const PARTICIPANT_EVENTS = [
  'sent',
  'bounced',
  'readdressed',
  'opened',
  'started',
  'completed',
  'declined',
  'reconsidered',
  'opted-out',
  'reopened',
  'erased',
] as const;
export type ParticipantEvent = (typeof PARTICIPANT_EVENTS)[number];

/** Why an event cannot be. */
export type ParticipantRefusal =
  /** The response was completed; only reopening or erasing it changes that. */
  | 'alreadyCompleted'
  /** The organisation does not take part: no messages. */
  | 'hasDeclined'
  /** The contact wants no messages. */
  | 'hasOptedOut'
  /** There is nothing to open again. */
  | 'notCompleted'
  /** There is nothing to come back from. */
  | 'notDeclined';

/** What follows from an event: another state, the same one, or a refusal. */
export type NextState =
  | { readonly kind: 'moves'; readonly state: ParticipantState }
  | { readonly kind: 'stays' }
  | { readonly kind: 'refused'; readonly refusal: ParticipantRefusal };

type Outcome = ParticipantState | 'stays' | { readonly refused: ParticipantRefusal };
const refuse = (refused: ParticipantRefusal) => ({ refused });

/** What the contact does itself counts from every state before completion. */
const OWN_ACTS = { started: 'started', completed: 'completed', erased: 'declined' } as const;
/** Before the contact did anything with the link. */
const UNTOUCHED = {
  ...OWN_ACTS,
  sent: 'sent',
  bounced: 'bounced',
  readdressed: 'planned',
  opened: 'opened',
  declined: 'declined',
  'opted-out': 'opted-out',
  reconsidered: refuse('notDeclined'),
  reopened: refuse('notCompleted'),
} as const;
/** The contact has the link: what mail says later (a bounce of a reminder) does not undo that. */
const REACHED = { ...UNTOUCHED, sent: 'stays', bounced: 'stays', readdressed: 'stays', opened: 'stays' } as const;

/**
 * The whole machine. Completed, declined and opted-out are final: messages and bounces never move them. Completed is left by
 * reopening and erasing alone; declined and opted-out by what the contact does itself, and declined by reconsidering.
 */
const TABLE: Readonly<Record<ParticipantState, Readonly<Record<ParticipantEvent, Outcome>>>> = {
  planned: { ...UNTOUCHED, readdressed: 'stays' },
  sent: { ...UNTOUCHED, sent: 'stays' },
  bounced: { ...UNTOUCHED, bounced: 'stays' },
  opened: REACHED,
  started: { ...REACHED, started: 'stays' },
  completed: {
    sent: 'stays',
    bounced: 'stays',
    readdressed: 'stays',
    opened: 'stays',
    started: refuse('alreadyCompleted'),
    completed: 'stays',
    declined: refuse('alreadyCompleted'),
    reconsidered: refuse('notDeclined'),
    // Whoever has completed can still ask for no more messages; that is kept beside the state.
    'opted-out': 'stays',
    reopened: 'started',
    erased: 'declined',
  },
  declined: {
    ...OWN_ACTS,
    sent: refuse('hasDeclined'),
    bounced: 'stays',
    readdressed: 'stays',
    opened: 'stays',
    declined: 'stays',
    reconsidered: 'opened',
    'opted-out': 'stays',
    reopened: refuse('notCompleted'),
    erased: 'stays',
  },
  'opted-out': {
    ...OWN_ACTS,
    sent: refuse('hasOptedOut'),
    bounced: 'stays',
    readdressed: 'stays',
    opened: 'stays',
    declined: 'declined',
    reconsidered: refuse('notDeclined'),
    'opted-out': 'stays',
    reopened: refuse('notCompleted'),
  },
};

/** What follows for a contact in this state when this happens. */
export function nextState(state: ParticipantState, event: ParticipantEvent): NextState {
  const outcome = TABLE[state][event];
  if (outcome === 'stays') return { kind: 'stays' };
  return typeof outcome === 'string'
    ? { kind: 'moves', state: outcome }
    : { kind: 'refused', refusal: outcome.refused };
}

/** From which state to which an event moves: the same table for whoever applies it to many contacts in one statement. */
export function movesOf(event: ParticipantEvent): { readonly from: ParticipantState; readonly to: ParticipantState }[] {
  return PARTICIPANT_STATES.flatMap((from) => {
    const next = nextState(from, event);
    return next.kind === 'moves' ? [{ from, to: next.state }] : [];
  });
}

/** States that messages and bounces never move. */
export const FINAL_STATES: readonly ParticipantState[] = ['completed', 'declined', 'opted-out'];
