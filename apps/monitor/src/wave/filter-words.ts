import type { Breakdown, Dimension } from '@ido/api';
import { dutchList, figureLabel } from '@ido/report';
import { texts } from '../texts';
import type { Selection } from './selection';

/** Dimensions that stand in view; the others are found under "filter op een andere vraag". */
export const MAIN_DIMENSIONS = ['province', 'sizeClass', 'functie'] as const;

/** Name of a dimension on the screen: a short one for those in view, otherwise as the questionnaire puts it. */
export function dimensionTitle(dimension: Pick<Dimension, 'name' | 'title'>): string {
  const name = MAIN_DIMENSIONS.find((main) => main === dimension.name);
  return name ? texts.filters[name] : dimension.title;
}

/** One code that is filtered on, in words. */
export interface ChosenFilter {
  readonly dimension: string;
  readonly code: string;
  /** "Provincie: Utrecht". */
  readonly label: string;
}

/** The filters of a selection in words; what the breakdown does not know is shown by its code, so that it can be removed. */
export function chosenFilters(selection: Selection, dimensions: readonly Dimension[]): ChosenFilter[] {
  return Object.entries(selection.filters).flatMap(([name, codes]) => {
    const dimension = dimensions.find((candidate) => candidate.name === name);
    const title = dimension ? dimensionTitle(dimension) : name;
    return codes.map((code) => {
      const category = dimension?.categories.find((candidate) => candidate.code === code);
      return { dimension: name, code, label: `${title}: ${figureLabel(category?.label ?? code)}` };
    });
  });
}

/** Filters and crossing as a sentence that goes with a figure wherever it is pasted; empty when nothing was chosen. */
export function selectionSentence(breakdown: Pick<Breakdown, 'dimensions' | 'by'>, selection: Selection): string {
  const filters = chosenFilters(selection, breakdown.dimensions).map((filter) => filter.label);
  const by = breakdown.dimensions.find((dimension) => dimension.name === breakdown.by);
  return [
    filters.length > 0 && texts.filters.selection(dutchList(filters)),
    by && texts.filters.splitBy(dimensionTitle(by)),
  ]
    .filter(Boolean)
    .join(' ');
}
