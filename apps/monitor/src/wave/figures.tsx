import type { Breakdown, VariableBreakdown } from '@ido/api';
import type { FigureContext } from '@ido/report';
import { useMemo } from 'react';
import { FigureCard } from '../figure/figure-card';
import { figureReference } from '../releases/paste-reference';
import { texts } from '../texts';
import { figureHeading } from './figure-heading';
import { selectionSentence } from './filter-words';
import { numberOf } from './question-numbers';
import type { RoleSection } from './role-sections';
import { withName, type Selection } from './selection';

interface FiguresProps {
  readonly breakdown: Breakdown;
  readonly sections: readonly RoleSection[];
  readonly unit: string;
  readonly source: string;
  readonly selection: Selection;
  readonly numbers: ReadonlyMap<string, number>;
  readonly onSelection: (selection: Selection) => void;
}

/** The figure cards, by role; or what to do when there are none. */
export function Figures({ breakdown, sections, ...rest }: FiguresProps) {
  if (breakdown.responses === 0) return <NoFigures filtered={Object.keys(rest.selection.filters).length > 0} />;
  return sections.map(({ role, variables }) => (
    <section key={role ?? ''} className="ido-role" aria-labelledby={`rol-${role ?? 'geen'}`}>
      <h2 id={`rol-${role ?? 'geen'}`} className={sections.length > 1 || role ? 'ido-role__title' : 'ido-hidden'}>
        {role ? texts.roles[role] : texts.roles.none}
      </h2>
      {variables.map((variable) => (
        <Figure key={variable.name} {...{ breakdown, variable }} {...rest} />
      ))}
    </section>
  ));
}

function Figure({
  breakdown,
  variable,
  unit,
  source,
  selection,
  numbers,
  onSelection,
}: Omit<FiguresProps, 'sections'> & { variable: VariableBreakdown }) {
  const order = breakdown.variables;
  const context = useMemo<FigureContext>(
    () => ({
      number: numberOf(variable.name, numbers),
      population: breakdown.population,
      responses: breakdown.responses,
      unit,
      source,
      selection: selectionSentence(breakdown, selection),
      note: variable.note,
      syntheticNote: breakdown.syntheticNote,
    }),
    [breakdown, variable, unit, source, selection, numbers],
  );
  const { name } = variable;
  return (
    <FigureCard
      table={variable}
      reference={breakdown.reference === null ? null : figureReference(breakdown.reference, name)}
      context={context}
      heading={figureHeading(variable, order, numbers)}
      showTable={selection.tables.includes(name)}
      showMargin={selection.margins.includes(name)}
      onShowTable={(shown) => onSelection({ ...selection, tables: withName(selection.tables, name, shown) })}
      onShowMargin={(shown) => onSelection({ ...selection, margins: withName(selection.margins, name, shown) })}
    />
  );
}

function NoFigures({ filtered }: { filtered: boolean }) {
  return (
    <div className="ido-card ido-empty">
      <p>
        <strong>{filtered ? texts.wave.noSelection : texts.wave.noFigures}</strong>
      </p>
      <p>{filtered ? texts.wave.noSelectionHelp : texts.wave.noFiguresHelp}</p>
    </div>
  );
}
