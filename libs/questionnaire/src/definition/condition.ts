import {
  BinaryOperand,
  ConditionRunner,
  ConditionsParser,
  ExpressionRunner,
  FunctionFactory,
  FunctionOperand,
  type Operand,
  Variable,
} from 'survey-core';
import type { Place, Refusals } from '../unsupported-questionnaire';
import { remembered } from './remembered';

/** Values of the questions that an expression may look at. */
export type Values = Record<string, unknown>;
/** A compiled expression. */
export type Condition = (values: Values) => boolean;

/** What an expression may name: a question, with its matrix rows if it has any, and whether the order of its value counts. */
export interface Nameable {
  readonly name: string;
  readonly rows: readonly string[];
  readonly list: boolean;
  readonly ordered: boolean;
}

/** Functions of survey-core that need nothing but their parameters. The others look into a running survey. */
const PURE_FUNCTIONS = new Set(
  `sum min max count avg round trunc iif getDate age dateDiff dateAdd diffDays year month day weekday substring
   today currentDate getYear currentYear`.split(/\s+/),
);
/** Of these the outcome depends on the day; those of the second list only when they are called without a date. */
const OF_TODAY = new Set(['today', 'currentDate', 'getYear', 'currentYear', 'age']);
const OF_TODAY_BY_DEFAULT = new Set(['year', 'month', 'day', 'weekday']);

/**
 * Compiles expressions with survey-core's own engine, after checking that everything in them can be known here.
 * Runners are shared: one per text.
 */
export class Conditions {
  private readonly compiled = new Map<string, Condition>();

  constructor(
    private readonly nameables: ReadonlyMap<string, Nameable>,
    private readonly refusals: Refusals,
  ) {}

  /**
   * `visibleIf` and `requiredIf`. survey-core holds them for true only when the outcome is exactly `true`. May not
   * depend on the day, as it could not be said later to whom a question was shown.
   */
  rule(expression: string, place: Place): Condition | undefined {
    if (!this.accepts(expression, place, false)) return undefined;
    return this.shared(`rule:${expression}`, () => {
      const runner = new ExpressionRunner(expression);
      return remembered((values) => runner.runValues(values, {}) === true, this.namesIn(runner.getVariables()));
    });
  }

  /** The expression of a validator; `== true` is enough for survey-core. */
  validator(expression: string, place: Place): Condition | undefined {
    if (!this.accepts(expression, place, true)) return undefined;
    return this.shared(`validator:${expression}`, () => {
      const runner = new ConditionRunner(expression);
      return (values) => runner.runValues(values, {});
    });
  }

  /** The questions that an expression names, by their own names. */
  questionsIn(expression: string): string[] {
    return this.namesIn(new ExpressionRunner(expression).getVariables()).filter((name) => name !== '');
  }

  /** Questions that these paths lead to, by their own names. */
  private namesIn(paths: readonly string[]): string[] {
    const names = paths.map((path) => this.nameables.get(headOf(path).toLowerCase())?.name ?? '');
    return [...new Set(names)];
  }

  private shared(key: string, make: () => Condition): Condition {
    const condition = this.compiled.get(key) ?? make();
    this.compiled.set(key, condition);
    return condition;
  }

  private accepts(expression: string, place: Place, todayAllowed: boolean): boolean {
    const problems = this.problemsOf(expression, todayAllowed);
    for (const detail of problems) this.refusals.refuse(place, detail);
    return problems.length === 0;
  }

  private problemsOf(expression: string, todayAllowed: boolean): string[] {
    if (expression.length > 10_000) return ['De expressie is te lang.'];
    const parser = new ConditionsParser();
    const root = parser.parseExpression(expression) as Operand | undefined;
    if (!root) return [unreadable(expression, parser.error as { readonly at: number } | undefined)];
    const problems = new Set<string>();
    const operands: Operand[] = [];
    root.addOperandsToList(operands);
    for (const operand of operands) {
      const problem = this.problemOf(operand, todayAllowed);
      if (problem) problems.add(problem);
    }
    const errors = new ExpressionRunner(expression).validate(
      NO_CONTEXT,
      { variables: false, functions: false, semantics: true },
      true,
    );
    if (errors.length > 0) {
      problems.add(`De expressie "${expression.slice(0, 200)}" heeft een deel dat altijd dezelfde uitkomst geeft.`);
    }
    return [...problems];
  }

  private problemOf(operand: Operand, todayAllowed: boolean): string | undefined {
    if (operand instanceof Variable) return this.problemOfVariable(operand.variable);
    if (operand instanceof FunctionOperand) return problemOfFunction(operand, todayAllowed);
    if (operand instanceof BinaryOperand && (operand.operator === 'equal' || operand.operator === 'notequal')) {
      return this.problemOfComparison([operand.leftOperand, operand.rightOperand]);
    }
    return undefined;
  }

  /** survey-core compares a ranking with its order, but only inside a survey: outside it sorts both sides first. */
  private problemOfComparison(sides: readonly unknown[]): string | undefined {
    for (const side of sides) {
      if (side instanceof Variable && this.nameables.get(side.variable.toLowerCase())?.ordered) {
        return `Vergelijk rangschikking "${side.variable}" per plaats, bijvoorbeeld {${side.variable}[0]}.`;
      }
    }
    return undefined;
  }

  private problemOfVariable(path: string): string | undefined {
    const unknown = `De expressie noemt {${path.slice(0, 100)}}, en dat is geen vraag van deze vragenlijst.`;
    const [, name = '', index, rest] = /^([^.[]*)(\[-?\d+\])?(?:\.(.*))?$/s.exec(path) ?? [];
    const question = this.nameables.get(name.toLowerCase());
    if (!question) return unknown;
    if (index !== undefined) return question.list && rest === undefined ? undefined : unknown;
    if (rest === undefined) return undefined;
    if (rest === 'length' && question.rows.length === 0) return undefined;
    return question.rows.some((row) => row.toLowerCase() === rest.toLowerCase()) ? undefined : unknown;
  }
}

/** survey-core says up to which character it could read on. */
function unreadable(expression: string, error: { readonly at: number } | undefined): string {
  const sentence = `De expressie "${expression.slice(0, 200)}" kan niet worden gelezen`;
  return error === undefined || error.at < 0 ? `${sentence}.` : `${sentence}: kijk bij teken ${error.at + 1}.`;
}

/** What comes before the first dot or bracket. */
const headOf = (path: string) => path.split(/[.[]/, 1)[0] ?? '';

/** survey-core's `validate` looks at the context only for names, which are checked here. */
const NO_CONTEXT = { getObj: () => undefined, getValue: () => undefined } as unknown as Parameters<
  ExpressionRunner['validate']
>[0];

function problemOfFunction(operand: FunctionOperand, todayAllowed: boolean): string | undefined {
  const name = String(operand.functionName);
  if (!PURE_FUNCTIONS.has(name)) {
    return FunctionFactory.Instance.hasFunction(name)
      ? `De functie "${name}" wordt niet ondersteund.`
      : `De functie "${name.slice(0, 100)}" bestaat niet.`;
  }
  const dateless = (operand.paramValues as readonly unknown[]).length === 0;
  const today = OF_TODAY.has(name) || (OF_TODAY_BY_DEFAULT.has(name) && dateless);
  if (!today || todayAllowed) return undefined;
  return `De functie "${name}" hangt af van de dag; dan is later niet na te gaan wie de vraag kreeg.`;
}
