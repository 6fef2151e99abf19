import { defineProblem } from '../http/problem-error';

/** What imports are refused with. What is wrong with a file's contents is no problem but a report. */
export const exchangeProblem = {
  wavePublished: defineProblem(
    'wave-published',
    409,
    'Meting gepubliceerd',
    () => 'De cijfers van deze meting zijn gepubliceerd. Er kunnen geen antwoorden meer bij.',
  ),
  uploadInterrupted: defineProblem(
    'upload-interrupted',
    400,
    'Bestand niet volledig',
    () => 'Het bestand is niet volledig aangekomen. Er is niets bewaard.',
  ),
  fileNeeded: defineProblem('file-needed', 400, 'Bestand ontbreekt', () => 'Stuur een CSV-bestand mee.'),
} as const;
