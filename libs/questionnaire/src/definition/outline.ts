import type { ChartKind, Role } from '../codebook';
import type { AnswerForm } from '../question-types/question-type';
import type { Place } from '../unsupported-questionnaire';
import type { UncompiledValidator } from './validators';

/** An expression that stands somewhere in the definition. */
export interface UncompiledRule {
  readonly expression: string;
  readonly place: Place;
}

/** When something is shown. A rule, when there is one, overrules `visible`, as in survey-core. */
export interface Visibility {
  readonly visible: boolean;
  readonly visibleIf?: UncompiledRule;
}

/** A page or a panel. `parent` is the index of the one around it, always lower; a page has none. */
export interface Container extends Visibility {
  readonly parent?: number;
}

/** A question as its definition says, before its expressions are compiled. */
export interface Question extends Visibility {
  readonly name: string;
  readonly title: string;
  /** SurveyJS type in the codebook. */
  readonly type: string;
  /** Index of the page or panel it stands in. */
  readonly container: number;
  readonly page?: string;
  readonly isRequired: boolean;
  readonly requiredIf?: UncompiledRule;
  readonly form: AnswerForm;
  readonly validators: readonly UncompiledValidator[];
  readonly role?: Role;
  readonly trendKey?: string;
  readonly chart?: ChartKind;
  readonly place: Place;
}

/** A questionnaire as read: everything in its order. */
export interface Outline {
  readonly containers: readonly Container[];
  readonly questions: readonly Question[];
}
