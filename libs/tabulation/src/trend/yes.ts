import type { Category } from '@ido/questionnaire';

/** Whether a category says yes to the question: its code is, or its label begins with, `ja`. */
export function hasMeaningOfYes({ code, label }: Pick<Category, 'code' | 'label'>): boolean {
  return /^(ja|yes|true)$/iu.test(code) || /^ja\b/iu.test(label);
}
