import { codingOf, type Cell, type Coding, type Variable } from '@ido/questionnaire';
import { binsOf } from './cell-bins';
import { UnknownVariable } from './refusals';
import { RowIndex } from './row-index';

/** The values of one coded cell, one per response. */
export type CellView = Uint8Array | Uint16Array;

/** A variable with where its cells are. */
interface Place {
  readonly variable: Variable;
  readonly cells: readonly number[];
}

/**
 * The coded responses of a wave as columns: one typed array per cell of the coding, so that counting a variable reads nothing
 * but that variable. Responses are put in, replaced and removed by their 16-byte id; the order of rows means nothing.
 */
export class Columns {
  /** Layout of the rows that `put` takes: `codingOf({ variables })`. */
  readonly coding: Coding;
  private readonly places = new Map<string, Place>();
  private readonly bins: readonly number[];
  private readonly index = new RowIndex();
  private columns: CellView[];
  private ownerOf = new Int32Array(32);
  private capacity = 32;
  private changed = 0;

  /**
   * @param variables those of the codebook, followed by facts of the register (province, size class) as single choices.
   * @throws RangeError when two have the same name.
   */
  constructor(readonly variables: readonly Variable[]) {
    this.coding = codingOf({ variables });
    for (const variable of variables) {
      if (this.places.has(variable.name))
        throw new RangeError(`Variable "${variable.name}" stands in the columns twice`);
      const cells = this.coding.cells.flatMap((cell, at) => (cell.variable === variable.name ? [at] : []));
      this.places.set(variable.name, { variable, cells });
    }
    this.bins = this.coding.cells.map((cell) => binsOf(this.variable(cell.variable), cell));
    this.columns = this.coding.cells.map((cell) => columnOf(cell, this.capacity));
  }

  /** Number of responses. */
  get rows(): number {
    return this.index.rows;
  }

  /** Goes up with every response that is put in, replaced or removed: what was made of the columns before is then of another state. */
  get changes(): number {
    return this.changed;
  }

  /** Memory held, in bytes, spare room included. */
  get bytes(): number {
    return this.columns.reduce((sum, column) => sum + column.byteLength, this.index.bytes + this.ownerOf.byteLength);
  }

  /** Makes room for `rows` responses in all: growing by doubling copies, and may leave half of the room unused. */
  reserve(rows: number): void {
    this.index.reserve(rows);
    if (rows <= this.capacity) return;
    this.capacity = rows;
    this.columns = this.columns.map((column, at) => {
      const grown = columnOf(this.coding.cells[at]!, rows);
      grown.set(column);
      return grown;
    });
    const owners = new Int32Array(rows);
    owners.set(this.ownerOf);
    this.ownerOf = owners;
  }

  /**
   * Adds the response `id`, or replaces it. Nothing of `id` and `row` is kept, so they may be windows on a read buffer.
   * @param id 16 bytes. @param row `coding.width` bytes. @param owner whose response it is, as a number of the caller's; −1: nobody's.
   * @throws RangeError on another length or on a value that its cell cannot have; the columns are then as they were.
   */
  put(id: Uint8Array, row: Uint8Array, owner = -1): void {
    this.check(row);
    const at = this.index.add(id);
    this.changed++;
    if (at >= this.capacity) this.reserve(this.capacity * 2);
    const { cells } = this.coding;
    for (let k = 0; k < cells.length; k++) this.columns[k]![at] = valueOf(cells[k]!, row);
    this.ownerOf[at] = owner;
  }

  /** Removes the response `id`; false when it was not there. The last response takes its row. */
  remove(id: Uint8Array): boolean {
    const at = this.index.remove(id);
    if (at < 0) return false;
    this.changed++;
    const last = this.index.rows;
    for (const column of this.columns) column[at] = column[last]!;
    this.ownerOf[at] = this.ownerOf[last]!;
    return true;
  }

  /** Whether the response `id` is in the columns. */
  has(id: Uint8Array): boolean {
    return this.index.find(id) >= 0;
  }

  /** The variable of that name. @throws UnknownVariable */
  variable(name: string): Variable {
    return this.place(name).variable;
  }

  /**
   * The cells of a variable, each a view of `rows` values: one, or several for a multiple choice of more than 15 options.
   * Views are for reading at once: after the next `put` or `remove` they may show an earlier state.
   * @throws UnknownVariable
   */
  cells(variable: string): readonly CellView[] {
    return this.place(variable).cells.map((at) => this.columns[at]!.subarray(0, this.rows));
  }

  /** Whose response each row is, as given to `put`; a view for reading at once, as `cells` gives. */
  owners(): Int32Array {
    return this.ownerOf.subarray(0, this.rows);
  }

  /** The layout of the cells of a variable, in the same order as `cells`. @throws UnknownVariable */
  layout(variable: string): readonly Cell[] {
    return this.place(variable).cells.map((at) => this.coding.cells[at]!);
  }

  private place(name: string): Place {
    const place = this.places.get(name);
    if (!place) throw new UnknownVariable(name);
    return place;
  }

  /** What is in the columns is trusted by everything that counts them, so a row that cannot be is refused here. */
  private check(row: Uint8Array): void {
    const { width, cells } = this.coding;
    if (row.length !== width) throw new RangeError(`A coded row has ${width} bytes here, not ${row.length}`);
    for (let k = 0; k < cells.length; k++) {
      const value = valueOf(cells[k]!, row);
      if (value >= this.bins[k]!) throw new RangeError(`Variable "${cells[k]!.variable}" cannot be coded ${value}`);
    }
  }
}

function valueOf(cell: Cell, row: Uint8Array): number {
  return cell.bytes === 1 ? row[cell.offset]! : (row[cell.offset]! << 8) | row[cell.offset + 1]!;
}

function columnOf(cell: Cell, rows: number): CellView {
  return cell.bytes === 1 ? new Uint8Array(rows) : new Uint16Array(rows);
}
