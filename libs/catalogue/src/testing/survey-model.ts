import { Model, Serializer } from 'survey-core';
import { questionnaires, type CatalogueQuestionnaire } from '../questionnaires';

for (const property of ['nr:number', 'trendKey', 'role', 'chart']) Serializer.addProperty('question', property);

/** The questionnaire with this key. @throws RangeError when the catalogue has none */
export function questionnaireOf(key: string): CatalogueQuestionnaire {
  const found = questionnaires.find((questionnaire) => questionnaire.key === key);
  if (!found) throw new RangeError(`The catalogue has no ${key}`);
  return found;
}

/** SurveyJS's own model of a questionnaire: the reference for what the JSON means. */
export function surveyModel(key: string): Model {
  return new Model(questionnaireOf(key).definition);
}

/** A question, or panel, or page, as it stands in the JSON. */
export interface Element {
  readonly type?: string;
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  readonly visibleIf?: string;
  readonly nr?: number;
  readonly trendKey?: string;
  readonly role?: string;
  readonly chart?: string;
  readonly isRequired?: boolean;
  readonly inputType?: string;
  readonly maxLength?: number;
  readonly min?: number;
  readonly max?: number;
  readonly choices?: readonly { readonly value: string; readonly text: string; readonly isExclusive?: boolean }[];
  readonly elements?: readonly Element[];
}

/** Pages as they stand in the JSON. */
export function pagesOf(key: string): readonly Element[] {
  return questionnaireOf(key).definition['pages'] as readonly Element[];
}

/** Every question of the JSON in order, those in panels included. */
export function questionsOf(key: string): readonly Element[] {
  const within = (elements: readonly Element[]): Element[] =>
    elements.flatMap((element) => (element.elements ? within(element.elements) : [element]));
  return within(pagesOf(key));
}
