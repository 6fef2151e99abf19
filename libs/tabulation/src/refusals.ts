/** A variable is asked for that the columns or the codebook do not have. */
export class UnknownVariable extends Error {
  override readonly name = 'UnknownVariable';
  constructor(readonly variable: string) {
    super(`There is no variable "${variable}"`);
  }
}

/** A code is asked for that is no category of the variable. */
export class UnknownCode extends Error {
  override readonly name = 'UnknownCode';
  constructor(
    readonly variable: string,
    readonly code: string,
  ) {
    super(`Variable "${variable}" has no category "${code}"`);
  }
}
