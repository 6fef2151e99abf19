import type { FigurePanel, FigureSpec } from '@ido/report';
import {
  Table,
  TableBody,
  TableCaption,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from '@utrecht/component-library-react';
import { ScrollRegion } from '../parts/scroll-region';
import { texts } from '../texts';

/** The same figures as the chart, in its order. Crossed: one column per group. */
export function FigureTable({ spec, margin }: { spec: FigureSpec; margin: boolean }) {
  const [only] = spec.panels;
  const crossed = spec.panels.length > 1 || (only !== undefined && only.label !== null);
  return (
    <ScrollRegion label={texts.figure.scrollTable(spec.title)}>
      {crossed ? <CrossedTable spec={spec} /> : only && <PlainTable spec={spec} panel={only} margin={margin} />}
    </ScrollRegion>
  );
}

function PlainTable({ spec, panel, margin }: { spec: FigureSpec; panel: FigurePanel; margin: boolean }) {
  const percentages = panel.marks.some((mark) => mark.valueText !== '');
  return (
    <Table className="ido-table">
      <TableCaption className="ido-hidden">{spec.title}</TableCaption>
      <TableHeader>
        <TableRow>
          <TableHeaderCell scope="col">{texts.figure.answer}</TableHeaderCell>
          {percentages && <Numeric header>{texts.figure.percentage}</Numeric>}
          <Numeric header>{texts.figure.count}</Numeric>
          {margin && <Numeric header>{texts.figure.interval}</Numeric>}
        </TableRow>
      </TableHeader>
      <TableBody>
        {panel.marks.map((mark) => (
          <TableRow key={mark.code}>
            <TableHeaderCell scope="row">{mark.label}</TableHeaderCell>
            {percentages && <Numeric>{mark.valueText || '–'}</Numeric>}
            <Numeric>{mark.countText.replace(/[()]/gu, '')}</Numeric>
            {margin && <Numeric>{mark.intervalText || '–'}</Numeric>}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function CrossedTable({ spec }: { spec: FigureSpec }) {
  const order = spec.panels.find((panel) => panel.marks.length > 0)?.marks ?? [];
  return (
    <Table className="ido-table">
      <TableCaption className="ido-hidden">{spec.title}</TableCaption>
      <TableHeader>
        <TableRow>
          <TableHeaderCell scope="col">{texts.figure.answer}</TableHeaderCell>
          {spec.panels.map((panel) => (
            <Numeric header key={panel.label}>
              {panel.label}
              <br />
              <span className="ido-quiet">{panel.baseText}</span>
            </Numeric>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>
        {order.map((row) => (
          <TableRow key={row.code}>
            <TableHeaderCell scope="row">{row.label}</TableHeaderCell>
            {spec.panels.map((panel) => {
              const mark = panel.marks.find((candidate) => candidate.code === row.code);
              return <Numeric key={panel.label}>{mark ? `${mark.valueText} ${mark.countText}` : '–'}</Numeric>;
            })}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Numeric({ header, children }: { header?: boolean; children: React.ReactNode }) {
  if (header) {
    return (
      <TableHeaderCell scope="col" className="ido-numeric">
        {children}
      </TableHeaderCell>
    );
  }
  return <TableCell className="ido-numeric">{children}</TableCell>;
}
