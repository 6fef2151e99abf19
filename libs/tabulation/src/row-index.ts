/** Length of an id in bytes: a UUID. */
export const ID_BYTES = 16;
const WORDS = ID_BYTES / 4;

/**
 * Which row holds which 16-byte id: open addressing with linear probing in typed arrays, 16 bytes per row for the ids and 8
 * to 16 for the slots. A Map of a million strings would take some 150 MB, this takes 24.
 */
export class RowIndex {
  /** Row + 1; 0 is a free slot. Its length is a power of two of at least twice the number of rows. */
  private slots = new Int32Array(64);
  private ids = new Uint32Array(32 * WORDS);
  private size = 0;
  /** The id that is being looked up, as words: ids come at any byte offset, where no Uint32Array can look. */
  private readonly wanted = new Uint32Array(WORDS);

  get rows(): number {
    return this.size;
  }

  /** Bytes held. */
  get bytes(): number {
    return this.slots.byteLength + this.ids.byteLength;
  }

  /** Makes room for `rows` rows in all, so that adding them copies nothing. */
  reserve(rows: number): void {
    if (rows * WORDS > this.ids.length) {
      const ids = new Uint32Array(rows * WORDS);
      ids.set(this.ids);
      this.ids = ids;
    }
    let slots = this.slots.length;
    while (slots < rows * 2) slots *= 2;
    if (slots > this.slots.length) this.rehash(slots);
  }

  /** The row of `id`, or −1. @throws RangeError unless the id has 16 bytes. */
  find(id: Uint8Array): number {
    this.read(id);
    return this.slots[this.slotOf(this.wanted, 0)]! - 1;
  }

  /** The row of `id`, which is a new one (equal to `rows` before the call) when the id was not there. */
  add(id: Uint8Array): number {
    this.read(id);
    let slot = this.slotOf(this.wanted, 0);
    if (this.slots[slot]! > 0) return this.slots[slot]! - 1;
    const row = this.size;
    if ((row + 1) * WORDS > this.ids.length || (row + 1) * 2 > this.slots.length) {
      this.reserve((row + 1) * 2);
      slot = this.slotOf(this.wanted, 0);
    }
    this.slots[slot] = row + 1;
    this.ids.set(this.wanted, row * WORDS);
    this.size++;
    return row;
  }

  /** Takes `id` out; the last row takes its place. Gives the row that became free, or −1 when the id was not there. */
  remove(id: Uint8Array): number {
    const row = this.find(id);
    if (row < 0) return -1;
    this.free(this.slotOf(this.wanted, 0));
    const last = --this.size;
    if (row !== last) {
      this.slots[this.slotOf(this.ids, last * WORDS)] = row + 1;
      this.ids.copyWithin(row * WORDS, last * WORDS, (last + 1) * WORDS);
    }
    return row;
  }

  private read(id: Uint8Array): void {
    if (id.length !== ID_BYTES) throw new RangeError(`An id has ${ID_BYTES} bytes, not ${id.length}`);
    for (let word = 0; word < WORDS; word++) {
      const at = word * 4;
      this.wanted[word] = id[at]! | (id[at + 1]! << 8) | (id[at + 2]! << 16) | (id[at + 3]! << 24);
    }
  }

  /** The slot that holds the id at `words[at…]`, or the free slot where it belongs. */
  private slotOf(words: Uint32Array, at: number): number {
    const { slots, ids } = this;
    const last = slots.length - 1;
    for (let slot = this.homeOf(words, at); ; slot = (slot + 1) & last) {
      const row = slots[slot]! - 1;
      if (row < 0) return slot;
      const own = row * WORDS;
      if (
        ids[own] === words[at] &&
        ids[own + 1] === words[at + 1] &&
        ids[own + 2] === words[at + 2] &&
        ids[own + 3] === words[at + 3]
      ) {
        return slot;
      }
    }
  }

  /** All four words count, because a time-ordered UUID (version 7) begins alike. Mixing as in MurmurHash3's finaliser. */
  private homeOf(words: Uint32Array, at: number): number {
    let hash = words[at]! ^ Math.imul(words[at + 1]!, 0x9e3779b1);
    hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) ^ words[at + 2]!;
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) ^ words[at + 3]!;
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return (hash ^ (hash >>> 16)) & (this.slots.length - 1);
  }

  /** Empties a slot and moves back what had been pushed on by it, so that no mark of a removed id is left behind. */
  private free(slot: number): void {
    const { slots } = this;
    const last = slots.length - 1;
    let gap = slot;
    for (let next = (gap + 1) & last; slots[next]! > 0; next = (next + 1) & last) {
      const home = this.homeOf(this.ids, (slots[next]! - 1) * WORDS);
      if (((next - home) & last) >= ((next - gap) & last)) {
        slots[gap] = slots[next]!;
        gap = next;
      }
    }
    slots[gap] = 0;
  }

  private rehash(length: number): void {
    this.slots = new Int32Array(length);
    const last = length - 1;
    for (let row = 0; row < this.size; row++) {
      let slot = this.homeOf(this.ids, row * WORDS);
      while (this.slots[slot]! > 0) slot = (slot + 1) & last;
      this.slots[slot] = row + 1;
    }
  }
}
