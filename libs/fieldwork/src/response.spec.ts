import fc from 'fast-check';
import { complete, type ResponseState, save } from './response';

const invited: ResponseState = { status: 'invited', revision: 0, completionKey: null };
const draft: ResponseState = { status: 'draft', revision: 3, completionKey: null };
const completed: ResponseState = { status: 'complete', revision: 4, completionKey: 'key-1' };

describe('a response', () => {
  it('becomes a draft with the first answers, and a revision further with every save', () => {
    expect(save(invited, 0)).toEqual({ kind: 'store', state: { status: 'draft', revision: 1, completionKey: null } });
    expect(save(draft, 3)).toEqual({ kind: 'store', state: { status: 'draft', revision: 4, completionKey: null } });
  });

  it('is completed from a draft, or at once', () => {
    expect(complete(draft, 3, 'k')).toEqual({
      kind: 'store',
      state: { status: 'complete', revision: 4, completionKey: 'k' },
    });
    expect(complete(invited, 0, 'k')).toEqual({
      kind: 'store',
      state: { status: 'complete', revision: 1, completionKey: 'k' },
    });
  });

  it('refuses changes that started from another revision, older or newer', () => {
    for (const revision of [2, 4]) {
      const refusal = { kind: 'refused', refusal: { kind: 'revisionConflict', stored: 3 } };
      expect(save(draft, revision)).toEqual(refusal);
      expect(complete(draft, revision, 'k')).toEqual(refusal);
    }
  });

  it('repeats its receipt for the key it was completed with, whatever the revision', () => {
    expect(complete(completed, 3, 'key-1')).toEqual({ kind: 'repeat' });
    expect(complete(completed, 4, 'key-1')).toEqual({ kind: 'repeat' });
  });

  it('cannot be changed or completed again by another', () => {
    const refusal = { kind: 'refused', refusal: { kind: 'alreadyCompleted' } };
    expect(complete(completed, 4, 'key-2')).toEqual(refusal);
    expect(save(completed, 4)).toEqual(refusal);
    expect(complete({ ...completed, completionKey: null }, 4, 'key-2')).toEqual(refusal);
  });

  it('is completed once, and its revision only goes up, in whatever order changes arrive', () => {
    const change = fc.record({ completion: fc.boolean(), revision: fc.nat(6), key: fc.constantFrom('a', 'b') });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        let state = invited;
        let completions = 0;
        for (const { completion, revision, key } of changes) {
          const next = completion ? complete(state, revision, key) : save(state, revision);
          if (next.kind !== 'store') continue;
          expect(next.state.revision).toBe(state.revision + 1);
          state = next.state;
          if (state.status === 'complete') completions++;
        }
        expect(completions).toBeLessThanOrEqual(1);
      }),
    );
  });
});
