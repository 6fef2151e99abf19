import type { BannerTable, TableBase, TableCell as Cell, TableSection, TableTest, WaveTable } from '@ido/api';
import { dutchNumber, filterWords } from '@ido/report';
import { parseWhere } from '@ido/tabulation';
import {
  Table,
  TableBody,
  TableCaption,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from '@utrecht/component-library-react';
import { Fragment, type ReactNode } from 'react';
import { ScrollRegion } from '../parts/scroll-region';
import { texts } from '../texts';
import type { TableChoice } from './choice';

interface TableViewProps {
  readonly table: BannerTable;
  readonly told: WaveTable;
  readonly choice: TableChoice;
}

/** The table as the server gave it: nothing is computed here. */
export function TableView({ table, told, choice }: TableViewProps) {
  const { tabulate } = texts;
  const caption = tabulate.caption(
    table.sections.map(({ title }) => title).join(' · '),
    table.blocks.map(({ title }) => title).join(' · '),
  );
  const tests = table.sections.flatMap((section) =>
    section.tests.flatMap((test, block) =>
      testSentence(test, `${section.title} × ${table.blocks[block]?.title ?? ''}`),
    ),
  );
  return (
    <>
      <p className="ido-quiet">
        {told.responses === null
          ? tabulate.matchesHidden
          : tabulate.matches(
              dutchNumber(told.responses),
              told.population === null ? null : dutchNumber(told.population),
            )}
        {told.where !== null &&
          ` ${tabulate.filter}: ${filterWords(parseWhere(told.where), [...told.variables, ...told.dimensions])}.`}
      </p>
      <ScrollRegion label={tabulate.scroll}>
        <Table className="ido-table ido-banner">
          <TableCaption className="ido-hidden">{caption}</TableCaption>
          <Heading table={table} choice={choice} />
          {table.sections.map((section) => (
            <Section key={section.name} {...{ section, table, choice }} />
          ))}
        </Table>
      </ScrollRegion>
      <h3 className="utrecht-heading-4">{tabulate.notesTitle}</h3>
      <ul className="ido-banner__notes">
        {[...tests, ...table.notes].map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </>
  );
}

/** Which test, and what it came to; nothing without one: why stands in the notes. */
function testSentence(test: TableTest, of: string): string[] {
  const { tabulate } = texts;
  if (test.kind === 'notTested') return [];
  const p = test.p < 0.001 ? '< 0,001' : `= ${decimals(test.p, 3)}`;
  const v = decimals(test.cramersV, 2);
  switch (test.kind) {
    case 'chiSquare':
      return [tabulate.chiSquare(of, decimals(test.statistic, 2), String(test.df), p, v)];
    case 'fisher':
      return [tabulate.fisher(of, p, v)];
    case 'raoScott':
      return [
        tabulate.raoScott(
          of,
          decimals(test.f, 2),
          decimals(test.numeratorDf, 1),
          decimals(test.denominatorDf, 1),
          p,
          v,
        ),
      ];
  }
}

function Heading({ table, choice }: { table: BannerTable; choice: TableChoice }) {
  const { tabulate } = texts;
  return (
    <TableHeader>
      {table.blocks.length > 0 && (
        <TableRow>
          <TableHeaderCell />
          <TableHeaderCell />
          {table.blocks.map(({ name, title, length }) => (
            <TableHeaderCell key={name} scope="colgroup" colSpan={length}>
              {title}
            </TableHeaderCell>
          ))}
        </TableRow>
      )}
      <TableRow>
        <TableHeaderCell scope="col">{tabulate.answer}</TableHeaderCell>
        {table.columns.map(({ block, code, label, letter, net }) => (
          <TableHeaderCell key={`${block ?? ''} ${code}`} scope="col" className="ido-numeric">
            {label}
            {net && ` (${tabulate.net})`}
            {choice.letters && letter !== null && <span className="ido-banner__letter"> {letter}</span>}
          </TableHeaderCell>
        ))}
      </TableRow>
    </TableHeader>
  );
}

interface SectionProps {
  readonly section: TableSection;
  readonly table: BannerTable;
  readonly choice: TableChoice;
}

function Section({ section, table, choice }: SectionProps) {
  const { tabulate } = texts;
  const bases: [string, (base: TableBase) => number | null | undefined][] = [[tabulate.n, ({ n }) => n]];
  if (table.weighting !== null)
    bases.push([tabulate.weightedN, ({ weighted }) => weighted], [tabulate.effectiveN, ({ effectiveN }) => effectiveN]);
  return (
    <TableBody>
      <TableRow className="ido-banner__question">
        <TableHeaderCell scope="rowgroup" colSpan={table.columns.length + 1}>
          {section.title}
        </TableHeaderCell>
      </TableRow>
      {section.rows.map(({ code, label, kind, cells }) => (
        <TableRow key={code}>
          <TableHeaderCell scope="row">
            {label}
            {kind === 'net' && ` (${tabulate.net})`}
          </TableHeaderCell>
          {cells.map((cell, at) => (
            <Numeric key={at}>
              <Figure cell={cell} choice={choice} />
            </Numeric>
          ))}
        </TableRow>
      ))}
      {section.numbers.map(({ measure, values }) => (
        <TableRow key={measure}>
          <TableHeaderCell scope="row">{tabulate.measures[measure]}</TableHeaderCell>
          {values.map((value, at) => (
            <Numeric key={at}>
              {value === null ? <Why why="noNumber" /> : decimals(value, Math.abs(value) < 10 ? 2 : 1)}
            </Numeric>
          ))}
        </TableRow>
      ))}
      {bases.map(([name, of]) => (
        <TableRow key={name} className="ido-banner__base">
          <TableHeaderCell scope="row">{name}</TableHeaderCell>
          {section.bases.map((base, at) => {
            const value = of(base);
            return (
              <Numeric key={at}>
                {base.suppressed ? (
                  <Why why="suppressed" />
                ) : value === null || value === undefined ? (
                  '–'
                ) : (
                  decimals(value, 0)
                )}
              </Numeric>
            );
          })}
        </TableRow>
      ))}
    </TableBody>
  );
}

function Figure({ cell, choice }: { cell: Cell; choice: TableChoice }) {
  const { tabulate } = texts;
  const withCount = cell.count !== null && (choice.counts || cell.percentage === null);
  return (
    <>
      {cell.percentage !== null && `${cell.percentage}%`}
      {withCount && cell.count !== null && (
        <span className="ido-quiet">
          {cell.percentage !== null && ' '}({dutchNumber(cell.count)})
        </span>
      )}
      {cell.why && <Why why={cell.why} />}
      {choice.letters && cell.higherThan.length > 0 && (
        <Fragment>
          <sup className="ido-banner__letter" aria-hidden="true">
            {cell.higherThan.join(' ')}
          </sup>
          <span className="ido-hidden"> {tabulate.higherThan(cell.higherThan.join(', '))}</span>
        </Fragment>
      )}
    </>
  );
}

/** A sign where a figure would be, with the reason in words. */
function Why({ why }: { why: NonNullable<Cell['why']> | 'noNumber' }) {
  const { signs, whys } = texts.tabulate;
  return (
    <>
      <span aria-hidden="true" title={whys[why]}>
        {signs[why]}
      </span>
      <span className="ido-hidden">{whys[why]}</span>
    </>
  );
}

function Numeric({ children }: { children: ReactNode }) {
  return <TableCell className="ido-numeric">{children}</TableCell>;
}

function decimals(value: number, most: number): string {
  return value.toLocaleString('nl-NL', { maximumFractionDigits: most, minimumFractionDigits: most > 1 ? most : 0 });
}
