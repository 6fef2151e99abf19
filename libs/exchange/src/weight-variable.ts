import type { Codebook, Variable } from '@ido/questionnaire';
import { metadataColumn } from './column-names';

/** What the column of weights is, in every file that describes it. `weighting`: what the weighting is called. */
export const weightTitle = (weighting: string) =>
  `Gewicht volgens ${weighting}; leeg als de respons geen gewicht heeft`;

/** In place of the type of a question. */
const WEIGHT = 'weight';

export const isWeight = ({ questionType }: Variable) => questionType === WEIGHT;

/** The codebook of a file with weights: after all variables the weight, a number. Null: of a file without them. */
export function withWeight(codebook: Codebook, weighting: string | null | undefined): Codebook {
  if (!weighting) return codebook;
  const name = metadataColumn('weight', codebook);
  const weight: Variable = {
    name,
    title: weightTitle(weighting),
    type: 'number',
    question: name,
    questionType: WEIGHT,
    categories: [],
    required: false,
    routed: false,
    page: 'Weging',
  };
  return { variables: [...codebook.variables, weight] };
}
