import type { Category, Codebook, CompiledQuestionnaire, Variable } from '@ido/questionnaire';
import { MISSING, NOT_ELIGIBLE } from '@ido/questionnaire';
import { placeOf } from '../answer-place';
import { metadataColumn, optionColumn } from '../column-names';
import type { ExportRow } from '../export-row';
import { type MissingCodes, missingCodes } from './missing-codes';
import { FORMAT, MEASURE, type NumberColumn, type SavColumn, type SavSet, type TextColumn } from './sav-column';
import { SavNames } from './sav-names';
import { dateSeconds, instantSeconds } from './sav-seconds';
import type { SavSizes } from './sav-sizes';

/** Bytes of the longest text that a variable of SPSS takes. */
const LONGEST_TEXT = 32_767;
/** A variable that nobody answered has a width too. */
const SHORTEST_TEXT = 8;
/** Numbers have codes of at least so many digits for what is missing, so that they are the same in nearly every wave. */
const NUMBER_DIGITS = 8;

const NOT_ASKED = 'niet gesteld';
const NOT_ANSWERED = 'niet beantwoord';

export interface SavLayout {
  readonly columns: readonly SavColumn[];
  readonly sets: readonly SavSet[];
  /** Name of the weight variable; null without weights. */
  readonly weight: string | null;
}

/** The variables of an SPSS file: metadata, weight, the variables of the codebook in their order, the note. */
export function savLayout(
  { coding }: CompiledQuestionnaire,
  codebook: Codebook,
  sizes: SavSizes,
  { note, weighted }: { readonly note: string | null; readonly weighted: string | null },
): SavLayout {
  const names = new SavNames();
  const columns: SavColumn[] = [...metadata(codebook, sizes, names)];
  const weight = weighted === null ? null : weightColumn(names.of(metadataColumn('weight', codebook)), weighted);
  if (weight) columns.push(weight);
  const sets: SavSet[] = [];
  for (const variable of codebook.variables) {
    const state = stateOf(variable, coding);
    if (variable.type === 'multiple') {
      const options = optionColumns(variable, state, names);
      columns.push(...options);
      // A set of one option is none.
      if (options.length > 1)
        sets.push({ name: names.of(variable.name), label: variable.title, columns: options.map(({ name }) => name) });
    } else columns.push(columnOf(variable, state, sizes, names));
  }
  if (note) {
    const name = names.of(metadataColumn('note', codebook));
    columns.push(text(name, 'Waarom dit geen echte antwoorden zijn', Buffer.byteLength(note), () => note));
  }
  return { columns, sets, weight: weight?.name ?? null };
}

/** Whether a variable was asked: NOT_ELIGIBLE, MISSING, or more. */
type StateOf = (row: ExportRow, coded: Uint8Array) => number;

/** The coded row says it. Codes of open answers are not in it: they were asked of whoever gave a text. */
function stateOf({ name, question, questionType }: Variable, { cells }: CompiledQuestionnaire['coding']): StateOf {
  if (questionType === 'coding') {
    return ({ answers }) => (textOf(answers[question]) === '' ? NOT_ELIGIBLE : MISSING);
  }
  const cell = cells.find(({ variable }) => variable === name);
  if (!cell) return () => MISSING;
  const { offset, bytes } = cell;
  return (_, coded) => (bytes === 1 ? coded[offset]! : (coded[offset]! << 8) | coded[offset + 1]!);
}

function metadata(codebook: Codebook, sizes: SavSizes, names: SavNames): SavColumn[] {
  const name = (field: Parameters<typeof metadataColumn>[0]) => names.of(metadataColumn(field, codebook));
  return [
    text(name('reference'), 'Referentie van de respons', sizes.reference, (row) => row.reference ?? ''),
    text(
      name('organisation'),
      'Code van de organisatie in het register',
      sizes.organisation,
      (row) => row.organisation ?? '',
    ),
    {
      kind: 'number',
      name: name('completedAt'),
      label: 'Afgerond op (UTC)',
      format: FORMAT.instant,
      measure: MEASURE.scale,
      attributes: [],
      labels: [],
      missing: [],
      value: ({ completedAt }) => (completedAt === null ? null : instantSeconds(completedAt)),
    },
  ];
}

/** SPSS leaves out who has weight 0. */
function weightColumn(name: string, scheme: string): NumberColumn {
  return {
    kind: 'number',
    name,
    label: `Gewicht volgens ${scheme}`,
    format: FORMAT.number(12, 6),
    measure: MEASURE.scale,
    attributes: [],
    labels: [],
    missing: [],
    value: ({ weight }) => weight ?? 0,
  };
}

function text(name: string, label: string, bytes: number, value: (row: ExportRow) => string): TextColumn {
  const width = Math.min(Math.max(SHORTEST_TEXT, bytes), LONGEST_TEXT);
  return {
    kind: 'text',
    name,
    label,
    width,
    format: FORMAT.text(width),
    measure: MEASURE.nominal,
    attributes: [],
    value,
  };
}

function columnOf(variable: Variable, state: StateOf, sizes: SavSizes, names: SavNames): SavColumn {
  const name = names.of(variable.name);
  const valueOf = placeOf(variable);
  if (variable.type === 'text') {
    const column = text(name, variable.title, sizes.texts.get(variable.name) ?? 1, ({ answers }) =>
      textOf(valueOf(answers)),
    );
    return { ...column, attributes: [{ name: 'variabele', values: [variable.name] }] };
  }
  if (variable.type === 'single') return singleColumn(variable, name, state);
  const date = variable.type === 'date';
  const codes = date ? missingCodes(0) : missingCodes(sizes.numbers.get(variable.name) ?? 0, NUMBER_DIGITS);
  return {
    kind: 'number',
    name,
    label: variable.title,
    format: date ? FORMAT.date : FORMAT.number(12, 2),
    measure: MEASURE.scale,
    attributes: [{ name: 'variabele', values: [variable.name] }],
    labels: missingLabels(codes),
    missing: [codes.notAsked, codes.notAnswered],
    value: (row, coded) => {
      const value = valueOf(row.answers);
      if (date && typeof value === 'string') return dateSeconds(value);
      return typeof value === 'number' && Number.isFinite(value) ? value : absent(state(row, coded), codes);
    },
  };
}

/** Numbers of the categories: their codes where all are numbers, otherwise 1, 2, … in the order of the questionnaire. */
function categoryNumbers(categories: readonly Category[]): { numbers: readonly number[]; own: boolean } {
  const own = categories.map(({ code }) => (/^-?\d{1,9}(\.\d{1,3})?$/.test(code) ? Number(code) : NaN));
  const usable = own.every((number) => !Number.isNaN(number)) && new Set(own).size === own.length;
  return { numbers: usable ? own : categories.map((_, index) => index + 1), own: usable };
}

function singleColumn(variable: Variable, name: string, state: StateOf): NumberColumn {
  const { categories } = variable;
  const valueOf = placeOf(variable);
  const { numbers, own } = categoryNumbers(categories);
  const numberOf = new Map<unknown, number>(categories.map(({ value }, index) => [value, numbers[index]!]));
  const codes = missingCodes(Math.max(0, ...numbers));
  return {
    kind: 'number',
    name,
    label: variable.title,
    format: FORMAT.number(8, numbers.every(Number.isInteger) ? 0 : 2),
    measure: own ? MEASURE.ordinal : MEASURE.nominal,
    attributes: [
      { name: 'variabele', values: [variable.name] },
      ...(own ? [] : [{ name: 'code', values: categories.map(({ code }) => code) }]),
    ],
    labels: [...categories.map(({ label }, index) => [numbers[index]!, label] as const), ...missingLabels(codes)],
    missing: [codes.notAsked, codes.notAnswered],
    value: (row, coded) => {
      const value = valueOf(row.answers);
      return value === undefined ? absent(state(row, coded), codes) : (numberOf.get(value) ?? null);
    },
  };
}

function optionColumns(variable: Variable, state: StateOf, names: SavNames): NumberColumn[] {
  const codes = missingCodes(1);
  const valueOf = placeOf(variable);
  return variable.categories.map((category) => ({
    kind: 'number',
    name: names.of(`${variable.name}.${category.code}`),
    // In a table of the set the labels of its variables are what stands before the figures.
    label: category.label,
    format: FORMAT.number(8, 0),
    measure: MEASURE.nominal,
    attributes: [
      { name: 'variabele', values: [optionColumn(variable, category)] },
      { name: 'vraag', values: [variable.title] },
    ],
    labels: [[0, 'niet gekozen'], [1, 'gekozen'], ...missingLabels(codes)],
    missing: [codes.notAsked, codes.notAnswered],
    value: (row, coded) => {
      const chosen = valueOf(row.answers);
      if (!Array.isArray(chosen) || chosen.length === 0) return absent(state(row, coded), codes);
      return chosen.includes(category.value) ? 1 : 0;
    },
  }));
}

const missingLabels = (codes: MissingCodes): [number, string][] => [
  [codes.notAsked, NOT_ASKED],
  [codes.notAnswered, NOT_ANSWERED],
];

const absent = (state: number, codes: MissingCodes) => (state === NOT_ELIGIBLE ? codes.notAsked : codes.notAnswered);

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
