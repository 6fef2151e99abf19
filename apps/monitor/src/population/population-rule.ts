import type { OrganisationType, PopulationRule } from '@ido/api';
import { texts } from '../texts';

/** The form's state: every way of choosing keeps what was filled in, whichever is chosen. */
export interface RuleFields {
  readonly kind: 'choice' | 'list' | 'none';
  readonly type: OrganisationType;
  readonly provinces: readonly string[];
  readonly sizeClasses: readonly string[];
  readonly on: string;
  readonly codes: string;
}

/** The fields as a rule fills them in. */
export function fieldsOf(rule: PopulationRule | null): RuleFields {
  const empty: RuleFields = { kind: 'none', type: 'municipality', provinces: [], sizeClasses: [], on: '', codes: '' };
  if (rule === null) return empty;
  if (rule.kind === 'list') return { ...empty, kind: 'list', codes: rule.codes.join('\n') };
  return { ...empty, ...rule, on: rule.on ?? '' };
}

/** The rule that fields say, or which field is wrong and why. */
export function ruleOf(
  fields: RuleFields,
): { readonly rule: PopulationRule | null } | { readonly wrong: 'on' | 'codes'; readonly detail: string } {
  const { kind, type, provinces, sizeClasses, on } = fields;
  if (kind === 'none') return { rule: null };
  if (kind === 'choice') {
    const day = on.trim();
    if (day !== '' && !/^\d{4}-\d{2}-\d{2}$/u.test(day)) return { wrong: 'on', detail: texts.population.onWrong };
    return {
      rule: { kind, type, provinces: [...provinces], sizeClasses: [...sizeClasses], on: day === '' ? null : day },
    };
  }
  const codes = codesIn(fields.codes);
  return codes.length === 0 ? { wrong: 'codes', detail: texts.population.codesMissing } : { rule: { kind, codes } };
}

/** Codes in a text, each once, in capitals: pasted from a spreadsheet or typed. */
export function codesIn(text: string): string[] {
  return [...new Set(text.toUpperCase().split(/[\s,;]+/u))].filter((code) => code !== '');
}
