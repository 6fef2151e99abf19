import { successorAt, type MergerFacts } from './merger';
import { selectPopulation, type PopulationCandidate, type PopulationRule } from './population-rule';

/** An organisation of the register, with its classes as they are now. */
export type PopulationOrganisation = PopulationCandidate & MergerFacts;

/** An organisation of the wave before, with its classes as they were then. */
export interface EarlierMember {
  readonly code: string;
  readonly province: string | null;
  readonly sizeClass: string | null;
}

/** What happened to a population from one wave to the next; by code. */
export type PopulationChangeOver =
  /** Merged into `to`, which takes their place; `already`: it was in the population itself. */
  | {
      readonly kind: 'merged';
      readonly from: readonly string[];
      readonly to: string;
      readonly already: boolean;
      readonly on: string | null;
    }
  /** Ended without a successor. */
  | { readonly kind: 'ended'; readonly code: string; readonly on: string | null }
  /** The rule of the wave chooses it now, and did not before. */
  | { readonly kind: 'added'; readonly code: string; readonly on: string | null }
  /** The rule of the wave does not choose it any more. */
  | { readonly kind: 'outside'; readonly code: string }
  /** In another province or size class than in the wave before. */
  | {
      readonly kind: 'reclassified';
      readonly code: string;
      readonly what: 'province' | 'sizeClass';
      readonly from: string | null;
      readonly to: string | null;
    };

/** The population of a next wave and how it came about. */
export interface NextPopulation {
  /** In order of code. */
  readonly members: readonly string[];
  readonly changes: readonly PopulationChangeOver[];
  /** The rule of the next wave: the same choice on another day, or the list with mergers applied. */
  readonly rule: PopulationRule;
}

/**
 * The population of the next wave: merged organisations make way for their successor, ended ones are left out, and where the wave before had a
 * rule the rule is applied anew, so that who is new comes in. Without a rule, or with a list, nobody else comes in.
 * @param date `YYYY-MM-DD` on which the organisations have to exist
 */
export function nextPopulation(
  before: readonly EarlierMember[],
  rule: PopulationRule | null,
  register: readonly PopulationOrganisation[],
  date: string,
): NextPopulation {
  const byCode = new Map(register.map((one) => [one.code, one]));
  const earlier = new Set(before.map(({ code }) => code));
  const carried = new Set<string>();
  const merged = new Map<string, string[]>();
  const changes: PopulationChangeOver[] = [];
  for (const { code } of before) {
    const now = successorAt(code, date, byCode);
    const ended = byCode.get(now)?.validTo ?? null;
    if (ended !== null && ended <= date) {
      changes.push({ kind: 'ended', code, on: ended });
      continue;
    }
    carried.add(now);
    if (now !== code) merged.set(now, [...(merged.get(now) ?? []), code]);
  }
  for (const [to, from] of merged) {
    const days = from.flatMap((code) => byCode.get(code)?.validTo ?? []).sort();
    changes.push({ kind: 'merged', from: from.sort(), to, already: earlier.has(to), on: days.at(-1) ?? null });
  }
  const again: PopulationRule | null = rule?.kind === 'choice' ? { ...rule, on: null } : null;
  const chosen = again ? new Set(selectPopulation(again, register, date).members.map(({ code }) => code)) : carried;
  for (const code of chosen) {
    if (!carried.has(code)) changes.push({ kind: 'added', code, on: byCode.get(code)?.validFrom ?? null });
  }
  for (const code of carried) if (!chosen.has(code)) changes.push({ kind: 'outside', code });
  for (const member of before)
    if (chosen.has(member.code)) changes.push(...reclassified(member, byCode.get(member.code)));
  const members = [...chosen].sort();
  return { members, changes, rule: again ?? { kind: 'list', codes: members } };
}

function reclassified(member: EarlierMember, now: PopulationOrganisation | undefined): PopulationChangeOver[] {
  if (!now) return [];
  return (['province', 'sizeClass'] as const).flatMap((what): PopulationChangeOver[] =>
    member[what] === now[what]
      ? []
      : [{ kind: 'reclassified', code: member.code, what, from: member[what], to: now[what] }],
  );
}
