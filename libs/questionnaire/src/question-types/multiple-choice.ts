import type { Category } from '../codebook';
import { CHOICES_APPEARANCE, TYPE_APPEARANCE } from '../definition/appearance';
import { readChoices } from '../definition/choices';
import { isNothing, isScalar, type AnswerForm, type QuestionType, type Report } from './question-type';

/** Bounds on the number of options; 0 or undefined is no bound. */
interface Bounds {
  readonly least?: number;
  readonly most?: number;
}

function anyOf(categories: readonly Category[], { least, most }: Bounds): AnswerForm {
  const byValue = new Map<unknown, Category>(categories.map((category) => [category.value, category]));
  const count = (value: unknown) => (Array.isArray(value) ? value.length : 0);
  return {
    parts: [{ type: 'multiple', categories }],
    list: true,
    hasType: isListOfScalars,
    wrongType: 'Kies één of meer van de antwoorden.',
    isEmpty: (value) => isNothing(value) || count(value) === 0,
    checkContent(value, report) {
      const chosen = value as readonly unknown[];
      if (!reportUnknownAndDouble(chosen, byValue, report)) return;
      const alone = chosen.map((option) => byValue.get(option)).find((category) => category?.exclusive);
      if (alone && chosen.length > 1) {
        report('exclusive', `“${alone.label}” kan niet samen met een ander antwoord.`);
      }
      if (most && chosen.length > most) report('too-many', `Kies niet meer dan ${most} antwoorden.`);
    },
    checkComplete(value, report) {
      if (!least || count(value) >= least) return;
      // As in survey-core: an option that excludes the others is enough by itself; no answer at all is too few.
      if (count(value) === 1 && byValue.get((value as readonly unknown[])[0])?.exclusive) return;
      report(count(value) === 0 ? 'required' : 'out-of-range', `Kies ten minste ${least} antwoorden.`);
    },
    partOf: (value) => value,
    whole: ([value]) => value,
  };
}

/** A list of what choices can have as values; longer than any list of choices is no answer. */
export function isListOfScalars(value: unknown): value is readonly (string | number | boolean)[] {
  return Array.isArray(value) && value.length <= 10_000 && value.every(isScalar);
}

/** Options that are not in the list, and options that are given twice. False when there are too many to look at. */
export function reportUnknownAndDouble(
  chosen: readonly unknown[],
  known: { readonly size: number; has(value: unknown): boolean },
  report: Report,
): boolean {
  if (chosen.length > known.size) {
    report('too-many', 'Er zijn meer antwoorden gegeven dan er mogelijkheden zijn.');
    return false;
  }
  const seen = new Set<unknown>();
  chosen.forEach((option, index) => {
    if (!known.has(option)) report('unknown-code', 'Dit antwoord staat niet in de lijst.', index);
    else if (seen.has(option)) report('duplicate', 'Dit antwoord is twee keer gegeven.', index);
    seen.add(option);
  });
  return true;
}

/** `checkbox`, and `tagbox`, which is a checkbox that looks different. */
export const multipleChoice: QuestionType = {
  types: ['checkbox', 'tagbox'],
  codebookType: 'checkbox',
  validators: ['answercount'],
  read(reader, type) {
    reader.allow(CHOICES_APPEARANCE);
    if (type === 'tagbox') reader.allow(TYPE_APPEARANCE.tagbox);
    const categories = readChoices(reader, 'choices', { exclusive: true });
    const least = reader.count('minSelectedChoices');
    const most = reader.count('maxSelectedChoices');
    if (least && most && least > most) reader.refuse('minSelectedChoices', 'Het minimum is hoger dan het maximum.');
    if (least && least > categories.length) reader.refuse('minSelectedChoices', 'Zoveel keuzes zijn er niet.');
    return categories.length > 0 ? anyOf(categories, { least, most }) : undefined;
  },
};
