/** One thing in a definition that is not supported. `pointer` is a JSON pointer into the definition, `name` what it stands on (a question, a page), `detail` a Dutch sentence. */
export interface UnsupportedPlace {
  readonly pointer: string;
  readonly name: string;
  readonly detail: string;
}

/** Thrown for a definition that would not be measured as it is shown. Holds every place at once, so that an author mends them in one go. */
export class UnsupportedQuestionnaire extends Error {
  constructor(readonly places: readonly UnsupportedPlace[]) {
    super(places.map(({ pointer, name, detail }) => `${pointer || '/'} (${name}): ${detail}`).join('\n'));
    this.name = 'UnsupportedQuestionnaire';
  }
}

/** Collects what is not supported while a definition is read. Reading goes on after a refusal, so that all are found. */
export class Refusals {
  private readonly found: UnsupportedPlace[] = [];

  /** Adds one refusal. `detail` is a Dutch sentence for the author. */
  refuse(place: Place, detail: string): void {
    this.found.push({ pointer: place.pointer, name: place.name, detail });
  }

  /** What was refused, in sentences. */
  get details(): string[] {
    return this.found.map(({ detail }) => detail);
  }

  get any(): boolean {
    return this.found.length > 0;
  }

  /** @throws UnsupportedQuestionnaire when anything was refused. */
  throwIfAny(): void {
    if (this.any) throw new UnsupportedQuestionnaire(this.found);
  }
}

/** Where the reader is: a JSON pointer into the definition and the name of the question, panel or page around it. */
export class Place {
  constructor(
    readonly pointer: string,
    readonly name: string,
  ) {}

  at(...steps: readonly (string | number)[]): Place {
    return new Place(this.pointer + pointerOf(steps), this.name);
  }

  named(name: string): Place {
    return new Place(this.pointer, name);
  }
}

/** JSON pointer (RFC 6901) of a path. */
export function pointerOf(steps: readonly (string | number)[]): string {
  return steps.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
