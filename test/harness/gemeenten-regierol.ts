import { questionnaires } from '@ido/catalogue';
import { compileQuestionnaire } from '@ido/questionnaire';

const entry = questionnaires.find((questionnaire) => questionnaire.key === 'gemeenten-regierol');
if (!entry) throw new Error('the catalogue has no gemeenten-regierol');

/** The questionnaire of the demo's main waves, compiled. */
export const gemeentenRegierol = compileQuestionnaire(entry.definition);
