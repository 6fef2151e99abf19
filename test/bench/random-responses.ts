import type { Category, Variable } from '@ido/questionnaire';

/** Options of the questions of a questionnaire like the one for municipalities: 13 single choices and 5 multiple choices. */
const SINGLE = [4, 4, 4, 5, 3, 3, 3, 3, 2, 3, 3, 3, 6];
const MULTIPLE = [6, 11, 6, 5, 6];

/** Eighteen variables; the categories have no text, which counting does not look at. */
export const VARIABLES: readonly Variable[] = [
  ...SINGLE.map((size, at) => variableOf(`single-${at}`, 'single', size)),
  ...MULTIPLE.map((size, at) => variableOf(`multiple-${at}`, 'multiple', size)),
];

function variableOf(name: string, type: 'single' | 'multiple', size: number): Variable {
  const categories = Array.from({ length: size }, (_, at): Category => {
    const code = `code-${at}`;
    return { code, value: code, label: code, kind: 'substantive', exclusive: false };
  });
  const questionType = type === 'single' ? 'radiogroup' : 'checkbox';
  return { name, title: name, type, question: name, questionType, categories, required: false, routed: false };
}

/**
 * Fills `row` with one coded response, in the layout of `VARIABLES`: as in a real wave some questions are not shown (5%) or
 * skipped (5%), half of the answers go to one category, and an option of a multiple choice is chosen by three in ten.
 */
export function fillRow(row: Uint8Array, random: () => number): void {
  let offset = 0;
  for (const size of SINGLE) {
    const place = random();
    if (place < 0.1) row[offset++] = place < 0.05 ? 0 : 1;
    else row[offset++] = place < 0.5 ? 2 : 2 + Math.floor(random() * size);
  }
  for (const size of MULTIPLE) {
    const shown = random() >= 0.05;
    let mask = 0;
    for (let option = 0; option < size; option++) if (random() < 0.3) mask |= 1 << option;
    const value = shown ? 1 + mask : 0;
    if (size > 7) row[offset++] = value >> 8;
    row[offset++] = value & 0xff;
  }
}
