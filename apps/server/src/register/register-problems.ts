import { defineProblem } from '../http/problem-error';

/** What the register refuses with. */
export const registerProblem = {
  fileNeeded: defineProblem(
    'register-file-needed',
    400,
    'Geen bestand',
    () => 'Stuur een CSV-bestand met organisaties.',
  ),
  uploadInterrupted: defineProblem(
    'register-upload-interrupted',
    400,
    'Bestand kwam niet aan',
    () => 'Het versturen van het bestand is afgebroken. Er is niets bewaard. Probeer het opnieuw.',
  ),
} as const;
