import type { Category } from '../codebook';
import { TYPE_APPEARANCE } from '../definition/appearance';
import { categoryOf, readChoices } from '../definition/choices';
import type { Reader } from '../definition/reader';
import { oneOf } from './single-choice';
import type { QuestionType } from './question-type';

/** survey-core draws no more than this many (`settings.ratingMaximumRateValueCount`), and ten faces. */
const MOST_VALUES = 20;
const MOST_SMILEYS = 10;

/** `rating`: a scale from `rateMin` to `rateMax`, or the values of `rateValues`. */
export const rating: QuestionType = {
  types: ['rating'],
  validators: [],
  read(reader) {
    const smileys = reader.raw('rateType') === 'smileys' || reader.raw('rateDisplayMode') === 'smileys';
    reader.allow(TYPE_APPEARANCE.rating);
    const categories = withEnds(reader, reader.has('rateValues') ? readChoices(reader, 'rateValues') : scale(reader));
    if (smileys && categories.length > MOST_SMILEYS)
      reader.refuse('rateType', 'Er zijn niet meer dan tien gezichtjes.');
    // The editor of SurveyJS writes these two beside what they follow from.
    const count = reader.count('rateCount');
    if (count !== undefined && count !== categories.length)
      reader.refuse('rateCount', 'Gebruik "rateMin" en "rateMax".');
    reader.only('autoGenerate', !reader.has('rateValues'));
    return categories.length > 0 ? oneOf(categories) : undefined;
  },
};

/** Numbers of the scale, made as survey-core does (rounded to the decimals of the step). */
function scale(reader: Reader): Category[] {
  const least = reader.number('rateMin') ?? 1;
  const most = reader.number('rateMax') ?? 5;
  const step = reader.number('rateStep') ?? 1;
  const decimals = (String(step).split('.')[1] ?? '').length;
  if (step <= 0 || most <= least || (most - least) / step + 1 > MOST_VALUES) {
    reader.refuse('rateMax', `De schaal moet twee tot ${MOST_VALUES} waarden hebben.`);
    return [];
  }
  const categories: Category[] = [];
  for (let value = least; value <= most; value = Number((value + step).toFixed(decimals))) {
    categories.push(categoryOf(value, String(value)));
  }
  return categories;
}

/** The first and last value with what the ends of the scale mean. */
function withEnds(reader: Reader, categories: Category[]): Category[] {
  const first = reader.text('minRateDescription');
  const last = reader.text('maxRateDescription');
  return categories.map((category, index) => {
    const meaning = index === 0 ? first : index === categories.length - 1 ? last : undefined;
    return meaning ? { ...category, label: `${category.label} (${meaning})` } : category;
  });
}
