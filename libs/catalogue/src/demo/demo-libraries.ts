import { organisations } from '../register';

/** A library organisation made up for the demo, with the municipalities that it serves. */
export interface DemoLibrary {
  readonly code: string;
  readonly name: string;
  readonly province: string;
  /** Of the municipalities together, as the register counts them. */
  readonly inhabitants: number;
  readonly serves: readonly string[];
}

/** Said of each of them in the register. */
export const DEMO_LIBRARY_NOTE = 'Verzonnen voor de demonstratie. Deze bibliotheek bestaat niet.';

const served = new Map(organisations.map((one) => [one.code, one]));

/** Whatever is in the name besides, it says that it is made up. One municipality (Borsele) is served by two of them. */
export const demoLibraries: readonly DemoLibrary[] = (
  [
    ['Hunebed', 'GM0109', 'GM0114', 'GM0118'],
    ['Elfmeren', 'GM1900', 'GM1940'],
    ['Maretak', 'GM0037', 'GM0047', 'GM0765'],
    ['Zeekraal', 'GM0664', 'GM0654', 'GM0716'],
    ['Strandgaper', 'GM0703', 'GM0654'],
    ['Stroopwafel', 'GM0513', 'GM0627', 'GM1901'],
    ['Keistad', 'GM0307', 'GM0327'],
    ['Heidebrem', 'GM0228', 'GM0289'],
    ['Mergel', 'GM0957', 'GM0988', 'GM1640'],
  ] as const
).map(([name, ...serves], index) => {
  const municipalities = serves.map((code) => {
    const municipality = served.get(code);
    if (!municipality) throw new Error(`the demo's library ${name} serves unknown ${code}`);
    return municipality;
  });
  return {
    code: `BIB-DEMO-${index + 1}`,
    name: `Voorbeeldbibliotheek ${name} (verzonnen)`,
    province: municipalities[0]?.province ?? '',
    inhabitants: municipalities.reduce((sum, { inhabitants }) => sum + (inhabitants ?? 0), 0),
    serves,
  };
});
