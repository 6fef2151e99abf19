/** An entry of the register: a municipality during the time that it existed. */
export interface RegisterOrganisation {
  /** CBS code, `GM` and four digits. */
  readonly code: string;
  readonly type: 'municipality';
  readonly name: string;
  /** One of `provinces`. */
  readonly province: string;
  /** Inhabitants at the count of the source; null for a municipality that no longer existed then. */
  readonly inhabitants: number | null;
  /** First day on which it existed, `YYYY-MM-DD`; the first day of the register for what is older. */
  readonly validFrom: string;
  /** First day on which it existed no more, `YYYY-MM-DD`; null while it exists. */
  readonly validTo: string | null;
  /** Code of the municipality that it was merged into; null while it exists. */
  readonly successorCode: string | null;
}
