import type { Category, Codebook, Variable } from '@ido/questionnaire';
import { codeText } from './category-matcher';
import { metadataColumn, optionColumn } from './column-names';
import { weightTitle } from './weight-variable';

export interface RScriptFiles {
  /** Name of the CSV: codes, one column per option. */
  readonly csv: string;
  readonly title: string;
  readonly note: string | null;
  /** What the weighting is called whose weights the CSV has; null: without weights. */
  readonly weighted: string | null;
}

/**
 * A script for R, without packages, that reads the CSV with codes and one column per option: choices become factors with their
 * labels, options TRUE or FALSE, numbers and dates numbers and dates, and each column has its question as attribute `label`.
 * ASCII only, so that it reads the same whatever R takes for the encoding of a script.
 */
export function rScript(codebook: Codebook, { csv, title, note, weighted }: RScriptFiles): Uint8Array {
  const columns = columnsOf(codebook, note !== null, weighted);
  const lines = [
    `# ${comment(title)}`,
    ...(note ? [`# Let op: ${comment(note)}`] : []),
    '# Zet dit script en het CSV-bestand (antwoorden als code, een kolom per optie) in dezelfde map,',
    '# of verander hieronder de naam van het bestand.',
    '',
    `bestand <- ${text(csv)}`,
    'namen <- c(',
    columns.map(({ name }) => `  ${text(name)}`).join(',\n'),
    ')',
    PREAMBLE,
    ...columns.flatMap(({ name, conversion, label }) => {
      const column = `antwoorden[[${text(name)}]]`;
      return [
        ...(conversion === null ? [] : [`${column} <- ${conversion(column)}`]),
        `attr(${column}, "label") <- ${text(label)}`,
      ];
    }),
    ...(note ? [`attr(antwoorden, "opmerking") <- ${text(note)}`] : []),
    ...(weighted ? howToWeight(metadataColumn('weight', codebook)) : []),
    '',
    'str(antwoorden, list.len = 10, give.attr = FALSE)',
    '',
  ];
  return Buffer.from(lines.join('\n'));
}

const PREAMBLE = `
# Alles eerst als tekst: zo blijven codes zoals ze zijn, en komen accenten goed over.
antwoorden <- read.table(
  bestand, header = TRUE, sep = ";", quote = "\\"", encoding = "UTF-8", colClasses = "character",
  na.strings = "", check.names = FALSE, comment.char = "", stringsAsFactors = FALSE
)
if (ncol(antwoorden) != length(namen)) {
  stop("Dit is een ander bestand: kies bij het downloaden de antwoorden als code, met een kolom per optie, en dezelfde weging.")
}
names(antwoorden) <- namen
# Voor tekst die een rekenblad als formule zou lezen staat een apostrof: die hoort niet bij het antwoord.
tekst <- function(x) {
  bewaakt <- !is.na(x) & grepl("^'+[-=+@\\t\\r\\n\\uff1d\\uff0b\\uff0d\\uff20]", x, perl = TRUE)
  x[bewaakt] <- substring(x[bewaakt], 2)
  x
}
getal <- function(x) as.numeric(sub(",", ".", x, fixed = TRUE))
gekozen <- function(x) x == "1"
keuze <- function(x, codes, labels) factor(tekst(x), levels = codes, labels = labels)
`;

/** Comments that show weighted counting. The package survey is not needed to read the file. */
const howToWeight = (weight: string) => [
  '',
  `# Gewogen rekenen kan met het pakket survey. Wie geen gewicht heeft, telt dan niet mee:`,
  `#   gewogen <- antwoorden[!is.na(antwoorden$${weight}), ]`,
  `#   ontwerp <- survey::svydesign(ids = ~1, weights = ~${weight}, data = gewogen)`,
  '#   survey::svymean(~vraag, ontwerp, na.rm = TRUE)',
  '# De aandelen zijn dan die van IDO-monitor. De marges zijn vaak wat ruimer: IDO-monitor rekent er ook mee dat de gewichten',
  '# bij de populatie passen, en dat die niet groter is (in survey: postStratify of rake, en fpc).',
];

interface Column {
  readonly name: string;
  readonly label: string;
  /** Null: stays text as it is. */
  readonly conversion: ((column: string) => string) | null;
}

function columnsOf(codebook: Codebook, note: boolean, weighted: string | null): Column[] {
  const asText = (column: string) => `tekst(${column})`;
  const metadata = (field: Parameters<typeof metadataColumn>[0], label: string, conversion = asText): Column => ({
    name: metadataColumn(field, codebook),
    label,
    conversion,
  });
  return [
    metadata('reference', 'Referentie van de respons'),
    metadata('organisation', 'Code van de organisatie in het register'),
    metadata(
      'completedAt',
      'Afgerond op (UTC)',
      (column) => `as.POSIXct(${column}, format = "%Y-%m-%dT%H:%M:%OSZ", tz = "UTC")`,
    ),
    ...codebook.variables.flatMap(variableColumns),
    ...(note ? [metadata('note', 'Waarom dit geen echte antwoorden zijn')] : []),
    ...(weighted ? [metadata('weight', weightTitle(weighted), (column) => `getal(${column})`)] : []),
  ];
}

function variableColumns(variable: Variable): Column[] {
  const { name, title: label, type, categories } = variable;
  if (type === 'multiple') {
    return categories.map((category) => ({
      name: optionColumn(variable, category),
      label: `${label} \u2013 ${category.label}`,
      conversion: (column) => `gekozen(${column})`,
    }));
  }
  return [{ name, label, conversion: (column) => conversionOf(type, categories, column) }];
}

function conversionOf(type: Variable['type'], categories: readonly Category[], column: string): string {
  if (type === 'number') return `getal(${column})`;
  if (type === 'date') return `as.Date(${column})`;
  if (type === 'text' || categories.length === 0) return `tekst(${column})`;
  const labels = distinctLabels(categories);
  const list = (items: readonly string[]) => `c(${items.map(text).join(', ')})`;
  return `keuze(${column}, ${list(categories.map(codeText))}, ${list(labels)})`;
}

/** Labels, with the code behind those that are not the only one: R would take two levels of one name together. */
function distinctLabels(categories: readonly Category[]): string[] {
  const times = new Map<string, number>();
  for (const { label } of categories) times.set(label, (times.get(label) ?? 0) + 1);
  return categories.map(({ label, code }) => (times.get(label) === 1 && label !== '' ? label : `${label} (${code})`));
}

/** A string of R in ASCII. R has no zero byte in a string. */
function text(value: string): string {
  let written = '';
  for (const character of value) {
    const point = character.codePointAt(0)!;
    if (character === '"' || character === '\\') written += `\\${character}`;
    else if (point >= 0x20 && point < 0x7f) written += character;
    else if (point === 0 || (point >= 0xd800 && point < 0xe000)) continue;
    else written += point > 0xffff ? `\\U${hex(point, 8)}` : `\\u${hex(point, 4)}`;
  }
  return `"${written}"`;
}

const hex = (point: number, digits: number) => point.toString(16).padStart(digits, '0');

const comment = (value: string) =>
  value
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\x20-\x7e]+/g, ' ');
