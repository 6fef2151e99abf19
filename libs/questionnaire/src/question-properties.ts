import { Serializer } from 'survey-core';
import { ROLES } from './codebook';

const PROPERTIES = [
  { name: 'trendKey', category: 'general' },
  { name: 'role', category: 'general', choices: [...ROLES] },
  { name: 'chart', category: 'general', choices: ['pie', 'bar', 'none'] },
  { name: 'nr', category: 'general' },
];

/**
 * Makes `trendKey`, `role`, `chart` and `nr` (the number in the source document) properties of a SurveyJS question, so
 * that a Model reads and writes them. Call it once before the first Model; again does nothing.
 */
export function registerQuestionProperties(): void {
  for (const property of PROPERTIES) {
    if (!Serializer.findProperty('question', property.name)) Serializer.addProperty('question', property);
  }
}
