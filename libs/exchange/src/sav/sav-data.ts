import { SEGMENT } from './sav-dictionary';
import { cutToBytes } from '../utf8-text';

/** Bytes per piece, about. */
const PIECE = 64 * 1024;
/** A block: eight codes and the values that they say follow. */
const BLOCK = 72;

const END = 252;
const FOLLOWS = 253;
const SPACES = 254;
const SYSTEM_MISSING = 255;
/** What is added to a small whole number to make its code. */
const BIAS = 100;

/**
 * The data of an SPSS file, compressed: of every value of eight bytes one byte says what it is, and only what is no small whole
 * number, no spaces and not missing follows in full. Eight of these bytes go before what follows.
 */
export class SavData {
  private readonly ready: Buffer[] = [];
  private piece = Buffer.allocUnsafe(PIECE);
  private at = 8;
  private codes = 0;
  private nextCode = 0;
  private readonly scratch = Buffer.allocUnsafe(32_768 + 8);

  /** A number; null is system-missing. */
  number(value: number | null): void {
    if (value === null) this.code(SYSTEM_MISSING);
    else if (Number.isInteger(value) && value > -BIAS && value <= 251 - BIAS) this.code(value + BIAS);
    else {
      this.code(FOLLOWS);
      this.at = this.piece.writeDoubleLE(value, this.at);
    }
  }

  /** A text of at most so many bytes, with spaces after it; each segment of 255 bytes takes up 256. */
  text(text: string, width: number): void {
    const { scratch } = this;
    let used = 0;
    if (text !== '') used = scratch.write(text.length * 3 > width ? cutToBytes(clean(text), width) : clean(text));
    if (width <= SEGMENT) return this.segment(0, used, width);
    // Segments are declared as if they held 252 bytes, so that the last ones may have nothing.
    for (let start = 0, declared = width; declared > 0; start += SEGMENT, declared -= 252) {
      this.segment(start, Math.max(start, Math.min(used, start + SEGMENT)), declared > 252 ? SEGMENT : declared);
    }
  }

  /** What is ready to be sent, until the next call. */
  take(): Buffer[] {
    return this.ready.splice(0);
  }

  /** Writes the end of the data and gives all that is left. */
  end(): Buffer[] {
    this.code(END);
    while (this.codes > 0 && this.codes < 8) this.piece[this.nextCode + this.codes++] = 0;
    this.ready.push(this.piece.subarray(0, this.at));
    return this.take();
  }

  /** Bytes `from` to `to` of the scratch, with spaces up to `width`, as elements of eight bytes. */
  private segment(from: number, to: number, width: number): void {
    for (let offset = from; offset < from + width; offset += 8) {
      const bytes = Math.min(8, to - offset);
      if (bytes <= 0) {
        this.code(SPACES);
        continue;
      }
      this.code(FOLLOWS);
      this.scratch.copy(this.piece, this.at, offset, offset + bytes);
      if (bytes < 8) this.piece.fill(0x20, this.at + bytes, this.at + 8);
      this.at += 8;
    }
  }

  private code(code: number): void {
    if (this.codes === 8) this.nextBlock();
    this.piece[this.nextCode + this.codes++] = code;
  }

  private nextBlock(): void {
    if (this.at + BLOCK > PIECE) {
      this.ready.push(this.piece.subarray(0, this.at));
      this.piece = Buffer.allocUnsafe(PIECE);
      this.at = 0;
    }
    this.nextCode = this.at;
    this.at += 8;
    this.codes = 0;
  }
}

/** Text without zero bytes, at which some programs stop reading, and without halves of characters. */
const clean = (text: string) => (text.includes('\0') ? text.replaceAll('\0', '') : text);
