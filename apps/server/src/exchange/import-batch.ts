import { randomUUID } from 'node:crypto';
import type { CellError, RowEvent } from '@ido/exchange';
import { newReference } from '@ido/fieldwork';
import type { CompiledQuestionnaire } from '@ido/questionnaire';
import { isStorableText } from '../http/storable';
import type { ImportedResponse } from './imported-responses.repository';

/** Longer is no reference but a text in the wrong column. */
const MAX_REFERENCE = 100;

/** What rows are checked against besides the questionnaire. */
export interface Surroundings {
  /** Codes of the organisations that a response may be of. */
  readonly organisations: ReadonlySet<string>;
  /** References that the wave has already, of those in the batch. */
  readonly taken: ReadonlySet<string>;
  /** References of the file so far; those of accepted rows are added. */
  readonly seen: Set<string>;
  /** Columns of the file, to name the one that is refused. */
  readonly columns: readonly string[];
  /** When a response is taken to be completed that does not say so. */
  readonly now: Date;
}

/** Splits rows that the questionnaire accepts into responses to store and rows that the register or the wave refuses. */
export function settleBatch(
  rows: readonly RowEvent[],
  around: Surroundings,
  questionnaire: CompiledQuestionnaire,
): { responses: ImportedResponse[]; refused: CellError[][] } {
  const responses: ImportedResponse[] = [];
  const refused: CellError[][] = [];
  for (const row of rows) {
    const errors = errorsOf(row, around);
    if (errors.length > 0) {
      refused.push(errors);
      continue;
    }
    if (row.reference !== null) around.seen.add(row.reference);
    responses.push({
      id: randomUUID(),
      organisation: row.organisation,
      answers: JSON.stringify(row.answers),
      coded: questionnaire.encode(row.answers),
      reference: row.reference ?? newReference(),
      completedAt: row.completedAt ?? around.now,
    });
  }
  return { responses, refused };
}

function errorsOf({ row, reference, organisation, completedAt }: RowEvent, around: Surroundings): CellError[] {
  const errors: CellError[] = [];
  const refuse = (name: string, value: string, detail: string) =>
    errors.push({ row, column: columnOf(name, around.columns), value: value.slice(0, 200), detail });
  if (reference !== null) {
    if (reference.length > MAX_REFERENCE || !isStorableText(reference)) {
      refuse('referentie', reference, `Een referentie heeft hoogstens ${MAX_REFERENCE} leesbare tekens.`);
    } else if (around.seen.has(reference)) {
      refuse('referentie', reference, 'Deze referentie komt eerder in het bestand voor.');
    } else if (around.taken.has(reference)) {
      refuse('referentie', reference, 'Deze referentie bestaat al in deze meting.');
    }
  }
  if (organisation !== null && !around.organisations.has(organisation)) {
    refuse('organisatie', organisation, 'Deze organisatie hoort niet bij deze meting.');
  }
  if (completedAt !== null && completedAt > around.now) {
    refuse('afgerond', completedAt.toISOString(), 'Dit tijdstip ligt in de toekomst.');
  }
  return errors;
}

/** The column of a piece of metadata, as the file names it: with `respons.` in front where a variable has the name. */
function columnOf(name: string, columns: readonly string[]): string {
  return (
    columns.find((column) => column.toLowerCase() === `respons.${name}`) ??
    columns.find((column) => column.toLowerCase() === name) ??
    ''
  );
}
