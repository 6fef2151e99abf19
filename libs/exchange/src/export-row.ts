import type { Answers } from '@ido/questionnaire';

/** One response to be exported. */
export interface ExportRow {
  readonly reference: string | null;
  /** Register code of the organisation (CBS code of a municipality). */
  readonly organisation: string | null;
  readonly completedAt: Date | null;
  readonly answers: Answers;
  /** Coded row of these answers, which says what was not asked; made of them where a format needs it and there is none. */
  readonly coded?: Uint8Array | null;
  /** Weight of the response, where the export is weighted; null for who has none. */
  readonly weight?: number | null;
}

/** How responses are written; the import reads each of these forms. */
export interface ExportOptions {
  /** Categories as code or as label. A label that the import could not tell apart is written as its code. */
  readonly values: 'codes' | 'labels';
  /** Multiple choice in one column, joined by `|`, or in one column per option (`question/code`, 1 or 0). */
  readonly multiple: 'joined' | 'columns';
  /** Why these are not real answers ("reconstructie, geen echte antwoorden"): said in every row, in a column `opmerking` after the variables. */
  readonly note?: string | null;
  /** What the weighting is called whose weights the rows carry: in a last column `weging`. Null: no weights. */
  readonly weighted?: string | null;
}
