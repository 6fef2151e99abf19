import type { SizeClassLimits } from '@ido/catalogue';
import type { Variable } from '@ido/questionnaire';
import { Columns } from '@ido/tabulation';
import type { CodeVariable, CountingCodes } from '../coding/code-variables';
import { CodedTexts } from './coded-texts';
import {
  codedAttributes,
  registerAttributes,
  type PopulationFacts,
  type RegisterAttribute,
} from './register-attributes';
import type { WaveState } from './wave-state';
import type { ChangedResponse } from './coded-responses.repository';

/** Of all columns in this process together, so that a number is never that of two states. */
let revisions = 0;

/** The complete responses of a wave as columns: the variables of the codebook, those of codes of open answers, then the facts of the register. */
export class WaveColumns {
  /** Codes of the organisations whose responses are or were here; `columns.owners()` are places in it. */
  readonly organisations: string[] = [];
  private readonly placeOf = new Map<string, number>();
  private state = ++revisions;
  readonly columns: Columns;
  readonly attributes: readonly RegisterAttribute[];
  /** What they are made from: set at every top-up. */
  madeFrom: WaveState | null = null;
  private readonly attributesOf: ReadonlyMap<string, Uint8Array>;
  private readonly texts: CodedTexts;
  private readonly codedWidth: number;
  /** One row, used for every response: the columns keep nothing of it. */
  private readonly row: Uint8Array;

  constructor(
    codebook: readonly Variable[],
    readonly population: readonly PopulationFacts[],
    readonly sizeLimits?: SizeClassLimits,
    readonly codes: readonly CodeVariable[] = [],
  ) {
    this.attributes = registerAttributes(population, codebook, sizeLimits);
    this.attributesOf = codedAttributes(population, this.attributes);
    this.columns = new Columns([
      ...codebook,
      ...codes.map(({ variable }) => variable),
      ...this.attributes.map(({ variable }) => variable),
    ]);
    this.texts = new CodedTexts(this.columns.coding, codes);
    this.row = new Uint8Array(this.columns.coding.width);
    this.codedWidth = this.row.length - this.texts.width - this.attributes.length;
  }

  /** What counts for a response that is applied after this. */
  code(counting: CountingCodes): void {
    this.texts.set(counting);
  }

  /** Another number after every change: what was made of these columns holds as long as it is the same. */
  get revision(): number {
    return this.state;
  }

  /** Adds, replaces or removes a response; doing it again changes nothing. Throws a RangeError for a row of another codebook. */
  apply({ id, coded, organisation }: ChangedResponse): void {
    this.state = ++revisions;
    if (coded === null) {
      this.columns.remove(id);
      this.texts.forget(id);
      return;
    }
    if (coded.length !== this.codedWidth) {
      throw new RangeError(`A coded row of this wave has ${this.codedWidth} bytes, not ${coded.length}`);
    }
    this.row.set(coded);
    this.texts.write(id, this.row);
    const facts = organisation === null ? undefined : this.attributesOf.get(organisation);
    const register = this.codedWidth + this.texts.width;
    if (facts) this.row.set(facts, register);
    else this.row.fill(0, register);
    this.columns.put(id, this.row, organisation === null ? -1 : this.ownerOf(organisation));
  }

  private ownerOf(organisation: string): number {
    const known = this.placeOf.get(organisation);
    if (known !== undefined) return known;
    const place = this.organisations.push(organisation) - 1;
    this.placeOf.set(organisation, place);
    return place;
  }
}
