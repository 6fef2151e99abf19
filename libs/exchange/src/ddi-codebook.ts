import type { Codebook, Variable } from '@ido/questionnaire';
import type { VariableTable } from '@ido/tabulation';
import { codeText } from './category-matcher';
import { markup } from './markup';
import { isWeight } from './weight-variable';

export interface DdiMeta {
  /** Key and title of the wave. */
  readonly wave: string;
  readonly title: string;
  readonly study: string;
  readonly audience: string;
  readonly population: number | null;
  /** Null when withheld. */
  readonly responses: number | null;
  /** Why these are not real answers; null when they are. */
  readonly note: string | null;
  /** ISO dates between which was asked; null when unknown. */
  readonly collectedFrom: string | null;
  readonly collectedUntil: string | null;
  readonly createdAt: Date;
}

/**
 * The codebook with its frequencies as DDI Codebook 2.5 XML (https://ddialliance.org/Specification/DDI-Codebook/2.5/), elements in the
 * order of its schema. A frequency that is withheld in the table is left out.
 */
export function ddiCodebook(codebook: Codebook, tables: readonly VariableTable[], meta: DdiMeta): Uint8Array {
  const tableOf = new Map(tables.map((table) => [table.name, table]));
  const created = meta.createdAt.toISOString().slice(0, 10);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<codeBook xmlns="ddi:codebook:2_5" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"' +
      ' xsi:schemaLocation="ddi:codebook:2_5 http://www.ddialliance.org/Specification/DDI-Codebook/2.5/XMLSchema/codebook.xsd"' +
      ' version="2.5" xml:lang="nl">',
    '<docDscr><citation>',
    `<titlStmt>${element('titl', `Codeboek: ${meta.title}`)}</titlStmt>`,
    `<prodStmt><prodDate date="${created}">${created}</prodDate><software>IDO-monitor</software></prodStmt>`,
    '</citation></docDscr>',
    '<stdyDscr><citation>',
    `<titlStmt>${element('titl', meta.title)}${element('IDNo', meta.wave)}</titlStmt>`,
    `<serStmt>${element('serName', meta.study)}</serStmt>`,
    '</citation>',
    '<stdyInfo>',
    ...(meta.note ? [element('abstract', meta.note)] : []),
    '<sumDscr>',
    ...(meta.collectedFrom
      ? [`<collDate event="start" date="${meta.collectedFrom}">${meta.collectedFrom}</collDate>`]
      : []),
    ...(meta.collectedUntil
      ? [`<collDate event="end" date="${meta.collectedUntil}">${meta.collectedUntil}</collDate>`]
      : []),
    '<nation abbr="NL">Nederland</nation>',
    element('anlyUnit', meta.audience),
    element('universe', meta.population === null ? meta.audience : `${meta.audience} (N = ${meta.population})`),
    '</sumDscr></stdyInfo></stdyDscr>',
    '<fileDscr ID="F1"><fileTxt>',
    element('fileName', `${meta.wave}-antwoorden`),
    '<dimensns>',
    ...(meta.responses === null ? [] : [element('caseQnty', String(meta.responses))]),
    element('varQnty', String(codebook.variables.length)),
    '</dimensns></fileTxt></fileDscr>',
    '<dataDscr>',
    ...codebook.variables.map((variable, index) => variableXml(variable, index, tableOf.get(variable.name))),
    '</dataDscr>',
    '</codeBook>',
    '',
  ];
  return Buffer.from(lines.join('\n'));
}

/** A weight was not asked, and neither was what coders made of an open answer: their titles are no literal questions. */
const isAsked = (variable: Variable) => !isWeight(variable) && variable.questionType !== 'coding';

const element = (name: string, text: string) => `<${name}>${markup(text)}</${name}>`;

function variableXml(variable: Variable, index: number, table: VariableTable | undefined): string {
  const { type, categories } = variable;
  const count = (value: number | null | undefined, of: string) =>
    value === null || value === undefined ? '' : `<sumStat type="${of}">${value}</sumStat>`;
  const interval = type === 'number' || type === 'date' ? 'contin' : 'discrete';
  return [
    `<var ID="V${index + 1}" name="${markup(variable.name)}" files="F1" intrvl="${interval}"${isWeight(variable) ? ' wgt="wgt"' : ''}>`,
    element('labl', variable.title),
    ...(isAsked(variable) ? [`<qstn>${element('qstnLit', variable.title)}</qstn>`] : []),
    ...(variable.routed ? [element('universe', 'Afhankelijk van eerdere antwoorden')] : []),
    count(table?.answered, 'vald'),
    count(table?.missing, 'invd'),
    ...categories.map((category) => {
      const frequency = table?.categories.find(({ code }) => code === category.code)?.count;
      const stat = frequency === null || frequency === undefined ? '' : `<catStat type="freq">${frequency}</catStat>`;
      return `<catgry>${element('catValu', codeText(category))}${element('labl', category.label)}${stat}</catgry>`;
    }),
    ...(variable.role ? [element('concept', variable.role)] : []),
    `<varFormat type="${type === 'number' ? 'numeric' : 'character'}"${type === 'date' ? ' category="date"' : ''}/>`,
    ...(type === 'multiple' ? [element('notes', 'Meer antwoorden mogelijk.')] : []),
    '</var>',
  ]
    .filter((line) => line !== '')
    .join('');
}
