import { defineProblem } from '../http/problem-error';

/** What keeping tables is refused with. */
export const tableProblem = {
  notYours: defineProblem(
    'table-not-yours',
    403,
    'Tabel van iemand anders',
    () => 'Alleen wie deze tabel bewaarde en onderzoekers van dit onderzoek kunnen hem veranderen of weghalen.',
  ),
  tooMany: defineProblem(
    'too-many-tables',
    409,
    'Te veel bewaarde tabellen',
    ({ most }: { most: number }) => `Een meting heeft niet meer dan ${most} bewaarde tabellen. Haal er eerst een weg.`,
  ),
};
