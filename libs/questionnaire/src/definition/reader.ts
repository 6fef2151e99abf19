import { Place, type Refusals } from '../unsupported-questionnaire';
import { isJsonObject, own, type JsonObject } from './json';

/**
 * One object of the definition, read property by property. What is asked for counts as known; `refuseTheRest` refuses
 * every property that nobody asked for, so that nothing which changes answers or visibility is passed over in silence.
 */
export class Reader {
  private readonly known = new Set<string>();

  constructor(
    private readonly object: JsonObject,
    readonly place: Place,
    readonly refusals: Refusals,
  ) {}

  has(key: string): boolean {
    return own(this.object, key) !== undefined;
  }

  raw(key: string): unknown {
    this.known.add(key);
    return own(this.object, key);
  }

  refuse(key: string, detail: string): void {
    this.known.add(key);
    this.refusals.refuse(this.place.at(key), detail);
  }

  string(key: string): string | undefined {
    return this.typed(key, 'tekst', (value) => typeof value === 'string');
  }

  boolean(key: string): boolean | undefined {
    return this.typed(key, 'true of false', (value) => typeof value === 'boolean');
  }

  number(key: string): number | undefined {
    return this.typed(key, 'een getal', (value) => typeof value === 'number' && Number.isFinite(value));
  }

  /** A whole number from `least`. */
  count(key: string, least = 0): number | undefined {
    return this.typed(
      key,
      `een geheel getal vanaf ${least}`,
      (value) => typeof value === 'number' && Number.isSafeInteger(value) && value >= least,
    );
  }

  array(key: string): readonly unknown[] | undefined {
    return this.typed(key, 'een lijst', Array.isArray);
  }

  /** One of a few texts. */
  oneOf<T extends string>(key: string, options: readonly T[]): T | undefined {
    return this.typed(key, options.map((option) => `"${option}"`).join(' of '), (value) =>
      (options as readonly unknown[]).includes(value),
    );
  }

  /** Text in Dutch: a string, or one per language as SurveyJS keeps it (`{ default, nl }`). */
  text(key: string): string | undefined {
    const value = this.raw(key);
    if (value === undefined || typeof value === 'string') return value;
    if (isJsonObject(value)) {
      const texts = [own(value, 'nl'), own(value, 'default'), ...Object.values(value)];
      const text = texts.find((candidate) => typeof candidate === 'string');
      if (typeof text === 'string') return text;
    }
    this.refuse(key, `"${key}" moet tekst zijn.`);
    return undefined;
  }

  /** Properties that only change how something looks. */
  allow(keys: ReadonlySet<string>): void {
    for (const key of keys) this.known.add(key);
  }

  /** Property that is refused unless it has the value that makes it do nothing. */
  only(key: string, ...harmless: readonly unknown[]): void {
    const value = this.raw(key);
    if (value !== undefined && !harmless.includes(value)) this.refuse(key, `"${key}" wordt niet ondersteund.`);
  }

  refuseTheRest(): void {
    for (const key of Object.keys(this.object)) {
      if (!this.known.has(key)) {
        this.refusals.refuse(this.place.at(key), `De eigenschap "${key.slice(0, 100)}" wordt hier niet ondersteund.`);
      }
    }
  }

  private typed<T>(key: string, wanted: string, fits: (value: unknown) => boolean): T | undefined {
    const value = this.raw(key);
    if (value === undefined) return undefined;
    if (fits(value)) return value as T;
    this.refuse(key, `"${key}" moet ${wanted} zijn.`);
    return undefined;
  }
}

/** Reader of a value that should be an object; undefined and a refusal when it is not. */
export function readerOf(value: unknown, place: Place, refusals: Refusals): Reader | undefined {
  if (isJsonObject(value)) return new Reader(value, place, refusals);
  refusals.refuse(place, 'Hier moet een object staan.');
  return undefined;
}
