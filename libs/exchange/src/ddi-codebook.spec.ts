import type { Variable } from '@ido/questionnaire';
import { ddiCodebook, type DdiMeta } from './ddi-codebook';
import { rich } from './testing/rich-questionnaire';
import { withWeight } from './weight-variable';

/** Children in the order of the schema of DDI Codebook 2.5, of the elements that are written; an element that is not named here has text only. */
const SEQUENCES: Record<string, readonly string[]> = {
  codeBook: ['docDscr', 'stdyDscr', 'fileDscr', 'dataDscr'],
  docDscr: ['citation'],
  stdyDscr: ['citation', 'stdyInfo'],
  citation: ['titlStmt', 'prodStmt', 'serStmt'],
  titlStmt: ['titl', 'IDNo'],
  prodStmt: ['prodDate', 'software'],
  serStmt: ['serName'],
  stdyInfo: ['abstract', 'sumDscr'],
  sumDscr: ['collDate', 'nation', 'anlyUnit', 'universe'],
  fileDscr: ['fileTxt'],
  fileTxt: ['fileName', 'dimensns'],
  dimensns: ['caseQnty', 'varQnty'],
  dataDscr: ['var'],
  var: ['labl', 'qstn', 'universe', 'sumStat', 'catgry', 'concept', 'varFormat', 'notes'],
  qstn: ['qstnLit'],
  catgry: ['catValu', 'labl', 'catStat'],
};
/** Elements and attributes that the schema requires, and the values that it allows. */
const REQUIRED: Record<string, readonly string[]> = {
  codeBook: ['stdyDscr'],
  titlStmt: ['titl'],
  citation: ['titlStmt'],
};
const ATTRIBUTES: Record<string, Record<string, RegExp>> = {
  codeBook: { version: /^2\.5$/ },
  var: { name: /./, intrvl: /^(contin|discrete)$/, wgt: /^(wgt|not-wgt)$/ },
  sumStat: { type: /^(vald|invd)$/ },
  catStat: { type: /^freq$/ },
  collDate: { event: /^(start|end)$/, date: /^\d{4}-\d\d-\d\d$/ },
  varFormat: { type: /^(numeric|character)$/, category: /^date$/ },
};

interface Element {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: Element[];
  text: string;
}

/** The tree of a document without comments and instructions. @throws Error where a tag is not closed. */
function parse(xml: string): Element {
  const top: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  for (const [, text, close, name, attributes, empty] of xml
    .replace(/^<\?.*?\?>/, '')
    .matchAll(/([^<]*)<(\/?)([\w:]+)([^>]*?)(\/?)>/g)) {
    open.at(-1)!.text += text;
    if (close) {
      if (open.pop()!.name !== name) throw new Error(`${name} is closed and was not open`);
      continue;
    }
    const pairs = [...attributes!.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key, value]) => [key!, value!]);
    const element = { name: name!, attributes: Object.fromEntries(pairs), children: [], text: '' };
    open.at(-1)!.children.push(element);
    if (!empty) open.push(element);
  }
  return top.children[0]!;
}
const all = (element: Element): Element[] => [element, ...element.children.flatMap(all)];

const META: DdiMeta = {
  wave: 'meting-2025',
  title: 'Monitor: meting 2025 <&>',
  study: 'Monitor',
  audience: 'gemeenten',
  population: 342,
  responses: 151,
  note: 'Verzonnen antwoorden.',
  collectedFrom: '2025-09-01',
  collectedUntil: '2025-10-31',
  createdAt: new Date('2026-01-02T12:00:00Z'),
};
const coded: Variable = {
  ...rich.codebook.variables[0]!,
  name: 'toelichting-code',
  title: 'Toelichting (gecodeerd)',
  questionType: 'coding',
};
const codebook = withWeight({ variables: [...rich.codebook.variables, coded] }, 'Naar provincie');
const written = (meta: Partial<DdiMeta> = {}) =>
  parse(Buffer.from(ddiCodebook(codebook, [], { ...META, ...meta })).toString());
const variable = (name: string) => all(written()).find((one) => one.attributes['name'] === name)!;

describe('the codebook as DDI', () => {
  it.each([
    ['with everything', {}],
    [
      'of what is withheld or not known',
      { population: null, responses: null, note: null, collectedFrom: null, collectedUntil: null },
    ],
  ])('has the elements of its schema in their order, with what is required: %s', (_, meta) => {
    for (const { name, children, attributes } of all(written(meta))) {
      const order = SEQUENCES[name] ?? [];
      const places = children.map((child) => order.indexOf(child.name));
      expect({ name, places }).toEqual({ name, places: [...places].sort((a, b) => a - b) });
      expect({ name, unknown: children.filter((_child, at) => places[at] === -1) }).toEqual({ name, unknown: [] });
      for (const child of REQUIRED[name] ?? []) expect(children.map((one) => one.name)).toContain(child);
      for (const [key, allowed] of Object.entries(ATTRIBUTES[name] ?? {}))
        if (key in attributes) expect(attributes[key]).toMatch(allowed);
    }
    const ids = all(written(meta)).flatMap(({ attributes }) => attributes['ID'] ?? []);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('gives as a literal question only what was asked', () => {
    const asked = (name: string) => all(variable(name)).some((one) => one.name === 'qstnLit');
    expect([asked('regierol'), asked('toelichting-code'), asked('weging')]).toEqual([true, false, false]);
    expect(variable('weging').attributes['wgt']).toBe('wgt');
  });

  it('says of a date that it is one', () => {
    const date = rich.codebook.variables.find(({ type }) => type === 'date')!;
    expect(variable(date.name).children.at(-1)!.attributes).toEqual({ type: 'character', category: 'date' });
  });
});
