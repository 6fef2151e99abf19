import { Checking, UNREADABLE } from './checking';
import { codebookOfOutline } from './codebook-of';
import { codingOf } from './coding';
import type { CompiledQuestionnaire } from './compile';
import { readExpression, readQuestionnaire } from './read-questionnaire';
import { Routing } from './routing';
import { RowCoding } from './row';

/**
 * Makes a questionnaire ready for the hot path. Takes some milliseconds: keep what it gives.
 * @throws UnsupportedQuestionnaire with every place that is not supported.
 */
export function compileQuestionnaire(definition: unknown): CompiledQuestionnaire {
  const questionnaire = readQuestionnaire(definition);
  const { questions } = questionnaire.outline;
  const codebook = codebookOfOutline(questionnaire.outline);
  const coding = codingOf(codebook);
  const routing = new Routing(questionnaire);
  const checking = new Checking(questionnaire, routing);
  const rows = new RowCoding(questions, codebook.variables, coding);
  return {
    codebook,
    coding,
    check(answers, mode) {
      try {
        return checking.check(answers, mode);
      } catch {
        // Only an object that answers back (a proxy, a getter that throws) comes here: JSON cannot.
        return [{ pointer: '', question: '', code: 'wrong-type', detail: UNREADABLE }];
      }
    },
    shown(answers) {
      const shown = routing.shown(routing.values(answers));
      return new Set(questions.filter((_, index) => shown[index]).map(({ name }) => name));
    },
    withoutHidden: (answers) => routing.withoutHidden(answers),
    expression: (text) => readExpression(questionnaire.outline, (answers) => routing.values(answers), text),
    encode: (answers) => rows.encode(answers, routing.shown(routing.values(answers))),
    decode: (row) => rows.decode(row),
  };
}
