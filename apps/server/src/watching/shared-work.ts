/**
 * Work that many ask for at once, done once. Whoever asks while a round is under way gets the next round, together with all others who ask
 * meanwhile: the answer is never older than the question, and there is never more than one round at a time.
 */
export class SharedWork<Key, Result> {
  private readonly rounds = new Map<Key, { running: Promise<unknown>; next: Promise<Result> | null }>();

  constructor(private readonly work: (key: Key) => Promise<Result>) {}

  /** The result for a key, made after this call. Rejects as the work does. */
  get(key: Key): Promise<Result> {
    const round = this.rounds.get(key);
    if (round === undefined) return this.start(key);
    round.next ??= round.running.then(() => this.start(key));
    return round.next;
  }

  private start(key: Key): Promise<Result> {
    const result = this.work(key);
    const round: { running: Promise<unknown>; next: Promise<Result> | null } = {
      running: result.catch(() => undefined),
      next: null,
    };
    this.rounds.set(key, round);
    void round.running.then(() => {
      if (round.next === null && this.rounds.get(key) === round) this.rounds.delete(key);
    });
    return result;
  }
}
