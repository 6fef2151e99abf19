import { z } from 'zod';

const Element: z.ZodType<{ name?: string; nr?: number; elements?: unknown[] }> = z.object({
  name: z.string().optional(),
  nr: z.number().int().optional(),
  elements: z.array(z.unknown()).optional(),
});
const Definition = z.object({ pages: z.array(z.object({ elements: z.array(z.unknown()).optional() })).optional() });

/** The numbers that a questionnaire gives its questions (`nr`), by question name. Questions without one are follow-ups. */
export function questionNumbers(definition: unknown): Map<string, number> {
  const numbers = new Map<string, number>();
  const parsed = Definition.safeParse(definition);
  const walk = (elements: readonly unknown[]) => {
    for (const candidate of elements) {
      const element = Element.safeParse(candidate);
      if (!element.success) continue;
      if (element.data.name !== undefined && element.data.nr !== undefined) {
        numbers.set(element.data.name, element.data.nr);
      }
      walk(element.data.elements ?? []);
    }
  };
  for (const page of parsed.success ? (parsed.data.pages ?? []) : []) walk(page.elements ?? []);
  return numbers;
}

/** Number of the question that a variable belongs to: its own, or that of the row of a matrix (`question.row`); null for a follow-up. */
export function numberOf(variable: string, numbers: ReadonlyMap<string, number>): number | null {
  return numbers.get(variable) ?? numbers.get(variable.split('.')[0] ?? variable) ?? null;
}

/** For a follow-up: number of the question it follows, the last numbered one before it; null when there is none. */
export function followsNumber(
  variable: string,
  order: readonly string[],
  numbers: ReadonlyMap<string, number>,
): number | null {
  if (numberOf(variable, numbers) !== null) return null;
  const before = order.slice(0, Math.max(0, order.indexOf(variable)));
  for (const name of before.reverse()) {
    const number = numberOf(name, numbers);
    if (number !== null) return number;
  }
  return null;
}
