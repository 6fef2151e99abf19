import { complete, save, type ResponseState } from './response';
import { decline, erase, reopen } from './reopening';

const completed: ResponseState = { status: 'complete', revision: 4, completionKey: 'sleutel' };
const draft: ResponseState = { status: 'draft', revision: 3, completionKey: null };

describe('opening a completed response again', () => {
  it('makes a draft of it, one revision on, that can be completed again', () => {
    const next = reopen(completed);
    expect(next).toEqual({ kind: 'store', state: { status: 'draft', revision: 5, completionKey: null } });
    if (next.kind !== 'store') throw new Error('not stored');
    expect(save(next.state, 5).kind).toBe('store');
    expect(complete(next.state, 5, 'nieuw').kind).toBe('store');
  });

  it('refuses a late repetition of the first completion, whose revision is past', () => {
    const next = reopen(completed);
    if (next.kind !== 'store') throw new Error('not stored');
    expect(complete(next.state, 3, 'sleutel')).toEqual({
      kind: 'refused',
      refusal: { kind: 'revisionConflict', stored: 5 },
    });
  });

  it('is refused for what is not complete', () => {
    expect(reopen(draft)).toEqual({ kind: 'refused', refusal: 'notComplete' });
  });
});

it('declining leaves a draft as it is and is refused after completion', () => {
  expect(decline(draft)).toEqual({ kind: 'store', state: draft });
  expect(decline(completed)).toEqual({ kind: 'refused', refusal: 'alreadyCompleted' });
});

it('removing answers leaves a response that nobody answered, on a later revision', () => {
  expect(erase(completed).state).toEqual({ status: 'invited', revision: 5, completionKey: null });
});
