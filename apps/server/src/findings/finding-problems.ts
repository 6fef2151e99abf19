import type { StoredWords } from '@ido/api';
import { defineProblem } from '../http/problem-error';

const members = (stored: StoredWords) => ({ stored });

/** Why a finding or the state of a role is not written. */
export const findingProblem = {
  /** Member `stored`: `StoredWords`. */
  changed: defineProblem(
    'finding-changed',
    409,
    'Intussen gewijzigd',
    ({ writtenBy, text }: StoredWords) =>
      text === ''
        ? `${writtenBy} maakte deze tekst intussen leeg.`
        : `${writtenBy} wijzigde deze tekst intussen in: ‘${text}’.`,
    { members },
  ),
};
