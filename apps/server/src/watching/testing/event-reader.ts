/** One event as it came over the wire. */
export interface ReceivedEvent {
  readonly id: string | null;
  readonly event: string;
  readonly data: string;
}

/** Reads server-sent events from a real connection, one after the other. */
export class EventReader {
  private buffer = '';
  private readonly decoder = new TextDecoder();

  private constructor(
    readonly response: Response,
    private readonly reader: ReadableStreamDefaultReader<Uint8Array>,
    private readonly abort: AbortController,
  ) {}

  static async open(url: string, token: string, lastEventId?: string): Promise<EventReader> {
    const abort = new AbortController();
    const response = await fetch(url, {
      headers: {
        accept: 'text/event-stream',
        authorization: `Bearer ${token}`,
        ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
      },
      signal: abort.signal,
    });
    if (response.body === null) throw new Error('no body');
    return new EventReader(response, response.body.getReader(), abort);
  }

  /** The next event, comments left out; null when the stream has ended. */
  async next(): Promise<ReceivedEvent | null> {
    for (;;) {
      const end = this.buffer.indexOf('\n\n');
      if (end < 0) {
        const { value, done } = await this.reader.read();
        if (done) return null;
        this.buffer += this.decoder.decode(value, { stream: true });
        continue;
      }
      const lines = this.buffer.slice(0, end).split('\n');
      this.buffer = this.buffer.slice(end + 2);
      const field = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
      const data = field('data');
      if (data !== undefined) return { id: field('id') ?? null, event: field('event') ?? 'message', data };
    }
  }

  /** The first event that fits; null when the stream ends before. */
  async until(fits: (event: ReceivedEvent) => boolean): Promise<ReceivedEvent | null> {
    for (;;) {
      const event = await this.next();
      if (event === null || fits(event)) return event;
    }
  }

  close(): void {
    this.abort.abort();
  }
}
