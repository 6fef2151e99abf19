import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { RunningMailingsRepository } from './running-mailings.repository';

/** How often each copy of the server looks after what others left behind, and after messages that came without a job (thanks). */
const EVERY_MS = 2_000;

/** Finds messages of workers that are gone, and mailings that nobody is at. */
@Injectable()
export class MailSweep implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private sweeping: Promise<void> | undefined;

  constructor(private readonly mailings: RunningMailingsRepository) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(
      () => (this.sweeping ??= this.sweep().finally(() => (this.sweeping = undefined))),
      EVERY_MS,
    );
    this.timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.sweeping;
  }

  private async sweep(): Promise<void> {
    try {
      await this.mailings.findUncertain();
      await this.mailings.wake();
    } catch {
      // The database is away for a moment: the next sweep finds the same.
    }
  }
}
