import { Serializer } from 'survey-core';

/** Makes survey-core keep the project's own properties of a question, so that `nr` can be read from the model. */
export function registerProperties(): void {
  for (const name of ['trendKey', 'role', 'chart', 'nr']) {
    if (!Serializer.findProperty('question', name)) Serializer.addProperty('question', { name, category: 'general' });
  }
}
