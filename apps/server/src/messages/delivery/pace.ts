/** Keeps a rate: so many a second, and never more than a second's worth at once. Time comes from outside, in milliseconds. */
export class Pace {
  private allowance: number;
  private at: number;

  constructor(
    private readonly perSecond: number,
    now: number,
  ) {
    this.allowance = Math.min(perSecond, 1);
    this.at = now;
  }

  /** How many may go now. */
  available(now: number): number {
    this.allowance = Math.min(this.perSecond, this.allowance + ((now - this.at) / 1000) * this.perSecond);
    this.at = now;
    return Math.floor(this.allowance);
  }

  /** So many went. */
  take(count: number): void {
    this.allowance -= count;
  }

  /** Milliseconds until one more may go. */
  wait(now: number): number {
    return this.available(now) >= 1 ? 0 : Math.ceil(((1 - this.allowance) / this.perSecond) * 1000);
  }
}
