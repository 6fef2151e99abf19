/** Words of the language of SPSS that cannot be a name. */
const RESERVED = new Set(['ALL', 'AND', 'BY', 'EQ', 'GE', 'GT', 'LE', 'LT', 'NE', 'NOT', 'OR', 'TO', 'WITH']);
/** Bytes; names are ASCII here. */
const LONGEST = 64;

/** Makes names that SPSS takes: ASCII letters, digits, `_` and `.`, beginning with a letter, at most 64, unique without regard to case. */
export class SavNames {
  private readonly taken = new Set<string>();

  /** The name that comes nearest to the wished one. */
  of(wish: string): string {
    const plain = wish
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .replaceAll(/[^A-Za-z0-9._]+/g, '_')
      .replaceAll(/[._]+$/g, '');
    const base = /^[A-Za-z]/.test(plain) && !RESERVED.has(plain.toUpperCase()) ? plain : `v_${plain}`;
    for (let count = 1; ; count++) {
      const suffix = count === 1 ? '' : `_${count}`;
      const name = base.slice(0, LONGEST - suffix.length).replace(/[._]+$/, '') + suffix;
      if (this.taken.has(name.toUpperCase())) continue;
      this.taken.add(name.toUpperCase());
      return name;
    }
  }
}
