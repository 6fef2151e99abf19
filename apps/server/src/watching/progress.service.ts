import { Injectable } from '@nestjs/common';
import type { Progress, ProgressEvent, Target, TargetProgress as ShownTarget } from '@ido/api';
import { provinces, sizeClasses, sizeClassLabels, type SizeClassLimits } from '@ido/catalogue';
import {
  classProgress,
  progressDays,
  rateOf,
  representativeness,
  targetProgress,
  targetSentence,
  type ClassProgress,
} from '@ido/fieldwork';
import type { WaveRow } from '../studies/wave-row';
import { CLASS_FACTS, type ClassFact } from './open-classes';
import { MailingsOfWaveRepository } from './mailings-of-wave.repository';
import { ProgressRepository, type CountedClass } from './progress.repository';
import { SharedWork } from './shared-work';

/** What classes are called on screen; `by` in a sentence. */
const VARIABLES = {
  province: { title: 'Provincie', by: 'provincie', order: provinces as readonly string[] },
  sizeClass: { title: 'Grootte van de gemeente', by: 'grootte', order: sizeClasses as readonly string[] },
} as const;
const UNKNOWN = 'Onbekend';

/** A wave as somebody found it; only its facts are used. */
export type WatchedWave = Omit<WaveRow, 'population'>;

/** How far a wave is. */
@Injectable()
export class ProgressService {
  /** Two hundred pages that hear of the same change ask together. */
  private readonly counted = new SharedWork<number, CountedClass[]>((id) =>
    this.repository.classes({ id, openAccess: false }),
  );
  private readonly countedOpen = new SharedWork<number, CountedClass[]>((id) =>
    this.repository.classes({ id, openAccess: true }),
  );

  constructor(
    private readonly repository: ProgressRepository,
    private readonly mailings: MailingsOfWaveRepository,
  ) {}

  /**
   * Everything on the page of the fieldwork but its lists.
   * @param open by which facts classes may be told
   */
  async of(wave: WatchedWave, open: readonly ClassFact[] = CLASS_FACTS, now = new Date()): Promise<Progress> {
    const [classes, days, edges, targets, limits, mailings] = await Promise.all([
      this.classesOf(wave),
      this.repository.days(wave.id),
      this.repository.edges(wave.id),
      this.repository.targets(wave.id),
      this.repository.sizeLimits(wave.studyId),
      this.mailings.of(wave.id),
    ]);
    const { population, counts } = await this.totals(wave, classes);
    const labels = sizeClassLabels(limits as unknown as SizeClassLimits);
    const grouped = classesByVariable(classes, labels).filter(({ variable }) => open.includes(variable));
    const running = wave.status === 'open' && (wave.opensAt === null || wave.opensAt <= now);
    const from = wave.status !== 'draft' && edges.opens !== null && edges.opens <= edges.today ? edges.opens : null;
    return {
      wave: wave.key,
      ...answeringUntil(wave),
      population,
      counts,
      rate: rateOf(counts.completed, population),
      days: progressDays(days, from, running ? edges.today : null),
      mailings: mailings.map(({ at, ...mailing }) => ({ ...mailing, at: at.toISOString() })),
      classes: grouped.map(({ variable, rows }) => ({
        variable,
        title: VARIABLES[variable].title,
        rows,
        representativeness: shownRepresentativeness(rows, VARIABLES[variable].by),
      })),
      targets: targets.flatMap((target) => this.targetOf(wave, target, classes, grouped, now)),
    };
  }

  /** What the large numbers show. */
  async event(wave: WatchedWave): Promise<ProgressEvent> {
    const { population, counts } = await this.totals(wave, await this.classesOf(wave));
    return { ...answeringUntil(wave), population, counts };
  }

  private classesOf(wave: WatchedWave): Promise<CountedClass[]> {
    return (wave.openAccess ? this.countedOpen : this.counted).get(wave.id);
  }

  private async totals(
    wave: WatchedWave,
    classes: readonly CountedClass[],
  ): Promise<Pick<Progress, 'population' | 'counts'>> {
    const total = classes.find(({ variable }) => variable === 'total');
    if (total === undefined || total.population === 0) {
      return { population: null, counts: await this.repository.responses(wave.id) };
    }
    const { population, invited, delivered, opened, started, completed } = total;
    return { population, counts: { invited, delivered, opened, started, completed } };
  }

  /** None for a class that is no longer in the population. */
  private targetOf(
    wave: WatchedWave,
    { variable, code, share }: Target,
    classes: readonly CountedClass[],
    grouped: readonly Grouped[],
    now: Date,
  ): ShownTarget[] {
    const total = classes.find((one) => one.variable === 'total');
    const of =
      variable === 'total'
        ? total && { label: 'Alle organisaties', population: total.population, completed: total.completed }
        : grouped.find((one) => one.variable === variable)?.rows.find((row) => row.code === code);
    if (!of || of.population === 0) return [];
    const { label, population, completed } = of;
    const period = {
      opensAt: wave.opensAt,
      closesAt: wave.closesAt,
      closed: wave.status === 'closed' || wave.status === 'published',
    };
    const progress = targetProgress(share, { completed, population }, period, now);
    return [
      { variable, code, label, share, population, completed, ...progress, sentence: targetSentence(label, progress) },
    ];
  }
}

interface Grouped {
  readonly variable: 'province' | 'sizeClass';
  readonly rows: ClassProgress[];
}

/** Classes in the order of the register; a variable that nothing is known of is left out. */
function classesByVariable(classes: readonly CountedClass[], sizeLabels: Readonly<Record<string, string>>): Grouped[] {
  return (['province', 'sizeClass'] as const).flatMap((variable) => {
    const { order } = VARIABLES[variable];
    const place = (code: string | null) =>
      code === null || !order.includes(code) ? order.length : order.indexOf(code);
    const these = classes
      .filter((one) => one.variable === variable)
      .sort((a, b) => place(a.code) - place(b.code) || (a.code ?? '').localeCompare(b.code ?? '', 'nl'));
    if (these.every(({ code }) => code === null)) return [];
    const labelOf = (code: string) => (variable === 'sizeClass' ? (sizeLabels[code] ?? code) : code);
    const rows = these.map(({ code, variable: _, ...counts }) => ({
      ...counts,
      code: code ?? '',
      label: code === null ? UNKNOWN : labelOf(code),
    }));
    return [{ variable, rows: classProgress(rows) }];
  });
}

function shownRepresentativeness(rows: readonly ClassProgress[], by: string) {
  const { test, sentence } = representativeness(rows, by);
  if (test.kind !== 'test') return { sentence, test: null };
  const { statistic, df, pValue, method, smallExpected } = test;
  return { sentence, test: { statistic, df, pValue, method, smallExpected } };
}

function answeringUntil({ status, opensAt, closesAt, graceDays, graceUntil }: WatchedWave) {
  return {
    status,
    opensAt: opensAt?.toISOString() ?? null,
    closesAt: closesAt?.toISOString() ?? null,
    graceDays,
    graceUntil: graceUntil?.toISOString() ?? null,
  };
}
