import { chartKindOf, displayOrder, type CategoryFigure, type GroupFigures, type NoteCode } from '@ido/tabulation';
import { dutchNumber, dutchPercentage, shareAsPercentage } from './dutch-number';
import type { FigureContext, FigureInput } from './figure-input';
import { BAR, hasMeaning, paintOf, type Paint } from './palette';
import { baseSentence, routingSentence } from './sentence';

/** One bar or slice with all the text that stands beside it. */
export interface FigureMark {
  readonly code: string;
  readonly label: string;
  /** Length on the scale: a percentage in [0, 100], unrounded, or a count; null when there is nothing to draw. */
  readonly value: number | null;
  /** "54%", or empty where only counts are said. */
  readonly valueText: string;
  /** "(20)" beside a percentage, "20" where there is none, or "niet getoond". */
  readonly countText: string;
  /** 95% interval on the scale of percentages, [0, 100]; null in counts. */
  readonly interval: readonly [number, number] | null;
  /** "38% tot 69%", or empty. */
  readonly intervalText: string;
  readonly paint: Paint;
}

/** The marks of one group; a figure without crossing has one panel, without a label. */
export interface FigurePanel {
  readonly label: string | null;
  /** "n = 37". */
  readonly baseText: string;
  readonly marks: readonly FigureMark[];
  /** Said in place of marks. */
  readonly message: string | null;
}

export interface FigureScale {
  readonly unit: 'percentage' | 'count';
  readonly max: number;
  readonly ticks: readonly number[];
}

/** A chart that is decided in all but its size: what is drawn, in which order, with which texts and colours. */
export interface FigureSpec {
  readonly name: string;
  readonly title: string;
  readonly kind: 'pie' | 'bars' | 'none';
  readonly scale: FigureScale;
  readonly panels: readonly FigurePanel[];
  readonly baseLine: string;
  readonly note: string;
  readonly source: string;
  readonly syntheticNote: string | null;
}

/** Name of everybody together, beside the groups of a crossing. */
export const TOTAL = 'Totaal';

/** More marks than this in one figure are read in the table. */
export const MOST_MARKS = 120;

const PERCENTAGES: FigureScale = { unit: 'percentage', max: 100, ticks: [0, 25, 50, 75, 100] };

/**
 * Decides the chart of a table: a pie for a few exclusive categories that make up the whole, otherwise horizontal bars; bars
 * of counts where the base is too small for percentages; nothing for an open question or a withheld figure, which is said.
 */
export function figureSpec(table: FigureInput, context: FigureContext): FigureSpec {
  // Of an open question only the number of answers is known: groups of it say nothing.
  const groups = table.categories.length === 0 ? [] : (table.groups ?? []);
  const order = displayOrder(asTable(table)).map((category) => category.code);
  const figures: ReadonlyArray<GroupFigures & { label: string | null }> =
    groups.length > 0 ? [{ ...table, label: TOTAL }, ...groups] : [{ ...table, label: null }];
  const unit = figures.some((group) => group.categories.some((category) => category.share !== null))
    ? ('percentage' as const)
    : ('count' as const);
  const kind = kindOf(table, unit, groups.length > 0);
  const slices = kind === 'pie' ? sliceNumbers(table.categories) : null;
  const panels = figures.map((group) => panelOf(group, { type: table.type, order, unit, slices }));
  return {
    name: table.name,
    title: context.number === null ? table.title : `${context.number}. ${table.title}`,
    kind: panels.reduce((sum, panel) => sum + panel.marks.length, 0) > MOST_MARKS ? 'none' : kind,
    scale: unit === 'percentage' ? PERCENTAGES : countScale(panels),
    panels,
    baseLine: [
      baseSentence(table.base ?? openBase(table), context.population, context.unit),
      routingSentence(table, context.responses),
    ]
      .filter(Boolean)
      .join('. '),
    note: [context.selection, context.note].filter(Boolean).join(' '),
    source: context.source,
    syntheticNote: context.syntheticNote,
  };
}

/** The table with the type that the tabulation knows: of the notes, only this one decides on the kind of chart. */
function asTable(table: FigureInput) {
  const notes = table.notes.filter((note): note is NoteCode => note === 'over-eligible');
  return { ...table, notes, groups: undefined };
}

/** An open question has no base of percentages: n is who answered. */
function openBase(table: FigureInput): number | null {
  return table.categories.length === 0 ? table.answered : null;
}

function kindOf(table: FigureInput, unit: 'percentage' | 'count', crossed: boolean): FigureSpec['kind'] {
  if (table.categories.length === 0) return 'none';
  const kind = chartKindOf(asTable(table));
  if (kind === 'none') return 'none';
  if (kind === 'bar' || crossed || unit === 'count') return 'bars';
  const withheld = table.categories.some((category) => category.share === null);
  const whole = table.categories.reduce((sum, category) => sum + (category.share ?? 0), 0);
  // Over everyone who was asked, the slices leave out who gave no answer: no pie, as a pie says that it is all.
  return withheld || Math.abs(whole - 1) > 1e-6 ? 'bars' : 'pie';
}

/** Colours of slices follow the questionnaire, not the size, so that they stay the same under a filter. */
function sliceNumbers(categories: readonly CategoryFigure[]): ReadonlyMap<string, number> {
  const own = categories.filter((category) => !hasMeaning(category));
  return new Map(own.map((category, index) => [category.code, index]));
}

interface PanelSettings {
  readonly type: FigureInput['type'];
  readonly order: readonly string[];
  readonly unit: 'percentage' | 'count';
  readonly slices: ReadonlyMap<string, number> | null;
}

function panelOf(group: GroupFigures & { label: string | null }, settings: PanelSettings): FigurePanel {
  const baseText = group.base === null ? 'n niet getoond' : `n = ${dutchNumber(group.base)}`;
  const label = group.label === null ? null : figureLabel(group.label);
  const panel = { label, baseText, marks: [] };
  if (group.suppressed) return { ...panel, message: 'Niet getoond, omdat het om weinig antwoorden gaat.' };
  if (group.categories.length === 0) {
    const [answered, eligible] = [group.answered ?? 0, group.eligible ?? 0];
    if (eligible === 0) return { ...panel, message: 'Open vraag: niemand kreeg deze vraag.' };
    const said = `${dutchNumber(answered)} van de ${dutchNumber(eligible)} gaven antwoord`;
    const missing = group.missing ?? 0;
    return { ...panel, message: `Open vraag: ${said}${missing > 0 ? `, ${dutchNumber(missing)} niet` : ''}.` };
  }
  if (group.base === 0) return { ...panel, message: 'Nog geen antwoorden.' };
  const byCode = new Map(group.categories.map((category) => [category.code, category]));
  const marks = settings.order.flatMap((code) => {
    const category = byCode.get(code);
    return category ? [markOf(category, settings)] : [];
  });
  return { ...panel, marks, message: null };
}

function markOf(category: CategoryFigure, { unit, slices }: PanelSettings): FigureMark {
  const { code, share, count } = category;
  const label = figureLabel(category.label);
  const paint = paintOf(category, slices?.get(code) ?? null) ?? BAR;
  if (category.suppressed || count === null) {
    return {
      code,
      label,
      value: null,
      valueText: '',
      countText: 'niet getoond',
      interval: null,
      intervalText: '',
      paint,
    };
  }
  const interval = category.interval;
  return {
    code,
    label,
    // Counts have no place on a scale of percentages: in such a figure they are said, not drawn.
    value: unit === 'count' ? count : share === null ? null : share * 100,
    valueText: category.percentage === null ? '' : dutchPercentage(category.percentage),
    countText: category.percentage === null ? dutchNumber(count) : `(${dutchNumber(count)})`,
    interval: interval === null || interval === undefined ? null : [interval[0] * 100, interval[1] * 100],
    intervalText: interval ? `${shareAsPercentage(interval[0])} tot ${shareAsPercentage(interval[1])}` : '',
    paint,
  };
}

/** The label without the invitation to write something: "Anders, namelijk:" is "Anders" in a figure. */
export function figureLabel(label: string): string {
  return label.replace(/,?\s*namelijk\s*:?\s*$/iu, '') || label;
}

/** From 0 to a round number of responses at or above the largest, in whole steps. */
function countScale(panels: readonly FigurePanel[]): FigureScale {
  const largest = Math.max(1, ...panels.flatMap((panel) => panel.marks.map((mark) => mark.value ?? 0)));
  const magnitude = 10 ** Math.max(0, Math.floor(Math.log10(largest / 5)));
  const step =
    [1, 2, 5, 10].map((factor) => factor * magnitude).find((candidate) => candidate * 5 >= largest) ?? largest;
  const max = Math.ceil(largest / step) * step;
  const ticks = Array.from({ length: max / step + 1 }, (_, index) => index * step);
  return { unit: 'count', max, ticks };
}
