import type { z } from 'zod';

type Issue = z.core.$ZodRawIssue;

/**
 * What is wrong with one field, as a Dutch sentence without its full stop. The sentences of zod's own Dutch locale ("Te kort: verwacht
 * dat string >=12 tekens heeft") are for programmers; these reach the forms of the apps. A message that stands in a schema goes first.
 */
export function fieldSentence(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'Dit is verplicht' : (TYPES[issue.expected] ?? WRONG);
    case 'invalid_value':
      return `Kies ${issue.values.length === 1 ? '' : 'uit: '}${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'not_multiple_of':
      return `Gebruik stappen van ${number(issue.divisor)}`;
    case 'invalid_format':
      return FORMATS[issue.format] ?? 'Dit heeft niet de juiste vorm';
    case 'unrecognized_keys':
      return `Dit is hier niet bekend: ${issue.keys.join(', ')}`;
    default:
      return WRONG;
  }
}

const WRONG = 'Deze waarde klopt niet';

const TYPES: Partial<Record<string, string>> = {
  string: 'Geef hier een tekst',
  number: 'Geef hier een getal',
  int: 'Geef hier een heel getal',
  boolean: 'Geef hier true of false',
  array: 'Geef hier een lijst',
  object: 'Geef hier een object met velden',
  record: 'Geef hier een object met velden',
};

const FORMATS: Partial<Record<string, string>> = {
  email: 'Vul een e-mailadres in, zoals naam@gemeente.nl',
  url: 'Vul een webadres in dat begint met https://',
  datetime: 'Geef datum en tijd zo: 2024-10-01T08:00:00Z',
  date: 'Geef de datum zo: 2024-10-01',
};

const number = (value: number | bigint) => value.toLocaleString('nl-NL', { maximumFractionDigits: 20 });
const characters = (count: number | bigint) => `${number(count)} ${Number(count) === 1 ? 'teken' : 'tekens'}`;

function tooSmall({ origin, minimum, inclusive }: Extract<Issue, { code: 'too_small' }>): string {
  if (origin === 'string') return Number(minimum) === 1 ? 'Vul dit in' : `Gebruik ten minste ${characters(minimum)}`;
  if (origin === 'array') return `Geef er ten minste ${number(minimum)}`;
  return inclusive === false ? `Geef meer dan ${number(minimum)}` : `Geef ten minste ${number(minimum)}`;
}

function tooBig({ origin, maximum, inclusive }: Extract<Issue, { code: 'too_big' }>): string {
  if (origin === 'string') return `Gebruik ten hoogste ${characters(maximum)}`;
  if (origin === 'array') return `Geef er ten hoogste ${number(maximum)}`;
  return inclusive === false ? `Geef minder dan ${number(maximum)}` : `Geef ten hoogste ${number(maximum)}`;
}
