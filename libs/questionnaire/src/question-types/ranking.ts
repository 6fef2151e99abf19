import type { Category } from '../codebook';
import { CHOICES_APPEARANCE, TYPE_APPEARANCE } from '../definition/appearance';
import { categoryOf, readChoices } from '../definition/choices';
import { isListOfScalars, reportUnknownAndDouble } from './multiple-choice';
import { isNothing, type AnswerForm, type QuestionType } from './question-type';

interface Ranking {
  /** Respondents choose what they rank (`selectToRankEnabled`); otherwise every item has a place. */
  readonly partial: boolean;
  readonly least?: number;
  readonly most?: number;
}

/** A list of items, first place first. Each item is a variable, its place (1, 2, …) the category. */
function placesOf(items: readonly Category[], { partial, least, most }: Ranking): AnswerForm {
  const known = new Set<unknown>(items.map(({ value }) => value));
  const places = items.map((_, index) => categoryOf(index + 1, `plaats ${index + 1}`));
  const count = (value: unknown) => (Array.isArray(value) ? value.length : 0);
  return {
    parts: items.map(({ code, label }) => ({ item: code, label, type: 'single', categories: places })),
    list: true,
    ordered: true,
    hasType: isListOfScalars,
    wrongType: 'Zet de mogelijkheden in volgorde.',
    isEmpty: (value) => isNothing(value) || count(value) === 0,
    checkContent(value, report) {
      if (!reportUnknownAndDouble(value as readonly unknown[], known, report)) return;
      if (partial && most && count(value) > most) report('too-many', `Kies niet meer dan ${most} mogelijkheden.`);
    },
    checkComplete(value, report) {
      if (!partial && count(value) > 0 && count(value) < items.length) {
        report('required', 'Geef alle mogelijkheden een plaats.');
      }
      if (partial && least && count(value) < least) {
        report(count(value) === 0 ? 'required' : 'out-of-range', `Kies ten minste ${least} mogelijkheden.`);
      }
    },
    partOf(value, index) {
      const place = (value as readonly unknown[]).indexOf(items[index]!.value);
      return place < 0 ? undefined : place + 1;
    },
    whole(placed) {
      const order = items
        .map(({ value }, index) => ({ value, place: placed[index] }))
        .filter((item): item is { value: string | number | boolean; place: number } => item.place !== undefined)
        .sort((a, b) => a.place - b.place);
      return order.length > 0 ? order.map(({ value }) => value) : undefined;
    },
  };
}

export const ranking: QuestionType = {
  types: ['ranking'],
  validators: ['answercount'],
  read(reader) {
    reader.allow(CHOICES_APPEARANCE);
    reader.allow(TYPE_APPEARANCE.ranking);
    const items = readChoices(reader, 'choices');
    // With a single item survey-core fills in the answer by itself.
    if (items.length === 1) reader.refuse('choices', 'Met één mogelijkheid is er niets te rangschikken.');
    const partial = reader.boolean('selectToRankEnabled') ?? false;
    const least = reader.count('minSelectedChoices');
    const most = reader.count('maxSelectedChoices');
    if (!partial && (least || most)) {
      reader.refuse(least ? 'minSelectedChoices' : 'maxSelectedChoices', 'Dit kan alleen met "selectToRankEnabled".');
    }
    if (least && least > (most || items.length)) reader.refuse('minSelectedChoices', 'Het minimum is te hoog.');
    return items.length > 1 ? placesOf(items, { partial, least, most }) : undefined;
  },
};
