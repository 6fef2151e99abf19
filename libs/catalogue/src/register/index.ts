import mergers from './mergers.json';
import municipalities from './municipalities.json';
import type { RegisterOrganisation } from './organisation';

export type { RegisterOrganisation } from './organisation';
export { provinces, type Province } from './provinces';
export {
  defaultSizeClassLimits,
  sizeClass,
  sizeClasses,
  sizeClassLabels,
  type SizeClass,
  type SizeClassLimits,
} from './size-class';

/** First day of which the register knows every municipality. */
export const registerFrom = '2022-01-01';

/**
 * Municipalities that merged on the register's first day are kept as successors' past, although the list of municipalities
 * begins after them. They certainly existed during the year before; how much longer, the register does not say.
 */
const pastFrom = '2021-01-01';

const successors = new Map(mergers.map((merger) => [merger.fromCode, merger.toCode]));

function listed(): RegisterOrganisation[] {
  return municipalities.map((municipality) => ({
    ...municipality,
    type: 'municipality',
    successorCode: successors.get(municipality.code) ?? null,
  }));
}

function past(known: readonly RegisterOrganisation[]): RegisterOrganisation[] {
  const byCode = new Map(known.map((organisation) => [organisation.code, organisation]));
  return mergers
    .filter((merger) => !byCode.has(merger.fromCode))
    .map((merger) => {
      const successor = byCode.get(merger.toCode);
      if (!successor) throw new Error(`Merger of ${merger.fromCode} into unknown municipality ${merger.toCode}`);
      return {
        code: merger.fromCode,
        type: 'municipality',
        name: merger.fromName,
        province: successor.province,
        inhabitants: null,
        validFrom: pastFrom,
        validTo: merger.date,
        successorCode: merger.toCode,
      };
    });
}

/** Every municipality of the register, merged ones included. Successors come before what merged into them, so that it can be inserted in this order. */
export const organisations: readonly RegisterOrganisation[] = (() => {
  const known = listed();
  const all = [...known, ...past(known)];
  return [...all.filter((one) => one.successorCode === null), ...all.filter((one) => one.successorCode !== null)];
})();

/**
 * The municipalities that existed on a day.
 * @param date `YYYY-MM-DD`, from `registerFrom` on
 * @throws RangeError for an earlier day, of which the register is not complete, or for what is no day
 */
export function municipalitiesOn(date: string): readonly RegisterOrganisation[] {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new RangeError(`Not a day as YYYY-MM-DD: ${date}`);
  if (date < registerFrom) throw new RangeError(`The register begins on ${registerFrom}: ${date}`);
  return organisations.filter((one) => one.validFrom <= date && (one.validTo === null || date < one.validTo));
}
