/** What has to be known of the responses before the first is written: an SPSS file says in its head how wide its variables are. */
export interface SavSizes {
  /** Number of responses. */
  readonly rows: number;
  /** Bytes of UTF-8 of the longest reference and the longest code of an organisation. */
  readonly reference: number;
  readonly organisation: number;
  /** Of each variable of text: bytes of UTF-8 of the longest answer. What is longer is cut. */
  readonly texts: ReadonlyMap<string, number>;
  /** Of each variable of numbers: the largest answer. */
  readonly numbers: ReadonlyMap<string, number>;
}
