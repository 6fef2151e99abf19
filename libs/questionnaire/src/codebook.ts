/** The six roles of a municipality towards the Informatiepunten Digitale Overheid. */
export const ROLES = [
  'financier',
  'promotor',
  'regievoerder',
  'doorverwijzer',
  'dienstverlener',
  'beleidsmaker',
] as const;
export type Role = (typeof ROLES)[number];

/** How the report draws a variable when the questionnaire says so; otherwise it follows from type and number of categories. */
export type ChartKind = 'pie' | 'bar' | 'none';

/**
 * What a variable measures. `single`: one category (choice, dropdown, yes/no, rating, a row of a matrix, the place of an
 * item in a ranking). `multiple`: any number of categories. `number`, `text`, `date`: no categories; only answered or not is tabulated.
 */
export type VariableType = 'single' | 'multiple' | 'number' | 'text' | 'date';

/** `other` ("anders, namelijk") and `dontKnow` ("weet ik niet") are categories like any other, but are drawn last and can be left out. */
export type CategoryKind = 'substantive' | 'other' | 'dontKnow';

export interface Category {
  /** Code as text, unique within the variable: what breakdown, export and import use. */
  readonly code: string;
  /** The value as it stands in the answers: a rating has numbers, a yes/no booleans. */
  readonly value: string | number | boolean;
  readonly label: string;
  readonly kind: CategoryKind;
  /** Of a multiple choice: cannot be combined with another option. */
  readonly exclusive: boolean;
}

export interface Variable {
  /** Unique in the codebook. The question's name; `question.row` for a row of a matrix or an item of a ranking. */
  readonly name: string;
  /** The question as asked, in Dutch; for a matrix row or ranking item followed by the row or item. */
  readonly title: string;
  readonly type: VariableType;
  /** Name of the question in the SurveyJS JSON. */
  readonly question: string;
  /** Row of a matrix or item of a ranking. */
  readonly item?: string;
  /** SurveyJS type of the question: radiogroup, checkbox, dropdown, boolean, rating, ranking, matrix, text, comment. */
  readonly questionType: string;
  readonly categories: readonly Category[];
  readonly required: boolean;
  /** True when a `visibleIf` (its own, of a panel or of a page) decides whether it is shown. */
  readonly routed: boolean;
  /** Title of the page it stands on. */
  readonly page?: string;
  readonly role?: Role;
  readonly trendKey?: string;
  readonly chart?: ChartKind;
  /** A fact of the register and no question: who was asked decides it, not who answers. */
  readonly fact?: true;
}

/** What a questionnaire version measures, in the order of the questionnaire. */
export interface Codebook {
  readonly variables: readonly Variable[];
}
