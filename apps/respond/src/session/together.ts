import type { Answering, AnsweringHistory, AnsweringState } from '@ido/api';
import type { Asked, News } from '../http/together-client';
import { backOff } from '../save-queue/back-off';
import type { SaveQueue } from '../save-queue/save-queue';

/** How often others' changes are looked for while the page is visible, ms. */
export const LOOK_MS = 4000;

/** What watching the others needs from the world around it. */
export interface TogetherSurroundings {
  /** Never rejects. `tag` is that of the answer before. */
  news(tag: string | null): Promise<News>;
  /** Never rejects. */
  history(): Promise<Asked<AnsweringHistory>>;
  /** Calls once after that many ms; gives the function that takes it back. */
  after(ms: number, act: () => void): () => void;
  /** Whether anybody can see the page. */
  visible(): boolean;
  random(): number;
}

/** Everything the page shows of the others; a new object with every change. */
export interface TogetherView {
  /** Null until it has been asked for. */
  readonly history: AnsweringHistory | null;
  readonly declinedAt: string | null;
  readonly reopened: Answering['reopened'];
}

/**
 * Keeps an eye on what others do with the same response: looks every few seconds while the page is visible, tells the save queue, and
 * asks who it was when something changed.
 */
export class Together {
  private tag: string | null = null;
  private looking = false;
  private failures = 0;
  private cancel: (() => void) | null = null;
  private disposed = false;
  private readonly listeners = new Set<() => void>();
  private readonly unsubscribe: () => void;
  /** What of the queue was last a reason to ask who it was. */
  private told = '';
  private shown: TogetherView;

  constructor(
    readonly token: string,
    answering: Pick<Answering, 'declinedAt' | 'reopened' | 'revision' | 'status'>,
    private readonly queue: SaveQueue,
    private readonly around: TogetherSurroundings,
  ) {
    const { declinedAt, reopened, revision, status } = answering;
    this.shown = { history: null, declinedAt, reopened };
    this.told = newsOf(queue);
    this.unsubscribe = queue.subscribe(() => this.queueChanged());
    // Nobody has done anything with a response that was never saved.
    if (revision > 0) void this.askHistory();
    if (status !== 'complete') this.plan(LOOK_MS);
  }

  readonly view = (): TogetherView => this.shown;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The page became visible, or the respondent wants to know now. */
  look(): void {
    this.plan(0);
  }

  /** Asks anew who answered what. */
  async askHistory(): Promise<void> {
    const found = await this.around.history();
    if (found.kind === 'done') this.change({ history: found.value });
  }

  /** The respondent declined or came back from it: shown at once. */
  declined(at: string | null): void {
    this.change({ declinedAt: at });
    this.look();
  }

  /** Ends it. */
  dispose(): void {
    this.disposed = true;
    this.unsubscribe();
    this.cancel?.();
    this.listeners.clear();
  }

  /** Others' changes may also come with a refused save: then too it is asked who it was. */
  private queueChanged(): void {
    const news = newsOf(this.queue);
    if (news === this.told) return;
    this.told = news;
    void this.askHistory();
  }

  private plan(ms: number): void {
    this.cancel?.();
    this.cancel = this.disposed ? null : this.around.after(ms, () => void this.work());
  }

  private async work(): Promise<void> {
    // Looked at again when it becomes visible: then `look` is called.
    if (this.looking || this.queue.view().end || !this.around.visible()) return;
    this.looking = true;
    const news = await this.around.news(this.tag);
    this.looking = false;
    if (this.disposed) return;
    if (news.kind === 'unreachable') {
      this.failures += 1;
      this.plan(Math.max(LOOK_MS, backOff(this.failures, null, this.around.random)));
      return;
    }
    this.failures = 0;
    if (news.kind === 'gate') this.queue.hearGate(news.gate);
    if (news.kind === 'state') this.take(news.state, news.tag);
    if (!this.queue.view().end) this.plan(LOOK_MS);
  }

  private take(state: AnsweringState, tag: string | null): void {
    this.change({ declinedAt: state.declinedAt, reopened: state.reopened });
    // While a save is under way the queue does not listen: then the same state is asked for again.
    if (!this.queue.hear(state)) return;
    this.tag = tag;
    void this.askHistory();
  }

  private change(part: Partial<TogetherView>): void {
    if (this.disposed) return;
    this.shown = { ...this.shown, ...part };
    for (const listener of this.listeners) listener();
  }
}

/** What the queue tells of others, as a text that is another one when there is something new. */
function newsOf(queue: SaveQueue): string {
  const { updated, conflict, end } = queue.view();
  return JSON.stringify([updated, conflict && Object.entries(conflict.newest), end?.kind ?? null]);
}

/** Who changed these questions last, the bearer of the link left out; null when that is not known. */
export function authorsOf(names: readonly string[], history: AnsweringHistory | null): string | null {
  const changes = history?.questions.filter(({ question }) => names.includes(question)) ?? [];
  const authors = [...new Set(changes.map(({ author }) => author))].filter((author) => author !== history?.you);
  return authors.length === 0 ? null : new Intl.ListFormat('nl').format(authors);
}
