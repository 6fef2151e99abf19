import type { Codebook, Variable } from '@ido/questionnaire';

/** A question that is answered in words. */
export interface OpenQuestion {
  readonly variable: Variable;
  /** What its code frame goes by in the study: the trend key where there is one, so that waves share it, otherwise the name. */
  readonly key: string;
}

/** The open questions of a codebook, in its order. Of two with the same key only the first can be coded. */
export function openQuestions({ variables }: Codebook): OpenQuestion[] {
  const seen = new Set<string>();
  return variables.flatMap((variable) => {
    const key = variable.trendKey ?? variable.name;
    if (variable.type !== 'text' || variable.item !== undefined || seen.has(key)) return [];
    seen.add(key);
    return [{ variable, key }];
  });
}
