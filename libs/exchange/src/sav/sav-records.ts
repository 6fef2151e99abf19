/** Bytes of the records of an SPSS file, little-endian, one after the other. */
export class Records {
  private readonly parts: Buffer[] = [];

  int32s(...values: number[]): this {
    const bytes = Buffer.alloc(values.length * 4);
    values.forEach((value, at) => bytes.writeInt32LE(value, at * 4));
    return this.raw(bytes);
  }

  int64(value: bigint): this {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64LE(value);
    return this.raw(bytes);
  }

  double(value: number): this {
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleLE(value);
    return this.raw(bytes);
  }

  byte(value: number): this {
    return this.raw(Buffer.from([value]));
  }

  /** Text with spaces up to so many bytes; what is longer must have been cut before. */
  text(text: string, bytes: number): this {
    const padded = Buffer.alloc(bytes, ' ');
    padded.write(text);
    return this.raw(padded);
  }

  zeros(bytes: number): this {
    return bytes === 0 ? this : this.raw(Buffer.alloc(bytes));
  }

  raw(bytes: Buffer): this {
    this.parts.push(bytes);
    return this;
  }

  /** A record of type 7 that holds text; none for no text. */
  extension(subtype: number, text: string): this {
    if (text === '') return this;
    const bytes = Buffer.from(text);
    return this.int32s(7, subtype, 1, bytes.length).raw(bytes);
  }

  bytes(): Buffer {
    return Buffer.concat(this.parts);
  }
}
