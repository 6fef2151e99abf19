import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { SignedInUser } from '../http/access';
import { ProgressService } from './progress.service';
import { WatchersRepository } from './watchers.repository';
import { WaveListener } from './wave-listener';

/** Between two signs of life, and between two looks at whether who watches still may. */
const HEARTBEAT_MS = 15_000;
/** The database tells of changes at most once a second: after that second is looked once more, for what was passed over. */
const LOOK_AGAIN_MS = 1_200;
/** How long a browser waits before it comes back, in milliseconds. */
const RETRY = 'retry: 3000\n\n';
/** Who takes in nothing is cut off, and comes back when he can. */
const MOST_WAITING_BYTES = 64 * 1024;

interface Watcher {
  readonly user: SignedInUser;
  readonly response: ServerResponse;
}

/** Everybody in this process who watches a wave, and what they were told last. */
interface Watched {
  readonly watchers: Set<Watcher>;
  last: { readonly id: string; readonly text: string } | null;
  lookAgain: NodeJS.Timeout | null;
}

/**
 * Pages that watch waves, over server-sent events. Nothing is done for a wave as long as the database says nothing of it, but for a
 * heartbeat; a change is counted once, whatever the number of pages.
 */
@Injectable()
export class ProgressStreams implements BeforeApplicationShutdown {
  private readonly waves = new Map<number, Watched>();
  private heartbeat: NodeJS.Timeout | null = null;

  constructor(
    private readonly listener: WaveListener,
    private readonly progress: ProgressService,
    private readonly watchers: WatchersRepository,
  ) {}

  /**
   * Tells the response of changes of the wave until it ends. At once how far the wave is, unless that is what `lastEventId` says was told before.
   * The head of the response has been sent.
   */
  async open(waveId: number, user: SignedInUser, lastEventId: string | null, response: ServerResponse): Promise<void> {
    const watched = this.waves.get(waveId) ?? { watchers: new Set<Watcher>(), last: null, lookAgain: null };
    this.waves.set(waveId, watched);
    const watcher = { user, response };
    watched.watchers.add(watcher);
    response.on('close', () => this.leave(waveId, watcher));
    this.heartbeat ??= setInterval(() => void this.beat().catch(() => undefined), HEARTBEAT_MS).unref();
    write(watcher, RETRY);
    await this.listener.listen({
      changed: (id) => {
        void this.look(id).catch(() => undefined);
        this.lookAgain(id);
      },
      missed: () => this.lookAtAll(),
    });
    const current = await this.current(waveId);
    this.lookAgain(waveId);
    if (current === null) return response.destroy() as unknown as void;
    // Told meanwhile, with everybody else.
    const told = watched.last?.id === current.id;
    if (!told && watched.last !== null) return this.tell(watched, current);
    watched.last = current;
    if (current.id !== lastEventId) write(watcher, current.text);
  }

  /** A sign of life for all; the end for who may no longer watch; and a look at what may have been passed over. */
  async beat(): Promise<void> {
    const all = [...this.waves].flatMap(([waveId, { watchers }]) =>
      [...watchers].map((watcher) => ({ waveId, watcher })),
    );
    if (all.length === 0) return;
    const allowed = await this.watchers.stillAllowed(
      all.map(({ waveId, watcher }) => ({ waveId, tokenHash: watcher.user.tokenHash })),
    );
    all.forEach(({ watcher }, at) => {
      if (allowed.has(at)) return write(watcher, ': er is verbinding\n\n');
      write(watcher, 'event: ended\ndata: {}\n\n');
      watcher.response.end();
    });
    this.lookAtAll();
  }

  /** Ends every stream, so that the server can stop. */
  beforeApplicationShutdown(): void {
    if (this.heartbeat !== null) clearInterval(this.heartbeat);
    for (const { watchers, lookAgain } of this.waves.values()) {
      if (lookAgain !== null) clearTimeout(lookAgain);
      for (const { response } of watchers) response.end();
    }
  }

  /** How many pages watch, in this process. */
  get size(): number {
    return [...this.waves.values()].reduce((total, { watchers }) => total + watchers.size, 0);
  }

  private lookAtAll(): void {
    for (const waveId of this.waves.keys()) void this.look(waveId).catch(() => undefined);
  }

  /** Counts, and tells when that is news. */
  private async look(waveId: number): Promise<void> {
    const watched = this.waves.get(waveId);
    if (watched === undefined) return;
    const current = await this.current(waveId);
    if (current === null || current.id === watched.last?.id) return;
    this.tell(watched, current);
    this.lookAgain(waveId);
  }

  /** Of what follows a change within a second the database says nothing: once that second is over is looked again. */
  private lookAgain(waveId: number): void {
    const watched = this.waves.get(waveId);
    if (watched === undefined) return;
    if (watched.lookAgain !== null) clearTimeout(watched.lookAgain);
    watched.lookAgain = setTimeout(() => void this.look(waveId).catch(() => undefined), LOOK_AGAIN_MS).unref();
  }

  private tell(watched: Watched, current: { id: string; text: string }): void {
    watched.last = current;
    for (const watcher of watched.watchers) write(watcher, current.text);
  }

  /** The event of how far a wave is; its id says what it holds, so that who comes back with it is told nothing twice. Null: the wave is gone. */
  private async current(waveId: number): Promise<{ id: string; text: string } | null> {
    const wave = await this.watchers.wave(waveId);
    if (wave === null) return null;
    const data = JSON.stringify(await this.progress.event(wave));
    const id = createHash('sha256').update(data).digest('base64url').slice(0, 16);
    return { id, text: `id: ${id}\nevent: progress\ndata: ${data}\n\n` };
  }

  private leave(waveId: number, watcher: Watcher): void {
    const watched = this.waves.get(waveId);
    if (watched === undefined) return;
    watched.watchers.delete(watcher);
    if (watched.watchers.size > 0) return;
    if (watched.lookAgain !== null) clearTimeout(watched.lookAgain);
    this.waves.delete(waveId);
  }
}

function write({ response }: Watcher, text: string): void {
  if (response.writableLength > MOST_WAITING_BYTES) return void response.destroy();
  if (!response.writableEnded) response.write(text);
}
