import { z } from 'zod';

/** A variable of a version, as far as the page shows it. */
export const AskedVariable = z.object({
  question: z.string(),
  title: z.string(),
  item: z.string().optional(),
  questionType: z.string(),
  categories: z.array(z.object({ code: z.string(), label: z.string(), exclusive: z.boolean() })),
  required: z.boolean(),
});
export type AskedVariable = z.infer<typeof AskedVariable>;

/** A version of a questionnaire, as far as the page shows it. */
export const AskedVersion = z.object({ definition: z.unknown(), variables: z.array(AskedVariable) });

/** One question as it is asked. */
export interface AskedQuestion {
  readonly name: string;
  readonly title: string;
  readonly type: string;
  readonly required: boolean;
  /** Rows of a matrix or items of a ranking. */
  readonly rows: readonly string[];
  readonly options: AskedVariable['categories'];
  /** Expressions that all have to hold: its own and those of the panels and the page around it. */
  readonly conditions: readonly string[];
}

/** A page with its questions; pages without questions are left out. */
export interface AskedPage {
  readonly title: string | null;
  readonly questions: readonly AskedQuestion[];
}

const Element = z.object({
  name: z.string().optional(),
  title: z.unknown().optional(),
  visibleIf: z.string().optional(),
  elements: z.array(z.unknown()).optional(),
});
const Definition = z.object({ pages: z.array(z.unknown()).optional(), elements: z.array(z.unknown()).optional() });

/** Text in Dutch, or in whatever language there is: a string, or one per language. */
function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value === '' ? null : value;
  if (typeof value !== 'object' || value === null) return null;
  const texts = value as Record<string, unknown>;
  const text = [texts['nl'], texts['default'], ...Object.values(texts)].find((one) => typeof one === 'string');
  return typeof text === 'string' ? text : null;
}

/** The pages of a definition with the questions that the codebook knows. */
export function askedPages(definition: unknown, variables: readonly AskedVariable[]): AskedPage[] {
  const parsed = Definition.safeParse(definition);
  if (!parsed.success) return [];
  const pages = parsed.data.pages ?? [{ elements: parsed.data.elements }];
  return pages
    .map((candidate): AskedPage => {
      const page = Element.safeParse(candidate);
      if (!page.success) return { title: null, questions: [] };
      const { title, visibleIf, elements = [] } = page.data;
      return { title: textOf(title), questions: questionsIn(elements, visibleIf ? [visibleIf] : [], variables) };
    })
    .filter(({ questions }) => questions.length > 0);
}

function questionsIn(
  elements: readonly unknown[],
  around: readonly string[],
  variables: readonly AskedVariable[],
): AskedQuestion[] {
  return elements.flatMap((candidate) => {
    const element = Element.safeParse(candidate);
    if (!element.success) return [];
    const { name, visibleIf, elements: inner } = element.data;
    const conditions = visibleIf ? [...around, visibleIf] : around;
    if (inner !== undefined) return questionsIn(inner, conditions, variables);
    const parts = variables.filter(({ question }) => question === name);
    const [first] = parts;
    if (first === undefined) return [];
    // "question – row": the codebook's title of each row.
    const questionTitle = (title: string) => title.slice(0, title.lastIndexOf(' – '));
    const rows = parts.filter(({ item }) => item !== undefined);
    return [
      {
        name: first.question,
        title: rows.length > 0 ? questionTitle(first.title) : first.title,
        type: first.questionType,
        required: first.required,
        rows: rows.map(({ title }) => title.slice(title.lastIndexOf(' – ') + 3)),
        options: first.categories,
        conditions,
      },
    ];
  });
}
