import type { FigureContext, FigureInput } from '@ido/report';
import { useState } from 'react';
import { byName, click, press, render } from '../testing/render';
import { FigureCard } from './figure-card';

const figure = (code: string, label: string, count: number) => ({
  code,
  label,
  kind: 'substantive' as const,
  count,
  share: count / 20,
  percentage: (count / 20) * 100,
  interval: [0.2, 0.8] as [number, number],
});
const table: FigureInput = {
  name: 'netwerk',
  title: 'Is er een netwerk?',
  type: 'single',
  eligible: 20,
  answered: 20,
  missing: 0,
  base: 20,
  categories: [figure('ja', 'Ja', 15), figure('nee', 'Nee', 5)],
  notes: [],
};
const context: FigureContext = {
  number: 11,
  population: 342,
  responses: 20,
  unit: 'gemeenten',
  source: 'Nulmeting',
  selection: '',
  note: '',
  syntheticNote: 'reconstructie, geen echte antwoorden',
};

function Card({ of = table }: { of?: FigureInput }) {
  const [shown, setShown] = useState(false);
  const [margin, setMargin] = useState(false);
  return (
    <FigureCard
      table={of}
      context={context}
      heading="11. Is er een netwerk?"
      showTable={shown}
      showMargin={margin}
      onShowTable={setShown}
      onShowMargin={setMargin}
    />
  );
}

const shownPanel = () => document.querySelector('[role=tabpanel]:not([hidden])');
const cells = () => [...(shownPanel()?.querySelectorAll('tbody tr') ?? [])].map((row) => row.textContent);

describe('the card of a figure', () => {
  it('shows the chart first, and the same figures as a table on the other tab', () => {
    render(<Card />);
    expect(shownPanel()?.querySelector('svg')?.textContent).toContain('75% (15)');
    click(byName('[role=tab]', 'Tabel'));
    expect(cells()).toEqual(['Ja75%15', 'Nee25%5']);
  });

  it('switches tabs with the arrow keys and takes the focus along', () => {
    render(<Card />);
    press(byName('[role=tab]', 'Grafiek'), 'ArrowRight');
    expect(document.activeElement).toBe(byName('[role=tab]', 'Tabel'));
    expect(cells()).toHaveLength(2);
    press(byName('[role=tab]', 'Tabel'), 'Home');
    expect(byName('[role=tab]', 'Grafiek').getAttribute('aria-selected')).toBe('true');
  });

  it('shows the margin when asked, in the table too', () => {
    render(<Card />);
    click(byName('[role=tab]', 'Tabel'));
    click(byName('input[type=checkbox]', 'Marge tonen'));
    expect(cells()).toEqual(['Ja75%1520% tot 80%', 'Nee25%520% tot 80%']);
  });

  it('says base and that the answers are not real', () => {
    render(<Card />);
    const text = document.querySelector('article')?.textContent;
    expect(text).toContain('n = 20 van 342 gemeenten');
    expect(text).toContain('reconstructie, geen echte antwoorden');
  });

  it('of an open question says who answered, without chart, table or downloads', () => {
    render(<Card of={{ ...table, type: 'text', categories: [], base: null, answered: 18, missing: 2 }} />);
    expect(document.querySelector('article')?.textContent).toContain('18 van de 20 gaven antwoord, 2 niet');
    expect(document.querySelectorAll('[role=tab], svg, button')).toHaveLength(0);
  });

  it('offers PNG, SVG, CSV and a link, and closes the menu with Escape', () => {
    render(<Card />);
    const button = byName('article header button', 'Downloaden: 11. Is er een netwerk?');
    click(button);
    const offered = [...document.querySelectorAll('.ido-menu button')].map((choice) => choice.textContent);
    expect(offered).toEqual(['PNG (afbeelding)', 'SVG (schaalbaar)', 'CSV (cijfers)', 'Link kopiëren']);
    press(button, 'Escape');
    expect(button.getAttribute('aria-expanded')).toBe('false');
    expect(document.activeElement).toBe(button);
  });
});
