/** A cell that was read, or the reason in Dutch why it cannot be. */
export type CellValue<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly value: string; readonly detail: string };

export const read = <T>(value: T): CellValue<T> => ({ ok: true, value });

/** `value` is the part of the cell that is refused. */
export const refused = (value: string, detail: string): CellValue<never> => ({ ok: false, value, detail });
